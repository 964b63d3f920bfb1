"""What stands around a verb that could report: what it takes, and what it is not."""

from newsline.parser.quotes.lexicon import (
    CALLS,
    CHARGES,
    DENIALS,
    DETERMINERS,
    OPENERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from newsline.parser.quotes.phrases import is_word
from newsline.parser.quotes.report import SAID
from newsline.parser.quotes.tokens import QUOTE, Tokens
from newsline.parser.quotes.verbs import has_verb

# "quoted … as saying", with so many tokens from the first to the last.
AS_REACH = 30
OWNING = DETERMINERS | {"'s", "’s", "'", "’"}
_FIRST = frozenset(("first", "previously", "already"))
# Within so many tokens what somebody is accused of follows.
_CHARGED = 10
# What follows a passive, and what is no news of anybody: "described themselves as liberals".
_NO_CHARGED = PREPOSITIONS | frozenset(", . : ; itself themselves".split())
_HE = frozenset(("he", "she"))
_IS = frozenset(("'s", "’s"))
_CLAUSES = frozenset("that it there how why what whether if".split())


def as_told(low: list[str], at: int, start: int) -> int:
    """Where "as" stands in "As (first) reported by the Star, …", `at` being the verb; else -1."""
    first = at - 2 if low[at - 1] in _FIRST else at - 1
    opens = first >= start and all(word in OPENERS or word == "," for word in low[start:first])
    return first if opens and low[first] == "as" else -1


def has_said(low: list[str], left: int, at: int) -> bool:
    """Whether the 's before the verb at `at` is "has": "she's said it was late", no "he's said to be"."""
    if low[at - 1] not in _IS or left != at - 2 or low[at] not in SAID or low[left] not in _HE:
        return False
    return low[at + 1 : at + 2] == ["that"] or low[at + 1] in SUBJECT_PRONOUNS


def goes_on_as(low: list[str], at: int) -> bool:
    """Whether "as saying" follows."""
    return any(low[place : place + 2] == ["as", "saying"] for place in range(at + 1, at + AS_REACH))


def before_noun(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the word at `at` may be a noun that a participle before it describes."""
    if at >= end or not is_word(tokens.low[at]) or tokens.capital(at):
        return False
    word = tokens.low[at]
    return not (word in SUBJECT_PRONOUNS or word in DETERMINERS or word in PREPOSITIONS or word in _CLAUSES)


def tells(low: list[str], at: int) -> bool:
    """Whether a verb that otherwise needs marks tells something without them: "denied that", "called for"."""
    return (
        calls_for(low, at) or low[at] in CHARGES or (low[at] in DENIALS and low[at + 1 : at + 2] == ["that"])
    )


def calls_for(low: list[str], at: int) -> bool:
    """Whether the word at `at` calls for a thing, or on somebody."""
    if low[at] not in CALLS or low[at + 2 : at + 3] == ["help"]:
        return False
    if low[at + 1 : at + 2] in (["for"], ["on"], ["upon"]):
        return True
    return low[at + 2 : at + 3] == ["for"] and low[at + 1] in TIMES


def charges(tokens: Tokens, at: int, end: int) -> bool:
    """Whether somebody is accused of something, or described as such: "accused the board of lying"."""
    low = tokens.low
    if at + 1 >= end or low[at + 1] in _NO_CHARGED or QUOTE in low[at:end]:
        return False
    if low[at - 1] in PREPOSITIONS and low[at - 1] != "by":
        return False  # "for accusing the board of it"
    link = CHARGES[low[at]]
    for index in range(at + 2, min(at + _CHARGED, end)):
        word = low[index]
        if word == link:
            # Of "women who accused him of it and left" nobody knows where it ends.
            return "who" not in low[max(0, at - 3) : at] or not has_verb(tokens, index, end)
        if not (is_word(word) or word in OWNING):
            return False
    return False
