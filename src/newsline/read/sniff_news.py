"""Cheap looks at the first bytes, like those of `sniff.py`: feeds, mail, tables, exports, day pages."""

import re

from newsline.read.limits import Limits
from newsline.read.source import Source

_MARK = b"\xef\xbb\xbf"
_MAIL_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?")
# Lines that only mail has; a printed memo may well begin with From, Date and Subject.
_OF_MAIL = (b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type")
# Kept as text and compiled by `re` when a file first has use for it, like that of an element below.
_MAILBOX = rb"From \S+ .{0,40}\d\d:\d\d[^\n]{0,80}\n[A-Za-z][A-Za-z0-9-]{1,40}:"


_EMLX = rb"[0-9]{1,9}[ \t]{0,20}\n"


def emlx_start(head: bytes) -> int:
    """Where a message begins: as Apple's mail program keeps it, below a line with its length."""
    match = re.match(_EMLX, head) if head[:1].isdigit() else None
    return match.end() if match else 0


def is_mail(source: Source, limits: Limits) -> bool:
    """A message or a mailbox; not a page saved as MHTML, which is a message too."""
    head = source.head
    if head.startswith(b"From "):
        return re.match(_MAILBOX, head) is not None
    head = head[emlx_start(head) : 16384].removeprefix(_MARK).lstrip(b"\r\n")
    if _MAIL_HEADER.match(head) is None:
        return False
    names: set[bytes] = set()
    for line in head.split(b"\n"):
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        match = _MAIL_HEADER.match(line)
        if match is None:
            return False
        name = match[1].lower()
        if name == b"snapshot-content-location" or b"multipart/related" in line.lower():
            return False
        if name != b"from" or b"@" in line:
            names.add(name)
    return (
        b"from" in names
        and (b"date" in names or b"subject" in names)
        and not names.isdisjoint((*_OF_MAIL, b"to"))
    )


_XML_NAME = rb"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})"
_FEEDS = frozenset((b"rss", b"feed", b"rdf"))
_OF_RSS = (b"purl.org/rss", b"my.netscape.com/rdf/simple/0.9")
_AGENCIES = frozenset((b"newsitem", b"newsmessage", b"newsml", b"nitf"))
_NO_ELEMENT = b'#-*["{'  # with letters and digits, what else texts and records begin with
_SKIPPED = ((b"<?", b"?>"), (b"<!--", b"-->"))


def is_feed(source: Source, limits: Limits) -> bool:
    """RSS or Atom, by their first element."""
    name = _first_element(source)
    return name in _FEEDS and (name != b"rdf" or any(map(source.head.__contains__, _OF_RSS)))


def is_agency_xml(source: Source, limits: Limits) -> bool:
    """NewsML-G2, NewsML 1 or NITF, by their first element."""
    return _first_element(source) in _AGENCIES


def is_enex(source: Source, limits: Limits) -> bool:
    """An export of Evernote, by its first element."""
    return _first_element(source) == b"en-export"


def is_extracted(source: Source, limits: Limits) -> bool:
    """What trafilatura writes: `<doc>` with the article's `<main>`, or TEI of a web page."""
    name = _first_element(source)
    return (name == b"doc" and b"<doc " in source.head and b"<main" in source.head) or (
        name == b"tei" and b"<biblFull" in source.head
    )


def is_news_sitemap(source: Source, limits: Limits) -> bool:
    """A sitemap that uses the namespace of news."""
    return b"sitemap-news/" in source.head and _first_element(source) == b"urlset"


def is_reuters_sgml(source: Source, limits: Limits) -> bool:
    """Articles between `<REUTERS …>` tags, with or without the declaration of their type before them."""
    head = source.head[:4096].removeprefix(_MARK).lstrip()
    return head[:1] == b"<" and head[:14].upper().startswith((b"<REUTERS", b"<!DOCTYPE LEWI"))


_TABLE_HEADS = (b"title", b"headline", b"text", b"body", b"content", b"article", b"tweet")


def is_ldc_sgml(source: Source, limits: Limits) -> bool:
    """Newswire between `<DOC …>` and `</DOC>`, with an id, or a number in an element of its own."""
    head = source.head[:1024].removeprefix(_MARK).lstrip()
    return head.startswith(b"<DOC") and (head.startswith(b"<DOC id=") or b"<DOCNO>" in head)


def is_table(source: Source, limits: Limits) -> bool:
    """A table with a head that names its columns."""
    first = source.head[:4096].partition(b"\n")[0].lower()
    if not any(map(first.__contains__, (b",", b";", b"\t", b"|"))):
        return False
    if not any(map(first.__contains__, _TABLE_HEADS)):
        return False
    from newsline.read import table

    return table.takes(source, limits)


# What a file must hold to be worth a closer look; a regular expression would cost more.
_EXPORT_MARKS = (
    b" DOCUMENTS", b"Dokument ", b"\nBody", b"ProQuest document ID", b"\nDocument ", b"\nHD",
)  # fmt: skip
_DAY_PAGE_MARKS = (
    b"urrent events", b"urrent-events", b"onflicts and attacks", b"isasters and acc",
    b"olitics and elections", b"nternational relations",
)  # fmt: skip


def is_export(source: Source, limits: Limits) -> bool:
    """A text export of Nexis, Factiva or ProQuest."""
    head = source.head
    if b"\0" in head[:64]:  # UTF-16
        head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    head = head.removeprefix(_MARK)
    if head[:1] == b"<" or not (head.startswith(b"HD") or any(map(head.__contains__, _EXPORT_MARKS))):
        return False
    from newsline.read import exports

    return exports.takes(source, limits)


def is_day_page(source: Source, limits: Limits) -> bool:
    """A page of a day's events with their categories."""
    head = source.head
    if not any(map(head.__contains__, _DAY_PAGE_MARKS)):
        return False
    from newsline.read import day_pages

    return day_pages.takes(source, limits)


def _first_element(source: Source) -> bytes | None:
    """The local name, small, of the first element of an XML file; `None` if it begins with anything else."""
    first = source.head[:1]
    if (first.isalnum() or first in _NO_ELEMENT) and source.head[1:2] != b"\0":
        return None  # most texts
    head = source.head[:8192].removeprefix(_MARK).lstrip()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[1:2] == b"\0" or head[:1] == b"\0":
        head = head.lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip()
    at = 0
    while head.startswith(b"<", at):
        for opening, closing in _SKIPPED:
            if head.startswith(opening, at):
                end = head.find(closing, at)
                break
        else:
            if not head.startswith(b"<!", at):
                match = re.compile(_XML_NAME).match(head, at)
                return match[1].lower() if match else None
            end, closing = head.find(b">", at), b">"
            if 0 <= (inner := head.find(b"[", at)) < end:
                end = head.find(b">", head.find(b"]", inner))
        if end < 0:
            return None
        at = end + len(closing)
        while head[at : at + 1].isspace():
            at += 1
    return None
