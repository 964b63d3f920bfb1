"""What a noun reports: "rejected Berg's claim that it was late", "in spite of her promise to stay"."""

from newsline.parser.quotes.content import Content, trim_end
from newsline.parser.quotes.lexicon import AUXILIARY_VERBS, PREPOSITIONS, PROMISES
from newsline.parser.quotes.phrases import Phrase, is_word, subject_before
from newsline.parser.quotes.report import Report
from newsline.parser.quotes.sides import end_at_main_clause, end_of_thing
from newsline.parser.quotes.tokens import Tokens

_OWNERS = frozenset(("'s", "’s"))
_OWN = frozenset("his her their".split())
_BETWEEN = 2  # words between whose claim it is and the claim: "his repeated claim"


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
        phrase = subject_before(tokens, owner - 1, start)
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
