"""What holds for any bytes on their whole way: documents, events, records, answers, views."""

import io
import json
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime

import jsonschema
from rich.cells import cell_len

from newsline.corpus import Corpus
from newsline.errors import PROBLEM_CODES, NewslineError, Problem
from newsline.model import Document, Event, Hit, When, edtf_bounds
from newsline.model.record import event_record, hit_record
from newsline.model.schema import record_schema
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes
from newsline.render.detail import EventView, WhyView
from newsline.render.entities import EntitiesView
from newsline.render.json_text import dumps
from newsline.render.parsed import ParsedView
from newsline.render.problems import problem_lines
from newsline.render.quotes import QuotesView
from newsline.render.search import SearchView
from newsline.render.stats import StatsView
from newsline.render.terminal import make_console
from newsline.render.timeline import TimelineView
from newsline.render.undated import UndatedView
from newsline.render.view import Format, View, emit, emit_rich
from support import build_index

_VALIDATOR = jsonschema.Draft202012Validator(record_schema())
# Acts on a terminal, reorders or hides: C0 and C1, bidi, zero width, fillers, tags, surrogates.
_ALIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef\ud800-\udfff]"
)
_OURS = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;(?:id=[0-9]*)?;[!-~]*\x1b\\\\")
_FORMS = (Format.PLAIN, Format.JSON, Format.JSONL, Format.CSV, Format.TSV, Format.MARKDOWN)
_TODAY = date(2020, 5, 5)


def check_way(data: bytes, name: str, queries: Sequence[str], width: int) -> None:
    """Take `data`, saved as `name`, from its bytes to every view; each claim is asserted."""
    events: list[Event] = []
    problems: list[Problem] = []
    for item in read_bytes(data, name):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            events.append(check_document(item))
    _check_problems(problems)
    check_corpus(events, problems, queries, width)


def check_document(document: Document) -> Event:
    """Parse a document and check its event, its record, and that the record comes back."""
    event = parse_document(document)
    assert parse_document(document) == event
    if document.form == "record":
        assert event.text == document.text
    _check_spans(event)
    _check_dates(event)
    _check_names(event)
    _check_problems(event.problems)
    for problem in event.problems:
        assert problem.start is None or 0 <= problem.start < (problem.end or 0) <= len(event.text)
        if problem.line is not None and document.form != "record":
            assert 1 <= problem.line <= document.first_line + document.text.count("\n")
    assert all(item.title.strip() for item in event.related)
    assert all(text.strip() for text in (*event.byline, *event.tags))
    assert all(text is None or text.strip() for text in (event.publisher, event.section, event.url))
    line = dumps(event_record(event))
    record = json.loads(line)
    assert "\n" not in line
    _VALIDATOR.validate(record)
    _check_return(event, record)
    return event


def _check_return(event: Event, record: dict[str, object]) -> None:
    """The record as JSON Lines input gives the same id and text."""
    if record["text"] != event.text or not event.text.strip():  # lone surrogates are not printed
        return
    (again,) = read_bytes(dumps(record).encode() + b"\n", "again.jsonl")
    assert isinstance(again, Document)
    back = parse_document(again)
    assert (back.id, back.text) == (event.id, event.text)


def _check_spans(event: Event) -> None:
    mentions = [mention for entity in event.entities for mention in entity.mentions]
    speakers = [quote.speaker for quote in event.quotes if quote.speaker]
    for group in (event.dates, event.quotes, mentions, speakers):
        for item in group:
            assert 0 <= item.start < item.end <= len(event.text)
            assert event.text[item.start : item.end] == item.text
    _check_order([(item.start, item.end) for item in event.dates], len(event.text))
    _check_order(sorted((item.start, item.end) for item in mentions), len(event.text))
    starts = [(quote.start, quote.end) for quote in event.quotes]
    assert starts == sorted(starts)
    assert all(0 <= quote.confidence <= 1 for quote in event.quotes)


def _check_order(spans: Iterable[tuple[int, int]], length: int) -> None:
    """Sorted, without overlap, not empty, within the text."""
    last = 0
    for start, end in spans:
        assert last <= start < end <= length
        last = end


def _check_dates(event: Event) -> None:
    for when in (event.date, event.bounds, *(item.date for item in event.related)):
        _check_when(when)
    for timex in event.dates:
        assert timex.value
        if timex.edtf is not None:
            first, last, _ = edtf_bounds(timex.edtf)
            assert first is not None
            assert last is not None
            assert first <= last
    assert not (event.date and event.bounds)
    codes = [problem.code for problem in event.problems]
    assert ("no-date" in codes) == (event.date is None)
    assert [candidate.accepted for candidate in event.candidates][:1] == [True] * bool(event.date) or (
        event.date is None and not any(candidate.accepted for candidate in event.candidates)
    )
    assert all(candidate.reason and candidate.rule for candidate in event.candidates)


def _check_when(when: When | None) -> None:
    if when is None:
        return
    assert edtf_bounds(when.edtf) == (when.earliest, when.latest, when.precision)
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert when.basis
    assert 0 <= when.confidence <= 1
    if when.time:
        assert datetime.fromisoformat(when.time).date() == when.earliest == when.latest


def _check_names(event: Event) -> None:
    for entity in event.entities:
        assert entity.name.strip()
        assert entity.name not in entity.aliases
        assert len(set(entity.aliases)) == len(entity.aliases)
        assert {mention.text for mention in entity.mentions} <= {entity.name, *entity.aliases}


def _check_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        assert problem.code in PROBLEM_CODES
        assert problem.message
    assert not any(_ALIVE.search(line) for line in problem_lines(list(problems)))


def check_corpus(
    events: Sequence[Event], problems: Sequence[Problem], queries: Sequence[str], width: int
) -> None:
    """Build the index, ask `queries` and some names, and draw every view `width` columns wide."""
    corpus = Corpus(build_index(*events), problems, today=_TODAY)
    hits = list(corpus.timeline().hits[:3])
    names = [entry.name for entry in corpus.entities().hits[:3]]
    for name in names:
        found = corpus.timeline(entities=[name])
        assert found.hits
        hits += found.hits[:1]
        corpus.quotes(about=[name])
        assert corpus.complete(name.split()[0])
    for query in queries:
        with suppress(NewslineError):  # a query may be refused, in one way only
            hits += corpus.search(query).hits[:2]
    for hit in hits:
        _check_hit(hit)
    first = corpus.events[:2]
    views: list[View] = [
        TimelineView(hits[:5]),
        SearchView(hits[:5]),
        QuotesView(corpus.quotes().hits[:9]),
        EntitiesView(corpus.entities().hits[:9]),
        UndatedView(corpus.undated()),
        StatsView(corpus.stats()),
        ParsedView(first),
        *(EventView(event) for event in first),
        *(WhyView(event) for event in first),
    ]
    for view in views:
        _check_view(view, width)


def _check_hit(hit: Hit) -> None:
    _check_order(hit.spans, len(hit.event.text))
    _check_order(hit.title_spans, len(hit.event.title))
    _VALIDATOR.validate(json.loads(dumps(hit_record(hit))))


def _check_view(view: View, width: int) -> None:
    for form in _FORMS:
        out = io.StringIO()
        emit(view, form, out)
        shown = out.getvalue()
        shown.encode()
        assert not _ALIVE.search(shown.replace("\t", "") if form is Format.TSV else shown)
    for ascii_only in (False, True):
        out = io.StringIO()
        console, terminal = make_console(
            out, {"FORCE_COLOR": "1"}, width=width, ascii_only=ascii_only, hyperlinks=True
        )
        emit_rich(view, terminal, console)
        shown = _OURS.sub("", out.getvalue())
        shown.encode("ascii" if ascii_only else "utf-8")
        assert not _ALIVE.search(shown)
        assert all(cell_len(line) <= width for line in shown.split("\n"))
