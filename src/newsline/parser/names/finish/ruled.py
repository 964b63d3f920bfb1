"""What the rules, which know lists, titles and forms, know better than the network of a single name."""

from itertools import pairwise
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from
from newsline.parser.names.finish.beside import People
from newsline.parser.names.finish.bodies import COMPANY
from newsline.parser.names.finish.numbered import ORDINALS, number_before
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
from newsline.parser.names.style import GENERATIONS
from newsline.parser.names.tag import Span
from newsline.parser.remembered import Remembered

if TYPE_CHECKING:
    from newsline.model import EntityType

# A longer word in capitals is no acronym.
_ACRONYM = 4
_LISTED = frozenset((ORG, ORG | ACRONYM))
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


def with_ruled(text: str, ruled: list[Span], names: list[Span]) -> list[Span]:
    """The names of the network, `names`, corrected by those that the rules found; both sorted. Linear.

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
        elif _NOBODY[words] and span not in told:
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
            plain = words in lists.orgs and (flags(words) in _LISTED or words[-1].isdigit())
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
    return found


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
    named = before[:1].isupper() and not before.endswith(("'s", "’s"))
    return not (named or (text[end : end + 1] in " -" and text[end + 1 : end + 2].isupper()))


def _is_nobody(word: str) -> bool:
    """Whether a word alone is no name, unless the rules know whom it means."""
    flag = lexicon().flags(word.title() if word.isupper() and len(word) > _ACRONYM else word)
    head = bool(flag & _HEADS) and not flag & _NAMES and word not in _FORCES
    return word in _NEVER or head or flag in _FIELDS


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
_NOBODY = Remembered(_is_nobody)
