"""What bench/resaved.py makes of a text, and where it says that its entities stand."""

from types import ModuleType

import pytest

from support import bench_module

TEXT = (
    'Ann Berg, the mayor of Velda, said: "We wait (as ever)." She met Jan Orn\'s friends in the old town of'
    " Orrel on Monday. Nobody else came to the whole celebration, despite announcements in newspapers."
)
NAMES = ["Ann Berg", "Velda", "Jan Orn", "Orrel"]


@pytest.fixture(scope="module")
def resaved() -> ModuleType:
    return bench_module("resaved")


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("wrapped", "Jan\nOrn's friends"),
        ("divided", "-\n"),
        ("tokens", 'said : "We wait ( as ever ) ." She met Jan Orn \'s friends'),
        ("treebank", "said : `` We wait ( as ever ) . ''"),
        ("spaced", '"  She'),
        ("no-break", "town of\xa0Orrel"),
        ("sentences", 'ever)."\nShe'),
        ("capitals", "SHE MET JAN ORN'S FRIENDS"),
        ("small", "she met jan orn's friends"),
    ],
)
def test_the_names_stand_where_it_says(resaved: ModuleType, way: str, expected: str) -> None:
    places = [(TEXT.index(name), TEXT.index(name) + len(name)) for name in NAMES]
    row = {"id": "a", "text": TEXT, "entities": [{"start": start, "end": end} for start, end in places]}
    made = resaved.resaved(row, resaved.WAYS[way])
    assert expected in made["text"]
    found = [made["text"][entity["start"] : entity["end"]] for entity in made["entities"]]
    assert [" ".join(name.split()).casefold() for name in found] == [name.casefold() for name in NAMES]
