"""States and provinces as newspapers shorten them, and towns before them: "Orrel, N.H.", "Ann Reed (D-Fla.)".

The abbreviations are those that the agencies of the United States and Canada use, and the postal codes of the
United States; the full stop is part of the former.
"""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.lexicon import CALENDAR, STOP, TITLE, lexicon

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

_SHORTENED = frozenset(
    "Ala. Alta. Ariz. Ark. B.C. Calif. Colo. Conn. D.C. Del. Fla. Ga. Ill. Ind. Kan. Kans. Ky. La."
    " Mass. Md. Mich. Minn. Miss. Mo. Mont. N.B. N.C. N.D. N.H. N.J. N.L. N.M. N.S. N.Y. Neb. Nev. Okla. Ont."
    " Ore. P.E.I. Pa. Que. R.I. S.C. S.D. Sask. Tenn. Tex. Va. Vt. W.Va. Wash. Wis. Wyo.".split()
)
_CODES = frozenset(
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY"
    " OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY".split()
)
# They begin with marks, so that the search jumps from one to the next.
_BEHIND = re.compile(r", (?:([RDI])-)?((?:[A-Z][a-z]{0,4}\.){1,3}|[A-Z]{2}(?![\w.&-]))")
_BRACKETED = re.compile(r"\((?:[RDI]-)?((?:[A-Z][a-z]{0,4}\.){1,3})\)")
_ENDS = frozenset((" ", ",", ")", ";", ":", ".", "\n", "'", "’", "-", "–", "—", "/", ""))
_ENDS_PARTY = frozenset((",", ")", ";", "."))
# "Little Orrel", the last words before a comma.
_TOWN = re.compile(r"(?:[A-Z][a-z'’.-]+ ){0,2}[A-Z][a-z'’-]+\Z")
_REACH = 40  # characters before a comma that are looked at


def with_states(text: str, found: "list[Span]") -> "list[Span]":
    """The names and the states that stand shortened behind a town or somebody, and these towns. Linear."""
    places: list[Span] = [
        (*match.span(1), "PLACE") for match in _BRACKETED.finditer(text) if match[1] in _SHORTENED
    ]
    ends: dict[int, Span] = {}
    for match in _BEHIND.finditer(text):
        party, state = match.groups()
        mark = match.start()
        at, end = match.span(2)
        if state not in _SHORTENED and state not in _CODES:
            continue
        behind = text[end : end + 1]
        if party:
            # ", R-Ky.,"
            if state in _SHORTENED and behind in _ENDS_PARTY:
                places.append((at, end, "PLACE"))
            continue
        ends = ends or {span[1]: span for span in found}
        before = ends.get(mark)
        if state in _CODES:
            if before is not None and before[2] == "PLACE":
                places.append((at, end, "PLACE"))
        elif behind in _ENDS and text[max(0, mark - _REACH) : mark].rpartition(" ")[2][:1].isupper():
            places.append((at, end, "PLACE"))
            if before is None:
                places += _town(text, mark)
            elif " " not in text[before[0] : mark]:
                places.append((before[0], mark, "PLACE"))
    if not places:
        return found
    places.sort()
    return sorted(apart_from(found, places) + places)


def _town(text: str, end: int) -> "list[Span]":
    """The town that ends at a comma before a state; none if the words before that are something else."""
    match = _TOWN.search(text, max(0, end - _REACH), end)
    if match is None:
        return []
    words = match[0].split(" ")
    flags = lexicon().flags
    while words and flags(words[0]) & (STOP | TITLE | CALENDAR):
        del words[0]
    return [(end - len(" ".join(words)), end, "PLACE")] if words else []
