"""Snippets: the window that shows most, cut between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.query import snippet

TEXT = (
    "The harbour was closed on Monday. Nobody was hurt, the master of the harbour said in the harbour office."
)


def cut(text: str, spans: list[tuple[int, int]], width: int) -> str:
    start, end = snippet(text, spans, width)
    return text[start:end]


def spans_of(text: str, word: str) -> list[tuple[int, int]]:
    return [(at, at + len(word)) for at in range(len(text)) if text.startswith(word, at)]


def test_without_spans_it_is_the_beginning() -> None:
    assert cut(TEXT, [], 30) == "The harbour was closed on"


def test_a_short_text_is_shown_whole() -> None:
    assert cut("Short text.", [(0, 5)], 80) == "Short text."


def test_it_shows_the_densest_stretch() -> None:
    assert cut(TEXT, spans_of(TEXT, "harbour"), 50) == "master of the harbour said in the harbour office."


def test_of_equals_the_first_is_taken() -> None:
    assert cut(TEXT, spans_of(TEXT, "was"), 24) == "was closed on Monday."


def test_a_word_longer_than_the_window_is_cut() -> None:
    assert cut("x" * 100, [(40, 41)], 20) == "x" * 20


@pytest.mark.parametrize("width", [0, -5])
def test_a_window_has_a_width(width: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        snippet(TEXT, [], width)


@given(
    text=st.text(alphabet="ab \n", max_size=200),
    picks=st.lists(st.tuples(st.integers(0, 199), st.integers(1, 9)), max_size=8),
    width=st.integers(1, 60),
)
def test_it_fits_and_holds_a_span_that_fits(text: str, picks: list[tuple[int, int]], width: int) -> None:
    spans = sorted((at, at + size) for at, size in picks if len(text[at : at + size].strip()) == size)
    start, end = snippet(text, spans, width)
    assert 0 <= start <= end <= len(text)
    assert end - start <= width
    if any(last - first <= width - width // 4 for first, last in spans):
        assert any(start <= first and last <= end for first, last in spans)
