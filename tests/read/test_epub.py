"""E-books: pages in the order of reading, each a document."""

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import read_bytes
from packing import make_epub, make_zip


def page(title: str) -> str:
    sentence = (
        "<p>The harbour opened again on Tuesday, after nine days of storms that kept ferries in port.</p>"
    )
    return (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{title}</title></head><body><h1>{title}</h1>{sentence * 3}</body></html>"
    )


COVER = '<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="cover.png"/></body></html>'


def test_each_page_is_a_document() -> None:
    pages = {"text/b c.xhtml": page("Harbour reopens"), "cover.xhtml": COVER, "a.xhtml": page("Ferries sail")}
    found = list(read_bytes(make_epub(pages, "<dc:language>en</dc:language>"), "week.epub"))
    documents = [item for item in found if isinstance(item, Document)]
    assert [document.file for document in documents] == [
        "week.epub!OEBPS/text/b c.xhtml",
        "week.epub!OEBPS/a.xhtml",
    ]
    assert documents == found
    assert ["Harbour reopens" in documents[0].text, "Ferries sail" in documents[1].text] == [True, True]
    assert {document.metadata.lang for document in documents} == {"en"}


def test_the_date_of_the_book_bounds_its_pages() -> None:
    (document,) = read_bytes(make_epub({"a.xhtml": page("A")}, "<dc:date>2013-06-05</dc:date>"), "a.epub")
    assert isinstance(document, Document)
    assert document.metadata.date is None
    assert ("2013-06-05", "modified") in [(date.text, date.kind) for date in document.metadata.dates]


PAGE = "OEBPS/a.xhtml"
LOCKED = {"META-INF/encryption.xml": f'<encryption><CipherReference URI="{PAGE}"/></encryption>'}
EPUB = {"mimetype": "application/epub+zip"}
DTD = '<!DOCTYPE a [<!ENTITY b "word">]>'
BROKEN = [
    # bytes, label and code
    (make_epub({"a.xhtml": page("A")}, extra=LOCKED), f"a.epub!{PAGE}", "encrypted"),
    (make_epub({}), "a.epub", "damaged"),
    (make_zip(EPUB), "a.epub", "damaged"),
    (make_zip({**EPUB, "META-INF/container.xml": f"{DTD}<a/>"}), "a.epub", "damaged"),
    (make_zip({**EPUB, "META-INF/container.xml": "<a>"}), "a.epub", "damaged"),
    (make_epub({"a.xhtml": COVER}), "a.epub", "empty"),
    (make_epub({"a.xhtml": page("A")})[:-40], "a.epub", "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "label", "code"), BROKEN)
def test_what_is_not_read_is_said(data: bytes, label: str, code: str) -> None:
    (problem,) = read_bytes(data, "a.epub")
    assert isinstance(problem, Problem)
    assert (problem.file, problem.code) == (label, code)


def test_a_page_that_is_missing_costs_itself_alone() -> None:
    package = (
        '<package><manifest><item id="a" href="../a.html" media-type="text/html"/>'
        '<item id="b" href="../../../b.html" media-type="text/html"/></manifest>'
        '<spine><itemref idref="b"/><itemref idref="a"/><itemref idref="a"/></spine></package>'
    )
    data = make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="x/book.opf"/></container>',
            "x/book.opf": package,
            "a.html": page("A"),
        }
    )
    first, second = read_bytes(data, "a.epub")
    assert isinstance(first, Problem)
    assert (first.file, first.code) == ("a.epub!../../b.html", "damaged")
    assert isinstance(second, Document)
