"""E-books (EPUB 3.3, and 2): each page of the book in the order of reading, by the reader of web pages.

Programs that collect news make such books, an article a page. The date of the book is
that of the collection: it bounds its articles and never dates them.
"""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsline.errors import Problem
from newsline.model import DateEvidence, Document
from newsline.read.archive import open_zip, zip_member
from newsline.read.limits import Limits
from newsline.read.registry import read_source
from newsline.read.source import Source
from newsline.read.xml_part import parse_part

if TYPE_CHECKING:
    import zipfile

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_MAX_METADATA = 1000


class _Package:
    """What the package document and the two files beside it say; the elements' namespaces do not matter."""

    def __init__(self) -> None:
        self.package = ""  # the path of the package document
        self.language = ""
        self.date = ""
        self.locked: set[str] = set()
        self._pages: dict[str, str] = {}
        self._order: list[str] = []
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = local = name.rpartition(" ")[2]
        if local == "rootfile":
            self.package = self.package or attributes.get("full-path", "")
        elif local == "CipherReference":
            self.locked.add(unquote(attributes.get("URI", "")))
        elif local == "item":
            # The table of contents is a page too (`nav`), of links alone.
            if (
                attributes.get("media-type") in _PAGES
                and "nav" not in attributes.get("properties", "").split()
            ):
                self._pages[attributes.get("id", "")] = attributes.get("href", "")
        elif local == "itemref" and attributes.get("linear") != "no":
            self._order.append(attributes.get("idref", ""))

    def end(self, name: str) -> None:
        self._inside = ""

    def characters(self, text: str) -> None:
        if self._inside == "language" and len(self.language) < _MAX_METADATA:
            self.language += text.strip()
        elif self._inside == "date" and len(self.date) < _MAX_METADATA:
            self.date += text.strip()

    def pages(self) -> Iterator[str]:
        """The paths of the pages in the order of reading, each once."""
        folder = dirname(self.package)
        for page in dict.fromkeys(self._order):
            if href := self._pages.get(page):
                yield normpath(join(folder, unquote(href)))


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The documents of each page, labelled `a.epub!text/page.xhtml`; pages without text are passed over."""
    if source.depth >= limits.max_nesting:
        message = f"more than {limits.max_nesting} archives within each other"
        yield Problem("over-limit", message, source.label)
        return
    archive = open_zip(source, limits)
    if isinstance(archive, Problem):
        yield archive
        return
    with archive:
        members = {info.filename: info for info in archive.infolist()}
        package = _Package()
        for path in (_CONTAINER, _ENCRYPTION, ""):
            problem = _note(package, source, archive, members.get(path or package.package), limits)
            if problem is not None:
                yield problem
                return
        paths = list(package.pages())
        if not paths:
            yield Problem("damaged", "an e-book without a list of pages", source.label)
        for path in paths:
            if path in package.locked:
                yield Problem("encrypted", "a page that is locked", f"{source.label}!{path}")
            elif (info := members.get(path)) is None:
                yield Problem("damaged", "a page that is missing", f"{source.label}!{path}")
            else:
                yield from _read_page(package, source, zip_member(source, archive, info, limits), limits)


def _note(
    package: _Package,
    source: Source,
    archive: "zipfile.ZipFile",
    info: "zipfile.ZipInfo | None",
    limits: Limits,
) -> Problem | None:
    if info is None:
        return None
    member = zip_member(source, archive, info, limits)
    return member if isinstance(member, Problem) else parse_part(member, source.label, package)


def _read_page(
    package: _Package, source: Source, page: Source | Problem, limits: Limits
) -> Iterator[Document | Problem]:
    if isinstance(page, Problem):
        yield page
        return
    for item in read_source(page, limits):
        if isinstance(item, Document):
            metadata = item.metadata._replace(lang=item.metadata.lang or package.language or None)
            if package.date:
                reason = "the date of the e-book: what it collects is no later"
                evidence = DateEvidence(
                    package.date, "modified", place="dc:date of the e-book", reason=reason
                )
                metadata = metadata._replace(dates=(*metadata.dates, evidence))
            yield item._replace(metadata=metadata)
        elif item.code != "empty":  # covers and plates
            yield item
