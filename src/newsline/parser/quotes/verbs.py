"""Whether a stretch of tokens holds a finite verb."""

from newsline.parser.quotes.lexicon import AUXILIARY_VERBS, PAST_TENSES, finite_cues
from newsline.parser.quotes.tokens import Tokens

_NOT_PAST = frozenset("need speed seed feed breed greed deed indeed bed red hundred sacred naked".split())
# An 's that is a verb stands behind one of these, any other is an owner's: "it's late", "the port's head".
_IS = frozenset(("'s", "’s"))
_BEFORE_IS = frozenset("it he she that there here what who where how this everyone everybody nobody".split())
_SURE_VERBS = AUXILIARY_VERBS - _IS - {"may"}
_FINITE = _SURE_VERBS | PAST_TENSES


def has_verb(tokens: Tokens, start: int, end: int) -> bool:
    """Whether tokens show a finite verb: an auxiliary, a past in -ed or a verb of saying."""
    words = tokens.low[start:end]
    if not _FINITE.isdisjoint(words) or not finite_cues().isdisjoint(words):
        return True
    if not _IS.isdisjoint(words) and any(
        word in _IS and words[at] in _BEFORE_IS for at, word in enumerate(words[1:])
    ):
        return True
    return any(
        (word[-2:] == "ed" or word == "may") and word not in _NOT_PAST and not tokens.capital(at)
        for at, word in enumerate(words, start)
    )
