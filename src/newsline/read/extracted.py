"""Articles that trafilatura extracted and wrote as XML (`<doc …><main>…`) or as TEI."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import Document, Metadata
from newsline.read.fields import is_address, squash, to_metadata
from newsline.read.fragment import element_text, flat_text
from newsline.read.limits import Limits
from newsline.read.nitf import all_below, first_below, to_document
from newsline.read.source import Source
from newsline.read.xml_pull import read_each

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements of TEI by those of HTML that stand on their lines as they do.
_AS_HTML = {
    "head": "h2", "list": "ul", "item": "li", "lb": "br", "row": "tr", "cell": "td", "quote": "blockquote",
    "ab": "p", "graphic": "figcaption",
}  # fmt: skip


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document of the file, under its own label where it is the only one."""
    several = source.head.count(b"<doc ") > 1

    def read_one(element: "_Element", label: str) -> Document | Problem:
        make = _article if element.tag == "doc" else _tei
        return make(element, label if several else source.label)

    return read_each(source, frozenset(("doc", "TEI")), limits, read_one, ("articles", "no article"))


def _article(element: "_Element", label: str) -> Document | Problem:
    said: dict[str, object] = {squash(str(name)): str(value) for name, value in element.items() if value}
    return _document(first_below(element, "main"), to_metadata(said, "metadata"), label)


def _tei(element: "_Element", label: str) -> Document | Problem:
    about = first_below(element, "biblFull")
    header = about if about is not None else first_below(element, "teiHeader")
    link = first_below(header, "ptr")
    said: dict[str, object] = {
        "title": flat_text(first_below(header, "title")),
        "author": [flat_text(author) for author in all_below(header, "author")],
        "date": flat_text(first_below(first_below(header, "publicationStmt"), "date")),
        "publisher": flat_text(first_below(header, "publisher")),
        "tags": [flat_text(term) for term in all_below(element, "term") if term.get("type") == "tags"],
    }
    metadata = to_metadata(said, "metadata")
    address = link.get("target", "") if link is not None else ""
    texts = (part for part in all_below(element, "div") if part.get("type") == "entry")
    body = next(texts, None)
    return _document(
        body if body is not None else first_below(element, "body"),
        metadata._replace(url=address if is_address(address) else None),
        label,
    )


def _document(body: "_Element | None", metadata: Metadata, label: str) -> Document | Problem:
    if body is None:
        return Problem("bad-record", "an article without a text", label)
    for element in body.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _AS_HTML:
            element.tag = _AS_HTML[name]
    text = element_text(body)
    if metadata.title:
        text = text.removeprefix(f"{metadata.title}\n").lstrip("\n") or text  # the headline again
    return to_document(text, metadata, label)
