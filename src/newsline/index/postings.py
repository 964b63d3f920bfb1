"""Postings: which events a name, a source, a tag or a stretch of time selects, without the text index."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

from newsline.index.names import NameEntry
from newsline.index.plan import Between, Every, Listed, Plan, PostingField, Some, Without
from newsline.model import Event

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()


def days(event: Event) -> tuple[int, int] | None:
    """The first and last day an event's date can be, as proleptic Gregorian ordinals; `None` if undated."""
    when = event.date
    if when is None:
        return None
    return (
        when.earliest.toordinal() if when.earliest else FIRST_DAY,
        when.latest.toordinal() if when.latest else LAST_DAY,
    )


class DateOrder:
    """The dated events sorted by first day, with the greatest last day so far: overlap by bisection."""

    def __init__(self, events: Sequence[Event]) -> None:
        rows = sorted((*span, number) for number, event in enumerate(events) if (span := days(event)))
        self._first = [first for first, _, _ in rows]
        self._last = [last for _, last, _ in rows]
        self._reach = list(accumulate(self._last, max))
        self._numbers = [number for _, _, number in rows]

    def between(self, since: date | None, until: date | None) -> set[int]:
        """Numbers of the events whose date can lie between the two days, both inclusive."""
        low = since.toordinal() if since else FIRST_DAY
        high = until.toordinal() if until else LAST_DAY
        begin, end = bisect_left(self._reach, low), bisect_right(self._first, high)
        return {self._numbers[i] for i in range(begin, end) if self._last[i] >= low}


class Postings:
    """Answers plans that need no text index, as sets of event numbers."""

    def __init__(
        self, total: int, tables: Mapping[PostingField, Sequence[NameEntry]], dates: DateOrder
    ) -> None:
        self._total = total
        self._tables = tables
        self._dates = dates

    def select(self, plan: Plan) -> set[int]:
        """Numbers of the events that a plan without `Words` selects."""
        if isinstance(plan, Listed):
            return self._listed(plan)
        if isinstance(plan, Between):
            return self._dates.between(plan.since, plan.until)
        if isinstance(plan, Some):
            return set[int]().union(*map(self.select, plan.parts))
        if isinstance(plan, Without):
            return set(range(self._total)) - self.select(plan.part)
        if isinstance(plan, Every):
            return self._every(plan)
        raise TypeError(f"a plan for the text index: {plan!r}")

    def _listed(self, plan: Listed) -> set[int]:
        entries = self._tables[plan.field]
        chosen: set[int] = set()
        for number in plan.numbers:
            entry = entries[number]
            chosen.update(entry.events if plan.field != "speaker" else (event for event, _ in entry.quotes))
        return chosen

    def _every(self, plan: Every) -> set[int]:
        kept = [self.select(part) for part in plan.parts if not isinstance(part, Without)]
        chosen = set.intersection(*sorted(kept, key=len)) if kept else set(range(self._total))
        for part in plan.parts:
            if isinstance(part, Without):
                chosen -= self.select(part.part)
        return chosen
