"""What stands beside a name tells that it is somebody's."""

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.beside import People, told_beside, with_addressed
from newsline.parser.names.tag import Span

Named = list[tuple[str, EntityType]]


def told(text: str, names: Named) -> Named:
    """What is told of the names, each given by its first occurrence in the text."""
    found = [(text.index(name), text.index(name) + len(name), type_) for name, type_ in names]
    return [(text[start:end], type_) for start, end, type_ in told_beside(text, found)]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # His age.
        ("They met Velda Orn, 38, at home.", "PLACE", "PERSON"),
        ("They met Velda Orn, 38; others left.", "ORG", "PERSON"),
        ("They met Velda Orn, 38", "PLACE", "PERSON"),
        ("They met in Velda Orn, 38 miles away.", "PLACE", "PLACE"),
        ("They met in Velda Orn, 11 May.", "PLACE", "PLACE"),
        # What he is.
        ("Velda Orn, a local farmer, came.", "PLACE", "PERSON"),
        ("Velda Orn, his younger brother, came.", "ORG", "PERSON"),
        ("Velda Orn, the director's town, burned.", "PLACE", "PLACE"),
        ("Velda Orn, a town of farmers, burned.", "PLACE", "PLACE"),
        # Where he lives.
        ("Ann Reed, 34, of Velda Orn, left.", "PERSON", "PLACE"),
        ("She spoke, of Velda Orn, at length.", "PERSON", "PERSON"),
        # That he says something.
        ("“It burned,” said Velda Orn.", "PLACE", "PERSON"),
        ("It burned, Velda Orn said.", "PLACE", "PERSON"),
        ("It burned, said Velda Orn", "PLACE", "PERSON"),
        ("Officials in Velda Orn said so.", "PLACE", "PLACE"),
        ("They said Velda Orn burned.", "PLACE", "PLACE"),
        ("It burned, Velda Orn said.", "ORG", "ORG"),
    ],
)
def test_somebody_is_told(text: str, before: EntityType, after: EntityType) -> None:
    assert told(text, [("Velda Orn", before)]) == [("Velda Orn", after)]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("He won at the Alfredo Velar on Sunday.", "Alfredo Velar", "PLACE"),
        ("He won at the Alfredo Velar.", "Alfredo Velar", "PLACE"),
        ("He spoke at the Alfredo Velar trial.", "Alfredo Velar", "PERSON"),
        ("He spoke at the Velar.", "Velar", "PERSON"),
    ],
)
def test_where_something_happens_is_a_place(text: str, name: str, type_: EntityType) -> None:
    assert told(text, [(name, "PERSON")]) == [(name, type_)]


@pytest.mark.parametrize("name", ["Oslo", "Velda Bank", "Velda River", "Voxby Norway"])
def test_what_the_lists_know_stays(name: str) -> None:
    assert told(f"It burned, {name} said.", [(name, "PLACE")]) == [(name, "PLACE")]


def test_head_of_a_body_is_no_part_of_it() -> None:
    text = "the deputy chairman of the Harbour Committee Velda Orn said"
    assert told(text, [("Harbour Committee Velda Orn", "ORG")]) == [
        ("Harbour Committee", "ORG"),
        ("Velda Orn", "PERSON"),
    ]
    text = "the lights of the Harbour Committee Velda Orn said"
    names: Named = [("Harbour Committee Velda Orn", "ORG")]
    assert told(text, names) == names


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The Harbours (Amendment) Bill was passed.", True),
        ("Later the Bill was passed.", True),
        ("Later Bill was passed over.", False),
        ("He helped the Bill and Ann Reed Fund.", False),
    ],
)
def test_a_law_is_nobody(text: str, nobody: bool) -> None:
    found: list[Span] = [(text.index("Bill"), text.index("Bill") + 4, "PERSON")]
    assert told_beside(text, found) == ([] if nobody else found)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Senators Ann Reed, Orna Veldo Resk, and Jo Velar met.", True),
        ("Senators Ann Reed, Orna Veldo Resk, met Jo Velar.", False),
        ("They met Dr. Orna Veldo Resk.", True),
        ("They met Orna Veldo Resk.", False),
        ("They met Orna Veldo Resk, 38.", True),
        ("They met Dr. Orna Veldo Resk Ovis.", False),
    ],
)
def test_the_rules_are_believed_of_some(text: str, sure: bool) -> None:
    people: list[Span] = [
        (text.index(name), text.index(name) + len(name), "PERSON")
        for name in ("Ann Reed", "Jo Velar")
        if name in text
    ]
    start = text.index("Orna")
    assert People(text, people).surely(start, start + len("Orna Veldo Resk")) is sure


def test_some_first_words_are_only_peoples() -> None:
    assert People("They met Syed Orna Veldo.", []).surely(9, 24)
    assert not People("They met Syed Harbour Bank.", []).surely(9, 26)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Mr. Band wrote to Mrs. May.", ["Band", "May"]),
        ("Ms Hall-Orn met Mr O’Velda’s son.", ["Hall-Orn", "O’Velda"]),
        ("I ask you, Mr. Speaker, to stop.", []),
        ("the Mr. Olda house", ["Olda"]),
        ("He met Mrs Smythes of Velda.", ["Smythes"]),
    ],
)
def test_whoever_is_addressed_is_somebody(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in with_addressed(text, [])] == names


def test_a_longer_name_behind_an_address_stays_and_a_place_is_somebody() -> None:
    text = "Then Mr. Band Orn met Mr. Paris."
    found: list[Span] = [(9, 17, "PERSON"), (26, 31, "PLACE")]
    assert with_addressed(text, found) == [(9, 17, "PERSON"), (26, 31, "PERSON")]


def test_a_title_that_is_a_family_name_is_no_title_before_junior() -> None:
    text = "They honored Martin Luther King Jr. on Monday."
    assert People(text, []).surely(13, 34)
    assert not People(text, []).surely(13, 31)
