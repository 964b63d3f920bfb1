"""Words of English newspaper style: what single words do in the names that `segment` cuts from chains."""

from collections.abc import Sequence

from newsline.parser.names.lexicon import (
    ACRONYM,
    CALENDAR,
    DEMONYM,
    FAMILY,
    GIVEN,
    MODIFIER,
    ORG,
    ORG_HEAD,
    OTHER_HEAD,
    PLACE,
    TITLE,
)

# Heads that stand before their name: "Mount Everest", "Radio Liberty".
LEADING_PLACES = frozenset(
    "Mount Mt Mt. Lake Cape Fort Port Camp Hotel Bay Gulf River Isle Villa Strait".split()
)
LEADING_ORGS = frozenset("Radio Bank Team Club Air University Institute Banco Grupo Group FC AC".split())
# Titles that stand in the names of places: "Prince Edward Island", but not "Senator Tim Hill".
ROYALS = frozenset("King Queen Prince Princess Emperor Sir Lord Lady Pope Duke Sultan".split())
REALMS = frozenset("Republic Kingdom Commonwealth State Emirate Sultanate Duchy Principality".split())
GENERATIONS = frozenset("Jr Jr. Sr Sr. II III IV".split())
# Of what "on" tells: "Committee on Trade", but "the House on the motion".
ON_SOMETHING = frozenset(
    "Committee Subcommittee Commission Council Conference Convention Forum Panel Board Group Institute Center"
    " Centre Office Initiative Taskforce".split()
)
# Heads that are also said of an office.
_WITH_TITLES = frozenset(("High", "Mission", "Post", "Business", "Press"))
# After them a person's name begins anew.
PARTIES = frozenset("Party Congress Movement Dal Partai Parti Partido".split())
_LONGEST_SYLLABLE = 6
# With these begin other words of two parts: "Al Jama-ah", "Co-op", "Re-entry".
_NO_SYLLABLES = frozenset("Al Anti Co De Dr El Ex Mr Mrs Non Post Pre Pro Re Self Semi Sub Un".split())


def is_adjective(word: str) -> bool:
    """Whether `word`, known for a demonym, is one made with a hyphen ("Soviet-era")."""
    return "-" in word and word.rpartition("-")[2].islower()


def is_team(word: str, flags: int) -> bool:
    """Whether a word after a town's name makes it a club: "Pittsburgh Pirates", "Montreal HC"."""
    if flags & ACRONYM:
        return len(word) < 4
    return word.endswith("s") and not flags & (
        GIVEN | FAMILY | PLACE | ORG | DEMONYM | CALENDAR | OTHER_HEAD | TITLE
    )


def is_holder(word: str, flags: int, last: bool) -> bool:
    """Whether a word is a title; those of "Council of Ministers" and "Department of Justice" are none.

    `last` tells that a chain ends with it.
    """
    return bool(flags & TITLE) and word != "Justice" and not (last and word.endswith("s"))


def ends_body(word: str, flags: int) -> bool:
    """Whether a word before a title ends the name of a body; that of "High Commissioner" does not."""
    return word in PARTIES or (bool(flags & ORG_HEAD) and not flags & MODIFIER and word not in _WITH_TITLES)


def only_names(flags: Sequence[int]) -> bool:
    """Whether these are two or three words of which the lists know no more than that they are names."""
    return len(flags) in (2, 3) and not any(flag & ~(GIVEN | FAMILY) for flag in flags)


def of_two_syllables(family: str, given: str, flags: int) -> bool:
    """ "Ban Ki-moon", "Moon Jae-in": whatever the family name, which has these `flags`, means besides."""
    first, hyphen, last = given.partition("-")
    return (
        bool(hyphen)
        and len(family) <= _LONGEST_SYLLABLE >= max(len(first), len(last))
        and last.islower()
        and (family + first + last).isalpha()
        and first not in _NO_SYLLABLES
        and family not in _NO_SYLLABLES
        and not flags & (PLACE | ORG | TITLE | DEMONYM)
    )
