"""A text as it was before it was saved, and its page with the lines of the file."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsline.parser.page import Line, Page


class Undone(NamedTuple):
    """A text as it was before it was saved: the file's line of each of its lines, counted from 0.

    `joints` are, for a line put together of several, the words before each and the number of its line;
    `left_out` the lines that only a printed page has.
    """

    text: str
    numbers: list[int]
    joints: dict[int, list[tuple[int, int]]]
    left_out: list[tuple[int, str]]

    def as_in_file(self, page: Page, first_line: int) -> Page:
        """The page of this text with the numbers of the file's lines."""
        numbers = [number + first_line for number in self.numbers]

        def lines(known: tuple[Line, ...]) -> tuple[Line, ...]:
            return tuple(Line(line.text, numbers[line.number - 1]) for line in known)

        left_out = [Line(text, number + first_line) for number, text in self.left_out]
        return page._replace(
            title_line=numbers[page.title_line - 1] if page.title_line else page.title_line,
            body_lines=tuple(self._places(page, first_line)),
            header=lines(page.header),
            captions=lines(page.captions),
            furniture=tuple(sorted([*lines(page.furniture), *left_out], key=_number)),
            related=tuple(
                item._replace(line=numbers[item.line - 1] if item.line else item.line)
                for item in page.related
            ),
        )

    def _places(self, page: Page, first_line: int) -> Iterator[tuple[int, int]]:
        for (offset, number), (end, _) in pairwise([*page.body_lines, (len(page.text), 0)]):
            yield offset, self.numbers[number - 1] + first_line
            joints = self.joints.get(number - 1)
            if joints is None:
                continue
            words = [match.start() + offset for match in re.finditer(r"\S+", page.text[offset:end])]
            for before, line in joints:
                if before < len(words):
                    yield words[before], line + first_line


def _number(line: Line) -> int:
    return line.number
