"""Bands: a few numbers of a document, some of which it shares with every text much like it.

MinHash over shingles, cut into bands (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.3-3.4):
two texts that have a share J of all their shingles in common have a band in common with a likelihood of
1 - (1 - J^2)^20: 0.85 at J = 0.3, 0.97 at 0.4, 0.05 at 0.05. Bands only suggest; `likeness` decides.
"""

from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from newsline.index.fold import WORD, indexable
from newsline.index.schema import BANDS, clean
from newsline.model import Event

MOST_WORDS = 20_000  # of a text; what comes behind is not compared
WHOLE = 100  # words of a text that, word for word the same, is known again however much later
_SHINGLE = 4  # words
_ROWS = 2  # values in a band
_SEED = 1
_MARKS = "‘’“”–—…\u2009"  # what most texts have beyond ASCII
# ASCII with spaces for what is in no word.
_SPACED = "".join([char if char.isalnum() else " " for char in map(chr, range(128))])


def story_text(event: Event) -> str:
    """The folded text that is compared: the headline, which tells short texts apart, and the body."""
    return clean(f"{indexable(event.title)}\n{indexable(event.text)}")


def story_words(folded: str) -> list[str]:
    """The words that are compared of a folded text."""
    # A text without spaces is cut as well.
    found = folded[: 10 * MOST_WORDS]
    if not found.isascii():
        for mark in _MARKS:
            found = found.replace(mark, " ")
        if not found.isascii():
            return WORD.findall(found)[:MOST_WORDS]
    # The same words in a third of the time.
    return found.translate(_SPACED).split()[:MOST_WORDS]


def shingles(found: list[str]) -> Iterator[tuple[str, ...]]:
    """Each four words in a row; fewer are one shingle, and none give none."""
    if len(found) < _SHINGLE:
        return iter([tuple(found)] if found else [])
    return zip(found, found[1:], found[2:], found[3:], strict=False)


class Marks(NamedTuple):
    """What a document shares with every text much like it, as numbers above 0.

    One for each of `BANDS` (none for a text without words), and one for the body of a text of `WHOLE` words
    or more, 0 for a shorter one: equal bodies have the same.
    """

    bands: tuple[int, ...]
    body: int


def story_marks(title: str, text: str) -> Marks:
    """The marks of a document, of its folded headline and text."""
    found = story_words(f"{title}\n{text}")
    body = found[len(story_words(title)) :]
    number = crc32(" ".join(body).encode("utf-8")) // 16 + 1 if len(body) >= WHOLE else 0
    return Marks(bands_of(found), number)


def bands(folded: str) -> tuple[int, ...]:
    """The bands of a folded text: see `bands_of`."""
    return bands_of(story_words(folded))


def bands_of(found: list[str]) -> tuple[int, ...]:
    """The bands of the words of a text, one for each of `BANDS`, all of 1 to 2^28; none without words.

    The same on every machine: the seed is fixed, and what is hashed are the bytes of UTF-8.
    """
    if not found:
        return ()
    from rensa import RMinHash

    sketch = RMinHash(len(BANDS) * _ROWS, _SEED)
    sketch.update(list(map(" ".join, shingles(found))))
    values = sketch.digest()
    return tuple(map(_mixed, values[::_ROWS], values[1::_ROWS]))


def _mixed(one: int, other: int) -> int:
    """28 bits of two values of 32, and one more than they say."""
    return ((one * 0x9E3779B1 + other) * 0x85EBCA6B & 0xFFFFFFFF) // 16 + 1
