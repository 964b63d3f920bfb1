"""Answers: the hit, and the rows of the quotes, entities and stats questions."""

from typing import NamedTuple

from newsline.model.event import EntityType, Event, Quote
from newsline.model.storyline import Storyline
from newsline.model.when import When


class Match(NamedTuple):
    """How one term of the question was found.

    `query` is the term as asked, `found` the word or name it was taken for and
    `field` where. `similarity` is 100 for an exact match; less was matched fuzzily
    and is always said (`asylm -> asylum`).
    """

    query: str
    found: str
    field: str
    similarity: int = 100


class Hit(NamedTuple):
    """An event with its score (BM25; 0.0 without text terms), its matches and spans to highlight.

    `spans` are half-open code point offsets into `event.text`, `title_spans` into
    `event.title`; both sorted and without overlap. `storyline` is that of which the event is a
    report, if there are others; `matching` counts its reports that answer the question, which the
    hit stands for. With merging off a hit stands for itself alone.
    """

    event: Event
    score: float = 0.0
    matches: tuple[Match, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    title_spans: tuple[tuple[int, int], ...] = ()
    storyline: Storyline | None = None
    matching: int = 1


class QuoteHit(NamedTuple):
    """A quote in its fullest form, and the event it stands in.

    `speaker` is the canonical name across the corpus. `date` is when it was said: with basis
    `speech` if the text tells, else the event's own; of several reports the earliest. `also`
    are the other events with the same words, in order of date.
    """

    quote: Quote
    event: Event
    speaker: str | None = None
    matches: tuple[Match, ...] = ()
    date: When | None = None
    also: tuple[Event, ...] = ()

    @property
    def in_title(self) -> bool:
        """Whether the quote stands in the event's title, so that its spans index that."""
        return any(quote is self.quote for quote in self.event.title_quotes)


class EntitySummary(NamedTuple):
    """One name across the corpus.

    `mentions` counts spans, `events` the events that name it. `first` and `last` are
    the dates of the first and last dated of these, `together` the names that share
    most events with it and how many, `counts` the number of dated events in each of
    the equal stretches of time between the corpus' first and last day (a sparkline).
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    mentions: int = 0
    events: int = 0
    first: When | None = None
    last: When | None = None
    together: tuple[tuple[str, int], ...] = ()
    counts: tuple[int, ...] = ()


class CorpusStats(NamedTuple):
    """What a corpus holds, in numbers; sizes in bytes as read.

    `storylines` counts those of two reports or more.
    """

    files: int
    bytes: int
    documents: int
    listed: int
    dated: int
    undated: int
    entities: int
    quotes: int
    first: When | None = None
    last: When | None = None
    publishers: tuple[tuple[str, int], ...] = ()
    bases: tuple[tuple[str, int], ...] = ()
    problems: tuple[tuple[str, int], ...] = ()
    storylines: int = 0
