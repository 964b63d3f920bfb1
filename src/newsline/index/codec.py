"""The stored form of an event: compact, exact, and quick to read back.

Text comes first, in the shorthand of its corpus, then a JSON array with whatever else is written in
letters, both deflated (RFC 1951, RFC 8259); after them, for numbers do not get smaller so, the places of
names, quotes and times, a character each. Whatever can be read off the text is left out: of a span only
its two offsets are kept. `decode(encode(event))` is the event again, lone surrogates included.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsline.errors import Problem
from newsline.index.compact import compact
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

if TYPE_CHECKING:
    from newsline.index.shorthand import Shorthand

VERSION = 3  # of the stored form; an index with another one is built anew
_LEVEL = 3  # the last that looks no further than the first match: 1% more bytes than 6 for half the time
_decode = json.JSONDecoder().decode
_BREAK = b"\xff"  # stands in no UTF-8
_REACH = 32 * 1024  # bytes that deflate looks back

_Row = list[Any]
_new = tuple.__new__  # of a named tuple with all its parts: half of what calling its class takes


def encode(event: Event, dictionary: bytes = b"") -> bytes:
    """The event as bytes; `dictionary` is what `dictionary_of` made of events of the same corpus."""
    short, like = _parts(dictionary)
    letters, numbers = _forms(event, short)
    packer = _packer(like).copy()
    return packer.compress(letters) + packer.flush() + numbers


def plain(event: Event, words: Sequence[str] = ()) -> bytes:
    """What of an event is deflated, with some words for shorthand: of such bytes a dictionary is made."""
    return _forms(event, _shorthand(words))[0]


def dictionary_of(words: Sequence[str], samples: Sequence[bytes]) -> bytes:
    """A dictionary: words for shorthand, and samples of what will be deflated with them, the likest last."""
    return "\0".join(words).encode("utf-8", "surrogatepass") + _BREAK * 2 + b"".join(samples)[-_REACH:]


@lru_cache(maxsize=2)
def _parts(dictionary: bytes) -> "tuple[Shorthand | None, bytes]":
    """The two parts of a dictionary; what has no words is all for deflate."""
    words, mark, rest = dictionary.partition(_BREAK * 2)
    if not mark:
        return None, dictionary
    return _shorthand(words.decode("utf-8", "surrogatepass").split("\0") if words else ()), rest


def _shorthand(words: Sequence[str]) -> "Shorthand | None":
    if not words:
        return None
    from newsline.index.shorthand import Shorthand  # small corpora have none

    return Shorthand(words)


@lru_cache(maxsize=2)
def _packer(like: bytes) -> "zlib._Compress":
    """A stream that has seen its dictionary, to be copied for each event: seeing it takes longer."""
    # A raw stream (RFC 1951): tantivy keeps checksums of its own.
    if like:
        return zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, like)
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)


def _forms(event: Event, short: "Shorthand | None") -> tuple[bytes, bytes]:
    """The letters and the numbers of an event."""
    numbers: list[int] = []
    times = _times(event.dates, numbers)
    entities = _entities(event.entities, numbers)
    quotes = _quotes(event, numbers)
    prose = [event.text, event.title, *[item.title for item in event.related]]
    written = [short.write(text) for text in prose] if short else prose
    whole = not short or None in written
    parts = prose if whole else [text or "" for text in written]
    large: list[int] | None = None
    try:
        places = "".join(map(chr, numbers))
    except (ValueError, OverflowError):  # no character has such a number
        places, large = "", numbers
    row = [
        int(whole),
        large,
        event.id,
        event.file,
        when_row(event.date),
        when_row(event.bounds),
        event.publisher,
        event.byline,
        event.section,
        event.tags,
        event.url,
        event.lang,
        times,
        entities,
        quotes,
        [[when_row(item.date), item.url, item.entities, item.line] for item in event.related],
        event.problems,
        event.candidates,
        event.kind,
        event.listed_in,
        *([event.title_quotes] if event.title_quotes else ()),
    ]
    letters = [text.encode("utf-8", "surrogatepass") for text in (*parts, compact(row))]
    return _BREAK.join(letters), places.encode("utf-8", "surrogatepass")


def decode(data: bytes, dictionary: bytes = b"") -> Event:
    """The event that `encode` made into `data`; raises `ValueError` for other bytes."""
    try:
        short, like = _parts(dictionary)
        unpacker = zlib.decompressobj(-15, like) if like else zlib.decompressobj(-15)
        *prose, letters = unpacker.decompress(data).split(_BREAK)
        row = _decode(letters.decode("utf-8", "surrogatepass"))
        text, title, *titles = [part.decode("utf-8", "surrogatepass") for part in prose]
        if short and not row[0]:
            text, title, *titles = map(short.read, (text, title, *titles))
        places = unpacker.unused_data.decode("utf-8", "surrogatepass")
        numbers = iter(map(ord, places) if row[1] is None else row[1])
        event = _event(row, text, title, titles, numbers)
        if not unpacker.eof or next(numbers, None) is not None:
            raise ValueError("not a stored event: its end is not where it should be")
    except (zlib.error, TypeError, LookupError, AttributeError, ArithmeticError, StopIteration) as error:
        raise ValueError(f"not a stored event: {error}") from error
    return event


def _event(row: _Row, text: str, title: str, titles: Sequence[str], numbers: Iterator[int]) -> Event:
    times = _read_times(row[12], text, numbers)
    entities = _read_entities(row[13], text, numbers)
    quotes = _read_quotes(row[14], text, entities, numbers)
    return Event(
        row[2],
        row[3],
        title,
        text,
        read_when(row[4]),
        read_when(row[5]),
        row[6],
        tuple(row[7]),
        row[8],
        tuple(row[9]),
        row[10],
        row[11],
        times,
        entities,
        quotes,
        tuple(
            [
                RelatedItem(name, read_when(when), url, tuple(named), line)
                for name, (when, url, named, line) in zip(titles, row[15], strict=True)
            ]
        ),
        tuple([Problem(*problem) for problem in row[16]]),
        tuple([DateCandidate(*candidate) for candidate in row[17]]),
        row[18],
        tuple(row[19]),
        _read_title_quotes(row[20]) if len(row) > 20 else (),
    )


def _read_title_quotes(rows: Iterable[_Row]) -> tuple[Quote, ...]:
    return tuple(
        [
            Quote(start, end, text, direct, who and Speaker(*who), cue, confidence)
            for start, end, text, direct, who, cue, confidence in rows
        ]
    )


def when_row(when: When | None) -> _Row | None:
    """A date as plain data."""
    if when is None:
        return None
    return [when.edtf, when.time, when.basis, when.evidence, when.confidence]


def read_when(row: _Row | None) -> When | None:
    """The date that `when_row` made into `row`."""
    if row is None:
        return None
    edtf, *others = row
    return When(edtf, *edtf_bounds(edtf), *others)


def _times(times: Sequence[Timex], numbers: list[int]) -> _Row:
    """Types and values, and which EDTF is not the value; places are counted from the end before."""
    last = 0
    for time in times:
        numbers += (time.start - last, time.end - time.start)
        last = time.end
    others = [[at, time.edtf] for at, time in enumerate(times) if time.edtf != time.value]
    return [[time.type for time in times], [time.value for time in times], others] if times else []


def _read_times(row: _Row, text: str, numbers: Iterator[int]) -> tuple[Timex, ...]:
    if not row:
        return ()
    kinds, values, others = row
    different = dict(others)
    found = []
    end = 0
    for at, (kind, value) in enumerate(zip(kinds, values, strict=True)):
        start = end + next(numbers)
        end = start + next(numbers)
        edtf = different.get(at, value) if different else value
        found.append(_new(Timex, (start, end, text[start:end], kind, value, edtf)))
    return tuple(found)


_INITIALS: dict[str, str] = {"PERSON": "E", "ORG": "R", "PLACE": "L"}
_TYPES: dict[str, Any] = {initial: type_ for type_, initial in _INITIALS.items()}


def _entities(entities: Sequence[Entity], numbers: list[int]) -> _Row:
    """The types as one word, and of some entities what cannot be read off their mentions.

    The numbers of an entity: twice the number of its mentions and their length; where they are not all of
    one length or the first is not the name, one more than that, which mention is the name (0: none is), how
    many lengths and these. Then of each mention its distance from the one before and, where there are
    several lengths, which of them.
    """
    others = []
    for at, entity in enumerate(entities):
        name, _, aliases, mentions, candidates = entity
        if len(mentions) == 1 and not aliases and not candidates:
            ((start, end, form),) = mentions
            if form == name:  # most of them
                numbers += (2, end - start, start)
                continue
        forms = [form for _, _, form in mentions]
        sizes = list(dict.fromkeys([end - start for start, end, _ in mentions]))
        named = forms.index(name) + 1 if name in forms else 0
        if named == 1 and len(sizes) == 1:
            numbers += (len(forms) * 2, *sizes)
        else:
            numbers += (len(forms) * 2 + 1, named, len(sizes), *sizes)
        last = 0
        for start, end, _ in mentions:
            numbers.append(start - last)
            if len(sizes) > 1:
                numbers.append(sizes.index(end - start))
            last = start
        known = not candidates and aliases == _other_forms(name, mentions)
        if not named or not known:
            lost = None if named else name
            others.append([at, lost] if known else [at, lost, aliases, candidates])
    return ["".join([_INITIALS[entity.type] for entity in entities]), others]


def _other_forms(name: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([mention.text for mention in mentions if mention.text != name]))


def _read_entities(row: _Row, text: str, numbers: Iterator[int]) -> tuple[Entity, ...]:
    initials, others = row
    different = {at: rest for at, *rest in others}
    found = []
    for at, initial in enumerate(initials):
        count = next(numbers)
        if count == 2 and at not in different:
            # Most entities: one mention, which is the name.
            size = next(numbers)
            start = next(numbers)
            name = text[start : start + size]
            mention = _new(Mention, (start, start + size, name))
            found.append(_new(Entity, (name, _TYPES[initial], (), (mention,), ())))
            continue
        named, several = (next(numbers), next(numbers)) if count & 1 else (1, 1)
        sizes = [next(numbers) for _ in range(several)]
        mentions = []
        start = 0
        for _ in range(count >> 1):
            start += next(numbers)
            end = start + (sizes[0] if len(sizes) == 1 else sizes[next(numbers)])
            mentions.append(_new(Mention, (start, end, text[start:end])))
        rest = different.get(at, ())
        name = mentions[named - 1].text if named else rest[0]
        if len(rest) > 1:
            entity = Entity(name, _TYPES[initial], tuple(rest[1]), tuple(mentions), tuple(rest[2]))
        else:
            entity = Entity(name, _TYPES[initial], _other_forms(name, mentions), tuple(mentions))
        found.append(entity)
    return tuple(found)


def _quotes(event: Event, numbers: list[int]) -> _Row:
    """The kinds of quotes (direct, cue, confidence) and the names of speakers who are no entities.

    The numbers of a quote: its distance from the end before, its length, its kind and speaker as one (0:
    none, then the entities, then the other names), and of an entity the mention (0: none is). Where
    no mention is the speaker's, its place from the quote's end follows, and its length.
    """
    if not event.quotes:
        return []
    entities = event.entities
    owners: dict[str, int] = {}
    for number, entity in enumerate(entities, 1):
        owners.setdefault(entity.name, number)
    kinds_in_turn = [(direct, cue, sure) for _, _, _, direct, _, cue, sure in event.quotes]
    kinds = {kind: at for at, kind in enumerate(dict.fromkeys(kinds_in_turn))}
    names: dict[str, int] = {}
    last = 0
    for (start, end, _, _, who, _, _), kind in zip(event.quotes, kinds_in_turn, strict=True):
        number = owners.get(who.name, 0) if who else 0
        if who and not number:
            number = len(entities) + 1 + names.setdefault(who.name, len(names))
        numbers += (_signless(start - last), end - start, number * len(kinds) + kinds[kind])
        last = end
        if who is None:
            continue
        if number <= len(entities):
            span, mentions = _new(Mention, who[1:]), entities[number - 1].mentions
            if span in mentions:
                numbers.append(mentions.index(span) + 1)
                continue
            numbers.append(0)
        numbers += (_signless(who.start - end), who.end - who.start)
    return [list(kinds), list(names), len(event.quotes)]


def _read_quotes(
    row: _Row, text: str, entities: Sequence[Entity], numbers: Iterator[int]
) -> tuple[Quote, ...]:
    if not row:
        return ()
    kinds, names, count = row
    found = []
    end = 0
    for _ in range(count):
        start = end + _signed(next(numbers))
        end = start + next(numbers)
        number, kind = divmod(next(numbers), len(kinds))
        direct, cue, confidence = kinds[kind]
        speaker = None
        if number:
            entity = entities[number - 1] if number <= len(entities) else None
            name = entity.name if entity else names[number - 1 - len(entities)]
            mention = next(numbers) if entity else 0
            if entity and mention:
                speaker = _new(Speaker, (name, *entity.mentions[mention - 1]))
            else:
                first = end + _signed(next(numbers))
                last = first + next(numbers)
                speaker = Speaker(name, first, last, text[first:last])
        found.append(_new(Quote, (start, end, text[start:end], direct, speaker, cue, confidence)))
    return tuple(found)


def _signless(number: int) -> int:
    return 2 * number if number >= 0 else -2 * number - 1


def _signed(number: int) -> int:
    return -(number + 1 >> 1) if number & 1 else number >> 1
