"""Parties that are called so in small letters: "the Conservative party", "the ruling Nova Savez party"."""

from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import CALENDAR, DEMONYM, STOP, TITLE, lexicon

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

_PARTY = " party"
# Of these the word "party" makes a name.
_CONVICTIONS = frozenset(
    "Communist Conservative Democrat Democratic Green Labor Labour Liberal Nationalist Patriotic Progressive"
    " Radical Republican Socialist Tory Whig".split()
)
_LINKS = frozenset(("for", "of"))
# Before a name they say that it is a party's.
_RULING = frozenset(
    "centre-left centre-right center-left center-right centrist conservative eurosceptic extremist far-left"
    " far-right governing hardline hard-line Islamist left-wing leftist liberal nationalist opposition"
    " populist pro-business pro-European pro-Russian right-wing ruling secular separatist socialist".split()
)
_MOST = 4  # words of a party's name
_REACH = 60  # characters before "party" that are looked at


def with_parties(text: str, found: "list[Span]") -> "list[Span]":
    """The names and those of parties, with the word where that makes the name. Linear."""
    at = text.find(_PARTY)
    if at < 0:
        return found
    parties: list[Span] = []
    while at >= 0:
        end = at + len(_PARTY)
        if not (text[end : end + 1].isalnum() or text[end : end + 1] == "-") and text[at - 1].isalpha():
            start, convinced = _name_before(text, at)
            if start < at:
                parties.append((start, end if convinced else at, "ORG"))
        at = text.find(_PARTY, end)
    if not parties:
        return found
    return sorted(apart_from(found, parties) + parties)


def _name_before(text: str, at: int) -> tuple[int, bool]:
    """Where a party's name begins that ends at a place, there if it is none; whether it is a conviction."""
    words = text[max(0, at - _REACH) : at].rpartition("\n")[2].split(" ")
    flags = lexicon().flags
    last = words[-1]
    convinced = last in _CONVICTIONS
    if not convinced and (not last[:1].isupper() or flags(last) & (DEMONYM | CALENDAR | STOP)):
        return at, False
    size = 0
    while size < min(_MOST, len(words) - 1):
        word = words[-1 - size]
        link = word in _LINKS and size > 0
        if not (word[:1].isupper() and word.isalpha() and not flags(word) & (STOP | TITLE)) and not link:
            break
        size += 1
    while size and words[-size] in _LINKS:
        size -= 1
    if not size or (not convinced and words[-1 - size] not in _RULING):
        return at, False
    return at - len(" ".join(words[-size:])), convinced
