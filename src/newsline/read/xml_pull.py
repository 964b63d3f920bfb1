"""XML as a stream: one element after the other, whatever is wrong with the file, and nothing expanded.

libxml2 (through lxml, which trafilatura brings along) reads it and mends what is not well
formed. Before it sees a byte, every reference to an entity is replaced here: by the
character, if it is one of XML's five or of HTML's, and otherwise by its own letters. So
there is nothing to expand or to fetch; a file that declares entities is refused besides.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.decode import decode, encoding_of_mark
from newsline.read.limits import Limits
from newsline.read.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = b"\xef\xbb\xbf"
_DECLARES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]{0,2000}\[")
_ENCODING = re.compile(rb"encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.-]{1,40})")
# What Python calls the encodings in which XML begins with the letters of ASCII.
_DECLARABLE = frozenset(
    [f"iso8859-{number}" for number in range(2, 17)]
    + [f"cp{number}" for number in (437, 850, 852, 855, 866, 874, *range(1250, 1259), 932, 936, 949, 950)]
    + "koi8-r koi8-u mac-roman mac-cyrillic gb2312 gbk gb18030 big5 big5hkscs euc_jp shift_jis euc_kr".split()
    + ["iso8859-1", "tis-620"]
)
_REFERENCE = re.compile(rb"&(?:#([0-9]{1,8}|[xX][0-9a-fA-F]{1,8});|([a-zA-Z][a-zA-Z0-9]{0,31});)?")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_LONGEST_REFERENCE = 40


class _BadXMLError(ValueError):
    """XML that is not read, or not to its end; `str()` says why."""


class _Mending:
    """What a stream of XML had wrong with it: `fault` is the first thing, in words, or empty."""

    fault = ""


def read_each(
    source: Source,
    wanted: frozenset[str],
    limits: Limits,
    read: "Callable[[_Element, str], Document | Problem | None]",
    called: tuple[str, str],
    left_out: frozenset[str] = frozenset(),
) -> Iterator[Document | Problem]:
    """What `read` makes of each element of a local name in `wanted`, and of its label, `feed.xml#3`.

    Elements of which it makes nothing (`None`) count for their label, and are passed over. `called` says what
    is read, for the problem of a file that is damaged behind some, and what a file without any is. What is
    in the elements of the names `left_out` is forgotten as soon as they end.
    """
    number = found = 0
    mending = _Mending()
    try:
        for element in _pull(source, wanted, limits.max_record_bytes, mending, left_out):
            number += 1
            made = read(element, f"{source.label}#{number}")
            if made is not None:
                found += 1
                yield made
    except _BadXMLError as error:
        yield Problem("bad-xml", str(error), source.label)
        return
    things, nothing = called
    if mending.fault:
        yield Problem("bad-xml", f"{mending.fault}; {found} {things} were read", source.label)
    elif not found:
        yield Problem("empty", nothing, source.label)


def _pull(
    source: Source, wanted: frozenset[str], limit: int, mending: _Mending, left_out: frozenset[str]
) -> Iterator["_Element"]:
    """Each element of a local name in `wanted` when it ends; it is emptied afterwards.

    Its ancestors and what stands in them before it can still be seen. `limit` is the
    most bytes without such an element, which bounds memory. Raises `_BadXMLError` for a
    declaration of entities and over the limit. Nothing is fetched, ever.
    """
    from lxml import etree

    if _DECLARES.search(source.head[:4096].replace(b"\0", b"")):
        raise _BadXMLError("XML that declares entities is not read")
    parser = etree.XMLPullParser(
        events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    passed: _Element | None = None
    read = 0
    for chunk in _ended(_mended(source)):
        try:
            if chunk is None:
                parser.close()
            else:
                parser.feed(chunk)
                read += len(chunk)
        except etree.XMLSyntaxError as error:
            mending.fault = mending.fault or error.msg or "not XML"
        for _, found in parser.read_events():
            element = cast("_Element", found)
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if name in left_out:
                element.clear()
                read = 0
            if name not in wanted:
                continue
            read = 0
            yield element
            element.clear()
            if passed is not None and (above := passed.getparent()) is not None:
                above.remove(passed)
            passed = element
        if read > limit:
            raise _BadXMLError(f"more than {limit} bytes without an article")
    log = parser.feed_error_log
    if len(log):
        mending.fault = f"{log[0].message} on line {log[0].line}"


def _ended(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    yield from chunks
    yield None


def _mended(source: Source) -> Iterator[bytes]:
    """The source in UTF-8, without references to entities and without control characters."""
    decoder = codecs.getincrementaldecoder(_encoding_of(source.head))("replace")
    texts = (decoder.decode(chunk or b"", chunk is None) for chunk in _ended(source.chunks()))
    return _without_entities(text.encode("utf-8", "replace") for text in texts if text)


def _encoding_of(head: bytes) -> str:
    """The encoding that XML declares, if it is one and can be; else what the bytes show."""
    marked = encoding_of_mark(head)
    declared = _ENCODING.search(head[:200])
    if marked is None and declared is not None:
        try:
            found = codecs.lookup(declared[1].decode("ascii"))
        except LookupError:
            found = None
        # Not `utf-16`, which would not begin with readable letters, nor codecs that are none of text.
        if found is not None and found.name in _DECLARABLE:
            return found.name
    return marked or decode(head).encoding


def _without_entities(chunks: Iterable[bytes]) -> Iterator[bytes]:
    carry = b""
    in_cdata = False
    first = True
    for chunk in chunks:
        data = carry + chunk.translate(None, _CONTROLS)
        if first:
            data = data.removeprefix(_MARK).lstrip()  # white space before the declaration is an error
            first = not data
        pieces: list[bytes] = []
        at = 0
        while True:
            end = data.find(_CDATA_END if in_cdata else _CDATA, at)
            if end < 0:
                break
            piece = data[at:end]
            pieces.append(piece if in_cdata else _REFERENCE.sub(_character, piece))
            at = end + len(_CDATA_END if in_cdata else _CDATA)
            pieces.append(_CDATA_END if in_cdata else _CDATA)
            in_cdata = not in_cdata
        keep = _held_back(data, at, in_cdata)
        piece = data[at:keep]
        pieces.append(piece if in_cdata else _REFERENCE.sub(_character, piece))
        carry = data[keep:]
        yield b"".join(pieces)
    if carry:
        yield carry if in_cdata else _REFERENCE.sub(_character, carry)


def _held_back(data: bytes, at: int, in_cdata: bool) -> int:
    """Where what may go on in the next piece begins: half a reference or half a mark of CDATA."""
    if in_cdata:
        return max(at, len(data) - len(_CDATA_END) + 1)
    start = max(at, len(data) - _LONGEST_REFERENCE)
    found = [place for mark in (b"&", b"<") if (place := data.rfind(mark, start)) >= 0]
    return min(found, default=len(data))


def _character(match: "re.Match[bytes]") -> bytes:
    """A reference as one by number, or as letters if it means nothing."""
    from html.entities import html5

    number, name = match[1], match[2]
    if number is not None:
        code = int(number[1:], 16) if number[:1] in b"xX" else int(number)
        return b"&#%d;" % code if _is_xml_character(code) else b""
    if name is not None:
        found = html5.get(name.decode("ascii") + ";")
        if found is not None:
            return b"".join(b"&#%d;" % ord(character) for character in found)
    return b"&#38;" + match[0][1:]


def _is_xml_character(code: int) -> bool:
    """XML 1.0, 2.2: no control characters, no halves of surrogate pairs."""
    return (
        code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    )
