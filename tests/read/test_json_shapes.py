"""JSON as crawlers and interfaces write it: records, lists and envelopes, streamed where they are long."""

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import Limits, read_bytes
from newsline.read.json_shapes import BadRecordError
from newsline.read.json_stream import stream_values

BODY = "The dam was opened on Monday.\n\nNobody was hurt."


def read(value: object, label: str = "a.json", **limits: int) -> list[Document | Problem]:
    return list(read_bytes(json.dumps(value).encode(), label, Limits(**limits)))


SHAPES: dict[str, tuple[object, dict[str, object]]] = {
    # a record in the shape of a well-known source, and what is to come of it
    "a spider that keeps lists": (
        {"url": ["https://p.example/1"], "title": ["Dam opened - The Paper"],
         "date": ["July 8, 2020 9:00 am"], "author": ["By Ann Reed"],
         "site": "The Paper", "body": BODY.split("\n\n"), "tags": "dams|rivers"},
        {"title": "Dam opened", "date": "July 8, 2020 9:00 am", "byline": ("Ann Reed",),
         "url": "https://p.example/1", "publisher": "The Paper", "tags": ("dams", "rivers")},
    ),
    "a database's export": (
        {"_id": {"$oid": "5f"}, "title": "Dam opened",
         "publishedAt": {"$date": {"$numberLong": "1594198800000"}},
         "content": BODY, "publisher": "p.example", "sitename": "The Paper", "lang": "eng"},
        {"title": "Dam opened", "date": "1594198800000", "publisher": "The Paper", "lang": "en"},
    ),
    "trafilatura": (
        {"title": "Dam opened", "author": "Ann Reed", "hostname": "p.example", "date": "2020-07-08",
         "fingerprint": "f00", "id": None, "comments": "", "raw_text": "x", "text": BODY, "language": "en",
         "filedate": "2021-01-01", "source": "https://p.example/1", "source-hostname": "The Paper",
         "excerpt": "Short.", "categories": "", "tags": "dams;rivers"},
        {"title": "Dam opened", "date": "2020-07-08", "publisher": "The Paper", "byline": ("Ann Reed",),
         "url": "https://p.example/1", "lang": "en", "tags": ("dams", "rivers")},
    ),
    "news-please": (
        {"authors": ["Ann Reed"], "date_download": "2021-01-01 00:00:00",
         "date_modify": "2020-12-01 00:00:00",
         "date_publish": "2020-07-08 09:00:00", "description": "Short.", "filename": "x.json",
         "language": "en", "localpath": None, "maintext": BODY, "source_domain": "p.example", "text": None,
         "title": "Dam opened", "title_page": None, "title_rss": None, "url": "https://p.example/1"},
        {"title": "Dam opened", "date": "2020-07-08 09:00:00", "publisher": "p.example",
         "byline": ("Ann Reed",), "url": "https://p.example/1"},
    ),
    "Fundus": (
        {"title": "Dam opened", "authors": ["Ann Reed"], "publishing_date": "2020-07-08 09:00:00+00:00",
         "topics": ["Dams"], "body": {"summary": [], "sections": [{"headline": [], "paragraphs":
         ["The dam was opened on Monday.", "Nobody was hurt."]}]}},
        {"title": "Dam opened", "date": "2020-07-08 09:00:00+00:00", "tags": ("Dams",)},
    ),
    "newspaper4k": (
        {"url": "https://p.example/1", "read_more_link": "", "language": "en", "title": "Dam opened",
         "top_image": "", "keywords": ["dam"], "keyword_scores": {"dam": 1.5}, "tags": [], "authors":
         ["Ann Reed"], "publish_date": "2020-07-08 00:00:00", "summary": "", "meta_description": "Short.",
         "meta_lang": "en", "meta_site_name": "The Paper", "canonical_link": "https://p.example/1",
         "text": BODY},
        {"title": "Dam opened", "date": "2020-07-08 00:00:00", "publisher": "The Paper", "tags": ("dam",)},
    ),
    "WordPress": (
        {"id": 7, "date": "2020-07-08T09:00:00", "modified": "2021-01-01T00:00:00", "author": 3,
         "categories": [4], "link": "https://p.example/1", "title": {"rendered": "Dam &#8216;opened&#8217;"},
         "content": {"rendered": "<p>The dam was opened on Monday.</p>\n<p>Nobody was hurt.</p>\n"}},
        {"id": "7", "title": "Dam ‘opened’", "date": "2020-07-08T09:00:00", "url": "https://p.example/1",
         "byline": (), "tags": ()},
    ),
    "Guardian": (
        {"id": "world/1", "type": "article", "sectionName": "World", "webPublicationDate":
         "2020-07-08T09:00:00Z", "webTitle": "Dam opened", "webUrl": "https://p.example/1",
         "fields": {"byline": "Ann Reed", "bodyText": BODY, "lastModified": "2021-01-01T00:00:00Z"}},
        {"title": "Dam opened", "date": "2020-07-08T09:00:00Z", "section": "World", "byline": ("Ann Reed",)},
    ),
    "ninjs 1": (
        {"uri": "https://p.example/1", "type": "text", "versioncreated": "2020-07-08T09:00:00Z",
         "headline": "Dam opened", "byline": "Ann Reed", "language": "en", "body_text": BODY,
         "body_xhtml": "<p>x</p>", "subject": [{"name": "dams", "code": "1"}]},
        {"title": "Dam opened", "date": "2020-07-08T09:00:00Z", "url": "https://p.example/1",
         "tags": ("dams",), "byline": ("Ann Reed",)},
    ),
    "ninjs 2": (
        {"uri": "urn:x:1", "versioncreated": "2020-07-08T09:00:00Z",
         "headlines": [{"role": "main", "value": "Dam opened"}],
         "bodies": [{"role": "main", "contentType": "text/html", "value":
                     "<p>The dam was opened on Monday.</p><p>Nobody was hurt.</p>"},
                    {"role": "main", "contentType": "text/plain", "value": "again"}]},
        {"title": "Dam opened", "date": "2020-07-08T09:00:00Z"},
    ),
    "schema.org": (
        {"@type": "NewsArticle", "headline": "Dam opened", "datePublished": "2020-07-08", "dateModified":
         "2021-01-01", "author": [{"@type": "Person", "name": "Ann Reed"}],
         "publisher": {"name": "The Paper"},
         "articleBody": BODY, "mainEntityOfPage": {"@id": "https://p.example/1"}},
        {"title": "Dam opened", "date": "2020-07-08", "publisher": "The Paper", "byline": ("Ann Reed",)},
    ),
    "search engine": (
        {"_index": "news", "_id": "9", "_source": {"title": "Dam opened", "timestamp": 1594209600000,
         "content": BODY, "url": "https://p.example/1"}},
        {"title": "Dam opened", "date": "1594209600000", "url": "https://p.example/1"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("source", SHAPES)
def test_records_of_well_known_sources(source: str) -> None:
    record, expected = SHAPES[source]
    (document,) = read(record)
    assert isinstance(document, Document)
    assert document.text == BODY
    assert {name: getattr(document.metadata, name) for name in expected} == expected


def test_what_is_changed_or_fetched_later_is_no_publication_but_a_bound() -> None:
    (document,) = read({"text": BODY, "dateModified": "2021-01-01", "crawled": "2022-02-02", "created": 5})
    assert isinstance(document, Document)
    assert document.metadata.date is None
    assert [(found.kind, found.text) for found in document.metadata.dates] == [
        ("modified", "2021-01-01"),
        ("created", "5"),
        ("captured", "2022-02-02"),
    ]


def test_a_list_of_headlines_gives_headlines() -> None:
    """GDELT's DOC API has no texts; the day on which it saw an article says so of itself."""
    articles = [{"url": "https://p.example/1", "title": "Dam opened", "seendate": "20200708T121500Z",
                 "domain": "p.example", "language": "English", "sourcecountry": "Egypt"}]  # fmt: skip
    (document,) = read({"articles": articles})
    assert isinstance(document, Document)
    assert (document.file, document.text, document.metadata.lang) == ("a.json#1", "Dam opened", "en")
    assert (document.metadata.date, document.metadata.date_basis) == ("20200708T121500Z", "first-seen")


ONE = {"title": "A", "description": "D.", "url": "https://p.example/1", "content": BODY}
TWO = {"title": "B", "summary": "Only this.", "url": "https://p.example/2"}
ENVELOPES = [
    [ONE, TWO],
    {"status": "ok", "totalResults": 2, "articles": [ONE, TWO]},
    {"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "items": [ONE, TWO]},
    {"response": {"status": "ok", "results": [ONE, TWO]}},
    {"status": "OK", "response": {"docs": [ONE, TWO], "meta": {"hits": 2}}},
    {"articles": {"results": [ONE, TWO], "page": 1}},
    {"hits": {"total": 2, "hits": [{"_source": ONE}, {"_source": TWO}]}},
    {"@context": "https://schema.org", "@graph": [ONE, TWO]},
]


@pytest.mark.parametrize("limit", [10_000, 300], ids=["whole", "streamed"])
@pytest.mark.parametrize("value", ENVELOPES, ids=range(len(ENVELOPES)))
def test_envelopes(value: object, limit: int) -> None:
    for label in ("a.json", "a.txt", "a"):
        data = json.dumps(value, indent=1).encode()
        if limit < len(data) and label != "a.json":
            continue  # the content decides only of what can be looked at
        first, second = read_bytes(data, label, Limits(max_record_bytes=limit))
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert (first.file, second.file) == (f"{label}#1", f"{label}#2")
        assert (first.text, second.text) == (BODY, "Only this.")
        publisher = "The Paper" if isinstance(value, dict) and "version" in value else None
        assert first.metadata.publisher == publisher


def test_an_envelope_on_a_line_of_json_lines() -> None:
    lines = json.dumps({"articles": [ONE, TWO]}) + "\n" + json.dumps(ONE) + "\n"
    assert [item.file for item in read_bytes(lines.encode(), "a.jsonl")] == [
        "a.jsonl#1.1",
        "a.jsonl#1.2",
        "a.jsonl#2",
    ]


def test_objects_over_several_lines_one_after_the_other() -> None:
    data = json.dumps(ONE, indent=2) + "\n" + json.dumps(TWO, indent=2)
    assert [item.file for item in read_bytes(data.encode(), "a.json")] == ["a.json#1", "a.json#2"]


def test_a_record_with_a_list_of_others_is_the_record() -> None:
    (document,) = read({"text": BODY, "articles": [ONE, TWO]})
    assert isinstance(document, Document)
    assert document.file == "a.json"


def test_what_comes_before_a_fault_is_kept() -> None:
    data = json.dumps([ONE, TWO])[:-30].encode()
    first, problem = read_bytes(data, "a.json")
    assert isinstance(first, Document)
    assert isinstance(problem, Problem)
    assert (first.file, problem.code, problem.file) == ("a.json#1", "bad-json", "a.json")


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(VALUES, max_size=5), st.integers(1, 9), st.booleans())
def test_a_stream_gives_what_the_whole_would(items: list[object], size: int, indented: bool) -> None:
    data = json.dumps(items, indent=1 if indented else None).encode()
    found = [item for item, _ in stream_values(pieces(data, size), 10_000)]
    assert json.dumps(found) == json.dumps(json.loads(data, parse_int=str))


@given(st.binary(max_size=40), st.integers(1, 9))
def test_a_stream_of_anything_ends_or_says_what_is_wrong(data: bytes, size: int) -> None:
    with suppress(BadRecordError):
        list(stream_values(pieces(b'[{"a":' + data, size), 1000))


def test_a_stream_stays_within_its_limit() -> None:
    with pytest.raises(BadRecordError, match="more than 1000 characters"):
        list(stream_values(pieces(b'["' + b"x" * 100_000 + b'"]', 100), 1000))


def test_messages_of_a_channel() -> None:
    """Texts in pieces of several styles; what has no words (a picture, a new member) is passed over."""
    pieces = [
        {"type": "bold", "text": "Dam opened"},
        "\n\nIt was ",
        {"type": "italic", "text": "Monday"},
        ".",
    ]
    channel = {
        "name": "River News",
        "type": "public_channel",
        "messages": [
            {"id": 1, "type": "service", "date": "2020-07-01T08:00:00", "text": ""},
            {"id": 2, "type": "message", "date": "2020-07-08T09:00:00", "from": "River News", "text": pieces},
            {"id": 3, "type": "message", "date": "2020-07-09T09:00:00", "photo": "a.jpg", "text": ""},
            {"id": 4, "type": "message", "date": "2020-07-10T09:00:00", "edited": "2020-07-11T00:00:00",
             "text": "Nobody was hurt."},
        ],
    }  # fmt: skip
    first, second = read(channel)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.file, second.file) == ("a.json#2", "a.json#4")
    assert (first.text, second.text) == ("Dam opened\n\nIt was Monday.", "Nobody was hurt.")
    assert (first.metadata.date, first.metadata.publisher) == ("2020-07-08T09:00:00", "River News")
    assert [(one.kind, one.text) for one in second.metadata.dates] == [("modified", "2020-07-11T00:00:00")]
