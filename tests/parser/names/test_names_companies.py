"""Companies by their short names and their legal forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.parser.names.finish.companies import with_companies
from newsline.parser.names.tag import tag_by_rules
from support import Named, names_after


def told(text: str, names: Named) -> Named:
    return names_after(with_companies, text, names)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # One word needs the words beside it to say so once; then it is the company's everywhere.
        (
            "Orrel Media Corp. rose. Then Orrel fell. Voxby owns Orrel's shares.",
            [("Orrel Media Corp", "ORG"), ("Orrel", "PLACE")],
            [("Orrel Media Corp", "ORG"), ("Orrel", "ORG"), ("Orrel", "ORG")],
        ),
        (
            "Orrel Media Corp. rose. It has a stake in Orrel.",
            [("Orrel Media Corp", "ORG")],
            [("Orrel Media Corp", "ORG"), ("Orrel", "ORG")],
        ),
        (
            "Orrel Media Corp. rose. It rained in Orrel.",
            [("Orrel Media Corp", "ORG"), ("Orrel", "PLACE")],
            [("Orrel Media Corp", "ORG"), ("Orrel", "PLACE")],
        ),
        # Two words are hardly anything else.
        (
            "Orrel Data Systems Inc. rose. Then Orrel Data fell.",
            [("Orrel Data Systems Inc", "ORG")],
            [("Orrel Data Systems Inc", "ORG"), ("Orrel Data", "ORG")],
        ),
        # A place where something is, somebody of that name, a given name, a people, a longer name.
        (
            "Boston Steel Corp. rose. Boston shares fell. It rained in Boston.",
            [("Boston Steel Corp", "ORG"), ("Boston", "PLACE"), ("Boston", "PLACE")],
            [("Boston Steel Corp", "ORG"), ("Boston", "ORG"), ("Boston", "PLACE")],
        ),
        (
            "Voss Steel Corp. rose, said Ann Voss. Voss said it was late.",
            [("Voss Steel Corp", "ORG"), ("Ann Voss", "PERSON"), ("Voss", "PERSON")],
            [("Voss Steel Corp", "ORG"), ("Ann Voss", "PERSON"), ("Voss", "PERSON")],
        ),
        (
            "Robert Steel Corp. rose. Robert said it was late.",
            [("Robert Steel Corp", "ORG"), ("Robert", "PERSON")],
            [("Robert Steel Corp", "ORG"), ("Robert", "PERSON")],
        ),
        (
            "American Steel Corp. rose. American shares fell.",
            [("American Steel Corp", "ORG")],
            [("American Steel Corp", "ORG")],
        ),
        (
            "Orrel Media Corp. rose. The Orrel Hall shares fell.",
            [("Orrel Media Corp", "ORG"), ("Orrel Hall", "PLACE")],
            [("Orrel Media Corp", "ORG"), ("Orrel Hall", "PLACE")],
        ),
        # A word is one at the beginning of a sentence unless it says that it is the company.
        (
            "Heritage Media Corp. rose. Heritage is good. Heritage shares fell.",
            [("Heritage Media Corp", "ORG")],
            [("Heritage Media Corp", "ORG"), ("Heritage", "ORG")],
        ),
        # Legal forms.
        ("Then Velora Orn N.V. bid for it.", [("Velora Orn", "PERSON")], [("Velora Orn N.V.", "ORG")]),
        (
            "Then Velora S.p.A. fell, as Velora’s board said.",
            [],
            [("Velora S.p.A.", "ORG"), ("Velora", "ORG")],
        ),
        ("Velora said it agreed.", [("Velora", "PERSON")], [("Velora", "PERSON")]),
    ],
)
def test_companies_by_their_short_names(text: str, before: Named, after: Named) -> None:
    assert told(text, before) == after


WORDS = "Orrel|Media|Corp.|Inc|Boston|shares|said it|stake in|N.V.|'s|, which|Ann|Mr.|in|.|\n".split("|")


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_names_stay_in_order_and_apart(text: str) -> None:
    found = with_companies(text, tag_by_rules(text))
    ends = [0] + [end for _, end, _ in found]
    assert all(before <= start < end for before, (start, end, _) in zip(ends, found, strict=False))
