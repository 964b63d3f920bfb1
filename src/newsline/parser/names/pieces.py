"""Pieces of a chain of capitalised words, and what a word by itself is by the lists."""

from typing import NamedTuple

from newsline.parser.names.lexicon import (
    ACRONYM,
    DEMONYM,
    FAMILY,
    GIVEN,
    HEAD,
    INITIAL,
    ORG,
    ORG_HEAD,
    PLACE,
    TITLE,
    WORD,
)

PERSON_TYPE, ORG_TYPE, PLACE_TYPE, NOTHING = 0, 1, 2, 3

# How much a piece's own words tell of its type: a title or a listed name of several words, a strong
# pattern, a likely one, a guess.
SURE, STRONG, LIKELY, GUESS = 4.0, 3.0, 2.0, 1.0
# A lone word that no list has: it counts only if it returns or something else vouches for it.
UNKNOWN, UNKNOWN_FIRST = 0.5, 0.2


class Piece(NamedTuple):
    """A candidate inside a chain: words `first` to `last` (half-open), its type and weight of evidence.

    The type `NOTHING` marks words that are a name only if the document says so elsewhere.
    `titled` tells that a title stands before it.
    """

    first: int
    last: int
    type: int
    weight: float
    titled: bool = False


# A piece of a text, weighed in its context: half-open code points, surface, type, weight, whether a title
# stands before it.
Weighed = tuple[int, int, str, int, float, bool]


def single(flag: int, at: int, first: bool) -> Piece | None:
    """The piece that a word by itself is, if any; `first`: a sentence begins with it."""
    if flag & DEMONYM and not flag & (PLACE | ORG):
        return None
    if flag & (HEAD | TITLE | INITIAL) and not flag & (ORG | PLACE | FAMILY | GIVEN):
        # "the Commission" is a name where the document has named one in full.
        return Piece(at, at + 1, NOTHING, 0.0) if flag & ORG_HEAD and not first else None
    if flag & ORG:
        return Piece(at, at + 1, ORG_TYPE, GUESS if flag & WORD else STRONG)
    if flag & PLACE:
        return Piece(at, at + 1, PLACE_TYPE, 1.5 if flag & (WORD | GIVEN | FAMILY) else STRONG)
    if flag & ACRONYM:
        return Piece(at, at + 1, ORG_TYPE, 1.5)
    if flag & WORD:
        return Piece(at, at + 1, NOTHING, 0.0)
    if flag & (GIVEN | FAMILY):
        return Piece(at, at + 1, PERSON_TYPE, 1.5 if flag & GIVEN else GUESS)
    return Piece(at, at + 1, NOTHING, UNKNOWN_FIRST if first else UNKNOWN)
