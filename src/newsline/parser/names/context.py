"""What stands directly before and after a piece of a text, and what it tells of its type."""

import re

from newsline.parser.names.lexicon import TITLE, lexicon
from newsline.parser.names.pieces import (
    NOTHING,
    ORG_TYPE,
    PERSON_TYPE,
    PLACE_TYPE,
    STRONG,
    Piece,
    Weighed,
)
from newsline.parser.remembered import Remembered

# Marks before a name.
_OPENING = frozenset("\"'“‘(")
_OF_PLACE = re.compile(
    r"\b(?:city|town|village|province|district|region|suburb|port|capital|state|island|area|outskirts|neighbou?rhood"
    r"|streets|coast|south|north|east|west) of \Z"
)
_ONE_OF = re.compile(
    r"\b[Oo]ne of (?:the|his|her|their|its) (?:[a-z]{1,20} )?"
    r"[a-z]{2,12}(?:ers|ors|ists|ians|ants|men|women), \Z"
)
_PLACE_AFTER = re.compile(r", ([A-Z]\w+(?: [A-Z]\w+)?)(?![\w’'])")
_ACRONYM_AFTER = re.compile(r",? ?\(([A-Z][A-Za-z.&-]{1,9})\)")
_TELLING = re.compile(r"([a-z]+)|\d\d(?=,)")
# Words before a name: "of", small words with which a family name can begin ("de" and "la" are also French
# and Spanish prose), what says where something is or where it goes, and what people are to others.
_OF, _PARTICLE, _IN, _TO, _PERSONAL, _BODY = range(1, 7)
_CUES = {
    word: cue
    for cue, words in (
        (_OF, "of"),
        (_PARTICLE, "bin bint ibn ben van von der den"),
        (
            _IN,
            "in near outside inside across throughout around northern southern eastern western central"
            " downtown nearby",
        ),
        (_TO, "at from to into towards toward leaving reached visit visited visiting via"),
        (
            _PERSONAL,
            "wife husband son daughter brother sister father mother uncle cousin friend widow nephew boss"
            " colleague player presidents leader rebel warlord dissident activist billionaire businessman"
            " candidate lawmaker",
        ),
        (
            _BODY,
            "airline automaker bank brewer broadcaster carmaker chipmaker company conglomerate drugmaker firm"
            " insurer lender magazine manufacturer newspaper nonprofit retailer startup start-up steelmaker"
            " subsidiary supermarket tabloid watchdog",
        ),
    )
    for word in words.split()
}
_SAYING = frozenset(
    "said says told added asked replied explained argued insisted warned claimed tweeted"
    " wrote joked recalled admitted thinks believes thought hopes hoped wants wanted knew"
    " knows felt smiled laughed married died resigned who whose".split()
)
_BODIES = frozenset("group organization organisation team agency charity network movement".split())
# How far, in characters, the words next to a name are looked at.
_SIZE = 28
_CLAUSE = 64


def weighed(text: str, start: int, surface: str, piece: Piece, within: bool) -> Weighed:
    """Weigh what stands directly before and after a piece whose type its own words leave open.

    The piece is the `surface` at `start`; `within` tells that the chain begins with it, inside a sentence.
    Looks a bounded way.
    """
    first, last, kind, weight, titled = piece
    end = start + len(surface)
    several = last - first > 1
    nothing, personal = kind == NOTHING, kind == PERSON_TYPE
    person = weight if personal else 0.0
    org = weight if kind == ORG_TYPE else 0.0
    place = weight if kind == PLACE_TYPE else 0.0
    word = _word_before(text, start) if within else ""
    if word:
        cue = _CUE[word]
        if cue == _PARTICLE and (personal or nothing) and text[start - 1] == " ":
            # "bin Laden" on its own
            start = _with_particles(text, start)
            return start, end, text[start:end], PERSON_TYPE, 2.0, titled
        if cue == _OF and (personal or nothing):
            if _OF_PLACE.search(text, max(0, start - _SIZE), start) is not None:
                place += 3.5
        elif text.endswith("the ", 0, start):
            if (personal or nothing) and not several and surface.endswith("s"):
                # "the Houthis", "the Chechens": a people, not a name.
                return start, end, surface, NOTHING, 0.0, titled
            if not personal:
                org += 0.6
        elif cue == _IN:
            place += 3.5
        elif cue == _TO:
            place += 0.8
        elif cue == _PERSONAL:
            person += 2.0
            titled = True
        elif cue == _BODY and text[start - 1] == " ":
            org += 2.0
    mark = text[end : end + 1]
    if mark == " ":
        if several and text.startswith("(", end + 1) and _before_acronym(text, end):
            org += 2.0
        person += _TOLD[text[end + 1 : end + _SIZE].partition(" ")[0]]
        if several and personal and not titled and text.endswith(("the ", "'s ", "’s "), 0, start):
            # "the White Falconet rescue group"
            following = [word.rstrip(".,;:") for word in text[end + 1 : end + 1 + _SIZE].split(None, 2)[:2]]
            if not _BODIES.isdisjoint(following):
                person, org, place = 0.0, STRONG, 0.0
    elif mark == ",":
        if (personal or nothing) and weight < 3.0 and _before_place(text, end):
            # "Bridgeport, West Virginia"
            place += 2.0
        if several and "(" in text[end + 1 : end + 3] and _before_acronym(text, end):
            org += 2.0
        if text.startswith(" ", end + 1):
            person += _TOLD[text[end + 2 : end + _SIZE].partition(" ")[0]]
        # "One of the drivers, Xavo, waved"
        among = nothing and text.endswith(", ", 0, start)
        if among and _ONE_OF.search(text, max(0, start - _CLAUSE), start) is not None:
            person += 2.0
    elif mark == "(" and several and _before_acronym(text, end):
        org += 2.0
    if person >= org and person >= place:
        kind, best = PERSON_TYPE, person
    elif org >= place:
        kind, best = ORG_TYPE, org
    else:
        kind, best = PLACE_TYPE, place
    if best <= 0.0:
        return start, end, surface, NOTHING, weight, titled
    return start, end, surface, kind, best, titled


def _cue(word: str) -> int:
    """What the word before a name tells, 0 if it tells nothing."""
    return _CUES.get(word) or (_PERSONAL if lexicon().flags(word.capitalize()) & TITLE else 0)


def _told_by(word: str) -> float:
    """How much what follows a name up to the next space speaks for a person: "said", "41,"."""
    told = _TELLING.match(word)
    if told is None:
        return 0.0
    return 2.5 if told[1] is None else 1.2 if told[1] in _SAYING else 0.0


_CUE, _TOLD = Remembered(_cue), Remembered(_told_by)


def _before_place(text: str, end: int) -> bool:
    place = _PLACE_AFTER.match(text, end, end + _SIZE)
    places = lexicon().places
    return place is not None and (place[1] in places or place[1].partition(" ")[0] in places)


def _before_acronym(text: str, end: int) -> bool:
    acronym = _ACRONYM_AFTER.match(text, end, end + _SIZE)
    return acronym is not None and acronym[1].isupper()


def _word_before(text: str, start: int) -> str:
    """The word before `start`, a "the" and an opening mark between them passed over; empty without one."""
    end = start - 1 if start and text[start - 1] in _OPENING else start
    if not end or text[end - 1] not in " \u00a0":
        return ""
    low = start - _SIZE if start > _SIZE else 0
    word = text[low : end - 1].rpartition(" ")[2]
    if word != "the" and word.isalpha():
        return word
    head = text[low:end]
    if head.endswith((" the ", "\u00a0the ")) and head[-6:-5] not in ("", " "):
        word = head[:-5].rpartition(" ")[2]
        return word if word.isalpha() else _trailing(word) or "the"
    return _trailing(word)


def _trailing(word: str) -> str:
    """What of a word stands after its last mark other than a full stop."""
    at = len(word)
    while at and (word[at - 1].isalnum() or word[at - 1] in "._"):
        at -= 1
    return word[at:]


def _with_particles(text: str, start: int) -> int:
    """Where a family name at `start` begins with the one or two small words before it."""
    for _ in range(2):
        space = text.rfind(" ", max(0, start - 6), start - 1)
        word = text[space + 1 : start - 1]
        if _CUES.get(word) != _PARTICLE or (space < 0 and start > 6):
            break
        start = space + 1
    return start
