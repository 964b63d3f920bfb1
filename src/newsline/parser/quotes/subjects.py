"""The likeliest subject of a sentence, from the names and pronouns in it."""

from newsline.parser.quotes.joined import is_role
from newsline.parser.quotes.lexicon import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    roles,
)
from newsline.parser.quotes.people import People
from newsline.parser.quotes.phrases import Phrase, is_adverb, is_word
from newsline.parser.quotes.tokens import Tokens
from newsline.parser.quotes.verbs import has_verb

_SOMEBODY = frozenset(
    (
        "people many some others most few critics sources aides authorities police everyone somebody someone"
        " nobody anyone one two three men women person another several both half percent majority public"
        " friend friends colleague colleagues pal pals star stars guy guys child children kid kids adult"
        " adults boyfriend girlfriend cousin cousins missive client customer"
    ).split()
)
# Endings of nouns for people, one and many.
_AGENTS = (
    "er",
    "or",
    "ist",
    "ian",
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ees",
    "crats",
    "cans",
    "men",
    "women",
    "man",
    "-year-old",
)
_OWNER, _APPOSED = 5, 3
# What opens a clause before the main one, within so many words: "two days after Berg left, …".
_SUBORDINATING = frozenset("with after before since when while although though once until because".split())
_OPENING_WORDS = 3
# Behind these a body is a place: "men held at Velda Barracks issued notes, denying that …".
_PLACING = frozenset("at in near outside inside".split())
_THE_OR_A = frozenset(("the", "a", "an"))
_WORKING = frozenset(("at", "with", "from", "for"))
_NOT_SUBJECTS = frozenset("it who you i".split())


def main_subject(tokens: Tokens, people: People, start: int, end: int) -> Phrase | None:
    """The first pronoun or person of the tokens `[start, end)`, no possessor; else the first body."""
    start = _past_opening(tokens, start, end)
    if start >= end:
        return None
    mentions = {
        s: (e, entity) for s, e, entity in people.mentions_in(tokens.starts[start], tokens.end(end - 1))
    }
    fallback = _role_first(tokens, start, end)
    if fallback is not None and not any(
        s in mentions for s in tokens.starts[fallback.start + 1 : fallback.end + 1]
    ):
        return fallback
    fallback = None
    for at in range(start, end):
        word = tokens.low[at]
        if word in SUBJECT_PRONOUNS and word not in _NOT_SUBJECTS:
            return Phrase(at, at + 1, at)
        hit = mentions.get(tokens.starts[at])
        if hit is None or tokens.text[hit[0] : hit[0] + 2] in ("'s", "’s"):
            continue
        stop = at + 1
        while stop < end and tokens.starts[stop] < hit[0]:
            stop += 1
        phrase = Phrase(at, stop, at)
        if hit[1].type == "PERSON":
            return phrase
        placed = at > start and tokens.low[at - 1] in _PLACING
        if fallback is None and not placed and (hit[1].type == "ORG" or at == start):
            fallback = phrase
    return fallback or _body_first(tokens, start, end)


def _past_opening(tokens: Tokens, start: int, end: int) -> int:
    """Where the main clause begins behind "A day after Berg left, …" or "When Berg left, …"."""
    low = tokens.low
    if _SUBORDINATING.isdisjoint(low[start : start + _OPENING_WORDS]):
        return start
    for at in range(start + 2, end - 1):
        if low[at] == ",":
            word = low[at + 1]
            begins = (
                tokens.capital(at + 1) or word in SUBJECT_PRONOUNS or word in DETERMINERS or is_role(word)
            )
            return at + 1 if begins and has_verb(tokens, start, at) else start
    return start


def _role_first(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The role with which a sentence begins, before its verb: "The mayor did give Berg some credit".

    Also that of somebody else: "Berg's lawyer cut his price".
    """
    low = tokens.low
    at = start
    while at < end and at - start < _OWNER and tokens.capital(at):
        at += 1
    if low[start] not in ARTICLES and (at == start or low[at : at + 1] not in (["'s"], ["’s"])):
        return None
    at = start + 1 if low[start] in ARTICLES else at + 1
    people = roles().people
    while at < end and is_word(low[at]) and low[at] not in AUXILIARIES and not is_adverb(tokens, at):
        if low[at] in PREPOSITIONS or low[at] == "who" or (low[at][-2:] == "ed" and not tokens.capital(at)):
            break
        at += 1
        if (
            low[at - 1] in people
            and low[at + 1 : at + 2]
            and (low[at + 1] in DETERMINERS or low[at + 1] == "it")
        ):
            break  # a verb with its object: "cut the price", "put it differently"
    last = low[at - 1]
    return Phrase(start, at, start) if last in people or last.removesuffix("s") in people else None


def _body_first(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The body or the people with whom a sentence begins: "The company cut jobs", "Residents left"."""
    low = tokens.low
    at = start + (low[start] in ARTICLES)
    if at + 1 >= end:
        return None
    if low[at + 1] in PREPOSITIONS:
        # "Analysts at Norbank cut their rating, saying …"
        of_body = low[at + 1] in _WORKING and at + 3 < end and tokens.capital(at + 2)
        return Phrase(start, at + 1, start) if of_body and low[at][-1] == "s" and is_role(low[at]) else None
    if at > start and low[at] in roles().groups:
        return Phrase(start, at + 1, start)
    people = low[at] == "police" or (low[at][-1] == "s" and is_role(low[at]))
    return Phrase(start, at + 1, start) if people else None


def plausible(tokens: Tokens, people: People, phrase: Phrase, span: tuple[int, int]) -> bool:
    """Whether a phrase can say something: a pronoun, a name, a role, a group, a text, people.

    `span` is that of the phrase in the text.
    """
    if people.mention_at(*span) is not None:
        return True
    sources = roles().sources
    if tokens.low[phrase.end : phrase.end + 1] == [","] and tokens.low[phrase.start] in _THE_OR_A:
        named = people.mention_at(span[1], span[1] + _APPOSED)
        if named is not None and named[0] == span[1] + 2:
            return True  # "the referee, Carl Berg,"
    for at in range(phrase.start, phrase.end):
        word = tokens.low[at]
        if (
            word in SUBJECT_PRONOUNS
            or word in _SOMEBODY
            or word in sources
            or (tokens.capital(at) and at > phrase.start)
        ):
            return True
        singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
        if singular in sources or word.endswith(_AGENTS):
            return True
    return False
