"""Names in datelines, where their place in the line says what they are: "VELDRY, May 12 (Harbour Wire) -"."""

import re
import sys
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from newsline.parser.layout.dateline import read_dateline
from newsline.parser.names.lexicon import CALENDAR, WORD, lexicon

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# Begins with two code points, half-open.
_Place = TypeVar("_Place", bound=tuple[Any, ...])
_PLACES = re.compile(r"[^,/&\d]+")
_DASH = r" ?[–—_»-]"
_MOST_WORDS, _SHORT, _LEAST = 4, 3, 4
_START = itemgetter(0)


def dateline_names(text: str, lines: list[tuple[int, int]]) -> "list[Span]":
    """Places and agencies of the datelines of `text` that name an agency or a place in capitals. Linear.

    Those of its headlines are left out.

    `lines` are its `scan.headline_lines`.
    """
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        # Most lines lack what ends an agency, which is quicker to see than that they are no dateline.
        if ")" in line or "/" in line or line[:2].isupper():
            found += _names(line, start)
        start += len(line) + 1
    if found and lines:
        headlines = set(map(_START, lines))
        found = [span for span in found if text.rfind("\n", 0, span[0]) + 1 not in headlines]
    return found


def _names(line: str, start: int) -> "list[Span]":
    dateline = read_dateline(line)
    if dateline is None:
        return []
    if dateline.agency is None:
        return _place(line, start)
    if not _is_name(dateline.agency):
        return []
    at = dateline.text.rindex(dateline.agency)
    head = dateline.text[: at - 1]
    lists = lexicon()
    # "By Ann Reed (AP) - …" is none.
    sure = head[:2].isupper() or any(map(str.isdigit, head)) or head.strip(" .-") in lists.places
    if not sure:
        return []
    found: list[Span] = []
    # Before the day each part is a place, "SYDNEY and KUALA LUMPUR" two.
    for match in _PLACES.finditer(head.replace(" and ", "  /  ")):
        name = match[0].strip(" .-")
        if not name:
            continue
        if not _is_name(name):
            if found:
                break
            return []
        first = start + match.start() + match[0].index(name)
        known = name in lists.orgs or name.title() in lists.orgs
        found.append((first, first + len(name), "ORG" if known else "PLACE"))
    agency = start + at
    found.append((agency, agency + len(dateline.agency), "ORG"))
    return found


def _place(line: str, start: int) -> "list[Span]":
    """The place in capitals of a dateline without an agency: "VELDRY, Ark. — A man was …"."""
    match = _PLACES.match(line)
    name = re.split(_DASH, match[0])[0].strip(" .-") if match else ""
    # Shorter ones may be the initials of anything.
    if len(name) < _LEAST or not name.isupper() or not _is_name(name):
        return []
    lists = lexicon()
    if lists.flags(name.title()) & WORD or name in lists.orgs or name.title() in lists.orgs:
        # "UPDATE - …"
        return []
    at = start + line.index(name)
    return [(at, at + len(name), "PLACE")]


def _is_name(words: str) -> bool:
    """Whether it is a few words with capitals, short ones but for the first without, none of the calendar."""
    parts = words.split()
    flags = lexicon().flags
    return (
        len(parts) <= _MOST_WORDS
        and words[0].isupper()
        and not any(map(str.isdigit, words))
        and all(part[0].isupper() or len(part) <= _SHORT for part in parts)
        and not any(flags(part.title()) & CALENDAR for part in parts)
    )


def apart_from(found: list[_Place], spans: "list[Span]") -> list[_Place]:
    """The stretches or spans that none of `spans` overlaps, which are in order."""
    if not spans:
        return found
    ends = [end for _, end, _ in spans]
    # After the last span nothing begins.
    starts = [*map(_START, spans), sys.maxsize]
    return [item for item in found if starts[bisect_right(ends, item[0])] >= item[1]]
