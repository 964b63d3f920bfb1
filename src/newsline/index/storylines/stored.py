"""Stories: storylines as they stand in the table of names, a row each."""

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from newsline.index.compact import compact
from newsline.index.fold import words
from newsline.index.schema import clean
from newsline.index.storylines.table import KIND, report_key
from newsline.model.storyline import Report, Storyline

if TYPE_CHECKING:
    import tantivy


class Story(NamedTuple):
    """A storyline with the places of its reports and the reports, both in the order of their dates."""

    storyline: Storyline
    places: tuple[int, ...]
    reports: tuple[Report, ...]

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return story_key(self.places[0])


def story_of(places: Sequence[int], reports: Sequence[Report]) -> Story:
    """The storyline of some reports, at least one, in the order of their dates, the undated last."""
    dates = [report.date for report in reports if report.date]
    sources: dict[str, str] = {}
    for report in reports:
        if source := source_of(report):
            sources.setdefault(" ".join(words(source)), source)
    storyline = Storyline(
        reports[0].id,
        len(reports),
        tuple(sources.values()),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        len(reports) - len(dates),
    )
    return Story(storyline, tuple(places), tuple(reports))


def source_of(report: Report) -> str:
    """Who published a report: its publisher, else the host of its address; empty if neither is known."""
    if report.publisher and words(report.publisher):
        return report.publisher
    try:
        return (urlsplit(report.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def story_key(first: int) -> str:
    """The key of a storyline, given by the place of its first report."""
    return f"storyline {first}"


def story_row(story: Story) -> "tantivy.Document":
    """The row of a storyline in the table of names."""
    import tantivy

    row = tantivy.Document()
    row.add_text("kind", KIND)
    row.add_text("node", story.key)
    for place in story.places:
        row.add_text("node", report_key(place))
    row.add_unsigned("rank", len(story.places) - 1)
    ids = [report.id for report in story.reports]
    row.add_bytes("record", _packed([story.storyline, story.places, ids]))
    row.add_bytes("nodes", _packed(story.reports))
    return row


def _packed(value: object) -> bytes:
    return zlib.compress(clean(compact(value)).encode("utf-8"))
