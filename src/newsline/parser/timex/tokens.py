"""Tokens: a text cut once into lower-case words and the gaps between them.

Everything after this module works on word indexes; only words that can head a time
expression are looked at again, so that the rest of a text costs one `split`, and a gap
is cut out where a rule asks for it.
"""

import re
from collections.abc import Callable
from itertools import accumulate, compress, count
from operator import add

# More marks than any text has, but for hostile ones: each costs a pass over the text.
_MOST_MARKS = 64
_NO_MARKS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "
_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_PAD = 4
_WALL = "\n\n"
_NO_WORDS = [""] * _PAD

# Gaps that hold two words of one expression together, by kind.
JOINS = frozenset((" ", "-", "\n", "\xa0", "  ", " \n", "\n ", "‑", "\u2009", "\u202f", "+ "))
COMMAS = frozenset((", ", ",", ",\n", ",  ", " , ", ",\xa0"))
DOTS = frozenset((". ", ".", ".\n", ".  ", ".\xa0"))
DOT_COMMAS = frozenset(("., ", ".,", ".,\n"))
DASHES = frozenset(("-", "–", "—", "‑", " - ", " – ", " — "))
APOSTROPHES = frozenset(("'", "’"))


def _spaced(text: str) -> str:
    """The text with a space in the place of every character that is neither letter nor digit."""
    # Few kinds of marks stand in a text: to replace each is a fraction of one pass of an expression.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _NO_MARKS).decode("utf-8", "surrogatepass")
    marks = [character for character in set(rest) if not character.isalnum()]
    if len(marks) > _MOST_MARKS:
        return re.sub(r"[\W_]", " ", text)
    for mark in marks:
        text = text.replace(mark, " ")
    return text


class _Gaps:
    """What stands after each word, cut out of the text when it is asked for."""

    __slots__ = ("_last", "_starts", "_text", "_words")

    def __init__(self, text: str, words: list[str], starts: list[int]) -> None:
        self._text = text
        self._words = words
        self._starts = starts
        self._last = len(words) - _PAD - 1

    def __getitem__(self, index: int) -> str:
        if _PAD <= index < self._last:
            return self._text[self._starts[index] + len(self._words[index]) : self._starts[index + 1]]
        return _WALL


class Tokens:
    """The words of a text, lower-cased, with the gap after each and the offset of each.

    `words[i]` begins at `starts[i]` and is followed by `gaps[i]`. Both ends are padded
    with empty words behind gaps that join nothing, so a rule may look a few words to
    either side without asking for the length. `day_first` tells how the text writes 03/04/2016.
    """

    __slots__ = ("day_first", "gaps", "starts", "text", "words")

    def __init__(self, text: str, day_first: Callable[[], bool | None]) -> None:
        self.text = text
        self.day_first = day_first
        lowered = text.lower()
        if len(lowered) != len(text):
            # A few letters grow when lowered; offsets matter more than these letters.
            lowered = text.translate(_ASCII_LOWER)
        pieces = _spaced(lowered).split(" ")
        starts = compress(map(add, accumulate(map(len, pieces), initial=0), count()), pieces)
        # A gap at either end of the text stands beside an empty word.
        before = 0 if pieces[0] else 1
        after = 0 if pieces[-1] or len(pieces) == 1 else 1
        self.words = [*_NO_WORDS, *[""] * before, *filter(None, pieces), *[""] * after, *_NO_WORDS]
        self.starts: list[int] = [*[0] * (_PAD + before), *starts, *[len(text)] * (_PAD + after)]
        self.gaps = _Gaps(lowered, self.words, self.starts)

    def end(self, index: int) -> int:
        """The offset just after word `index`."""
        return self.starts[index] + len(self.words[index])

    def capital(self, index: int) -> bool:
        """Whether word `index` begins with a capital letter in the text."""
        start = self.starts[index]
        return self.text[start : start + 1].isupper()

    def joined(self, index: int) -> bool:
        """Whether word `index` and the next stand together, by a space or a hyphen."""
        return self.gaps[index] in JOINS

    def opens(self, index: int) -> bool:
        """Whether word `index` begins a sentence or a line."""
        gap = self.gaps[index - 1]
        return gap not in JOINS and ("\n" in gap or "." in gap or "!" in gap or "?" in gap or not gap)

    def possessive(self, index: int) -> bool:
        """Whether word `index` is followed by 's and a further word."""
        return (
            self.gaps[index] in APOSTROPHES and self.words[index + 1] == "s" and self.gaps[index + 1] in JOINS
        )
