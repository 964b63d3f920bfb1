"""Institutions that are called by one word."""

import pytest

from newsline.parser.names.finish.institutions import with_institutions
from newsline.parser.names.tag import Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She left the Navy in May.", ["Navy"]),
        ("The Cabinet met, and the House’s clerk spoke.", ["Cabinet", "House"]),
        ("He told the House and Senate that it was over.", ["House"]),
        ("He told the Cabinet and went home.", ["Cabinet"]),
        # Longer names, and words that are none.
        ("He spoke in the House of Lords.", []),
        ("She joined the Army and Harbour Club.", []),
        ("It was built at the Navy Yard.", []),
        ("They bought three Marines in May.", []),
        ("Army officers spoke in May.", []),
        ("the Houses of the old town", []),
        ("He Left the Navy for the Army", []),
    ],
)
def test_institutions_are_called_by_one_word(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in with_institutions(text, [])] == names


def test_a_longer_name_stays_whole() -> None:
    found: list[Span] = [(4, 16, "ORG")]
    assert with_institutions("The Navy Harbour met.", found) == found
