"""Corrections: what a person has decided about documents and names, against what the texts seem to say."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fnmatch import translate
from typing import NamedTuple

from newsline.model.event import EntityType
from newsline.model.when import When, when

_FEWEST_DIGITS = 6  # of a content hash that stands for the whole of it, as timelines print it
_HASH_LENGTH = 12
_HEX = frozenset("0123456789abcdef")
_GLOB = frozenset("*?[")


class Target(NamedTuple):
    """Which documents an entry means: one `id` (a hash may be shortened), or those whose label
    ends with `path`, a glob of whole path segments. Exactly one of the two is given.
    """

    id: str | None = None
    path: str | None = None

    def __str__(self) -> str:
        return f"id {self.id}" if self.id else f"path {self.path}"


class DocumentCorrection(NamedTuple):
    """A `[[document]]` entry; `line` is its place in the file (1-based), `label` how reasons call it.

    At most one of `date` and `bounds` (EDTF level 1) is given; `bounds` means undated.
    """

    target: Target
    label: str
    line: int | None = None
    date: str | None = None
    bounds: str | None = None
    title: str | None = None
    publisher: str | None = None
    note: str | None = None


class Assignment(NamedTuple):
    """An `[[assign]]` entry: in these documents `surface` is the entity called `name`."""

    target: Target
    label: str
    surface: str
    name: str
    line: int | None = None


class NameCorrection(NamedTuple):
    """A `[[name]]` entry: `aliases` are forms of `name`, the names in `apart` never are.

    Those in `open` may be, and may be others: each document decides for itself.
    """

    name: str
    label: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    line: int | None = None
    open: tuple[str, ...] = ()


class Override(NamedTuple):
    """All that corrections say about one document.

    `dated` tells whether they decide its date: then `date` is it, or `None` with `bounds`.
    `label` names the deciding entry. `assigned` are pairs of a surface and a name.
    """

    label: str = ""
    dated: bool = False
    date: When | None = None
    bounds: When | None = None
    title: str | None = None
    publisher: str | None = None
    assigned: tuple[tuple[str, str], ...] = ()


Entry = DocumentCorrection | Assignment


class Corrections:
    """The entries of a corrections file, ready to be looked up; nothing changes after building."""

    def __init__(
        self,
        documents: Sequence[DocumentCorrection] = (),
        names: Sequence[NameCorrection] = (),
        assignments: Sequence[Assignment] = (),
        file: str = "",
    ) -> None:
        """`file` is where they were read, for messages."""
        self.names = tuple(names)
        self.entries: tuple[Entry, ...] = (*documents, *assignments)
        self.file = file
        self._by_id: defaultdict[str, list[int]] = defaultdict(list)
        self._by_beginning: defaultdict[str, list[int]] = defaultdict(list)
        self._by_last: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._globs: list[tuple[int, re.Pattern[str]]] = []
        for number, entry in enumerate(self.entries):
            id_, path = entry.target
            if id_:
                self._by_id[id_].append(number)
                if _FEWEST_DIGITS <= len(id_) < _HASH_LENGTH and _HEX.issuperset(id_):
                    self._by_beginning[id_].append(number)
            elif path and _GLOB.isdisjoint(path):
                tail = "/" + path.removeprefix("./").strip("/")
                self._by_last[tail.rpartition("/")[2]].append((number, tail))
            elif path:
                self._globs.append((number, re.compile(translate("*/" + path.removeprefix("./").strip("/")))))

    def matching(self, id_: str, file: str) -> list[int]:
        """The places in `entries` of those that mean a document, in the order of the file.

        `id_` is the id that the document has without corrections, `file` its label.
        """
        found = list(self._by_id.get(id_, ()))
        if self._by_beginning and len(id_) == _HASH_LENGTH and _HEX.issuperset(id_):
            for length in range(_FEWEST_DIGITS, _HASH_LENGTH):
                found += self._by_beginning.get(id_[:length], ())
        label = "/" + file
        found += [
            number for number, tail in self._by_last.get(label.rpartition("/")[2], ()) if label.endswith(tail)
        ]
        found += [number for number, pattern in self._globs if pattern.match(label)]
        return sorted(found)

    def override(self, id_: str, file: str) -> Override | None:
        """What the entries say about a document, of each field the last one; `None` if nothing."""
        found = [self.entries[number] for number in self.matching(id_, file)]
        return _combined(found) if found else None


def _combined(entries: Iterable[Entry]) -> Override:
    override = Override()
    for entry in entries:
        if isinstance(entry, Assignment):
            pair = (entry.surface, entry.name)
            override = override._replace(assigned=(*override.assigned, pair))
            continue
        date = entry.date and _when(entry.date, entry.note or f"date = {entry.date}")
        bounds = entry.bounds and _when(entry.bounds, entry.note or f"bounds = {entry.bounds}")
        if date or bounds:
            override = override._replace(
                label=entry.label, dated=True, date=date or None, bounds=bounds or None
            )
        override = override._replace(
            title=entry.title or override.title, publisher=entry.publisher or override.publisher
        )
    return override


def _when(edtf: str, evidence: str) -> When:
    return when(edtf, basis="override", evidence=evidence)
