"""One event in full (`show`), and where its date came from (`why`)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import DateCandidate, Event, Quote, Report, Storyline
from newsline.model.record import event_record, report_record, storyline_record, why_record
from newsline.render import dates, parts, pieces, sanitise
from newsline.render.layout import (
    BOLD,
    DIM,
    DOUBT,
    DRAW,
    MARK,
    PLAIN,
    QUOTE,
    TIME,
    Lines,
    Pen,
    Piece,
    Row,
    pad,
    wrap,
)
from newsline.render.paint import event_marks, paint
from newsline.render.problems import problem_text
from newsline.render.reports import report_line, report_rows
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_LEFT = 3
_LABEL = 12
# Longer lines are hard to read, however wide the terminal.
_TEXT_MOST = 92
_GROUPS = {"PERSON": "people", "ORG": "organisations", "PLACE": "places"}


class EventView:
    """An event: its facts, its text with names, quotes and times marked, what it lists, its problems."""

    columns: ClassVar[tuple[str, ...]] = ("field", "value")

    def __init__(
        self, event: Event, storyline: Storyline | None = None, reports: tuple[Report, ...] = ()
    ) -> None:
        self.event = event
        self.storyline = storyline
        self.reports = reports

    def records(self) -> Iterator[dict[str, Any]]:
        """The event's record, with its storyline and the reports of that."""
        yield event_record(self.event) | {
            "storyline": self.storyline and storyline_record(self.storyline),
            "reports": list(map(report_record, self.reports)),
        }

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per fact, name, quote, related item, report and problem; the text last."""
        event = self.event
        yield from _facts(event)
        for entity in event.entities:
            yield entity.type, "; ".join((entity.name, *entity.aliases))
        for quote in event.all_quotes:
            who = quote.speaker.name if quote.speaker else ""
            yield "quote", f"{who}: {quote.text}" if who else quote.text
        for item in event.related:
            yield "related", f"{parts.edtf(item.date) or 'undated'} {item.title}"
        for report in self.reports:
            yield "report", report_line(report)
        for problem in event.problems:
            yield "problem", problem_text(problem)
        yield "text", event.text

    def plain(self) -> Iterator[str]:
        """Title, facts a line each, and the text."""
        event = self.event
        yield sanitise.line(event.title)
        for name, value in _facts(event):
            if name != "title":
                yield f"{name}: {sanitise.line(value)}"
        yield ""
        yield from sanitise.block(event.text).split("\n")
        related = [f"{parts.plain_date(item.date)}  {sanitise.line(item.title)}" for item in event.related]
        lists = (
            ("quotes", [_quote_line(quote) for quote in event.all_quotes]),
            ("related", related),
            ("reports", [sanitise.line(report_line(report)) for report in self.reports]),
            ("problems", [problem_text(problem) for problem in event.problems]),
        )
        for name, lines in lists:
            if lines:
                yield ""
                yield f"{name}:"
                yield from (f"  {line}" for line in lines)

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Facts, the marked text, names, related items and problems."""
        pen = Pen(terminal)
        event, width = self.event, min(_TEXT_MOST, pen.width - 2 * _LEFT)
        target = pieces.target(event) if terminal.hyperlinks else None
        title = wrap([(pen.text(event.title) or "(no headline)", pen.link(target, BOLD))], width)
        yield Lines([[], *_indent(title), []])
        yield Lines(_indent(_fact_rows(event, pen, width)))
        marked = paint(event.text, event_marks(event), pen, width)
        yield Lines([[], *_indent(marked), []])
        if event.text:
            yield Lines(_indent(wrap(_legend(), width)))
        yield Lines(_indent([*_name_rows(event, pen, width), *_related_rows(event, pen, width)]))
        if self.storyline:
            yield Lines(_indent(report_rows(event, self.storyline, self.reports, pen, width)))
        for problem in event.problems:
            yield Lines(_indent([[], *wrap([(pen.text(problem_text(problem)), DOUBT)], width)]))
        yield Lines([[]])


class WhyView:
    """Where an event's date came from: accepted evidence and its place, and what was rejected and why."""

    columns: ClassVar[tuple[str, ...]] = ("status", "edtf", "rule", "evidence", "place", "reason")

    def __init__(self, event: Event) -> None:
        self.event = event

    def records(self) -> Iterator[dict[str, Any]]:
        """The answer as one record."""
        yield why_record(self.event)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per piece of evidence, accepted ones first."""
        for candidate in self._candidates():
            yield (
                "accepted" if candidate.accepted else "rejected",
                candidate.edtf or "",
                candidate.rule,
                candidate.text,
                _place(self.event, candidate),
                candidate.reason,
            )

    def plain(self) -> Iterator[str]:
        """The event and its date, then a line per piece of evidence, then the problems."""
        event = self.event
        yield parts.plain_line(event)
        yield f"date: {sanitise.line(_date_line(event))}"
        for row in self.rows():
            status, edtf, rule, evidence, place, reason = map(sanitise.line, row)
            yield f"{status}  {edtf or 'unread':<10}  {rule}  {place}  “{evidence}”  {reason}"
        yield from (f"problem: {problem_text(problem)}" for problem in event.problems)

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """The date in words, then every piece of evidence with its place and the reason."""
        pen = Pen(terminal)
        event, width = self.event, min(_TEXT_MOST, pen.width - 2 * _LEFT)
        rows: list[Row] = [[], *wrap([(pen.text(event.title) or "(no headline)", BOLD)], width)]
        when = pen.text(_date_line(event))
        rows += [[], *wrap([(when, BOLD if event.date else DOUBT)], width)]
        for candidate in self._candidates():
            rows += [[], *_candidate_rows(event, candidate, pen, width)]
        if not event.candidates:
            rows += [[], [("no evidence for a date was found", DIM)]]
        for problem in event.problems:
            rows += [[], *wrap([(pen.text(problem_text(problem)), DOUBT)], width)]
        yield Lines([*_indent(rows), []])

    def _candidates(self) -> list[DateCandidate]:
        return sorted(self.event.candidates, key=lambda candidate: not candidate.accepted)


def _legend() -> Row:
    row: Row = [("marked: ", DIM)]
    for name, style in (("people", MARK), ("other names", BOLD), ("quoted words", QUOTE), ("times", TIME)):
        row += [(name, style), ("  ", PLAIN)]
    return row


def _facts(event: Event) -> Iterator[tuple[str, str]]:
    """What is known of the event, as name and value."""
    when = event.date
    yield "title", event.title
    yield "id", event.id
    yield "date", when.edtf if when else "undated"
    if when:
        yield from (("time", when.time),) if when.time else ()
        yield "basis", when.basis
        yield "evidence", when.evidence
    else:
        yield "bounds", parts.edtf(event.bounds) or "unknown"
    optional = {
        "publisher": event.publisher,
        "byline": ", ".join(event.byline),
        "section": event.section,
        "tags": ", ".join(event.tags),
        "url": event.url,
        "language": event.lang,
        "listed in": ", ".join(event.listed_in),
    }
    yield from ((name, value) for name, value in optional.items() if value)
    yield "file", event.file


def _date_line(event: Event) -> str:
    if event.date:
        return dates.long_text(event.date)
    return f"undated; {parts.undated_note(event)}"


def _fact_rows(event: Event, pen: Pen, width: int) -> list[Row]:
    when = event.date
    shown: list[tuple[str, list[Piece]]] = [
        ("date", [(pen.text(_date_line(event)), PLAIN if when else DOUBT)])
    ]
    if when:
        evidence = f"{pen.glyphs.open_quote}{pen.text(when.evidence)}{pen.glyphs.close_quote}"
        basis = pen.text(when.basis)
        sure = f"{when.confidence:.0%} sure"
        known = f"{basis}: {evidence}, {sure}" if when.evidence else f"{basis}, {sure}"
        shown.append(("", [(known, DIM)]))
    hidden = ("title", "date", "time", "basis", "evidence", "bounds")
    for name, value in _facts(event):
        if name in hidden:
            continue
        style = PLAIN
        if name == "url":
            style = pen.link(sanitise.link(value), PLAIN)
        elif name == "file":
            style = pen.link(sanitise.file_link(value), PLAIN)
        shown.append((name, [(pen.text(value), style)]))
    rows: list[Row] = []
    for name, value_pieces in shown:
        rows += _labelled(name, wrap(value_pieces, width - _LABEL))
    return rows


def _name_rows(event: Event, pen: Pen, width: int) -> list[Row]:
    rows: list[Row] = []
    for type_, label in _GROUPS.items():
        names = []
        for entity in event.entities:
            if entity.type == type_:
                count = f" {len(entity.mentions)}" if entity.mentions else ""
                maybe = f" ({' or '.join(map(pen.text, entity.candidates))}?)" if entity.candidates else ""
                names.append(pen.text(entity.name) + maybe + count)
        if names:
            rows += [[], *wrap([(f"{label}: ", DIM), (f" {pen.glyphs.dot} ".join(names), PLAIN)], width)]
    return rows


def _related_rows(event: Event, pen: Pen, width: int) -> list[Row]:
    if not event.related:
        return []
    rows: list[Row] = [[], [("listed as related", DIM)]]
    for item in event.related:
        when = pen.text(dates.text(item.date)) if item.date else "undated"
        rows += _labelled(when, wrap([(pen.text(item.title), PLAIN)], width - _LABEL))
    return rows


def _candidate_rows(event: Event, candidate: DateCandidate, pen: Pen, width: int) -> list[Row]:
    sign, style = (pen.glyphs.yes, BOLD) if candidate.accepted else (pen.glyphs.no, PLAIN)
    evidence = f"{pen.glyphs.open_quote}{pen.text(candidate.text)}{pen.glyphs.close_quote}"
    read = f"  {pen.glyphs.arrow} {pen.text(candidate.edtf)}" if candidate.edtf else ""
    rows = wrap([(evidence, style), (read, style)], width - 2)
    rows += wrap([(pen.text(candidate.reason), PLAIN)], width - 2)
    place = f"{pen.text(candidate.rule)} {pen.glyphs.dot} {pen.text(_place(event, candidate))}"
    rows += wrap([(place, DIM)], width - 2)
    return [[(f"{sign} " if not index else "  ", DRAW), *row] for index, row in enumerate(rows)]


def _place(event: Event, candidate: DateCandidate) -> str:
    return f"{event.file}:{candidate.line}" if candidate.line else event.file


def _quote_line(quote: Quote) -> str:
    who = sanitise.line(quote.speaker.name) if quote.speaker else "unknown speaker"
    words = sanitise.line(quote.text)
    return f"{who}: “{words}”" if quote.direct else f"{who}: {words}"


def _labelled(label: str, rows: list[Row]) -> list[Row]:
    labels = [(label, DIM)], *([] for _ in rows[1:])
    return [[*pad(list(name), _LABEL), *row] for name, row in zip(labels, rows, strict=False)]


def _indent(rows: list[Row]) -> list[Row]:
    return [[(" " * _LEFT, PLAIN), *row] if row else [] for row in rows]
