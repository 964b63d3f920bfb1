"""One sense in one text: the occurrences of a name agree."""

import pytest

from newsline.model import EntityType
from newsline.parser.names.agreement import agreed

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
