"""Search: a query and an index give hits."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from newsline.index import Index, Resolution
from newsline.index.fold import words
from newsline.index.fuzzy import nearest
from newsline.index.index import Order
from newsline.index.plan import Between, Every, Listed, Phrase, Plan, Some, Without, Words
from newsline.model import Hit, Match
from newsline.query.ast import And, DateRange, FieldTerm, Not, Or, Prefix, Query, Term
from newsline.query.ast import Phrase as QuotedPhrase
from newsline.query.criteria import Criteria
from newsline.query.fields import BY_NAME, Field
from newsline.query.highlight import NameLeaf, WordLeaf
from newsline.query.hits import Hits

HitType = TypeVar("HitType")


class Answer(Generic[HitType]):
    """Hits, and what a person should know about how they were found; iterable, with a length.

    `total` counts the events that match, whatever the limit, the reports of one storyline each.
    `resolutions` are what the names in the query were taken for, `matches` the words taken for
    others (similarity below 100), both whether or not there are hits.
    """

    __slots__ = ("hits", "matches", "resolutions", "total")

    def __init__(
        self,
        hits: Sequence[HitType],
        total: int,
        resolutions: tuple[Resolution, ...] = (),
        matches: tuple[Match, ...] = (),
    ) -> None:
        self.hits = hits
        self.total = total
        self.resolutions = resolutions
        self.matches = matches

    def __iter__(self) -> Iterator[HitType]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


class Planned(NamedTuple):
    """A question ready for the index, and how it was understood."""

    plan: Plan
    leaves: tuple[WordLeaf | NameLeaf, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    loose: tuple[Match, ...] = ()

    def by_words(self) -> bool:
        """Whether the question has words, which give scores."""
        return any(isinstance(leaf, WordLeaf) for leaf in self.leaves)


def understand(index: Index, query: Query | None) -> Planned:
    """The plan of a query (`None`: all events), its names looked up and its typos mended."""
    planner = _Planner(index)
    plan = planner.plan(query) if query else Every()
    return Planned(plan, tuple(planner.leaves), tuple(planner.resolutions), tuple(planner.loose))


def answer(
    index: Index,
    query: Query | None,
    *,
    limit: int | None = None,
    order: Order = "score",
    merge: bool = False,
) -> Answer[Hit]:
    """The hits of a query (`None`: all events), the best first, and what names and words were taken for.

    By score, exact matches come before fuzzy ones; a query without words has scores of 0
    and is answered in order of date, the undated last. With `merge` a storyline is one hit.
    """
    planned = understand(index, query)
    if order == "score" and not planned.by_words():
        order = "date"
    return hits_of(index, planned, limit=limit, order=order, merge=merge)


def search(
    index: Index, query: Query | None, *, limit: int | None = None, order: Order = "score"
) -> list[Hit]:
    """The hits of a query alone, see `answer`."""
    return list(answer(index, query, limit=limit, order=order).hits)


def select(index: Index, criteria: Criteria, *, limit: int | None = None) -> Answer[Hit]:
    """The events that fulfil a command's flags, in order of date, the undated last."""
    return answer(index, criteria.to_query(), limit=limit, order="date")


def hits_of(
    index: Index, planned: Planned, *, limit: int | None, order: Order, merge: bool = False
) -> Answer[Hit]:
    """The answer that an index has to a question that is understood."""
    hits = Hits(index, planned.plan, planned.leaves, order, limit, merge=merge)
    return Answer(hits, hits.total, planned.resolutions, planned.loose)


class _Planner:
    """Turns a query into a plan for the index, noting what its words and names were taken for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._negative = False
        self.leaves: list[WordLeaf | NameLeaf] = []
        self.resolutions: list[Resolution] = []
        self.loose: list[Match] = []

    def plan(self, query: Query) -> Plan:
        if isinstance(query, And):
            return Every(tuple(map(self.plan, query.parts)))
        if isinstance(query, Or):
            return Some(tuple(map(self.plan, query.parts)))
        if isinstance(query, Not):
            self._negative = not self._negative
            part = self.plan(query.part)
            self._negative = not self._negative
            return Without(part)
        if isinstance(query, DateRange):
            return Between(query.since, query.until)
        if isinstance(query, FieldTerm):
            return self._field(BY_NAME[query.field], query.value)
        return self._words(query, None)

    def _field(self, field: Field, value: Term | QuotedPhrase | Prefix) -> Plan:
        if field.postings is None:
            return self._words(value, field)
        where = field.postings
        found = self._index.resolve_name(value.text, where, prefix=isinstance(value, Prefix))
        entries = found.entries
        if self._negative:
            # A typo must not throw out what nobody asked to throw out.
            exact = {match.found for match in found.matches if match.similarity == 100}
            entries = tuple(entry for entry in entries if entry.name in exact)
        else:
            matches = {
                key: match
                for entry, match in zip(entries, found.matches, strict=True)
                for key in self._index.keys_of([entry], where)
            }
            self.leaves.append(NameLeaf(where, matches))
        self.resolutions.append(found)
        return Listed(where, self._index.keys_of(entries, where))

    def _words(self, value: Term | QuotedPhrase | Prefix, field: Field | None) -> Plan:
        where = field.words if field else "print" if isinstance(value, QuotedPhrase) else None
        phrase = words(value.text)
        prefix = isinstance(value, Prefix)
        if not phrase:
            return Some()
        loose: list[tuple[Phrase, int]] = []
        exact = True
        if isinstance(value, Term) and not self._negative and not self._index.holds(phrase, where):
            loose = self._spelled(phrase, where)
            exact = not loose
        keys = self._index.names.full_names(phrase, prefix=prefix) if exact and where is None else []
        if not self._negative:
            phrases = ((phrase, 100), *loose) if exact else tuple(loose)
            asked = value.text + ("*" if prefix else "")
            self.leaves.append(WordLeaf(asked, phrases, where, prefix, frozenset(keys)))
            self.loose.extend(
                Match(value.text, " ".join(found), where or "text", similarity) for found, similarity in loose
            )
        return Words(
            (phrase,) if exact else (), tuple(found for found, _ in loose), where, prefix, tuple(keys)
        )

    def _spelled(self, phrase: Phrase, field: str | None) -> list[tuple[Phrase, int]]:
        """The phrase with its unknown words replaced by the nearest known ones, the likeliest first."""
        index = self._index
        vocabulary = index.vocabulary(field)
        choices: list[Sequence[tuple[str, int]]] = [
            [(word, 0)]
            if index.holds((word,), field)
            else nearest(word, vocabulary, lambda other: index.frequency(other, field))
            for word in phrase
        ]
        if not all(choices):
            return []
        size = sum(map(len, phrase))
        # Of several unknown words only the last varies: three phrases at most.
        head = [choice[0] for choice in choices[:-1]]
        found = []
        for last in choices[-1]:
            cost = sum(distance for _, distance in [*head, last])
            found.append((tuple(word for word, _ in [*head, last]), max(1, round(100 * (1 - cost / size)))))
        return found
