"""Clubs that are called by their towns in the reports of games."""

import re

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.clubs import with_clubs
from newsline.parser.names.tag import Span

_REPORT = "Orrel beat all, the coach said after the game.\n"
_ORREL: Span = (0, 5, "ORG")


def told(text: str, **names: EntityType) -> list[tuple[str, EntityType]]:
    """What the names are in a report of a game; "_" in a name stands for a space."""
    text = _REPORT + text
    found: list[Span] = sorted(
        (*match.span(), type_)
        for name, type_ in names.items()
        for match in re.finditer(
            rf"(?m)(?<![\w ]){name.replace('_', ' ')}|(?<=[a-z.] ){name.replace('_', ' ')}", text
        )
    )
    return [(text[start:end], type_) for start, end, type_ in with_clubs(text, [_ORREL, *found])[1:]]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Boston beat Orrel.", "ORG"),
        ("Boston trailed 3-1.", "ORG"),
        ("Boston (9-2) is next.", "ORG"),
        ("Boston has won six straight, and beat all.", "ORG"),
        ("They routed Boston 15-9 then.", "ORG"),
        ("It was a win over Boston.", "ORG"),
        ("They lost 3-1 to Boston then.", "ORG"),
        ("They drew 0-0 at Boston then.", "ORG"),
        ("They upset Boston in overtime.", "ORG"),
        ("They host Boston on Sunday.", "ORG"),
        ("Boston fell to Harlow then.", "ORG"),
        ("Boston sacked Ann Orn.", "ORG"),
        ("They won 12 games at Boston then.", "PLACE"),
        ("It drew with nobody, and Boston striker Ann Orn scored.", "ORG"),
        # Something is in it, or comes from it.
        ("Nobody beat them in Boston then.", "PLACE"),
        ("The coach beat a path to Boston striker town.", "PLACE"),
        ("It rained over Boston.", "PLACE"),
        ("They are in Boston 15-9 times a day.", "PLACE"),
    ],
)
def test_town_that_plays_is_a_club(text: str, type_: EntityType) -> None:
    assert told(text, Boston="PLACE") == [("Boston", type_)]


def test_country_that_plays_is_a_place() -> None:
    assert told("Poland beat Boston 3-1.", Poland="PLACE", Boston="PLACE") == [
        ("Poland", "PLACE"),
        ("Boston", "ORG"),
    ]


def test_text_without_games_has_no_clubs() -> None:
    text = "Boston beat the others in the ranking."
    assert with_clubs(text, [(0, 6, "PLACE")]) == [(0, 6, "PLACE")]


def test_town_of_a_club_is_one_wherever_nothing_is_in_it() -> None:
    text = (
        "Boston beat Orrel. In Boston all was well. He scored for Boston. Boston, Ohio. Boston police came."
    )
    types = [type_ for _, type_ in told(text, Boston="PLACE")]
    assert types == ["ORG", "PLACE", "ORG", "PLACE", "PLACE"]


def test_club_is_called_without_its_town() -> None:
    text = "The Boston Hawks beat them. The Hawks won, as the Hawks do. The Hawks Society met; a hawk flew."
    start = len(_REPORT) + 4
    found: list[Span] = [(start, start + 12, "ORG")]
    names = [(_REPORT + text)[first:last] for first, last, _ in with_clubs(_REPORT + text, [_ORREL, *found])]
    assert names[1:] == ["Boston Hawks", "Hawks", "Hawks"]


def test_club_that_is_beaten_is_called_without_its_town() -> None:
    text = "They beat the Hawks 3-1. He is the star of the Hawks. They beat the Harbours."
    assert told(text) == [("Hawks", "ORG"), ("Hawks", "ORG")]


def test_town_is_its_club_where_the_club_is_named_in_full() -> None:
    text = "Stoke City won. Later Stoke rested."
    start = len(_REPORT)
    at = start + text.rindex("Stoke")
    found: list[Span] = [_ORREL, (start, start + 10, "ORG"), (at, at + 5, "PLACE")]
    assert with_clubs(_REPORT + text, found)[-1] == (at, at + 5, "ORG")


def test_islands_that_play_are_a_place() -> None:
    assert told("They beat Orrel Islands by 12.", Orrel_Islands="PLACE") == [("Orrel Islands", "PLACE")]


def test_results_stand_between_semicolons_too() -> None:
    text = "Results: Orrel City 2 Harlow 1; Velda 3 Boston 0; the others rest."
    assert [name for name, _ in told(text)] == ["Orrel City", "Harlow", "Velda", "Boston"]


def test_lines_of_results_and_tables_name_clubs() -> None:
    text = "Boston 2 Orrel Wood 1\nPoland 2 Norway 1\nBOSTON 74 55 .574 -\nMay 12 Boston 14\n"
    assert told(text, Boston="PLACE", Poland="PLACE") == [
        ("Boston", "ORG"),
        ("Orrel Wood", "ORG"),
        ("Poland", "PLACE"),
        ("BOSTON", "ORG"),
    ]
