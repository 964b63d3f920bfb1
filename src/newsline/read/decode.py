"""Bytes to text: encoding, line ends, Unicode form; and what is not text at all."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from newsline.errors import Problem

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_MARKS = tuple(mark for mark, _ in _BOMS)
_SAMPLE_BYTES = 64 * 1024
# C0 but for what text files use: tab, line feed, form feed, carriage return, and the
# backspace and escape of saved terminal sessions; and DEL.
_BINARY_BYTES = bytes(code for code in range(32) if code not in b"\t\n\f\r\b\x1b") + b"\x7f"

# Kept as text, like the next: compiled by `re` when a text may hold one.
# C0 but tab, line feed and form feed (the page break of converted PDFs), DEL and C1,
# explicit directional formatting (Unicode Bidirectional Algorithm, UAX #9, 2.1 to 2.4)
# and tag characters, which are invisible.
_CONTROL = "[\x00-\x08\x0b\r\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
# What is never one of them; deleting it leaves the few characters that may be.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\f"
_ABOVE_LATIN = "[^\x00-\u02ff]+"
# The most combining characters in a row that text needs (Stream-Safe Text Format,
# UAX #15, 13): CPython sorts longer runs in quadratic time when it normalises.
_MAX_MARKS = 30


class Decoded(NamedTuple):
    """Text, the Python name of the encoding it was in, and what was wrong with the bytes."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def is_binary(data: bytes) -> bool:
    """Whether `data`, or the start of it, is no text in any encoding.

    True with a NUL byte (unless it is UTF-16 or UTF-32) or with many control bytes:
    8 or more that are over a twentieth of all, or over three tenths however few.
    """
    if encoding_of_mark(data) is not None:
        return False
    if 0 in data:
        return _unmarked_utf16(data) is None
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _BINARY_BYTES))
    return controls * 10 > len(sample) * 3 or (controls >= 8 and controls * 20 > len(sample))


def encoding_of_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `data` announces."""
    if not data.startswith(_MARKS):
        return None
    return next(encoding for mark, encoding in _BOMS if data.startswith(mark))


def decode(data: bytes, file: str | None = None) -> Decoded:
    """The text of `data`, which is not binary; characters are as the encoding gives them.

    In this order: a byte order mark; UTF-16 without a mark; strict UTF-8; UTF-8 that is
    cut within its last character (`truncated`, the rest is kept) or has a few bad bytes
    among many good ones (`bad-encoding`, shown as U+FFFD); then the likeliest legacy
    encoding, with `bad-encoding` where it does not fit. `file` is the label for the
    problems. Never raises.
    """
    marked = encoding_of_mark(data)
    if marked is not None:
        mark = next(mark for mark, encoding in _BOMS if encoding == marked)
        return _forgiving(data[len(mark) :], marked, file)
    wide = _unmarked_utf16(data)
    if wide is not None:  # before UTF-8, in which the zero bytes of ASCII letters are characters too
        return _forgiving(data, wide, file)
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError as error:
        if _cut_short(error, data):
            return _forgiving(data, "utf-8", file)
    if _mostly_utf8(data):
        return _forgiving(data, "utf-8", file)
    from newsline.read.legacy import detect_legacy

    return _forgiving(data, detect_legacy(data), file)


def tidy(text: str) -> str:
    r"""`text` with `\n` line ends and in Unicode NFC.

    CR LF, CR, the vertical tab (which word processors put for a line break in a paragraph) and the
    Unicode line and paragraph separators end a line; NEL (U+0085) does not: in saved pages it is a
    Windows ellipsis that was decoded wrongly.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\v" in text:
        text = text.replace("\v", "\n")
    if text.isascii():
        return text
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return compose(text)


def compose(text: str) -> str:
    """`text` in Unicode NFC; text with absurd runs of combining characters comes back as it is."""
    if text.isascii() or unicodedata.is_normalized("NFC", text) or _absurd(text):
        return text
    return unicodedata.normalize("NFC", text)


def find_controls(text: str, file: str, *, first_line: int | None = 1) -> tuple[Problem, ...]:
    """At most one `control-characters` problem: how many, and the line of the first.

    `first_line` is the file's line on which `text` begins, `None` where lines mean nothing.
    """
    # A search costs many times as much a character as encoding and deleting do.
    rare = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    if rare.isprintable() or re.search(_CONTROL, rare) is None:
        return ()
    controls = re.finditer(_CONTROL, text)
    first = next(controls)
    count = 1 + sum(1 for _ in controls)
    what = "a control character" if count == 1 else f"{count} control characters"
    line = None if first_line is None else first_line + text.count("\n", 0, first.start())
    message = f"{what}, the first U+{ord(first.group()):04X}"
    return (Problem("control-characters", message, file, line),)


def _forgiving(data: bytes, encoding: str, file: str | None) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if _cut_short(error, data):
            problem = Problem("truncated", "the file ends in the middle of a character", file)
            return Decoded(data[: error.start].decode(encoding), encoding, (problem,))
        line = data.count(b"\n", 0, error.start) + 1
    text = data.decode(encoding, "replace")
    return Decoded(
        text,
        encoding,
        (Problem("bad-encoding", f"bytes that are not {encoding}, shown as U+FFFD", file, line),),
    )


def _cut_short(error: UnicodeDecodeError, data: bytes) -> bool:
    """Whether the only fault is a last character that is not whole."""
    if error.end < len(data) or error.reason not in ("unexpected end of data", "truncated data"):
        return False
    tail = data[error.start :]
    if error.encoding != "utf-8" or len(tail) > 1 or not data[: error.start].isascii():
        return True
    # Plain ASCII before a single byte: rather the last letter of a word in a Western
    # encoding ("caf\xe9") than a cut. The small letters of cp1252 are from 0xE0 on.
    return not (tail[0] >= 0xE0 and data[error.start - 1 : error.start].isalpha())


def _mostly_utf8(data: bytes) -> bool:
    """Whether good UTF-8 sequences outnumber the bad bytes two to one.

    Text in a legacy encoding has hardly any by chance.
    """
    text = data.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    faults = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return beyond_ascii - faults >= 2 * faults


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, as Windows programs write it: every other byte of most text is NUL."""
    sample = data[:_SAMPLE_BYTES]
    if len(sample) < 4 or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd * 2 > half and even * 20 <= half:
        return "utf-16-le"
    if even * 2 > half and odd * 20 <= half:
        return "utf-16-be"
    return None


def _absurd(text: str) -> bool:
    for match in re.finditer(_ABOVE_LATIN, text):
        if match.end() - match.start() <= _MAX_MARKS:
            continue
        marks = 0
        for character in match.group():
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > _MAX_MARKS:
                return True
    return False
