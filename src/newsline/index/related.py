"""Related items: what a page lists as "related" becomes an event of its own, or meets its document.

An item that is a document of the corpus (the same address, the same title with a
date that can be the same, nearly the same title on the same day, or one of the two
titles a shorter version of the other) only adds the
listing page to that event's `listed_in`. Every other item with a date becomes one
event of kind `listed`, however many pages list it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from newsline.index.fold import words
from newsline.index.links import address_keys, is_tail, normal_url, path_segments
from newsline.index.listed import KnownNames
from newsline.model import Entity, Event, RelatedItem, When
from newsline.model.ids import content_id

_ALIKE = 0.8  # Jaccard overlap of words that makes two titles nearly the same
_FEWEST_WORDS = 5  # of a title that is compared by overlap; of a shorter version, those that tell
_TELLING_WORDS = 3  # of a title that is enough without a date
_MOST_COMPARED = 64
_MOST_LOOKED_UP = 24  # words of a title, the longest first
_SMALL = frozenset(
    "a an the this that these those his her its their our and or but as at by for from in into of off on"
    " onto over to with after before amid is are was were be been has have had will would s t al el".split()
)
# What only one of two titles says of these, or of a number, makes them two happenings.
_TURNING = frozenset(
    "not no never without denies denied deny rejects rejected refuses refused fails failed cancels"
    " cancelled canceled postpones postponed second third again".split()
)


class Linked(NamedTuple):
    """`pages_of` gives for the id of a document the ids of the pages that list it; `listed` are the
    happenings that no document is, each with its place (`listed_place`)."""

    pages_of: dict[str, tuple[str, ...]]
    listed: list[tuple[int, Event]]


class _Listing:
    """One happening that pages list, with the pages' ids."""

    __slots__ = ("item", "page", "pages", "place")

    def __init__(self, item: RelatedItem, page: Event, place: int) -> None:
        self.item = item
        self.page = page
        self.place = place
        self.pages: dict[str, None] = {}


def bare(document: Event) -> Event:
    """A document without its text and all else that linking does not look at: what is kept in memory.

    Of one that lists nothing that is a fraction: whom it names is asked of pages alone.
    """
    return document._replace(
        text="",
        dates=(),
        quotes=(),
        candidates=(),
        problems=(),
        entities=tuple(map(_unplaced, document.entities)) if document.related else (),
    )


def _unplaced(entity: Entity) -> Entity:
    return entity._replace(mentions=())


def listed_place(page: int, item: int) -> int:
    """The place of what a page lists: behind all documents, in the order of the pages that list it first."""
    return 1 << 61 | page << 4 | min(item, 15)


def wanted_keys(pages: Iterable[Event]) -> set[str]:
    """The keys (`document_keys`) of the documents that items of these pages may be."""
    return {key for page in pages for item in page.related for key in item_keys(item)}


def document_keys(document: Event) -> set[str]:
    """By what an item may be taken for this document: address, path, title, or a word of it on its day."""
    return address_keys(document) | _title_keys(document.title, document.date)


def item_keys(item: RelatedItem) -> set[str]:
    """The keys (`document_keys`) of the documents that an item may be."""
    url = normal_url(item.url) if item.url else None
    keys = set()
    if url:
        segments = path_segments(url if url.startswith("/") else url.partition("/")[2])
        keys = {f"url {url}", *(f"path {segment}" for segment in segments[-1:])}
    return keys | _title_keys(item.title, item.date)


def _title_keys(title: str, when: When | None) -> set[str]:
    found = words(title)
    keys = {f"title {' '.join(found)}"} if found else set()
    day = _day(when)
    if day and len(found) >= _FEWEST_WORDS:
        keys.update(f"day {day} {word}" for word in _longest(found, _MOST_LOOKED_UP))
    return keys


def link(documents: Sequence[tuple[int, Event]], known: KnownNames) -> Linked:
    """What the pages among some documents list; `documents` are pairs of a place and a (bare) document.

    In the order of places. They must hold all pages with related items and all documents with one of
    their keys. `known` are the names of the corpus, for those in the titles of listed happenings.
    """
    finder = _DocumentFinder([document for _, document in documents])
    pages_of: defaultdict[str, dict[str, None]] = defaultdict(dict)
    listings = _Listings()
    for number, (place, page) in enumerate(documents):
        for position, item in enumerate(page.related):
            if not item.title.strip():
                continue
            found = finder.find(item, number)
            if found == number:
                continue
            if found is not None:
                pages_of[documents[found][1].id][page.id] = None
            elif item.date is not None:
                listings.add(item, page, listed_place(place, position))
    return Linked(
        {identity: tuple(pages) for identity, pages in pages_of.items()},
        [(listing.place, _event(listing, known)) for listing in listings.all],
    )


def _event(listing: _Listing, known: KnownNames) -> Event:
    item, page = listing.item, listing.page
    title = " ".join(item.title.split())
    return Event(
        id=content_id("listed", title, item.date.edtf if item.date else ""),
        file=page.file,
        title=title,
        text=title,
        date=item.date,
        url=item.url,
        lang=page.lang,
        entities=known.in_title(title, item.entities, page),
        kind="listed",
        listed_in=tuple(listing.pages),
    )


class _Listings:
    """Items that no document is, the same happening once."""

    def __init__(self) -> None:
        self.all: list[_Listing] = []
        self._by_url: dict[str, _Listing] = {}
        self._by_title: defaultdict[tuple[str, ...], list[_Listing]] = defaultdict(list)

    def add(self, item: RelatedItem, page: Event, place: int) -> None:
        url = normal_url(item.url) if item.url else None
        title = words(item.title)
        listing = self._by_url.get(url) if url else None
        if listing is None:
            alike = self._by_title[title][:_MOST_COMPARED]
            listing = next((other for other in alike if overlap(other.item.date, item.date)), None)
        if listing is None:
            listing = _Listing(item, page, place)
            self.all.append(listing)
            self._by_title[title].append(listing)
        if url:
            self._by_url.setdefault(url, listing)
        listing.pages[page.id] = None


class _DocumentFinder:
    """Finds the document of the corpus that a related item is."""

    def __init__(self, documents: Sequence[Event]) -> None:
        self._documents = documents
        self._by_url: dict[str, int] = {}
        self._by_last_segment: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        self._by_title: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_day_and_word: defaultdict[tuple[date, str], list[int]] = defaultdict(list)
        self._words: list[frozenset[str]] = []
        for number, document in enumerate(documents):
            title = words(document.title)
            self._words.append(frozenset(title))
            if title:
                self._by_title[title].append(number)
            day = _day(document.date)
            if day and len(title) >= _FEWEST_WORDS:
                for word in _longest(title, _MOST_LOOKED_UP):
                    self._by_day_and_word[day, word].append(number)
            url = normal_url(document.url) if document.url else None
            if url:
                self._by_url.setdefault(url, number)
            for label in (url, document.file):
                segments = path_segments(label) if label else ()
                if segments:
                    self._by_last_segment[segments[-1]].append((number, segments))

    def find(self, item: RelatedItem, page: int) -> int | None:
        """The number of the document that `item`, listed by the document `page`, is, or `None`."""
        found = self._by_address(item.url) if item.url else None
        return self._by_headline(item, page) if found is None else found

    def _by_address(self, url: str) -> int | None:
        normal = normal_url(url)
        if normal is None:
            return None
        if normal in self._by_url:
            return self._by_url[normal]
        # A saved copy often lies in folders named like the path of its address.
        segments = path_segments(normal if normal.startswith("/") else normal.partition("/")[2])
        if not segments or "?" in normal:
            return None
        for number, full in self._by_last_segment.get(segments[-1], ())[:_MOST_COMPARED]:
            elsewhere = not normal.startswith("/") and self._documents[number].url
            if not elsewhere and is_tail(segments, full):
                return number
        return None

    def _by_headline(self, item: RelatedItem, page: int) -> int | None:
        title = words(item.title)
        for number in self._by_title.get(title, ())[:_MOST_COMPARED]:
            document = self._documents[number]
            stated = document.date or document.bounds
            if number != page and (
                overlap(stated, item.date) if stated and item.date else len(title) >= _TELLING_WORDS
            ):
                return number
        day = _day(item.date)
        if day is None or len(title) < _FEWEST_WORDS:
            return None
        wanted = frozenset(title)
        telling = wanted - _SMALL
        best: tuple[float, int] | None = None
        compared = {page}
        for word in _longest(title, _MOST_LOOKED_UP):
            for number in self._by_day_and_word.get((day, word), ())[:_MOST_COMPARED]:
                if number in compared:
                    continue
                compared.add(number)
                other = self._words[number]
                alike = len(wanted & other) / len(wanted | other)
                same = alike >= _ALIKE or _shortened(telling, other - _SMALL)
                if same and (best is None or alike > best[0]):
                    best = alike, number
        return best[1] if best else None


def overlap(left: When | None, right: When | None) -> bool:
    """Whether two dates can be the same; a missing one can be any."""
    if left is None or right is None:
        return True
    return (left.earliest or date.min) <= (right.latest or date.max) and (right.earliest or date.min) <= (
        left.latest or date.max
    )


def _day(when: When | None) -> date | None:
    return when.earliest if when and when.precision == "day" else None


def _longest(title: tuple[str, ...], most: int) -> list[str]:
    return sorted(set(title) - _SMALL, key=lambda word: (-len(word), word))[:most]


def _shortened(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one title says with fewer words what the other says: all its telling words are there."""
    short, full = sorted((left, right), key=len)
    if len(short) < _FEWEST_WORDS or not short <= full:
        return False
    return not any(word in _TURNING or word.isdecimal() for word in full - short)
