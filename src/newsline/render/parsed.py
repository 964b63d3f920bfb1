"""Documents as they were parsed: the answer of `newsline parse`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import Event
from newsline.model.record import event_record
from newsline.render import parts, sanitise
from newsline.render.timeline import COLUMNS, event_row
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType


class ParsedView:
    """Events in the order of their documents; they may come one by one from a generator."""

    columns: ClassVar[tuple[str, ...]] = COLUMNS

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = events

    def records(self) -> Iterator[dict[str, Any]]:
        """The record of each event."""
        return map(event_record, self.events)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per event, as in a timeline."""
        return map(event_row, self.events)

    def plain(self) -> Iterator[str]:
        """A short block per event: what was found in the document."""
        for event in self.events:
            yield parts.plain_line(event)
            yield f"    {_counts(event)}"

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Every event as `newsline show` has it."""
        from newsline.render.detail import EventView

        for event in self.events:
            yield from EventView(event).rich(terminal)


def _counts(event: Event) -> str:
    types = Counter(entity.type for entity in event.entities)
    facts = [
        parts.number(types["PERSON"], "person", "people"),
        parts.number(types["ORG"], "organisation"),
        parts.number(types["PLACE"], "place"),
        parts.number(len(event.all_quotes), "quote"),
        parts.number(len(event.dates), "time expression"),
        parts.number(len(event.related), "related item"),
    ]
    basis = f"date from {event.date.basis}: {event.date.evidence}" if event.date else "no date"
    codes = ", ".join(dict.fromkeys(problem.code for problem in event.problems))
    return sanitise.line("; ".join((basis, ", ".join(facts), *((f"problems: {codes}",) if codes else ()))))
