"""What stands around a personal name: titles and words of kinship that tell its gender and office."""

import re

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
_OPENING = "\"'“”‘’«([—–.,:;"
# "X, wife of Y", "Y and X, his wife,": but in "X, his wife Y and" the words speak of Y.
_AFTER = re.compile(
    r",? (?:(?:the )?(?:late |former |second )?(\w+) of\b|(?:his|her) (?:late |former |second )?(\w+)[,.])"
)
# Words that grammar binds to the name before them; "X said she" may be of another.
_BOUND = {" himself": MALE, " herself": FEMALE, " and his ": MALE, " and her ": FEMALE}
_FIRST = tuple(_BOUND)
_REACH = 32


def evidence(text: str, start: int, end: int) -> tuple[int, set[str]]:
    """Gender (`MALE`, `FEMALE`, 0 unknown) and offices that the words next to `text[start:end]` state.

    "Mrs X", "his wife X", "X, wife of", "President X", "X herself", "X and her aides". Other pronouns are no
    evidence.
    """
    roles: set[str] = set()
    gender = 0
    if text[start - 1 : start] == " ":
        head = text[max(0, start - _REACH) : start - 1]
        near = head.rpartition(" ")[2].rpartition("\n")[2].removesuffix(".").lstrip(_OPENING).lower()
        gender = _GENDER.get(near, 0)
        if near in _ROLES:
            roles.add(near)
        elif near == "lady" and head.lower().endswith("first lady"):
            roles.add("first-lady")
    if not gender and text[end : end + 1] in (",", " "):
        after = _AFTER.match(text, end, end + _REACH)
        if after is not None:
            gender = _GENDER.get((after[1] or after[2]).lower(), 0)
    if not gender and text.startswith(_FIRST, end):
        gender = next(bound for word, bound in _BOUND.items() if text.startswith(word, end))
    return gender, roles
