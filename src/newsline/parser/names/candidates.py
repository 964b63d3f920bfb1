"""Where the trained tagger looks for names: stretches of text, and every part of a stretch that may be one.

A stretch is a chain of capitalised words (`scan.stretches`), or a word that is a name of the lists but for
its capital, in a text that is careless with capitals. Each part of it is a candidate with the bits below; how
much they are worth is trained (`tools/train_tagger`). They depend on the form of the stretch alone (`Form`):
what kinds of words it has, and how the rules cut it. Few forms make up most of a text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from newsline.parser.names.lexicon import (
    ACRONYM,
    CALENDAR,
    CONNECTOR,
    DEMONYM,
    FAMILY,
    GIVEN,
    INITIAL,
    MODIFIER,
    ORG,
    PLACE,
    STOP,
    TITLE,
    WORD,
    Lexicon,
    lexicon,
)
from newsline.parser.names.pieces import STRONG, SURE, Piece
from newsline.parser.names.scan import SMALL, Stretch

# The bits of a candidate by itself: it is all of a stretch, its beginning, its end; it has one, two, three,
# more words; "of" or "for", "and" inside it; all its words are ordinary; a sentence may begin with it.
WHOLE, STARTS, ENDS, SIZE, HAS_OF, HAS_AND, ORDINARY, BEGINS = 0, 1, 2, 3, 7, 8, 9, 10
SIZES = 4
# The rules cut just this piece: its type, one of four, the strength of their evidence, one of four, a title.
CUT, STRENGTH, TITLED = 11, 15, 19
# The rules cut a piece that overlaps this, is inside it, holds it.
CROSSED, HOLDS, INSIDE = 20, 21, 22
FORM_BITS = 23

# White space before a text is passed over up to so many characters.
_HEAD = 100
# No name has more words.
_MOST_WORDS = 7
# No name of several words begins with one of these; "the" is never part of one.
_NEVER_FIRST = frozenset(
    "The A An This That These Those There Here He She It We You They I My His Her Its Our Your Their Who"
    " Whom Whose What Which When Where Why How And But Or Nor So Yet If Then Than As At By For From In"
    " Into Of Off On Onto To Up With Within Without Upon About After Against Amid Among Around Because"
    " Before Behind Below Beneath Beside Besides Between Despite During Except Following Inside Near Outside"
    " Per Since Through Throughout Till Toward Towards Until Unless Unlike Via While Whereas Although Though"
    " However Therefore Thus Hence Meanwhile Moreover Also Still Even Is Are Was Were Be Do Does Did Has"
    " Have Had Can Could Would Should Might Must Let According Not Some Any".split()
)
_GRAMMAR = STOP | CONNECTOR | CALENDAR
_NAMED = GIVEN | FAMILY | PLACE | ORG | ACRONYM
# Words that say what somebody is, or where from, and what words can be a name in spite of it.
_OFFICES, _OPEN = DEMONYM | TITLE | MODIFIER | INITIAL, PLACE | ORG | GIVEN | ACRONYM
_COMMON, _KNOWN = WORD | CONNECTOR | STOP, PLACE | ORG | GIVEN | FAMILY
_LIKELY = 1.5
_SMALL_WORDS = re.compile(r"(?<![^\s(\"])[a-z]{3,20}(?: [a-z]{2,20})?(?![\w@]|\.\w)")

# The kinds of words, for `Form`. A small word: "of" and "for", "and", another. A word that begins no name of
# several words; the same that may be a name alone. One that is no name alone. An ordinary word, another.
_OF, _AND, _LINK, _NEVER, _ONLY_ALONE, _NOT_ALONE, _ORDINARY, _ANY = "oasnmgcw"
_SMALL, _NOT_FIRST, _NOT_SINGLE, _NAMES = (
    _OF + _AND + _LINK,
    _NEVER + _ONLY_ALONE,
    _NEVER + _NOT_ALONE,
    _ONLY_ALONE + _ANY,
)

# Words `first` to `last` of a stretch, half-open; an or of its bits.
Candidate = tuple[int, int, int]
# What stretches of one form share: the kinds of their words, if they begin a sentence, the rules' pieces.
Form = tuple[str, bool, tuple[Piece, ...]]


def without_capitals(text: str, chains: Sequence[Stretch]) -> list[Stretch]:
    """Names of the lists in small letters outside `chains`, if `text` is careless with capitals. Linear."""
    # Only careless writers begin a text or write "I" so.
    if not (text[:_HEAD].lstrip()[:1].islower() or " i " in text):
        return []
    lists = lexicon()
    ends = [end for _, end, _, _ in chains]
    found: list[Stretch] = []
    at = 0
    while (match := _SMALL_WORDS.search(text, at)) is not None:
        start, end = match.span()
        chain = bisect_right(ends, start)
        if chain < len(chains) and chains[chain][0] < end:
            # "Ludwig van Beethoven"
            at = chains[chain][1]
            continue
        two = match[0].title()
        one = two.partition(" ")[0]
        if one is not two and (two in lists.places or two in lists.orgs):
            at = end
            found.append((start, at, False, SMALL))
            continue
        at = start + len(one)
        flags = lists.flags(one)
        if flags & (PLACE | ORG | GIVEN) and not flags & (WORD | STOP | CALENDAR | TITLE):
            found.append((start, at, False, SMALL))
    return found


class Kinds(dict[str, str]):
    """The kind of each word, found out when it is first asked for."""

    def __init__(self, lists: Lexicon) -> None:
        super().__init__()
        self._flags = lists.flags

    def __missing__(self, word: str) -> str:
        self[word] = kind = _kind(word, self._flags(word))
        return kind


def _kind(word: str, flag: int) -> str:
    if flag & CONNECTOR and word[0].islower():
        return _OF if word in ("of", "for") else _AND if word in ("and", "&") else _LINK
    alone = not flag & _GRAMMAR or flag & _NAMED
    if word in _NEVER_FIRST and not flag & GIVEN:
        return _ONLY_ALONE if alone else _NEVER
    if not alone:
        return _NOT_ALONE
    return _ORDINARY if flag & _COMMON and not flag & _KNOWN else _ANY


def candidates(form: Form) -> Sequence[Candidate]:
    """The parts of a stretch of this form, at most seven words each, that the network has to look at."""
    kinds, begins, cut = form
    parts = _parts(kinds, begins)
    pieces = [
        (piece[0], piece[1], 1 << CUT + piece[2] | 1 << STRENGTH + _strength(piece) | piece[4] << TITLED)
        for piece in cut
    ]
    if not pieces:
        return parts
    found: list[Candidate] = []
    for first, last, bits in parts:
        for from_, to, told in pieces:
            if to <= first:
                continue
            if from_ >= last:
                break
            if from_ <= first and to >= last:
                bits |= told if from_ == first and to == last else 1 << INSIDE
            elif first <= from_ and last >= to:
                bits |= 1 << HOLDS
            else:
                bits |= 1 << CROSSED
        found.append((first, last, bits))
    return found


# The rules cut chains of the same kinds of words in many ways.
@lru_cache(maxsize=4096)
def _parts(kinds: str, begins: bool) -> tuple[Candidate, ...]:
    """The candidates, with all bits but those for what the rules cut."""
    size = len(kinds)
    found: list[Candidate] = []
    for first, kind in enumerate(kinds):
        if kind in _SMALL:
            continue
        before = 0 if first else 1 << STARTS | begins << BEGINS
        never = kind in _NOT_FIRST
        ordinary, inner = 1 << ORDINARY, 0
        for last in range(first + 1, 1 + (first + 1 if never else min(size, first + _MOST_WORDS))):
            ending = kinds[last - 1]
            if ending in _SMALL:
                inner |= 1 << HAS_OF if ending == _OF else 1 << HAS_AND if ending == _AND else 0
                continue
            if ending in _NAMES:
                ordinary = 0
            length = last - first
            if length == 1 and kind in _NOT_SINGLE:
                continue
            bits = before | ordinary | inner | 1 << (SIZE + length - 1 if length < 4 else SIZE + 3)
            if last == size:
                bits |= 1 << ENDS | (not first) << WHOLE
            found.append((first, last, bits))
    return tuple(found)


def _strength(piece: Piece) -> int:
    _, _, _, weight, titled = piece
    if weight >= SURE and not titled:
        # Listed as it stands.
        return 0
    return 1 if weight >= STRONG else 2 if weight >= _LIKELY else 3


def left_to_rules(flag: int, begins: bool) -> bool:
    """Whether the network need not look at a single word: what the lists say of it leaves no doubt."""
    if flag == PLACE:
        return True
    if flag & _GRAMMAR:
        return not flag & _NAMED
    return not flag & _OPEN and bool(
        flag & _OFFICES or (begins and flag & WORD and not flag & FAMILY)  # "Police said"
    )
