"""Web archives: which records are pages, and what a capture tells about them."""

import gzip
import sys

import pytest

from newsline.errors import Problem
from newsline.model import DateEvidence, Document
from newsline.read import Limits, read_bytes
from packing import PACKERS, http_record, make_zip, warc_record

PAGE = (
    "<!doctype html><html><head><title>Harbour reopens</title></head><body><article><h1>Harbour reopens</h1>"
    + "<p>The harbour opened again on Tuesday, after nine days of storms that kept the ferries in port.</p>"
    * 3
    + "</article></body></html>"
).encode()
HTML = "Content-Type: text/html; charset=utf-8"


def read(data: bytes, label: str = "a.warc", **limits: int) -> list[Document | Problem]:
    return list(read_bytes(data, label, Limits(**limits)))


def one(data: bytes) -> Document:
    (document,) = read(data)
    assert isinstance(document, Document)
    return document


def chunked(data: bytes) -> bytes:
    return b"%x\r\n" % len(data) + data + b"\r\n0\r\n\r\n"


BODIES = [
    http_record(PAGE, HTML),
    http_record(gzip.compress(PAGE), HTML, "Content-Encoding: gzip"),
    http_record(chunked(PAGE), HTML, "Transfer-Encoding: chunked"),
    http_record(chunked(gzip.compress(PAGE)), HTML, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
    http_record(PAGE, "content-type: TEXT/HTML"),
    warc_record("resource", PAGE, "text/html"),
    warc_record("conversion", PAGE, "text/html"),
]


@pytest.mark.parametrize("data", BODIES)
def test_a_page_comes_out_whole(data: bytes) -> None:
    document = one(data)
    assert "nine days of storms" in document.text
    assert (document.file, document.name) == ("a.warc#1", "")


def test_the_capture_bounds_and_does_not_date() -> None:
    metadata = one(http_record(PAGE, HTML, url="http://ex.example/harbour")).metadata
    assert metadata.url == "http://ex.example/harbour"
    assert metadata.date is None
    assert DateEvidence("2016-05-03T10:11:12Z", "captured", place="WARC-Date") in metadata.dates


def test_plain_text_is_read_too_and_in_the_encoding_its_server_names() -> None:
    text = "Le café\n\nUn paragraphe.\n".encode("cp1252")
    assert "café" in one(http_record(text, "Content-Type: text/plain; charset=windows-1252")).text


def test_records_are_counted_and_only_pages_read() -> None:
    data = b"".join(
        (
            warc_record("warcinfo", b"software: x\r\n", "application/warc-fields"),
            warc_record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
            http_record(PAGE, HTML),
            http_record(b"gone", HTML, status="404 Not Found"),
            http_record(b"", HTML, "Location: /b", status="301 Moved"),
            http_record(b"\x89PNG\r\n", "Content-Type: image/png"),
            http_record(b"var a;", "Content-Type: text/javascript"),
            warc_record("revisit", b"", "application/http; msgtype=response"),
            warc_record("metadata", b"a: b\r\n", "application/warc-fields"),
            http_record(PAGE, HTML),
        )
    )
    assert [item.file for item in read(data)] == ["a.warc#3", "a.warc#10"]
    records = [gzip.compress(record) for record in (http_record(PAGE, HTML), http_record(PAGE, HTML))]
    assert [item.file for item in read(b"".join(records), "a.warc.gz")] == ["a.warc.gz#1", "a.warc.gz#2"]
    zipped = make_zip({"b/a.warc": data})
    assert [item.file for item in read(zipped, "a.zip")] == ["a.zip!b/a.warc#3", "a.zip!b/a.warc#10"]


FAULTS = [
    # bytes, label, code of the last result, and how many pages come before it
    (http_record(PAGE, HTML) + b"rubbish and more of it\r\n\r\n", "a.warc", "damaged", 1),
    (http_record(PAGE, HTML) + http_record(PAGE, HTML)[:500], "a.warc#2", "damaged", 1),
    (b"WARC/1.1\r\n", "a.warc", "empty", 0),
    (http_record(b"xx\r\n" + PAGE, HTML, "Transfer-Encoding: chunked"), "a.warc#1", "damaged", 0),
    (http_record(b"no gzip", HTML, "Content-Encoding: gzip"), "a.warc#1", "damaged", 0),
    (warc_record("metadata", b"a: b\r\n", "application/warc-fields"), "a.warc", "empty", 0),
]


@pytest.mark.parametrize(("data", "label", "code", "pages"), FAULTS)
def test_what_is_broken_costs_a_record_or_the_rest(data: bytes, label: str, code: str, pages: int) -> None:
    found = read(data)
    assert sum(isinstance(item, Document) for item in found) >= pages
    assert all(isinstance(item, Document) for item in found[:pages])
    assert isinstance(found[-1], Problem)
    assert (found[-1].file, found[-1].code) == (label, code)


def test_a_page_over_the_limit_costs_itself_alone() -> None:
    data = http_record(b"<html>" + b"word " * 1000, HTML) + http_record(PAGE, HTML)
    first, second = read(data, max_file_bytes=3000)
    assert isinstance(first, Problem)
    assert (first.code, first.file) == ("too-large", "a.warc#1")
    assert isinstance(second, Document)


def test_bombs_end() -> None:
    bomb = gzip.compress(b"<html>" + b"word " * 2_000_000)
    data = b"".join(http_record(bomb, HTML, "Content-Encoding: gzip") for _ in range(5))
    found = read(data, min_ratio_bytes=100_000, max_ratio=50, max_file_bytes=1 << 30)
    assert [item.code for item in found if isinstance(item, Problem)] == ["over-limit"]
    packed = PACKERS[".gz"](http_record(b"<html>" + b"word " * 2_000_000, HTML))
    (problem,) = read(packed, "a.warc.gz", min_ratio_bytes=100_000, max_ratio=50)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == ("over-limit", "a.warc.gz")


def test_without_its_extra_the_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (problem,) = read(http_record(PAGE, HTML))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("needs-extra", "pip install 'newsline[warc]'")
