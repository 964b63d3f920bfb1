"""Tokens of a paragraph, each quoted string being one token, and its sentences."""

import re
from functools import lru_cache
from itertools import filterfalse

from newsline.parser.quotes.lexicon import (
    ABBREVIATIONS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
    cues,
    triggers,
)
from newsline.parser.quotes.marks import Quoted

# No token is written like this: a NUL of a text is a token of one.
QUOTE = "\x00\x00"
# Of a text in lower case: words with what joins them (u.s, 3.5, 9:42, al-assad, o'neill), clitics, signs.
_TOKEN = re.compile(
    r"\w++(?![-&.'’,:]-?\w)"
    r"|\w+(?:(?:[-&]|\.-?(?=\w)|(?<=\d)[,:](?=\d)|['’](?!(?:s|re|ve|ll|d|m)\b))\w+)*"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|\.\.+|--+|[^\w\s]"
)
# Words in lower case, where no number follows: "he was ill. She said no. They".
_WORDS_TOO = frozenset("ill miss mass wash ore ark no".split())
# The search is for their first letters; whether a word begins there is looked at then.
_LIKE_PRONOUNS = re.compile(r"(?:US|WHO|IT)\b")
_SHOUTED = ("US", "WHO", "IT")
_BESIDE = 20  # characters on either side that tell whether a line is all in capitals
_TITLE_SMALL = frozenset("a an and as at but by for from in of on or the to with vs".split())
_ENDS = frozenset((".", "!", "?", "…", "..", "...", "...."))
_SIGNS = frozenset(",.;:")
_MAX_SENTENCE = 160
# A nickname is no longer than this; no name begins with one of those words.
_NICKNAME = 20
_NO_NAME = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | TIMES | SUBJECT_PRONOUNS
# A sentence may begin without the space before it ("on Wednesday.This came"), but for addresses and files.
_RUN_ON = re.compile(r"(?<!\w)(\w{3,}+)\.([^\W\d_]{2,}+)(?!\.\w)")
_DOMAINS = frozenset("com net org gov edu int info biz tv co uk eu us ca au in de fr io ai js".split())
_MARKS = "!\"#$%&'()*+,-./:;<=>?@[]_|~‘’“”–—…"
_NO_MARKS = str.maketrans(dict.fromkeys(_MARKS, " "))


class Tokens:
    """Parallel lists: `low`, the tokens in lower case (`Lowered`), and `starts`, their offsets.

    A quoted string is one token whose `low` is `QUOTE`; `quotes` maps its index to it, in order.
    `stops` are the indices of what may end a sentence, quoted strings among them, `hits` those of triggers.
    """

    __slots__ = ("hits", "low", "quotes", "starts", "stops", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.low: list[str] = []
        self.starts: list[int] = []
        self.quotes: dict[int, Quoted] = {}
        self.stops: list[int] = []
        self.hits: list[int] = []

    def __len__(self) -> int:
        return len(self.low)

    def capital(self, index: int) -> bool:
        """Whether the token is a word with a capital initial (or all capitals)."""
        return self.text[self.starts[index]].isupper() and self.low[index] != QUOTE

    def end(self, index: int) -> int:
        """The offset after the token."""
        word = self.low[index]
        return self.quotes[index].end if word == QUOTE else self.starts[index] + len(word)


class Lowered:
    """A text in lower case, character for character: what would become longer (İ) stays.

    So do "US", "WHO" and "IT" beside words that are not all in capitals: lowered they would read as pronouns.
    A text with typographic marks is lowered stretch by stretch, most of which are plain ASCII and cost less.
    """

    __slots__ = ("_shouts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._shouts = [word for word in _SHOUTED if word[0] in text and word in text]

    def chunks(self, start: int, end: int) -> list[str]:
        """What stands between the spaces of `text[start:end]`."""
        stretch = self.text[start:end]
        low = stretch.lower()
        if len(low) != len(stretch):
            low = "".join([char if len(char.lower()) > 1 else char.lower() for char in stretch])
        if self._shouts and any(map(stretch.__contains__, self._shouts)):
            low = _shouting(self.text, start, end, low)
        return low.split(" ")


def _shouting(text: str, start: int, end: int, low: str) -> str:
    """`low`, which is `text[start:end]` in lower case, with what is no pronoun as it stands there."""
    pieces: list[str] = []
    at = 0
    for match in _LIKE_PRONOUNS.finditer(text, start, end):
        first, last = match.span()
        begins = not first or not (text[first - 1].isalnum() or text[first - 1] == "_")
        if begins and not text[max(0, first - _BESIDE) : last + _BESIDE].isupper():
            pieces += (low[at : first - start], match.group())
            at = last - start
    return "".join([*pieces, low[at:]])


def tokenize(
    lowered: Lowered, start: int, end: int, strings: list[Quoted], wanted: frozenset[str] = frozenset()
) -> Tokens | None:
    """Tokens of a stretch of a text, in which `strings` lie in order.

    `None` if there are no strings and the stretch holds none of the `wanted` words.
    """
    text = lowered.text
    if not strings:
        chunks = lowered.chunks(start, end)
        if _lacks(chunks, wanted):
            return None
        tokens = Tokens(text)
        _words(tokens, chunks, start)
        return tokens
    tokens = Tokens(text)
    at = start
    for quoted in strings:
        if at < quoted.start:
            _words(tokens, lowered.chunks(at, quoted.start), at)
        if is_nickname(text, quoted):
            _words(tokens, lowered.chunks(quoted.inner, quoted.outer), quoted.inner)
            at = quoted.end
            continue
        index = len(tokens.low)
        tokens.quotes[index] = quoted
        tokens.stops.append(index)
        tokens.low.append(QUOTE)
        tokens.starts.append(quoted.start)
        at = quoted.end
    if at < end:
        _words(tokens, lowered.chunks(at, end), at)
    return tokens


def is_nickname(text: str, quoted: Quoted) -> bool:
    """Whether a quoted string is part of a name: Robert “Bob” Smith."""
    if quoted.outer - quoted.inner > _NICKNAME or quoted.start < 2 or not quoted.closed:
        return False
    around = text[quoted.start - 1 : quoted.start] + text[quoted.end : quoted.end + 1]
    if around != "  " or not text[quoted.end + 1 : quoted.end + 2].isupper():
        return False
    before = text[max(0, quoted.start - _NICKNAME) : quoted.start - 1].split()[-1:]
    after = text[quoted.end + 1 : quoted.end + _NICKNAME].split()[0]
    words = text[quoted.inner : quoted.outer].split()
    return (
        bool(before)
        and _is_name(before[0])
        and _is_name(after.rstrip(",.:;!?)'’"))
        and all(word.isalpha() and word[0].isupper() for word in words)
    )


def _is_name(word: str) -> bool:
    low = word.lower()
    return word.isalpha() and word[0].isupper() and low not in _NO_NAME and low not in cues()


def _lacks(chunks: list[str], wanted: frozenset[str]) -> bool:
    """Whether surely none of `wanted` is a token; cheap, for most chunks are one, or one and a mark."""
    if not wanted.isdisjoint(chunks):
        return False
    words = [chunk.strip(_MARKS) for chunk in filterfalse(str.isalpha, chunks)]
    if "".join(words).isalnum():
        return wanted.isdisjoint(words)
    # What holds marks within is surely none of them if its parts are not.
    parts = " ".join(words).translate(_NO_MARKS).split()
    return wanted.isdisjoint(parts) and all(map(str.isalnum, parts))


def _words(tokens: Tokens, chunks: list[str], start: int) -> None:
    """Add the tokens of a stretch that begins at `start`, split at spaces: most chunks are one."""
    words, starts, known = tokens.low, tokens.starts, triggers()
    for chunk in chunks:
        if chunk.isalnum():
            if chunk in known:
                tokens.hits.append(len(words))
            words.append(chunk)
            starts.append(start)
        elif chunk[-1:] in _SIGNS and (word := chunk[:-1]).isalnum():
            if word in known:
                tokens.hits.append(len(words))
            words.append(word)
            starts.append(start)
            sign = chunk[-1]
            if sign == ".":
                tokens.stops.append(len(words))
            words.append(sign)
            starts.append(start + len(word))
        elif chunk:
            at = start
            pieces = _pieces(chunk)
            if "." in chunk and (cut := _run_on(tokens.text, chunk, start)):
                pieces = [*_pieces(chunk[:cut]), ".", *_pieces(chunk[cut + 1 :])]
            for word in pieces:
                if word in known:
                    tokens.hits.append(len(words))
                elif word in _ENDS:
                    tokens.stops.append(len(words))
                words.append(word)
                starts.append(at)
                at += len(word)
            if at - start < len(chunk):
                # There is other white space than spaces in it.
                del starts[len(starts) - len(pieces) :]
                at = 0
                for word in pieces:
                    at = chunk.index(word, at)
                    starts.append(start + at)
                    at += len(word)
        start += len(chunk) + 1


def _run_on(text: str, chunk: str, start: int) -> int:
    """Where a full stop in a chunk, which begins at `start`, has a sentence right behind it; else 0."""
    if "@" in chunk or "/" in chunk:
        return 0
    for match in _RUN_ON.finditer(chunk):
        after = start + match.start(2)
        begins = text[after].isupper() and text[after + 1].islower()
        if begins and match[1] not in ABBREVIATIONS and match[2] not in _DOMAINS:
            return match.end(1)
    return 0


@lru_cache(maxsize=4096)
def _pieces(chunk: str) -> list[str]:
    """The tokens of what stands between spaces and holds more than a word and a sign."""
    return _TOKEN.findall(chunk)


def sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """Half-open ranges of tokens; a sentence that ends inside a quoted string ends with it."""
    out: list[tuple[int, int]] = []
    text, low, starts, size = tokens.text, tokens.low, tokens.starts, len(tokens.low)
    start = 0
    for index in tokens.stops:
        word = low[index]
        if word == QUOTE:
            last = _last_sign(tokens, index)
            if last not in ".!?…" or index + 1 >= size:
                continue
            after = text[starts[index + 1]]
            if low[index + 1] != QUOTE and not after.isupper() and not after.isdigit():
                continue
            if last != "." and low[index + 1] != QUOTE and _attribution_follows(tokens, index + 1):
                continue
        elif index + 1 < size:
            after = text[starts[index + 1]]
            if low[index + 1] != QUOTE and (after.islower() or not after.isalnum()):
                if after in "()" and (stop := _bracketed(tokens, start, index)):
                    out.append((start, stop))
                    start = stop
                continue
            if starts[index + 1] == starts[index] + len(word) and not _runs_on(tokens, index):
                continue
            if word == "." and index > start and _abbreviated(tokens, index):
                continue
        if index - start >= _MAX_SENTENCE:
            start = _append_pieces(out, start, index + 1)
        out.append((start, index + 1))
        start = index + 1
    if start < size:
        start = _append_pieces(out, start, size)
        out.append((start, size))
    return out


def _bracketed(tokens: Tokens, start: int, index: int) -> int:
    """Where a sentence ends by the full stop at `index` beside a sentence in brackets, or 0.

    "It was late. (She says so.) The crew left."
    """
    low, starts, text = tokens.low, tokens.starts, tokens.text
    if index + 3 >= len(low) or low[index] != ".":
        return 0
    if not text[starts[index + 2]].isupper():
        return 0
    if low[index + 1] == ")":
        return index + 2 if low[start] == "(" else 0
    return index + 1 if text[starts[index + 3]].islower() and not _abbreviated(tokens, index) else 0


def _runs_on(tokens: Tokens, index: int) -> bool:
    """Whether a sentence begins right behind the full stop at `index`: "on Wednesday.This", "(AFP).“We"."""
    text, after = tokens.text, tokens.starts[index + 1]
    if tokens.low[index] != "." or index == 0 or tokens.end(index - 1) != tokens.starts[index]:
        return False
    if tokens.low[index + 1] == QUOTE:
        return tokens.low[index - 1].isalpha() and text[tokens.quotes[index + 1].inner].isupper()
    return text[after].isupper() and text[after + 1 : after + 2].islower()


def _append_pieces(out: list[tuple[int, int]], start: int, end: int) -> int:
    """Cut off pieces as long as no real sentence, so that reading all is cheap; the start of the rest."""
    while end - start > _MAX_SENTENCE:
        out.append((start, start + _MAX_SENTENCE))
        start += _MAX_SENTENCE
    return start


def title_like(tokens: Tokens, index: int) -> bool:
    """Whether every word of a quoted string that a title of a work would capitalise is capitalised."""
    quoted = tokens.quotes[index]
    if tokens.text[quoted.outer - 1] in "!?":
        return False
    worded = False
    for word in tokens.text[quoted.inner : quoted.outer].split():
        if word[0].isalpha():
            worded = True
            if not word[0].isupper() and word not in _TITLE_SMALL:
                return False
    return worded


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
    word = tokens.low[index - 1]
    if word in _WORDS_TOO and not tokens.capital(index - 1):
        return word == "no" and tokens.text[tokens.starts[index + 1]].isdigit()
    short = word in ABBREVIATIONS or (
        word[-1].isalpha() and (word[-2:-1] == "." or (len(word) == 1 and word != "i"))
    )
    return short and tokens.end(index - 1) == tokens.starts[index]
