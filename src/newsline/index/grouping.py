"""Grouping: which names of one family are one person, organisation or place.

Tokens and context decide, similarity only suggests:

* equal tokens and type are one name; so are two full names of people whose tokens
  are all spellings of each other (`variants.same_name`), unless one document tells
  the two apart;
* a full name with a middle name or initial joins the shorter one when it is the only
  such full name ("John Kerry", "John F. Kerry"), or five times as common as all others;
* an acronym, or any other name of several words, joins the entity of which some
  document says that it is an alias, when no other entity claims it;
* a surname alone joins the only person of the corpus who bears it; with several it
  stays nobody's and lists the candidates; another spelling of it joins only beside him,
  or if it sounds the same and is no name of its own;
* a correction that keeps two names apart, or leaves one open, is above all of these.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsline.index.bare import full_people, join_surnames
from newsline.index.families import AliasKey, acronym, joining_aliases, short_forms, spells_initials
from newsline.index.nodes import NameNode, identity
from newsline.index.union import SURELY, Groups, Rule, mostly
from newsline.index.variants import GENERATIONS, NameTokens, name_tokens, same_name, skeleton, surname
from newsline.model import EntityType
from newsline.model.known import is_family
from newsline.model.naming import abbreviates, is_seated, of_one_kind, plain_form, singular

_MOST_COMPARED = 16  # spellings of one skeleton that a name is compared with, the most frequent first
_FREQUENT = 0.1  # share of the commonest form's documents that makes a fuller form "frequent"
_FEW = 4  # documents with the commonest form, from which on a form of one document is none
_ELDER = frozenset({"sr", "senior"})


class NameGroup(NamedTuple):
    """One name of the corpus: `name` is its fullest frequent form, `aliases` the others, commonest first.

    `members` are the keys of its nodes, sorted, `events` the numbers of the events that name it,
    ascending; `mentions` counts spans. `candidates` is empty but for an ambiguous name, which
    is nobody's: then it lists the names it may stand for, sorted.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    candidates: tuple[str, ...]
    members: tuple[str, ...]
    events: tuple[int, ...]
    mentions: int


class Join(NamedTuple):
    """Why the node with key `left` is one with that of `right`, by which `Rule`."""

    left: str
    right: str
    rule: Rule


def group_family(nodes: Iterable[NameNode]) -> list[NameGroup]:
    """The groups of the nodes of one family (or of several whole families), in the order of their members.

    A function of the set of nodes: neither their order nor a node of another family changes the
    groups. Each node is in one group.
    """
    ordered = sorted(nodes, key=lambda node: node.key)
    if len(ordered) == 1:
        return [_group(ordered, ordered[0].candidates)]
    return _finished(_joined(ordered))


def explain_family(nodes: Iterable[NameNode]) -> list[Join]:
    """Why `group_family` makes one of nodes of a family: for each group of n nodes n - 1 joins, a tree.

    An ambiguous name, which is nobody's, has none.
    """
    groups = _joined(sorted(nodes, key=lambda node: node.key))
    return [Join(groups.nodes[left].key, groups.nodes[right].key, rule) for left, right, rule in groups.joins]


def _joined(ordered: Sequence[NameNode]) -> Groups:
    groups = Groups(ordered)
    _join_spellings(groups)
    _join_longer_names(groups)
    _join_seniors(groups)
    _join_short_forms(groups)
    claims = _claims(ordered)
    _join_aliases(groups, claims)
    join_surnames(groups, claims)
    return groups


def _join_spellings(groups: Groups) -> None:
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in full_people(groups):
        tokens = groups.nodes[place].tokens
        block = blocks[tuple(skeleton(token) for token in tokens)]
        for other in block[:_MOST_COMPARED]:
            if _same_person(tokens, groups.nodes[other].tokens) and not groups.told_apart(place, other):
                groups.join(place, other, "sounds")
                break
        block.append(place)
    _join_plurals(groups)


def _same_person(left: NameTokens, right: NameTokens) -> bool:
    if len(left) != len(right):
        return False
    if all(map(same_name, left, right)):
        return True
    # "Rait" and "Raite" are one man's, "Brown" and "Browne" two families'.
    a, b = sorted((left[-1], right[-1]))
    return left[:-1] == right[:-1] and a + "e" == b and not (is_family(a) and is_family(b))


def _join_plurals(groups: Groups) -> None:
    """Join "Academy of Motion Picture Arts" with "Academy of Motion Pictures Arts"."""
    first: dict[AliasKey, int] = {}
    for place, node in enumerate(groups.nodes):
        if node.type == "ORG" and len(node.tokens) > 1 and not node.ambiguous:
            other = first.setdefault((node.type, singular(node.tokens)), place)
            if other != place and not groups.told_apart(place, other):
                groups.join(place, other, "plural")


def _join_longer_names(groups: Groups) -> None:
    """Join "John Kerry" with "John F. Kerry", and "J. Kerry" with "John Kerry", if there is only one such."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    for place in full_people(groups):
        tokens = groups.nodes[place].tokens
        if tokens[-1] == surname(tokens):
            families[tokens[-1]].append(place)
    for family in families.values():
        # The longest first, so that "John Kerry" meets "John F. Kerry" and "John Forbes Kerry" as one.
        compared = sorted(
            family[: _MOST_COMPARED * 4], key=lambda place: -sum(map(len, groups.nodes[place].tokens))
        )
        for place in compared:
            tokens = groups.nodes[place].tokens
            longer = {
                groups.find(other): other
                for other in compared
                if not groups.kept_apart(place, other)
                and groups.find(other) != groups.find(place)
                and abbreviates(tokens, groups.nodes[other].tokens)
            }
            other = longer.get(mostly({root: groups.events(root) for root in longer}), place)
            if other != place and not groups.told_apart(place, other):
                groups.join(place, other, "fuller")


def _join_seniors(groups: Groups) -> None:
    """Join "Ann Reed Sr" with "Ann Reed" where there is no "Ann Reed Jr"."""
    people = {groups.nodes[place].tokens: place for place in full_people(groups)}
    younger = {tokens[:-1] for tokens in people if tokens[-1] in GENERATIONS - _ELDER}
    for tokens, place in people.items():
        other = people.get(tokens[:-1]) if tokens[-1] in _ELDER and tokens[:-1] not in younger else None
        if other is not None and not groups.told_apart(place, other):
            groups.join(place, other, "senior")


def _join_short_forms(groups: Groups) -> None:
    """Join "Qeshm" with "Qeshm Island" if that is the only longer name which it can be short for.

    "Ash" is "Ash Ltd" and "Ash Group" too: such words come and go.
    """
    known = {(node.type, node.tokens): place for place, node in enumerate(groups.nodes) if not node.ambiguous}
    longer: defaultdict[int, list[int]] = defaultdict(list)
    for place, node in enumerate(groups.nodes):
        for tokens in short_forms(node):
            short = known.get((node.type, tokens))
            if short is not None and not groups.nodes[short].open:
                longer[short].append(place)
    for short, places in longer.items():
        owners = {groups.find(place): place for place in places}
        owners.pop(groups.find(short), None)
        if len(owners) > 1 and of_one_kind(
            groups.nodes[short].tokens, (groups.nodes[n].tokens for n in places)
        ):
            for other in owners.values():
                if not groups.told_apart(short, other):
                    groups.join(short, other, "short")
        elif len(owners) == 1 and not groups.told_apart(short, other := owners.popitem()[1]):
            groups.join(short, other, "short")


def _claims(nodes: Sequence[NameNode]) -> dict[AliasKey, Counter[int]]:
    """For each alias that can join names, the nodes that have it, and in how many events."""
    claims: defaultdict[AliasKey, Counter[int]] = defaultdict(Counter)
    for place, node in enumerate(nodes):
        for alias, count in joining_aliases(node).items():
            claims[alias][place] = count
    return claims


def _join_aliases(groups: Groups, claims: dict[AliasKey, Counter[int]]) -> None:
    known = {(node.type, node.tokens): place for place, node in enumerate(groups.nodes) if not node.ambiguous}
    for key in sorted(claims):
        place = known.get(key)
        if place is None or groups.nodes[place].open:
            continue
        spelled_out = {owner for owner in claims[key] if spells_initials(groups.nodes[owner].tokens, key[1])}
        if len(key[1]) == 1 and not _is_acronym(groups.nodes[place]):
            continue
        owners: dict[int, int] = {}
        counts: Counter[int] = Counter()
        for owner in sorted(spelled_out or claims[key]):
            if (root := groups.find(owner)) != groups.find(place) and not groups.kept_apart(place, owner):
                owners[root] = owner
                counts[root] += claims[key][owner]
        chosen = mostly(counts)
        own = groups.events(place) if len(key[1]) > 1 else 0
        if chosen >= 0:
            # "Labour Party" has a name of its own, even where a text means "Velda Labour Party" by it.
            free = own < SURELY * counts[chosen] or is_seated(groups.nodes[owners[chosen]].tokens, key[1])
            if spelled_out or (free and not groups.told_apart(place, chosen)):
                groups.join(place, owners[chosen], "initials" if spelled_out else "alias")
        elif own < sum(counts.values()):
            groups.candidates[place] |= owners.keys()


def _is_acronym(node: NameNode) -> bool:
    return node.type != "PERSON" and acronym(max(node.forms, key=lambda form: (node.forms[form], form)))


def _finished(groups: Groups) -> list[NameGroup]:
    members: defaultdict[object, list[int]] = defaultdict(list)
    root_at: list[object] = []
    root_of: dict[AliasKey, object] = {}
    for place, node in enumerate(groups.nodes):
        key = (node.type, node.tokens)
        # What a document left ambiguous and what the corpus leaves ambiguous is one ambiguous name.
        nobody = bool(node.candidates or groups.candidates[place])
        root: object = ("nobody", key) if nobody else groups.find(place)
        root_at.append(root)
        members[root].append(place)
        if not nobody:
            root_of[key] = root
    names = {root: _name([groups.nodes[place] for place in group]) for root, group in members.items()}
    finished = []
    for group in members.values():
        nodes = [groups.nodes[place] for place in group]
        found = {names[root_at[other]] for place in group for other in groups.candidates[place]}
        for node in nodes:
            for candidate in node.candidates:
                root = root_of.get((node.type, identity(candidate, node.type)))
                found.add(candidate if root is None else names[root])
        finished.append(_group(nodes, tuple(sorted(found))))
    return finished


def _name(nodes: Sequence[NameNode]) -> str:
    if len(nodes) == 1 and len(nodes[0].forms) == 1:
        return nodes[0].name or next(iter(nodes[0].forms))
    forms: Counter[str] = Counter()
    for node in nodes:
        forms += node.forms
    if nodes[0].type != "PERSON":
        # "Iraq" rather than "Republic of Iraq", unless that is commoner: the fuller form tells no more.
        plain = {form: plain_form(form, nodes[0].type) for form in forms}
        forms = Counter(
            {
                form: count
                for form, count in forms.items()
                if plain[form] == form or forms[plain[form]] < count
            }
        )
    return next((node.name for node in nodes if node.name), None) or fullest_frequent(forms)


def _group(nodes: Sequence[NameNode], candidates: tuple[str, ...]) -> NameGroup:
    name = _name(nodes)
    counts: Counter[str] = Counter()
    for node in nodes:
        counts.update(node.forms)
        counts.update(node.aliases)
    return NameGroup(
        name,
        nodes[0].type,
        tuple(sorted(counts.keys() - {name}, key=lambda form: (-counts[form], form))),
        candidates,
        tuple(node.key for node in nodes),
        nodes[0].events
        if len(nodes) == 1
        else tuple(sorted({event for node in nodes for event in node.events})),
        sum(node.mentions for node in nodes),
    )


def fullest_frequent(forms: Counter[str]) -> str:
    """The form with most tokens among those that are not rare, of these the commonest, then the longest.

    A surname or acronym alone is never taken while there is a form of several words, nor
    capitals, a possessive or "the" while there is the same without.
    """
    full = [form for form in forms if len(name_tokens(form)) > 1] or list(forms)
    most = max(forms[form] for form in full)
    return max(
        sorted(form for form in full if forms[form] >= most * _FREQUENT and (forms[form] > 1 or most < _FEW)),
        key=lambda form: (
            len(name_tokens(form)),
            forms[form],
            sum(map(len, name_tokens(form))),
            not form.isupper() and not form.endswith(("'s", "’s")) and not form.lower().startswith("the "),
            len(form),
        ),
    )
