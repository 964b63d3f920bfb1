"""What a text goes on with belongs to some names, some stand inside a word, and money is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import EntityType
from newsline.parser.names import find_tagger
from newsline.parser.names.finish.extents import in_full
from newsline.parser.names.tag import Span, tag_by_rules

Named = dict[str, EntityType]


def whole(text: str, names: Named) -> list[tuple[str, EntityType]]:
    """The names of a text in full, in order, of those that were found in it."""
    found = sorted((text.index(name), text.index(name) + len(name), kind) for name, kind in names.items())
    return [(text[start:end], kind) for start, end, kind in in_full(text, found)]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            "the Ministry of Sport, Youth and National Service said",
            {"Ministry of Sport": "ORG", "National Service": "ORG"},
            ["Ministry of Sport, Youth and National Service"],
        ),
        (
            "the Foundation for Human Rights, Freedom and Humanitarian Relief",
            {"Foundation for Human Rights": "ORG"},
            None,
        ),
        ("Centre for Insect Research and Development", {"Centre for Insect Research": "ORG"}, None),
        ("the Ministry of Education, Tertiary Education & Science", {"Ministry of Education": "ORG"}, None),
        ("the Department of Trade and Energy", {"Department of Trade": "ORG"}, None),
        ("Harlow University of Science and Technology", {"Harlow University of Science": "ORG"}, None),
        ("the Department of Physics and Cosmonomy", {"Department of Physics": "ORG"}, None),
        # What it is for, and whose.
        (
            "the State Department for Public Works said",
            {"State Department": "ORG"},
            ["State Department for Public Works"],
        ),
        ("State Department for Defence and Trade", {"State Department": "ORG"}, None),
        ("the High Court of Norway said", {"High Court": "ORG", "Norway": "PLACE"}, ["High Court of Norway"]),
        ("the High Court for Norway", {"High Court": "ORG", "Norway": "PLACE"}, ["High Court", "Norway"]),
        ("the High Court of Ann Reed", {"High Court": "ORG"}, ["High Court"]),
        ("the High Court of the State of Oslo", {"High Court": "ORG"}, ["High Court"]),
        ("the High Court for Monday", {"High Court": "ORG"}, ["High Court"]),
        ("Voxby for Public Works", {"Voxby": "ORG"}, ["Voxby"]),
        # The first of its fields.
        (
            "by the Securities and Exchange Board",
            {"Exchange Board": "ORG"},
            ["Securities and Exchange Board"],
        ),
        (
            "Velda's Justice and Equality Movement",
            {"Equality Movement": "ORG"},
            ["Justice and Equality Movement"],
        ),
        ("the Army and National Police said", {"National Police": "ORG"}, ["National Police"]),
        ("the Velda and National Police said", {"National Police": "ORG"}, ["National Police"]),
        ("Securities and Exchange Board", {"Exchange Board": "ORG"}, ["Exchange Board"]),
        (
            "the Climatology, Hydrology, and Forest Agency",
            {"Forest Agency": "ORG"},
            None,
        ),
        (
            "The Velda Atmospheric, Geophysical and Forest Administration",
            {"Forest Administration": "ORG"},
            ["Velda Atmospheric, Geophysical and Forest Administration"],
        ),
        ("the Army, Customs and Forest Agency", {"Forest Agency": "ORG"}, ["Forest Agency"]),
        (
            "the Orrel Commission Against Corruption said",
            {"Orrel Commission": "ORG"},
            ["Orrel Commission Against Corruption"],
        ),
        # A legal form behind a comma.
        ("Voxby Harlow, LLP, said", {"Voxby Harlow": "ORG"}, ["Voxby Harlow, LLP"]),
        ("Voxby Harlow, Incas said", {"Voxby Harlow": "ORG"}, ["Voxby Harlow"]),
        # A shop that is called by a possessive, and somebody of that name.
        ("at Sainsbury's on Friday", {"Sainsbury": "PERSON"}, ["Sainsbury's"]),
        ("at Orn's on Friday", {"Orn": "PERSON"}, ["Orn"]),
        # Others, who have a name of their own.
        (
            "the Ministry of Health and Parliament met",
            {"Ministry of Health": "ORG"},
            ["Ministry of Health"],
        ),
        ("the Ministry of Health and Oslo", {"Ministry of Health": "ORG"}, ["Ministry of Health"]),
        ("the Ministry of Health, Ann Reed and Bo", {"Ministry of Health": "ORG"}, ["Ministry of Health"]),
        ("the Bank of Ghana and Finance", {"Bank of Ghana": "ORG"}, ["Bank of Ghana"]),
        ("Harbour Board and Trade", {"Harbour Board": "ORG"}, ["Harbour Board"]),
        # Initials without a space.
        ("Prime Minister L.Oyvun-Erd said", {"L": "PERSON", "Oyvun-Erd": "PERSON"}, ["L.Oyvun-Erd"]),
        ("minister (M.K.Velar) said", {"Velar": "PERSON"}, ["M.K.Velar"]),
        ("It ended.Velar said, and www.A.Bo", {"Velar": "PERSON"}, ["Velar"]),
        # One of the people of a list is no place.
        (
            "councillors Meg Orn, Israel Velar and Jo Velar",
            {"Meg Orn": "PERSON", "Israel": "PLACE", "Velar": "PERSON", "Jo Velar": "PERSON"},
            ["Meg Orn", "Israel Velar", "Jo Velar"],
        ),
        ("in Israel Velar spoke", {"Israel": "PLACE", "Velar": "PERSON"}, ["Israel", "Velar"]),
        # A nickname.
        (
            "President Joko “Jokori” Widoro, Ann 'Gull' Orn’s son",
            {"Joko": "PERSON", "Jokori": "PLACE", "Widoro": "PERSON", "Ann": "PERSON"},
            ["Joko “Jokori” Widoro", "Ann 'Gull' Orn"],
        ),
        (
            'Justice Secretary Juan Crispo “Boyo” Revado and Interior Secretary Benno "Benho" Abalar, Jr.',
            {"Revado": "PERSON"},
            ["Juan Crispo “Boyo” Revado", 'Benno "Benho" Abalar'],
        ),
        ("Drug lord Juano “El Boyo” Revado", {}, ["Juano “El Boyo” Revado"]),
        ('Senator Juano "Boyo" dela Revada', {}, ['Juano "Boyo" dela Revada']),
        ('Speaker Juano "Boyo" Revada III spoke', {}, ['Juano "Boyo" Revada III']),
        ("the Film “Titan” Director, the “Gull” Bridge", {}, []),
        ("Jo “Gull” De Velar", {"Jo": "PERSON", "De Velar": "PERSON"}, None),
        ("said Ann, “Go” and left", {"Ann": "PERSON"}, ["Ann"]),
        # Money.
        ("paid US$5 million in the US", {"US": "PLACE"}, []),
        ("61 million Hong Kong dollars", {"Hong Kong": "PLACE"}, []),
        ("a fine of LE 250,000", {"LE": "ORG"}, []),
        ("raised to Dh3,200", {"Dh3": "PLACE"}, []),
        ("the US and RM", {"US": "PLACE", "RM": "ORG"}, ["US", "RM"]),
        ("GH won 3 games", {"GH": "ORG"}, ["GH"]),
        # Inside words.
        ("the Oslo-based Harbour Watch", {"Harbour Watch": "ORG"}, ["Oslo", "Harbour Watch"]),
        ("The Paris-based Harbour Watch", {"Harbour Watch": "ORG"}, ["Paris", "Harbour Watch"]),
        ("a Hong Kong-listed firm, US-based", {}, ["Hong Kong", "US"]),
        ("the UK-India talks, the Chad-Niger border", {}, ["UK", "India", "Chad", "Niger"]),
        ("a Web-based tool, Jean-Marie, an Oslo-style tram", {}, []),
        ("Guinea-Bissau", {}, []),
        ("Oslo-based", {"Oslo-based": "ORG"}, ["Oslo-based"]),
    ],
)
def test_a_name_is_given_in_full(text: str, before: Named, after: list[str] | None) -> None:
    expected = [text.removeprefix("the ")] if after is None else after
    assert [name for name, _ in whole(text, before)] == expected


@pytest.mark.parametrize(
    ("text", "longer", "type_", "after"),
    [
        (
            "Harbour Party to Ask High Court\n\nIt asked the High Court.",
            "Ask High Court",
            "ORG",
            "High Court",
        ),
        # In a sentence the capital is the name's; people have such names; and the rest must be a name.
        ("It went to Ask High Court. The High Court met.", "Ask High Court", "ORG", "Ask High Court"),
        ("Rand Velar Wins in Oslo\n\nIt was Velar.", "Rand Velar", "PERSON", "Rand Velar"),
        ("Harbour Party to Ask High Court\n\nIt asked them.", "Ask High Court", "ORG", "Ask High Court"),
    ],
)
def test_the_verb_of_a_headline_is_no_part_of_a_name(
    text: str, longer: str, type_: EntityType, after: str
) -> None:
    start = text.index(longer)
    found: list[Span] = [(start, start + len(longer), type_)]
    rest = longer.partition(" ")[2]
    if (again := text.find(rest, start + len(longer))) > 0:
        found.append((again, again + len(rest), type_))
    first, last, _ = in_full(text, found)[0]
    assert text[first:last] == after


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("Aid Workers Struggle in Oslo\n\nThe aid workers struggle on.", "Aid Workers Struggle", False),
        # In a sentence, somewhere else too, or not all of it in small letters: it may be a name.
        ("They met Aid Workers Struggle.\n\nThe aid workers struggle on.", "Aid Workers Struggle", True),
        ("Harbour Board Meets in Oslo\n\nThe harbour meets the sea.", "Harbour Board", True),
    ],
)
def test_words_of_a_headline_that_the_text_has_in_small_letters_are_nobody(
    text: str, name: str, left: bool
) -> None:
    start = text.index(name)
    for type_ in ("ORG", "PERSON"):
        assert bool(in_full(text, [(start, start + len(name), type_)])) is left


def test_newslines_own_tagger_gives_names_in_full() -> None:
    text = "On Monday the Oslo-based Harbour Watch paid US$5 million to the Ministry of Sport and Culture."
    found = [text[start:end] for start, end, _ in find_tagger("newsline")(text)]
    assert found == ["Oslo", "Harbour Watch", "Ministry of Sport and Culture"]


_PIECES = (
    "Oslo-based|US$5|Ann “Bo” Reed|Reed|“Bo”|L.Oyun|Ministry of Sport|, Youth|and Culture|UK-India|Guinea|-"
    "|A.B.Orn"
).split("|")


@given(st.lists(st.sampled_from(_PIECES)))
def test_names_in_full_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    spans = in_full(text, tag_by_rules(text))
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)


def test_possessive_of_somebody_known_is_no_shop() -> None:
    text = "Ann Sainsbury left. Sainsbury's son stayed."
    found: list[Span] = [(0, 13, "PERSON"), (20, 29, "PERSON")]
    assert in_full(text, found) == found
