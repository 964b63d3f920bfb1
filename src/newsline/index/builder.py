"""The builder: events in, in any order of their dates; one frozen index out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.index.codec import decode
from newsline.index.derive import Derived, NameRow, derive
from newsline.index.entry import encode_entry
from newsline.index.fold import words
from newsline.index.index import Index
from newsline.index.notes import note_of
from newsline.index.rows import Rows
from newsline.index.schema import (
    LEAST_HEAP,
    clean,
    event_row,
    event_schema,
    link_key,
    name_schema,
    register,
    tantivy_row,
    with_bands,
)
from newsline.index.stored import encode_forms, encode_halves
from newsline.index.storylines.copies import content_of
from newsline.index.storylines.grouping import all_stories
from newsline.index.storylines.stored import story_row
from newsline.index.variants import name_tokens, roman
from newsline.model import Event
from newsline.model.corrections import NameCorrection

if TYPE_CHECKING:
    import tantivy

_MENTION_BITS = 24


class Builder:
    """Collects the events of a corpus in memory and builds the index of them.

    The same content under the same id and from the same source counts once, with a `duplicate`
    problem for every other copy; one id with different texts stays as many events, with
    different sources as many reports.
    """

    def __init__(self, corrections: Sequence[NameCorrection] = ()) -> None:
        """`corrections` are what a person has decided about names across the documents."""
        self._corrections = tuple(corrections)
        self._events: list[Event] = []
        self._known: dict[tuple[str, bytes], Event] = {}
        self.problems: list[Problem] = []

    def add(self, event: Event) -> None:
        """Take in one event, in the order in which equals are to be kept."""
        known = self._known.setdefault((event.id, content_of(event)), event)
        if known is not event:
            self.problems.append(copy_problem(event.file, known.file))
            return
        self._events.append(event)

    @property
    def labels(self) -> set[str]:
        """Where the events that were taken in come from."""
        return {event.file for event in self._events}

    def build(self) -> Index:
        """The index of the events so far: related items merged, names grouped."""
        import tantivy

        notes = list(enumerate(map(note_of, self._events)))
        derived = derive(lambda: notes, self._corrections)
        events, names = tantivy.Index(event_schema()), tantivy.Index(name_schema())
        register(events)
        documents = (
            tantivy_row(with_bands(event_row(event)), place) for place, event in enumerate(self._events)
        )
        listed = (tantivy_row(event_row(event), place) for place, event in derived.linked.listed)
        write(events, chain(documents, listed))
        rows = Rows(events)
        stories = all_stories(rows, lambda row: decode(rows.stored(row)))
        write(names, chain(name_rows(derived), map(story_row, stories)))
        return Index(events, names)


def copy_problem(file: str, known: str) -> Problem:
    """The problem of a file that holds what another holds too."""
    return Problem("duplicate", f"the same content as {known}; counted once", file=file)


def write(index: "tantivy.Index", rows: Iterable["tantivy.Document"]) -> None:
    """Add rows to an index in memory and make them visible."""
    writer = index.writer(heap_size=LEAST_HEAP, num_threads=1)
    for row in rows:
        writer.add_document(row)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def name_rows(derived: Derived) -> Iterator["tantivy.Document"]:
    """The rows of the table of names: the names, and which documents are listed by which pages."""
    yield from map(name_row, derived.names)
    for identity, pages in derived.linked.pages_of.items():
        yield link_row(identity, pages)


def link_row(identity: str, pages: Sequence[str]) -> "tantivy.Document":
    """The row that says which pages list a document, given by its id."""
    import tantivy

    row = tantivy.Document()
    row.add_text("kind", "link")
    row.add_text("node", clean(link_key(identity)))
    for page in pages:
        row.add_text("family", clean(f"by {page}"))
    row.add_bytes("record", " ".join(pages).encode("utf-8", "surrogatepass"))
    row.add_bytes("nodes", identity.encode("utf-8", "surrogatepass"))
    return row


def name_row(name: NameRow) -> "tantivy.Document":
    """The row of the table of names."""
    import tantivy

    field, entry = name.field, name.entry
    row = tantivy.Document()
    fields = (field, "speaker") if field == "entity" and entry.quotes else (field,)
    forms = dict.fromkeys(filter(None, map(name_tokens, (entry.name, *entry.aliases))))
    tokens = dict.fromkeys(token for form in forms for token in form)
    for answered in fields:
        row.add_text("kind", answered)
        for token in tokens:
            row.add_text(answered, clean(token))
        for form in forms:
            row.add_text("form", clean(f"{answered} {' '.join(form)}"))
        for sound in dict.fromkeys(map(roman, tokens)):
            row.add_text("sound", clean(f"{answered} {sound}"))
    if entry.type:
        row.add_text("kind", f"entity {entry.type}")
        full = dict.fromkeys(word for form in entry.full_forms() for word in words(form))
        for word in full:
            row.add_text("word", clean(word))
    for key in entry.keys:
        row.add_text("node", clean(key))
    for family in name.families:
        row.add_text("family", clean(family))
    row.add_unsigned("rank", entry.events << _MENTION_BITS | min(entry.mentions, (1 << _MENTION_BITS) - 1))
    row.add_bytes("record", encode_entry(entry))
    nodes = encode_halves(name.nodes) if name.nodes else encode_forms(name.forms)
    row.add_bytes("nodes", nodes)
    return row
