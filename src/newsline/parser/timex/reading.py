"""What the grammar hands to the calendar: an expression as read, not yet resolved."""

from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal[
    "date",  # year, month, day: what is stated of them
    "weekday",  # day (1 to 7); shift when last/this/next is said, and n weeks beyond
    "shift",  # unit moved by n from the document's date ("last week") or the focus
    "ago",  # n units before the document's date
    "later",  # n units after (n > 0) or before (n < 0) the focus
    "week-of",  # the week in which the day lies (base)
    "season",  # value, year or base
    "quarter",  # n, year or base; fiscal when approximate
    "half",  # n, year or base
    "focus-quarter",  # the quarter the text is about, moved by n years
    "decade",  # year of its beginning; century unknown below 100
    "century",  # n
    "clock",  # value, the zone and the day (base)
    "part",  # value, a part of the day, and the day (base)
    "holiday",  # value, year or base
    "duration",  # value
    "set",  # value
    "reference",  # value
]


class Reading(NamedTuple):
    """One reading of an expression; which fields count depends on `kind`.

    `shift` is -1, 0 or 1 for last, this and next, `None` when nothing is said.
    `focus` tells that the expression counts from the date the text has reached.
    `value` of a shift says more of it: `told` for "the year", which a story takes from what it
    has told, `span` for "the past year", `near` for "the weekend", `end` for "year-end"; of a
    weekday, `beside` for "the Friday before the vote".
    `base` is the expression that this one is a part of: the day of a clock time. `open` says that
    day and month may be the other way round, as in 03/04/2016.
    """

    kind: Kind
    unit: str = ""
    n: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    value: str = ""
    base: "Reading | None" = None
    focus: bool = False
    approximate: bool = False
    open: bool = False


@lru_cache(maxsize=1024)
def valued(kind: Kind, value: str) -> Reading:
    """A reading of which only the value counts; remembered, for texts say few of them again and again."""
    return Reading(kind, value=value)


@lru_cache(maxsize=1024)
def of_year(year: int) -> Reading:
    """The reading of a year alone, remembered."""
    return Reading("date", year=year)


class Found(NamedTuple):
    """A reading and the words it covers, first and last inclusive.

    `end` is the offset of its end if that is not the end of the last word ("a.m.").
    """

    first: int
    last: int
    reading: Reading
    end: int | None = None
