"""Families: the smallest sets of names within which grouping can be decided.

Grouping is three steps, each a function of plain data, so that a saved index can repeat them for what
changed:

1. `nodes.collect(rows, corrections, only)` gathers the entities of events into `NameNode`s by
   `nodes.node_key(entity)`, which an index can keep for each document.
2. `family_keys(node)`: nodes that share a key, or are linked by a chain of nodes that do, are one
   family (`families(nodes)`); names of different families never meet.
3. `grouping.group_family(nodes)` makes `NameGroup`s of the nodes of one family.

When documents change: the nodes with the keys of their entities before and after the change are
collected again; the families to group again are all that have, or had, a family key of these nodes,
closed under shared keys.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from newsline.index.nodes import NameNode, identity
from newsline.index.variants import NameTokens, kin, surname
from newsline.model import EntityType
from newsline.model.naming import before_comma, shorter, singular

CALLED_SO = 2  # events in which a person is called by a given name alone, before that can join names

AliasKey = tuple[EntityType, NameTokens]


def family_keys(node: NameNode) -> tuple[str, ...]:
    """The keys of the families that a node may be of; all nodes that share one are of one family.

    Of the node alone. A person has the sound of the family name, any name its own tokens and
    those of each alias that may join it to another (`joining_aliases`).
    """
    keys = {" ".join(("is", node.type, *node.tokens))}
    if node.type == "PERSON":
        family = surname(node.tokens)
        # Also that without a silent "e": "Rait" and "Raite" may be one.
        keys.update(("kin " + kin(family), "kin " + kin(family.removesuffix("e"))))
    elif len(node.tokens) > 1:
        keys.add(" ".join(("is", node.type, *singular(node.tokens))))
    others = [*joining_aliases(node), *((node.type, tokens) for tokens in short_forms(node))]
    keys.update(" ".join(("is", type_, *tokens)) for type_, tokens in others)
    return tuple(sorted(keys))


def families(nodes: Iterable[NameNode]) -> list[list[NameNode]]:
    """The nodes by family; families and their members in the order of their keys."""
    ordered = sorted(nodes, key=lambda node: node.key)
    parent = list(range(len(ordered)))

    def find(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    first: dict[str, int] = {}
    for place, node in enumerate(ordered):
        for key in family_keys(node):
            a, b = sorted((find(first.setdefault(key, place)), find(place)))
            parent[b] = a
    members: defaultdict[int, list[NameNode]] = defaultdict(list)
    for place, node in enumerate(ordered):
        members[find(place)].append(node)
    return list(members.values())


def joining_aliases(node: NameNode) -> dict[AliasKey, int]:
    """The aliases of a node that can join it to the node of that name, as type and tokens, sorted.

    With each in how many events it is that.

    Those of several words, acronyms, and a person's given name if at least two events, and half of
    all, have it alone: "Saddam", "Hillary". Any other single word ("Commission", or "John" in one
    report) is the name of too many.
    """
    if node.ambiguous:
        return {}
    found: Counter[NameTokens] = Counter()
    sure: set[NameTokens] = set()
    for alias, count in node.aliases.items():
        tokens = identity(alias, node.type)
        if tokens == node.tokens:
            continue
        found[tokens] += count
        if len(tokens) > 1 or (
            node.type != "PERSON" and (acronym(alias) or spells_initials(node.tokens, tokens))
        ):
            sure.add(tokens)
    if node.type == "PERSON" and len(node.tokens) > 1:
        most = max(CALLED_SO, len(node.events) / 2)
        sure.update(tokens for tokens, count in found.items() if count >= most)
    return {(node.type, tokens): found[tokens] for tokens in sorted(sure)}


def short_forms(node: NameNode) -> list[NameTokens]:
    """Shorter names that are a name's own if nothing else has them, sorted."""
    if node.ambiguous:
        return []
    found = set(shorter(node.tokens, node.type))
    if node.type == "PLACE":
        found.update(identity(head, "PLACE") for form in node.forms if (head := before_comma(form)))
    return sorted(found - {node.tokens})


def acronym(form: str) -> bool:
    """Whether a form is written in two to six capitals."""
    letters = [char for char in form if char.isalpha()]
    return 2 <= len(letters) <= 6 and all(char.isupper() for char in letters)


def spells_initials(full: NameTokens, short: NameTokens) -> bool:
    """Whether a token is the initials of a name, small words ("of") counted or not."""
    if len(short) != 1 or len(full) < 2:
        return False
    letters = "".join(token[0] for token in full)
    telling = "".join(token[0] for token in full if len(token) > 3)
    return short[0] in (letters, telling)
