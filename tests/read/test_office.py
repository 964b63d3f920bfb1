"""DOCX and ODT: the text as its reader sees it, and what the properties of a file are worth."""

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import Limits, read_bytes
from packing import make_docx, make_odt, make_zip


def p(text: str, style: str = "") -> str:
    """A paragraph of OOXML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def one(data: bytes, label: str = "a.docx", **limits: int) -> Document:
    (document,) = read_bytes(data, label, Limits(**limits))
    assert isinstance(document, Document), document
    return document


def r(content: str) -> str:
    """A paragraph of OOXML with one run of `content`."""
    return f"<w:p><w:r>{content}</w:r></w:p>"


DOCX = [
    # inner XML of the body, paragraphs
    (p("One") + p("Two &amp; more"), ["One", "Two & more"]),
    (p(" ") + p("One"), ["One"]),
    (r("<w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t>"), ["One\ttwo\nthree"]),
    ("<w:p><w:r><w:t>One</w:t></w:r>\n  <w:r>\n<w:t> two</w:t></w:r></w:p>", ["One two"]),
    # Changes: what was put in counts, what was taken out does not, nor the place something was moved from.
    ("<w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del></w:p>",
     ["in"]),
    ("<w:p><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>new</w:t></w:r></w:moveTo></w:p>",
     ["new"]),
    # Fields: what is shown, not how it is made.
    ("<w:p><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>4 June</w:t></w:r></w:p>", ["4 June"]),
    ("<w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>", ["linked"]),
    (f"<w:sdt><w:sdtContent>{p('in a control')}</w:sdtContent></w:sdt>", ["in a control"]),
    (f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>", ["a", "b"]),
    # A text box stands in a paragraph; older programs are given it again.
    (r(f"<w:t>before</w:t><w:txbxContent>{p('in the box')}</w:txbxContent><w:t> after</w:t>"),
     ["in the box", "before after"]),
    (r(f"<m:Fallback xmlns:m='m'>{p('again')}</m:Fallback><w:t>once</w:t>"), ["once"]),
    (r("<w:numPr><w:numId w:val='3'/></w:numPr><w:t>item</w:t>"), ["- item"]),
    (r("<w:numPr><w:numId w:val='0'/></w:numPr><w:t>none</w:t>"), ["none"]),
    ("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>", ["co-op"]),
    ("<w:p><w:r><w:t>Cafe\u0301</w:t></w:r></w:p>", ["Café"]),
    ("<x:p xmlns:x='other'><x:t>foreign</x:t></x:p>" + p("ours"), ["ours"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "paragraphs"), DOCX)
def test_the_text_of_a_docx_file(body: str, paragraphs: list[str]) -> None:
    document = one(make_docx(body))
    assert document.text.split("\n\n") == paragraphs
    assert (document.form, document.name) == ("text", "a.docx")


def test_the_strict_form_is_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f"<w:document xmlns:w='{strict}'>{p('One')}</w:document>"
    assert one(make_zip({"[Content_Types].xml": "", "word/document.xml": body}), "a").text == "One"


ODT = [
    ("<text:h>One</text:h><text:p>Two <text:span>parts</text:span></text:p>", ["One", "Two parts"]),
    ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", ["a\tb\nc"]),
    ('<text:p>a<text:s text:c="3"/>b<text:s/>c</text:p>', ["a b c"]),
    ('<text:p>a<text:s text:c="999999999999"/>b</text:p>', ["a b"]),
    ("<text:p>wrapped\n  line</text:p>", ["wrapped line"]),
    ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>kept</text:p>", ["kept"]),
    ("<text:p>a<text:note><text:p>foot</text:p></text:note> b</text:p>", ["a b"]),
    ("<text:p>a<office:annotation><text:p>remark</text:p></office:annotation></text:p>", ["a"]),
    ("<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>", ["item"]),
]


@pytest.mark.parametrize(("body", "paragraphs"), ODT)
def test_the_text_of_an_odt_file(body: str, paragraphs: list[str]) -> None:
    assert one(make_odt(body), "a.odt").text.split("\n\n") == paragraphs


def test_the_dates_of_a_file_are_no_dates_of_publication() -> None:
    core = (
        "<dcterms:created>2016-05-03T10:00:00Z</dcterms:created>"
        "<dcterms:modified>2017-01-01</dcterms:modified>"
    )
    for data in (
        make_docx(p("One"), core),
        make_odt(
            "<text:p>One</text:p>",
            "<meta:creation-date>2016-05-03T10:00:00Z</meta:creation-date><dc:date>2017-01-01</dc:date>",
        ),
    ):
        metadata = one(data, "a").metadata
        assert metadata.date is None
        assert [(date.text, date.kind) for date in metadata.dates] == [
            ("2016-05-03T10:00:00Z", "created"), ("2017-01-01", "other")
        ]  # fmt: skip


TITLES = [
    # body, title among the properties, title
    (p("Harbour reopens", "Title") + p("Words."), "", "Harbour reopens"),
    (p("THE BUGLE") + p("Harbour reopens", "Title"), "", "Harbour reopens"),
    (p("Harbour  reopens") + p("Words."), "harbour reopens", "harbour reopens"),
    (p("Harbour reopens") + p("Words."), "Letter template", None),
    (p("Words."), "", None),
]


@pytest.mark.parametrize(("body", "stated", "title"), TITLES)
def test_a_title_must_stand_in_the_text(body: str, stated: str, title: str | None) -> None:
    assert one(make_docx(body, f"<dc:title>{stated}</dc:title>")).metadata.title == title


def test_keywords_and_language() -> None:
    core = "<dc:language>en-GB</dc:language><cp:keywords>ports, storms, ports</cp:keywords>"
    metadata = one(make_docx(p("One"), core)).metadata
    assert (metadata.lang, metadata.tags) == ("en-GB", ("ports", "storms"))


def test_an_export_of_a_news_database_is_taken_apart() -> None:
    def article(title: str, day: str) -> str:
        lines = (title, "The Bugle", day, "Section: NEWS", "Length: 12 words", "Byline: Jane Roe", "Body")
        return "".join(map(p, (*lines, f"The news of {day}.", "Load-Date: June 9, 2013", "End of Document")))

    data = make_docx(article("Harbour reopens", "June 4, 2013") + article("Ferries sail", "June 6, 2013"))
    documents = [item for item in read_bytes(data, "a.docx") if isinstance(item, Document)]
    assert [(item.file, item.metadata.title, item.metadata.date) for item in documents] == [
        ("a.docx#1", "Harbour reopens", "June 4, 2013"), ("a.docx#2", "Ferries sail", "June 6, 2013")
    ]  # fmt: skip
    assert [item.text for item in documents] == ["The news of June 4, 2013.", "The news of June 6, 2013."]


DTD = '<!DOCTYPE a [<!ENTITY b "word">]>'
BROKEN = [
    # label, bytes, code
    ("a.docx", make_zip({"[Content_Types].xml": "", "word/styles.xml": ""}), "damaged"),
    ("a.docx", make_zip({"[Content_Types].xml": "", "word/document.xml": f"{DTD}<a>&b;</a>"}), "damaged"),
    ("a.odt", make_zip({"mimetype": "", "content.xml": f"{DTD}<a>&b;</a>"}), "damaged"),
    ("a.docx", make_docx("<w:p>"), "damaged"),
    ("a.docx", make_docx("<w:p>" * 1000 + "</w:p>" * 1000), "damaged"),
    ("a.docx", make_docx(""), "empty"),
    ("a.docx", make_docx(p(" ")), "empty"),
    ("a.docx", make_docx(p("One"))[:-40], "damaged"),
    ("a.docx", b"PK\x03\x04", "damaged"),
    ("a.docx", b"words", "damaged"),
    ("a.odt", make_zip({"content.xml": "<?xml version='1.0' encoding='none-such'?><a/>"}), "damaged"),
    ("a.odt", make_zip({"content.xml": b"\xff\xfe\x00"}), "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "data", "code"), BROKEN)
def test_what_is_not_read_is_said(label: str, data: bytes, code: str) -> None:
    (problem,) = read_bytes(data, label)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == (code, label)


def test_the_limit_of_one_document() -> None:
    (problem,) = read_bytes(make_docx(p("word " * 100) * 100), "a.docx", Limits(max_file_bytes=10_000))
    assert isinstance(problem, Problem)
    assert problem.code == "too-large"
    assert len(one(make_docx(p("word " * 100) * 100)).text) > 10_000
