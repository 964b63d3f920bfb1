"""Names of which the world knows several forms: countries and great organisations, with their acronyms.

The lists are those with which documents are read (`parser/lexicon`, where their sources and licences
stand), so that two documents agree on what one document agrees on.
"""

import os
from functools import cache, lru_cache

from newsline.model.event import EntityType
from newsline.model.states import state_of

# "State of Ohio", "Iranian Island of Qeshm"
_REALMS = frozenset(
    "state republic kingdom commonwealth city province county town village island district region".split()
)
# What towns are called.
_TOWNS = {
    called: town
    for called, _, town in (
        entry.partition(" ")
        for entry in (
            "Cincy Cincinnati, Frisco San Francisco, HK Hong Kong, Indy Indianapolis, Jo'burg Johannesburg,"
            " Joburg Johannesburg, KL Kuala Lumpur, LA Los Angeles, L.A. Los Angeles, NOLA New Orleans,"
            " Philly Philadelphia, Rio Rio de Janeiro, SF San Francisco, Vegas Las Vegas"
        ).split(", ")
    )
}
# Only of these: "Central Bank of the UAE" has initials to keep.
_OF_THE = frozenset(("United States", "United Nations", "European Union"))
_MINISTRIES = ("Department of ", "Ministry of ")
_CALLED_FIELDS = {"Foreign Affairs": "Foreign"}
_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "parser", "lexicon")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return file.read()


@cache
def _known() -> dict[str, str]:
    forms: dict[str, str] = {}
    for name in ("places_world.txt", "orgs_known.txt"):
        for line in _read(name).splitlines():
            if " = " in line:
                first, *others = line.split(" = ")
                forms |= dict.fromkeys(others, first)
    return forms


@cache
def _short_realms() -> frozenset[str]:
    """The acronyms of countries and organisations."""
    return frozenset(form for form in _known() if form.isupper())


@cache
def _first_forms() -> frozenset[str]:
    return frozenset(_known().values())


@cache
def _places() -> frozenset[str]:
    world = _read("places_world.txt").replace(" = ", ";")
    return frozenset(f"{world};{_read('places_cities.txt')}".casefold().replace("\n", ";").split(";"))


@cache
def _towns() -> str:
    return _read("places_cities.txt").casefold().replace("\n", ";")


@lru_cache(maxsize=4096)
def is_town(tokens: tuple[str, ...]) -> bool:
    """Whether folded words are the name of a large town on the lists."""
    return f";{' '.join(tokens)};" in _towns()


def is_place(tokens: tuple[str, ...]) -> bool:
    """Whether folded words are the name of a country, region or town on the lists."""
    return " ".join(tokens) in _places()


def well_known(name: str) -> str:
    """The first form of a place or organisation on the lists ("U.S." is "United States"), else `name`."""
    known = _known()
    if name in known:
        return known[name]
    bare = name.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    return (
        known.get(bare)
        or known.get(f"{bare}.")
        or (known.get(bare.replace(".", "")) if bare[1:2] == "." else None)
        or (known.get(bare.title()) if len(bare) > 4 and bare.isupper() else None)
        or name
    )


@cache
def _personal() -> str:
    return f"{_read('names_given.txt')};{_read('names_family.txt')}".casefold().replace("\n", ";")


@cache
def _given() -> str:
    return _read("names_given.txt").casefold().replace("\n", ";")


@cache
def _words() -> str:
    return _read("names_words.txt").replace("\n", ";")


@lru_cache(maxsize=4096)
def is_given(token: str) -> bool:
    """Whether a folded word is a given name on the lists."""
    return f";{token};" in _given()


@lru_cache(maxsize=4096)
def is_ordinary(token: str) -> bool:
    """Whether a folded word is an ordinary word of English, of which a capital alone makes no name."""
    return f";{token};" in _words()


@cache
def _families() -> str:
    return _read("names_family.txt").casefold().replace("\n", ";")


@lru_cache(maxsize=4096)
def is_personal(token: str) -> bool:
    """Whether a folded word is a given name or a family name on the lists."""
    return f";{token};" in _personal()


@lru_cache(maxsize=4096)
def is_family(token: str) -> bool:
    """Whether a folded word is a family name on the lists."""
    return f";{token};" in _families()


@cache
def _heads() -> frozenset[str]:
    return frozenset(_read("orgs_heads.txt").casefold().split())


def is_body(token: str) -> bool:
    """Whether a folded word is the head word of organisations ("ministry")."""
    return token in _heads()


@cache
def _peoples() -> dict[str, str]:
    """The peoples of countries ("Egyptian", "Egyptians"), each to its country."""
    return {
        people: country
        for country, *peoples in (line.split(" = ") for line in _read("places_peoples.txt").splitlines())
        for people in peoples
    }


def country_of(people: str) -> str:
    """The country of a people on the lists ("Egyptian", "Egyptians"), else ""."""
    return _peoples().get(people, "")


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
    if type_ == "PERSON":
        # Only an office, where a tagger takes it for a name: "US Envoy", "Envoy of the United States".
        first = name.partition(" ")[0]
        office = " of the " in name or first in _short_realms() or first in _TOWNS
        return _common_body(name) if office and not is_personal(first.casefold()) else name
    known = well_known(name)
    if known != name or name in _first_forms():
        return _of_its_field(known) if type_ == "ORG" else known
    people = _peoples()
    if name in people and (type_ == "PLACE" or name[:-1] in people):
        # "Belgians" of a team, but not "American" of an airline
        return people[name]
    return _common_place(name) if type_ == "PLACE" else _of_its_field(_common_body(name))


def _common_place(name: str) -> str:
    name = name.removeprefix("Parts of ").removeprefix("parts of ").removesuffix("-area")
    name = _TOWNS.get(name, name)
    realm, of, rest = name.partition(" of ")
    if of:
        *before, head = realm.split()
        if head.lower() in _REALMS and all(word in _peoples() for word in before):
            return well_known(rest.removeprefix("the "))
    elif " and " in name and name.casefold() not in _places():
        parts = name.replace(", and ", ", ").replace(" and ", ", ").split(", ")
        return " and ".join(sorted(part.removeprefix("the ") for part in parts))
    return state_of(name) or name


def _of_its_field(name: str) -> str:
    """A ministry by its field: "U.S. Department of the Interior" is "U.S. Interior Department"."""
    for head in _MINISTRIES:
        realm, found, field = name.partition(head)
        if not found or " of " in field or (realm and not _is_realm(realm.rstrip())):
            continue
        field = field.removeprefix("the ")
        return f"{realm}{_CALLED_FIELDS.get(field, field)} {head.partition(' ')[0]}"
    return name


def _is_realm(name: str) -> bool:
    return name in countries() or name in _peoples()


def _common_body(name: str) -> str:
    whole, of, realm = name.partition(" of the ")
    if of and realm in _OF_THE:
        return f"{realm} {whole}"
    words = name.split(" ", 2)
    for size in range(len(words) - 1, 0, -1):
        first = " ".join(words[:size])
        if full := _known().get(first) or _TOWNS.get(first):
            return " ".join([full, *words[size:]])
    return _TOWNS.get(name, name)
