"""The stretch of time that a person asks for: `--since`, `--until`, `date:`.

The same grammar as in bodies, but the whole of the expression must be understood.
"""

import re
from datetime import date

from newsline.errors import NewslineError
from newsline.model import edtf_bounds
from newsline.model.when import days_in_month
from newsline.parser.timex import find_timexes
from newsline.parser.timex.calendar import edtf_of

_HINT = "try 2012, 2012-11, 'last month' or '3 weeks ago'"
_LONGEST = 80

Bounds = tuple[date | None, date | None]


def read_range(expression: str, today: date) -> Bounds:
    """The first and last day (both inclusive, `None`: open) that `expression` names.

    Takes dates of any precision (`2012`, `Nov 2012`, `5 November 2012`), expressions that
    count from `today` (`yesterday`, `last month`, `3 weeks ago`, `this year`), ranges
    (`2012..2016-07`, `..2016`, `2011-2017`, `May 2011 to June 2012`) and EDTF level 1 as in
    `newsline.model.edtf_bounds`. `2010-12` is a month, `2011-2017` a range of years.
    Raises `NewslineError` with one line that quotes the expression if it is no date, or
    if a range ends before it begins.
    """
    text = " ".join(expression.split())
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise _not_a_date(expression)
    _refuse_two_readings(text)
    bounds = _edtf(text) or _range(text, today) or _single(text, today)
    if bounds is None:
        raise _not_a_date(expression)
    earliest, latest = bounds
    if earliest is not None and latest is not None and earliest > latest:
        raise NewslineError(f"{text!r} ends before it begins")
    return bounds


def _not_a_date(expression: str) -> NewslineError:
    shown = expression if len(expression) <= _LONGEST else expression[:_LONGEST] + "…"
    return NewslineError(f"not a date: {shown!r}; {_HINT}")


def _refuse_two_readings(text: str) -> None:
    """A person can be asked which day 03/04/2016 is; a guess would be worse."""
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text, re.ASCII)
    if match:
        one, other, year = (int(group) for group in match.groups())
        if one != other and 1 <= one <= 12 and 1 <= other <= 12:
            readings = f"{year:04}-{other:02}-{one:02} or {year:04}-{one:02}-{other:02}"
            raise NewslineError(f"{text!r} can be two days; write {readings}")


def _edtf(text: str) -> Bounds | None:
    try:
        earliest, latest, _ = edtf_bounds(text)
    except ValueError:
        # Weeks, quarters and seasons in ISO and TIMEX3 writing: 2012-W51, 2012-Q4.
        written = edtf_of(text.upper())
        if written is None or written == text:
            return None
        earliest, latest, _ = edtf_bounds(written)
    return earliest, latest


def _range(text: str, today: date) -> Bounds | None:
    lowered = text.lower()
    if lowered.startswith("since "):
        return _between(text[len("since ") :], "", today, open_ends=True)
    for prefix, separator in (
        ("", ".."),
        ("from ", " to "),
        ("between ", " and "),
        ("", " to "),
        ("", " until "),
    ):
        if lowered.startswith(prefix) and separator in lowered[len(prefix) :]:
            left, _, right = text[len(prefix) :].partition(
                text[lowered.index(separator, len(prefix)) :][: len(separator)]
            )
            return _between(left.strip(), right.strip(), today, open_ends=separator == "..")
    left, dash, right = text.replace("–", "-").partition("-")
    if dash and len(left) == 4 and len(right) == 4 and left.isdecimal() and right.isdecimal():
        return _between(left, right, today, open_ends=False)
    return None


def _between(left: str, right: str, today: date, *, open_ends: bool) -> Bounds | None:
    if not (left or right) or not (open_ends or (left and right)):
        return None
    first = (_edtf(left) or _single(left, today)) if left else (None, None)
    last = (_edtf(right) or _single(right, today)) if right else (None, None)
    if first is None and last and last[1]:
        # "from May to July 2015": the year is said once.
        first = _single(f"{left} {last[1].year}", today)
    if first is None or last is None:
        return None
    return first[0], last[1]


def _single(text: str, today: date) -> Bounds | None:
    """One expression that covers the whole text, with a calendar date."""
    # "nov 2012" and "monday" of a command line stand for "Nov 2012" and "Monday".
    for spelling in (text, text.title()):
        found = find_timexes(spelling, today)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(spelling.rstrip("."))):
            continue
        item = found[0]
        if item.type == "DURATION":
            return _stretch(spelling.lower().split(), item.value, today)
        if item.edtf is None or item.type not in ("DATE", "TIME") or _only_a_word(spelling):
            continue
        try:
            earliest, latest, _ = edtf_bounds(item.edtf)
        except ValueError:
            continue
        words = text.lower().split()
        if words[-1] == "ago" and earliest is not None:
            return _ago(words, earliest, latest, today)
        if len(item.edtf) == 7 and any(word.rstrip(",.").isdecimal() and len(word) < 4 for word in words):
            continue  # 31 June: there is no such day
        return earliest, latest
    return None


def _stretch(words: list[str], value: str, today: date) -> Bounds | None:
    """`the last 3 days`, `past two weeks`: up to and including today; `next 3 days` from today on."""
    from dateutil.relativedelta import relativedelta

    match = re.fullmatch(r"P(\d{1,4})([DWMY])", value)
    direction = words[1] if words[0] == "the" else words[0]
    if match is None or direction not in ("last", "past", "previous", "next", "coming"):
        return None
    unit = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}[match[2]]
    length = relativedelta(**{unit: int(match[1])})  # type: ignore[arg-type]
    try:
        return (today, today + length) if direction in ("next", "coming") else (today - length, today)
    except (ValueError, OverflowError):
        return None


def _only_a_word(text: str) -> bool:
    """Words that are a month only by the company they keep."""
    return text.lower() in ("may", "march", "second", "fall", "spring", "now")


def _ago(words: list[str], earliest: date, latest: date | None, today: date) -> Bounds:
    """`3 weeks ago` as a boundary is a day: `--since "3 weeks ago"` means the last 21 days."""
    from dateutil.relativedelta import relativedelta

    unit = words[-2].rstrip("s")
    if unit == "week":
        day = earliest + relativedelta(days=today.weekday())
        return day, day
    if unit == "month":
        day = earliest + relativedelta(days=min(today.day, days_in_month(earliest.year, earliest.month)) - 1)
        return day, day
    if unit == "year":
        day = earliest + relativedelta(month=today.month, day=today.day)
        return day, day
    return earliest, latest
