"""Events over time as bars: the shape of a story at a glance.

The unit of a bar is the finest (day, week, month, quarter, year, decade, century) whose bars fit
the terminal and are not many more than the events. An event whose date is coarser than
a bar is in none, and the caption says so: nothing is spread or guessed.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from math import ceil

from newsline.model import When
from newsline.render.dates import MONTHS
from newsline.render.layout import BOLD, DIM, DRAW, PLAIN, Pen, Row, pad, wrap

_LABEL_GAP = 2
_FEW_YEARS = 3
_YEAR_LABEL = 4 + _LABEL_GAP
_BAR_MAX = 6
_BARS_ALWAYS = 24
_BARS_PER_EVENT = 3
# The part of the dates that a unit must be able to show.
_MOST = 0.8


class _Unit:
    def __init__(
        self, name: str, days: int, number: Callable[[date], int], first_day: Callable[[int], date]
    ) -> None:
        self.name, self.days, self.number, self.first_day = name, days, number, first_day


_UNITS = (
    _Unit("day", 1, date.toordinal, date.fromordinal),
    # Ordinal 1 is a Monday (1 January of the year 1 in the proleptic calendar).
    _Unit("week", 7, lambda day: (day.toordinal() - 1) // 7, lambda n: date.fromordinal(n * 7 + 1)),
    _Unit("month", 31, lambda day: day.year * 12 + day.month - 1, lambda n: date(n // 12, n % 12 + 1, 1)),
    _Unit(
        "quarter",
        92,
        lambda day: day.year * 4 + (day.month - 1) // 3,
        lambda n: date(n // 4, n % 4 * 3 + 1, 1),
    ),
    _Unit("year", 366, lambda day: day.year, lambda n: date(n, 1, 1)),
    _Unit("decade", 3653, lambda day: day.year // 10, lambda n: date(max(1, n * 10), 1, 1)),
    _Unit("century", 36525, lambda day: day.year // 100, lambda n: date(max(1, n * 100), 1, 1)),
)


def histogram(dates: Sequence[When], pen: Pen, *, left: int, width: int, height: int = 3) -> list[Row]:
    """Rows of bars, axis, labels and caption; `left` columns are kept for the scale, `width` for bars.

    Empty for fewer than two dates with a first and a last day, or if all fall in one bar.
    """
    spans = [(w.earliest, w.latest) for w in dates if w.earliest and w.latest]
    if len(spans) < 2:
        return []
    chosen = _choose(spans, width)
    if chosen is None:
        return []
    unit, drawn = chosen
    counts = Counter(drawn)
    low, high = min(drawn), max(drawn)
    step = max(1, min(_BAR_MAX, width // (high - low + 1)))
    bar = step - 1 if step > 2 else step
    values = [counts[number] for number in range(low, high + 1)]
    rows = _bars(values, pen, left, step, bar, height)
    rows += _axis([unit.first_day(number) for number in range(low, high + 1)], unit, pen, left, step, bar)
    caption = f"each bar a {unit.name}, the highest {max(values)}"
    if missing := len(dates) - len(drawn):
        caption += f"; {missing} with a date too wide to draw"
    return rows + [[(" " * left, PLAIN), *row] for row in wrap([(caption, DIM)], width)]


def sparkline(counts: Sequence[int], pen: Pen) -> str:
    """One sign per count: a space for none, else one of eight heights."""
    top = max(counts, default=0)
    return "".join(pen.glyphs.bars[ceil(count / top * 8) - 1] if count else " " for count in counts)


def _choose(spans: Sequence[tuple[date, date]], width: int) -> tuple[_Unit, list[int]] | None:
    """The finest unit that fits and shows most dates, and the number of the bar of each date in it."""
    limit = min(width, max(_BARS_ALWAYS, _BARS_PER_EVENT * len(spans)))
    best: tuple[_Unit, list[int]] | None = None
    for unit in _UNITS:
        drawn = _drawn(spans, unit)
        if drawn and 0 < max(drawn) - min(drawn) < limit:
            if len(drawn) >= _MOST * len(spans):
                return unit, drawn
            if best is None or len(drawn) > len(best[1]):
                best = unit, drawn
    return best


def _drawn(spans: Sequence[tuple[date, date]], unit: _Unit) -> list[int]:
    """The number of the bar of each date that lies in one, or is no longer than one."""
    return [
        unit.number(first)
        for first, last in spans
        if (last - first).days < unit.days or unit.number(first) == unit.number(last)
    ]


def _bars(values: Sequence[int], pen: Pen, left: int, step: int, bar: int, height: int) -> list[Row]:
    top = max(values)
    height = min(height, top)
    levels = [ceil(value / top * height * 8) for value in values]
    rows: list[Row] = []
    for storey in reversed(range(height)):
        scale = str(top) if storey == height - 1 else ""
        row: Row = [*pad([(scale, DIM)], left - 1, right=True), (" ", PLAIN)]
        for level in levels:
            filled = min(8, max(0, level - storey * 8))
            if filled:
                row += [(pen.glyphs.bars[filled - 1] * bar, DRAW), (" " * (step - bar), PLAIN)]
            else:
                row.append((" " * step, PLAIN))
        rows.append(row)
    return rows


def _axis(days: Sequence[date], unit: _Unit, pen: Pen, left: int, step: int, bar: int) -> list[Row]:
    width = (len(days) - 1) * step + bar
    line, labels = [pen.glyphs.rule] * width, [" "] * width
    taken: list[tuple[int, int]] = []
    for index, label in _labels(days, unit, step):
        at = index * step
        start = min(at, width - len(label))
        end = start + len(label)
        if start < 0 or any(start < b + _LABEL_GAP and a < end + _LABEL_GAP for a, b in taken):
            continue
        taken.append((start, end))
        labels[start:end] = label
        line[at] = pen.glyphs.tick
    blank = (" " * left, PLAIN)
    return [[blank, ("".join(line), DIM)], [blank, ("".join(labels).rstrip(), BOLD)]]


def _labels(days: Sequence[date], unit: _Unit, step: int) -> list[tuple[int, str]]:
    """Labels worth having, the most important first: the ends, then round years (or months) between."""
    if unit.name in ("day", "week"):
        named = [(i, f"{day.day} {MONTHS[day.month - 1]} {day.year}") for i, day in enumerate(days)]
        ends, inner = [named[0], named[-1]], named[1:-1]
        return ends + [item for item in inner if days[item[0]].day <= unit.days]
    last = len(days) - 1
    if unit.days < 366 and days[last].year - days[0].year < _FEW_YEARS:
        januaries = [i for i in range(1, last) if days[i].month == 1]
        return [
            (i, f"{MONTHS[days[i].month - 1]} {days[i].year}") for i in (0, last, *januaries, *range(last))
        ]
    pitch = step * 366 / unit.days
    every = next((n for n in (1, 2, 5, 10, 20, 50) if n * pitch >= _YEAR_LABEL), 100)
    years = [i for i, day in enumerate(days) if day.month == 1]
    # The last year is named where it begins, not also where it ends.
    end = years[-1] if years and years[-1] else last
    return [(i, str(days[i].year)) for i in (0, end, *(i for i in years if days[i].year % every == 0))]
