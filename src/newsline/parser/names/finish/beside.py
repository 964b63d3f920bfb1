"""What stands beside a name tells that it is somebody's: "Velda Orn, 38,", "Orn, a farmer,", "said Orn"."""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.finish.bodies import titled
from newsline.parser.names.lexicon import (
    DEMONYM,
    FAMILY,
    GIVEN,
    HEAD,
    INITIAL,
    ORG,
    ORG_HEAD,
    PLACE,
    PLACE_HEAD,
    TITLE,
    WORD,
    lexicon,
)
from newsline.parser.names.style import GENERATIONS

if TYPE_CHECKING:
    from newsline.model import EntityType
    from newsline.parser.names.tag import Span

# How people are spoken of politely, and what follows it where nobody's name does: "Mr. Speaker".
_ADDRESSED = re.compile(r"M(?:rs?|s)\.? ((?:[A-Z]['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w-]|['’](?!s\b))")
_SPOKEN_TO = frozenset(
    "Ambassador Attorney Big Chair Chairman Chairwoman Chancellor Chief Commissioner Deputy Director Fix"
    " Governor Judge Justice Leader Mayor Minister Nice President Premier Prime Right Secretary Speaker"
    " Universe Vice World".split()
)
_AGED = re.compile(r", (?:aged )?[1-9]\d(?=[,;.](?:\s|\Z)|\n|\Z)")
_IS = re.compile(
    r", (?:an?|the|his|her|their) (?:[\w-]{2,20} ){0,2}?(?:resident|farmer|doctor|lawyer|professor|researcher"
    r"|spokesman|spokeswoman|spokesperson|student|teacher|activist|analyst|journalist|reporter|economist|actor"
    r"|actress|singer|director|chairman|chairwoman|president|manager|mother|father|brother|sister|son|daughter"
    r"|wife|husband|widow|shopkeeper|driver|nurse|engineer|scientist|historian|writer|author|lawmaker|senator"
    r"|politician|priest|pastor|bishop|cleric|imam|villager|survivor|witness|veteran)\b(?![-'’])"
)
# "Orn said" where a clause begins, by four letters; "… said Orn." where one ends.
_SAYS = frozenset(("says", "said", "told", "adde", "expl", "reca", "twee"))
_BEGINS = ("\n", ". ", ", ", "” ", '" ', "’ ")
_SAID = frozenset(("d ", "s "))
_SAYING = (" says ", " said ", " added ", " explained ", " recalled ")
_ENDS = frozenset((".", ",", "\n", ""))
_THE = (" the ", "The ")
_OF_TOWN = ", of "
_AT_THE = " at the "
# What may stand behind the name of a place where something happens.
_GOES_ON = frozenset("after and as before by during for from in on to when where while with".split())
_MORE = (",", " and", " &")
_OF = frozenset(("f ", "e "))
_NAMES = GIVEN | FAMILY | INITIAL
_LONG = 4  # words of a person's name
_FULL = 2  # words of a given and a family name
_REACH = 40  # characters before a name that are looked at
_LISTED = (", ", " and ", ", and ")
# First words of nothing but people's names.
_FIRST = frozenset(
    "Abd Abdel Abdul Abdullah Abu Mohamed Mohammad Mohammed Mohd Muhammad Sayed Sayyed Syed".split()
)
_NO_NAME = ORG | HEAD | PLACE | DEMONYM | TITLE | WORD
_NOBODY = ORG | ORG_HEAD | PLACE_HEAD | DEMONYM


def told_beside(text: str, found: "list[Span]") -> "list[Span]":
    """The names with the people who are called so; what the lists know keeps its type. Linear."""
    told: set[tuple[str, EntityType]] = set()
    apart: dict[int, int] = {}
    towns: set[int] = set()
    laws = False
    for start, end, type_ in found:
        if type_ == "PERSON":
            laws = laws or text[start:end] == "Bill"
            before = text[start - 4 : start]
            if before == " of ":
                if text.endswith(_OF_TOWN, 0, start) and text[start - len(_OF_TOWN) - 1].isdigit():
                    # "Ann Berg, 34, of Quincy"
                    towns.add(start)
            elif before == "the " and text.endswith(_AT_THE, 0, start) and _is_hall(text, start, end):
                towns.add(start)
            continue
        mark = text[end : end + 1]
        if mark == ",":
            said = bool(_AGED.match(text, end) or _IS.match(text, end))
        else:
            said = mark == " " and type_ == "PLACE" and text[end + 1 : end + 5] in _SAYS
            said = said and text.endswith(_BEGINS, 0, start)
        before = text[start - 2 : start]
        if before in _SAID and mark in _ENDS and type_ == "PLACE":
            said = said or text.endswith(_SAYING, 0, start)
        elif before in _OF and text.count(" ", start, end) > 1 and (at := _holder_in(text, start, end)):
            apart[start] = at
        if said and _may_be_person(text[start:end]):
            told.add((text[start:end], type_))
    if not (told or apart or towns or laws):
        return found
    spans: list[Span] = []
    for start, end, type_ in found:
        if at := apart.get(start, 0):
            spans += ((start, at - 1, type_), (at, end, "PERSON"))
        elif (text[start:end], type_) in told:
            spans.append((start, end, "PERSON"))
        elif start in towns:
            spans.append((start, end, "PLACE"))
        elif not laws or text[start:end] != "Bill" or not _is_law(text, start, end):
            spans.append((start, end, type_))
    return spans


def _is_hall(text: str, start: int, end: int) -> bool:
    """Whether what is called like somebody is a place: "at the Alfredo Velar on Saturday", not his trial."""
    if " " not in text[start:end]:
        return False
    word = text[end : end + _REACH].lstrip(" ").partition(" ")[0]
    return not word[:1].isalnum() or text[end] != " " or word in _GOES_ON


def with_addressed(text: str, found: "list[Span]") -> "list[Span]":
    """The names and people whose names are words that mean something else: "Mr. Band", "Mrs. May". Linear."""
    spans = [
        match.span(1)
        for match in _ADDRESSED.finditer(text)
        if match[1] not in _SPOKEN_TO and not text[match.start() - 1 : match.start()].isalnum()
    ]
    if not spans:
        return found
    # Where longer names begin or people are known already, and how far back names reach that end there.
    known = {start for start, end, type_ in found if type_ == "PERSON" or " " in text[start:end]}
    firsts = {end: start for start, end, _ in found}
    people: list[Span] = [
        (start, end, "PERSON")
        for start, end in spans
        if start not in known and firsts.get(end, start) >= start
    ]
    return sorted(apart_from(found, people) + people) if people else found


def _is_law(text: str, start: int, end: int) -> bool:
    """Whether it is no man: "the Harbours (Amendment) Bill", "the Bill"; but "the Bill and Ann Reed Fund"."""
    if text.endswith(") ", 0, start):
        return True
    return text.endswith(_THE, 0, start) and not text.startswith(_MORE, end)


def _may_be_person(surface: str) -> bool:
    """Whether no list and no word of it says that it is a place or a body."""
    lists = lexicon()
    if surface in lists.places or surface in lists.orgs:
        return False
    words = surface.split(" ")
    if len(words) > 1 and lists.flags(words[-1]) & PLACE:
        # "Voxby Nicaragua"
        return False
    return not any(lists.flags(word) & _NOBODY for word in words)


def _holder_in(text: str, start: int, end: int) -> int:
    """Where in a body's name the name of its head begins, whose office stands before; or 0.

    "Chairman of the Trade Committee Velda Orn"
    """
    if not text.endswith((" of ", " of the "), 0, start):
        return 0
    office = text[max(0, start - _REACH) : start].rpartition(" of ")[0].rpartition(" ")[2]
    flags = lexicon().flags
    if not flags(office.capitalize()) & TITLE or text[end + 1 : end + 2].isupper():
        return 0
    words = text[start:end].split(" ")
    size = len(words)
    at = size
    while at > 1 and not flags(words[at - 1]) & ~_NAMES and words[at - 1][:1].isupper():
        at -= 1
    if not 1 < size - at < _LONG or not flags(words[at - 1]) & (WORD | HEAD | PLACE):
        return 0
    return end - len(" ".join(words[at:]))


class People:
    """Who the rules alone see and is somebody beyond doubt."""

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self, text: str, found: "list[Span]") -> None:
        self._text = text
        self._starts = {start for start, _, type_ in found if type_ == "PERSON"}
        self._ends = {end for _, end, type_ in found if type_ == "PERSON"}

    def has_after(self, place: int) -> bool:
        """Whether somebody's name begins behind a place and a space."""
        return place + 1 in self._starts

    def surely(self, start: int, end: int) -> bool:
        """Whether several words that the rules take for somebody are a person's name.

        They are nothing else by any list, and have a title, or stand between two people of a list, or begin
        as only people's names begin.
        """
        text = self._text
        words = text[start:end].split(" ")
        flags = lexicon().flags
        if (
            words[-1] in GENERATIONS
            and len(words) > _FULL
            and all(flags(word) & _NAMES for word in words[:-1])
        ):
            # "Martin Luther King Jr.", whose family name is a title
            return True
        if any(flags(word) & _NO_NAME for word in words) or text[end : end + 2].strip()[:1].isupper():
            return False
        if words[0] in _FIRST or titled(text, start) or _AGED.match(text, end):
            return True
        before = any(text.endswith(link, 0, start) and start - len(link) in self._ends for link in _LISTED)
        return before and any(
            text.startswith(link, end) and end + len(link) in self._starts for link in _LISTED
        )
