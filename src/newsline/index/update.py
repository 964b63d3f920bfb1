"""Keeping what a corpus knows across its documents up to date with a few changed ones.

The result is that of `derive` over all documents, but only what the changed ones touch is worked out
again: names whose family has a name of theirs, and happenings that pages list which are changed, which
have a changed document among those they may mean, or which name somebody who is newly known or no
longer is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from newsline.index.derive import NameRow, Tally, grouped, label_row
from newsline.index.families import family_keys
from newsline.index.fold import WORD, words
from newsline.index.links import normal_url
from newsline.index.listed import KnownNames
from newsline.index.nodes import NameNode, collect, corrected
from newsline.index.notes import note_of
from newsline.index.plan import Addressed, Between, Every, Marked, Plan, Words
from newsline.index.queries import Queries
from newsline.index.related import bare, item_keys, link, listed_place, target
from newsline.index.rows import Rows
from newsline.index.schema import clean, link_key
from newsline.index.speakers import SAID
from newsline.index.stored import Halves, changed, decode_forms, decode_halves
from newsline.index.variants import name_tokens
from newsline.model import Event, RelatedItem
from newsline.model.corrections import NameCorrection

_LONGEST_NAME = 6  # words, as in `listed`
_TITLE_READ = 2000
_MOST_PAGES = 2000  # that are linked again; more are worked out with everything

Placed = tuple[int, Event]
Decode = Callable[[int], Event]  # a row's number to its event


class TooMuchError(Exception):
    """So much is touched that working out everything is no slower."""


class ListedChanges(NamedTuple):
    """Listed events to take out and to put in, each with its place, and the pages that list documents, by
    the document's id (empty: no page any more)."""

    gone: list[Placed]
    new: list[Placed]
    pages_of: dict[str, tuple[str, ...]]


class Tables:
    """The two tables while they are brought up to date: events as they are now, names as they were."""

    def __init__(self, events: Rows, names: Rows, queries: Queries, decode: Decode) -> None:
        """`events` must have the changed documents already, and the listed events of before."""
        self.events = events
        self.names = names
        self._queries = queries
        self.decode = decode

    def find(self, plan: Plan) -> list[Placed]:
        """The events that a plan selects, with their places."""
        numbers = self.events.matching(self._queries.of(plan))
        places = self.events.values("place", numbers)
        return sorted(zip(places, map(self.decode, numbers), strict=True), key=lambda row: row[0])

    def any(self, plan: Plan) -> bool:
        """Whether a plan selects an event."""
        return self.events.any(self._queries.of(plan))

    def nodes(self, field: str, terms: Iterable[str]) -> dict[str, Halves]:
        """The nodes in the rows of entities that hold one of some terms."""
        found: dict[str, Halves] = {}
        values = [clean(term) for term in dict.fromkeys(terms)]
        for row in self.names.any_of(field, values):
            found.update(decode_halves(self.names.stored(row, "nodes")))
        return found

    def pages_of(self, identity: str) -> tuple[str, ...]:
        """The pages that are known to list a document."""
        rows = self.names.matching(self.names.term("node", clean(link_key(identity))))
        return tuple(self.names.stored(rows[0]).decode("utf-8", "surrogatepass").split(" ")) if rows else ()


def relisted(tables: Tables, removed: Sequence[Placed], added: Sequence[Placed]) -> ListedChanges:
    """What changed documents change in what pages list. Raises `TooMuchError`."""
    nothing = ListedChanges([], [], {})
    anywhere = tables.any(Marked(("lists", "kind listed"))) or any(event.related for _, event in removed)
    if not anywhere:
        return nothing
    gone_pages = {event.id for _, event in removed}
    state = _known(tables, removed, added)
    pages = _touched_pages(tables, removed, added, state.new_meanings())
    if len(pages) > _MOST_PAGES:
        raise TooMuchError
    ids = gone_pages | {page.id for _, page in pages}
    by = Marked(tuple(f"by {identity}" for identity in sorted(ids)))
    old = tables.find(Every((Marked(("kind listed",)), by)))
    around = {page for _, event in old for page in event.listed_in} - ids
    pages += [(place, _only(page, old)) for place, page in _by_id(tables, around)]
    if len(pages) > _MOST_PAGES:
        raise TooMuchError
    nodes = _title_nodes(tables, [item for _, page in pages for item in page.related])
    others = [node for node in nodes if node.key not in state.touched and node.key not in state.after]
    known = KnownNames([*others, *state.after.values()])
    rows = _with_candidates(tables, pages)
    targets = (target(place, document) for place, document in rows)
    linked = link(targets, (row for row in rows if row[1].related), known)
    pages_of: dict[str, tuple[str, ...]] = {}
    for identity in {*linked.pages_of, *_linked_by(tables, ids), *(event.id for _, event in removed)}:
        before = tables.pages_of(identity)
        if identity in gone_pages and not tables.any(Marked((f"id {identity}",))):
            after: tuple[str, ...] = ()
        else:
            kept = [page for page in before if page not in ids]
            after = _in_order(tables, dict.fromkeys([*kept, *linked.pages_of.get(identity, ())]))
        if after != before:
            pages_of[identity] = after
    return ListedChanges(old, list(linked.listed), pages_of)


def _only(page: Event, listed: Sequence[Placed]) -> Event:
    """A page of whose items only those are left that may be one of some listed events, in their places."""
    titles = {words(event.title) for _, event in listed}
    urls = {normal_url(event.url) for _, event in listed if event.url} - {None}
    nothing = RelatedItem("")
    return page._replace(
        related=tuple(
            item if words(item.title) in titles or (item.url and normal_url(item.url) in urls) else nothing
            for item in page.related
        )
    )


def _touched_pages(
    tables: Tables, removed: Sequence[Placed], added: Sequence[Placed], forms: set[tuple[str, ...]]
) -> list[Placed]:
    """The pages that list something which the changed documents may be, or name somebody newly known."""
    pages = {event.id: (place, event) for place, event in added if event.related}
    wanted: set[str] = set()
    for _, event in removed:
        wanted.update(tables.pages_of(event.id))
        for item in event.related:
            wanted.update(_listing(tables, item))
    for _, event in added:
        wanted.update(_listing(tables, RelatedItem(event.title, event.date, event.url)))
        for item in event.related:
            wanted.update(_listing(tables, item))
        wanted.update(tables.pages_of(event.id))
    for _, event in tables.find(_titles(forms)) if forms else ():
        wanted.update(event.listed_in)
    for place, event in _by_id(tables, wanted - pages.keys()):
        pages[event.id] = (place, event)
    return list(pages.values())


def _listing(tables: Tables, item: RelatedItem) -> set[str]:
    """The pages with an item that is listed and may be the same as this one."""
    plans: list[Plan] = [_title_plan(words(item.title))] if words(item.title) else []
    plans += _same_day(item)
    keys = [key for key in item_keys(item) if key.startswith(("url ", "path "))]
    if keys:
        plans.append(Addressed(tuple(keys)))
    listed = Marked(("kind listed",))
    return {
        page for plan in plans for _, event in tables.find(Every((listed, plan))) for page in event.listed_in
    }


def _same_day(item: RelatedItem) -> list[Plan]:
    """Events on the day of an item with a word of its title; a title of few words is not compared so."""
    days = sorted({key for key in item_keys(item) if key.startswith("day ")})
    if not days or item.date is None or item.date.earliest is None:
        return []
    found = tuple((key.split(" ", 2)[2],) for key in days)
    day: date = item.date.earliest
    return [Every((Between(day, day), Words(found, field="title")))]


def _title_plan(title: tuple[str, ...]) -> Plan:
    return Words((title,), field="title")


def _titles(forms: Iterable[tuple[str, ...]]) -> Plan:
    return Every((Marked(("kind listed",)), Words(tuple(sorted(forms)), field="title")))


class _Known(NamedTuple):
    """The nodes of documents that have a name of the changed ones, by key, as they were and as they are."""

    touched: frozenset[str]
    before: dict[str, NameNode]
    after: dict[str, NameNode]

    def new_meanings(self) -> set[tuple[str, ...]]:
        """The forms of names that mean something else, or nothing, since the documents changed."""
        old, new = KnownNames(self.before.values()), KnownNames(self.after.values())
        nodes = [
            node for state in (self.before, self.after) for key in self.touched if (node := state.get(key))
        ]
        forms = {words(name) for node in nodes for name in (*node.forms, *node.aliases)} - {()}
        return {form for form in forms if old.meaning(form) != new.meaning(form)}


def _known(tables: Tables, removed: Sequence[Placed], added: Sequence[Placed]) -> _Known:
    minus, plus = (collect((place, event.entities) for place, event in rows) for rows in (removed, added))
    touched = {**minus, **plus}
    forms = {name for node in touched.values() for name in (*node.forms, *node.aliases)}
    stored = tables.nodes("form", (f"entity {' '.join(name_tokens(form))}" for form in forms))
    stored.update(tables.nodes("node", touched))
    before = {key: pair.documents for key, pair in stored.items() if pair.documents}
    after = {key: node for key, node in before.items() if key not in touched}
    for key in touched:
        if node := changed(before.get(key), minus.get(key), plus.get(key)):
            after[key] = node
    return _Known(frozenset(touched), before, after)


def _by_id(tables: Tables, ids: Iterable[str]) -> list[Placed]:
    marks = tuple(f"id {identity}" for identity in sorted(ids))
    return tables.find(Every((Marked(("kind document",)), Marked(marks)))) if marks else []


def _linked_by(tables: Tables, pages: set[str]) -> set[str]:
    """The documents that one of the pages is known to list."""
    names = tables.names
    rows = names.any_of("family", [clean(f"by {page}") for page in sorted(pages)])
    return {names.stored(row, "nodes").decode("utf-8", "surrogatepass") for row in rows}


def _in_order(tables: Tables, ids: Iterable[str]) -> tuple[str, ...]:
    places: dict[str, int] = {}
    for place, page in _by_id(tables, ids):
        places.setdefault(page.id, place)
    return tuple(sorted(places, key=lambda identity: places[identity]))


def _with_candidates(tables: Tables, pages: Sequence[Placed]) -> list[Placed]:
    """The pages, and the documents that their items may be, in the order of places."""
    rows = {place: bare(page) for place, page in pages}
    documents = Marked(("kind document",))
    for _, page in pages:
        for item in page.related:
            keys = [key for key in item_keys(item) if key.startswith(("url ", "path "))]
            plans: list[Plan] = [Addressed(tuple(keys))] if keys else []
            plans += [_title_plan(words(item.title)), *_same_day(item)] if words(item.title) else []
            for plan in plans:
                for place, document in tables.find(Every((documents, plan))):
                    # What these list themselves is not in question.
                    rows.setdefault(place, bare(document)._replace(related=()))
    return sorted(rows.items(), key=lambda row: row[0])


def _title_nodes(tables: Tables, items: Iterable[RelatedItem]) -> list[NameNode]:
    """The nodes with a form that stands in the title of an item, or that its page names with it."""
    forms: set[str] = set()
    for item in items:
        title = " ".join(item.title.split())[:_TITLE_READ]
        places = [match.span() for match in WORD.finditer(title)]
        for at, (start, _) in enumerate(places):
            for _, end in places[at : at + _LONGEST_NAME]:
                forms.add(" ".join(name_tokens(title[start:end])))
        forms.update(" ".join(name_tokens(name)) for name in item.entities)
    found = tables.nodes("form", (f"entity {form}" for form in sorted(forms)))
    return [pair.documents for pair in found.values() if pair.documents]


class NameChanges(NamedTuple):
    """Keys of rows to take out of the table of names, and rows to put in."""

    gone: set[str]
    new: list[NameRow]


def renamed(
    tables: Tables,
    documents: tuple[Sequence[Placed], Sequence[Placed]],
    listed: tuple[Sequence[Placed], Sequence[Placed]],
    corrections: Sequence[NameCorrection],
) -> NameChanges:
    """What changes in the table of names when events are removed and added (documents, listed ones).

    The rows of events must be as they are after the change.
    """
    halves, old = _changed_halves(tables, documents, listed)
    keys = _family_terms([*old.values(), *halves.values()], corrections)
    members = {key: pair for key, pair in halves.items() if pair.whole}
    seen: set[str] = set()
    gone = set(old)
    while keys - seen:
        found = tables.nodes("family", keys - seen)
        seen |= keys
        gone |= found.keys()
        fresh = {key: pair for key, pair in found.items() if key not in halves and key not in members}
        members.update(fresh)
        keys |= _family_terms(fresh.values(), corrections)
    placed = {key: _with_events(tables, pair) for key, pair in members.items()}
    quoted = _quoted(tables, placed)
    rows = list(grouped(placed, quoted, corrections))
    labels = _labels(tables, documents)
    return NameChanges(gone | labels.gone, rows + labels.new)


def _changed_halves(
    tables: Tables,
    documents: tuple[Sequence[Placed], Sequence[Placed]],
    listed: tuple[Sequence[Placed], Sequence[Placed]],
) -> tuple[dict[str, Halves], dict[str, Halves]]:
    """The nodes of the changed events as they are now and as they were."""
    sides = [
        [collect((place, event.entities) for place, event in rows) for rows in pair]
        for pair in (documents, listed)
    ]
    (minus, plus), (listed_minus, listed_plus) = sides
    touched = {**minus, **plus, **listed_minus, **listed_plus}
    stored = tables.nodes("node", touched)
    old = {key: stored[key] for key in touched if key in stored}
    new = {}
    for key, node in touched.items():
        before = old.get(key, Halves())
        if node.ambiguous:
            new[key] = _recollected(tables, key)
            continue
        new[key] = Halves(
            changed(before.documents, minus.get(key), plus.get(key)),
            changed(before.listed, listed_minus.get(key), listed_plus.get(key)),
        )
    return new, old


def _recollected(tables: Tables, key: str) -> Halves:
    """A node from its events: of an ambiguous name the candidates cannot be counted down."""
    events = [(place, tables.decode(row)) for row, place in _rows_of(tables, key)]
    sides = [
        collect(
            ((place, event.entities) for place, event in events if (event.kind == "listed") is listed),
            only={key},
        )
        for listed in (False, True)
    ]
    return Halves(sides[0].get(key), sides[1].get(key))


def _rows_of(tables: Tables, key: str) -> list[tuple[int, int]]:
    rows = tables.events.matching(tables.events.term("entity", clean(key)))
    return list(zip(rows, tables.events.values("place", rows), strict=True))


def _with_events(tables: Tables, pair: Halves) -> Halves:
    """A node with the places of its events."""
    node = pair.documents or pair.listed
    if node is None:
        return pair
    places = tuple(sorted(place for _, place in _rows_of(tables, node.key)))
    first = listed_place(0, 0)
    return Halves(
        pair.documents and pair.documents._replace(events=tuple(p for p in places if p < first)),
        pair.listed and pair.listed._replace(events=tuple(p for p in places if p >= first)),
    )


def _family_terms(pairs: Iterable[Halves], corrections: Sequence[NameCorrection]) -> set[str]:
    nodes = {node.key: node for pair in pairs if (node := pair.whole)}
    return {key for node in corrected(nodes, corrections).values() for key in family_keys(node)}


def _quoted(tables: Tables, keys: Iterable[str]) -> dict[str, int]:
    events = tables.events
    return {key: events.count(events.term("speaker", clean(key))) for key in keys}


def _labels(tables: Tables, documents: tuple[Sequence[Placed], Sequence[Placed]]) -> NameChanges:
    """The rows of publishers, tags and unnamed speakers that changed documents have."""
    tallies = []
    for rows in documents:
        tally = Tally()
        for _, event in rows:
            tally.note(note_of(event))
        tallies.append(tally)
    minus, plus = tallies
    names, events = tables.names, tables.events
    new = []
    touched = {**minus.forms, **plus.forms}.keys()
    for key in sorted(touched):
        forms: Counter[str] = Counter()
        for row in names.matching(names.term("node", clean(key))):
            forms = decode_forms(names.stored(row, "nodes"))
        forms.subtract(minus.forms.get(key, {}))
        forms.update(plus.forms.get(key, {}))
        forms = +forms
        if forms:
            field = key.partition(" ")[0]
            count = events.count(events.term("speaker" if field == SAID else field, clean(key)))
            new.append(label_row(key, forms, count, count))
    return NameChanges(set(touched), new)
