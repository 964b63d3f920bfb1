"""The bare form of a name as it is mentioned: without title, possessive, nickname and letters after it."""

import re
from functools import lru_cache

from newsline.model import EntityType
from newsline.parser.names.fold import SUFFIXES
from newsline.parser.names.lexicon import FAMILY, GIVEN, MODIFIER, TITLE, lexicon

# Styles that go with a given name and are part of how the person is called: "Pope Francis".
_STYLES = frozenset(
    "king queen prince princess pope emperor empress sultan emir shah tsar kaiser duke duchess earl count"
    " countess baron baroness lord lady sister father brother fr saint patriarch imam mullah sheikh"
    " sheik".split()
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_GLUED = re.compile(r"\.(?=[A-Z][a-z])")
_SPACED = re.compile(r"\b([A-Z])\. (?=[A-Z]\b\.?)")
_GENERATIONS = SUFFIXES - {"phd", "md"}
_PREPOSITIONS = frozenset(("In", "At", "On", "From", "Near", "Of", "IN", "AT", "ON", "FROM", "NEAR", "OF"))


@lru_cache(maxsize=16384)
def bare_form(form: str, type_: EntityType) -> str:
    """`form` without what is no part of the name, for a tagger that takes it in.

    "Dr. Ann Reed, MD" and "Ann Reed's" are "Ann Reed", "In Oslo" (of a headline) is "Oslo", "U. S." is
    "U.S.". A form that would lose its last word is left as it is.
    """
    if form.isalpha():
        return form
    bare = form.removesuffix("'").removesuffix("’")
    if bare.endswith(_POSSESSIVE):
        bare = bare[:-2]
    first, _, rest = bare.partition(" ")
    if first in _PREPOSITIONS and rest[:1].isupper():
        bare = rest
    bare = _person(bare) if type_ == "PERSON" else _without_owner(bare)
    if ". " in bare:
        bare = bare.replace("U. S.", "U.S.") if type_ == "PERSON" else _SPACED.sub(r"\1.", bare)
    return bare or form


def _without_owner(name: str) -> str:
    """A name without the place to which it belongs: "Britain's Labour Party" is the "Labour Party"."""
    for mark in _POSSESSIVE[:2]:
        owner, found, rest = name.partition(mark + " ")
        if found and rest[:1].isupper() and owner in lexicon().places and not owner.startswith("St"):
            return rest
    return name


def _person(name: str) -> str:
    if "." in name:
        name = _GLUED.sub(". ", name)
    name, _, after = name.partition(",")
    words = name.split()
    while len(words) > 2 and _honours(words[-1]) and not words[0].isupper():
        words.pop()
    suffix = after.strip()
    if suffix and suffix.lower().replace(".", "") in _GENERATIONS:
        words.append(suffix)
    lookup = lexicon().flags
    first, last = 0, len(words) - 1
    while first < last and _is_title(words, first):
        if first == last - 1 and words[first].lower().strip(".") in _STYLES:
            flags = lookup(words[last])
            if flags & GIVEN or not flags & FAMILY:
                break
        first += 1
    return " ".join(words[first:])


def _honours(word: str) -> bool:
    """Whether a word after a name is letters of an honour or degree: "OBE", "MD", "M.P."."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 4 and letters.isupper() and letters.lower() not in _GENERATIONS


def _is_title(words: list[str], place: int) -> bool:
    word, lookup = words[place], lexicon().flags
    flags = lookup(word) | (lookup(word.title()) & TITLE if word.isupper() else 0)
    # "Vice President Reed"
    return bool(
        flags & TITLE or (flags & MODIFIER and place + 2 < len(words) and lookup(words[place + 1]) & TITLE)
    )
