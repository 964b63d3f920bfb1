"""Bands: a few numbers of a document, some of which it shares with every text much like it.

MinHash over shingles, cut into bands (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.3-3.4):
two texts that have a share J of all their shingles in common have a band in common with a likelihood of
1 - (1 - J^2)^20: 0.85 at J = 0.3, 0.97 at 0.4, 0.05 at 0.05. Bands only suggest; `likeness` decides.
"""

from newsline.index.fold import WORD, indexable
from newsline.index.schema import BANDS, clean
from newsline.model import Event

MOST_WORDS = 20_000  # of a text; what comes behind is not compared
_SHINGLE = 4  # words
_ROWS = 2  # values in a band
_SEED = 1


def story_text(event: Event) -> str:
    """The folded text that is compared: the headline, which tells short texts apart, and the body."""
    return clean(f"{indexable(event.title)}\n{indexable(event.text)}")


def story_words(folded: str) -> list[str]:
    """The words that are compared of a folded text."""
    # A text without spaces is cut as well.
    return WORD.findall(folded[: 10 * MOST_WORDS])[:MOST_WORDS]


def shingles(found: list[str]) -> list[tuple[str, ...]]:
    """Each four words in a row; fewer are one shingle, and none give none."""
    if len(found) < _SHINGLE:
        return [tuple(found)] if found else []
    return list(zip(found, found[1:], found[2:], found[3:], strict=False))


def bands(folded: str) -> tuple[int, ...]:
    """The bands of a folded text, one for each of `BANDS`, all of 1 to 2^28; none of one without words.

    The same on every machine: the seed is fixed, and what is hashed are the bytes of UTF-8.
    """
    pieces = shingles(story_words(folded))
    if not pieces:
        return ()
    from rensa import RMinHash

    sketch = RMinHash(len(BANDS) * _ROWS, _SEED)
    sketch.update(list(map(" ".join, pieces)))
    values = sketch.digest()
    return tuple(map(_mixed, values[::_ROWS], values[1::_ROWS]))


def _mixed(one: int, other: int) -> int:
    """28 bits of two values of 32, and one more than they say."""
    return ((one * 0x9E3779B1 + other) * 0x85EBCA6B & 0xFFFFFFFF) // 16 + 1
