"""The stored form of an event: compact, exact, and quick to read back.

One event is one deflated JSON array (RFC 1951, RFC 8259). Whatever can be read
off the text is left out: of a span only its two offsets are kept. `decode(encode(event))`
is the event again, lone surrogates included.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from newsline.errors import Problem
from newsline.model import (
    DateCandidate,
    Entity,
    Event,
    Mention,
    Quote,
    RelatedItem,
    Speaker,
    Timex,
    When,
    edtf_bounds,
)

VERSION = 2  # of the stored form; an index with another one is built anew
_LEVEL = 6
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode

_Row = list[Any]


def encode(event: Event, dictionary: bytes = b"") -> bytes:
    """The event as bytes; `dictionary` is text of the same kind, at most 32 KiB, which makes them fewer."""
    # A raw stream (RFC 1951): tantivy keeps checksums of its own.
    if dictionary:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
    else:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(plain(event)) + packer.flush()


def plain(event: Event) -> bytes:
    """The stored form before it is compressed."""
    row = [
        event.text,
        event.id,
        event.file,
        event.title,
        _when(event.date),
        _when(event.bounds),
        event.publisher,
        event.byline,
        event.section,
        event.tags,
        event.url,
        event.lang,
        [
            [t.start, t.end - t.start, t.type, t.value, 1 if t.edtf == t.value else t.edtf]
            for t in event.dates
        ],
        [_entity(entity) for entity in event.entities],
        _quotes(event),
        [[item.title, _when(item.date), item.url, item.entities, item.line] for item in event.related],
        event.problems,
        event.candidates,
        event.kind,
        event.listed_in,
    ]
    return _encode(row).encode("utf-8", "surrogatepass")


def decode(data: bytes, dictionary: bytes = b"") -> Event:
    """The event that `encode` made into `data`; raises `ValueError` for other bytes."""
    try:
        unpacker = zlib.decompressobj(-15, dictionary) if dictionary else zlib.decompressobj(-15)
        row = _decode(unpacker.decompress(data).decode("utf-8", "surrogatepass"))
        return _event(row)
    except (zlib.error, TypeError, LookupError, AttributeError) as error:
        raise ValueError(f"not a stored event: {error}") from error


def _event(row: _Row) -> Event:
    text = row[0]
    entities = tuple([_read_entity(entity, text) for entity in row[13]])
    return Event(
        row[1],
        row[2],
        row[3],
        text,
        _read_when(row[4]),
        _read_when(row[5]),
        row[6],
        tuple(row[7]),
        row[8],
        tuple(row[9]),
        row[10],
        row[11],
        tuple(
            [
                Timex(
                    start, start + size, text[start : start + size], kind, value, value if edtf == 1 else edtf
                )
                for start, size, kind, value, edtf in row[12]
            ]
        ),
        entities,
        _read_quotes(row[14], text, entities),
        tuple(
            [
                RelatedItem(title, _read_when(when), url, tuple(entities), line)
                for title, when, url, entities, line in row[15]
            ]
        ),
        tuple([Problem(*problem) for problem in row[16]]),
        tuple([DateCandidate(*candidate) for candidate in row[17]]),
        row[18],
        tuple(row[19]),
    )


def _when(when: When | None) -> _Row | None:
    if when is None:
        return None
    return [when.edtf, when.time, when.basis, when.evidence, when.confidence]


def _read_when(row: _Row | None) -> When | None:
    if row is None:
        return None
    edtf, *others = row
    return When(edtf, *edtf_bounds(edtf), *others)


def _entity(entity: Entity) -> _Row:
    """Mentions as a flat list of starts and lengths, each start counted from the one before.

    A name that stands in the text is the number of its mention, and aliases that are just the
    other forms that stand there are left out.
    """
    flat: list[int] = []
    last = 0
    for mention in entity.mentions:
        flat += (mention.start - last, mention.end - mention.start)
        last = mention.start
    forms = [mention.text for mention in entity.mentions]
    name: str | int = forms.index(entity.name) if entity.name in forms else entity.name
    row: _Row = [name, entity.type[1], flat]
    if entity.candidates or entity.aliases != _other_forms(entity.name, entity.mentions):
        row += (entity.aliases, entity.candidates)
    return row


def _other_forms(name: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([mention.text for mention in mentions if mention.text != name]))


_TYPES: dict[str, Any] = {"E": "PERSON", "R": "ORG", "L": "PLACE"}


def _read_entity(row: _Row, text: str) -> Entity:
    mentions = []
    start = 0
    flat = iter(row[2])
    for shift in flat:
        start += shift
        end = start + next(flat)
        mentions.append(Mention(start, end, text[start:end]))
    name = row[0] if isinstance(row[0], str) else mentions[row[0]].text
    if len(row) > 3:
        return Entity(name, _TYPES[row[1]], tuple(row[3]), tuple(mentions), tuple(row[4]))
    return Entity(name, _TYPES[row[1]], _other_forms(name, mentions), tuple(mentions))


def _quotes(event: Event) -> list[_Row]:
    """Places from the quote before, of speakers from their quote; an entity who speaks by its number."""
    numbers = {entity.name: number for number, entity in reversed(list(enumerate(event.entities)))}
    rows = []
    last = 0
    for quote in event.quotes:
        row: _Row = [
            quote.start - last,
            quote.end - quote.start,
            int(quote.direct),
            quote.cue,
            quote.confidence,
        ]
        if who := quote.speaker:
            row += (numbers.get(who.name, who.name), who.start - quote.start, who.end - who.start)
        rows.append(row)
        last = quote.start
    return rows


def _read_quotes(rows: list[_Row], text: str, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    quotes = []
    start = 0
    for shift, size, direct, cue, confidence, *who in rows:
        start += shift
        speaker = None
        if who:
            name, place, length = who
            first = start + place
            shown = name if isinstance(name, str) else entities[name].name
            speaker = Speaker(shown, first, first + length, text[first : first + length])
        end = start + size
        quotes.append(Quote(start, end, text[start:end], bool(direct), speaker, cue, confidence))
    return tuple(quotes)
