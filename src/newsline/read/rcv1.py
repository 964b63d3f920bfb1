"""One item of the Reuters Corpus (RCV1 and RCV2): `newsitem` with its day, a headline and paragraphs."""

from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import Document, Metadata
from newsline.read.fields import plain_title, split_names
from newsline.read.fragment import element_text, flat_text
from newsline.read.nitf import LANG, all_below, first_below, to_document

if TYPE_CHECKING:
    from lxml.etree import _Element

ITEM = "newsitem"


def read_item(item: "_Element", label: str) -> Document | Problem:
    """The document of an item; its `title` is the headline behind a country: the headline alone counts."""
    said = {element.get("element"): element.get("value") for element in all_below(item, "dc")}
    title = flat_text(first_below(item, "headline")) or flat_text(first_below(item, "title"))
    body = first_below(item, "text")
    metadata = Metadata(
        title=plain_title(title) or None,
        date=said.get("dc.date.published") or item.get("date") or None,
        date_basis="newsml",
        publisher=said.get("dc.publisher") or said.get("dc.source"),
        byline=split_names(flat_text(first_below(item, "byline"))),
        lang=item.get(LANG),
    )
    return to_document(element_text(body) if body is not None else title, metadata, label)
