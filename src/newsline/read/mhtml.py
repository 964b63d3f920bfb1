"""Web pages saved with all their parts as one MIME message (MHTML, RFC 2557): the page in it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import DateEvidence, Document
from newsline.read.html import read_page
from newsline.read.limits import Limits
from newsline.read.source import Source

if TYPE_CHECKING:
    from email.message import Message

# As for other pages that hold their pictures.
_WITH_PICTURES = 4
# The standard library's parser looks for the end of every part that is open on each line.
_MOST_PARTS = 5_000
_MOST_MULTIPARTS = 20
_PAGES = ("text/html", "application/xhtml+xml")
_MULTIPART = re.compile(rb"content-type:\s{0,9}multipart/", re.IGNORECASE)


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document of the page for which the message was made; frames and pictures are left out."""
    label = source.label
    most = _WITH_PICTURES * limits.max_file_bytes
    data = source.whole(most)
    if data is None:
        yield Problem("too-large", f"larger than the limit of {most} bytes for one page", label)
        return
    if data.count(b"\n--") > 2 * _MOST_PARTS or len(_MULTIPART.findall(data)) > _MOST_MULTIPARTS:
        yield Problem("too-large", "too many parts for a saved page", label)
        return
    from email import message_from_bytes

    try:
        message = message_from_bytes(data)
        part = _page_of(message)
        body = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        yield Problem("reader-fault", f"the message cannot be taken apart ({type(error).__name__})", label)
        return
    if part is None or not isinstance(body, bytes):
        yield Problem("empty", "a saved page without a page in it", label)
        return
    address = _field(part, "Content-Location") or _field(message, "Snapshot-Content-Location") or source.url
    saved = _field(message, "Date")
    captured: tuple[DateEvidence, ...] = ()
    if saved:
        captured = (DateEvidence(saved[:100], "captured", "mhtml", "the Date field", _line(data)),)
    charset = part.get_param("charset")
    yield from read_page(
        body,
        label,
        limits,
        name="" if label == "-" else source.name,
        url=address,
        charset=charset if isinstance(charset, str) else None,
        captured=captured,
        lines=False,
    )


def _page_of(message: "Message") -> "Message | None":
    """The part that `start` names (RFC 2387, 3.2), else the first page."""
    start = message.get_param("start")
    pages = [part for part in message.walk() if not part.is_multipart() and part.get_content_type() in _PAGES]
    named = [part for part in pages if isinstance(start, str) and _field(part, "Content-ID") == start.strip()]
    return next(iter(named or pages), None)


def _field(part: "Message", name: str) -> str | None:
    value = part.get(name)
    return " ".join(str(value).split())[:2_000] or None if value is not None else None


def _line(data: bytes) -> int | None:
    """The line of the file on which the message's own Date field stands."""
    head = data[: max(0, data.find(b"\n\r\n"), data.find(b"\n\n"))]
    for number, line in enumerate(head.split(b"\n"), start=1):
        if line[:5].lower() == b"date:":
            return number
    return None
