"""A line as its dates are read: without the characters that no reader sees, marks and digits in ASCII.

Text copied out of web pages keeps soft hyphens, zero-width characters and marks of direction, also
within a number; converters leave entities; type has half a dozen hyphens; East Asian keyboards
write full-width digits and marks.
"""

import re

_ASCII = bytes(range(0x80))
# The quotation marks, dashes and dots of Latin type.
_MARKS = frozenset(map(chr, (0xAB, 0xB7, 0xBB, *range(0x2013, 0x2028))))
_HYPHENS = "\u2010\u2011\u2012\u2212\u2043\ufe58\ufe63"
# A full-width form stands as far from its ASCII character as all others do.
_WIDE = 0xFEE0
_TO_ASCII = {code + _WIDE: code for code in range(0x21, 0x7F)} | dict.fromkeys(map(ord, _HYPHENS), "-")
_OTHER_FORM = re.compile(f"[\uff01-\uff5e{_HYPHENS}]")
_UNSEEN = "\xad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Between letters of other scripts those of no width part words or change their shape.
_NO_WIDTH = "\u200b-\u200d"
_ASIDE = re.compile(
    f"[{_UNSEEN}]|(?<![^\0-\x7f])[{_NO_WIDTH}]|[{_NO_WIDTH}](?![^\0-\x7f])|(?<=\\d)[{_NO_WIDTH}](?=\\d)"
)
# Kept as text: compiled by `re` when a line first has use for it. (Also "3<sup>rd</sup>" and "3^rd^".)
_MARKED_UP = (
    r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});|</?sup>"
    r"|(?<=\d)\^(?=(?:st|nd|rd|th)(?![a-z]))|(?<=\d\^(?:st|nd|rd|th))\^"
)


def is_plain(line: str) -> bool:
    """Whether a line is read as it stands, as most are; false for others, and for some of these."""
    if "&" in line or "<" in line or "^" in line:
        return False
    if line.isascii():
        return True
    others = line.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return _MARKS.issuperset(others.decode("utf-8", "surrogatepass"))


def plain(line: str) -> tuple[str, list[int] | None]:
    """The line as its dates are read, and where each of its characters stood; `None`: where it stands.

    Linear in the length of the line.
    """
    if not line.isascii():
        if _OTHER_FORM.search(line) is not None:
            line = line.translate(_TO_ASCII)
        if _ASIDE.search(line) is not None:
            text, places = _replaced(line, _ASIDE)
            if "&" not in text and "<" not in text and "^" not in text:
                return text, places
            text, inner = _replaced(text, re.compile(_MARKED_UP))
            return text, [places[place] for place in inner]
    if ("&" in line or "</sup>" in line or "^" in line) and re.search(_MARKED_UP, line) is not None:
        return _replaced(line, re.compile(_MARKED_UP))
    return line, None


def _replaced(line: str, pattern: re.Pattern[str]) -> tuple[str, list[int]]:
    """The line with what each match means in its place, and where each character and the end stood."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in pattern.finditer(line):
        start = match.start()
        meant = _meant(match[0])
        pieces += line[at:start], meant
        places += range(at, start)
        places += [start] * len(meant)
        at = match.end()
    pieces.append(line[at:])
    places += range(at, len(line) + 1)
    return "".join(pieces), places


def _meant(text: str) -> str:
    if text[0] != "&":
        return ""
    from html import unescape

    return _ASIDE.sub("", unescape(text).translate(_TO_ASCII))
