"""Related items: what a page lists as "related" becomes an event of its own, or meets its document.

An item that is a document of the corpus (the same address, the same title with a
date that can be the same, nearly the same title on the same day, or one of the two
titles a shorter version of the other) only adds the
listing page to that event's `listed_in`. Every other item with a date becomes one
event of kind `listed`, however many pages list it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newsline.index.codec import read_when, when_row
from newsline.index.fold import words
from newsline.index.links import address_keys, is_tail, normal_url, path_segments
from newsline.index.listed import KnownNames
from newsline.index.plain import packed, unpacked
from newsline.model import Entity, Event, Mention, RelatedItem, When
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


_Days = tuple[date | None, date | None]
_title_words = lru_cache(maxsize=4096)(words)  # the title of an item is looked at again and again


class Linked(NamedTuple):
    """`pages_of` gives for the id of a document the ids of the pages that list it; `listed` are the
    happenings that no document is, each with its place (`listed_place`), made anew each time they are
    gone through."""

    pages_of: Mapping[str, tuple[str, ...]]
    listed: Iterable[tuple[int, Event]]


class _Listing:
    """One happening that pages list: its place, the days it can be of, its event as bytes, the pages' ids."""

    __slots__ = ("data", "days", "pages", "place")

    def __init__(self, place: int, days: "_Days", data: bytes) -> None:
        self.place = place
        self.days = days
        self.data = data
        self.pages: list[str] = []


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


def document_keys(document: Event) -> set[str]:
    """By what an item may be taken for this document: address, path, title, or a word of it on its day."""
    return address_keys(document).union(_title_keys(_title_words(document.title), document.date))


def item_keys(item: RelatedItem) -> set[str]:
    """The keys (`document_keys`) of the documents that an item may be."""
    url = normal_url(item.url) if item.url else None
    keys = set()
    if url:
        segments = path_segments(url if url.startswith("/") else url.partition("/")[2])
        keys = {f"url {url}", *(f"path {segment}" for segment in segments[-1:])}
    return keys.union(_title_keys(_title_words(item.title), item.date))


def _title_keys(title: tuple[str, ...], when: When | None) -> list[str]:
    return ([f"title {' '.join(title)}"] if title else []) + _day_keys(title, when)


def _day_keys(title: tuple[str, ...], when: When | None) -> list[str]:
    """A key for each of the longest words of a title together with its day; none without a day."""
    day = _day(when)
    if day is None or len(title) < _FEWEST_WORDS:
        return []
    begins = f"day {day} "  # a date is slow to write
    return [begins + word for word in _longest(title, _MOST_LOOKED_UP)]


class Target(NamedTuple):
    """What of a document tells whether an item means it."""

    place: int
    id: str
    file: str
    title: str
    url: str | None
    date: When | None
    stated: When | None


def target(place: int, document: Event) -> Target:
    """What of the document in a place tells whether an item means it."""
    stated = document.date or document.bounds
    return Target(place, document.id, document.file, document.title, document.url, document.date, stated)


def link(
    targets: Iterable[Target],
    pages: Iterable[tuple[int, Event]],
    known: KnownNames,
    asked: Callable[[str], bool] = lambda key: True,
) -> Linked:
    """What some pages list; `pages` are pairs of a place and a (bare) document, in the order of places.

    `targets` must hold all documents with one of the `item_keys` of their items, `known` are the names of
    the corpus, for those in the titles of listed happenings. `asked` may say of a key that it is of no item.
    """
    finder = _Finder(sorted(targets, key=lambda one: one.place), asked)
    pages_of: defaultdict[str, dict[str, None]] = defaultdict(dict)
    listings = _Listings()
    for place, page in pages:
        for position, item in enumerate(page.related):
            if not item.title.strip():
                continue
            found = finder.find(item, place)
            if found is None and item.date is not None:
                listings.add(item, page, listed_place(place, position), known)
            elif found is not None and found.place != place:
                pages_of[found.id][page.id] = None
    return Linked({identity: tuple(pages) for identity, pages in pages_of.items()}, listings)


class _Listings:
    """Items that no document is, the same happening once."""

    def __init__(self) -> None:
        self._all: list[_Listing] = []
        self._by_url: dict[str, _Listing] = {}
        self._by_title: dict[str, list[_Listing]] = {}

    def add(self, item: RelatedItem, page: Event, place: int, known: KnownNames) -> None:
        """Take in what a page lists."""
        url = normal_url(item.url) if item.url else None
        title = " ".join(_title_words(item.title))
        listing = self._by_url.get(url) if url else None
        days = _days(item.date)
        if listing is None:
            alike = self._by_title.get(title, ())[:_MOST_COMPARED]
            listing = next((other for other in alike if _meet(other.days, days)), None)
        if listing is None:
            listing = _Listing(place, days, _event_data(item, page, known))
            self._all.append(listing)
            self._by_title.setdefault(title, []).append(listing)
        if url:
            self._by_url.setdefault(url, listing)
        if not listing.pages or listing.pages[-1] != page.id:
            listing.pages.append(page.id)

    def __iter__(self) -> Iterator[tuple[int, Event]]:
        """The happenings with their places."""
        return ((listing.place, _event(listing)) for listing in self._all)


def _event_data(item: RelatedItem, page: Event, known: KnownNames) -> bytes:
    """The event of a happening that a page lists, as bytes: there may be as many as there are documents."""
    title = " ".join(item.title.split())
    identity = content_id("listed", title, item.date.edtf if item.date else "")
    entities = [
        (entity.name, entity.type, entity.aliases, [tuple(mention) for mention in entity.mentions])
        for entity in known.in_title(title, item.entities, page)
    ]
    return packed((identity, page.file, title, when_row(item.date), item.url, page.lang, entities))


def _event(listing: _Listing) -> Event:
    identity, file, title, when, url, lang, entities = unpacked(listing.data)
    return Event(
        id=identity,
        file=file,
        title=title,
        text=title,
        date=read_when(when),
        url=url,
        lang=lang,
        entities=tuple(
            [
                Entity(name, type_, aliases, tuple([Mention(*mention) for mention in mentions]))
                for name, type_, aliases, mentions in entities
            ]
        ),
        kind="listed",
        listed_in=tuple(dict.fromkeys(listing.pages)),
    )


class _Finder:
    """Finds the document of the corpus that a related item is."""

    def __init__(self, targets: Iterable[Target], asked: Callable[[str], bool]) -> None:
        self._by_url: dict[str, Target] = {}
        self._by_last_segment: defaultdict[str, list[tuple[Target, tuple[str, ...]]]] = defaultdict(list)
        self._by_title: defaultdict[str, list[Target]] = defaultdict(list)
        self._by_day_and_word: defaultdict[str, list[Target]] = defaultdict(list)
        for found in targets:
            title = _title_words(found.title)
            for key in filter(asked, _title_keys(title, found.date)):
                (self._by_title if key.startswith("title ") else self._by_day_and_word)[key].append(found)
            url = normal_url(found.url) if found.url else None
            if url and asked(f"url {url}"):
                self._by_url.setdefault(url, found)
            for label in (url, found.file):
                segments = path_segments(label) if label else ()
                if segments and asked(f"path {segments[-1]}"):
                    self._by_last_segment[segments[-1]].append((found, segments))

    def find(self, item: RelatedItem, page: int) -> Target | None:
        """The document that `item`, listed by the document in the place `page`, is, or `None`."""
        found = self._by_address(item.url) if item.url else None
        return self._by_headline(item, page) if found is None else found

    def _by_address(self, url: str) -> Target | None:
        normal = normal_url(url)
        if normal is None:
            return None
        if normal in self._by_url:
            return self._by_url[normal]
        # A saved copy often lies in folders named like the path of its address.
        segments = path_segments(normal if normal.startswith("/") else normal.partition("/")[2])
        if not segments or "?" in normal:
            return None
        for found, full in self._by_last_segment.get(segments[-1], ())[:_MOST_COMPARED]:
            elsewhere = not normal.startswith("/") and found.url
            if not elsewhere and is_tail(segments, full):
                return found
        return None

    def _by_headline(self, item: RelatedItem, page: int) -> Target | None:
        title = _title_words(item.title)
        for found in self._by_title.get(f"title {' '.join(title)}", ())[:_MOST_COMPARED]:
            if found.place != page and (
                overlap(found.stated, item.date)
                if found.stated and item.date
                else len(title) >= _TELLING_WORDS
            ):
                return found
        wanted = frozenset(title)
        telling = wanted - _SMALL
        best: tuple[float, Target] | None = None
        compared = {page}
        for key in _day_keys(title, item.date):
            for found in self._by_day_and_word.get(key, ())[:_MOST_COMPARED]:
                if found.place in compared:
                    continue
                compared.add(found.place)
                other = frozenset(_title_words(found.title))
                alike = len(wanted & other) / len(wanted | other)
                same = alike >= _ALIKE or _shortened(telling, other - _SMALL)
                if same and (best is None or alike > best[0]):
                    best = alike, found
        return best[1] if best else None


def overlap(left: When | None, right: When | None) -> bool:
    """Whether two dates can be the same; a missing one can be any."""
    return left is None or right is None or _meet(_days(left), _days(right))


def _days(when: When | None) -> _Days:
    return (when.earliest, when.latest) if when else (None, None)


def _meet(left: _Days, right: _Days) -> bool:
    """Whether two dates can be the same, given by their first and last days (`None`: open)."""
    return (left[0] or date.min) <= (right[1] or date.max) and (right[0] or date.min) <= (left[1] or date.max)


def _day(when: When | None) -> date | None:
    return when.earliest if when and when.precision == "day" else None


def _longest(title: tuple[str, ...], most: int) -> list[str]:
    # Those of one length stay in the order of the alphabet.
    return sorted(sorted(set(title) - _SMALL), key=len, reverse=True)[:most]


def _shortened(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one title says with fewer words what the other says: all its telling words are there."""
    short, full = sorted((left, right), key=len)
    if len(short) < _FEWEST_WORDS or not short <= full:
        return False
    return not any(word in _TURNING or word.isdecimal() for word in full - short)
