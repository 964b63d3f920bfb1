"""Texts of word processors: DOCX (ECMA-376, part 1) and ODT (OpenDocument 1.3, part 3).

Both are zip archives with the text in one XML part, which is read as a stream. Why no
library does that here: docs/decisions/0014-readers.md.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, EvidenceKind, Metadata
from newsline.read.archive import open_zip, zip_member
from newsline.read.decode import find_controls, tidy
from newsline.read.limits import Limits
from newsline.read.sniff_news import is_export
from newsline.read.source import Source
from newsline.read.xml_part import RefusedXMLError, parse_part

if TYPE_CHECKING:
    import zipfile

# A title among the properties is often that of the template: it counts if the text begins with it.
_TITLE_LINES = 12
_MAX_PROPERTY = 1000

# Beginnings of the namespaces of text: transitional and strict, of OOXML; of OpenDocument.
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/",
    "http://purl.oclc.org/ooxml/wordprocessingml/",
)
_ODF = ("urn:oasis:names:tc:opendocument:xmlns:text:",)
# What is no text of the document: what was there before a change, what older programs
# are to show instead; changes, remarks and notes.
_PASSED_OVER = frozenset(
    "moveFrom Fallback tracked-changes annotation note index-body sequence-decls".split()
)
_BLANKS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "line-break": "\n",
    "noBreakHyphen": "-",
    "s": " ",
}
_MAX_SPACES = 100
_SPACES = re.compile(" +")
# Names of the properties in OOXML and in OpenDocument, what they date, and why not the story.
_DATES: tuple[tuple[tuple[str, ...], EvidenceKind, str, str], ...] = (
    (("created", "creation-date"), "created", "creation date of the file", ""),
    (("modified", "date"), "other", "saving date of the file", "when the file was last saved"),
)


class _Text:
    """Paragraphs of a text, as its elements come by."""

    def __init__(self, namespaces: tuple[str, ...], limit: int) -> None:
        self.paragraphs: list[str] = []
        self.title = ""
        self._namespaces = namespaces
        self._left = limit
        # Paragraphs that are open: those of a text box stand within another.
        self._open: list[list[str]] = []
        self._titled: list[bool] = []
        self._skipping = 0
        self._writes = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self._skipping or local in _PASSED_OVER:
            self._skipping += 1
            return
        if not namespace.startswith(self._namespaces):
            return
        self._writes = local == "t"
        if local in ("p", "h"):
            self._open.append([])
            self._titled.append(attributes.get(f"{namespace} style-name") == "Title")
        elif not self._open:
            return
        elif local == "pStyle":
            self._titled[-1] = attributes.get(f"{namespace} val") == "Title"
        elif local == "numId":
            if attributes.get(f"{namespace} val") != "0":
                self._open[-1][:0] = ["- "]
        elif (blank := _BLANKS.get(local)) is not None:
            count = attributes.get(f"{namespace} c", "") if local == "s" else ""
            self._add(blank * min(int(count) if count.isdecimal() and len(count) < 4 else 1, _MAX_SPACES))

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        namespace, _, local = name.rpartition(" ")
        self._writes = False
        if self._open and local in ("p", "h") and namespace.startswith(self._namespaces):
            text = "".join(self._open.pop())
            if self._namespaces is _ODF:  # white space in it is that of HTML
                text = _SPACES.sub(" ", text)
            text = text.strip()
            if text.strip("- "):
                self.paragraphs.append(text)
                if self._titled[-1] and not self.title:
                    self.title = " ".join(text.split())
            self._titled.pop()

    def characters(self, text: str) -> None:
        """Character data: of OOXML within `t` alone, of OpenDocument anywhere in a paragraph."""
        if self._open and not self._skipping and (self._writes or self._namespaces is _ODF):
            self._add(" ".join(text.splitlines()) if self._namespaces is _ODF and "\n" in text else text)

    def _add(self, text: str) -> None:
        self._left -= len(text)
        if self._left < 0:
            raise RefusedXMLError("more text than one document may hold", "too-large")
        self._open[-1].append(text)


class _Properties:
    """Title, dates, keywords and language out of the part with the properties."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._name = name.rpartition(" ")[2]

    def end(self, name: str) -> None:
        self._name = ""

    def characters(self, text: str) -> None:
        kept = self.found.setdefault(self._name, [])
        if sum(map(len, kept)) < _MAX_PROPERTY:
            kept.append(text[:_MAX_PROPERTY])

    def get(self, *names: str) -> str:
        for name in names:
            text = " ".join("".join(self.found.get(name, ())).split())
            if text:
                return text
        return ""


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document that a DOCX or ODT file holds, or the articles if it is an export of a news database."""
    found = read_text(source, limits)
    if isinstance(found, Document):
        text = source.instead(found.text.encode("utf-8", "replace"))
        if is_export(text, limits):
            from newsline.read import exports

            for item in exports.read(text, limits):
                if isinstance(item, Document):  # lines of the text are none of the file
                    item = item._replace(metadata=item.metadata._replace(date_line=None))
                yield item
            return
    yield found


def read_text(source: Source, limits: Limits) -> Document | Problem:
    """The text of a DOCX or ODT file, a paragraph between blank lines; its properties as metadata.

    The dates of the file are no dates of publication: they come as evidence that says so.
    """
    archive = open_zip(source, limits)
    if isinstance(archive, Problem):
        return archive
    with archive:
        names = {info.filename: info for info in archive.infolist()}
        word = "word/document.xml" in names
        part = names.get("word/document.xml" if word else "content.xml")
        if part is None:
            return Problem("damaged", "an office document without its text", source.label)
        text = _Text(_WORD if word else _ODF, limits.max_file_bytes)
        problem = _parse(source, archive, part, text, limits)
        if problem is not None:
            return problem
        properties = _Properties()
        if (part := names.get("docProps/core.xml" if word else "meta.xml")) is not None:
            _parse(source, archive, part, properties, limits)
    body = tidy("\n\n".join(text.paragraphs))
    if not body.strip():
        return Problem("empty", "a document without text", source.label)
    metadata = _metadata(properties, text)
    name = "" if source.label == "-" else source.name
    return Document(
        body, source.label, "text", metadata, name, 1, find_controls(body, source.label, first_line=None)
    )


def _parse(
    source: Source,
    archive: "zipfile.ZipFile",
    part: "zipfile.ZipInfo",
    handler: _Text | _Properties,
    limits: Limits,
) -> Problem | None:
    member = zip_member(source, archive, part, limits)
    return member if isinstance(member, Problem) else parse_part(member, source.label, handler)


def _metadata(properties: _Properties, text: _Text) -> Metadata:
    stated = properties.get("title")
    beginning = {" ".join(line.split()).casefold() for line in text.paragraphs[:_TITLE_LINES]}
    title = text.title or (stated if stated.casefold() in beginning else "")
    dates = [
        DateEvidence(found, kind, place=place, reason=reason)
        for names, kind, place, reason in _DATES
        if (found := properties.get(*names))
    ]
    keywords = properties.get("keywords", "keyword")
    return Metadata(
        title=title or None,
        tags=tuple(dict.fromkeys(tag for part in keywords.split(",") if (tag := part.strip()))),
        lang=properties.get("language") or None,
        dates=tuple(dates),
    )
