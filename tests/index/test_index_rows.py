"""Rows of an index in memory, more of them than room is made for at first."""

import pytest
import tantivy

from newsline.index.builder import write
from newsline.index.rows import Rows
from newsline.index.schema import event_schema, register


@pytest.mark.parametrize("count", [1, 499, 500, 501, 1200])
def test_all_rows_that_a_query_selects_are_found(count: int) -> None:
    table = tantivy.Index(event_schema())
    register(table)
    other = count // 3
    marks = [f"kind {'other' if number < other else 'document'}" for number in range(count + other)]
    write(
        table,
        (
            tantivy.Document.from_dict({"mark": [mark], "place": number}, event_schema())
            for number, mark in enumerate(marks)
        ),
    )
    rows = Rows(table)
    found = rows.matching(rows.term("mark", "kind document"))
    assert sorted(rows.values("place", found)) == list(range(other, count + other))
