"""Where names can stand: chains of capitalised words, and the lines in which capitals mean nothing."""

import re
from collections.abc import Iterator

# Upper-case letters of the Latin, Greek and Cyrillic scripts, for want of \p{Lu} in `re`. Beyond Latin-1
# cases alternate; listing them would cost milliseconds of compiling, so `chains` looks again.
_UPPER = "A-ZÀ-ÖØ-ÞĀ-ƿǍ-ȳΆ-ΫЀ-ЯḀ-ỿ"
# One word: "U.S.", "al-Assad", "O'Brien", "Ki-moon", "AT&T"; a possessive 's and a ".com" stay outside.
# Every part begins with a character of its own kind, so that a failed match is given up at once.
# It begins with a set of characters, so that the search jumps from capital to capital; a small article
# before it ("al-") is added later.
_WORD = re.compile(
    f"[{_UPPER}](?<![^\\W_].)(?<![@#/].)"
    f"(?:\\.(?:[{_UPPER}]\\.)+[{_UPPER}]?(?![^\\W_])"
    "|[^\\W_]*(?:(?:[-&]|['’](?!s\\b))[^\\W_]+)*(?!@|\\.[a-z]))"
)
# The articles with which a name can begin written small.
_PREFIXES = frozenset("al an as ah at az ar ad el ez es ed er ul d l".split())
_SMALL_WORDS = (
    "of for on and & de del della da das do dos du di von van der den des la le las los"
    " bin bint ibn ben abu al el ul y e es af av zu ter ten te"
).split()
# What may stand between two words of one chain.
_LINKS = frozenset(
    (
        " ",
        *(f" {word} " for word in _SMALL_WORDS),
        *(f" {word} the " for word in ("of", "for", "on", "and")),
        *(
            f" {words} "
            for words in ("van de", "van den", "van der", "von der", "de la", "de las", "de los", "bin al")
        ),
    )
)
_LONGEST_LINK = max(map(len, _LINKS))
# After these a full stop and a space do not part a name: "Mr. Smith", "J. Smith", "St. Petersburg".
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Messrs Dr Gen Sen Rep Gov Lt Col Sgt Capt Maj Adm Prof Rev St Jr Sr Hon"
    " Cmdr Brig Fr Mt Ft Pvt Cpl".split()
)
# Words that stay small in a headline.
_SMALL = frozenset(
    "a an the of to in on at by for and or but nor as up off out via vs vs. per if is de la le du von"
    " with from into over amid after upon than that this when".split()
)

# Where a chain stands: in prose, in a line in Title Case or in capitals, or in prose without its capitals.
PROSE, HEADLINE, CAPITALS, SMALL = range(4)


# Characters, half-open; whether they may be capitalised for their place alone; the kind.
Stretch = tuple[int, int, bool, int]

# A longer line is prose unless it is all in capitals.
_HEADLINE = 160
_HYPHENS = ("-", "'", "’")
# No name has a longer word; a longer run of letters is data.
_LONGEST_WORD = 60


def chains(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of capitalised words joined by spaces or by the small words that names contain."""
    first = last = -1
    word_at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if (text[start] >= "Ā" and not text[start].isupper()) or end - start > _LONGEST_WORD:
            continue
        if text[start - 1 : start] in _HYPHENS:
            start = _with_prefix(text, start)
        if first >= 0:
            if (start - last == 1 and text[last] == " ") or _linked(text, word_at, last, start):
                word_at, last = start, end
                continue
            yield first, last
        first = word_at = start
        last = end
    if first >= 0:
        yield first, last


def stretches(text: str, lines: list[tuple[int, int]]) -> list[Stretch]:
    """The chains of `text` and where they stand; `lines` are its `headline_lines`. Linear."""
    if not lines:
        return [(start, end, begins_sentence(text, start), PROSE) for start, end in chains(text)]
    found: list[Stretch] = []
    at, count = 0, len(lines)
    for start, end in chains(text):
        while at < count and lines[at][1] <= start:
            at += 1
        if at < count and lines[at][0] <= start:
            first, last = lines[at]
            kind = CAPITALS if text[first:last].isupper() else HEADLINE
            found.append((start, min(end, last), False, kind))
        else:
            found.append((start, end, begins_sentence(text, start), PROSE))
    return found


def _with_prefix(text: str, start: int) -> int:
    """Where a word at `start`, after a hyphen, begins with a small article ("al-Assad", "d'Estaing")."""
    at = start - 1
    while at > 0 and start - at < 4 and text[at - 1].isalpha():
        at -= 1
    if text[at : start - 1] in _PREFIXES and (
        at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "@#/")
    ):
        return at
    return start


def _linked(text: str, word_at: int, last: int, start: int) -> bool:
    if start - last > _LONGEST_LINK:
        return False
    gap = text[last:start]
    if gap in _LINKS:
        return True
    return gap == ". " and (last - word_at == 1 or text[word_at:last] in _ABBREVIATIONS)


def reach(text: str, tokens: list[tuple[int, int]], at: int, most: int) -> int:
    """The index after the last of at most `most` words that can be one name with `tokens[at]`."""
    last = at + 1
    while last < len(tokens) and last - at < most and _linked(text, *tokens[last - 1], tokens[last][0]):
        last += 1
    return last


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open spans of the single capitalised words of a headline."""
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    return [(_with_prefix(text, at) if text[at - 1 : at] in _HYPHENS else at, last) for at, last in spans]


def headline_lines(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the lines in Title Case or capitals, in which a capital is no evidence."""
    found: list[tuple[int, int]] = []
    start = 0
    size = len(text)
    while start < size:
        end = text.find("\n", start)
        if end < 0:
            end = size
        if (
            end - start > 3
            and (end - start <= _HEADLINE or text[start].isupper())
            and is_headline(text[start:end])
        ):
            found.append((start, end))
        start = end + 1
    return found


def is_headline(line: str) -> bool:
    """Whether all words that carry meaning are capitalised, or every letter is.

    "Mr Putin Visits Paris" is. A line of one word is only in capitals, one that ends with
    a full stop only with four such words. A sentence of names alone is not told apart.
    """
    if line.isupper():
        return True
    if len(line) > _HEADLINE:
        return False
    words = line.split()
    if len(words) < 2 or line.rstrip()[-1:] in ";,":
        return False
    long_words = 0
    for word in words:
        letters = word.lstrip("\"'“‘«([")
        if not letters or not letters[0].isalpha() or letters in _SMALL:
            continue
        if letters[0].islower() and "-" not in letters[:4]:
            return False
        long_words += len(letters) > 3
    return long_words >= (4 if line.rstrip().endswith(".") else 2)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there only because a sentence, line or quotation begins."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u00a0\"'“”‘’«»([*_#>•–—-":
        if text[at] in '"“‘«':
            return True
        at -= 1
        if start - at > 40:
            return True
    return at < 0 or text[at] in ".!?:;\n…"
