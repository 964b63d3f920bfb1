"""The one sanitiser: every text from a document passes here on its way to a terminal, table or page.

Articles are hostile input. What is taken out follows ECMA-48 (C0 and C1 controls,
which terminals act on), Unicode UAX #9 (bidirectional controls, which reorder what
a person reads; see "Trojan Source", CVE-2021-42574), UTS #39 and UAX #31
(default-ignorable characters, which hide), and the OWASP advice on CSV injection.
What would act is shown as an escape; what would only hide is dropped.
"""

import os
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

# These are kept as text and compiled by `re` when a text first has use for them: most have none.
# Acts on a terminal: shown as an escape. Those that are white space have become spaces before.
_ACTIVE = "[\x00-\x1f\x7f-\x9f\ud800-\udfff]"
# Hides or reorders: bidi controls and isolates, zero width, soft hyphen, fillers, tags, variation selectors.
# Two sets, of the Basic Multilingual Plane and beyond: as one, every search takes twice as long.
HIDDEN = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
    "|[\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACE = r"\s+"
# Spreadsheets trim what stands before a formula, so it is looked for behind spaces and quotation marks.
_BEFORE_FORMULA = " '\"`"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫")
_URL_SAFE = "!#$%&'()*+,-./:;=?@_~"
_LINK_MAX = 2000


def line(text: str) -> str:
    """`text` on one line: runs of white space become a space, controls escapes (`\\x1b`), hidden ones go."""
    return inline(text).strip()


def inline(text: str) -> str:
    """A stretch of a line: as `line`, but a space at either end stays, so that stretches can be joined."""
    if text.isprintable():
        # False for every control, format and surrogate character and every space but U+0020.
        shown = text if text.isascii() else re.sub(HIDDEN, "", text)
        return re.sub(_SPACE, " ", shown) if "  " in shown else shown
    return re.sub(_ACTIVE, _escape, re.sub(_SPACE, " ", re.sub(HIDDEN, "", text)))


def block(text: str) -> str:
    """`text` with its line feeds kept; everything else as `line` does it."""
    return "\n".join(inline(part) for part in text.split("\n"))


def cell(text: str, *, raw: bool = False) -> str:
    """`text` for a cell of a spreadsheet: one line, and no formula unless `raw` asks for it."""
    shown = line(text)
    if not raw and shown.lstrip(_BEFORE_FORMULA).startswith(_FORMULA):
        return "'" + shown
    return shown


def link(url: str | None) -> str | None:
    """`url` if it may be made a link: http or https, percent-encoded, at most 2,000 characters.

    A `file:` address from a document is refused: opening one can hand a Windows
    password to a stranger's server.
    """
    if not url or len(url) > _LINK_MAX:
        return None
    try:
        scheme = urlsplit(url).scheme.casefold()
    except ValueError:
        return None
    return quote(url, safe=_URL_SAFE, errors="replace") if scheme in ("http", "https") else None


def file_link(file: str) -> str | None:
    """The `file:` address of a document's label; `None` for standard input.

    A line number in the label (`briefs.jsonl#17`) is no part of the path, nor is the name of a
    member of an archive (`a.zip!b/c.txt`): who made the archive chose it, and it may lead anywhere.
    """
    if file == "-" or not file or "\0" in file:
        return None
    path, mark, number = file.rpartition("#")
    absolute = Path(_without_member(path if mark and number.isdecimal() else file)).absolute()
    address = "file://" + quote(absolute.as_posix(), safe="/:~", errors="replace")
    return address if len(address) <= _LINK_MAX else None


def _without_member(path: str) -> str:
    """The path up to the `!` behind an archive; files and folders may have one in their names."""
    # `Path.is_file` raises for a name that is too long.
    if "!" not in path or os.path.isfile(path):  # noqa: PTH113
        return path
    outer = [path[: mark.start()] for mark in re.finditer("!", path)]
    return next((archive for archive in outer if os.path.isfile(archive)), outer[0])  # noqa: PTH113


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
