"""Kinds of files that no reader takes, known by their first bytes or by their suffix."""

_HTML = "a web page in an archive of its browser; save it as HTML"
_ARCHIVE = "an archive; unpack it first"
_OFFICE = "an office document; save it as text"
_PDF = "a PDF; convert it to text, for instance with pdftotext"
_BOOK = "an e-book; convert it to text"
_IMAGE = "an image"
_SOUND = "sound or video"
_CODE = "program code, not news"
_DATABASE = "a database"
_MAIL = "mail in a form of Outlook's; save the message as EML"
_TABLE = "a spreadsheet; save it as CSV"
_XML = "XML, but neither a feed nor NewsML-G2 or NITF"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "an office document or a program; save it as text"),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x89PNG\r\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", _OFFICE),
    (b"SQLite format 3\x00", _DATABASE),
    (b"\x7fELF", "a program"),
)
_XML_START = b"<?xml"

_SUFFIXES: dict[str, str] = {
    suffix: reason
    for suffixes, reason in (
        (".webarchive .maff", _HTML),
        (".xml .svg", _XML),
        (".xlsx .xls .ods", _TABLE),
        (".msg", _MAIL),
        (".ps .djvu", _PDF),
        (".doc .rtf .ppt .pptx .odp .pages", _OFFICE),
        (".mobi .azw3", _BOOK),
        (".7z .rar", _ARCHIVE),
        (".png .jpg .jpeg .gif .webp .avif .bmp .ico .tif .tiff .heic", _IMAGE),
        (".mp3 .mp4 .m4a .ogg .wav .webm .mov .avi .mkv .flac", _SOUND),
        (".py .js .mjs .css .ts .php .sh .toml .yaml .yml .ini .cfg .map .woff .woff2 .ttf", _CODE),
        (".db .sqlite .sqlite3 .parquet .pickle .pkl", _DATABASE),
    )
    for suffix in suffixes.split()
}


def refuse_content(head: bytes) -> str | None:
    """Why a file that begins with `head` is not read, or `None`."""
    for magic, reason in _MAGIC:
        if head.startswith(magic):
            return reason
    start = head[:512].removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    return _XML if start.startswith(_XML_START) else None


def refuse_suffix(suffix: str) -> str | None:
    """Why a file with this suffix (small, with the dot) is not read, or `None`."""
    return _SUFFIXES.get(suffix)
