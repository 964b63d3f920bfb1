"""Mail: one message (EML, RFC 5322) or a file of many (mbox, RFC 4155), newsletters above all.

One document a message, however many items a newsletter tells of. The plain text is read
where there is one that says as much as the HTML; of the HTML all text is kept, since the
rows of a newsletter are no single article.
"""

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import compose, decode, find_controls, is_binary, tidy
from newsline.read.fields import is_address
from newsline.read.forwarded import forwarded
from newsline.read.fragment import html_to_text, is_html
from newsline.read.limits import Limits
from newsline.read.sniff_news import emlx_start
from newsline.read.source import Source
from newsline.read.wrapped import unwrap

_MOST_PARTS = 1000
_MOST_NESTING = 20
# "View this mail in your browser" is no text: below so many characters, a much longer HTML is read.
_STUB_CHARS = 400
_ENVELOPE = re.compile(rb"From \S+ .{0,40}\d\d:\d\d")
_QUOTED_ENVELOPE = re.compile(rb">+From ")


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document of a message, or one for each message of a mailbox (`box.mbox#3`)."""
    if source.head.startswith(b"From "):
        yield from _mailbox(source, limits)
        return
    data = source.whole(limits.max_file_bytes)
    if data is None:
        message = f"larger than the limit of {limits.max_file_bytes} bytes for one document"
        yield Problem("too-large", message, source.label)
    else:
        name = "" if source.label == "-" else source.name
        if start := emlx_start(data[:100]):  # what the program noted of it stands behind it
            data = data[start : start + int(data[:start])]
        yield _document(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), source.label, limits, name)


def _mailbox(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    number = 0
    lines: list[bytes] = []
    size, blank = 0, True
    for _, line in source.lines(limits.max_file_bytes):
        if line is not None and blank and _ENVELOPE.match(line):
            if number:
                yield _message(lines, size, f"{source.label}#{number}", limits)
            number += 1
            lines, size = [], 0
            continue
        blank = line is not None and not line.strip()
        size += limits.max_file_bytes + 1 if line is None else len(line) + 1
        if line is not None and size <= limits.max_file_bytes:
            lines.append(line[1:] if _QUOTED_ENVELOPE.match(line) else line)
    if number:
        yield _message(lines, size, f"{source.label}#{number}", limits)
    else:
        yield Problem("bad-record", "no mailbox: it does not begin with a message", source.label)


def _message(lines: list[bytes], size: int, label: str, limits: Limits) -> Document | Problem:
    if size > limits.max_file_bytes:
        return Problem("too-large", f"a message of more than {limits.max_file_bytes} bytes", label)
    return _document(b"\n".join(lines), label, limits, "")


def _document(data: bytes, label: str, limits: Limits, name: str) -> Document | Problem:
    if data.count(b"\n--") > _MOST_PARTS * 10:
        return Problem("too-large", f"a message of more than {_MOST_PARTS} parts", label)
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        # The standard library's parser is not proof against every broken header.
        return Problem("bad-record", f"a message that cannot be read ({type(error).__name__})", label)
    text, problems = _text(message, label)
    if not text.strip():
        return Problem("bad-record", "a message without a text", label)
    sender, address = parseaddr(_header(message, "From"))
    archived = _header(message, "Archived-At").strip("<> ")
    captured = tuple(
        DateEvidence(date, "captured", place="the last Received line")
        for received in message.get_all("Received", [])[:1]
        if (date := str(received).rpartition(";")[2].strip())
    )
    problems += find_controls(text, label, first_line=None)
    passed_on = forwarded(text)
    if passed_on is not None and passed_on.text.strip():
        sent = DateEvidence(_header(message, "Date"), "captured", "mail-header", "the Date of the forwarding")
        metadata = Metadata(
            title=passed_on.title or _header(message, "Subject") or None,
            date=passed_on.date,
            date_basis="mail-header",
            publisher=passed_on.sender or None,
            dates=(sent,) if sent.text else (),
        )
        return Document(passed_on.text, label, "text", metadata, name, problems=problems)
    metadata = Metadata(
        title=_header(message, "Subject") or None,
        date=_header(message, "Date") or None,
        date_basis="mail-header",
        url=archived if is_address(archived) else None,
        publisher=sender or address.rpartition("@")[2] or None,
        lang=_header(message, "Content-Language") or None,
        dates=captured,
    )
    return Document(text, label, "text", metadata, name, problems=problems)


def _header(message: Message, name: str) -> str:
    """A header on one line, its encoded words (RFC 2047) decoded."""
    # Not `get`, which has replaced bytes that are not ASCII by then.
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    raw = raw.replace("\n", " ").replace("\r", " ")
    try:
        pieces = decode_header(raw)
    except (MessageError, ValueError, LookupError, AttributeError):  # broken base64, say
        pieces = [(raw, None)]
    text = ""
    for piece, charset in pieces:
        data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
        text += _decoded(data, charset)
    return compose(" ".join(text.split()))


def _decoded(data: bytes, charset: str | None) -> str:
    if charset and charset.lower() not in ("unknown-8bit", "us-ascii", "ascii"):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    return decode(data).text


def _text(message: Message, label: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of the plain or, where it says more, of the HTML part."""
    plain = markup = ""
    problems: tuple[Problem, ...] = ()
    for part in _parts(message):
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            continue
        if (plain and kind == "text/plain") or (markup and kind == "text/html"):
            continue
        try:
            data = part.get_payload(decode=True)
            charset = part.get_content_charset()
        except (MessageError, ValueError, LookupError, TypeError, AttributeError):
            continue
        if not isinstance(data, bytes) or is_binary(data):
            continue
        text = tidy(_decoded(data, charset))
        if "\ufffd" in text and not problems:
            problems = (Problem("bad-encoding", "bytes that are not text, shown as U+FFFD", label),)
        if kind == "text/html" or is_html(text[:2000]):
            markup = text
        else:
            plain = text
    if markup and len(plain.strip()) < _STUB_CHARS:
        text = html_to_text(markup)
        if len(text) > 2 * len(plain.strip()):
            return tidy(text), problems
    return unwrap(plain), problems


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a message that hold no others, in their order; attached messages included."""
    waiting = [(message, 0)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part, nesting = waiting.pop()
        if part.is_multipart():
            payload = part.get_payload()
            if isinstance(payload, list) and nesting < _MOST_NESTING:
                waiting += [(inner, nesting + 1) for inner in reversed(payload) if isinstance(inner, Message)]
        else:
            yield part
