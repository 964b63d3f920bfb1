"""Spans of people, organisations and places in a text: what a tagger gives, and the tagger of rules.

A tagger only says where names stand and of what type; `group` makes entities of them,
so a trained model or a library can take the place of `tag_by_rules`.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from newsline.model import EntityType
from newsline.parser.names.fold import fold, name_tokens
from newsline.parser.names.lexicon import (
    ACRONYM,
    CALENDAR,
    DEMONYM,
    FAMILY,
    GIVEN,
    HEAD,
    ORG,
    PLACE,
    STOP,
    TITLE,
    WORD,
    Lexicon,
    lexicon,
)
from newsline.parser.names.pieces import (
    NOTHING,
    ORG_TYPE,
    PERSON_TYPE,
    PLACE_TYPE,
    STRONG,
    SURE,
    UNKNOWN,
    Piece,
)
from newsline.parser.names.scan import PROSE, Stretch, headline_lines, reach, stretches, words
from newsline.parser.names.segment import segment

TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE")


class NameSpan(NamedTuple):
    """A name in a text: half-open code points and its type."""

    start: int
    end: int
    type: EntityType


class Tagger(Protocol):
    """What finds names: a text and names that metadata vouch for in, spans in order without overlap out."""

    def __call__(self, text: str, known: Sequence[str] = (), /) -> list[NameSpan]:
        """The names of `text`; `known` are no mentions of it."""


_OPENING = ('"', "'", "“", "‘", "(")
_FOLLOWING = ("'", "’", ",", " ", "(")
_OF_PLACE = re.compile(
    r"\b(?:city|town|village|province|district|region|suburb|port|capital|state|island|area|outskirts|neighbou?rhood"
    r"|streets|coast|south|north|east|west) of \Z"
)
_ONE_OF = re.compile(
    r"\b[Oo]ne of (?:the|his|her|their|its) (?:[a-z]{1,20} )?"
    r"[a-z]{2,12}(?:ers|ors|ists|ians|ants|men|women), \Z"
)
_PLACE_AFTER = re.compile(r", ([A-Z]\w+(?: [A-Z]\w+)?)(?![\w’'])")
_AFTER = re.compile(r"[’']s\b|,? ?\(([A-Z][A-Za-z.&-]{1,9})\)|,? ([a-z]+|\d\d(?=,))")
_IN = frozenset(
    "in near outside inside across throughout around northern southern eastern western"
    " central downtown nearby".split()
)
_TO = frozenset("at from to into towards toward leaving reached visit visited visiting via".split())
# Small words with which a family name can begin; "de" and "la" are also French and Spanish prose.
_PARTICLES_BEFORE = frozenset("bin bint ibn ben van von der den".split())
_SAYING = frozenset(
    "said says told added asked replied explained argued insisted warned claimed tweeted"
    " wrote joked recalled admitted thinks believes thought hopes hoped wants wanted knew"
    " knows felt smiled laughed married died resigned who whose".split()
)
_PERSONAL = frozenset(
    "wife husband son daughter brother sister father mother uncle cousin friend widow"
    " nephew boss colleague player presidents leader rebel warlord dissident activist"
    " billionaire businessman candidate lawmaker".split()
)
_BODIES = frozenset("group organization organisation team agency charity network movement".split())
# A capitalised word that no list knows is taken for a name when it stands so often inside sentences.
_OFTEN = 4
_LONGEST_IN_HEADLINE = 5
# How far, in characters, the words next to a name are looked at.
_SIZE = 28
_CLAUSE = 64


# One word that is one of these is no name on its own, however often it is capitalised.
_NO_NAME = WORD | STOP | HEAD | DEMONYM | TITLE | CALENDAR


# start, end, surface, type, weight, whether a title stands before it
_Candidate = tuple[int, int, str, int, float, bool]


def tag_by_rules(text: str, known: Sequence[str] = ()) -> list[NameSpan]:
    """Find the names of `text` with word lists, rules of style and a vote of each name's occurrences.

    `known` are names from outside the text that vouch for theirs. Linear in the text.
    """
    lines = headline_lines(text)
    return tag_stretches(text, stretches(text, lines), lines, known)


def tag_stretches(
    text: str, found: list[Stretch], lines: list[tuple[int, int]], known: Sequence[str]
) -> list[NameSpan]:
    """`tag_by_rules` for who knows the `scan.stretches` and `scan.headline_lines` of `text` already."""
    lists = lexicon()
    candidates = _candidates(text, found)
    votes = _Votes(known, lists)
    votes.count(candidates)
    votes.vouch()
    spans: list[NameSpan] = []
    chosen = votes.chosen
    for start, end, surface, type, weight, titled in candidates:
        kind: int | None
        if titled and type == PERSON_TYPE and weight >= 2.0:
            kind = PERSON_TYPE
        elif surface in chosen:
            kind = chosen[surface]
        else:
            kind = votes.choose(surface)
        if kind is not None:
            spans.append(NameSpan(start, end, TYPES[kind]))
    for start, end in lines:
        spans.extend(_in_headline(text, start, end, votes, lists))
    if lines:
        spans.sort()
    return spans


def _candidates(text: str, stretches: list[Stretch]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for start, end, begins, kind in stretches:
        if kind != PROSE:
            continue
        chain = text[start:end]
        for first, last, surface, piece, certain in (
            cut_chain(chain, begins) if end - start < _SHORT else _cut(chain, begins)
        ):
            if certain:
                _, _, type_, weight, titled = piece
                found.append((start + first, start + last, surface, type_, weight, titled))
            else:
                found.append(_in_context(text, start + first, start + last, surface, piece, start, begins))
    return found


def _cut(chain: str, begins: bool) -> list[tuple[int, int, str, Piece, bool]]:
    """The pieces of a chain with their offsets into it, and whether their type needs no context."""
    tokens = chain.split(" ")
    pieces = segment(tokens, lexicon(), begins)
    if not pieces:
        return []
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token) + 1)
    found = []
    for piece in pieces:
        first, last = offsets[piece.first], offsets[piece.last] - 1
        kind, weight = piece.type, piece.weight
        certain = (
            weight >= SURE
            or (weight >= STRONG and kind != PERSON_TYPE)
            or (kind == NOTHING and weight < UNKNOWN)
        )
        found.append((first, last, chain[first:last], piece, certain))
    return found


# News repeats its names: most chains of a corpus have been cut before. Long ones would fill the memory.
_SHORT = 80
cut_chain = lru_cache(maxsize=32768)(_cut)


def _in_context(
    text: str, start: int, end: int, surface: str, piece: Piece, chain: int, begins: bool
) -> _Candidate:
    """Weigh what stands directly before and after a piece whose type is not certain."""
    _, _, kind, weight, titled = piece
    scores = [0.0, 0.0, 0.0]
    if kind != NOTHING:
        scores[kind] = weight
    if start == chain and not begins:
        word = _word_before(text, start)
        if word:
            if word in _PARTICLES_BEFORE and kind in (NOTHING, PERSON_TYPE) and text[start - 1] == " ":
                # "bin Laden" on its own
                start = _with_particles(text, start)
                return start, end, text[start:end], PERSON_TYPE, 2.0, titled
            if word == "of" and kind in (NOTHING, PERSON_TYPE):
                place = _OF_PLACE.search(text, max(0, start - _SIZE), start)
                if place is not None:
                    scores[PLACE_TYPE] += 3.5
            elif text.endswith("the ", 0, start):
                if piece.last - piece.first == 1 and kind in (NOTHING, PERSON_TYPE) and surface.endswith("s"):
                    # "the Houthis", "the Chechens": a people, not a name.
                    return start, end, surface, NOTHING, 0.0, titled
                if kind != PERSON_TYPE:
                    scores[ORG_TYPE] += 0.6
            elif word in _IN:
                scores[PLACE_TYPE] += 3.5
            elif word in _TO:
                scores[PLACE_TYPE] += 0.8
            elif word in _PERSONAL or lexicon().flags(word.capitalize()) & TITLE:
                scores[PERSON_TYPE] += 2.0
                titled = True
    if kind in (NOTHING, PERSON_TYPE) and weight < 3.0 and text.startswith(", ", end):
        # "Bridgeport, West Virginia"
        place = _PLACE_AFTER.match(text, end, end + _SIZE)
        if place is not None and (
            place[1] in lexicon().places or place[1].partition(" ")[0] in lexicon().places
        ):
            scores[PLACE_TYPE] += 2.0
    after = _AFTER.match(text, end, end + _SIZE) if text[end : end + 1] in _FOLLOWING else None
    if after is not None:
        word = after[2]
        if after[1] is not None and after[1].isupper() and piece.last - piece.first > 1:
            scores[ORG_TYPE] += 2.0
        elif word in _SAYING:
            scores[PERSON_TYPE] += 1.2
        elif word is not None and word.isdigit():
            scores[PERSON_TYPE] += 2.5
    apposed = kind == NOTHING and text.startswith(",", end) and text.endswith(", ", 0, start)
    if apposed and _ONE_OF.search(text, max(0, start - _CLAUSE), start) is not None:
        # "One of the drivers, Xavo, waved"
        scores[PERSON_TYPE] += 2.0
    if kind == PERSON_TYPE and not titled and piece.last - piece.first > 1 and text[end : end + 1] == " ":
        # "the White Falconet rescue group"
        following = [word.rstrip(".,;:") for word in text[end + 1 : end + 1 + _SIZE].split(" ")[:2]]
        if text.endswith(("the ", "'s ", "’s "), 0, start) and not _BODIES.isdisjoint(following):
            scores = [0.0, STRONG, 0.0]
    best = _best(scores)
    if scores[best] <= 0.0:
        return start, end, surface, NOTHING, weight, titled
    return start, end, surface, best, scores[best], titled


def _word_before(text: str, start: int) -> str:
    """The word before `start`, a "the" and an opening mark between them passed over; empty without one."""
    head = text[max(0, start - _SIZE) : start]
    if head[-1:] in _OPENING:
        head = head[:-1]
    if head[-1:] not in (" ", "\u00a0"):
        return ""
    if head.endswith((" the ", "\u00a0the ")) and head[-6:-5] not in ("", " "):
        word = head[:-5].rpartition(" ")[2]
        if not word.isalpha():
            return _trailing(word) or "the"
        return word
    word = head[:-1].rpartition(" ")[2]
    return word if word.isalpha() else _trailing(word)


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
        if word not in _PARTICLES_BEFORE or (space < 0 and start > 6):
            break
        start = space + 1
    return start


def _best(scores: list[float]) -> int:
    person, org, place = scores
    if person >= org:
        return PERSON_TYPE if person >= place else PLACE_TYPE
    return ORG_TYPE if org >= place else PLACE_TYPE


class _Votes:
    """What the whole document says of each surface, and whether it is a name at all."""

    def __init__(self, known: Sequence[str], lists: Lexicon) -> None:
        self.lists = lists
        self.scores: dict[str, list[float]] = {}
        self.weak: dict[str, int] = defaultdict(int)
        self.people: dict[str, float] = defaultdict(float)
        self.heads: set[str] = set()
        self.parts: dict[str, float] = defaultdict(float)
        self.chosen: dict[str, int | None] = {}
        self.known = {fold(name) for name in known if " " in name or not lists.flags(name) & _NO_NAME}
        for name in known:
            tokens = name_tokens(name)
            if len(tokens) > 1 and lists.flags(name.partition(" ")[0]) & GIVEN:
                self.parts[tokens[-1]] += 3.0

    def count(self, candidates: list[_Candidate]) -> None:
        """Add up what the candidates say."""
        all_scores, people = self.scores, self.people
        for _, _, surface, kind, weight, _ in candidates:
            if kind == NOTHING:
                self.weak[surface] += weight >= UNKNOWN
                continue
            scores = all_scores.get(surface)
            if scores is None:
                scores = all_scores[surface] = [0.0, 0.0, 0.0]
            scores[kind] += weight
            if kind == ORG_TYPE:
                if weight >= STRONG:
                    parts = surface.split(" ")
                    self.heads.add(parts[0] if "of" in parts or "for" in parts else parts[-1])
            elif kind == PERSON_TYPE and weight >= 1.0 and weight > people[surface]:
                people[surface] = weight

    def vouch(self) -> None:
        """Let "Jane Doe" speak for "Doe" and for "Jane"."""
        for name, weight in self.people.items():
            scores = self.scores[name]
            if max(scores) > scores[PERSON_TYPE]:
                continue
            tokens = name_tokens(name)
            if len(tokens) > 1:
                self.parts[tokens[-1]] += min(weight, 3.0)
                self.parts[tokens[0]] += 1.0

    def choose(self, surface: str) -> int | None:
        """The type of a surface that has been counted, `None` if it is no name."""
        kind = self.chosen[surface] = self._choose(surface)
        return kind

    def _choose(self, surface: str) -> int | None:
        scores = self.scores.get(surface, [0.0, 0.0, 0.0])
        total = list(scores)
        one_word = " " not in surface
        if one_word:
            folded = name_tokens(surface)
            # A place of the lists stays one unless the person has been named in full or titled.
            support = self.parts.get(folded[-1], 0.0) if len(folded) == 1 else 0.0
            flags = self.lists.flags(surface)
            if support and not (
                flags & (PLACE | ORG) and max(total) >= 3.0 > total[PERSON_TYPE] and support < 6.0
            ):
                total[PERSON_TYPE] += support * 2
        best = _best(total)
        if total[best] > 0.0:
            return best
        if one_word and surface in self.heads:
            return ORG_TYPE
        often = one_word and self.weak.get(surface, 0) >= _OFTEN and not self.lists.flags(surface) & _NO_NAME
        return PERSON_TYPE if often or fold(surface) in self.known else None

    def type_of(self, surface: str) -> int | None:
        """The type of a surface that the document's prose has decided, `None` if it has not."""
        if surface in self.scores or surface in self.weak:
            if surface not in self.chosen:
                return self.choose(surface)
            return self.chosen[surface]
        return None


def _in_headline(text: str, start: int, end: int, votes: _Votes, lists: Lexicon) -> list[NameSpan]:
    """Names of a line whose capitals mean nothing: those the prose or the lists know, longest first."""
    capitals = text[start:end].isupper()
    tokens = words(text, start, end)
    spans: list[NameSpan] = []
    at = 0
    while at < len(tokens):
        for last in range(reach(text, tokens, at, _LONGEST_IN_HEADLINE), at, -1):
            first, stop = tokens[at][0], tokens[last - 1][1]
            surface = text[first:stop]
            kind = _known_type(surface, last - at, capitals, votes, lists)
            if kind is not None:
                spans.append(NameSpan(first, stop, TYPES[kind]))
                at = last
                break
        else:
            at += 1
    return spans


def _known_type(surface: str, size: int, capitals: bool, votes: _Votes, lists: Lexicon) -> int | None:
    kind = votes.type_of(surface)
    if kind is not None:
        return kind
    forms = (surface, surface.title()) if capitals else (surface,)
    for form in forms:
        flags = lists.flags(form) if size == 1 else 0
        if size == 1 and flags & (WORD | STOP):
            continue
        if form in lists.places:
            return PLACE_TYPE
        if form in lists.orgs:
            return ORG_TYPE
        if form is not surface:
            kind = votes.type_of(form)
            if kind is not None:
                return kind
        if fold(form) in votes.known or (size == 1 and votes.parts.get(fold(form), 0.0) >= 3.0):
            return PERSON_TYPE
    if size in (2, 3) and not capitals:
        parts = surface.split(" ")
        first, last = lists.flags(parts[0]), lists.flags(parts[-1])
        if (
            len(parts) == size
            and first & GIVEN
            and not first & (WORD | PLACE)
            and not last & (WORD | PLACE | ORG | ACRONYM | STOP)
        ):
            return PERSON_TYPE
    if size == 1 and not capitals:
        flags = lists.flags(surface)
        if flags & ACRONYM:
            return ORG_TYPE
        if flags & FAMILY and not flags & (_NO_NAME | GIVEN):
            return PERSON_TYPE
    return None
