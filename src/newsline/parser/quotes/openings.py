"""Where the words that follow a cue begin: past whom they were told to, past days and places."""

from functools import cache

from newsline.parser.quotes.joined import is_role
from newsline.parser.quotes.lexicon import (
    AUXILIARIES,
    AUXILIARY_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    OTHER_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
    cues,
    finite_cues,
)
from newsline.parser.quotes.phrases import DAYS, is_word
from newsline.parser.quotes.tokens import QUOTE, Tokens, title_like
from newsline.parser.quotes.verbs import has_verb

DASHES = frozenset(("-", "--", "—", "–", "―"))
SAYING = ("say", "utter", "tell")
_QUESTION_WORDS = frozenset("if whether how why what who when where".split())
# They have no object before "to": of "pledged aid to Iran" the aid is no words.
_PLEDGES = frozenset("pledged vowed threatened proposed pledges vows threatens proposes".split())
# Behind a verb of saying these begin a clause: "said there was proof that …".
_SUBJECTS = frozenset("he she they we i it there".split())
_AFTER_OWN = (["that"], ["to"], ["he"], ["she"], ["they"], ["it"])
_SINGLE_SUBJECTS = [[word] for word in sorted(_SUBJECTS)]
_WARNINGS = frozenset("warn warns warned warning cautioned".split())
# "Told stories to the children" tells not which.
_PRESSED = frozenset("asked pressed questioned".split())
_TELLING = frozenset("tell tells told telling".split())
_TALES = frozenset("stories tales lies jokes".split())
_CLAIMS = frozenset("claim claims claimed claiming".split())
_TO_BE = (["have"], ["be"])
_LISTENERS = frozenset(
    (
        "reporters journalists newsmen correspondents correspondent court jury jurors inquest hearing"
        " tribunal parliament house committee meeting lawmakers mps senators officers police detectives"
        " investigators newspaper paper agency magazine audience crowd congress council"
    ).split()
)
# What is said is not told: "said nothing about it", "say something that hurts"; not "said nothing happened".
_THINGS = frozenset("nothing little something anything".split())
_OF_THINGS = frozenset("about against else like more of on that that's to which".split())
# Behind "this" they tell when or where it was said: "said this in Velda", "disclosed this when he left".
_AFTER_THIS = PREPOSITIONS | DAYS | {"when", "while", "as"}
_RELATING = AUXILIARY_VERBS - {"not", "never"}
# "Asked a question about the port", "answered two questions".
_PUTTING = frozenset("ask asks asked asking answer answers answered answering".split())
_QUESTIONS = frozenset("question questions query queries".split())
# Behind these a number begins a clause: "said at least 50 were ill", "said about 50 were".
_ABOUT = frozenset("about around over under between".split())
_SIZES = (["least"], ["most"])
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand"
    " thousands half".split()
)
# "Reported a higher profit", "reported earnings that rose", "admit refugees", where no clause follows.
_REPORTING = frozenset("report reports reported reporting admit admits admitting".split())
_THING_ENDS = (
    frozenset((*", ; : but and that which when while as after before if because".split(), QUOTE)) | DASHES
)
_TELLING_THINGS = frozenset(("that", ":", ",", QUOTE, "how", "seeing", "hearing", "finding"))
# Who wants to be that tells nothing: "asking to remain anonymous", "asked not to be named".
_NAMES = frozenset("name names identity identities".split())
_UNNAMED = frozenset("anonymous identified named quoted".split())
_ASKED = 5  # words in which it is said
# A clause shows its verb within so many tokens.
_CLAUSE = 8
_ZONE = 16
# Adverbs with which a clause may begin: "said only three came", "said now is the time".
_BEFORE_SUBJECT = frozenset("long only first even now often today both all too having".split())
# What stands before the title of a work: "said in his book, “The Port”".
NAMING = frozenset(
    (
        "of book memoir memoirs autobiography novel essay article column song film movie show documentary"
        " album play poem series editorial op-ed podcast"
    ).split()
)
_OWNS = (["'s"], ["’s"])


@cache
def _telling() -> frozenset[str]:
    """What says where a content begins, or that none does."""
    return finite_cues() | DASHES | {QUOTE, ",", ";", ":", "that"}


def beginning(tokens: Tokens, at: int, end: int, kind: str) -> tuple[int | None, bool]:
    """Where the content begins and whether a comma or colon sets it off."""
    low = tokens.low
    if at >= end:
        return None, False
    if low[at] in _THINGS and kind in SAYING and at + 1 < end and low[at + 1] in _OF_THINGS:
        return None, False
    if low[at] == "this" and kind in SAYING and at + 1 < end and low[at + 1] in _AFTER_THIS:
        return None, False
    if low[at - 1] in _PUTTING and _is_question(low, at, end):
        return None, False
    if low[at] == "when" and kind in SAYING and low[at + 1 : at + 2] and low[at + 1] in _PRESSED:
        return None, False  # "answered when asked if he would go"
    if kind in ("tell", "vow"):
        if low[at] == "anonymity" or (kind == "tell" and low[at] in _TALES):
            return None, False
        if low[at] == "it" and low[at - 1] in _TELLING and low[at + 1] != "that":
            return None, False  # "tells it another way"
        if kind == "tell" and low[at] == "that" and not _NAMES.isdisjoint(low[at + 1 : at + 3]):
            return None, False  # "asked that her name not be used"
        if kind == "tell" and low[at] in ("to", "not") and not _UNNAMED.isdisjoint(low[at : at + _ASKED]):
            return None, False
        if kind == "tell":
            at = _past_addressee(tokens, at, end)
            if at >= end:
                return None, False
    elif kind == "say" and low[at - 1] in _WARNINGS and low[at] not in _SUBJECTS:
        told = _past_addressee(tokens, at, end)
        if told < end and low[told] in _SUBJECTS:
            at = told  # "warned her party it faces ruin"
    limit = at + _ZONE if end - at > _ZONE else end
    finite = finite_cues()
    plain = at
    if kind in SAYING or kind == "vow":
        plain = past_adverbials(tokens, at, end, before_to=kind in ("vow", "tell"))
        if (
            plain > at
            and low[at - 1] in ("said", "says")
            and low[plain : plain + 1] == [","]
            and low[plain + 1 : plain + 2] in _SINGLE_SUBJECTS
        ):
            plain += 1  # "said on that day, they were at home"
    if low[at - 1] in _REPORTING and _is_thing(tokens, plain, end, skipped=plain > at):
        return None, False
    telling = _telling()
    thing = False
    for index in range(at, limit):
        word = low[index]
        if word not in telling:
            continue
        if word in finite and index > at and not tokens.capital(index):
            break
        if word == QUOTE:
            if index > at and low[index - 1] not in (",", ":") and title_like(tokens, index):
                continue
            if kind in SAYING and plain < index and _clause_start(tokens, plain, end):
                break
            return (at if kind not in SAYING else index), index > at and low[index - 1] in (
                ",",
                ":",
            )
        if word == ";":
            break
        if word == ":":
            return (index + 1 if index + 1 < end else None), True
        if word == "," or word in DASHES:
            if index + 1 < end and (low[index + 1] == QUOTE or low[index + 1] == "that"):
                titled = low[index + 1] == QUOTE and title_like(tokens, index + 1)
                if titled and kind in SAYING and low[index - 1] in NAMING:
                    break  # "said in her memoir, “The Port”"
                if titled and kind not in SAYING:
                    return None, False
                if kind in SAYING and _goes_on_in_marks(tokens, plain, index, end):
                    break  # "said the talks had been useful, “not least for us”"
                return index + 1, True
            if _adds(low, index + 1, end):
                told = _past_citing(low, index + 1, end)
                if told:
                    return told, True
                break
            if kind in SAYING and index > at and not _is_setting(low, index + 1, end):
                break
            continue
        if word == "that" and _relates(low, index, at, end):
            if low[at - 1] in ("said", "says") or low[plain] in _SUBJECTS or has_verb(tokens, plain, index):
                break
            thing = kind == "say"
        elif word == "that" and kind != "call" and (kind in (*SAYING, "think", "vow") or index == at):
            if (
                index > plain
                and _clause_start(tokens, plain, end)
                and (index > plain + 6 or low[plain] in _SUBJECTS or has_verb(tokens, plain, index))
            ):
                break
            if low[index + 2 : index + 3] == [QUOTE] and low[index + 1] in (",", ":"):
                goes_on = index + 3 < end and is_word(low[index + 3])
                return (index if goes_on else index + 2), not goes_on  # "said that: “…”"
            return index, False
    if kind == "utter" or thing:
        return None, False
    if kind == "say":
        if low[at] == "to" and low[at - 1] in _CLAIMS:
            # "a caller claiming to speak for the crew", but "she claims to have met him"
            return (at if low[at + 1 : at + 2] in _TO_BE else None), False
        if _is_told_to(tokens, plain, end):
            return None, False
        return (plain if _clause_start(tokens, plain, end) else None), False
    if kind == "tell":
        if low[at] == "for":
            return None, False  # "asked for a photo and Berg said"
        if plain < end and low[plain] == "to":
            # "asked the clerk not to go", but not "asked for time to think"
            return (plain - (low[plain - 1] == "not") if plain == at else None), False
        if low[plain : plain + 2] == ["not", "to"]:
            return plain, False
        if plain < end and (low[plain] in _QUESTION_WORDS or _clause_start(tokens, plain, end)):
            return plain, False
        return None, False
    if kind == "vow":
        return (plain if _reaches_to(tokens, plain, end, low[at - 1] in _PLEDGES) else None), False
    if kind in ("think", "want"):
        return (at if is_word(low[at]) else None), False
    return (at if at < end else None), False


def _is_question(low: list[str], at: int, end: int) -> bool:
    """Whether a question is asked or answered of which no word is told: "asked a question about the port"."""
    near = low[at : min(at + _ASKED, end)]
    if _QUESTIONS.isdisjoint(near) or not _QUESTION_WORDS.isdisjoint(near):
        return False
    return QUOTE not in low[at:end] and ":" not in low[at:end]


def _relates(low: list[str], that: int, at: int, end: int) -> bool:
    """Whether "that" belongs to a noun before it: "answered questions that had been put"."""
    return at < that < end - 1 and low[that + 1] in _RELATING and low[that - 1] not in TIMES


def _is_thing(tokens: Tokens, at: int, end: int, *, skipped: bool) -> bool:
    """Whether what was reported is a thing, no clause: "a higher profit", "earnings that rose".

    `skipped`: it is told before where it was reported: "in the journal Nature that bees count".
    """
    if at >= end or tokens.low[at] in _TELLING_THINGS:
        return False
    stop = next((index for index in range(at, end) if tokens.low[index] in _THING_ENDS), end)
    if skipped and stop < end and tokens.low[stop] == "that":
        return False
    return not has_verb(tokens, at, stop)


def _is_told_to(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a name stands here, and what for: "emailed Ann Berg to thank her"."""
    after = at
    while after < end and tokens.capital(after):
        after += 1
    return at < after < end and tokens.low[after] == "to" and tokens.low[after + 1 : after + 2] != ["be"]


def _is_setting(low: list[str], at: int, end: int) -> bool:
    """Whether a day, a number or a clause about a place stands at `at`, behind a comma."""
    return at < end and (low[at] in TIMES or low[at].isdigit() or low[at] == "where")


def _goes_on_in_marks(tokens: Tokens, at: int, comma: int, end: int) -> bool:
    """Whether a clause that begins at `at` goes on in the quoted string behind the comma."""
    if at >= comma or tokens.low[comma + 1] != QUOTE:
        return False
    inner = tokens.quotes[comma + 1].inner
    lower = tokens.text[inner : inner + 1].islower()
    return lower and _clause_start(tokens, at, end) and has_verb(tokens, at, comma)


def _adds(low: list[str], at: int, end: int) -> bool:
    """Whether a participle follows that has words of its own: "Berg said, adding, …"."""
    cue = cues().get(low[at]) if at < end else None
    return cue is not None and cue.form == "ing"


def _past_citing(low: list[str], at: int, end: int) -> int:
    """Where "that" stands behind who is cited: "reported, citing two aides, that it was late", or 0."""
    if low[at] != "citing":
        return 0
    stop = next((index for index in range(at, min(at + _ZONE, end - 1)) if low[index] == ","), at)
    return stop + 1 if low[stop : stop + 2] == [",", "that"] else 0


def _reaches_to(tokens: Tokens, at: int, end: int, at_once: bool) -> bool:
    """Whether "to" follows, at once or after an object: "vowed to fight", "urged Iran to talk"."""
    if at_once or at >= end or tokens.low[at] in PREPOSITIONS:
        return at < end and tokens.low[at] in ("to", "not", "never")
    for index in range(at, min(end, at + 12)):
        word = tokens.low[index]
        if word == "to":
            return True
        if (word in cues() and index > at) or word in CONJUNCTIONS:
            return False
    return False


def _past_addressee(tokens: Tokens, at: int, end: int) -> int:
    """The token after somebody told: "reporters", "him", "the BBC", "CNN's Wolf Blitzer"."""
    low = tokens.low
    if low[at] in OTHER_PRONOUNS or low[at] in ("you", "it"):
        own = low[at] == "her" and low[at + 2 : at + 3] in _AFTER_OWN
        return at + 2 if own else at + 1  # "told her party that", but "told her that"
    index = at
    while index < end and index - at < 14:
        word = low[index]
        if word in ("'s", "’s", "&"):
            index += 1
            continue
        if not is_word(word) or word in ("that", "to") or word in _QUESTION_WORDS:
            break
        if word in SUBJECT_PRONOUNS or word in PREPOSITIONS or word in TIMES:
            break
        if index > at and word in DETERMINERS and low[index - 1] not in ("of", "and"):
            break
        if index > at and low[index - 1] in _LISTENERS and _new_subject(tokens, index):
            break
        index += 1
    return index


def _new_subject(tokens: Tokens, at: int) -> bool:
    """Whether a clause may begin behind a listener: "told reporters police …", not "told House members"."""
    word = tokens.low[at]
    if is_role(word) or word[-2:] == "ed" or (tokens.capital(at) and tokens.capital(at - 1)):
        return False
    return has_verb(tokens, at, at + _CLAUSE)


def past_adverbials(tokens: Tokens, at: int, end: int, *, before_to: bool) -> int:
    """The token after times and prepositional phrases: "said on Monday in Moscow" + content.

    `before_to`: "to" begins a content ("vowed on Monday to fight").
    """
    low = tokens.low
    index = at
    while index < end:
        word = low[index]
        if before_to and word == "to":
            break
        if word in TIMES and not (
            (word in ("last", "this", "next") and index + 1 < end and low[index + 1] not in TIMES)
            or low[index + 1 : index + 2] in _OWNS  # "said Tuesday's vote was close"
        ):
            index += 1
        elif word in PREPOSITIONS and word != "that" and not _counts(low, index):
            index = _past_phrase(tokens, index + 1, end)
        elif word[-2:] == "ly" and word != "only" and not tokens.capital(index):
            index += 1
        else:
            break
    return index


def _counts(low: list[str], at: int) -> bool:
    """Whether a preposition stands before a number: "at least 50 people", "about a dozen"."""
    if low[at] == "at":
        return low[at + 1 : at + 2] in _SIZES
    if low[at] not in _ABOUT:
        return False
    after = low[at + 1 : at + 3]
    number = after[-1] if after[:1] == ["a"] else "".join(after[:1])
    return number[:1].isdigit() or number in _NUMBERS


def _past_phrase(tokens: Tokens, at: int, end: int) -> int:
    low = tokens.low
    index = at
    while index < end:
        word = low[index]
        if word == "that" or (not is_word(word) and word not in ("'s", "’s", "&")):
            break
        if index > at and (word in PREPOSITIONS or word in SUBJECT_PRONOUNS or word in TIMES):
            break
        if index > at and word in DETERMINERS and low[index - 1] not in PREPOSITIONS:
            break
        if (
            index > at + 1
            and tokens.capital(index)
            and not tokens.capital(index - 1)
            and low[index - 1] not in DETERMINERS
        ):
            break
        index += 1
    return index


def _clause_start(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a clause can begin here: a subject, "there", "if" — and enough words to follow."""
    if end - at < 3:
        return False
    word = tokens.low[at]
    if word == "who":
        return False
    if (
        word in SUBJECT_PRONOUNS
        or word in DETERMINERS
        or word in ("there", "that", "if", "when", "what", "whether")
    ):
        return True
    if word in PREPOSITIONS:
        return _counts(tokens.low, at)
    if not is_word(word) or word in CONJUNCTIONS:
        return False
    return word not in AUXILIARIES or word in ("has", "did") or word in _BEFORE_SUBJECT
