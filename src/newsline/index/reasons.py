"""Reasons: why the forms of a name are one, worked out again when somebody asks.

The index keeps which names are one, not why. The nodes of the name's family are collected again from
the events that hold them, and grouped by the same code with its joins told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from newsline.index.entry import NameEntry
from newsline.index.families import family_keys, spells_initials
from newsline.index.grouping import Join, explain_family, fullest_frequent
from newsline.index.index import Index
from newsline.index.nodes import NameNode, collect, identity, node_key
from newsline.index.plan import Listed
from newsline.index.union import Rule
from newsline.index.variants import NameTokens, name_tokens, same_name, surname
from newsline.model import Entity, Event
from newsline.model.corrections import NameCorrection
from newsline.model.joined import FormReason, NameReasons, Sighting

_MOST_EVENTS = 2000  # of the name, and of the rest of its family, that are read
_SIGHTINGS = 2
_AROUND = 60  # characters on either side of a mention
_MOST_APART = 8

Scope = Literal["text", "corpus", "corrections"]

# What is said of a node joined to another, and of the other where it is the one that was joined.
_SAID: dict[Rule, tuple[str, str]] = {
    "sounds": ("sounds like {}", "sounds like {}"),
    "plural": ("{}, one word in the plural", "{}, one word in the plural"),
    "fuller": ("{} is the only fuller name, but for rare ones", "{} is short for it, and hardly for another"),
    "senior": ("there is no younger {}", "there is no younger one than {}"),
    "short": ("short for {}, and for no other name", "{} is short for it, and for no other name"),
    "initials": ("the initials of {}, which documents shorten so", "documents shorten it to {}"),
    "alias": ("documents give it as another form of {}", "documents give {} as another form of it"),
    "surname": ("{} is the only person who bears this name", "the only person who bears the name {}"),
    "called": (
        "others bear this name, but hardly ever is anybody but {} called by it alone",
        "hardly ever is anybody else called {} alone",
    ),
    "named": (
        "others bear this name, but hardly any document names anybody but {} in full",
        "hardly any document names another {} in full",
    ),
}


def name_reasons(
    index: Index, entry: NameEntry, corrections: Sequence[NameCorrection] = ()
) -> NameReasons | None:
    """Every form of a name, with the rule that joined it; `None` for what is no entity.

    `corrections` are those with which the index was made. Of a name, and of the rest of its family,
    the first 2,000 events by date are read.
    """
    if not entry.type:
        return None
    family = _Family(index, corrections)
    family.add(entry)
    nodes = {key: node for key in entry.keys if (node := family.nodes.get(key))}
    head = _head(entry, nodes.values())
    links = _links(family, entry, nodes, head)
    own = _corrected_forms(entry, corrections)
    found: defaultdict[tuple[str, str], _Found] = defaultdict(_Found)
    for event in family.events(entry):
        for entity in event.entities:
            key = node_key(entity)
            if key in nodes:
                for form, sighting in _sightings(event, entity):
                    found[key, form].note(event, sighting)
    size = Counter[str]()
    for (key, _), seen in found.items():
        size[key] += seen.mentions

    def order(pair: tuple[str, str]) -> tuple[bool, int, str, int, int, str]:
        key, form = pair
        return key != head, -size[key], key, -found[pair].mentions, -len(found[pair].events), form

    # A form that two nodes have for one reason is told once.
    told: dict[tuple[str, tuple[Scope, str, str]], tuple[str, _Found]] = {}
    for key, form in sorted(found, key=order):
        reason = _reason(entry, form, nodes[key], head, links.get(key), own)
        told.setdefault((form, reason), (_form(nodes[key]), _Found()))[1].add(found[key, form])
    forms = [
        FormReason(form, of, *reason, len(seen.events), seen.mentions, tuple(seen.sightings))
        for (form, reason), (of, seen) in told.items()
    ]
    others = sorted(family.entries.values(), key=NameEntry.order)
    apart = [(other.name, other.events) for other in others if other.key != entry.key]
    counts = dict(reversed(apart))
    return NameReasons(
        entry.name,
        entry.type,
        entry.events,
        entry.mentions,
        family.read,
        tuple(forms),
        tuple((name, counts.get(name, 0)) for name in entry.candidates),
        tuple(pair for pair in apart if pair[0] not in entry.candidates)[:_MOST_APART],
    )


def _corrected_forms(entry: NameEntry, corrections: Sequence[NameCorrection]) -> frozenset[str]:
    """The forms, casefolded, that corrections give an entry."""
    return frozenset(
        alias.casefold() for one in corrections if one.name == entry.name for alias in one.aliases
    )


class _Found:
    """Where a form of a node stands."""

    def __init__(self) -> None:
        self.events: set[tuple[str, str]] = set()
        self.mentions = 0
        self.sightings: list[Sighting] = []

    def note(self, event: Event, sighting: Sighting) -> None:
        known = {one.id for one in self.sightings}
        self.events.add((event.id, event.file))
        self.mentions += sighting.start is not None
        if len(known) < _SIGHTINGS and sighting.id not in known:
            self.sightings.append(sighting)

    def add(self, other: "_Found") -> None:
        self.events |= other.events
        self.mentions += other.mentions
        self.sightings = [*self.sightings, *other.sightings][:_SIGHTINGS]


class _Family:
    """The names that grouping decides together with one, and their nodes."""

    def __init__(self, index: Index, corrections: Sequence[NameCorrection]) -> None:
        self.entries: dict[str, NameEntry] = {}
        self.nodes: dict[str, NameNode] = {}
        self.read = 0
        self._index = index
        self._corrections = corrections

    def add(self, entry: NameEntry) -> None:
        """Take in a name and all of its family, until enough events are read."""
        self.entries[entry.key] = entry
        pending, left = [entry], _MOST_EVENTS
        while pending and left > 0:
            found = self._collected([key for one in pending for key in one.keys], left)
            left = _MOST_EVENTS if not self.read else left - found
            self.read = self.read or found
            terms = {term for node in self.nodes.values() for term in family_keys(node)}
            pending = [one for one in self._index.names.of_family(terms) if one.key not in self.entries]
            self.entries.update((one.key, one) for one in pending)

    def _collected(self, keys: Sequence[str], limit: int) -> int:
        """Collect the nodes with these keys, from so many events at most; give their number."""
        numbers = self._numbers(keys, limit)
        rows = ((number, self._index.event(number).entities) for number in numbers)
        self.nodes.update(collect(rows, self._corrections, frozenset(keys)))
        return len(numbers)

    def events(self, entry: NameEntry) -> Iterator[Event]:
        """The events that name an entry, by date, as far as they are read."""
        return (self._index.event(number) for number in self._numbers(entry.keys, _MOST_EVENTS))

    def _numbers(self, keys: Sequence[str], limit: int) -> list[int]:
        found = self._index.run(Listed("entity", tuple(keys)), limit, order="date")
        return [number for number, _ in found]


class _Link(NamedTuple):
    """The join of a node towards the one that gave the name: by which rule, and to a node of which form.

    `turned` if it was the other that was joined to this one.
    """

    rule: Rule
    other: str
    turned: bool

    def words(self) -> str:
        return _SAID[self.rule][self.turned].format(self.other)


def _head(entry: NameEntry, nodes: Iterable[NameNode]) -> str:
    """The key of the node that gave an entry its name."""
    best = max(
        nodes,
        key=lambda node: (node.name == entry.name, node.forms[entry.name], len(node.events), node.key),
        default=None,
    )
    return best.key if best else ""


def _links(family: _Family, entry: NameEntry, nodes: Mapping[str, NameNode], head: str) -> dict[str, _Link]:
    """For each node of a name but its head the join that leads there, as far as there is one."""
    beside: defaultdict[str, list[tuple[str, Join]]] = defaultdict(list)
    for join in explain_family(family.nodes.values()):
        beside[join.left].append((join.right, join))
        beside[join.right].append((join.left, join))
    links: dict[str, _Link] = {}
    reached = [head]
    for key in reached:
        for other, join in beside[key]:
            if other in nodes and other != head and other not in links:
                # A bare surname was joined to the person, whatever the form of the node that stood for it.
                bare = join.rule in ("surname", "called", "named") and join.left == other
                form = entry.name if bare else _form(nodes[key])
                links[other] = _Link(join.rule, form, turned=join.left == key)
                reached.append(other)
    return links


def _form(node: NameNode) -> str:
    return node.name or fullest_frequent(node.forms)


def _sightings(event: Event, entity: Entity) -> Iterator[tuple[str, Sighting]]:
    """The mentions of an entity, each with its form; where only the title names it, that."""
    for start, end, form in entity.mentions:
        yield form, _sighting(event, event.text, start, end)._replace(start=start, end=end)
    if entity.mentions:
        return
    forms = (entity.name, *entity.aliases)
    form = next((form for form in forms if form in event.title), entity.name)
    start = max(event.title.find(form), 0)
    yield form, _sighting(event, event.title, start, start + len(form))


def _sighting(event: Event, text: str, start: int, end: int) -> Sighting:
    left, right = max(0, start - _AROUND), end + _AROUND
    before, after = text[left:start], text[end:right]
    # Whole words: what is cut at the edge is left out.
    if left and not text[left - 1].isspace():
        before = before.partition(" ")[2]
    if right < len(text) and not text[right].isspace():
        after = after.rpartition(" ")[0]
    return Sighting(event.id, event.title, event.date, before, text[start:end], after)


def _reason(
    entry: NameEntry, form: str, node: NameNode, head: str, link: _Link | None, own: frozenset[str]
) -> tuple[Scope, str, str]:
    """Who joined a form to a name, by which rule, and the rule in words."""
    if form.casefold() in own:
        return "corrections", "correction", "a correction says so"
    if node.ambiguous:
        return "text", "open", "the text has several people of this name and does not tell which"
    tokens = name_tokens(form)
    own_tokens = identity(entry.name, node.type)
    if node.type != "PERSON" and node.key != head and identity(form, node.type) == own_tokens:
        # Well known, whatever a document joined it to.
        return "corpus", "known", f"another way to write {entry.name}"
    if identity(form, node.type) == node.tokens or tokens in map(name_tokens, node.forms):
        if entry.candidates:
            return "corpus", "open", f"may be {_either(entry.candidates)}; nothing tells which"
        if link:
            return "corpus", link.rule, link.words()
        if node.key != head:
            return "corpus", "unread", "joined by events that were not read"
        if tokens != name_tokens(entry.name):
            return "corpus", "known", f"another way to write {entry.name}"
        if form == entry.name:
            return "corpus", "name", "the name itself"
        return "corpus", "tokens", f"the same words as {entry.name}"
    rule, words = _within(tokens, node)
    said = f"{words.format(_form(node))} in the same text"
    return "text", rule, f"{said}; {_form(node)}: {link.words()}" if link else said


def _within(tokens: NameTokens, node: NameNode) -> tuple[str, str]:
    """The rule by which a document took tokens for a node, as far as the tokens show it."""
    full = node.tokens
    if node.type == "PERSON" and len(full) > 1:
        if len(tokens) == 1 and same_name(tokens[0], surname(full)):
            return "surname", "surname of {}"
        if tokens == full[:1]:
            return "given", "given name of {}"
        if len(tokens) == len(full) and all(map(same_name, tokens, full)):
            return "sounds", "sounds like {}"
    if node.type != "PERSON" and spells_initials(full, tokens):
        return "initials", "the initials of {}"
    if tokens and set(tokens) < set(full):
        return "part", "part of the name {}"
    if set(full) < set(tokens):
        return "fuller", "a fuller form of {}"
    return "alias", "given as another form of {}"


def _either(names: Sequence[str]) -> str:
    shown = list(names[:_MOST_APART])
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} others")
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
