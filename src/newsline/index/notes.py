"""Notes: what of each document counts when documents are put together, as plain data.

A note is made where its document is parsed, kept as bytes, and read when all documents are in. So
nothing that the documents say together needs their texts again.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from newsline.index.codec import read_when, when_row
from newsline.index.nodes import Named, named
from newsline.index.plain import packed, unpacked
from newsline.index.related import Target, document_keys, item_keys
from newsline.index.schema import label_key, labels
from newsline.index.speakers import SAID, speaker_keys
from newsline.model import Entity, Event, RelatedItem

_FEW_KEYS = 100_000
_KEY_BITS = 28


class Note(NamedTuple):
    """What of one document counts among others.

    `page` is what linking looks at: id, file, title, address, language, date and bounds. `names` are
    the entities as they are counted, `labels` the publisher and the tags with their keys, `speakers`
    the keys of those who are quoted, `said` the names of those among them who are no entities, with
    their keys, once for each quote. `related` are the items of a page. `keys` are numbers for the
    `document_keys` of the document, `wanted` for those of the documents that its items may be.
    """

    page: tuple[Any, ...]
    names: tuple[Named, ...]
    labels: tuple[tuple[str, str], ...]
    speakers: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    related: tuple[tuple[Any, ...], ...]
    keys: bytes
    wanted: bytes

    def to_bytes(self) -> bytes:
        """The note as bytes, for this version of Python alone."""
        return packed(tuple(self))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Note":
        """The note that `to_bytes` wrote."""
        return cls(*unpacked(data))

    def target(self, place: int) -> Target:
        """What of the document, which is in this place, tells whether an item means it."""
        identity, file, title, url, _, date, bounds = self.page
        when = read_when(date)
        return Target(place, identity, file, title, url, when, when or read_when(bounds))

    def bare(self) -> Event:
        """The document, without what linking does not look at; whom it names is asked of pages alone."""
        identity, file, title, url, lang, date, bounds = self.page
        entities = [Entity(name, kind, aliases, (), rest) for name, kind, aliases, _, rest in self.names]
        return Event(
            identity,
            file,
            title,
            "",
            read_when(date),
            read_when(bounds),
            url=url,
            lang=lang,
            entities=tuple(entities) if self.related else (),
            related=tuple(
                [
                    RelatedItem(title, read_when(date), url, entities, line)
                    for title, date, url, entities, line in self.related
                ]
            ),
        )


def note_of(event: Event, speakers: Sequence[str | None] | None = None) -> Note:
    """The note of a document; `speakers` are its `speaker_keys` where they are known already."""
    if speakers is None:
        speakers = speaker_keys(event)
    return Note(
        (
            event.id,
            event.file,
            event.title,
            event.url,
            event.lang,
            when_row(event.date),
            when_row(event.bounds),
        ),
        tuple(map(named, event.entities)),
        tuple([(label_key(field, label), label) for field, label in labels(event)]),
        tuple(dict.fromkeys([key for key in speakers if key])),
        tuple(
            [
                (key, quote.speaker.name)
                for quote, key in zip(event.all_quotes, speakers, strict=True)
                if key and quote.speaker and key.startswith(f"{SAID} ")
            ]
        ),
        tuple(
            [(item.title, when_row(item.date), item.url, item.entities, item.line) for item in event.related]
        ),
        numbers_of(document_keys(event)),
        numbers_of({key for item in event.related for key in item_keys(item)}),
    )


def numbers_of(keys: Iterable[str]) -> bytes:
    """32 bits for each of some keys (CRC-32): another key may have the same."""
    return array("I", [crc32(key.encode("utf-8", "surrogatepass")) for key in keys]).tobytes()


def _number(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


class KeySet:
    """A set of such numbers in a bounded space; a large one may seem to hold a few that were never put in."""

    def __init__(self) -> None:
        self._few: set[int] = set()
        self._bits: bytearray | None = None  # instead, once there are many: one for each number of 28 bits

    def add(self, numbers: bytes) -> None:
        """Put in what `numbers_of` made."""
        if self._bits is None:
            self._few.update(array("I", numbers))
            if len(self._few) <= _FEW_KEYS:
                return
            self._bits = bytearray(1 << _KEY_BITS - 3)
            self._put(self._bits, self._few)
            self._few = set()
        else:
            self._put(self._bits, array("I", numbers))

    def meets(self, numbers: bytes) -> bool:
        """Whether one of the numbers that `numbers_of` made is there."""
        bits = self._bits
        if bits is None:
            return not self._few.isdisjoint(array("I", numbers))
        most = (1 << _KEY_BITS) - 1
        return any(bits[(number & most) >> 3] >> (number & 7) & 1 for number in array("I", numbers))

    def __contains__(self, key: str) -> bool:
        """Whether the number of a key is there."""
        number = _number(key)
        if self._bits is None:
            return number in self._few
        return bool(self._bits[(number & (1 << _KEY_BITS) - 1) >> 3] >> (number & 7) & 1)

    @staticmethod
    def _put(bits: bytearray, numbers: Iterable[int]) -> None:
        most = (1 << _KEY_BITS) - 1
        for number in numbers:
            bits[(number & most) >> 3] |= 1 << (number & 7)
