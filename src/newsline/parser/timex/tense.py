"""Does the clause around an expression look back or ahead?"""

from newsline.parser.timex.tokens import DOTS, Tokens
from newsline.parser.timex.words import MONTH_ABBREVIATIONS

_AHEAD = frozenset(
    "will shall ll won expected expects expect scheduled due plans planned plan planning upcoming until"
    " tomorrow going hopes intends slated payable expire expires expiring would effective should may"
    " might could can must deadline ahead forthcoming begins starts opens meets next".split()
)
_BACK = frozenset(
    "was were had did been said told began rose fell went came took made gave saw left held bought sold sent"
    " won lost became met got found led spoke wrote struck hit shot broke brought thought felt grew knew kept"
    " ran paid stood threw flew fled died drew dealt swore hurt cut reported announced ended since has have"
    " arrived late last according ago yesterday put".split()
)
_NOT_PAST = frozenset("united need speed indeed feed red bed led based planned expected scheduled".split())
_SIGNED = _AHEAD | _BACK | {"set", "to"}
_TITLES = frozenset("mr mrs ms dr st gen sen rep gov lt col capt prof rev vs".split())
_REACH_BACK = 14
_REACH_AHEAD = 12


def direction(t: Tokens, first: int, last: int) -> int:
    """-1 if the clause around words `first` to `last` looks back, 1 if ahead, 0 if it does not say.

    The nearest sign before the expression in its sentence decides, else the nearest after it.
    """
    for index in range(first - 1, first - 1 - _REACH_BACK, -1):
        if _ends(t, index):
            break
        sign = _sign(t, index)
        if sign:
            return sign
    for index in range(last + 1, last + 1 + _REACH_AHEAD):
        if _ends(t, index - 1):
            break
        sign = _sign(t, index)
        if sign and t.words[index] not in ("by", "next", "last", "since", "late"):
            return sign
    return 0


def _ends(t: Tokens, index: int) -> bool:
    """Whether a sentence ends after word `index`."""
    gap = t.gap(index)
    if gap == " ":
        return False
    if "\n\n" in gap or ";" in gap:
        return True
    if gap in DOTS:
        word = t.words[index]
        return len(word) > 1 and word not in _TITLES and word not in MONTH_ABBREVIATIONS
    return len(gap) > 1 and ("." in gap or "?" in gap or "!" in gap)


def _sign(t: Tokens, index: int) -> int:
    word = t.words[index]
    if word not in _SIGNED and word[-2:] != "ed":
        return 0
    if word == "set":
        return 1 if t.words[index + 1] in ("to", "for") else -1
    if word in _AHEAD:
        # "had been due to expire Friday", "was scheduled for Monday": the waiting is over.
        return -1 if "had" in t.words[max(index - 5, 0) : index] else 1
    if word in _BACK:
        return -1
    if word == "to":
        return 1 if t.words[index - 1] in ("is", "are", "s", "be", "plan", "agreed") else 0
    if len(word) > 4 and word not in _NOT_PAST:
        # A participle after "be" says nothing: "would be opened".
        return 0 if t.words[index - 1] == "be" else -1
    return 0
