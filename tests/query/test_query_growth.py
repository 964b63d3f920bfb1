"""Hostile texts and queries cost time in proportion to their length."""

from datetime import date

import pytest

from newsline.errors import NewslineError
from newsline.index import Index
from newsline.index.fold import words
from newsline.model import Event
from newsline.query import parse_query, search
from newsline.query.highlight import Highlighter, WordLeaf
from support import build_index, grows_linearly


def one(text: str) -> Index:
    return build_index(Event("a", "a.txt", "Title", text))


GROWTHS = {
    "a word inside words": ("a", "xax"),
    "the beginning of a phrase": ("alpha beta", "alpha "),
    "a phrase and spaces": ("alpha beta", "alpha" + " " * 50),
    "spaces": ("alpha beta", " " * 40),
    "letters that fold to two": ("strasse", "Straß "),
}


@pytest.mark.parametrize("name", GROWTHS)
def test_time_is_linear(name: str) -> None:
    query, unit = GROWTHS[name]
    leaf = WordLeaf(query, ((words(query), 100),))
    marker = Highlighter(one(""), [leaf])
    assert grows_linearly(lambda size: Event("a", "a.txt", "Title", unit * size), marker.mark, 5_000)


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
