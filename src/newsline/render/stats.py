"""A corpus in numbers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import CorpusStats
from newsline.model.record import stats_record
from newsline.render import parts, pieces, sanitise
from newsline.render.layout import BOLD, DIM, DRAW, PLAIN, Lines, Pen, Row, cut, pad, row_cells, wrap
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_LABEL = 15
_NAME_MOST = 36
_BAR_LEAST = 8
_BAR_MOST = 40
_UNITS = ("B", "kB", "MB", "GB", "TB")


class StatsView:
    """Totals, and how they divide by publisher, kind of date evidence, and problem."""

    columns: ClassVar[tuple[str, ...]] = ("group", "name", "value")

    def __init__(self, stats: CorpusStats) -> None:
        self.stats = stats

    def records(self) -> Iterator[dict[str, Any]]:
        """One record."""
        yield stats_record(self.stats)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per number: `total` ones first, then those by publisher, basis and problem."""
        for name, value in self._totals():
            yield "total", name, value
        for group, pairs in self._groups():
            for name, count in pairs:
                yield group, name, str(count)

    def plain(self) -> Iterator[str]:
        """A line per number."""
        return (
            f"{group:<9}  {sanitise.line(name)}  {sanitise.line(value)}" for group, name, value in self.rows()
        )

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """The totals in a few lines, and bars for how they divide."""
        pen = Pen(terminal)
        yield Lines(self._summary(pen))
        titles = {"publisher": "publishers", "basis": "where dates come from", "problem": "problems"}
        for group, pairs in self._groups():
            if pairs:
                yield Lines([[], [(f"   {titles[group]}", BOLD)], *_bars(pairs, pen)])
        yield Lines([[]])

    def _totals(self) -> list[tuple[str, str]]:
        stats = self.stats
        counts = ("documents", "listed", "dated", "undated", "entities", "quotes", "storylines")
        names = ("files", "bytes", *counts)
        totals = [(name, str(getattr(stats, name))) for name in names]
        return [*totals, ("first", parts.edtf(stats.first)), ("last", parts.edtf(stats.last))]

    def _groups(self) -> list[tuple[str, tuple[tuple[str, int], ...]]]:
        stats = self.stats
        return [("publisher", stats.publishers), ("basis", stats.bases), ("problem", stats.problems)]

    def _summary(self, pen: Pen) -> list[Row]:
        stats = self.stats
        span = pieces.date_range([when for when in (stats.first, stats.last) if when])
        facts = [
            ("read", f"{parts.number(stats.files, 'file')}, {_size(stats.bytes)}"),
            ("events", f"{parts.number(stats.documents, 'document')} and {stats.listed:,} listed in them"),
            ("dates", f"{stats.dated:,} dated, {stats.undated:,} undated"),
            ("from", span or "no dates"),
            ("names", f"{stats.entities:,}"),
            ("quotes", f"{stats.quotes:,}"),
            ("storylines", f"{stats.storylines:,} with several reports"),
        ]
        rows: list[Row] = [[]]
        for name, value in facts:
            first, *more = wrap([(pen.text(value), PLAIN)], pen.width - _LABEL - 1)
            rows.append([*pad([(f"   {name}", DIM)], _LABEL), *first])
            rows += [[(" " * _LABEL, PLAIN), *row] for row in more]
        return rows


def _bars(pairs: tuple[tuple[str, int], ...], pen: Pen) -> list[Row]:
    most = max(count for _, count in pairs)
    number_width = len(f"{most:,}")
    name_most = min(_NAME_MOST, pen.width - number_width - _BAR_LEAST - 8)
    names = [cut([(pen.text(name), PLAIN)], name_most, pen.glyphs.ellipsis) for name, _ in pairs]
    name_width = max(map(row_cells, names))
    room = max(1, min(_BAR_MOST, pen.width - name_width - number_width - 8))
    rows: list[Row] = []
    for name, (_, count) in zip(names, pairs, strict=True):
        bar = pen.glyphs.bars[-1] * max(1, round(count / most * room))
        number = f"  {count:>{number_width},}  "
        rows.append([("   ", PLAIN), *pad(name, name_width), (number, PLAIN), (bar, DRAW)])
    return rows


def _size(count: int) -> str:
    size, unit = float(count), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.1f} {_UNITS[unit]}" if unit else f"{count} B"
