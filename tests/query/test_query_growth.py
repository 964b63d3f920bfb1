"""Hostile texts and queries cost time in proportion to their length."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from newsline.errors import NewslineError
from newsline.index import Builder, Index
from newsline.index.fold import words
from newsline.model import Event
from newsline.query import parse_query, search
from newsline.query.highlight import Highlighter, WordLeaf


def one(text: str) -> Index:
    builder = Builder()
    builder.add(Event("a", "a.txt", "Title", text))
    return builder.build()


def highlight(query: str, unit: str) -> Callable[[int], float]:
    leaf = WordLeaf(query, ((words(query), 100),))

    def seconds(size: int) -> float:
        marker = Highlighter(one(unit * size), [leaf])
        return _best(lambda: marker.mark(0))

    return seconds


def _best(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


GROWTHS = {
    "a word inside words": highlight("a", "xax"),
    "the beginning of a phrase": highlight("alpha beta", "alpha "),
    "a phrase and spaces": highlight("alpha beta", "alpha" + " " * 50),
    "spaces": highlight("alpha beta", " " * 40),
    "letters that fold to two": highlight("strasse", "Straß "),
}


@pytest.mark.parametrize("name", GROWTHS)
def test_time_is_linear(name: str) -> None:
    seconds = GROWTHS[name]
    assert seconds(80_000) < 8 * seconds(20_000)


LONGEST = ["(" * 9999, '"' * 9999, "a:" * 4999, "-" * 9999]


@pytest.mark.parametrize("text", LONGEST)
def test_the_longest_queries_are_refused_with_a_reason(text: str) -> None:
    with pytest.raises(NewslineError):
        parse_query(text, read_nothing)


@pytest.mark.parametrize("text", ["a OR " * 1999 + "a", "é " * 999, "a-é-" * 2499])
def test_the_longest_queries_are_answered(text: str) -> None:
    index = one("a é " * 5000)
    assert [hit.event.id for hit in search(index, parse_query(text, read_nothing))] == ["a"]


def read_nothing(_: str) -> tuple[date | None, date | None]:
    return None, None
