"""The timeline: what happened when, with the dates as exact as they are known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import Event
from newsline.model.record import hit_record
from newsline.render import parts
from newsline.render.view import Granularity, Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

    from newsline.model import Hit

COLUMNS = ("id", "date", "time", "precision", "basis", "title", "publisher", "kind", "url", "file")


class TimelineView:
    """Events in the order of `hits`.

    `hits` are expected in chronological order, or the reverse of it if `reverse` says
    so, the undated last. `by` is the unit of the headings. `listing` holds events by id, for the titles
    of pages that list an event and are not among the hits. `heading` says in a few
    words what was asked; without it the names that were found do. `total` is the
    number of events that were found, where the hits stand for fewer: cut by a limit.
    """

    columns: ClassVar[tuple[str, ...]] = (*COLUMNS, *parts.STORY_COLUMNS)

    def __init__(
        self,
        hits: "Sequence[Hit]",
        by: Granularity = Granularity.AUTO,
        *,
        reverse: bool = False,
        listing: Mapping[str, Event] | None = None,
        heading: str = "",
        total: int | None = None,
    ) -> None:
        self.hits = hits
        self.by = by
        self.reverse = reverse
        self.listing: Mapping[str, Event] = {} if listing is None else listing
        self.heading = heading
        self.total = total

    def records(self) -> Iterator[dict[str, Any]]:
        """The record of each hit."""
        return map(hit_record, self.hits)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per event; its date in EDTF."""
        return (event_row(hit.event) + parts.story_cells(hit) for hit in self.hits)

    def plain(self) -> Iterator[str]:
        """A line per event: id, date in EDTF, title, publisher or file."""
        return (parts.plain_hit(hit, self.listing) for hit in self.hits)

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Histogram, events under headings along a line, the undated, and a line of totals."""
        # Only a terminal needs the drawing, which takes longer to import than all the rest.
        from newsline.render.spine import draw

        return draw(self, terminal)

    def dated(self) -> "list[Hit]":
        """The hits with a date."""
        return [hit for hit in self.hits if hit.event.date]

    def undated(self) -> "list[Hit]":
        """The hits without a date."""
        return [hit for hit in self.hits if not hit.event.date]


def event_row(event: Event) -> tuple[str, ...]:
    """An event as cells under `COLUMNS`."""
    when = event.date
    return (
        event.id,
        when.edtf if when else "",
        (when.time or "") if when else "",
        when.precision if when else "",
        when.basis if when else "",
        event.title,
        event.publisher or "",
        event.kind,
        event.url or "",
        event.file,
    )
