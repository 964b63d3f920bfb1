"""Does the clause around an expression look back or ahead?"""

from collections.abc import Sequence

from newsline.parser.timex.tokens import DOTS, Tokens
from newsline.parser.timex.words import MONTH_ABBREVIATIONS

_AHEAD = frozenset(
    "will shall ll expected expects expect scheduled due plans planned plan planning upcoming until"
    " tomorrow going hopes intends slated payable expire expires expiring would effective should may"
    " might could can must deadline ahead forthcoming begins starts opens meets next plays faces hosts"
    " resumes shuts kicks returns launches airs concludes ends finishes closes continues reopens premieres"
    " arrives departs becomes flies travels likely".split()
)
_BACK = frozenset(
    "was were had did been said told began rose fell went came took made gave saw left held bought sold sent"
    " won lost became met got found led spoke wrote struck hit shot broke brought thought felt grew knew kept"
    " ran paid stood threw flew fled died drew dealt swore hurt cut reported announced ended since has have"
    " arrived late last according ago yesterday put froze drove rode chose stole sank drank sang wore swam"
    " shook woke tore ate withdrew arose".split()
)
_BEFORE_BASE = frozenset("be will would can could may might must should shall to ll t not".split())
_NOT_PAST = frozenset(
    "united need speed indeed feed red bed led based planned expected scheduled succeed exceed proceed"
    " unspecified hundred".split()
)
# Behind these a participle goes with a noun: "the proposed law".
_DETERMINERS = frozenset("a an the its his her their".split())
# "takes place", "comes into force", "goes on sale", "polls close": news says so of what is to come.
_TAKES: dict[str, tuple[int, tuple[str, ...]]] = {
    "place": (1, ("takes", "take")),
    "effect": (1, ("takes", "take")),
    "force": (2, ("comes", "come")),
    "close": (1, ("polls",)),
    "open": (1, ("polls",)),
    "polls": (3, ("goes", "go", "heads", "head")),
    "sale": (2, ("goes", "go")),
    "trial": (2, ("goes", "go")),
    "way": (2, ("gets", "get")),
    "underway": (1, ("gets", "get")),
}
# As "plays" is, of several: "who play on Sunday", "the leaders meet on Friday"; not "a play on Friday".
_PLURAL_AHEAD = frozenset(("play", "meet", "face", "host"))
# "put off to Friday", "moved from Monday to Tuesday"
_PUT_OFF = frozenset("postponed moved rescheduled adjourned delayed extended off forward".split())
# "a warning for Friday", "called a strike for Monday"
_ARRANGED = frozenset(
    "warning warnings alert alerts strike strikes rally rallies protest protests called plans summons".split()
)
_PUT_OFF_REACH = 6
_BEFORE_TO = frozenset(
    "is are s be plan agreed hope want wants need needs intend aim aims vowed pledged promised".split()
)
_IS = ("is", "are")
# Besides words that end with "ed".
_SIGNED = _AHEAD | _BACK | _TAKES.keys() | _PLURAL_AHEAD | {"set", "to", "forecast"}
# Signs of what comes before them only.
_NOT_AHEAD = frozenset(("by", "next", "last", "since", "late"))
_BEFORE_MAY = frozenset("in of since until by last next".split())
_TITLES = frozenset("mr mrs ms dr st gen sen rep gov lt col capt prof rev vs".split())
_REACH_BACK = 14
_SHORT = 4  # letters of "was", "this", "does", which are no plurals
_REACH_AHEAD = 12


def direction(t: Tokens, first: int, last: int) -> int:
    """-1 if the clause around words `first` to `last` looks back, 1 if ahead, 0 if it does not say.

    The nearest sign before the expression in its sentence decides, else the nearest after it.
    """
    # Signs are looked for first, as words cost less than what stands between them.
    words = t.words
    told = words[first - 1] in _IS or (words[first - 1] in ("on", "at") and words[first - 2] in _IS)
    if told and not t.possessive(last):
        return 1  # "the funeral is on Saturday"
    if words[first - 1] == "for" and words[first - 2] in _ARRANGED and not t.possessive(last):
        return 1
    if words[first - 1] == "to" and not _PUT_OFF.isdisjoint(
        words[max(first - 1 - _PUT_OFF_REACH, 0) : first - 1]
    ):
        return 1
    for index in range(first - 1, max(first - 1 - _REACH_BACK, 0), -1):
        word = words[index]
        if (word in _SIGNED or word[-2:] == "ed") and (sign := sign_of(words, index)):
            if word == "may" and _is_month(t, index):
                continue
            if _in_one_sentence(t, index, first):
                return _waited_for(t, index) if sign < 0 and word in _AHEAD else sign
            break
    for index in range(last + 1, min(last + 1 + _REACH_AHEAD, len(words) - 1)):
        word = words[index]
        if (
            (word in _SIGNED or word[-2:] == "ed")
            and (sign := sign_of(words, index))
            and word not in _NOT_AHEAD
            and not (word == "may" and _is_month(t, index))
        ):
            return sign if _in_one_sentence(t, last, index) else 0
    return 0


def _waited_for(t: Tokens, index: int) -> int:
    """-1 if the "had" before word `index`, which looks ahead, is of its sentence, else 1."""
    had = index - 1
    while t.words[had] != "had":
        had -= 1
    return -1 if _in_one_sentence(t, had, index) else 1


def _is_month(t: Tokens, index: int) -> bool:
    """Whether the "may" at word `index` is the month."""
    return t.capital(index) or (not t.cased and t.words[index - 1] in _BEFORE_MAY)


def _in_one_sentence(t: Tokens, first: int, last: int) -> bool:
    """Whether no sentence ends from word `first` to the beginning of word `last`."""
    between = t.text[t.end(first) : t.start(last)]
    if "." in between or "\n\n" in between or ";" in between or "?" in between or "!" in between:
        return not any(_ends(t, index) for index in range(first, last))
    return True


def _ends(t: Tokens, index: int) -> bool:
    """Whether a sentence ends after word `index`."""
    gap = t.gap(index)
    if gap == " ":
        return False
    if "\n\n" in gap or ";" in gap:
        return True
    if gap in DOTS:
        word = t.words[index]
        if gap == "." and word.isdecimal() and t.words[index + 1][:1].isdigit():
            return False  # "3.6 per cent"
        return (len(word) > 1 or word.isdecimal()) and word not in _TITLES and word not in MONTH_ABBREVIATIONS
    return len(gap) > 1 and ("." in gap or "?" in gap or "!" in gap)


def sign_of(words: Sequence[str], index: int) -> int:
    """-1 if word `index`, in small letters, looks back, 1 if ahead, 0 if neither; both ends are padded."""
    word = words[index]
    if word == "won":
        return 1 if words[index + 1] == "t" else -1  # "won't"
    if word == "forecast":
        return 1 if words[index + 1] in ("for", "to") else 0
    if word == "set":
        return 1 if words[index + 1] in ("to", "for") else -1
    if word in _AHEAD:
        # "had been due to expire Friday", "was scheduled for Monday": the waiting is over.
        return -1 if "had" in words[max(index - 5, 0) : index] else 1
    if word in _BACK:
        if words[index + 1] == "to" and word in ("have", "has"):
            return 0 if words[index - 1] in ("not", "t") else 1  # "they have to leave on Monday"
        # "would be held", "will hit", "to put": behind these the form says nothing.
        return 0 if words[index - 1] in _BEFORE_BASE else -1
    if word in _TAKES:
        back, verbs = _TAKES[word]
        return 1 if words[index - back] in verbs else 0
    if word in _PLURAL_AHEAD:
        before = words[index - 1]
        return int(
            before == "who"
            or before == "they"
            or before == "men"
            or (before[-1:] == "s" and len(before) > _SHORT)
        )
    if word == "to":
        return 1 if words[index - 1] in _BEFORE_TO else 0
    if len(word) > 4 and word[-2:] == "ed" and word not in _NOT_PAST:
        return 0 if words[index - 1] == "be" or words[index - 1] in _DETERMINERS else -1
    return 0
