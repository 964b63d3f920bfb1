"""Days, months and weeks: partial dates, weekdays, last and next, ago and later."""

from collections.abc import Callable
from datetime import date

from newsline.model import TimexType
from newsline.parser.timex.calendar import add_days, add_months, clip_day, move, quarter_of, week_value
from newsline.parser.timex.reading import Found, Reading
from newsline.parser.timex.telling import Telling

Value = tuple[TimexType, str]

_UNKNOWN = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}
_ISO_DAY, _SUNDAY = 10, 7
_HALF_MONTH = 15
_NEWS_DAYS = 31
_BORN_REACH = 6
_AHEAD_OF_DATE = frozenset("due until through payable effective by expire expires ending starting".split())


def _date(s: Telling, item: Found, reading: Reading) -> Value:
    year, month, day = reading.year, reading.month, reading.day
    if reading.open and s.day is not None and year is not None and month is not None and day is not None:
        month, day = _nearer(s.day, year, month, day)
    if month is None and day is not None:
        return _day_alone(s, item, day)
    if month is None:
        assert year is not None
        s.reach(item, year, None, None, s.frames(item))
        s.period = (year, None) if reading.approximate else s.period
        return "DATE", f"{year:04}"
    explicit = year is not None
    if year is None and reading.base is not None:
        year = s.base_year(item, reading.base)
    if year is None:
        year = s.year_of_range(item) or s.year_behind(item, month, day)
        year = year or year_of_month(s, item, reading, month, day)
    if year is None:
        return "DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    if day is not None and clip_day(year, month, day) is None:
        return "DATE", f"{year:04}-{month:02}"
    if not (
        explicit and day is not None and "born" in s.t.words[max(item.first - _BORN_REACH, 0) : item.first]
    ):
        # A birthday tells no year of what follows: "born on 3 May 1931 … died on 2 March".
        s.reach(item, year, month, day, explicit and s.frames(item))
    return "DATE", f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _nearer(anchor: date, year: int, first: int, second: int) -> tuple[int, int]:
    """Month and day of a date that two numbers up to 12 name: the nearer one to the document's."""
    here, there = date(year, first, second), date(year, second, first)
    return (second, first) if abs(there - anchor) < abs(here - anchor) else (first, second)


def _day_alone(s: Telling, item: Found, day: int) -> Value:
    month = s.month
    told = s.focus is not None and s.focus[1] is not None and (s.narrative or s.explicit)
    if told and s.focus is not None and s.focus[1] is not None:
        month = (s.focus[0], s.focus[1])
        if (s.focus[2] or 0) > day:
            month = add_months(*month, 1)
    elif month is not None and s.day is not None and day != s.day.day:
        ahead = day > s.day.day
        sign = s.direction(item) or (0 if abs(day - s.day.day) <= _HALF_MONTH else -1 if ahead else 1)
        if sign and ahead == (sign < 0):
            month = add_months(*month, sign)
    if month is None or clip_day(*month, day) is None:
        return "DATE", f"XXXX-XX-{day:02}"
    s.reach(item, *month, day, False)
    return "DATE", f"{month[0]:04}-{month[1]:02}-{day:02}"


def year_of_month(s: Telling, item: Found, reading: Reading, month: int, day: int | None) -> int | None:
    """The year of a month or day without one, `None` in a text without a date."""
    if reading.shift is not None and s.month is not None and not reading.focus:
        return _year_by_shift(s, item, reading.shift, month)
    if reading.shift and reading.focus and s.focus is not None and day is None:
        return s.focus[0] + s.years_beside(reading, month)
    if s.near_focus(item) and s.focus is not None and not _is_news(s, item, month, day):
        year, focus_month, _ = s.focus
        if focus_month is not None and s.narrative:
            if month - focus_month < -6:
                return year + 1
            if month - focus_month > 8:
                return year - 1
        return year
    if s.month is None:
        return s.year
    year, anchor_month = s.month
    # The nearest such month or day; news looks back a little further than ahead.
    offset = (month - anchor_month + 7) % 12 - 7
    before = s.t.words[item.first - 1]
    if abs(offset) >= 3:
        sign = 1 if before in _AHEAD_OF_DATE else -1 if before in ("ended", "since") else 0
        if before == "from" and s.position and s.found[s.position - 1].reading.kind == "set":
            sign = int(s.found[s.position - 1].last == item.first - 2)  # "every Friday from 6 August"
        sign = sign or s.direction(item)
        if sign < 0 < offset:
            offset -= 12
        elif offset < 0 < sign:
            offset += 12
    elif offset > 0 and before == "since":
        offset -= 12
    elif abs(offset) <= 1 and day is not None and before == "ended" and s.day is not None:
        near = clip_day(add_months(year, anchor_month, offset)[0], month, day)
        if near is not None and near > s.day:
            offset -= 12
    return add_months(year, anchor_month, offset)[0]


def _is_news(s: Telling, item: Found, month: int, day: int | None) -> bool:
    """Whether a day is one before the writing of a story: "died on 2 July", or a day told backwards."""
    if s.day is None or day is None or s.focus is None:
        return False
    near = clip_day(s.day.year, month, day)
    if near is None or not 0 <= (s.day - near).days <= _NEWS_DAYS:
        return False
    before = s.t.words[item.first - 2 : item.first]
    told = s.focus[1]
    return "died" in before or (s.narrative and told is not None and (month, day) < (told, s.focus[2] or 1))


def _year_by_shift(s: Telling, item: Found, shift: int, month: int) -> int:
    assert s.month is not None
    year, anchor_month = s.month
    if shift < 0:
        # Of the month just over, one would have said "last month".
        return year if month < anchor_month - 1 else year - 1
    if shift > 0:
        return year if month > anchor_month else year + 1
    if s.t.words[item.first + 1] == "past" and month >= anchor_month:
        return year - 1
    return year


def _weekday(s: Telling, item: Found, reading: Reading) -> Value:
    day = _weekday_day(s, item, reading)
    if day is None:
        return "DATE", f"XXXX-WXX-{reading.day}"
    s.reach(item, day.year, day.month, day.day, False)
    return "DATE", day.isoformat()


def _weekday_day(s: Telling, item: Found, reading: Reading) -> date | None:
    assert reading.day is not None
    if reading.value:
        return None  # beside something of which no day is told
    told = s.focus_day() if reading.focus or (s.narrative and reading.shift is None) else None
    if told is None and reading.shift is None and s.ends_range(item):
        told = s.focus_day()
    anchor = told or s.day
    if anchor is None:
        return None
    if reading.base is not None:
        monday = add_days(anchor, 1 - anchor.isoweekday() + 7 * reading.base.n)
        return add_days(monday, reading.day - 1) if monday else None
    ahead = (reading.day - anchor.isoweekday()) % 7
    shift = reading.shift
    if shift is None:
        if told is not None:
            return add_days(anchor, ahead)
        if ahead == 0:
            return anchor
        return add_days(anchor, ahead if s.direction(item) > 0 else ahead - 7)
    if shift < 0:
        return add_days(anchor, ahead - 7 + 7 * reading.n)
    if shift == 0:
        past = "past" in s.t.words[item.first : item.first + 2]
        if past:
            return add_days(anchor, ahead - 7)
        return add_days(anchor, ahead)
    return add_days(anchor, (ahead or 7) + 7 * reading.n)


def _shift(s: Telling, item: Found, reading: Reading) -> Value:
    unit, n = reading.unit, reading.n
    if reading.value == "span" and not s.narrative:
        reading = reading._replace(focus=False)  # "over the next year" of news is to come
    elif reading.value == "told" and s.narrative:
        reading = reading._replace(focus=True)
    if unit in ("D", "N"):
        anchor = s.focus_day() if reading.focus else s.day
        if anchor is None and reading.focus and s.focus is None and (n or reading.value == "told"):
            anchor = s.day  # but "that day" is never the day of writing
        day = add_days(anchor, n) if anchor else None
        if day is None:
            return "DATE", "XXXX-XX-XX"
        s.reach(item, day.year, day.month, day.day, False)
        return "DATE", day.isoformat()
    if unit in ("W", "F", "WE"):
        return _week(s, item, reading)
    if unit == "M":
        month = s.month
        if reading.focus and s.focus is not None and (s.focus[1] or s.narrative):
            month = (s.focus[0], s.focus[1]) if s.focus[1] else None
        if month is None:
            return "DATE", "XXXX-XX"
        year, number = add_months(month[0], month[1], n)
        if reading.base is not None:
            year = s.base_year(item, reading.base) or year  # "the same month last year"
        s.reach(item, year, number, None, False)
        return "DATE", f"{year:04}-{number:02}"
    if unit == "Q":
        return shifted_quarter(s, item, reading)
    base = s.focus[0] if reading.focus and s.focus is not None else s.year
    if base is None:
        return "DATE", {"E": "XXX", "C": "XX"}.get(unit, "XXXX")
    if unit == "E":
        if reading.value == "told" and s.near_decade(item) and s.focus is not None:
            base = s.focus[0]
        return "DATE", str(base // 10 + n)
    if unit == "C":
        return "DATE", str(base // 100 + n)
    if unit == "Y":
        s.reach(item, base + n, None, None, False)
        if reading.approximate:
            s.period = (base + n, None)
        return "DATE", f"{base + n:04}"
    return "DATE", "XXXX"


def _week(s: Telling, item: Found, reading: Reading) -> Value:
    n = reading.n * 2 if reading.unit == "F" else reading.n
    tail = "-WE" if reading.unit == "WE" else ""
    anchor = s.day
    if reading.focus:
        anchor = s.focus_day() or (None if s.narrative and s.focus else s.day)
    if anchor is None:
        return "DATE", "XXXX-WXX" + tail
    if reading.value == "near":
        # "over the weekend": early in the week it has just been, late in it, it comes.
        sign = s.direction(item)
        n = 0 if sign > 0 or anchor.isoweekday() >= 6 else -1
    elif reading.unit == "WE" and n == -1 and anchor.isoweekday() >= 6 and not reading.focus:
        n = -1
    day = add_days(anchor, 7 * n)
    return "DATE", (week_value(day) if day else "XXXX-WXX") + tail


def _week_of(s: Telling, item: Found, reading: Reading) -> Value:
    assert reading.base is not None
    _, value = _date(s, item, reading.base)
    if "X" in value or len(value) < _ISO_DAY:
        return "DATE", "XXXX-WXX"
    day = date.fromisoformat(value)
    # Who names a week by its Sunday begins it there.
    monday = add_days(day, 1) if day.isoweekday() == _SUNDAY else day
    return "DATE", week_value(monday or day)


def _ago(s: Telling, item: Found, reading: Reading) -> Value:
    if reading.unit == "Y" and reading.n == -1 and s.period is not None and not s.narrative:
        return period_value(s, s.period[0] - 1, s.period[1])
    return _moved(s, item, reading, s.day, s.month, s.year)


def _later(s: Telling, item: Found, reading: Reading) -> Value:
    compared = reading.unit == "Y" and reading.n == -1 and s.period is None and s.focus is not None
    if compared and s.focus is not None and s.focus[1] and not s.focus[2] and s.compares(item):
        return "DATE", f"{s.focus[0] - 1:04}-{s.focus[1]:02}"
    if reading.unit == "Y" and reading.n == -1 and not s.narrative:
        if s.period is not None:
            return period_value(s, s.period[0] - 1, s.period[1])
        if s.year is not None:
            return "DATE", f"{s.year - 1:04}"
    if s.focus is None or reading.n == 0 or reading.unit[:1] == "T":
        if reading.value:
            return "DURATION", reading.value
        return "DATE", "XXXX"
    year, month, _ = s.focus
    kind, value = _moved(s, item, reading, s.focus_day(), (year, month) if month else None, year)
    if "X" in value and reading.value:
        return "DURATION", reading.value
    return kind, value


def _moved(s: Telling, item: Found, reading: Reading, day: date | None, month: tuple[int, int] | None,
           year: int | None) -> Value:  # fmt: skip
    """`n` units from a date known to the day, month or year; the value is as exact as the unit."""
    unit, n = reading.unit, reading.n
    if unit in ("Y", "E", "C") and year is not None:
        moved = year + n * {"Y": 1, "E": 10, "C": 100}[unit]
        if not 0 < moved < 10_000:
            return "DATE", "PAST_REF" if n < 0 else "FUTURE_REF"
        s.reach(item, moved, None, None, False)
        return "DATE", {"Y": f"{moved:04}", "E": f"{moved // 10}", "C": f"{moved // 100}"}[unit]
    if unit in ("M", "Q") and month is not None:
        number = n * (3 if unit == "Q" else 1)
        if abs(number) > 12_000:
            return "DATE", "PAST_REF" if n < 0 else "FUTURE_REF"
        year, moved = add_months(month[0], month[1], number)
        if year <= 0:
            return "DATE", "PAST_REF"
        if unit == "Q":
            return "DATE", f"{year:04}-Q{quarter_of(moved)}"
        s.reach(item, year, moved, None, False)
        return "DATE", f"{year:04}-{moved:02}"
    if unit in ("D", "N", "W", "F", "WE") and day is not None:
        target = move(day, {"N": "D", "WE": "W"}.get(unit, unit), n)
        if target is None:
            return "DATE", "PAST_REF" if n < 0 else "FUTURE_REF"
        s.reach(item, target.year, target.month, target.day, False)
        return "DATE", target.isoformat() if unit in ("D", "N") else week_value(target)
    if unit[:1] == "T":
        return "TIME", "PAST_REF" if n < 0 else "FUTURE_REF"
    return "DATE", _UNKNOWN.get(unit, "XXXX")


def period_value(s: Telling, year: int, number: int | None) -> Value:
    """The value of a year or one of its quarters."""
    return "DATE", f"{year:04}" if number is None else f"{year:04}-Q{number}"


def shifted_quarter(s: Telling, item: Found, reading: Reading) -> Value:
    """`last quarter`, `the previous quarter`."""
    if reading.focus and s.period is not None and s.period[1] is not None:
        index = s.period[0] * 4 + s.period[1] - 1 + reading.n
    elif s.month is None:
        return "DATE", "XXXX-QX"
    else:
        index = s.month[0] * 4 + quarter_of(s.month[1]) - 1 + reading.n
    return "DATE", f"{index // 4:04}-Q{index % 4 + 1}"


# The kinds that name days, months or weeks; a clock time has one of these as its day.
DAY_METHODS: dict[str, Callable[[Telling, Found, Reading], Value]] = {
    "date": _date,
    "weekday": _weekday,
    "shift": _shift,
    "week-of": _week_of,
    "ago": _ago,
    "later": _later,
}
