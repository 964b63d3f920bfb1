from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import when
from newsline.render.histogram import histogram, sparkline
from newsline.render.layout import Pen, row_cells
from newsline.render.view import Terminal

CASES = [
    (
        "years",
        ["2011", "2012-11", "2012-11-08", "2013-03", "2014", "2015-10-21"],
        [
            "   2       █████",
            "     █████ █████ █████ █████ █████",
            "     ┬─────┬─────┬─────┬─────┬────",
            "     2011  2012  2013  2014  2015",
            "     each bar a year, the highest 2",
        ],
    ),
    (
        "days",
        ["2016-02-26", "2016-02-26", "2016-02-27", "2016-03-01"],
        [
            "   2 █████",
            "     █████ █████             █████",
            "     ┬───────────────────────┬────",
            "     26 Feb 2016        1 Mar 2016",
            "     each bar a day, the highest 2",
        ],
    ),
]


@pytest.mark.parametrize(("name", "days", "lines"), CASES, ids=[name for name, _, _ in CASES])
def test_histogram(name: str, days: list[str], lines: list[str]) -> None:
    rows = histogram([when(day) for day in days], Pen(Terminal(40)), left=5, width=34)
    assert ["".join(text for text, _ in row).rstrip() for row in rows] == lines


def test_a_date_wider_than_a_bar_is_not_drawn_and_said() -> None:
    days = ["2012-01-05", "2012-03-01", "2012-05-01", "2012-06-01", "2012", "../2013", "2011/2017"]
    rows = histogram([when(day) for day in days], Pen(Terminal(80)), left=5, width=60)
    caption = " ".join(row[-1][0] for row in rows[-2:])
    assert caption == "each bar a week, the highest 1; 3 with a date too wide to draw"


@pytest.mark.parametrize("days", [[], ["2012-01-01"], ["2012-01-01", "2012-01-01"], ["../2012", "2012/.."]])
def test_no_bars_for_less_than_two_times(days: list[str]) -> None:
    assert histogram([when(day) for day in days], Pen(Terminal(80)), left=5, width=60) == []


@given(
    st.lists(st.dates(date(1800, 1, 1), date(2100, 1, 1)), min_size=2, max_size=30),
    st.integers(30, 180),
    st.booleans(),
)
def test_bars_fit_any_span(days: list[date], width: int, ascii_only: bool) -> None:
    pen = Pen(Terminal(width + 10, ascii_only=ascii_only))
    rows = histogram([when(day.isoformat()) for day in days], pen, left=10, width=width)
    assert all(row_cells([*row[:-1], (row[-1][0].rstrip(), "")]) <= width + 10 for row in rows[:-1])
    assert bool(rows) == (len(set(days)) > 1)


def test_any_length_of_time_gets_a_unit_of_its_own() -> None:
    names = []
    for step in (1, 20, 120, 400, 2000, 20000):
        days = [date(1900, 1, 1) + timedelta(step * n) for n in range(10)]
        rows = histogram([when(day.isoformat()) for day in days], Pen(Terminal(80)), left=5, width=70)
        names.append(rows[-1][-1][0].split(",")[0])
    assert names == [f"each bar a {unit}" for unit in ("day", "week", "quarter", "year", "decade", "century")]


def test_sparkline() -> None:
    assert sparkline([0, 1, 4, 8], Pen(Terminal())) == " ▁▄█"
    assert sparkline([], Pen(Terminal())) == ""
    assert sparkline([3, 0], Pen(Terminal(ascii_only=True))) == "# "
