"""The dateline: place, day and agency before the first sentence of an agency report."""

_REACH = 160
# What ends a dateline; the first of them in the line does.
_JOINS = (" - ", " – ", "—", "--", "_ ", ")- ", "/. ", "/ - ", " >> ", " » ")
# With a day and an agency also this: "New Delhi [India], February 8 (ANI): …".
_COLON = "): "
_SIGNS = "–—/_»>"
_OPENERS = "\"'“‘«("
_MOST_WORDS = 9
# With an agency behind them, which no sentence has there, these may be several places and their states.
_MOST_WITH_AGENCY = 14
_AGENCY_CHARS = 42
_FEWEST_SPACES = 3  # of the sentence behind a day


class Dateline:
    """`text` is the dateline with its dash; `agency` stands in it in parentheses or between slashes."""

    __slots__ = ("agency", "text")

    def __init__(self, text: str, agency: str | None) -> None:
        self.text = text
        self.agency = agency


def read_dateline(line: str) -> Dateline | None:
    """The dateline with which a paragraph begins: "LONDON, March 3 (Reuters) -"; `None` without one.

    There must be a place in capitals, an agency, or a day: "The talks - the third - …" has none.
    """
    start = line[:_REACH]
    if not start or not (start[0].isalpha() or start[0] in "(/"):
        return None
    # Each of the joins holds one of these, and one sign is found many times as fast as two.
    hyphen = "-" in start and ("- " in start or "--" in start)
    if not (hyphen or _COLON in start or any(map(start.__contains__, _SIGNS))):
        return None
    ends = [(at, join) for join in (*_JOINS, _COLON) if (at := start.find(join)) > 0]
    if not ends:
        return None
    at, join = min(ends)
    end = at + len(join)
    place, agency = _agency(start[: at + 1] if join[0] in ")/" else start[:at])
    if agency is None and start.startswith("(", end):
        # "NEW YORK--(BUSINESS WIRE)--"
        late = start.find(")--", end)
        if late > 0:
            agency, end = start[end + 1 : late], late + 3
    after = line[end:].lstrip().lstrip(_OPENERS)
    if not after or after[0].islower():
        return None
    words = place.split()
    first = words[0].strip(",.") if words else ""
    capitals = len(first) >= 2 and first.isupper() and (len(words) <= 3 or "," in place)
    dated = "," in place and any(map(str.isdigit, place))
    if join == _COLON and not (agency and dated):
        return None
    most = _MOST_WITH_AGENCY if agency and capitals else _MOST_WORDS
    if len(words) > most or not (agency or capitals or dated):
        return None
    if dated and not agency and after.count(" ") < _FEWEST_SPACES:
        # "October 14, 1999 – January 20, 2000"
        return None
    return Dateline(line[:end].rstrip(), agency)


def _agency(text: str) -> tuple[str, str | None]:
    """The place and the agency that follows it: "Paris (AFP)", "MOSCOW, July 13. /TASS/."."""
    bare = text.rstrip(" .")
    for opening, closing in (("(", ")"), ("/", "/")):
        at = bare.rfind(opening, 0, -1)
        if bare.endswith(closing) and at >= 0:
            agency = bare[at + 1 : -1]
            if agency[:1].isupper() and len(agency) <= _AGENCY_CHARS:
                return bare[:at], agency
    return text, None
