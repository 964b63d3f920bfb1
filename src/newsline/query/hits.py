"""Hits: what a plan selects, as the lines of an answer."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat
from typing import overload

from newsline.index import Index
from newsline.index.index import Order
from newsline.index.plan import Every, Plan
from newsline.index.storylines.table import Line
from newsline.model import Hit
from newsline.query.highlight import Highlighter, NameLeaf, WordLeaf

_AT_ONCE = 32  # lines that are made hits together: whoever wants few waits for few


class Hits(Sequence[Hit]):
    """The hits of a plan, read from the index as they are asked for: any number of them takes no memory.

    With `merge` the reports of a storyline are one hit: the one among them that comes first.
    """

    def __init__(
        self,
        index: Index,
        plan: Plan,
        leaves: Sequence[WordLeaf | NameLeaf],
        order: Order,
        limit: int | None,
        *,
        merge: bool = False,
    ) -> None:
        """`limit` is the number of hits, `total` that of the events that match, whatever the limit."""
        self._index = index
        self._plan = plan
        self._highlighter = Highlighter(index, leaves)
        self._order = order
        self._limit = limit
        self._merge = merge and index.stories.any
        self._lines: list[Line] | None = None
        self.total = index.count(plan)

    def __len__(self) -> int:
        if not self._merge:
            return self.total if self._limit is None else min(self._limit, self.total)
        if self._limit is None and self._plan == Every():
            return self.total - self._index.stories.others
        return len(self._found())

    def __bool__(self) -> bool:
        return self.total > 0 and self._limit != 0

    def __iter__(self) -> Iterator[Hit]:
        if self._order == "date" and self._limit is None:
            rows = ((number, 0.0) for number in self._index.in_order(self._plan))
            return self._hits(self._index.stories.lines(rows, merge=self._merge))
        return self._hits(self._found())

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(place, slice):
            return tuple(self._hits(self._found()[place]))
        return next(self._hits([self._found()[place]]))

    def _found(self) -> list[Line]:
        if self._lines is None:
            self._lines = self._read()
        return self._lines

    def _read(self) -> list[Line]:
        """All lines: of as few rows as will do, since others of a storyline may be among the first ones."""
        limit = self._limit
        wanted = limit + limit // 2 + 8 if limit and limit > 0 and self._merge else limit
        while True:
            rows = self._index.run(self._plan, wanted, order=self._order)
            lines = list(islice(self._index.stories.lines(rows, merge=self._merge), limit))
            if wanted is None or len(rows) < wanted or len(lines) == limit:
                return lines
            wanted *= 16  # each time everything before is read again

    def _hits(self, lines: Iterable[Line]) -> Iterator[Hit]:
        """The hits of some lines; what matches is counted for several at once."""
        source = iter(lines)
        while page := list(islice(source, _AT_ONCE)):
            stories = [known for _, _, known in page if known]
            counts = iter(self._index.matching(self._plan, stories) if self._merge else repeat(1))
            for row, score, known in page:
                event = self._index.event(row)
                hit = Hit(event, score, *self._highlighter.mark(event))
                if known:
                    hit = hit._replace(storyline=known.storyline, matching=next(counts))
                yield hit
