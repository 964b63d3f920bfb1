"""Who said what when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import QuoteHit
from newsline.model.record import quote_record
from newsline.render import dates, parts, pieces, sanitise
from newsline.render.layout import (
    BOLD,
    DIM,
    DOUBT,
    DRAW,
    PLAIN,
    QUOTE,
    Lines,
    Pen,
    Row,
    cut,
    pad,
    row_cells,
    wrap,
)
from newsline.render.view import Granularity, Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_DATE = 13
_LEFT = _DATE + 4
_NOBODY = "unknown speaker"
# Below this confidence the speaker is shown with a question mark.
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class QuotesView:
    """Quotes in the order given, which is that of their dates."""

    quotes: Sequence[QuoteHit]

    columns: ClassVar[tuple[str, ...]] = (
        "date",
        "speaker",
        "text",
        "direct",
        "cue",
        "confidence",
        "title",
        "publisher",
        "event",
        "file",
    )

    def records(self) -> Iterator[dict[str, Any]]:
        """A record per quote, with the event it stands in."""
        return map(quote_record, self.quotes)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per quote."""
        for found in self.quotes:
            quote, event = found.quote, found.event
            yield (
                parts.edtf(event.date),
                speaker(found),
                quote.text,
                "yes" if quote.direct else "no",
                quote.cue or "",
                f"{quote.confidence:.2f}",
                event.title,
                event.publisher or "",
                event.id,
                event.file,
            )

    def plain(self) -> Iterator[str]:
        """A line per quote: date, speaker, words (direct ones between marks), source, event id."""
        for found in self.quotes:
            event = found.event
            words = sanitise.line(found.quote.text)
            if found.quote.direct:
                words = f"“{words}”"
            who = sanitise.line(speaker(found)) or _NOBODY
            source = sanitise.line(parts.source(event))
            yield f"{parts.plain_date(event.date)}  {who}: {words}  [{source}]  {sanitise.line(event.id)}"

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Speakers and their words under the events they were reported in."""
        pen = Pen(terminal)
        short = pieces.ShortIds(found.event.id for found in self.quotes)
        year: int | None = None
        for _, group in groupby(self.quotes, key=lambda found: found.event.id):
            hits = list(group)
            event = hits[0].event
            rows: list[Row] = [[]]
            edge = (event.date.earliest or event.date.latest) if event.date else None
            this = edge.year if edge else 0
            if this != year:
                year = this
                name = str(this) if this else "undated"
                rule = pen.glyphs.rule * (pen.width - _DATE - 2)
                rows.append([*pad([(name, BOLD)], _DATE, right=True), (" ", PLAIN), (rule, DRAW)])
            yield Lines(rows + _event_rows(hits, pen, short))
        people = len({who for found in self.quotes if (who := speaker(found))})
        count = parts.number(len(self.quotes), "quote")
        note = f"{count} by {people:,} speaker{'' if people == 1 else 's'}"
        indent = (" " * max(0, min(_LEFT, pen.width - len(note))), PLAIN)
        yield Lines([[], [indent, (note, DIM)]])


def speaker(found: QuoteHit) -> str:
    """The name of the speaker across the corpus, else as the document has it, else nothing."""
    if found.speaker:
        return found.speaker
    return found.quote.speaker.name if found.quote.speaker else ""


def _event_rows(hits: Sequence[QuoteHit], pen: Pen, short: pieces.ShortIds) -> list[Row]:
    event, width = hits[0].event, pen.width - _LEFT - 1
    first, second = dates.column(event.date, Granularity.YEAR) if event.date else ("date unknown", "")
    labels: list[Row] = [[(pen.text(first), DIM if first.endswith("unknown") else PLAIN)]]
    if second:
        labels.append([(pen.text(second), DIM)])
    if event.date and dates.doubtful(event) and not first.endswith("?"):
        labels[0].append(("?", DOUBT))
    rows: list[Row] = []
    for who, said in groupby(hits, key=speaker):
        quotes = list(said)
        name: Row = [(pen.text(who), BOLD) if who else (_NOBODY, DIM)]
        if who and quotes[0].quote.confidence < _SURE:
            name.append((" ?", DOUBT))
        rows += wrap(name, width)
        for found in quotes:
            words = pen.text(found.quote.text).rstrip(" ,")
            if found.quote.direct:
                words = f"{pen.glyphs.open_quote}{words}{pen.glyphs.close_quote}"
                rows += wrap([(words, PLAIN)], width)
            else:
                rows += wrap([(words, QUOTE)], width)
    target = pieces.target(event) if pen.terminal.hyperlinks else None
    facts = filter(None, (pen.text(event.title), pen.text(pieces.source_label(event))))
    tail = cut([(f"{pen.glyphs.dot} {pen.text(short(event.id))}", DIM)], width // 2, pen.glyphs.ellipsis)
    label = [(f" {pen.glyphs.dot} ".join(facts), pen.link(target, DIM))]
    rows.append([*cut(label, width - row_cells(tail) - 1, pen.glyphs.ellipsis), (" ", PLAIN), *tail])
    rows += [[] for _ in range(len(labels) - len(rows))]
    drawn: list[Row] = []
    for index, row in enumerate(rows):
        label_row = labels[index] if index < len(labels) else []
        sign = pen.glyphs.spine if index else pen.glyphs.document
        drawn.append([*pad(label_row, _DATE, right=True), (" ", PLAIN), (sign, DRAW), ("  ", PLAIN), *row])
    return drawn
