"""People, organisations and places of one document: found, typed and grouped."""

from collections.abc import Sequence
from typing import NamedTuple

from newsline.errors import Problem
from newsline.model import Entity
from newsline.parser.names.fold import fold, name_tokens
from newsline.parser.names.group import entities_of
from newsline.parser.names.tag import NameSpan, Tagger
from newsline.parser.names.taggers import find_tagger

__all__ = [
    "NameSpan",
    "Names",
    "Tagger",
    "find_entities",
    "find_tagger",
    "fold",
    "name_tokens",
    "named_in",
    "names_in",
]


class Names(NamedTuple):
    """The entities of a document in order of first mention, and one `ambiguous-name` problem a surface."""

    entities: tuple[Entity, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_entities(
    text: str, title: str = "", *, known: Sequence[str] = (), tagger: Tagger | None = None
) -> Names:
    """Find the people, organisations and places of a document and group their mentions.

    Offsets are code points into `text`. Entities that only `title` names come last, with
    `mentions=()`. `known` are names from metadata that vouch for a name but are no
    mentions. A bare family name that two people share keeps its `candidates` and joins
    neither. Linear in the text; raises nothing of its own. `tagger` is newsline's own if none
    is given (`find_tagger`).
    """
    head = f"{title}\n\n" if title else ""
    whole = head + text
    entities, problems = entities_of(whole, (tagger or find_tagger())(whole, known), len(head))
    return Names(entities, problems)


def names_in(title: str, entities: Sequence[Entity], *, tagger: Tagger | None = None) -> tuple[str, ...]:
    """Canonical names of those whom `title` names, in its order, each once.

    The document's `entities` lend their names: "Assad" in a related item's title is
    "Bashar al-Assad" if the document knows one Assad, and stays "Assad" if it knows two.
    """
    return tuple(dict.fromkeys(entity.name for entity in named_in(title, entities, tagger=tagger)))


def named_in(title: str, entities: Sequence[Entity], *, tagger: Tagger | None = None) -> tuple[Entity, ...]:
    """Those whom `title` names, with their mentions in it, under the names that `entities` lend."""
    forms: dict[str, str] = {}
    people: dict[str, set[str]] = {}
    for entity in entities:
        for form in (entity.name, *entity.aliases):
            forms.setdefault(fold(form), entity.name)
        if entity.type == "PERSON" and not entity.candidates:
            tokens = name_tokens(entity.name)
            if len(tokens) > 1:
                people.setdefault(tokens[-1], set()).add(entity.name)
    known = [form for entity in entities for form in (entity.name, *entity.aliases)]
    found: list[Entity] = []
    for item in entities_of(title, (tagger or find_tagger())(title, known))[0]:
        name = next(
            (forms[fold(form)] for form in (item.name, *item.aliases) if fold(form) in forms), item.name
        )
        tokens = name_tokens(name)
        if item.type == "PERSON" and len(tokens) == 1 and len(people.get(tokens[0], ())) == 1:
            name = next(iter(people[tokens[0]]))
        found.append(item._replace(name=name))
    return tuple(found)
