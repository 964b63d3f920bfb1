"""Lines that a program broke at a width, where the next word would not have fitted: paragraphs again."""

from functools import cache
from itertools import pairwise

from newsline.parser.layout.folded import WIDEST, find_fold, goes_on
from newsline.parser.layout.hyphens import jointed, words_of
from newsline.parser.restored.places import Edit


def broken_lines(text: str) -> list[Edit]:
    """What makes paragraphs of lines that a width broke, and words of those that a hyphen parts. Linear."""
    if len(text) > WIDEST * (text.count("\n") + 1):
        return []  # most texts
    lines = text.split("\n")
    fold = find_fold(lines)
    if fold is None:
        return []
    words = cache(lambda: words_of(text))
    edits: list[Edit] = []
    end = -1
    for line, following in pairwise(lines):
        end += len(line) + 1
        if goes_on(line, following, fold):
            above, below = line.rstrip(), following.lstrip()
            before, behind = jointed(above, below, words)
            start = end - len(line) + len(before)
            edits.append(Edit(start, end + 1 + len(following) - len(below), " " if behind[:1] == " " else ""))
    return edits
