"""What every answer can do: give records, rows, plain lines, and a picture for a terminal.

One `View` per kind of answer; one `emit` for every format, so that `--format` means
the same everywhere.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol, TextIO

from newsline.render import json_text, sanitise

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


class Format(StrEnum):
    """The forms of an answer; `auto` is `rich` on a terminal and `plain` off it."""

    AUTO = "auto"
    RICH = "rich"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


class Granularity(StrEnum):
    """The unit of the headings in a timeline; `auto` chooses one that suits the events."""

    AUTO = "auto"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Terminal(NamedTuple):
    """What the terminal can show: its width in columns, ASCII only, hyperlinks wanted."""

    width: int = 80
    ascii_only: bool = False
    hyperlinks: bool = False


class View(Protocol):
    """An answer in every form; nothing in it is sanitised before it is asked for."""

    columns: ClassVar[tuple[str, ...]]

    def records(self) -> Iterable[dict[str, Any]]:
        """The answer's objects for JSON and JSON Lines."""
        ...

    def rows(self) -> Iterable[tuple[str, ...]]:
        """The answer as rows under `columns`, cells raw."""
        ...

    def plain(self) -> Iterable[str]:
        """Lines for a pipe: uncut, sanitised, without colour."""
        ...

    def rich(self, terminal: Terminal) -> Iterable["RenderableType"]:
        """Renderables for a terminal, sanitised."""
        ...


def emit(view: View, form: Format, out: TextIO, *, raw_cells: bool = False) -> None:
    """Write `view` to `out` in any form but `rich`; lines end in a line feed."""
    for text in _lines(view, form, raw_cells):
        out.write(text)
        out.write("\n")


def emit_rich(view: View, terminal: Terminal, console: "Console") -> None:
    """Print `view` on a rich console; what a document says is never read as markup."""
    for renderable in view.rich(terminal):
        console.print(renderable, markup=False, highlight=False, emoji=False, crop=False)


def _lines(view: View, form: Format, raw_cells: bool) -> Iterator[str]:
    match form:
        case Format.JSONL:
            yield from map(json_text.dumps, view.records())
        case Format.JSON:
            yield from _json_array(view.records())
        case Format.CSV:
            yield from _csv(view, raw_cells)
        case Format.TSV:
            yield "\t".join(view.columns)
            for row in view.rows():
                yield "\t".join(sanitise.cell(text, raw=raw_cells) for text in row)
        case Format.MARKDOWN:
            yield from _markdown(view)
        case _:
            yield from view.plain()


def _json_array(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A JSON array, an object a line, written as it comes."""
    previous = None
    for record in records:
        yield "[" if previous is None else previous + ","
        previous = json_text.dumps(record)
    if previous is None:
        yield "[]"
    else:
        yield previous
        yield "]"


_CSV_SPECIAL = frozenset(',;"\t')


def _csv(view: View, raw_cells: bool) -> Iterator[str]:
    yield ",".join(view.columns)
    for row in view.rows():
        yield ",".join(_csv_field(sanitise.cell(text, raw=raw_cells)) for text in row)


def _csv_field(text: str) -> str:
    """A field of RFC 4180; also quoted for a semicolon, which splits fields where the comma is decimal."""
    return text if _CSV_SPECIAL.isdisjoint(text) else '"' + text.replace('"', '""') + '"'


def _markdown(view: View) -> Iterator[str]:
    yield "| " + " | ".join(view.columns) + " |"
    yield "|" + " --- |" * len(view.columns)
    for row in view.rows():
        yield "| " + " | ".join(markdown_text(text) for text in row) + " |"


# Also what makes a bare address a link in GFM.
_MARKDOWN = r"[\\`*_\[\]()#|!~@$]|(?<=[Ww][Ww][Ww])[.]|:(?=//)"


def markdown_text(text: str) -> str:
    """`text` as words in Markdown: nothing in it is read as mark-up, HTML or a link (GFM makes bare ones)."""
    shown = sanitise.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(_MARKDOWN, r"\\\g<0>", shown)
