"""Hostile input of each form: time grows with its length, and what fuzzing found stays found."""

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes
from support import grows_linearly

SITEMAP = b'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
# Name of the file, what stands before, what is repeated.
HOSTILE = {
    "entries": ("f.rss", b"<rss>", b"<item><title>a</title></item>"),
    "ampersands": ("f.rss", b"<rss><item><title>", b"&"),
    "components": ("n.xml", b"<NewsML><NewsItem>", b"<NewsComponent>" * 20 + b"</NewsComponent>" * 20),
    "contents": ("n.xml", b"<NewsML><NewsItem>", b"<ContentItem><DataContent>a</DataContent></ContentItem>"),
    "addresses": ("s.xml", SITEMAP, b"<url><n:news><n:title>a</n:title></n:news></url>"),
    "marks of data": ("f.rss", b"<rss><item><title>", b"<![CDATA["),
    "open brackets": ("a.json", b"", b"["),
    "records": ("a.json", b"[", b'{"text":"a"},'),
    "quotation marks": ("a.csv", b"title,text\n", b'"'),
    "words in codes": ("a.eml", b"From: a@b\nSubject: ", b"=?utf-8?Q?a?= "),
    "parts": (
        "a.eml",
        b'From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n',
        b"--b\n\nx\n",
    ),
    "tags at the end": ("a.txt", b"1 of 2 DOCUMENTS\nLENGTH: 1 words\n\n", b"GRAPHIC: x\n\nfoo\n\n"),
    "points": ("a.md", b"# Sports\nCurrent events\n- a (x)\n# Politics\n- b (y)\n", b"- [a(b) "),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    label, start, repeated = HOSTILE[name]

    def make(size: int) -> bytes:
        return start + repeated * (size // len(repeated))

    assert grows_linearly(make, lambda data: list(read_bytes(data, label)), 8_000)


MAIL = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
FOUND = [
    # what fuzzing found: a charset with a NUL, broken base64, HTML in an encoding that lxml does not know
    (
        "m.eml",
        MAIL + b"Content-Type: text/plain; charset=\x00\nContent-Transfer-Encoding: 8bit\n\nText \xff.",
    ),
    ("m.eml", MAIL.replace(b"x\n", b"=?utf-8?B?4?=\n", 1) + b"\nText."),
    (
        "p.html",
        "<html><div class='current-events-content'><p>Sports</p><ul><li>é Ž".encode("mac-roman", "replace"),
    ),
    # halves of surrogate pairs in XML, as bytes and as UTF-16
    ("f.xml", b"<rss><item><title>\xed\xa0\x80</title></item></rss>"),
    ("f.xml", "<rss><item><title>a \ud800</title></item></rss>".encode("utf-16", "surrogatepass")),
    # a tag that begins with a hyphen
    ("a.jsonl", b'{"text":"A home test.","tags":["-home test"]}'),
    # days and hours that do not exist
    ("t.csv", b"title,date,text\nA,2020-07-00,B\n"),
    ("t.csv", b"title,date,text\nA,2024-01-02T0" + b"3" * 40 + b":04:05Z,B\n"),
    ("r.sgm", b"<REUTERS>\n<TOPICS><D> a b</D></TOPICS><BODY>Text.</BODY></REUTERS>"),
]


@pytest.mark.parametrize(("label", "data"), FOUND, ids=range(len(FOUND)))
def test_what_fuzzing_found(label: str, data: bytes) -> None:
    results = list(read_bytes(data, label))
    assert results
    for result in results:
        if isinstance(result, Problem):
            assert result.code != "reader-fault"
        else:
            assert isinstance(result, Document)
            result.text.encode()
            assert not any(problem.code == "parser-fault" for problem in parse_document(result).problems)
