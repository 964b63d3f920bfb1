"""Storylines: which documents are reports of one happening, and what an answer makes of them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsline
from newsline.index import Index
from newsline.index.fold import WORD, fold
from newsline.index.storylines.bands import WHOLE, bands, story_marks, story_text, story_words
from newsline.index.storylines.likeness import Likeness, alike, reprinted
from newsline.index.storylines.stored import source_of
from newsline.model import Event, Report, Storyline, When, when
from support import build_index, calls

CASES = Path(__file__).parents[1] / "cases" / "storylines" / "reports.txt"
WORDS = (
    "ash birch cedar dune elm fern gale inlet jetty kelp marsh oak pier quay reef shoal tide upland vale weir"
    " council mayor road bridge school river flood storm price trade bank loan court judge trial bill tax"
    " fund grant plan tower crew strike wage talks vote ship dock crane field farm grain smoke wind fire"
).split()


class Case(NamedTuple):
    name: str
    documents: list[Event]
    groups: list[list[int]]


def day(text: str) -> When | None:
    return when(text, basis="front-matter", evidence=text, confidence=1) if text else None


def report(
    number: int, text: str, *, date: str = "2016-05-02", source: str | None = None, title: str = ""
) -> Event:
    return Event(
        f"r{number}", f"{number}.txt", title or f"Headline {number}", text, day(date), publisher=source
    )


def read_cases() -> Iterator[Case]:
    for block in re.split(r"^== ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = block.partition("\n")
        body, *groups = re.split(r"^=> ", rest, flags=re.MULTILINE)
        documents = []
        for number, part in enumerate(re.split(r"^--- ?", body, flags=re.MULTILINE)[1:], 1):
            head, _, text = part.partition("\n")
            date, source, title = map(str.strip, head.split("|"))
            found = newsline.parse(f"{title}\n\n{text.strip()}\n").entities
            event = report(number, text.strip(), date=date, source=source or None, title=title)
            documents.append(event._replace(entities=found))
        yield Case(name, documents, [[int(number) for number in group.split()] for group in groups])


def groups_of(index: Index, events: Sequence[Event]) -> set[frozenset[str]]:
    """The storylines of an index as the files of their reports."""
    return {
        frozenset(found.file for found in index.stories.reports(known))
        for event in events
        if (known := index.story(event.id))
    }


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    expected = {frozenset(f"{number}.txt" for number in group) for group in case.groups}
    for documents in (case.documents, case.documents[::-1]):
        assert groups_of(build_index(*documents), documents) == expected


def prose(random: Random, size: int) -> list[str]:
    return [random.choice(WORDS) for _ in range(size)]


def edited(random: Random, text: list[str], share: float) -> list[str]:
    found = list(text)
    for place in random.sample(range(len(found)), int(len(found) * share)):
        found[place] = "indeed"
    return found


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(60, 400), st.floats(0, 0.04))
def test_a_text_and_its_edited_copy_are_one_storyline(seed: int, size: int, share: float) -> None:
    random = Random(seed)
    text = prose(random, size)
    pair = [report(1, " ".join(text)), report(2, " ".join(edited(random, text, share)), date="2016-05-03")]
    assert groups_of(build_index(*pair), pair) == {frozenset(("1.txt", "2.txt"))}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(5, 300))
def test_texts_that_share_only_their_words_stay_apart(seed: int, size: int) -> None:
    random = Random(seed)
    events = [report(number, " ".join(prose(random, size))) for number in range(6)]
    assert groups_of(build_index(*events), events) == set()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_the_documents_does_not_matter(seed: int) -> None:
    random = Random(seed)
    texts = [prose(random, 120) for _ in range(3)]
    events = [
        report(
            number,
            " ".join(edited(random, random.choice(texts)[: random.choice((60, 120))], 0.03)),
            date=random.choice(("2016-05-02", "2016-05-03", "2016-05", "")),
        )
        for number in range(8)
    ]
    found = groups_of(build_index(*events), events)
    random.shuffle(events)
    assert groups_of(build_index(*events), events) == found


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_both_ways_for_any_text(one: str, other: str) -> None:
    left, right = (Likeness(report(1, text, title="A")) for text in (one, other))
    assert alike(left, right) == alike(right, left)
    assert alike(left, left)


BANDS_OF_A_FERRY = (73416476, 17758534, 178100484)


def test_bands_are_the_same_on_every_machine() -> None:
    # A saved index may have been made by another Python, which hashes strings otherwise.
    assert bands("the ferry ran aground off the point on monday")[:3] == BANDS_OF_A_FERRY


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("ab ’“”—é\n"), max_size=60))
def test_the_words_compared_are_those_of_the_folded_text(text: str) -> None:
    assert story_words(fold(text)) == WORD.findall(fold(text))


@settings(max_examples=20)
@given(
    st.randoms(use_true_random=False), st.integers(WHOLE - 2, WHOLE + 2), st.sampled_from(["", "Ferry sinks"])
)
def test_a_text_printed_again_has_the_same_number(random: Random, size: int, headline: str) -> None:
    body = " ".join(prose(random, size))
    titles = (headline or body[:30].rpartition(" ")[0], "Ferry sinks")
    one, other = (report(number, body, title=title) for number, title in enumerate(titles))
    marks = [story_marks(*story_text(event).split("\n", 1)) for event in (one, other)]
    assert (marks[0].body > 0) == (size >= WHOLE)
    assert marks[0].body == marks[1].body
    assert not reprinted(Likeness(one), Likeness(other)) or marks[0].body > 0
    assert bands("...") == ()


def test_a_name_of_a_source_is_its_publisher_else_its_host() -> None:
    known = Report("a", "a.txt", "A")
    assert (
        source_of(known._replace(publisher="Quay Gazette", url="https://x.example.com/1")) == "Quay Gazette"
    )
    assert source_of(known._replace(url="https://www.tide.example.com/1")) == "tide.example.com"
    assert source_of(known._replace(url="http://[broken")) == ""
    assert source_of(known) == ""


def test_what_the_reports_come_to() -> None:
    text = " ".join(prose(Random(1), 80))
    events = [
        report(1, text, date="2016-05-04", source="Evening Tide"),
        report(2, text, date="2016-05-02", source="Quay Gazette"),
        report(3, text, date="", source="QUAY GAZETTE"),
        report(4, text, date="2016-05-09"),
    ]
    index = build_index(*events)
    known = index.story("r4")
    assert known is not None
    assert known.storyline == Storyline(
        "r2", 4, ("Quay Gazette", "Evening Tide"), "2016-05-02", "2016-05-09", 1
    )
    assert [one.id for one in index.stories.reports(known)] == ["r2", "r1", "r4", "r3"]


def test_a_text_that_very_many_have_is_one_storyline() -> None:
    text = " ".join(prose(Random(2), 60))
    days = ["2016-05-02", "2016-05-20", "2016-05-11"]
    events = [report(n, text, date=days[n % 3], source=f"Paper {n}", title="One") for n in range(120)]
    index = build_index(*events)
    assert index.stories.count == 1
    assert index.stories.others == 119


def test_the_work_is_linear_in_the_documents() -> None:
    def make(size: int) -> list[Event]:
        same = " ".join(prose(Random(3), 40))
        random = Random(4)
        mould = [f"{same} {' '.join(prose(random, 12))}" for _ in range(size)]
        return [report(n, text, title="One", source=f"P{n}") for n, text in enumerate(mould)]

    small, large = make(60), make(240)
    assert calls(lambda: build_index(*large)) < 6 * calls(lambda: build_index(*small))


@pytest.mark.parametrize("text", ["", "Closed.", "\n", "\ud800", "word " * 30_000, "x" * 300_000], ids=len)
def test_texts_of_any_size_can_be_compared(text: str) -> None:
    events = [report(n, text, title="", source=f"Paper {n}") for n in range(12)]
    found = groups_of(build_index(*events), events)
    assert len(found) <= 1
