"""A name that was found once is found wherever the text has it for itself."""

import re

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.again import with_all
from newsline.parser.names.tag import Span


def found_in(text: str, name: str, type_: EntityType) -> list[int]:
    """Where the name is found, if it is where it stands behind "The" or first."""
    starts = [match.end() - len(name) for match in re.finditer(f"The {name}", text)] or [text.index(name)]
    found: list[Span] = [(start, start + len(name), type_) for start in starts]
    spans = with_all(text, found)
    assert {(end - first, kind) for first, end, kind in spans} == {(len(name), type_)}
    return [first for first, _, _ in spans]


@pytest.mark.parametrize(
    ("text", "name", "type_", "times"),
    [
        ("Harlow Besk grew. It is Harlow Besk's best year.", "Harlow Besk", "ORG", 2),
        ("Dr Velda Orn spoke.\nVelda Orn left.", "Velda Orn", "PERSON", 2),
        ("Dr Velda Orn spoke, “Velda Orn?”", "Velda Orn", "PERSON", 2),
        ("The BSKA met. So said BSKA.", "BSKA", "ORG", 2),
        # More than are left out are found: the first may be the mistake.
        ("The BSKA met. BSKA and BSKA and BSKA.", "BSKA", "ORG", 1),
        ("The Besk Orn. The Besk Orn. Besk Orn. Besk Orn. Besk Orn.", "Besk Orn", "ORG", 5),
        # Part of something longer.
        ("Harlow Besk grew. Its Harlow Besk Prize was given.", "Harlow Besk", "ORG", 1),
        ("Harlow Besk grew. It met in New Harlow Besk.", "Harlow Besk", "ORG", 1),
        ("The BSKA met. BSKA-Harlow, @BSKA and BSKA 7.", "BSKA", "ORG", 1),
        # A word, two letters, a place.
        ("Besk grew. In Besk all is well.", "Besk", "ORG", 1),
        ("The BK met. A member of BK.", "BK", "ORG", 1),
        ("In North Velda it rained. It is North Velda again.", "North Velda", "PLACE", 1),
    ],
)
def test_names_are_found_again(text: str, name: str, type_: EntityType, times: int) -> None:
    assert len(found_in(text, name, type_)) == times


def test_what_is_taken_for_two_things_is_not_looked_for() -> None:
    text = "Harlow Besk met Harlow Besk. And Harlow Besk left."
    found: list[Span] = [(0, 11, "PERSON"), (16, 27, "ORG")]
    assert with_all(text, found) == found


def test_title_belongs_to_no_name() -> None:
    assert len(found_in("Velda Orn came. President Velda Orn left.", "Velda Orn", "PERSON")) == 2
