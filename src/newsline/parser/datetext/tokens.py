"""A line as tokens: runs of digits, words and single marks."""

import re
from functools import cache

# A word is everything from a letter up to white space, a digit or a mark, so that combining
# vowel signs stay inside it. Each character is looked at once.
_WORD = (
    r"[^\W\d_〇][^\s\d_!-/:-@\[-`{-~«»·。、・，：；（）【】।۔،؛\u2000-\u200a\u200e-\u206f〇〈-〟！-／：-＠]*"
)
_PIECE = re.compile(r"\d+|" + _WORD + r"|\s+|\S")
_EAST_ASIAN = "年년月월"


@cache
def _east_asian_piece() -> re.Pattern[str]:
    """Also the numbers, units and eras of a Chinese, Japanese or Korean date are words of their own.

    Compiled when first met: it costs a millisecond.
    """
    return re.compile(
        r"\d+|[〇零元一二三四五六七八九十廿卅]{1,4}(?=[年月日号號])"
        r"|(?<=[\d〇零元一二三四五六七八九十廿卅])[年月日号號년월일]|令和|平成|昭和|大正|明治|民國|民国|"
        + _WORD
        + r"|\s+|\S"
    )


class Token:
    """A token: kind `n` (digits), `w` (word) or `p` (a mark), its text and half-open span.

    `lower` is the text without case, `number` the value of a run of digits of any script;
    -1 for other tokens and absurd lengths. (A plain class with its answers worked out: rules
    look at each token many times.)
    """

    __slots__ = ("end", "kind", "lower", "number", "start", "text")

    def __init__(self, kind: str, text: str, start: int, end: int) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.lower = text.lower()
        self.number = int(text) if kind == "n" and end - start <= 17 else -1


# Answers a look past either end of the line; nothing is joined to it.
NOTHING = Token("", "", -1, -2)
# How far past the end of a line a rule may look: further than any does.
_PAD = [NOTHING] * 64


class Tokens(list[Token]):
    """The tokens of a line, `size` of them; an index outside of it answers an empty token.

    `numbers` are the places of the runs of digits. (Empty tokens stand behind the last one, where
    an index below zero finds them too.)
    """

    def __init__(self, line: str) -> None:
        self.line = line
        self.numbers: list[int] = []
        east_asian = not line.isascii() and any(map(line.__contains__, _EAST_ASIAN))
        position = 0
        for piece in (_east_asian_piece() if east_asian else _PIECE).findall(line):
            end = position + len(piece)
            first = piece[0]
            if first.isdecimal():
                self.numbers.append(len(self))
                self.append(Token("n", piece, position, end))
            elif first.isalnum() and (first != "〇" or (east_asian and _is_numeral(line, position, end))):
                self.append(Token("w", piece, position, end))
            elif not first.isspace():
                self.append(Token("p", piece, position, end))
            position = end
        self.size = len(self)
        self.extend(_PAD)

    def joined(self, index: int) -> bool:
        """Whether no white space stands between the token at `index` and the next."""
        return self[index].end == self[index + 1].start

    def is_mark(self, index: int, marks: str) -> bool:
        """Whether the token at `index` is one of `marks`."""
        token = self[index]
        return token.kind == "p" and token.text in marks


def _is_numeral(line: str, start: int, end: int) -> bool:
    """Whether a piece that begins with a zero sign is a number before its unit, not the sign alone."""
    return end - start > 1 or line[end : end + 1] in tuple("年月日号號")
