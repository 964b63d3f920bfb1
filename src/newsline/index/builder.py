"""The builder: events in, in any order; one frozen index out."""

from collections import defaultdict
from collections.abc import Sequence

from newsline.errors import Problem
from newsline.index.index import Index
from newsline.index.names import group_names
from newsline.index.related import add_listed
from newsline.model import Event
from newsline.model.corrections import NameCorrection


class Builder:
    """Collects events and builds the index of them.

    The same content under the same id counts once, with a `duplicate` problem for
    every other copy; one id with different texts stays as many events.
    """

    def __init__(self, corrections: Sequence[NameCorrection] = ()) -> None:
        """`corrections` are what a person has decided about names across the documents."""
        self._corrections = tuple(corrections)
        self._events: list[Event] = []
        self._problems: list[Problem] = []
        self._by_id: defaultdict[str, list[Event]] = defaultdict(list)

    def add(self, event: Event) -> None:
        """Take in one event, in the order in which equals are to be kept."""
        for known in self._by_id[event.id]:
            if known.text == event.text:
                message = f"the same content as {known.file}; counted once"
                self._problems.append(Problem("duplicate", message, file=event.file))
                return
        self._by_id[event.id].append(event)
        self._events.append(event)

    def build(self) -> Index:
        """The index of the events so far: related items merged, in order of date, names grouped."""
        events = sorted(add_listed(self._events), key=lambda event: event.date is None)
        dated = [(event.date.sort_key(), place) for place, event in enumerate(events) if event.date]
        ordered = [events[place] for _, place in sorted(dated)] + events[len(dated) :]
        return Index(ordered, self._problems, group_names(ordered, self._corrections))
