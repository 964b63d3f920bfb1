"""The stretch of time that a person asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.errors import NewslineError
from newsline.parser.daterange import read_range

_TODAY = date(2012, 12, 22)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-11", "2012-11-01", "2012-11-30"),
        ("2012-11-05", "2012-11-05", "2012-11-05"),
        ("Nov 2012", "2012-11-01", "2012-11-30"),
        ("nov 2012", "2012-11-01", "2012-11-30"),
        ("  5  November 2012 ", "2012-11-05", "2012-11-05"),
        ("November 5, 2012", "2012-11-05", "2012-11-05"),
        ("12/21/2012", "2012-12-21", "2012-12-21"),
        ("yesterday", "2012-12-21", "2012-12-21"),
        ("today", "2012-12-22", "2012-12-22"),
        ("monday", "2012-12-17", "2012-12-17"),
        ("last week", "2012-12-10", "2012-12-16"),
        ("last month", "2012-11-01", "2012-11-30"),
        ("this year", "2012-01-01", "2012-12-31"),
        ("10 days ago", "2012-12-12", "2012-12-12"),
        ("3 weeks ago", "2012-12-01", "2012-12-01"),
        ("the past two weeks", "2012-12-08", "2012-12-22"),
        ("last 3 days", "2012-12-19", "2012-12-22"),
        ("next 2 months", "2012-12-22", "2013-02-22"),
        ("since 2011", "2011-01-01", None),
        ("from May to July 2015", "2015-05-01", "2015-07-31"),
        ("04/04/2016", "2016-04-04", "2016-04-04"),
        ("13/04/2016", "2016-04-13", "2016-04-13"),
        ("5 months ago", "2012-07-22", "2012-07-22"),
        ("2 years ago", "2010-12-22", "2010-12-22"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("summer 2012", "2012-06-01", "2012-08-31"),
        ("easter 2012", "2012-04-08", "2012-04-08"),
        ("Q3 2012", "2012-07-01", "2012-09-30"),
        ("2012-Q4", "2012-10-01", "2012-12-31"),
        ("2012-W51", "2012-12-17", "2012-12-23"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2012?", "2012-01-01", "2012-12-31"),
        ("2011/2012-06", "2011-01-01", "2012-06-30"),
        ("2012..2016-07", "2012-01-01", "2016-07-31"),
        ("last month..today", "2012-11-01", "2012-12-22"),
        ("2011-2017", "2011-01-01", "2017-12-31"),
        ("2011–2017", "2011-01-01", "2017-12-31"),
        ("from May 2011 to June 2012", "2011-05-01", "2012-06-30"),
        ("between 2011 and 2013", "2011-01-01", "2013-12-31"),
        ("..2016", None, "2016-12-31"),
        ("2016..", "2016-01-01", None),
    ],
)
def test_reads(expression: str, first: str | None, last: str | None) -> None:
    expected = tuple(day and date.fromisoformat(day) for day in (first, last))
    assert read_range(expression, _TODAY) == expected


@pytest.mark.parametrize(
    "expression",
    ["", " ", "may", "march", "second", "148 people", "13/45/2012", "2012-13-01", "31 June 2012", "soonish",
     "now", "..", "2012..soon", "3 weeks", "every week", "Assad", "2012 2013", "in 2012 or so", "x" * 5000,
     "a\x1b[31m"],
)  # fmt: skip
def test_rejects_what_is_no_date(expression: str) -> None:
    with pytest.raises(NewslineError) as caught:
        read_range(expression, _TODAY)
    message = str(caught.value)
    assert message.startswith("not a date: ")
    assert "last month" in message
    assert message.isprintable()
    assert len(message) < 300


def test_rejects_a_range_that_ends_before_it_begins() -> None:
    with pytest.raises(NewslineError, match="ends before it begins"):
        read_range("2016..2012", _TODAY)


@given(st.text(max_size=60), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_text_is_read_or_refused(expression: str, today: date) -> None:
    try:
        first, last = read_range(expression, today)
    except NewslineError:
        return
    assert first is not None or last is not None
    assert first is None or last is None or first <= last


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_two_days_make_a_range(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert read_range(f"{first}..{last}", _TODAY) == (first, last)
