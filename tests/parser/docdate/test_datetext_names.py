"""Names of months: the generated file is what CLDR says, and other calendars count right."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from newsline.parser.datetext.calendars import cjk_number, iso_week_day, solar_hijri
from newsline.parser.datetext.names import months, weekdays

ROOT = Path(__file__).resolve().parents[3]


def test_the_file_of_names_is_what_cldr_gives() -> None:
    pytest.importorskip("babel")
    spec = importlib.util.spec_from_file_location("cldr_names", ROOT / "tools" / "cldr_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stored = (ROOT / "src/newsline/parser/datetext/names.txt").read_text("utf-8")
    assert module.generate() == stored, "run tools/cldr_names.py"


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("Février", 2), ("FEVRIER", 2), ("Jänner", 1), ("julho", 7), ("декабря", 12), ("ΙΟΥΛΙΟΥ", 7),
        ("ARALIK", 12), ("كانون الثاني", 1), ("يوليو", 7), ("ביולי", 7), ("जुलाई", 7), ("října", 10),
    ],
)  # fmt: skip
def test_months(word: str, month: int) -> None:
    assert months(word) == (month,)


@pytest.mark.parametrize("word", ["", "words", "Article", "第", "No", "people"])
def test_other_words_are_no_months(word: str) -> None:
    assert months(word) == ()


@pytest.mark.parametrize(
    ("word", "weekday"), [("Tues", 2), ("mercredi", 3), ("quarta-feira", 3), ("суббота", 6), ("星期日", 7)]
)
def test_weekdays(word: str, weekday: int) -> None:
    assert weekdays(word) == (weekday,)


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1395, 4, 23), date(2016, 7, 13)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1300, 1, 1), date(1921, 3, 21)),
        ((1396, 12, 30), None),
        ((1396, 13, 1), None),
        ((1396, 7, 31), None),
    ],
)
def test_solar_hijri(persian: tuple[int, int, int], gregorian: date | None) -> None:
    assert solar_hijri(*persian) == gregorian


def test_numerals_and_weeks() -> None:
    assert [cjk_number(text) for text in ("二〇一六", "十", "十三", "二十", "元", "廿一", "人", "")] == [
        2016, 10, 13, 20, 1, 21, None, None,
    ]  # fmt: skip
    assert iso_week_day(2016, 28, 3) == date(2016, 7, 13)
    assert iso_week_day(2016, 54, 1) is None
