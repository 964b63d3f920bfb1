"""Noun phrases: the subject on the left of a verb."""

from newsline.parser.quotes.joined import is_role, joins, two_sources
from newsline.parser.quotes.lexicon import (
    ARTICLES,
    AUXILIARIES,
    AUXILIARY_VERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    OPENERS,
    OTHER_PRONOUNS,
    PREPOSITIONS,
    SPEAKING,
    SUBJECT_PRONOUNS,
    TIMES,
    cues,
)
from newsline.parser.quotes.predicates import (
    CHARGED,
    has_past,
    is_agentive,
    is_causing,
    is_opening,
    is_predicate,
)
from newsline.parser.quotes.tokens import QUOTE, Tokens

_DASHES = frozenset(("-", "--", "—", "–", "―"))
_NOT_ADVERBS = frozenset(
    "family assembly rally reply supply ally daily weekly monthly early elderly anomaly".split()
)
# No noun phrase goes on to the left over one of these, but over those it does.
_NO_PART = CONJUNCTIONS | SUBJECT_PRONOUNS | AUXILIARY_VERBS | (OTHER_PRONOUNS - {"her"}) | {"said", "says"}
# What is no common head of a noun phrase: of these some never end one, some do behind certain words.
_ODD_HEADS = CONJUNCTIONS | SUBJECT_PRONOUNS | OTHER_PRONOUNS | PREPOSITIONS | {"has", "have", "had"}
# "Those who say that it will rain" are nobody who said it.
_ANYBODY = frozenset("those anyone anybody everyone everybody all".split())
_WHOM = frozenset((",", "others", "people", "men", "women", "many", "some", "several", "few"))
_OBJECTS = frozenset("him her them it us me".split())
_LINKS = frozenset(("'s", "’s", "'", "’", "&", "."))
_ALSO_NAMES = frozenset("may will april june august jan day".split())
_BEFORE_ARTICLE = _LINKS | PREPOSITIONS
_ENDS = frozenset(",)")  # of what explains a subject: "Ann Berg (Lab) last week said"
_ASKING = frozenset("how why when where whether if".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_TURNS = frozenset(("to", "on", "in", "at", "from"))
_BEFORE_CLAUSE = frozenset("after before since while when without".split())
MAX_PHRASE = 25
_YEAR = 4
# "so far", "thus far"
_SO = frozenset(("so", "thus"))


class Phrase:
    """A noun phrase: the token range `[start, end)`; `left` is where the clause it opens begins."""

    __slots__ = ("end", "left", "start")

    def __init__(self, start: int, end: int, left: int) -> None:
        self.start = start
        self.end = end
        self.left = left


def span_of(tokens: Tokens, phrase: Phrase) -> tuple[int, int]:
    """Where a phrase stands in the text."""
    return tokens.starts[phrase.start], tokens.end(phrase.end - 1)


def is_word(word: str) -> bool:
    """Whether a token is a word or number, not a mark or a quoted string."""
    return word[0].isalnum()


def is_adverb(tokens: Tokens, at: int) -> bool:
    """Whether a token looks like an adverb in -ly."""
    word = tokens.low[at]
    return word.endswith("ly") and len(word) > 4 and not tokens.capital(at) and word not in _NOT_ADVERBS


def skip_auxiliaries(tokens: Tokens, index: int, floor: int) -> tuple[int, bool, bool]:
    """Walk left from a verb over its auxiliaries and adverbs.

    Returns the index of the last token before them, whether a form of "be" and
    whether "to" stood among them.
    """
    low = tokens.low
    be = infinitive = False
    at = index - 1
    while at >= floor:
        word = low[at]
        if word in AUXILIARIES:
            if word in _ALSO_NAMES and _named_so(tokens, at, floor):
                break
            be = be or word in BE
        elif word == "to":
            infinitive = True
        elif word == "far" and at > floor and low[at - 1] in _SO:
            at -= 1
        elif word[-2:] != "ly" or not is_adverb(tokens, at):
            break
        at -= 1
    return at, be, infinitive


def subject_before(tokens: Tokens, index: int, floor: int) -> Phrase | None:
    """The noun phrase that ends at `index`, the token left of the verb group, or before it."""
    low = tokens.low
    at = index
    # "Lavrov on Tuesday said", "Lavrov last week said"
    moved = at
    timed = False
    while moved >= floor and (low[moved] in TIMES or low[moved].isdigit()):
        if low[moved] in _ALSO_NAMES and _named_so(tokens, moved, floor):
            break
        timed = timed or not low[moved].isdigit() or len(low[moved]) == _YEAR
        moved -= 1
    if timed:
        if moved >= floor and low[moved] in ("on", "in", "at", "the"):
            moved -= 1
        if moved >= floor and (low[moved] in _ENDS or is_word(low[moved])) and low[moved] not in PREPOSITIONS:
            at = moved
    if at < floor:
        return None
    word = low[at]
    if is_word(word):
        return _phrase_ending(tokens, at, floor)
    if word == "." and at > floor and initial(tokens, at):
        phrase = _phrase_ending(tokens, at - 1, floor)  # "Ann Berg Jr. said", "Harbour Inc. said"
        return Phrase(phrase.start, at + 1, phrase.left) if phrase is not None else None
    if word == "%" and at > floor and low[at - 1][0].isdigit():
        return Phrase(at - 1, at + 1, at - 1)  # "42% say"
    if word == ")":
        before = _before_brackets(low, at, floor)
        phrase = subject_before(tokens, before, floor) if before >= floor else None
        return _explained(tokens, phrase, floor) if phrase is not None else None
    if word == "," or word in _DASHES:
        if at > floor and low[at - 1] == ")":
            phrase = subject_before(tokens, at - 1, floor)
            if phrase is not None and tokens.capital(phrase.start) and tokens.capital(phrase.end - 1):
                return phrase  # "Ann Berg (Lab), said"
        phrase = _before_apposition(tokens, at, floor)
        if phrase is None and at > floor and tokens.capital(at - 1):
            name = _phrase_ending(tokens, at - 1, floor)
            if name is not None and tokens.capital(name.start) and tokens.low[name.start - 1] == ",":
                return name  # "The head of the board (HB) in Velda, Ann Berg, said"
        return phrase
    return None


def _named_so(tokens: Tokens, at: int, floor: int) -> bool:
    """Whether an auxiliary or a month is a name: "Mrs May said"."""
    if at <= floor or not tokens.capital(at) or not tokens.capital(at - 1):
        return False
    return tokens.low[at - 1] not in TIMES and tokens.low[at - 1] not in PREPOSITIONS


def _before_brackets(low: list[str], closed: int, floor: int) -> int:
    """The token before the bracket that the one at `closed` closes, or one before `floor`."""
    opened = closed - 1
    while opened >= floor and low[opened] != "(" and closed - opened < MAX_PHRASE:
        opened -= 1
    return opened - 1 if opened > floor and low[opened] == "(" else floor - 1


def _explained(tokens: Tokens, phrase: Phrase, floor: int) -> Phrase:
    """Whom "a clerk" explains: of "Ann Berg, a clerk (port) said" the name with which the sentence begins."""
    if tokens.low[phrase.start] not in ("a", "an") or tokens.low[phrase.start - 1] != ",":
        return phrase
    name = _phrase_ending(tokens, phrase.start - 2, floor) if phrase.start - 2 > floor else None
    whole = name is not None and name.left == floor and tokens.capital(name.end - 1)
    return name if name is not None and whole and tokens.capital(name.end - 2) else phrase


def _before_apposition(tokens: Tokens, comma: int, floor: int) -> Phrase | None:
    """The phrase that an apposition or relative clause explains: "X, the minister," or "X, who ...,"."""
    low = tokens.low
    sign = low[comma]
    best: Phrase | None = None
    best_whole = False
    at = comma - 1
    limit = max(floor, comma - 45)
    while at >= limit:
        word = low[at]
        if word == QUOTE or word in (";", ":"):
            break
        last = at - 1
        if word == sign and last > floor and low[last] == ")":
            last = _before_brackets(low, last, floor)
        if word == sign and last >= floor and low[last][0].isalnum():
            phrase = _phrase_ending(tokens, last, floor)
            if (
                phrase is not None
                and _explains(tokens, at + 1, sign)
                and not _opens_only(tokens, phrase, floor)
            ):
                named = _named(tokens, phrase)
                whole = phrase.left == phrase.start and named
                # "In a statement, the bishop, Ann Berg, said": what only opens the sentence says nothing.
                if best is None or whole or (named and not best_whole):
                    best, best_whole = phrase, whole
        at -= 1
    return best


def _opens_only(tokens: Tokens, phrase: Phrase, floor: int) -> bool:
    """Whether a phrase only opens a sentence: "Similarly, the bishop, …, said", "Tuesday at the port, …"."""
    low = tokens.low
    if phrase.start < floor or low[phrase.start] in DAYS:
        return True
    if phrase.start > phrase.left and low[phrase.start - 1] in _BEFORE_CLAUSE:
        return True  # "after winning the primary"
    if phrase.left == floor and low[floor][-3:] == "ing" and low[floor + 1] in _TURNS:
        return True  # "Turning to Velda, in a statement, Ann Berg, the clerk, said"
    if low[phrase.left] in PREPOSITIONS and phrase.left > floor and low[phrase.left - 1] == ")":
        return True  # "the head of the board (HB) in Velda"
    return phrase.end - phrase.start == 1 and _is_opener(tokens, phrase.start)


def _named(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase holds a capitalised word that is no day or month."""
    return any(tokens.capital(at) and tokens.low[at] not in TIMES for at in range(phrase.start, phrase.end))


def _explains(tokens: Tokens, index: int, sign: str) -> bool:
    """Whether what stands after a comma or dash can explain a name: "the minister", "who", "43"."""
    word = tokens.low[index]
    if word in ("and", "but", "or"):
        return word == "and" and sign != ","  # "clerks – and most guards – said"
    return is_word(word) and word not in ("he", "she", "they", "it", "we", "i", "there")


def _phrase_ending(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    """The noun phrase whose last token is `end`, or an auxiliary behind it: "the port has, it says,"."""
    low = tokens.low
    word = low[end]
    if word in _ODD_HEADS:
        if end > floor and word in ("has", "have", "had"):
            end -= 1
            word = low[end]
        if word in ("who", "that", "which"):
            return _antecedent(tokens, end, floor)
        if word in SUBJECT_PRONOUNS:
            return Phrase(end, end + 1, end)
        if word in CONJUNCTIONS:
            return None
        if word in PREPOSITIONS and not (end > floor and tokens.capital(end) and tokens.capital(end - 1)):
            return None  # but "Ms Among said"
        if word in OTHER_PRONOUNS and not _of_pronoun(low, end, floor):
            # "clerks who know her" end so
            return _relative(tokens, end, max(end - MAX_PHRASE, floor)) if word in _OBJECTS else None
    if not is_word(word):
        return None
    left = end
    limit = end - MAX_PHRASE if end - floor > MAX_PHRASE else floor
    while left > limit:
        before = low[left - 1]
        if word in ARTICLES and before not in _BEFORE_ARTICLE:
            if before != "and" or not two_sources(tokens, left - 1, floor):
                break
            left -= 1
            word = before
            continue
        if before in _NO_PART or not before[0].isalnum():
            if before == "," and _place_comma(tokens, left, limit):
                left -= 2
            elif before in _LINKS:
                if before == "." and not initial(tokens, left - 1):
                    break
            elif before != "and" or left - 1 <= limit or not joins(tokens, left - 1):
                break
        left -= 1
        word = low[left]
    if low[left - 1][-3:] == "ing" and left - 4 > limit and low[left - 3] in CHARGED:
        return _phrase_ending(tokens, left - 4, floor)  # "A man accused of killing his wife"
    relative = None
    if left - limit > 1 and not (low[left - 1] == "who" and _tells_of(tokens, left, end)):
        relative = _relative(tokens, left, limit)
    if relative is not None:
        return relative
    start = left
    while start < end and _is_opener(tokens, start):
        start += 1
    if low[start] in SPEAKING:
        # "Speaking to the Star of Mysore, Shiva Parvathi said": the place before the comma was none.
        comma = next((at for at in range(end, start, -1) if low[at] == ","), end)
        start = comma + 1
    elif low[start] in PREPOSITIONS:
        start = _base_start(tokens, end, start)
    elif start == end:
        pass  # one word: none of the rest
    elif has_past(tokens, start, end) or is_agentive(tokens, start, end) or is_opening(tokens, start, end):
        start = _base_start(tokens, end, start)
    elif low[start] in _ASKING:
        start += 1  # "how local bodies say they are"
    elif left > floor and is_predicate(tokens, start, end, left - 1):
        if is_causing(tokens, start, left - 1):
            return None  # "may not let editors tell them"
        if low[left - 1] in SUBJECT_PRONOUNS:
            # "He slammed the bill said it was bad"
            return Phrase(left - 1, left, left - 1)
        start = _base_start(tokens, end, start + 1)
    return Phrase(start, end + 1, left) if start <= end else None


def _of_pronoun(low: list[str], at: int, floor: int) -> bool:
    """Whether the pronoun at `at` ends a phrase: "most of them", "a source close to her"."""
    if at - 2 < floor:
        return False
    return low[at - 1] == "of" or (low[at - 1] == "to" and low[at - 2] == "close")


def _place_comma(tokens: Tokens, left: int, limit: int) -> bool:
    """Whether the comma before `left` stands inside a place: "of Columbia, South Carolina"."""
    if left - 4 <= limit or not tokens.capital(left) or not tokens.capital(left - 2):
        return False
    if tokens.low[left - 3] not in ("of", "from", "in") or not tokens.capital(left - 4):
        return False
    at = left - 4
    while at > limit and tokens.capital(at - 1):
        at -= 1
    return tokens.low[at - 1] not in PREPOSITIONS  # "Before talks with Park in Velda, Ann Berg said"


def _relative(tokens: Tokens, left: int, limit: int) -> Phrase | None:
    """The antecedent, where the phrase only ends a relative clause.

    "Packer, who is chairman of X said", "A diplomat who followed the talks said".
    """
    for at in range(left - 1, limit, -1):
        word = tokens.low[at]
        if word == "who":
            before = tokens.low[at - 1]
            if before in _WHOM or is_role(before) or tokens.capital(at - 1):
                return _antecedent(tokens, at, limit)
        if not is_word(word) or word in SUBJECT_PRONOUNS or (word in CONJUNCTIONS and word != "as"):
            break  # but "A man who worked as a guard said"
    return None


def _tells_of(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a phrase right behind "who" is the subject itself: "a man who police said was armed"."""
    if tokens.low[start] in DAYS:
        return False
    named = tokens.capital(start) or tokens.low[start] in DETERMINERS
    return named or (start == end and (tokens.low[end] == "police" or is_role(tokens.low[end])))


def initial(tokens: Tokens, dot: int) -> bool:
    """Whether the full stop at `dot` belongs to an initial or a short title: "J.", "Sen."."""
    return dot > 0 and tokens.end(dot - 1) == tokens.starts[dot] and len(tokens.low[dot - 1]) <= 5


def _is_opener(tokens: Tokens, at: int) -> bool:
    word = tokens.low[at]
    return word in OPENERS or (word[-2:] == "ly" and len(word) > 5 and word not in _NOT_ADVERBS)


def _base_start(tokens: Tokens, end: int, floor: int) -> int:
    """The start of the last simple noun phrase: back to its determiner, or to what cannot stand in one."""
    low = tokens.low
    at = end
    while at > floor:
        before = low[at - 1]
        if before in DETERMINERS:
            return at - 1
        if before == "of" and at - 1 > floor:
            at -= 1
            continue
        if before in PREPOSITIONS or (before in TIMES and not tokens.capital(at - 1)):
            break
        if tokens.capital(at) and low[at] not in DETERMINERS and before in TIMES:
            break
        cue = cues().get(before)
        if cue is not None and cue.form in ("past", "ing") and not tokens.capital(at - 1):
            break
        at -= 1
    return at


def _antecedent(tokens: Tokens, who: int, floor: int) -> Phrase | None:
    """What a relative pronoun stands for: the phrase right before it."""
    at = who - 1
    if at > floor and tokens.low[at] == ",":
        at -= 1
        if at - 1 > floor and tokens.low[at].isdigit() and tokens.low[at - 1] == ",":
            at -= 2  # "Ann Berg, 24, who"
    if at < floor or tokens.low[at] in _ANYBODY:
        return None
    if tokens.low[who] == "which" and tokens.capital(at) and tokens.low[who - 1] == ",":
        start = at
        while start > floor and tokens.capital(start - 1):
            start -= 1
        return Phrase(start, at + 1, start)  # "the Harbour Board, which argued"
    if tokens.low[who] != "who":
        return None
    return _phrase_ending(tokens, at, floor)
