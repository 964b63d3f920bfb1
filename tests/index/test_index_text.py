"""Words: one definition of them here and in the text index, and the nearest to a misspelt one."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.index.fold import fold, fold_with_origins, indexable, words
from newsline.index.fuzzy import allowed_distance, nearest


def _tokens(text: str) -> tuple[str, ...]:
    import tantivy

    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).build()
    return tuple(analyzer.analyze(indexable(text)))


def test_every_character_makes_the_same_words_here_and_in_the_text_index() -> None:
    """Every character old enough that Python and tantivy know it, whatever their versions of Unicode."""
    differing = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.ucd_3_2_0.category(chr(code)) not in ("Cs", "Cn", "Co")
        and _tokens(f"a{chr(code)}b {chr(code)}") != words(f"a{chr(code)}b {chr(code)}")
    ]
    assert differing == []


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF, exclude_categories=["Cs"])))
def test_every_text_makes_the_same_words_here_and_in_the_text_index(text: str) -> None:
    assert _tokens(text) == words(text)


@given(st.text())
def test_folding_folds_once_and_knows_where_from(text: str) -> None:
    folded, origins = fold_with_origins(text)
    assert folded == fold(text)
    if origins is None:
        assert len(folded) == len(text)
    else:
        assert len(origins) == len(folded) + 1
        assert origins == sorted(origins)
        assert all(fold(text[origins[i]]).find(folded[i]) >= 0 for i in range(len(folded)))


FOLDED = "CAFÉ=cafe Straße=strasse Łódź=lodz Ødegård=odegard cafe\u0301=cafe МОСКВА=москва Œuvre=oeuvre"


@pytest.mark.parametrize("pair", FOLDED.split())
def test_folding(pair: str) -> None:
    text, expected = pair.split("=")
    assert fold(text) == expected


WORDS = {
    "asylum": 5,
    "asylums": 1,
    "album": 9,
    "government": 4,
    "assange": 3,
    "assad": 8,
    "2012": 9,
    "un": 9,
    "lake": 1,
    "cake": 7,
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("asylm", ["asylum"]),
        ("aslyum", ["asylum"]),
        ("goverment", ["government"]),
        ("govrenmnt", ["government"]),
        ("assd", ["assad"]),
        ("lave", ["lake"]),
        ("vlbum", []),
        ("overnment", ["government"]),
        ("2013", []),
        ("2O12", []),
        ("us", []),
        ("zzz", []),
    ],
)
def test_the_nearest_words(asked: str, found: list[str]) -> None:
    assert [word for word, _ in nearest(asked, WORDS)] == found


def test_of_equally_near_words_the_frequent_come_first_and_three_at_most() -> None:
    vocabulary = {"port": 1, "porn": 2, "pork": 9, "pore": 4, "poro": 3}
    assert [word for word, _ in nearest("porx", vocabulary)] == ["pork", "pore", "poro"]


@given(st.text(max_size=12))
def test_longer_words_may_have_more_typos(word: str) -> None:
    assert 0 <= allowed_distance(word) <= 2
    assert allowed_distance(word) <= max(len(word) - 2, 0)
