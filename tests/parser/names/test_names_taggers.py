"""Taggers by name, newsline's trained one, and what is made of the spans of a foreign one."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.errors import NewslineError
from newsline.parser.names import NameSpan, find_entities, find_tagger
from newsline.parser.names.network import network
from newsline.parser.names.pieces import pieces
from newsline.parser.names.taggers import checked

pytest.importorskip("numpy")

WORDS = st.sampled_from(
    "Mr Ann Reed al-Assad U.S. J. O'Hara AT&T of the said “ ” ' 's \n \t \u2028 - _ É İ ß 1,0 \ud800 é".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=20).map("".join)
)


@given(TEXTS)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. army", ["the", " U.S.", " army"]),
        ("J. K. Holm left.", ["J.", " K.", " Holm", " left", "."]),
        ("Ki-moon's O'Brien", ["Ki", "-", "moon", "'s", " O'Brien"]),
        ("AT&T\n\nMr. Reed ", ["AT&T", "\n\nMr.", " Reed", " "]),
    ],
)
def test_a_text_is_cut_into_pieces(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(TEXTS)
@settings(max_examples=60)
def test_the_trained_tagger_s_spans_are_true_for_every_text(text: str) -> None:
    spans = find_tagger("newsline")(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    find_entities(text, tagger=find_tagger("newsline"))


def test_the_trained_tagger_is_no_different_the_second_time_or_for_a_text_of_many_parts() -> None:
    tag = find_tagger("newsline")
    text = "Finance Minister Ann Reed met officials of the Harbour Relief Agency in Geneva on Monday.\n"
    first = tag(text)
    network()._forget()
    assert tag(text) == first
    assert [(text[start:end], type_) for start, end, type_ in first if end - start >= 8] == [
        ("Ann Reed", "PERSON"),
        ("Harbour Relief Agency", "ORG"),
    ]
    many = tag(text * 1000)
    assert len(many) >= 0.98 * len(first) * 1000


def test_the_trained_tagger_remembers_no_more_pieces_than_it_may() -> None:
    words = " ".join(f"Zq{number}x" for number in range(60_000))
    for _ in network().read(words):
        assert len(network()._ids) <= 1 << 15


def test_newsline_s_taggers_have_names_and_others_are_refused() -> None:
    assert find_tagger("rules")("Ann Reed spoke.") == [NameSpan(0, 8, "PERSON")]
    with pytest.raises(NewslineError, match="no tagger 'oracle'; there are newsline, rules, spacy"):
        find_tagger("oracle")


def test_a_missing_spacy_or_model_is_one_clear_line() -> None:
    with pytest.raises(NewslineError, match="spaCy"):
        find_tagger("spacy:no_such_model")


def test_another_package_adds_a_tagger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shouting-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(
        "[newsline.taggers]\nshout = shouting:tag\nbroken = shouting:gone\n"
    )
    (tmp_path / "shouting.py").write_text(
        "def tag(text, known=()):\n"
        "    return [(at, at + 4, 'ORG') for at in range(len(text)) if text[at:at + 4] == 'ZOOM']\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    (entity,) = find_entities("We ZOOM. They ZOOM.", tagger=find_tagger("shout")).entities
    assert (entity.name, entity.type, len(entity.mentions)) == ("ZOOM", "ORG", 2)
    with pytest.raises(NewslineError, match="'broken' cannot be loaded"):
        find_tagger("broken")
    sys.modules.pop("shouting", None)


def test_foreign_spans_are_set_right() -> None:
    text = "the Board met Ann Reed ."
    spans = [
        NameSpan(14, 17, "PERSON"),
        NameSpan(13, 23, "PERSON"),
        NameSpan(0, 9, "ORG"),
        NameSpan(10, 13, "DATE"),  # type: ignore[arg-type]
        NameSpan(22, 99, "PLACE"),
        NameSpan(5, 5, "ORG"),
    ]
    assert [(text[start:end], type_) for start, end, type_ in checked(text, spans)] == [
        ("Board", "ORG"),
        ("Ann Reed", "PERSON"),
        (".", "PLACE"),
    ]


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=8))
def test_foreign_spans_never_overlap_nor_leave_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = checked(text, [NameSpan(start, end, "ORG") for start, end in places])
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
