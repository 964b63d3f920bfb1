"""Tokens: a text cut once into lower-case words and the gaps between them.

Everything after this module works on word indexes; only words that can head a time
expression are looked at again, so that the rest of a text costs one `split`. Where a
word begins and what stands after it is worked out when a rule asks for it.
"""

import re
from collections.abc import Callable
from itertools import compress, count

from newsline.parser.timex.words import CAPITALISED

# More marks than any text has, but for hostile ones: each costs a pass over the text.
_MOST_MARKS = 64
_ASCII = bytes(range(0x80))
# What stands for each byte: a small letter or digit for itself and its capital, a space for a mark.
_LOWERED = bytes(code if chr(code).isalnum() else 0x20 for code in _ASCII).lower() + bytes(range(0x80, 0x100))
_LATIN_LOWERED = "".join([chr(code).lower() if chr(code).isalnum() else " " for code in range(0x100)]).encode(
    "latin-1"
)
_ZEROS = bytes(0x30 if 0x30 <= code <= 0x39 else code for code in range(0x100))
_USUAL_MARKS = "’“”‘–—…"
# The other hyphens and apostrophes of Unicode, and full-width forms of ASCII, which stand so far from it.
_SAME: dict[int, str] = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212\ufe63"), "-")
_SAME |= dict.fromkeys(map(ord, "\u02bc\u2032"), "'")
# Spaces, and what no reader sees.
_SAME |= dict.fromkeys((0x61C, *range(0x2000, 0x2010), *range(0x202A, 0x2030), 0x205F, 0x3000, 0xFEFF), " ")
_SAME |= dict.fromkeys(range(0x2060, 0x206A), " ")
_SAME |= {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
# One capital in so many small letters, or one small letter in so many capitals, is by chance: prose has
# one capital in 20 to 40. Texts that begin with both are not counted.
_FEW_CAPITALS, _FEW_SMALL = 200, 20
_SAMPLE = 24
_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
_PAD = 4
_WALL = "\n\n"
_NO_WORDS = [""] * _PAD
# What is known of the beginning of any text.
_STARTS, _GAPS = dict.fromkeys(range(_PAD + 1), 0), dict.fromkeys(range(_PAD), _WALL)

# Gaps that hold two words of one expression together, by kind.
JOINS = frozenset((" ", "-", "\n", "\xa0", "  ", " \n", "\n ", "‑", "\u2009", "\u202f", "+ "))
COMMAS = frozenset((", ", ",", ",\n", ",  ", " , ", ",\xa0"))
DOTS = frozenset((". ", ".", ".\n", ".  ", ".\xa0", " . "))
DOT_COMMAS = frozenset(("., ", ".,", ".,\n", " . , ", " ., "))
DASHES = frozenset(("-", "–", "—", "‑", " - ", " – ", " — "))
APOSTROPHES = frozenset(("'", "’", " '", " ’"))


def _spaced(printed: str) -> tuple[str, str]:
    """The text in ASCII as far as it means the same, and in small letters with a space for each mark.

    Every character that is no letter or digit is a mark; both are as long as the text.
    """
    text = printed
    # Bytes are translated many times as fast as characters.
    if not text.isascii():
        # Mostly these few marks are all that has no byte of its own; to find them out takes longer.
        for mark in _USUAL_MARKS:
            text = text.replace(mark, " ")
    try:
        return printed, text.encode("latin-1").translate(_LATIN_LOWERED).decode("latin-1")
    except UnicodeEncodeError:
        pass
    same = _same(text)
    if same:
        printed, text = printed.translate(same), text.translate(same)
    data = text.encode("utf-8", "surrogatepass")
    spaced = data.translate(_LOWERED).decode("utf-8", "surrogatepass")
    others = set(data.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    marks = [character for character in others if not character.isalnum()]
    if len(marks) > _MOST_MARKS:
        spaced = re.sub(r"[\W_]", " ", spaced)
    else:
        for mark in marks:
            spaced = spaced.replace(mark, " ")
    if len(marks) < len(others):
        lowered = spaced.lower()
        # A few letters grow when lowered; offsets matter more than these letters.
        if len(lowered) == len(text):
            return printed, lowered
    return printed, spaced


def _same(text: str) -> dict[int, str]:
    """What stands in ASCII for characters of a text: for digits of other scripts, and those of `_SAME`."""
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    others = set(data.decode("utf-8", "surrogatepass"))
    same = {ord(one): str(int(one)) for one in others if one.isdecimal()}
    return same | {ord(one): _SAME[ord(one)] for one in others if ord(one) in _SAME}


def _has_case(text: str) -> bool:
    """Whether capitals tell anything in a text: none is all in capitals or all in small letters."""
    sample = text[:_SAMPLE]
    if not (sample.isupper() or sample.islower()):
        return True
    data = text.encode("ascii", "ignore")
    capitals = len(data) - len(data.translate(None, _CAPITALS))
    small = len(data) - len(data.translate(None, _CAPITALS.lower()))
    return small * _FEW_SMALL > capitals and capitals * _FEW_CAPITALS > small


def _numbers(spaced: str) -> list[str]:
    """The words that begin with a digit, of a text with a space at both ends."""
    # Two bytes, all digits made one, are found at half the price of an expression.
    zeros = spaced.encode("latin-1", "replace").translate(_ZEROS)
    found: list[str] = []
    at = zeros.find(b" 0")
    while at >= 0:
        end = spaced.index(" ", at + 1)
        found.append(spaced[at + 1 : end])
        at = zeros.find(b" 0", end)
    return found


class Tokens:
    """The words of a text, lower-cased, with the gap after each and the offset of each.

    `words[i]` begins at `start(i)` and is followed by `gap(i)`. Both ends are padded
    with empty words behind gaps that join nothing, so a rule may look a few words to
    either side without asking for the length. `day_first` tells how the text writes 03/04/2016,
    `cased` whether its capitals tell names from other words.
    """

    __slots__ = ("_gaps", "_spaced", "_starts", "cased", "day_first", "text", "words")

    def __init__(self, text: str, day_first: Callable[[], bool | None]) -> None:
        self.day_first = day_first
        self.cased = _has_case(text)
        self.text, spaced = _spaced(text)
        # A gap at either end of the text stands beside an empty word.
        before = [""] * spaced.startswith(" ")
        after = [""] * spaced.endswith(" ")
        self.words = spaced.split()
        self.words[:0] = _NO_WORDS + before
        self.words += after + _NO_WORDS
        # No search for a letter goes beyond the end, nor (it is at -1, too) before the beginning.
        self._spaced = spaced + "."
        # What is known so far: first the ends.
        self._starts, self._gaps = _STARTS.copy(), _GAPS.copy()
        last, length = len(self.words) - _PAD - 1, len(text)
        for index in range(last, last + _PAD + 1):
            self._starts[index], self._gaps[index] = length, _WALL
        self._starts[last] -= len(self.words[last])

    def heads(self, named: frozenset[str]) -> list[int]:
        """The indexes of all words that are `named` or begin with a digit, in order."""
        words, starts = self.words, self._starts
        padded, at = f" {self._spaced[:-1]} ", 0
        heads = named.union(_numbers(padded))
        indexes = list(compress(count(), map(heads.__contains__, words)))
        # As all of them are looked for in order, the next place where a word stands whole is its own.
        for index in indexes:
            word = f" {words[index]} "
            starts[index] = start = padded.find(word, at)
            at = start + len(word) - 1
        return indexes

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next; cut out of the text when it is first asked for."""
        gap = self._gaps.get(index)
        if gap is None:
            starts = self._starts
            after = starts.get(index + 1)
            if after is None:
                end = self.end(index)
                after = self._after(index + 1, end)
            else:
                end = after - 1
                while self._spaced[end - 1] == " ":
                    end -= 1
                starts[index] = end - len(self.words[index])
            self._gaps[index] = gap = self.text[end:after]
        return gap

    def start(self, index: int) -> int:
        """The offset at which word `index` begins, counted from the nearest word of which that is known."""
        starts = self._starts
        start = starts.get(index)
        if start is not None:
            return start
        below, above = index - 1, index + 1
        while below not in starts and above not in starts:
            below, above = below - 1, above + 1
        if below in starts:
            for place in range(below + 1, index + 1):
                self._after(place, starts[place - 1] + len(self.words[place - 1]))
        else:
            spaced, start = self._spaced, starts[above]
            for place in range(above - 1, index - 1, -1):
                start -= 1
                while spaced[start - 1] == " ":
                    start -= 1
                starts[place] = start = start - len(self.words[place])
        return starts[index]

    def _after(self, index: int, end: int) -> int:
        """Note and return the start of word `index`; `end` is the end of the one before."""
        start = end + 1
        while self._spaced[start] == " ":
            start += 1
        self._starts[index] = start
        return start

    def end(self, index: int) -> int:
        """The offset just after word `index`."""
        start = self._starts.get(index)
        return (self.start(index) if start is None else start) + len(self.words[index])

    def capital(self, index: int) -> bool:
        """Whether word `index` begins with a capital letter, or would if the text had any."""
        if not self.cased:
            return self.words[index] in CAPITALISED
        start = self.start(index)
        return self.text[start : start + 1].isupper()

    def joined(self, index: int) -> bool:
        """Whether word `index` and the next stand together, by a space or a hyphen."""
        return self.gap(index) in JOINS

    def opens(self, index: int) -> bool:
        """Whether word `index` begins a sentence or a line."""
        gap = self.gap(index - 1)
        return gap not in JOINS and ("\n" in gap or "." in gap or "!" in gap or "?" in gap or not gap)

    def possessive(self, index: int) -> bool:
        """Whether word `index` is followed by 's and a further word."""
        return (
            self.gap(index) in APOSTROPHES and self.words[index + 1] == "s" and self.gap(index + 1) in JOINS
        )
