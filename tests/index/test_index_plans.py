"""Plans: what an index answers is what a look at every event would, in every order and up to any limit."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsline.index import Index
from newsline.index.builder import name_rows, write
from newsline.index.derive import derive
from newsline.index.fold import words
from newsline.index.index import Order
from newsline.index.nodes import node_key
from newsline.index.notes import note_of
from newsline.index.plan import (
    Addressed,
    Between,
    Every,
    Listed,
    Marked,
    Plan,
    PostingField,
    Some,
    Without,
    Words,
    strict,
)
from newsline.index.schema import (
    UNDATED,
    addresses,
    days,
    event_row,
    event_schema,
    label_key,
    marks,
    name_schema,
    order_key,
    register,
    tantivy_row,
)
from newsline.index.speakers import speaker_keys
from newsline.model import Entity, Event, Quote, Speaker, When, when
from support import build_index, events_of

DATES = ["2011/2013", "2012", "2012-03", "2012-03-05", "../2010", "2014-01-01", "2015/..", None]
ORDERS: tuple[Order, ...] = get_args(Order)


def read_events() -> list[Event]:
    """Forty events with dates of every kind, and names, sources, tags and speakers in every mixture."""
    events = []
    for n in range(40):
        edtf = DATES[n % len(DATES)]
        name = f"Person{'abc'[n % 3]} Family{'xy'[n % 2]}"
        text = f"word{n % 5} common and {'rare' if n == 7 else 'usual'} by {name}"
        start = text.index(name)
        speaker = Speaker(name, start, start + len(name), name)
        events.append(
            Event(
                f"e{n}",
                f"e{n}.txt",
                f"Title {n % 4}",
                text,
                when(edtf) if edtf else None,
                publisher=f"Source {n % 3}",
                tags=(f"tag{n % 4}",),
                entities=(Entity(name, "PERSON"), Entity(f"Town{n % 7}", "PLACE")),
                quotes=(Quote(0, 5, text[:5], True, speaker),) if n % 3 else (),
            )
        )
    return events


def in_pieces(events: list[Event], order: list[int], size: int) -> Index:
    """The index of some events, their rows put in in any order and `size` at a time."""
    import tantivy

    placed = list(enumerate(events))
    derived = derive(lambda: ((place, note_of(event)) for place, event in placed), ())
    rows, names = tantivy.Index(event_schema()), tantivy.Index(name_schema())
    register(rows)
    for start in range(0, len(order), size):
        places = order[start : start + size]
        write(rows, (tantivy_row(event_row(events[place]), place) for place in places))
    write(names, name_rows(derived))
    return Index(rows, names)


@pytest.fixture(scope="module", params=["in one piece", "in pieces", "in disorder"])
def index(request: pytest.FixtureRequest) -> Index:
    events = read_events()
    if request.param == "in one piece":
        return build_index(*events)
    order = list(range(len(events)))
    if request.param == "in disorder":
        Random(5).shuffle(order)
    return in_pieces(events, order, 9)


def ids(index: Index, plan: Plan, limit: int | None = None, order: Order = "date") -> list[str]:
    return [index.event(number).id for number, _ in index.run(plan, limit, order=order)]


def overlaps(stated: When | None, since: date | None, until: date | None) -> bool:
    return stated is not None and (
        (stated.earliest or date.min) <= (until or date.max)
        and (since or date.min) <= (stated.latest or date.max)
    )


def keys(event: Event, field: str) -> set[str]:
    if field == "entity":
        return set(map(node_key, event.entities))
    if field == "speaker":
        return {key for key in speaker_keys(event) if key}
    found = [event.publisher] if field == "source" else event.tags
    return {label_key(field, label) for label in found if label}


def printed(event: Event, plan: Words) -> bool:
    texts = {"title": [event.title], "text": [event.text], "quotes": [quote.text for quote in event.quotes]}
    wanted = (*plan.phrases, *plan.loose)
    for text in texts.get(plan.field or "", [event.title, event.text]):
        found = words(text)
        for phrase in wanted:
            for at in range(len(found) - len(phrase) + 1):
                part = found[at : at + len(phrase)]
                begun = part[:-1] == phrase[:-1] and part[-1].startswith(phrase[-1])
                if part == phrase or (plan.prefix and begun):
                    return True
    return plan.field is None and not keys(event, "entity").isdisjoint(plan.keys)


def selects(plan: Plan, event: Event) -> bool:
    """Whether a plan selects an event, found out without any index."""
    match plan:
        case Words():
            return printed(event, plan)
        case Listed(field, wanted):
            return not keys(event, field).isdisjoint(wanted)
        case Marked(wanted):
            return not set(marks(event)).isdisjoint(wanted)
        case Addressed(wanted):
            return not set(addresses(event)).isdisjoint(wanted)
        case Between(since, until):
            return overlaps(event.date, since, until)
        case Every(parts):
            return all(selects(part, event) for part in parts)
        case Some(parts):
            return any(selects(part, event) for part in parts)
        case Without(part):
            return not selects(part, event)


def naive(plan: Plan, events: list[Event]) -> list[str]:
    return [event.id for event in events if selects(plan, event)]


def some_of(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3).map(tuple)


PEOPLE = tuple(sorted({key for event in read_events() for key in keys(event, "entity")}))
SPOKEN = tuple(sorted({key for event in read_events() for key in keys(event, "speaker")}))
VOCABULARY = "common usual rare word1 word4 title persona familyx by nowhere 2".split()
SOME_DAY = st.none() | st.dates(date(2009, 1, 1), date(2016, 1, 1))
PHRASES = st.lists(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=2).map(tuple), max_size=2).map(
    tuple
)
LEAVES: st.SearchStrategy[Plan] = st.one_of(
    st.builds(Listed, st.just("entity"), some_of(*PEOPLE, "PERSON nobody")),
    st.builds(Listed, st.just("speaker"), some_of(*SPOKEN, "SAID nobody")),
    st.builds(Listed, st.just("source"), some_of("source source 0", "source source 2", "source x")),
    st.builds(Listed, st.just("tag"), some_of("tag tag0", "tag tag3", "tag x")),
    st.builds(Marked, some_of("kind document", "kind listed", "undated", "dated", "quotes", "id e5", "id x")),
    st.builds(Between, SOME_DAY, SOME_DAY),
    st.builds(Words, PHRASES, st.just(()), st.sampled_from([None, "title", "text", "print", "quotes"])),
    st.builds(Words, PHRASES, PHRASES, st.just(None), st.booleans(), some_of(*PEOPLE)),
)
PLANS: st.SearchStrategy[Plan] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Every, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Without, inner),
    ),
    max_leaves=6,
)


@given(plan=PLANS)
def test_an_index_selects_what_a_look_at_every_event_does(index: Index, plan: Plan) -> None:
    expected = naive(plan, events_of(index))
    assert ids(index, plan) == expected
    assert index.count(plan) == len(expected)
    assert index.any(plan) == bool(expected)
    for order in ORDERS:
        assert sorted(ids(index, plan, order=order)) == sorted(expected)


@given(plan=PLANS, limit=st.integers(0, 45), order=st.sampled_from(ORDERS))
@example(plan=Every(), limit=3, order="latest")
@example(plan=Words((("common",),)), limit=7, order="score")
def test_a_limit_gives_the_head_of_the_whole_answer(
    index: Index, plan: Plan, limit: int, order: Order
) -> None:
    """Also where events with one date, or one score, stand on both sides of it."""
    assert index.run(plan, limit, order=order) == index.run(plan, None, order=order)[:limit]


@given(plan=PLANS)
def test_reading_on_and_on_gives_what_reading_at_once_does(index: Index, plan: Plan) -> None:
    whole = [number for number, _ in index.run(plan, order="date")]
    assert list(index.in_order(plan)) == whole


def test_pages_of_equal_dates_are_read_whole(monkeypatch: pytest.MonkeyPatch, index: Index) -> None:
    whole = [number for number, _ in index.run(Every(), order="date")]
    for size in (1, 2, 3, 7, 39, 40, 41):
        monkeypatch.setattr("newsline.index.index._PAGE", size)
        assert list(index.in_order()) == whole


@given(plan=PLANS)
def test_the_latest_first_is_the_order_of_dates_turned_round_the_undated_last(
    index: Index, plan: Plan
) -> None:
    found = [index.event(number) for number, _ in index.run(plan, order="date")]
    turned = [event for event in reversed(found) if event.date] + [e for e in found if not e.date]
    assert ids(index, plan, order="latest") == [event.id for event in turned]


ASKED: tuple[tuple[PostingField, str], ...] = (
    ("entity", "persona"),
    ("entity", "Persona Familyy"),
    ("speaker", "familyx"),
    ("source", "source"),
    ("tag", "tag1"),
)


@settings(max_examples=10)
@given(order=st.permutations(range(40)), plan=PLANS)
def test_the_order_in_which_events_come_decides_nothing_but_ties(
    index: Index, order: list[int], plan: Plan
) -> None:
    """A row is made of its event alone: whatever came before it, it is found by the same."""
    events = read_events()
    other = build_index(*(events[n] for n in order))
    assert sorted(ids(other, plan)) == sorted(naive(plan, events))
    dated = [event.date.sort_key() for event in events_of(other) if event.date]
    assert dated == sorted(dated)
    for field, text in ASKED:
        assert other.resolve_name(text, field) == index.resolve_name(text, field)


@given(since=SOME_DAY, until=SOME_DAY)
def test_a_range_selects_the_dated_events_that_overlap_it(
    index: Index, since: date | None, until: date | None
) -> None:
    found = ids(index, Between(since, until))
    assert found == [event.id for event in events_of(index) if overlaps(event.date, since, until)]


def test_the_days_of_a_date_are_ordinals() -> None:
    assert days(Event("a", "", "", "", when("2012-03-05"))) == (734567, 734567)
    assert date.fromordinal(734567) == date(2012, 3, 5)
    open_start = days(Event("a", "", "", "", when("../2012-03-05")))
    assert open_start == (date.min.toordinal(), 734567)
    assert days(Event("a", "", "", "")) is None


def _day() -> st.SearchStrategy[str]:
    near = st.dates(date(2012, 2, 27), date(2012, 3, 2)).map(str)
    return near | st.sampled_from(["0001-01-01", "9999-12-31", "2012-02", "2012", "201X", "2011/2012-03"])


CLOCKS = st.builds(
    "{}T{:02}:{:02}:{:02}{}".format,
    st.just("2012-02-29"),
    st.integers(0, 23),
    st.sampled_from([0, 30, 59]),
    st.sampled_from([0, 59]),
    st.sampled_from(["", "Z", "+14:00", "-12:00", "+05:30"]),
)
TIMES = st.one_of(
    st.builds(when, _day() | st.sampled_from(["../2012-02-29", "2012-02-29/..", "../9999-12-31"])),
    CLOCKS.map(lambda clock: when("2012-02-29", time=clock)),
)


@given(TIMES, TIMES)
@example(when("2012-02-29"), when("2012-02-29", time="2012-02-29T00:00:00+14:00"))
@example(when("2012-02-29", time="2012-02-29T23:00:00-12:00"), when("2012-02-29", time="2012-02-29T23:59:59"))
def test_keys_of_the_order_sort_as_dates_do(left: When, right: When) -> None:
    keys = [order_key(Event("a", "", "", "", stated)) for stated in (left, right)]
    low, high = keys
    assert low is not None
    assert high is not None
    assert 0 <= min(low, high) <= max(low, high) < UNDATED
    assert (low < high) == (left.sort_key() < right.sort_key())
    assert (low == high) == (left.sort_key() == right.sort_key())


def test_ties_are_broken_by_date(index: Index) -> None:
    everything = index.run(Words((("common",),)))
    assert len(everything) == 40
    place = {number: place for place, number in enumerate(index.in_order())}
    for (one, score), (other, next_score) in pairwise(everything):
        assert score > next_score or (score == next_score and place[one] < place[other])


def test_what_needs_a_loose_word_comes_after_what_does_not(index: Index) -> None:
    # The loose word is far rarer, so that its score alone would put it first.
    found = index.run(Words((("usual",),), loose=(("rare",),)))
    assert index.event(found[-1][0]).id == "e7"
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)


def test_a_strict_plan_has_loose_words_only_where_they_leave_events_out() -> None:
    loose = Words((), (("rare",),))
    plan = Every((Some((loose, Between(None, None))), Without(loose), Without(Without(loose))))
    assert strict(plan) == Every(
        (Some((Words(()), Between(None, None))), Without(loose), Without(Without(Words(()))))
    )


@pytest.mark.parametrize("order", ORDERS)
def test_a_negative_limit_is_refused(index: Index, order: Order) -> None:
    with pytest.raises(ValueError, match="negative"):
        index.run(Every(), -1, order=order)


def test_the_vocabulary_counts_events(index: Index) -> None:
    vocabulary = {word: index.frequency(word, None) for word in index.vocabulary(None)}
    assert vocabulary["common"] == 40
    assert vocabulary["rare"] == 1
    assert "common" not in index.vocabulary("title")
    assert index.frequency("title", "title") == 40


@pytest.mark.parametrize(
    "ask",
    [
        lambda index: index.event(next(index.in_order())),
        lambda index: index.run(Between(date(2000, 10, 1), None), 1, order="date"),
        lambda index: index.by_id("e77"),
    ],
    ids=["the first event", "the first of a range", "by its id"],
)
def test_a_question_for_one_event_reads_one(
    ask: Callable[[Index], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows of all others cost nothing, however many there are."""
    events = [
        Event(f"e{n}", "", f"{n}", f"{n}", when((date(2000, 1, 1) + timedelta(n)).isoformat()))
        for n in range(300)
    ]
    Random(3).shuffle(events)
    index = build_index(*events)
    from newsline.index import codec

    read = 0

    def counting(data: bytes, dictionary: bytes = b"") -> Event:
        nonlocal read
        read += 1
        return codec.decode(data, dictionary)

    monkeypatch.setattr("newsline.index.index.decode", counting)
    assert ask(index)
    assert read <= 1
