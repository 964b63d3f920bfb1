"""What a text says outright of a name is above what the name looks like."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import EntityType
from newsline.parser.names.datelines import apart_from
from newsline.parser.names.finish.bodies import told_outright
from newsline.parser.names.tag import Span, tag_by_rules

Named = dict[str, EntityType]


def told(text: str, names: Named) -> Named:
    """The types of names, each looked for once or more in the text, after what it says of them."""
    found: list[Span] = []
    for name, kind in sorted(names.items(), key=lambda item: -len(item[0])):
        places = [at for at in range(len(text)) if text.startswith(name, at)]
        found += apart_from([(at, at + len(name), kind) for at in places], sorted(found))
    found.sort()
    return {text[start:end]: kind for start, end, kind in told_outright(text, found, tag_by_rules(text))}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            "Samagi Jana Velora (SJV) won. SJV thanked Ann Reed.",
            {"Samagi Jana Velora": "PERSON", "Ann Reed": "PERSON"},
            {"Samagi Jana Velora": "ORG", "SJV": "ORG", "Ann Reed": "PERSON"},
        ),
        ("Pakat Harap (PH) won.", {"Pakat Harap": "PLACE"}, {"Pakat Harap": "ORG", "PH": "ORG"}),
        # The list of places, the words of a place and a given name say otherwise.
        ("United States (US) ships", {"United States": "PLACE"}, {"United States": "PLACE"}),
        ("the Velora Space Center (VSC)", {"Velora Space Center": "PLACE"}, {"Velora Space Center": "PLACE"}),
        ("John Velora Karr (JVK)", {"John Velora Karr": "PERSON"}, {"John Velora Karr": "PERSON"}),
        (
            "President Anura Velora Karr (AVK)",
            {"Anura Velora Karr": "PERSON"},
            {"Anura Velora Karr": "PERSON"},
        ),
        # A club, and what it is called without its last word.
        (
            "Gor Velda FC won. Gor Velda led.",
            {"Gor Velda FC": "ORG", "Gor Velda": "PERSON"},
            {"Gor Velda FC": "ORG", "Gor Velda": "ORG"},
        ),
        # Other initials, and what is no body's.
        ("Samagi Velora (SJB) won", {"Samagi Velora": "PERSON"}, {"Samagi Velora": "PERSON"}),
        ("Vana Inta (VI) won", {"Vana Inta": "PERSON"}, {"Vana Inta": "PERSON"}),
        # Nobody saw the name, in which there is no English word.
        (
            "the Gabun Rakat Sabah (GRS) won",
            {"Sabah": "PLACE"},
            {"Gabun Rakat Sabah": "ORG", "GRS": "ORG"},
        ),
        ("the First Information Report (FIR)", {}, {}),
        # Nor saw the network this one, which has a head word; its initials stand alone later.
        (
            "The Velorian Observatory for Human Rights (VOHR) met. Later VOHR spoke.",
            {},
            {"Velorian Observatory for Human Rights": "ORG", "VOHR": "ORG"},
        ),
        # The initials tell how far the name goes.
        (
            "the Velor and Kash Cricket Association (VKCA)",
            {"Velor": "PLACE", "Kash Cricket Association": "ORG"},
            {"Velor and Kash Cricket Association": "ORG", "VKCA": "ORG"},
        ),
        (
            "the UN Commission on Sheep (CS) met",
            {"UN Commission on Sheep": "ORG"},
            {"UN Commission on Sheep": "ORG"},
        ),
        # Short forms that are no initials of the English name, or have small letters.
        (
            "the Bank of Velor (BoV). BoV paid",
            {"Bank of Velor": "ORG", "BoV": "PERSON"},
            {"Bank of Velor": "ORG", "BoV": "ORG"},
        ),
        (
            "the University of Namoria (Unam) and Unam",
            {"University of Namoria": "ORG"},
            {"University of Namoria": "ORG", "Unam": "ORG"},
        ),
        (
            "the Ministry of Farming (MAG)",
            {"Ministry of Farming": "ORG"},
            {"Ministry of Farming": "ORG", "MAG": "ORG"},
        ),
        ("the Velor Club (Zanta) won", {"Velor Club": "ORG"}, {"Velor Club": "ORG"}),
        ("Harbour United (ENG) won", {"Harbour United": "ORG"}, {"Harbour United": "ORG"}),
        # Initials of nobody, here and elsewhere.
        ("self-guided vehicles (SGV); SGV drove", {"SGV": "ORG"}, {}),
        ("radio frequency identification (RFID)", {"RFID": "ORG"}, {}),
        ("a Free Velor Agreement (FVA), the FVA", {"FVA": "ORG"}, {}),
        ("the special investigation team (SIT)", {"SIT": "ORG"}, {"SIT": "ORG"}),
        ("the Finnish retailer Vesko rose. Vesko said", {"Vesko": "PERSON"}, {"Vesko": "ORG"}),
        ("the retailer Ann Reed", {"Ann Reed": "PERSON"}, {"Ann Reed": "PERSON"}),
        ("Ola Karr, an analyst with Besk Orlan", {"Besk Orlan": "PERSON"}, {"Besk Orlan": "ORG"}),
        ("a party with Besk Orlan", {"Besk Orlan": "PERSON"}, {"Besk Orlan": "PERSON"}),
        ("the news agency Anna wrote", {"Anna": "PERSON"}, {"Anna": "ORG"}),
        ("VASKO cars; an official of VASKO", {"VASKO": "PERSON"}, {"VASKO": "ORG"}),
        ("Ola Karr, an analyst at Nordby", {"Nordby": "PLACE"}, {"Nordby": "ORG"}),
        ("Vesko, a Finnish software firm, rose", {"Vesko": "PLACE"}, {"Vesko": "ORG"}),
        ("Vesko is the first company in Oslo", {"Vesko": "PERSON"}, {"Vesko": "ORG"}),
        ("Vesko Orn, a spokesman for the firm, said", {"Vesko Orn": "PERSON"}, {"Vesko Orn": "PERSON"}),
        ("Vesko, a company director, said", {"Vesko": "PERSON"}, {"Vesko": "PERSON"}),
        ("Ann Reed, CEO of Vesko, left", {"Vesko": "PLACE"}, {"Vesko": "ORG"}),
        ("the city of Vesko", {"Vesko": "PLACE"}, {"Vesko": "PLACE"}),
        ("the Oslo-based Vesko rose", {"Vesko": "PLACE"}, {"Vesko": "ORG"}),
        # An office, and a kind of things.
        ("the Inspector General of Police (IGP), said the IGP", {"IGP": "ORG"}, {}),
        ("Members of County Assemblies (MCAs), six MCAs", {"MCAs": "PLACE"}, {}),
        ("the Committee to Save Gulls (CSG)", {}, {"Committee to Save Gulls": "ORG", "CSG": "ORG"}),
        # The company's name without its form.
        (
            "Velapple Inc. fell. Velapple said so",
            {"Velapple Inc": "ORG", "Velapple": "PERSON"},
            {"Velapple Inc": "ORG", "Velapple": "ORG"},
        ),
        (
            "Vord Ltd and Ola Vord. Vord said so",
            {"Vord Ltd": "ORG", "Ola Vord": "PERSON", "Vord": "PERSON"},
            {"Vord Ltd": "ORG", "Ola Vord": "PERSON", "Vord": "PERSON"},
        ),
        (
            "Mr Vord of Vord Ltd",
            {"Vord Ltd": "ORG", "Vord": "PERSON"},
            {"Vord Ltd": "ORG", "Vord": "PERSON"},
        ),
        (
            "The Orrel Workers' Union, or OVX, met. Then OVX left",
            {"Orrel Workers' Union": "ORG"},
            {"Orrel Workers' Union": "ORG", "OVX": "ORG"},
        ),
        ("They use the Orrel Method, or OVX, there", {}, {}),
        ("an analyst at Paris", {"Paris": "PLACE"}, {"Paris": "PLACE"}),
        ("counsel SV Velkar said", {"Velkar": "PERSON"}, {"SV Velkar": "PERSON"}),
        ("counsel SV Sharma said", {}, {"SV Sharma": "PERSON"}),
        ("PM Velkar and US Velkar", {"Velkar": "PERSON"}, {"Velkar": "PERSON"}),
        ("FC Velkar", {}, {}),
        ("he looked at Nordby", {"Nordby": "PLACE"}, {"Nordby": "PLACE"}),
    ],
)
def test_a_text_says_what_a_name_is(text: str, before: Named, after: Named) -> None:
    assert told(text, before) == after


def test_whoever_is_called_by_one_of_his_names_is_that_person() -> None:
    text = "Fadilla Yusran spoke. “No,” said Fadilla. In Paris, Paris Vell agreed."
    spans: list[Span] = [(0, 14, "PERSON"), (33, 40, "PLACE"), (45, 50, "PLACE"), (52, 62, "PERSON")]
    assert told_outright(text, spans, []) == [*spans[:1], (33, 40, "PERSON"), *spans[2:]]


def test_no_word_stands_before_the_first_name_of_a_text() -> None:
    text = "Voxby won. Voxby Inc is glad of the President."
    spans: list[Span] = [(0, 5, "PERSON"), (11, 20, "ORG")]
    assert told_outright(text, spans, []) == [(0, 5, "ORG"), (11, 20, "ORG")]


def test_initials_that_passed_for_a_body_are_part_of_the_name() -> None:
    text = "counsel SV Velkar said"
    assert told_outright(text, [(8, 10, "ORG"), (11, 17, "PERSON")], []) == [(8, 17, "PERSON")]


@given(
    st.lists(
        st.sampled_from(["SV", "Raju", "(SVR)", "Sabah Velor Rakat", "(US)", "at", "retailer", "Ann Reed,"])
    )
)
def test_what_is_told_is_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = tag_by_rules(text)
    spans = told_outright(text, found, found)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
