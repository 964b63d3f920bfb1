"""Sitemaps of news sites: headlines with their dates."""

from newsline.errors import Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="x.xsl"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://p.example/about</loc><lastmod>2020-01-01</lastmod></url>
<url><loc>https://p.example/1</loc><lastmod>2020-07-09T09:00:00Z</lastmod>
<news:news><news:publication><news:name>The Paper</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2020-07-08T09:00:00+02:00</news:publication_date>
<news:title>Dam &amp; bridge open</news:title><news:keywords>dams, bridges</news:keywords></news:news>
<image:image><image:loc>https://p.example/x</image:loc>
<image:title>The dam</image:title></image:image></url>
<url><loc>https://p.example/2</loc><news:news><news:title>Undated</news:title></news:news></url>
</urlset>"""


def test_each_piece_of_news_is_a_document_with_its_headline_as_text() -> None:
    first, second = read_bytes(SITEMAP.encode(), "s.xml")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.file, first.text) == ("s.xml#2", "Dam & bridge open")
    metadata = first.metadata
    assert (metadata.title, metadata.url) == ("Dam & bridge open", "https://p.example/1")
    assert (metadata.publisher, metadata.tags, metadata.lang) == ("The Paper", ("dams", "bridges"), "en")
    event = parse_document(first)
    assert event.date is not None
    assert (event.date.edtf, event.date.basis) == ("2020-07-08", "sitemap")
    assert parse_document(second).date is None


def test_a_sitemap_without_news_is_told() -> None:
    bare = (
        '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>x</loc></url></urlset>'
    )
    cut = SITEMAP[: SITEMAP.index("<image:image")]
    for data, codes in ((bare, ["empty"]), (cut, ["bad-xml"]), (SITEMAP[:500], ["bad-xml"])):
        assert [
            item.code for item in read_bytes(data.encode(), "s.xml") if isinstance(item, Problem)
        ] == codes
