"""Where the trained tagger looks for names: stretches of text, and every part of a stretch that may be one.

A stretch is a chain of capitalised words (`scan.stretches`), or a word that is a name of the lists but for
its capital, in a text that is careless with capitals. Each part of it is a candidate with the bits below; how
much they are worth is trained (`tools/train_tagger`).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

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
    ORG_HEAD,
    PLACE,
    STOP,
    TITLE,
    WORD,
    lexicon,
)
from newsline.parser.names.scan import SMALL, Stretch
from newsline.parser.names.segment import STRONG, Piece

# The bits of a candidate by itself. Of its size in words, one of four, the last for four words and more:
(WHOLE, STARTS, ENDS, SIZE) = 0, 1, 2, 3
(LISTED_PLACE, LISTED_ORG, HAS_OF, HAS_AND) = 7, 8, 9, 10
# The rules cut just this piece: its type, one of four, the strength of their evidence, one of three.
(CUT, CUT_STRONG, CUT_LIKELY, CUT_WEAK, TITLED) = 11, 15, 16, 17, 18
# The rules cut a piece that overlaps this, is inside it, holds it.
(CROSSED, HOLDS, INSIDE) = 19, 20, 21
(ALL_CAPITALS, AFTER_LINK, BEFORE_LINK, AFTER_TITLE, AFTER_DEMONYM, BEGINS) = 22, 23, 24, 25, 26, 27
(INNER_WORD, INNER_GIVEN, HEADED, ORDINARY) = 28, 29, 30, 31
CANDIDATE_BITS = 32

# White space before a text is passed over up to so many characters.
_HEAD = 100
# No name has more words.
_MOST_WORDS = 7
# No name of several words begins with one of these; "the" is never part of one.
_NEVER_FIRST = frozenset(
    "The A An This That These Those There Here He She It We You They I My His Her Its Our Your Their Who"
    " Whom Whose What Which When Where Why How And But Or Nor So Yet If Then Than As At By For From In"
    " Into Of Off On Onto To Up With Within Without Upon About After Against Amid Among Around Because"
    " Before Behind Below Beside Besides Between Despite During Except Following Inside Near Outside Per"
    " Since Through Throughout Till Toward Towards Until Unless Unlike Via While Whereas Although Though"
    " However Therefore Thus Hence Meanwhile Moreover Also Still Even Is Are Was Were Be Do Does Did Has"
    " Have Had Can Could Would Should Might Must Let According Not Some Any".split()
)
_GRAMMAR = STOP | CONNECTOR | CALENDAR
_NAMED = GIVEN | FAMILY | PLACE | ORG | ACRONYM
# Words that say what somebody is, or where from, and what words can be a name in spite of it.
_OFFICES, _OPEN = DEMONYM | TITLE | MODIFIER | INITIAL, PLACE | ORG | GIVEN | ACRONYM
_COMMON, _KNOWN = WORD | CONNECTOR | STOP, PLACE | ORG | GIVEN | FAMILY
_LIKELY = 1.5
_ALONE = 1 << WHOLE | 1 << STARTS | 1 << ENDS | 1 << SIZE
_SMALL_WORDS = re.compile(r"(?<![^\s(\"])[a-z]{3,20}(?: [a-z]{2,20})?(?![\w@]|\.\w)")


# Words `first` to `last` of a stretch and its characters `start` to `end`, both half-open; the bits.
Candidate = tuple[int, int, int, int, int]


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


def candidates(words: list[str], begins: bool, pieces: list[Piece], *, ruled: bool = True) -> list[Candidate]:
    """The parts of a stretch of `words`, at most seven words each, that the network has to look at.

    `begins`: the stretch begins a sentence; `pieces` are those the rules cut it into; `ruled`: the rules look
    at the stretch too.
    """
    lists = lexicon()
    size = len(words)
    if size == 1:
        flag = lists.flags(words[0])
        if _left_to_rules(flag, begins) and (ruled or flag != PLACE):
            return []
        bits = _ALONE | begins << BEGINS | _listed(flag)
        if flag & _COMMON and not flag & _KNOWN:
            bits |= 1 << ORDINARY
        if pieces:
            bits |= _same(pieces[0])
        return [(0, 1, 0, len(words[0]), bits)]
    flags = list(map(lists.flags, words))
    places = [0]
    for word in words:
        places.append(places[-1] + len(word) + 1)
    links = [bool(flag & CONNECTOR) for flag in flags]
    small = [link and word[0].islower() for link, word in zip(links, words, strict=True)]
    found: list[Candidate] = []
    for first in range(size):
        if small[first]:
            continue
        flag, word = flags[first], words[first]
        if first:
            last_flag = flags[first - 1]
            before = links[first - 1] << AFTER_LINK | (last_flag & DEMONYM > 0) << AFTER_DEMONYM
            if last_flag & TITLE:
                before |= 1 << AFTER_TITLE
        else:
            before = 1 << STARTS | begins << BEGINS
        never = word in _NEVER_FIRST and not flag & GIVEN
        long = not never and lists.begins_long(word)
        common, known, inner = True, 0, 0
        for last in range(first + 1, 1 + (first + 1 if never else min(size, first + _MOST_WORDS))):
            flag = flags[last - 1]
            common = common and bool(flag & _COMMON)
            known |= flag & _KNOWN
            if last > first + 2:
                inner |= _inside(words[last - 2], flags[last - 2])
            if small[last - 1]:
                continue
            if last == first + 1:
                if flag & _GRAMMAR and not flag & _NAMED:
                    continue
                bits = before | 1 << SIZE | _listed(flag)
            else:
                bits = before | 1 << SIZE + min(last - first, 4) - 1 | inner | (flag & ORG_HEAD > 0) << HEADED
                if long:
                    surface = " ".join(words[first:last])
                    bits |= (surface in lists.places) << LISTED_PLACE | (surface in lists.orgs) << LISTED_ORG
                if word.isupper() and words[last - 1].isupper():
                    bits |= 1 << ALL_CAPITALS
            if common and not known:
                bits |= 1 << ORDINARY
            if last == size:
                bits |= 1 << ENDS | (not first) << WHOLE
            elif links[last]:
                bits |= 1 << BEFORE_LINK
            for piece in pieces:
                from_, to = piece[0], piece[1]
                if to <= first:
                    continue
                if from_ >= last:
                    break
                if from_ == first and to == last:
                    bits |= _same(piece)
                elif from_ <= first and to >= last:
                    bits |= 1 << INSIDE
                elif first <= from_ and last >= to:
                    bits |= 1 << HOLDS
                else:
                    bits |= 1 << CROSSED
            found.append((first, last, places[first], places[last] - 1, bits))
    return found


def _left_to_rules(flag: int, begins: bool) -> bool:
    """Whether the network need not look at a single word: what the lists say of it leaves no doubt."""
    if flag == PLACE:
        return True
    if flag & _GRAMMAR:
        return not flag & _NAMED
    return not flag & _OPEN and bool(
        flag & _OFFICES or (begins and flag & WORD and not flag & FAMILY)  # "Police said"
    )


def _listed(flag: int) -> int:
    """The bits for what the lists say of a single word."""
    return (
        (flag & PLACE > 0) << LISTED_PLACE | (flag & ORG > 0) << LISTED_ORG | (flag & ORG_HEAD > 0) << HEADED
    )


def _inside(word: str, flag: int) -> int:
    """The bits for a word between the first and the last."""
    if flag & CONNECTOR:
        return (word in ("of", "for")) << HAS_OF | (word in ("and", "&")) << HAS_AND
    return (flag & WORD > 0) << INNER_WORD | (flag & GIVEN > 0) << INNER_GIVEN


def _same(piece: Piece) -> int:
    """The bits for a piece of the rules that is the candidate."""
    _, _, kind, weight, titled = piece
    strength = CUT_STRONG if weight >= STRONG else CUT_LIKELY if weight >= _LIKELY else CUT_WEAK
    return 1 << CUT + kind | 1 << strength | titled << TITLED
