"""What begins like a noun phrase and is none: verbs, participles and adjectives behind their subjects."""

from newsline.parser.quotes.lexicon import BE, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS, past_cues
from newsline.parser.quotes.tokens import Tokens

_MODALS = frozenset("will would can could may might must shall should to not".split())
_WHERE = frozenset("in at on during after from with".split())
# Behind a noun these tell what its bearer is said to have done: "a man accused of killing his wife".
CHARGED = frozenset("accused charged convicted suspected guilty jailed held".split())
_CHARGED_OF = (["of"], ["with"], ["over"])
_CAUSING = frozenset("let make help have see hear watch".split())


def has_past(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a past tense of a verb of saying stands behind the first of the tokens, up to `end`.

    Not in "a court backed by Ann Berg" and "a man accused of murder", where it is no past.
    """
    low, past = tokens.low, past_cues()
    if past.isdisjoint(low[start + 1 : end + 1]):
        return False
    return any(
        low[at] in past
        and not tokens.capital(at)
        and low[at + 1 : at + 2] != ["by"]
        and not (low[at] in CHARGED and low[at + 1 : at + 2] in _CHARGED_OF)
        for at in range(start + 1, end + 1)
    )


def is_agentive(tokens: Tokens, start: int, end: int) -> bool:
    """Whether tokens begin with a passive and its agent: (the bill was) "drafted by Ann Berg"."""
    low = tokens.low
    return low[start][-2:] == "ed" and not tokens.capital(start) and low[start + 1 : end + 1][:1] == ["by"]


def is_opening(tokens: Tokens, start: int, end: int) -> bool:
    """Whether tokens begin with a participle and where or how: "Speaking in Velda Ann Berg" (said)."""
    low = tokens.low
    return low[start][-3:] == "ing" and start + 1 < end and low[start + 1] in _WHERE


def is_predicate(tokens: Tokens, start: int, end: int, before: int) -> bool:
    """Whether a verb or an adjective begins what stands behind the token `before`.

    "(was) negotiated with help from Ann Berg, who", "(would) involve Ann Berg, who", "(he) slammed the bill".
    """
    low = tokens.low
    word = low[start]
    if tokens.capital(start) or word in DETERMINERS or not word[0].isalnum():
        return False
    if word.endswith("ed") and low[start + 1] in PREPOSITIONS and start + 1 < end:
        return True  # "armed with a letter from Ann Berg, who"
    if low[before] in SUBJECT_PRONOUNS:
        return word.endswith("ed") and PREPOSITIONS.isdisjoint(low[start : end + 1])
    if low[before] in BE:
        return word.endswith(("ed", "ing")) or low[start + 1] in PREPOSITIONS
    return low[before] in _MODALS


def is_causing(tokens: Tokens, start: int, before: int) -> bool:
    """Whether the verb at `start` lets somebody do something: "(may not) let papers tell them"."""
    return tokens.low[start] in _CAUSING and tokens.low[before] not in SUBJECT_PRONOUNS
