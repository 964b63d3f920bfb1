"""A body with marks on it: names, quotes and times that overlap, as pieces ready to wrap."""

from collections import Counter
from collections.abc import Iterable

from newsline.model import Event
from newsline.render.layout import BOLD, MARK, PLAIN, QUOTE, TIME, Pen, Row, wrap

Marks = Iterable[tuple[int, int, str]]


def event_marks(event: Event) -> list[tuple[int, int, str]]:
    """What `show` marks in an event's text: people, other names, quotes, time expressions."""
    marks = [
        (mention.start, mention.end, MARK if entity.type == "PERSON" else BOLD)
        for entity in event.entities
        for mention in entity.mentions
    ]
    marks += [(quote.start, quote.end, QUOTE) for quote in event.quotes]
    return marks + [(timex.start, timex.end, TIME) for timex in event.dates]


def paint(text: str, marks: Marks, pen: Pen, width: int) -> list[Row]:
    """The lines of `text` wrapped to `width`, each mark (half-open, code points) in its style.

    Where marks overlap their styles add up. n log n in the number of marks.
    """
    size = len(text)
    turns: dict[int, list[tuple[str, int]]] = {0: [], size: []}
    for start, end, style in marks:
        if 0 <= start < end <= size:
            turns.setdefault(start, []).append((style, 1))
            turns.setdefault(end, []).append((style, -1))
    places = sorted(turns)
    active: Counter[str] = Counter()
    rows: list[Row] = []
    line: Row = []
    for place, following in zip(places, [*places[1:], size], strict=True):
        for style, change in turns[place]:
            active[style] += change
        style = " ".join(dict.fromkeys(word for name in sorted(+active) for word in name.split())) or PLAIN
        first, *more = text[place:following].split("\n")
        line += pen.spans(first, (), style)
        for part in more:
            rows += wrap(line, width) or [[]]
            line = pen.spans(part, (), style)
    return rows + (wrap(line, width) or [])
