"""Changes of a text, and where each place of what they make of it stands in the text as given."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """From `start` up to `end` (half-open, code points of the text before) `new` shall stand."""

    start: int
    end: int
    new: str


class Places:
    """Edits of one text in their order: the text that they make, and the way back.

    One that begins within another is left out. Making it is linear in the text, a place back is found in the
    logarithm of the number of edits.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        # Where each run that is left as it was begins, in the text made and in that given.
        self._begins = [0]
        self._given = [0]
        self._ends: list[int] = []  # of the runs, in the text made
        pieces: list[str] = []
        length = 0
        for start, end, new in edits:
            if start < self._given[-1]:
                continue
            pieces += (text[self._given[-1] : start], new)
            length += start - self._given[-1]
            self._ends.append(length)
            length += len(new)
            self._begins.append(length)
            self._given.append(end)
        pieces.append(text[self._given[-1] :])
        self._ends.append(length + len(pieces[-1]))
        self.text = "".join(pieces)

    def start(self, place: int) -> int:
        """Where what begins at `place` of the text made begins in the text given."""
        run = bisect_right(self._begins, place) - 1
        return self._given[run] + min(place, self._ends[run]) - self._begins[run]

    def end(self, place: int) -> int:
        """Where what ends at `place` of the text made ends in the text given."""
        run = max(bisect_left(self._begins, place) - 1, 0)
        if place > self._ends[run]:
            return self._given[run + 1]  # within what was put in, or behind it
        return self._given[run] + place - self._begins[run]
