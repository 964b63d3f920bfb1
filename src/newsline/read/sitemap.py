"""Sitemaps of news sites (Google's `sitemap-news` 0.9): the headlines of two days, without their texts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import compose, find_controls
from newsline.read.fields import language_code, plain_title
from newsline.read.fragment import flat_text
from newsline.read.limits import Limits
from newsline.read.nitf import all_below, first_below
from newsline.read.source import Source
from newsline.read.xml_pull import read_each

if TYPE_CHECKING:
    from lxml.etree import _Element


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each piece of news, its headline as its text, labelled `sitemap.xml#3`.

    Addresses without news, which a sitemap may hold too, count as entries but are passed over.
    """
    return read_each(source, frozenset(("url",)), limits, _document, ("entries", "a sitemap without news"))


def _document(entry: "_Element", label: str) -> Document | None:
    news = first_below(entry, "news")
    title = compose(plain_title(flat_text(first_below(news, "title"))))
    if not title:
        return None
    own = (element for element in entry if str(element.tag).rpartition("}")[2] == "loc")
    changed = flat_text(first_below(entry, "lastmod"))
    keywords = flat_text(first_below(news, "keywords")).split(",")
    metadata = Metadata(
        title=title,
        date=flat_text(first_below(news, "publication_date")) or None,
        date_basis="sitemap",
        url=flat_text(next(own, None)) or None,
        publisher=next((name for one in all_below(news, "name") if (name := flat_text(one))), None),
        tags=tuple(dict.fromkeys(word.strip() for word in keywords if word.strip())),
        lang=language_code(flat_text(first_below(news, "language")) or None),
        dates=(DateEvidence(changed, "modified", place="lastmod"),) if changed else (),
    )
    return Document(title, label, "record", metadata, problems=find_controls(title, label, first_line=None))
