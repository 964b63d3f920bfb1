"""Whether a form that could be a cue is a verb where it stands: "claims" and "report" are nouns, too."""

from newsline.parser.quotes.lexicon import (
    ARTICLES,
    AUXILIARY_VERBS,
    BE,
    DETERMINERS,
    NOUN_FORMS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    roles,
)
from newsline.parser.quotes.phrases import is_adverb, is_word
from newsline.parser.quotes.tokens import QUOTE, Tokens

_PLURALS = frozenset("they we i you who people many some others most two few several police both all".split())
# Never nouns behind an article: "a source close to her said".
_SAID = frozenset(("said", "says"))
_HE = frozenset(("he", "she"))
_OWNERS = frozenset(("'s", "’s"))
# Verbs only where "that" or a quotation follows, or behind a pronoun or an auxiliary.
_MOSTLY_NOUNS = frozenset(
    (
        "state states rule rules email emails text texts post posts credit credits volunteer"
        " volunteers estimate estimates reason reasons comment comments remark remarks blog blogs voice"
        " voices names title titles reference references"
    ).split()
)
_NO_SAY = frozenset(("no", "any", "final", "little"))
_WERE = frozenset(("are", "were", "been"))
_BY = frozenset(("as", "by"))
_MAY_BE_NOUNS = _MOSTLY_NOUNS | NOUN_FORMS | {"say"}
_QUANTITIES = frozenset("that all both many some few several most others".split())


def plural_before(tokens: Tokens, at: int, left: int, start: int) -> bool:
    """Whether a base form can be a verb here: after an auxiliary, a plural or a quotation."""
    if left < at - 1 or at == start:
        return at > start
    word = tokens.low[at - 1]
    if word in _PLURALS or word in (QUOTE, ",", "to", ")") or word.isdigit():
        return True
    return word.endswith("s") and word not in ("'s", "’s")


def _words_follow(low: list[str], at: int) -> bool:
    """Whether a clause with "that" or words in marks stand at `at`."""
    return low[at : at + 1] in (["that"], [":"], ["in"], [QUOTE]) or low[at : at + 2] == [",", QUOTE]


def is_noun(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a form that could be a cue is a noun or adjective here: "the claim", "an estimated"."""
    word = tokens.low[at]
    if at == start:
        return word in NOUN_FORMS and not word.endswith("ing")
    before = tokens.low[at - 1]
    if word in _SAID:
        return before in _OWNERS and tokens.low[at - 2] not in _HE
    if before in ARTICLES or (before in _OWNERS and not word.endswith("ing")):
        return True
    if word not in _MAY_BE_NOUNS:
        return before in _WERE and word[-1] == "s"  # "there were claims that"
    if word in _MOSTLY_NOUNS and not _words_follow(tokens.low, at + 1):
        if word == "states" and before in roles().texts and tokens.low[at + 1 : at + 2] in ([], ["."]):
            return False  # "“It was late,” the report states."
        return before not in SUBJECT_PRONOUNS and before not in AUXILIARY_VERBS
    if word == "say" and before in _NO_SAY:
        return True  # "the court had no say"
    if before in _WERE and word[-1] == "s":
        return True
    if word in ("state", "states") and before == "member":
        return True
    if word not in NOUN_FORMS:
        return False
    if word == "saying" and (before in _BY or _words_follow(tokens.low, at + 1)):
        return False  # "defended it by saying it was late"
    if before in DETERMINERS or before in PREPOSITIONS or before in ("'s", "’s", "own", "new", "first"):
        return before not in _QUANTITIES
    if tokens.capital(at - 1) or not is_word(before) or before in SUBJECT_PRONOUNS or before in _PLURALS:
        return False
    lexicon = roles()
    singular = before.removesuffix("s")
    known = lexicon.sources
    return not (before in known or singular in known or before in BE or is_adverb(tokens, at - 1)) and (
        before not in ("and", "but", "then", "also", "to", "has", "have", "had", "that", "who", "which")
    )
