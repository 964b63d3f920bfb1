"""Whether a name is a man's or a woman's, by the words that stand with it."""

import re

from newsline.model import Entity
from newsline.parser.givens import given_names
from newsline.parser.quotes.lexicon import roles
from newsline.parser.quotes.offices import last_word, words_in

_MALE_TITLES = frozenset("mr sir lord king prince brother father baron duke emir sheikh pope".split())
_FEMALE_TITLES = frozenset(
    "mrs ms miss lady dame queen princess sister baroness duchess madam mother".split()
)
# "Berg said she": no capital letter, so no other name, stands between. "Her" may be another's.
_PRONOUN = re.compile(r"(?!['’])[^A-Z.!?\n“”\"]{1,60}?\b(he|his|himself|she|herself)\b")
_HE = frozenset(("he", "his", "himself"))
# "She" behind a man's name is often another's: so many of them tell a woman. Mentions that are looked at.
_VOTES, _LOOKED_AT = 2, 12


def find_gender(text: str, entity: Entity) -> str | None:
    """`man`, `woman` or `None`: by title, given name, a role noun beside a mention, pronouns behind it."""
    if entity.candidates:
        return None
    for mention in entity.mentions[:8]:
        title = last_word(text[max(0, mention.start - 12) : mention.start]).lower()
        if title in _MALE_TITLES:
            return "man"
        if title in _FEMALE_TITLES:
            return "woman"
    names = given_names()
    for name in (entity.name, *entity.aliases):
        words = name.lower().split()
        if len(words) > 1 and words[0] in names:
            return names[words[0]]
        if len(words) > 2 and words[0].endswith(".") and words[1] in names:
            return names[words[1]]
    genders = roles().gender
    for mention in entity.mentions[:4]:
        for word in words_in(text[max(0, mention.start - 30) : mention.start])[-2:]:
            if word.lower() in genders:
                return genders[word.lower()]
        after = text[mention.end : mention.end + 40]
        if after.startswith(", "):
            for word in words_in(after)[:4]:
                if word.lower() in genders:
                    return genders[word.lower()]
    return _by_pronouns(text, entity)


def _by_pronouns(text: str, entity: Entity) -> str | None:
    """The gender of the pronouns that follow a name with no other name between, if one surely prevails."""
    men = women = 0
    for mention in entity.mentions[:_LOOKED_AT]:
        found = _PRONOUN.match(text, mention.end)
        if found:
            men += found[1] in _HE
            women += found[1] not in _HE
    if men > women * 2:
        return "man"
    return "woman" if women >= _VOTES and women > men * 2 else None
