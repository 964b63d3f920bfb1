"""Grouping: which documents are reports of one happening, worked out over all of them or over a few.

Documents that share a band are compared, each with a few neighbours in the order of files where a band is
common, so that the work is linear whatever the texts are. In the order of their dates each document joins
the first storyline with a report that it is like (`likeness.alike`), unless that began too long before and
the report is not the very same text, with which it begins anew. So each report but the first has been
compared with another of its storyline. A text that is like two storylines makes them one only if the first
reports of both are alike too: a round-up does not.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice
from operator import attrgetter, eq
from typing import TYPE_CHECKING, NamedTuple

from newsline.index.rows import Rows
from newsline.index.schema import BANDS
from newsline.index.storylines.bands import bands, story_text
from newsline.index.storylines.likeness import Days, Likeness, alike, reprinted, within_reach
from newsline.index.storylines.stored import Story, story_key, story_of
from newsline.index.storylines.table import read_storyline, report_key
from newsline.index.update import TooMuchError
from newsline.model import Event
from newsline.model.storyline import Report

if TYPE_CHECKING:
    import tantivy

_NEIGHBOURS = 8  # on either side, with which a document is compared on account of one band
_KEPT = 1024  # documents of which is kept what is compared
_MOST = 2000  # documents of which the storylines are worked out again; more are with everything

Decode = Callable[[int], Event]  # a row's number to its event
Placed = tuple[int, Event]
_place = attrgetter("place")


class StoryChanges(NamedTuple):
    """Keys of storylines to take out of the table of names, and storylines to put in."""

    gone: set[str]
    new: list[Story]


class _Document(NamedTuple):
    """A document that may be a report: where it stands in time, its place, its row, its days and its body."""

    order: int
    place: int
    row: int
    days: Days
    body: int

    def comparable(self, other: "_Document") -> bool:
        """Whether the two can be alike as far as can be told without reading them."""
        return within_reach(self.days, other.days) or (self.body > 0 and self.body == other.body)


def all_stories(events: Rows, decode: Decode) -> list[Story]:
    """The storylines of all documents in the table of events."""
    near: dict[int, set[int]] = {}
    documents: dict[int, _Document] = {}
    for groups in _with_one_band(events):
        found = iter(_documents(events, [row for rows in groups for row in rows]))
        for rows in groups:
            group = sorted(islice(found, len(rows)), key=_place)
            for at, document in enumerate(group):
                for other in group[max(0, at - _NEIGHBOURS) : at]:
                    if document.comparable(other):
                        near.setdefault(document.place, set()).add(other.place)
                        near.setdefault(other.place, set()).add(document.place)
                        documents[document.place] = document
                        documents[other.place] = other
    return _stories(documents.values(), near, _Comparer(decode))


def _with_one_band(events: Rows) -> Iterator[list[list[int]]]:
    """The rows that share a band, for each band that several have; those of one column at once."""
    rows = events.matching(events.term("mark", "kind document"))
    for column in events.columns(BANDS, rows):
        ordered = sorted(column)
        shared = {*compress(ordered, map(eq, ordered, islice(ordered, 1, None)))} - {0}
        groups: dict[int, list[int]] = {band: [] for band in shared}
        for band, row in zip(column, rows, strict=True):
            if band in shared:
                groups[band].append(row)
        yield list(groups.values())


def changed_stories(
    tables: tuple[Rows, Rows], decode: Decode, removed: Sequence[Placed], added: Sequence[Placed]
) -> StoryChanges:
    """What changes when documents are removed and added.

    `tables` are that of events as it is after the change, and that of names as it was before. Only
    documents that share a band with a changed one can be compared with others than before, so that the
    storylines of these are worked out again, and of what is like them. Raises `TooMuchError`.
    """
    events, names = tables
    nearby = _Nearby(events)
    comparer = _Comparer(decode)
    waiting: dict[int, _Document] = {}
    for place, event in (*removed, *added):
        waiting.update(nearby.of(place, event))
        if len(waiting) > _MOST:
            raise TooMuchError
    touched: dict[int, _Document] = {}
    near: dict[int, set[int]] = {}
    while waiting:
        place, document = waiting.popitem()
        touched[place] = document
        around = nearby.of(place, decode(document.row))
        near[place] = {other.place for other in around.values() if document.comparable(other)} - {place}
        for other in around.values():
            known = other.place in touched or other.place in waiting
            if not known and document.comparable(other) and comparer.alike(document, other):
                waiting[other.place] = other
        if len(touched) + len(waiting) > _MOST:
            raise TooMuchError
    keys = [report_key(place) for place in (*touched, *(place for place, _ in removed))]
    old = (read_storyline(names.stored(row)) for row in names.any_of("node", keys))
    gone = {story_key(places[0]) for _, places, _ in old}
    return StoryChanges(gone, _stories(touched.values(), near, comparer))


def _stories(
    documents: Iterable[_Document], near: Mapping[int, Collection[int]], comparer: "_Comparer"
) -> list[Story]:
    """The storylines of some documents; `near` gives by its place those that a document is compared with."""
    placed: dict[int, tuple[_Document, _Group]] = {}
    for document in sorted(documents):
        group = _Group(document)
        found: list[_Group] = []
        # What comes later in time is not placed yet.
        for other, theirs in sorted(placed[place] for place in near[document.place] if place in placed):
            theirs = theirs.now()
            if (
                theirs not in found
                and comparer.alike(other, document)
                and (comparer.within_reach(theirs.began, document) or comparer.reprinted(other, document))
            ):
                found.append(theirs)
        if found:
            group, *others = sorted(found, key=lambda one: one.first)
            group.add(document, anew=not comparer.within_reach(group.began, document))
            for one in others:
                if comparer.alike(group.first, one.first) and comparer.within_reach(group.first, one.last):
                    group = group.joined(one)
        placed[document.place] = document, group
    groups = {id(group): group for group in (group.now() for _, group in placed.values())}
    return [comparer.story(sorted(group.members)) for group in groups.values() if len(group.members) > 1]


class _Group:
    """Documents that are one storyline as far as is known: the first and the last of them, and all.

    `began` is the first of them, or of those since it was last reprinted after a long time.
    """

    __slots__ = ("_into", "began", "first", "last", "members")

    def __init__(self, document: _Document) -> None:
        self.first = self.began = self.last = document
        self.members = [document]
        self._into: _Group | None = None

    def now(self) -> "_Group":
        """The group that this one has become part of, or itself."""
        group = self
        while group._into:
            if group._into._into:
                group._into = group._into._into
            group = group._into
        return group

    def add(self, document: _Document, *, anew: bool) -> None:
        """Take in a document that is later than all others; `anew` if it comes too late for an update."""
        self.members.append(document)
        self.last = document
        if anew:
            self.began = document

    def joined(self, other: "_Group") -> "_Group":
        """Both as one; the shorter list is copied, so that the work is not quadratic."""
        small, large = sorted((self, other), key=lambda one: len(one.members))
        large.members += small.members
        large.first, large.last = min(small.first, large.first), max(small.last, large.last)
        large.began = max(small.began, large.began)
        small._into = large
        return large


class _Comparer:
    """Compares documents, and keeps what is to be told of each."""

    def __init__(self, decode: Decode) -> None:
        self._decode = decode
        self._kept: OrderedDict[int, Likeness] = OrderedDict()
        self._reports: dict[int, tuple[Report, Days]] = {}

    def alike(self, one: _Document, other: _Document) -> bool:
        return alike(self._likeness(one), self._likeness(other))

    def reprinted(self, one: _Document, other: _Document) -> bool:
        return reprinted(self._likeness(one), self._likeness(other))

    def within_reach(self, first: _Document, other: _Document) -> bool:
        """Whether a storyline that begins with one document, both compared before, may hold the other."""
        return within_reach(self._reports[first.place][1], self._reports[other.place][1])

    def story(self, members: Sequence[_Document]) -> Story:
        """The storyline of documents that were compared, in the order of their dates."""
        reports = [self._reports[member.place][0] for member in members]
        return story_of([member.place for member in members], reports)

    def _likeness(self, document: _Document) -> Likeness:
        found = self._kept.get(document.place)
        if found is not None:
            self._kept.move_to_end(document.place)
            return found
        event = self._decode(document.row)
        found = self._kept[document.place] = Likeness(event)
        date = event.date.edtf if event.date else None
        report = Report(event.id, event.file, event.title, event.publisher, event.url, date)
        self._reports[document.place] = report, found.days
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found


class _Nearby:
    """Finds the documents that a document is compared with."""

    def __init__(self, events: Rows) -> None:
        import tantivy

        self._tantivy = tantivy
        self._events = events

    def of(self, place: int, event: Event) -> dict[int, _Document]:
        """By their places the documents that are to be compared with one in that place, itself included."""
        own = bands(story_text(event))
        if not own:
            return {}
        events, should = self._events, self._tantivy.Occur.Should
        shared = [events.between(name, band, band) for name, band in zip(BANDS, own, strict=True)]
        anyone = self._tantivy.Query.boolean_query([(should, query) for query in shared])
        found = events.ordered(anyone, _NEIGHBOURS + 2, by="place")
        if len(found) > _NEIGHBOURS + 1:
            found = [pair for query in shared for pair in self._beside(place, query)]
        rows = dict.fromkeys(row for _, row in found)
        return {document.place: document for document in _documents(events, list(rows))}

    def _beside(self, place: int, band: "tantivy.Query") -> list[tuple[int, int]]:
        """The rows with a band on either side of a place, with their places."""
        behind = self._events.ordered(self._from(band, place, (1 << 62) - 1), _NEIGHBOURS + 1, by="place")
        if not place:
            return behind
        before = self._from(band, 0, place - 1)
        return behind + self._events.ordered(before, _NEIGHBOURS, by="place", descending=True)

    def _from(self, band: "tantivy.Query", low: int, high: int) -> "tantivy.Query":
        must = self._tantivy.Occur.Must
        span = self._events.between("place", low, high)
        return self._tantivy.Query.boolean_query([(must, band), (must, span)])


def _documents(events: Rows, rows: list[int]) -> list[_Document]:
    """The documents in some rows, in their order."""
    if not rows:
        return []
    columns = events.columns(("order", "place", "first", "last", "body"), rows)
    return [
        _Document(order, place, row, (first, last) if first else None, body)
        for row, order, place, first, last, body in zip(rows, *columns, strict=True)
    ]
