"""The text index: tantivy over titles, texts, names and quotes, with the postings beside them.

It is built at the first question with a word in it, so that a question by name or
date never loads tantivy. Documents are added in the order of the events, whose
number is kept as a fast field: ordering by date is ordering by number.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from newsline.index.fold import indexable
from newsline.index.plan import Between, Listed, Phrase, Plan, PostingField, Some, Without, Words
from newsline.index.postings import FIRST_DAY, LAST_DAY, days
from newsline.model import Event

if TYPE_CHECKING:
    import tantivy

_TOKENS = "newsline"
_LONGEST_TOKEN = 200  # bytes; longer runs of letters are no words
_LEAST_HEAP, _MOST_HEAP = 15_000_000, 512_000_000  # bytes; tantivy takes no less
# Where a word counts how much. Names are the full names of those mentioned by a shorter one.
_ANYWHERE = (("title", 2.0), ("text", 1.0), ("names", 0.3))
_LOOSE = 0.5  # weight of a word that a typo was taken for

Row = Callable[[int], tuple[Iterable[str], dict[PostingField, Iterable[int]]]]


class TextIndex:
    """A tantivy index in memory; `search` answers any plan."""

    def __init__(self, events: Sequence[Event], row: Row) -> None:
        """Index the events; `row(number)` gives the names of an event and its postings by field."""
        import tantivy

        self._tantivy = tantivy
        self._total = len(events)
        self._schema = _schema()
        index = tantivy.Index(self._schema)
        tokens = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        index.register_tokenizer(_TOKENS, tokens.filter(tantivy.Filter.remove_long(_LONGEST_TOKEN)).build())
        size = 8 * sum(len(event.text) + len(event.title) for event in events)
        writer = index.writer(heap_size=min(max(size, _LEAST_HEAP), _MOST_HEAP), num_threads=1)
        for number, event in enumerate(events):
            writer.add_document(_document(number, event, *row(number)))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        self._vocabulary: dict[str | None, dict[str, int]] = {}

    def holds(self, phrase: Phrase, field: str | None) -> bool:
        """Whether every word of the phrase stands in the field (`None`: those searched by default)."""
        return all(any(self._searcher.doc_freq(name, word) for name, _ in _fields(field)) for word in phrase)

    def vocabulary(self, field: str | None) -> dict[str, int]:
        """The words of a field (`None`: of those searched by default) and in how many events they stand."""
        words = self._vocabulary.get(field)
        if words is None:
            words = self._vocabulary[field] = {}
            for name, _ in _fields(field):
                for word, count in self._searcher.terms_with_prefix(name, ""):
                    words[word] = max(words.get(word, 0), count)
        return words

    def search(self, plan: Plan, limit: int, *, by_score: bool) -> tuple[list[tuple[int, float]], int]:
        """At most `limit` pairs of an event's number and score, and how many events match in all.

        By score, ties broken by number; or else by number.
        """
        query = self._query(plan)
        if not by_score:
            order = self._tantivy.Order.Asc
            result = self._searcher.search(query, limit, count=True, order_by_field="number", order=order)
            return [(int(number), 0.0) for number, _ in result.hits], _count(result)
        # Events with equal scores come in no fixed order: take in all of those at the end of the list.
        wanted = limit
        while True:
            result = self._searcher.search(query, wanted, count=True)
            hits = result.hits
            if len(hits) < wanted or wanted >= self._total or hits[-1][0] < hits[limit - 1][0]:
                break
            wanted = min(wanted * 2 + 10, self._total)
        numbers = self._searcher.fast_field_values("number", [address for _, address in hits])
        pairs = [(int(number or 0), float(score)) for number, (score, _) in zip(numbers, hits, strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:limit], _count(result)

    def _query(self, plan: Plan) -> "tantivy.Query":
        query, occur = self._tantivy.Query, self._tantivy.Occur
        if isinstance(plan, Words):
            return self._words(plan)
        if isinstance(plan, Listed):
            terms = [
                (occur.Should, query.term_query(self._schema, plan.field, str(number), "basic"))
                for number in plan.numbers
            ]
            return query.const_score_query(query.boolean_query(terms), 0.0)
        if isinstance(plan, Between):
            return query.const_score_query(self._between(plan), 0.0)
        if isinstance(plan, Some):
            return query.boolean_query([(occur.Should, self._query(part)) for part in plan.parts])
        if isinstance(plan, Without):
            return query.boolean_query([(occur.Must, self._all()), (occur.MustNot, self._query(plan.part))])
        parts = [(occur.Must, self._query(part)) for part in plan.parts if not isinstance(part, Without)]
        parts = parts or [(occur.Must, self._all())]
        parts += [(occur.MustNot, self._query(part.part)) for part in plan.parts if isinstance(part, Without)]
        return query.boolean_query(parts)

    def _all(self) -> "tantivy.Query":
        query = self._tantivy.Query
        return query.const_score_query(query.all_query(), 0.0)

    def _between(self, plan: Between) -> "tantivy.Query":
        query, must = self._tantivy.Query, self._tantivy.Occur.Must
        low = plan.since.toordinal() if plan.since else FIRST_DAY
        high = plan.until.toordinal() if plan.until else LAST_DAY
        integer = self._tantivy.FieldType.Integer
        return query.boolean_query(
            [
                (must, query.range_query(self._schema, "first", integer, FIRST_DAY, high)),
                (must, query.range_query(self._schema, "last", integer, low, LAST_DAY)),
            ]
        )

    def _words(self, plan: Words) -> "tantivy.Query":
        query = self._tantivy.Query
        choices = [
            query.boost_query(self._phrase(name, phrase, plan.prefix), weight * share)
            for phrases, share in ((plan.phrases, 1.0), (plan.loose, _LOOSE))
            for phrase in phrases
            for name, weight in _fields(plan.field)
        ]
        if not choices:
            return query.empty_query()
        return choices[0] if len(choices) == 1 else query.disjunction_max_query(choices, 0.1)

    def _phrase(self, field: str, phrase: Phrase, prefix: bool) -> "tantivy.Query":
        query = self._tantivy.Query
        if prefix and len(phrase) == 1:
            return query.regex_query(self._schema, field, phrase[0] + ".*")
        if prefix:
            return query.phrase_prefix_query(self._schema, field, list(phrase))
        if len(phrase) == 1:
            return query.term_query(self._schema, field, phrase[0])
        return query.phrase_query(self._schema, field, list(phrase))


def _fields(field: str | None) -> Sequence[tuple[str, float]]:
    if field is None:
        return _ANYWHERE
    return _ANYWHERE[:2] if field == "print" else ((field, 1.0),)


def _count(result: "tantivy.SearchResult") -> int:
    return int(getattr(result, "count", 0) or 0)  # the type stubs leave this attribute out


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("title", "text", "names", "quotes"):
        builder.add_text_field(name, tokenizer_name=_TOKENS)
    for name in ("entity", "speaker", "source", "tag"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", fast=True)
    builder.add_integer_field("first", indexed=True, fast=True)
    builder.add_integer_field("last", indexed=True, fast=True)
    return builder.build()


def _document(
    number: int, event: Event, names: Iterable[str], postings: dict[PostingField, Iterable[int]]
) -> "tantivy.Document":
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("number", number)
    document.add_text("title", _clean(event.title))
    document.add_text("text", _clean(event.text))
    for name in names:
        document.add_text("names", _clean(name))
    for quote in event.quotes:
        document.add_text("quotes", _clean(quote.text))
    for field, numbers in postings.items():
        for posting in numbers:
            document.add_text(field, str(posting))
    if span := days(event):
        document.add_integer("first", span[0])
        document.add_integer("last", span[1])
    return document


def _clean(text: str) -> str:
    """Folded, and without lone surrogates, which UTF-8 cannot hold."""
    return indexable(text).encode("utf-8", "replace").decode("utf-8")
