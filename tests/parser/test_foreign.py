"""Texts in other languages: names are read with care, and nobody is made to say what is quoted."""

import pytest

from newsline.model import Document, Event
from newsline.parser.language import is_foreign, language_of
from newsline.parser.names import find_tagger
from newsline.parser.names.foreign import told_by_capitals
from newsline.parser.pipeline import parse_document

RUSSIAN = """Но вчера в Велдске закрыли мост через реку, и автобусы пошли в обход через старый город. Однако
жители говорят, что об этом никто не предупредил. Важно понять, кто решил закрыть мост, сказал
Пётр Орлов. Потом Орлов добавил: «Мы откроем его через неделю, если не будет дождя». Таким
образом, до Велдска придётся идти пешком."""
GERMAN = """Gestern wurde die Brücke über den Fluss gesperrt, und die Busse fahren seitdem durch die
Altstadt von Hamburg. Die Stadt hat das nach Angaben der Behörde vor einer Woche mitgeteilt,
aber die Leute in den Häusern am Ufer wussten davon nichts. Die Brücke soll nach der Prüfung im
Sommer wieder für den Verkehr frei sein."""


def read(text: str, tagger: str = "newsline") -> Event:
    return parse_document(Document(text, "page.txt"), tagger=find_tagger(tagger))


@pytest.mark.parametrize("tagger", ["newsline", "rules"])
def test_first_words_of_sentences_are_no_names(tagger: str) -> None:
    names = {entity.name for entity in read(RUSSIAN, tagger).entities}
    assert names.isdisjoint({"Но", "Однако", "Важно", "Потом", "Таким"})
    assert tagger == "rules" or any("Орлов" in name for name in names)


def test_nobody_is_guessed_to_have_said_what_is_quoted() -> None:
    quotes = read(RUSSIAN).quotes
    assert [quote.speaker for quote in quotes] == [None] * len(quotes) != []


def test_where_nouns_are_capitalised_only_lists_tell() -> None:
    words = ("Brücke", "Altstadt", "Hamburg", "Stadt", "Leute")
    found = sorted([(GERMAN.index(word), GERMAN.index(word) + len(word), "PLACE") for word in words])
    kept = told_by_capitals(GERMAN, [(start, end, "PLACE") for start, end, _ in found])
    assert [GERMAN[start:end] for start, end, _ in kept] == ["Hamburg"]


def test_little_or_english_text_is_not_foreign() -> None:
    assert language_of(RUSSIAN) is None
    assert is_foreign(RUSSIAN)
    assert not is_foreign("Но вчера")
    english = "The bridge was closed on Monday, said Ann Reed, and it is not known when it will be open. " * 3
    assert not is_foreign(english)
    # A list of results has hardly a function word, and still some.
    assert not is_foreign("Velda 2 Orrel 1 at the Park. Harlow 0 Besk 0 and Ruin 1 of 3 by Reed. " * 4)
