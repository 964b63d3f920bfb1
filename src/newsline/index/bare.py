"""Bare names across documents: whose a surname or a given name alone is."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from newsline.index.families import CALLED_SO, AliasKey
from newsline.index.union import SURELY, Groups, Rule
from newsline.index.variants import name_tokens, roman, same_name, skeleton, surname
from newsline.model.known import is_family, is_personal

_FAMOUS = 10  # times as many documents must name one bearer in full as all others


def full_people(groups: Groups) -> list[int]:
    """The places of people with full names, the most frequent first."""
    people = [
        place
        for place, node in enumerate(groups.nodes)
        if node.type == "PERSON" and len(node.tokens) > 1 and not node.ambiguous
    ]
    return sorted(people, key=lambda place: (-len(groups.nodes[place].events), groups.nodes[place].tokens))


def join_surnames(groups: Groups, claims: Mapping[AliasKey, Mapping[int, int]]) -> None:
    """Join bare names with the one person whose they are; of several these are noted as candidates.

    `claims` are the nodes of which documents say that they go by an alias.
    """
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for place in full_people(groups):
        bearers[skeleton(surname(groups.nodes[place].tokens))].append(place)
    called = _bare_forms(groups)
    for place, node in enumerate(groups.nodes):
        if node.type != "PERSON" or len(node.tokens) != 1 or node.name:
            continue
        token = node.tokens[0]
        people = {
            groups.find(other)
            for other in bearers.get(skeleton(token), ())
            if _bears(groups, other, place, token, called[token])
        }
        people |= {
            groups.find(other)
            for other in claims.get((node.type, node.tokens), ())
            if len(groups.nodes[other].tokens) > 1 and surname(groups.nodes[other].tokens) != token
        }
        people = {person for person in people if not groups.kept_apart(place, person)}
        rule: Rule = "surname"
        if node.open:
            groups.candidates[place] |= people if len(people) > 1 else set()
            continue
        if len(people) > 1 and (sure := _called_so(people, called[token])):
            people, rule = sure, "called"
        elif len(people) > 1 and (sure := _outstanding(groups, people, called[token])):
            people, rule = sure, "named"
        if len(people) == 1 and not node.ambiguous:
            groups.join(place, people.pop(), rule)
        else:
            groups.candidates[place] |= people


def _bears(groups: Groups, person: int, place: int, token: str, called: Mapping[int, int]) -> bool:
    """Whether a person bears the bare name `token` of a node; `called` counts who is called so."""
    tokens = groups.nodes[person].tokens
    family = surname(tokens)
    if not same_name(token, family):
        return False
    if groups.meet(place, person):
        return True
    if token != family:
        # "Robin" is a name of its own, "Lavrow" is none.
        return roman(token) == roman(family) and not is_personal(token)
    if is_family(token) or not is_personal(token):
        return True
    # "Warren" may be Elizabeth Warren, "Mike" is not Killer Mike.
    return called.get(groups.find(person), 0) >= (CALLED_SO if is_personal(tokens[0]) else SURELY)


def _bare_forms(groups: Groups) -> dict[str, Counter[int]]:
    """For each single word that is another form of people, how many events have it of each of them."""
    called: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for place in full_people(groups):
        for alias, count in groups.nodes[place].aliases.items():
            tokens = name_tokens(alias)
            if len(tokens) == 1:
                called[tokens[0]][groups.find(place)] += count
    return called


def _called_so(people: set[int], counts: Counter[int]) -> set[int]:
    """The one of several people whom the documents call so, if they hardly ever call another so."""
    found = {person: counts[person] for person in people if counts[person]}
    if not found:
        return set()
    most = max(found, key=lambda person: found[person])
    return {most} if found[most] >= SURELY * max(1, sum(found.values()) - found[most]) else set()


def _outstanding(groups: Groups, people: set[int], called: Mapping[int, int]) -> set[int]:
    """The one of several people who is named in so many more documents that a bare name means no other."""
    most = max(people, key=lambda person: (groups.events(person), -person))
    others = sum(groups.events(person) for person in people) - groups.events(most)
    rarely = all(called.get(person, 0) <= called.get(most, 0) for person in people)
    return {most} if rarely and groups.events(most) >= _FAMOUS * others else set()
