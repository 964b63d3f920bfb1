"""Initials: acronyms that stand beside their long form in a text."""

from collections.abc import Iterable

from newsline.parser.names.clusters import Joined

# Words whose letters initials leave out.
SMALL = frozenset("of for the and on in to a de la du des et".split())
# What stands between a long form and its acronym.
_SAME = frozenset((" (", ", or ", " or "))
BRACKET = 6  # code points between the two are fewer


def acronym(form: str) -> bool:
    """Whether a form is two to five capitals, with dots or without."""
    letters = form.replace(".", "")
    return 2 <= len(letters) <= 5 and letters.isalpha() and letters.isupper()


def beside(text: str, end: int, start: int) -> bool:
    """Whether a mention that starts at `start` is given as another form of that which ends at `end`."""
    return 0 <= start - end < BRACKET and text[end:start] in _SAME


def join_abbreviated(pairs: Iterable[tuple[str, str]], same: Joined) -> None:
    """Join the keys that stand beside each other if one abbreviates the other."""
    for left, right in pairs:
        if _abbreviates(right, left) or _abbreviates(left, right):
            same.join(left, right)


def _abbreviates(short: str, long: str) -> bool:
    """Whether `short` is made of letters of `long` in order, beginning with its first ("who", "sana")."""
    if " " in short or len(short) > 8 or " " not in long or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(char in letters for char in short)
