"""Amending: of a file with many documents only those are parsed again that are not as they were.

A row knows the digest of the document that it was made from, label included (`origin`): where the document
of the same number is still the same, its row is. So a line added to a JSON Lines file costs reading the
file, which is little, and parsing the line.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from newsline.errors import Problem
from newsline.model import Document
from newsline.saved.digest import number_of
from newsline.saved.manifest import FileEntry

Item = tuple[int, Document | Problem]

FEWEST = 16  # documents of a file from which this is worth its while
_MOST = 20_000  # changed documents among those of before that are kept at hand


class Amendment(NamedTuple):
    """What has become of a file: the numbers of documents that are gone or changed, and what is to be parsed.

    `items` are the changed documents and all problems by their numbers, then those that came behind.
    """

    gone: list[int]
    items: Iterator[Item]


def origin_of(document: Document) -> int:
    """63 bits that tell a document, as it was read, from others; never 0."""
    return number_of(repr(document)) >> 1 | 1


def is_worth_it(entry: FileEntry | None) -> bool:
    """Whether a file has rows enough."""
    return entry is not None and entry.documents >= FEWEST


def amendment(known: Mapping[int, int], now: Iterable[Document | Problem]) -> Amendment | None:
    """What changed in a file of which the `known` documents, given by number and origin, have rows.

    `None` where so much did that all of it is as well parsed again.
    """
    last = max(known, default=-1)
    items = iter(enumerate(now))
    changed: list[Item] = []
    kept: set[int] = set()
    for number, item in islice(items, last + 1):
        if isinstance(item, Document) and known.get(number) == origin_of(item):
            kept.add(number)
            continue
        changed.append((number, item))
        if len(changed) > _MOST:
            return None
    return Amendment(sorted(known.keys() - kept), _chained(changed, items))


def _chained(changed: list[Item], rest: Iterator[Item]) -> Iterator[Item]:
    yield from changed
    changed.clear()
    yield from rest
