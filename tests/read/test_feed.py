"""Feeds: RSS and Atom of all versions, whole and broken, and what XML must never do."""

import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest

from newsline.errors import Problem
from newsline.model import DateEvidence, Document
from newsline.parser.pipeline import parse_document
from newsline.read import Limits, read_bytes, read_paths

RSS = """
  <?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Paper &#8211; World</title><link>https://p.example</link><language>en-gb</language>
<lastBuildDate>Tue, 02 Jan 2024 03:04:05 GMT</lastBuildDate>
<item><title>Dam &amp; bridge open</title><link>https://p.example/1</link>
<pubDate>Wed, 08 Jul 2020 09:00:00 +0000</pubDate><dc:creator>Ann Reed</dc:creator>
<category>World</category><category>Dams</category><description>Short.</description>
<media:content url="x.jpg"><media:title>A photo</media:title></media:content>
<content:encoded><![CDATA[<p>The dam&nbsp;opened.</p><p>Nobody was <b>hurt</b>.</p>]]></content:encoded>
</item>
<item><title>No link</title><guid isPermaLink="true">https://p.example/2</guid>
<author>desk@p.example (Bo Lind)</author><description>AT&amp;amp;T said &lt;b&gt;no&lt;/b&gt;.</description>
<source url="https://q.example/feed">The Other</source></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Die Zeitung</title>
<updated>2024-01-02T03:04:05Z</updated>
<entry><title type="html">Damm &lt;em&gt;offen&lt;/em&gt;</title><link rel="self" href="https://p.example/self"/>
<link rel="alternate" href="https://p.example/1"/><id>urn:1</id><published>2020-07-08T09:00:00Z</published>
<updated>2020-07-09T09:00:00Z</updated><author><name>Ann Reed</name><uri>https://a.example</uri></author>
<category term="welt" label="Welt"/><summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Damm ist
offen.</p><p>Alle sind wohlauf.</p></div></content></entry>
<entry><title>Nur geändert</title><id>https://p.example/2</id><updated>2020-07-09T09:00:00Z</updated></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Paper</title>
<dc:language>en</dc:language></channel><item rdf:about="https://p.example/1"><title>Dam opens</title>
<link>https://p.example/1</link><description>It did.</description><dc:date>2020-07-08</dc:date></item>
</rdf:RDF>"""


def read(data: str | bytes, label: str = "f.xml", **limits: int) -> list[Document | Problem]:
    return list(read_bytes(data if isinstance(data, bytes) else data.encode(), label, Limits(**limits)))


def documents(data: str | bytes, label: str = "f.xml") -> list[Document]:
    found = read(data, label)
    assert all(isinstance(item, Document) for item in found)
    return cast("list[Document]", found)


def test_rss() -> None:
    first, second = documents(RSS)
    assert (first.file, first.text) == ("f.xml#1", "The dam\xa0opened.\n\nNobody was hurt.")
    metadata = first.metadata
    assert (metadata.title, metadata.url) == ("Dam & bridge open", "https://p.example/1")
    assert (metadata.date, metadata.date_basis) == ("Wed, 08 Jul 2020 09:00:00 +0000", "feed")
    assert (metadata.byline, metadata.tags, metadata.lang) == (("Ann Reed",), ("World", "Dams"), "en-gb")
    assert metadata.publisher == "The Paper – World"
    assert second.text == "AT&T said no."
    assert (second.metadata.date, second.metadata.url) == (None, "https://p.example/2")
    assert (second.metadata.byline, second.metadata.publisher) == (("Bo Lind",), "The Other")


def test_atom() -> None:
    first, second = documents(ATOM)
    assert first.text == "Der Damm ist offen.\n\nAlle sind wohlauf."
    metadata = first.metadata
    assert (metadata.title, metadata.url, metadata.lang) == ("Damm offen", "https://p.example/1", "de")
    assert (metadata.date, metadata.byline, metadata.tags) == (
        "2020-07-08T09:00:00Z",
        ("Ann Reed",),
        ("Welt",),
    )
    assert second.metadata.date is None
    changed = DateEvidence("2020-07-09T09:00:00Z", "updated", "feed", "the entry's updated")
    assert second.metadata.dates == (changed,)
    assert (second.text, second.metadata.url) == ("Nur geändert", "https://p.example/2")


def test_an_update_dates_an_entry_that_has_no_other_date() -> None:
    first, second = map(parse_document, documents(ATOM))
    assert first.date is not None
    assert (first.date.edtf, first.problems) == ("2020-07-08", ())
    assert [(one.text, one.reason) for one in first.candidates if not one.accepted] == [
        ("2020-07-09T09:00:00Z", "when it was updated; the publication counts")
    ]
    assert second.date is not None
    assert (second.date.edtf, second.date.basis, second.date.confidence) == ("2020-07-09", "feed", 0.7)
    assert second.candidates[0].reason == "says when it was updated; nothing says when it was published"


def test_rss_1() -> None:
    (document,) = documents(RDF)
    assert (document.metadata.date, document.metadata.publisher) == ("2020-07-08", "The Paper")
    assert (document.text, document.metadata.lang) == ("It did.", "en")


ITEM = "<rss><channel><item><title>%s</title><pubDate>2020-07-08</pubDate></item></channel></rss>"
BROKEN = [
    # a feed as it should not be, its first title, and whether something is told
    (ITEM % "AT&T says &nbsp;no &eacute; &foo; &#3;", "AT&T says no é &foo;", False),
    ("\n \t" + ITEM % "A", "A", False),
    ('<!DOCTYPE rss PUBLIC "x" "http://x.example/rss.dtd">' + ITEM % "A &copy;", "A ©", False),
    ("<!-- a comment --><?xml-stylesheet href='x'?>" + ITEM % "A", "A", False),
    ((ITEM % "Caf\xe9 owner").encode("latin-1"), "Café owner", False),
    ((ITEM % "\x93Quoted\x94 \xe9").encode("latin-1"), "“Quoted” é", False),
    (('<?xml version="1.0" encoding="windows-1251"?>' + ITEM % "Привет").encode("cp1251"), "Привет", False),
    ((ITEM % "Ж").encode("utf-16"), "Ж", False),
    ((ITEM % "A")[:70], "A", True),
    (ITEM % "A <b>bold</i> word", "A bold word", True),
    ("<rss><channel><item><title>A\x0b\x00B</title></item></channel></rss>", "AB", False),
    (b"<rss><channel><item><title>" + "é".encode() * 8 + b" A \xed\xa0\x80 B</title></item></channel></rss>",
     "éééééééé A \ufffd B", False),
]  # fmt: skip


@pytest.mark.parametrize(("data", "title", "told"), BROKEN, ids=range(len(BROKEN)))
def test_broken_feeds(data: str | bytes, title: str, told: bool) -> None:
    first, *rest = read(data)
    assert isinstance(first, Document)
    assert " ".join((first.metadata.title or "").replace("\ufffd\ufffd\ufffd", "\ufffd").split()) == title
    assert [item.code for item in rest if isinstance(item, Problem)] == ["bad-xml"] * told


ENTITIES = [
    '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE rss SYSTEM "http://x.example/x.dtd" [<!ENTITY % a SYSTEM "http://x.example/y">%a;]>',
]


@pytest.mark.parametrize("declaration", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(declaration: str, encoding: str) -> None:
    (problem,) = read((declaration + ITEM % "A &b; &a;").encode(encoding))
    assert isinstance(problem, Problem)
    assert problem.code == "bad-xml"


def test_a_declaration_far_below_expands_nothing() -> None:
    padding = "<!-- " + "x" * 5000 + " -->"
    data = padding + '<!DOCTYPE rss [<!ENTITY b "bomb">]>' + ITEM % "A &b;"
    document = read(data, "f.rss")[0]
    assert isinstance(document, Document)
    assert document.metadata.title == "A &b;"


def test_nested_elements_end_where_libxml2_ends() -> None:
    assert isinstance(read("<rss>" + "<item>" * 100_000, "f.rss")[-1], Problem)


def test_a_feed_without_articles_is_bounded() -> None:
    (problem,) = read("<rss>" + "<x>y</x>" * 10_000, max_record_bytes=10_000)
    assert isinstance(problem, Problem)
    assert problem.code == "bad-xml"


class _Long:
    """A feed that never stands in memory as a whole."""

    def __init__(self, count: int) -> None:
        self._parts: Iterator[bytes] = (
            f"<item><title>{number}</title><description>{'x' * 1000}</description></item>\n".encode()
            if number
            else b"<rss><channel>"
            for number in range(count + 1)
        )

    def read(self, size: int = -1) -> bytes:
        return next(self._parts, b"")


def test_memory_stays_flat_however_long_the_feed() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            found = read_paths(["-"], stdin=cast("BinaryIO", _Long(count)))
            assert sum(isinstance(item, Document) for item in found) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)
    assert peak(4000) < 2_000_000


def test_the_feed_of_a_search_names_its_sources_behind_the_headlines() -> None:
    feed = (
        '<rss version="2.0"><channel><title>dam » Search</title><item><title>Dam opens - The Paper</title>'
        '<description>&lt;a href="https://s.example/1"&gt;Dam opens&lt;/a&gt;&amp;nbsp;&lt;font&gt;The Paper'
        '&lt;/font&gt;</description><source url="https://p.example">The Paper</source></item>'
        "<item><title>Bridge opens</title><description>It did.</description></item></channel></rss>"
    )
    first, second = read_bytes(feed.encode(), "a.rss")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.metadata.title, first.text, first.metadata.publisher) == (
        "Dam opens",
        "Dam opens",
        "The Paper",
    )
    assert (second.metadata.title, second.metadata.publisher) == ("Bridge opens", "dam")


def test_a_feed_of_rss_090_is_known_by_its_namespace() -> None:
    item = "<item><title>Dam opened</title><link>https://p.example/1</link></item>"
    names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"'
    (document,) = documents(f"<rdf:RDF {names}><channel><title>The Paper</title></channel>{item}</rdf:RDF>")
    assert (document.text, document.metadata.publisher) == ("Dam opened", "The Paper")


WORDPRESS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Paper</title><wp:author><wp:author_login>ann</wp:author_login>
<wp:author_display_name>Ann Reed</wp:author_display_name></wp:author>
<item><title>Dam opened</title><pubDate>Wed, 08 Jul 2020 09:00:00 +0000</pubDate><dc:creator>ann</dc:creator>
<content:encoded><![CDATA[[caption id="a" width="9"]<img src="x" /> The dam.[/caption]

The <b>dam</b> was opened
on Monday.

<h2>At night</h2>
Nobody was hurt.

[gallery ids="1,2"]]]></content:encoded>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<wp:comment><wp:comment_content>Bah.</wp:comment_content></wp:comment></item>
<item><title>dam.jpg</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>
<item><title>Home</title><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type></item>
<item><title>Not yet</title><pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>
<wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Old news</title><wp:status>publish</wp:status><wp:post_type>news</wp:post_type></item>
</channel></rss>"""


def test_an_export_of_wordpress_gives_its_posts() -> None:
    first, second = documents(WORDPRESS)
    assert first.text == "The dam was opened on Monday.\n\nAt night\n\nNobody was hurt."
    assert first.metadata.byline == ("Ann Reed",)
    assert (second.metadata.title, second.file) == ("Old news", "f.xml#5")


def test_an_export_of_blogger_gives_its_posts() -> None:
    kind = "http://schemas.google.com/blogger/2008/kind#"
    entries = "".join(
        f"<entry><category scheme='http://schemas.google.com/g/2005#kind' term='{kind}{name}'/>"
        f"<title>A {name}</title><published>2020-07-08T09:00:00Z</published></entry>"
        for name in ("template", "settings", "post", "comment", "page")
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Paper</title>{entries}</feed>"
    assert [document.text for document in documents(feed)] == ["A post", "A page"]
    kinds = ("POST", "LIVE"), ("COMMENT", "LIVE"), ("POST", "DRAFT")
    entries = "".join(
        f"<entry><b:type>{kind}</b:type><b:status>{status}</b:status><title>{kind} {status}</title></entry>"
        for kind, status in kinds
    )
    names = "xmlns='http://www.w3.org/2005/Atom' xmlns:b='http://schemas.google.com/blogger/2018'"
    assert [document.text for document in documents(f"<feed {names}>{entries}</feed>")] == ["POST LIVE"]


def test_the_full_text_of_yandex_feeds_goes_before_the_teaser() -> None:
    names = 'xmlns:yandex="http://news.yandex.ru"'
    long = "<yandex:full-text>Long.</yandex:full-text>"
    item = f"<item><title>Dam</title><description>Short.</description>{long}</item>"
    (document,) = documents(f"<rss {names}><channel>{item}</channel></rss>")
    assert document.text == "Long."


def test_a_relative_link_is_told_in_full_where_its_base_is_stated() -> None:
    entry = "<entry><title>Dam</title><link href='/2020/1'/></entry>"
    (document,) = documents(
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://p.example/'>{entry}</feed>"
    )
    assert document.metadata.url == "https://p.example/2020/1"


def test_a_title_without_tags_that_have_no_end() -> None:
    (document,) = documents("<rss><item><title>Dam&lt;br&gt; opened &lt;img src='x'&gt;</title></item></rss>")
    assert document.metadata.title == "Dam opened"
