"""Text in capitals in its likeliest normal case: cases, and what holds for every text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.parser.casing.truecase import truecase
from newsline.parser.names import find_entities
from support import steps

CASES = Path(__file__).parents[2] / "cases" / "truecase"
PAIRS = [
    tuple(lines)
    for path in sorted(CASES.glob("*.txt"))
    for block in path.read_text(encoding="utf-8").split("\n\n")
    if (lines := [line for line in block.splitlines() if not line.startswith("#")])
]
WORDS = st.sampled_from(
    "THE MR. ANN REED SAID OF FOR IN GENEVA NATO U.S. UN ( ) , . - ' \" 's \n \n\n BANK VELDA 12 (VBK)"
    " VBK Velda the said İ ß ŉ É McX O'BRIEN DON'T I'M US WHO MAY ON MONDAY ﬁ ǅ".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join))


@pytest.mark.parametrize(("capitals", "normal"), PAIRS)
def test_capitals_are_given_their_normal_case(capitals: str, normal: str) -> None:
    assert truecase(capitals) == normal


def test_there_are_cases() -> None:
    assert len(PAIRS) >= 9


@given(text=TEXTS)
def test_only_the_case_of_letters_changes(text: str) -> None:
    for given_text in (text, text.lower(), text.upper()):
        cased = truecase(given_text)
        assert len(cased) == len(given_text)
        for old, new in zip(given_text, cased, strict=True):
            assert new in (old, old.lower(), old.upper())


def test_a_letter_whose_capital_is_two_keeps_its_case() -> None:
    assert truecase("the ŉes of velda was closed on sunday").startswith("The ŉes of ")


@given(words=st.lists(WORDS, max_size=60))
def test_what_it_gave_is_left_as_it_is(words: list[str]) -> None:
    cased = truecase(" ".join(words).upper())
    assert truecase(cased) == cased


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NATO",
        "The UN and NATO met in Geneva. The USA, the UK and the EU were there.",
        "BREAKING NEWS\n\nThe harbour of Velda was closed on Sunday.",
        "GENEVA (AP) - The harbour of Velda was closed on Sunday.",
        "БЕОГРАД: Србија",
    ],
)
def test_a_text_in_normal_case_is_returned_as_it_is(text: str) -> None:
    assert truecase(text) is text


def test_a_headline_in_capitals_is_cased_as_the_text_below_it() -> None:
    body = "\n\nThe players of Velda were glad when the Dark Tower lost to Orn."
    assert (
        truecase("SOCCER - VELDA BEAT DARK TOWER IN FINAL" + body)
        == "Soccer - Velda beat Dark Tower in final" + body
    )


def test_lines_that_are_broken_for_their_width_are_one_sentence() -> None:
    text = "THE SHIP WAS SEEN NEAR THE\nRIVER AND THE OLD BRIDGE.\n\nNOBODY WAS HURT."
    assert truecase(text) == "The ship was seen near the\nriver and the old bridge.\n\nNobody was hurt."


def test_names_are_found_in_what_it_gave() -> None:
    text = truecase("ANN REED TOLD REPORTERS IN GENEVA ON MONDAY THAT NATO WOULD WAIT.")
    found = {(entity.name, entity.type) for entity in find_entities(text).entities}
    assert found == {("Ann Reed", "PERSON"), ("Geneva", "PLACE"), ("NATO", "ORG")}


def test_a_normal_text_is_hardly_looked_at() -> None:
    normal = "The harbour of Velda was closed on Sunday, said Ann Reed of NATO (VBK). " * 5000
    assert truecase(normal) is normal
    assert steps(lambda: truecase(normal)) < 20


UNITS = ["A", "(", "A.", "A-", "\n", "A (A) ", ")  ", "A\n ", "'", "OF THE ", "SAID ANN REED OF NATO (VBK). "]


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit: str) -> None:
    truecase("WARM UP THE TABLE, SAID ANN.")
    small = steps(lambda: truecase("WORDS IN CAPITALS ARE HERE " + unit * 150))
    large = steps(lambda: truecase("WORDS IN CAPITALS ARE HERE " + unit * 1200))
    assert large < 12 * small + 2000


@pytest.mark.parametrize(
    "text",
    [
        "ann reed told reporters in geneva on monday that nato would wait.",
        "the u.s. and the e.u. met in paris, ann reed said. they may meet again in may.",
    ],
)
def test_a_text_without_capitals_is_read_as_one_in_capitals(text: str) -> None:
    assert truecase(text) == truecase(text.upper())
    assert truecase(text).islower() is False


def test_few_small_words_stay() -> None:
    assert truecase("velda port") == "velda port"
