"""Names of which the world knows several forms: countries and great organisations, with their acronyms.

The lists are those with which documents are read (`parser/lexicon`, where their sources and licences
stand), so that two documents agree on what one document agrees on.
"""

import os
from functools import cache

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "parser", "lexicon")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return file.read()


@cache
def _known() -> dict[str, str]:
    forms: dict[str, str] = {}
    for name in ("places_world.txt", "orgs_known.txt"):
        for line in _read(name).splitlines():
            first, *others = line.split(" = ")
            forms.update(dict.fromkeys(others, first))
    return forms


@cache
def _places() -> frozenset[str]:
    world = _read("places_world.txt").replace(" = ", ";")
    return frozenset(f"{world};{_read('places_cities.txt')}".casefold().replace("\n", ";").split(";"))


def is_place(tokens: tuple[str, ...]) -> bool:
    """Whether folded words are the name of a country, region or town on the lists."""
    return " ".join(tokens) in _places()


def well_known(name: str) -> str:
    """The first form of a place or organisation on the lists ("U.S." is "United States"), else `name`."""
    known = _known()
    if name in known:
        return known[name]
    bare = name.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    return known.get(bare) or (known.get(bare.title()) if len(bare) > 4 and bare.isupper() else None) or name
