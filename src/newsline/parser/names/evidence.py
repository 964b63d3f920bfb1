"""What stands around a personal name: titles and words of kinship that tell its gender and office."""

import re

from newsline.parser.remembered import Remembered

MALE, FEMALE = 1, 2

_GENDER = {
    word: gender
    for gender, words in (
        (
            MALE,
            "mr mister sir lord king prince duke earl baron count emperor sultan emir father"
            " brother husband son uncle nephew grandfather businessman spokesman congressman"
            " chairman statesman pope imam sheikh",
        ),
        (
            FEMALE,
            "mrs ms miss madam madame dame lady queen princess duchess countess baroness empress"
            " sister wife daughter mother aunt niece widow grandmother businesswoman spokeswoman"
            " congresswoman chairwoman actress",
        ),
    )
    for word in words.split()
}
# Offices that one person of a family holds and another does not.
_ROLES = frozenset(
    "president premier minister chancellor senator governor mayor secretary general"
    " colonel captain major judge justice king queen prince princess pope bishop"
    " archbishop cardinal ambassador congressman congresswoman representative chairman"
    " chairwoman director coach professor dr doctor rev reverend sheikh imam ayatollah"
    " emir sultan sen gov gen col capt rep leader lieutenant sergeant admiral commissioner"
    " prosecutor lawyer actor actress singer first-lady".split()
)
# Only with "first" before it.
_LADY = "lady"
_OPENING = "\"'“”‘’«([—–.,:;"
# "X, wife of Y", "Y and X, his wife,": but in "X, his wife Y and" the words speak of Y.
_AFTER = re.compile(
    r",? (?:(?:the )?(?:late |former |second )?(\w+) of\b|(?:his|her) (?:late |former |second )?(\w+)[,.])"
)
# Words that grammar binds to the name before them; "X said she" may be of another.
_BOUND = {" himself": MALE, " herself": FEMALE, " and his ": MALE, " and her ": FEMALE}
_FIRST = tuple(_BOUND)
_REACH = 32


def evidence(text: str, start: int, end: int) -> tuple[int, str]:
    """Gender (`MALE`, `FEMALE`, 0 unknown) and office ("" unknown), as the words next to a name tell them.

    "Mrs X", "his wife X", "X, wife of", "President X", "X herself", "X and her aides". Other pronouns are no
    evidence.
    """
    role = ""
    gender = 0
    if text[start - 1 : start] == " ":
        head = text[start - _REACH if start > _REACH else 0 : start - 1]
        gender, role = _STATED[head.rpartition(" ")[2]]
        if role == _LADY:
            role = "first-lady" if head.lower().endswith("first lady") else ""
    if not gender and text[end : end + 1] in (",", " "):
        tail = text[end : end + _REACH]
        # Searched for, because the expression costs more and mostly finds nothing.
        if (" of" in tail or "his " in tail or "her " in tail) and (after := _AFTER.match(tail)) is not None:
            gender = _GENDER.get((after[1] or after[2]).lower(), 0)
        if not gender and tail.startswith(_FIRST):
            gender = next(bound for word, bound in _BOUND.items() if tail.startswith(word))
    return gender, role


def _stated(word: str) -> tuple[int, str]:
    """Gender and office that the word before a name states, as it stands between spaces."""
    near = word.rpartition("\n")[2].removesuffix(".").lstrip(_OPENING).lower()
    return _GENDER.get(near, 0), near if near in _ROLES or near == _LADY else ""


_STATED = Remembered(_stated)
