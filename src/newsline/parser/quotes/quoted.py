"""Quoted strings of a text, paragraph by paragraph, and the paragraphs through which a quotation runs.

Who goes on quoting in another paragraph opens again there. Where a mark closes before any has opened, the
text was cut within the quotation, and its pieces are read as the one paragraph that they were.
"""

from bisect import bisect_left

from newsline.parser.quotes.breaks import OPENERS, breaks_off
from newsline.parser.quotes.marks import Quoted, Span, double_marks, double_quoted, surely_closes
from newsline.parser.quotes.singles import add_single, single_end, single_openers

_MAX_WRAP = 110
# How far a quotation runs on at most, in characters and in lines, and how many lines a paragraph takes in:
# a forgotten mark must not swallow a text, and no line is read more than a few times.
_FARTHEST, _LINES, _MOST = 1500, 10, 20


def paragraphs(text: str) -> list[Span]:
    """Half-open spans of the paragraphs, trimmed; a line broken in mid-sentence is joined with the next."""
    spans: list[Span] = []
    open_line = False
    begin = 0
    for line in text.split("\n"):
        start, end = begin, begin + len(line)
        begin = end + 1
        bare = line.strip()
        if not bare:
            open_line = False
            continue
        if len(bare) < end - start:
            start += len(line) - len(line.lstrip())
            end = start + len(bare)
        if open_line and spans and text.count("\n", spans[-1][1], start) == 1 and _goes_on(text, start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        open_line = 40 <= end - start <= _MAX_WRAP and (text[end - 1].isalnum() or text[end - 1] in ",-")
    return spans


def _goes_on(text: str, start: int) -> bool:
    return text[start].islower() or text[start].isdigit()


def find_quoted(text: str) -> tuple[list[Span], list[list[Quoted]], list[Quoted]]:
    """The paragraphs, the quoted strings of each, outermost only, and those left unclosed for good.

    All are in text order. Time is linear in the text.
    """
    reader = _Reader(text)
    while reader.number < len(reader.lines):
        reader.read_paragraph()
    if reader.carry is not None:
        reader.unclosed.append(reader.carry)
    for quoted in reader.unclosed:
        if not quoted.closed and quoted.outer - quoted.inner > _FARTHEST:
            quoted.outer = quoted.end = _first_sentence(text, quoted)
    return reader.spans, reader.found, reader.unclosed


def _first_sentence(text: str, quoted: Quoted) -> int:
    """Where the first sentence of a string ends."""
    stops = (text.find(sign, quoted.inner, quoted.outer) + 1 for sign in (". ", "! ", "? "))
    return min((stop for stop in stops if stop), default=quoted.outer)


class _Reader:
    """Reads a text line by line: `number` is that of the next one, `mark` that of the next double mark.

    `carry` is what the last paragraph left open.
    """

    __slots__ = (
        "carry",
        "found",
        "lines",
        "mark",
        "marks",
        "number",
        "singles",
        "spans",
        "starts",
        "text",
        "unclosed",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = paragraphs(text)
        self.marks = double_marks(text)
        self.starts = [start for start, _ in self.marks]
        self.starts.append(len(text))
        single = "‘" in text or "‹" in text or "‚" in text
        single = single or ("'" in text and (" '" in text or "\n'" in text or text[0] == "'"))
        self.singles = single_openers(text) if single else []
        self.spans: list[Span] = []
        self.found: list[list[Quoted]] = []
        self.unclosed: list[Quoted] = []
        self.carry: Quoted | None = None
        self.number = self.mark = 0

    def read_paragraph(self) -> None:
        """Read the next line and what goes on with it."""
        a, b = self.lines[self.number]
        self.number += 1
        most = self.number + _MOST if len(self.lines) - self.number > _MOST else len(self.lines)
        while True:
            strings: list[Quoted] = []
            opened: Quoted | None = None
            last, known = self.mark, len(self.unclosed)
            ends = 0
            if self.starts[last] < b or self.carry is not None:
                last = bisect_left(self.starts, b, last)
                marks = self.marks[self.mark : last]
                strings, opened = double_quoted(self.text, a, b, marks, self.carry, self.unclosed)
                if opened is not None and opened.end == b and last < len(self.marks):
                    ends = self._double_ends(opened.start, last, most)
            if self.singles:
                lone = self._add_single(a, b, strings)
                if lone >= 0 and opened is None:
                    ends = self._single_ends(lone, b, most, stays=bool(strings) and not strings[-1].closed)
            if opened is None and not ends and self.number < most:
                start, end = self.lines[self.number]
                if strings or self.text[start] in OPENERS:  # else a line of prose behind another
                    ends = breaks_off(self.text, a, b, strings, start, end) and self.number + 1
            if not ends:
                break
            self.number, b = ends, self.lines[ends - 1][1]
            del self.unclosed[known:]
        self.mark, self.carry = last, opened
        self.spans.append((a, b))
        self.found.append(strings)

    def _add_single(self, a: int, b: int, strings: list[Quoted]) -> int:
        here = self.singles[bisect_left(self.singles, a) : bisect_left(self.singles, b)]
        return (
            add_single(self.text, a, b, here, strings, self.found[-1] if self.found else []) if here else -1
        )

    def _double_ends(self, opened: int, mark: int, most: int) -> int:
        """The number behind the last line of what was `opened`, if the next `mark` tells; else 0."""
        start = self.starts[mark]
        at = self._line_of(opened, start, most)
        if at < 0 or surely_closes(self.text, self.marks[mark], *self.lines[at]):
            return at + 1
        return at if self._is_rest(at, start) else 0

    def _single_ends(self, opened: int, b: int, most: int, *, stays: bool) -> int:
        """The same for a single mark without a partner, which may have none (`stays`) or a possessive."""
        end, following = single_end(self.text, opened, self.singles, b, opened + _FARTHEST)
        at = self._line_of(opened, end or following, most)
        if end or at < 0:
            return at + 1
        return at if stays and self._is_rest(at, following) else 0

    def _line_of(self, start: int, end: int, most: int) -> int:
        """The line in which `end` stands, or -1 if that is too far from `start`, where a mark opened."""
        if start < end <= start + _FARTHEST:
            for at in range(self.number, min(self.number + _LINES, most)):
                if end < self.lines[at][1]:
                    return at
        return -1

    def _is_rest(self, last: int, start: int) -> bool:
        """Whether what is open goes on through the lines before `last`, where a mark at `start` opens again.

        They stand below each other, and `last` behind a blank line.
        """
        if self.lines[last][0] != start or last == self.number:
            return False
        breaks = [
            self.text.count("\n", self.lines[at - 1][1], self.lines[at][0])
            for at in range(self.number, last + 1)
        ]
        return breaks.pop() > 1 and max(breaks) == 1
