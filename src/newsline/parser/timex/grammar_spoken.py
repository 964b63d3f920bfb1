"""Expressions of several words around a unit or "past": "the early hours of Sunday", "half past three"."""

from newsline.parser.timex.grammar_clock import day_expression, with_day
from newsline.parser.timex.reading import Found, Reading, valued
from newsline.parser.timex.tokens import JOINS, Tokens
from newsline.parser.timex.words import CARDINALS, PARTS

# Words that say how many minutes past the hour it is.
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}
_LATER_HALF = (("in", "the", "afternoon"), ("in", "the", "evening"), ("at", "night"))
_MORNING = ("in", "the", "morning")
_DAY_HOURS = 12
_QUARTERS = {"quarter": "PT15M", "quarters": "PT45M"}
_WEEK_LEADS = frozenset("of beginning starting commencing".split())


def spoken_clock(t: Tokens, index: int, low: int) -> Found | None:
    """`half past three`, `a quarter past nine at night`; of "past" at word `index`."""
    before, hour = t.words[index - 1], CARDINALS.get(t.words[index + 1], 0)
    if before not in _MINUTES or not 1 <= hour <= _DAY_HOURS or index - 1 < low:
        return None
    if not (t.joined(index - 1) and t.joined(index)):
        return None
    first, last = index - 1, index + 1
    if before == "quarter" and t.words[first - 1] == "a" and t.joined(first - 1) and first > low:
        first -= 1
    after = t.words[last + 1 : last + 4]
    for words in (*_LATER_HALF, _MORNING):
        if tuple(after[: len(words)]) == words and t.joined(last):
            last += len(words)
            hour = hour % _DAY_HOURS + (0 if words is _MORNING else _DAY_HOURS)
            break
    return with_day(t, first, last, Reading("clock", value=f"{hour:02}:{_MINUTES[before]:02}"), low, None)


def early_hours(t: Tokens, index: int, low: int) -> Found | None:
    """`the early hours of Sunday`, `the small hours of 5 May`; of "hours" at word `index`."""
    if t.words[index - 1] not in ("early", "small") or t.words[index + 1] != "of":
        return None
    if index - 1 < low or not (t.joined(index - 1) and t.joined(index) and t.joined(index + 1)):
        return None
    day = day_expression(t, index + 2)
    if day is None:
        return None
    first, last, end = index - 1, day.last, day.end
    if t.words[first - 1] == "the" and t.joined(first - 1) and first > low:
        first -= 1
    if t.joined(last) and t.words[last + 1] in PARTS:
        last, end = last + 1, None  # "of Sunday morning"
    return Found(first, last, Reading("part", value="MO", base=day.reading), end)


def week_of(t: Tokens, index: int, low: int) -> Found | None:
    """`the week of March 21`, `the week beginning 4 April`: the week in which that day lies."""
    if t.words[index + 1] not in _WEEK_LEADS or not (t.joined(index) and t.joined(index + 1)):
        return None
    if t.words[index - 1] != "the" or index - 1 < low or not t.joined(index - 1):
        return None
    day = day_expression(t, index + 2 + (t.words[index + 2] == "on"))
    if day is None or day.reading.kind != "date":
        return None
    return Found(index - 1, day.last, Reading("week-of", base=day.reading), day.end)


def part_of_hour(t: Tokens, index: int, low: int) -> Found | None:
    """`a quarter of an hour`, `three quarters of an hour`; of "hour" at word `index`."""
    place = index - 3
    value = _QUARTERS.get(t.words[place])
    if value is None or t.words[place + 1 : index] != ["of", "an"] or place - 1 < low:
        return None
    if t.words[place - 1] != ("a" if value == "PT15M" else "three") or t.gap(place - 1) not in JOINS:
        return None
    return Found(place - 1, index, valued("duration", value))
