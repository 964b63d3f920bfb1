"""What a text says of names outright, above what they look like: that they are bodies, or people.

"The Sambil Rukun Party (SRP)" and then "SRP"; "the retailer Voxby"; "an analyst at Nordby". Whoever is called
by one of his names is the person who stands in full elsewhere: "Ferdi Yusran … Ferdi said". Two initials are
part of the name behind them: "SV Raju".
"""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.finish.brackets import may_be_body, told_by_or, told_in_brackets
from newsline.parser.names.lexicon import FAMILY, GIVEN, ORG, PLACE, TITLE, WORD, lexicon

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

# Bodies, never people: what stands before a name says that it is one.
_KINDS = frozenset(
    "agency airline automaker bank brewer broadcaster brokerage builder carmaker chain charity chipmaker"
    " club company conglomerate consultancy drugmaker federation fintech firm giant group homebuilder"
    " insurer lender magazine manufacturer marketplace militia movement multinational network newspaper"
    " nonprofit organisation organization outlet party planemaker platform portal refiner retailer"
    " shipbuilder shipyard startup start-up steelmaker studio subsidiary supermarket tabloid telco"
    " telecoms thinktank truckmaker union utility watchdog website".split()
)
# Of these some are called as people are: "the news agency Tasnim".
_PRESS = frozenset("agency broadcaster magazine newspaper tabloid".split())
# Things that have names of their own: "the yacht Velda".
_THINGS = frozenset(
    "ESPS HMAS HMCS HMS MSC USS barge catamaran cyclone destroyer ferry freighter frigate hurricane malware"
    " ransomware rocket satellite schooner ship spacecraft spyware submarine tanker trawler typhoon vessel"
    " warship yacht".split()
)
# What belongs to bodies, or is held in one.
_OWNED = frozenset(
    "CEO CFO COO affiliate chairman chairperson chairwoman co-founder employee employees executive official"
    " officials shareholder shareholders shares subsidiary".split()
)
# The last words of companies' names, which come and go.
COMPANY = frozenset(
    "Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. Limited PLC Plc plc LLC Holdings".split()
)
# The last words of companies and schools that are no family names, and that their short forms lack.
SHORTENED = frozenset(
    "Airlines Airways Analytics Broadcasting Communications Corporation Electronics Energy Enterprises Foods"
    " Industries Insurance Laboratories Motors Networks News Pharma Pharmaceuticals Research Software"
    " Solutions Studios Systems Technologies Telecom Television University Ventures".split()
)
# With those of clubs and parties.
_LEFT_OUT = SHORTENED | frozenset("AFC BC CF FC FK RC SC Party".split())
_BASED = "-based "
# "Voxby, a Finnish retailer," and "Voxby is a startup that": what a body is stands behind its name.
_IS = frozenset((", a", ", t", " is"))
_IS_ONE = (", a ", ", an ", ", the ", " is a ", " is an ", " is the ")
_IS_KIND = (
    r"(?:,| is) (?:an?|the)(?: (?!(?:for|of|at|with|to|from|in|by|on) )[\w-]{2,20}){0,3} (?:"
    + "|".join(sorted(_KINDS))
    + r")(?=[,.;]| (?:that|which|based|in|for|of|owned|run|with|founded|looking)\b)"
)
# Who works at a body, or is with one.
_STAFF = frozenset(
    "analyst analysts broker consultant dealer economist economists engineer executive fellow lecturer"
    " manager partner professor researcher researchers scholar scientist strategist strategists trader"
    " traders".split()
)
# Before a name of two words or more, which may be somebody's behind "with".
_EMPLOYED = tuple(f" {who} {at} " for who in ("analyst", "analysts", "economist") for at in ("at", "with"))
# What may stand before "of", "at" and "with".
_RELATED = {"of": _OWNED, "at": _STAFF, "with": _STAFF}
# By its last three letters one sees of most words before a name that they tell nothing; a text may begin with
# a word of two.
_TELLING = frozenset([f" {word}"[-3:] for word in (*_KINDS, *_THINGS, *_RELATED)] + list(_RELATED))
_TWO_INITIALS = re.compile(r"([A-Z]{2}) ([A-Z][a-z]{2,20})(?![\w-])")
# Two capitals before a name that are an office or a court.
_OFFICES = frozenset("AG CJ CM DA DC DG DM DP EC ED FM GM HC HM IG MD MK MP OC PA PM PS SC SP VP".split())
_PAIR = 2  # letters of two initials
_SHORT = 2  # words of a short form, at most
_MANY = 100  # names; a list of so many is none that speaks of them again
_LEAST = 3  # letters of initials that are looked for
# After one of these two capitals are a part of something longer: "AT&T Mobility".
_JOINED = frozenset("_.&-")
_REACH = 24  # characters before a name that are looked at


def told_outright(text: str, found: "list[Span]", ruled: "list[Span]") -> "list[Span]":
    """The names with the types that the text itself gives to some, and the acronyms it gives them.

    `ruled` are the names that the rules see, who take two initials for a name of their own.
    """
    found = _with_initials(text, found, ruled)
    surfaces = [text[start:end] for start, end, _ in found]
    bodies: set[str] = set()
    full: set[str] = set()
    more: list[Span] = []
    nobody: set[str] = set()
    if "(" in text:
        bodies, more, whole, nobody = told_in_brackets(text, found)
        if whole:
            # "Sabah" is no place in "Gabungan Rakyat Sabah (GRS)".
            found = apart_from(found, whole)
            surfaces = [text[start:end] for start, end, _ in found]
        more += _named_again(text, bodies)
    if shortened := told_by_or(text, found) - bodies:
        bodies |= shortened
        more += _named_again(text, shortened)
    companies: set[str] = set()
    others: list[str] = []
    for (start, end, type_), surface in zip(found, surfaces, strict=True):
        if type_ != "PERSON":
            others.append(surface)
        near = text[start - 4 : start - 1] or text[:2]
        word = _word_before(text, start) if near in _TELLING else ""
        if type_ == "ORG":
            name, _, last = surface.rpartition(" ")
            if name and (last in COMPANY or (last in _LEFT_OUT and _is_short(name))):
                companies.add(name)
            elif word and surface.isupper() and _called_body(text, start) and may_be_body(surface, type_):
                # "an official of MASLOC" tells of "MASLOC cars" too
                bodies.add(surface)
        elif type_ == "PERSON" and " " in surface and surface not in bodies:
            full.add(surface)
            told = text[end : end + 3] in _IS and _is_body(text, end)
            told = told or bool(word and text.endswith(_EMPLOYED, 0, start))
            if told and may_be_body(surface, type_):
                bodies.add(surface)
            elif word in _THINGS:
                nobody.add(surface)
        elif near == "sed" and text.endswith(_BASED, 0, start):
            if may_be_body(surface, type_):
                companies.add(surface)
        elif (
            ((word and _called_body(text, start)) or (text[end : end + 3] in _IS and _is_body(text, end)))
            and may_be_body(surface, type_)
        ) or (type_ == "PERSON" and word in _PRESS):
            bodies.add(surface)
        elif word in _THINGS:
            nobody.add(surface)
    people = {name[: name.index(" ")] for name in full}
    people.update([name[name.rindex(" ") + 1 :] for name in full])
    if companies:
        bodies |= _called_by_company(text, found, companies - people)
    if not bodies and not nobody and people.isdisjoint(others):
        return found
    flags = lexicon().flags
    typed: list[Span] = []
    for span, surface in zip(found, surfaces, strict=True):
        start, end, type_ = span
        if surface in nobody:
            continue
        if surface in bodies:
            span = start, end, "ORG"
        elif type_ != "PERSON" and surface in people and not flags(surface) & (PLACE | ORG):
            span = start, end, "PERSON"
        typed.append(span)
    lacking = apart_from(more, typed)
    return _without_overlap(typed + lacking) if lacking else typed


def _named_again(text: str, bodies: set[str]) -> "list[Span]":
    """Where else the text has the names that its brackets have told."""
    found: list[Span] = []
    for name in bodies if len(bodies) < _MANY else ():
        size = len(name)
        at = text.find(name) if size >= _LEAST else -1
        while at >= 0:
            end = at + size
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                found.append((at, end, "ORG"))
            at = text.find(name, end)
    return found


def _without_overlap(spans: "list[Span]") -> "list[Span]":
    """The spans in order, of those that overlap the first and longest."""
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _with_initials(text: str, found: "list[Span]", ruled: "list[Span]") -> "list[Span]":
    """People with the two initials before their names: "SV Raju", if "Raju" was found or is a known name."""
    flags = lexicon().flags
    # To search the text for them would take as long as all the rest.
    places = {start for start, end, _ in ruled if end - start == _PAIR}
    places.update(
        [
            start - _PAIR - 1
            for start, _, _ in found
            if start > _PAIR and text[start - 1] == " " and text[start - 2].isupper()
        ]
    )
    if not places:
        return found
    named: dict[int, Span] = {}
    for place in places:
        match = _TWO_INITIALS.match(text, place)
        if match is None or (before := text[place - 1 : place]).isalnum() or before in _JOINED:
            continue
        letters, name = match.groups()
        if letters not in _OFFICES and not flags(letters) & (ORG | PLACE | WORD):
            known = bool(flags(name) & (FAMILY | GIVEN)) and not flags(name) & WORD
            named[match.start(2)] = place, match.end() if known else -1, "PERSON"
    if not named:
        return found
    longer: list[Span] = []
    for start, end, type_ in found:
        first, _, _ = named.pop(start, (start, 0, ""))
        if type_ == "PERSON" and first < start:
            # Of no use any more: "SV" as a body.
            while longer and longer[-1][1] > first:
                longer.pop()
            start = first
        longer.append((start, end, type_))
    people = apart_from([span for span in named.values() if span[1] > 0], longer)
    return sorted(longer + people) if people else longer


def _called_body(text: str, start: int) -> bool:
    """Whether the words before a name say that it is a body: "the retailer ", "an analyst at "."""
    if text[start - 1 : start] != " ":
        return False
    rest, _, word = text[max(0, start - _REACH) : start - 1].rpartition(" ")
    if word in _RELATED:
        return rest.rpartition(" ")[2] in _RELATED[word]
    return word in _KINDS


def _is_short(name: str) -> bool:
    """Whether it may be a body's name without its last word."""
    return name.count(" ") < _SHORT and may_be_body(name, "ORG")


def _is_body(text: str, end: int) -> bool:
    """Whether the words behind a name say that it is a body: ", a Finnish retailer,"."""
    return text.startswith(_IS_ONE, end) and re.compile(_IS_KIND).match(text, end) is not None


def _called_by_company(text: str, found: "list[Span]", companies: set[str]) -> set[str]:
    """Those of the names that are a company's, of which the text has the whole: "Voxby" of "Voxby Inc"."""
    others = {
        surface
        for start, end, type_ in found
        if type_ == "PERSON" and (surface := text[start:end]) in companies and titled(text, start)
    }
    return {name for name in companies - others if name not in lexicon().places}


def titled(text: str, start: int) -> bool:
    """Whether a title stands before a name."""
    return bool(lexicon().flags(_word_before(text, start)) & TITLE)


def _word_before(text: str, start: int) -> str:
    """The word that stands before a place in a text and one space, or none at its beginning."""
    return text[max(0, start - _REACH) : start][:-1].rpartition(" ")[2]
