"""What a corpus knows beyond its documents one by one: names grouped, happenings listed, pages linked.

Every document is read once (twice if pages list others), and what is kept of it is little:
memory grows with the names, not with the texts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

Documents = Callable[[], Iterable[tuple[int, Event]]]


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

    `documents()` gives pairs of a place and a document, in the order of places.
    """
    pages: list[tuple[int, Event]] = []
    tally = Tally()

    def named() -> Iterator[tuple[int, tuple[Entity, ...]]]:
        for place, document in documents():
            tally.note(document)
            if document.related:
                pages.append((place, bare(document)))
            yield place, document.entities

    nodes = collect(named())
    linked = _linked(documents, pages, nodes) if pages else Linked({}, [])
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


def _linked(documents: Documents, pages: Sequence[tuple[int, Event]], nodes: dict[str, NameNode]) -> Linked:
    wanted = wanted_keys(page for _, page in pages)
    rows = dict(pages)
    for place, document in documents():
        if place not in rows and not wanted.isdisjoint(document_keys(document)):
            rows[place] = bare(document)
    return link(sorted(rows.items(), key=lambda row: row[0]), KnownNames(nodes.values()))


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
