"""The encoding of a saved page: what its bytes show goes before what it declares."""

import codecs
import re
from functools import lru_cache

from newsline.errors import Problem
from newsline.read.decode import Decoded, decode, encoding_of_mark

# Where a declaration stands: the HTML Standard asks for the first 1,024 bytes; saved pages
# put comments and scripts before it.
_SEARCHED = 16 * 1024
_META = re.compile(rb"<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})")

# Labels that mean another encoding than Python's of that name (Encoding Standard, 4.2).
_LABELS = {
    **dict.fromkeys(
        "ascii us-ascii latin1 iso-8859-1 iso8859-1 iso_8859-1 l1 windows-1252".split(), "cp1252"
    ),
    **dict.fromkeys("gb2312 gbk gb_2312-80 x-gbk chinese csgb2312 gb18030".split(), "gb18030"),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis ms_kanji windows-31j".split(), "cp932"),
    **dict.fromkeys("euc-kr ks_c_5601-1987 korean windows-949 ksc5601".split(), "cp949"),
    **dict.fromkeys("iso-8859-9 iso8859-9 latin5 windows-1254".split(), "cp1254"),
    **dict.fromkeys("tis-620 iso-8859-11 windows-874 dos-874".split(), "cp874"),
    **dict.fromkeys("big5 big5-hkscs x-x-big5 cn-big5".split(), "big5hkscs"),
    "iso-8859-8-i": "iso-8859-8",
    "x-euc-jp": "euc-jp",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
}
# Encodings in which a page may be; Python knows codecs besides that run no text at all (`zlib`,
# `unicode_escape`), and UTF-7, in which plain ASCII hides marks from every filter.
_ALLOWED = re.compile(
    r"(?:utf-8|cp\d+|iso8859-\d+|koi8-[rut]|euc_(?:jp|kr)|gb18030|big5hkscs|mac-[a-z]+|iso2022_jp)\Z"
)


def decode_page(data: bytes, label: str, declared: str | None = None) -> Decoded:
    """The text of a page; `declared` is the encoding that its server or mail part named.

    In this order: a byte order mark; strict UTF-8, which no other encoding is by chance
    (crawlers store UTF-8 and leave the old declaration in the page); the declaration from
    outside, then that of the page; what `decode` finds. Never raises.
    """
    if encoding_of_mark(data) is not None or b"\0" in data[:_SEARCHED]:  # UTF-16 without a mark
        return decode(data, label)
    stated = _known(declared) or _known(_stated(data))
    escaped = stated == "iso2022_jp" and b"\x1b" in data  # whose bytes are all ASCII
    if not escaped:
        try:
            return Decoded(data.decode(), "utf-8")
        except UnicodeDecodeError:
            pass
    if stated is None or stated == "utf-8":
        return decode(data, label)
    try:
        return Decoded(data.decode(stated), stated)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    best = decode(data, label)
    if best.encoding == "utf-8":
        return best
    message = f"bytes that are not {stated}, shown as U+FFFD"
    return Decoded(data.decode(stated, "replace"), stated, (Problem("bad-encoding", message, label, line),))


def _stated(data: bytes) -> str | None:
    head = data[:_SEARCHED]
    match = _XML.match(head) or _META.search(head)
    return match[1].decode("ascii", "replace") if match else None


@lru_cache(maxsize=64)
def _known(name: str | None) -> str | None:
    """The Python name of an encoding, if it is one of text."""
    if not name:
        return None
    name = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_LABELS.get(name, name)).name
    except (LookupError, ValueError):
        return None
    return found if _ALLOWED.match(found) else None
