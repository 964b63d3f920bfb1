"""The contents on either side of a subject and its cue."""

from newsline.parser.quotes.content import Content, left_content, right_content, trim_end
from newsline.parser.quotes.lexicon import ARTICLES, PREPOSITIONS, SUBJECT_PRONOUNS, TIMES, roles
from newsline.parser.quotes.phrases import Phrase, has_verb, is_word
from newsline.parser.quotes.report import SAID, Report
from newsline.parser.quotes.tokens import QUOTE, Tokens

# A content of fewer tokens than this must show a verb even after "said".
SHORT = 6
_WRITING = frozenset("write writes wrote written writing publish published publishing post posted".split())
_NOUN = 3  # tokens to the noun of a thing, at most
_OBJECTS = frozenset("it him her them me us".split())
_SETTING = TIMES | {"in", "on", "at"}
_SET_OFF = frozenset((",", "-", "--", "—", "–"))
_OPENING = frozenset("when after while although though as if once because before since".split())
_BEGINS_MAIN = SUBJECT_PRONOUNS | ARTICLES | {"there", "no"}
_CLAUSES = frozenset("that if whether how why what when where there".split())
_BROKEN_OFF = frozenset(
    (
        "adding saying citing referring according who noting speaking as in which though although without"
        " after since amid during following"
    ).split()
)


def fill(tokens: Tokens, report: Report, found: list[Report], start: int, open_from: int, end: int) -> None:
    """Find the content on either side of subject and cue, in the sentence `[start, end)`.

    `found` are the reports before it, no content begins before the token `open_from`.
    """
    subject = report.subject
    assert subject is not None
    after = report.cue[1]
    if report.inverted:
        after = _past_apposition(tokens, subject.end, end)
    right = right_side(tokens, report, after, end)
    left: Content | None = None
    if not report.inherited:
        first = report.cue[0]
        if not report.inverted and subject.left < first:
            first = subject.left
        if first > open_from:
            broken = _broken(tokens, after, end)
            if right is not None and right.start > after and not report.inverted:
                broken, right = _goes_on_to(tokens, open_from, first, after, right)
            ends = right is None and _ends(tokens, after, end)
            stands = right is not None and not broken
            if not _relative(tokens, subject, report.cue[0]):
                left = left_content(tokens, open_from, first, stands, report.kind, broken, ends)
            if left is not None and not (left.direct or ends or right) and _has_object(tokens, report, after):
                left = None
    if right is not None and not right.direct and _is_subordinate(tokens, start, subject.left):
        end_at_main_clause(tokens, right, end)
    if left is not None:
        if left.direct and right is not None and tokens.low[right.start] != QUOTE:
            right = None
        if right is None and not left.direct and _broken(tokens, after, end):
            right = _second_half(tokens, after + 1, end)
        for earlier in found:
            for content in earlier.contents:
                if content.start < left.end < content.end:
                    content.end = left.end
        report.contents.append(left)
    if right is not None:
        report.contents.append(right)


def _has_object(tokens: Tokens, report: Report, after: int) -> bool:
    """Whether the verb has its object behind it, and so none before: "stressed the need for a port"."""
    if report.kind != "say" or report.inverted or tokens.low[report.cue[0]] in SAID:
        return False
    return tokens.low[after] in ARTICLES


def _is_subordinate(tokens: Tokens, start: int, left: int) -> bool:
    """Whether the clause whose subject begins at `left` opens the sentence, or "that", with "When"."""
    if left - start > 2 and tokens.low[left - 2] == "that":
        start = left - 1
    return left - start <= 2 and not _OPENING.isdisjoint(tokens.low[start : left + 1])


def end_at_main_clause(tokens: Tokens, content: Content, end: int) -> None:
    """End a content where the main clause begins: "When Berg said it was late, the crew laughed"."""
    low = tokens.low
    for at in range(content.start + 2, content.end - 2):
        if low[at] != "," or tokens.capital(at - 1):
            continue
        word = low[at + 1]
        subject = word in _BEGINS_MAIN or tokens.capital(at + 1)
        if subject and has_verb(tokens, at + 1, end):
            content.end = at
            return


def right_side(tokens: Tokens, report: Report, after: int, end: int) -> Content | None:
    """The content after the cue; a bare object without a verb ("maintained a lead") is none."""
    content = right_content(tokens, after, end, report.kind)
    if content is None or content.direct or report.kind != "say":
        return content
    begin = content.start
    if tokens.low[report.cue[0]] in SAID and content.end - begin >= SHORT:
        return content
    if _is_object(tokens, report.cue, begin, content.end):
        return None
    if (
        tokens.low[begin] in _CLAUSES
        or tokens.low[begin] in SUBJECT_PRONOUNS
        or QUOTE in tokens.low[begin : content.end]
    ):
        return content
    return content if has_verb(tokens, begin, content.end) else None


def _is_object(tokens: Tokens, cue: tuple[int, int], begin: int, end: int) -> bool:
    """Whether a content is a thing, no words: "an article about men", "it fondly", "wins that cheered".

    Also "the matter, calling it mad".
    """
    low = tokens.low
    word = low[begin]
    if word in ARTICLES:
        if low[cue[0]] in _WRITING:
            return not roles().texts.isdisjoint(low[begin + 1 : begin + _NOUN])
        comma = next((at for at in range(begin, min(begin + _NOUN + 1, end - 1)) if low[at] == ","), 0)
        if not comma or low[comma + 1][-3:] != "ing" or low[comma + 1] == "including":
            return False
        return not has_verb(tokens, begin, comma)
    if word in _OBJECTS and end - begin <= _NOUN and not has_verb(tokens, begin, end):
        return QUOTE not in low[begin:end]
    if word != "that" or begin <= cue[1] or not is_word(low[begin - 1]):
        return False
    return begin + 1 < end and low[begin + 1].endswith("ed") and not tokens.capital(begin + 1)


def _broken(tokens: Tokens, after: int, end: int) -> bool:
    """Whether a clause goes on after its cue: "The plan, Lavrov said, would fail"."""
    if after + 1 >= end or tokens.low[after] != ",":
        return False
    return is_word(tokens.low[after + 1]) and tokens.low[after + 1] not in _BROKEN_OFF


def _relative(tokens: Tokens, subject: Phrase, cue: int) -> bool:
    """Whether the cue is that of a clause which says who is meant: "neighbours who reported a smell"."""
    return tokens.low[subject.end : subject.end + 1] == ["who"] and subject.end < cue


def _goes_on_to(
    tokens: Tokens, floor: int, first: int, after: int, right: Content
) -> tuple[bool, Content | None]:
    """Whether a clause broken by its cue goes on to the quoted string `right`; what is left of that.

    "If it rains, Berg said, “we stay”" keeps the string; "The plan, Berg said, is “mad”" all from "is" on.
    """
    low = tokens.low
    if low[right.start] != QUOTE or low[after] != "," or first <= floor or low[first - 1] not in _SET_OFF:
        return False, right
    if right.start == after + 1:
        quoted = tokens.quotes[right.start]
        return tokens.text[quoted.inner : quoted.inner + 1].islower(), right
    word = low[after + 1]
    if not is_word(word) or word in _BROKEN_OFF or word in PREPOSITIONS or word.endswith("ing"):
        return False, right
    return True, None


def _ends(tokens: Tokens, after: int, end: int) -> bool:
    """Whether nothing but a mark, a day or a place follows the cue."""
    return after >= end or not is_word(tokens.low[after]) or tokens.low[after] in _SETTING


def _second_half(tokens: Tokens, at: int, end: int) -> Content | None:
    stop = trim_end(tokens, at, end)
    return Content(at, stop, False) if stop - at >= 2 else None


def _past_apposition(tokens: Tokens, at: int, end: int) -> int:
    """Where what follows an inverted subject begins: the next quoted string or colon, else the end."""
    low = tokens.low
    stop = at
    while stop < end and low[stop] not in (QUOTE, ":", ";"):
        stop += 1
    if stop < end and low[stop] == QUOTE and low[stop - 1] == ",":
        return stop - 1
    return stop
