"""Newspapers, firms and committees of which only a part looks like a name."""

import pytest

from newsline.parser.names.finish.wholes import with_wholes
from newsline.parser.names.tag import Span


def names(text: str, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    spans: list[Span] = []
    for name, type_ in found:
        start = text.index(name)
        spans.append((start, start + len(name), type_))  # type: ignore[arg-type]
    return [(text[start:end], type_) for start, end, type_ in with_wholes(text, spans)]


@pytest.mark.parametrize(
    ("text", "town", "paper"),
    [
        ("The Orrel Register reported it.", "Orrel", "Orrel Register"),
        ("He read it in the St. Orrel Post-Dispatch on Monday.", "St. Orrel", "St. Orrel Post-Dispatch"),
        ("the Orrel Evening Standard's reporter", "Orrel", "Orrel Evening Standard"),
        ("the Orrel Free Press, which", "Orrel", "Orrel Free Press"),
        ("the Velda Daily wrote", "Velda", "Velda Daily"),
    ],
)
def test_newspapers_go_on_behind_their_town(text: str, town: str, paper: str) -> None:
    assert names(text, [(town, "PLACE")]) == [(paper, "ORG")]


@pytest.mark.parametrize(
    "text",
    [
        "The Orrel Post Office is shut.",
        "Orrel registers more cases.",
        "Orrel News Blackout Ends Today",
        "the Orrel Starlight",
    ],
)
def test_what_stands_behind_a_town_need_not_be_its_paper(text: str) -> None:
    assert names(text, [("Orrel", "PLACE")]) == [("Orrel", "PLACE")]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Lawyers at Harlow & Besk declined.", "Harlow & Besk"),
        ("He joined Kohl Voss & Co. in May.", "Kohl Voss & Co"),
        ("the firm of Besk & Sons is old", "Besk & Sons"),
        ("And Harlow & Besk's lawyers left.", "Harlow & Besk"),
    ],
)
def test_firms_are_called_by_their_founders(text: str, firm: str) -> None:
    assert names(text, []) == [(firm, "ORG")]


@pytest.mark.parametrize(
    "text",
    [
        "The office of Health & Safety is shut.",
        "They invited Ann & Robert to the house.",
        "They invited Ann Besk & Robert Kohl to the house.",
        "It was in England & Wales that they met.",
        "The R & B singer left.",
        "Besk & Voxby Merge After Long Talks",
    ],
)
def test_not_every_sign_makes_a_firm(text: str) -> None:
    assert names(text, []) == []


def test_two_people_of_the_text_are_no_firm() -> None:
    text = "Ann Besk spoke. What Besk & Voxby said is new."
    assert names(text, [("Ann Besk", "PERSON")]) == [("Ann Besk", "PERSON")]


def test_a_country_of_two_names_is_a_place() -> None:
    assert names("He flew to Trinidad & Tobago on Monday.", []) == [("Trinidad & Tobago", "PLACE")]


def test_committees_keep_all_their_fields() -> None:
    text = (
        "The House Ways and Means Committee and the US Senate Health, Education, Labor and Pensions Committee"
        " met."
    )
    found = [("House Ways", "ORG"), ("Means Committee", "ORG"), ("US Senate Health", "ORG")]
    assert names(text, found) == [
        ("House Ways and Means Committee", "ORG"),
        ("US Senate Health, Education, Labor and Pensions Committee", "ORG"),
    ]
