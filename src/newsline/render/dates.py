"""Dates in words, exactly as precise as they are: nothing unknown is filled in.

English day and month names, day before month, so that no reader takes 3/4 for 4/3.
"""

from newsline.errors import Problem
from newsline.model import Event, When
from newsline.render.view import Granularity

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# EDTF level 1 seasons.
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBTFUL = frozenset(("ambiguous-date", "date-contradiction"))
_QUALIFIERS = "?~%"


def clock(time: str | None) -> str:
    """Hours, minutes and zone of an ISO 8601 time (`06:29 -08:00`, `09:15 UTC`, `21:00`), or nothing."""
    if time is None or "T" not in time:
        return ""
    digits = time.partition("T")[2]
    zone = digits[5:].lstrip("0123456789:.,")
    if zone in ("Z", "+00:00"):
        zone = "UTC"
    return f"{digits[:5]} {zone}".rstrip()


def text(when: When) -> str:
    """A date on one line: `22 Dec 2012`, `Nov 2012`, `2011–2017`, `until Oct 2016`, `about 1999`."""
    return edtf_text(when.edtf)


def edtf_text(edtf: str) -> str:
    """A date given in EDTF, as `text` has it."""
    earliest, slash, latest = edtf.partition("/")
    if not slash:
        return part_text(edtf)
    if earliest in ("..", ""):
        return "until " + part_text(latest)
    if latest in ("..", ""):
        return "from " + part_text(earliest)
    first, last = part_text(earliest), part_text(latest)
    return f"{first}–{last}" if first.isdigit() and last.isdigit() else f"{first} – {last}"


def bounds_text(when: When) -> str:
    """The bounds of an undated document: `between 3 Nov 2016 and 2017`, `not after Oct 2016`."""
    earliest, slash, latest = when.edtf.partition("/")
    if not slash:
        return "in " + text(when) if when.precision != "day" else "on " + text(when)
    if earliest in ("..", ""):
        return "not after " + part_text(latest)
    if latest in ("..", ""):
        return "not before " + part_text(earliest)
    return f"between {part_text(earliest)} and {part_text(latest)}"


def long_text(when: When) -> str:
    """A date with its clock, and what is unknown said: `Nov 2012, day unknown`."""
    time = clock(when.time)
    if time:
        return f"{text(when)}, {time}"
    unknown = {"month": "day unknown", "season": "day unknown", "year": "month and day unknown"}
    note = unknown.get(when.precision)
    return f"{text(when)}, {note}" if note else text(when)


def doubts(event: Event) -> list[Problem]:
    """The problems that make the event's date doubtful: it can be read in two ways, or evidence disagrees."""
    return [problem for problem in event.problems if problem.code in _DOUBTFUL]


def doubtful(event: Event) -> bool:
    """Whether there are any."""
    return bool(event.problems) and bool(doubts(event))


def column(when: When, by: Granularity) -> tuple[str, str]:
    """What a timeline's date column says on its first and second line, at most 13 columns each.

    What the headings (a year, and below it `by`) already say is left out: `Sat 22` under a
    month, `Sat 22 Dec` under a year alone, the clock under a day.
    """
    if when.precision == "day" and when.earliest:
        day, time = when.earliest, clock(when.time)
        mark = qualified("", when.edtf)
        if by is Granularity.DAY:
            hours, _, zone = time.partition(" ")
            return hours + mark, zone
        weekday = WEEKDAYS[day.weekday()]
        if by is Granularity.MONTH:
            return f"{weekday} {day.day}{mark}", time
        return f"{weekday} {day.day} {MONTHS[day.month - 1]}{mark}", time
    sure = when.edtf[-1:] not in _QUALIFIERS
    if when.precision == "month" and when.earliest:
        if by is Granularity.MONTH and sure:
            return "day unknown", ""
        return qualified(MONTHS[when.earliest.month - 1], when.edtf), "day unknown"
    if when.precision == "year" and sure:
        return "month unknown", ""
    shown = text(when)
    if len(shown) <= 13:
        return shown, ""
    first, dash, last = shown.partition(" – ")
    if dash:
        return first, "– " + last
    first, _, last = shown.partition(" ")
    return first, last


def period(days: int) -> str:
    """A stretch of days in words, rounded down: `1 year 4 months`, `5 months`, `3 weeks`, `9 days`."""
    years, rest = divmod(days, 365)
    months = int(rest / 30.5)
    if years:
        return " ".join(filter(None, (_count(years, "year"), _count(months, "month") if months else "")))
    if months >= 2:
        return _count(months, "month")
    return _count(days // 7, "week") if days >= 14 else _count(days, "day")


def qualified(shown: str, edtf: str) -> str:
    """`shown` with EDTF's qualifiers: `?` (uncertain) behind it, `about` (`~`) before it, `%` both."""
    mark = edtf[-1:] if edtf[-1:] in _QUALIFIERS else ""
    if mark in ("~", "%"):
        shown = f"about {shown}" if shown else " ~"
    return shown + "?" if mark in ("?", "%") else shown


def part_text(edtf: str) -> str:
    """One date of EDTF, not an interval, in words."""
    digits = edtf.rstrip(_QUALIFIERS)
    year, _, rest = digits.partition("-")
    month, _, day = rest.partition("-")
    if "X" in year:
        century = f"{year.replace('X', '0')}–{year.replace('X', '9')}"
        shown = century if year.endswith("XX") else year[:3] + "0s"
    elif not month or month == "XX":
        shown = year
    elif month in _SEASONS:
        shown = f"{_SEASONS[month]} {year}"
    else:
        shown = f"{MONTHS[int(month) - 1]} {year}"
        if day and day != "XX":
            shown = f"{int(day)} {shown}"
    return qualified(shown, edtf)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
