"""Who said what when: the quotes of a corpus, the same words of several reports as one."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from newsline.index.index import Index
from newsline.index.names import NameEntry
from newsline.index.retold import Said, sayings
from newsline.index.sentence import sentence_around
from newsline.index.speech import said_when
from newsline.model import Match, Quote, QuoteHit, When

# Double marks of any kind; or a single one that opens before a word, with another that closes behind one.
_MARKS = re.compile("[\"“”„«»]|``|(?<!\\w)['‘‚](?=\\w)")
_CLOSING = re.compile("(?<=[\\w,.!?…])['’‘](?!\\w)")


def quotes(
    index: Index,
    events: Iterable[int] | None = None,
    *,
    speakers: Collection[NameEntry] | None = None,
    about: Collection[NameEntry] | None = None,
    since: date | None = None,
    until: date | None = None,
    direct: bool | None = None,
    matches: Sequence[Match] = (),
) -> list[QuoteHit]:
    """Who said what, in the order in which it was said, the undated last.

    Of the given events (default: all). `speakers` and `about` keep what these speakers said,
    and what names one of these entities in the quote or its sentence, other than as its
    speaker; an empty collection keeps none. `since` and `until` are days, both inclusive: what
    may have been said between them. `direct` keeps what holds words in quotation marks, or
    what is reported speech, with marked words in it or not. Of `matches`, each hit gets those
    that found its speaker.
    """
    said_by = None if speakers is None else {entry.number for entry in speakers}
    subject = None if about is None else _About(index, about)
    numbers = range(len(index.events)) if events is None else sorted(set(events))
    hits = []
    for order, group in enumerate(sayings(_all(index, numbers, said_by))):
        speaker = next((said.speaker for said in group if said.speaker is not None), None)
        if said_by is not None and speaker not in said_by:
            continue
        if direct is not None and not any(_is_direct(said.quote, direct) for said in group):
            continue
        if subject is not None and not any(map(subject.named, group)):
            continue
        when = _earliest([said.date for said in group if said.date])
        if (since or until) and not _lies_between(when, since, until):
            continue
        hits.append((_order(when), order, _hit(index, group, speaker, when, matches)))
    return [hit for _, _, hit in sorted(hits, key=lambda row: row[:2])]


def _all(index: Index, numbers: Iterable[int], said_by: Collection[int] | None) -> Iterator[Said]:
    """The quotes of some speakers and of unknown ones; words within words of one speaker count once."""
    for number in numbers:
        event = index.events[number]
        found = [(place, quote, index.speaker_of(number, place)) for place, quote in enumerate(event.quotes)]
        if said_by is not None:
            found = [row for row in found if row[2] is None or row[2].number in said_by]
        if not found:
            continue
        dates = said_when(event)
        outer: dict[int | None, int] = {}  # for a speaker, the end of the last words that no others hold
        for place, quote, entry in sorted(found, key=lambda row: (row[1].start, -row[1].end)):
            speaker = entry.number if entry else None
            if quote.end > outer.get(speaker, -1):
                outer[speaker] = quote.end
                yield Said(number, place, quote, event, speaker, dates[place])


def _hit(
    index: Index, group: Sequence[Said], speaker: int | None, when: When | None, matches: Sequence[Match]
) -> QuoteHit:
    fullest = max(group, key=lambda said: (said.speaker is not None, said.quote.end - said.quote.start))
    name = index.entries("speaker")[speaker].name if speaker is not None else None
    also = dict.fromkeys(said.number for said in group if said.number != fullest.number)
    return QuoteHit(
        fullest.quote,
        fullest.event,
        name,
        tuple(match for match in matches if match.found == name),
        when,
        tuple(index.events[number] for number in also),
    )


def _is_direct(quote: Quote, direct: bool) -> bool:
    if not direct:
        return not quote.direct
    if quote.direct:
        return True
    mark = _MARKS.search(quote.text)
    return mark is not None and (
        mark.group() not in "'‘‚" or _CLOSING.search(quote.text, mark.end()) is not None
    )


class _About:
    """Where events name some entities."""

    def __init__(self, index: Index, entries: Collection[NameEntry]) -> None:
        self._index = index
        self._wanted = {entry.number for entry in entries}
        self._places: dict[int, list[tuple[int, int]]] = {}

    def named(self, said: Said) -> bool:
        """Whether the sentence of a quote names one of them: not where it only says who speaks."""
        places = self._places.get(said.number)
        if places is None:
            places = self._places[said.number] = self._find(said.number)
        who = said.quote.speaker
        start, end = sentence_around(said.event.text, said.quote.start, said.quote.end)
        return any(
            not (who and entry == said.speaker and who.start <= place < who.end)
            for place, entry in places[bisect_left(places, (start, -1)) : bisect_left(places, (end, -1))]
        )

    def _find(self, number: int) -> list[tuple[int, int]]:
        """Mentions in an event, in order: where they start, and the number of the entry."""
        event, entries = self._index.events[number], self._index.entities_of(number)
        return sorted(
            (mention.start, entry.number)
            for entity, entry in zip(event.entities, entries, strict=True)
            if entry.number in self._wanted
            for mention in entity.mentions
        )


def _earliest(dates: Sequence[When]) -> When | None:
    """The first of several dates; of a coarse one and one that may lie in it, the more exact."""
    return min(
        dates,
        key=lambda when: (when.latest or date.max, -(when.earliest or date.min).toordinal()),
        default=None,
    )


def _lies_between(when: When | None, since: date | None, until: date | None) -> bool:
    if when is None:
        return False
    too_early = since is not None and when.latest is not None and when.latest < since
    too_late = until is not None and when.earliest is not None and when.earliest > until
    return not too_early and not too_late


def _order(when: When | None) -> tuple[bool, date, date]:
    """By the day; what was said on one day stays in the order of its events and their texts."""
    return (True, date.max, date.max) if when is None else (False, *when.sort_key()[:2])
