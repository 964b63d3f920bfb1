"""The storylines of an index, as questions see them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from newsline.index.rows import Rows, whole
from newsline.index.storylines.stored import KIND, read_reports, read_storyline, report_key
from newsline.model.storyline import Report, Storyline

_PAGE = 512  # rows that are looked up at once


class Known(NamedTuple):
    """A storyline: its row in the table of names, and the places of its reports."""

    row: int
    storyline: Storyline
    places: frozenset[int]


class Line(NamedTuple):
    """A row of events as an answer shows it: with its score and, if there is one, its storyline."""

    row: int
    score: float
    known: Known | None = None


class StoryTable:
    """Finds the storylines to which rows of events belong. Nothing is read before it is asked for."""

    def __init__(self, events: Rows, names: Rows) -> None:
        self._events = events
        self._names = names
        self._kept: dict[int, Known] = {}
        self._of_place: dict[int, Known | None] = {}

    @cached_property
    def any(self) -> bool:
        """Whether there are storylines."""
        return self.count > 0

    @cached_property
    def count(self) -> int:
        """How many storylines there are, each of two reports or more."""
        return self._names.count(self._names.term("kind", KIND))

    @cached_property
    def others(self) -> int:
        """How many reports there are besides one of each storyline."""
        found = self._names.aggregate(self._names.term("kind", KIND), {"sum": {"sum": {"field": "rank"}}})
        return int(found["sum"]["value"] or 0)

    def lines(self, rows: Iterable[tuple[int, float]], *, merge: bool) -> Iterator[Line]:
        """Rows with their scores as lines, in their order; with `merge` each storyline once, where it
        comes first."""
        if not self.any:
            yield from (Line(row, score) for row, score in rows)
            return
        seen: set[int] = set()
        source = iter(rows)
        size = 32  # whoever wants few lines waits for few
        while page := list(islice(source, size)):
            size = min(size * 2, _PAGE)
            for (row, score), known in zip(page, self.of([row for row, _ in page]), strict=True):
                if known is not None and merge:
                    if known.row in seen:
                        continue
                    seen.add(known.row)
                yield Line(row, score, known)

    def of(self, rows: Sequence[int]) -> list[Known | None]:
        """The storyline of each of some rows of events."""
        places = self._events.values("place", rows)
        new = [place for place in places if place not in self._of_place]
        self._of_place.update(dict.fromkeys(new))
        for row in self._names.any_of("node", [report_key(place) for place in new]):
            if row not in self._kept:
                known = self._kept[row] = self._read(row)
                self._of_place.update(dict.fromkeys(known.places, known))
        return [self._of_place[place] for place in places]

    @whole
    def reports(self, known: Known) -> tuple[Report, ...]:
        """The reports of a storyline in the order of their dates, the undated last."""
        return read_reports(self._names.stored(known.row, "nodes"))

    @whole
    def _read(self, row: int) -> Known:
        storyline, places = read_storyline(self._names.stored(row))
        return Known(row, storyline, frozenset(places))
