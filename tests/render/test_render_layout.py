import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.render.layout import Pen, Piece, Row, cells, cut, pad, row_cells, wrap
from newsline.render.view import Terminal
from support import grows_linearly

WORDS = st.text(alphabet="abcdé大ア🙂 ", max_size=60)
PIECES = st.lists(st.tuples(WORDS, st.sampled_from(["", "bold"])), max_size=6)


def shown(row: Row) -> str:
    return "".join(text for text, _ in row)


WRAPPED = [
    ([("one two three", "")], 7, ["one two", "three"]),
    ([("one ", ""), ("two", "bold"), (", three", "")], 8, ["one two,", "three"]),
    ([("one ", ""), (" two", "bold")], 9, ["one two"]),
    ([("one two\u00a0three four", "")], 9, ["one", "two\u00a0three", "four"]),
    ([("one two\u00a0three four", "")], 8, ["one", "two", "three", "four"]),
    ([("incomprehensible", "")], 5, ["incom", "prehe", "nsibl", "e"]),
    ([("大马士革", "")], 5, ["大马", "士革"]),
    ([("  ", "")], 5, []),
    ([], 5, []),
]


@pytest.mark.parametrize(("pieces", "width", "lines"), WRAPPED)
def test_wrap(pieces: list[Piece], width: int, lines: list[str]) -> None:
    assert [shown(row) for row in wrap(pieces, width)] == lines


def test_a_word_in_two_styles_is_not_torn() -> None:
    assert wrap([("pro-", ""), ("Assad", "bold"), (" men", "")], 9) == [
        [("pro-", ""), ("Assad", "bold")],
        [("men", "")],
    ]


@given(PIECES, st.integers(2, 30))
def test_wrapped_rows_fit_and_lose_no_word(pieces: list[Piece], width: int) -> None:
    rows = wrap(pieces, width)
    assert all(row_cells(row) <= width for row in rows)
    whole = "".join(text for text, _ in pieces)
    assert re.sub(r"\s", "", "".join(map(shown, rows))) == whole.replace(" ", "")


@given(PIECES, st.integers(5, 30))
def test_cut_rows_fit(pieces: list[Piece], width: int) -> None:
    row = cut(pieces, width, "…")
    assert row_cells(row) <= width
    if len(wrap(pieces, width)) > 1:
        assert shown(row).endswith("…")


def test_cells_counts_columns() -> None:
    assert [cells(text) for text in ("abc", "é", "大", "▂│●")] == [3, 1, 2, 3]


def test_pad() -> None:
    assert shown(pad([("大", "")], 4)) == "大  "
    assert shown(pad([("a", "")], 3, right=True)) == "  a"
    assert pad([("long", "")], 2) == [("long", "")]


def test_spans_are_marked_and_sanitised() -> None:
    pen = Pen(Terminal())
    assert pen.spans("An \x1b Assad here", [(5, 10), (99, 120)], "", "mark") == [
        ("An \\x1b ", ""),
        ("Assad", "mark"),
        (" here", ""),
    ]


def test_a_link_is_a_style_only_where_wanted() -> None:
    assert Pen(Terminal()).link("https://x.example", "bold") == "bold"
    assert Pen(Terminal(hyperlinks=True)).link("https://x.example", "bold") == "bold link https://x.example"
    assert Pen(Terminal(hyperlinks=True)).link(None, "bold") == "bold"


@pytest.mark.parametrize("text", ["x", "x ", " ", "大", "é"])
def test_wrapping_grows_with_the_text_only(text: str) -> None:
    assert grows_linearly(lambda count: [(text * count, "")], lambda pieces: wrap(pieces, 40), 4_000)
