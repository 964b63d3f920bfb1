"""Tokens of a paragraph, each quoted string being one token, and its sentences."""

import re
from itertools import accumulate, compress
from operator import add

from newsline.parser.quotes.lexicon import ABBREVIATIONS, cues
from newsline.parser.quotes.marks import Quoted

# No token is written like this: a NUL of a text is a token of one.
QUOTE = "\x00\x00"
# Plain words and stops, words with what joins them (U.S, 3.5, 1,700, al-Assad, O'Neill), clitics, then signs.
_TOKEN = re.compile(
    r"(?:\w++(?![-&.'’,])|[,.](?=\s)"
    r"|\w+(?:(?:[-&]|\.-?(?=\w)|(?<=\d),(?=\d)|['’](?!(?:s|re|ve|ll|d|m)\b))\w+)*"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|\.\.+|--+|[^\w\s])\s*"
)
_TITLE_SMALL = frozenset("a an and as at but by for from in of on or the to with vs".split())
_ENDS = frozenset((".", "!", "?", "…", "..", "...", "...."))
_MAX_SENTENCE = 160
_STOPS = _ENDS | {QUOTE}


class Tokens:
    """Parallel lists: `words` as they stand, `low` case folded, `starts` and `ends` into the text.

    A quoted string is one token whose `low` is `QUOTE`; `quotes` maps its index to it.
    """

    __slots__ = ("ends", "low", "quotes", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotes: dict[int, Quoted] = {}

    def __len__(self) -> int:
        return len(self.low)

    def capital(self, index: int) -> bool:
        """Whether the token is a word with a capital initial (or all capitals)."""
        return self.words[index][0].isupper()


def tokenize(
    text: str, start: int, end: int, strings: list[Quoted], wanted: frozenset[str] = frozenset()
) -> Tokens | None:
    """Tokens of `text[start:end]`, in which `strings` lie in order.

    `None` if there are no strings and the text holds none of the `wanted` words.
    """
    tokens = Tokens(text)
    at = start
    if not strings:
        pieces = _TOKEN.findall(text, start, end)
        words = list(map(str.rstrip, pieces))
        tokens.low = list(map(str.lower, words))
        if wanted.isdisjoint(tokens.low):
            return None
        tokens.words = words
        _place(tokens, pieces, words, start, end)
        return tokens
    for quoted in strings:
        _words(tokens, at, quoted.start)
        tokens.quotes[len(tokens.low)] = quoted
        tokens.words.append(QUOTE)
        tokens.low.append(QUOTE)
        tokens.starts.append(quoted.start)
        tokens.ends.append(quoted.end)
        at = quoted.end
    _words(tokens, at, end)
    return tokens


def _words(tokens: Tokens, start: int, end: int) -> None:
    if start >= end:
        return
    pieces = _TOKEN.findall(tokens.text, start, end)
    words = list(map(str.rstrip, pieces))
    tokens.words += words
    tokens.low += map(str.lower, words)
    _place(tokens, pieces, words, start, end)


def _place(tokens: Tokens, pieces: list[str], words: list[str], start: int, end: int) -> None:
    while start < end and tokens.text[start].isspace():
        start += 1
    starts = list(accumulate(map(len, pieces), initial=start))[:-1]
    tokens.starts += starts
    tokens.ends += map(add, starts, map(len, words))


def sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """Half-open ranges of tokens; a sentence that ends inside a quoted string ends with it."""
    out: list[tuple[int, int]] = []
    low, words, size = tokens.low, tokens.words, len(tokens.low)
    start = 0
    for index in compress(range(size), map(_STOPS.__contains__, low)):
        word = low[index]
        if word == QUOTE:
            last = _last_sign(tokens, index)
            if last not in ".!?…" or index + 1 >= size:
                continue
            after = words[index + 1]
            if low[index + 1] != QUOTE and not after[0].isupper() and not after[0].isdigit():
                continue
            if last != "." and low[index + 1] != QUOTE and _attribution_follows(tokens, index + 1):
                continue
        elif index + 1 < size:
            after = words[index + 1]
            if low[index + 1] != QUOTE and (after[0].islower() or not after[0].isalnum()):
                continue
            if tokens.starts[index + 1] == tokens.ends[index]:
                continue
            if word == "." and index > start and _abbreviated(tokens, index):
                continue
        _append(out, start, index + 1)
        start = index + 1
    _append(out, start, size)
    return out


def _append(out: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a sentence, in pieces if it is longer than any real one, so that reading it all is cheap."""
    while end - start > _MAX_SENTENCE:
        out.append((start, start + _MAX_SENTENCE))
        start += _MAX_SENTENCE
    if start < end:
        out.append((start, end))


def title_like(tokens: Tokens, index: int) -> bool:
    """Whether every word of a quoted string that a title of a work would capitalise is capitalised."""
    quoted = tokens.quotes[index]
    words = [word for word in tokens.text[quoted.inner : quoted.outer].split() if word[0].isalpha()]
    if not words or tokens.text[quoted.outer - 1] in "!?":
        return False
    return all(word[0].isupper() or word in _TITLE_SMALL for word in words)


def _last_sign(tokens: Tokens, index: int) -> str:
    quoted = tokens.quotes[index]
    at = quoted.outer
    text = tokens.text
    while at > quoted.inner + 1 and (text[at - 1].isspace() or text[at - 1] in "'’\"”)"):
        at -= 1
    return text[at - 1]


def _attribution_follows(tokens: Tokens, index: int) -> bool:
    """After a question or exclamation: whether a cue comes before any other mark ("Lavrov asked")."""
    for at in range(index, min(index + 8, len(tokens.low))):
        word = tokens.low[at]
        if word == QUOTE or word in _ENDS:
            return False
        cue = cues().get(word)
        if cue is not None and cue.kind in ("say", "utter", "tell") and cue.form in ("past", "present"):
            return not tokens.capital(at)
    return False


def _abbreviated(tokens: Tokens, index: int) -> bool:
    """Whether the full stop at `index` belongs to the word before: an initial or a usual abbreviation."""
    if tokens.ends[index - 1] != tokens.starts[index]:
        return False
    word = tokens.low[index - 1]
    if word[-2:-1] == "." and word[-1].isalpha():
        return True
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")
