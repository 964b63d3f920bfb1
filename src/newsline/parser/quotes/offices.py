"""Names beside an office: "President of Ukraine Ann Berg", "its author, student Ann Berg,"."""

import re
from collections.abc import Callable, Sequence

from newsline.model import Entity
from newsline.parser.quotes.lexicon import (
    ARTICLES,
    AUXILIARY_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PAST_TENSES,
    PREPOSITIONS,
    finite_cues,
    roles,
)

# The plain words first: they are most, and cheaper to read than the rest.
WORD = re.compile(r"[A-Za-z]++(?![-'’\w])|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Those who speak for others: a name behind them is not theirs.
_VOICES = frozenset("spokesman spokeswoman spokesperson lawyer solicitor aide adviser advisor ally".split())
_BARE_WORDS = 6
_INCLUDING = frozenset("including like notably unlike".split())
# Characters of a short name in brackets.
_SHORT_NAME = 20
# Where somebody named beside a role is from: "another voter, Ann Berg of Velda, said".
_FROM, _HOME = (" of ", " from ", " at "), 40
# Characters of a realm behind a name: "Senator Ann Berg of Norland".
_REALM = 24
# Behind a name: "counsel, Ann Berg KC, asked".
_HONOURS = (" KC,", " QC,", " MP,", " MEP,", " MSP,", " TD,", " OBE,", " CBE,")
_COURTESY = frozenset("mr mrs ms dr sir lord president senator prime minister".split())
_OFFICE_WORDS = 4
# Behind these it says where or of what: "the Minister of Farming and Fish, Ann Berg".
_OF = frozenset(("of", "for"))
_RELATIVE = frozenset(("who", "whose", "which", "that"))
_APPOSED_WORDS = 8
# Words that make an office another one: if they are said once, they are said of who has it; the lesser
# ones always.
_LESSER = frozenset("vice deputy assistant lieutenant".split())
_PARTS = _LESSER | frozenset("prime minority majority first foreign former ex".split())
# Titles before a name that are written short, each with its office.
_SHORT = {
    "Sen.": "senator",
    "Gov.": "governor",
    "Rep.": "representative",
    "Gen.": "general",
    "Col.": "colonel",
    "Capt.": "captain",
    "Lt.": "lieutenant",
    "Sgt.": "sergeant",
    "Prof.": "professor",
    "Insp.": "inspector",
}
# Right before a name these part it from an office: "a friend of Berg", "the mayor and Ann Berg".
_PARTING = PREPOSITIONS | CONJUNCTIONS | DETERMINERS
_VERBS = AUXILIARY_VERBS | PAST_TENSES
# What is read of what stands before a name.
_BEFORE = 80
# What is read of an apposition.
APPOSITION = 80


def words_in(text: str) -> list[str]:
    """The words of a stretch, as `WORD` has them: most are plain, and need not be matched."""
    chunks = text.split()
    if "".join(chunks).isalpha():
        return chunks
    words: list[str] = []
    for chunk in chunks:
        if chunk.isalpha():
            words.append(chunk)
        else:
            words += WORD.findall(chunk)
    return words


def last_word(text: str) -> str:
    """The last of `words_in`, or an empty string if there is none."""
    for chunk in reversed(text.split()):
        if chunk.isalpha():
            return chunk
        words: list[str] = WORD.findall(chunk)
        if words:
            return words[-1]
    return ""


def titled_person(
    text: str, mentions: Sequence[tuple[int, int, Entity]], start: int, end: int
) -> Entity | None:
    """The person behind an office with its realm in `text[start:end]`: "President of Ukraine Ann Berg".

    Not "a spokesman for Mayor of London Ann Berg", nor "a lawyer of Ann Berg". `mentions` are
    those that begin there, in order.
    """
    if not mentions:
        return None
    *others, (at, stop, entity) = mentions
    if entity.type != "PERSON" or entity.candidates or stop != end:
        return None
    before = text[start:at]
    words = before.split()
    link = next((number for number, word in enumerate(words) if word in PREPOSITIONS), 0)
    if not link or before[-1] != " " or words[0].lower() in ("a", "an") or words[-1] in PREPOSITIONS:
        return None
    office, realm = words[link - 1].lower(), words[-1]
    if office not in roles().people or office in _VOICES or realm.lower() in roles().people:
        return None
    named = realm[0].isupper() or (others and others[-1][1] == at - 1)
    return entity if named or realm in roles().groups else None


def apposed_person(
    text: str, end: int, mention_at: Callable[[int, int], tuple[int, int, Entity] | None]
) -> tuple[int, int, Entity] | None:
    """The person named right after a role: "his lawyer, Omar Aziz,", "its author, student Ann Berg,".

    Also behind a short name: "the head of the Board of Ports (BOP), Ann Berg,". `mention_at` gives the
    first mention that begins in a stretch.
    """
    if text.startswith(" (", end):
        closed = text.find(")", end, end + _SHORT_NAME)
        end = closed + 1 if closed > 0 else end
    if text[end : end + 2] != ", ":
        return None
    found = mention_at(end + 2, end + 2 + APPOSITION)
    if found is None or found[2].type != "PERSON" or found[2].candidates:
        return None
    before = text[end + 2 : found[0]]
    # Capitals that are no part of the name are a title: "the secretary, Alhaji Omar Aziz,".
    words = before.split()
    if not _INCLUDING.isdisjoint(words):
        return None  # "Critics, including Ann Berg,"
    if words[:1] == ["the"] and before.endswith(". "):
        words = words[1:]  # "her son, the Rev. Bo Ek,"
    titled = len(words) <= 2 and all(word[0].isupper() for word in words)
    bare = (before.islower() or (words and words[-1][0].isupper())) and _bare_roles(words)
    if before and not (before.endswith(" ") and (titled or bare)):
        return None
    behind = found[1]
    if text.startswith(_HONOURS, behind):
        behind = text.index(",", behind)
    after = text[behind : behind + 2]
    if after[:1] == " " and text.startswith(_FROM, found[1]):
        home, comma, _ = text[found[1] : found[1] + _HOME].partition(",")
        return found if comma and all(word[0].isupper() for word in home.split()[1:]) else None
    return found if after[:1] in (",", ".", ";", ")", "\n", "") or after == " (" else None


def _bare_roles(words: list[str]) -> bool:
    """Whether words can stand before a name without an article: "doctoral student", "professor"."""
    return len(words) <= _BARE_WORDS and PREPOSITIONS.isdisjoint(words) and DETERMINERS.isdisjoint(words)


def _apposed_words(text: str) -> list[str]:
    """The words of an apposition, up to its comma; none if it does not begin like one, or says something.

    In "as told by Park, the minister said" the minister is somebody else.
    """
    words = words_in(text.partition(",")[0].partition(".")[0])[:_APPOSED_WORDS]
    if not words or not (words[0].lower() in DETERMINERS or words[0].islower() or words[0][0].isupper()):
        return []
    clause = next((number for number, word in enumerate(words) if word in _RELATIVE), len(words))
    return words if finite_cues().isdisjoint(words[:clause]) else []


def _words_before(before: str) -> list[str]:
    """The words right before a name that may say what somebody is, given what stands there.

    Of "The minister told Berg" none: a verb parts them. "Prime Minister, Ann Berg", "the minority leader, Ann
    Berg" have it before a comma.
    """
    if before.endswith(", "):
        office = before[:-2].rpartition("\n")[2].rpartition(". ")[2].rpartition(", ")[2].split()
        of = next((number for number, word in enumerate(office) if word in _OF), len(office))
        told = 0 < of <= _OFFICE_WORDS and (
            office[0].lower() in ARTICLES or all(word[0].isupper() for word in office[:of])
        )
        return office[:of] if told else []
    short: list[str] = []
    while before.endswith(". "):
        title = before[:-1].split()[-1]
        if title not in _SHORT:
            return short
        short.insert(0, _SHORT[title])
        before = before[: -len(title) - 1]
    near = words_in(before.rpartition(",")[2].rpartition(".")[2])[-4:]
    if near and (near[-1].lower() in _PARTING or _may_tell(near[-1])):
        near = []
    near += short
    if len(near) > 1 and not _VOICES.isdisjoint(near):
        for at in range(len(near) - 1, 0, -1):
            if near[at] in PREPOSITIONS and near[at - 1] in _VOICES:
                return near[at + 1 :]  # "a spokesman for Mr Berg" is not he
            if near[at].lower() not in _COURTESY:
                break
    verbs = finite_cues()
    for at in range(len(near) - 1, -1, -1):
        word = near[at]
        if word in verbs or word in _VERBS or (word[-2:] == "ed" and word.islower()):
            return near[at + 1 :]
        if word == "to" and near[at + 1].islower():
            return near[at + 2 :]  # "a prosecutor to investigate Berg"
        if word in PREPOSITIONS and all(map(_is_title, near[at + 1 :])):
            return near[at + 1 :]  # "a friend of President Berg"
    return near


def fits_office(own: frozenset[str], near: frozenset[str]) -> bool:
    """Whether a phrase of the words `own` can mean whose office is told with the words `near`.

    "The president" is no vice president, nor "the minority leader" any leader.
    """
    return (own & _PARTS) <= near and (near & _LESSER) <= own


def of_a_realm(near: frozenset[str]) -> bool:
    """Whether words told of somebody's office name a realm: any capital that is no role."""
    people = roles().people
    return any(word[0].isupper() and word.lower() not in people for word in near)


def _is_title(word: str) -> bool:
    low = word.lower()
    return low in _COURTESY or low in roles().people


def _may_tell(word: str) -> bool:
    """Whether a word before a name may be a verb: "the lawmaker wants Berg out"."""
    return word[-1] == "s" and word.islower() and word not in roles().people


def role_table(
    text: str, mentions: Sequence[tuple[int, int, Entity]]
) -> dict[str, list[tuple[int, Entity, frozenset[str]]]]:
    """Role nouns that stand before or after a person's name: its place, the person, the words there."""
    people = roles().people
    table: dict[str, list[tuple[int, Entity, frozenset[str]]]] = {}
    for start, end, entity in mentions:
        if entity.type != "PERSON" or entity.candidates:
            continue
        before = text[max(0, start - _BEFORE) : start]
        near = _words_before(before)
        if text.startswith(", ", end):
            after = text[end + 2 : end + APPOSITION]
            if not after.lstrip().lower().startswith(("who", "he", "she", "and", "but")):
                near += _apposed_words(after)
        elif text.startswith(" of ", end):
            realm = words_in(text[end + 4 : end + 4 + _REALM])[:2]
            near += [word for word in realm if word[0].isupper()]
        words = frozenset(map(str.lower, near)) | frozenset(word for word in near if word[0].isupper())
        for word in words & people:
            table.setdefault(word, []).append((start, entity, words))
    return table
