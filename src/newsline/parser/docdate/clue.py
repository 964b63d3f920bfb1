"""A clue: one piece of evidence for the document's date, before it is weighed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from newsline.model import edtf_bounds
from newsline.parser.datetext import DateReading


class Rank(IntEnum):
    """How much a clue weighs; the lowest wins."""

    STATED = 0  # metadata the reader found
    PUBLISHED = 1  # "Published …" in the header
    HEADER = 2  # a date in a header line
    URL = 3
    UPDATED = 4  # "Updated …" alone
    NAME = 5  # the file name
    TITLE = 6
    CONTENT = 7  # alone in the first or last line of the body


@dataclass(eq=False, repr=False)
class Clue:
    """A date found somewhere: where, how it was read, how sure it is, and why it cannot win, if so.

    `edtf` is `None` for a month and day without a year. `line` counts in the file, from 1.
    `rejected` is a reason in words or empty. `label` says the place in words ("header line 3").
    """

    text: str
    basis: str
    rank: Rank
    label: str
    confidence: float
    edtf: str | None
    line: int | None = None
    time: str | None = None
    month: int | None = None
    day: int | None = None
    alternative: str | None = None
    weekday_conflict: bool = False
    rejected: str = ""
    note: str = ""

    def bounds(self) -> tuple[date, date] | None:
        """First and last day it can mean; `None` without a year or with an open end."""
        return _bounds(self.edtf)

    def exactness(self) -> int:
        """How many days it leaves open; the fewer the more exact."""
        bounds = self.bounds()
        return (bounds[1] - bounds[0]).days if bounds else 10**6

    def agrees(self, other: "Clue", slack: int = 0) -> bool:
        """Whether both can mean one day, give or take `slack` days (time zones, midnight)."""
        mine, theirs = self.bounds(), other.bounds()
        if mine is None or theirs is None:
            return False
        room = timedelta(days=slack)
        return mine[0] - room <= theirs[1] and theirs[0] - room <= mine[1]


def _bounds(edtf: str | None) -> tuple[date, date] | None:
    if edtf is None:
        return None
    earliest, latest, _ = edtf_bounds(edtf)
    return (earliest, latest) if earliest and latest else None


def from_reading(
    reading: DateReading, *, basis: str, rank: Rank, label: str, confidence: float, line: int | None = None
) -> Clue:
    """The clue that a reading in a line gives."""
    return Clue(
        text=reading.text,
        basis=basis,
        rank=rank,
        label=label,
        confidence=confidence,
        edtf=reading.edtf,
        line=line,
        time=reading.time,
        month=reading.month,
        day=reading.day,
        alternative=reading.alternative,
        weekday_conflict=reading.weekday_conflict,
    )
