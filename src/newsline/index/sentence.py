"""The sentence around a span, for what stands beside a quote."""

import re

REACH = 400  # code points on either side in which the ends of a sentence are looked for

_STOP = re.compile(r"[.!?][\"”’'»)]*\s|\n")
# A full stop behind these ends no sentence.
_SHORT = frozenset(
    "mr mrs ms dr gen sen gov rep st lt col maj capt sgt prof jan feb aug sept oct nov dec".split()
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the ends of its sentence: a line break, or a full stop and the like before a space.

    A span that ends with such a mark ends its sentence. No further than `REACH` either way.
    """
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    first, last = low, high
    for mark in reversed(list(_STOP.finditer(text, low, start))):
        if _ends(text, mark.start()):
            first = mark.end()
            break
    for mark in _STOP.finditer(text, max(start, end - 1), high):
        if _ends(text, mark.start()):
            last = max(mark.start(), end)
            break
    return first, last


def _ends(text: str, place: int) -> bool:
    """Whether the mark at `place` ends a sentence: not behind a single capital or a short title."""
    if text[place] != ".":
        return True
    start = place
    while start > 0 and place - start < 6 and text[start - 1].isalpha():
        start -= 1
    word = text[start:place]
    return not ((len(word) == 1 and word.isupper()) or word.lower() in _SHORT)
