"""What follows, or comes before, "according to X" and "in the words of X"."""

from newsline.parser.quotes.content import Content, quoted_only, trim_end
from newsline.parser.quotes.lexicon import (
    DETERMINERS,
    FINITE_AUXILIARIES,
    OPENERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from newsline.parser.quotes.phrases import Phrase, is_word
from newsline.parser.quotes.report import Report
from newsline.parser.quotes.tokens import QUOTE, Tokens
from newsline.parser.quotes.verbs import has_verb

_CONCEDING = frozenset("though although while".split())
_INSIDE = frozenset(("'s", "’s", "&", "'", "’", "."))

_RELATIVE = frozenset(("which", "who", "whose"))
_PARTICIPLES = frozenset("seen made written shown given led".split())
_NEW_CLAUSE = frozenset(
    "and but or as which who whose where when while though although a an the another".split()
)
_EXPLAINED = 20  # tokens of what explains the source


def _explains(low: list[str], at: int) -> bool:
    """Whether what begins at `at` tells more of the source: "published on", "who chairs", no "wanted men"."""
    if low[at] in _RELATIVE:
        return True
    participle = low[at].endswith("ed") or low[at] in _PARTICIPLES
    return participle and (low[at + 1] in PREPOSITIONS or low[at + 1] in TIMES)


def _past_comma(low: list[str], at: int, end: int) -> int:
    """The token behind the first comma from `at` on, one behind the end without one."""
    while at < end and low[at] != ",":
        at += 1
    return at + 1


def _main_clause(tokens: Tokens, floor: int, end: int) -> int:
    """Where the main clause begins behind one with "Though …, "; else `floor`."""
    low = tokens.low
    for at in range(floor + 2, end - 2):
        if low[at] != ",":
            continue
        word = low[at + 1]
        if tokens.capital(at + 1) or word in DETERMINERS or word in SUBJECT_PRONOUNS:
            return at + 1 if has_verb(tokens, floor, at) else floor
    return floor


def _second_half(tokens: Tokens, floor: int, last: int, stop: int, end: int) -> Content | None:
    """What goes on behind a source in the middle: "The port, according to Berg, was shut".

    The first half is `[floor, last)`, the source ends at `stop`.
    """
    low = tokens.low
    who = stop + (low[stop : stop + 1] == [","])
    if low[who : who + 1] in (["who"], ["which"]):
        stop = _past_comma(low, who, end) - 1
    if stop + 2 >= end or low[stop] != "," or low[stop + 1] in _NEW_CLAUSE:
        return None
    if low[stop + 1] not in FINITE_AUXILIARIES and (
        has_verb(tokens, floor, last) or not has_verb(tokens, stop + 1, end)
    ):
        return None
    return Content(stop + 1, trim_end(tokens, stop + 1, end), False)


def according(tokens: Tokens, floor: int, end: int, at: int, size: int) -> Report | None:
    """ "According to X, …" and "…, according to X"; also "in the words of X"."""
    low = tokens.low
    first = at + size
    stop = first
    while stop < end and stop - first < 20 and (is_word(low[stop]) or low[stop] in _INSIDE):
        # A full stop inside a sentence is that of a short form: "the U.S. official", "Sen. Ann Berg".
        if low[stop] in ("who", "which") or (low[stop] == "." and stop + 1 == end):
            break
        stop += 1
    while stop - 1 > first and low[stop - 1] in TIMES:
        stop -= 2 if low[stop - 2] in ("on", "in") else 1  # "according to police on Thursday"
    if stop <= first:
        return None
    report = Report((at, first), "say", Phrase(first, stop, at))
    if low[stop : stop + 2] == [",", QUOTE]:
        report.contents.append(Content(stop + 1, stop + 2, True))
    elif low[at - 1] == ":" or all(low[k] in OPENERS or low[k] == "," for k in range(floor, at)):
        begin = _past_comma(low, stop, end)
        if begin + 1 < end and _explains(low, begin):
            # "According to the report, published on Monday, …"
            after = _past_comma(low, begin, min(end, begin + _EXPLAINED))
            begin = after if after < end and low[after - 1] == "," else begin
        if begin < end:
            finish = trim_end(tokens, begin, end)
            if finish > begin:
                direct = quoted_only(tokens, begin, finish)
                if direct or finish - begin >= 2:
                    report.contents.append(Content(begin, finish, direct))
    else:
        last = at
        while last > floor and low[last - 1] in (",", "—", "–", "-"):
            last -= 1
        if low[floor] in _CONCEDING:
            floor = _main_clause(tokens, floor, last)
        direct = quoted_only(tokens, floor, last)
        second = _second_half(tokens, floor, last, stop, end) if not direct and last < at else None
        if second is not None:
            report.contents.append(second)
            if low[floor] in PREPOSITIONS or all(low[k] in OPENERS for k in range(floor, last)):
                return report
        if direct or last - floor >= 3 or second is not None:
            report.contents.insert(0, Content(floor, last, direct))
    return report if report.contents else None
