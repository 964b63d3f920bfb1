"""Family names that are words of the calendar, of peoples or of grammar: "Ann May said", "Nazrul Islam"."""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.extents import in_headline
from newsline.parser.names.lexicon import (
    CALENDAR,
    DEMONYM,
    FAMILY,
    GIVEN,
    HEAD,
    ORG,
    PLACE,
    STOP,
    TITLE,
    WORD,
    lexicon,
)

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# Behind a given name, if the sentence goes on as it does behind a person.
_SURNAMES = (
    " May",
    " English",
    " French",
    " German",
    " Irish",
    " Welsh",
    " Roman",
    " Best",
    " Major",
    " Rather",
    " So",
    " He",
)
_GOES_ON = re.compile(
    r"(?=[,.;:)!?\"”]|['’](?:s\b|\s|\Z)|\Z| (?:and|says?|said|told|tells|was|is|has|had|who|will|would|wants?"
    r"|met|won|lost|took|called|added|also|wrote|writes|asked|on|came|left|spoke|became|resigned|visited"
    r"|urged|warned|announced|insisted|faces|faced)\b)"
)
# Of China, where a family name stands first or between two others: "Liu He", "Ann So Kam-leung".
_OF_CHINA = frozenset((" So", " He"))
_SYLLABLES = re.compile(r" [A-Z][a-z]{1,6}-[a-z]{1,6}(?![\w-])")
# Behind any name but those of bodies; one more may follow.
_ISLAM = " Islam"
_MORE = re.compile(r" [A-Z][a-z]+(?![\w-])")
_BODIES = tuple("Ansar Dar Fatah Hefazat Hizb Jama Jamia Jund Lashkar Majlis Tehreek".split())
# What somebody is called by it alone, where nothing else is.
_MAY = re.compile(r"(?<![\w’'-])May(?=['’]s | (?:said|says|told|has|had|was|also|added|insisted|warned)\b)")
_NO_GIVEN = CALENDAR | STOP | TITLE | PLACE | ORG | DEMONYM
_KNOWN = WORD | STOP | TITLE | PLACE | ORG | HEAD | DEMONYM | CALENDAR
_REACH = 20  # letters of a given name


def with_surnames(text: str, found: "list[Span]") -> "list[Span]":
    """The names with those whose last word the lists know for something else. Linear."""
    people: list[Span] = []
    for surname in _SURNAMES:
        at = text.find(surname)
        while at >= 0:
            if _is_given(text, at, surname) and (end := _end(text, at + len(surname), surname)):
                people.append((at - len(_before(text, at)), end, "PERSON"))
            at = text.find(surname, at + 1)
    at = text.find(_ISLAM)
    while at >= 0:
        end = at + len(_ISLAM)
        name = _before(text, at)
        whole = not (text[end : end + 1].isalnum() or text[end : end + 1] == "-")
        if whole and name[1:].islower() and name[0].isupper() and not name.startswith(_BODIES):
            flags = lexicon().flags
            if not flags(name) & _KNOWN:
                more = _MORE.match(text, end)
                if more and not flags(more[0][1:]) & _KNOWN:
                    end = more.end()
                people.append((at - len(name), end, "PERSON"))
        at = text.find(_ISLAM, end)
    if not people:
        return found
    if any(text.endswith(" May", 0, end) for _, end, _ in people):
        people += [(*match.span(), "PERSON") for match in _MAY.finditer(text)]
    return _joined(found, people)


def _end(text: str, end: int, surname: str) -> int:
    """The end of the name whose last word ends there, or 0 if what follows does not follow a person."""
    if surname in _OF_CHINA and (match := _SYLLABLES.match(text, end)):
        return match.end()
    return end if _GOES_ON.match(text, end) and not in_headline(text, end - 1) else 0


def _before(text: str, at: int) -> str:
    """The word before a place."""
    return re.split(r"[^\w-]", text[max(0, at - _REACH) : at])[-1]


def _is_given(text: str, at: int, surname: str) -> bool:
    """Whether a given name stands before a place; a family name may stand before some."""
    name = _before(text, at)
    if not (name[:1].isupper() and name[1:].islower()):
        return False
    flag = lexicon().flags(name)
    named = flag & GIVEN or (surname in _OF_CHINA and flag & FAMILY)
    return bool(named) and not flag & _NO_GIVEN


def _joined(found: "list[Span]", people: "list[Span]") -> "list[Span]":
    """The names and `people`, each from where the name begins that its given name ends."""
    people.sort()
    begins = {end: start for start, end, type_ in found if type_ == "PERSON"}
    longer: list[Span] = []
    for start, end, type_ in people:
        first = next(
            (begins[at] for at in range(start + 1, end) if at in begins and begins[at] <= start), start
        )
        if not longer or first >= longer[-1][1]:
            longer.append((first, end, type_))
    return sorted(apart_from(found, longer) + longer)
