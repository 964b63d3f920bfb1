"""Transcripts: paragraphs that begin with who speaks ("Q:", "SMITH:", "Anna Berg:")."""

import re
from collections import Counter
from functools import cache

from newsline.parser.quotes.lexicon import NOUN_FORMS

Span = tuple[int, int]


@cache
def _label() -> re.Pattern[str]:
    """One to four words and a colon before a word."""
    return re.compile(r"((?:[^\W\d_][\w.'’-]{0,24} ){0,3}[^\W\d_][\w'’-]{0,24}):\s+(?=\S)")


_LEAST = 3
# Three words of 26 characters with their spaces, one of 25, and the colon.
_LONGEST = 105


def labels(text: str, spans: list[Span]) -> dict[int, Span]:
    """The label of each paragraph (its index in `spans`) of a transcript; empty for any other text.

    A transcript has at least three labelled paragraphs and one label that comes back.
    """
    found: dict[int, Span] = {}
    colon = -1
    for index, (start, end) in enumerate(spans):
        if colon < start:
            colon = text.find(":", start)
            if colon < 0:
                break
        if (
            colon >= end
            or colon >= start + _LONGEST
            or text.count(" ", start, colon) > 3
            or not text[colon + 1 : colon + 2].isspace()
        ):
            continue
        label = _label().match(text, start, end)
        if label is None or not any(
            char.islower() for char in text[label.end() : min(end, label.end() + 40)]
        ):
            continue
        if all(word[0].isupper() for word in label[1].split()):
            found[index] = label.span(1)
    names = Counter(text[start:end] for start, end in found.values())
    again = {name for name, count in names.items() if count > 1 and name.lower() not in NOUN_FORMS}
    found = {
        index: span for index, span in found.items() if text[span[0] : span[1]] in again or len(again) > 1
    }
    return found if len(found) >= _LEAST and again else {}


def words_of(text: str, label: Span, end: int) -> Span:
    """What the paragraph says after its label."""
    start = label[1] + 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
