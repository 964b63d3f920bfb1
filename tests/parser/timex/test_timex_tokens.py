"""Words, their places and the gaps between them are the same whichever is asked for first."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.parser.timex.tokens import Tokens

# With marks and letters of one byte (of Latin-1), with marks of more, and with letters of more.
_WORDS = ["may", "Monday", "5", "É", "of", " ", ", ", "_", "\n", "’", " – ", "©", "\xa0", "€", "Ж"]
_TEXTS = st.lists(st.sampled_from(_WORDS)).map("".join)


def _tokens(text: str) -> Tokens:
    return Tokens(text, lambda: None)


@given(_TEXTS, st.randoms(use_true_random=False), st.booleans())
def test_places_and_gaps_do_not_depend_on_the_order_of_asking(
    text: str, random: Random, heads_first: bool
) -> None:
    words = [(match.start(), match[0].lower()) for match in re.finditer(r"[^\W_]+", text)]
    tokens = _tokens(text)
    indexes = [index for index, word in enumerate(tokens.words) if word]
    if heads_first:
        heads = [index for index in indexes if tokens.words[index][0] == "5" or tokens.words[index] == "may"]
        assert tokens.heads(frozenset(("may",))) == heads
    asked = random.sample(indexes, len(indexes))
    found = {index: (tokens.start(index), tokens.words[index]) for index in asked}
    assert [found[index] for index in indexes] == words
    for index in asked[:-1]:
        if index + 1 in found:
            assert tokens.gap(index) == text[tokens.end(index) : tokens.start(index + 1)]


def test_beyond_the_ends_nothing_is_joined() -> None:
    tokens = _tokens("on Monday")
    first = tokens.words.index("on")
    assert not tokens.joined(first - 1)
    assert tokens.joined(first)
    assert not tokens.joined(first + 1)


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("THE COUNCIL MET IN ORRIN, AND THE MAYOR OF THE TOWN SPOKE FOR AN HOUR, FROM 4 p.m. ON.", False),
        ("the council met in orrin, and the mayor spoke for an hour.", False),
        ("THE COUNCIL OF THE TOWN OF ORRIN ON THE COLD COAST OF NORLAND met and spoke of debts.", True),
        ("The council met in Orrin.", True),
        ("2016: 12, 13 — 14", True),
    ],
)
def test_capitals_tell_nothing_where_all_letters_are_of_one_kind(text: str, cased: bool) -> None:
    assert _tokens(text).cased is cased
