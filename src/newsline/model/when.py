"""Dates that say how exact they are: EDTF (ISO 8601-2:2019, level 1) and its bounds."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal["century", "decade", "year", "season", "month", "day", "interval"]

_QUALIFIER = "?~%"
_SINGLE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", re.ASCII)
# EDTF level 1 seasons, northern hemisphere, as first month and number of months.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}


class When(NamedTuple):
    """A date, as exact as its evidence and no more.

    `edtf` is the date (EDTF level 1); `earliest` and `latest` are the first and
    last day it can mean (`None`: open); `precision` is the smallest unit stated;
    `time` is ISO 8601 with the offset when it is known, `None` without a clock;
    `basis` names the kind of evidence (`byline`, `url`, …), `evidence` quotes it;
    `confidence` is between 0 and 1.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    time: str | None = None
    basis: str = ""
    evidence: str = ""
    confidence: float = 1.0

    def sort_key(self) -> tuple[date, date, str]:
        """Chronological order; within one day those with a clock follow those without, in UTC."""
        latest = self.latest or date.max
        return (self.earliest or latest, latest, _instant(self.time))


def _instant(time: str | None) -> str:
    if time is None:
        return ""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    if moment.tzinfo is None:
        return moment.isoformat()
    local = moment.replace(tzinfo=None)
    try:
        return (local - (moment.utcoffset() or moment.resolution * 0)).isoformat()
    except OverflowError:  # the first or the last day there is
        return local.isoformat()


def when(
    edtf: str,
    *,
    time: str | None = None,
    basis: str = "",
    evidence: str = "",
    confidence: float = 1.0,
) -> When:
    """Build a `When` from an EDTF string, its bounds and precision worked out.

    Raises `ValueError` if `edtf` is not EDTF level 1 of the kinds newsline uses.
    """
    earliest, latest, precision = edtf_bounds(edtf)
    return When(edtf, earliest, latest, precision, time, basis, evidence, confidence)


def days_in_month(year: int, month: int) -> int:
    """How many days a month (1 to 12) of the Gregorian calendar has. (`calendar` is slow to import.)"""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@lru_cache(maxsize=4096)
def edtf_bounds(edtf: str) -> tuple[date | None, date | None, Precision]:
    """First day, last day (both inclusive, `None` when open) and precision of an EDTF string.

    Understands dates (`2012`, `2012-12`, `2012-12-22`), the qualifiers `? ~ %` at the
    end, unspecified digits (`201X`, `20XX`, `2012-XX`), seasons (`2012-21` to
    `2012-24`) and intervals (`2011/2017`, `../2016-10`, `2011/..`).
    Raises `ValueError` for anything else, also for days that do not exist.
    """
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        earliest = None if left in ("..", "") else _single(left)[0]
        latest = None if right in ("..", "") else _single(right)[1]
        if earliest is None and latest is None:
            raise ValueError(f"an interval without bounds: {edtf!r}")
        if earliest and latest and earliest > latest:
            raise ValueError(f"an interval that ends before it begins: {edtf!r}")
        return earliest, latest, "interval"
    return _single(edtf)


def _single(edtf: str) -> tuple[date, date, Precision]:
    match = _SINGLE.fullmatch(edtf.rstrip(_QUALIFIER))
    if match is None:
        raise ValueError(f"not an EDTF date: {edtf!r}")
    year_digits, month_digits, day_digits = match.groups()
    first, last = int(year_digits.replace("X", "0")), int(year_digits.replace("X", "9"))
    if first != last or month_digits in (None, "XX"):
        year_precision: Precision = "year"
        if first != last:
            year_precision = "century" if last - first == 99 else "decade"
        return date(max(first, 1), 1, 1), date(last, 12, 31), year_precision
    month = int(month_digits)
    if month in _SEASONS:
        start, _ = _SEASONS[month]
        if (first, month) == (9999, 24):
            return date(first, start, 1), date.max, "season"
        end_year, end_month = (first + 1, 2) if month == 24 else (first, start + 2)
        end_day = days_in_month(end_year, end_month)
        return date(first, start, 1), date(end_year, end_month, end_day), "season"
    if day_digits in (None, "XX"):
        return date(first, month, 1), date(first, month, days_in_month(first, month)), "month"
    day = date(first, month, int(day_digits))
    return day, day, "day"
