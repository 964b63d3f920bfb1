"""Lists and boxes that no cue heads: videos with their length, what a release says of its sender."""

import re

from newsline.parser.layout.rows import Row, ends_sentence

_HEADLINE_CHARS = 100
_PARAGRAPH_CHARS = 60
# How long a video is, above its headline.
_LENGTH = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_LENGTH_CHARS = 8
_HOUSE_WORDS = 5


def video_lists(rows: list[Row]) -> frozenset[int]:
    """The numbers of the lines with which lists of videos begin: their length, then a headline, and so on.

    A clock above an entry of a running report has sentences below it, or below the head of the entry.
    """
    found: list[int] = []
    above = 0  # the length above this line
    for row in rows:
        text = row.text
        if len(found) == 1 and not above and len(text) > _PARAGRAPH_CHARS and ends_sentence(text):
            found.clear()
        if len(text) <= _LENGTH_CHARS and _LENGTH.fullmatch(text):
            above = row.number
        elif text and above:
            if ends_sentence(text) or len(text) > _HEADLINE_CHARS:
                return frozenset()
            found.append(above)
            above = 0
    return frozenset(found[:1]) if len(found) > 1 else frozenset()


def tells_of_house(text: str) -> bool:
    """Whether a line heads what a release says of the company that sent it: "About Harbour Tidal"."""
    words = text.split()
    return len(words) <= _HOUSE_WORDS and not ends_sentence(text) and all(word[0].isupper() for word in words)
