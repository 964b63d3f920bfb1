"""Rows made from the index: the names of a corpus with their numbers."""

from collections import Counter
from collections.abc import Iterable

from newsline.index.entry import NameEntry
from newsline.index.index import Index
from newsline.index.plan import Every, Listed
from newsline.model import EntitySummary, When

_TOGETHER = 5
_COMPARED = 40  # names that a name may share most events with, of which these are counted exactly


def entity_summaries(index: Index, entries: Iterable[NameEntry], *, bins: int = 12) -> list[EntitySummary]:
    """Summaries of names, in the order of the entries.

    `bins` is the number of equal stretches of time, from the first to the last day of the
    corpus, for `counts`.
    """
    stretch = index.stretch()
    return [
        EntitySummary(
            name=entry.name,
            type=entry.type,
            aliases=entry.aliases,
            mentions=entry.mentions,
            events=entry.events,
            first=_end(index, entry, latest=False),
            last=_end(index, entry, latest=True),
            together=_together(index, entry),
            counts=_counts(index, entry, bins, stretch),
        )
        for entry in entries
        if entry.type
    ]


def _end(index: Index, entry: NameEntry, *, latest: bool) -> When | None:
    """The date of the first or the last dated event that names an entry."""
    found = index.run(Listed("entity", entry.keys), 1, order="latest" if latest else "date")
    return index.event(found[0][0]).date if found else None


def _counts(index: Index, entry: NameEntry, bins: int, stretch: tuple[int, int] | None) -> tuple[int, ...]:
    if stretch is None:
        return (0,) * bins
    begin, length = stretch
    # The day with number d of the stretch is in d * bins // length: each begins at the first such day.
    edges = [begin - (-length * n // bins) for n in range(bins + 1)]
    return tuple(index.histogram(Listed("entity", entry.keys), edges))


def _together(index: Index, entry: NameEntry) -> tuple[tuple[str, int], ...]:
    """The names that share most events with one, and how many."""
    shared: Counter[str] = Counter()
    others: dict[str, NameEntry] = {}
    for key, count in index.common("entity", Listed("entity", entry.keys), _COMPARED):
        other = index.names.by_key(key)
        if other and other.key != entry.key and not other.candidates:
            others[other.key] = other
            shared[other.key] += count
    # Two names of one entry can stand in the same event: those are counted again, together.
    for key, other in others.items():
        if len(other.keys) > 1:
            shared[key] = index.count(Every((Listed("entity", entry.keys), Listed("entity", other.keys))))
    ranked = sorted(
        ((others[key].name, count) for key, count in shared.items()), key=lambda row: (-row[1], row[0])
    )
    return tuple(ranked[:_TOGETHER])
