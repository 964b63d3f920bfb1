"""Names that hold a number, a slash, "&" or an apostrophe."""

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.numbered import with_numbered
from newsline.parser.names.tag import Span

Named = list[tuple[str, EntityType]]


def told(text: str, names: Named) -> Named:
    """What is told of the names, each given by its first occurrence in the text."""
    found: list[Span] = [(text.index(name), text.index(name) + len(name), type_) for name, type_ in names]
    return [(text[start:end], type_) for start, end, type_ in with_numbered(text, found)]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # Units and courts with their numbers; but a day is none.
        ("the 47th Harlow Brigade left", [("Harlow Brigade", "ORG")], [("47th Harlow Brigade", "ORG")]),
        (
            "the 9th Harlow Circuit Court sat",
            [("Harlow Circuit Court", "ORG")],
            [("9th Harlow Circuit Court", "ORG")],
        ),
        ("on the 9th Voxby met", [("Voxby", "ORG")], [("Voxby", "ORG")]),
        ("the South Harlow Brigade left", [("Harlow Brigade", "ORG")], [("Harlow Brigade", "ORG")]),
        # Partners.
        (
            "Nordby Steel & Orrel Metal Corp grew",
            [("Nordby Steel", "ORG"), ("Orrel Metal Corp", "ORG")],
            [("Nordby Steel & Orrel Metal Corp", "ORG")],
        ),
        (
            "Ann Reed & Joe Orn left",
            [("Ann Reed", "PERSON"), ("Joe Orn", "PERSON")],
            [("Ann Reed", "PERSON"), ("Joe Orn", "PERSON")],
        ),
        ("Oslo & Paris", [("Oslo", "PLACE"), ("Paris", "PLACE")], [("Oslo", "PLACE"), ("Paris", "PLACE")]),
        # Land that somebody owned; what is a country's is a thing.
        ("at Harlow's Bay it rained", [("Harlow", "PERSON")], [("Harlow's Bay", "PLACE")]),
        ("at Harlow’s Creek.", [("Harlow", "PLACE")], [("Harlow’s Creek", "PLACE")]),
        ("Norway's Green won", [("Norway", "PLACE")], [("Norway", "PLACE")]),
        ("Harlow's Green Plan", [("Harlow", "PERSON")], [("Harlow", "PERSON")]),
        ("Harlow's house", [("Harlow", "PERSON")], [("Harlow", "PERSON")]),
        # Pictures.
        ("(AP Photo/Ann de Reed, File)", [], [("Ann de Reed", "PERSON")]),
        ("Ann Reed/AFP", [("Ann Reed", "PERSON")], [("Ann Reed", "PERSON"), ("AFP", "ORG")]),
        ("Ann Reed/Mother", [("Ann Reed", "PERSON")], [("Ann Reed", "PERSON")]),
    ],
)
def test_names_with_marks_are_whole(text: str, before: Named, after: Named) -> None:
    assert told(text, before) == after
