"""The article's tree: the short way gives what trafilatura gives, and is taken where it may be."""

import pytest
from lxml.etree import tostring

from newsline.errors import Problem
from newsline.read.html.article import _as_usual, _quickly, find_article
from newsline.read.html.tree import parse_page

SENTENCES = (
    "The old bridge over the Varn was closed on Monday after engineers found cracks in its piers. ",
    "Lorries were sent over the motorway, and the harbour board asked its tenants for patience. ",
    "A new bridge would cost forty million crowns, the council’s treasurer said at the meeting. ",
)
TEXT = "".join(f"<p>{sentence * 2}</p>" for sentence in SENTENCES)
MENU = "".join(f"<li><a href='/{number}'>Section {number} of the paper</a></li>" for number in range(60))
TEASER = "<div class=teaser><h3>Another story</h3><p>Its first words, as the front page has them.</p></div>"
CARD = (
    "<li class=card><a href=/x><figure><img src=x></figure><h3>Another story of the day</h3></a>"
    "<p>What the council said of the new bridge and of its price, in the words of a front page.</p>"
    "<time>3 March</time><button>Save</button></li>"
)
COMMENT = "<li class=comment><p>I never liked that bridge, and neither did my dog, I must say.</p></li>"
ROW = "<tr><td>Pier</td><td>12</td></tr>"
LD = '<script type="application/ld+json">{"@type": "%s", "articleBody": "%s"}</script>'
CLEAR = {
    "an article": f"<article><h1>Bridge closed</h1>{TEXT}</article>",
    "boxes": f"<div id=a><div class=b><h2>Bridge closed</h2>{TEXT}</div></div>",
    "scripts": f"<script>{'var a = 1; ' * 500}</script><style>{'p {} ' * 500}</style><main>{TEXT}</main>",
    "a menu": f"<nav><ul>{MENU}</ul></nav><article>{TEXT}</article>",
    "comments": f"<article>{TEXT}</article><ol class='comment-list'>{COMMENT * 30}</ol>",
    "teasers": f"<article>{TEXT}</article>{TEASER * 40}",
    "cards": f"<main><article>{TEXT}</article><ul>{CARD * 40}</ul></main>",
    "cards and few words": f"<main><article><p>{SENTENCES[0]}</p></article><div>{CARD * 9}</div></main>",
    "a table": f"<article>{TEXT}<table>{ROW * 5}</table></article>",
    "a figure": f"<article>{TEXT}<figure><img src=x><figcaption>The bridge</figcaption></figure></article>",
    "a form around it all": f"<form><h1>Bridge closed</h1>{TEXT}</form>",
    "lines": f"<div>{'<br><br>'.join(sentence * 3 for sentence in SENTENCES)}</div>",
    "a text for programs alone": LD % ("NewsArticle", "".join(SENTENCES)) + "<p>Subscribe to read on.</p>",
}
OPEN = {
    "nothing": "<p></p>",
    "a forum": LD % ("DiscussionForumPosting", "") + f"<article>{TEXT}</article>{COMMENT * 5}",
    "a list of links": f"<ul>{MENU * 10}</ul><p>{SENTENCES[0] * 3}</p>",
}


@pytest.mark.parametrize("name", [*CLEAR, *OPEN])
def test_the_short_way_gives_what_the_library_gives(name: str) -> None:
    root = parse_page(f"<html><body>{(CLEAR | OPEN)[name]}</body></html>", "page.html", 10**6)
    assert not isinstance(root, Problem)
    before = tostring(root)
    quick, usual = _quickly(root), _as_usual(root)
    assert (quick is not None) == (name in CLEAR)
    found = find_article(root)
    if found is None or usual is None:
        assert found is usual
    else:
        assert tostring(found) == tostring(usual)
    assert tostring(root) == before


WORDS = [sentence.strip() for sentence in SENTENCES]
FEW = {
    "an offer": (f"<p>{WORDS[0]}</p><h2>Read on</h2><button>Subscribe</button>", WORDS[:1]),
    "captions": (f"<p>{WORDS[0]}</p><figure><figcaption>{WORDS[1]}</figcaption></figure>", WORDS[:1]),
    "boxes that the library joins": (
        f"<section>{WORDS[0]}</section><section>{WORDS[1]}</section>",
        ["Bridge closed", *WORDS[:2]],
    ),
}


@pytest.mark.parametrize("name", FEW)
def test_few_words_keep_their_paragraphs(name: str) -> None:
    """The library makes one paragraph of all words of the page, headline and buttons included."""
    markup, lines = FEW[name]
    article = f"<article><h1>Bridge closed</h1>{markup}</article>"
    root = parse_page(f"<html><body>{article}</body></html>", "page.html", 10**6)
    assert not isinstance(root, Problem)
    found = find_article(root)
    assert found is not None
    assert [" ".join(map(str, paragraph.itertext())) for paragraph in found.iter("p")] == lines
