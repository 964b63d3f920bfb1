"""JSON Lines: records in, documents out, their texts unchanged."""

import json
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import Limits, read_bytes, read_paths


def read(data: str | bytes, label: str = "a.jsonl", **limits: int) -> list[Document | Problem]:
    return list(read_bytes(data if isinstance(data, bytes) else data.encode(), label, Limits(**limits)))


def one(data: str | bytes, label: str = "a.jsonl") -> Document:
    (document,) = read(data, label)
    assert isinstance(document, Document)
    return document


FIELDS = [
    # fields beside the text, what the metadata says
    ({}, {}),
    ({"id": "x-1"}, {"id": "x-1"}),
    ({"id": 17}, {"id": "17"}),
    ({"id": None}, {"id": None}),
    ({"title": "T"}, {"title": "T"}),
    ({"headline": " T\n t "}, {"title": "T t"}),
    ({"title": "T", "headline": "H"}, {"title": "T"}),
    ({"title": ["T"]}, {"title": "T"}),
    ({"title": {"rendered": "Rock &amp; <em>roll</em>"}}, {"title": "Rock & roll"}),
    ({"headline": {"main": "T", "kicker": "K"}}, {"title": "T"}),
    ({"headline": [{"name": "main", "text": "T"}]}, {"title": "T"}),
    ({"date": "2012-12-22T06:29:00-08:00"}, {"date": "2012-12-22T06:29:00-08:00"}),
    ({"published": "22 Dec"}, {"date": "22 Dec"}),
    ({"pubDate": "Sat, 22 Dec 2012"}, {"date": "Sat, 22 Dec 2012"}),
    ({"publication_date": "2012"}, {"date": "2012"}),
    ({"published": True, "datePublished": "2012"}, {"date": "2012"}),
    ({"date": None, "timestamp": 1356157740}, {"date": "1356157740"}),
    ({"date": 1356157740.5}, {"date": "1356157740.5"}),
    ({"date": ""}, {"date": None}),
    ({"timestamp": 0}, {"date": None}),
    ({"date_publish": "2020-07-08 10:00:00", "date_download": "2021-01-01"}, {"date": "2020-07-08 10:00:00"}),
    ({"publishing_date": "2020-07-08"}, {"date": "2020-07-08"}),
    ({"webPublicationDate": "2020-07-08T10:00:00Z"}, {"date": "2020-07-08T10:00:00Z"}),
    ({"versioncreated": "2020-07-08T10:00:00Z"}, {"date": "2020-07-08T10:00:00Z"}),
    ({"modified": "2021-01-01", "filedate": "2022-01-01"}, {"date": None}),
    ({"date": {"year": 2012}}, {"date": None}),
    ({"Date": "2011", "date": "2012"}, {"date": "2012"}),
    ({"date": "2012", "Date": "2011"}, {"date": "2012"}),
    ({"url": "http://x.example/1"}, {"url": "http://x.example/1"}),
    ({"source": "Bugle"}, {"publisher": "Bugle"}),
    ({"source": {"id": None, "name": "Bugle"}}, {"publisher": "Bugle"}),
    ({"publisher": {"name": "Bugle"}}, {"publisher": "Bugle"}),
    ({"source": "http://x.example/1"}, {"url": "http://x.example/1", "publisher": None}),
    ({"source": "http://x.example/1", "source-hostname": "Bugle"},
     {"url": "http://x.example/1", "publisher": "Bugle"}),
    ({"source_domain": "bugle.example"}, {"publisher": "bugle.example"}),
    ({"uri": "urn:x:1"}, {"url": None}),
    ({"uri": "https://x.example/1"}, {"url": "https://x.example/1"}),
    ({"mainEntityOfPage": {"@id": "https://x.example/1"}}, {"url": "https://x.example/1"}),
    ({"byline": "By Jane Roe"}, {"byline": ("Jane Roe",)}),
    ({"byline": "BYRON LAKE"}, {"byline": ("BYRON LAKE",)}),
    ({"byline": ["Jane Roe", "John Doe", "Jane Roe"]}, {"byline": ("Jane Roe", "John Doe")}),
    ({"author": {"name": "Jane Roe"}}, {"byline": ("Jane Roe",)}),
    ({"authors": [{"name": "Jane Roe"}, [], None, "John Doe"]}, {"byline": ("Jane Roe", "John Doe")}),
    ({"authors": "Jane Roe; Doe, John"}, {"byline": ("Jane Roe", "Doe, John")}),
    ({"tags": ["a, b", "c"]}, {"tags": ("a, b", "c")}),
    ({"keywords": "a, b"}, {"tags": ("a", "b")}),
    ({"section": "World", "lang": "en"}, {"section": "World", "lang": "en"}),
    ({"language": "English"}, {"lang": "en"}),
    ({"author": 17, "categories": [3, 4]}, {"byline": (), "tags": ()}),
    ({"byline": {"original": "By Ann Reed and Bo Lind"}}, {"byline": ("Ann Reed", "Bo Lind")}),
    ({"topics": ["Dams"]}, {"tags": ("Dams",)}),
    ({"title": "a\ud800b"}, {"title": "a\ufffdb"}),
    ({"nonsense": {"deep": [[[1]]]}, "quotes": []}, {}),
    ({"title": "Cafe\u0301"}, {"title": "Café"}),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), FIELDS)
def test_fields(fields: dict[str, object], expected: dict[str, object]) -> None:
    metadata = one(json.dumps({**fields, "text": "Words."})).metadata
    assert metadata.date_basis == "metadata"
    assert {name: getattr(metadata, name) for name in expected} == expected


def test_labels_names_and_form() -> None:
    first, second = read(
        '{"text": "A"}\n\n{"body": "B", "file": "saved/2012\\\\2012-12-22.html"}\n', "n/a.jsonl"
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    # The name of the JSON Lines file says nothing about its records.
    assert (first.file, first.name, first.text, first.form) == ("n/a.jsonl#1", "", "A", "record")
    assert (second.file, second.name, second.text) == ("n/a.jsonl#3", "saved/2012/2012-12-22.html", "B")


LINES = [
    # lines, for each: text of a document, or code and line of a problem
    ('\ufeff{"text": "a"}\r\n{"content": "b"}\r\n', ["a", "b"]),
    ('{"text": "a"}\nnot json\n[1]\n"text"\n{"text": "b"}',
     ["a", ("bad-json", 2), ("bad-json", 3), ("bad-json", 4), "b"]),
    ('{"text": "a"}\n{"text": ', ["a", ("bad-json", 2)]),
    ('{"text": "a"} {"text": "b"}', [("bad-json", 1)]),
    ('{"title": "a"}\n{"text": " \\n"}\n{"text": 5}\n{"text": [5]}',
     [("bad-record", 1), ("bad-record", 2), ("bad-record", 3), ("bad-record", 4)]),
    ('{"text": ["a", "b"]}', ["a\n\nb"]),
    ('{"text": "", "body": "b"}', ["b"]),
    ('{"text": NaN, "content": "c", "x": Infinity}', ["c"]),
    ('{"text": "tab\there"}', ["tab\there"]),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", ["a"]),
    ('{"a":' * 100_000 + '\n{"text": "b"}', [("bad-json", 1), "b"]),
    ('{"text": "a", "deep": ' + "[" * 50 + '"\\ud800"' + "]" * 50 + "}", ["a"]),
    ("[" * 100_000 + '\n{"text": "b"}', [("bad-json", 1), "b"]),
    ("\n \n", [("empty", None)]),
    ("", [("empty", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), LINES, ids=range(len(LINES)))
def test_lines(lines: str, expected: list[str | tuple[str, int | None]]) -> None:
    results = read(lines)
    assert [
        item.text if isinstance(item, Document) else (item.code, item.line) for item in results
    ] == expected
    assert all(item.file == "a.jsonl" for item in results if isinstance(item, Problem))


def test_lone_surrogates_are_replaced_one_to_one() -> None:
    document = one('{"text": "a\\ud83d b \\ude00\\uD800 \\ud83d\\ude00", "title": "\\udfff"}')
    assert document.text == "a\ufffd b \ufffd\ufffd \U0001f600"
    assert document.metadata.title == "\ufffd"
    (problem,) = document.problems
    assert (problem.code, problem.file) == ("bad-encoding", "a.jsonl#1")


def test_control_characters_stay_and_are_told() -> None:
    document = one('{"text": "a\\u001b[31m\\r\\n\\u202e"}')
    assert document.text == "a\x1b[31m\r\n\u202e"
    assert [problem.code for problem in document.problems] == ["control-characters"]


def test_bytes_that_are_not_utf8() -> None:
    good, western, again = read(b'{"text": "a"}\n{"text": "caf\xe9"}\n{"text": "\x93Peter\x94"}\n')
    assert isinstance(good, Document)
    assert isinstance(western, Document)
    assert isinstance(again, Document)
    assert (western.text, again.text) == ("café", "“Peter”")


def test_a_file_as_windows_shells_write_it() -> None:
    results = read('{"text": "é"}\r\n{"text": "b"}\r\n'.encode("utf-16"))
    assert [item.text for item in results if isinstance(item, Document)] == ["é", "b"]


PRETTY = '{\n  "title": "T",\n  "text": "Words."\n}\n'


@pytest.mark.parametrize(
    ("data", "label", "file", "name"),
    [
        (PRETTY, "2012-12-22.json", "2012-12-22.json", "2012-12-22.json"),
        (PRETTY, "saved.txt", "saved.txt", "saved.txt"),
        (PRETTY, "-", "-", ""),
        ('{"text": "Words.", "file": "a/b.txt"}', "x.json", "x.json", "a/b.txt"),
        ('{"text": "Words."}', "x.txt", "x.txt#1", ""),
        ('\n\n{"text": "Words."}\n', "x.md", "x.md#3", ""),
        ('{"text": "Words."}', "-", "-#1", ""),
        ('{"x": "' + "y" * 100_000 + '", "text": "Words."}', "noname", "noname#1", ""),
    ],
)
def test_records_are_known_by_their_content(data: str, label: str, file: str, name: str) -> None:
    document = one(data, label)
    assert (document.form, document.text, document.file, document.name) == ("record", "Words.", file, name)


NOT_RECORDS = ["{ an aside in braces }\n\nText.", '{"id": 1}', '{\n"text": "unfinished\n', "[1, 2]", '"text"']


@pytest.mark.parametrize("data", NOT_RECORDS)
def test_text_that_only_looks_like_json_is_text(data: str) -> None:
    document = one(data, "page.txt")
    assert (document.form, document.text) == ("text", data)


def test_json_lines_in_a_json_file() -> None:
    results = read('{"text": "a"}\n{"text": "b"}\n', "x.json")
    assert [item.file for item in results] == ["x.json#1", "x.json#2"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("[{}]", "bad-record"),
        ("[]", "empty"),
        ("[1]", "bad-record"),
        ("5", "bad-json"),
        ("{}", "bad-record"),
        ('{"text": ', "bad-json"),
        ("nonsense", "bad-json"),
    ],
)
def test_other_json_files_are_one_problem(data: str, code: str) -> None:
    (problem,) = read(data, "x.json")
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_a_record_over_the_limit_is_skipped_alone() -> None:
    long = json.dumps({"text": "x" * 200})
    results = read(f'{{"text": "a"}}\n{long}\n{{"text": "b"}}\n', max_record_bytes=100)
    assert [item.text if isinstance(item, Document) else (item.code, item.line) for item in results] == [
        "a",
        ("too-large", 2),
        "b",
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_come_back_unchanged(text: str) -> None:
    for escaped in (True, False):
        line = json.dumps({"text": text, "n": 1}, ensure_ascii=escaped)
        (result,) = read(line)
        if text.strip():
            assert isinstance(result, Document)
            assert result.text == text
        else:
            assert isinstance(result, Problem)
            assert result.code == "bad-record"


class _Endless:
    """A stream of records that never stands in memory as a whole."""

    def __init__(self, count: int) -> None:
        self._lines: Iterator[bytes] = (
            json.dumps({"text": f"{number} " + "x" * 1000}).encode() + b"\n" for number in range(count)
        )

    def read(self, size: int = -1) -> bytes:
        return next(self._lines, b"")


def test_memory_stays_flat_however_long_the_stream() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            stream = cast("BinaryIO", _Endless(count))
            read_count = sum(1 for _ in read_paths(["-"], stdin=stream))
            assert read_count == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # what is imported and cached on first use
    # 10 MB in all; the buffers of reading are well below one.
    assert peak(10_000) < 2_000_000
