"""Lines of the header that stand below its end: behind a deck, a caption or a summary."""

import re

from newsline.parser.layout.byline import (
    is_agency_alone,
    is_name_list,
    labels_byline,
    names_in_byline,
    read_byline,
)
from newsline.parser.layout.captions import CAPTION_CHARS
from newsline.parser.layout.dated import read_listing_date
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.head import Head
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.remarks import is_remark
from newsline.parser.layout.rows import Row, ends_sentence
from newsline.parser.page import Line

_POSTED = "Posted by "
_BY = ("By ", "BY ", "by ", _POSTED)
_WRITTEN = ("Written by ", "WRITTEN BY ")
# A name stands so many lines below its label, or above the day.
_BELOW_LABEL, _ABOVE_DAY = 2, 4
_ROLE_CHARS, _ROLE_WORDS = 40, 4
_CLOCK = r"\d[:.]\d\d"


class LowHead:
    """What the header has below its end: the lines, the names, and the label above a name."""

    __slots__ = ("cues", "head", "label", "lines")

    def __init__(self, head: Head, cues: Cues) -> None:
        self.head = head
        self.cues = cues
        self.lines: list[Row] = []
        self.label = 0  # the line that is nothing but "By"

    def is_byline(self, row: Row, *, in_body: bool) -> bool:
        """Whether a line names the authors, alone or below "By"; of a page's own they are learnt."""
        text = row.text
        names: tuple[str, ...] | None = None
        if labels_byline(text):
            self.label = row.number
            return True
        if self.label and row.number <= self.label + _BELOW_LABEL and is_name_list(text, self.cues):
            names = names_in_byline(text, self.cues)
        if text.startswith(_BY) and not ends_sentence(text):
            names = read_byline(text, self.cues)
            if names is None and text.startswith(_POSTED):
                names = ()  # "Posted by admin at 10:12 AM"
        elif text[0] == "(" and text[-1] == ")" and is_agency_alone(text, self.cues):
            names = ()
        if names and in_body:
            self.head.byline = self.head.byline or names
        return names is not None

    def signs_end(self, text: str) -> bool:
        """Whether a line below the text names the author, of whom it tells more: "Written by Jane Doe"."""
        if not text.startswith(_WRITTEN):
            return False
        names = self._persons(text[len(_WRITTEN[0]) :])
        self.head.byline = self.head.byline or names
        return bool(names)

    def is_clocked_day(self, row: Row) -> bool:
        """Whether a line is nothing but a day and a clock."""
        return re.search(_CLOCK, row.text) is not None and read_listing_date(row, self.cues) is not None

    def name_above(self, row: Row, last: Row | None) -> None:
        """The line above a day is the byline if it is a person's name."""
        if last is None or last.kind != "subhead" or row.number - last.number > _ABOVE_DAY:
            return
        names = self._persons(last.text)
        if names:
            self.head.byline = self.head.byline or names
            last.kind = "header"
            self.lines.append(last)

    def _persons(self, text: str) -> tuple[str, ...]:
        names = names_in_byline(text, self.cues)
        return names if all(is_person(name, self.cues) for name in names) else ()

    def settle(self, rows: list[Row]) -> None:
        """Lines taken for the header's stay it where text follows: below a short text they are a footer."""
        if not self.lines:
            return
        end = max((row.number for row in rows if row.kind == "body"), default=0)
        for row in self.lines:
            if row.number < end:
                self.head.header.append(Line(row.raw, row.number))
            else:
                row.kind = "furniture"
        self.head.header.sort(key=_number)


def _number(line: Line) -> int:
    return line.number


def is_no_deck(row: Row, cues: Cues) -> bool:
    """Whether a line that might have been the headline is no deck either: the time to read it, a role."""
    text = row.text
    if row.kind == "subhead":
        return is_remark(text) or is_role(text, cues)
    return len(text) <= CAPTION_CHARS and is_remark(text)


def is_role(text: str, cues: Cues) -> bool:
    """Whether a line is what a writer is, and nothing else: "Western Correspondent"."""
    if len(text) > _ROLE_CHARS:
        return False
    words = text.casefold().split()
    return words[-1] in cues.role and len(words) <= _ROLE_WORDS
