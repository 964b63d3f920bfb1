"""What stands directly before and after a piece of a text, and what it tells of its type."""

import re
from functools import lru_cache

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

# Marks before a name, and what stands after one of which more can be told.
_OPENING = ('"', "'", "“", "‘", "(")
_FOLLOWING = (" ", ",", "(")
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
_OF, _PARTICLE, _IN, _TO, _PERSONAL = range(1, 6)
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


def weighed(text: str, start: int, end: int, piece: Piece, within: bool) -> Weighed:
    """Weigh what stands directly before and after a piece whose type its own words leave open.

    `within` tells that the chain begins with it, inside a sentence. Looks a bounded way.
    """
    first, last, kind, weight, titled = piece
    surface = text[start:end]
    scores = [0.0, 0.0, 0.0]
    if kind != NOTHING:
        scores[kind] = weight
    person = kind in (NOTHING, PERSON_TYPE)
    word = _word_before(text, start) if within else ""
    if word:
        cue = _cue(word)
        if cue == _PARTICLE and person and text[start - 1] == " ":
            # "bin Laden" on its own
            start = _with_particles(text, start)
            return start, end, text[start:end], PERSON_TYPE, 2.0, titled
        if cue == _OF and person:
            place = _OF_PLACE.search(text, max(0, start - _SIZE), start)
            if place is not None:
                scores[PLACE_TYPE] += 3.5
        elif text.endswith("the ", 0, start):
            if last - first == 1 and person and surface.endswith("s"):
                # "the Houthis", "the Chechens": a people, not a name.
                return start, end, surface, NOTHING, 0.0, titled
            if kind != PERSON_TYPE:
                scores[ORG_TYPE] += 0.6
        elif cue == _IN:
            scores[PLACE_TYPE] += 3.5
        elif cue == _TO:
            scores[PLACE_TYPE] += 0.8
        elif cue == _PERSONAL:
            scores[PERSON_TYPE] += 2.0
            titled = True
    mark = text[end : end + 1]
    if mark == "," and person and weight < 3.0 and _before_place(text, end):
        # "Bridgeport, West Virginia"
        scores[PLACE_TYPE] += 2.0
    if mark in _FOLLOWING:
        if last - first > 1 and "(" in text[end : end + 3] and _before_acronym(text, end):
            scores[ORG_TYPE] += 2.0
        before, _, after = text[end : end + _SIZE].partition(" ")
        if before in ("", ","):
            scores[PERSON_TYPE] += _told_by(after.partition(" ")[0])
    if mark == "," and kind == NOTHING and text.endswith(", ", 0, start):
        # "One of the drivers, Xavo, waved"
        if _ONE_OF.search(text, max(0, start - _CLAUSE), start) is not None:
            scores[PERSON_TYPE] += 2.0
    elif mark == " " and kind == PERSON_TYPE and not titled and last - first > 1:
        # "the White Falconet rescue group"
        following = [word.rstrip(".,;:") for word in text[end + 1 : end + 1 + _SIZE].split(" ", 2)[:2]]
        if not _BODIES.isdisjoint(following) and text.endswith(("the ", "'s ", "’s "), 0, start):
            scores = [0.0, STRONG, 0.0]
    best = max(scores)
    if best <= 0.0:
        return start, end, surface, NOTHING, weight, titled
    return start, end, surface, scores.index(best), best, titled


@lru_cache(maxsize=65536)
def _cue(word: str) -> int:
    """What the word before a name tells, 0 if it tells nothing."""
    return _CUES.get(word) or (_PERSONAL if lexicon().flags(word.capitalize()) & TITLE else 0)


@lru_cache(maxsize=65536)
def _told_by(word: str) -> float:
    """How much what follows a name up to the next space speaks for a person: "said", "41,"."""
    told = _TELLING.match(word)
    if told is None:
        return 0.0
    return 2.5 if told[1] is None else 1.2 if told[1] in _SAYING else 0.0


def _before_place(text: str, end: int) -> bool:
    place = _PLACE_AFTER.match(text, end, end + _SIZE)
    places = lexicon().places
    return place is not None and (place[1] in places or place[1].partition(" ")[0] in places)


def _before_acronym(text: str, end: int) -> bool:
    acronym = _ACRONYM_AFTER.match(text, end, end + _SIZE)
    return acronym is not None and acronym[1].isupper()


def _word_before(text: str, start: int) -> str:
    """The word before `start`, a "the" and an opening mark between them passed over; empty without one."""
    head = text[max(0, start - _SIZE) : start]
    if head[-1:] in _OPENING:
        head = head[:-1]
    if head[-1:] not in (" ", "\u00a0"):
        return ""
    word = head[:-1].rpartition(" ")[2]
    if word.isalpha() and word != "the":
        return word
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
