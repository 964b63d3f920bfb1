"""Names that hold a number, a slash, "&" or an apostrophe, which no chain of words does.

"101st Airborne Division", "9th U.S. Circuit Court"; "Nordby Steel & Orrel Metal"; "Harlow's Bay"; who took a
picture, and for whom: "AP Photo/Ann Reed", "Ann Reed/AFP".
"""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import lexicon

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

ORDINALS = frozenset(("st ", "nd ", "rd ", "th "))
_NUMBER = r"(?<![\w-])\d{1,4}(?:st|nd|rd|th) \Z"
# Military units and courts have them.
_NUMBERED = frozenset(
    "Army Battalion Brigade Circuit Corps Division Fleet Infantry Regiment Squadron".split()
)
# Behind a person.
_AGENCY = r"/([A-Z]\w+(?: [A-Z]\w+)?)(?![\w-])"
_PICTURE = r"(?<=Photo/)[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+| (?:de|da|al|van|von|bin|el)){0,3}(?=[,);\n]|\Z)"
# Behind one who once owned it: "Harlow's Bay".
_LANDS = frozenset(
    "Bay Bluff Corner Cove Creek Cross End Ferry Gap Green Hill Hole Inlet Island Landing Neck Peak Point"
    " Vineyard Wood".split()
)
_REACH = 16  # characters behind a name that are looked at
_APOSTROPHES = frozenset("'’")


def with_numbered(text: str, found: "list[Span]") -> "list[Span]":
    """The names and those with a number, a slash, "&" or an apostrophe in them. Linear."""
    if "&" in text:
        found = _partners(text, found)
    more: list[Span] = []
    for start, end, type_ in found:
        if type_ == "ORG":
            if text[start - 3 : start] in ORDINALS and (first := number_before(text, start, end)) < start:
                more.append((first, end, type_))
            continue
        mark = text[end : end + 1]
        if mark in _APOSTROPHES:
            if text[end + 3 : end + 4].isupper() and (last := _end_of_land(text, end)):
                name = text[start:end]
                if " " not in name and name not in lexicon().places:
                    more.append((start, last, "PLACE"))
        elif type_ == "PERSON" and mark == "/":
            agency = re.compile(_AGENCY).match(text, end)
            if agency and agency[1] in lexicon().orgs:
                more.append((*agency.span(1), "ORG"))
    if "/" in text and "Photo/" in text:
        more += [(*match.span(), "PERSON") for match in re.compile(_PICTURE).finditer(text)]
    if not more:
        return found
    more.sort()
    return sorted(apart_from(found, more) + more)


def number_before(text: str, start: int, end: int) -> int:
    """Where the number of a unit or a court begins that stands before its name, or `start`."""
    if _NUMBERED.isdisjoint(text[start:end].split(" ")):
        return start
    number = re.compile(_NUMBER).search(text, max(0, start - 8), start)
    return number.start() if number else start


def _end_of_land(text: str, end: int) -> int:
    """The end of a place that belongs to whose name ends at `end`, and goes on with nothing, or 0."""
    mark, _, behind = text[end + 1 : end + _REACH].partition(" ")
    word, _, following = behind.partition(" ")
    land = word.rstrip('.,;:?!)”’"\n')
    if mark != "s" or land not in _LANDS or (land == word and following[:1].isupper()):
        return 0
    return end + 3 + len(land)


def _partners(text: str, found: "list[Span]") -> "list[Span]":
    """The names, bodies between which "&" stands as one: "Nordby Steel & Orrel Metal"."""
    joined: list[Span] = []
    for span in found:
        start, end, type_ = span
        if type_ == "ORG" and joined and text[start - 3 : start] == " & ":
            first, before, other = joined[-1]
            if before == start - 3 and other == "ORG":
                joined.pop()
                span = first, end, "ORG"
        joined.append(span)
    return joined
