"""Whether a line can hold a date at all: most lines cannot, and need not be cut into tokens to see it."""

import re

from newsline.parser.datetext.names import month_words

_DIGITS = b"0123456789"
# Bytes as lower-case words: what is no letter in ASCII parts them.
_AS_WORDS = bytes(ord(chr(code).lower()) if chr(code).isalpha() else 32 for code in range(128)).ljust(256)
# Outside of the lines that are looked at closely: a number, or a Chinese year. (Kept as text and compiled
# by `re` when a line first has use for it.)
_NUMBER = r"[\d年]"
_ASCII = bytes(range(128))
# The quotation marks and dashes of Latin type.
_MARKS = frozenset(map(chr, (*b"\xab\xbb", *range(0x2010, 0x2028))))
# Every form of a date in which no month is named, and more: 13/07/16 and 2016/07/13 (but no folders of a
# path), 2016-07-13, 2016-W28-3, 13. 7. 2016, 20160713T, 131014ZJUL16, seconds since 1970, 13.VII.2016.
_SHAPE = re.compile(
    r"[0-9](?:(?<![\d/]\d)\d{0,3}/\d\d?/\d|[-‐‑‒–](?:\d\d?[-‐‑‒–]\d|W)|\.\s*+\d\d?\.\s*+\d"
    r"|\d{5}(?:[A-Z]|\d{4})|\s*+[./-]?\s*+[IVX]++\s*+[./-]?\s*+\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|2[01])\d\d(?!\d)")
# A year by itself is one of so few tokens.
_MOST_TOKENS = 5


def has_digit(text: str) -> bool:
    """Whether a text has an ASCII digit; several times as fast as an expression."""
    return _has_digit(text.encode("utf-8", "surrogatepass"))


def _has_digit(data: bytes) -> bool:
    return len(data.translate(None, _DIGITS)) < len(data)


def may_hold_date(line: str) -> bool:
    """Whether `read_dates` may find anything in a line; never false where it does.

    A line of plain Latin letters holds no date without a form of digits alone or the name of a
    month in any language; of others every number counts. Linear in its length.
    """
    if not line.isascii():
        others = line.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        if not _MARKS.issuperset(others.decode("utf-8", "surrogatepass")):
            return re.search(_NUMBER, line) is not None
    data = line.encode()
    if not _has_digit(data):
        return False
    if _SHAPE.search(line) is not None:
        return True
    if not month_words().isdisjoint(data.translate(_AS_WORDS).split()):
        return True
    few = len(line.split()) <= _MOST_TOKENS and line.count("-") < _MOST_TOKENS
    return few and _YEAR.search(line) is not None
