"""Institutions that everybody calls by one word: "the House", "the Cabinet", "the Navy"."""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.scan import in_headline

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# Words that mean something else without a capital, or at the beginning of another name.
_CALLED = (
    "Army Bundesrat Bundestag Cabinet Commons Congress Diet Duma House Kremlin Knesset Legislature Lords"
    " Marines Navy Parliament Pentagon Politburo Rada Sejm Senate Treasury Vatican"
).split()
# Of these any word in small letters may stand before them: "an Army officer", "deputy Cabinet ministers".
_ALONE = frozenset(
    "Army Bundestag Cabinet Congress Duma House Knesset Navy Parliament Senate Treasury".split()
)
# It begins with a few capitals, so that the search jumps from one to the next.
_WORD = re.compile("|".join(_CALLED))
_THE = (" the ", "\nThe ", " The ", "“The ", '"The ', "\nthe ")
_GOES_ON = (" of ", " for ", " on ", " & ", "-")
_AND = " and "
# "Library of Congress"
_LINKS = frozenset(("and", "for", "of", "or"))
_LONGEST = 16  # characters before a word that are looked at


def with_institutions(text: str, found: "list[Span]") -> "list[Span]":
    """The names and the institutions called by a word with a capital behind "the". Linear."""
    named: list[Span] = [
        (*match.span(), "ORG") for match in _WORD.finditer(text) if _is_called(text, *match.span())
    ]
    named = apart_from(named, found) if named else named
    return sorted(found + named) if named else found


def _is_called(text: str, at: int, end: int) -> bool:
    """Whether "the" or, of some, a small word stands before it, and it is no part of a longer name."""
    before = text[max(0, at - _LONGEST) : at]
    if not (before.endswith(_THE) or before == "The "):
        word = before[:-1].rpartition(" ")[2]
        small = word.islower() and word.isalpha() and word not in _LINKS
        if not small or before[-1] != " " or text[at:end] not in _ALONE:
            return False
    behind = text[end : end + 24]
    if behind.startswith(_AND):
        # "the House and Senate", but "the Army and Harbour Club"
        behind = behind[len(_AND) :].partition(" ")[0].strip(".,;:)'’\"”")
        if behind[:1].isupper() and behind not in _CALLED:
            return False
    elif behind[:1].isalnum() or behind.startswith(_GOES_ON) or (behind[:1] == " " and behind[1:2].isupper()):
        return False
    return not in_headline(text, at)
