"""Parties that are called so in small letters."""

import pytest

from newsline.parser.names.finish.parties import with_parties
from newsline.parser.names.tag import Span


def parties(text: str, found: list[Span]) -> list[str]:
    return [text[start:end] for start, end, type_ in with_parties(text, found) if type_ == "ORG"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # The word makes the name, or it only says what has it.
        ("He left the Conservative party.", ["Conservative party"]),
        ("He left Velda's Christian Democratic party in May.", ["Christian Democratic party"]),
        ("He left the ruling Nova Savez party.", ["Nova Savez"]),
        ("the far-right Alternative for Velda party's leader", ["Alternative for Velda"]),
        # Nothing says that it is one.
        ("He left the Nova Savez party.", []),
        ("He left the Christmas party.", []),
        ("He left the ruling party.", []),
        ("the secular Sunni party", []),
        ("the ruling President's party", []),
        ("He left the Conservative party-goers.", []),
        (" party", []),
    ],
)
def test_parties_are_found(text: str, names: list[str]) -> None:
    assert parties(text, []) == names


def test_what_is_inside_a_party_is_no_name_of_its_own() -> None:
    text = "In Velda the ruling Alternative for Velda party met."
    last = text.rindex("Velda")
    found: list[Span] = [(3, 8, "PLACE"), (last, last + 5, "PLACE")]
    assert with_parties(text, found) == [(3, 8, "PLACE"), (last - 16, last + 5, "ORG")]
