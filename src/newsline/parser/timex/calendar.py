"""Calendar arithmetic: shifted days and months, ISO weeks, quarters, seasons, holidays, EDTF."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from newsline.model.when import days_in_month

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def clip_day(year: int, month: int, day: int) -> date | None:
    """The date, or `None` if there is no such day (31 June) or year."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date | None:
    """`day` moved by `count` days, `None` outside the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month (1 to 12) `count` months away."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def move(day: date, unit: str, count: int) -> date | None:
    """`day` moved by `count` days, weeks, months or years; the day of the month is kept if it exists."""
    if unit in ("D", "N"):
        return add_days(day, count)
    if unit in ("W", "F"):
        return add_days(day, count * (7 if unit == "W" else 14))
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if months is None:
        return None
    year, month = add_months(day.year, day.month, count * months)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day.day, days_in_month(year, month)))


def week_value(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it: `2012-W51`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def quarter_of(month: int) -> int:
    """The calendar quarter (1 to 4) of a month."""
    return (month - 1) // 3 + 1


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth (1 to 4; -1: last) given ISO weekday of a month."""
    from dateutil.relativedelta import relativedelta
    from dateutil.relativedelta import weekday as nth_day

    # Counted from the first day of the month on, or from the last one back (31 is cut to its length).
    day = 1 if nth > 0 else 31
    return date(year, month, 1) + relativedelta(day=day, weekday=nth_day(weekday - 1, nth))


def _easter(year: int) -> date:
    from dateutil.easter import easter

    return easter(year)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: _easter(year) + timedelta(days=days)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int, plus: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days=plus)


# Fixed days, nth weekdays (5 U.S.C. 6103 for the United States) and days counted from Easter.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new-year": _fixed(1, 1), "groundhog-day": _fixed(2, 2), "valentines-day": _fixed(2, 14),
    "womens-day": _fixed(3, 8), "st-patricks-day": _fixed(3, 17), "april-fools-day": _fixed(4, 1),
    "earth-day": _fixed(4, 22), "anzac-day": _fixed(4, 25), "labour-day": _fixed(5, 1),
    "ve-day": _fixed(5, 8), "canada-day": _fixed(7, 1),
    "bastille-day": _fixed(7, 14), "halloween": _fixed(10, 31), "all-saints-day": _fixed(11, 1),
    "armistice-day": _fixed(11, 11), "veterans-day": _fixed(11, 11), "christmas-eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing-day": _fixed(12, 26), "new-years-eve": _fixed(12, 31), "australia-day": _fixed(1, 26),
    "mlk-day": _nth(1, 1, 3), "presidents-day": _nth(2, 1, 3), "mothers-day": _nth(5, 7, 2),
    "memorial-day": _nth(5, 1, -1), "fathers-day": _nth(6, 7, 3), "labor-day": _nth(9, 1, 1),
    "columbus-day": _nth(10, 1, 2), "thanksgiving": _nth(11, 4, 4), "black-friday": _nth(11, 4, 4, 1),
    "cyber-monday": _nth(11, 4, 4, 4), "election-day": _nth(11, 1, 1, 1),
    "easter": _after_easter(0), "good-friday": _after_easter(-2), "easter-monday": _after_easter(1),
    "palm-sunday": _after_easter(-7), "shrove-tuesday": _after_easter(-47),
    "ash-wednesday": _after_easter(-46), "ascension-day": _after_easter(39), "pentecost": _after_easter(49),
}  # fmt: skip


def holiday(name: str, year: int) -> date | None:
    """The day a holiday falls on in a year (Gregorian).

    `None` if the year has none to compute, or if each country has its own: Independence Day.
    """
    try:
        return HOLIDAYS[name](year)
    except (KeyError, ValueError):
        return None


@lru_cache(maxsize=1024)
def edtf_of(value: str) -> str | None:
    """The EDTF (level 1) of a TIMEX3 DATE or TIME value, `None` where it names no calendar date.

    A week, weekend, quarter or half-year becomes the interval of its first and last day or month.
    """
    value = value.partition("T")[0]
    if value.startswith("0000"):  # the year before the year 1, of which there is no date
        return None
    if value.isdecimal():
        return {4: value, 3: value + "X", 2: value + "XX"}.get(len(value))
    year, _, rest = value.partition("-")
    if not (year.isdecimal() and len(year) == 4):
        return None
    if rest[:1] == "W" and rest[1:3].isdecimal():
        return _week_edtf(int(year), int(rest[1:3]), rest[4:])
    if rest[:1] == "Q" and rest[1:].isdecimal():
        first = int(rest[1:]) * 3 - 2
        return f"{year}-{first:02}/{year}-{first + 2:02}"
    if rest[:1] == "H" and rest[1:].isdecimal():
        first = int(rest[1:]) * 6 - 5
        return f"{year}-{first:02}/{year}-{first + 5:02}"
    if rest in _SEASON_EDTF:
        return f"{year}-{_SEASON_EDTF[rest]}"
    return value if rest.replace("-", "").isdecimal() else None


def _week_edtf(year: int, week: int, tail: str) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        if tail == "WE":
            return f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"
        return f"{monday}/{monday + timedelta(days=6)}"
    except (ValueError, OverflowError):
        return None
