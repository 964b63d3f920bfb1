"""From readings to TIMEX3 types and values, against the document's date and what the text has said."""

from collections.abc import Callable
from datetime import date, datetime

from newsline.model import TimexType
from newsline.parse.timex.calendar import (
    add_days,
    add_months,
    clip_day,
    holiday,
    move,
    quarter_of,
    week_value,
)
from newsline.parse.timex.reading import Found, Reading
from newsline.parse.timex.tense import direction
from newsline.parse.timex.tokens import Tokens

Value = tuple[TimexType, str]

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MODE_SAMPLE = 3
_FOCUS_REACH = 60


class Resolver:
    """Resolves the readings of one text in order; keeps the date and quarter the text has reached.

    `day`, `month` and `year` are the document's date, each `None` where it is not known.
    In a narrative (a text without a date, or one that tells of past years more than of its own
    days) partial dates count from the last date told; in news they count from the document's.
    """

    def __init__(self, t: Tokens, anchor: date | None, precision: str, found: list[Found]) -> None:
        self.t = t
        if isinstance(anchor, datetime):
            anchor = anchor.date()
        self.day = anchor if precision == "day" else None
        self.month = (anchor.year, anchor.month) if anchor and precision in ("day", "month") else None
        self.year = anchor.year if anchor else None
        self.found = found
        self.narrative = self._is_narrative()
        self.focus: tuple[int, int | None, int | None] | None = None
        self.focus_word = 0
        self.explicit = False
        self.period: tuple[int, int | None] | None = None  # year and quarter reported on

    def _is_narrative(self) -> bool:
        if self.year is None:
            return True
        told = deictic = 0
        for item in self.found:
            reading = item.reading
            if reading.kind == "date" and reading.year is not None:
                told += reading.year < self.year
            elif reading.kind in ("shift", "weekday") and not reading.focus:
                deictic += 1
        return told >= _MODE_SAMPLE and told > deictic

    def resolve_all(self) -> list[tuple[Found, TimexType, str]]:
        """Type and value of every reading, in the order of the text."""
        out: list[tuple[Found, TimexType, str]] = []
        for position, item in enumerate(self.found):
            self.position = position
            kind, value = self._value(item, item.reading)
            out.append((item, kind, value))
        return out

    def _value(self, item: Found, reading: Reading) -> Value:
        return _METHODS[reading.kind](self, item, reading)

    # ---- the date the text has reached ----

    def _reach(self, item: Found, year: int, month: int | None, day: int | None, explicit: bool) -> None:
        self.focus, self.focus_word, self.explicit = (year, month, day), item.last, explicit

    def _near_focus(self, item: Found) -> bool:
        """Whether a past year set just before, in the same paragraph, is what a partial date counts from."""
        if self.focus is None:
            return False
        if self.narrative:
            return True
        if not self.explicit or self.year is None or self.focus[0] >= self.year:
            return False
        if item.first - self.focus_word > _FOCUS_REACH:
            return False
        between = self.t.text[self.t.end(self.focus_word) : self.t.starts[item.first]]
        return "\n\n" not in between

    def _focus_day(self) -> date | None:
        if self.focus is not None and self.focus[1] and self.focus[2]:
            return clip_day(self.focus[0], self.focus[1], self.focus[2])
        return None

    # ---- calendar dates ----

    def _date(self, item: Found, reading: Reading) -> Value:
        year, month, day = reading.year, reading.month, reading.day
        if month is None:
            assert year is not None
            self._reach(item, year, None, None, True)
            self.period = (year, None) if reading.approximate else self.period
            return "DATE", f"{year:04}"
        explicit = year is not None
        if year is None and reading.base is not None and self.year is not None:
            year = self.year + reading.base.n
        if year is None:
            year = self._year_of(item, reading, month, day)
        if year is None:
            return "DATE", f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        if day is not None and clip_day(year, month, day) is None:
            return "DATE", f"{year:04}-{month:02}"
        self._reach(item, year, month, day, explicit or (self.explicit and self.narrative))
        return "DATE", f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")

    def _year_of(self, item: Found, reading: Reading, month: int, day: int | None) -> int | None:
        if reading.shift is not None and self.month is not None and not reading.focus:
            return self._year_by_shift(item, reading.shift, month)
        if self._near_focus(item) and self.focus is not None:
            year, focus_month, _ = self.focus
            if focus_month is not None and self.narrative:
                if month - focus_month < -6:
                    return year + 1
                if month - focus_month > 8:
                    return year - 1
            return year
        if self.month is None:
            return self.year
        year, anchor_month = self.month
        if day is not None and self.day is not None:
            best = None
            for candidate in (year - 1, year, year + 1):
                near = clip_day(candidate, month, day)
                if near is not None:
                    gap = abs((near - self.day).days)
                    if best is None or gap < best[0]:
                        best = (gap, candidate)
            return best[1] if best else year
        offset = (month - anchor_month + 5) % 12 - 5  # -5 … 6 months away
        if offset:
            sign = direction(self.t, item.first, item.last)
            if sign < 0 < offset:
                offset -= 12
            elif offset < 0 < sign and offset < -1:
                offset += 12
        return add_months(year, anchor_month, offset)[0]

    def _year_by_shift(self, item: Found, shift: int, month: int) -> int:
        assert self.month is not None
        year, anchor_month = self.month
        if shift < 0:
            return year if month < anchor_month else year - 1
        if shift > 0:
            return year if month > anchor_month else year + 1
        if self.t.words[item.first + 1] == "past" and month >= anchor_month:
            return year - 1
        return year

    def _weekday(self, item: Found, reading: Reading) -> Value:
        day = self._weekday_day(item, reading)
        if day is None:
            return "DATE", f"XXXX-WXX-{reading.day}"
        self._reach(item, day.year, day.month, day.day, False)
        return "DATE", day.isoformat()

    def _weekday_day(self, item: Found, reading: Reading) -> date | None:
        assert reading.day is not None
        from_focus = reading.focus or (self.narrative and reading.shift is None)
        anchor = self._focus_day() or (None if self.narrative and self.day is None else self.day)
        if not from_focus or (self.narrative and self._focus_day() is None):
            anchor = self.day
        if anchor is None:
            return None
        if reading.base is not None:
            monday = add_days(anchor, 1 - anchor.isoweekday() + 7 * reading.base.n)
            return add_days(monday, reading.day - 1) if monday else None
        ahead = (reading.day - anchor.isoweekday()) % 7
        shift = reading.shift
        if shift is None:
            if from_focus and self.narrative and self._focus_day() is not None:
                shift = 1 if ahead else 0
                return add_days(anchor, ahead)
            sign = direction(self.t, item.first, item.last)
            if ahead == 0:
                return anchor
            return add_days(anchor, ahead if sign > 0 else ahead - 7)
        if shift < 0:
            return add_days(anchor, ahead - 7)
        if shift == 0:
            past = "past" in self.t.words[item.first : item.first + 2]
            if past:
                return add_days(anchor, ahead - 7)
            return add_days(anchor, ahead)
        return add_days(anchor, ahead or 7)

    # ---- last, this, next ----

    def _shift(self, item: Found, reading: Reading) -> Value:
        unit, n = reading.unit, reading.n
        if unit in ("D", "N"):
            anchor = self._focus_day() if reading.focus else self.day
            if anchor is None and reading.focus and self.focus is None:
                anchor = self.day
            day = add_days(anchor, n) if anchor else None
            if day is None:
                return "DATE", "XXXX-XX-XX"
            self._reach(item, day.year, day.month, day.day, False)
            return "DATE", day.isoformat()
        if unit in ("W", "F", "WE"):
            return self._week(item, reading)
        if unit == "M":
            month = self.month
            if reading.focus and self.focus is not None and self.focus[1]:
                month = (self.focus[0], self.focus[1])
            if month is None:
                return "DATE", "XXXX-XX"
            year, number = add_months(month[0], month[1], n)
            self._reach(item, year, number, None, False)
            return "DATE", f"{year:04}-{number:02}"
        if unit == "Q":
            return self._shifted_quarter(item, reading)
        base = self.focus[0] if reading.focus and self.focus is not None else self.year
        if base is None:
            return "DATE", {"E": "XXX", "C": "XX"}.get(unit, "XXXX")
        if unit == "E":
            return "DATE", str(base // 10 + n)
        if unit == "C":
            return "DATE", str(base // 100 + n)
        if unit == "Y":
            self._reach(item, base + n, None, None, False)
            if reading.approximate:
                self.period = (base + n, None)
            return "DATE", f"{base + n:04}"
        return "DATE", "XXXX"

    def _week(self, item: Found, reading: Reading) -> Value:
        n = reading.n * 2 if reading.unit == "F" else reading.n
        tail = "-WE" if reading.unit == "WE" else ""
        anchor = self._focus_day() or self.day if reading.focus else self.day
        if anchor is None:
            return "DATE", "XXXX-WXX" + tail
        if reading.value == "near":
            # "over the weekend": early in the week it has just been, late in it, it comes.
            sign = direction(self.t, item.first, item.last)
            n = 0 if sign > 0 or anchor.isoweekday() >= 6 else -1
        elif reading.unit == "WE" and n == -1 and anchor.isoweekday() >= 6 and not reading.focus:
            n = -1
        day = add_days(anchor, 7 * n)
        return "DATE", (week_value(day) if day else "XXXX-WXX") + tail

    def _ago(self, item: Found, reading: Reading) -> Value:
        if reading.unit == "Y" and reading.n == -1 and self.period is not None and not self.narrative:
            return self._period_value(self.period[0] - 1, self.period[1])
        return self._moved(item, reading, self.day, self.month, self.year)

    def _later(self, item: Found, reading: Reading) -> Value:
        if reading.unit == "Y" and reading.n == -1 and not self.narrative:
            if self.period is not None:
                return self._period_value(self.period[0] - 1, self.period[1])
            if self.year is not None:
                return "DATE", f"{self.year - 1:04}"
        if self.focus is None or reading.n == 0:
            if reading.value:
                return "DURATION", reading.value
            return "DATE", "XXXX"
        year, month, _ = self.focus
        kind, value = self._moved(item, reading, self._focus_day(), (year, month) if month else None, year)
        if "X" in value and reading.value:
            return "DURATION", reading.value
        return kind, value

    def _moved(self, item: Found, reading: Reading, day: date | None, month: tuple[int, int] | None,
               year: int | None) -> Value:  # fmt: skip
        """`n` units from a date known to the day, month or year; the value is as exact as the unit."""
        unit, n = reading.unit, reading.n
        if unit in ("Y", "E", "C") and year is not None:
            moved = year + n * {"Y": 1, "E": 10, "C": 100}[unit]
            if not 0 < moved < 10_000:
                return "DATE", "PAST_REF" if n < 0 else "FUTURE_REF"
            self._reach(item, moved, None, None, False)
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
            self._reach(item, year, moved, None, False)
            return "DATE", f"{year:04}-{moved:02}"
        if unit in ("D", "N", "W", "F", "WE") and day is not None:
            target = move(day, {"N": "D", "WE": "W"}.get(unit, unit), n)
            if target is None:
                return "DATE", "PAST_REF" if n < 0 else "FUTURE_REF"
            self._reach(item, target.year, target.month, target.day, False)
            return "DATE", target.isoformat() if unit in ("D", "N") else week_value(target)
        if unit[:1] == "T":
            if day is None or abs(n) >= 24 or unit != "TH":
                return "TIME", "PAST_REF" if n < 0 else "FUTURE_REF"
            return "TIME", "PAST_REF" if n < 0 else "FUTURE_REF"
        return "DATE", {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX")

    # ---- seasons, quarters, halves, decades, centuries ----

    def _base_year(self, item: Found, base: Reading | None) -> int | None:
        if base is None:
            return None
        if base.year is not None:
            return base.year
        if base.kind == "later":
            reached = self.period[0] if self.period else self.year
            return None if reached is None else reached - 1
        reached = self.focus[0] if base.focus and self.focus is not None else self.year
        return None if reached is None else reached + base.n

    def _season(self, item: Found, reading: Reading) -> Value:
        code = reading.value
        year = self._base_year(item, reading.base)
        if year is None and (self._near_focus(item) or reading.focus) and self.focus is not None:
            year = self.focus[0] + (reading.shift or 0 if reading.focus else 0)
        elif year is None and self.month is not None:
            year, month = self.month
            begins = _SEASON_MONTHS[code]
            shift = reading.shift
            if "past" in self.t.words[item.first : item.first + 2]:
                shift = -1
            if shift is not None and shift < 0:
                year -= begins + 2 >= month
                if code == "WI" and month <= 2 and shift < 0:
                    year = self.month[0] - 1
            elif shift is not None and shift > 0:
                year += begins <= month
            elif code == "WI" and month <= 4:
                year -= 1
            elif shift is None and begins > month:
                year -= direction(self.t, item.first, item.last) < 0
        elif year is None:
            year = self.year
        if year is None:
            return "DATE", f"XXXX-{code}"
        self._reach(item, year, None, None, reading.base is not None and reading.base.year is not None)
        return "DATE", f"{year:04}-{code}"

    def _period_value(self, year: int, number: int | None) -> Value:
        return "DATE", f"{year:04}" if number is None else f"{year:04}-Q{number}"

    def _ended(self, item: Found) -> tuple[int, int] | None:
        """The year and quarter of the date in "the quarter ended Sept. 30"."""
        t = self.t
        if not t.joined(item.last) or t.words[item.last + 1] not in ("ended", "ending"):
            return None
        if self.position + 1 >= len(self.found):
            return None
        after = self.found[self.position + 1]
        reading = after.reading
        if after.first - item.last > 3 or reading.kind != "date" or reading.month is None:
            return None
        year = reading.year or self._year_of(after, reading, reading.month, reading.day)
        return None if year is None else (year, quarter_of(reading.month))

    def _quarter(self, item: Found, reading: Reading) -> Value:
        number = reading.n
        year = self._base_year(item, reading.base)
        if year is None:
            ended = self._ended(item)
            if ended is not None:
                year = ended[0]
            elif self._near_focus(item) and self.focus is not None and self.focus[1] is None:
                year = self.focus[0]
            elif self.month is not None:
                year = self._quarter_year(item, number)
            else:
                year = self.year
        if year is None:
            return "DATE", f"XXXX-Q{number}"
        if reading.base is None or reading.base.kind != "later":
            self.period = (year, number)
        return "DATE", f"{year:04}-Q{number}"

    def _quarter_year(self, item: Found, number: int) -> int:
        """The year of a quarter without one: the last that has begun, or next year's if the clause looks ahead."""
        assert self.month is not None
        year, month = self.month
        current = quarter_of(month)
        if number > current + 1:
            sign = direction(self.t, item.first, item.last)
            return year if sign > 0 else year - 1
        if number == 1 and current == 4:
            return year + 1 if direction(self.t, item.first, item.last) > 0 else year
        return year

    def _focus_quarter(self, item: Found, reading: Reading) -> Value:
        period = self.period
        ended = self._ended(item)
        if ended is not None and reading.base is None:
            self.period = ended
            return self._period_value(*ended)
        if period is None:
            if self.month is None:
                return "DATE", "XXXX-QX"
            year, month = self.month
            back = add_months(year, month, -3)
            period = (back[0], quarter_of(back[1]))
        year, number = period
        moved = self._base_year(item, reading.base)
        if moved is not None and reading.base is not None:
            if reading.base.kind == "later":
                return self._period_value(year - 1, number)
            return self._period_value(moved, number)
        return self._period_value(year, number)

    def _shifted_quarter(self, item: Found, reading: Reading) -> Value:
        if reading.focus and self.period is not None and self.period[1] is not None:
            index = self.period[0] * 4 + self.period[1] - 1 + reading.n
        elif self.month is None:
            return "DATE", "XXXX-QX"
        else:
            index = self.month[0] * 4 + quarter_of(self.month[1]) - 1 + reading.n
        return "DATE", f"{index // 4:04}-Q{index % 4 + 1}"

    def _half(self, item: Found, reading: Reading) -> Value:
        year = self._base_year(item, reading.base) or self.year
        return "DATE", f"{year:04}-H{reading.n}" if year is not None else f"XXXX-H{reading.n}"

    def _decade(self, item: Found, reading: Reading) -> Value:
        assert reading.year is not None
        start = reading.year
        if start < 100:
            # "the sixties": the last such decade that had begun at the time of writing
            written = self.year or 2000
            start += written // 100 * 100
            if start > written:
                start -= 100
        self.focus, self.explicit = (start, None, None), False
        return "DATE", str(start // 10)

    def _century(self, item: Found, reading: Reading) -> Value:
        return "DATE", f"{reading.n - 1:02}"

    # ---- clock, parts of the day, holidays ----

    def _base_day(self, item: Found, base: Reading | None) -> str:
        if base is not None:
            return self._value(item, base)[1]
        day = self.day
        if self.narrative or (self.focus is not None and self.focus_word >= item.first - 12):
            day = self._focus_day() or (None if self.narrative and self.focus else day)
        return day.isoformat() if day else "XXXX-XX-XX"

    def _clock(self, item: Found, reading: Reading) -> Value:
        day = self._base_day(item, reading.base)
        return "TIME", f"{day}T{reading.value}"

    def _part(self, item: Found, reading: Reading) -> Value:
        return "TIME", f"{self._base_day(item, reading.base)}T{reading.value}"

    def _holiday(self, item: Found, reading: Reading) -> Value:
        name, year = reading.value, reading.year
        if year is None and self._near_focus(item) and self.focus is not None:
            year = self.focus[0]
        if year is None and self.day is not None:
            return "DATE", self._nearest_holiday(item, reading, self.day)
        if year is None:
            year = self.year
        day = holiday(name, year) if year is not None else None
        if day is not None:
            self._reach(item, day.year, day.month, day.day, reading.year is not None)
            return "DATE", day.isoformat()
        sample = holiday(name, 2001)
        fixed = sample is not None and sample.replace(year=2002) == holiday(name, 2002)
        return "DATE", f"XXXX-{sample:%m-%d}" if fixed and sample else "XXXX-XX-XX"

    def _nearest_holiday(self, item: Found, reading: Reading, anchor: date) -> str:
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

    # ---- values that need no calendar ----

    def _duration(self, item: Found, reading: Reading) -> Value:
        return "DURATION", reading.value

    def _set(self, item: Found, reading: Reading) -> Value:
        return "SET", reading.value

    def _reference(self, item: Found, reading: Reading) -> Value:
        return "DATE", reading.value


_METHODS: dict[str, Callable[[Resolver, Found, Reading], Value]] = {
    "date": Resolver._date,
    "weekday": Resolver._weekday,
    "shift": Resolver._shift,
    "ago": Resolver._ago,
    "later": Resolver._later,
    "season": Resolver._season,
    "quarter": Resolver._quarter,
    "half": Resolver._half,
    "focus-quarter": Resolver._focus_quarter,
    "decade": Resolver._decade,
    "century": Resolver._century,
    "clock": Resolver._clock,
    "part": Resolver._part,
    "holiday": Resolver._holiday,
    "duration": Resolver._duration,
    "set": Resolver._set,
    "reference": Resolver._reference,
}
