"""Names that may be one: which pairs are listed, which are not, and that they fit into one file."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.index import Index
from newsline.index.alike import fit
from newsline.index.unsure import unsure_joins
from newsline.index.variants import name_tokens
from newsline.model import Entity, EntityType, Event
from newsline.model.corrections import NameCorrection
from newsline.model.joined import UnsureJoin, toml_text
from support import build_index, calls

TYPES: dict[str, EntityType] = {"": "PERSON", "o": "ORG", "p": "PLACE"}


def index_of(*documents: str, corrections: tuple[NameCorrection, ...] = ()) -> Index:
    """Each document is its names: `Ann Reed=Reed; HCB:o; Veldry:p`."""
    events = []
    for number, document in enumerate(documents):
        entities = []
        for item in document.split(";"):
            forms, _, kind = item.strip().partition(":")
            name, *aliases = forms.split("=")
            entities.append(Entity(name, TYPES[kind], tuple(aliases)))
        events.append(Event(f"d{number}", f"d{number}.txt", "", document, entities=tuple(entities)))
    return build_index(*events, corrections=corrections)


def listed(*documents: str, corrections: tuple[NameCorrection, ...] = ()) -> list[UnsureJoin]:
    return unsure_joins(index_of(*documents, corrections=corrections), corrections)


def pairs(found: list[UnsureJoin]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.name, one.alias) for one in found]


LISTED = [
    (["Agnes Thorvald", "Agnes Thorvald", "Agnes Thorbald"], ("alike", "Agnes Thorvald", "Agnes Thorbald")),
    (["Nusra Front:o", "Nusra Front:o", "Front Nusra:o"], ("alike", "Nusra Front", "Front Nusra")),
    (["Qusayrah:p", "Qusayrah:p", "Qusairah:p"], ("alike", "Qusayrah", "Qusairah")),
    (["Royal Court:o", "Royal Court:o", "Saudi Royal Court:o"], ("part", "Royal Court", "Saudi Royal Court")),
    (["Harbour Control Board:o", "HCB:o"], ("initials", "Harbour Control Board", "HCB")),
    (
        ["Health Care Bureau=HCB:o", "Harbour Control Board=HCB:o", "Harbour Control Board:o", "HCB:o"],
        ("open", "Harbour Control Board", "HCB"),
    ),
    (["Nour Darwish", "Nour"], ("given", "Nour Darwish", "Nour")),
    (["Ann Reed", "Ann Reed", "Ann Reed", "Tom Reed", "Reed"], ("open", "Ann Reed", "Reed")),
]


@pytest.mark.parametrize(("documents", "expected"), LISTED, ids=lambda value: str(value)[:40])
def test_what_may_be_one_is_listed(documents: list[str], expected: tuple[str, str, str]) -> None:
    assert pairs(listed(*documents)) == [expected]


@pytest.mark.parametrize(
    "documents",
    [
        ["Agnes Thorvald; Agnes Thorbald"],  # one document tells them apart
        ["Helene Brandis", "Tobias Brandis"],
        ["5th Fleet:o", "7th Fleet:o"],
        ["North Veldry:p", "South Veldry:p"],
        ["Dover Harbour:p", "Dover Harbour Airport:p"],
        ["KMT:o", "CMT:o"],
        ["Ann Reed Jr", "Ann Reed"],
        ["Agnes Thorvald", "Agnes Thorbald:o"],
    ],
    ids=str,
)
def test_what_are_two_names_is_not_listed(documents: list[str]) -> None:
    assert listed(*documents) == []


def test_a_surname_joined_to_one_of_several_is_listed_as_joined() -> None:
    said = ["Bo Orm=Orm"] * 10
    (one,) = listed(*said, "Ida Orm", "Orm")
    assert (one.rule, one.name, one.alias, one.joined) == ("called", "Bo Orm", "Orm", True)
    assert one.others == (("Ida Orm", 1),)


def test_company_tells_whom_an_open_name_means() -> None:
    documents = [
        "Ann Reed; Veldry Port:o; Skarn:p",
        "Tom Reed; Aldmoor:p",
        "Reed; Aldmoor:p",
        "Tom Reed",
        "Ann Reed",
    ]
    (one,) = listed(*documents)
    assert (one.name, one.others) == ("Tom Reed", (("Ann Reed", 2),))
    assert "Aldmoor" in one.reason


def test_likelier_pairs_come_first_and_the_limit_keeps_them() -> None:
    documents = [
        "Agnes Thorvald",
        "Agnes Thorbald",
        "Nour Darwish",
        "Nour",
        "Royal Court:o",
        "Saudi Royal Court:o",
    ]
    found = listed(*documents)
    assert [one.likelihood for one in found] == sorted((one.likelihood for one in found), reverse=True)
    assert len(found) == 3
    assert unsure_joins(index_of(*documents), limit=2) == found[:2]
    assert pairs(unsure_joins(index_of(*documents), types=["ORG"])) == [
        ("part", "Royal Court", "Saudi Royal Court")
    ]


def test_what_is_decided_is_not_asked_again() -> None:
    documents = ["Agnes Thorvald", "Agnes Thorvald", "Agnes Thorbald"]
    apart = NameCorrection("Agnes Thorvald", "c:1", apart=("Agnes Thorbald",))
    turned = NameCorrection("Agnes Thorbald", "c:1", apart=("Agnes Thorvald",))
    assert listed(*documents, corrections=(apart,)) == listed(*documents, corrections=(turned,)) == []
    known = NameCorrection("Agnes Thorvald", "c.toml:7", aliases=("A. T.",))
    (one,) = listed(*documents, corrections=(known,))
    assert one.settled == "c.toml:7"


BARE = frozenset(("open", "given", "called"))


def answered(one: UnsureJoin) -> NameCorrection:
    """The correction that says no to a suggestion: a full name is another's, a bare one not always hers."""
    if one.rule in BARE:
        return NameCorrection(one.name, "c:1", open=one.forms)
    return NameCorrection(one.name, "c:1", apart=one.forms)


@pytest.mark.parametrize(
    "documents",
    [*(documents for documents, _ in LISTED), ["Ann Reed=Reed"] * 6 + ["Tom Reed", "Reed"]],
    ids=lambda value: str(value)[:40],
)
def test_a_no_to_any_kind_of_suggestion_is_kept(documents: list[str]) -> None:
    found = listed(*documents)
    corrections = tuple(map(answered, found))
    assert found
    assert listed(*documents, corrections=corrections) == []


def test_what_an_organisation_has_more_is_told_in_a_row() -> None:
    (one,) = listed("Security Board:o", "Security Board:o", "Pell Land Security Board:o")
    assert one.reason == "the same without “pell land”"


def test_what_is_left_open_is_nobodys_across_documents() -> None:
    documents = ["Ann Reed=Reed"] * 6 + ["Tom Reed", "Reed"]
    left = NameCorrection("Ann Reed", "c:1", open=("Reed",))
    assert [entry.name for entry in index_of(*documents).names.ranked("entity")] == ["Ann Reed", "Tom Reed"]
    index = index_of(*documents, corrections=(left,))
    names = {entry.name: (entry.events, entry.candidates) for entry in index.names.ranked("entity")}
    assert names == {
        "Ann Reed": (6, ()),
        "Tom Reed": (1, ()),
        "Reed": (1, ("Ann Reed", "Tom Reed")),
    }


WORDS = st.sampled_from(
    "Ann Anna Anne Reed Read Reid Rede Tom Thorvald Thorbald Board HCB Harbour Control".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
KINDS = st.sampled_from(["", ":o", ":p"])


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, KINDS).map("".join), min_size=1, max_size=12))
def test_all_suggestions_fit_into_one_corrections_file(documents: list[str]) -> None:
    found = listed(*documents)
    forms = [form.casefold() for one in found for form in one.forms]
    assert len(forms) == len(set(forms))
    assert not {one.name.casefold() for one in found} & set(forms)
    for one in found:
        assert one.forms
        assert tomllib.loads(one.toml) == {"name": [{"name": one.name, "aliases": list(one.forms)}]}
        assert 1 <= one.likelihood <= 99


@settings(max_examples=25)
@given(st.lists(st.tuples(NAMES, KINDS).map("".join), min_size=1, max_size=10))
def test_no_answer_is_asked_for_twice(documents: list[str]) -> None:
    found = listed(*documents)
    again = listed(*documents, corrections=tuple(map(answered, found)))
    assert {(one.name, one.alias) for one in found}.isdisjoint((one.name, one.alias) for one in again)


@given(st.text(max_size=30))
def test_any_text_comes_back_from_toml(text: str) -> None:
    kept = text.encode("utf-8", "replace").decode()
    written = toml_text(kept)
    assert "\n" not in written
    assert tomllib.loads(f"a = {written}") == {"a": kept}


@given(NAMES, NAMES, st.sampled_from(list(TYPES.values())))
def test_a_fit_is_symmetric(left: str, right: str, type_: EntityType) -> None:
    one, other = (
        fit(name_tokens(left), name_tokens(right), type_),
        fit(name_tokens(right), name_tokens(left), type_),
    )
    assert (one is None) == (other is None)
    if one and other:
        assert one.extra == other.extra or len(name_tokens(left)) == len(name_tokens(right))


def test_many_names_with_one_token_are_not_compared_each_with_each() -> None:
    def work(size: int) -> int:
        letters = "abcdefghijklmnopqrstuvwxyz"
        names = [
            f"Veldry {letters[n % 26]}{letters[n // 26 % 26]}ness{letters[n // 676]}k:o" for n in range(size)
        ]
        index = index_of(*names)
        return calls(lambda: unsure_joins(index, limit=5))

    assert work(1200) < 8 * work(300)
