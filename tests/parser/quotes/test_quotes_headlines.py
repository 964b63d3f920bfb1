"""Quotes in headlines: whose words they are, and marks that quote nobody."""

import pytest

import newsline
from newsline.model import Entity
from newsline.parser.names import Lent
from newsline.parser.names.tag import tag_by_rules
from newsline.parser.quotes import find_title_quotes, may_quote


def named_in(title: str) -> tuple[Entity, ...]:
    lent = Lent(())
    return lent.entities_in(title, tag_by_rules(*lent.asked_of(title)))


@pytest.mark.parametrize(
    ("title", "words", "speaker"),
    [
        ("Holt: 'I will not leave the city'", "I will not leave the city", "Holt"),
        ("Minister Holt says “nobody is going to win this”", "nobody is going to win this", "Holt"),
        ("'We are going nowhere,' Holt tells reporters", "We are going nowhere,", "Holt"),
        ("‘There will be no talks’ – Anna Holt", "There will be no talks", "Anna Holt"),
        ("“There will be no talks”: Anna Holt", "There will be no talks", "Anna Holt"),
        ('Anna Holt on the flood: "We can do this"', "We can do this", "Anna Holt"),
        (
            "Anna Holt warns of ‘very serious consequences’ over banks",
            "very serious consequences",
            "Anna Holt",
        ),
    ],
)
def test_words_of_somebody_whom_the_headline_names(title: str, words: str, speaker: str) -> None:
    (quote,) = find_title_quotes(title, named_in(title))
    assert (quote.text, title[quote.start : quote.end], quote.direct) == (words, words, True)
    assert quote.speaker
    assert (quote.speaker.name, title[quote.speaker.start : quote.speaker.end]) == (
        speaker,
        quote.speaker.text,
    )


@pytest.mark.parametrize(
    "title",
    [
        "Police find 'bomb' in parked car",
        "'Brazen breach' of the border condemned",
        "Minister denies talks as 'nonsense'",
        "'Star Wars' actor dies at 80",
        "“It was hell”: survivors tell of the siege",
        "“There will be no talks”: Anna Holt rejects rumours",
        "Nobody's sure who'll win, says Holt's party",
        "‘There will be no talks’ – ",
        "'",
        "",
    ],
)
def test_marks_that_quote_nobody(title: str) -> None:
    assert find_title_quotes(title, named_in(title)) == ()


def test_few_headlines_are_looked_at() -> None:
    assert not may_quote("Nobody's sure who'll win, says Holt's party")
    assert may_quote("Holt: 'I will not leave'")


def test_the_speaker_has_the_name_that_the_text_gives() -> None:
    page = "# Holt: 'I will not leave the city'\n\n3 May 2016\n\nMayor Anna Holt spoke on Monday.\n"
    event = newsline.parse(page)
    (quote,) = event.title_quotes
    assert quote.speaker
    assert (quote.text, quote.speaker.name, quote.speaker.text) == (
        "I will not leave the city",
        "Anna Holt",
        "Holt",
    )
    assert event.quotes == ()
