"""Seasons, quarters, decades, centuries; clock times and holidays."""

from collections.abc import Callable
from datetime import date

from newsline.parser.timex.calendar import SEASON_MONTHS, add_days, add_months, holiday, quarter_of
from newsline.parser.timex.reading import Found, Reading
from newsline.parser.timex.resolve_days import DAY_METHODS, Value, period_value, year_of_month
from newsline.parser.timex.telling import Telling

_REPORTS = frozenset("report reports release releases publish publishes announce announces post".split())
_NOON, _EVENING = "12:00", "18:00"


def _ended(s: Telling, item: Found) -> tuple[int, int] | None:
    """The year and quarter of the date in "the quarter ended Sept. 30"."""
    t = s.t
    ended = item.last + 1 + (t.words[item.last + 1] == "that")
    if not t.joined(item.last) or t.words[ended] not in ("ended", "ending"):
        return None
    if s.position + 1 >= len(s.found):
        return None
    after = s.found[s.position + 1]
    reading = after.reading
    if after.first - ended > 2 or reading.kind != "date" or reading.month is None:
        return None
    year = reading.year or year_of_month(s, after, reading, reading.month, reading.day)
    return None if year is None else (year, quarter_of(reading.month))


def _season(s: Telling, item: Found, reading: Reading) -> Value:
    code = reading.value
    year = s.base_year(item, reading.base)
    near = reading.focus or (reading.shift is None and s.near_focus(item))
    if year is None and near and s.focus is not None:
        year = s.focus[0] + s.years_beside(reading, SEASON_MONTHS[code])
    elif year is None and s.month is not None:
        year, month = s.month
        begins = SEASON_MONTHS[code]
        shift = reading.shift
        if "past" in s.t.words[item.first : item.first + 2]:
            shift = -1
        if shift is not None and shift < 0:
            year -= begins + 2 >= month
            if code == "WI" and month <= 2 and shift < 0:
                year = s.month[0] - 1
        elif shift is not None and shift > 0:
            year += begins <= month
        elif code == "WI" and month <= 4:
            year -= month <= 2 or shift is not None or s.direction(item) <= 0
        elif shift is None and begins > month:
            year -= s.direction(item) < 0
        elif shift is None and begins + 2 < month:
            year += s.direction(item) > 0  # "a date has been set for the spring"
    elif year is None:
        year = s.year
    if year is None:
        return "DATE", f"XXXX-{code}"
    s.reach(item, year, None, None, reading.base is not None and reading.base.year is not None)
    return "DATE", f"{year:04}-{code}"


def _quarter(s: Telling, item: Found, reading: Reading) -> Value:
    number = reading.n
    year = s.base_year(item, reading.base)
    if year is None:
        ended = _ended(s, item)
        if ended is not None:
            year = ended[0]
        elif s.near_focus(item) and s.focus is not None and s.focus[1] is None:
            year = s.focus[0]
        elif s.month is not None:
            year = _quarter_year(s, item, number)
        else:
            year = s.year
    if year is None:
        return "DATE", f"XXXX-Q{number}"
    if reading.base is None or reading.base.kind != "later":
        ahead = s.month is not None and (year, number) >= (s.month[0], quarter_of(s.month[1]))
        if not ahead or _ended(s, item) or s.direction(item) <= 0:
            s.period = (year, number)
    return "DATE", f"{year:04}-Q{number}"


def _quarter_year(s: Telling, item: Found, number: int) -> int:
    """The year of a quarter without one: the last begun, or one to come if the clause looks ahead."""
    assert s.month is not None
    year, month = s.month
    current = quarter_of(month)
    if number > current + 1:
        ahead = s.direction(item) > 0 and _REPORTS.isdisjoint(s.t.words[item.first - 2 : item.first])
        return year if ahead else year - 1
    if number == 1 and current == 4:
        return year + 1 if s.direction(item) > 0 else year
    return year


def _focus_quarter(s: Telling, item: Found, reading: Reading) -> Value:
    period = s.period
    ended = _ended(s, item)
    if ended is not None and reading.base is None:
        s.period = ended
        return period_value(s, *ended)
    if period is None:
        if s.month is None:
            return "DATE", "XXXX-QX"
        year, month = s.month
        back = add_months(year, month, -3)
        period = (back[0], quarter_of(back[1]))
        if reading.base is None and "the" in s.t.words[item.first : item.last]:
            s.period = period
    year, number = period
    moved = s.base_year(item, reading.base)
    if moved is not None:
        return period_value(s, moved, number)
    return period_value(s, year, number)


def _half(s: Telling, item: Found, reading: Reading) -> Value:
    year = s.base_year(item, reading.base) or s.year
    return "DATE", f"{year:04}-H{reading.n}" if year is not None else f"XXXX-H{reading.n}"


def _decade(s: Telling, item: Found, reading: Reading) -> Value:
    assert reading.year is not None
    start = reading.year
    if start < 100:
        # "the sixties": the last such decade that had begun at the time of writing
        written = s.year or 2000
        start += written // 100 * 100
        if start > written:
            start -= 100
    s.focus, s.focus_word, s.explicit = (start, None, None), item.last, False
    return "DATE", str(start // 10)


def _century(s: Telling, item: Found, reading: Reading) -> Value:
    return "DATE", f"{reading.n - 1:02}"


def _base_day(s: Telling, item: Found, base: Reading | None) -> str:
    if base is not None:
        return DAY_METHODS[base.kind](s, item, base)[1]
    day = s.day
    if s.narrative or (s.focus is not None and s.focus_word >= item.first - 12):
        day = s.focus_day() or (None if s.narrative and s.focus else day)
    return day.isoformat() if day else "XXXX-XX-XX"


def _clock(s: Telling, item: Found, reading: Reading) -> Value:
    if reading.base is None and s.day is not None and _alone(s, item):
        # What "tomorrow" was above the next entry of a running report is nothing to its clock.
        return "TIME", f"{s.day.isoformat()}T{reading.value}"
    day = _base_day(s, item, reading.base)
    if reading.base is None and day[0] != "X" and _past_midnight(s, item, reading.value):
        morrow = add_days(date.fromisoformat(day), 1)
        day = morrow.isoformat() if morrow else day
    return "TIME", f"{day}T{reading.value}"


def _past_midnight(s: Telling, item: Found, value: str) -> bool:
    """Whether a clock time ends what another of the evening before begins: "from 9pm to 5am"."""
    if value >= _NOON or not s.position or s.t.words[item.first - 1] not in ("to", "until", "till"):
        return False
    before = s.found[s.position - 1]
    return (
        before.last == item.first - 2 and before.reading.kind == "clock" and before.reading.value >= _EVENING
    )


def _alone(s: Telling, item: Found) -> bool:
    """Whether an expression is a line of its own."""
    return "\n" in s.t.gap(item.last) and "\n" in s.t.gap(item.first - 1)


def _part(s: Telling, item: Found, reading: Reading) -> Value:
    base = reading.base
    if base is not None and base.value == "near" and s.direction(item) > 0:
        reading = reading._replace(base=base._replace(n=0))
    return "TIME", f"{_base_day(s, item, reading.base)}T{reading.value}"


def _holiday(s: Telling, item: Found, reading: Reading) -> Value:
    name, year = reading.value, reading.year
    if year is None and s.near_focus(item) and s.focus is not None:
        year = s.focus[0]
    if year is None and s.day is not None:
        value = _nearest_holiday(s, item, reading, s.day)
        if value[:1] != "X":
            near = date.fromisoformat(value)
            s.reach(item, near.year, near.month, near.day, False)
        return "DATE", value
    if year is None:
        year = s.year
    day = holiday(name, year) if year is not None else None
    if day is not None:
        s.reach(item, day.year, day.month, day.day, reading.year is not None)
        return "DATE", day.isoformat()
    sample = holiday(name, 2001)
    fixed = sample is not None and sample.replace(year=2002) == holiday(name, 2002)
    return "DATE", f"XXXX-{sample:%m-%d}" if fixed and sample else "XXXX-XX-XX"


def _nearest_holiday(s: Telling, item: Found, reading: Reading, anchor: date) -> str:
    days = [holiday(reading.value, year) for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
    known = [day for day in days if day is not None]
    if reading.shift is not None and reading.shift < 0:
        known = [day for day in known if day < anchor][-1:] or known
    elif reading.shift is not None and reading.shift > 0:
        known = [day for day in known if day > anchor][:1] or known
    elif reading.shift == 0:
        known = [day for day in known if day.year == anchor.year] or known
    if not known:
        return "XXXX-XX-XX"
    return min(known, key=lambda day: abs((day - anchor).days)).isoformat()


def _duration(s: Telling, item: Found, reading: Reading) -> Value:
    if s.period is not None and reading.value in ("P9M", "P6M") and s.t.words[item.first] == "the":
        s.period = (s.period[0], None)  # a report's figures for "the nine months"
    return "DURATION", reading.value


def _set(s: Telling, item: Found, reading: Reading) -> Value:
    return "SET", reading.value


def _reference(s: Telling, item: Found, reading: Reading) -> Value:
    return "DATE", reading.value


PERIOD_METHODS: dict[str, Callable[[Telling, Found, Reading], Value]] = {
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "focus-quarter": _focus_quarter,
    "decade": _decade,
    "century": _century,
    "clock": _clock,
    "part": _part,
    "holiday": _holiday,
    "duration": _duration,
    "set": _set,
    "reference": _reference,
}
