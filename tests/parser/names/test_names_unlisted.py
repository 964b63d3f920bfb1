"""Bodies and places that no list knows, by what stands around them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.model import EntityType
from newsline.parser.names.finish.unlisted import told_by_neighbours
from newsline.parser.names.tag import tag_by_rules
from support import Named, names_after


def told(text: str, names: Named) -> Named:
    return names_after(told_by_neighbours, text, names)


@pytest.mark.parametrize(
    "text",
    [
        "Users of Voxby complained.",
        "Analysts at Voxby had expected less.",
        "A spokeswoman for Voxby said no.",
        "She holds a stake in Voxby now.",
        "The chairman of Voxby left.",
        "Voxby shares rose.",
        "They fell with Voxby's quarterly profit.",
        "Voxby said its engineers had left.",
        "Voxby employs 40 people.",
        "Voxby was founded in 1998.",
        "Voxby is 49 percent owned by farmers.",
        "Voxby posted a loss.",
        "Voxby raised $30 million.",
        "It bought Voxby, a maker of looms, in May.",
        "It bought Voxby, which makes looms, in May.",
        "It bought Voxby, based in a barn, in May.",
        "The company, Voxby, said no.",
        "Voxby drivers met its rival Voxby.",  # two faint ones
    ],
)
def test_is_a_body_by_what_stands_around_it(text: str) -> None:
    assert told(text, [("Voxby", "PERSON")])[0] == ("Voxby", "ORG")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Harlowa left.",
        "It lies 40 km from Harlowa.",
        "It lies north of Harlowa.",
        "Harlowa district was flooded.",
        "A Harlowa-based farmer left.",
        "They reached Harlowa, where it rained.",
        "It rained in Harlowa, and they fled to Harlowa.",  # two faint ones
    ],
)
def test_is_a_place_by_what_stands_around_it(text: str) -> None:
    assert set(told(text, [("Harlowa", "PERSON")])) == {("Harlowa", "PLACE")}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # One faint word is not enough.
        ("It rained in Voxby.", "PERSON"),
        ("Voxby plans to leave.", "PERSON"),
        # Somebody, whatever else is said.
        ("Users of Voxby met Mr Voxby.", "PERSON"),
        ("Shares of Voxby fell. Voxby, 45, left.", "PERSON"),
        ("Shares of Voxby fell. Voxby, who left, is ill.", "PERSON"),
        ("Shares of Voxby fell. Voxby and his son left.", "PERSON"),
        ("Shares of Voxby fell. Voxby said he would leave.", "PERSON"),
        ("Shares of Voxby fell. “No,” said Voxby.", "PERSON"),
        # What is somebody's, or at something of his.
        ("It is in Voxby's house, in Voxby's garden.", "PERSON"),
        ("Workers at Voxby's largest mill left.", "PERSON"),
        # The plant employs them.
        ("The plant in Voxby employs 40 people.", "PERSON"),
        ("The bank of the region, Voxby, a researcher at the bank, said.", "PERSON"),
        # In the one, out of the other.
        ("It rained in Voxby, near Voxby. Voxby shares fell.", "PLACE"),
        # Somewhere is something, whatever is sold there.
        ("It sells to Voxby. Voxby customers are few.", "PLACE"),
        # What has an article is hardly a place.
        ("They fled to the Voxby, and in Voxby, from Voxby.", "ORG"),
    ],
)
def test_stays_what_it_is(text: str, type_: EntityType) -> None:
    count = text.count("Voxby")
    assert told(text, [("Voxby", type_)] * count) == [("Voxby", type_)] * count


def test_nobody_is_known_according_to_a_place() -> None:
    assert told("According to Voxby, it rained.", [("Voxby", "PLACE")]) == [("Voxby", "ORG")]
    assert told("According to Voxby, it rained.", [("Voxby", "PERSON")]) == [("Voxby", "PERSON")]


def test_holds_all_over_the_text() -> None:
    text = "Voxby fell. Users of Voxby left. Voxby is late."
    assert told(text, [("Voxby", "PLACE")]) == [("Voxby", "ORG")] * 3


def test_hears_two_words_and_no_more_and_none_that_a_list_knows() -> None:
    assert told("Users of Voxby Besk left.", [("Voxby Besk", "PERSON")]) == [("Voxby Besk", "ORG")]
    assert told("Users of Ann Besk left.", [("Ann Besk", "PERSON")]) == [("Ann Besk", "PERSON")]
    assert told("Users of Sri Lanka left.", [("Sri Lanka", "PLACE")]) == [("Sri Lanka", "PLACE")]
    assert told("Users of Oslo left.", [("Oslo", "PLACE")]) == [("Oslo", "PLACE")]


def test_a_name_of_somebody_in_full_is_his() -> None:
    names: Named = [("Ann Voxby", "PERSON"), ("Voxby", "PERSON")]
    assert told("Ann Voxby left. Users of Voxby stayed.", names) == names


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("A Harlowa-based farmer left.", [("Harlowa", "PLACE")]),
        ("It fell. Voxby, which makes looms, is late.", [("Voxby", "ORG")]),
        ("It fell. Voxby, which is late, fell.", []),
        ("An Ann Voxby-based farmer left.", []),
        ("A Linux-based loom is late.", []),
    ],
)
def test_what_follows_shows_a_name_that_nothing_else_does(text: str, after: Named) -> None:
    assert told(text, []) == after


@given(
    st.lists(
        st.sampled_from(
            "Voxby Harlowa Ann users of in near , which makes . 's shares district-based - said it its he who"
            " Mr the".split()
        ),
        max_size=30,
    )
)
def test_keeps_names_sorted_apart_and_inside_the_text(words: list[str]) -> None:
    text = " ".join(words).replace(" ,", ",").replace(" - ", "-").replace(" 's", "'s")
    spans = told_by_neighbours(text, tag_by_rules(text))
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
