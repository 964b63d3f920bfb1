"""The manifest: which files an index was made from, as they were then."""

import json
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from newsline.errors import Problem
from newsline.saved.scan import Stamp

_GAP = 1 << 12  # between the ranks of neighbouring files, for those that come between them later
DOCUMENT_BITS = 22  # of a place: documents of one file
UNFINISHED: Stamp = (-1, -1)  # of a file that is to be read again the next time, whatever its stamp is then


class FullError(Exception):
    """No rank is left between two files: the index must be built anew."""


class FileEntry(NamedTuple):
    """A file as it was read: its stamp, its rank among all files, its documents, the ids of those that
    others hold too."""

    stamp: Stamp
    rank: int
    documents: int = 0
    copies: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def place(self) -> int:
        """The place of its first document."""
        return self.rank << DOCUMENT_BITS


class Manifest:
    """The files of an index by their paths."""

    def __init__(self, files: dict[str, FileEntry] | None = None) -> None:
        self.files = files or {}

    def changes(self, now: Mapping[str, Stamp]) -> tuple[list[str], list[str]]:
        """The files to read (new, changed) in the order of reading, and those that are gone."""
        new = [
            path
            for path, stamp in now.items()
            if (known := self.files.get(path)) is None or known.stamp != stamp
        ]
        return sorted(new, key=reading_order), [path for path in self.files if path not in now]

    def rank(self, paths: Iterable[str]) -> dict[str, int]:
        """Ranks for new files, in the order of reading, between those of their neighbours.

        Raises `FullError` where none is left.
        """
        paths = sorted(paths, key=reading_order)
        if not paths:
            return {}
        known = sorted(self.files, key=reading_order)
        ordered = [reading_order(path) for path in known]
        between: dict[int, list[str]] = {}
        for path in paths:
            between.setdefault(bisect_left(ordered, reading_order(path)), []).append(path)
        ranks = {}
        for at, group in between.items():
            low = self.files[known[at - 1]].rank if at else 0
            if at == len(known):
                ranks.update({path: low + _GAP * (number + 1) for number, path in enumerate(group)})
                continue
            high = self.files[known[at]].rank
            step = (high - low) // (len(group) + 1)
            if step == 0:
                raise FullError
            ranks.update({path: low + step * (number + 1) for number, path in enumerate(group)})
        return ranks

    def to_bytes(self) -> bytes:
        """The manifest as bytes (RFC 8259 in RFC 1950)."""
        rows = [
            [path, *entry.stamp, entry.rank, entry.documents, *_rest(entry)]
            for path, entry in self.files.items()
        ]
        return zlib.compress(json.dumps(rows).encode("ascii"), 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Manifest":
        """The manifest that `to_bytes` wrote; raises `ValueError` for other bytes."""
        try:
            rows: list[Any] = json.loads(zlib.decompress(data))
            return cls({row[0]: _entry(row) for row in rows})
        except (KeyError, TypeError, IndexError, zlib.error) as error:
            raise ValueError(f"not a manifest: {error}") from error


def reading_order(path: str) -> list[str]:
    """Files are read folder by folder in the order of names: the key that sorts paths so."""
    return path.split("/")


def _rest(entry: FileEntry) -> list[Any]:
    return [entry.copies, entry.problems] if entry.copies or entry.problems else []


def _entry(row: list[Any]) -> FileEntry:
    changed, size, rank, documents, *rest = row[1:]
    copies, problems = rest or ((), ())
    return FileEntry(
        (changed, size), rank, documents, tuple(copies), tuple(Problem(*problem) for problem in problems)
    )
