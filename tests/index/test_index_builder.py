"""Building: duplicates, order, ids."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsline.index.builder import Builder
from newsline.model import Event, when
from newsline.model.ids import content_id
from support import build_index, events_of


def make(id_: str, title: str = "", text: str = "", date: str | None = None, **fields: Any) -> Event:
    return Event(
        id_, f"{id_}.txt", title or id_, text or title or id_, when(date) if date else None, **fields
    )


def test_the_same_content_counts_once() -> None:
    builder = Builder()
    first, copy = make("a", "Title", "Text."), make("a", "Title", "Text.")
    builder.add(first)
    builder.add(Event("a", "elsewhere.txt", copy.title, copy.text))
    index = builder.build()
    assert events_of(index) == [first]
    (problem,) = builder.problems
    assert (problem.code, problem.file) == ("duplicate", "elsewhere.txt")
    assert "a.txt" in problem.message


def test_one_id_with_two_texts_is_two_events() -> None:
    builder = Builder()
    builder.add(make("17", "One", "One text."))
    builder.add(make("17", "Two", "Another text."))
    assert [event.title for event in builder.build().by_prefix("17")] == ["One", "Two"]
    assert builder.problems == []


def test_order_is_by_date_the_undated_last() -> None:
    dates = ["2011/2013", "2012", "2012-03", "2012-03-01", "2012-03-05", "2020-01-01", None]
    events = [make(f"e{n}", date=date) for n, date in enumerate(dates)]
    Random(1).shuffle(events)
    order = [event.date.edtf if event.date else None for event in events_of(build_index(*events))]
    assert order == ["2011/2013", "2012", "2012-03-01", "2012-03", "2012-03-05", "2020-01-01", None]


def test_equal_dates_keep_the_order_in_which_they_came() -> None:
    events = [make(id_, date="2012-01-01") for id_ in "zyxabc"]
    assert [event.id for event in events_of(build_index(*events))] == list("zyxabc")


def test_an_exact_id_wins_over_those_it_begins() -> None:
    index = build_index(make("abc"), make("abcd"), make("abd"))
    assert [event.id for event in index.by_prefix("ab")] == ["abc", "abcd", "abd"]
    assert [event.id for event in index.by_prefix("abc")] == ["abc"]
    assert index.by_prefix("x") == []
    assert len(index.by_prefix("")) == 3


def test_an_index_is_not_touched_by_what_is_added_later() -> None:
    builder = Builder()
    builder.add(make("a"))
    index = builder.build()
    builder.add(make("b"))
    assert [event.id for event in events_of(index)] == ["a"]
    assert [event.id for event in events_of(builder.build())] == ["a", "b"]


def test_an_id_is_twelve_hex_digits_of_its_parts() -> None:
    assert content_id("a", "b") == content_id("a", "b")
    assert content_id("a", "b") != content_id("ab", "")
    assert content_id("a", "b") != content_id("b", "a")
    assert len(content_id("x", "\ud800")) == 12
    assert set(content_id("x")) <= set("0123456789abcdef")


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_different_parts_have_different_ids(left: list[str], right: list[str]) -> None:
    assert (content_id(*left) == content_id(*right)) == (left == right)


def test_lone_surrogates_and_control_characters_are_indexed() -> None:
    event = Event("a", "a.txt", "Odd \ud800 title\x1b[0m", "Text with \ud83d and \x00 asylum.", when("2012"))
    index = build_index(event)
    assert index.holds(("asylum",), None)
    assert index.holds(("title",), "title")
