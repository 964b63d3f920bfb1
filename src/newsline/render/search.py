"""Search results: ranked, each with the stretch of text that was found."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import Hit
from newsline.model.record import hit_record
from newsline.render import dates, parts, pieces, sanitise
from newsline.render.layout import (
    BOLD,
    DIM,
    DOUBT,
    DRAW,
    MARK,
    PLAIN,
    Lines,
    Pen,
    Row,
    cut,
    pad,
    wrap,
)
from newsline.render.snippet import snippet
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_PLAIN_SNIPPET = 160
_ROWS = 2
_LEFT = 5


class SearchView:
    """Hits in the order given, the best first. `total` is how many were found if a limit cut them."""

    columns: ClassVar[tuple[str, ...]] = (
        "id",
        "score",
        "date",
        "title",
        "publisher",
        "snippet",
        "matches",
        "kind",
        "url",
        "file",
        *parts.STORY_COLUMNS,
    )

    def __init__(self, hits: Sequence[Hit], total: int | None = None) -> None:
        self.hits = hits
        self.total = total

    def records(self) -> Iterator[dict[str, Any]]:
        """The record of each hit."""
        return map(hit_record, self.hits)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per hit; `matches` are `asked=found` pairs."""
        for hit in self.hits:
            event = hit.event
            yield (
                event.id,
                f"{hit.score:.4f}",
                parts.edtf(event.date),
                event.title,
                event.publisher or "",
                _snippet_text(hit),
                "; ".join(f"{match.query}={match.found}" for match in hit.matches),
                event.kind,
                event.url or "",
                event.file,
                *parts.story_cells(hit),
            )

    def plain(self) -> Iterator[str]:
        """A line per hit: id, date, title, source and the stretch of text found."""
        for hit in self.hits:
            found = sanitise.line(_snippet_text(hit))
            yield parts.plain_hit(hit) + (f"  {found}" if found else "")

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Headline, source and date, and the text found, with what matched marked."""
        pen = Pen(terminal)
        short = pieces.ShortIds(hit.event.id for hit in self.hits)
        yield Lines(self._head(pen))
        for number, hit in enumerate(self.hits, 1):
            yield Lines(_hit_rows(hit, number, pen, short))
        yield Lines(self._foot(pen))

    def _head(self, pen: Pen) -> list[Row]:
        fuzzy = pieces.fuzzy_note(self.hits)
        if not fuzzy:
            return []
        note = [("not found as typed, taken for: ", PLAIN), (pen.text(fuzzy), DOUBT)]
        return [[], *([(" " * _LEFT, PLAIN), *row] for row in wrap(note, pen.width - _LEFT - 1))]

    def _foot(self, pen: Pen) -> list[Row]:
        shown = f"{parts.number(len(self.hits), 'event')} found{parts.told_by(self.hits)}"
        if self.total is not None and self.total > parts.reports_of(self.hits):
            shown = f"the best {parts.share_shown(self.hits, self.total)} found"
        return [[], [(" " * _LEFT, PLAIN), (shown, DIM)]]


def _hit_rows(hit: Hit, number: int, pen: Pen, short: pieces.ShortIds) -> list[Row]:
    event, width = hit.event, pen.width - _LEFT - 1
    target = pieces.target(event) if pen.terminal.hyperlinks else None
    title = pen.spans(event.title, hit.title_spans, BOLD, MARK) or [("(no headline)", DIM)]
    rows = wrap([(text, pen.link(target, style)) for text, style in title], width)
    when = pen.text(dates.long_text(event.date)) if event.date else "undated"
    facts = [(when, PLAIN if event.date else DOUBT)]
    if label := pen.text(pieces.source_label(event)):
        facts.append((f" {pen.glyphs.dot} {label}", DIM))
    facts.append((f" {pen.glyphs.dot} {pen.text(short(event.id))}", DIM))
    rows += wrap(facts, width)
    if note := parts.reports_note(hit, dates.edtf_text):
        rows += wrap([(pen.text(note), DIM)], width)
    rows += _found_rows(hit, pen, width)
    sign: Row = [(str(number), DRAW)]
    first: Row = [*pad(sign, _LEFT - 2, right=True), ("  ", PLAIN)]
    return [[], [*first, *rows[0]], *([(" " * _LEFT, PLAIN), *row] for row in rows[1:])]


def _found_rows(hit: Hit, pen: Pen, width: int) -> list[Row]:
    text = hit.event.text
    part = snippet(text, hit.spans, _ROWS * width - 8)
    inside = [(start - part.start, end - part.start) for start, end in part.spans]
    pieces = pen.spans(text[part.start : part.end], inside, DIM, MARK)
    if not pieces:
        return []
    if part.start:
        pieces.insert(0, (pen.glyphs.ellipsis + " ", DIM))
    if part.end < len(text):
        pieces.append((" " + pen.glyphs.ellipsis, DIM))
    rows = wrap(pieces, width)
    if len(rows) <= _ROWS:
        return rows
    rest = [piece for row in rows[_ROWS - 1 :] for piece in [*row, (" ", DIM)]]
    return [*rows[: _ROWS - 1], cut(rest, width, " " + pen.glyphs.ellipsis)]


def _snippet_text(hit: Hit) -> str:
    part = snippet(hit.event.text, hit.spans, _PLAIN_SNIPPET)
    return hit.event.text[part.start : part.end].strip()
