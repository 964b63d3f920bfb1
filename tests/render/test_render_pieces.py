from collections.abc import Callable

import pytest

from newsline.model import Entity, Event
from newsline.render.layout import Pen
from newsline.render.pieces import ShortIds, quote_rows, strongest_quote
from newsline.render.view import Terminal

Make = Callable[..., Event]

LONG = "a sentence that goes on and on about the gates of the harbour and who may pass them, and when"

CHOICES = [
    ("the longest that fits", [("four words at least", "A"), ("six words are more than four", "B")], (), "B"),
    (
        "the person asked for",
        [("four words at least", "A"), ("six words are more than four", "B")],
        {"a"},
        "A",
    ),
    (
        "a phrase before a snippet of that person",
        [("no", "A"), ("four words at least", "B")],
        {"a"},
        "B",
    ),
    ("nothing rather than a snippet", [("no", "A"), ("maybe so", "B")], {"a"}, None),
    ("nothing rather than another's snippet", [("no", "A")], (), None),
    ("a known speaker", [("six words are more than four", None), ("four words at least", "B")], (), "B"),
    ("nothing rather than nobody's words", [("six words are more than four", None)], (), None),
    ("nothing rather than a pronoun's words", [("six words are more than four", "she")], (), None),
    ("one that fits before one that does not", [(LONG, "A"), ("four words at least", "B")], (), "B"),
    ("the shortest of those too long", [(LONG + LONG, "A"), (LONG, "B")], (), "B"),
]


@pytest.mark.parametrize(("name", "said", "asked", "who"), CHOICES, ids=[case[0] for case in CHOICES])
def test_strongest_quote(
    event: Make, name: str, said: list[tuple[str, str | None]], asked: set[str], who: str | None
) -> None:
    quote = strongest_quote(event("Title", "2012", said=said), asked, (), 60)
    assert (quote.speaker.name if quote and quote.speaker else None) == who


PREFERRED = [
    (
        "a person",
        [("The longest of these quotes by far", "the port"), ("Six words are quite enough here", "A")],
    ),
    ("a whole sentence", [("and on it goes for many words", "A"), ("Six words are quite enough here", "A")]),
    ("six words at least", [("Four words it has", "A"), ("Six words are quite enough here", "A")]),
    ("forty words at most", [("word " * 40 + "word", "A"), ("Six words are quite enough here", "A")]),
]


@pytest.mark.parametrize(("name", "said"), PREFERRED, ids=[case[0] for case in PREFERRED])
def test_a_whole_sentence_of_a_person_comes_first(
    event: Make, name: str, said: list[tuple[str, str | None]]
) -> None:
    quote = strongest_quote(event("T", "2012", said=said, entities=(Entity("A", "PERSON"),)), (), (), 600)
    assert quote is not None
    assert quote.text == "Six words are quite enough here"


@pytest.mark.parametrize(
    ("text", "confidence", "shown"),
    [("A", 0.6, True), ("A", 0.59, False), ("he", 0.7, True), ("he", 0.69, False)],
)
def test_a_speaker_who_is_not_sure_says_nothing(
    event: Make, text: str, confidence: float, shown: bool
) -> None:
    made = event("T", "2012", said=[("Six words are quite enough here", "A")])
    (quote,) = made.quotes
    assert quote.speaker
    doubtful = quote._replace(confidence=confidence, speaker=quote.speaker._replace(text=text))
    assert (strongest_quote(made._replace(quotes=(doubtful,)), (), (), 60) is not None) == shown


def test_matched_words_choose_the_quote_that_holds_them(event: Make) -> None:
    made = event("T", "2012", said=[("the gates are shut", "A"), ("nobody will pass them today", "B")])
    start = made.text.index("gates")
    quote = strongest_quote(made, (), [(start, start + 5)], 60)
    assert quote is not None
    assert quote.text == "the gates are shut"


def test_a_speaker_named_where_the_name_matched_is_the_one_asked_for(event: Make) -> None:
    made = event("T", "2012", said=[("the gates are shut", "Sergei"), ("nobody will pass them today", "B")])
    start = made.text.index("Sergei")
    quote = strongest_quote(made, {"sergey lavrov"}, [(start, start + 6)], 60)
    assert quote is not None
    assert quote.text == "the gates are shut"


def test_choosing_grows_with_the_quotes_only(event: Make) -> None:
    class Counted(list[tuple[int, int]]):
        looks = 0

        def __getitem__(self, index):  # type: ignore[no-untyped-def]
            self.looks += 1
            return super().__getitem__(index)

    made = event("T", "2012", said=[("the gates are shut", "A")] * 500)
    spans = Counted((start, start + 1) for start in range(0, len(made.text), 2))
    strongest_quote(made, (), spans, 60)
    assert spans.looks <= 2 * len(made.quotes)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (60, ["“the gates of the harbour are shut” — Ida Holm"]),
        (30, ["“the gates of the harbour are", "shut” — Ida Holm"]),
        (26, ["“the gates of the harbour", "are shut” — Ida Holm"]),
        (20, ["“the gates of the", "harbour…” — Ida Holm"]),
    ],
)
def test_a_quote_is_cut_but_not_its_speaker(event: Make, width: int, lines: list[str]) -> None:
    made = event("T", "2012", said=[("the gates of the harbour are shut,", "Ida Holm")])
    rows = quote_rows(made.quotes[0], Pen(Terminal()), width, spans=(), most=2)
    assert ["".join(text for text, _ in row).replace("\u00a0", " ") for row in rows] == lines


def test_short_ids_stay_apart_for_many_alike() -> None:
    ids = [f"{number:012x}" for number in range(3000)]
    short = ShortIds(ids)
    shown = [short(event_id) for event_id in ids]
    assert len(set(shown)) == len(ids)
    assert all(event_id.startswith(start) for event_id, start in zip(ids, shown, strict=True))
    assert short("own-id") == "own-id"
