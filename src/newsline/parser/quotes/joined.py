"""Two halves of one subject, joined by "and"."""

from newsline.parser.quotes.lexicon import DETERMINERS, SUBJECT_PRONOUNS, TIMES, roles
from newsline.parser.quotes.tokens import Tokens

# Tokens from "and" back to what opens the noun phrase before it: "two security sources and".
_SOURCE = 4


def is_role(word: str) -> bool:
    """Whether a word names what somebody is: "clerk", "clerks"."""
    return word in roles().people or word.removesuffix("s") in roles().people


def joins(tokens: Tokens, at: int) -> bool:
    """Whether "and" at `at` joins two halves of one subject: "Kerry and his aides"."""
    after, before = tokens.low[at + 1], tokens.low[at - 1]
    if not before[0].isalnum() or before in TIMES or before in SUBJECT_PRONOUNS:
        return False
    if tokens.low[at - 2] == "," and before[-1] == "s" and is_role(before):
        return True  # "The plan is sound, clerks and guards said"
    return tokens.capital(at - 1) and (
        tokens.capital(at + 1) or after in ("his", "her", "their", "other", "the")
    )


def two_sources(tokens: Tokens, at: int, floor: int) -> bool:
    """Whether "and" at `at` joins two sources without a name: "…, two guards and a clerk said"."""
    low = tokens.low
    if not is_role(low[at - 1]):
        return False
    for first in range(at - 2, max(at - _SOURCE, floor) - 1, -1):
        if low[first] in DETERMINERS or low[first].isdigit():
            return first == floor or low[first - 1] == ","
    return False
