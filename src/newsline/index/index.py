"""The index: what the events of a corpus answer, frozen once it is built."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from newsline.index.codec import decode
from newsline.index.entry import NameEntry
from newsline.index.plan import Between, Every, Marked, Phrase, Plan, PostingField, Without, strict
from newsline.index.queries import Queries, word_fields
from newsline.index.rows import Rows, whole
from newsline.index.schema import UNDATED
from newsline.index.speakers import SAID, said_key
from newsline.index.storylines.table import Known, StoryTable
from newsline.index.table import NameTable, Resolution
from newsline.index.variants import name_tokens
from newsline.model import Event, Match

if TYPE_CHECKING:
    import tantivy

Order = Literal["score", "date", "latest"]

_PAGE = 512  # events that are read at once when all are asked for
_KEPT = 1024  # decoded events that are kept


class Index:
    """The events of a corpus, with everything that finds them; in memory or mapped from a folder.

    An event's number is that of its row, good for as long as the index is open. Nothing is
    read before it is asked for.
    """

    def __init__(
        self,
        events: "tantivy.Index",
        names: "tantivy.Index | NameTable",
        dictionary: bytes = b"",
        words: Callable[[], Sequence[str]] | None = None,
    ) -> None:
        """For `Builder` and the saved index: two tables with the fields that `schema` gives them.

        `dictionary` is what stored events are compressed with; `words` gives the vocabulary of
        titles and texts where it is at hand.
        """
        self._rows = Rows(events)
        self._queries = Queries(events.schema)
        self._dictionary = dictionary
        self._kept: dict[int, Event] = {}
        self._vocabulary: dict[str | None, Sequence[str]] = {}
        self._words = words
        self.names = names if isinstance(names, NameTable) else NameTable(names)
        self.stories = StoryTable(self._rows, self.names.rows)

    @whole
    def event(self, number: int) -> Event:
        """The event of a row."""
        event = self._kept.get(number)
        if event is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            event = decode(self._rows.stored(number), self._dictionary)
            if event.kind == "document" and (pages := self.names.pages_of(event.id)):
                event = event._replace(listed_in=pages)
            self._kept[number] = event
        return event

    def run(self, plan: Plan, limit: int | None = None, *, order: Order = "score") -> list[tuple[int, float]]:
        """The numbers of the events that a plan selects, with scores.

        By score: what is matched exactly before what needs a loose word, then by BM25,
        then by date. By `date`, the undated last, or the `latest` first, the undated last as
        well: with scores of 0. Raises `ValueError` for a negative limit.
        """
        if limit is not None and limit < 0:
            raise ValueError(f"a negative limit: {limit}")
        if limit == 0:
            return []
        if order != "score":
            return [(number, 0.0) for number in self._by_date(plan, limit, latest=order == "latest")]
        exact = strict(plan)
        found = self._by_score(exact, limit)
        if exact == plan or (limit is not None and len(found) >= limit):
            return found
        seen = {number for number, _ in found}
        lowest = found[-1][1] if found else float("inf")
        loose = self._by_score(plan, None if limit is None else limit + len(found))
        rest = [(number, min(score, lowest)) for number, score in loose if number not in seen]
        return (found + rest)[:limit]

    def in_order(self, plan: Plan | None = None) -> Iterator[int]:
        """The numbers of the events that a plan selects (`None`: all), by date, the undated last.

        They are looked up as they are asked for, so that any number of them takes no memory.
        """
        low, high = 0, (1 << 63) - 1
        size = _PAGE
        while True:
            query = self._queries.within(plan or Every(), low, high)
            found = self._rows.ordered(query, size, by="order")
            yield from self._chronological(found)
            if len(found) < size:
                return
            low = found[-1][0] + 1

    def places(self, numbers: Sequence[int]) -> list[int]:
        """The places of events: they tell them apart, and are in the order of files."""
        return self._rows.values("place", numbers)

    def count(self, plan: Plan) -> int:
        """How many events a plan selects."""
        return self._rows.count(self._queries.of(plan))

    def any(self, plan: Plan) -> bool:
        """Whether a plan selects an event."""
        return self._rows.any(self._queries.of(plan))

    def story(self, identity: str) -> Known | None:
        """The storyline of the document with an id, if there are other reports."""
        numbers = [number for number, _ in self.run(Marked((f"id {identity}",)), order="date")]
        return next((known for known in self.stories.of(numbers) if known), None) if numbers else None

    def matching(self, plan: Plan, stories: Sequence[Known]) -> list[int]:
        """How many of the reports of each of some storylines a plan selects."""
        if plan == Every() or not stories:
            return [known.storyline.reports for known in stories]
        ids = dict.fromkeys(f"id {identity}" for known in stories for identity in known.ids)
        found = self._rows.matching(self._queries.of(Every((plan, Marked(tuple(ids))))))
        places = set(self._rows.values("place", found))
        return [len(places & known.places) for known in stories]

    def by_prefix(self, prefix: str) -> list[Event]:
        """The events whose id begins with `prefix`, those with exactly this id alone if there are any."""
        exact = self.run(Marked((f"id {prefix}",)), order="date")
        if not exact:
            marks = [mark for mark, _ in self._rows.terms("mark", f"id {prefix}")]
            exact = self.run(Marked(tuple(marks)), order="date")
        return [self.event(number) for number, _ in exact]

    def by_id(self, identity: str) -> Event | None:
        """The first event with an id."""
        found = self.run(Marked((f"id {identity}",)), 1, order="date")
        return self.event(found[0][0]) if found else None

    def marked(self, prefix: str) -> list[tuple[str, int]]:
        """The marks that begin so, the beginning left out, and how many events have each; commonest first."""
        marks = [mark for mark, _ in self._rows.terms("mark", prefix)]
        counts = [(mark.removeprefix(prefix), self.count(Marked((mark,)))) for mark in marks]
        return sorted((pair for pair in counts if pair[1]), key=lambda pair: (-pair[1], pair[0]))

    def resolve_name(self, text: str, field: PostingField = "entity", *, prefix: bool = False) -> Resolution:
        """What a name in a question means: an entity, a speaker, a source or a tag."""
        found = self.names.resolve(text, field, prefix=prefix)
        if field != "speaker" or all(entry.type for entry in found.entries):
            return found
        # A name that one document knows as an entity is the same speaker where another does not.
        taken: dict[str, tuple[NameEntry, Match]] = {}
        for entry, match in zip(found.entries, found.matches, strict=True):
            owner = entry if entry.type else self.speaker(entry.key) or entry
            taken.setdefault(owner.key, (owner, match._replace(found=owner.name)))
        pairs = sorted(taken.values(), key=lambda pair: pair[0].order())
        return found._replace(
            entries=tuple(entry for entry, _ in pairs), matches=tuple(match for _, match in pairs)
        )

    def keys_of(self, entries: Sequence[NameEntry], field: PostingField) -> tuple[str, ...]:
        """The keys under which rows hold the entries in a field.

        What somebody says stands under the full name too where the document knows no such entity.
        """
        keys = dict.fromkeys(key for entry in entries for key in entry.keys)
        if field == "speaker":
            for entry in entries:
                for form in entry.full_forms() if entry.type else ():
                    tokens = name_tokens(form)
                    if len(tokens) > 1 and self._owner(tokens) == entry:
                        keys[said_key(tokens)] = None
        return tuple(keys)

    def speaker(self, key: str) -> NameEntry | None:
        """The entry of a speaker, given by its key in an event (`speakers.speaker_keys`)."""
        if key.startswith(f"{SAID} "):
            tokens = tuple(key.removeprefix(f"{SAID} ").split())
            owner = self._owner(tokens) if len(tokens) > 1 else None
            if owner:
                return owner
        return self.names.by_key(key)

    def _owner(self, tokens: tuple[str, ...]) -> NameEntry | None:
        """The only entity with a full form of these tokens."""
        owners = self.names.with_form("entity", tokens)
        return owners[0] if len(owners) == 1 else None

    def holds(self, phrase: Phrase, field: str | None) -> bool:
        """Whether every word of the phrase stands in the field (`None`: those searched by default)."""
        return all(self._stands(word, field) for word in phrase)

    def _stands(self, word: str, field: str | None) -> bool:
        fields = [name for name, _ in word_fields(field)]
        if any(self._rows.any(self._queries.holds(name, (word,))) for name in fields):
            return True
        return field is None and bool(self.names.full_names((word,)))

    def with_words(self, phrases: Iterable[Phrase]) -> set[int]:
        """The numbers of the events in whose text one of the phrases stands, in no order."""
        return {
            number
            for phrase in phrases
            for number in self._rows.matching(self._queries.holds("text", phrase))
        }

    def vocabulary(self, field: str | None) -> Sequence[str]:
        """The words of a field (`None`: of titles and texts); some may stand nowhere any more."""
        words = self._vocabulary.get(field)
        if words is None:
            if self._words and field in (None, "print"):
                words = self._words()
            else:
                found = (dict(self._rows.terms(name, "")) for name, _ in word_fields(field))
                words = list(dict.fromkeys(word for terms in found for word in terms))
            self._vocabulary[field] = words
        return words

    def frequency(self, word: str, field: str | None) -> int:
        """In how many events a word stands in a field (`None`: of titles and texts, where it stands most)."""
        fields = [name for name, _ in word_fields(field)]
        return max(self._rows.count(self._queries.holds(name, (word,))) for name in fields)

    def common(self, field: PostingField, plan: Plan, limit: int) -> list[tuple[str, int]]:
        """The keys that stand in most of the events that a plan selects, and in how many; at most `limit`."""
        terms = {"terms": {"field": field, "size": limit, "order": {"_count": "desc"}}}
        return [(bucket["key"], bucket["doc_count"]) for bucket in self._buckets(plan, terms)]

    def histogram(self, plan: Plan, edges: Sequence[int]) -> list[int]:
        """How many events that a plan selects begin from one day to before the next; days are ordinals."""
        ranges = [{"from": low, "to": high} for low, high in pairwise(edges) if low < high]
        buckets = self._buckets(plan, {"range": {"field": "first", "ranges": ranges}}) if ranges else []
        counts = {int(bucket["from"]): bucket["doc_count"] for bucket in buckets if "from" in bucket}
        return [counts.get(low, 0) if low < high else 0 for low, high in pairwise(edges)]

    def stretch(self) -> tuple[int, int] | None:
        """The first day of the corpus as an ordinal, and the number of days up to its last."""
        # What is open at one end is known at the other only.
        begun, ended = Without(Between(None, date.min)), Without(Between(date.max, None))
        low, ends = self._extreme("min", "first", begun), [self._extreme("max", "last", ended)]
        if low is None:
            return None
        ends.append(self._extreme("max", "first", begun))
        return low, max(max(end for end in ends if end is not None) - low, 0) + 1

    def _extreme(self, which: Literal["min", "max"], field: str, plan: Plan) -> int | None:
        """The least or greatest value of a number over the events that a plan selects."""
        value = self._rows.aggregate(self._queries.of(plan), {"end": {which: {"field": field}}})["end"][
            "value"
        ]
        return None if value is None else int(value)

    def total(self, field: str, plan: Plan) -> int:
        """The sum of a number over the events that a plan selects: `quoted`, the quotes of a document."""
        found = self._rows.aggregate(self._queries.of(plan), {"sum": {"sum": {"field": field}}})
        return int(found["sum"]["value"] or 0)

    def _buckets(self, plan: Plan, what: dict[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._rows.aggregate(self._queries.of(plan), {"all": what})["all"][
            "buckets"
        ]
        return found

    def _by_date(self, plan: Plan, limit: int | None, *, latest: bool) -> list[int]:
        if not latest:
            found = self._rows.ordered(self._queries.of(plan), limit, by="order")
            return self._chronological(found)[:limit]
        dated = self._queries.within(plan, 0, UNDATED - 1)
        numbers = self._chronological(self._rows.ordered(dated, limit, by="order", descending=True))
        numbers = numbers[::-1][:limit]
        if limit is None or len(numbers) < limit:
            rest = self._queries.within(plan, UNDATED, (1 << 63) - 1)
            undated = self._rows.ordered(rest, None if limit is None else limit - len(numbers), by="order")
            numbers = (numbers + self._chronological(undated))[:limit]
        return numbers

    def _chronological(self, found: Sequence[tuple[int, int]]) -> list[int]:
        """Rows by date and then by place."""
        numbers = [number for _, number in found]
        if len({key for key, _ in found}) == len(found):
            return [number for _, number in sorted(found)]
        places = self._rows.values("place", numbers)
        return [
            number
            for _, _, number in sorted(
                (key, place, number) for (key, number), place in zip(found, places, strict=True)
            )
        ]

    def _by_score(self, plan: Plan, limit: int | None) -> list[tuple[int, float]]:
        """By score, ties broken by date."""
        found = self._rows.scored(self._queries.of(plan), limit or self._rows.total)
        numbers = [number for _, number in found]
        orders = self._rows.values("order", numbers)
        places = self._rows.values("place", numbers)
        rows = sorted(
            (-score, order, place, number)
            for (score, number), order, place in zip(found, orders, places, strict=True)
        )
        return [(number, -score) for score, _, _, number in rows[:limit]]
