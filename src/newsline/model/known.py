"""Names of which the world knows several forms: countries and great organisations, with their acronyms.

The lists are those with which documents are read (`parser/lexicon`, where their sources and licences
stand), so that two documents agree on what one document agrees on.
"""

import os
from functools import cache

from newsline.model.event import EntityType
from newsline.model.states import state_of

# "State of Ohio", "Iranian Island of Qeshm"
_REALMS = frozenset(
    "state republic kingdom commonwealth city province county town village island district region".split()
)
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
def _first_forms() -> frozenset[str]:
    return frozenset(_known().values())


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


@cache
def _peoples() -> dict[str, str]:
    """The peoples of countries ("Egyptian", "Egyptians"), each to its country."""
    return {
        people: country
        for country, *peoples in (line.split(" = ") for line in _read("places_peoples.txt").splitlines())
        for people in peoples
    }


@cache
def countries() -> frozenset[str]:
    """The countries whose peoples are on the lists, in their first form."""
    return frozenset(_peoples().values())


def common_form(name: str, type_: EntityType) -> str:
    """A place or organisation in the form that it shares with its other names, else `name`.

    As on the lists (`well_known`). A people stands for its country ("Egyptian"). "US Congress" and "Congress
    of the United States" are "United States Congress"; but "American Medical Association" has initials to
    keep. "State of Ohio" is "Ohio", "Calif." "California", "Italy and Egypt" "Egypt and Italy".
    """
    known = well_known(name)
    if known != name or type_ == "PERSON":
        return known
    people = _peoples()
    if name in people and (type_ == "PLACE" or name[:-1] in people):
        # "Belgians" of a team, but not "American" of an airline
        return people[name]
    return _common_place(name) if type_ == "PLACE" else _common_body(name)


def _common_place(name: str) -> str:
    realm, of, rest = name.partition(" of ")
    if of:
        *before, head = realm.split()
        if head.lower() in _REALMS and all(word in _peoples() for word in before):
            return well_known(rest)
    elif " and " in name and name.casefold() not in _places():
        parts = name.replace(", and ", ", ").replace(" and ", ", ").split(", ")
        return " and ".join(sorted(part.removeprefix("the ") for part in parts))
    return state_of(name) or name


def _common_body(name: str) -> str:
    whole, of, realm = name.partition(" of the ")
    if of and (realm in _first_forms() or realm in _known()):
        return f"{well_known(realm)} {whole}"
    words = name.split(" ", 2)
    for size in range(len(words) - 1, 0, -1):
        if country := _known().get(" ".join(words[:size])):
            return " ".join([country, *words[size:]])
    return name
