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
from newsline.parser.names.pieces import NOTHING, ORG_TYPE, PERSON_TYPE, STRONG, UNKNOWN, Weighed

# A capitalised word that no list knows is taken for a name when it stands so often inside sentences.
_OFTEN = 4
# One word that is one of these is no name on its own, however often it is capitalised.
NO_NAME = WORD | STOP | HEAD | DEMONYM | TITLE | CALENDAR
_NO_SCORES = (0.0, 0.0, 0.0)


class Votes:
    """The type of each surface of a text, from 0 to 2, and whether it is a name at all.

    `weighed` are the pieces of the text's prose, `known` names from outside it that vouch for theirs.
    """

    __slots__ = ("_heads", "_scores", "_types", "_weak", "known", "parts")

    def __init__(self, weighed: Iterable[Weighed], known: Sequence[str]) -> None:
        # The folded names that metadata vouch for, and how much family and given names have been vouched for.
        self.known, told = _told_by(tuple(known))
        self.parts: dict[str, float] = defaultdict(float, told)
        self._scores: dict[str, list[float]] = {}
        self._weak: dict[str, int] = defaultdict(int)
        self._heads: set[str] = set()
        self._types: dict[str, int | None] = {}
        self._vouch(self._count(weighed))

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
            elif kind == PERSON_TYPE and " " in surface and weight >= 1.0:
                people[surface] = max(weight, people.get(surface, 0.0))
        return people

    def _vouch(self, people: dict[str, float]) -> None:
        """Let "Jane Doe" speak for "Doe" and for "Jane"."""
        for name, weight in people.items():
            scores = self._scores[name]
            if max(scores) > scores[PERSON_TYPE]:
                continue
            tokens = name_tokens(name)
            if len(tokens) > 1:
                self.parts[tokens[-1]] += min(weight, 3.0)
                self.parts[tokens[0]] += 1.0

    def choose(self, surface: str) -> int | None:
        """The type of a surface that stands in the prose, `None` if it is no name."""
        types = self._types
        if surface not in types:
            types[surface] = self._choose(surface)
        return types[surface]

    def _choose(self, surface: str) -> int | None:
        scores: Sequence[float] = self._scores.get(surface, _NO_SCORES)
        one_word = " " not in surface
        if one_word:
            tokens = name_tokens(surface)
            support = self.parts.get(tokens[0], 0.0) if len(tokens) == 1 else 0.0
            if support:
                person, org, place = scores
                # A place of the lists stays one unless the person has been named in full or titled.
                sure = support < 6.0 and max(org, place) >= 3.0 > person
                if not (sure and lexicon().flags(surface) & (PLACE | ORG)):
                    scores = (person + support * 2, org, place)
        best = max(scores)
        if best > 0.0:
            return scores.index(best)
        if one_word:
            if surface in self._heads:
                return ORG_TYPE
            if self._weak.get(surface, 0) >= _OFTEN and not lexicon().flags(surface) & NO_NAME:
                return PERSON_TYPE
        return PERSON_TYPE if self.known and fold(surface) in self.known else None

    def type_of(self, surface: str) -> int | None:
        """The type of any surface as the prose has decided it, `None` if it has not."""
        return self.choose(surface) if surface in self._scores or surface in self._weak else None


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
