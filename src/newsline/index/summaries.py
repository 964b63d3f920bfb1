"""Rows made from the index: the names of a corpus with their numbers, and who said what when."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest

from newsline.index.index import Index
from newsline.index.names import NameEntry
from newsline.model import EntitySummary, EntityType, Event, Match, Quote, QuoteHit

_TOGETHER = 5
_SENTENCE = 400  # code points around a quote in which the ends of its sentence are looked for
_ENDS = (". ", "! ", "? ", "\n")


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


def quotes(
    index: Index,
    events: Iterable[int] | None = None,
    *,
    speakers: Collection[NameEntry] | None = None,
    about: Collection[NameEntry] | None = None,
    direct: bool | None = None,
    matches: Sequence[Match] = (),
) -> Iterator[QuoteHit]:
    """Who said what, in order of date: the quotes of the given events (default: all).

    `speakers` and `about` keep the quotes of these speakers, and those that name one of
    these entities in the quote or its sentence; an empty collection keeps none. `direct`
    keeps those with (or without) marks. Of `matches`, each hit gets those that found its speaker.
    """
    said_by = None if speakers is None else {entry.number for entry in speakers}
    named = None if about is None else {entry.number for entry in about}
    for number in range(len(index.events)) if events is None else sorted(set(events)):
        event = index.events[number]
        for place, quote in enumerate(event.quotes):
            speaker = index.speaker_of(number, place)
            if direct is not None and quote.direct != direct:
                continue
            if said_by is not None and (speaker is None or speaker.number not in said_by):
                continue
            if named is not None and not _names(index, number, quote, named):
                continue
            name = speaker.name if speaker else None
            found = tuple(match for match in matches if match.found == name)
            yield QuoteHit(quote, event, name, found)


def _names(index: Index, number: int, quote: Quote, named: Collection[int]) -> bool:
    event = index.events[number]
    start, end = _sentence(event.text, quote)
    return any(
        start <= mention.start < end
        for entity, entry in zip(event.entities, index.entities_of(number), strict=True)
        if entry.number in named
        for mention in entity.mentions
    )


def _sentence(text: str, quote: Quote) -> tuple[int, int]:
    """The quote widened to the ends of its sentence: a line break, or a full stop before a space."""
    low, high = max(quote.start - _SENTENCE, 0), min(quote.end + _SENTENCE, len(text))
    start = max(text.rfind(mark, low, quote.start) for mark in _ENDS)
    ends = [place for mark in _ENDS if (place := text.find(mark, quote.end, high)) >= 0]
    return (start + 1 if start >= 0 else low), min(ends, default=high)
