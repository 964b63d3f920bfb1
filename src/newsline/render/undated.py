"""What has no date, why, and between which days it must lie."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import Event
from newsline.model.record import event_record
from newsline.render import parts, pieces, sanitise
from newsline.render.dates import bounds_text
from newsline.render.layout import BOLD, DIM, DRAW, PLAIN, Lines, Pen, Row, wrap
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_LEFT = 3


class UndatedView:
    """Undated events in the order given."""

    columns: ClassVar[tuple[str, ...]] = (
        "id",
        "bounds",
        "evidence",
        "reason",
        "title",
        "publisher",
        "url",
        "file",
    )

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    def records(self) -> Iterator[dict[str, Any]]:
        """The record of each event; `bounds` and `problems` say what is known."""
        return map(event_record, self.events)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per event; its bounds in EDTF, and the words of the text that give them."""
        for event in self.events:
            yield (
                event.id,
                parts.edtf(event.bounds),
                event.bounds.evidence if event.bounds else "",
                parts.no_date_reason(event),
                event.title,
                event.publisher or "",
                event.url or "",
                event.file,
            )

    def plain(self) -> Iterator[str]:
        """A line per event: as in a timeline, then what is known and why it is not more."""
        return (
            f"{parts.plain_line(event)}  {sanitise.line(parts.undated_note(event))}" for event in self.events
        )

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Headline, bounds with their evidence, reason and source of each."""
        pen = Pen(terminal)
        short = pieces.ShortIds(event.id for event in self.events)
        for event in self.events:
            yield Lines(_rows(event, pen, short))
        note = f"{parts.number(len(self.events), 'event')} without a date"
        yield Lines([[], [(" " * _LEFT, PLAIN), (note, DIM)]])


def _rows(event: Event, pen: Pen, short: pieces.ShortIds) -> list[Row]:
    width = pen.width - _LEFT - 1
    target = pieces.target(event) if pen.terminal.hyperlinks else None
    rows = wrap([(pen.text(event.title) or "(no headline)", pen.link(target, BOLD))], width)
    if event.bounds:
        known = pen.text(bounds_text(event.bounds))
        rows += wrap([(known, PLAIN), *_evidence(event.bounds.evidence, pen)], width)
    else:
        rows += wrap([("no bounds known", PLAIN)], width)
    if reason := parts.no_date_reason(event):
        rows += wrap([(pen.text(reason), PLAIN)], width)
    source = pen.text(parts.source(event))
    rows += wrap([(f"{source} {pen.glyphs.dot} {pen.text(short(event.id))}", DIM)], width)
    first: Row = [(f" {pen.glyphs.undated} ", DRAW), *rows[0]]
    return [[], first, *([(" " * _LEFT, PLAIN), *row] for row in rows[1:])]


def _evidence(evidence: str, pen: Pen) -> Row:
    if not evidence:
        return []
    return [(f" ({pen.glyphs.open_quote}{pen.text(evidence)}{pen.glyphs.close_quote})", DIM)]
