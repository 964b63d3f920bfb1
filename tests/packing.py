"""Containers made in memory, for the tests of their readers."""

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"A headline\n\n4 June 2013\n\nAnd a paragraph.\n"
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": partial(gzip.compress, mtime=0),  # its bytes are in the names of cases: no clock in them
    ".bz2": bz2.compress,
    ".xz": partial(lzma.compress, preset=0),
    ".zst": zstd.compress,
}


def make_zip(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive; its first member is not packed, as e-books and office documents have it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, (name, data) in enumerate(members.items()):
            archive.writestr(name, data, compress_type=method if number else zipfile.ZIP_STORED)
    return out.getvalue()


def make_tar(members: Mapping[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def warc_record(
    kind: str, block: bytes, content_type: str, url: str = "http://ex.example/2012/a.html"
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2016-05-03T10:11:12Z\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n"
    )
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def http_record(
    body: bytes, *headers: str, status: str = "200 OK", url: str = "http://ex.example/2012/a"
) -> bytes:
    """A response of a web server, as a record."""
    lines = "".join(f"{header}\r\n" for header in headers)
    block = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    return warc_record("response", block, "application/http; msgtype=response", url)


def make_docx(body: str, core: str = "") -> bytes:
    """A DOCX file with the inner XML of its body and of its core properties."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    if core:
        members["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms">'
            f"{core}</cp:coreProperties>"
        )
    return make_zip(members)


def make_odt(body: str, meta: str = "") -> bytes:
    """An ODT file with the inner XML of its text and of its properties."""
    office = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="urn:dc"'
    )
    return make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {office}>{body}</office:document-content>",
            "meta.xml": f"<office:document-meta {office}>{meta}</office:document-meta>",
        }
    )


def make_epub(pages: Mapping[str, str], metadata: str = "", extra: Mapping[str, str] | None = None) -> bytes:
    """An EPUB with XHTML pages below `OEBPS/`, in the order of reading, and a table of contents."""
    items = "".join(
        f'<item id="p{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="p{number}"/>' for number in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        f'{items}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            **(extra or {}),
            "OEBPS/book.opf": package,
            "OEBPS/nav.xhtml": "<html><body><a href='a'>A</a></body></html>",
            **{f"OEBPS/{name}": page for name, page in pages.items()},
        }
    )


Drawn = tuple[int, int, int, str]


def make_pdf(pages: Sequence[Sequence[Drawn]], properties: Mapping[str, str] | None = None) -> bytes:
    """A PDF of text drawn at places: x, y and size of type in points, and the words (ASCII, no brackets)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    info = "".join(f"/{name} ({value}) " for name, value in (properties or {}).items())
    objects.append(f"<< {info}>>")
    kids = []
    for page in pages:
        drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in page)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>"
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode("ascii")
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n".encode("ascii")
    out += f"startxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(out)
