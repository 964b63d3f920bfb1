"""Background: which statements inside the texts become events, with which date, and from where."""

import textwrap
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

import newsline
from newsline.corpus import Corpus
from newsline.index.fold import words
from newsline.model import Document, Event, Metadata
from newsline.parser.pipeline import parse_document
from support import build_index


def article(body: str, date: str | None = "2014-03-05", name: str = "quay", **fields: Any) -> Event:
    title = f"A report on the {name}"
    return parse_document(
        Document(body, f"{name}.txt", "record", Metadata(id=name, title=title, date=date, **fields))
    )


def corpus(*events: Event) -> Corpus:
    return Corpus(build_index(*events))


def background(*events: Event, **asked: Any) -> list[Event]:
    found = corpus(*events).timeline(deep=True, **asked)
    return [hit.event for hit in found if hit.event.kind == "background"]


def dates(body: str, date: str | None = "2014-03-05") -> list[str]:
    return [event.date.edtf for event in background(article(body, date)) if event.date]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("On 30 September 2011 the fleet left the port of Veldry.", ["2011-09-30"]),
        ("In 2011 the fleet left the port of Veldry.", ["2011"]),
        ("The fleet left the port of Veldry in June 2011.", ["2011-06"]),
        ("The port of Veldry was closed in the 1990s by its owners.", ["199X"]),
        ("The fleet left the port of Veldry yesterday.", ["2014-03-04"]),
        ("The fleet had left the port of Veldry last year.", ["2013"]),
        ("The mayor will open the new port on 1 May 2015.", ["2015-05-01"]),
        # the document's own day, and what is around it
        ("The fleet left the port of Veldry today.", []),
        ("The fleet left the port of Veldry on Wednesday.", []),
        ("The fleet left the port of Veldry on 5 March 2014.", []),
        ("The fleet is now in the port of Veldry.", []),
        ("The fleet has stayed in the port this year.", []),
        ("The fleet left the port of Veldry this week.", []),
        # durations, sets, bounds, references
        ("The fleet stayed in the port of Veldry for three years.", []),
        ("The fleet leaves the port of Veldry every Monday.", []),
        ("The fleet has been in Veldry since 2011 without a break.", []),
        ("The fleet must not leave the port of Veldry until May 2015.", []),
        ("Nobody had seen the fleet in Veldry before June 2011.", []),
        # the date of something else
        ("The mayor left six months after the fleet came to the port in July 2000.", []),
        ("The port was shut two weeks before the vote on 12 March 2004.", []),
        ("Two weeks after the vote, on 12 March 2004, the port was shut.", ["2004-03-12"]),
        ("The port was shut after a storm on 12 March 2004.", ["2004-03-12"]),
        # no statement
        ("June 2011", []),
        ("Photo: 12 June 2011", []),
        # several dates: each once, the exact one for the coarse one
        ("In 2011, on 3 June 2011, the fleet left the port.", ["2011-06-03"]),
        (
            "The fleet left on 3 June 2011 and came back on 9 July 2012 to the port.",
            ["2011-06-03", "2012-07-09"],
        ),
    ],
)
def test_dated_statements(body: str, expected: list[str]) -> None:
    assert dates(body) == expected


def test_an_undated_document_gives_only_what_is_dated_by_itself() -> None:
    assert dates("The fleet left yesterday. The quay was built in May 1911 by its owners.", None) == [
        "1911-05"
    ]


def test_the_sentence_is_the_event_and_says_where_it_stands() -> None:
    body = "Ann Reed spoke. In June 2011 Mira Holt bought the port of Veldry. Otto Lang was not there."
    page = article(body, publisher="The Quay", tags=("ports",), url="https://quay.example/a")
    (event,) = background(page)
    assert event.title == event.text == "In June 2011 Mira Holt bought the port of Veldry."
    assert event.listed_in == ("quay",)
    assert (event.file, event.publisher, event.tags, event.url) == (
        "quay.txt", "The Quay", ("ports",), "https://quay.example/a",
    )  # fmt: skip
    assert event.date
    assert (event.date.basis, event.date.evidence) == ("body", "June 2011")
    assert {entity.name for entity in event.entities} == {"Mira Holt", "Veldry"}
    assert all(event.text[m.start : m.end] == m.text for e in event.entities for m in e.mentions)
    assert [event.text[timex.start : timex.end] for timex in event.dates] == ["June 2011"]
    assert [candidate.accepted for candidate in event.candidates] == [True]


def test_one_sentence_of_several_documents_is_one_event() -> None:
    sentence = "In June 2011 Mira Holt bought the port of Veldry."
    (event,) = background(article(sentence, name="one"), article(f"News. {sentence}", name="two"))
    assert event.listed_in == ("one", "two")


def test_one_sentence_with_two_meanings_is_two_events() -> None:
    sentence = "Mira Holt bought the port of Veldry last year."
    found = background(article(sentence, "2014-03-05", "one"), article(sentence, "2015-03-05", "two"))
    assert [(event.date.edtf, event.listed_in) for event in found if event.date] == [
        ("2013", ("one",)),
        ("2014", ("two",)),
    ]


def test_background_answers_like_other_events() -> None:
    page = article(
        "In June 2011 Mira Holt bought the port of Veldry. In May 2012 Otto Lang sold the old lighthouse."
    )
    assert [event.text[:12] for event in background(page, entities=["Holt"])] == ["In June 2011"]
    assert [event.text[:11] for event in background(page, since="2012", until="2013")] == ["In May 2012"]
    assert [event.text[:11] for event in background(page, query="lighthouse")] == ["In May 2012"]
    assert background(page, speakers=["Holt"]) == []


def test_background_is_never_there_unasked() -> None:
    opened = corpus(article("In June 2011 Mira Holt bought the port of Veldry."))
    opened.timeline(deep=True)
    assert [event.kind for event in opened.events] == ["document"]
    assert [hit.event.kind for hit in opened.timeline()] == ["document"]
    assert opened.stats().documents == 1
    assert [hit.event.kind for hit in opened.timeline(deep=True)] == ["background", "document"]


def test_a_background_event_is_found_by_its_id() -> None:
    opened = corpus(article("In June 2011 Mira Holt bought the port of Veldry."))
    (hit, _) = opened.timeline(deep=True)
    assert opened.event(hit.event.id[:8]) == hit.event
    with pytest.raises(newsline.NewslineError):
        opened.event("zzzz")


def test_names_are_those_of_the_corpus_and_their_numbers_stay() -> None:
    opened = corpus(
        article("In June 2011 Mira Holt bought the port. Holt is rich.", name="one"),
        article("Holt left the port of Veldry on 3 May 2012.", name="two"),
    )
    before = opened.entities().hits
    found = opened.timeline(entities=["Mira Holt"], deep=True)
    assert [hit.event.kind for hit in found] == ["background", "background", "document", "document"]
    assert opened.entities().hits == before


def test_the_deep_timeline_is_in_order_of_date_and_holds_all_others() -> None:
    random = Random(7)
    pages = [
        article(
            f"In {random.randint(1990, 2013)} Mira Holt bought port number {n} of Veldry.",
            random.choice([None, f"20{random.randint(10, 20)}-03-05"]),
            f"p{n}",
        )
        for n in range(40)
    ]
    opened = corpus(*pages)
    hits = opened.timeline(deep=True).hits
    keys = [hit.event.date.sort_key() for hit in hits if hit.event.date]
    assert keys == sorted(keys)
    assert all(hit.event.date is None for hit in hits[len(keys) :])
    assert [hit.event for hit in hits if hit.event.kind != "background"] == list(opened.events)


def test_a_sentence_without_end_is_cut_around_its_date() -> None:
    body = "word " * 2000 + "in June 2011 the fleet left " + "word " * 2000
    (event,) = background(article(body))
    assert len(event.text) < 1000
    assert event.text.startswith("… ")
    assert event.text.endswith(" …")
    assert [event.text[timex.start : timex.end] for timex in event.dates] == ["June 2011"]


def test_a_table_of_dates_is_no_statement() -> None:
    assert dates("It is open " + ", ".join(f"{day} June 2011" for day in range(1, 29)) + " as before.") == []


def test_the_text_read_again_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counting(text: str) -> tuple[str, ...]:
        nonlocal read
        read += len(text)
        return words(text)

    monkeypatch.setattr("newsline.index.background.words", counting)

    def cost(size: int) -> int:
        nonlocal read
        read = 0
        text = "".join(f"In {1000 + n % 900} they came and went and, " for n in range(size))
        background(article(text + "\n\n" + "In May 2011 the fleet left the port.\n" * size))
        return read

    assert cost(800) < 6 * cost(200)


@pytest.mark.parametrize("alike", [str, str.upper])
def test_a_statement_goes_on_over_lines_that_a_width_broke(alike: Callable[[str], str]) -> None:
    told = alike(
        "The fleet, which had been built for the old king and was the pride of his island, left the port of"
        " Veldry with Ann Orn and all of her crew in June 2011, and has not been seen by anybody since."
    )
    (event,) = background(
        article(textwrap.fill(told + alike(" Nobody knows of the place to which it went."), 48))
    )
    assert event.text == told
    mentions = [mention for entity in event.entities for mention in entity.mentions]
    assert alike("Ann Orn") in [mention.text for mention in mentions]
    for mention in mentions:
        assert event.text[mention.start : mention.end] == mention.text
