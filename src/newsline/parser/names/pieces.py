"""Pieces of a chain of capitalised words, and what a word by itself is by the lists."""

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


# A candidate inside a chain: its words, from first to last (half-open), its type and weight of evidence, and
# whether a title stands before it. The type `NOTHING` marks words that are a name only if the document says
# so elsewhere.
Piece = tuple[int, int, int, float, bool]

# A piece of a text, weighed in its context: half-open code points, surface, type, weight, whether a title
# stands before it.
Weighed = tuple[int, int, str, int, float, bool]


def single(flag: int, at: int, first: bool) -> Piece | None:
    """The piece that a word by itself is, if any; `first`: a sentence begins with it."""
    if flag & DEMONYM and not flag & (PLACE | ORG):
        return None
    if flag & (HEAD | TITLE | INITIAL) and not flag & (ORG | PLACE | FAMILY | GIVEN):
        # "the Commission" is a name where the document has named one in full.
        return (at, at + 1, NOTHING, 0.0, False) if flag & ORG_HEAD and not first else None
    if flag & ORG:
        return at, at + 1, ORG_TYPE, GUESS if flag & WORD else STRONG, False
    if flag & PLACE:
        return at, at + 1, PLACE_TYPE, 1.5 if flag & (WORD | GIVEN | FAMILY) else STRONG, False
    if flag & ACRONYM:
        return at, at + 1, ORG_TYPE, 1.5, False
    if flag & WORD:
        return at, at + 1, NOTHING, 0.0, False
    if flag & (GIVEN | FAMILY):
        return at, at + 1, PERSON_TYPE, 1.5 if flag & GIVEN else GUESS, False
    return at, at + 1, NOTHING, UNKNOWN_FIRST if first else UNKNOWN, False
