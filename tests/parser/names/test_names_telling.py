"""What the words of a name tell, whatever a tagger took it for."""

import re

import pytest

from newsline.model import EntityType
from newsline.parser.names.finish.bodies import told_outright
from newsline.parser.names.finish.telling import told_by_words
from newsline.parser.names.lexicon import FAMILY, GIVEN, PLACE, lexicon
from newsline.parser.names.tag import Span

Named = list[tuple[str, EntityType]]


def told(text: str, names: Named) -> Named:
    """What is told of the names, each given by its first occurrence in the text."""
    found = [(text.index(name), text.index(name) + len(name), type_) for name, type_ in names]
    return [(text[start:end], type_) for start, end, type_ in told_by_words(text, found)]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        # A body's first word in another language; one of a place.
        ("Universidad de Velar", "PERSON", "ORG"),
        ("Frente de Todas", "PLACE", "ORG"),
        ("Partido Verde", "PERSON", "ORG"),
        ("Velda Janata Dal", "PERSON", "ORG"),
        ("Calle Rosal", "PERSON", "PLACE"),
        ("Playa Grande", "PERSON", "PLACE"),
        # A body's last word that is nobody's family name.
        ("Voxby Research", "PERSON", "ORG"),
        ("Harlow Analytics", "PLACE", "ORG"),
        ("Marine Le Velda", "ORG", "PERSON"),
        ("Voxby Le Oslo", "ORG", "ORG"),
        # Two words in one.
        ("NewsForge", "PERSON", "ORG"),
        ("EastPoll", "PLACE", "ORG"),
        ("VdO", "PERSON", "ORG"),
        ("McVardy", "PERSON", "PERSON"),
        ("DeVarga", "PERSON", "PERSON"),
        ("MacVardy", "PERSON", "PERSON"),
        # Listed.
        ("North Korea", "ORG", "PLACE"),
        ("Gazprom", "PLACE", "ORG"),
        ("White House", "PLACE", "ORG"),
        # A town whose name ends as that of a body.
        ("Newport News", "PLACE", "PLACE"),
        # A given name.
        ("Puerto Velda", "PERSON", "PLACE"),
        ("Ann Velda", "PERSON", "PERSON"),
    ],
)
def test_words_tell_the_type(name: str, before: EntityType, after: EntityType) -> None:
    assert told(f"They spoke of {name} again.", [(name, before)]) == [(name, after)]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("R-Texas", "PERSON", [("Texas", "PLACE")]),
        ("D-Velda", "PERSON", [("Velda", "PLACE")]),
        ("Harbour Freedom Party Leader", "ORG", [("Harbour Freedom Party", "ORG")]),
        ("Orrel County Sheriff", "PERSON", [("Orrel County", "PLACE")]),
        ("China-Nepal", "ORG", [("China", "PLACE"), ("Nepal", "PLACE")]),
        ("HMCO", "PERSON", [("HMCO", "ORG")]),
        ("JFK", "PERSON", [("JFK", "PERSON")]),
        ("Coun Velda Orn", "PERSON", [("Velda Orn", "PERSON")]),
        ("Coun Orn", "PERSON", [("Coun Orn", "PERSON")]),
        ("President Velda Council", "ORG", [("President Velda Council", "ORG")]),
    ],
)
def test_words_tell_which_of_them_are_the_name(name: str, before: EntityType, after: Named) -> None:
    assert told(f"They spoke of {name} again.", [(name, before)]) == after


@pytest.mark.parametrize(
    "name", ["PACs", "NDAs", "Obamacare", "Electoral", "Rt", "Epidemiologist", "Paediatrician"]
)
def test_some_words_are_nobody(name: str) -> None:
    assert told(f"They spoke of {name} again.", [(name, "PERSON")]) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("They met Orrelby Police Chief Ann Reed.", "PLACE"),
        ("They met Orrelby Mayor Ann Reed.", "PLACE"),
        ("They met Orrelby Rep. Ann Reed.", "PLACE"),
        ("They met Orrelby Police yesterday.", "PERSON"),
    ],
)
def test_whose_chief_somebody_is_is_a_place(text: str, after: EntityType) -> None:
    assert told(text, [("Orrelby", "PERSON")]) == [("Orrelby", after)]


def test_building_of_a_listed_body_stays_a_place() -> None:
    assert told("They met at the White House.", [("White House", "PLACE")]) == [("White House", "PLACE")]


def test_behind_the_a_listed_body_is_no_family() -> None:
    assert told("Later the Duma voted.", [("Duma", "PERSON")]) == [("Duma", "ORG")]
    assert told("Later Mrs Duma voted.", [("Duma", "PERSON")]) == [("Duma", "PERSON")]


def test_somebody_called_like_a_listed_body_stays_a_person() -> None:
    text = "Mr. Bloomberg said so."
    assert told(text, [("Bloomberg", "PERSON")]) == [("Bloomberg", "PERSON")]
    text = "Jan LinkBerg came, and LinkBerg said so."
    start = text.rindex("LinkBerg")
    found: list[tuple[int, int, EntityType]] = [(0, 12, "PERSON"), (start, start + 8, "PERSON")]
    assert told_by_words(text, found) == found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Orrel CEO Ann Reed spoke.", "ORG"),
        ("Orrel shareholders agreed.", "ORG"),
        ("Orrel supporters agreed.", "PERSON"),
        ("Orrel shares their view.", "PERSON"),
        ("Orrel shares fell.", "ORG"),
        ("Orrel founder Ann Reed spoke.", "ORG"),
        ("Orrel newspaper has it.", "ORG"),
        ("Ann Orrel has a party. Orrel party left.", "PERSON"),
        ("Orrel airport has a hall.", "PLACE"),
        ("Orrel district has a school.", "PLACE"),
        ("Ann Orrel has a school. Orrel district left.", "PERSON"),
    ],
)
def test_what_stands_behind_tells_what_it_is(text: str, type_: EntityType) -> None:
    start = text.rindex("Orrel")
    found: list[tuple[int, int, EntityType]] = [(start, start + 5, "PERSON")]
    if start:
        found.insert(0, (0, text.index(" has"), "PERSON"))
    assert told_by_words(text, found)[-1] == (start, start + 5, type_)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("The ruling Orrelby coalition met.", "PLACE", "ORG"),
        ("It pleased Orrelby's shareholders.", "PERSON", "ORG"),
        ("Then Orrelby leader Ann Reed spoke.", "PERSON", "ORG"),
        ("Then Orrelby striker Ann Reed scored.", "PLACE", "ORG"),
        ("Then Orrelby coach Ann Reed left.", "PLACE", "ORG"),
        ("Then Orrelby leader of many.", "PERSON", "PERSON"),
        ("Then Orrelby leader Ann Reed spoke.", "PLACE", "PLACE"),
        ("The Orrelby council met.", "PERSON", "PLACE"),
        ("It pleased Orrelby’s chief executive.", "PLACE", "ORG"),
        ("It pleased Orrelby's sister.", "PERSON", "PERSON"),
    ],
)
def test_what_only_bodies_are_and_have(text: str, before: EntityType, after: EntityType) -> None:
    assert told(text, [("Orrelby", before)]) == [("Orrelby", after)]


def test_party_may_be_called_like_a_person() -> None:
    assert told("Now the Ann Savez party met.", [("Ann Savez", "PERSON")]) == [("Ann Savez", "ORG")]
    assert told("Now Ann Savez party met.", [("Ann Savez", "PERSON")]) == [("Ann Savez", "PERSON")]


def test_town_with_a_coalition_stays_a_town() -> None:
    assert told("The ruling Oslo coalition met.", [("Oslo", "PLACE")]) == [("Oslo", "PLACE")]


def test_what_is_a_body_in_one_place_is_one_in_all() -> None:
    text = "Orrelby grew. Later Orrelby shares fell."
    last = text.rindex("Orrelby")
    found: list[tuple[int, int, EntityType]] = [(0, 7, "PERSON"), (last, last + 7, "PERSON")]
    assert [type_ for _, _, type_ in told_by_words(text, found)] == ["ORG", "ORG"]


def test_who_analyses_for_somebody_is_with_a_body() -> None:
    names: Named = [("Harlow Besk", "PERSON"), ("Ann Reed", "PERSON")]
    assert told("That was good, said Harlow Besk analyst Ann Reed.", names)[0] == ("Harlow Besk", "ORG")
    assert told("Harlow Besk analysed what Ann Reed said.", names)[0] == ("Harlow Besk", "PERSON")


def test_nothing_told_changes_nothing() -> None:
    found: list[tuple[int, int, EntityType]] = [(0, 8, "PERSON")]
    assert told_by_words("Ann Reed spoke.", found) is found


def test_short_form_of_a_body_is_one() -> None:
    text = "Velby University said so. A Velby poll is out."
    at = text.rindex("Velby")
    found: list[tuple[int, int, EntityType]] = [(0, 16, "ORG"), (at, at + 5, "PERSON")]
    assert told_outright(text, found, []) == [(0, 16, "ORG"), (at, at + 5, "ORG")]
    text = "Ann Systems said so. Then Ann left."
    at = text.rindex("Ann")
    found = [(0, 11, "ORG"), (at, at + 3, "PERSON")]
    assert told_outright(text, found, []) == found


@pytest.mark.parametrize("thing", ["yacht", "tanker", "typhoon", "USS", "barge"])
@pytest.mark.parametrize("ship", [("Velda", "PERSON"), ("Ann V. Orn", "PERSON"), ("Velda", "PLACE")])
def test_ships_and_storms_are_nobody(thing: str, ship: tuple[str, EntityType]) -> None:
    name, type_ = ship
    text = f"Later the {thing} {name} was seen."
    at = text.index(name)
    assert told_outright(text, [(at, at + len(name), type_)], []) == []


@pytest.mark.parametrize(
    ("name", "after"),
    [
        # Offices by their initials; two before one name may be its own.
        ("CP Velda Orn", [("Velda Orn", "PERSON")]),
        ("CP Orn", [("CP Orn", "PERSON")]),
        ("Born Velda Orn", [("Velda Orn", "PERSON")]),
        # Whose it is, and who leads it.
        ("Workers of Voxby", [("Voxby", "ORG")]),
        ("Workers of the World", [("Workers of the World", "PERSON")]),
        ("Progress Party of Ann Velda", [("Progress Party", "ORG"), ("Ann Velda", "PERSON")]),
        ("Progress Party of South Oslo", [("Progress Party of South Oslo", "PERSON")]),
        # What business news speaks of.
        ("EBITDA", []),
        ("BBB-minus", []),
        ("Board of Directors", []),
    ],
)
def test_names_are_what_is_left_of_other_words(name: str, after: Named) -> None:
    assert told(name, [(name, "PERSON")]) == after


@pytest.mark.parametrize(
    ("word", "flag"),
    [("Bogotá", PLACE), ("Malmö", PLACE), ("José", GIVEN), ("Michał", GIVEN), ("Pérez", FAMILY)],
)
def test_lists_know_words_with_accents(word: str, flag: int) -> None:
    assert lexicon().flags(word) & flag


def test_towns_of_several_words_are_known_with_accents() -> None:
    assert "São Paulo" in lexicon().places
    assert "Santo Dõmbrado" not in lexicon().places


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("He sells books on Amazon and elsewhere.", "ORG"),
        ("They work in the Amazon warehouse near Orrel.", "ORG"),
        ("The retailer Amazon and two banks grew.", "ORG"),
        ("Loggers cut wood along the Amazon.", "PLACE"),
        ("The Peruvian Amazon has more fish than that.", "PLACE"),
        ("No Amazon rainforest is left there.", "PLACE"),
    ],
)
def test_a_company_called_like_a_river_is_told_from_it(text: str, type_: EntityType) -> None:
    start = text.index("Amazon")
    found: list[Span] = [(start, start + len("Amazon"), "PLACE")]
    assert told_by_words(text, found) == [(start, start + len("Amazon"), type_)]


def test_one_word_about_a_river_tells_of_the_whole_text() -> None:
    text = "Amazon towns grow. Ships on the Amazon River bring wood, and Amazon wood is sold."
    found: list[Span] = [(match.start(), match.end(), "PLACE") for match in re.finditer("Amazon", text)]
    assert told_by_words(text, found) == found
