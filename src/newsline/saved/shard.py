"""A shard: some files, or some documents of one, read and parsed into rows.

A pure function of bytes, names and options: a shard can be parsed in any process on any machine,
and its rows put into any index.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsline.documents import TOGETHER, events_of, settled, tagger_of
from newsline.errors import Problem
from newsline.index.notes import note_of
from newsline.index.schema import EventRow, event_row, with_bands
from newsline.index.speakers import speaker_keys
from newsline.index.storylines.copies import content_of
from newsline.model import Document, Event
from newsline.model.corrections import Corrections
from newsline.parser.docdate.order import written_order
from newsline.read import Options, read_paths
from newsline.saved.amend import origin_of


class ShardOptions(NamedTuple):
    """What parsing depends on besides the documents.

    `orders` says of publishers whether they write the day first; `dictionary` is what stored
    forms are compressed with; `columns`, `tagger` and `readers` are as for `newsline.parse_all`.
    """

    corrections: Corrections
    orders: Mapping[str, bool] = {}
    dictionary: bytes = b""
    columns: Mapping[str, str] = {}
    tagger: str | None = None
    readers: tuple[str, ...] = ()

    def reading(self) -> Options:
        """What of it the readers are told."""
        return Options(readers=self.readers, columns=self.columns)


class Shard(NamedTuple):
    """Paths of files to read, or documents already read from the file `source`.

    Of these `numbers` are the numbers in the file and `last` says whether no more follow.
    """

    paths: tuple[str, ...] = ()
    documents: tuple[Document | Problem, ...] = ()
    source: str = ""
    numbers: Sequence[int] = ()
    last: bool = True


class ParsedDocument(NamedTuple):
    """A document's row and its note, the file and the place in it that it comes from, what tells copies."""

    source: str
    number: int
    id: str
    content: bytes
    file: str
    row: EventRow
    note: bytes


class ParsedShard(NamedTuple):
    """Documents in the order of their files, and problems with the files they are of."""

    documents: list[ParsedDocument]
    problems: list[tuple[str, Problem]]


def parse_shard(shard: Shard, options: ShardOptions) -> ParsedShard:
    """Read and parse a shard."""
    found = ParsedShard([], [])
    places: deque[tuple[str, int]] = deque()

    def items() -> Iterator[Document | Problem]:
        for source, number, item in _items(shard, options):
            places.append((source, number))
            yield item

    tagger = tagger_of(options.tagger)
    for item, event in events_of(items(), options.corrections, tagger, first=TOGETHER):
        source, number = places.popleft()
        if isinstance(event, Problem):
            found.problems.append((source, event))
        elif isinstance(item, Document):
            found.documents.append(_parsed(source, number, item, event, options))
    return found


def _items(shard: Shard, options: ShardOptions) -> Iterator[tuple[str, int, Document | Problem]]:
    """What is to be parsed, each with its file and its number in that."""
    for number, item in zip(shard.numbers, shard.documents, strict=True):
        yield shard.source, number, item
    for path in shard.paths:
        for number, item in enumerate(items_of(path, options)):
            yield path, number, item


def items_of(path: str, options: ShardOptions) -> Iterator[Document | Problem]:
    """What reading a file gives, in the order of their numbers."""
    # A file may be called as standard input is.
    return read_paths(["./-" if path == "-" else path], options=options.reading())


def _parsed(
    source: str, number: int, document: Document, event: Event, options: ShardOptions
) -> ParsedDocument:
    event, marks = _settle(document, event, options)
    speakers = speaker_keys(event)
    row = with_bands(event_row(event, options.dictionary, marks, speakers))
    if number:  # most files have but one, which is parsed again in any case
        row = row._replace(origin=origin_of(document))
    note = note_of(event, speakers).to_bytes()
    return ParsedDocument(source, number, event.id, content_of(event), event.file, row, note)


def _settle(document: Document, event: Event, options: ShardOptions) -> tuple[Event, list[str]]:
    """The event with its ambiguous date read as its publisher writes dates, and marks that say so.

    `writes` and `waits` are what `newsline.parser.docdate.SourceOrders` notes of a document.
    """
    publisher = event.publisher
    if any(problem.code == "ambiguous-date" for problem in event.problems):
        if not publisher:
            return event, []
        order = options.orders.get(publisher)
        taken = {None: "?", True: "D", False: "M"}[order]
        again = settled(document, event, order, options.corrections, tagger_of(options.tagger))
        return again, [f"waits {taken} {publisher}"]
    if publisher and event.date:
        order, _ = written_order((event.date.evidence,))
        if order is not None:
            return event, [f"writes {'D' if order else 'M'} {publisher}"]
    return event, []
