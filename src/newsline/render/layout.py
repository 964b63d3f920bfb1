"""Lines made of styled stretches, wrapped by terminal columns; the ground every rich view stands on.

A `Piece` is a stretch of text and the name of its style; a `Row` is one line. Rows are
laid out here and handed to rich as finished segments: nothing a document says is ever
read as rich's markup, and no line is wider than the terminal.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from newsline.render import glyphs, sanitise
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

Piece = tuple[str, str]
Row = list[Piece]
Spans = Sequence[tuple[int, int]]

# Between words that stay on one line; shown as a space. Texts cannot hold it: the sanitiser makes it one.
NO_BREAK = "\u00a0"

# Only the terminal's own 8 colours, no background, no black or white: the palette fits dark and light
# themes. What must be read is in the default colour; cyan merely decorates.
PLAIN = ""
BOLD = "bold"
DIM = "dim"
MARK = "bold magenta"
QUOTE = "italic"
QUOTE_MARK = "italic bold magenta"
DRAW = "cyan"
DOUBT = "red"
TIME = "underline"


class Pen:
    """Turns a document's text into pieces that `terminal` can show."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.width = terminal.width
        self.glyphs = glyphs.AsciiGlyphs() if terminal.ascii_only else glyphs.Glyphs()

    def text(self, text: str) -> str:
        """One line of `text`, sanitised, in ASCII where that is all there is."""
        shown = sanitise.line(text)
        return glyphs.to_ascii(shown) if self.terminal.ascii_only else shown

    def spans(self, text: str, spans: Spans, base: str = PLAIN, mark: str = MARK) -> Row:
        """`text` with `spans` (half-open, sorted, code points) in the style `mark`, the rest in `base`."""
        row: Row = []
        at = 0
        for start, end in spans:
            start, end = max(start, at), min(end, len(text))
            if start >= end:
                continue
            if at < start:
                row.append((self._inline(text[at:start]), base))
            row.append((self._inline(text[start:end]), mark))
            at = end
        if at < len(text):
            row.append((self._inline(text[at:]), base))
        return row

    def link(self, url: str | None, style: str) -> str:
        """`style` as a hyperlink to `url`, a sanitised address, where the terminal is to have them."""
        return f"{style} link {url}" if url and self.terminal.hyperlinks else style

    def _inline(self, text: str) -> str:
        shown = sanitise.inline(text)
        return glyphs.to_ascii(shown) if self.terminal.ascii_only else shown


def cells(text: str) -> int:
    """The columns `text` takes on a terminal."""
    return len(text) if text.isascii() else _cells(text)


@lru_cache(maxsize=4096)
def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def row_cells(row: Row) -> int:
    """The columns a row takes."""
    return sum(cells(text) for text, _ in row)


def wrap(pieces: Iterable[Piece], width: int) -> list[Row]:
    """`pieces` broken at spaces into rows of at most `width` columns; longer words are broken hard.

    Runs of spaces count as one, also across pieces; the work is linear in the text.
    """
    rows: list[Row] = []
    row: Row = []
    used = 0
    space = PLAIN
    for word, word_space in _words(pieces):
        need = row_cells(word)
        if row and used + 1 + need <= width:
            _append(row, " ", space)
            for text, style in word:
                _append(row, text, style)
            used += 1 + need
        else:
            if row:
                rows.append(row)
            row, used = word, need
            if need > width:
                # Better between words that were to stay together than within one.
                loose = any(NO_BREAK in text for text, _ in word)
                *full, row = wrap(_loosened(word), width) if loose else _break(word, width)
                rows += full
                used = row_cells(row)
        space = word_space
    if row:
        rows.append(row)
    return rows


def cut(pieces: Iterable[Piece], width: int, ellipsis: str) -> Row:
    """`pieces` on one row, cut between words with `ellipsis` if they do not fit."""
    rows = wrap(pieces, width)
    if len(rows) < 2:
        return rows[0] if rows else []
    shorter = wrap(rows[0], max(1, width - cells(ellipsis)))[0]
    return [*shorter, (ellipsis, shorter[-1][1])]


def pad(row: Row, width: int, *, right: bool = False) -> Row:
    """`row` filled with spaces to `width` columns; with `right` it stands at the right."""
    missing = width - row_cells(row)
    if missing <= 0:
        return row
    blank = (" " * missing, PLAIN)
    return [blank, *row] if right else [*row, blank]


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[Row, str]]:
    """Words, and the style of the space behind each."""
    word: Row = []
    for text, style in pieces:
        first, *more = text.split(" ")
        if first:
            word.append((first, style))
        for part in more:
            if word:
                yield word, style
            word = [(part, style)] if part else []
    if word:
        yield word, PLAIN


def _loosened(word: Row) -> Row:
    return [(text.replace(NO_BREAK, " "), style) for text, style in word]


def _append(row: Row, text: str, style: str) -> None:
    if row and row[-1][1] == style:
        row[-1] = (row[-1][0] + text, style)
    else:
        row.append((text, style))


def _break(word: Row, width: int) -> list[Row]:
    rows: list[Row] = [[]]
    used = 0
    for text, style in word:
        start = 0
        for index, char in enumerate(text):
            need = cells(char)
            if used + need > width and used:
                if index > start:
                    rows[-1].append((text[start:index], style))
                rows.append([])
                start, used = index, 0
            used += need
        if start < len(text):
            rows[-1].append((text[start:], style))
    return rows


class Lines:
    """Rows as a renderable for rich."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = rows

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        """Finished segments; widths were settled when the rows were made."""
        from rich.segment import Segment
        from rich.style import Style

        end = Segment.line()
        for row in self.rows:
            while row and row[-1][0].isspace():
                row = row[:-1]
            for text, style in row:
                yield Segment(text.replace(NO_BREAK, " "), Style.parse(style) if style else None)
            yield end
