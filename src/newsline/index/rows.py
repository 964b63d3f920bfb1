"""Rows: reading one tantivy index, rows named by plain numbers.

A row's number is good for as long as the index is open: its segment in the upper bits, its
place there in the lower 32.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from newsline.errors import DamagedIndexError, NewslineError

if TYPE_CHECKING:
    import tantivy

_BITS = 32
_FEW = 500  # hits for which room is made at first
_P = ParamSpec("_P")
_T = TypeVar("_T")


def whole(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """A function that reads rows, with `DamagedIndexError` for what it raises where bytes have changed."""

    @wraps(read)
    def guarded(*args: _P.args, **named: _P.kwargs) -> _T:
        try:
            return read(*args, **named)
        except (NewslineError, KeyboardInterrupt):
            raise
        except ValueError as error:
            raise DamagedIndexError(error) from error
        except BaseException as error:
            # tantivy is written in Rust: a failed assertion there comes as no `Exception`.
            if type(error).__name__ != "PanicException":
                raise
            raise DamagedIndexError(error) from error

    return guarded


class Rows:
    """The rows of an index as they are when it is opened."""

    def __init__(self, index: "tantivy.Index") -> None:
        """Nothing is read before the first question."""
        import tantivy

        self._tantivy = tantivy
        self._query = tantivy.Query
        self.schema = index.schema
        self._searcher = index.searcher()
        self.total = max(self._searcher.num_docs, 1)

    @whole
    def ordered(
        self, query: "tantivy.Query", limit: int | None, *, by: str, descending: bool = False
    ) -> list[tuple[int, int]]:
        """Pairs of the value of a fast field and a row, in order of the values.

        At least `limit` if there are so many: all rows with the last value come along, so that
        the caller can put equals in order.
        """
        order = self._tantivy.Order.Desc if descending else self._tantivy.Order.Asc
        wanted = self.total if limit is None else min(limit + 1, self.total)
        while True:
            found = self._searcher.search(query, wanted, count=False, order_by_field=by, order=order).hits
            complete = len(found) < wanted or wanted >= self.total
            if complete or limit is None or found[-1][0] != found[limit - 1][0]:
                break
            wanted = min(wanted * 2 + 10, self.total)
        if limit and not complete:
            last = found[limit - 1][0]
            found = found[:limit] + [pair for pair in found[limit:] if pair[0] == last]
        return [(int(value or 0), _number(address)) for value, address in found]

    @whole
    def scored(self, query: "tantivy.Query", limit: int) -> list[tuple[float, int]]:
        """Pairs of a score and a row, the best first; all rows with the last score come along."""
        wanted = min(limit + 1, self.total)
        while True:
            found = self._searcher.search(query, wanted, count=False).hits
            if len(found) < wanted or wanted >= self.total or found[-1][0] < found[limit - 1][0]:
                break
            wanted = min(wanted * 2 + 10, self.total)
        return [(float(score), _number(address)) for score, address in found]

    @whole
    def matching(self, query: "tantivy.Query") -> list[int]:
        """All rows that a query selects, in no order that means anything."""
        # tantivy makes room for as many hits as it is asked for: for all rows that takes milliseconds.
        found = self._searcher.search(query, min(_FEW, self.total), count=False).hits
        if len(found) == _FEW:
            found = self._searcher.search(query, self.total, count=False).hits
        return [_number(address) for _, address in found]

    def within(self, field: str, low: int, high: int) -> list[int]:
        """The rows of which an unsigned fast field is between two values, both inclusive."""
        return self.matching(self.between(field, low, high))

    def between(self, field: str, low: int, high: int) -> "tantivy.Query":
        """The query for rows of which an unsigned fast field is between two values, both inclusive."""
        return self._query.range_query(self.schema, field, self._tantivy.FieldType.Unsigned, low, high)

    @whole
    def count(self, query: "tantivy.Query") -> int:
        """How many rows a query selects."""
        result = self._searcher.search(query, 1, count=True)
        return int(getattr(result, "count", 0) or 0)  # the type stubs leave this attribute out

    @whole
    def any(self, query: "tantivy.Query") -> bool:
        """Whether a query selects a row."""
        return bool(self._searcher.search(query, 1, count=False).hits)

    def values(self, field: str, rows: Sequence[int]) -> list[int]:
        """The values of a fast field for rows, 0 where there is none."""
        return next(self.columns((field,), rows))

    def columns(self, fields: Iterable[str], rows: Sequence[int]) -> Iterator[list[int]]:
        """The values of some fast fields for rows, one field after the other."""
        address, low = self._tantivy.DocAddress, (1 << _BITS) - 1
        addresses = [address(row >> _BITS, row & low) for row in rows]
        return (self._column(field, addresses) for field in fields)

    @whole
    def _column(self, field: str, addresses: "list[tantivy.DocAddress]") -> list[int]:
        return [int(value or 0) for value in self._searcher.fast_field_values(field, addresses)]

    @whole
    def stored(self, row: int, field: str = "record") -> bytes:
        """The bytes stored in a row."""
        address = self._tantivy.DocAddress(row >> _BITS, row & ((1 << _BITS) - 1))
        value = self._searcher.doc(address).get_first(field)
        return value if isinstance(value, bytes) else b""

    @whole
    def terms(self, field: str, prefix: str) -> list[tuple[str, int]]:
        """The terms of a field that begin so, each with the number of its rows (removed ones may count)."""
        return self._searcher.terms_with_prefix(field, prefix)

    @whole
    def aggregate(self, query: "tantivy.Query", what: dict[str, Any]) -> dict[str, Any]:
        """What tantivy's aggregations say of the rows that a query selects."""
        return self._searcher.aggregate(query, what)

    def term(self, field: str, value: str) -> "tantivy.Query":
        """The query for one term."""
        return self._query.term_query(self.schema, field, value, "basic")

    def any_of(self, field: str, values: Sequence[str]) -> list[int]:
        """The rows that hold one of some terms."""
        return self.matching(self._query.term_set_query(self.schema, field, list(values))) if values else []

    def all_of(self, terms: Iterable[tuple[str, Sequence[str]]]) -> "tantivy.Query":
        """The query for rows that hold, in each of the fields, one of the terms."""
        must = self._tantivy.Occur.Must
        parts = [
            (
                must,
                self.term(field, choice[0])
                if len(choice) == 1
                else self._query.term_set_query(self.schema, field, list(choice)),
            )
            for field, choice in terms
        ]
        return parts[0][1] if len(parts) == 1 else self._query.boolean_query(parts)


def _number(address: "tantivy.DocAddress") -> int:
    return int(address.segment_ord) << _BITS | int(address.doc)
