"""What a noun reports: "rejected Berg's claim that it was late", "in spite of her promise to stay"."""

from newsline.parser.quotes.content import Content, trim_end
from newsline.parser.quotes.lexicon import AUXILIARY_VERBS, DETERMINERS, PREPOSITIONS, PROMISES, roles
from newsline.parser.quotes.phrases import Phrase, initial, is_word
from newsline.parser.quotes.report import Report
from newsline.parser.quotes.sides import end_at_main_clause, end_of_thing
from newsline.parser.quotes.tokens import Tokens

_OWNERS = frozenset(("'s", "’s"))
_OWN = frozenset("his her their".split())
_ROLE = 5  # tokens of a role and its article, at most
_BETWEEN = 2  # words between whose claim it is and the claim: "his repeated claim"


def _owner(tokens: Tokens, start: int, sign: int) -> Phrase | None:
    """The name or the role before the 's at `sign`: "Ms Berg's", "the prime minister's"."""
    low = tokens.low
    at = sign - 1
    if not is_word(low[at]):
        return None
    named = tokens.capital(at)
    while named and at > start and (tokens.capital(at - 1) or initial(tokens, at - 1)):
        at -= 1
    while not named and sign - at < _ROLE and at > start and low[at] not in DETERMINERS:
        at -= 1
    told = named or (low[at] in DETERMINERS and low[sign - 1] in roles().sources)
    return Phrase(at, sign, at) if told else None


def owned(tokens: Tokens, start: int, end: int, at: int) -> Report | None:
    """What the noun at `at` tells, if a clause follows it and its owner, who said so, stands before."""
    low = tokens.low
    if at + 3 >= end or low[at + 2] in AUXILIARY_VERBS:
        return None
    if low[at + 1] != "that" and not (low[at + 1] == "to" and low[at] in PROMISES):
        return None
    owner = at - 1
    while owner > start and at - owner <= _BETWEEN and is_word(low[owner]) and low[owner] not in _OWN:
        owner -= 1
    if owner <= start:
        return None
    if low[owner] in _OWN:
        phrase: Phrase | None = Phrase(owner, owner + 1, owner)
    elif low[owner] in _OWNERS:
        phrase = _owner(tokens, start, owner)
    else:
        return None
    # A sentence's subject ends nobody knows where: "Berg's claim that it was late was wrong".
    if phrase is None or phrase.start <= start or not is_word(low[phrase.start - 1]):
        return None
    content = Content(at + 1, trim_end(tokens, at + 1, end), False)
    if low[start] in PREPOSITIONS:
        end_at_main_clause(tokens, content, end)
    end_of_thing(tokens, content)
    if content.end - content.start < 2:
        return None
    report = Report((at, at + 1), "say", phrase)
    report.contents.append(content)
    return report
