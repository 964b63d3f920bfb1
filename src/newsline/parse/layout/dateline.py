"""The dateline: place, day and agency before the first sentence of an agency report."""

import re
from dataclasses import dataclass

_REACH = 160
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n(/\u2013\u2014]{0,80}?)??\s*"
    r"(?:\((?P<agency>[A-Z][\w .&'’]{0,40})\)|/(?P<wire>[A-Z][\w .&]{0,30})/)?\.?"
    r"(?:\s-{1,2}\s|\s*[–—]\s*|--|_\s|(?<=[)/])\s*-\s|(?<=/\.)\s)"
    r"(?:\((?P<late>[A-Z][\w .&'’]{1,40})\)\s?-{1,2}\s*)?"
)
# Without one of these no dateline ends: looked for first, as most paragraphs have none.
_JOINS = (" - ", "–", "—", "--", "_ ", ") -", ")- ", "/ -", "/. ")
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Dateline:
    """`text` is the dateline with its dash; `agency` stands in it in parentheses or between slashes."""

    text: str
    agency: str | None


def read_dateline(line: str) -> Dateline | None:
    """The dateline with which a paragraph begins: "LONDON, March 3 (Reuters) -"; `None` without one.

    There must be a place in capitals, an agency, or a day: "The talks - the third - …" has none.
    """
    start = line[:_REACH]
    if not start or not (start[0].isalpha() or start[0] in "(/") or not any(map(start.__contains__, _JOINS)):
        return None
    match = _DATELINE.match(line, 0, _REACH)
    if match is None:
        return None
    place = (match["place"] or "").strip()
    agency = match["agency"] or match["wire"] or match["late"]
    words = place.split()
    if len(words) > _MOST_WORDS or match.end() >= len(line):
        return None
    if line[match.end() :].lstrip("\"'“‘«(")[:1].islower():
        return None
    first = words[0].strip(",.") if words else ""
    capitals = len(first) >= 2 and first.isupper()
    dated = "," in place and any(character.isdigit() for character in place)
    if agency is None and not dated and not (capitals and (len(words) <= 3 or "," in place)):
        return None
    return Dateline(line[: match.end()].rstrip(), agency)
