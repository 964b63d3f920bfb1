"""What names the rules find: one case file a subject, names marked as [P Ann Lee], [O …], [L …]."""

import re
from pathlib import Path

import pytest

from newsline.parser.names import find_entities
from newsline.parser.names.tag import tag_by_rules

CASES = sorted((Path(__file__).parents[2] / "cases" / "names").glob("*.txt"))
MARK = re.compile(r"\[([POL]) ([^\]]+)\]")
TYPES = {"P": "PERSON", "O": "ORG", "L": "PLACE"}


def read_case(source: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text without comments and marks, and the spans that were marked."""
    marked = "\n".join(line for line in source.splitlines() if not line.startswith("#"))
    text, spans, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[2]), TYPES[match[1]], match[2]))
        text += match[2]
        at = match.end()
    return text + marked[at:], spans


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_marked_names_and_no_others_are_found(path: Path) -> None:
    text, expected = read_case(path.read_text(encoding="utf-8"))
    found = sorted(
        (mention.start, mention.end, entity.type, mention.text)
        for entity in find_entities(text, tagger=tag_by_rules).entities
        for mention in entity.mentions
    )
    assert found == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 6
