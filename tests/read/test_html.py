"""Saved web pages: what the reader takes from them, and what the parse makes of it."""

import base64
from pathlib import Path

import pytest

from newsline.errors import Problem
from newsline.model import Document, Event
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

FIRST = "The old bridge over the Varn was closed on Monday after engineers found cracks in two of its piers."
MIDDLE = "Lorries were sent over the motorway, and the harbour board asked its tenants for a little patience."
LAST = "A new bridge would cost forty million crowns, the council’s treasurer said at the end of the meeting."
TEXT = f"<p>{FIRST}</p>\n<p>{MIDDLE}</p>\n<h2>The money</h2>\n<p>{LAST}</p>\n"
CASES = Path(__file__).parents[1] / "cases" / "html"
TITLE = "Varn bridge closed after cracks are found"


def page(head: str = "", body: str = "", text: str = TEXT, *, title: str = TITLE) -> bytes:
    """A page with a headline and an article of three paragraphs."""
    return (
        f"<!DOCTYPE html>\n<html lang=en>\n<head><title>{title} | The Varn Echo</title>\n{head}</head>\n"
        f"<body>\n<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>\n"
        f"<article>\n<h1>{title}</h1>\n{body}\n{text}</article>\n"
        "<footer>© 2024 The Varn Echo. All rights reserved.</footer>\n</body></html>\n"
    ).encode()


def read(data: bytes, label: str = "page.html") -> Document:
    (document,) = read_bytes(data, label)
    assert isinstance(document, Document), document
    return document


def parse(data: bytes, label: str = "page.html") -> Event:
    return parse_document(read(data, label))


def test_the_article_is_found_and_nothing_else() -> None:
    hidden = '<div style="display:none">Secret words of no article at all, hidden from every reader.</div>'
    script = "<script>var words = 'Script words that nobody reads, in a sentence of some length.';</script>"
    comment = "<!-- Comment words that nobody reads, in a sentence of some length. -->"
    style = "<style>.a { content: 'Style words that nobody reads, in a sentence.' }</style>"
    late = "<p hidden>Late words that the page never shows to anybody who reads it.</p>"
    event = parse(page(body=hidden + script + comment + style + late))
    assert event.text.split("\n\n") == [FIRST, MIDDLE, "The money", LAST]
    assert event.title == TITLE
    assert event.lang == "en"


def test_lists_quotations_tables_and_lines_keep_their_shape() -> None:
    shape = (
        "<ul><li>The <b>first</b> item of it</li><li>The second, with <a href='/x'>a link</a></li></ul>"
        "<blockquote><p>We were warned two years ago, said the keeper of the lighthouse.</p></blockquote>"
        "<p>One line of a poem, it says.<br>Another line of it, at the harbour.</p>"
        "<table><tr><td>Piers</td><td>12</td></tr><tr><td>Cracks</td><td>2</td></tr></table>"
        f"<p>{LAST}</p>"
    )
    event = parse(page(text=f"<p>{FIRST}</p>{shape}"))
    assert event.text.split("\n") == [
        FIRST,
        "",
        "The first item of it",
        "The second, with a link",
        "",
        "We were warned two years ago, said the keeper of the lighthouse.",
        "",
        "One line of a poem, it says.",
        "Another line of it, at the harbour.",
        "",
        "Piers | 12",
        "",
        "Cracks | 2",
        "",
        LAST,
    ]


def test_marks_of_markdown_in_the_text_are_text() -> None:
    odd = (
        "The *so-called* file_name_x, a `code`, [sic](not a link), 2 \\ 3 and ~~this~~ stay as they are here."
    )
    hashed = "# This is not a heading but the first sentence of a paragraph with a mark before it."
    dashed = "- Who goes there, asked the keeper of the bridge in the middle of the night."
    event = parse(page(text=f"<p>{FIRST}</p><p>{odd}</p><p>{hashed}</p><p>{dashed}</p><p>{LAST}</p>"))
    assert event.text.split("\n\n") == [FIRST, odd, hashed, dashed, LAST]


JSON_LD = '<script type="application/ld+json">\n{}\n</script>\n'


def load_dates() -> list[tuple[str, dict[str, str], str, str]]:
    """Name, what must come out, and what stands in head and body, of each case."""
    cases = []
    for case in (CASES / "dates.txt").read_text("utf-8").split("=== ")[1:]:
        top, _, markup = case.partition("--- head\n")
        name, *wanted = top.splitlines()
        head, _, body = markup.partition("--- body\n")
        want = {key: value.strip() for key, _, value in (line.partition(":") for line in wanted)}
        cases.append((name, want, head.strip("\n"), body.strip("\n")))
    return cases


DATES = load_dates()
COMMENT = '<div class="comment">Ben, <time datetime="2019-02-03">3 February 2019</time></div>'
LISTED = (
    '<aside><a href="/a">Ferry to sail in spring</a> <time datetime="2017-01-02">2 January</time></aside>'
)


@pytest.mark.parametrize(("name", "want", "head", "body"), DATES, ids=[case[0] for case in DATES])
def test_every_kind_of_evidence_dates_the_page(name: str, want: dict[str, str], head: str, body: str) -> None:
    around = f"</article><div class='comments'>{COMMENT}</div>{LISTED}"
    event = parse(page(head + "\n" if head else "", body).replace(b"</article>", around.encode()))
    assert (event.date.edtf if event.date else "") == want["date"]
    assert (event.date.basis if event.date else "") == want["basis"]
    rejected = [candidate.reason for candidate in event.candidates if not candidate.accepted]
    assert any("not in the head" in one for one in rejected)
    assert any(want["rejected"] in one for one in rejected)
    if event.date:
        assert event.candidates[0].accepted
        assert str(event.candidates[0].line or "") == want["line"]


def test_a_change_bounds_a_page_without_a_date() -> None:
    event = parse(page('<meta property="article:modified_time" content="2018-05-10">'))
    assert event.date is None
    assert event.bounds is not None
    assert event.bounds.edtf == "../2018-05-10"


def test_what_else_the_page_says_of_itself() -> None:
    head = (
        '<meta property="og:title" content="Varn bridge closed | The Varn Echo">'
        '<meta property="og:site_name" content="The Varn Echo">'
        '<meta property="article:section" content="Region">'
        '<meta name="keywords" content="bridges, Varn , bridges">'
        '<link rel="canonical" href="https://echo.example/region/bridge">'
    ) + JSON_LD.format(
        '{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ann Reed"}, {"name": "Bo Li"}],'
        ' "inLanguage": "en-GB"}'
    )
    event = parse(page(head))
    assert event.title == TITLE
    assert (event.publisher, event.section, event.tags) == ("The Varn Echo", "Region", ("bridges", "Varn"))
    assert (event.url, event.byline, event.lang) == (
        "https://echo.example/region/bridge",
        ("Ann Reed", "Bo Li"),
        "en-GB",
    )


TITLES = [
    # title element, og:title, h1; headline
    ("Bridge closed - Echo", "Bridge closed", "Bridge closed", "Bridge closed"),
    ("Bridge closed after cracks - Echo", "", "Bridge closed after cracks", "Bridge closed after cracks"),
    ("Echo", "Why the old bridge was closed", "", "Why the old bridge was closed"),
    ("The old bridge is closed | The Varn Echo", "", "", "The old bridge is closed"),
    ("Bridge: open or closed", "", "", "Bridge: open or closed"),
    ("The Varn Echo", "The bridge is closed", "The Varn Echo", "The bridge is closed"),
]


@pytest.mark.parametrize(("window", "social", "heading", "expected"), TITLES)
def test_the_headline_is_what_two_places_say(window: str, social: str, heading: str, expected: str) -> None:
    head = f"<title>{window}</title><meta property=og:site_name content='The Varn Echo'>"
    head += f'<meta property="og:title" content="{social}">' if social else ""
    body = f"<h1>{heading}</h1>" if heading else ""
    event = parse(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>".encode())
    assert event.title == expected
    assert event.text.startswith(FIRST)


def test_related_articles_with_their_dates() -> None:
    related = (
        '<section class="related-articles"><h3>Related</h3><ul>'
        '<li><a href="/2017/03/04/ferry">The ferry will sail again in the spring</a></li>'
        '<li><a href="https://echo.example/b">Harbour board elects a new head</a>'
        ' <time datetime="2016-02-01">1 Feb</time></li>'
        '<li><a href="javascript:alert(1)">A link that does something else entirely</a></li>'
        '<li><a href="/login">Sign in here</a> 3 May 2017</li><li><a href="/top">Back to top</a></li>'
        '<li><a href="/2">1 of 5</a></li></ul></section>'
    )
    head = '<link rel="canonical" href="https://echo.example/region/bridge">'
    event = parse(page(head).replace(b"<footer>", related.encode() + b"<footer>"))
    assert [(item.title, item.url, item.date and item.date.edtf) for item in event.related] == [
        ("The ferry will sail again in the spring", "https://echo.example/2017/03/04/ferry", "2017-03-04"),
        ("Harbour board elects a new head", "https://echo.example/b", "2016-02-01"),
    ]
    assert event.date is None
    assert "ferry" not in event.text


@pytest.mark.parametrize(
    "opening",
    [
        "<p><div class='box'><ul><li><a href='/a'>Pictures of the wreck</a></li></ul></div>{}</p>",
        "<p></p><div class='box'><h3>Related</h3><p><a href='/a'>Map of the reef</a></p></div>{}",
    ],
)
def test_text_that_stands_loose_behind_a_box_is_a_paragraph(opening: str) -> None:
    first = "The captain of the ferry that ran onto the rocks was <b>cleared</b> of all blame by a court."
    # Of a short page trafilatura takes all words there are.
    days = "".join(
        f"<p>On day {number} of the hearing a witness of the crew told the court what the sea had been like"
        " that night, and how far the light could be seen from the bridge of the ferry.</p>"
        for number in range(2, 14)
    )
    event = parse(
        f"<html><head><title>Ferry captain cleared of blame</title></head><body><div><h1>Ferry captain"
        f" cleared of blame</h1>{opening.format(first)}{days}</div></body></html>".encode()
    )
    assert event.text.startswith(first.replace("<b>", "").replace("</b>", ""))


def test_pictures_within_the_page_are_no_text_and_no_burden() -> None:
    picture = base64.b64encode(bytes(range(256)) * 800).decode()
    note = (
        "<!--\n Page saved with SingleFile \n url: https://echo.example/2018/bridge \n"
        " saved date: Tue Jun 05 2018 10:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    data = page(body=f'<img src="data:image/png;base64,{picture}">').replace(
        b"<html", note.encode() + b"<html", 1
    )
    event = parse(data)
    assert event.text.startswith(FIRST)
    assert event.url == "https://echo.example/2018/bridge"
    assert event.bounds is not None
    assert event.bounds.edtf == "../2018-06-05"


ENCODINGS = [
    # name of the charset in the page, encoding of the bytes, words
    ("utf-8", "utf-8", "Żółw – „cytat” – 10 €"),
    ("iso-8859-1", "cp1252", "“naïve” – café"),
    ("windows-1251", "cp1251", "Мост через реку закрыт, сообщили власти города"),
    ("iso-8859-2", "iso-8859-2", "Gdańsk, Łódź i Żywiec: most zamknięty"),
    ("Shift_JIS", "cp932", "橋は月曜日に閉鎖された"),
    ("iso-2022-jp", "iso2022_jp", "橋は月曜日に閉鎖された"),
    ("gb2312", "gb18030", "大桥星期一关闭"),
    ("iso-8859-1", "utf-8", "“naïve” – café"),
    ("utf-7", "utf-8", "“naïve” – café"),
    ("none-such", "cp1252", "The “naïve” – café"),
]


@pytest.mark.parametrize(("stated", "encoding", "words"), ENCODINGS)
def test_bytes_before_declarations(stated: str, encoding: str, words: str) -> None:
    text = page(f'<meta charset="{stated}">', text=f"<p>{FIRST} {words}</p><p>x{words}</p>").decode()
    data = text.replace("’", "'").replace("©", "(c)").encode(encoding)
    document = read(data)
    assert words in document.text
    assert not document.problems


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le"])
def test_marks_and_wide_characters(encoding: str) -> None:
    assert LAST in read(page().decode().encode(encoding)).text


def test_the_encoding_that_the_page_fails_is_reported() -> None:
    data = (
        page('<meta charset="windows-1251">', text=f"<p>{FIRST} \x98</p>")
        .decode()
        .encode("latin-1", "replace")
    )
    (problem,) = read(data).problems
    assert problem.code == "bad-encoding"


XHTML = b"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html xmlns='http://www.w3.org/1999/xhtml'><p>"
KINDS = [
    ("page.txt", b"<html><p>" + FIRST.encode(), True),
    ("page.txt", b"\xef\xbb\xbf<!-- saved -->\n<!doctype html><p>" + FIRST.encode(), True),
    ("page", XHTML + FIRST.encode(), True),
    ("page.html", b"<p>" + FIRST.encode() + b"<p>" + LAST.encode(), True),
    ("page.md", b"<div>" + FIRST.encode() + b"</div>", False),
]  # fmt: skip


@pytest.mark.parametrize(("label", "data", "is_page"), KINDS)
def test_pages_are_known_by_their_first_tag(label: str, data: bytes, is_page: bool) -> None:
    document = read(data, label)
    assert FIRST in document.text
    assert ("<" not in document.text) == is_page


NOTHING = [
    (b"<html><head><title>Nothing</title></head><body></body></html>", "empty"),
    (b"<html>", "empty"),
    (b"<!DOCTYPE html>   ", "empty"),
    (b"<html><body><script>var x = 1;</script></body></html>", "empty"),
    (b"<html>" + b"\x01\x02\x03\x04" * 400, "binary"),
]


@pytest.mark.parametrize(("data", "code"), NOTHING)
def test_a_page_without_a_text_is_a_problem(data: bytes, code: str) -> None:
    (problem,) = read_bytes(data, "page.html")
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_no_date_is_invented() -> None:
    """Years of copyrights, dates in sentences, of comments and of the masthead are not the article's."""
    text = TEXT.replace("on Monday", "on 3 March 2016")
    masthead = "<body><div class=today>Sunday, 22 November 2026</div>"
    event = parse(page(text=text).replace(b"<body>", masthead.encode()))
    assert event.date is None
    assert [problem.code for problem in event.problems] == ["no-date"]


def test_the_words_of_a_time_element_stay_in_their_sentence() -> None:
    sentence = "It opens again on <time datetime='2019-06-01'>1 June 2019</time>, the board said."
    event = parse(page(text=f"<p>{FIRST} {sentence}</p>{TEXT}"))
    assert event.text.startswith(f"{FIRST} It opens again on 1 June 2019, the board said.")
    assert event.date is None


def test_authors_named_by_the_markup() -> None:
    body = (
        "<div class='entry-meta'>Posted on "
        "<time class='entry-date published' datetime='2018-05-10'>May 10</time>"
        "<time class='updated' datetime='2018-05-12'>May 12</time>"
        "<span class='byline'> by <a rel='author' href='/ann'>Ann Reed</a></span></div>"
    )
    event = parse(page(body=body))
    assert event.byline == ("Ann Reed",)
    assert (event.date and event.date.edtf, event.problems) == ("2018-05-10", ())
    assert event.text.startswith(FIRST)


def test_a_page_of_tables_and_fonts() -> None:
    data = (
        "<HTML><HEAD><TITLE>Varn Echo: Harbour bridge closed</TITLE></HEAD><BODY><TABLE><TR>"
        "<TD><A HREF=/>Front page</A></TD><TD><FONT SIZE=5><B>Harbour bridge closed</B></FONT><BR>"
        "<FONT SIZE=2>By Tom Reed<BR>Thursday, May 10, 2001</FONT>"
        f"<P>{FIRST}<P>{MIDDLE}<P>{LAST}</TD></TABLE>"
    )
    event = parse(data.encode())
    assert (event.title, event.date and event.date.edtf) == ("Harbour bridge closed", "2001-05-10")
    assert event.text == f"{FIRST}\n\n{MIDDLE}\n\n{LAST}"
