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
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\Z")
# How far before its full stop a word is looked at.
_REACH = 11


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Split `text` at line breaks and after sentence ends; spans are trimmed, in order, never empty."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        at, end = match.span()
        if text[at] == "." and _abbreviated(text, start, at) and "\n" not in text[at:end]:
            continue
        _append(text, start, end, spans)
        start = end
    _append(text, start, len(text), spans)
    return spans


def _abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether the word before the full stop at `stop` is an abbreviation or an initial."""
    letters = text[max(start, stop - _REACH) : stop].rpartition(" ")[2]
    if not letters.isalpha():
        word = _LAST_WORD.search(text, max(start, stop - _REACH), stop)
        if word is None:
            return False
        letters = word.group()
    # "U.S." and initials ("J. Smith") go on; a lone "I." does not exist in news.
    return len(letters) == 1 or "." in letters or letters.casefold() in _ABBREVIATIONS


def _append(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    if start < end and text[start].isspace():
        start += len(text[start:end]) - len(text[start:end].lstrip())
    bare = text[start:end].rstrip()
    if bare:
        spans.append((start, start + len(bare)))
