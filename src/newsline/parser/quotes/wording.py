"""What stands around a verb that could report: what it takes, and what it is not."""

from newsline.parser.quotes.lexicon import (
    ABOUT,
    ARTICLES,
    CALLS,
    CHARGES,
    DENIALS,
    DETERMINERS,
    FINDINGS,
    OBJECTS,
    OPENERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
    roles,
)
from newsline.parser.quotes.phrases import Phrase, is_word
from newsline.parser.quotes.report import SAID
from newsline.parser.quotes.tokens import QUOTE, Tokens
from newsline.parser.quotes.verbs import has_verb

# "quoted … as saying", with so many tokens from the first to the last.
QUOTING = frozenset("quote quoted quotes quoting cite cited cites citing".split())
AS_REACH = 30
OWNING = DETERMINERS | {"'s", "’s", "'", "’"}
_FIRST = frozenset(("first", "previously", "already"))
# Within so many tokens what somebody is accused of follows.
_CHARGED = 10
# What follows a passive, and what is no news of anybody: "described themselves as liberals".
_NO_CHARGED = PREPOSITIONS | frozenset(", . : ; itself themselves".split())
# "Called him a liar", "called the plan a disaster": the object, and how long that may be.
_OBJECTS = frozenset("it him her them himself herself itself themselves this that me us".split())
_CALLED = 6
_ENDS_CALLED = DETERMINERS | SUBJECT_PRONOUNS | frozenset((",", ".", ";", ":", "and", "but", "that", QUOTE))
_TIMES_CALLED = frozenset("few couple second third number lot cab taxi dozen hundred".split())
_MOST = frozenset("most worst best first only of".split())
_HE = frozenset(("he", "she"))
_IS = frozenset(("'s", "’s"))
_CLAUSES = frozenset("that it there how why what whether if".split())
# What begins a thing that is told, but "the next day" and "promised the crew" do not.
_A_THING = DETERMINERS - frozenset(
    "that this these those each both most few all other some many several".split()
)
_NO_THING = TIMES | {"same", "following"}
# What is denied without an article: "denied reports of a split".
_DENIED = frozenset(
    (
        "reports claims allegations rumours rumors suggestions accusations charges involvement wrongdoing"
        " responsibility"
    ).split()
)
_JUDGES = frozenset("court judge judges".split())
_PROMISES = frozenset("promise promises promised promising".split())
_STUDIES = frozenset(
    "trial trials test tests experiment experiments audit census count autopsy scan scans".split()
)
_PROMISED = frozenset("a an no".split())
# Within so many tokens of "denied" a time ends: "on Sunday".
_WHEN = 4


def as_told(low: list[str], at: int, start: int) -> int:
    """Where "as" stands in "As (first) reported by the Star, …", `at` being the verb; else -1."""
    first = at - 2 if low[at - 1] in _FIRST else at - 1
    opens = first >= start and all(word in OPENERS or word == "," for word in low[start:first])
    return first if opens and low[first] == "as" else -1


def has_said(low: list[str], left: int, at: int) -> bool:
    """Whether the 's before the verb at `at` is "has": "she's said it was late", no "he's said to be"."""
    if low[at - 1] not in _IS or left != at - 2 or low[at] not in SAID or low[left] not in _HE:
        return False
    return low[at + 1 : at + 2] == ["that"] or low[at + 1] in SUBJECT_PRONOUNS


def goes_on_as(low: list[str], at: int) -> bool:
    """Whether "as saying" follows."""
    return any(low[place : place + 2] == ["as", "saying"] for place in range(at + 1, at + AS_REACH))


def before_noun(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the word at `at` may be a noun that a participle before it describes."""
    if at >= end or not is_word(tokens.low[at]) or tokens.capital(at):
        return False
    word = tokens.low[at]
    return not (word in SUBJECT_PRONOUNS or word in DETERMINERS or word in PREPOSITIONS or word in _CLAUSES)


def tells(low: list[str], at: int) -> bool:
    """Whether a verb that otherwise needs marks tells something without them: "denied that", "called for"."""
    return (
        (low[at] in FINDINGS and finds_at_last(low, at))
        or calls_for(low, at)
        or calls_so(low, at)
        or low[at] in CHARGES
        or (low[at] in DENIALS and (denies_that(low, at) or tells_thing(low, at)))
    )


def finds_at_last(low: list[str], at: int) -> bool:
    """Whether only a time follows a verb of finding, to the next mark: "…, a study found on Monday"."""
    after = at + 1
    while after < at + _WHEN and low[after : after + 1] and (low[after] in TIMES or low[after] == "on"):
        after += 1
    return low[after : after + 1] in ([], ["."], [","])


def finder(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase behind a clause can have found it: "…, a study", "…, inspectors"."""
    low = tokens.low
    if low[phrase.left - 1 : phrase.left] != [","]:
        return False
    lexicon = roles()
    alone = lexicon.texts | lexicon.groups | _STUDIES
    return any(
        word in alone or (word[-1] == "s" and (word[:-1] in lexicon.sources or word[:-1] in _STUDIES))
        for word in low[phrase.start : phrase.end]
    )


def denies_that(low: list[str], at: int) -> bool:
    """Whether a clause with "that" follows, maybe behind a time: "denied on Sunday that it was late"."""
    after = at + 1
    while after < at + _WHEN and low[after : after + 1] and (low[after] in TIMES or low[after] == "on"):
        after += 1
    return low[after : after + 1] == ["that"]


def calls_so(low: list[str], at: int) -> bool:
    """Whether somebody or something is called so: "called the plan a disaster", "calls him a liar"."""
    first = at + 1
    if low[at] not in CALLS or low[first : first + 1] == [QUOTE]:
        return False
    index = first + 1
    if low[first:index] and low[first] not in _OBJECTS:
        if low[first] not in DETERMINERS:
            return False
        while index < first + _CALLED and low[index : index + 1] and low[index] not in _ENDS_CALLED:
            index += 1
    what = low[index : index + 2]
    if len(what) < 2 or what[1] in _NO_THING or what[1] in _TIMES_CALLED:
        return False
    if what[0] in ("the", "one"):
        return what[1] in _MOST or what[1][-3:] == "est"
    return what[0] in ("a", "an")


def tells_thing(low: list[str], at: int) -> bool:
    """Whether a thing is told by the verb at `at`, not a clause: "announced a ban", "warned of a flood"."""
    if at + 2 >= len(low):
        return False
    word, after = low[at], low[at + 1]
    if word in ABOUT:
        return after in ABOUT[word]
    if word not in OBJECTS or low[at + 2] in _NO_THING:
        return False
    if word in DENIALS and after[-3:] == "ing":
        return True  # "denied taking bribes"
    if word in DENIALS and (after in _DENIED or low[at - 1] in _JUDGES or low[at + 2] in ARTICLES):
        return after in _DENIED  # no words: "the court denied the motion", "denied her a loan"
    return after in (_PROMISED if word in _PROMISES else _A_THING)


def calls_for(low: list[str], at: int) -> bool:
    """Whether the word at `at` calls for a thing, or on somebody."""
    if low[at] not in CALLS or low[at + 2 : at + 3] == ["help"]:
        return False
    if low[at + 1 : at + 2] in (["for"], ["on"], ["upon"]):
        return True
    return low[at + 2 : at + 3] == ["for"] and low[at + 1] in TIMES


def charges(tokens: Tokens, at: int, end: int) -> bool:
    """Whether somebody is accused of something, or described as such: "accused the board of lying"."""
    low = tokens.low
    if at + 1 >= end or low[at + 1] in _NO_CHARGED or QUOTE in low[at:end]:
        return False
    if low[at - 1] in PREPOSITIONS and low[at - 1] != "by":
        return False  # "for accusing the board of it"
    link = CHARGES[low[at]]
    for index in range(at + 2, min(at + _CHARGED, end)):
        word = low[index]
        if word == link:
            # Of "women who accused him of it and left" nobody knows where it ends.
            return "who" not in low[max(0, at - 3) : at] or not has_verb(tokens, index, end)
        if not (is_word(word) or word in OWNING):
            return False
    return False
