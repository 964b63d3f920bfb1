"""What a corpus knows beyond its documents one by one: names grouped, happenings listed, pages linked.

Every document is read once (those that pages list twice), and what is kept of it is little:
memory grows with the names, not with the texts.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsline.index.entry import NameEntry
from newsline.index.families import families, family_keys
from newsline.index.grouping import group_family
from newsline.index.listed import KnownNames
from newsline.index.nodes import NameNode, collect, corrected
from newsline.index.related import Linked, bare, document_keys, link, wanted_keys
from newsline.index.schema import label_key, labels
from newsline.index.speakers import SAID, speaker_keys
from newsline.index.stored import Halves
from newsline.model import Entity, Event
from newsline.model.corrections import NameCorrection

Documents = Callable[[Container[int] | None], Iterable[tuple[int, Event]]]


class NameRow(NamedTuple):
    """A row of the table of names: the field it answers, its entry, and what it was worked out from.

    `field` is `entity`, `speaker` (of whom no document names), `source` or `tag`. An entity has its
    nodes and their families, the others the number of events in which each form stands.
    """

    field: str
    entry: NameEntry
    nodes: tuple[Halves, ...] = ()
    families: tuple[str, ...] = ()
    forms: Mapping[str, int] = MappingProxyType({})


class Derived(NamedTuple):
    """What follows from all the documents together."""

    linked: Linked
    names: list[NameRow]


def derive(documents: Documents, corrections: Sequence[NameCorrection]) -> Derived:
    """Group the names of all documents and work out what pages list.

    `documents(only)` gives pairs of a place and a document, in the order of places: all, or those in
    some places.
    """
    pages: list[tuple[int, Event]] = []
    others = _Keys()
    tally = Tally()

    def named() -> Iterator[tuple[int, tuple[Entity, ...]]]:
        for place, document in documents(None):
            tally.note(document)
            if document.related:
                pages.append((place, bare(document)))
            else:
                others.note(place, document)
            yield place, document.entities

    nodes = collect(named())
    linked = _linked(documents, pages, others, nodes) if pages else Linked({}, [])
    for _, event in linked.listed:
        tally.note(event)
    more = collect((place, event.entities) for place, event in linked.listed)
    halves = {key: Halves(nodes.get(key), more.get(key)) for key in {**nodes, **more}}
    return Derived(linked, [*grouped(halves, tally.quoted, corrections), *tally.rows()])


def grouped(
    halves: Mapping[str, Halves], quoted: Mapping[str, int], corrections: Sequence[NameCorrection]
) -> Iterator[NameRow]:
    """The rows of entities from their nodes; `quoted` counts by key the events with words of a speaker."""
    nodes = {key: node for key, pair in halves.items() if (node := pair.whole)}
    shown = corrected(nodes, corrections)
    for family in families(shown.values()):
        for group in group_family(family):
            entry = NameEntry(
                group.members,
                group.name,
                group.type,
                group.aliases,
                len(group.events),
                group.mentions,
                sum(quoted.get(key, 0) for key in group.members),
                group.candidates,
            )
            keys = dict.fromkeys(name for key in group.members for name in family_keys(shown[key]))
            yield NameRow("entity", entry, tuple(halves[key] for key in group.members), tuple(keys))


class _Keys:
    """The keys of documents by which an item of a page may mean them, as numbers that take little memory."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._documents = array("q")  # place and number of keys, place and number of keys

    def note(self, place: int, document: Event) -> None:
        """Take in the keys of a document."""
        before = len(self._numbers)
        self._numbers.extend(map(hash, document_keys(document)))
        self._documents.extend((place, len(self._numbers) - before))

    def places(self, wanted: Iterable[str]) -> set[int]:
        """The places of the documents that have one of some keys, and perhaps of a few others."""
        numbers = set(map(hash, wanted))
        found = set()
        start = 0
        for place, count in zip(self._documents[::2], self._documents[1::2], strict=True):
            if not numbers.isdisjoint(self._numbers[start : start + count]):
                found.add(place)
            start += count
        return found


def _linked(
    documents: Documents, pages: Sequence[tuple[int, Event]], others: _Keys, nodes: dict[str, NameNode]
) -> Linked:
    wanted = wanted_keys(page for _, page in pages)
    rows = [*pages, *((place, bare(document)) for place, document in documents(others.places(wanted)))]
    return link(sorted(rows, key=lambda row: row[0]), KnownNames(nodes.values()))


class Tally:
    """The publishers, tags and speakers of a corpus: their forms, and the events that have them, by key."""

    def __init__(self) -> None:
        self.forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.events: Counter[str] = Counter()
        self.quoted: Counter[str] = Counter()

    def note(self, event: Event) -> None:
        """Take in the labels and speakers of an event."""
        found = [(label_key(field, label), label) for field, label in labels(event)]
        for key, label in found:
            self.forms[key][label] += 1
        self.events.update(dict.fromkeys(key for key, _ in found).keys())
        speakers = speaker_keys(event)
        self.quoted.update({key for key in speakers if key})
        for quote, speaker in zip(event.all_quotes, speakers, strict=True):
            if speaker and quote.speaker and speaker.startswith(f"{SAID} "):
                self.forms[speaker][quote.speaker.name] += 1

    def rows(self) -> Iterator[NameRow]:
        """The rows of publishers, tags, and speakers whom no document names."""
        return (
            label_row(key, forms, self.events[key], self.quoted[key]) for key, forms in self.forms.items()
        )


def label_row(key: str, forms: Mapping[str, int], events: int, quoted: int) -> NameRow:
    """The row of a publisher, a tag or a speaker whom no document names."""
    field = key.partition(" ")[0]
    name, *others = sorted(forms, key=lambda form: (-forms[form], form))
    if field == SAID:
        entry = NameEntry((key,), name, None, tuple(others), quoted, 0, quoted)
        return NameRow("speaker", entry, forms=forms)
    return NameRow(field, NameEntry((key,), name, None, tuple(others), events), forms=forms)
