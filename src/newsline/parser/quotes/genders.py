"""Whether a name is a man's or a woman's, by the words that stand with it."""

from newsline.model import Entity
from newsline.parser.quotes.lexicon import given_names, roles
from newsline.parser.quotes.offices import last_word, words_in

_MALE_TITLES = frozenset("mr sir lord king prince brother father baron duke emir sheikh pope".split())
_FEMALE_TITLES = frozenset(
    "mrs ms miss lady dame queen princess sister baroness duchess madam mother".split()
)


def find_gender(text: str, entity: Entity) -> str | None:
    """`man`, `woman` or `None`: by title, then given name, then a role noun beside a mention in `text`."""
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
    return None
