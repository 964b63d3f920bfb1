"""Records as interfaces, feed readers, lists of kept links, data sets and social networks write them."""

import json

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes
from support import grows_linearly

BODY = "The dam was opened on Monday.\n\nNobody was hurt."
HTML = "<p>The dam was opened on Monday.</p><p>Nobody was hurt.</p>"
URL = "https://p.example/1"


def read(value: object, label: str = "a.json") -> list[Document | Problem]:
    data = value if isinstance(value, str) else json.dumps(value)
    return list(read_bytes(data.encode(), label))


SHAPES: dict[str, tuple[object, dict[str, object]]] = {
    "a text that has to be paid for": (
        {"results": [{"title": "Dam opened", "link": URL, "creator": ["Ann Reed"], "category": ["top"],
                      "content": "ONLY AVAILABLE IN PAID PLANS", "description": "It was opened.",
                      "pubDate": "2020-07-08 09:00:00", "source_id": "p", "source_name": "The Paper"}]},
        {"text": "It was opened.", "section": "top", "publisher": "The Paper", "date": "2020-07-08 09:00:00"},
    ),
    "a text that was cut": (
        {"articles": [{"source": {"id": None, "name": "The Paper"}, "title": "Dam opened", "url": URL,
                       "publishedAt": "2020-07-08T09:00:00Z", "content": "It was ope… [+1210 chars]"}]},
        {"text": "It was ope…", "publisher": "The Paper"},
    ),
    "found and published": (
        {"title": "Dam opened", "body": BODY, "date": "2020-07-09", "dateTimePub": "2020-07-08T23:55:00Z",
         "concepts": [{"uri": "x", "label": {"eng": "Dam"}}]},
        {"date": "2020-07-08T23:55:00Z", "tags": ("Dam",)},
    ),
    "a search of schema.org's names": (
        {"value": [{"name": "Dam opened", "url": URL, "description": "It was opened.",
                    "provider": [{"name": "The Paper"}], "datePublished": "2020-07-08T09:00:00Z"}]},
        {"title": "Dam opened", "publisher": "The Paper"},
    ),
    "a search that says no more than its headline": (
        {"articles": [{"title": "Dam opened - The Paper", "description": "Dam opened  The Paper",
                       "published date": "Wed, 08 Jul 2020 09:00:00 GMT", "url": URL,
                       "publisher": {"title": "The Paper"}}]},
        {"title": "Dam opened", "text": "Dam opened"},
    ),
    "a list of results": (
        {"news_results": [{"title": "Dam opened", "link": URL, "source": {"name": "The Paper"},
                           "snippet": "It was opened.", "date": "2 hours ago"}]},
        {"title": "Dam opened", "publisher": "The Paper", "text": "It was opened."},
    ),
    "an agency's item within an item": (
        {"data": {"items": [{"meta": {}, "item": {"headline": "Dam opened", "body_xhtml": HTML,
                  "firstcreated": "2020-07-08T08:00:00Z", "copyrightholder": "The Wire"}}]}},
        {"title": "Dam opened", "text": BODY, "publisher": "The Wire"},
    ),
    "a text in elements": (
        {"title": "Dam opened", "published_date": 1594198800000, "source": "The Paper", "contents":
         [{"content": "Local", "type": "kicker"}, {"content": "Dam opened", "type": "title"},
          {"content": 1594198800000, "type": "date"}, {"fullcaption": "A dam", "type": "image"},
          {"content": "The dam <a href='x'>was</a> opened on Monday.", "type": "sanitized_html"},
          {"content": "Nobody was hurt.", "type": "sanitized_html"}, {"type": ["odd"]}]},
        {"text": BODY, "date": "1594198800000"},
    ),
    "a content system's elements": (
        {"type": "story", "headlines": {"basic": "Dam opened"}, "content_elements":
         [{"type": "text", "content": "The dam was opened on Monday."}, {"type": "image", "caption": "x"},
          {"type": "text", "content": "Nobody was hurt."}],
         "created_date": "2020-07-01T00:00:00Z", "first_publish_date": "2020-07-08T09:00:00Z"},
        {"title": "Dam opened", "text": BODY, "date": "2020-07-08T09:00:00Z"},
    ),
    "a reader of feeds": (
        {"title": "Starred items of Bo", "items": [
            {"title": "Dam opened", "published": 1594198800, "categories": ["user/-/state/read", "Dams"],
             "alternate": [{"href": URL}], "content": {"direction": "ltr", "content": HTML},
             "origin": {"streamId": "feed/x", "title": "The Paper"}}]},
        {"publisher": "The Paper", "tags": ("Dams",), "url": URL, "text": BODY, "date": "1594198800"},
    ),
    "a feed as JSON": (
        {"status": "ok", "feed": {"title": "The Paper"}, "items": [
            {"title": "Dam opened", "pubDate": "2020-07-08 09:00:00", "link": URL, "content": HTML}]},
        {"publisher": "The Paper", "date": "2020-07-08 09:00:00"},
    ),
    "a library of kept pages": (
        [{"title": "Dam opened", "url": URL, "content": HTML, "created_at": "2021-01-01T00:00:00Z",
          "published_at": "2020-07-08T09:00:00Z", "published_by": ["Ann Reed"], "domain_name": "p.example"}],
        {"date": "2020-07-08T09:00:00Z", "byline": ("Ann Reed",), "publisher": "p.example"},
    ),
    "a library of references": (
        [{"type": "article-newspaper", "title": "Dam opened", "container-title": "The Paper", "URL": URL,
          "abstract": "It was opened.", "author": [{"family": "Reed", "given": "Ann"}],
          "accessed": {"date-parts": [["2021", 1, 1]]}, "issued": {"date-parts": [["2020", 7]]}}],
        {"date": "2020-07", "byline": ("Ann Reed",), "publisher": "The Paper"},
    ),
    "another library of references": (
        {"items": [{"title": "Dam opened", "publicationTitle": "The Paper", "date": "2020-07-08", "url": URL,
                    "creators": [{"creatorType": "author", "firstName": "Ann", "lastName": "Reed"},
                                 {"creatorType": "editor", "firstName": "Bo", "lastName": "Li"}],
                    "abstractNote": "It was opened.", "tags": [{"tag": "dams"}]}]},
        {"byline": ("Ann Reed",), "tags": ("dams",)},
    ),
    "a set of short descriptions": (
        {"link": URL, "headline": "Dam opened", "short_description": "It was opened.", "date": "2020-07-08"},
        {"text": "It was opened."},
    ),
    "a forum": (
        {"kind": "Listing", "data": {"children": [{"kind": "t3", "data":
         {"title": "Dam opened", "selftext": BODY, "created_utc": 1594198800.0, "url": URL}}]}},
        {"title": "Dam opened", "text": BODY, "date": "1594198800.0"},
    ),
    "an activity": (
        {"type": "OrderedCollection", "orderedItems": [
            {"type": "Create", "published": "2020-07-08T09:00:00Z",
             "object": {"type": "Note", "summary": None, "url": URL, "content": "<p>It was opened.</p>"}}]},
        {"text": "It was opened.", "date": "2020-07-08T09:00:00Z", "url": URL},
    ),
    "a post": (
        [{"created_at": "2020-07-08T09:00:00.000Z", "url": URL, "content": "<p>It was opened.</p>",
          "account": {"acct": "paper", "display_name": "The Paper", "created_at": "2018-01-01"}}],
        {"text": "It was opened.", "date": "2020-07-08T09:00:00.000Z", "publisher": "The Paper"},
    ),
    "a short post": (
        {"created_at": "Wed Jul 08 09:00:00 +0000 2020", "full_text": "It was opened.",
         "source": "<a href='x'>Web App</a>", "user": {"name": "The Paper", "screen_name": "paper"}},
        {"date": "Wed Jul 08 09:00:00 +0000 2020", "publisher": "The Paper"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_records(shape: str) -> None:
    record, expected = SHAPES[shape]
    (document,) = read(record)
    assert isinstance(document, Document)
    found = {key: document.text if key == "text" else getattr(document.metadata, key) for key in expected}
    assert found == expected


SAVED = [
    # the time at which a link was kept or a page crawled dates nothing
    {"text": BODY, "timestamp": "2020-07-08T09:00:00Z", "url": URL},
    {"text": BODY, "dump": "CC-MAIN-2020-29", "date": "2020-07-08T09:00:00Z", "url": URL},
    {"title": "Dam opened", "url": URL, "timestamp": "1594198800.0", "bookmarked_date": "2020-07-08 09:00"},
]


@pytest.mark.parametrize("record", SAVED)
def test_when_it_was_kept_bounds_and_does_not_date(record: dict[str, str]) -> None:
    (document,) = read(record)
    assert isinstance(document, Document)
    assert document.metadata.date is None
    article = parse_document(document)
    assert article.date is None
    assert article.bounds is not None


def test_an_article_that_was_made_is_not_dated_by_that() -> None:
    (document,) = read({"title": "Dam opened", "text": BODY, "created_at": "2020-07-08", "user": "ann"})
    assert isinstance(document, Document)
    assert document.metadata.date is None


def test_the_timestamp_of_a_kept_link_is_no_date_in_a_table_either() -> None:
    head = "URL,Title,Selection,Folder,Timestamp"
    (document,) = read(f"{head}\n{URL},Dam opened,,Unread,1594198800\n", "instapaper-export.csv")
    assert isinstance(document, Document)
    assert document.metadata.date is None
    assert [evidence.kind for evidence in document.metadata.dates] == ["captured"]


def test_a_timestamp_beside_a_title_is_a_date() -> None:
    (document,) = read({"title": "Dam opened", "text": BODY, "timestamp": "2020-07-08", "url": URL})
    assert isinstance(document, Document)
    assert document.metadata.date == "2020-07-08"


TABLES = [
    ("id,article,highlights", f'1,"{BODY}",Short.', {"text": BODY}),
    ("date,author,title,article,url", f'2020-07-08,nan,Dam,"{BODY}",{URL}', {"text": BODY, "byline": ()}),
    ("publish_date,headline_text", "20200708,dam opened", {"title": "dam opened", "date": "20200708"}),
    ("title,authors,tags,text", "Dam,\"['Ann Reed', \"\"Bo O'Hara\"\"]\",\"['dams', 'rain, snow']\",It.",
     {"byline": ("Ann Reed", "Bo O'Hara"), "tags": ("dams", "rain, snow")}),
    ("title,authors,text", "Dam,[],None.", {"byline": (), "text": "None."}),
    ("id,date,username,tweet,link", f"1,2020-07-08,paper,It was opened.,{URL}", {"text": "It was opened."}),
]  # fmt: skip


@pytest.mark.parametrize(("head", "row", "expected"), TABLES)
def test_tables(head: str, row: str, expected: dict[str, object]) -> None:
    (document,) = read(f"{head}\n{row}\n", "a.csv")
    assert isinstance(document, Document)
    found = {key: document.text if key == "text" else getattr(document.metadata, key) for key in expected}
    assert found == expected


def test_an_article_that_was_removed_is_a_problem_and_the_next_is_read() -> None:
    gone = {"title": "[Removed]", "content": "[Removed]", "url": URL, "publishedAt": "1970-01-01T00:00:00Z"}
    problem, document = read({"articles": [gone, {"title": "Dam opened", "content": BODY}]})
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == ("bad-record", "a.json#1")
    assert isinstance(document, Document)


def test_paragraphs_with_markup_within_stay_apart() -> None:
    text = "The <b>dam</b> was opened\non Monday.\n\nNobody was <i>hurt</i>."
    for value in (text, ["The <b>dam</b> was opened\non Monday.", "Nobody was <i>hurt</i>."]):
        (document,) = read({"title": "Dam", "text": value})
        assert isinstance(document, Document)
        assert document.text == BODY


@pytest.mark.parametrize("repeated", ["\\'", "'", "', '"])
def test_lists_in_cells_take_linear_time(repeated: str) -> None:
    def make(size: int) -> bytes:
        cell = "['" + repeated * (size // len(repeated)) + "]"
        return f'title,authors,text\nDam,"{cell}",It.\n'.encode()

    assert grows_linearly(make, lambda data: list(read_bytes(data, "a.csv")), 8_000)
