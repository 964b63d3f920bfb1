"""The timeline drawn for a terminal: events along a line, under years and months, below their histogram."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, islice
from typing import TYPE_CHECKING

from newsline.model import Event, Hit, When
from newsline.render import dates, parts, pieces
from newsline.render.gaps import wide_gaps
from newsline.render.histogram import histogram
from newsline.render.layout import (
    BOLD,
    DIM,
    DOUBT,
    DRAW,
    MARK,
    NO_BREAK,
    PLAIN,
    Lines,
    Pen,
    Piece,
    Row,
    cells,
    cut,
    pad,
    row_cells,
    wrap,
)
from newsline.render.view import Granularity, Terminal

if TYPE_CHECKING:
    from newsline.render.timeline import TimelineView

_DATE = 13
_LEFT = _DATE + 4
# From so many columns on, source and id stand in a column of their own at the right.
_WIDE = 100
_SIDE = 28
_SIDE_MOST = 40
_ID = 6
_QUOTE_ROWS = 2
_SPEAKER = 30
_BLOCK = 50


def draw(view: "TimelineView", terminal: Terminal) -> Iterator[Lines]:
    """The timeline in blocks: a long one starts to appear at once, and rich is not asked for every line."""
    rows = _Drawing(view, Pen(terminal)).rows()
    while block := list(islice(rows, _BLOCK)):
        yield Lines(block)


def choose_by(days: Sequence[date]) -> Granularity:
    """The headings that suit these days: months, but days or weeks in a short and dense timeline.

    A heading a month would double the length of a thin one over decades: years alone.
    """
    if not days:
        return Granularity.MONTH
    span = (max(days) - min(days)).days
    if span <= 3 and len(days) > 3:
        return Granularity.DAY
    if span <= 60 and len(days) > span / 3:
        return Granularity.WEEK
    months = len({(day.year, day.month) for day in days})
    return Granularity.YEAR if span > 20 * 365 and len(days) < 1.5 * months else Granularity.MONTH


class _Drawing:
    """One timeline being drawn for one terminal."""

    def __init__(self, view: "TimelineView", pen: Pen) -> None:
        self.view, self.pen = view, pen
        self.dated, self.undated = view.dated(), view.undated()
        self.short = pieces.ShortIds(hit.event.id for hit in view.hits)
        self.when = [hit.event.date for hit in self.dated if hit.event.date]
        days = [when.earliest for when in self.when if when.earliest and when.precision == "day"]
        self.by = choose_by(days) if view.by is Granularity.AUTO else view.by
        names = pieces.names_found(view.hits)
        self.names = {name.casefold() for name in names}
        self.heading = view.heading or ", ".join(names)
        self.shown = {hit.event.id: hit.event for hit in view.hits}
        self.side = min(_SIDE + (pen.width - _WIDE) // 8, _SIDE_MOST) if pen.width >= _WIDE else 0
        self.text_width = pen.width - _LEFT - self.side - 1

    def rows(self) -> Iterator[Row]:
        """All rows, from the blank line above to the totals below."""
        yield []
        yield from self._head()
        yield from self._body()
        if self.undated:
            yield []
            yield self._section("undated", len(self.undated))
            for hit in self.undated:
                yield from self._event(hit)
        yield []
        yield from self._foot()

    def _head(self) -> Iterator[Row]:
        fuzzy = pieces.fuzzy_note(self.view.hits)
        if self.heading or fuzzy:
            fuzzy = f"({fuzzy})" if fuzzy else ""
            heading = [(self.pen.text(self.heading), BOLD), (f" {self.pen.text(fuzzy)}", DOUBT)]
            yield from self._indented(heading)
            yield []
        bars = histogram(self.when, self.pen, left=_LEFT, width=self.pen.width - _LEFT - 1)
        if bars:
            yield from bars
            yield []

    def _body(self) -> Iterator[Row]:
        spine, gap = self.pen.glyphs.spine, self.pen.glyphs.gap
        gaps = wide_gaps(self.when)
        counts = Counter(map(_year, self.when))
        at = 0
        for year, in_year in groupby(self.dated, key=lambda hit: _year(hit.event.date)):
            if at and at not in gaps:
                yield []
            gap_above = gaps.pop(at, 0)
            if gap_above:
                yield [*self._margin([], gap), (f"{dates.period(gap_above)} without events", DIM)]
            yield self._section(str(year), counts[year])
            for heading, hits in groupby(in_year, key=self._heading):
                if heading:
                    yield self._margin([(heading, BOLD)], spine)
                for hit in hits:
                    if at in gaps:
                        yield [*self._margin([], gap), (f"{dates.period(gaps[at])} without events", DIM)]
                    yield from self._event(hit)
                    at += 1

    def _heading(self, hit: Hit) -> str:
        """The heading under the year; empty for a date coarser than the unit of the headings."""
        when = hit.event.date
        if when is None or when.earliest is None or self.by is Granularity.YEAR:
            return ""
        day = when.earliest
        month = dates.MONTHS[day.month - 1]
        if self.by is Granularity.MONTH:
            return dates.MONTH_NAMES[day.month - 1] if when.precision in ("day", "month") else ""
        if when.precision != "day":
            return ""
        if self.by is Granularity.DAY:
            return f"{dates.WEEKDAYS[day.weekday()]} {day.day} {month}"
        monday = date.fromordinal(day.toordinal() - day.weekday())
        return f"week {monday.day} {dates.MONTHS[monday.month - 1]}"

    def _section(self, name: str, count: int) -> Row:
        note = f" {parts.number(count, 'event')}"
        rule = self.pen.glyphs.rule * (self.pen.width - _DATE - 2 - cells(note))
        return [*pad([(name, BOLD)], _DATE, right=True), (" ", PLAIN), (rule, DRAW), (note, DIM)]

    def _event(self, hit: Hit) -> Iterator[Row]:
        event, pen = hit.event, self.pen
        sign = pen.glyphs.undated
        lines: list[Row] = [[("date unknown", DIM)]]
        if event.date:
            sign = {"listed": pen.glyphs.listed, "background": pen.glyphs.background}.get(
                event.kind, pen.glyphs.document
            )
            first, second = dates.column(event.date, self.by)
            lines = [[(pen.text(first), DIM if first.endswith("unknown") else PLAIN)]]
            lines += [[(pen.text(second), DIM)]] if second else []
            if dates.doubtful(event) and not first.endswith("?"):
                lines[0].append(("?", DOUBT))
        body = self._headline(hit) + self._quote(hit) + self._notes(hit)
        side = self._side_rows(event)
        for index in range(max(len(lines), len(body), len(side))):
            label = lines[index] if index < len(lines) else []
            row = self._margin(label, pen.glyphs.spine if index else sign)
            row += body[index] if index < len(body) else []
            if index < len(side):
                row = [*pad(row, pen.width - self.side), *side[index]]
            yield row

    def _headline(self, hit: Hit) -> list[Row]:
        event = hit.event
        base = BOLD if event.kind == "document" else PLAIN
        title = self.pen.spans(event.title, hit.title_spans, base, MARK) or [("(no headline)", DIM)]
        if self.pen.terminal.hyperlinks:
            target = pieces.target(event)
            title = [(text, self.pen.link(target, style)) for text, style in title]
        return wrap(title, self.text_width)

    def _quote(self, hit: Hit) -> list[Row]:
        room = _QUOTE_ROWS * self.text_width
        quote = pieces.strongest_quote(hit.event, self.names, hit.spans, room - _SPEAKER)
        if quote is None:
            return []
        return pieces.quote_rows(quote, self.pen, self.text_width, spans=hit.spans, most=_QUOTE_ROWS)

    def _notes(self, hit: Hit) -> list[Row]:
        """Below headline and quote: doubts, reports, pages that list it, its source if no column has it."""
        event, pen, width = hit.event, self.pen, self.text_width
        rows: list[Row] = []
        if event.date is None:
            rows += wrap([(pen.text(parts.undated_note(event)), PLAIN)], width)
        else:
            for problem in dates.doubts(event):
                rows += wrap([(pen.text(problem.message), DOUBT)], width)
        if note := parts.reports_note(hit, dates.edtf_text):
            rows += wrap([(pen.text(note), DIM)], width)
        if event.listed_in:
            rows.append(self._listed(event))
        if not self.side:
            source, shown = pen.text(pieces.source_label(event)), pen.text(self.short(event.id))
            rows += wrap([(f"{source} {pen.glyphs.dot} {shown}" if source else shown, DIM)], width)
        return rows

    def _listed(self, event: Event) -> Row:
        pages = len(event.listed_in)
        page = self.shown.get(event.listed_in[0]) or self.view.listing.get(event.listed_in[0])
        where = page.title if page and pages == 1 else parts.number(pages, "page")
        how = {"listed": "listed in", "background": "in"}.get(event.kind, "also listed in")
        note = self.pen.text(f"{how} {where}")
        return cut([(note, DIM)], self.text_width, self.pen.glyphs.ellipsis)

    def _side_rows(self, event: Event) -> list[Row]:
        """Source and id, set at the right: side by side, or the id below if it is a long one."""
        if not self.side:
            return []
        width, ellipsis = self.side - 1, self.pen.glyphs.ellipsis
        source: Row = [(self.pen.text(pieces.source_label(event)), DIM)]
        shown = cut([(self.pen.text(self.short(event.id)), DIM)], width - 2, ellipsis)
        rows = [pad([*source, *pad(shown, _ID + 2, right=True)], width, right=True)]
        if row_cells(rows[0]) > width or row_cells(shown) > _ID:
            below = [pad(shown, width, right=True)]
            rows = (
                [pad(cut(source, width - 2, ellipsis), width, right=True), *below] if source[0][0] else below
            )
        return rows

    def _margin(self, label: Row, sign: str) -> Row:
        return [*pad(label, _DATE, right=True), (" ", PLAIN), (sign, DRAW), ("  ", PLAIN)]

    def _indented(self, pieces: Iterable[Piece]) -> Iterator[Row]:
        for row in wrap(pieces, self.pen.width - _LEFT - 1):
            yield [(" " * _LEFT, PLAIN), *row]

    def _foot(self) -> Iterator[Row]:
        view, dot = self.view, f" {self.pen.glyphs.dot} "
        shown = parts.number(len(view.hits), "event") + parts.told_by(view.hits)
        if view.total is not None and view.total > parts.reports_of(view.hits):
            shown = f"the first {parts.share_shown(view.hits, view.total)}"
        listed = sum(hit.event.kind == "listed" for hit in view.hits)
        facts = [shown, pieces.date_range(self.when)]
        facts += [f"{listed:,} only listed ({self.pen.glyphs.listed})"] if listed else []
        background = sum(hit.event.kind == "background" for hit in view.hits)
        facts += [f"{background:,} in the background ({self.pen.glyphs.background})"] if background else []
        facts += [f"{len(self.undated):,} undated"] if self.undated else []
        facts += ["latest first"] if view.reverse else []
        whole = (self.pen.text(fact).replace(" ", NO_BREAK) for fact in facts if fact)
        yield from self._indented([(dot.join(whole), DIM)])


def _year(when: When | None) -> int:
    edge = (when.earliest or when.latest) if when else None
    return edge.year if edge else 0
