"""Characters that mean others, or nothing: what pages, converters and word processors leave in a text."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from newsline.parser.restored.places import Edit

# Spaces of a width of their own, or at which no line breaks (Unicode, category Zs).
_SPACES = "\xa0\u202f\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u205f"
# Marks of windows-1252 that were taken for ISO 8859-1, where control characters have their places.
_CONTROLS = {"\x85": "…", "\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x96": "–", "\x97": "—"}
# Soft hyphen, zero-width space, word joiner, byte order mark: they show nothing.
_NOTHING = "\xad\u200b\u2060\ufeff"
_LIGATURES = "\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
_MARKS = "\u0300-\u036f"
# A letter and what is to be put on it; more marks in a row are no letter of any language.
_COMPOSED = rf"[^\W\d_][{_MARKS}]{{1,4}}(?![{_MARKS}])"
_UNKNOWN = "\ufffd"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]{0,2});"
_GAP = r"(?<=[.!?\"'”’)]) {2,4}(?=\S)"


def plain_characters(text: str) -> str:
    """`text`, as long as it was, with each space of another kind as the common one, and with its marks."""
    if "\t" in text:
        text = text.replace("\t", " ")
    if not text.isascii():
        for space in _SPACES:
            if space in text:
                text = text.replace(space, " ")
        for control, mark in _CONTROLS.items():
            if control in text:
                text = text.replace(control, mark)
    return text


def odd_characters(text: str) -> list[Edit]:
    """What makes letters and single spaces of HTML's names for characters, of ligatures, of letters in two
    parts and of the two spaces behind a sentence, and leaves out what shows nothing."""
    found: list[Edit] = []
    if "  " in text:
        found += [Edit(match.start() + 1, match.end(), "") for match in re.finditer(_GAP, text)]
    if not text.isascii():
        found += _beyond_ascii(text)
    if "&" in text and ";" in text:
        for match in re.finditer(_ENTITY, text):
            new = unescape(match.group()).replace("\xa0", " ")
            if new != match.group() and new.isprintable() and new != _UNKNOWN:
                found.append(Edit(match.start(), match.end(), new))
    found.sort()
    return found


def _beyond_ascii(text: str) -> Iterator[Edit]:
    for odd in _NOTHING + _LIGATURES:
        if odd in text:
            new = "" if odd in _NOTHING else unicodedata.normalize("NFKC", odd)
            for match in re.finditer(odd, text):
                yield Edit(match.start(), match.end(), new)
    if not unicodedata.is_normalized("NFC", text):
        for match in re.finditer(_COMPOSED, text):
            new = unicodedata.normalize("NFC", match.group())
            if new != match.group():
                yield Edit(match.start(), match.end(), new)
