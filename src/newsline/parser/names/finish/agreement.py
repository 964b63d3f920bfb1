"""One sense in one text: what most occurrences of a name are, all of them are.

Gale, Church and Yarowsky, "One sense per discourse", 1992. The network hears of the other occurrences, and
still takes "Apple" for a body in one sentence and for a place in the next.
"""

from collections import Counter
from typing import TYPE_CHECKING

from newsline.parser.names.finish.bodies import titled
from newsline.parser.names.lexicon import lexicon

if TYPE_CHECKING:
    from newsline.model import EntityType
    from newsline.parser.names.tag import Span

_AGREEING = 3  # occurrences that outvote others
_ACRONYM = 4  # letters
_THE = ("the ", "The ")
_IN = ("in ", "In ", "near ", "outside ", "of ", "from ")


def agreed(text: str, found: "list[Span]") -> "list[Span]":
    """The names, each of the type that two thirds of its occurrences have.

    What no list knows as a place and is as often a body is a body, so are initials that are as often one.
    What ends in the name of somebody ("Ann Reed", where "Reed" is a person) is a person. So is the family
    name of somebody who stands there in full, unless something is in it, and a family: "the Reeds". A place
    of a dateline in capitals is one elsewhere. Linear.
    """
    types: dict[str, EntityType] = {}
    mixed: set[str] = set()
    families: set[str] = set()
    shouted: set[str] = set()
    for start, end, type_ in found:
        surface = text[start:end]
        if types.setdefault(surface, type_) != type_:
            mixed.add(surface)
        if type_ == "PLACE" and surface.isupper() and len(surface) > _ACRONYM:
            shouted.add(surface)
        if type_ == "PERSON" and " " in surface:
            families.add(surface[surface.rindex(" ") + 1 :])
    told = _outvoted(text, found, mixed) if mixed else {}
    if families:
        told |= _of_family(text, found, families)
    for surface in shouted:
        # "HARLOW, Ark. — … a Harlow policeman"
        name = surface.title()
        if name in types and name not in families:
            told[name, "PERSON"] = "PLACE"
    for surface, type_ in types.items():
        if type_ == "PLACE" and " " in surface and surface not in mixed:
            last = surface[surface.rindex(" ") + 1 :]
            if types.get(last) == "PERSON" and last not in mixed and surface not in lexicon().places:
                told[surface, type_] = "PERSON"
    if not told:
        return found
    typed: list[Span] = []
    for start, end, type_ in found:
        other = told.get((text[start:end], type_))
        if other is None or (type_ == "PERSON" and titled(text, start)):
            other = type_
        typed.append((start, end, other))
    return typed


def _of_family(
    text: str, found: "list[Span]", families: set[str]
) -> "dict[tuple[str, EntityType], EntityType]":
    """By surface and type the type of what is somebody's family name, or stands for a family."""
    places = lexicon().places
    told: dict[tuple[str, EntityType], EntityType] = {}
    located: set[str] = set()
    for start, end, type_ in found:
        if type_ == "PERSON":
            continue
        surface = text[start:end]
        if surface in families:
            if type_ == "PLACE" and surface not in places.others:
                told[surface, type_] = "PERSON"
                if text.endswith(_IN, 0, start) or text.startswith(", ", end):
                    located.add(surface)
        elif surface[-1] == "s" and surface[:-1] in families and text.endswith(_THE, 0, start):
            told[surface, type_] = "PERSON"
    return {key: type_ for key, type_ in told.items() if key[0] not in located}


def _outvoted(text: str, found: "list[Span]", mixed: set[str]) -> "dict[tuple[str, EntityType], EntityType]":
    """By surface and type the type that it has instead."""
    votes: dict[str, Counter[EntityType]] = {surface: Counter() for surface in mixed}
    for start, end, type_ in found:
        if (surface := text[start:end]) in votes:
            votes[surface][type_] += 1
    told: dict[tuple[str, EntityType], EntityType] = {}
    for surface, counts in votes.items():
        ((best, most),) = counts.most_common(1)
        if most >= _AGREEING and 3 * most >= 2 * counts.total():
            told.update(((surface, type_), best) for type_ in counts)
        elif 2 <= counts["ORG"] >= counts["PLACE"] and surface not in lexicon().places:
            told[surface, "PLACE"] = "ORG"
        elif counts["ORG"] == most and _are_initials(surface):
            told.update(((surface, type_), "ORG") for type_ in counts)
    return told


def _are_initials(surface: str) -> bool:
    return surface.isupper() and " " not in surface and surface not in lexicon().places
