"""Whether a name is the subject of its sentence, where it does not open it."""

from newsline.parser.quotes.lexicon import (
    ARTICLES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    OPENERS,
    PAST_TENSES,
    PREPOSITIONS,
    finite_cues,
    past_cues,
    roles,
)

# How far into its sentence a subject may stand, and how many words before it may say what somebody is.
_REACH, _OFFICE = 160, 6
# What is read behind a name, and the length of "As for Mr ".
_VERB_SIZE, _TOPIC = 20, 14
# How long what explains a name may be, without an article: "Berg, once a singer, left".
_APPOSED = 50
AS_FOR = ("As for ", "As to ")
# What opens a sentence before its subject: "just a month ago, …", "last week, …".
_INTRODUCING = (
    PREPOSITIONS
    | OPENERS
    | frozenset(
        ("just last this earlier recently monday tuesday wednesday thursday friday saturday sunday").split()
    )
)
_NOT_OFFICES = PREPOSITIONS | (DETERMINERS - ARTICLES) | frozenset("who that which and or".split())
_TOLD_MORE = DETERMINERS | {"who", "whose"}
_QUESTIONS = frozenset("about how if what when where whether which who why".split())


def is_subject(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the name at `[start, end)` is the subject of the sentence that begins at `begin`.

    Behind an opening phrase, its own office or both: "On Monday, port manager Ann Berg left".
    """
    if start - begin > _REACH:
        return False
    if start - begin <= _TOPIC and text.startswith(AS_FOR, begin):
        return True
    if text.endswith(", ", begin, start) and text.startswith(", ", end):
        verb = text[end + 2 : end + _VERB_SIZE].partition(" ")[0]
        if _is_verb(verb) and _is_office(text[begin : start - 2]):
            return True
    if not (text.startswith(" (", end) or _is_apposed(text, end) or has_verb_behind(text, end)):
        return False
    opening, comma, office = text[begin:start].rpartition(", ")
    words = office.split()
    if (
        len(words) > _OFFICE
        or not _NOT_OFFICES.isdisjoint(map(str.lower, words))
        or any(map(_is_verb, words))
    ):
        return False
    first = opening.split(maxsplit=1)
    return not comma or (bool(first) and first[0].lower() in _INTRODUCING)


def _is_office(text: str) -> bool:
    """Whether a sentence begins with an office before a name: "Norland's farm minister, Ann Berg, left"."""
    words = text.split()
    return 0 < len(words) <= _OFFICE and words[-1] in roles().people and not any(map(_is_verb, words))


def is_asked(text: str, start: int, end: int) -> bool:
    """Whether the name at `[start, end)` is asked a question, so that he will answer, not who asked."""
    if not text.endswith(("asked ", "asks "), 0, start):
        return text.startswith((" was asked", " is asked"), end)
    after = text[end : end + _VERB_SIZE].split(maxsplit=1)
    return bool(after) and after[0] in _QUESTIONS


def has_verb_behind(text: str, end: int) -> bool:
    """Whether a finite verb stands behind a name: "Berg left"."""
    return text.startswith(" ", end) and _is_verb(text[end + 1 : end + _VERB_SIZE].partition(" ")[0])


def _is_apposed(text: str, end: int) -> bool:
    """Whether more is told of a name: "Berg, the mayor,", "Berg, who left,"."""
    if not text.startswith(", ", end):
        return False
    first = text[end + 2 : end + _VERB_SIZE].partition(" ")[0]
    if first in _TOLD_MORE or (first[-1:] == "," and first[:-1].isdigit()):
        return True
    closed = text.find(", ", end + 2, end + _APPOSED)
    return closed > 0 and _is_verb(text[closed + 2 : closed + _VERB_SIZE].partition(" ")[0])


def _is_verb(word: str) -> bool:
    return (
        word in FINITE_AUXILIARIES
        or word in PAST_TENSES
        or word in past_cues()
        or word in finite_cues()
        or (word[-2:] == "ed" and word.islower())
    )
