"""What each answer but the timeline says, line by line."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from newsline.errors import Problem
from newsline.model import (
    CorpusStats,
    DateCandidate,
    Entity,
    EntitySummary,
    Event,
    Hit,
    Match,
    Mention,
    QuoteHit,
    RelatedItem,
    Timex,
    when,
)
from newsline.render.detail import EventView, WhyView
from newsline.render.entities import EntitiesView
from newsline.render.parsed import ParsedView
from newsline.render.problems import problem_line, problem_lines
from newsline.render.quotes import QuotesView
from newsline.render.search import SearchView
from newsline.render.stats import StatsView
from newsline.render.undated import UndatedView
from newsline.render.view import Format, View

Make = Callable[..., Event]
Write = Callable[..., str]

NO_DATE = Problem("no-date", "the text mentions only 'Tuesday'", "saved/page.txt")


@pytest.fixture(scope="module")
def page(event: Make) -> Event:
    made = event(
        "The harbour closes",
        "2016-02-26",
        time="2016-02-26T18:40:00-05:00",
        id="abcdef012345",
        publisher="Harbour Wire",
        byline=("Ada Fell", "Bo Orm"),
        said=[("The gates are shut,", "Ida Holm"), ("Nobody goes in", None)],
        url="https://harbourwire.example.com/gates",
        tags=("port",),
        related=(RelatedItem("The strike", when("2015-10")), RelatedItem("Who is who")),
        candidates=(
            DateCandidate("5 Jan. 2016", "caption", "stands in a caption", False, "2016-01-05", 9),
            DateCandidate("Feb. 26, 2016 6:40 PM EST", "byline", "below the headline", True, "2016-02-26", 3),
            DateCandidate("soon", "content", "names no day"),
        ),
        problems=(Problem("ambiguous-name", "Holm may be two people", "saved/page.txt", 7),),
    )
    speaker = made.quotes[0].speaker
    assert speaker is not None
    mention = Mention(speaker.start, speaker.end, speaker.text)
    entities = (Entity("Ida Holm", "PERSON", ("Holm",), (mention,)), Entity("Veldry", "PLACE"))
    return made._replace(entities=entities, dates=(Timex(0, 4, made.text[:4], "DATE", "2016"),))


@pytest.fixture(scope="module")
def undated(event: Make) -> Event:
    return event("No day", id="fedcba543210", bounds="../2016-10", problems=(NO_DATE,), publisher="Opinion")


@pytest.fixture(scope="module")
def answers(page: Event, undated: Event) -> dict[str, View]:
    quotes = [
        QuoteHit(page.quotes[0], page, "Ida Holm-Lund", date=page.date),
        QuoteHit(page.quotes[1], page, date=page.date),
    ]
    indirect = page.quotes[0]._replace(direct=False)
    first, last = when("2011-07"), when("2024-12-11")
    return {
        "search": SearchView(
            [
                Hit(page, 2.5, (Match("gaets", "gates", "text", 80),), ((5, 10),), ()),
                Hit(undated, 1.0),
            ]
        ),
        "quotes": QuotesView([*quotes, QuoteHit(indirect, undated)]),
        "entities": EntitiesView(
            [
                EntitySummary("Veldry", "PLACE", (), 4, 3, first, last),
                EntitySummary(
                    "Ida Holm", "PERSON", ("Holm",), 9, 2, first, last, (("Bo Orm", 1),), (0, 1, 4)
                ),
            ]
        ),
        "show": EventView(page),
        "why": WhyView(page),
        "undated": UndatedView([undated]),
        "stats": StatsView(
            CorpusStats(3, 12345, 2, 1, 2, 1, 7, 5, first, last, (("Harbour Wire", 2),), (("byline", 1),))
        ),
        "parsed": ParsedView([page, undated]),
    }


PLAIN = {
    "search": [
        "abcdef012345  2016-02-26  The harbour closes  [Harbour Wire]"
        "  “The gates are shut,” said Ida Holm. “Nobody goes in” said somebody.",
        "fedcba543210  undated     No day  [Opinion]",
    ],
    "quotes": [
        "2016-02-26  Ida Holm-Lund: “The gates are shut”  [Harbour Wire]  abcdef012345",
        "2016-02-26  unknown speaker: “Nobody goes in”  [Harbour Wire]  abcdef012345",
        "undated     Ida Holm: The gates are shut  [Opinion]  fedcba543210",
    ],
    "entities": [
        "     3       4  PLACE   Veldry",
        "     2       9  PERSON  Ida Holm  (Holm)",
    ],
    "show": [
        "The harbour closes",
        "id: abcdef012345",
        "date: 2016-02-26",
        "time: 2016-02-26T18:40:00-05:00",
        "basis: byline",
        "evidence: as printed",
        "publisher: Harbour Wire",
        "byline: Ada Fell, Bo Orm",
        "tags: port",
        "url: https://harbourwire.example.com/gates",
        "file: saved/page.txt",
        "",
        "“The gates are shut,” said Ida Holm. “Nobody goes in” said somebody. ",
        "",
        "quotes:",
        "  Ida Holm: “The gates are shut,”",
        "  unknown speaker: “Nobody goes in”",
        "",
        "related:",
        "  2015-10     The strike",
        "  undated     Who is who",
        "",
        "problems:",
        "  saved/page.txt:7: Holm may be two people [ambiguous-name]",
    ],
    "why": [
        "abcdef012345  2016-02-26  The harbour closes  [Harbour Wire]",
        "date: 26 Feb 2016, 18:40 -05:00",
        "accepted  2016-02-26  byline  saved/page.txt:3  “Feb. 26, 2016 6:40 PM EST”  below the headline",
        "rejected  2016-01-05  caption  saved/page.txt:9  “5 Jan. 2016”  stands in a caption",
        "rejected  unread      content  saved/page.txt  “soon”  names no day",
        "problem: saved/page.txt:7: Holm may be two people [ambiguous-name]",
    ],
    "undated": [
        "fedcba543210  undated     No day  [Opinion]  not after Oct 2016; the text mentions only 'Tuesday'",
    ],
    "stats": [
        "total      files  3",
        "total      bytes  12345",
        "total      documents  2",
        "total      listed  1",
        "total      dated  2",
        "total      undated  1",
        "total      entities  7",
        "total      quotes  5",
        "total      storylines  0",
        "total      first  2011-07",
        "total      last  2024-12-11",
        "publisher  Harbour Wire  2",
        "basis      byline  1",
    ],
    "parsed": [
        "abcdef012345  2016-02-26  The harbour closes  [Harbour Wire]",
        "    date from byline: as printed; 1 person, 0 organisations, 1 place, 2 quotes, 1 time expression,"
        " 2 related items; problems: ambiguous-name",
        "fedcba543210  undated     No day  [Opinion]",
        "    no date; 0 people, 0 organisations, 0 places, 0 quotes, 0 time expressions, 0 related items;"
        " problems: no-date",
    ],
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain(answers: dict[str, View], written: Write, name: str) -> None:
    assert written(answers[name]).split("\n")[:-1] == PLAIN[name]


ROWS = {
    "search": {
        "id": "abcdef012345",
        "score": "2.5000",
        "date": "2016-02-26",
        "title": "The harbour closes",
        "publisher": "Harbour Wire",
        "snippet": "“The gates are shut,” said Ida Holm. “Nobody goes in” said somebody.",
        "matches": "gaets=gates",
        "kind": "document",
        "url": "https://harbourwire.example.com/gates",
        "file": "saved/page.txt",
        **dict.fromkeys(("reports", "matching", "sources", "first", "last"), ""),
    },
    "quotes": {
        "date": "2016-02-26",
        "speaker": "Ida Holm-Lund",
        "text": "The gates are shut,",
        "direct": "yes",
        "cue": "said",
        "confidence": "1.00",
        "title": "The harbour closes",
        "publisher": "Harbour Wire",
        "event": "abcdef012345",
        "file": "saved/page.txt",
        "basis": "byline",
        "sources": "Harbour Wire",
    },
    "entities": {
        "name": "Veldry",
        "type": "PLACE",
        "events": "3",
        "mentions": "4",
        "first": "2011-07",
        "last": "2024-12-11",
        "aliases": "",
        "together": "",
    },
    "show": {"field": "title", "value": "The harbour closes"},
    "why": {
        "status": "accepted",
        "edtf": "2016-02-26",
        "rule": "byline",
        "evidence": "Feb. 26, 2016 6:40 PM EST",
        "place": "saved/page.txt:3",
        "reason": "below the headline",
    },
    "undated": {
        "id": "fedcba543210",
        "bounds": "../2016-10",
        "evidence": "",
        "reason": "the text mentions only 'Tuesday'",
        "title": "No day",
        "publisher": "Opinion",
        "url": "",
        "file": "saved/page.txt",
    },
    "stats": {"group": "total", "name": "files", "value": "3"},
}


@pytest.mark.parametrize("name", ROWS)
def test_the_first_row(answers: dict[str, View], written: Write, name: str) -> None:
    read = csv.DictReader(io.StringIO(written(answers[name], Format.CSV)))
    assert next(read) == ROWS[name]


def test_records(answers: dict[str, View], written: Write) -> None:
    def first(name: str) -> dict[str, object]:
        found = json.loads(written(answers[name], Format.JSONL).split("\n")[0])
        assert isinstance(found, dict)
        return found

    assert first("search")["hit"] == {
        "score": 2.5,
        "matches": [{"query": "gaets", "found": "gates", "field": "text", "similarity": 80}],
        "spans": [[5, 10]],
        "title_spans": [],
    }
    assert first("quotes")["speaker"] == {"name": "Ida Holm-Lund", "start": 27, "end": 35, "text": "Ida Holm"}
    assert first("entities")["name"] == "Veldry"
    assert first("show")["id"] == first("parsed")["id"] == "abcdef012345"
    assert [item["accepted"] for item in first("why")["candidates"]] == [False, True, False]  # type: ignore[attr-defined]
    assert first("undated")["date"] is None
    assert first("stats")["documents"] == 2


RICH = {
    "search": [
        "not found as typed, taken for: gaets → gates",
        "  1  The harbour closes",
        "     26 Feb 2016, 18:40 -05:00 · Harbour Wire · abcdef",
        "     “The gates are shut,” said Ida Holm. “Nobody goes in” said somebody.",
        "  2  No day",
        "     undated · Opinion · fedcba",
        "2 events found",
    ],
    "quotes": [
        "         2016 ────",
        "   Fri 26 Feb ●  Ida Holm-Lund",
        " 18:40 -05:00 │  “The gates are shut”",
        "              │  unknown speaker",
        "              │  “Nobody goes in”",
        "              │  The harbour closes · Harbour Wire · abcdef",
        "      undated ────",
        " date unknown ●  Ida Holm",
        "              │  The gates are shut",
        "3 quotes by 2 speakers",
    ],
    "entities": [
        " people ────",
        "   Ida Holm",
        "▂█     2 events     9 mentions",
        "   Jul 2011 – 11 Dec 2024 · also Holm · with Bo Orm 1",
        " places ────",
        "   Veldry",
        "3 events     4 mentions",
    ],
    "show": [
        "   The harbour closes",
        "   date        26 Feb 2016, 18:40 -05:00",
        "               byline: “as printed”, 90% sure",
        "   byline      Ada Fell, Bo Orm",
        "   “The gates are shut,” said Ida Holm. “Nobody goes in” said somebody.",
        "   people: Ida Holm 1",
        "   places: Veldry",
        "   listed as related",
        "   Oct 2015    The strike",
        "   undated     Who is who",
        "   saved/page.txt:7: Holm may be two people [ambiguous-name]",
    ],
    "why": [
        "   26 Feb 2016, 18:40 -05:00",
        "   ✓ “Feb. 26, 2016 6:40 PM EST” → 2016-02-26",
        "     below the headline",
        "     byline · saved/page.txt:3",
        "   ✗ “5 Jan. 2016” → 2016-01-05",
        "   ✗ “soon”",
        "     content · saved/page.txt",
    ],
    "undated": [
        " ◌ No day",
        "   not after Oct 2016",
        "   the text mentions only 'Tuesday'",
        "   Opinion · fedcba",
        "   1 event without a date",
    ],
    "stats": [
        "   read        3 files, 12.3 kB",
        "   events      2 documents and 1 listed in them",
        "   dates       2 dated, 1 undated",
        "   from        Jul 2011 – 11 Dec 2024",
        "   storylines  0 with several reports",
        "   publishers",
        "   Harbour Wire  2  ████",
        "   where dates come from",
    ],
}


@pytest.mark.parametrize("name", RICH)
def test_rich_says_it_in_order(answers: dict[str, View], drawn: Callable[..., str], name: str) -> None:
    text = drawn(answers[name], 90)
    at = 0
    for part in RICH[name]:
        assert part in text[at:], part
        at = text.index(part, at) + len(part)


@pytest.mark.parametrize("name", RICH)
@pytest.mark.parametrize("width", [40, 60, 120, 200])
def test_rich_in_ascii_fits(
    answers: dict[str, View], drawn: Callable[..., str], name: str, width: int
) -> None:
    text = drawn(answers[name], width, ascii_only=True)
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= width


def test_the_number_of_quotes_fits_the_narrowest_terminal(
    event: Callable[..., Event], drawn: Callable[..., str]
) -> None:
    crowd = [event(f"Page {n}", "2012-12-22", said=[("It is so", f"Ann {n}")]) for n in range(1200)]
    text = drawn(QuotesView([QuoteHit(e.quotes[0], e) for e in crowd]), 40)
    assert "1,200 quotes by 1,200 speakers" in text
    assert max(map(len, text.splitlines())) <= 40
    text = drawn(QuotesView([QuoteHit(e.quotes[0], e) for e in crowd], 12000), 40)
    assert "the first 1,200 of 12,000 quotes, by\n1,200 speakers" in text
    assert max(map(len, text.splitlines())) <= 40


def test_the_first_of_many_names_are_said_to_be_that(drawn: Callable[..., str]) -> None:
    some = [EntitySummary("Veldry", "PLACE", (), 4, 3, None, None)]
    assert "   the first 1 of 66 names\n" in drawn(EntitiesView(some, 66), 40)
    assert "the first" not in drawn(EntitiesView(some, 1), 40)


def test_a_long_sparkline_is_folded_into_a_narrow_terminal(drawn: Callable[..., str]) -> None:
    counts = tuple(range(1, 25))
    summary = EntitySummary("Ida Holm", "PERSON", (), 1234, 300, None, None, (), counts)
    for width in (40, 60, 80):
        text = drawn(EntitiesView([summary]), width)
        assert "█" in text
        assert "300 events" in text
        assert max(map(len, text.splitlines())) <= width


def test_names_quotes_and_times_are_marked_in_the_text(
    answers: dict[str, View], drawn: Callable[..., str]
) -> None:
    text = drawn(answers["show"], 90, FORCE_COLOR="1")
    assert "\x1b[4m“\x1b[0m\x1b[3;4mThe\x1b[0m" in text
    assert "\x1b[3m gates are shut,\x1b[0m" in text
    assert "\x1b[1;35mIda Holm\x1b[0m" in text


def test_problems_are_compiler_lines() -> None:
    found = [
        Problem("bad-json", "not a JSON object", "a.jsonl", 17),
        Problem("empty", "nothing but white space", "b.txt"),
        Problem("duplicate", "the same\nas another"),
    ]
    assert list(problem_lines(found)) == [
        "newsline: a.jsonl:17: not a JSON object [bad-json]",
        "newsline: b.txt: nothing but white space [empty]",
        "newsline: the same as another [duplicate]",
    ]
    assert problem_line(found[0]) == "newsline: a.jsonl:17: not a JSON object [bad-json]"


def test_why_without_evidence_says_so(undated: Event, drawn: Callable[..., str]) -> None:
    text = drawn(WhyView(undated), 90)
    assert "undated; not after Oct 2016; the text mentions only 'Tuesday'" in text
    assert "no evidence for a date was found" in text
