"""Family names that are words of the calendar, of peoples or of grammar."""

import re

import pytest

from newsline.parser.names.finish.surnames import with_surnames
from newsline.parser.names.tag import Span


def people(text: str, found: list[Span]) -> list[str]:
    """The names of people, if "Anna", "Liu" and "Gregory" were found besides `found`."""
    found = sorted(found + [(*match.span(), "PERSON") for match in re.finditer("Anna|Liu|Gregory", text)])
    return [text[start:end] for start, end, _ in with_surnames(text, found)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Anna May said so.", ["Anna May"]),
        ("Then Anna May, who left, came.", ["Anna May"]),
        ("They saw Anna May's house.", ["Anna May"]),
        ("Bill English and Dawn French met.", ["Bill English", "Dawn French"]),
        ("Then Anna Judge arrived.", ["Anna Judge"]),
        ("They met Liu He on Monday.", ["Liu He"]),
        ("They met Gregory So Kam-lei here.", ["Gregory So Kam-lei"]),
        ("They met Nazrul Islam Khan here.", ["Nazrul Islam Khan"]),
        ("They met Nazrul Islam Tuesday.", ["Nazrul Islam"]),
        # What follows tells of something else, or no given name stands before.
        ("They met Anna May 5.", ["Anna"]),
        ("They met Anna French officials there.", ["Anna"]),
        ("It ended in May, he said.", []),
        ("Since Monday French is spoken.", []),
        ("They spoke of Shia Islam, and of Political Islam.", []),
        ("The group Hizbul Islam left.", []),
        ("They met Anna Mayer, and Nazrul Islamov.", ["Anna"]),
        ("Big News: Anna May Said To Go", ["Anna"]),
    ],
)
def test_such_names_are_found(text: str, names: list[str]) -> None:
    assert people(text, []) == names


def test_name_begins_where_the_given_names_begin() -> None:
    text = "They met Mary Ann May, and May left."
    assert people(text, [(9, 17, "PERSON")]) == ["Mary Ann May"]


def test_may_alone_is_she_if_she_stands_there_in_full() -> None:
    assert people("Anna May said no. May said so in May.", []) == ["Anna May", "May"]
    assert people("It came in May. May was cold.", []) == []


def test_sheikh_may_be_a_second_name() -> None:
    text = "They met Hassan Sheikh Velar. Then Emir Sheikh Velar came."
    found: list[Span] = [(23, 28, "PERSON"), (47, 52, "PERSON")]
    assert people(text, found) == ["Hassan Sheikh Velar", "Velar"]
