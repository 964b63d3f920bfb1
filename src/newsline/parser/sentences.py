"""Sentences: half-open spans of a text, for the stages that reason sentence by sentence."""

import re

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr adm maj rev hon st jr sr mt ft no vs etc inc"
        " ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun"
    ).split()
)
# What is between two sentences of a line, from the sign on; possessive, so that it stays linear. Most signs
# are full stops, and the search for one character is many times as fast as that for one of a set.
_GAP = r"[\"'”’»)\]]{0,3}+(\s++)(?=[\"'“‘«(\[„‚]{0,3}[^\W_a-z])"
_FULL_STOP = re.compile(r"\." + _GAP)
# Kept as text and compiled by `re` when a line first has use for it.
_ANY_SIGN = "[.!?…]" + _GAP
_OTHER_SIGNS = "!?…"
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\Z")
# How far before its full stop a word is looked at, and the letters that no abbreviation has.
_REACH, _WHOLE_WORD = 11, 5


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Split `text` at line breaks and after sentence ends; spans are trimmed, in order, never empty."""
    spans: list[tuple[int, int]] = []
    others = [sign for sign in _OTHER_SIGNS if sign in text]
    begin = 0
    for line in text.split("\n"):
        bare = line.rstrip()
        start = begin
        if bare:
            if bare[0].isspace():
                start += len(bare) - len(bare.lstrip())
            signs = _FULL_STOP
            for sign in others:
                if sign in bare:
                    signs = re.compile(_ANY_SIGN)
            for match in signs.finditer(bare):
                at = match.start()
                if bare[at] == "." and _abbreviated(bare[max(0, at - _REACH) : at]):
                    continue
                stop, after = match.span(1)
                spans.append((start, begin + stop))
                start = begin + after
            spans.append((start, begin + len(bare)))
        begin += len(line) + 1
    return spans


def _abbreviated(before: str) -> bool:
    """Whether what stands before a full stop ends in an abbreviation or an initial."""
    word = before[-_WHOLE_WORD:]
    if word.isalpha() and len(word) == _WHOLE_WORD and "." not in before:
        return False
    letters = before.rpartition(" ")[2]
    if not letters.isalpha():
        last = _LAST_WORD.search(before)
        if last is None:
            return False
        letters = last.group()
    # "U.S." and initials ("J. Smith") go on; a lone "I." does not exist in news.
    return len(letters) == 1 or "." in letters or letters.casefold() in _ABBREVIATIONS
