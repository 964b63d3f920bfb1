"""Who said what when."""

from collections import Counter
from collections.abc import Iterator, Sequence
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
# A source and a headline that would be cut to fewer columns have lines of their own.
_LEAST_SOURCE, _LEAST_TITLE = 12, 32


class QuotesView:
    """Quotes in the order given, which is that of their dates; the same words once, with their sources.

    `total` is the number of quotes that were found, where these are fewer.
    """

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
        "basis",
        "sources",
    )

    def __init__(self, quotes: Sequence[QuoteHit], total: int | None = None) -> None:
        self.quotes = quotes
        self.total = total

    def records(self) -> Iterator[dict[str, Any]]:
        """A record per quote, with its date and the events it stands in."""
        return map(quote_record, self.quotes)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per quote."""
        for found in self.quotes:
            quote, event = found.quote, found.event
            yield (
                parts.edtf(found.date),
                speaker(found),
                quote.text,
                "yes" if quote.direct else "no",
                quote.cue or "",
                f"{quote.confidence:.2f}",
                event.title,
                event.publisher or "",
                event.id,
                event.file,
                found.date.basis if found.date else "",
                "; ".join(parts.sources(found)),
            )

    def plain(self) -> Iterator[str]:
        """A line per quote: date, speaker, words (direct ones between marks), sources, event id."""
        for found in self.quotes:
            words = sanitise.line(parts.spoken(found.quote.text))
            if found.quote.direct:
                words = f"“{words}”"
            who = sanitise.line(speaker(found)) or _NOBODY
            sources = sanitise.line(", ".join(parts.sources(found)))
            date = parts.plain_date(found.date)
            yield f"{date}  {who}: {words}  [{sources}]  {sanitise.line(found.event.id)}"

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Speakers and their words by the day they were said, above the event they were reported in."""
        pen = Pen(terminal)
        short = pieces.ShortIds(found.event.id for found in self.quotes)
        year: int | None = None
        for _, group in groupby(self.quotes, key=_block):
            hits = list(group)
            date = hits[0].date
            rows: list[Row] = [[]]
            edge = (date.earliest or date.latest) if date else None
            this = edge.year if edge else 0
            if this != year:
                year = this
                name = str(this) if this else "undated"
                rule = pen.glyphs.rule * (pen.width - _DATE - 2)
                rows.append([*pad([(name, BOLD)], _DATE, right=True), (" ", PLAIN), (rule, DRAW)])
            yield Lines(rows + _block_rows(hits, pen, short))
        people = len({who for found in self.quotes if (who := speaker(found))})
        count = parts.number(len(self.quotes), "quote")
        if self.total is not None and self.total > len(self.quotes):
            count = f"the first {len(self.quotes):,} of {parts.number(self.total, 'quote')},"
        note = f"{count} by {parts.number(people, 'speaker')}"
        left = max(0, min(_LEFT, pen.width - len(note)))
        rows = wrap([(note, DIM)], pen.width - left)
        yield Lines([[], *([(" " * left, PLAIN), *row] for row in rows)])


def speaker(found: QuoteHit) -> str:
    """The name of the speaker across the corpus, else as the document has it, else nothing."""
    if found.speaker:
        return found.speaker
    return found.quote.speaker.name if found.quote.speaker else ""


def _block(found: QuoteHit) -> tuple[str, str]:
    """What the quotes above one event line share: their date and their event."""
    return parts.edtf(found.date), found.event.id


def _block_rows(hits: Sequence[QuoteHit], pen: Pen, short: pieces.ShortIds) -> list[Row]:
    width = pen.width - _LEFT - 1
    labels = _date_rows(hits[0], pen)
    rows: list[Row] = []
    for who, said in groupby(hits, key=speaker):
        quotes = list(said)
        name: Row = [(pen.text(who), BOLD) if who else (_NOBODY, DIM)]
        if who and quotes[0].quote.confidence < _SURE:
            name.append((" ?", DOUBT))
        rows += wrap(name, width)
        for found in quotes:
            rows += wrap([*_words(found, pen), *_retold(found, pen)], width)
    rows += _event_rows(hits[0], pen, short, width)
    rows += [[] for _ in range(len(labels) - len(rows))]
    drawn: list[Row] = []
    for index, row in enumerate(rows):
        label_row = labels[index] if index < len(labels) else []
        sign = pen.glyphs.spine if index else pen.glyphs.document
        drawn.append([*pad(label_row, _DATE, right=True), (" ", PLAIN), (sign, DRAW), ("  ", PLAIN), *row])
    return drawn


def _date_rows(found: QuoteHit, pen: Pen) -> list[Row]:
    """The date as exact as it is known, on one line or two; the clock is that of the report."""
    if not found.date:
        return [[("date unknown", DIM)]]
    first, second = dates.column(found.date, Granularity.YEAR)
    rows: list[Row] = [[(pen.text(first), DIM if first.endswith("unknown") else PLAIN)]]
    if second:
        rows.append([(pen.text(second), DIM)])
    if dates.doubtful(found.event) and not first.endswith("?"):
        rows[0].append(("?", DOUBT))
    return rows


def _words(found: QuoteHit, pen: Pen) -> Row:
    words = pen.text(parts.spoken(found.quote.text))
    if not found.quote.direct:
        return [(words, QUOTE)]
    return [(f"{pen.glyphs.open_quote}{words}{pen.glyphs.close_quote}", PLAIN)]


def _retold(found: QuoteHit, pen: Pen) -> Row:
    """Behind words that several events report: all their sources, and how many events one of them has."""
    if not found.also:
        return []
    counts = Counter(pieces.source_label(event) or event.file for event in (found.event, *found.also))
    labels = (f"{label} ({count})" if count > 1 else label for label, count in counts.items())
    return [(f" [{pen.text(', '.join(labels))}]", DIM)]


def _reported(found: QuoteHit) -> str:
    """When the event was, if the quote has another date."""
    when = found.event.date
    return "" if when is None or _block(found)[0] == when.edtf else dates.text(when)


def _event_rows(found: QuoteHit, pen: Pen, short: pieces.ShortIds, width: int) -> list[Row]:
    """Headline, source, the date of the report if it is another, and id, which is never cut."""
    event, dot, ellipsis = found.event, f" {pen.glyphs.dot} ", pen.glyphs.ellipsis
    target = pieces.target(event) if pen.terminal.hyperlinks else None
    facts = dot.join(filter(None, (pieces.source_label(event), _reported(found))))
    rows: list[Row] = [cut([(pen.text(short(event.id)), DIM)], width, ellipsis)]
    for text, link, least in ((facts, None, _LEAST_SOURCE), (event.title, target, _LEAST_TITLE)):
        fact: Row = [(pen.text(text), pen.link(link, DIM))]
        room = width - row_cells(rows[0]) - len(dot)
        if not fact[0][0]:
            continue
        if row_cells(fact) > room < least:
            rows.insert(0, cut(fact, width, ellipsis))
        else:
            rows[0] = [*cut(fact, room, ellipsis), (dot, DIM), *rows[0]]
    return rows
