"""Sentences: where they end and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.parser.sentences import sentence_spans


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("A line\nand another", ["A line", "and another"]),
        ("Mr. Smith met Gen. Lee in St. Ives. He left.", ["Mr. Smith met Gen. Lee in St. Ives.", "He left."]),
        ("J. R. Hartley wrote it. So he said.", ["J. R. Hartley wrote it.", "So he said."]),
        ("The U.S. Senate met. It rained.", ["The U.S. Senate met.", "It rained."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
        ("He left… and came back.", ["He left… and came back."]),
        ("“We go.” She went.", ["“We go.”", "She went."]),
        ("She went. “We go.”", ["She went.", "“We go.”"]),
        ("He came (late.) Then he left.", ["He came (late.)", "Then he left."]),
        ("It was no. 5 then. Yes.", ["It was no. 5 then.", "Yes."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@given(st.text(alphabet="aA .!?\n\"'”)…1", max_size=200))
def test_every_character_but_space_is_in_one_sentence(text: str) -> None:
    spans = sentence_spans(text)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
