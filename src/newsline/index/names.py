"""Names across documents: which entities of a corpus are one, and which stay apart.

Tokens and context decide, similarity only suggests:

* equal tokens and type are one name; so are two full names of people whose tokens
  are all spellings of each other (`variants.same_name`), unless one document tells
  the two apart;
* a full name with a middle name or initial joins the shorter one when it is the only
  such full name ("John Kerry", "John F. Kerry");
* an acronym, or any other name of several words, joins the entity of which some
  document says that it is an alias, when no other entity claims it;
* a surname alone joins the only person of the corpus who bears it; with several it
  stays nobody's and lists the candidates;
* a correction that keeps two names apart is above all of these.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from newsline.index.variants import NameTokens, name_tokens, same_name, skeleton, surname
from newsline.model import Entity, EntityType, Event
from newsline.model.corrections import NameCorrection

_MOST_COMPARED = 16  # spellings of one skeleton that a name is compared with, the most frequent first
_FREQUENT = 0.1  # share of the commonest form's documents that makes a fuller form "frequent"

Key = tuple[EntityType, NameTokens]


class NameEntry(NamedTuple):
    """One name of the corpus.

    `name` is its fullest frequent form, `aliases` the other forms, commonest first.
    `events` are the numbers of the events that name it, ascending, `mentions` counts the
    spans. `candidates` is empty but for an ambiguous name, which is nobody's: then it
    lists the names it may stand for. `type` is `None` for what is no entity: a source,
    a tag, or a speaker whom the documents do not name. `quotes` are pairs of an event's
    number and the place of a quote among its quotes.
    """

    number: int
    name: str
    type: EntityType | None = None
    aliases: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    mentions: int = 0
    candidates: tuple[str, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()

    def full_forms(self) -> tuple[str, ...]:
        """The name and its aliases of several words: by these an event is found although it uses another.

        None of an ambiguous name.
        """
        if self.candidates:
            return ()
        return (self.name, *(alias for alias in self.aliases if len(name_tokens(alias)) > 1))


class _Node:
    """All entities of one type with equal tokens."""

    __slots__ = ("aliases", "ambiguous", "candidates", "events", "forms", "key", "mentions", "name", "sides")

    def __init__(self, key: Key, *, ambiguous: bool) -> None:
        self.key = key
        self.ambiguous = ambiguous
        self.forms: Counter[str] = Counter()
        self.aliases: Counter[str] = Counter()
        self.events: set[int] = set()
        self.mentions = 0
        self.candidates: set[str] = set()
        self.name: str | None = None  # as a correction has it
        self.sides: frozenset[int] = frozenset()


class _Groups:
    """Union-find over nodes, the smaller number winning; what corrections keep apart is never joined."""

    def __init__(self, nodes: list[_Node]) -> None:
        self.nodes = nodes
        self._parent = list(range(len(nodes)))
        self._events = [node.events for node in nodes]
        self._sides = [node.sides for node in nodes]

    def find(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, left: int, right: int) -> None:
        a, b = sorted((self.find(left), self.find(right)))
        if a != b and not self.kept_apart(a, b):
            self._parent[b] = a
            self._events[a] = self._events[a] | self._events[b]
            self._sides[a] = self._sides[a] | self._sides[b]

    def told_apart(self, left: int, right: int) -> bool:
        """Whether one document has both as entities of their own."""
        return not self._events[self.find(left)].isdisjoint(self._events[self.find(right)])

    def kept_apart(self, left: int, right: int) -> bool:
        """Whether a correction says that the two are not one."""
        a, b = self._sides[self.find(left)], self._sides[self.find(right)]
        return bool(a and b) and any(-side in b for side in a)


class Grouping(NamedTuple):
    """`entries` are the names of the corpus, those in most events first; `links` gives for each
    event the entry of each of its entities."""

    entries: tuple[NameEntry, ...]
    links: tuple[tuple[int, ...], ...]


def group_names(events: Sequence[Event], corrections: Sequence[NameCorrection] = ()) -> Grouping:
    """Group the entities of all events; each one belongs to exactly one entry.

    The entities of the events are expected to bear the names that `corrections` give them
    (`newsline.parser.overrides`); here their aliases are added and what is apart stays so.
    """
    nodes, places = _collect(events)
    if corrections:
        _correct(nodes, corrections)
    groups = _Groups(nodes)
    _join_spellings(groups)
    _join_longer_names(groups)
    claims = _claims(nodes)
    _join_aliases(groups, claims)
    _join_surnames(groups, claims)
    return _entries(groups, places)


def _collect(events: Sequence[Event]) -> tuple[list[_Node], list[tuple[int, ...]]]:
    """Nodes in the order of first sight, and for each event the node of each of its entities."""
    nodes: list[_Node] = []
    known: dict[tuple[Key, bool], int] = {}
    places: list[tuple[int, ...]] = []
    for number, event in enumerate(events):
        row = []
        for entity in event.entities:
            key: Key = (entity.type, name_tokens(entity.name) or (entity.name,))
            ambiguous = bool(entity.candidates)
            place = known.setdefault((key, ambiguous), len(nodes))
            if place == len(nodes):
                nodes.append(_Node(key, ambiguous=ambiguous))
            _add(nodes[place], entity, number)
            row.append(place)
        places.append(tuple(row))
    return nodes, places


def _add(node: _Node, entity: Entity, number: int) -> None:
    node.forms[entity.name] += 1
    node.aliases.update(entity.aliases)
    node.events.add(number)
    node.mentions += len(entity.mentions)
    node.candidates.update(entity.candidates)


def _correct(nodes: list[_Node], corrections: Sequence[NameCorrection]) -> None:
    """Give nodes their corrected names, the aliases to be shown, and the sides of each split."""
    named: dict[NameTokens, int] = {}
    apart: defaultdict[NameTokens, set[int]] = defaultdict(set)
    for number, correction in enumerate(corrections, 1):
        named[name_tokens(correction.name)] = number
        for form in correction.apart:
            apart[name_tokens(form)].add(-number)
    for node in nodes:
        number = named.get(node.key[1], 0)
        if number and corrections[number - 1].type in (None, node.key[0]):
            node.name = corrections[number - 1].name
            node.aliases.update(corrections[number - 1].aliases)
            node.ambiguous = False
            node.candidates.clear()
            node.sides = frozenset((number,))
        node.sides |= apart.get(node.key[1], set()) - {-number}


def _full_people(groups: _Groups) -> list[int]:
    people = [
        place
        for place, node in enumerate(groups.nodes)
        if node.key[0] == "PERSON" and len(node.key[1]) > 1 and not node.ambiguous
    ]
    return sorted(people, key=lambda place: (-len(groups.nodes[place].events), groups.nodes[place].key))


def _join_spellings(groups: _Groups) -> None:
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in _full_people(groups):
        tokens = groups.nodes[place].key[1]
        block = blocks[tuple(skeleton(token) for token in tokens)]
        for other in block[:_MOST_COMPARED]:
            if _same_person(tokens, groups.nodes[other].key[1]) and not groups.told_apart(place, other):
                groups.join(place, other)
                break
        block.append(place)


def _same_person(left: NameTokens, right: NameTokens) -> bool:
    return len(left) == len(right) and all(map(same_name, left, right))


def _join_longer_names(groups: _Groups) -> None:
    """Join "John Kerry" with "John F. Kerry", and "J. Kerry" with "John Kerry", if there is only one such."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    for place in _full_people(groups):
        families[groups.nodes[place].key[1][-1]].append(place)
    for family in families.values():
        # The longest first, so that "John Kerry" meets "John F. Kerry" and "John Forbes Kerry" as one.
        compared = sorted(
            family[: _MOST_COMPARED * 4], key=lambda place: -sum(map(len, groups.nodes[place].key[1]))
        )
        for place in compared:
            tokens = groups.nodes[place].key[1]
            longer = {
                groups.find(other)
                for other in compared
                if not groups.kept_apart(place, other)
                and groups.find(other) != groups.find(place)
                and _abbreviates(tokens, groups.nodes[other].key[1])
            }
            if len(longer) == 1 and not groups.told_apart(place, other := longer.pop()):
                groups.join(place, other)


def _abbreviates(short: NameTokens, full: NameTokens) -> bool:
    """Whether `short` is `full` with middle names left out or given names as initials."""
    if short == full or short[-1] != full[-1] or not _stands_for(short[0], full[0]):
        return False
    return len(short) <= len(full) and all(map(_stands_for, short[1:-1], full[1:-1]))


def _stands_for(token: str, name: str) -> bool:
    return token == name or (len(token) == 1 and name.startswith(token))


def _claims(nodes: list[_Node]) -> dict[Key, set[int]]:
    """For each alias that some document gives, the nodes that it gives it to."""
    claims: defaultdict[Key, set[int]] = defaultdict(set)
    for place, node in enumerate(nodes):
        if node.ambiguous:
            continue
        for alias in node.aliases:
            tokens = name_tokens(alias)
            if tokens and tokens != node.key[1]:
                claims[node.key[0], tokens].add(place)
    return claims


def _join_aliases(groups: _Groups, claims: dict[Key, set[int]]) -> None:
    known = {node.key: place for place, node in enumerate(groups.nodes) if not node.ambiguous}
    for key in sorted(claims):
        place = known.get(key)
        if place is None or (len(key[1]) == 1 and not _acronym(groups.nodes[place])):
            continue
        spelled_out = {owner for owner in claims[key] if _initials(groups.nodes[owner].key[1], key[1])}
        owners = {
            groups.find(owner) for owner in spelled_out or claims[key] if not groups.kept_apart(place, owner)
        } - {groups.find(place)}
        if len(owners) == 1 and (spelled_out or not groups.told_apart(place, *owners)):
            groups.join(place, owners.pop())
        elif len(owners) > 1:
            groups.nodes[place].candidates.update(_name(groups, owner) for owner in owners)


def _initials(full: NameTokens, short: NameTokens) -> bool:
    """Whether a token is the initials of a name, small words ("of") counted or not."""
    letters = "".join(token[0] for token in full)
    telling = "".join(token[0] for token in full if len(token) > 3)
    return len(short) == 1 and len(full) > 1 and short[0] in (letters, telling)


def _acronym(node: _Node) -> bool:
    form = max(node.forms, key=lambda form: node.forms[form])
    letters = [char for char in form if char.isalpha()]
    return node.key[0] != "PERSON" and 2 <= len(letters) <= 6 and all(char.isupper() for char in letters)


def _join_surnames(groups: _Groups, claims: dict[Key, set[int]]) -> None:
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for place in _full_people(groups):
        bearers[skeleton(surname(groups.nodes[place].key[1]))].append(place)
    for place, node in enumerate(groups.nodes):
        if node.key[0] != "PERSON" or len(node.key[1]) != 1 or node.name:
            continue
        token = node.key[1][0]
        people = {
            groups.find(other)
            for other in bearers.get(skeleton(token), ())
            if same_name(token, surname(groups.nodes[other].key[1]))
        }
        people |= {
            groups.find(other) for other in claims.get(node.key, ()) if len(groups.nodes[other].key[1]) > 1
        }
        people = {person for person in people if not groups.kept_apart(place, person)}
        if len(people) == 1 and not node.ambiguous:
            groups.join(place, people.pop())
        elif people:
            node.candidates.update(_name(groups, person) for person in people)


def _name(groups: _Groups, place: int) -> str:
    """A stand-in for a group's name until all groups are made: resolved again in `_entries`."""
    node = groups.nodes[groups.find(place)]
    return max(node.forms, key=lambda form: (node.forms[form], form))


def _entries(groups: _Groups, places: list[tuple[int, ...]]) -> Grouping:
    members: defaultdict[object, list[int]] = defaultdict(list)
    for place, node in enumerate(groups.nodes):
        # What a document left ambiguous and what the corpus leaves ambiguous is one ambiguous name.
        root: object = ("nobody", node.key) if node.candidates else groups.find(place)
        members[root].append(place)
    drafts = [_draft([groups.nodes[place] for place in group]) for group in members.values()]
    order = sorted(
        range(len(drafts)),
        key=lambda i: (-len(drafts[i].events), -drafts[i].mentions, drafts[i].name, drafts[i].type or ""),
    )
    number_of = {draft: number for number, draft in enumerate(order)}
    entry_of: dict[int, int] = {}
    for draft, group in enumerate(members.values()):
        entry_of.update((place, number_of[draft]) for place in group)
    canonical: dict[tuple[EntityType | None, NameTokens], str] = {}
    for place, node in enumerate(groups.nodes):
        if not node.candidates:
            canonical.setdefault(node.key, drafts[order[entry_of[place]]].name)
    entries = []
    for number, draft in enumerate(order):
        made = drafts[draft]
        names = {canonical.get((made.type, name_tokens(name)), name) for name in made.candidates}
        entries.append(made._replace(number=number, candidates=tuple(sorted(names))))
    return Grouping(tuple(entries), tuple(tuple(entry_of[place] for place in row) for row in places))


def _draft(nodes: list[_Node]) -> NameEntry:
    forms: Counter[str] = Counter()
    aliases: Counter[str] = Counter()
    candidates: set[str] = set()
    for node in nodes:
        forms += node.forms
        aliases += node.aliases
        candidates |= node.candidates
    name = next((node.name for node in nodes if node.name), None) or fullest_frequent(forms)
    others = sorted(
        (set(forms) | set(aliases)) - {name}, key=lambda form: (-forms[form] - aliases[form], form)
    )
    return NameEntry(
        number=0,
        name=name,
        type=nodes[0].key[0],
        aliases=tuple(others),
        events=tuple(sorted(set[int]().union(*(node.events for node in nodes)))),
        mentions=sum(node.mentions for node in nodes),
        candidates=tuple(candidates),
    )


def fullest_frequent(forms: Counter[str]) -> str:
    """The form with most tokens among those that are not rare, of these the commonest, then the longest.

    A surname or acronym alone is never taken while there is a form of several words, nor
    capitals, a possessive or "the" while there is the same without.
    """
    full = [form for form in forms if len(name_tokens(form)) > 1] or list(forms)
    most = max(forms[form] for form in full)
    return max(
        sorted(form for form in full if forms[form] >= most * _FREQUENT),
        key=lambda form: (
            len(name_tokens(form)),
            forms[form],
            sum(map(len, name_tokens(form))),
            not form.isupper() and not form.endswith(("'s", "’s")) and not form.lower().startswith("the "),
            len(form),
        ),
    )
