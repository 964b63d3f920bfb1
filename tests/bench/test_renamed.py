"""What bench/renamed.py makes of a row of a gold set, and where it says that its names and quotes stand."""

import itertools
from types import ModuleType
from typing import Any

import pytest

from support import bench_module

TEXT = "Ann Berg of Orrel Bank met JAN ORNSEN. “We wait,” said Berg. Mr Ornsen left Orrel."


@pytest.fixture(scope="module")
def renaming() -> ModuleType:
    return bench_module("renamed")


def span(text: str, words: str) -> dict[str, Any]:
    return {"start": text.index(words), "end": text.index(words) + len(words), "text": words}


def test_people_have_other_names_and_stand_where_the_row_says(renaming: ModuleType) -> None:
    row = {
        "id": "Berg",
        "text": TEXT,
        "entities": [
            {"type": "PERSON"} | span(TEXT, words) for words in ("Ann Berg", "JAN ORNSEN", "Berg.", "Ornsen")
        ]
        + [{"type": "PLACE"} | span(TEXT, "Orrel")],
    }
    made = renaming.renamed(
        row, "PERSON", iter(("Vaskolin", "Uq")), lambda word: word not in ("Berg", "Ornsen")
    )
    assert (
        made["text"] == "Ann Vaskolin of Orrel Bank met JAN UQ. “We wait,” said Vaskolin. Mr Uq left Orrel."
    )
    assert made["id"] == "Berg"
    found = [made["text"][entity["start"] : entity["end"]] for entity in made["entities"]]
    assert found == ["Ann Vaskolin", "JAN UQ", "Vaskolin.", "Uq", "Orrel"]
    assert [entity["text"] for entity in made["entities"]] == found


def test_quotes_and_the_names_of_who_spoke_go_with_them(renaming: ModuleType) -> None:
    quote = span(TEXT, "We wait,") | {
        "quoted": [[TEXT.index("We"), TEXT.index("We") + 7]],
        "speaker": span(TEXT, "Berg.") | {"kind": "person", "name": "Ann Berg"},
    }
    made = renaming.renamed(
        {"id": "a", "text": TEXT, "quotes": [quote]},
        "speakers",
        iter(("Vaskolin",)),
        lambda word: word == "Ann",
    )
    (quote,) = made["quotes"]
    (start, end) = quote["quoted"][0]
    assert made["text"][start:end] == "We wait"
    assert made["text"][quote["start"] : quote["end"]] == quote["text"] == "We wait,"
    assert quote["speaker"]["name"] == "Ann Vaskolin"
    assert "JAN ORNSEN" in made["text"]


def test_invented_words_are_new_and_like_the_names(renaming: ModuleType) -> None:
    names = ("orlanda", "berlanda", "marlando", "andorla", "vandorel")
    made = list(itertools.islice(renaming.invented(names, lambda word: word.startswith("M")), 4))
    assert len(set(made)) == 4
    pairs = {name[at : at + 2] for name in names for at in range(len(name) - 1)}
    assert all(word[at : at + 2].lower() in pairs for word in made for at in range(len(word) - 1))
    assert not any(word.startswith("M") for word in made)
