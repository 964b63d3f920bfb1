"""What the whole of a text says of each surface: all its occurrences vote on one type."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsline.parser.names.fold import fold, name_tokens
from newsline.parser.names.lexicon import (
    CALENDAR,
    DEMONYM,
    GIVEN,
    HEAD,
    ORG,
    PLACE,
    STOP,
    TITLE,
    WORD,
    lexicon,
)
from newsline.parser.names.pieces import (
    NOTHING,
    ORG_TYPE,
    PERSON_TYPE,
    PLACE_TYPE,
    STRONG,
    UNKNOWN,
    Weighed,
)
from newsline.parser.remembered import Remembered

# A capitalised word that no list knows is taken for a name when it stands so often inside sentences.
_OFTEN = 4
# One word that is one of these is no name on its own, however often it is capitalised.
NO_NAME = WORD | STOP | HEAD | DEMONYM | TITLE | CALENDAR


class Votes:
    """The type of each surface of a text, from 0 to 2, and whether it is a name at all.

    `weighed` are the pieces of the text's prose, `known` names from outside it that vouch for theirs. `types`
    has the surface of each piece; `None` stands for no name.
    """

    __slots__ = ("_heads", "_scores", "_weak", "known", "parts", "types")

    def __init__(self, weighed: Iterable[Weighed], known: Sequence[str]) -> None:
        # The folded names that metadata vouch for, and how much family and given names have been vouched for.
        self.known, told = _told_by(tuple(known))
        self.parts: dict[str, float] = defaultdict(float, told)
        self._scores: dict[str, list[float]] = {}
        self._weak: dict[str, int] = defaultdict(int)
        self._heads: set[str] = set()
        self._vouch(self._count(weighed))
        self.types = self._decide()

    def _count(self, weighed: Iterable[Weighed]) -> dict[str, float]:
        """Add up what the pieces say; gives the names of people in full, each with its best weight."""
        all_scores, weak = self._scores, self._weak
        people: dict[str, float] = {}
        for _, _, surface, kind, weight, _ in weighed:
            if kind == NOTHING:
                weak[surface] += weight >= UNKNOWN
                continue
            scores = all_scores.get(surface)
            if scores is None:
                scores = all_scores[surface] = [0.0, 0.0, 0.0]
            scores[kind] += weight
            if kind == ORG_TYPE:
                if weight >= STRONG:
                    parts = surface.split(" ")
                    self._heads.add(parts[0] if "of" in parts or "for" in parts else parts[-1])
            elif kind == PERSON_TYPE and weight >= 1.0 and " " in surface:
                people[surface] = max(weight, people.get(surface, 0.0))
        return people

    def _vouch(self, people: dict[str, float]) -> None:
        """Let "Jane Doe" speak for "Doe" and for "Jane"."""
        for name, weight in people.items():
            person, org, place = self._scores[name]
            if org > person or place > person:
                continue
            tokens = name_tokens(name)
            if len(tokens) > 1:
                self.parts[tokens[-1]] += min(weight, 3.0)
                self.parts[tokens[0]] += 1.0

    def _decide(self) -> dict[str, int | None]:
        types: dict[str, int | None] = {}
        for surface, (person, org, place) in self._scores.items():
            # Only a single word can be a part of somebody's name.
            if " " not in surface and (support := self.parts.get(_TOKENS[surface], 0.0)):
                # A place of the lists stays one unless the person has been named in full or titled.
                sure = support < 6.0 and max(org, place) >= 3.0 > person
                if not (sure and lexicon().flags(surface) & (PLACE | ORG)):
                    person += support * 2
            if person >= org and person >= place:
                types[surface] = PERSON_TYPE
            else:
                types[surface] = ORG_TYPE if org >= place else PLACE_TYPE
        for surface, count in self._weak.items():
            if surface not in types:
                types[surface] = self._vouched(surface, count)
        return types

    def _vouched(self, surface: str, count: int) -> int | None:
        """The type of a surface that is no name by itself and stands `count` times inside sentences."""
        if " " not in surface:
            if _TOKENS[surface] in self.parts:
                return PERSON_TYPE
            if surface in self._heads:
                return ORG_TYPE
            if count >= _OFTEN and not lexicon().flags(surface) & NO_NAME:
                return PERSON_TYPE
        return PERSON_TYPE if self.known and fold(surface) in self.known else None


def _token(surface: str) -> str:
    """The only word of a surface without spaces that carries a name; empty where it has several."""
    tokens = name_tokens(surface)
    return tokens[0] if len(tokens) == 1 else ""


_TOKENS = Remembered(_token)


# A document's names are known to each headline that its page lists.
@lru_cache(maxsize=64)
def _told_by(known: tuple[str, ...]) -> tuple[frozenset[str], dict[str, float]]:
    """What names from outside a text vouch for: names, folded, and family names of people."""
    flags = lexicon().flags
    parts: dict[str, float] = defaultdict(float)
    for name in known:
        tokens = name_tokens(name)
        if len(tokens) > 1 and flags(name.partition(" ")[0]) & GIVEN:
            parts[tokens[-1]] += 3.0
    return frozenset([fold(name) for name in known if " " in name or not flags(name) & NO_NAME]), parts
