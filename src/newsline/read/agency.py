"""The XML of news agencies: NewsML-G2 (items and messages of items) and NITF. (ninjs is JSON: `jsonl.py`.)

One document an item of text. Fields by the IPTC's specifications of NewsML-G2 2.x and NITF 3.x.
An item that is a picture, a package or a concept is none of news and passed over.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import compose, find_controls
from newsline.read.fields import is_address, plain_title, split_names
from newsline.read.fragment import element_text, flat_text, html_to_text, is_html
from newsline.read.limits import Limits
from newsline.read.source import Source
from newsline.read.xml_pull import BadXMLError, Mending, pull

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXT_CLASSES = ("text", "ninat:text")


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document of an item under the file's own label, or of each in a message, `news.xml#3`."""
    head = source.head.replace(b"\0", b"")
    item_name = "newsItem" if b"<newsItem" in head or b"<newsMessage" in head else "nitf"
    several = b"<newsMessage" in head or head.count(f"<{item_name}".encode()) > 1
    number = passed = 0
    mending = Mending()
    try:
        for _, item in pull(source, frozenset((item_name,)), limits.max_record_bytes, mending):
            number += 1
            label = f"{source.label}#{number}" if several else source.label
            if item_name == "newsItem" and not _is_text(item):
                passed += 1
                continue
            yield (_nitf if item_name == "nitf" else _news_item)(item, label)
    except BadXMLError as error:
        yield Problem("bad-xml", str(error), source.label)
        return
    if mending.fault:
        yield Problem("bad-xml", f"{mending.fault}; {number} items were read", source.label)
    elif number == passed:
        yield Problem("empty", "no items of text", source.label)


def _is_text(item: "_Element") -> bool:
    """Whether an item is of the class text (IPTC NewsCodes `ninature`), or says nothing of it."""
    kind = _first(item, "itemClass")
    return kind is None or (kind.get("qcode") or kind.get("uri") or "text").endswith(_TEXT_CLASSES)


def _news_item(item: "_Element", label: str) -> Document | Problem:
    inner = _first(item, "nitf")
    text, metadata = ("", Metadata()) if inner is None else _read_nitf(inner)
    if not text:
        for name in ("inlineXML", "inlineData"):
            for element in _all(item, name):
                text = text or _inline(element)
    said: dict[str, str] = {}
    for name in ("firstCreated", "versionCreated", "contentCreated", "contentModified"):
        said[name] = flat_text(_first(item, name))
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
    about = _first(item, "contentMeta")
    language = _first(about, "language")
    byline = split_names(flat_text(_first(about, "by")))
    metadata = metadata._replace(
        title=plain_title(flat_text(_first(about, "headline"))) or metadata.title or None,
        date=metadata.date or said.get(chosen) or None,
        date_basis="newsml" if not metadata.date else metadata.date_basis,
        publisher=_party(item, "provider") or _party(item, "copyrightHolder") or _party(item, "infoSource"),
        byline=byline or metadata.byline or tuple(filter(None, (_party(about, "creator"),))),
        tags=tuple(dict.fromkeys(filter(None, map(_name_in, _all(about, "subject"))))) or metadata.tags,
        lang=(language.get("tag") if language is not None else None) or item.get(_LANG),
        dates=(*metadata.dates, *changes),
    )
    return _document(text or metadata.title or "", metadata, label)


def _nitf(root: "_Element", label: str) -> Document | Problem:
    text, metadata = _read_nitf(root)
    return _document(text or metadata.title or "", metadata, label)


def _read_nitf(root: "_Element") -> tuple[str, Metadata]:
    """Text and metadata of an article in NITF."""
    publication = _first(root, "pubdata")
    head = _first(root, "body.head")
    stated = [("pubdata", publication, "date.publication")]
    stated += [(name, _first(root, name), "norm") for name in ("date.issue", "story.date", "date.release")]
    dates = [
        (name, value)
        for name, element, attribute in stated
        if element is not None and (value := (element.get(attribute) or flat_text(element)).strip())
    ]
    address = publication.get("ex-ref", "") if publication is not None else ""
    title = (
        flat_text(_first(root, "hl1"))
        or flat_text(_first(root, "hedline"))
        or flat_text(_first(root, "title"))
    )
    keys = (element.get("key", "").strip() for element in _all(root, "keyword"))
    metadata = Metadata(
        title=plain_title(title) or None,
        date=dates[0][1] if dates else None,
        date_basis="nitf",
        url=address if is_address(address) else None,
        publisher=(publication.get("name") if publication is not None else None)
        or flat_text(_first(head, "distributor"))
        or None,
        byline=split_names(_byline(_first(head, "byline"))),
        section=(publication.get("position.section") if publication is not None else None) or None,
        tags=tuple(dict.fromkeys(key for key in keys if key)),
        lang=root.get(_LANG),
    )
    content = _first(root, "body.content")
    if content is None:
        return "", metadata
    # The New York Times' corpus has the first paragraphs twice: alone, and in the full text.
    full = [block for block in _all(content, "block") if block.get("class") == "full_text"]
    return element_text(full[0] if full else content), metadata


def _byline(element: "_Element | None") -> str:
    """The names of a byline without the title of office in it (`byttl`), unless it is all there is."""
    if element is None:
        return ""
    office = flat_text(_first(element, "byttl"))
    whole = flat_text(element)
    return (whole.removesuffix(office).rstrip(" ,") if office else whole) or whole


def _inline(element: "_Element") -> str:
    if len(element):
        return element_text(element)
    text = (element.text or "").strip()
    return html_to_text(text) if is_html(text) else text


def _document(text: str, metadata: Metadata, label: str) -> Document | Problem:
    text = compose(text)
    if not text.strip():
        return Problem("bad-record", "an item without a text", label)
    return Document(text, label, "record", metadata, problems=find_controls(text, label, first_line=None))


def _all(element: "_Element | None", name: str) -> Iterator["_Element"]:
    """The elements of a local name below `element`, whatever their namespace."""
    return iter(()) if element is None else element.iter(name, "{*}" + name)


def _first(element: "_Element | None", name: str) -> "_Element | None":
    return next(_all(element, name), None)


def _party(item: "_Element | None", name: str) -> str | None:
    element = _first(item, name)
    return None if element is None else _name_in(element) or element.get("literal")


def _name_in(element: "_Element") -> str | None:
    return flat_text(_first(element, "name")) or None
