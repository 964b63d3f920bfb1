"""Lines that a program broke at a width, where the next word would not have fitted: paragraphs again."""

import re
from functools import cached_property
from itertools import pairwise

from newsline.parser.restored.places import Edit

# Columns of newspapers are as narrow, paragraphs on one line are wider.
_NARROWEST, _WIDEST = 28, 132
# One line in so many may be longer than the others: an address cannot be broken.
_LONGER = 20
# One break in so many may be where the next word would have fitted.
_ODD = 5
_FEWEST = 2
_ENDS = (".", "!", "?", ":", "…")
_CLOSERS = "\"'”’)]»"
_BULLET = r"\s*(?:[-*•·–—>|#+]|\(?\d{1,3}[.)])\s"
_LAST_PART = r"[^\W\d_]+$"
_FIRST_PART = r"[^\W\d_]+"
_LONGEST_PART = 40
# What stands before a hyphen of the word's own.
_COMPOUNDS = frozenset(
    "all anti co counter cross ex five four half high ill inter left long low mid multi neo non off once one"
    " post pre pro re right second self semi short six so sub super then third three two ultra un vice"
    " well".split()
)


def broken_lines(text: str) -> list[Edit]:
    """What makes paragraphs of lines that a width broke, and words of those that a hyphen parts.

    A break goes where the next word would not have fitted into the line. It stays before a blank line, an
    indented one and an item of a list, and after a short line that ends a sentence. Nothing is done unless
    nearly all others are of that kind and most stand in mid-sentence. Linear in the text.
    """
    if len(text) > _WIDEST * (text.count("\n") + 1):
        return []  # most texts
    return _Broken(text).edits()


class _Broken:
    """A text with short lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        lengths = sorted([len(line.rstrip()) for line in self._lines if line.strip()])
        self._width = lengths[-1 - len(lengths) // _LONGER] if lengths else 0

    def edits(self) -> list[Edit]:
        if not _NARROWEST <= self._width <= _WIDEST:
            return []
        edits: list[Edit] = []
        odd = ended = low = capital = 0
        end = -1
        for line, following in pairwise(self._lines):
            end += len(line) + 1
            bare, rest = line.rstrip(), following.lstrip()
            if not bare or not rest or _begins_anew(line, following):
                continue
            ends = bare.rstrip(_CLOSERS).endswith(_ENDS)
            if len(bare) + 1 + len(rest.split(None, 1)[0]) <= self._width:
                if ends:
                    continue
                odd += 1
                if not rest[0].islower():
                    continue
            ended += ends
            low += rest[0].islower()
            capital += rest[0].isupper()
            begin = end + 1 + len(following) - len(rest)
            edits.append(self._joined(bare, rest, end - len(line) + len(bare), begin))
        breaks = len(edits)
        wrapped = breaks >= _FEWEST and 2 * ended < breaks and odd * _ODD <= breaks
        return edits if wrapped and (low >= capital or self._text.isupper()) else []

    def _joined(self, bare: str, rest: str, start: int, end: int) -> Edit:
        """What joins the line `bare`, which ends at `start`, to the next, whose words begin at `end`."""
        before = re.search(_LAST_PART, bare[-_LONGEST_PART:-1]) if bare[-1] == "-" else None
        after = re.match(_FIRST_PART, rest) if before else None
        if before is None or after is None:
            return Edit(start, end, " ")
        first, second = before.group(), after.group()
        whole, compound = first + second, f"{first}-{second}"
        own = whole not in self._words and (compound in self._words or first in _COMPOUNDS)
        return Edit(start if own or not second.islower() else start - 1, end, "")

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the text, those with a hyphen too."""
        return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", self._text))


def _begins_anew(line: str, following: str) -> bool:
    """Whether a line begins a paragraph or an item: it is indented and the one before is not."""
    return (following[:1].isspace() and not line[:1].isspace()) or re.match(_BULLET, following) is not None
