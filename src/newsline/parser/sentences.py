"""Sentences: half-open spans of a text, for the stages that reason sentence by sentence."""

import re

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr adm maj rev hon st jr sr mt ft no vs etc inc"
        " ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun"
    ).split()
)
# Begins with a character, so that the search jumps from one to the next; possessive, so that it stays linear.
_BREAK = re.compile(r"[\n.!?…](?:(?<=\n)|[\"'”’»)\]]{0,3}+\s++(?=[\"'“‘«(\[„‚]{0,3}[^\W_a-z]))")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.\Z")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Split `text` at line breaks and after sentence ends; spans are trimmed, in order, never empty."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        gap = match.group()
        if gap[0] == "." and "\n" not in gap and _abbreviated(text, start, match.start() + 1):
            continue
        _append(text, start, match.end(), spans)
        start = match.end()
    _append(text, start, len(text), spans)
    return spans


def _abbreviated(text: str, start: int, cut: int) -> bool:
    word = _LAST_WORD.search(text, max(start, cut - 12), cut)
    if word is None:
        return False
    letters = word[1]
    # "U.S." and initials ("J. Smith") go on; a lone "I." does not exist in news.
    return len(letters) == 1 or "." in letters or letters.casefold() in _ABBREVIATIONS


def _append(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        if len(bare) < len(piece):
            start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(bare)))
