"""What a corpus knows beyond its documents one by one: names grouped, happenings listed, pages linked.

Of every document only its note is read, and again where pages list something. What is kept is little:
memory grows with the names and the listed happenings, not with the texts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from newsline.index.entry import NameEntry
from newsline.index.families import families, family_keys
from newsline.index.grouping import group_family
from newsline.index.listed import KnownNames
from newsline.index.nodes import Drafts, NameNode, collect, corrected
from newsline.index.notes import KeySet, Note
from newsline.index.related import Linked, Target, link
from newsline.index.speakers import SAID
from newsline.index.stored import Halves
from newsline.model.corrections import NameCorrection

Notes = Callable[[], Iterable[tuple[int, Note]]]


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
    """What follows from all the documents together; `names` can be gone through once."""

    linked: Linked
    names: Iterator[NameRow]


class Gathered:
    """What the notes of documents say one by one: their names, labels and speakers, and what pages list."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.drafts = Drafts()
        self.wanted: KeySet | None = None  # none as long as no page lists anything

    def add(self, place: int, note: Note) -> None:
        """Take in a note; in any order."""
        self.tally.note(note)
        self.drafts.add(place, note.names)
        if note.related:
            self.wanted = self.wanted or KeySet()
            self.wanted.add(note.wanted)


def derive(notes: Notes, corrections: Sequence[NameCorrection], gathered: Gathered | None = None) -> Derived:
    """Group the names of all documents and work out what pages list.

    `notes()` gives pairs of a place and the note of the document there, each time the same; `gathered` is
    what they say if that is known already. It is used up.
    """
    if gathered is None:
        gathered = Gathered()
        for place, note in notes():
            gathered.add(place, note)
    nodes = gathered.drafts.nodes()
    linked = _linked(notes, gathered.wanted, nodes) if gathered.wanted else Linked({}, [])
    more = collect((place, event.entities) for place, event in linked.listed)
    halves = {key: Halves(nodes.get(key), more.get(key)) for key in {**nodes, **more}}
    tally = gathered.tally
    return Derived(linked, chain(grouped(halves, tally.quoted, corrections), tally.rows()))


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


def _linked(notes: Notes, wanted: KeySet, nodes: Mapping[str, NameNode]) -> Linked:
    targets: list[Target] = []
    pages: list[tuple[int, bytes]] = []
    for place, note in notes():
        if wanted.meets(note.keys):
            targets.append(note.target(place))
        if note.related:
            pages.append((place, note.to_bytes()))
    pages.sort()
    read = ((place, Note.from_bytes(page).bare()) for place, page in pages)
    return link(targets, read, KnownNames(nodes.values()), wanted.__contains__)


class Tally:
    """The publishers, tags and speakers of a corpus: their forms, and the events that have them, by key."""

    def __init__(self) -> None:
        self.forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.events: Counter[str] = Counter()
        self.quoted: Counter[str] = Counter()

    def note(self, note: Note) -> None:
        """Take in the labels and speakers of a document."""
        for key, label in note.labels:
            self.forms[key][label] += 1
        for key in {key for key, _ in note.labels}:
            self.events[key] += 1
        for key in note.speakers:
            self.quoted[key] += 1
        for key, name in note.said:
            self.forms[key][name] += 1

    def rows(self) -> Iterator[NameRow]:
        """The rows of publishers, tags, and speakers whom no document names."""
        return (
            label_row(key, forms, self.events[key], self.quoted[key])
            for key, forms in sorted(self.forms.items())
        )


def label_row(key: str, forms: Mapping[str, int], events: int, quoted: int) -> NameRow:
    """The row of a publisher, a tag or a speaker whom no document names."""
    field = key.partition(" ")[0]
    name, *others = sorted(forms, key=lambda form: (-forms[form], form))
    if field == SAID:
        entry = NameEntry((key,), name, None, tuple(others), quoted, 0, quoted)
        return NameRow("speaker", entry, forms=forms)
    return NameRow(field, NameEntry((key,), name, None, tuple(others), events), forms=forms)
