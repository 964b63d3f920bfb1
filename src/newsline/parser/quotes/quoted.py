"""Quoted strings of a text, paragraph by paragraph, and the paragraphs through which a quotation runs.

Who goes on quoting in another paragraph opens again there. Where a mark closes before any has opened, the
text was cut within the quotation, and its pieces are read as the one paragraph that they were.
"""

from bisect import bisect_left

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
    lines = paragraphs(text)
    marks = double_marks(text)
    starts = [start for start, _ in marks]
    starts.append(len(text))
    singles: list[int] = []
    if "‘" in text or "‹" in text or "‚" in text or " '" in text or "\n'" in text or text[:1] == "'":
        singles = single_openers(text)
    spans: list[Span] = []
    found: list[list[Quoted]] = []
    carry: Quoted | None = None
    unclosed: list[Quoted] = []
    first = number = 0
    while number < len(lines):
        a, b = lines[number]
        number += 1
        most = number + _MOST
        while True:
            strings: list[Quoted] = []
            opened: Quoted | None = None
            ends = 0
            known, last = len(unclosed), first
            if starts[first] < b or carry is not None:
                last = bisect_left(starts, b, first)
                strings, opened = double_quoted(text, a, b, marks[first:last], carry, unclosed)
                if opened is not None and opened.end == b and last < len(marks):
                    ends = _line_of(lines, number, most, opened.start, starts[last])
                    if ends and not surely_closes(text, marks[last], *lines[ends - 1]):
                        ends = 0
            if singles:
                here = singles[bisect_left(singles, a) : bisect_left(singles, b)]
                if here:
                    lone = add_single(text, a, b, here, strings, found[-1] if found else [])
                    if lone >= 0 and opened is None:
                        end = single_end(text, lone, singles, b, lone + _FARTHEST)
                        ends = _line_of(lines, number, most, lone, end)
            if not ends:
                break
            number, b = ends, lines[ends - 1][1]
            del unclosed[known:]
        first, carry = last, opened
        spans.append((a, b))
        found.append(strings)
    if carry is not None:
        unclosed.append(carry)
    return spans, found, unclosed


def _line_of(lines: list[Span], number: int, most: int, start: int, end: int) -> int:
    """The number behind that of the line, from `number` on, in which a quotation opened at `start` ends.

    0 if the end is too far away.
    """
    if not start < end <= start + _FARTHEST:
        return 0
    for at in range(number, min(number + _LINES, most, len(lines))):
        if end < lines[at][1]:
            return at + 1
    return 0
