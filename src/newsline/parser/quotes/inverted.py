"""The subject behind its verb: "said Ann Berg, the mayor"."""

from newsline.parser.quotes.joined import is_role
from newsline.parser.quotes.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OTHER_PRONOUNS,
    PAST_TENSES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from newsline.parser.quotes.phrases import MAX_PHRASE, Phrase, initial, is_word
from newsline.parser.quotes.tokens import QUOTE, Tokens
from newsline.parser.quotes.verbs import has_verb

_REALM = 12
_AFTER_INVERTED = frozenset((",", ".", ";", ":", "(", "—", "–", "--", "-", "!", "?", "who", "whose", QUOTE))
_NO_NOUNS = (TIMES - {"may"}) | (AUXILIARIES - DETERMINERS)
# Given names that are months or auxiliaries, too: "said Will Berg".
_ALSO_GIVEN = frozenset("will may april june august".split())
_NOBODY = frozenset(("no", "yes", "the", "a", "an"))
_CLAUSE_ENDS = frozenset((",", "who", "whose", "which"))
STOP_AFTER = frozenset(
    "who which whose when while as after before because referring speaking adding to that".split()
)


def subject_after(tokens: Tokens, index: int, stop: int, *, certain: bool) -> Phrase | None:
    """The inverted subject that begins at `index` ("said X"), if one stands there.

    `certain` says that a quotation ends right before the verb; without it the
    phrase must be followed by a comma, the end or "who".
    """
    low = tokens.low
    if index >= stop:
        return None
    first = low[index]
    if first in SUBJECT_PRONOUNS and first not in ("who", "it", "i", "you"):
        return (
            Phrase(index, index + 1, index)
            if index + 1 >= stop or low[index + 1] in _AFTER_INVERTED
            else None
        )
    if not is_word(first) or first in PREPOSITIONS or first in CONJUNCTIONS:
        return None
    if first in OTHER_PRONOUNS and not (first == "her" and index + 1 < stop and is_role(low[index + 1])):
        return None  # but "said her mother"
    if first in SUBJECT_PRONOUNS or (first in _NO_NOUNS and not _given(tokens, index, stop)):
        return None
    at = index
    limit = min(stop, index + MAX_PHRASE)
    while at < limit:
        word = low[at]
        if word == "." and at > index and initial(tokens, at) and at + 1 < stop:
            at += 1
            continue
        if word in ("'s", "’s", "&") or (word in ("'", "’") and at + 1 < stop and is_word(low[at + 1])):
            at += 1
            continue
        if word == "(" and (after := _past_short_name(tokens, at, limit)):
            at = after
            continue
        if not is_word(word):
            break
        if word in PREPOSITIONS or word in TIMES or word in STOP_AFTER:
            break
        if word == "and" and not (
            at + 1 < stop and (tokens.capital(at + 1) or low[at + 1] in ("his", "her"))
        ):
            break
        if word in AUXILIARIES and word not in DETERMINERS and not tokens.capital(at):
            return None
        at += 1
    if at == index or (at == index + 1 and first in _NOBODY):
        return None
    follows = low[at] if at < stop else "."
    if follows == "of" and at + 1 < stop:
        return Phrase(index, _with_of(tokens, at, stop), index)
    if follows in PREPOSITIONS and not has_verb(tokens, at, _clause_end(tokens, at, stop)):
        if tokens.capital(index):
            return Phrase(index, at, index)
        if first in DETERMINERS and is_role(low[at - 1]):
            return Phrase(index, _past_realm(tokens, at, stop), index)
    if follows == "and" and is_role(low[at - 1]):
        return Phrase(index, at, index)  # "say several diplomats and aid agencies"
    if not certain and first in DETERMINERS and not tokens.capital(at - 1) and _has_past(tokens, index, at):
        return None  # "Berg, the clerk, said the family deserved more"
    if certain or follows in _AFTER_INVERTED or (follows in TIMES and tokens.capital(index)):
        return Phrase(index, at, index)
    return None


def _given(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a month or an auxiliary is a given name here: "Will Berg"."""
    named = tokens.low[at] in _ALSO_GIVEN and at + 1 < stop
    return named and tokens.capital(at) and tokens.capital(at + 1)


def _clause_end(tokens: Tokens, at: int, stop: int) -> int:
    """Where a comma or a relative clause ends what stands behind `at`."""
    return next((end for end in range(at, stop) if tokens.low[end] in _CLAUSE_ENDS), stop)


def _past_short_name(tokens: Tokens, at: int, limit: int) -> int:
    """Past the brackets at `at`, if the name goes on: "said Harbour Workers' Union (HWU) leader Ann Berg"."""
    low = tokens.low
    if low[at + 2 : at + 3] != [")"] or at + 3 >= limit or not is_word(low[at + 3]):
        return 0
    named = tokens.capital(at + 3) and low[at + 3] not in TIMES
    goes_on = named or any(is_role(word) for word in low[at + 3 : at + 5])
    return at + 3 if goes_on and tokens.capital(at + 1) else 0


def _past_realm(tokens: Tokens, at: int, stop: int) -> int:
    """The token after whose office it is, from the preposition at `at`: "a clerk for the Port of Oslo"."""
    low = tokens.low
    end = at + 1
    while end < stop and end - at < _REALM and is_word(low[end]) and low[end] not in TIMES:
        if low[end] in STOP_AFTER:
            break
        end += 1
    return end if end < stop and low[end] == "," else at


def _has_past(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a past tense stands in a phrase, behind its first noun."""
    if not PAST_TENSES.isdisjoint(tokens.low[start + 2 : end]):
        return True
    return any(tokens.low[at][-2:] == "ed" and not tokens.capital(at) for at in range(start + 2, end))


def _with_of(tokens: Tokens, of: int, stop: int) -> int:
    at = of + 1
    while at < stop and is_word(tokens.low[at]) and (tokens.capital(at) or tokens.low[at] in DETERMINERS):
        at += 1
    if at < stop and tokens.low[at - 1] in DETERMINERS and is_word(tokens.low[at]):
        at += 1  # "said a member of his staff"
    return at if at > of + 1 else of
