"""What a corpus knows beyond its documents one by one: names grouped, happenings listed, pages linked.

Every document is read once (twice if pages list others), and what is kept of it is little:
memory grows with the names, not with the texts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsline.index.entry import NameEntry
from newsline.index.families import families
from newsline.index.grouping import NameGroup, group_family
from newsline.index.listed import KnownNames
from newsline.index.nodes import NameNode, collect, corrected
from newsline.index.related import Linked, bare, document_keys, link, wanted_keys
from newsline.index.schema import label_key, labels
from newsline.index.speakers import SAID, speaker_keys
from newsline.model import Entity, Event
from newsline.model.corrections import NameCorrection

Documents = Callable[[], Iterable[tuple[int, Event]]]


class NameRow(NamedTuple):
    """A row of the table of names: the field it answers, its entry, and the nodes of an entity.

    `field` is `entity`, `speaker` (of whom no document names), `source` or `tag`.
    """

    field: str
    entry: NameEntry
    nodes: tuple[NameNode, ...] = ()


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
    nodes = merged(nodes, collect((place, event.entities) for place, event in linked.listed))
    shown = corrected(nodes, corrections)
    rows = [
        NameRow("entity", tally.entity(group), tuple(nodes[key] for key in group.members))
        for family in families(shown.values())
        for group in group_family(family)
    ]
    return Derived(linked, [*rows, *tally.labels()])


def merged(left: dict[str, NameNode], right: dict[str, NameNode]) -> dict[str, NameNode]:
    """The nodes of two sets of events that have none in common."""
    both = dict(left)
    for key, node in right.items():
        other = both.get(key)
        both[key] = (
            node
            if other is None
            else other._replace(
                forms=other.forms + node.forms,
                aliases=other.aliases + node.aliases,
                events=tuple(sorted((*other.events, *node.events))),
                mentions=other.mentions + node.mentions,
                candidates=tuple(sorted({*other.candidates, *node.candidates})),
            )
        )
    return both


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
        for quote, speaker in zip(event.quotes, speakers, strict=True):
            if speaker and quote.speaker and speaker.startswith(f"{SAID} "):
                self.forms[speaker][quote.speaker.name] += 1

    def entity(self, group: NameGroup) -> NameEntry:
        """The entry of a group of names."""
        return NameEntry(
            group.members,
            group.name,
            group.type,
            group.aliases,
            len(group.events),
            group.mentions,
            sum(self.quoted[key] for key in group.members),
            group.candidates,
        )

    def labels(self) -> Iterator[NameRow]:
        """The rows of publishers, tags, and speakers whom no document names."""
        for key, forms in self.forms.items():
            field = key.partition(" ")[0]
            name, *others = sorted(forms, key=lambda form: (-forms[form], form))
            if field == SAID:
                count = self.quoted[key]
                yield NameRow("speaker", NameEntry((key,), name, None, tuple(others), count, 0, count))
            else:
                yield NameRow(field, NameEntry((key,), name, None, tuple(others), self.events[key]))
