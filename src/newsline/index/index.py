"""The index: what the events of a corpus answer, frozen once it is built."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.index.names import Grouping, NameEntry
from newsline.index.plan import Plan, PostingField, has_words, strict
from newsline.index.postings import DateOrder, Postings
from newsline.index.speakers import Speakers, by_event, labels
from newsline.index.table import NameTable, Resolution
from newsline.model import Event

if TYPE_CHECKING:
    from newsline.index.text import Row, TextIndex


class Index:
    """The events of a corpus in order of date, the undated last, with everything that finds them.

    An event's number is its place in `events`. Nothing changes after building; what a
    question needs and building did not (the text index, the tables of names) is made
    at the first such question.
    """

    def __init__(self, events: Sequence[Event], problems: Sequence[Problem], grouping: Grouping) -> None:
        """For `Builder`: `grouping.links` must belong to `events`."""
        self._events = tuple(events)
        self._problems = tuple(problems)
        self._links = grouping.links
        speakers = Speakers(self._events, grouping)
        self._names = speakers.names
        self._entries: dict[PostingField, tuple[NameEntry, ...]] = {
            "entity": self._names,
            "speaker": speakers.entries,
            "source": labels(self._events, lambda event: (event.publisher,) if event.publisher else ()),
            "tag": labels(self._events, lambda event: event.tags),
        }
        self._quote_speakers = speakers.of_quote
        self._tables: dict[PostingField, NameTable] = {}
        self._ids: list[tuple[str, int]] = []
        self._text: TextIndex | None = None
        self._postings: Postings | None = None

    @property
    def events(self) -> tuple[Event, ...]:
        """All events in order of date, the undated last."""
        return self._events

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the corpus as a whole: duplicates. Each event has its own besides."""
        return self._problems

    @property
    def names(self) -> tuple[NameEntry, ...]:
        """The people, organisations and places of the corpus, those in most events first."""
        return self._names

    def by_prefix(self, prefix: str) -> tuple[Event, ...]:
        """The events whose id begins with `prefix`, those with exactly this id alone if there are any."""
        if not self._ids:
            self._ids = sorted((event.id, number) for number, event in enumerate(self._events))
        found = []
        for identity, number in self._ids[bisect_left(self._ids, (prefix, -1)) :]:
            if not identity.startswith(prefix):
                break
            found.append((identity, number))
        exact = [number for identity, number in found if identity == prefix]
        return tuple(self._events[number] for number in exact or [number for _, number in found])

    def links(self, number: int) -> tuple[int, ...]:
        """The places in `names` of the entities of an event, in the order of its `entities`."""
        return self._links[number]

    def entities_of(self, number: int) -> tuple[NameEntry, ...]:
        """The names of the entities of an event, in the order of its `entities`."""
        return tuple(self._names[entry] for entry in self._links[number])

    def speaker_of(self, number: int, quote: int) -> NameEntry | None:
        """Who says a quote of an event, given by its place among the event's `quotes`."""
        entry = self._quote_speakers.get((number, quote))
        return None if entry is None else self._entries["speaker"][entry]

    def entries(self, field: PostingField) -> tuple[NameEntry, ...]:
        """The entries that the numbers in a `Listed` plan of this field mean."""
        return self._entries[field]

    def resolve_name(self, text: str, field: PostingField = "entity", *, prefix: bool = False) -> Resolution:
        """What a name in a question means: an entity, a speaker, a source or a tag."""
        table = self._tables.get(field)
        if table is None:
            entries: Iterable[NameEntry] = self._entries[field]
            if field == "speaker":
                entries = [entry for entry in entries if entry.quotes]
            table = self._tables[field] = NameTable(entries, field)
        return table.resolve(text, prefix=prefix)

    @property
    def text(self) -> "TextIndex":
        """The text index, built when it is first asked for."""
        if self._text is None:
            from newsline.index.text import TextIndex

            self._text = TextIndex(self._events, self._row())
        return self._text

    def run(
        self, plan: Plan, limit: int | None = None, *, by_score: bool = True
    ) -> tuple[list[tuple[int, float]], int]:
        """The numbers of the events that a plan selects, with scores, and how many there are in all.

        By score: what is matched exactly before what needs a loose word, then by BM25,
        then by date. Otherwise by date alone, with scores of 0. Raises `ValueError` for
        a negative limit.
        """
        if limit is not None and limit < 0:
            raise ValueError(f"a negative limit: {limit}")
        if not has_words(plan):
            numbers = sorted(self._sets().select(plan))
            return [(number, 0.0) for number in numbers[:limit]], len(numbers)
        most = len(self._events) if limit is None else min(limit, len(self._events))
        if most == 0:
            return [], self.text.search(plan, 1, by_score=False)[1] if self._events else 0
        hits, total = self.text.search(plan, most, by_score=by_score)
        exact = strict(plan)
        if by_score and exact != plan:
            hits = self._exact_first(hits, self.text.search(exact, most, by_score=True)[0], most)
        return hits, total

    def _exact_first(
        self, loose: list[tuple[int, float]], exact: list[tuple[int, float]], limit: int
    ) -> list[tuple[int, float]]:
        seen = {number for number, _ in exact}
        lowest = exact[-1][1] if exact else float("inf")
        rest = [(number, min(score, lowest)) for number, score in loose if number not in seen]
        return (exact + rest)[:limit]

    def _sets(self) -> Postings:
        if self._postings is None:
            self._postings = Postings(len(self._events), self._entries, DateOrder(self._events))
        return self._postings

    def _row(self) -> "Row":
        """What the text index holds of an event besides its texts."""
        fields: dict[PostingField, dict[int, list[int]]] = {
            "speaker": by_event(self._entries["speaker"], quoted=True),
            "source": by_event(self._entries["source"]),
            "tag": by_event(self._entries["tag"]),
        }

        def row(number: int) -> tuple[list[str], dict[PostingField, Iterable[int]]]:
            entries = dict.fromkeys(self._links[number])
            names = [name for entry in entries for name in self._names[entry].full_forms()]
            postings: dict[PostingField, Iterable[int]] = {"entity": entries}
            postings.update((field, found[number]) for field, found in fields.items() if number in found)
            return names, postings

        return row
