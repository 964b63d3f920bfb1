"""The hit: an event that answers a question, and why it does."""

from dataclasses import dataclass

from newsline.model.event import Event


@dataclass(frozen=True, slots=True)
class Match:
    """How one term of the question was found.

    `query` is the term as asked, `found` the word or name it was taken for and
    `field` where. `similarity` is 100 for an exact match; less was matched fuzzily
    and is always said (`asylm -> asylum`).
    """

    query: str
    found: str
    field: str
    similarity: int = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """An event with its score (BM25; 0.0 without text terms), its matches and spans to highlight.

    `spans` are half-open code point offsets into `event.text`, `title_spans` into
    `event.title`; both sorted and without overlap.
    """

    event: Event
    score: float = 0.0
    matches: tuple[Match, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    title_spans: tuple[tuple[int, int], ...] = ()
