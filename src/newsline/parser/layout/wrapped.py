"""Paragraphs broken into lines of one width, and where a sentence goes on in the next line."""

from newsline.parser.layout.rows import Row, ends_sentence

# Lengths of the lines of a hard-wrapped paragraph.
_WRAP_FROM = 40
_WRAP_TO = 100
# So great a part of them may be shorter: a long word stood next.
_SHORT_SHARE = 6
# A shorter line may be a verse, or stand alone on purpose.
_JOIN_FROM = 45
_RAGGED = 16  # characters by which lines of one width may differ
# Of the lines after the first so great a part begins in lower case, where nothing ends the paragraph.
_LOW_SHARE = 4
# Before a name these end no sentence.
_TITLES = frozenset(
    "Mr. Mrs. Ms. Dr. Prof. Gen. Lt. Col. Maj. Capt. Sgt. Adm. Sen. Rep. Gov. Rev. St.".split()
)


def is_wrapped(block: list[Row]) -> bool:
    """Whether lines are the pieces of a text broken at one width: most of them end in mid-sentence.

    A line shorter than the others ends a sentence, as the last of its paragraph, or is one of few.
    """
    lines = [row.text for row in block[:-1]]
    ended = short = 0
    for text in lines:
        if len(text) > _WRAP_TO:
            return False
        ends = ends_sentence(text)
        ended += ends
        short += len(text) < _WRAP_FROM and not ends
    return 2 * ended < len(lines) and _SHORT_SHARE * short <= len(lines) and not block[0].bullet


def flows(block: list[Row]) -> bool:
    """Whether a text broken at one width is a paragraph rather than a list of headlines."""
    if len(block[-1].text) > _WRAP_TO:
        return False
    low = sum(row.text[:1].islower() for row in block[1:])
    return _LOW_SHARE * low >= len(block) - 1 or ends_sentence(block[-1].text)


def goes_on(text: str, following: Row, width: int) -> bool:
    """Whether a line of a paragraph ends in mid-sentence, or at a title such as "Mr.".

    `width` is the length of the longest line: one that had room for the next word was broken on purpose.
    """
    if len(text) < _JOIN_FROM or following.bullet or following.level:
        return False
    if len(text) + len(following.text.partition(" ")[0]) < width - _RAGGED:
        return False
    return not ends_sentence(text) or text.rsplit(" ", 1)[-1] in _TITLES
