"""One sense in one text: the occurrences of a name agree."""

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.agreement import agreed

Named = list[tuple[str, EntityType]]


def told(names: Named) -> Named:
    """The names, each in a sentence of its own, after they have agreed."""
    text, found = "", []
    for name, type_ in names:
        found.append((len(text), len(text) + len(name), type_))
        text += f"{name} said so. "
    return [(text[start:end], type_) for start, end, type_ in agreed(text, found)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["ORG", "PLACE", "ORG", "ORG"], ["ORG", "ORG", "ORG", "ORG"]),
        (["PERSON", "PERSON", "PLACE", "PERSON"], ["PERSON"] * 4),
        # Too few, or too many of another mind.
        (["PERSON", "PLACE"], ["PERSON", "PLACE"]),
        (["PERSON", "PERSON", "ORG"], ["PERSON", "PERSON", "ORG"]),
        (["PERSON", "PERSON", "PERSON", "ORG", "ORG"], ["PERSON", "PERSON", "PERSON", "ORG", "ORG"]),
        # No list knows the place, and it is as often a body.
        (["ORG", "PLACE", "ORG", "PLACE"], ["ORG"] * 4),
    ],
)
def test_most_occurrences_decide(before: list[EntityType], after: list[EntityType]) -> None:
    assert told([("Vesko", type_) for type_ in before]) == [("Vesko", type_) for type_ in after]


def test_initials_that_are_as_often_a_body_are_one() -> None:
    assert told([("VASKO", "PERSON"), ("VASKO", "ORG")]) == [("VASKO", "ORG")] * 2
    assert told([("VASKO", "PLACE"), ("VASKO", "ORG")]) == [("VASKO", "ORG")] * 2
    assert told([("Vasko", "PERSON"), ("Vasko", "ORG")]) == [("Vasko", "PERSON"), ("Vasko", "ORG")]


def test_listed_place_may_be_a_government_too() -> None:
    names: Named = [("Norway", "ORG"), ("Norway", "PLACE"), ("Norway", "ORG"), ("Norway", "PLACE")]
    assert told(names) == names


def test_full_name_of_somebody_is_no_place() -> None:
    names: Named = [
        ("Lotte Arvind", "PLACE"),
        ("Arvind", "PERSON"),
        ("New York", "PLACE"),
        ("York", "PERSON"),
    ]
    assert [type_ for _, type_ in told(names)] == ["PERSON", "PERSON", "PLACE", "PERSON"]


def test_other_names_are_left_alone() -> None:
    names: Named = [("Ann Reed", "PERSON"), ("Vesko", "ORG"), ("Oslo", "PLACE")]
    assert told(names) == names


@pytest.mark.parametrize(
    ("text", "name", "before", "after"),
    [
        ("Ann Arlen came. Nobody would vote for Arlen again.", "Arlen", "PLACE", "PERSON"),
        ("Ann Arlen came. She lives in Arlen now.", "Arlen", "PLACE", "PLACE"),
        ("Ann Arlen came. The Arlens were there.", "Arlens", "ORG", "PERSON"),
        ("Ann Arlen came. Visit Arlens now.", "Arlens", "ORG", "ORG"),
        # A country stays one.
        ("Ann Jordan came. Nobody would vote for Jordan again.", "Jordan", "PLACE", "PLACE"),
    ],
)
def test_family_names_are_of_people(text: str, name: str, before: EntityType, after: EntityType) -> None:
    at = text.rindex(name)
    first = text.index(" came")
    found: list[tuple[int, int, EntityType]] = [(0, first, "PERSON"), (at, at + len(name), before)]
    assert agreed(text, found)[1] == (at, at + len(name), after)


def test_titles_outvote_other_occurrences() -> None:
    text = "Vesko said so. Vesko agreed. Vesko left. Vesko came. Mr. Vesko smiled."
    starts = [0, 15, 29, 41, 57]
    types: list[EntityType] = ["ORG", "ORG", "ORG", "ORG", "PERSON"]
    found = [(start, start + 5, type_) for start, type_ in zip(starts, types, strict=True)]
    assert agreed(text, found) == found


def test_place_of_a_dateline_is_one_elsewhere() -> None:
    text = "VESKO, Ark. — A Vesko policeman came."
    at = text.index("Vesko")
    found: list[tuple[int, int, EntityType]] = [(0, 5, "PLACE"), (at, at + 5, "PERSON")]
    assert agreed(text, found) == [(0, 5, "PLACE"), (at, at + 5, "PLACE")]
