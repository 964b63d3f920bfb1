"""Rows made from the index: the names of a corpus with their numbers."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest

from newsline.index.index import Index
from newsline.index.names import NameEntry
from newsline.model import EntitySummary, EntityType, Event

_TOGETHER = 5


def entity_summaries(
    index: Index,
    entries: Iterable[NameEntry] | None = None,
    *,
    events: Collection[int] | None = None,
    bins: int = 12,
    limit: int | None = None,
) -> list[EntitySummary]:
    """Summaries of names (default: all), those in most events first.

    `events` narrows the counts to these events; names that stand in none of them are
    left out. `bins` is the number of equal stretches of time for `counts`.
    """
    chosen = None if events is None else set(events)
    kept = []
    for entry in index.names if entries is None else entries:
        numbers = entry.events if chosen is None else tuple(n for n in entry.events if n in chosen)
        if numbers:
            kept.append((entry, numbers))
    kept.sort(key=lambda pair: (-len(pair[1]), pair[0].number))
    stretch = _stretch(index.events)
    return [
        _summary(index, entry, numbers, entry.type, bins, stretch, everywhere=chosen is None)
        for entry, numbers in kept[:limit]
        if entry.type
    ]


def _summary(
    index: Index,
    entry: NameEntry,
    numbers: Sequence[int],
    type_: EntityType,
    bins: int,
    stretch: tuple[int, int] | None,
    *,
    everywhere: bool,
) -> EntitySummary:
    events, names = index.events, index.names
    dated = [date for n in numbers if (date := events[n].date)]
    together = Counter(other for n in numbers for other in set(index.links(n)))
    others = [
        (names[other].name, count)
        for other, count in together.items()
        if other != entry.number and not names[other].candidates
    ]
    counts = [0] * bins
    for date in dated:
        if date.earliest and stretch:
            begin, length = stretch
            counts[min((date.earliest.toordinal() - begin) * bins // length, bins - 1)] += 1
    return EntitySummary(
        name=entry.name,
        type=type_,
        aliases=entry.aliases,
        mentions=entry.mentions if everywhere else _mentions(index, entry, numbers),
        events=len(numbers),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        together=tuple(nsmallest(_TOGETHER, others, key=lambda pair: (-pair[1], pair[0]))),
        counts=tuple(counts),
    )


def _mentions(index: Index, entry: NameEntry, numbers: Iterable[int]) -> int:
    return sum(
        len(entity.mentions)
        for number in numbers
        for entity, other in zip(index.events[number].entities, index.entities_of(number), strict=True)
        if other.number == entry.number
    )


def _stretch(events: Sequence[Event]) -> tuple[int, int] | None:
    """The first day of the corpus as an ordinal, and the number of days up to its last."""
    dates = [event.date for event in events if event.date]
    first = min((date.earliest.toordinal() for date in dates if date.earliest), default=None)
    last = max((day.toordinal() for date in dates if (day := date.latest or date.earliest)), default=None)
    return None if first is None or last is None else (first, max(last - first, 0) + 1)
