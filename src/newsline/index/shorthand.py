"""Shorthand: a text in which common words are one character each.

Deflate (RFC 1951) looks back 32 KiB and codes byte by byte, so that of a short text it saves little. Words
that many documents of a corpus share are therefore replaced before: a dense code by frequency (Brisaboa et
al., "An efficient compression code for text databases", ECIR 2003), with the characters of Unicode
as code words. The commonest 1920 take two bytes of UTF-8, the others three.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

_FIRST = 0x80  # the first code word; below are the characters of ASCII, as themselves
_MOST = 3000  # words; more save little, and are read at each start
_LEAST = 4  # times that a word must stand in what was looked at
_PARAGRAPH = "\n\n"
_REMEMBERED, _LONGEST = 50_000, 40  # pieces or characters, and how long pieces are at most
_STOPS = frozenset(".,;:?!)\"'”’")  # what may follow a word without a space


class Shorthand:
    """Writes and reads texts with the words of one corpus."""

    def __init__(self, words: Sequence[str]) -> None:
        """`words` are what `learned` found, each with the space before it."""
        self._words = words
        self._readings = _Readings(words)

    @cached_property
    def _codes(self) -> "_Codes":
        return _Codes(self._words)

    def write(self, text: str) -> str | None:
        """The text in shorthand; `None` for one with characters that it has no room for."""
        try:
            return "".join(map(self._codes.__getitem__, _pieces(text)))
        except ValueError:
            return None

    def read(self, written: str) -> str:
        """The text that `write` made into `written`."""
        return "".join(map(self._readings.__getitem__, written))[1:]


class _Codes(dict[str, str]):
    """How each piece of a text is written; pieces that were met are remembered."""

    def __init__(self, words: Sequence[str]) -> None:
        # The word of a paragraph's beginning has no space before it.
        super().__init__({word.removeprefix(" "): chr(code) for code, word in enumerate(words, _FIRST)})
        self._shift = len(words)
        self._words = dict(self)

    def __missing__(self, piece: str) -> str:
        stem = self._words.get(piece[:-1])
        if stem and piece[-1:] in _STOPS:
            code = stem + self._moved(piece[-1:])
        else:
            code = self._moved(piece if piece.startswith(_PARAGRAPH) else f" {piece}")
        if len(self) < _REMEMBERED and len(piece) <= _LONGEST:
            self[piece] = code
        return code

    def _moved(self, piece: str) -> str:
        """A piece of text with its characters beyond ASCII moved up, to make room for the code words."""
        if piece.isascii():
            return piece
        return "".join([char if char < "\x80" else chr(ord(char) + self._shift) for char in piece])


class _Readings(dict[str, str]):
    """What each character of shorthand stands for."""

    def __init__(self, words: Sequence[str]) -> None:
        ascii_ = [chr(code) for code in range(_FIRST)]
        super().__init__(zip(ascii_, ascii_, strict=True))
        self.update(zip(map(chr, range(_FIRST, _FIRST + len(words))), words, strict=True))
        self._shift = len(words)

    def __missing__(self, char: str) -> str:
        read = chr(ord(char) - self._shift)
        if len(self) < _REMEMBERED:
            self[char] = read
        return read


def _pieces(text: str) -> list[str]:
    # A paragraph begins with a piece of its own, which is written without the space put before it here.
    return text.replace(_PARAGRAPH, f" {_PARAGRAPH}").split(" ")


def learned(texts: Iterable[str]) -> list[str]:
    """The words by which texts like these are best shortened, the commonest first."""
    counts = Counter[str]()
    for text in texts:
        counts.update(_counted(text))
    gains = {word: count * (len(word.encode("utf-8", "surrogatepass")) - 1) for word, count in counts.items()}
    worth = [word for word, count in counts.items() if count >= _LEAST and gains[word] > 0]
    worth.sort(key=lambda word: (-gains[word], word))
    best = sorted(worth[:_MOST], key=lambda word: (-counts[word], word))
    return [word if word.startswith(_PARAGRAPH) else f" {word}" for word in best]


def _counted(text: str) -> Iterator[str]:
    for piece in _pieces(text):
        if "\0" not in piece:  # between words where they are kept
            yield piece
            if piece[-1:] in _STOPS:
                yield piece[:-1]
