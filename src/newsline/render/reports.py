"""The reports of a storyline, for `show`."""

from collections.abc import Sequence

from newsline.model import Event, Report, Storyline
from newsline.render import dates, parts, sanitise
from newsline.render.layout import BOLD, DIM, PLAIN, Pen, Row, pad, wrap

_DATE = 13
_SHOWN = 200  # reports that a terminal is given; the other forms have all


def report_line(report: Report) -> str:
    """`2012-12-22  Harbour Wire  wire/17.txt  (id 1a2b)`: raw, on one line."""
    return (
        f"{report.date or 'undated':<10}  {report.publisher or 'source unknown'}  {report.file}  {report.id}"
    )


def report_rows(
    event: Event, storyline: Storyline, reports: Sequence[Report], pen: Pen, width: int
) -> list[Row]:
    """What the reports come to, then each with its date, its source and its file; the one shown is marked."""
    note = pen.text(parts.storyline_note(storyline, dates.edtf_text))
    rows: list[Row] = [[], *wrap([(note, DIM)], width)]
    for report in reports[:_SHOWN]:
        when = pen.text(dates.edtf_text(report.date)) if report.date else "undated"
        here = report.id == event.id and report.file == event.file
        source = (pen.text(report.publisher or "source unknown"), BOLD if here else PLAIN)
        link = pen.link(sanitise.file_link(report.file), DIM)
        dot = (f" {pen.glyphs.dot} ", DIM)
        facts = wrap(
            [source, dot, (pen.text(report.file), link), dot, (pen.text(report.id), DIM)], width - _DATE
        )
        labels: list[Row] = [[(when, DIM)], *([] for _ in facts[1:])]
        rows += [[*pad(label, _DATE), *row] for label, row in zip(labels, facts, strict=True)]
    more = len(reports) - _SHOWN
    return [*rows, [(f"and {more:,} more", DIM)]] if more > 0 else rows
