"""Where names can stand: chains of capitalised words, and the lines in which capitals mean nothing."""

import re
from collections.abc import Iterator

# Upper-case letters of the Latin, Greek and Cyrillic scripts, for want of \p{Lu} in `re`.
_UPPER = (
    "A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫЀ-Я"
    + "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper())
    + "ƏƠƯǍǑȘȚ"
    + "".join(chr(code) for code in range(0x1E00, 0x1F00, 2))
)
_ARTICLE = "(?:[Aa]l|[Ee]l|a[nshtzrd]|e[zsdr]|ul|O|d|l|D|L)[-'’]"
_ABBREVIATION = "(?:M(?:rs?|s|essrs)|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|St|Jr|Sr|Hon|Cmdr|Brig|Fr|Mt|Ft|Pvt|Cpl)\\."
# One word: "U.S.", "Mr.", "al-Assad", "O'Brien", "Ki-moon", "AT&T"; the possessive 's stays outside.
# Every part begins with a letter of its own kind, so that a failed match is given up at once.
_TOKEN = (
    f"(?:(?:[{_UPPER}]\\.){{2,}}[{_UPPER}]?(?!\\w)|{_ABBREVIATION}|[{_UPPER}]\\.(?= [{_UPPER}])"
    f"|(?:{_ARTICLE})?[{_UPPER}][^\\W_]*(?:(?:[-&]|['’](?!s\\b))[^\\W_]+)*)"
)
_LINK = (
    "(?:(?:of|for|on|and|&)(?: the)?|van(?: de[rn]?)?|von(?: der)?|de(?: l[ao]s?)?|d[aiou]|del|della|das|dos|der|den|l[ae]"
    "|bin|bint|ibn|ben|abu|al|el|ul|y|e|af|av|zu|ter|ten|te)"
)
_CHAIN = re.compile(f"(?<![^\\W_])(?<![@#/])(?:{_TOKEN})(?: (?:{_LINK} )?{_TOKEN})*(?!@|[^\\W_]|\\.[a-z])")
_LOOSE = re.compile(f"(?<![^\\W_])(?<![@#/]){_TOKEN}(?!@|[^\\W_]|\\.[a-z])")
# Words that stay small in a headline.
_SMALL = frozenset("with from into over amid after upon than that this when as the for and but".split())

# A line longer than this is prose whatever its capitals.
_HEADLINE = 160


def chains(text: str) -> Iterator[tuple[int, int]]:
    """Spans of capitalised words joined by single spaces or the small words that names contain."""
    for match in _CHAIN.finditer(text):
        yield match.span()


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the single capitalised words of a headline."""
    return [match.span() for match in _LOOSE.finditer(text, start, end)]


def headline_lines(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the lines in Title Case or capitals, in which a capital is no evidence."""
    found: list[tuple[int, int]] = []
    start = 0
    size = len(text)
    while start < size:
        end = text.find("\n", start)
        if end < 0:
            end = size
        if 3 < end - start <= _HEADLINE and is_headline(text[start:end]):
            found.append((start, end))
        start = end + 1
    return found


def is_headline(line: str) -> bool:
    """Whether all words that carry meaning are capitalised, or every letter is.

    "Mr Putin Visits Paris" is; a line of one or two words is only in capitals or
    without a full stop; a sentence that consists of names is not told apart.
    """
    if line.isupper():
        return True
    words = line.split()
    if len(words) < 2 or line.rstrip()[-1:] in ".;,":
        return False
    long_words = 0
    for word in words:
        letters = word.lstrip("\"'“‘«([")
        if len(letters) > 3 and letters[0].isalpha() and letters not in _SMALL:
            if not letters[0].isupper() and letters[2:3] != "-" and letters[3:4] != "-":
                return False
            long_words += 1
    return long_words >= 2


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there only because a sentence, line or quotation begins."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u00a0\"'“”‘’«»([*_#>•–—-":
        if text[at] in '"“‘«':
            return True
        at -= 1
    return at < 0 or text[at] in ".!?:;\n…" or start - at > 40
