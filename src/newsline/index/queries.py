"""Plans as queries of the text index."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsline.index.plan import Addressed, Between, Listed, Marked, Phrase, Plan, Some, Without, Words
from newsline.index.schema import FIRST_DAY, LAST_DAY, address_number, clean

if TYPE_CHECKING:
    import tantivy

# Where a word counts how much.
ANYWHERE = (("title", 2.0), ("text", 1.0))
_NAMED = 0.3  # score for a word that stands only in the full name of somebody mentioned by a shorter one
_LOOSE = 0.5  # weight of a word that a typo was taken for


class Queries:
    """Makes queries for one schema."""

    def __init__(self, schema: "tantivy.Schema") -> None:
        """`schema` is that of the events' rows (`schema.event_schema`)."""
        import tantivy

        self._schema = schema
        self._query = tantivy.Query
        self._occur = tantivy.Occur
        self._integer = tantivy.FieldType.Integer
        self._unsigned = tantivy.FieldType.Unsigned

    def of(self, plan: Plan) -> "tantivy.Query":
        """The query that selects what a plan selects; only words give scores."""
        query, occur = self._query, self._occur
        if isinstance(plan, Words):
            return self._words(plan)
        if isinstance(plan, Listed):
            return self._unscored(self._terms(plan.field, plan.keys))
        if isinstance(plan, Marked):
            return self._unscored(self._terms("mark", plan.marks))
        if isinstance(plan, Addressed):
            numbers = sorted(set(map(address_number, plan.keys)))
            return self._any([self._range("address", number, number) for number in numbers])
        if isinstance(plan, Between):
            return self._unscored(self._between(plan))
        if isinstance(plan, Some):
            return self._any([self.of(part) for part in plan.parts])
        if isinstance(plan, Without):
            return query.boolean_query([(occur.Must, self._all()), (occur.MustNot, self.of(plan.part))])
        parts = [(occur.Must, self.of(part)) for part in plan.parts if not isinstance(part, Without)]
        parts = parts or [(occur.Must, self._all())]
        parts += [(occur.MustNot, self.of(part.part)) for part in plan.parts if isinstance(part, Without)]
        return query.boolean_query(parts)

    def within(self, plan: Plan, low: int, high: int) -> "tantivy.Query":
        """The query of a plan for rows whose key of the order is between two, both inclusive."""
        span = self._range("order", low, high)
        return self._query.boolean_query([(self._occur.Must, self.of(plan)), (self._occur.Must, span)])

    def term(self, field: str, value: str) -> "tantivy.Query":
        """The query for one term of a field that is not cut into words."""
        return self._query.term_query(self._schema, field, clean(value), "basic")

    def holds(self, field: str, phrase: Phrase, prefix: bool = False) -> "tantivy.Query":
        """The query for words in a row in a field."""
        query = self._query
        words = [clean(word) for word in phrase]
        if field == "quotes" and len(words) > 1:
            # Which words stand in quotes is known, not in which order: that is looked up in the text.
            parts = [self.holds(field, (word,)) for word in words[:-1]]
            parts += [self.holds(field, (words[-1],), prefix), self.holds("text", phrase, prefix)]
            return query.boolean_query([(self._occur.Must, part) for part in parts])
        if prefix and len(words) == 1:
            return query.regex_query(self._schema, field, words[0] + ".*")
        if prefix:
            return query.phrase_prefix_query(self._schema, field, list(words))
        if len(words) == 1:
            kind = "basic" if field == "quotes" else "position"
            return query.term_query(self._schema, field, words[0], kind)
        return query.phrase_query(self._schema, field, list(words))

    def _terms(self, field: str, keys: Sequence[str]) -> "tantivy.Query":
        if len(keys) == 1:
            return self.term(field, keys[0])
        return self._query.term_set_query(self._schema, field, list(map(clean, keys)))

    def _any(self, parts: "Sequence[tantivy.Query]") -> "tantivy.Query":
        return self._query.boolean_query([(self._occur.Should, part) for part in parts])

    def _range(self, field: str, low: int, high: int) -> "tantivy.Query":
        return self._query.range_query(self._schema, field, self._unsigned, low, high)

    def _unscored(self, query: "tantivy.Query") -> "tantivy.Query":
        return self._query.const_score_query(query, 0.0)

    def _all(self) -> "tantivy.Query":
        return self._unscored(self._query.all_query())

    def _between(self, plan: Between) -> "tantivy.Query":
        query, must = self._query, self._occur.Must
        low = plan.since.toordinal() if plan.since else FIRST_DAY
        high = plan.until.toordinal() if plan.until else LAST_DAY
        return query.boolean_query(
            [
                (must, query.range_query(self._schema, "first", self._integer, FIRST_DAY, high)),
                (must, query.range_query(self._schema, "last", self._integer, low, LAST_DAY)),
            ]
        )

    def _words(self, plan: Words) -> "tantivy.Query":
        query = self._query
        choices = [
            query.boost_query(self.holds(name, phrase, plan.prefix), weight * share)
            for phrases, share in ((plan.phrases, 1.0), (plan.loose, _LOOSE))
            for phrase in phrases
            for name, weight in word_fields(plan.field)
        ]
        if plan.keys:
            choices.append(query.const_score_query(self._terms("entity", plan.keys), _NAMED))
        if not choices:
            return query.empty_query()
        return choices[0] if len(choices) == 1 else query.disjunction_max_query(choices, 0.1)


def word_fields(field: str | None) -> Sequence[tuple[str, float]]:
    """The fields of the rows in which the words of a question are looked for, and what they count there."""
    return ANYWHERE if field in (None, "print") else ((field, 1.0),)
