"""Searching the small corpus: what is found, in which order, and what is said about it."""

import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.errors import NewslineError
from newsline.index import Index
from newsline.index.fold import fold
from newsline.model import Entity, Event, Mention, Quote, RelatedItem, Speaker, edtf_bounds, when
from newsline.query import Criteria, answer, parse_query, search, select
from support import build_index, events_of

CASES = Path(__file__).parents[1] / "cases" / "query" / "search.txt"
CORPUS = Path(__file__).parents[1] / "cases" / "query" / "corpus.jsonl"


def _mentions(text: str, forms: list[str]) -> tuple[Mention, ...]:
    found: dict[int, Mention] = {}
    for form in sorted(forms, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            if not any(other.start <= at < other.end for other in found.values()):
                found[at] = Mention(at, at + len(form), form)
            at = text.find(form, at + 1)
    return tuple(found[at] for at in sorted(found))


def _quote(text: str, words: str, name: str, said: str) -> Quote:
    start = text.index(words)
    at = text.find(said, start + len(words))
    return Quote(start, start + len(words), words, True, Speaker(name, at, at + len(said), said), "said")


def read_event(row: dict[str, Any]) -> Event:
    text = row["text"]
    return Event(
        id=row["id"],
        file=f"{row['id']}.txt",
        title=row["title"],
        text=text,
        date=when(row["date"]) if row["date"] else None,
        publisher=row["publisher"],
        tags=tuple(row["tags"]),
        entities=tuple(
            Entity(name, kind, tuple(aliases), _mentions(text, [name, *aliases]), tuple(*candidates))
            for name, kind, aliases, *candidates in row["names"]
        ),
        quotes=tuple(_quote(text, *quote) for quote in row["quotes"]),
        related=tuple(
            RelatedItem(title, when(day) if day else None, url, tuple(names))
            for title, day, url, names in row.get("related", ())
        ),
    )


@pytest.fixture(scope="module")
def index() -> Index:
    """The index of thirteen invented reports, made without the parser."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return build_index(*(read_event(json.loads(line)) for line in lines))


def read_range(text: str) -> tuple[date | None, date | None]:
    """EDTF dates with `..` between them: enough of a grammar for these tests."""
    low, dots, high = text.partition("..")
    since = edtf_bounds(low)[0] if low else None
    until = edtf_bounds(high if dots else low)[1] if high or not dots else None
    return since, until


def read_cases() -> list[tuple[str, bool, list[str], list[str]]]:
    cases = []
    for block in re.split(r"\n\s*\n", CASES.read_text(encoding="utf-8")):
        fields = dict(line.split(":", 1) for line in block.splitlines() if line and not line.startswith("#"))
        if fields:
            hits = fields.get("hits", fields.get("any", "")).split()
            fuzzy = sorted(say.strip() for say in fields.get("fuzzy", "").split(",") if say.strip())
            cases.append((fields["query"].strip(), "hits" in fields, hits, fuzzy))
    return cases


def label(event: Event) -> str:
    return event.id if event.kind == "document" else "listed:" + event.title.split()[0].lower()


@pytest.mark.parametrize(
    ("query", "ordered", "expected", "fuzzy"), read_cases(), ids=lambda value: str(value)[:40]
)
def test_case(index: Index, query: str, ordered: bool, expected: list[str], fuzzy: list[str]) -> None:
    hits = search(index, parse_query(query, read_range))
    found = [label(hit.event) for hit in hits]
    assert (found if ordered else sorted(found)) == (expected if ordered else sorted(expected))
    said = {f"{m.query} -> {m.found}" for hit in hits for m in hit.matches if m.similarity < 100}
    assert sorted(said) == fuzzy


def test_limit_takes_the_first_hits_and_total_counts_all(index: Index) -> None:
    query = parse_query("asylum", read_range)
    found = answer(index, query, limit=2)
    assert [hit.event.id for hit in found.hits] == ["refusal", "asma"]
    assert found.total == 5
    assert list(answer(index, query, limit=0)) == []
    assert answer(index, query, limit=0).total == 5


def test_by_date_the_undated_come_last(index: Index) -> None:
    hits = search(index, parse_query("asylum", read_range), order="date")
    assert [hit.event.id for hit in hits] == ["gaddafi", "refusal", "assange", "exile", "asma"]


def test_scores_fall(index: Index) -> None:
    for query in ("asylum", "asylm OR harbour", "lavrov OR kerry OR asylum"):
        scores = [hit.score for hit in search(index, parse_query(query, read_range))]
        assert scores == sorted(scores, reverse=True)
        assert all(score > 0 for score in scores)


def test_spans_are_the_words_found(index: Index) -> None:
    (hit,) = search(index, parse_query("speaker:lavrov asylum", read_range))
    assert [hit.event.text[start:end] for start, end in hit.spans] == ["asylum", "Lavrov"]
    assert [hit.event.title[start:end] for start, end in hit.title_spans] == ["asylum"]


def test_spans_of_an_entity_are_its_mentions(index: Index) -> None:
    hits = {hit.event.id: hit for hit in search(index, parse_query('entity:"Bashar al-Assad"', read_range))}
    vow = hits["vow"]
    assert [vow.event.text[start:end] for start, end in vow.spans] == ["Bashar al-Assad", "Assad"]
    assert [vow.event.title[start:end] for start, end in vow.title_spans] == ["Assad"]
    # His wife's name is not his.
    assert [hits["asma"].event.text[start:end] for start, end in hits["asma"].spans] == ["Bashar al-Assad"]


def test_spans_count_code_points_where_folding_changes_the_length(index: Index) -> None:
    (hit,) = search(index, parse_query("strasse council", read_range))
    assert [hit.event.text[start:end] for start, end in hit.spans] == ["Straße", "council"]


def test_an_excluded_word_is_not_highlighted(index: Index) -> None:
    hits = search(index, parse_query("tag:russia -asylum", read_range))
    assert hits
    assert not any(hit.spans for hit in hits)


def test_what_was_taken_is_said_without_hits_too(index: Index) -> None:
    found = answer(index, parse_query("entity:lavrov date:1999", read_range))
    assert list(found) == []
    assert [entry.name for resolution in found.resolutions for entry in resolution.entries] == [
        "Sergei Lavrov"
    ]


def test_an_unknown_name_brings_suggestions(index: Index) -> None:
    found = answer(index, parse_query('entity:"Vladimr Puton"', read_range))
    assert list(found) == [] or found.resolutions[0].matches[0].similarity < 100
    unknown = answer(index, parse_query('entity:"Wladimir P. Putina"', read_range))
    assert unknown.resolutions[0].entries == ()
    assert "Vladimir Putin" in unknown.resolutions[0].suggestions


def test_flags_are_the_same_as_the_query_they_mean(index: Index) -> None:
    pairs = [
        (Criteria(entities=("Lavrov",)), "entity:lavrov"),
        (Criteria(entities=("Lavrov", "Kerry")), "entity:lavrov OR entity:kerry"),
        (Criteria(speakers=("lavrov",), query=parse_query("asylum", read_range)), "speaker:lavrov asylum"),
        (Criteria(since=date(2012, 1, 1), until=date(2012, 12, 31)), "date:2012"),
        (Criteria(since=date(2019, 1, 1), tags=("syria", "libya")), "date:2019.. (tag:syria OR tag:libya)"),
        (Criteria(sources=("straits",), tags=("syria",)), "source:straits tag:syria"),
    ]
    for criteria, text in pairs:
        by_flags = select(index, criteria)
        by_text = answer(index, parse_query(text, read_range), order="date")
        assert [hit.event.id for hit in by_flags.hits] == [hit.event.id for hit in by_text.hits]
        assert by_flags.total > 0


def test_no_criteria_select_everything(index: Index) -> None:
    found = select(index, Criteria())
    assert [hit.event for hit in found.hits] == events_of(index)
    assert found.total == len(events_of(index))


def test_an_empty_corpus_answers_nothing() -> None:
    empty = build_index()
    for text in ("asylum", "entity:assad", "-asylum", "date:2012", "asyl* OR source:x"):
        assert search(empty, parse_query(text, read_range)) == []
        assert answer(empty, parse_query(text, read_range), limit=0).total == 0


WORDS = st.sampled_from(
    "asylum asylm lavrov assad smith café entity:assad speaker:lavrov date:2012..2016 tag:russia"
    ' source:straits "live"and"die" asyl* title:talks quote:over moscow zzyzx'.split()
)
QUERIES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} {pair[1]})"),
        inner.map(lambda part: f"-({part})"),
    ),
    max_leaves=6,
)


@given(text=QUERIES)
def test_spans_are_sorted_apart_and_within_the_text(index: Index, text: str) -> None:
    for hit in search(index, parse_query(text, read_range)):
        for spans, shown in ((hit.spans, hit.event.text), (hit.title_spans, hit.event.title)):
            flat = [place for span in spans for place in span]
            assert flat == sorted(flat)
            assert all(0 <= start < end <= len(shown) for start, end in spans)
            assert all(fold(shown[start:end]).strip() for start, end in spans)


@given(text=QUERIES, limit=st.integers(0, 20))
def test_a_limit_is_a_beginning(index: Index, text: str, limit: int) -> None:
    query = parse_query(text, read_range)
    everything = search(index, query)
    assert [h.event for h in search(index, query, limit=limit)] == [h.event for h in everything[:limit]]
    assert answer(index, query, limit=limit).total == len(everything)


@given(text=QUERIES)
def test_not_is_the_complement(index: Index, text: str) -> None:
    """For a query without typos: those are never matched under a NOT."""
    if "asylm" in text:
        return
    chosen = {hit.event.id for hit in search(index, parse_query(text, read_range))}
    others = {hit.event.id for hit in search(index, parse_query(f"-({text})", read_range))}
    assert chosen.isdisjoint(others)
    assert chosen | others == {event.id for event in events_of(index)}


@given(text=st.text(max_size=60))
def test_any_text_is_answered_or_refused_with_a_reason(index: Index, text: str) -> None:
    with suppress(NewslineError):
        search(index, parse_query(text, read_range))
