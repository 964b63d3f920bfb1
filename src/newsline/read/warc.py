"""Web archives (WARC, ISO 28500): the pages that a crawler was given, one record after the other.

The archive is read as it streams by; packed ones come here unpacked (`packed`). The date
of a record is that of the capture: it bounds the publication and never dates it.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast
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
    try:
        found = _payload(record, limits)
    except OSError as error:
        yield Problem("damaged", f"a broken record ({error})", label)
        return
    if found is None:
        return
    data, media_type, charset = found
    if len(data) > limits.max_file_bytes:
        message = f"larger than the limit of {limits.max_file_bytes} bytes for one document"
        yield Problem("too-large", message, label)
        return
    source.budget.unpack(max(0, len(data) - (record.content_length or 0)), limits)
    if not data.strip():
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    saved = record.headers.get("WARC-Date")
    inner = source.inner(
        label, BytesIO(data), name=_name(url, media_type), size=len(data), url=url, charset=charset
    )
    for item in read_source(inner, limits):
        yield item if isinstance(item, Problem) else _with_origin(item, url, saved)


def _payload(record: "WarcRecord", limits: Limits) -> tuple[bytes, str, str | None] | None:
    """The bytes of the page in a record, its media type and charset; `None` if it holds none."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.response and record.is_http:
        record.parse_http(auto_decode="all", max_header_len=_MAX_HEADER_BYTES)
        if record.http_headers is None or record.http_headers.status_code != 200:
            return None
        media_type, charset = record.http_content_type, record.http_charset
    elif record.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
        media_type, charset = record.headers.get("Content-Type"), None
    else:
        return None
    media_type = (media_type or "").partition(";")[0].strip().lower()
    if media_type not in _TYPES:
        return None
    return record.reader.read(limits.max_file_bytes + 1), media_type, charset


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
