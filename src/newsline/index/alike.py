"""Likeness of two names by their tokens: whether one is the other in another spelling, or a part of it."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from newsline.index.variants import GENERATIONS, NameTokens, roman, same_name, surname
from newsline.model import EntityType
from newsline.model.naming import stands_for

_SIDES = frozenset(
    "north south east west northern southern eastern western central upper lower new old great".split()
)
_VOWELS = frozenset("aeiou")
_SHORT, _LONG = 5, 8  # letters from which a token may differ by one slip of the pen, and by two
# What comes and goes around the name of a place; what else is added makes it another ("Dover Airport").
_REALMS = frozenset(
    "city town village province region district county state republic municipality governorate prefecture"
    " area capital river gulf bay of the".split()
)


class Fit(NamedTuple):
    """How the tokens of the shorter of two names are found in the longer.

    `likeness` (0 to 100) is that of the tokens that are found, `extra` are the tokens of the longer
    that are left. `spelled` are the pairs that are not equal.
    """

    likeness: int
    spelled: tuple[tuple[str, str], ...]
    extra: NameTokens


def fit(left: NameTokens, right: NameTokens, type_: EntityType) -> Fit | None:
    """How two names fit, `None` if a token of the shorter is not in the longer in any spelling.

    Two people have one surname. Numbers, generations ("Jr") and sides ("North") are never left over or
    taken for another. Of a place only words like "City" are left over, of an organisation those before
    or after a name.
    """
    short, long = sorted((left, right), key=len)
    if type_ == "PERSON" and not _alike(surname(short), surname(long), "ORG"):
        return None
    # Equal tokens first, so that none is taken for a mere likeness of another.
    rest = list((Counter(long) - Counter(short)).elements())
    likeness = 100
    spelled = []
    for token in (Counter(short) - Counter(long)).elements():
        best, other = max(((_alike(token, one, type_), one) for one in rest), default=(0, ""))
        if not best:
            return None
        rest.remove(other)
        spelled.append((token, other))
        likeness = min(likeness, best)
    if any(token in GENERATIONS or token in _SIDES or not token.isalpha() for token in rest):
        return None
    if type_ == "PLACE" and not _REALMS.issuperset(rest):
        return None
    if type_ == "ORG" and rest and not _in_a_row(short, long):
        return None
    return Fit(likeness, tuple(spelled), tuple(rest))


def _in_a_row(short: NameTokens, long: NameTokens) -> bool:
    """Whether the tokens of a name begin or end another: "Royal Court" does "Saudi Royal Court"."""
    size = len(short)
    return short in (long[:size], long[len(long) - size :])


@lru_cache(maxsize=65536)
def _alike(left: str, right: str, type_: EntityType) -> int:
    """How alike two tokens are, 0 to 100; 0 if they are two names."""
    if left == right:
        return 100
    if not (left.isalpha() and right.isalpha()) or left in _SIDES or right in _SIDES:
        return 0
    if same_name(left, right):
        return 95
    if type_ == "PERSON" and (stands_for(left, right) or stands_for(right, left)):
        return 80
    shortest = min(len(left), len(right))
    a, b = roman(left), roman(right)
    if shortest < _SHORT or a[:1] != b[:1]:
        return 0
    from rapidfuzz.distance import OSA

    most = 1 if shortest < _LONG else 2
    distance = OSA.distance(a, b, score_cutoff=most)
    if distance > most:
        return 0
    # A final vowel tells Mario from Maria, and a surname from its feminine form.
    ending = a[-1] != b[-1] and (a[-1] in _VOWELS or b[-1] in _VOWELS)
    return round(100 * (1 - distance / max(len(a), len(b)))) - 20 * ending
