"""The XML of news agencies: NewsML-G2 (items and messages), NewsML 1, NITF, RCV1. (ninjs: `jsonl.py`.)

One document an item of text. Fields by the IPTC's specifications of NewsML-G2 2.x and NITF 3.x.
An item that is a picture, a package or a concept is none of news and passed over.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read import newsml1, rcv1
from newsline.read.fields import plain_title, split_names
from newsline.read.fragment import flat_text
from newsline.read.limits import Limits
from newsline.read.nitf import LANG, all_below, first_below, inline_text, read_nitf, to_document
from newsline.read.source import Source
from newsline.read.xml_pull import read_each

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT_CLASSES = ("text", "ninat:text")


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document of an item under the file's own label, or of each in a message, `news.xml#3`."""
    head = source.head.replace(b"\0", b"")
    form = next(form for form in _FORMS if form.mark in head or form is _FORMS[-1])
    several = b"<newsMessage" in head or len(re.findall(rb"<%b[\s>]" % form.item.encode(), head)) > 1

    def read_item(item: "_Element", label: str) -> Document | Problem | None:
        return form.read(item, label if several else source.label)

    return read_each(source, frozenset((form.item,)), limits, read_item, ("items", "no items of text"))


def _is_text(item: "_Element") -> bool:
    """Whether an item is of the class text (IPTC NewsCodes `ninature`), or says nothing of it."""
    kind = first_below(item, "itemClass")
    return kind is None or (kind.get("qcode") or kind.get("uri") or "text").endswith(_TEXT_CLASSES)


def _news_item(item: "_Element", label: str) -> Document | Problem | None:
    if not _is_text(item):
        return None
    inner = first_below(item, "nitf")
    text, metadata = ("", Metadata()) if inner is None else read_nitf(inner)
    if not text:
        for name in ("inlineXML", "inlineData"):
            for element in all_below(item, name):
                text = text or inline_text(element)
    said: dict[str, str] = {}
    for name in ("firstCreated", "versionCreated", "contentCreated", "contentModified"):
        said[name] = flat_text(first_below(item, name))
    first_version = item.get("version", "1") == "1"
    # The version is the publication's only if it is the first; a later one is a change.
    order = (
        "firstCreated",
        *(("versionCreated",) if first_version else ()),
        "contentCreated",
        "versionCreated",
    )
    chosen = next((name for name in order if said[name]), "")
    changes = tuple(
        DateEvidence(said[name], "modified", place=name)
        for name in ("versionCreated", "contentModified")
        if said[name] and name != chosen
    )
    about = first_below(item, "contentMeta")
    language = first_below(about, "language")
    byline = split_names(flat_text(first_below(about, "by")))
    metadata = metadata._replace(
        title=plain_title(flat_text(first_below(about, "headline"))) or metadata.title or None,
        date=metadata.date or said.get(chosen) or None,
        date_basis="newsml" if not metadata.date else metadata.date_basis,
        publisher=_party(item, "provider") or _party(item, "copyrightHolder") or _party(item, "infoSource"),
        byline=byline or metadata.byline or tuple(filter(None, (_party(about, "creator"),))),
        tags=tuple(dict.fromkeys(filter(None, map(_name_in, all_below(about, "subject"))))) or metadata.tags,
        lang=(language.get("tag") if language is not None else None) or item.get(LANG),
        dates=(*metadata.dates, *changes),
    )
    return to_document(text or metadata.title or "", metadata, label)


def _nitf(root: "_Element", label: str) -> Document | Problem:
    text, metadata = read_nitf(root)
    return to_document(text or metadata.title or "", metadata, label)


class _Form(NamedTuple):
    """A form of XML: how it is known, the name of its items, and what reads one (`None`: no text)."""

    mark: bytes
    item: str
    read: "Callable[[_Element, str], Document | Problem | None]"


_FORMS = (
    _Form(b"<NewsML", newsml1.ITEM, newsml1.read_item),
    _Form(b"<newsMessage", "newsItem", _news_item),
    _Form(b"<newsItem", "newsItem", _news_item),
    _Form(b"<newsitem", rcv1.ITEM, rcv1.read_item),
    _Form(b"<nitf", "nitf", _nitf),
)


def _party(item: "_Element | None", name: str) -> str | None:
    element = first_below(item, name)
    return None if element is None else _name_in(element) or element.get("literal")


def _name_in(element: "_Element") -> str | None:
    return flat_text(first_below(element, "name")) or None
