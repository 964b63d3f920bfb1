import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import when
from newsline.render import dates
from newsline.render.view import Granularity

IN_WORDS = [
    # edtf, text, column under months, bounds
    ("2012-12-22", "22 Dec 2012", ("Sat 22", ""), "on 22 Dec 2012"),
    ("2012-12-22?", "22 Dec 2012?", ("Sat 22?", ""), "on 22 Dec 2012?"),
    ("2012-11", "Nov 2012", ("day unknown", ""), "in Nov 2012"),
    ("2012-11~", "about Nov 2012", ("about Nov", "day unknown"), "in about Nov 2012"),
    ("2012", "2012", ("month unknown", ""), "in 2012"),
    ("2012?", "2012?", ("2012?", ""), "in 2012?"),
    ("2012%", "about 2012?", ("about 2012?", ""), "in about 2012?"),
    ("2012-XX", "2012", ("month unknown", ""), "in 2012"),
    ("2012-11-XX", "Nov 2012", ("day unknown", ""), "in Nov 2012"),
    ("2012-21", "spring 2012", ("spring 2012", ""), "in spring 2012"),
    ("201X", "2010s", ("2010s", ""), "in 2010s"),
    ("20XX", "2000–2099", ("2000–2099", ""), "in 2000–2099"),
    ("2011/2017", "2011–2017", ("2011–2017", ""), "between 2011 and 2017"),
    ("../2016-10", "until Oct 2016", ("until", "Oct 2016"), "not after Oct 2016"),
    ("2011/..", "from 2011", ("from 2011", ""), "not before 2011"),
    (
        "2016-10-18/2016-10-20",
        "18 Oct 2016 – 20 Oct 2016",
        ("18 Oct 2016", "– 20 Oct 2016"),
        "between 18 Oct 2016 and 20 Oct 2016",
    ),
]


@pytest.mark.parametrize(("edtf", "text", "column", "bounds"), IN_WORDS)
def test_a_date_in_words(edtf: str, text: str, column: tuple[str, str], bounds: str) -> None:
    date = when(edtf)
    assert dates.text(date) == text
    assert dates.column(date, Granularity.MONTH) == column
    assert dates.bounds_text(date) == bounds


COLUMNS = [
    (Granularity.DAY, ("06:29", "-08:00")),
    (Granularity.WEEK, ("Sat 22 Dec", "06:29 -08:00")),
    (Granularity.MONTH, ("Sat 22", "06:29 -08:00")),
    (Granularity.YEAR, ("Sat 22 Dec", "06:29 -08:00")),
]


@pytest.mark.parametrize(("by", "column"), COLUMNS)
def test_the_column_leaves_out_what_the_heading_says(by: Granularity, column: tuple[str, str]) -> None:
    date = when("2012-12-22", time="2012-12-22T06:29:00-08:00")
    assert dates.column(date, by) == column


CLOCKS = [
    ("2012-12-22T06:29:00-08:00", "06:29 -08:00"),
    ("2012-12-22T06:29:00.125Z", "06:29 UTC"),
    ("2012-12-22T06:29:00+00:00", "06:29 UTC"),
    ("2012-12-22T06:29", "06:29"),
    ("2012-12-22", ""),
    (None, ""),
]


@pytest.mark.parametrize(("time", "clock"), CLOCKS)
def test_clock(time: str | None, clock: str) -> None:
    assert dates.clock(time) == clock


@pytest.mark.parametrize(
    ("edtf", "time", "text"),
    [
        ("2012-12-22", "2012-12-22T06:29:00-08:00", "22 Dec 2012, 06:29 -08:00"),
        ("2012-11", None, "Nov 2012, day unknown"),
        ("2012", None, "2012, month and day unknown"),
        ("2011/2017", None, "2011–2017"),
    ],
)
def test_the_long_form_says_what_is_unknown(edtf: str, time: str | None, text: str) -> None:
    assert dates.long_text(when(edtf, time=time)) == text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (60, "8 weeks"),
        (61, "2 months"),
        (365, "1 year"),
        (400, "1 year 1 month"),
        (490, "1 year 4 months"),
        (730, "2 years"),
        (1094, "2 years 11 months"),
    ],
)
def test_period(days: int, words: str) -> None:
    assert dates.period(days) == words


@given(
    st.dates(),
    st.sampled_from(["", "?", "~", "%"]),
    st.sampled_from([4, 7, 10]),
    st.sampled_from([unit for unit in Granularity if unit is not Granularity.AUTO]),
)
def test_the_column_is_narrow(day, mark, length, by) -> None:  # type: ignore[no-untyped-def]
    for line in dates.column(when(day.isoformat()[:length] + mark), by):
        assert len(line) <= 16
