"""newsline's own tagger: the trained network chooses among all that may be names, and hears the rules.

Rules know lists, titles and the form of names, the network what stands around them; together they are better
than either (`docs/decisions/0012-tagger.md` has the measurements).
"""

import os
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING

from newsline.parser.names.again import with_all
from newsline.parser.names.agreement import agreed
from newsline.parser.names.batch import Shown
from newsline.parser.names.beside import People, told_beside, with_addressed
from newsline.parser.names.bodies import COMPANY, told_outright
from newsline.parser.names.candidates import without_capitals
from newsline.parser.names.clubs import with_clubs
from newsline.parser.names.companies import with_companies
from newsline.parser.names.datelines import apart_from, dateline_names
from newsline.parser.names.extents import in_full
from newsline.parser.names.foreign import with_care
from newsline.parser.names.institutions import with_institutions
from newsline.parser.names.lexicon import (
    ACRONYM,
    DEMONYM,
    GIVEN,
    MODIFIER,
    NEVER_NAMES,
    ORG,
    ORG_HEAD,
    OTHER_HEAD,
    PLACE,
    PLACE_HEAD,
    TITLE,
    WORD,
    lexicon,
)
from newsline.parser.names.look import Look
from newsline.parser.names.network import network
from newsline.parser.names.numbered import ORDINALS, number_before, with_numbered
from newsline.parser.names.parties import with_parties
from newsline.parser.names.scan import CAPITALS, HEADLINE, Stretch, headline_lines, in_capitals, stretches
from newsline.parser.names.states import with_states
from newsline.parser.names.style import GENERATIONS
from newsline.parser.names.surnames import with_surnames
from newsline.parser.names.tag import TYPES, Asked, Span, tag_stretches
from newsline.parser.names.telling import told_by_words
from newsline.parser.names.wholes import with_wholes
from newsline.parser.remembered import Remembered

if TYPE_CHECKING:
    from newsline.model import EntityType
    from newsline.parser.names.network import Floats

# The least logarithm of how much likelier a name is than none.
_LEAST = -0.3
# The network is for one thread at a time.
_ALONE = Lock()
if hasattr(os, "register_at_fork"):
    # A process is forked while no thread is at it: the new one has no such thread to end what it began.
    os.register_at_fork(before=_ALONE.acquire, after_in_parent=_ALONE.release, after_in_child=_ALONE.release)
_HEADLINES = HEADLINE, CAPITALS
# A longer word in capitals is no acronym.
_ACRONYM = 4
_HEADS, _NAMES = ORG_HEAD | PLACE_HEAD | OTHER_HEAD, ORG | PLACE | GIVEN

# Words of offices ("Planning", "Executive"), and of peoples ("Iraqi and Kuwaiti officials").
_FIELDS = frozenset((WORD | MODIFIER, DEMONYM))
_NEVER = NEVER_NAMES | GENERATIONS

_SAINTS = frozenset(("St", "St.", "Saint"))
# With a capital they are those of one country.
_FORCES = frozenset(("Army", "Navy"))
_OF = frozenset(("of", "for"))
# "Government of Ann Reed", "Administration of Justice Act"
_NO_BODIES = frozenset("Government Cabinet Act Bill Law Code Treaty".split())
# Last words of bodies that leave no doubt behind two others: "Velda Workers Party".
_SURE_HEADS = frozenset(
    "Agency Association Authority Commission Committee Confederation Corporation Council Department"
    " Federation Foundation Institute Ministry Organisation Organization Party Society Union"
    " University".split()
)
_OF_LAND = (" of ", " of the ")
_INITIALS = 3  # letters of initials that an office tells
_FAR = 24  # characters before a name that are looked at
_LONG = 4  # words of a body's name whose form leaves no doubt

# End, start, type (a column of the scores), and by how much it is likelier than no name.
_Likely = tuple[int, int, int, float]


def proposals(text: str, known: Sequence[str] = ()) -> Shown:
    """What the network is shown: the text, where in it names may be, and the names that the rules found.

    The text has the capitals that its writer left out, and no line in capitals; its offsets stay. Linear.
    """
    lines = headline_lines(text)
    named = dateline_names(text, lines)
    found = apart_from(stretches(text, lines), named)
    ruled = tag_stretches(text, found, lines, named, known)
    changed = [line for line in lines if in_capitals(text[line[0] : line[1]])]
    small = without_capitals(text, found)
    if small:
        changed += [(start, end) for start, end, _, _ in small]
        found = sorted(found + small)
    elif all(kind in _HEADLINES for _, _, _, kind in found):
        # Any word of a headline may be capitalised, and there is nothing else that tells more of it.
        return Shown(text, [], ruled)
    if lines:
        found = _but_known(text, found, ruled, lines)
    return Shown(_titled(text, sorted(changed)) if changed else text, found, ruled)


def _but_known(
    text: str, found: list[Stretch], ruled: list[Span], lines: list[tuple[int, int]]
) -> list[Stretch]:
    """The stretches without those of headlines where the rules see a person whom the prose names.

    "Putin Himself" is no other name then.
    """
    firsts = [first for first, _ in lines]
    people = [(start, text[start:end]) for start, end, type_ in ruled if type_ == "PERSON"]
    inside = [lines[bisect_right(firsts, start) - 1][1] > start >= firsts[0] for start, _ in people]
    prose = {name for (_, name), line in zip(people, inside, strict=True) if not line}
    known = [start for (start, name), line in zip(people, inside, strict=True) if line and name in prose]
    if not known:
        return found
    return [item for item in found if item[3] not in _HEADLINES or not _any_within(known, item)]


def _any_within(starts: list[int], item: Stretch) -> bool:
    at = bisect_left(starts, item[0])
    return at < len(starts) and starts[at] < item[1]


def _titled(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these spans in Title Case, but where that has another length."""
    shown: list[str] = []
    at = 0
    for start, end in spans:
        titled = text[start:end].title()
        if len(titled) == end - start:
            shown += (text[at:start], titled)
            at = end
    shown.append(text[at:])
    return "".join(shown)


class Trained:
    """The tagger that asks the trained network."""

    def __call__(self, text: str, known: Sequence[str] = ()) -> list[Span]:
        """Find the names of `text`; `known` are names from outside the text that vouch for theirs. Linear."""
        return self.many(((text, known),))[0]

    def many(self, asked: Sequence[Asked]) -> list[list[Span]]:
        """The names of each of several texts: quicker than one by one, and the same."""
        items = [proposals(text, known) for text, known in asked]
        names: list[list[Span]] = [[] for _ in items]
        apart: dict[int, list[Span]] = {}
        with _ALONE:
            for look, scores in network().read(items):
                _add_likely(names, look, scores)
                for number, span in look.apart:
                    apart.setdefault(number, []).append(span)
        for number, spans in apart.items():
            # Where the rules see a name that is no part of a stretch, they know more.
            names[number] = apart_from(names[number], spans) + spans
            names[number].sort()
        return [
            _amended(text, ruled, mine)
            for (text, _), (_, _, ruled), mine in zip(asked, items, names, strict=True)
        ]


def _amended(text: str, ruled: list[Span], names: list[Span]) -> list[Span]:
    """The names with what lists and the document as a whole say of some.

    "Board" and "Centre" are nobody, unless the rules know whom they mean. A surname is somebody's whose full
    name stands here, if the rules say so, and words that are the whole name of a listed organisation are it.
    """
    lists = lexicon()
    flags = lists.flags
    found: list[Span] = []
    surnames = set()
    told = set(ruled)
    for span in names:
        words = text[span[0] : span[1]]
        if " " in words:
            if span[2] == "PERSON":
                surnames.add(words.rpartition(" ")[2])
        else:
            flag = flags(words.title() if words.isupper() and len(words) > _ACRONYM else words)
            head = flag & _HEADS and not flag & _NAMES and words not in _FORCES
            nobody = words in _NEVER or head or flag in _FIELDS
            if nobody and span not in told:
                continue
        found.append(span)
    lacking = []
    elsewhere: dict[str, EntityType] = {}
    people: People | None = None
    for span in told.difference(found):
        start, end, type_ = span
        words = text[start:end]
        if type_ == "PERSON":
            sure = words in surnames
            if not sure and " " in words:
                people = people or People(text, found)
                sure = people.surely(start, end)
        elif type_ == "PLACE" and words in lists.places.others and text.endswith(_OF_LAND, 0, start):
            # "President of Norway Ann Reed"
            people = people or People(text, found)
            sure = people.has_after(end)
        elif " " in words:
            # "101st Airborne Division"
            numbered = text[start - 3 : start] in ORDINALS and number_before(text, start, end) < start
            sure = _KNOWN[words] == type_ or (type_ == "ORG" and numbered)
        else:
            plain = words in lists.orgs and (flags(words) == ORG or words[-1].isdigit())
            sure = _alone(text, span) if plain else type_ == "ORG" and _before_title(text, words, end)
        if not sure and words.isupper() and _among_capitals(text, start, end):
            # "HBW RAIDS HOME OF REED"
            elsewhere = elsewhere or {text[first:last]: kind for first, last, kind in found}
            name = words.title()
            sure = flags(words) == ORG or type_ in (elsewhere.get(words), elsewhere.get(name))
            sure = sure or (type_ == "PERSON" and name in surnames)
        if sure:
            lacking.append(span)
    if lacking and (also := apart_from(lacking, found)):
        found += also
        found.sort()
    found = told_outright(text, told_by_words(text, found), ruled)
    found = with_wholes(text, with_addressed(text, with_states(text, found)))
    found = in_full(text, with_companies(text, with_institutions(text, found)))
    found = told_beside(text, with_surnames(text, with_numbered(text, found)))
    found = with_clubs(text, agreed(text, with_parties(text, found)))
    return with_care(text, with_all(text, found))


def _before_title(text: str, words: str, end: int) -> bool:
    """Whether initials stand before what somebody is: "HBV spokesman Ann Reed"."""
    flags = lexicon().flags
    if len(words) < _INITIALS or flags(words) != ACRONYM or text[end : end + 1] != " ":
        return False
    word = text[end + 1 : end + _FAR].partition(" ")[0]
    return bool(flags(word.capitalize()) & (TITLE if word.islower() else TITLE | MODIFIER))


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around a name, in its line, are in capitals too."""
    before = text[max(0, start - _FAR) : start].rpartition("\n")[2]
    return (before + text[end : end + _FAR].partition("\n")[0]).isupper()


def _alone(text: str, span: Span) -> bool:
    """Whether no other word with a capital stands beside a name: "Harbour Google" is anything."""
    start, end, _ = span
    before = text[max(0, start - _FAR) : start].rstrip().rpartition(" ")[2]
    return not (before[:1].isupper() or (text[end : end + 1] in " -" and text[end + 1 : end + 2].isupper()))


def _known_by_form(words: str) -> str:
    """The type of several words that are a name beyond doubt if the rules say so; or ""."""
    lists = lexicon()
    parts = words.split(" ")
    if parts[0] in _SAINTS and len(parts) == 2:
        # "in St Martins"
        return "PLACE"
    if words in lists.orgs or (parts[-1] in COMPANY and len(parts) < _LONG):
        return "ORG"
    if len(parts) > 2 and parts[-1] in _SURE_HEADS and _NO_BODIES.isdisjoint(parts):
        return "ORG"
    if len(parts) < _LONG or not _NO_BODIES.isdisjoint(parts):
        return ""
    heads = lists.org_heads
    if "and" in parts[1:-2] and parts[-1] in heads:
        return "ORG"
    return "ORG" if any(word in heads and after in _OF for word, after in pairwise(parts)) else ""


_KNOWN = Remembered(_known_by_form)


def _add_likely(names: list[list[Span]], look: Look, scores: "Floats") -> None:
    """Add the candidates that are likelier names than not, of those that overlap the best."""
    # Long rows, which are quicker to go through.
    chances = scores.T.copy()
    none, kinds = chances[0], chances[1:]
    margins = kinds.max(axis=0) - none
    rows = (margins > _LEAST).nonzero()[0]
    mine: list[Span] = []
    before = whose = -1
    crowd: list[_Likely] = []
    last: _Likely = (0, 0, 0, 0.0)
    for stretch, number, start, end, type_, margin in zip(
        look.stretch.take(rows).tolist(),
        look.number.take(rows).tolist(),
        look.start.take(rows).tolist(),
        look.end.take(rows).tolist(),
        kinds.take(rows, axis=1).argmax(axis=0).tolist(),
        margins.take(rows).tolist(),
        strict=True,
    ):
        if stretch != before:
            # Nearly all stretches have one.
            if crowd:
                mine += _chosen(crowd)
                crowd = []
            if number != whose:
                mine, whose = names[number], number
            mine.append((start, end, TYPES[type_]))
            before, last = stretch, (end, start, type_, margin - _LEAST)
        else:
            if not crowd:
                mine.pop()
                crowd.append(last)
            crowd.append((end, start, type_, margin - _LEAST))
    if crowd:
        mine += _chosen(crowd)


def _chosen(likely: list[_Likely]) -> list[Span]:
    """Of the likely names of one stretch those without overlap whose margins have the largest sum."""
    likely.sort()
    ends = [item[0] for item in likely]
    # The best sums with the first so many; the item that each takes in, and how many are left to choose from.
    sums, takes = [0.0], list[int]()
    for at, (_, start, _, margin) in enumerate(likely):
        left = bisect_right(ends, start, 0, at)
        taken = sums[left] + margin
        takes.append(left if taken > sums[at] else -1)
        sums.append(max(taken, sums[at]))
    names = []
    at = len(likely) - 1
    while at >= 0:
        if takes[at] < 0:
            at -= 1
            continue
        end, start, type_, _ = likely[at]
        names.append((start, end, TYPES[type_]))
        at = takes[at] - 1
    names.reverse()
    return names
