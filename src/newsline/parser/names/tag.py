"""Spans of people, organisations and places in a text: what a tagger gives, and the tagger of rules.

A tagger only says where names stand and of what type; `group` makes entities of them,
so a trained model or a library can take the place of `tag_by_rules`.
"""

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple, Protocol, TypeGuard

from newsline.model import EntityType
from newsline.parser.names.context import weighed
from newsline.parser.names.datelines import apart_from, dateline_names
from newsline.parser.names.fold import fold
from newsline.parser.names.foreign import with_care
from newsline.parser.names.lexicon import ACRONYM, FAMILY, GIVEN, ORG, PLACE, STOP, WORD, lexicon
from newsline.parser.names.pieces import (
    NOTHING,
    ORG_TYPE,
    PERSON_TYPE,
    PLACE_TYPE,
    STRONG,
    SURE,
    UNKNOWN,
    Piece,
    Weighed,
)
from newsline.parser.names.scan import PROSE, Stretch, headline_lines, in_capitals, reach, stretches, words
from newsline.parser.names.segment import segment
from newsline.parser.names.votes import NO_NAME, Votes
from newsline.parser.remembered import Remembered

TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE")


class NameSpan(NamedTuple):
    """A name in a text: half-open code points and its type."""

    start: int
    end: int
    type: EntityType


# As any `NameSpan` is one, but made and read at a third of the price.
Span = tuple[int, int, EntityType]


# A text, and names that metadata vouch for in it.
Asked = tuple[str, Sequence[str]]


class Tagger(Protocol):
    """What finds names: a text and names that metadata vouch for in, spans in order without overlap out."""

    def __call__(self, text: str, known: Sequence[str] = (), /) -> Sequence[Span]:
        """The names of `text`; `known` are no mentions of it."""


class TaggerOfMany(Tagger, Protocol):
    """A tagger that is quicker with several texts at once."""

    def many(self, asked: Sequence[Asked], /) -> Sequence[Sequence[Span]]:
        """The names of each text; what they are must not depend on the other texts."""


def tag_each(tagger: Tagger, asked: Sequence[Asked]) -> Sequence[Sequence[Span]]:
    """The names of each text; a tagger that has a function `many` is given them all at once."""
    if reads_many(tagger):
        return tagger.many(asked)
    return [tagger(text, known) for text, known in asked]


def reads_many(tagger: Tagger) -> TypeGuard[TaggerOfMany]:
    """Whether it is quicker with several texts at once."""
    return hasattr(tagger, "many")


# A piece of a chain: its offsets into that, its words; type, weight and title where that needs no context.
Cut = tuple[int, int, str, Piece, tuple[int, float, bool] | None]

_LONGEST_IN_HEADLINE = 5


def tag_by_rules(text: str, known: Sequence[str] = ()) -> list[Span]:
    """Find the names of `text` with word lists, rules of style and a vote of each name's occurrences.

    `known` are names from outside the text that vouch for theirs. Linear in the text.
    """
    lines = headline_lines(text)
    named = dateline_names(text, lines)
    found = tag_stretches(text, apart_from(stretches(text, lines), named), lines, named, known)
    return with_care(text, found)


def tag_stretches(
    text: str, found: list[Stretch], lines: list[tuple[int, int]], named: list[Span], known: Sequence[str]
) -> list[Span]:
    """`tag_by_rules` for who knows where it looks.

    `lines` are the `scan.headline_lines` of `text`, `named` the names of its datelines, `found` its
    `scan.stretches` apart from these.
    """
    pieces = _pieces(text, found)
    votes = Votes(pieces, known)
    types = votes.types
    spans: list[Span] = []
    for start, end, surface, kind, weight, titled in pieces:
        chosen = kind if titled and kind == PERSON_TYPE and weight >= 2.0 else types[surface]
        if chosen is not None:
            spans.append((start, end, TYPES[chosen]))
    for start, end in lines:
        spans += _in_headline(text, start, end, votes)
    spans += named
    if lines or named:
        spans.sort()
    return spans


def _pieces(text: str, found: list[Stretch]) -> list[Weighed]:
    """The pieces of the prose among the stretches `found`, in order."""
    pieces: list[Weighed] = []
    inside, beginning = _CUTS
    for start, end, begins, kind in found:
        if kind != PROSE:
            continue
        for first, last, surface, piece, told in (beginning if begins else inside)[text[start:end]]:
            if told is not None:
                type_, weight, titled = told
                pieces.append((start + first, start + last, surface, type_, weight, titled))
            else:
                within = first == 0 and not begins
                pieces.append(weighed(text, start + first, surface, piece, within))
    return pieces


def cut_chain(chain: str, begins: bool) -> tuple[Cut, ...]:
    """The pieces of a chain; `begins` tells that it begins a sentence."""
    return _CUTS[begins][chain]


def _cut(begins: bool, chain: str) -> tuple[Cut, ...]:
    tokens = chain.split(" ")
    pieces = segment(tokens, lexicon(), begins)
    if not pieces:
        return ()
    single = len(tokens) == 1
    offsets = (0, len(chain) + 1) if single else [0, *accumulate([len(token) + 1 for token in tokens])]
    found = []
    for piece in pieces:
        at, stop, kind, weight, titled = piece
        first, last = offsets[at], offsets[stop] - 1
        certain = (
            weight >= SURE
            or (weight >= STRONG and kind != PERSON_TYPE)
            or (kind == NOTHING and weight < UNKNOWN)
        )
        told = (kind, weight, titled) if certain else None
        found.append((first, last, chain[first:last], piece, told))
    # As tuples of tuples the many that are kept cost the search for cyclic garbage nothing.
    return tuple(found)


# Of chains inside sentences, and of those that begin one.
_CUTS = Remembered(partial(_cut, False)), Remembered(partial(_cut, True))


def _in_headline(text: str, start: int, end: int, votes: Votes) -> list[Span]:
    """Names of a line whose capitals mean nothing: those the prose or the lists know, longest first."""
    capitals = in_capitals(text[start:end])
    tokens = words(text, start, end)
    ends = reach(text, tokens, _LONGEST_IN_HEADLINE)
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        for last in range(ends[at], at, -1):
            first, stop = tokens[at][0], tokens[last - 1][1]
            kind = _known_type(text[first:stop], last - at, capitals, votes)
            if kind is not None:
                spans.append((first, stop, TYPES[kind]))
                at = last
                break
        else:
            at += 1
    return spans


def _known_type(surface: str, size: int, capitals: bool, votes: Votes) -> int | None:
    kind = votes.types.get(surface)
    if kind is not None:
        return kind
    likely = None
    for form in (surface, surface.title()) if capitals else (surface,):
        ordinary, listed, likely = _by_lists(form, size)
        if ordinary:
            continue
        if listed is not None:
            return listed
        if form is not surface and (kind := votes.types.get(form)) is not None:
            return kind
        if size == 1 or votes.known:
            folded = fold(form)
            if folded in votes.known or (size == 1 and votes.parts.get(folded, 0.0) >= 3.0):
                return PERSON_TYPE
    return None if capitals and size == 1 else likely


@lru_cache(maxsize=16384)
def _by_lists(form: str, size: int) -> tuple[bool, int | None, int | None]:
    """Of `size` words whether they are but an ordinary one, the type of the lists, and the likely type."""
    lists = lexicon()
    listed = PLACE_TYPE if form in lists.places else ORG_TYPE if form in lists.orgs else None
    likely = None
    if size == 1:
        flags = lists.flags(form)
        if flags & ACRONYM:
            likely = ORG_TYPE
        elif flags & FAMILY and not flags & (NO_NAME | GIVEN):
            likely = PERSON_TYPE
        return bool(flags & (WORD | STOP)), listed, likely
    parts = form.split(" ")
    if len(parts) == size < 4:
        first, last = lists.flags(parts[0]), lists.flags(parts[-1])
        if first & GIVEN and not first & (WORD | PLACE) and not last & (WORD | PLACE | ORG | ACRONYM | STOP):
            likely = PERSON_TYPE
    return False, listed, likely
