"""Tokens: a text cut once into lower-case words and the gaps between them.

Everything after this module works on word indexes; only words that can head a time
expression are looked at again, so that the rest of a text costs one `split`.
"""

import re
from itertools import accumulate

_SPLIT = re.compile(r"([\W_]+)")
_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_PAD = 4
_WALL = "\n\n"
_NO_WORDS = [""] * _PAD
_WALLS = [_WALL] * _PAD

# Gaps that hold two words of one expression together, by kind.
JOINS = frozenset((" ", "-", "\n", "\xa0", "  ", " \n", "\n ", "‑", "\u2009", "\u202f", "+ "))
COMMAS = frozenset((", ", ",", ",\n", ",  ", " , ", ",\xa0"))
DOTS = frozenset((". ", ".", ".\n", ".  ", ".\xa0"))
DOT_COMMAS = frozenset(("., ", ".,", ".,\n"))
DASHES = frozenset(("-", "–", "—", "‑", " - ", " – ", " — "))
APOSTROPHES = frozenset(("'", "’"))


class Tokens:
    """The words of a text, lower-cased, with the gap after each and the offset of each.

    `words[i]` begins at `starts[i]` and is followed by `gaps[i]`. Both ends are padded
    with empty words behind gaps that join nothing, so a rule may look a few words to
    either side without asking for the length.
    """

    __slots__ = ("gaps", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        lowered = text.lower()
        if len(lowered) != len(text):
            # A few letters grow when lowered; offsets matter more than these letters.
            lowered = text.translate(_ASCII_LOWER)
        parts = _SPLIT.split(lowered)
        ends = list(accumulate(map(len, parts)))
        self.words = [*_NO_WORDS, *parts[::2], *_NO_WORDS]
        self.gaps = [*_WALLS, *parts[1::2], _WALL, *_WALLS]
        self.starts = [0] * (_PAD + 1) + ends[1::2] + [len(text)] * _PAD

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
