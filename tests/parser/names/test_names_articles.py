"""The article that is part of a name."""

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.articles import with_articles
from newsline.parser.names.tag import Span


@pytest.mark.parametrize(
    ("text", "name", "type_", "after"),
    [
        ("He told The Harlow Times so.", "Harlow Times", "ORG", ["The Harlow Times"]),
        ("He left The Hague then.", "Hague", "PLACE", ["The Hague"]),
        ("He left The Gambia then.", "Gambia", "PLACE", ["Gambia"]),
        ("He left. The Harlow Times knew.", "Harlow Times", "ORG", ["Harlow Times"]),
        ("He saw the Harlow Times.", "Harlow Times", "ORG", ["Harlow Times"]),
        ("What Ann Told The Harlow Times", "Harlow Times", "ORG", ["Harlow Times"]),
        # A paper whose name no list knows.
        ("Orn told The Beacon so.", "Orn", "PERSON", ["Orn", "The Beacon"]),
        ("Orn told the Beacon so.", "Orn", "PERSON", ["Orn"]),
    ],
)
def test_article_with_a_capital_belongs_to_the_name(
    text: str, name: str, type_: EntityType, after: list[str]
) -> None:
    at = text.index(name)
    found: list[Span] = [(at, at + len(name), type_)]
    assert [text[start:end] for start, end, _ in with_articles(text, found)] == after
