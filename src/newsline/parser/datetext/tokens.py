"""A line as tokens: runs of digits, words and single marks."""

import re
from functools import cache

from newsline.parser.remembered import Remembered

# A word is everything from a letter up to white space, a digit or a mark, so that combining
# vowel signs stay inside it. Each character is looked at once.
WORD = (
    r"[^\W\d_〇][^\s\d_!-/:-@\[-`{-~«»·。、・，：；（）【】।۔،؛\u2000-\u200a\u200e-\u206f〇〈-〟！-／：-＠]*"
)
_PIECE = re.compile(r"\d+|" + WORD + r"|\s+|\S")
_EAST_ASIAN = "年년月월"
_ZERO = "〇"


@cache
def _east_asian_piece() -> re.Pattern[str]:
    """Also the numbers, units and eras of a Chinese, Japanese or Korean date are words of their own.

    Compiled when first met: it costs a millisecond.
    """
    return re.compile(
        r"\d+|[〇零元一二三四五六七八九十廿卅百]{1,5}(?=[年月日号號])"
        r"|(?<=[\d〇零元一二三四五六七八九十廿卅])[年月日号號년월일]|令和|平成|昭和|大正|明治|中華民國|中华民国|民國|民国|"
        + WORD
        + r"|\s+|\S"
    )


class Token:
    """A token: kind `n` (digits), `w` (word) or `p` (a mark), and its text.

    `lower` is the text without case, `number` the value of a run of digits of any script;
    -1 for other tokens and absurd lengths. (A plain class with its answers worked out: rules
    look at each token many times.)
    """

    __slots__ = ("kind", "lower", "number", "text")

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text
        self.lower = text.lower()
        self.number = int(text) if kind == "n" and len(text) <= 17 else -1


def _token(piece: str) -> Token | None:
    """The token that a piece of a line is; none if it is white space."""
    first = piece[0]
    if first.isdecimal():
        return Token("n", piece)
    if first.isalnum() and first != _ZERO:
        return Token("w", piece)
    return None if first.isspace() else Token("p", piece)


# The lines that hold dates are made of the same few words and marks.
_TOKENS = Remembered(_token, most=1 << 12)
# Answers a look past either end of the line.
NOTHING = Token("", "")
# How far past the end of a line a rule may look: further than any does; nothing is joined to what it finds.
_REACH = 64
_PAD, _PAD_STARTS, _PAD_ENDS = [NOTHING] * _REACH, [-1] * _REACH, [-2] * _REACH


class Tokens(list[Token]):
    """The tokens of a line, `size` of them; an index outside of it answers an empty token.

    `starts` and `ends` are their offsets, `numbers` the places of the runs of digits. (Empty tokens
    stand behind the last one, where an index below zero finds them too.)
    """

    def __init__(self, line: str) -> None:
        self.line = line
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.numbers: list[int] = []
        east_asian = not line.isascii() and any(map(line.__contains__, _EAST_ASIAN))
        end = 0
        for piece in (_east_asian_piece() if east_asian else _PIECE).findall(line):
            start, end = end, end + len(piece)
            token = _TOKENS[piece]
            if token is None:
                continue
            if token.kind == "n":
                self.numbers.append(len(self))
            elif east_asian and piece[0] == _ZERO and _is_numeral(line, start, end):
                token = Token("w", piece)
            self.append(token)
            self.starts.append(start)
            self.ends.append(end)
        self.size = len(self)
        self += _PAD
        self.starts += _PAD_STARTS
        self.ends += _PAD_ENDS

    def joined(self, index: int) -> bool:
        """Whether no white space stands between the token at `index` and the next."""
        return self.ends[index] == self.starts[index + 1]

    def labelled(self, index: int) -> bool:
        """Whether a word and a colon stand right before the token at `index`: "Published:3 May 2019"."""
        return self[index - 1].text == ":" and self[index - 2].kind == "w"

    def is_mark(self, index: int, marks: str) -> bool:
        """Whether the token at `index` is one of `marks`."""
        token = self[index]
        return token.kind == "p" and token.text in marks


def _is_numeral(line: str, start: int, end: int) -> bool:
    """Whether a piece that begins with a zero sign is a number before its unit, not the sign alone."""
    return end - start > 1 or line[end : end + 1] in tuple("年月日号號")
