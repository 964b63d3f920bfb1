"""NITF, the markup of agencies' texts (IPTC, NITF 3.x), alone or in NewsML; and what all their XML shares."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import Document, Metadata
from newsline.read.decode import compose, find_controls
from newsline.read.fields import is_address, plain_title, split_names
from newsline.read.fragment import element_text, flat_text, html_to_text, is_html

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_nitf(root: "_Element") -> tuple[str, Metadata]:
    """Text and metadata of an article in NITF."""
    publication = first_below(root, "pubdata")
    head = first_below(root, "body.head")
    stated = [("pubdata", publication, "date.publication")]
    stated += [
        (name, first_below(root, name), "norm") for name in ("date.issue", "story.date", "date.release")
    ]
    dates = [
        (name, value)
        for name, element, attribute in stated
        if element is not None and (value := (element.get(attribute) or flat_text(element)).strip())
    ]
    address = publication.get("ex-ref", "") if publication is not None else ""
    title = (
        flat_text(first_below(root, "hl1"))
        or flat_text(first_below(root, "hedline"))
        or flat_text(first_below(root, "title"))
    )
    keys = (element.get("key", "").strip() for element in all_below(root, "keyword"))
    metadata = Metadata(
        title=plain_title(title) or None,
        date=dates[0][1] if dates else None,
        date_basis="nitf",
        url=address if is_address(address) else None,
        publisher=(publication.get("name") if publication is not None else None)
        or flat_text(first_below(head, "distributor"))
        or None,
        byline=split_names(_byline(first_below(head, "byline"))),
        section=(publication.get("position.section") if publication is not None else None) or None,
        tags=tuple(dict.fromkeys(key for key in keys if key)),
        lang=root.get(LANG),
    )
    content = first_below(root, "body.content")
    if content is None:
        return "", metadata
    # The New York Times' corpus has the first paragraphs twice: alone, and in the full text.
    full = [block for block in all_below(content, "block") if block.get("class") == "full_text"]
    return element_text(full[0] if full else content), metadata


def _byline(element: "_Element | None") -> str:
    """The names of a byline without the title of office in it (`byttl`), unless it is all there is."""
    if element is None:
        return ""
    office = flat_text(first_below(element, "byttl"))
    whole = flat_text(element)
    return (whole.removesuffix(office).rstrip(" ,") if office else whole) or whole


def inline_text(element: "_Element") -> str:
    """The text of an element that holds XHTML, HTML as text, or plain text."""
    if len(element):
        return element_text(element)
    text = (element.text or "").strip()
    return html_to_text(text) if is_html(text) else text


def to_document(text: str, metadata: Metadata, label: str) -> Document | Problem:
    """The document of an item, or the problem that it has no text."""
    text = compose(text)
    if not text.strip():
        return Problem("bad-record", "an item without a text", label)
    return Document(text, label, "record", metadata, problems=find_controls(text, label, first_line=None))


def all_below(element: "_Element | None", name: str) -> Iterator["_Element"]:
    """The elements of a local name below `element`, whatever their namespace."""
    return iter(()) if element is None else element.iter(name, "{*}" + name)


def first_below(element: "_Element | None", name: str) -> "_Element | None":
    """The first of `all_below`."""
    return next(all_below(element, name), None)
