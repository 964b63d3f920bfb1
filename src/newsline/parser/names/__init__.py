"""People, organisations and places of one document: found, typed and grouped."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from newsline.errors import Problem
from newsline.model import Entity
from newsline.parser.names.fold import fold, name_tokens
from newsline.parser.names.group import entities_of
from newsline.parser.names.tag import NameSpan, Tagger
from newsline.parser.names.taggers import find_tagger

__all__ = [
    "Lent",
    "NameSpan",
    "Names",
    "Tagger",
    "find_entities",
    "find_tagger",
    "fold",
    "name_tokens",
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


class Lent:
    """What the entities of a document lend to the headlines on its page: canonical names, known forms."""

    def __init__(self, entities: Sequence[Entity], tagger: Tagger | None = None) -> None:
        self._entities = entities
        self._tagger = tagger or find_tagger()

    @cached_property
    def _known(self) -> list[str]:
        return [form for entity in self._entities for form in (entity.name, *entity.aliases)]

    @cached_property
    def _names(self) -> dict[str, str]:
        """The canonical name behind each form; behind one of several entities the first one's."""
        names: dict[str, str] = {}
        for entity in self._entities:
            for form in (entity.name, *entity.aliases):
                names.setdefault(fold(form), entity.name)
        return names

    @cached_property
    def _people(self) -> dict[str, set[str]]:
        """The full names of people by their last word."""
        people: dict[str, set[str]] = {}
        for entity in self._entities:
            tokens = name_tokens(entity.name) if entity.type == "PERSON" and not entity.candidates else ()
            if len(tokens) > 1:
                people.setdefault(tokens[-1], set()).add(entity.name)
        return people

    def names_in(self, title: str) -> tuple[str, ...]:
        """Canonical names of those whom `title` names, in its order, each once.

        "Assad" in a related item's title is "Bashar al-Assad" if the document knows one Assad,
        and stays "Assad" if it knows two.
        """
        return tuple(dict.fromkeys(entity.name for entity in self.entities_in(title)))

    def entities_in(self, title: str) -> tuple[Entity, ...]:
        """Those whom `title` names, with their mentions in it, under the names that are lent."""
        found: list[Entity] = []
        for item in entities_of(title, self._tagger(title, self._known))[0]:
            forms = map(fold, (item.name, *item.aliases))
            name = next((self._names[form] for form in forms if form in self._names), item.name)
            tokens = name_tokens(name)
            if item.type == "PERSON" and len(tokens) == 1 and len(self._people.get(tokens[0], ())) == 1:
                name = next(iter(self._people[tokens[0]]))
            found.append(item._replace(name=name))
        return tuple(found)
