"""Family names that are words of the calendar, of peoples or of grammar: "Ann May said", "Nazrul Islam"."""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
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
from newsline.parser.names.scan import in_headline

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# Behind a given name that was found, if the sentence goes on as it does behind a person.
_SURNAMES = (
    " May",
    " So",
    " He",
    " English",
    " French",
    " German",
    " Irish",
    " Welsh",
    " Roman",
    " Best",
    " Major",
    " Rather",
    " Islam",
    " Judge",
)
_FIRSTS = frozenset([surname[:3] for surname in _SURNAMES])
# Behind one that was not, by their first two letters: to look for all of them in all texts would take long.
_LOST = (" English", " French", " Best")
_LETTERS = {surname[1]: "".join([other[2] for other in _LOST if other[1] == surname[1]]) for surname in _LOST}
_GOES_ON = re.compile(
    r"(?=[,.;:)!?\"”]|['’](?:s\b|\s|\Z)|\Z| (?:and|says?|said|told|tells|was|is|has|had|who|will|would|wants?"
    r"|met|won|lost|took|called|added|also|wrote|writes|asked|on|came|left|spoke|became|resigned|visited"
    r"|urged|warned|announced|insisted|faces|faced|[a-z]{2,}ed|hit)\b)"
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
_RULERS = frozenset(("Amir", "Emir", "Malik"))
_REACH = 20  # letters of a given name


def with_surnames(text: str, found: "list[Span]") -> "list[Span]":
    """The names with those whose last word the lists know for something else. Linear."""
    people: list[Span] = []
    for start, end, type_ in found:
        if type_ != "PERSON":
            continue
        if text[end : end + 3] in _FIRSTS:
            people += _longer(text, end)
        if text[start - 8 : start] == " Sheikh " and (name := _second_name(text, start)):
            # "Hassan Sheikh Velar"
            people.append((start - len(" Sheikh ") - len(name), end, "PERSON"))
    for first, seconds in _LETTERS.items():
        at = text.find(first, 2)
        while at >= 0:
            if text[at + 1 : at + 2] in seconds and text[at - 2].islower() and text.startswith(_LOST, at - 1):
                people += _longer(text, at - 1)
            at = text.find(first, at + 1)
    at = text.find(_ISLAM)
    while at >= 0:
        if text[at - 1].islower():
            people += _of_islam(text, at)
        at = text.find(_ISLAM, at + 1)
    if not people:
        return found
    if any(text.endswith(" May", 0, end) for _, end, _ in people):
        people += [(*match.span(), "PERSON") for match in _MAY.finditer(text)]
    return _joined(found, people)


def _longer(text: str, at: int) -> "list[Span]":
    """The person whose given name ends at a place, and whose family name follows."""
    for surname in _SURNAMES:
        if text.startswith(surname, at):
            end = _end(text, at + len(surname), surname) if _is_given(text, at, surname) else 0
            return [(at - len(_before(text, at)), end, "PERSON")] if end else []
    return []


def _of_islam(text: str, at: int) -> "list[Span]":
    """The person whose name "Islam" belongs to, and maybe one word more; no faith and no body."""
    end = at + len(_ISLAM)
    name = _before(text, at)
    flags = lexicon().flags
    if text[end : end + 1].isalnum() or text[end : end + 1] == "-" or not name[:1].isupper():
        return []
    if not name[1:].islower() or name.startswith(_BODIES) or flags(name) & _KNOWN:
        return []
    more = _MORE.match(text, end)
    if more and not flags(more[0][1:]) & _KNOWN:
        end = more.end()
    return [(at - len(name), end, "PERSON")]


def _second_name(text: str, start: int) -> str:
    """The given name before a "Sheikh" that is no title, or ""."""
    name = _before(text, start - len(" Sheikh "))
    flag = lexicon().flags(name)
    return name if flag & GIVEN and not flag & (TITLE | STOP) and name not in _RULERS else ""


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
