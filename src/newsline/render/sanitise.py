"""The one sanitiser: every text from a document passes here on its way to a terminal, table or page.

Articles are hostile input. What is taken out follows ECMA-48 (C0 and C1 controls,
which terminals act on), Unicode UAX #9 (bidirectional controls, which reorder what
a person reads; see "Trojan Source", CVE-2021-42574), and the OWASP advice on CSV
injection. What would act is shown as an escape; what would only hide is dropped.
"""

import re
from urllib.parse import quote, urlsplit

# Acts on a terminal: shown as an escape. Line feed and tab are dealt with before.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Hides or reorders: bidi controls and isolates, zero width, soft hyphen, tags, variation selectors beyond 16.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"[^\S\n]+|\n")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_URL_SAFE = "!#$%&'()*+,-./:;=?@_~"
_SCHEMES = frozenset(("http", "https", "file"))


def line(text: str) -> str:
    """`text` on one line: runs of white space become a space, controls escapes (`\\x1b`), hidden ones go."""
    return _defuse(_collapse(text)).strip()


def block(text: str) -> str:
    """`text` with its line feeds kept; everything else as `line` does it."""
    return "\n".join(_defuse(_collapse(part)) for part in text.split("\n"))


def same_length(text: str) -> str:
    """`text` with every unsafe or hidden character replaced by one U+FFFD, so that offsets hold."""
    text = text.replace("\t", " ")
    if text.isascii() and text.replace("\n", " ").isprintable():
        return text
    replaced = "\n".join(_ACTIVE.sub("\ufffd", part) for part in text.split("\n"))
    return _HIDDEN.sub("\ufffd", replaced)


def cell(text: str, *, raw: bool = False) -> str:
    """`text` for a cell of a spreadsheet: one line, and no formula unless `raw` asks for it."""
    shown = line(text)
    if not raw and shown.startswith(_FORMULA):
        return "'" + shown
    return shown


def link(url: str | None) -> str | None:
    """`url` if it may be made a link: http, https or file, percent-encoded, at most 2,000 characters."""
    if not url or len(url) > 2000:
        return None
    try:
        scheme = urlsplit(url).scheme.casefold()
    except ValueError:
        return None
    return quote(url, safe=_URL_SAFE, errors="replace") if scheme in _SCHEMES else None


def _collapse(text: str) -> str:
    return _SPACE.sub(" ", text) if not text.isprintable() or "  " in text else text


def _defuse(text: str) -> str:
    if text.isprintable():
        # str.isprintable() is false for every control, format and surrogate character.
        return text if text.isascii() else _HIDDEN.sub("", text)
    return _HIDDEN.sub("", _ACTIVE.sub(_escape, text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
