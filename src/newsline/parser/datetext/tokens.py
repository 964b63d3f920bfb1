"""A line as tokens: runs of digits, words and single marks."""

import re
from functools import cache
from typing import NamedTuple

# A word is everything from a letter up to white space, a digit or a mark, so that combining
# vowel signs stay inside it. Each character is looked at once.
_NUMBER = r"(?P<n>\d+)|(?P<w>"
_WORD = (
    r"[^\W\d_〇][^\s\d_!-/:-@\[-`{-~«»·。、・，：；（）【】।۔،؛\u2000-\u200a\u200e-\u206f〇〈-〟！-／：-＠]*)"
    r"|(?P<p>\S)"
)
_TOKEN = re.compile(_NUMBER + _WORD)
_EAST_ASIAN = re.compile("[年년月월]")


@cache
def _east_asian_token() -> re.Pattern[str]:
    """Also the numbers, units and eras of a Chinese, Japanese or Korean date are words of their own.

    Compiled when first met: it costs a millisecond.
    """
    return re.compile(
        _NUMBER + r"[〇零元一二三四五六七八九十廿卅]{1,4}(?=[年月日号號])"
        r"|(?<=[\d〇零元一二三四五六七八九十廿卅])[年月日号號년월일]|令和|平成|昭和|大正|明治|民國|民国|"
        + _WORD
    )


class Token(NamedTuple):
    """A token: kind `n` (digits), `w` (word) or `p` (a mark), its text and half-open span."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def number(self) -> int:
        """The value of a run of digits of any script; -1 for other tokens and absurd lengths."""
        return int(self.text) if self.kind == "n" and len(self.text) <= 17 else -1

    @property
    def lower(self) -> str:
        """The text without case."""
        return self.text.lower()


# Answers a look past either end of the line.
NOTHING = Token("", "", -1, -1)


class Tokens:
    """The tokens of a line; an index outside of it answers an empty token."""

    def __init__(self, line: str) -> None:
        self.line = line
        pattern = _TOKEN if _EAST_ASIAN.search(line) is None else _east_asian_token()
        self._tokens = [
            Token(match.lastgroup or "", match.group(), match.start(), match.end())
            for match in pattern.finditer(line)
        ]

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, index: int) -> Token:
        return self._tokens[index] if 0 <= index < len(self._tokens) else NOTHING

    def numbers(self) -> list[int]:
        """The places of the runs of digits."""
        return [index for index, token in enumerate(self._tokens) if token.kind == "n"]

    def joined(self, index: int) -> bool:
        """Whether no white space stands between the token at `index` and the next."""
        return 0 <= index < len(self._tokens) - 1 and self._tokens[index].end == self._tokens[index + 1].start

    def is_mark(self, index: int, marks: str) -> bool:
        """Whether the token at `index` is one of `marks`."""
        token = self[index]
        return token.kind == "p" and token.text in marks
