"""Web archives (WARC, ISO 28500): the pages that a crawler was given, one record after the other.

The archive is read as it streams by; packed ones come here unpacked (`packed`). The date
of a record is that of the capture: it bounds the publication and never dates it.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast
from urllib.parse import urlsplit

from newsline.errors import Problem
from newsline.model import DateEvidence, Document
from newsline.read.limits import Limits
from newsline.read.registry import read_source
from newsline.read.source import Source

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# What holds news, of all that a page is made of; the suffix chooses the reader where the
# content does not speak for itself.
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/feed+json": ".json",
}
_MAX_HEADER_BYTES = 64 * 1024
_CHUNK_BYTES = 64 * 1024


class _Stream:
    """The source as the file that fastwarc wants: it asks where it is, and never jumps."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size if size >= 0 else _CHUNK_BYTES)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The documents of each record that holds a page, labelled `path#17` for the 17th record.

    Answers of a server other than 200, requests, revisits of a page and what is no text
    are passed over.
    """
    from fastwarc.warc import ArchiveIterator

    if source.depth >= limits.max_nesting:
        message = f"more than {limits.max_nesting} archives within each other"
        yield Problem("over-limit", message, source.label)
        return
    records = ArchiveIterator(
        cast("BinaryIO", _Stream(source)),
        parse_http=False,
        stream_detect=False,
        max_header_len=_MAX_HEADER_BYTES,
    )
    number = 0
    try:
        for record in records:
            number += 1
            source.budget.member(limits)
            yield from _read_record(source, record, number, limits)
    except OSError as error:
        if error.errno:  # the system's, from the stream below
            raise
        yield Problem("damaged", f"a broken web archive ({error})", source.label)
    if not number:
        yield Problem("damaged", "a web archive without a record", source.label)


def _read_record(
    source: Source, record: "WarcRecord", number: int, limits: Limits
) -> Iterator[Document | Problem]:
    label = f"{source.label}#{number}"
    packed = record.content_length or 0
    page = _page(record, limits)
    if page is None:
        return
    if page.fault:
        yield Problem("damaged", page.fault, label)
        return
    if len(page.data) > limits.max_file_bytes or packed > limits.max_file_bytes:
        message = f"larger than the limit of {limits.max_file_bytes} bytes for one document"
        yield Problem("too-large", message, label)
        return
    source.budget.unpack(max(0, len(page.data) - packed), limits)
    if not page.data.strip():
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    saved = record.headers.get("WARC-Date")
    inner = source.inner(
        label,
        BytesIO(page.data),
        name=_name(url, page.media_type),
        size=len(page.data),
        url=url,
        charset=page.charset,
    )
    for item in read_source(inner, limits):
        yield item if isinstance(item, Problem) else _with_origin(item, url, saved)


class _Page(NamedTuple):
    """What a record holds, unpacked: at most one byte more than the limit; `fault` is why not."""

    data: bytes
    media_type: str
    charset: str | None = None
    fault: str = ""


def _page(record: "WarcRecord", limits: Limits) -> _Page | None:
    """The page in a record; `None` if it holds none."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    kind = record.record_type
    if kind not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        return None
    if kind == WarcRecordType.response and not record.is_http:
        return None
    length = record.content_length or 0
    # Of a film the head is enough to pass it over.
    fits = length <= limits.max_file_bytes
    block = record.reader.read(length if fits else _MAX_HEADER_BYTES)
    if kind != WarcRecordType.response:
        page = _Page(block, _media_type(record.headers.get("Content-Type")))
    else:
        # A record of its own: what is broken in its packing leaves those behind it readable.
        response = WarcRecord()
        response.set_bytes_content(block)
        response.is_http = True
        try:
            response.parse_http(auto_decode="all" if fits else "none", max_header_len=_MAX_HEADER_BYTES)
            if response.http_headers is None or response.http_headers.status_code != 200:
                return None
            page = _Page(b"", _media_type(response.http_content_type), response.http_charset)
            if page.media_type in _TYPES:
                page = page._replace(data=response.reader.read(limits.max_file_bytes + 1))
        except OSError as error:
            return _Page(b"", "", fault=f"a broken record ({error})")
    if page.media_type not in _TYPES:
        return None
    if fits and len(block) < length:
        return page._replace(fault="the web archive ends within this record")
    return page


def _media_type(text: str | None) -> str:
    return (text or "").partition(";")[0].strip().lower()


def _name(url: str | None, media_type: str) -> str:
    """The last part of the address, with a suffix that says what it is."""
    try:
        last = urlsplit(url or "").path.rpartition("/")[2]
    except ValueError:
        last = ""
    suffix = _TYPES[media_type]
    return last if last.lower().endswith((suffix, ".htm")) else last[:200] + suffix


def _with_origin(document: Document, url: str | None, saved: str | None) -> Document:
    """`document` with the address and the day of its capture; its name is part of the address."""
    metadata = document.metadata
    if saved:
        evidence = DateEvidence(saved, "captured", place="WARC-Date")
        metadata = metadata._replace(dates=(*metadata.dates, evidence))
    return document._replace(metadata=metadata._replace(url=metadata.url or url), name="")
