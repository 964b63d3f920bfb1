import pytest

from newsline.model import when
from newsline.render.gaps import wide_gaps

GAPS = [
    ("a year among weeks", ["2012-01-01", "2012-01-08", "2012-01-20", "2013-02-01", "2013-02-09"], {3: 377}),
    ("even steps", ["2012-01-01", "2012-02-01", "2012-03-01", "2012-04-01", "2012-05-01"], {}),
    ("too few to know", ["2012-01-01", "2012-01-02", "2019-01-01"], {}),
    ("a year fills it all", ["2012-01-01", "2012-01-08", "2012-01-20", "2013", "2014-01-05"], {3: 346}),
    (
        "an interval fills nothing",
        ["2012-01-01", "2012-01-08", "2012/2017", "2012-01-20", "2016-05-01"],
        {4: 1562},
    ),
    ("hours are no gap", ["2012-01-01"] * 4 + ["2012-01-04"], {}),
    ("open ends count for nothing", ["../2012", "2012-01-01", "2012-01-02"], {}),
    ("nothing", [], {}),
]


@pytest.mark.parametrize(("name", "days", "gaps"), GAPS, ids=[name for name, _, _ in GAPS])
def test_wide_gaps(name: str, days: list[str], gaps: dict[int, int]) -> None:
    dates = [when(day) for day in days]
    assert wide_gaps(dates) == gaps
    assert sorted(wide_gaps(dates[::-1]).values()) == sorted(gaps.values())
