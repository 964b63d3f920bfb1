"""Copies: which documents of this run are there already, in a few bytes for each."""

from typing import NamedTuple

from newsline.saved.shard import ParsedDocument


class Known(NamedTuple):
    """A document that is there: its place, its label."""

    place: int
    file: str


class Copies:
    """The first place of every document of this run, by what it holds."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}  # by a hash of id and content
        self._labels: dict[int, str] = {}  # by place, of those that are not on disk yet

    def put(self, document: ParsedDocument, place: int) -> None:
        """Take in a document in its place."""
        key = _key(document)
        self._first[key] = min(place, self._first.get(key, place))
        self._labels[place] = document.file

    def first(self, document: ParsedDocument) -> int | None:
        """The first place of a document with the same content."""
        return self._first.get(_key(document))

    def label(self, place: int) -> str | None:
        """The label of a document that was put in since the last call of `forget_labels`."""
        return self._labels.get(place)

    def forget_labels(self) -> None:
        """From now on the labels stand in the rows on disk."""
        self._labels.clear()


def _key(document: ParsedDocument) -> int:
    return hash((document.id, document.content))
