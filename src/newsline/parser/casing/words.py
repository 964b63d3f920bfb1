"""The words of a text in capitals, and what stands between them."""

import re
from typing import NamedTuple

# "U.S."; a run of letters with the apostrophes in it.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W_])|[^\W\d_]+(?:['’][^\W\d_]+)*")
# What stands between two words: nothing told; a hyphen; a possessive; a comma; a bracket or mark; digits;
# the beginning of a sentence; anything else.
SPACE, HYPHEN, OWNED, COMMA, _BRACKET, _DIGITS, BEGIN, _OTHER = " -',(#^."
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*\s|\n\s*\n|[:,]\s*[\"“]|\)\s*[-–—]+\s*[\"“]?$")
# So many characters of what stands between words are looked at.
_GAP = 80
# After these a full stop ends no sentence.
SHORTENED = frozenset(
    "mr mrs ms messrs dr gen sen rep gov lt col sgt capt maj adm prof rev st jr sr hon cmdr brig no vs jan"
    " feb mar apr jun jul aug sep sept oct nov dec".split()
)


class Token(NamedTuple):
    """A word of a text: where it is, in small letters without dots, and what stands before it."""

    start: int
    end: int
    word: str
    gap: str
    owner: bool


def tokens(text: str) -> list[Token]:
    """The words of a text in capitals."""
    found: list[Token] = []
    last, before = 0, ""
    owned = False
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group().lower().replace("’", "'")
        gap = (
            OWNED if owned and text[last:start] == " " else _gap(text[last:start], before) if last else BEGIN
        )
        last = end
        owned = word.endswith("'s") and len(word) > 2
        if owned:
            word = word[:-2]
            end -= 2
        before = word
        if "." in word:
            word = word.replace(".", "")
        found.append(Token(start, end, word, gap, owned))
    return found


def _gap(between: str, before: str) -> str:
    """What stands between two words, the first of which is `before`."""
    if between == " ":
        return SPACE
    if between == "-":
        return HYPHEN
    if len(between) > _GAP:
        between = between[: _GAP // 2] + between[-_GAP // 2 :]
    bare = between.strip()
    if bare == "." and (before in SHORTENED or len(before) == 1) and "\n\n" not in between:
        return SPACE
    if not bare:
        return BEGIN if between.count("\n") > 1 else SPACE
    if _ENDS.search(between):
        return BEGIN
    if any(char.isdigit() for char in bare):
        return _DIGITS
    if "(" in bare or '"' in bare or "“" in bare:
        return _BRACKET
    return COMMA if "," in bare else _OTHER
