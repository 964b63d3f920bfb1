"""The manifest: which files an index was made from, as they were then."""

import json
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate, repeat
from operator import sub
from typing import Any, NamedTuple

from newsline.errors import Problem
from newsline.saved.scan import Stamp

_GAP = 1 << 12  # between the ranks of neighbouring files, for those that come between them later
DOCUMENT_BITS = 22  # of a place: documents of one file
_SECOND = 1_000_000_000  # nanoseconds
_WIDTH = 8  # bytes of a number
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


def places_of(rank: int) -> tuple[int, int]:
    """The first and the last place of the documents of the file with a rank."""
    first = rank << DOCUMENT_BITS
    return first, first + (1 << DOCUMENT_BITS) - 1


class ReadingOrder:
    """The order in which files are read, as a key that sorts paths so.

    One of the paths of a corpus after the other, folder by folder in the order of names.
    """

    def __init__(self, roots: Sequence[str] = ()) -> None:
        labels = ["" if root == "." else root.removeprefix("./").rstrip("/") for root in roots]
        self._roots = labels if len(labels) > 1 else []

    def __call__(self, path: str) -> tuple[int, list[str]]:
        """The number of the first root that leads to a path, and the names that the path is made of."""
        path = path.removeprefix("./")
        for number, root in enumerate(self._roots):
            if not root or path == root or path.startswith(f"{root}/"):
                return number, path.split("/")
        return len(self._roots), path.split("/")


class Manifest:
    """The files of an index by their paths; `order` is that in which they are read."""

    def __init__(self, files: dict[str, FileEntry] | None = None, order: ReadingOrder | None = None) -> None:
        self.files = files or {}
        self.order = order or ReadingOrder()
        # The paths as they were read or written last, one by one and compressed.
        self._names: list[str] = []
        self._paths = zlib.compress(b"", 1)

    def changes(self, now: Mapping[str, Stamp]) -> tuple[list[str], list[str]]:
        """The files to read (new, changed) in the order of reading, and those that are gone."""
        new = [
            path
            for path, stamp in now.items()
            if (known := self.files.get(path)) is None or known.stamp != stamp
        ]
        return sorted(new, key=self.order), [path for path in self.files if path not in now]

    def rank(self, paths: Iterable[str]) -> dict[str, int]:
        """Ranks for new files, in the order of reading, between those of their neighbours.

        Raises `FullError` where none is left.
        """
        paths = sorted(paths, key=self.order)
        if not paths:
            return {}
        known = sorted(self.files, key=self.order)
        ordered = [self.order(path) for path in known]
        between: dict[int, list[str]] = {}
        for path in paths:
            between.setdefault(bisect_left(ordered, self.order(path)), []).append(path)
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
        """The manifest as bytes: the paths, and what is said of the files, both compressed (RFC 1950).

        In the order of ranks: so the paths are those of before, unless there are other files.
        """
        files = sorted(self.files.items(), key=_rank_of)
        names = [path for path, _ in files]
        if names != self._names:
            paths = "\0".join(names).encode("utf-8", "surrogateescape")
            self._names, self._paths = names, zlib.compress(paths, 1)
        moments = [divmod(entry[0][0], _SECOND) for _, entry in files]
        columns = [
            [second for second, _ in moments],
            [nanosecond for _, nanosecond in moments],
            [entry[0][1] for _, entry in files],
            [entry[1] for _, entry in files],
            [entry[2] for _, entry in files],
        ]
        rest = [
            [at, entry.copies, entry.problems]
            for at, (_, entry) in enumerate(files)
            if entry.copies or entry.problems
        ]
        others = json.dumps(rest).encode("ascii")
        # What changes little from file to file is small, and the same again and again, as a difference.
        differences = [array("q", map(sub, column, [0, *column])).tobytes() for column in columns]
        sizes = array("q", (len(files), len(self._paths), len(others)))
        return sizes.tobytes() + self._paths + zlib.compress(b"".join([others, *differences]), 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Manifest":
        """The manifest that `to_bytes` wrote; raises `ValueError` for other bytes."""
        try:
            start = 3 * _WIDTH
            count, paths, others = _numbers(memoryview(data)[:start])
            packed = data[start : start + paths]
            joined = zlib.decompress(packed).decode("utf-8", "surrogateescape")
            names = joined.split("\0") if count else []
            body = memoryview(zlib.decompress(data[start + paths :]))
            rest: list[Any] = json.loads(bytes(body[:others]))
            numbers = _numbers(body[others:])
            seconds, nanoseconds, *columns = [
                list(accumulate(numbers[at * count : (at + 1) * count])) for at in range(5)
            ]
            changed = [second * _SECOND + more for second, more in zip(seconds, nanoseconds, strict=True)]
            stamps = zip(changed, columns[0], strict=True)
            entries = list(map(_entry, zip(stamps, *columns[1:], repeat(()), repeat(()))))
            for at, copies, problems in rest:
                told = tuple(Problem(*problem) for problem in problems)
                entries[at] = entries[at]._replace(copies=tuple(copies), problems=told)
            found = cls(dict(zip(names, entries, strict=True)))
            found._names, found._paths = names, packed
            return found
        except (KeyError, TypeError, IndexError, OverflowError, RecursionError, zlib.error) as error:
            raise ValueError(f"not a manifest: {error}") from error


# `FileEntry` of a tuple, at half the price of calling the class.
_entry: Callable[[tuple[Any, ...]], FileEntry] = partial(tuple.__new__, FileEntry)


def _rank_of(item: tuple[str, FileEntry]) -> int:
    return item[1][1]


def _numbers(data: memoryview) -> "array[int]":
    numbers = array("q")
    numbers.frombytes(data)
    return numbers
