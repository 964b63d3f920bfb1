"""What the two tables of an index hold: a row for each event, a row for each name.

Both are tantivy indexes, in memory or in a folder. The row of an event is made from the
event alone, so that rows can be made anywhere and put together in any order; which names
are one, and what is listed where, stands in the table of names and in rows of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from newsline.index.codec import encode
from newsline.index.fold import indexable, words
from newsline.index.nodes import node_key
from newsline.index.retold import LEAST_WORDS, opening, saying_words
from newsline.index.speakers import speaker_keys
from newsline.model import Event

if TYPE_CHECKING:
    import tantivy

TOKENS = "newsline"
LEAST_HEAP = 15_000_000  # bytes for a writer; tantivy takes no less
_LONGEST_TOKEN = 200  # bytes; longer runs of letters are no words
FIRST_DAY, LAST_DAY = 1, 3_652_059  # `date.min` and `date.max` as proleptic Gregorian ordinals
# Each a column of its own: a tenth of what as many terms would take, and in order as they stand.
BANDS = tuple(f"band{number}" for number in range(20))
_SEVERAL = ("quotes", "entity", "speaker", "source", "tag", "mark", "address")  # values in a row
UNDATED = 1 << 62  # keys of the order from here on belong to events without a date
_DAY_BITS, _CLOCK_BITS = 22, 18
_label_words = lru_cache(maxsize=4096)(words)  # documents share them, and each is asked of several times


def order_key(event: Event) -> int | None:
    """Where an event stands in time, as a number below 2^62; `None` for an undated one, which comes last.

    22 bits for the first day it can be, 22 for the last, 18 for the seconds of its clock in UTC.
    """
    when = event.date
    if when is None:
        return None
    last = when.latest.toordinal() if when.latest else LAST_DAY
    first = when.earliest.toordinal() if when.earliest else last
    return ((first << _DAY_BITS | last) << _CLOCK_BITS) | _clock(when.time, first)


def _clock(time: str | None, first: int) -> int:
    """Seconds in UTC since the day before the first day; without a clock 0, which comes first."""
    if time is None:
        return 0
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return 0
    shift = moment.utcoffset()
    seconds = (moment.toordinal() - first + 1) * 86_400
    seconds += moment.hour * 3600 + moment.minute * 60 + moment.second
    seconds -= round(shift.total_seconds()) if shift else 0
    return min(max(seconds, 1), (1 << _CLOCK_BITS) - 1)


def days(event: Event) -> tuple[int, int] | None:
    """The first and last day an event's date can be, as proleptic Gregorian ordinals; `None` if undated."""
    when = event.date
    if when is None:
        return None
    return (
        when.earliest.toordinal() if when.earliest else FIRST_DAY,
        when.latest.toordinal() if when.latest else LAST_DAY,
    )


@cache
def event_schema() -> "tantivy.Schema":
    """The fields of an event's row.

    `entity`, `speaker`, `source` and `tag` hold the keys of names; `mark` everything else that
    a row is found by: see `marks`. `body`, `band0` and so on are what documents that are much alike share:
    see `storylines.bands`.
    """
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name=TOKENS)
    builder.add_text_field("quotes", tokenizer_name=TOKENS, index_option="basic")
    builder.add_text_field("entity", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("speaker", "source", "tag", "mark"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("order", fast=True)
    builder.add_unsigned_field("place", fast=True)
    builder.add_unsigned_field("quoted", fast=True)
    for name in ("address", "origin", "body", *BANDS):
        builder.add_unsigned_field(name, fast=True)
    builder.add_integer_field("first", fast=True)
    builder.add_integer_field("last", fast=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def name_schema() -> "tantivy.Schema":
    """The fields of a name's row.

    `entity`, `speaker`, `source` and `tag` hold the tokens of its forms for each question it
    answers, `form` whole forms, `sound` the sounds of tokens, `word` the words of full forms,
    `node` the keys of its members, `family` what it may be confused with.
    """
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("entity", "speaker", "source", "tag", "form", "sound", "word", "node", "family", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("rank", fast=True)
    builder.add_bytes_field("record", stored=True)
    builder.add_bytes_field("nodes", stored=True)
    return builder.build()


def register(index: "tantivy.Index") -> None:
    """Tell an index how words are cut: done at each opening."""
    import tantivy

    tokens = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    index.register_tokenizer(TOKENS, tokens.filter(tantivy.Filter.remove_long(_LONGEST_TOKEN)).build())


class EventRow(NamedTuple):
    """The row of an event as plain data, so that another process can make it.

    `key` is that of the order for a dated event, `None` for an undated one; `days` are its
    first and last day as ordinals.
    """

    title: str
    text: str
    quotes: tuple[str, ...]
    entity: tuple[str, ...]
    speaker: tuple[str, ...]
    source: tuple[str, ...]
    tag: tuple[str, ...]
    mark: tuple[str, ...]
    address: tuple[int, ...]
    key: int | None
    days: tuple[int, int] | None
    quoted: int
    record: bytes
    band: tuple[int, ...] = ()
    origin: int | None = None
    body: int = 0


def event_row(
    event: Event,
    dictionary: bytes = b"",
    extra: Iterable[str] = (),
    speakers: Sequence[str | None] | None = None,
) -> EventRow:
    """The row of an event; `dictionary` is what its stored form is compressed with, `extra` more marks.

    `speakers` are its `speaker_keys` where they are known already.
    """
    if speakers is None:
        speakers = speaker_keys(event)
    found: dict[str, dict[str, None]] = {"source": {}, "tag": {}}
    for field, label in labels(event):
        found[field][clean(label_key(field, label))] = None
    return EventRow(
        clean(indexable(event.title)),
        clean(indexable(event.text)),
        tuple(clean(indexable(quote.text)) for quote in event.all_quotes),
        tuple(dict.fromkeys(clean(node_key(entity)) for entity in event.entities)),
        tuple(dict.fromkeys(clean(key) for key in speakers if key)),
        tuple(found["source"]),
        tuple(found["tag"]),
        tuple(map(clean, (*marks(event), *_unsaid(event, speakers), *extra))),
        tuple(sorted(map(address_number, addresses(event)))),
        order_key(event),
        days(event),
        len(event.all_quotes) if event.kind == "document" else 0,
        encode(event, dictionary),
    )


def with_bands(row: EventRow) -> EventRow:
    """The row of a document that may be a report among others."""
    from newsline.index.storylines.bands import story_marks  # for building alone

    found = story_marks(row.title, row.text)
    return row._replace(band=found.bands, body=found.body)


def tantivy_row(row: EventRow, place: int) -> "tantivy.Document":
    """A row as tantivy takes it, in its place: a number below 2^62, in the order of files."""
    import tantivy

    fields: dict[str, Any] = {name: list(getattr(row, name)) for name in _SEVERAL}
    fields |= zip(BANDS, row.band, strict=False)
    fields |= {
        "title": row.title,
        "text": row.text,
        "order": UNDATED | place if row.key is None else row.key,
        "place": place,
        "quoted": row.quoted,
        "record": row.record,
    }
    if row.origin is not None:
        fields["origin"] = row.origin
    if row.body:
        fields["body"] = row.body
    if row.days:
        fields["first"], fields["last"] = row.days
    # In one call: half of what a call for each value takes.
    return tantivy.Document.from_dict(fields, event_schema())


def labels(event: Event) -> Iterator[tuple[str, str]]:
    """The publisher and the tags of an event, each with its field."""
    if event.publisher and _label_words(event.publisher):
        yield "source", event.publisher
    for tag in event.tags:
        if _label_words(tag):
            yield "tag", tag


def label_key(field: str, label: str) -> str:
    """The key of a publisher or tag: equal when folded is one."""
    return f"{field} {' '.join(_label_words(label))}"


def link_key(identity: str) -> str:
    """The key of the row that says which pages list a document, given by its id."""
    return f"link {identity}"


def marks(event: Event) -> Iterable[str]:
    """What a row is found by, besides words, names and dates."""
    found = {f"id {event.id}": None, f"kind {event.kind}": None}
    if event.kind == "document":
        found["dated" if event.date else "undated"] = None
        if event.date:
            found[f"basis {event.date.basis}"] = None
        for problem in event.problems:
            found[f"problem {problem.code}"] = None
        if event.related:
            found["lists"] = None
    for page in event.listed_in:
        found[f"by {page}"] = None
    if event.all_quotes:
        found["quotes"] = None
    return found


def _unsaid(event: Event, speakers: Sequence[str | None]) -> Iterable[str]:
    """The marks of how its quotes of unknown speakers begin: others may say whose they are."""
    nobody = [quote for quote, key in zip(event.all_quotes, speakers, strict=True) if key is None]
    phrases = map(saying_words, nobody)
    return dict.fromkeys(opening(phrase) for phrase in phrases if len(phrase) >= LEAST_WORDS)


def addresses(event: Event) -> Iterable[str]:
    """The addresses by which an event may be meant; what is only listed has its page's file, not its own."""
    from newsline.index.links import address_keys  # for building alone

    return address_keys(event if event.kind == "document" else event._replace(file=""))


def address_number(key: str) -> int:
    """32 bits for an address (CRC-32): in a column they take a fifth of what the address takes as a term."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def clean(text: str) -> str:
    """A text without lone surrogates, which UTF-8 cannot hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
