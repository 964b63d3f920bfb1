"""What language does to names, in one document or in many: short forms, spellings, what people are called.

Written for newsline. Tokens are folded words of a name. That one name can be short for another is no
proof: it joins the two only where nothing else fits.
"""

from collections.abc import Iterable
from functools import cache

from newsline.model.event import EntityType
from newsline.model.known import common_form, countries, country_of, is_body, is_personal, is_place, is_town
from newsline.model.states import after_town

Tokens = tuple[str, ...]

_FIRST_WORDS = {
    "mt": "mount",
    "mtn": "mountain",
    "ft": "fort",
    "st": "saint",
    "ste": "sainte",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
}
_SPELLED = {
    "centre": "center",
    "theatre": "theater",
    "harbour": "harbor",
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
    "mt": "mount",
}
# Words of geography that come and go after or before a name of their own.
_AFTER = frozenset("sea ocean island islands archipelago strip desert neighborhood neighbourhood".split())
_ISLANDS = frozenset(("islands", "archipelago"))
_BEFORE = frozenset("mount lake".split())
_PARTS = frozenset("downtown northeast northwest southeast southwest".split())
# What comes after the name of a company or another body, alone or in a row ("Betty Ford Treatment Center").
_CARE = frozenset("center clinic hospital treatment rehab recovery medical health".split())
_FIRM = frozenset("group inc corp corporation co company ltd limited llc llp plc ag sa gmbh nv".split())
_BODY = (
    _CARE
    | _FIRM
    | frozenset(
        "foundation institute university college bank department hotel museum restaurant store".split()
    )
)
# Given names, and after each what it is a short form of.
_CALLED = {
    short: frozenset(full.split())
    for short, _, full in (
        entry.partition(" ")
        for entry in (
            "abe abraham, al albert alan alfred alexander, alex alexander alexandra alexandros, andy andrew,"
            " art arthur, barb barbara, becky rebecca, ben benjamin, bert albert herbert robert, beth"
            " elizabeth, betsy elizabeth, betty elizabeth, bill william, billy william, bob robert, bobby"
            " robert, cathy catherine, charlie charles, chris christopher christine christian, chuck charles,"
            " cindy cynthia, dan daniel, danny daniel, dave david, debbie deborah, dick richard, don donald,"
            " doug douglas, ed edward edwin edmund, eddie edward, ellie eleanor, frank francis franklin, fred"
            " frederick alfred, gabe gabriel, gene eugene, geoff geoffrey, gerry gerald, ginny virginia, greg"
            " gregory, hank henry, harry henry harold, jack john, jake jacob, jeff jeffrey, jen jennifer,"
            " jenny jennifer, jerry gerald jerome, jim james, jimmy james, joe joseph, joey joseph, johnny"
            " john, jon jonathan, josh joshua, kate katherine catherine kathryn, kathy katherine catherine"
            " kathryn, katie katherine catherine kathryn, ken kenneth, kim kimberly, larry lawrence laurence,"
            " len leonard, liz elizabeth, lou louis, maggie margaret, marty martin, matt matthew, max"
            " maximilian maxwell, meg margaret, mickey michael, mike michael, mo maurice mohammed mohamed"
            " muhammad, nate nathan nathaniel, ned edward, nick nicholas, pam pamela, pat patrick patricia,"
            " peggy margaret, pete peter, phil philip phillip, ray raymond, rick richard, rob robert, ron"
            " ronald, rudy rudolph, sam samuel samantha, sandy alexander sandra, steve steven stephen, sue"
            " susan, ted edward theodore, teddy edward theodore, terry terence, theo theodore, tim timothy,"
            " tom thomas, tommy thomas, tony anthony, vic victor, vicky victoria, vince vincent, walt walter,"
            " wes wesley, will william, willie william, zach zachary"
        ).split(", ")
    )
}


def stands_for(token: str, name: str) -> bool:
    """Whether a token is a given name, its initial, or what its bearer is called ("Bill" of "William")."""
    return token == name or (len(token) == 1 and name.startswith(token)) or name in _CALLED.get(token, ())


def abbreviates(short: Tokens, full: Tokens) -> bool:
    """Whether one person's name is another with given names left out, as initials or as they are called.

    "W. Mark Felt" is "Mark Felt" and "W. M. Felt", but "George W. Bush" never "George H. W. Bush": a middle
    initial has its place.
    """
    if short == full or short[-1] != full[-1] or len(short) > len(full):
        return False
    if any(len(token) == 1 for token in short[1:-1]):
        return all(map(stands_for, short[:-1], full[:-1]))
    at = iter(full[:-1])
    return all(any(stands_for(token, name) for name in at) for token in short[:-1])


def one_spelling(tokens: Tokens, *, region: bool = False) -> Tokens:
    """Tokens of a place or organisation with abbreviated and British words in the form most used.

    "Mt Cook" is "Mount Cook", "Harbour Centre" "Harbor Center". With `region` the last token stands
    after a comma: "Biloxi, Miss." is "Biloxi, Mississippi".
    """
    if len(tokens) < 2:
        return tokens
    first, *rest = (_SPELLED.get(token, token) for token in tokens)
    tokens = (_FIRST_WORDS.get(first, first), *rest)
    return (*tokens[:-1], *after_town(tokens[-1]).split()) if region else tokens


def shorter(tokens: Tokens, type_: EntityType) -> list[Tokens]:
    """Shorter names that a name may go by, sorted: without "Sea", "Mount" or "Inc."; the town of a team.

    Of a person's name only what a tagger took for one: "Kansas City" of "Kansas City Chiefs".
    """
    if len(tokens) < 2:
        return []
    found = set()
    if type_ == "PLACE":
        # "Ottawa" and "Michigan" are no islands and no lake.
        if tokens[-1] in _AFTER and not (tokens[-1] in _ISLANDS and is_place(tokens[:-1])):
            found.add(tokens[:-1])
        if tokens[-1] == "islands":
            found.add((*tokens[:-2], tokens[-2] + "s"))
        if is_town(tokens[1:]) if tokens[0] in _PARTS else tokens[0] in _BEFORE and not is_place(tokens[1:]):
            found.add(tokens[1:])
        elif mount := next((n for n, token in enumerate(tokens[:-1]) if token in _BEFORE), 0):
            # "Aoraki / Mount Cook"
            found.add(tokens[mount:])
    elif _team(tokens):
        found.add(tokens[:-1])
    last = len(tokens)
    while last > 1 and tokens[last - 1] in _BODY:
        last -= 1
    if last < len(tokens) and type_ != "PERSON" and not is_place(tokens[:last]):
        found.add(tokens[:last])
    return sorted(found)


def is_seated(full: Tokens, short: Tokens) -> bool:
    """Whether a body's name is another with its town or country in front: "Boston Red Sox", "U.S. Senate"."""
    seat = full[: -len(short)]
    return bool(seat) and full[len(seat) :] == short and (is_town(seat) or " ".join(seat) in _realms())


@cache
def _realms() -> frozenset[str]:
    return frozenset(country.casefold() for country in countries())


def _team(tokens: Tokens) -> bool:
    """Whether a name is a town with what its team is called: "Kansas City Chiefs"."""
    called = tokens[-1]
    return (
        called.endswith(("s", "sox"))
        and is_place(tokens[:-1])
        and not is_body(called)
        and not is_personal(called)
        and not is_personal(tokens[0])
    )


def of_one_kind(short: Tokens, longer: Iterable[Tokens]) -> bool:
    """Whether names are longer than `short` by words of one kind: "Ash Ltd" and "Ash Group" than "Ash"."""
    more = {word for tokens in longer for word in tokens[len(short) :]}
    return more <= _CARE or more <= _FIRM


def singular(tokens: Tokens) -> Tokens:
    """The words of a name without "the" and the "s" of the plural, to compare names of several words."""
    return tuple(
        token[:-1] if len(token) > 3 and token[-1] == "s" and token[-2] != "s" else token
        for token in tokens
        if token != "the"
    )


def plain_form(form: str, type_: EntityType) -> str:
    """A name without what tells no more: "Iraq" of "Republic of Iraq", "Lagos" of "Downtown Lagos"."""
    first, _, rest = form.partition(" ")
    if type_ == "PLACE" and first.lower() in _PARTS:
        return rest
    return common_form(form, type_) if type_ == "PLACE" else country_of(form) or form


def before_comma(form: str) -> str:
    """The town of "Springfield, Missouri"; nothing of other forms, lists among them."""
    head, comma, rest = form.partition(",")
    return head if comma and len(rest.split()) <= 2 else ""
