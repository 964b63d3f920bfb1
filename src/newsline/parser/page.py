"""The page: a document laid out, its body apart from everything around it."""

from bisect import bisect_right
from typing import NamedTuple

from newsline.model import RelatedItem


class Line(NamedTuple):
    """One line of a document: its text as printed, stripped, and its number in the file (1-based).

    For a dateline or a `date 2024-12-11 Headline` line the text is only the part
    that is evidence, without the sentence or headline that follows it.
    """

    text: str
    number: int


class Page(NamedTuple):
    """What the layout stage hands to the others.

    `text` is the body as the record gives it (for a `record` document: the text
    unchanged). `body_lines` maps it back to the file: pairs of an offset into `text`
    and the line of the file from which the text at and after that offset comes,
    sorted by offset. `header` holds the lines before the body that are evidence for
    the date, byline or section; `captions` and `furniture` the lines that were left
    out, whose dates never date the document.
    """

    text: str
    title: str
    title_line: int | None = None
    body_lines: tuple[tuple[int, int], ...] = ()
    header: tuple[Line, ...] = ()
    captions: tuple[Line, ...] = ()
    furniture: tuple[Line, ...] = ()
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    related: tuple[RelatedItem, ...] = ()

    def line_of(self, offset: int) -> int | None:
        """The line of the file (1-based) on which the body's character at `offset` stands."""
        index = bisect_right(self.body_lines, offset, key=lambda pair: pair[0])
        return self.body_lines[index - 1][1] if index else None
