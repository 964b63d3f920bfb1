"""Pages made to harm: they give a document or a problem, soon, and nothing in them acts."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.errors import PROBLEM_CODES, Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import Limits, read_bytes
from newsline.render.sanitise import block, line
from support import grows_linearly

WORDS = "The old bridge over the Varn was closed on Monday after engineers found cracks in its piers."
PARAGRAPH = f"<p>{WORDS}</p>"


def read(data: bytes) -> Document:
    (document,) = read_bytes(data, "page.html")
    assert isinstance(document, Document), document
    return document


def test_script_in_the_title_is_text() -> None:
    """A browser reads no tags in a title; the outputs escape what they must."""
    data = f"<title><script>alert(1)</script> &lt;img src=x onerror=y&gt;</title><h1></h1>{PARAGRAPH}"
    event = parse_document(read(f"<html>{data}".encode()))
    assert "alert" not in event.text
    assert "onerror" not in event.text
    assert event.text == WORDS


def test_an_address_that_acts_is_no_address() -> None:
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://a\u202eb",
        "//[",
    ):
        head = f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
        related = f'<div class="related"><a href="{address}">Another bridge was closed</a></div>'
        event = parse_document(read(f"<html><head>{head}</head>{PARAGRAPH}{related}".encode()))
        assert event.url is None
        assert not event.related


def test_characters_that_act_on_a_terminal_are_dropped_or_told() -> None:
    escape = "\x1b]0;title\x07 &#27;[31mred &#x9b;31m \u202eback &#x202e;again \u2066in\u2069"
    data = f"<html><title>Bridge {escape}</title><h1>Bridge {escape}</h1><p>{WORDS} {escape}</p>{PARAGRAPH}"
    event = parse_document(read(data.encode()))
    shown = line(event.title) + block(event.text)
    assert not any(character in shown for character in "\x1b\x07\x9b\u202e\u2066\u2069")
    assert WORDS in event.text


def test_entities_of_a_document_type_are_not_expanded() -> None:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    outside = '<!ENTITY x SYSTEM "file:///etc/passwd">'
    doctype = f"<!DOCTYPE html [{entities}{outside}]>"
    document = read(
        f"<?xml version='1.0'?>{doctype}<html><body><p>{WORDS} &i; &x;</p></body></html>".encode()
    )
    assert len(document.text) < 2000
    assert "root:" not in document.text


DEEP = {
    "boxes": "<div>" * 1_000_000,
    "letters": "<b>x" * 50_000,
    "lists": "<ul><li>x" * 5_000,
    "tables": "<table><tr><td>" * 20_000,
    "quotations": "<blockquote>" * 50_000,
    "json": '<script type="application/ld+json">' + '{"@graph":[' * 100_000 + "</script>",
    "data": '<img src="data:' + "," * 200_000 + '">',
    "attributes": "<p " + "a=1 " * 100_000 + ">",
    "comments": "<!--" * 50_000 + "-->",
}


@pytest.mark.parametrize("name", DEEP)
def test_depth_breaks_nothing(name: str) -> None:
    """Too many tags are refused; what is only deep is read, and what stands behind it too."""
    (result,) = read_bytes(f"<html><body>{DEEP[name]}{PARAGRAPH}".encode(), "page.html")
    if name == "boxes":
        assert isinstance(result, Problem)
        assert result.code == "too-large"
    else:
        assert isinstance(result, Document), result
        assert WORDS in result.text


def test_words_and_elements_that_take_turns_are_refused_where_they_cost_too_much() -> None:
    markup = "<i></i> words of a sentence "
    (refused,) = read_bytes(f"<html><p>{markup * 20_000}".encode(), "page.html")
    assert isinstance(refused, Problem)
    assert refused.code == "too-large"
    assert "words of a sentence" in read(f"<html><p>{markup * 1_000}".encode()).text


def test_text_behind_the_depth_that_the_parser_allows_is_kept() -> None:
    deep = "<div><span>" * 300 + "<p>Deep words of the page.</p>" + "</span></div>" * 300
    text = read(f"<html><body>{PARAGRAPH}{deep}<p>{WORDS[::-1]}</p>".encode()).text
    assert "Deep words of the page." in text
    assert WORDS[::-1] in text


def test_limits() -> None:
    limits = Limits(max_file_bytes=1000)
    picture = '<img src="data:image/png;base64,' + "A" * 2000 + '">'
    for data, code in (
        (f"<html>{PARAGRAPH}{picture}", None),
        (f"<html>{PARAGRAPH}{picture * 2}", "too-large"),
        ("<html>" + PARAGRAPH * 15, "too-large"),
    ):
        (result,) = read_bytes(data.encode(), "page.html", limits)
        assert (result.code if isinstance(result, Problem) else None) == code


GROWING: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: PARAGRAPH * (n // 10),
    "metas": lambda n: '<meta property="article:published_time" content="2018-05-10">' * n,
    "times": lambda n: "<time datetime=2018-05-10>x</time>" * (n // 10) + PARAGRAPH,
    "links": lambda n: "<div class=related><a href=/x>one two three</a></div>" * (n // 10) + PARAGRAPH,
    "properties": lambda n: "<i itemprop=datePublished content=2018>x</i>" * (n // 10) + PARAGRAPH,
    "hidden": lambda n: "<i style='display:none'>x</i>" * n + PARAGRAPH,
    "scripts": lambda n: (
        '<script type="application/ld+json">{"datePublished":"2018"</script>' * n + PARAGRAPH
    ),
    "headings": lambda n: "<h1>Bridge closed</h1>" * (n // 10) + PARAGRAPH,
    "open comments": lambda n: "<!-- saved from url=(1)" * n + PARAGRAPH,
    "dates in a paragraph": lambda n: "<p>" + "<time datetime=2018>x</time> words " * n,
    "letters within letters": lambda n: "<strong>" * 200 + "words of a sentence. " * n,
    "dates within dates": lambda n: "<div class=published>" * 200 + "words of 2018. " * n,
    "marks": lambda n: "<p>" + "*_`[](" * n,
    "lines of the head": lambda n: "<h1>Bridge closed</h1><div>" + "10 May 2018<br>" * (n // 4) + "</div>",
    "boxes with few words": lambda n: (
        "<title>Bridge</title>" + "<article>x <b>2018</b>" * 20 + "<b>y</b> " * n
    ),
    "boxes without a headline": lambda n: (
        "<title>The old bridge: closed</title>" + "<div>old bridge</div>" * n
    ),
    "items of microdata": lambda n: (
        "<div itemscope itemtype=Article><i itemprop=headline>x</i>" * 40
        + "<i itemprop=datePublished>2018-05-10</i>" * (n // 10)
        + PARAGRAPH
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_size_and_no_faster(name: str) -> None:
    def run(data: bytes) -> None:
        list(read_bytes(data, "page.html"))

    assert grows_linearly(lambda n: f"<html><body>{GROWING[name](n)}".encode(), run, 1000)


PIECES = st.sampled_from(
    [
        *(
            "<p>|</p>|<div>|</div>|<table><tr><td>|<ul><li>|<h1>|</h1>|<title>|</script>|<!--|-->|<svg>".split(
                "|"
            )
        ),
        *("<template>|<plaintext>|</html>|<html>|<![CDATA[|words of a sentence. |10 May 2018".split("|")),
        *("<time datetime='2018-05-10'>", "<time>9999-99-99</time>", "<meta name=date content='", "'>"),
        *("<p itemprop=datePublished>", "<aside class=related><a href='//[x'>one two three</a>"),
        *("<script type='application/ld+json'>", '{"@type":"Article","datePublished":[{}]}'),
        *("&#0;", "&#xD800;", "&#27;", "&#xfffe;", "\0", "\x1b", "\u202e", "\n"),
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_gives_documents_and_problems(markup: str) -> None:
    for result in read_bytes(f"<html>{markup}{PARAGRAPH}".encode(), "page.html"):
        problems = result.problems if isinstance(result, Document) else (result,)
        assert all(problem.code in PROBLEM_CODES and problem.code != "reader-fault" for problem in problems)
        if isinstance(result, Document):
            event = parse_document(result)
            assert result.text.strip()
            assert all(event.text[item.start : item.end] == item.text for item in event.dates)


FOUND = [
    # what fuzzing found: a text of nothing but marks, an empty and a hidden heading, an end within a tag
    ("<!DOCTYPE html><", "<"),
    ("<html><h1></h1><p>!!</p>", "!!"),
    (f"<html><h1><!-- x --></h1><p>—</p>{PARAGRAPH}", WORDS),
    (f"<html><div hidden><h1>Bridge closed after cracks</h1></div>{PARAGRAPH}", WORDS),
]


@pytest.mark.parametrize(("markup", "words"), FOUND)
def test_found_by_fuzzing(markup: str, words: str) -> None:
    assert words in read(markup.encode()).text


def test_a_field_of_a_message_is_cut() -> None:
    head = f"From: <Saved by Blink>\nDate: 5 Jun 2018 {'x' * 5000}\nMIME-Version: 1.0\n"
    message = (
        head + f"Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n{PARAGRAPH}"
    )
    (document,) = read_bytes(message.encode(), "page.mhtml")
    assert isinstance(document, Document)
    assert [len(evidence.text) for evidence in document.metadata.dates] == [100]
