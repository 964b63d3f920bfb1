"""Whatever a document says, nothing alive leaves any view in any format."""

import csv
import io
import itertools
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

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
    Quote,
    QuoteHit,
    RelatedItem,
    Speaker,
    Timex,
    when,
)
from newsline.render.detail import EventView, WhyView
from newsline.render.entities import EntitiesView
from newsline.render.json_text import dumps
from newsline.render.parsed import ParsedView
from newsline.render.problems import problem_line
from newsline.render.quotes import QuotesView
from newsline.render.search import SearchView
from newsline.render.stats import StatsView
from newsline.render.timeline import TimelineView
from newsline.render.undated import UndatedView
from newsline.render.view import Format, View

# Written out apart from the code under test: C0, DEL and C1; zero width and bidi (UAX #9); soft hyphen;
# line separators; fillers; byte order mark; variation selectors; tags; surrogates.
ALIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef\ud800-\udfff]"
)
# What rich itself writes: colours (SGR) and hyperlinks (OSC 8) with nothing but visible ASCII inside.
OURS = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;(?:id=[0-9]*)?;[!-~]*\x1b\\\\")

PIECES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=8),
    st.sampled_from(
        [
            *("[/b]", "[link=http://x]", "[red]", "[/]", ":smile:", "=1+1", "|", "`", "<b>", "\\"),
            *("\x1b[31m", "\x1b]8;;http://x\x1b\\", "\x1b]0;t\x07", "\x9b31m", "\x9d0;t\x9c", "\r\n", "\n"),
            *("\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041", "\ud83d", "\udc00", "\t", "\x00", "\x7f"),
            *(" ", "word", "大", "é", "“", "http://x.example/"),
        ]
    ),
)
HOSTILE = st.lists(PIECES, max_size=8).map("".join)
DATES = st.sampled_from([None, when("2012-12-22", time="2012-12-22T06:29:00-08:00"), when("2012-11?")])


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    words = itertools.cycle(draw(st.lists(HOSTILE, min_size=3, max_size=5)))

    def say() -> str:
        return next(words)

    text = say() + "words and more words" + say()
    date = draw(DATES)
    event = Event(
        id=say() or "id",
        file=say() or "file",
        title=say(),
        text=text,
        date=date,
        bounds=None if date else when("2011/2017", evidence=say()),
        publisher=draw(st.none() | HOSTILE),
        byline=(say(),),
        section=say(),
        tags=(say(),),
        url=draw(st.none() | HOSTILE | HOSTILE.map("https://x.example/".__add__)),
        lang=say(),
        dates=(Timex(0, len(text), text, "DATE", say(), None),),
        entities=(Entity(say(), "PERSON", (say(),), (Mention(0, 2, text[:2]),), (say(),)),),
        quotes=(Quote(0, len(text), text, True, Speaker(say(), 0, 1, text[:1]), say(), 0.3),),
        related=(RelatedItem(say(), date, say(), (say(),)),),
        problems=(Problem("no-date", say(), say(), 3), Problem("ambiguous-date", say())),
        candidates=(DateCandidate(say(), say(), say(), True, say(), 4),),
        kind=draw(st.sampled_from(["document", "listed"])),
        listed_in=(say(),),
    )
    edges = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    title_edges = sorted((draw(st.integers(0, len(event.title))), draw(st.integers(0, len(event.title)))))
    match = Match(say(), say(), draw(st.sampled_from(["entity", "text"])), draw(st.sampled_from([80, 100])))
    return Hit(event, 1.0, (match,), (tuple(edges),), (tuple(title_edges),))  # type: ignore[arg-type]


def views(hit: Hit, more: str) -> list[View]:
    event = hit.event
    counts = ((more, 1), (event.title, 2))
    return [
        TimelineView([hit, hit], heading=more, listing={event.listed_in[0]: event}),
        SearchView([hit]),
        QuotesView([QuoteHit(quote, event, more) for quote in event.quotes]),
        EntitiesView([EntitySummary(more, "ORG", (event.title,), 1, 1, None, None, counts, (0, 1))]),
        EventView(event),
        WhyView(event),
        UndatedView([event]),
        StatsView(CorpusStats(1, 1, 1, 1, 1, 1, 1, 1, None, None, counts, counts, counts)),
        ParsedView([event]),
    ]


@given(hits(), HOSTILE)
@settings(max_examples=60, deadline=None)
def test_no_form_lets_anything_alive_through(written: Callable[..., str], hit: Hit, more: str) -> None:
    for view in views(hit, more):
        for form in (Format.PLAIN, Format.JSON, Format.JSONL, Format.CSV, Format.TSV, Format.MARKDOWN):
            text = written(view, form)
            text.encode("utf-8")
            seen = text.replace("\t", "") if form is Format.TSV else text
            assert not ALIVE.search(seen), (type(view), form)


@given(hits(), HOSTILE, st.integers(40, 130), st.booleans())
@settings(max_examples=60, deadline=None)
def test_nothing_alive_reaches_the_terminal(
    drawn: Callable[..., str], hit: Hit, more: str, width: int, ascii_only: bool
) -> None:
    for view in views(hit, more):
        text = OURS.sub("", drawn(view, width, ascii_only=ascii_only, FORCE_COLOR="1"))
        text.encode("ascii" if ascii_only else "utf-8")
        assert not ALIVE.search(text), type(view)
        assert all(cell_len(line) <= width for line in text.split("\n")), type(view)


@given(hits(), HOSTILE)
@settings(max_examples=60, deadline=None)
def test_every_form_can_be_read_back(written: Callable[..., str], hit: Hit, more: str) -> None:
    for view in views(hit, more):
        records = list(view.records())
        assert len(json.loads(written(view, Format.JSON))) == len(records)
        lines = written(view, Format.JSONL).split("\n")[:-1]
        assert [json.loads(line).keys() for line in lines] == [record.keys() for record in records]
        rows = list(view.rows())
        read = list(csv.reader(io.StringIO(written(view, Format.CSV))))
        assert [len(row) for row in read] == [len(view.columns)] * (len(rows) + 1)
        table = written(view, Format.TSV).split("\n")[:-1]
        assert [line.count("\t") for line in table] == [len(view.columns) - 1] * (len(rows) + 1)
        marked = written(view, Format.MARKDOWN).split("\n")[:-1]
        pipes = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in marked]
        assert pipes == [len(view.columns) + 1] * (len(rows) + 2)
        for row in read[1:]:
            assert not any(re.match("[\\s'\"]*[=+@-]", cell) and not cell.startswith("'") for cell in row)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_json_loses_nothing_but_lone_surrogates(text: str) -> None:
    assert json.loads(dumps(text)) == re.sub("[\ud800-\udfff]", "\ufffd", text)


@given(HOSTILE, st.none() | HOSTILE, st.none() | st.integers(1, 9))
def test_a_problem_is_one_tame_line(message: str, file: str | None, line: int | None) -> None:
    shown = problem_line(Problem("bad-json", message, file, line))
    assert not ALIVE.search(shown)
    assert "\n" not in shown
    assert shown.endswith("[bad-json]")


MARKUP = ["[/b]", "[red]x[/red]", "[link=http://evil.example]x[/link]", "[not markup", ":warning:", "\\[b]"]


@pytest.mark.parametrize("title", MARKUP)
def test_markup_in_a_headline_is_shown_as_it_stands(drawn: Callable[..., str], title: str) -> None:
    event = Event("id", "file", title, title, date=when("2012-12-22"))
    for view in (TimelineView([Hit(event)]), SearchView([Hit(event)]), EventView(event)):
        assert title in OURS.sub("", drawn(view, 100, FORCE_COLOR="1"))
