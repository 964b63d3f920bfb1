import json
import re
from collections.abc import Callable, Iterator

import pytest

from newsline.errors import Problem
from newsline.model import Event, Hit, Match
from newsline.render.timeline import TimelineView
from newsline.render.view import Format, Granularity

Make = Callable[..., Event]
MakeHit = Callable[..., Hit]
Draw = Callable[..., str]

NO_DATE = Problem("no-date", "no date in header, URL or file name")
AMBIGUOUS = Problem("ambiguous-date", "03/04/2016 can be 3 April or 4 March 2016")


@pytest.fixture(scope="module")
def hits(event: Make, hit: MakeHit) -> list[Hit]:
    page = event(
        "A page that lists things", "2012-11-08", publisher="Harbour Wire", said=[("nobody's puppet", "Orm")]
    )
    events = [
        event("Years of drought", "2011/2017", publisher="Straits Review"),
        event(
            "A minister says on a long visit that the offer to the ministry of Orm still stands, come what",
            "2012-11-06",
            kind="listed",
            listed_in=(page.id,),
            url="https://harbourwire.example.com/offer",
        ),
        page,
        event(
            "Orm will not move",
            "2012-12-22",
            time="2012-12-22T06:29:00-08:00",
            publisher="The Common Table",
            said=[
                ("We were asked to pass it on, and we did,", "Ada Fell"),
                ("Nobody is going to win this, and nobody will", "Bo Orm"),
                ("no", "Bo Orm"),
            ],
            listed_in=("x", "y"),
        ),
        event("A season of talks", "2013-03", file="saved/talks.txt"),
        event("A quiet year", "2014"),
        event("The ruling", "2016-04-03", problems=(AMBIGUOUS,)),
        event("Doors open", "2024-12-08", time="2024-12-08T10:05:00Z"),
        event("Orm’s wife says no", bounds="2016-10-18/2016-10-20", problems=(NO_DATE,)),
    ]
    return [hit(item, "Orm", "Bo Orm") for item in events]


PLAIN = [
    "2011/2017   Years of drought  [Straits Review]",
    "2012-11-06  A minister says on a long visit that the offer to the ministry of Orm still stands,"
    " come what  [saved/page.txt]  (listed in 1 page)",
    "2012-11-08  A page that lists things  [Harbour Wire]",
    "2012-12-22  Orm will not move  [The Common Table]  (also listed in 2 pages)",
    "2013-03     A season of talks  [saved/talks.txt]",
    "2014        A quiet year  [saved/page.txt]",
    "2016-04-03  The ruling  [saved/page.txt]",
    "2024-12-08  Doors open  [saved/page.txt]",
    "undated     Orm’s wife says no  [saved/page.txt]",
]


def test_plain_is_a_line_an_event(hits: list[Hit], written: Draw) -> None:
    lines = written(TimelineView(hits)).splitlines()
    assert [line.split("  ", 1) for line in lines] == [
        [found.event.id, line] for found, line in zip(hits, PLAIN, strict=True)
    ]


def test_hits_are_read_once_and_as_they_are_written(hits: list[Hit]) -> None:
    """A timeline of any length starts at once: no hit is asked for before the one before it is written."""
    read: list[str] = []

    class Watched(list[Hit]):
        def __iter__(self) -> Iterator[Hit]:
            for hit in super().__iter__():
                read.append(hit.event.id)
                yield hit

    records = iter(TimelineView(Watched(hits)).records())
    next(records)
    assert read == [hits[0].event.id]
    list(records)
    assert read == [hit.event.id for hit in hits]


def test_csv(hits: list[Hit], written: Draw) -> None:
    lines = written(TimelineView(hits[3:5]), Format.CSV).splitlines()
    assert lines == [
        "id,date,time,precision,basis,title,publisher,kind,url,file,reports,matching,sources,first,last",
        f"{hits[3].event.id},2012-12-22,2012-12-22T06:29:00-08:00,day,byline,Orm will not move,"
        "The Common Table,document,,saved/page.txt,,,,,",
        f"{hits[4].event.id},2013-03,,month,byline,A season of talks,,document,,saved/talks.txt,,,,,",
    ]


def test_json_is_the_record_with_the_hit(hits: list[Hit], written: Draw) -> None:
    records = json.loads(written(TimelineView(hits), Format.JSON))
    assert [record["id"] for record in records] == [found.event.id for found in hits]
    assert records[3]["hit"]["matches"] == [
        {"query": "Orm", "found": "Bo Orm", "field": "entity", "similarity": 100}
    ]
    assert records[3]["hit"]["title_spans"] == [[0, 3]]
    assert records[8]["date"] is None
    assert records[8]["bounds"]["edtf"] == "2016-10-18/2016-10-20"


def test_nothing_found_is_still_an_answer(written: Draw, drawn: Draw) -> None:
    assert written(TimelineView([])) == ""
    assert json.loads(written(TimelineView([]), Format.JSON)) == []
    assert written(TimelineView([]), Format.JSONL) == ""
    assert "0 events" in drawn(TimelineView([]))


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_rich_at_every_width(hits: list[Hit], drawn: Draw, width: int, ascii_only: bool) -> None:
    text = drawn(TimelineView(hits), width, ascii_only=ascii_only)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    assert text.isascii() or not ascii_only
    words = re.sub(r"[\s|│]+", " ", text).replace("’", "'")
    for found in hits:
        for word in found.event.title.replace("’", "'").split():
            assert word in words
    headings = [line.split()[0] for line in lines if re.search("[─-]{5} +[0-9]+ events?$", line)]
    assert headings == ["2011", "2012", "2013", "2014", "2016", "2024", "undated"]
    months = [line.split()[0] for line in lines if re.fullmatch(r" *[A-Z][a-z]{2,} [│|]", line)]
    assert months == ["November", "December", "March", "April", "December"]
    assert [line.strip(" ┆:") for line in lines if line.endswith("without events")] == [
        "8 years 8 months without events"
    ]
    undated = " ".join(lines[[line.split()[:1] == ["undated"] for line in lines].index(True) :])
    undated = re.sub(r"[\s|│]+", " ", undated)
    assert "between 18 Oct 2016 and 20 Oct 2016; no date in header, URL or file name" in undated


def columns_of(text: str, title: str) -> list[str]:
    lines = text.splitlines()
    at = next(index for index, line in enumerate(lines) if title in line)
    return [line[:13].strip() for line in lines[at : at + 2]]


def test_the_date_column_is_as_exact_as_the_date(hits: list[Hit], drawn: Draw) -> None:
    text = drawn(TimelineView(hits), 120)
    assert columns_of(text, "Years of drought")[0] == "2011–2017"
    assert columns_of(text, "A season of talks")[0] == "day unknown"
    assert columns_of(text, "A quiet year")[0] == "month unknown"
    assert columns_of(text, "Orm will not move") == ["Sat 22", "06:29 -08:00"]
    assert columns_of(text, "Doors open") == ["Sun 8", "10:05 UTC"]
    assert columns_of(text, "The ruling")[0] == "Sun 3?"
    assert columns_of(text, "wife says no")[0] == "date unknown"
    assert AMBIGUOUS.message in text


def test_the_words_of_the_person_asked_for_are_shown(hits: list[Hit], drawn: Draw) -> None:
    text = drawn(TimelineView(hits), 120)
    assert "“Nobody is going to win this, and nobody will” — Bo Orm" in text
    assert "We were asked" not in text


def test_listed_events_are_told_apart(hits: list[Hit], drawn: Draw) -> None:
    text = drawn(TimelineView(hits), 120)
    assert "○  A minister" in text
    assert "●  A page that lists" in text
    assert "listed in A page that lists things" in text
    assert "also listed in 2 pages" in text
    assert "1 only listed (○)" in text


def test_the_source_has_its_column_only_where_there_is_room(hits: list[Hit], drawn: Draw) -> None:
    short = hits[3].event.id[:6]
    assert re.search(
        rf"Orm will not move +The Common Table +{short}$", drawn(TimelineView(hits), 100), re.MULTILINE
    )
    assert f"│  The Common Table · {short}" in drawn(TimelineView(hits), 80)


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        (Granularity.YEAR, []),
        (Granularity.MONTH, ["November", "December"]),
        (Granularity.WEEK, ["week 5 Nov", "week 17 Dec"]),
        (Granularity.DAY, ["Tue 6 Nov", "Thu 8 Nov", "Sat 22 Dec"]),
    ],
)
def test_headings_by_unit(hits: list[Hit], drawn: Draw, by: Granularity, headings: list[str]) -> None:
    lines = drawn(TimelineView(hits[1:4], by=by), 80).splitlines()
    assert [line.strip(" │") for line in lines if re.fullmatch(r" *[\w ]{5,} │", line)] == headings


@pytest.mark.parametrize(
    ("days", "by"),
    [
        (["2024-12-08", "2024-12-08", "2024-12-09", "2024-12-09"], "Sun 8 Dec"),
        ([f"2024-12-{day:02}" for day in range(1, 21)], "week 2 Dec"),
        (["2024-01-08", "2024-03-08", "2024-12-09"], "January"),
    ],
)
def test_auto_headings_suit_the_days(event: Make, drawn: Draw, days: list[str], by: str) -> None:
    found = [Hit(event(f"Event {number}", day)) for number, day in enumerate(days)]
    assert f"{by} │" in drawn(TimelineView(found), 80)


def test_colours_mark_what_was_asked_and_no_color_takes_them(hits: list[Hit], drawn: Draw) -> None:
    coloured = drawn(TimelineView(hits), 80, FORCE_COLOR="1")
    assert re.search(r"\x1b\[1;35m(\x1b\]8;[^\\]*\\)?Orm", coloured)
    assert re.search(r"\x1b\[[0-9;]*3[0-9][;m]", coloured)
    plain = drawn(TimelineView(hits), 80, FORCE_COLOR="1", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*(3[0-9]|4[0-9]|9[0-9])[;m]", plain)
    assert "\x1b[1m" in plain


def test_headlines_link_to_their_files(hits: list[Hit], drawn: Draw) -> None:
    text = drawn(TimelineView(hits), 80, FORCE_COLOR="1")
    links = re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\", text)
    assert any(link.endswith("/saved/talks.txt") and link.startswith("file:///") for link in links)
    assert "https://harbourwire.example.com/offer" in links
    assert "\x1b]8;" not in drawn(TimelineView(hits), 80)


def test_heading_fuzzy_words_and_limit_are_said(event: Make, hit: MakeHit, drawn: Draw) -> None:
    found = Hit(event("Orm", "2012-01-01"), 1.0, (Match("Ormm", "Orm", "text", 86),))
    text = drawn(TimelineView([found], heading="what was asked", total=40, reverse=True), 80)
    assert "what was asked (Ormm → Orm)" in text
    assert "the first 1 of 40 events" in text
    assert "latest first" in text


def test_ids_are_shown_as_short_as_keeps_them_apart(event: Make, drawn: Draw) -> None:
    ids = ["aaaaaabbbbbb", "aaaaaacccccc", "dddddddddddd", "from-the-data-17"]
    found = [Hit(event(f"Event {n}", "2012-01-01", id=id_)) for n, id_ in enumerate(ids)]
    lines = drawn(TimelineView(found), 80).splitlines()
    assert [line.split(" · ")[1] for line in lines if "page.txt ·" in line] == [
        "aaaaaab",
        "aaaaaac",
        "dddddd",
        "from-the-data-17",
    ]
