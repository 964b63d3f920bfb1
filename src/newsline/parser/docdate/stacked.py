"""A date that is printed over several lines: as on the leaf of a calendar ("Mar", "3", "2015"), or broken."""

from collections.abc import Callable, Iterator

from newsline.parser.datetext import DateReading
from newsline.parser.docdate.clue import Clue, Rank, from_reading
from newsline.parser.page import Line, Page

# A part of a date is no longer, and stands no further from the headline; the lines below one another so near.
_PART_LIMIT = 30
_NEAR_HEADLINE = 8
_NEXT = 2
_MOST_PARTS = 4


def stacked_clues(
    page: Page, read: Callable[[str], list[DateReading]], labels: dict[int, str]
) -> Iterator[Clue]:
    """The dates that short lines near the headline give only together; `labels` as for header lines."""
    parts = _parts(page)
    index = 0
    while index < len(parts) - 1:
        found = _stack(parts, index, read)
        if found is None:
            index += 1
            continue
        reading, size = found
        line = parts[index].number
        kind: str = reading.kind if reading.kind != "none" else labels.get(line - 1, "none")
        clue = from_reading(
            reading,
            basis="header",
            rank=Rank.PUBLISHED if kind == "published" else Rank.HEADER,
            label=f"header line {line}",
            confidence=0.9,
            line=line,
        )
        if kind in ("none", "published"):
            yield clue
        index += size


def _parts(page: Page) -> list[Line]:
    """The short lines of header and furniture that stand above the text and near the headline, in order."""
    title = page.title_line
    text = page.line_of(0) if page.text else None
    if title is None or text is None:
        return []
    last = min(text - 1, title + _NEAR_HEADLINE)
    parts = [
        line
        for lines in (page.header, page.furniture)
        for line in lines
        if title - _NEAR_HEADLINE <= line.number <= last and len(line.text) <= _PART_LIMIT
    ]
    return sorted(parts, key=lambda line: line.number)


def _stack(
    parts: list[Line], index: int, read: Callable[[str], list[DateReading]]
) -> tuple[DateReading, int] | None:
    """The date that the lines from `index` on are together, as many as can be, and how many they are."""
    size = 1
    while (
        size < _MOST_PARTS
        and index + size < len(parts)
        and parts[index + size].number - parts[index + size - 1].number <= _NEXT
    ):
        size += 1
    for count in range(size, 1, -1):
        run = [line.text for line in parts[index : index + count]]
        text = " ".join(run)
        readings = read(text)
        if len(readings) != 1 or readings[0].edtf is None or readings[0].day is None:
            continue
        # Each line is a part of it; what tells the month and the year has no need of a number beside it.
        whole = readings[0].end + len(run[-1]) > len(text) and readings[0].start < len(run[0])
        told = any(one.edtf and one.month and not one.ambiguous for part in run for one in read(part))
        if whole and not told:
            return readings[0], count
    return None
