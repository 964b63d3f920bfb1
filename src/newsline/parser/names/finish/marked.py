"""What little words and marks beside a name tell: "alias Barbu", "(NYSE: HVB)", "In Harlowa, …"."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import (
    CALENDAR,
    DEMONYM,
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

_ALIAS = " alias "
_CALLED = re.compile(r"[A-Z][\w'’.-]*\w(?: [A-Z][\w'’-]*\w){0,2}")
# Before the code of a share, which is nobody's name.
_EXCHANGES = tuple(
    f"{name}{mark}"
    for name in "NYSE Nasdaq NASDAQ AMEX ASX TSX LSE SGX JSE NSE BSE HKEX SEHK OTCQX OTCQB".split()
    for mark in (":", ": ")
)
_LISTED = frozenset([name.rstrip(": ")[-1] for name in _EXCHANGES])  # before the colon
# The network of that name at the end of a sentence is no initial.
_ON_X = " on X. "
_ENDS = len("X. ")
# A sentence begins so with a place.
_IN = "In "
_SITUATED = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{3,}(?=, )")
# Offices by their initials, before somebody's name in full; their first letters and those that stand behind
# these: to jump from one capital to the next is quicker than to search for each office.
_OFFICES = (" CM ", " CS ", " PS ", " MP ", " CEO ", " MLA ")
_LETTERS = {
    office[1]: "".join([other[2] for other in _OFFICES if other[1] == office[1]]) for office in _OFFICES
}
_NAMED = re.compile(r"[A-Z][a-z'’]+(?: [A-Z][a-z'’-]+){1,2}(?![\w-])")
_NO_NAME = ORG | HEAD | PLACE | DEMONYM | TITLE | WORD | STOP | CALENDAR
_BEGINS = ("\n", ". ", "” ", '" ', ".” ")


def told_by_marks(text: str, found: "list[Span]") -> "list[Span]":
    """The names with the people and places that such marks tell, without codes of shares. Linear."""
    if "X" in text and _ON_X in text:
        found = [
            (start + _ENDS, end, type_)
            if text.startswith("X. ", start) and text.endswith(" on ", 0, start)
            else (start, end, type_)
            for start, end, type_ in found
        ]
    if ":" in text and _lists_shares(text):
        found = [span for span in found if not text.endswith(_EXCHANGES, 0, span[0])]
    more: list[Span] = []
    if _ALIAS in text:
        more += _aliases(text)
    for first, seconds in _LETTERS.items():
        at = text.find(first)
        while at >= 0:
            if text[at + 1 : at + 2] in seconds and text.startswith(_OFFICES, at - 1):
                more += _holder(text, text.index(" ", at) + 1)
            at = text.find(first, at + 1)
    found, places = _situated(text, found)
    more += places
    if not more:
        return found
    more.sort()
    return sorted(apart_from(more, found) + found)


def _lists_shares(text: str) -> bool:
    """Whether a letter stands before some colon with which the name of an exchange may end."""
    at = text.find(":", 1)
    while at > 0:
        if text[at - 1] in _LISTED:
            return True
        at = text.find(":", at + 1)
    return False


def _situated(text: str, found: "list[Span]") -> "tuple[list[Span], list[Span]]":
    """The names, and the places with which sentences begin so: unknown words, and who is nobody else."""
    people: dict[int, str] | None = None
    named: Counter[str] = Counter()
    places: list[Span] = []
    turned: set[int] = set()
    at = text.find(_IN)
    while at >= 0:
        start = at + len(_IN)
        match = _SITUATED.match(text, start)
        if match and (not at or text.endswith(_BEGINS, 0, at)):
            if people is None:
                people = {first: text[first:end] for first, end, type_ in found if type_ == "PERSON"}
                named.update([word for name in people.values() for word in set(name.split(" "))])
            name = match[0]
            if people.get(start) == name:
                if named[name] == 1:
                    turned.add(start)
            elif not lexicon().flags(name):
                places.append((*match.span(), "PLACE"))
        at = text.find(_IN, start)
    if turned:
        found = [(start, end, "PLACE" if start in turned else type_) for start, end, type_ in found]
    return found, places


def _holder(text: str, at: int) -> "list[Span]":
    """Whose name stands behind the initials of an office, at a place; nobody's if a list has a word of it."""
    match = _NAMED.match(text, at)
    flags = lexicon().flags
    if match is None or any(flags(word) & _NO_NAME for word in match[0].split(" ")):
        return []
    return [(*match.span(), "PERSON")]


def _aliases(text: str) -> "list[Span]":
    """What people are called besides their names: "Ann Reed, alias Barbu,"."""
    found: list[Span] = []
    at = text.find(_ALIAS)
    while at >= 0:
        match = _CALLED.match(text, at + len(_ALIAS))
        if match:
            found.append((*match.span(), "PERSON"))
        at = text.find(_ALIAS, at + len(_ALIAS))
    return found
