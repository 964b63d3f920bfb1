"""People, organisations and places of one document: found, typed and grouped."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from newsline.errors import Problem
from newsline.model import Entity
from newsline.parser.names.fold import fold, name_tokens
from newsline.parser.names.group import entities_of
from newsline.parser.names.tag import Asked, NameSpan, Span, Tagger
from newsline.parser.names.taggers import find_tagger

__all__ = [
    "Asked",
    "Lent",
    "NameSpan",
    "Names",
    "Span",
    "Tagger",
    "asked_of",
    "find_entities",
    "find_tagger",
    "fold",
    "grouped",
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
    asked = asked_of(text, title, known)
    return grouped(text, title, (tagger or find_tagger())(*asked))


def asked_of(text: str, title: str, known: Sequence[str]) -> Asked:
    """What a tagger is asked of a document: the first half of `find_entities`."""
    return _head(title) + text, known


def grouped(text: str, title: str, spans: Sequence[Span]) -> Names:
    """The entities that a tagger's answer makes: the second half of `find_entities`."""
    head = _head(title)
    return Names(*entities_of(head + text, spans, len(head)))


def _head(title: str) -> str:
    return f"{title}\n\n" if title else ""


class Lent:
    """What the entities of a document lend to the headlines on its page: canonical names, known forms."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities

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

    def asked_of(self, title: str) -> Asked:
        """What a tagger is asked of a headline."""
        return title, self._known

    def names_in(self, title: str, spans: Sequence[Span]) -> tuple[str, ...]:
        """Canonical names of those whom `title` names, in its order, each once.

        "Assad" in a related item's title is "Bashar al-Assad" if the document knows one Assad,
        and stays "Assad" if it knows two.
        """
        return tuple(dict.fromkeys([entity.name for entity in self.entities_in(title, spans)]))

    def entities_in(self, title: str, spans: Sequence[Span]) -> tuple[Entity, ...]:
        """Those whom `title` names, with their mentions in it, under the names that are lent.

        `spans` are the tagger's answer to `asked_of(title)`.
        """
        found: list[Entity] = []
        for item in entities_of(title, spans)[0]:
            forms = map(fold, (item.name, *item.aliases))
            name = next((self._names[form] for form in forms if form in self._names), item.name)
            tokens = name_tokens(name)
            if item.type == "PERSON" and len(tokens) == 1 and len(self._people.get(tokens[0], ())) == 1:
                name = next(iter(self._people[tokens[0]]))
            found.append(item._replace(name=name))
        return tuple(found)
