"""Cheap looks at the first bytes of a source: which reader may take it.

Each function is a `takes` of a row in `registry.READERS`. It is asked about every file,
so it must say no after a comparison or two, and import nothing until the first bytes
speak for its form.
"""

from newsline.read.limits import Limits
from newsline.read.source import Source

# The file of tweets in an archive that Twitter gives its users: a script that sets a list.
TWEETS = (b"window.YTD.tweets.", b"window.YTD.tweet.")


def holds_records(source: Source, limits: Limits) -> bool:
    """JSON objects with a text: one a line, one in all, or in a list."""
    if source.head.startswith(TWEETS):
        return True
    if not source.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
        return False
    from newsline.read import jsonl

    return jsonl.takes(source, limits)


# RFC 1952, 2.3.1; the head of a bzip2 stream (its first block or, if empty, its end)
# needs more than the three letters that a text may begin with; xz and Zstandard
# (RFC 8878, 3.1.1) have magic numbers.
_PACKED = (b"\x1f\x8b\x08", b"\xfd7zXZ\x00")
_BZIP2 = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Zip archives by form whose members are no saved pages.
_NO_ARCHIVES = frozenset(
    ".xlsx .xlsm .pptx .ods .odp .odg .pages .numbers .key .jar .apk .whl .xpi .crx .kmz .cbz".split()
)


def is_packed(source: Source, limits: Limits) -> bool:
    """gzip, bzip2 or xz."""
    head = source.head
    return head.startswith(_PACKED) or (head.startswith(b"BZh") and head[4:10] in _BZIP2)


def is_zstd(source: Source, limits: Limits) -> bool:
    """Zstandard."""
    return source.head.startswith(_ZSTD)


def is_office(source: Source, limits: Limits) -> bool:
    """A text of Office Open XML (a zip archive with its parts) or of OpenDocument (with its media type)."""
    head = source.head
    if not head.startswith(_ZIP):
        return False
    return (
        source.suffix in (".docx", ".docm", ".dotx", ".odt", ".ott")
        or (b"[Content_Types].xml" in head and b"word/" in head)
        # OpenDocument 1.3, part 2, 3.3
        or _media_type(source).startswith(b"application/vnd.oasis.opendocument.text")
    )


def is_epub(source: Source, limits: Limits) -> bool:
    """A zip archive that begins with the media type of an EPUB (EPUB OCF 3.3, 4.3)."""
    return _media_type(source).startswith(b"application/epub+zip") or (
        source.suffix == ".epub" and source.head.startswith(_ZIP)
    )


def _media_type(source: Source) -> bytes:
    """What the first member of a zip archive holds if that is called `mimetype` and not packed."""
    head = source.head
    if not head.startswith(b"PK\x03\x04") or head[30:38] != b"mimetype":
        return b""
    start = 38 + int.from_bytes(head[28:30], "little")  # after the extra field: APPNOTE.TXT, 4.3.7
    return head[start : start + 100]


def is_archive(source: Source, limits: Limits) -> bool:
    """A zip or tar archive that is not another form."""
    head = source.head
    if head.startswith(_ZIP):
        other = b"[Content_Types].xml" in head[:4096] or b"application/" in _media_type(source)
        return not other and source.suffix not in _NO_ARCHIVES
    return is_tar(head)


def is_tar(head: bytes) -> bool:
    """Whether a source that begins with `head` is a tar archive (POSIX.1-2001, pax: the ustar format)."""
    return head[257:262] == b"ustar"


def is_warc(source: Source, limits: Limits) -> bool:
    """A web archive (WARC 1.1, 4)."""
    return source.head.startswith(b"WARC/")


def is_pdf(source: Source, limits: Limits) -> bool:
    """A PDF; some have a few lines of rubbish before the mark, as its readers allow."""
    head = source.head
    return head.startswith(b"%PDF-") or (source.suffix == ".pdf" and b"%PDF-" in head[:1024])


_HTML_STARTS = tuple(f"<{tag}".encode() for tag in ("html", "head", "body", "title", "meta", "!doctype html"))
_SAVED_BY = (b"snapshot-content-location:", b"<saved by ", b'"saved by ')


def is_html(source: Source, limits: Limits) -> bool:
    """A web page by its first tag, behind comments and the declarations of XML."""
    head = source.head[:8192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for _ in range(8):
        if start.startswith(b"<?"):
            start = start.partition(b"?>")[2].lstrip()
        elif start.startswith(b"<!--"):
            start = start.partition(b"-->")[2].lstrip()
        else:
            break
    return start[:1] == b"<" and start[:16].lower().startswith(_HTML_STARTS)


def is_mhtml(source: Source, limits: Limits) -> bool:
    """A web page saved by a browser as a message of several parts."""
    head = source.head[:4096].lower()
    return b"multipart/related" in head and any(mark in head for mark in _SAVED_BY)


def is_normalised(source: Source, limits: Limits) -> bool:
    """A file that `newsline convert --to markdown` wrote."""
    return source.head.startswith((b"---\nschema: newsline/", b"---\r\nschema: newsline/"))
