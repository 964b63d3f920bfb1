"""The text index: one definition of a word, one answer to a plan however it is worked out."""

import sys
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.index import Builder, Index
from newsline.index.fold import fold, fold_with_origins, indexable, words
from newsline.index.fuzzy import allowed_distance, nearest
from newsline.index.plan import Between, Every, Listed, Plan, Some, Without, Words, strict
from newsline.index.postings import days
from newsline.model import Entity, Event, Quote, Speaker, When, when

DATES = ["2011/2013", "2012", "2012-03", "2012-03-05", "../2010", "2014-01-01", "2015/..", None]


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


@pytest.fixture(scope="module")
def index() -> Index:
    builder = Builder()
    for event in read_events():
        builder.add(event)
    return builder.build()


SOME_DAY = st.none() | st.dates(date(2009, 1, 1), date(2016, 1, 1))
LEAVES: st.SearchStrategy[Plan] = st.one_of(
    st.builds(Listed, st.just("entity"), st.lists(st.integers(0, 8), max_size=3).map(tuple)),
    st.builds(Listed, st.just("speaker"), st.lists(st.integers(0, 8), max_size=3).map(tuple)),
    st.builds(Listed, st.just("source"), st.lists(st.integers(0, 2), max_size=2).map(tuple)),
    st.builds(Listed, st.just("tag"), st.lists(st.integers(0, 3), max_size=2).map(tuple)),
    st.builds(Between, SOME_DAY, SOME_DAY),
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
def test_the_text_index_and_the_postings_agree(index: Index, plan: Plan) -> None:
    by_postings, count = index.run(plan)
    by_text, total = index.text.search(plan, len(index.events), by_score=False)
    assert [number for number, _ in by_postings] == [number for number, _ in by_text]
    assert count == total == len(by_postings)


@given(since=SOME_DAY, until=SOME_DAY)
def test_a_range_selects_the_dated_events_that_overlap_it(
    index: Index, since: date | None, until: date | None
) -> None:
    def overlaps(when: When | None) -> bool:
        return when is not None and (
            (when.earliest or date.min) <= (until or date.max)
            and (since or date.min) <= (when.latest or date.max)
        )

    found = {number for number, _ in index.run(Between(since, until))[0]}
    assert found == {number for number, event in enumerate(index.events) if overlaps(event.date)}


def test_the_days_of_a_date_are_ordinals() -> None:
    assert days(Event("a", "", "", "", when("2012-03-05"))) == (734567, 734567)
    assert date.fromordinal(734567) == date(2012, 3, 5)
    open_start = days(Event("a", "", "", "", when("../2012-03-05")))
    assert open_start == (date.min.toordinal(), 734567)
    assert days(Event("a", "", "", "")) is None


def test_ties_are_broken_by_date(index: Index) -> None:
    found, total = index.run(Words((("common",),)), 5)
    everything, _ = index.run(Words((("common",),)))
    assert found == everything[:5]
    assert total == len(everything) == 40
    scores: dict[float, list[int]] = {}
    for number, score in everything:
        scores.setdefault(score, []).append(number)
    assert all(numbers == sorted(numbers) for numbers in scores.values())


def test_what_needs_a_loose_word_comes_after_what_does_not(index: Index) -> None:
    # The loose word is far rarer, so that its score alone would put it first.
    found, _ = index.run(Words((("usual",),), loose=(("rare",),)))
    assert index.events[found[-1][0]].id == "e7"
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)


def test_a_strict_plan_has_no_loose_words() -> None:
    loose = Words((), (("rare",),))
    plan = Every((Some((loose, Between(None, None))), Without(loose)))
    assert strict(plan) == Every((Some((Words(()), Between(None, None))), Without(Words(()))))


def test_a_negative_limit_is_refused(index: Index) -> None:
    with pytest.raises(ValueError, match="negative"):
        index.run(Every(), -1)


def test_the_vocabulary_counts_events(index: Index) -> None:
    vocabulary = index.text.vocabulary(None)
    assert vocabulary["common"] == 40
    assert vocabulary["rare"] == 1
    assert "common" not in index.text.vocabulary("title")
    assert index.text.vocabulary("title")["title"] == 40


def _tokens(text: str) -> tuple[str, ...]:
    import tantivy

    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build()
    return tuple(analyzer.analyze(indexable(text)))


def test_every_character_makes_the_same_words_here_and_in_the_text_index() -> None:
    """Every character old enough that Python and tantivy know it, whatever their versions of Unicode."""
    differing = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.ucd_3_2_0.category(chr(code)) not in ("Cs", "Cn", "Co")
        and _tokens(f"a{chr(code)}b {chr(code)}") != words(f"a{chr(code)}b {chr(code)}")
    ]
    assert differing == []


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF, exclude_categories=["Cs"])))
def test_every_text_makes_the_same_words_here_and_in_the_text_index(text: str) -> None:
    assert _tokens(text) == words(text)


@given(st.text())
def test_folding_folds_once_and_knows_where_from(text: str) -> None:
    folded, origins = fold_with_origins(text)
    assert folded == fold(text)
    if origins is None:
        assert len(folded) == len(text)
    else:
        assert len(origins) == len(folded) + 1
        assert origins == sorted(origins)
        assert all(fold(text[origins[i]]).find(folded[i]) >= 0 for i in range(len(folded)))


FOLDED = "CAFÉ=cafe Straße=strasse Łódź=lodz Ødegård=odegard cafe\u0301=cafe МОСКВА=москва Œuvre=oeuvre"


@pytest.mark.parametrize("pair", FOLDED.split())
def test_folding(pair: str) -> None:
    text, expected = pair.split("=")
    assert fold(text) == expected


WORDS = {
    "asylum": 5,
    "asylums": 1,
    "album": 9,
    "government": 4,
    "assange": 3,
    "assad": 8,
    "2012": 9,
    "un": 9,
    "lake": 1,
    "cake": 7,
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("asylm", ["asylum"]),
        ("aslyum", ["asylum"]),
        ("goverment", ["government"]),
        ("govrenmnt", ["government"]),
        ("assd", ["assad"]),
        ("lave", ["lake"]),
        ("vlbum", []),
        ("overnment", ["government"]),
        ("2013", []),
        ("2O12", []),
        ("us", []),
        ("zzz", []),
    ],
)
def test_the_nearest_words(asked: str, found: list[str]) -> None:
    assert [word for word, _ in nearest(asked, WORDS)] == found


def test_of_equally_near_words_the_frequent_come_first_and_three_at_most() -> None:
    vocabulary = {"port": 1, "porn": 2, "pork": 9, "pore": 4, "poro": 3}
    assert [word for word, _ in nearest("porx", vocabulary)] == ["pork", "pore", "poro"]


@given(st.text(max_size=12))
def test_longer_words_may_have_more_typos(word: str) -> None:
    assert 0 <= allowed_distance(word) <= 2
    assert allowed_distance(word) <= max(len(word) - 2, 0)


def test_dates_far_apart_are_found_without_a_scan_of_all() -> None:
    """The days before a range cost nothing, however many there are."""
    builder = Builder()
    for n in range(300):
        builder.add(Event(f"e{n}", "", f"{n}", f"{n}", when((date(2000, 1, 1) + timedelta(n)).isoformat())))
    found, total = builder.build().run(Between(date(2000, 10, 1), None))
    assert total == len(found) == 300 - 274
