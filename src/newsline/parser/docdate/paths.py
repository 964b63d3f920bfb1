"""Dates in URLs and file names: `/2016/07/13/`, `/2016/jul/13/`, `/2016/world/07/13/`, `20160713_x.txt`."""

import re
from datetime import date
from itertools import islice
from typing import NamedTuple

from newsline.parser.datetext.names import ENGLISH_MONTHS

# Years that news on the web or a saved file can carry.
_FIRST, _LAST = 1600, 2100
# Parts of a path: runs of letters or digits; what stands between two decides whether they are one date.
_PART = re.compile(r"[0-9]+|[^\W\d_]+")
# The section of a site in the middle of its date: "/2010/WORLD/08/13/".
_BESIDE_SECTION = re.compile(r"([0-9]{4})/[^\W\d_][^\W_]{1,20}/([0-9]{2})/([0-9]{2})(?=/)")
_ARCHIVE = re.compile(r"/web/([0-9]{14})[a-z_]{0,4}/")
_MAX_PARTS = 60
# How every date begins: eight digits, or a number before another one, a month (by its letter) or a folder.
_BEGINNING = re.compile(
    r"[0-9](?:[0-9]{7}|(?<![A-Za-z0-9][0-9])[0-9]{0,3}(?:[/_. -][0-9adfjmnosADFJMNOS]|/[^\W\d_]))"
)


class PathDate(NamedTuple):
    """A date in a path: its characters, EDTF, whether they are folders, whether it is a capture."""

    text: str
    edtf: str
    folders: bool
    captured: bool = False


def dates_in_path(path: str) -> list[PathDate]:
    """The dates in a URL or file name, in order; a year alone is none. Linear in the length."""
    found: list[PathDate] = []
    if _BEGINNING.search(path) is None:
        return found
    archive = _ARCHIVE.search(path)
    if archive is not None:
        saved = _day(archive[1][:4], archive[1][4:6], archive[1][6:8])
        if saved:
            found.append(PathDate(archive[1], saved, False, captured=True))
        path = path[archive.end() :]
    parts = list(islice(_PART.finditer(path, _host_end(path)), _MAX_PARTS))
    index = 0
    while index < len(parts):
        one, used = _at(path, parts, index)
        if one is not None:
            found.append(one)
        index += used
    return found


def _host_end(path: str) -> int:
    """Where the scheme and host of a URL end; 0 for a file name."""
    scheme = path.find("//", 0, 20)
    if scheme < 0 and path[:4].lower() != "www.":
        return 0
    slash = path.find("/", scheme + 2 if scheme >= 0 else 0)
    return slash if slash >= 0 else len(path)


def _at(path: str, parts: list[re.Match[str]], index: int) -> tuple[PathDate | None, int]:
    first = parts[index]
    digits = first.group()
    if not digits[0].isdecimal() or _touches_letter(path, first.start() - 1):
        return None, 1
    if len(digits) in (8, 12, 14) and not _touches_letter(path, first.end(), "Tt"):
        edtf = _day(digits[:4], digits[4:6], digits[6:8])
        return (PathDate(digits[:8], edtf, False) if edtf else None), 1
    if index + 1 >= len(parts):
        return None, 1
    second = parts[index + 1]
    gap = path[first.end() : second.start()]
    if len(gap) != 1 or gap not in "/-_. ":
        return None, 1
    third = parts[index + 2] if index + 2 < len(parts) else None
    same = third is not None and path[second.end() : third.start()] == gap
    if third is not None and same and not _touches_letter(path, third.end()):
        order = (digits, second.group(), third.group())
        edtf = _day(*order) if len(digits) == 4 else _day(*reversed(order)) if len(order[2]) == 4 else None
        if edtf:
            return PathDate(path[first.start() : third.end()], edtf, gap == "/"), 3
    if (
        len(digits) == 4
        and not _touches_letter(path, second.end())
        and (gap == "/" or _ends(path, second.end()))
    ):
        month = _month(second.group(), exact=gap != "/")
        if month is None and (beside := _BESIDE_SECTION.match(path, first.start())):
            edtf = _day(*beside.groups())
            return (PathDate(beside[0], edtf, True) if edtf else None), 4
        if month and _FIRST <= int(digits) <= _LAST:
            edtf = f"{digits}-{month:02}"
            return PathDate(path[first.start() : second.end()], edtf, gap == "/"), 2
    return None, 1


def _day(year: str, month: str, day: str) -> str | None:
    number = _month(month)
    if not (year.isdecimal() and day.isdecimal() and len(year) == 4 and len(day) <= 2 and number):
        return None
    if not _FIRST <= int(year) <= _LAST:
        return None
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _month(text: str, *, exact: bool = False) -> int | None:
    if text.isdecimal():
        fits = len(text) == 2 if exact else len(text) <= 2
        return int(text) if fits and 1 <= int(text) <= 12 else None
    return ENGLISH_MONTHS.get(text.lower())


def _touches_letter(path: str, index: int, but: str = "") -> bool:
    return 0 <= index < len(path) and path[index].isalpha() and path[index] not in but


def _ends(path: str, index: int) -> bool:
    """Whether a month such as `2016-07` ends there: not the start of a longer number or a score."""
    return index >= len(path) or path[index] in " _./"
