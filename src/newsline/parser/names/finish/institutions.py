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
# It begins as "the" ends, so that the search jumps from one to the next.
_WORD = re.compile(f"he ({'|'.join(_CALLED)})")
_THE = (" the ", "\nThe ", " The ", "“The ", '"The ', "\nthe ")
_GOES_ON = (" of ", " for ", " on ", " & ", "-")
_AND = " and "
_LONGEST = 8  # characters of "the " and what stands before it


def with_institutions(text: str, found: "list[Span]") -> "list[Span]":
    """The names and the institutions called by a word with a capital behind "the". Linear."""
    named: list[Span] = [
        (*match.span(1), "ORG") for match in _WORD.finditer(text) if _is_called(text, *match.span(1))
    ]
    named = apart_from(named, found) if named else named
    return sorted(found + named) if named else found


def _is_called(text: str, at: int, end: int) -> bool:
    """Whether "the" stands before a word, and it is neither longer nor part of a longer name."""
    before = text[max(0, at - _LONGEST) : at]
    if not (before.endswith(_THE) or before == "The "):
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
