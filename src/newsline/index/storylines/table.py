"""The storylines of an index, as questions see them."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from newsline.index.rows import Rows, whole
from newsline.model.storyline import Report, Storyline

KIND = "storyline"
_PAGE = 512  # rows that are looked up at once


class Known(NamedTuple):
    """A storyline: its row in the table of names, and the places and ids of its reports."""

    row: int
    storyline: Storyline
    places: frozenset[int]
    ids: list[str]


# A row of events as an answer shows it: its number, its score and, if it has one, its storyline.
Line = tuple[int, float, Known | None]


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
            yield from ((row, score, None) for row, score in rows)
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
                yield row, score, known

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
        storyline, places, ids = read_storyline(self._names.stored(row))
        return Known(row, storyline, frozenset(places), ids)


def report_key(place: int) -> str:
    """The key under which the row of a storyline holds a report, given by its place."""
    return f"report {place}"


def read_storyline(record: bytes) -> tuple[Storyline, list[int], list[str]]:
    """A storyline, and the places and ids of its reports; raises `ValueError` for bytes without one."""
    try:
        storyline, places, ids = _unpacked(record)
        identity, count, sources, *others = storyline
        return Storyline(identity, count, tuple(sources), *others), places, ids
    except (TypeError, zlib.error) as error:
        raise ValueError(f"not a storyline: {error}") from error


def read_reports(nodes: bytes) -> tuple[Report, ...]:
    """The reports of a storyline; raises `ValueError` for bytes that hold none."""
    try:
        return tuple(Report(*report) for report in _unpacked(nodes))
    except (TypeError, zlib.error) as error:
        raise ValueError(f"not the reports of a storyline: {error}") from error


def _unpacked(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))
