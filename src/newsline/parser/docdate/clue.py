"""A clue: one piece of evidence for the document's date, before it is weighed."""

from datetime import date
from enum import IntEnum
from functools import lru_cache

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
    FOOTER = 7  # "First published …" below the text
    CONTENT = 8  # alone in the first or last line of the body


class Clue:
    """A date found somewhere: where, how it was read, how sure it is, and why it cannot win, if so.

    `edtf` is `None` for a month and day without a year. `line` counts in the file, from 1.
    `rejected` is a reason in words or empty. `label` says the place in words ("header line 3").
    `bounds_only` marks a date of a change or capture: the publication is no later.
    (A plain class: making a dataclass costs every start milliseconds.)
    """

    __slots__ = (
        "alternative", "basis", "bounds_only", "confidence", "day", "edtf", "label", "line", "month", "note",
        "rank", "rejected", "text", "time", "weekday_conflict",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        basis: str,
        rank: Rank,
        label: str,
        confidence: float,
        edtf: str | None,
        line: int | None = None,
        *,
        rejected: str = "",
    ) -> None:
        self.text = text
        self.basis = basis
        self.rank = rank
        self.label = label
        self.confidence = confidence
        self.edtf = edtf
        self.line = line
        self.rejected = rejected
        self.time: str | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.alternative: str | None = None
        self.weekday_conflict = False
        self.note = ""
        self.bounds_only = False

    def move(self, line: int | None) -> None:
        """Name the line of the file in place of that of the text, both in `line` and in `label`."""
        if self.line is None or line == self.line:
            return
        words = self.label.removesuffix(f" {self.line}")
        if words != self.label:
            bare = words.removesuffix("line").removesuffix(" on ").rstrip(" ,")
            self.label = f"{words} {line}" if line else bare
        self.line = line

    def bounds(self) -> tuple[date, date] | None:
        """First and last day it can mean; `None` without a year or with an open end."""
        return _bounds(self.edtf) if self.edtf is not None else None

    def exactness(self) -> int:
        """How many days it leaves open; the fewer the more exact."""
        bounds = self.bounds()
        return (bounds[1] - bounds[0]).days if bounds else 10**6

    def agrees(self, other: "Clue", slack: int = 0) -> bool:
        """Whether both can mean one day, give or take `slack` days (time zones, midnight)."""
        mine, theirs = self.bounds(), other.bounds()
        if mine is None or theirs is None:
            return False
        return (mine[0] - theirs[1]).days <= slack and (theirs[0] - mine[1]).days <= slack


@lru_cache(maxsize=256)
def _bounds(edtf: str) -> tuple[date, date] | None:
    earliest, latest, _ = edtf_bounds(edtf)
    return (earliest, latest) if earliest and latest else None


def from_reading(
    reading: DateReading, *, basis: str, rank: Rank, label: str, confidence: float, line: int | None = None
) -> Clue:
    """The clue that a reading in a line gives."""
    clue = Clue(reading.text, basis, rank, label, confidence, reading.edtf, line)
    clue.time = reading.time
    clue.month = reading.month
    clue.day = reading.day
    clue.alternative = reading.alternative
    clue.weekday_conflict = reading.weekday_conflict
    return clue
