"""Quotes: their own dates, the sources of the same words, and what is shown of them."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from newsline.model import Event, QuoteHit, when
from newsline.render.parts import spoken
from newsline.render.quotes import QuotesView
from newsline.render.view import Format

Make = Callable[..., Event]

SPOKEN = [
    ("We stay,", "We stay"),
    ("We stay, ", "We stay"),
    ("We stay.", "We stay."),
    ("We stay!", "We stay!"),
    ("He said, ‘We won,’", "He said, ‘We won’"),
    ("He said, 'We won,'", "He said, 'We won'"),
    ("He said, ‘We won’,", "He said, ‘We won’"),
    ("the dockers'", "the dockers'"),
    ("a, b", "a, b"),
    (",", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "shown"), SPOKEN)
def test_the_comma_before_the_cue_is_not_shown(text: str, shown: str) -> None:
    assert spoken(text) == shown


@pytest.fixture(scope="module")
def told(event: Make) -> QuotesView:
    wire = event(
        "The harbour closes for a week because of the ice",
        "2016-02-26",
        time="2016-02-26T18:40:00-05:00",
        id="abcdef012345",
        publisher="Harbour Wire",
        said=[("The gates are shut,", "Ida Holm"), ("Nobody goes in,", "Ida Holm")],
    )
    papers = [
        event(f"Ice {n}", "2016-02-27", id=f"00000000000{n}", publisher=name)
        for n, name in enumerate(("The Ledger", "The Ledger", ""))
    ]
    spoken_on = when("2016-02-25", basis="speech", evidence="on Thursday", confidence=0.9)
    first, second = wire.quotes
    return QuotesView(
        [
            QuoteHit(first, wire, "Ida Holm", date=spoken_on, also=tuple(papers)),
            QuoteHit(second, wire, "Ida Holm", date=wire.date),
        ]
    )


def test_plain_shows_the_date_of_the_speech_and_all_sources(
    told: QuotesView, written: Callable[..., str]
) -> None:
    assert written(told).splitlines() == [
        "2016-02-25  Ida Holm: “The gates are shut”"
        "  [Harbour Wire, The Ledger, saved/page.txt]  abcdef012345",
        "2016-02-26  Ida Holm: “Nobody goes in”  [Harbour Wire]  abcdef012345",
    ]


def test_rows_say_where_the_date_comes_from(told: QuotesView, written: Callable[..., str]) -> None:
    rows = list(csv.DictReader(io.StringIO(written(told, Format.CSV))))
    assert [(row["date"], row["basis"], row["text"]) for row in rows] == [
        ("2016-02-25", "speech", "The gates are shut,"),
        ("2016-02-26", "byline", "Nobody goes in,"),
    ]
    assert [row["sources"] for row in rows] == ["Harbour Wire; The Ledger; saved/page.txt", "Harbour Wire"]


def test_records_keep_the_words_and_list_the_sources(told: QuotesView, written: Callable[..., str]) -> None:
    first, second = map(json.loads, written(told, Format.JSONL).splitlines())
    assert first["text"] == "The gates are shut,"
    assert (first["date"]["edtf"], first["date"]["basis"], first["date"]["evidence"]) == (
        "2016-02-25",
        "speech",
        "on Thursday",
    )
    assert first["event"] == first["sources"][0]
    assert first["event"] == {
        "id": "abcdef012345",
        "file": "saved/page.txt",
        "title": "The harbour closes for a week because of the ice",
        "publisher": "Harbour Wire",
        "url": None,
        "date": "2016-02-26",
    }
    assert [source["title"] for source in first["sources"][1:]] == ["Ice 0", "Ice 1", "Ice 2"]
    assert len(second["sources"]) == 1


RICH = {
    100: [
        "         2016 " + "─" * 85,
        "   Thu 25 Feb ●  Ida Holm",
        "              │  “The gates are shut” [Harbour Wire, The Ledger (2), page.txt]",
        "              │  The harbour closes for a week because of… · Harbour Wire · 26 Feb 2016 · abcdef",
        "",
        "   Fri 26 Feb ●  Ida Holm",
        " 18:40 -05:00 │  “Nobody goes in”",
        "              │  The harbour closes for a week because of the ice · Harbour Wire · abcdef",
        "",
        "                 2 quotes by 1 speaker",
    ],
    60: [
        "         2016 " + "─" * 45,
        "   Thu 25 Feb ●  Ida Holm",
        "              │  “The gates are shut” [Harbour Wire, The",
        "              │  Ledger (2), page.txt]",
        "              │  The harbour closes for a week because of…",
        "              │  Harbour Wire · 26 Feb 2016 · abcdef",
        "",
        "   Fri 26 Feb ●  Ida Holm",
        " 18:40 -05:00 │  “Nobody goes in”",
        "              │  The harbour closes for a week because of…",
        "              │  Harbour Wire · abcdef",
        "",
        "                 2 quotes by 1 speaker",
    ],
}


@pytest.mark.parametrize("width", RICH)
def test_rich(told: QuotesView, drawn: Callable[..., str], width: int) -> None:
    lines = [line.rstrip() for line in drawn(told, width).splitlines()]
    assert lines[1:] == RICH[width]


@pytest.mark.parametrize("width", [40, 45, 50, 60, 80, 160])
def test_the_id_is_never_cut(told: QuotesView, drawn: Callable[..., str], width: int) -> None:
    assert drawn(told, width).count("abcdef") == 2
