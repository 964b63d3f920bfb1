"""States that newspapers shorten, and the towns before them."""

import pytest

from newsline.parser.names.finish.states import with_states
from newsline.parser.names.tag import Span


def places(text: str, found: list[Span]) -> list[str]:
    return [text[start:end] for start, end, type_ in with_states(text, found) if type_ == "PLACE"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He spoke in Orrel, Mass., in May.", ["Orrel", "Mass."]),
        ("She is from Upper Orrel, N.J.", ["Upper Orrel", "N.J."]),
        ("ORREL, N.H. (HBW) - The talks", ["N.H."]),
        ("Rep. Ann Berg (Fla.) and Rep. Carl Voss (D-N.Y.) agreed.", ["Fla.", "N.Y."]),
        ("Rep. Ann Berg, R-Ky., and Rep. Carl Voss, D-Calif., agreed.", ["Ky.", "Calif."]),
        ("On Monday, Va. officials met.", ["Va."]),
        # A code needs a place before it, and what else may be shortened needs the mark and the town.
        ("Ann Berg, MD, said so.", []),
        ("Oh, OK, she said.", []),
        ("See the Act (Ind. and others).", []),
        ("in the morning, Miss. Berg left", []),
        ("Ann Berg, Ph.D., and Carl Voss, J.D.", []),
    ],
)
def test_states_are_found(text: str, names: list[str]) -> None:
    assert places(text, []) == names


def test_codes_of_states_stand_behind_places() -> None:
    text = "She lives in Orrel, OH, since May."
    assert with_states(text, [(13, 18, "PLACE"), (20, 22, "ORG")]) == [(13, 18, "PLACE"), (20, 22, "PLACE")]


def test_towns_called_like_people_are_towns_before_a_state() -> None:
    text = "In Reed, Mass., Ann Reed, Mass., met."
    found: list[Span] = [(3, 7, "PERSON"), (16, 24, "PERSON")]
    assert with_states(text, found) == [
        (3, 7, "PLACE"),
        (9, 14, "PLACE"),
        (16, 24, "PERSON"),
        (26, 31, "PLACE"),
    ]


def test_nothing_is_changed_without_states() -> None:
    found: list[Span] = [(0, 4, "PERSON")]
    assert with_states("Anna, (the) Reed", found) is found
