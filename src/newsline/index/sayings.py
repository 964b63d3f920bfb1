"""Who said what when: the quotes of a corpus, the same words of several reports as one."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, overload

from newsline.index.entry import NameEntry
from newsline.index.fold import words
from newsline.index.index import Index
from newsline.index.nodes import node_key
from newsline.index.plan import Every, Listed, Marked, Plan, Some
from newsline.index.retold import LEAST_WORDS, Said, opening, saying_words, sayings
from newsline.index.sentence import sentence_around
from newsline.index.speakers import speaker_keys
from newsline.index.speech import said_when
from newsline.model import Event, Match, Quote, QuoteHit, Speaker, When

# Double marks of any kind; or a single one that opens before a word, with another that closes behind one.
_MARKS = re.compile("[\"“”„«»]|``|(?<!\\w)['‘‚](?=\\w)")
_PRONOUNS = (("he",), ("she",), ("they",), ("i",), ("we",))
_CLOSING = re.compile("(?<=[\\w,.!?…])['’‘](?!\\w)")


def quotes(
    index: Index,
    plan: Plan | None = None,
    *,
    speakers: Collection[NameEntry] | None = None,
    about: Collection[NameEntry] | None = None,
    since: date | None = None,
    until: date | None = None,
    direct: bool | None = None,
    matches: Sequence[Match] = (),
) -> "QuoteHits":
    """Who said what, in the order in which it was said, the undated last.

    Of the events that a plan selects (default: all). `speakers` and `about` keep what these
    speakers said, and what names one of these entities in the quote or its sentence, other than
    as its speaker; an empty collection keeps none. `since` and `until` are days, both inclusive:
    what may have been said between them. `direct` keeps what holds words in quotation marks, or
    what is reported speech, with marked words in it or not. Of `matches`, each hit gets those
    that found its speaker.
    """
    voices = _Voices(index, speakers)
    subject = None if about is None else {key: entry.key for entry in about for key in entry.keys}
    found = []
    numbers = _numbers(index, plan, voices, about)
    for order, group in enumerate(sayings(_all(index, numbers, voices, subject))):
        speaker = next((said.speaker for said in group if said.speaker is not None), None)
        if speakers is not None and speaker is None:
            continue
        if direct is not None and not any(_is_direct(said.quote, direct) for said in group):
            continue
        if subject is not None and not any(said.about for said in group):
            continue
        when = _earliest([said.date for said in group if said.date])
        if (since or until) and not _lies_between(when, since, until):
            continue
        found.append((_order(when), order, _Saying(group, voices.name(speaker), when)))
    return QuoteHits(index, [saying for *_, saying in sorted(found, key=lambda row: row[:2])], matches)


class _Saying(NamedTuple):
    """A hit before its events are read: the quotes with the same words, the speaker's name, when."""

    group: Sequence[Said]
    name: str | None
    date: When | None


class QuoteHits(Sequence[QuoteHit]):
    """Quotes found; the events they stand in are read when they are asked for."""

    def __init__(self, index: Index, found: Sequence[_Saying], matches: Sequence[Match]) -> None:
        """Each hit gets those of `matches` that found its speaker."""
        self._index = index
        self._found = found
        self._matches = matches

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> QuoteHit: ...
    @overload
    def __getitem__(self, place: slice) -> "QuoteHits": ...
    def __getitem__(self, place: int | slice) -> "QuoteHit | QuoteHits":
        if isinstance(place, slice):
            return QuoteHits(self._index, self._found[place], self._matches)
        return self._hit(self._found[place])

    def latest_first(self) -> "QuoteHits":
        """The same with what was said last first, the undated last as before."""
        dated = [saying for saying in reversed(self._found) if saying.date]
        undated = [saying for saying in self._found if not saying.date]
        return QuoteHits(self._index, dated + undated, self._matches)

    def _hit(self, saying: _Saying) -> QuoteHit:
        group, name, when = saying
        fullest = max(group, key=lambda said: (said.speaker is not None, said.quote.end - said.quote.start))
        also = {said.number: said.row for said in group if said.number != fullest.number}
        event = self._index.event(fullest.row)
        in_title = fullest.place >= len(event.quotes)
        return QuoteHit(
            event.all_quotes[fullest.place] if in_title else fullest.quote,
            event,
            name,
            tuple(match for match in self._matches if match.found == name),
            when,
            tuple(map(self._index.event, also.values())),
        )


class _Voices:
    """The speakers of quotes by the keys that events have them under; with `wanted` only these."""

    def __init__(self, index: Index, wanted: Collection[NameEntry] | None) -> None:
        self._index = index
        self._only = wanted is not None
        self._found: dict[str, NameEntry | None] = {}
        for entry in wanted or ():
            self._found.update(dict.fromkeys(index.keys_of([entry], "speaker"), entry))
        self._names = {entry.key: entry.name for entry in wanted or ()}

    @property
    def keys(self) -> tuple[str, ...] | None:
        """The keys of those wanted; `None` for all speakers."""
        return tuple(self._found) if self._only else None

    def entry(self, key: str) -> str | None:
        """The key of the entry of a speaker; `None` if nobody asked for it."""
        if key not in self._found and not self._only:
            found = self._found[key] = self._index.speaker(key)
            if found:
                self._names[found.key] = found.name
        found = self._found.get(key)
        return found.key if found else None

    def known(self, key: str | None) -> NameEntry | None:
        """Who has the name that a key stands for, asked for or not; `None` of none or a doubtful one."""
        found = self._index.speaker(key) if key else None
        return found if found and found.type and not found.candidates else None

    def name(self, entry: str | None) -> str | None:
        """The name of a speaker, given by the key of its entry."""
        return None if entry is None else self._names[entry]


def _numbers(
    index: Index, plan: Plan | None, voices: _Voices, about: Collection[NameEntry] | None
) -> list[int]:
    """The rows of the events in which to look, by date: those asked for, and others with the same words."""
    parts: list[Plan] = [Marked(("quotes",)), *([plan] if plan else [])]
    narrow: list[Plan] = []
    if voices.keys is not None:
        narrow.append(Listed("speaker", voices.keys))
    if about is not None:
        narrow.append(Listed("entity", index.keys_of(list(about), "entity")))
    numbers = list(index.in_order(Every((*parts, *narrow))))
    if not narrow:
        return numbers
    phrases = (saying_words(quote) for number in numbers for quote in index.event(number).all_quotes)
    beginnings = sorted({phrase[:LEAST_WORDS] for phrase in phrases if len(phrase) >= LEAST_WORDS})
    if about is None:
        # Whatever the speaker is known to have said is among them: what is left is said by nobody known.
        unsaid = Marked(tuple(dict.fromkeys(map(opening, beginnings))))
        return list(index.in_order(Every((*parts, Some((*narrow, unsaid)))))) if beginnings else numbers
    others = index.with_words(beginnings)
    if not others.difference(numbers):
        return numbers
    kept = others.union(numbers)
    return [number for number in index.in_order(Every(tuple(parts))) if number in kept]


def _all(
    index: Index, numbers: Iterable[int], voices: _Voices, subject: dict[str, str] | None
) -> Iterator[Said]:
    """The quotes of the wanted speakers and of unknown ones; words within words of one speaker count once.

    `subject` are the entries that a question is about: see `_About`.
    """
    for number, row in enumerate(numbers):
        event = index.event(row)
        found = []
        for place, quote, key in _with_headline(event, voices):
            speaker = voices.entry(key) if key else None
            if speaker is not None or key is None:
                found.append((place, quote, speaker))
        if not found:
            continue
        size = len(event.quotes)
        dates = said_when(event)
        names = _About(event, subject) if subject else None
        outer: dict[str | None, int] = {}  # for a speaker, the end of the last words that no others hold
        for place, quote, speaker in sorted(found, key=lambda row: (row[1].start, -row[1].end)):
            if place >= size:
                about = names is not None and names.named_in_title(quote)
                yield Said(number, row, place, quote, speaker, event.date, about)
            elif quote.end > outer.get(speaker, -1):
                outer[speaker] = quote.end
                about = names is not None and names.named(quote, speaker)
                yield Said(number, row, place, quote, speaker, dates[place], about)


_Row = tuple[int, Quote, str | None]


def _with_headline(event: Event, voices: _Voices) -> list[_Row]:
    """The quotes of an event, each with its place and the key of its speaker.

    Words of the headline that the text has too count there, where there may be more of them. If
    only the headline knows whose they are, the quotes of the text are given its speaker. Of two
    whose names are known both keep the words.
    """
    keys = speaker_keys(event)
    size = len(event.quotes)
    rows: list[_Row] = list(zip(range(len(keys)), event.all_quotes, keys, strict=True))
    kept, titles = rows[:size], rows[size:]
    phrases = [_phrase(quote) for quote in event.quotes] if titles else []
    for row in titles:
        _, title, key = row
        wanted = _phrase(title)
        again = False
        for place in [place for place, phrase in enumerate(phrases) if wanted in phrase]:
            _, quote, other = kept[place]
            if _no_better(voices, key, other):
                again = True
            elif voices.known(other) is None and (named := _named(event, quote, title, key)):
                kept[place] = (place, named, key)
                again = True
        if not again:
            kept.append(row)
    return kept


def _phrase(quote: Quote) -> str:
    """The words of a quote with a space on either side of each: what is in it is some of them."""
    return f" {' '.join(saying_words(quote))} "


def _no_better(voices: _Voices, title: str | None, text: str | None) -> bool:
    """Whether the speaker of a headline, given by its key, says no more than that of the text."""
    named = voices.known(title)
    if named is None:
        return title is None or text is not None
    other = voices.known(text)
    return other is not None and other.key == named.key


def _named(event: Event, quote: Quote, title: Quote, key: str | None) -> Quote | None:
    """A quote of the text with the speaker of the headline; `None` if it may have another.

    "He", "the mayor" and a part of the name may stand for a person, "a spokesman" may not. Where the
    text says nothing at all the name is taken from where it stands nearest, if it stands there.
    """
    who = title.speaker
    entity = next((entity for entity in event.entities if node_key(entity) == key), None)
    if who is None or entity is None:
        return None
    if quote.speaker is None:
        if not entity.mentions:
            return None
        nearest = min(entity.mentions, key=lambda mention: abs(mention.start - quote.start))
        speaker = Speaker(who.name, *nearest)
    else:
        called, name = words(quote.speaker.text), words(who.name)
        role = called[:1] == ("the",) and set(called).isdisjoint(name)
        if entity.type != "PERSON" or not (called in _PRONOUNS or role or set(called) <= set(name)):
            return None
        speaker = quote.speaker._replace(name=who.name)
    return quote._replace(speaker=speaker, confidence=title.confidence)


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
    """Where an event names some entities."""

    def __init__(self, event: Event, wanted: dict[str, str]) -> None:
        """`wanted` are the keys of the entries, by those that events have the entities under."""
        self._event = event
        keys = ((entity, wanted.get(node_key(entity))) for entity in event.entities)
        self._entities = [(entity, entry) for entity, entry in keys if entry]
        self._places = sorted((m.start, entry) for entity, entry in self._entities for m in entity.mentions)

    def named(self, quote: Quote, speaker: str | None) -> bool:
        """Whether the sentence of a quote in the text names one of them, not only to say who speaks."""
        who, places = quote.speaker, self._places
        start, end = sentence_around(self._event.text, quote.start, quote.end)
        return any(
            not (who and entry == speaker and who.start <= place < who.end)
            for place, entry in places[bisect_left(places, (start, "")) : bisect_left(places, (end, ""))]
        )

    def named_in_title(self, quote: Quote) -> bool:
        """The same of a quote of the headline, in which mentions have no places of their own."""
        title, who = self._event.title, quote.speaker
        rest = title[: who.start] + title[who.end :] if who else title
        here = f" {' '.join(words(rest))} "
        return any(
            f" {' '.join(words(form))} " in here
            for entity, _ in self._entities
            for form in (entity.name, *entity.aliases, *(mention.text for mention in entity.mentions))
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
