"""The contents on either side of a subject and its cue."""

from newsline.parser.quotes.content import Content, left_content, right_content, trim_end
from newsline.parser.quotes.lexicon import (
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_AUXILIARIES,
    OPENERS,
    PAST_TENSES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
    finite_cues,
    roles,
)
from newsline.parser.quotes.openings import DASHES, NAMING, past_adverbials
from newsline.parser.quotes.phrases import Phrase, is_word
from newsline.parser.quotes.report import SAID, Report
from newsline.parser.quotes.tokens import QUOTE, Tokens, title_like
from newsline.parser.quotes.verbs import has_verb

# A content of fewer tokens than this must show a verb even after "said".
SHORT = 6
_WRITING = frozenset("write writes wrote written writing publish published publishing post posted".split())
_RECALLING = frozenset("recall recalls recalled recalling".split())
_NOUN = 3  # tokens to the noun of a thing, at most
_OBJECTS = frozenset("it him her them me us".split())
# "As he spoke, the crew left" tells when, not what.
_WHILE = frozenset("spoke speaks write writes wrote answered answers replied replies read repeated".split())
_CLAUSE_OPENS = 4  # tokens from a subject to the verb of the clause about it: ", who has said"
_RELATIVE_WORDS = frozenset(("which", "who", "whose"))
_SPEAKERS = frozenset("he she they it we i you".split())
# What begins behind a thing that was told is no part of it: "announced a ban, which …".
_BEHIND_THING = (CONJUNCTIONS - {"or", "nor"}) | PREPOSITIONS | ARTICLES | SUBJECT_PRONOUNS | {"which", "the"}
# "All that he said was no" is not what he said.
_EVERYTHING = frozenset("all everything nothing anything much thing things words first last".split())
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
            resumed = _resumed(tokens, report, open_from, first, after, end)
            if resumed:
                broken, right, after = True, None, resumed
            elif right is not None and right.start > after and not report.inverted:
                broken, right = _goes_on_to(tokens, open_from, first, after, right)
            ends = right is None and _ends(tokens, after, end)
            stands = right is not None and not broken
            if not _relative(tokens, subject, report.cue[0]):
                kind = "say" if resumed and report.kind == "vow" else report.kind
                left = left_content(tokens, open_from, first, stands, kind, broken, ends, resumed > 0)
            if left is not None and not (left.direct or ends or right) and _has_object(tokens, report, after):
                left = None
    if right is not None and not right.direct and subject.end < right.start:
        right = _within_relative(tokens, subject, report.cue[0], right)
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
    elif right is None and report.kind == "say" and not (report.inverted or report.inherited):
        if _broken(tokens, after, end) and _opens(tokens, subject, report.cue, start):
            right = _whole_clause(tokens, after + 1, end)
        elif after < end and tokens.low[after] in FINITE_AUXILIARIES and _of_relative(tokens, subject, start):
            right = _of_clause(tokens, after, end)
    if right is not None:
        report.contents.append(right)


def _resumed(tokens: Tokens, report: Report, floor: int, first: int, after: int, end: int) -> int:
    """The comma behind which a clause surely goes on that subject and cue break, or 0.

    "The trouble, Berg said, is that …", "It is no secret, Berg said, that …".
    """
    low, subject = tokens.low, report.subject
    if first <= floor or low[first - 1] != "," or subject is None:
        return 0
    if report.inverted:
        if not FINITE_AUXILIARIES.isdisjoint(low[subject.end : end]) and not has_verb(tokens, floor, first):
            for at in range(subject.end, end - 1):
                if low[at] == "," and low[at + 1] in FINITE_AUXILIARIES:
                    return at
        return 0
    if after + 1 >= end:
        return 0
    if low[after] != ",":
        # "The port, Berg said in a letter to staff, would close"
        after = past_adverbials(tokens, after, end, before_to=False)
        goes_on = after + 1 < end and low[after] == "," and low[after + 1] in FINITE_AUXILIARIES
        return after if goes_on and not has_verb(tokens, floor, first) else 0
    if low[after + 1] in FINITE_AUXILIARIES:
        return after
    told = low[after + 1] == "that" and low[floor] not in PREPOSITIONS and low[floor] not in _OPENING
    return after if told and has_verb(tokens, floor, first) else 0


def _opens(tokens: Tokens, subject: Phrase, cue: tuple[int, int], start: int) -> bool:
    """Whether a subject begins its sentence, but for "As" or what else opens one: "As Berg noted, the …"."""
    low = tokens.low
    before = low[start : subject.left]
    if any(word not in OPENERS and word != "," and word[-2:] != "ly" for word in before):
        return False
    if before[-1:] == ["as"]:
        return low[cue[0]] not in _WHILE and low[subject.start] not in _SPEAKERS
    return _OPENING.isdisjoint(before)


def _whole_clause(tokens: Tokens, at: int, end: int) -> Content | None:
    """The clause behind a comma: "Now, Berg said, it is late", "He said, the port was shut"."""
    word = tokens.low[at]
    subject = word in SUBJECT_PRONOUNS or word in DETERMINERS or word == "there" or tokens.capital(at)
    if not subject or word == "who":
        return None
    if word in SUBJECT_PRONOUNS and tokens.low[at + 1 : at + 2] and tokens.low[at + 1] in finite_cues():
        return None
    return _second_half(tokens, at, end) if has_verb(tokens, at + 1, end) else None


def _of_relative(tokens: Tokens, subject: Phrase, start: int) -> bool:
    """Whether a subject is that of a clause about a noun: "a strike that Berg said", "names he said"."""
    low, left = tokens.low, subject.left
    if left - 1 <= start:
        return False
    before = low[left - 1]
    if before == "what":
        return low[left - 2] in PREPOSITIONS
    if before in ("that", "which", "who", "whom"):
        return low[left - 2] not in _EVERYTHING
    return low[subject.start] in _SPEAKERS and is_word(before) and before[-1] in "sn" and len(before) > 3


def _of_clause(tokens: Tokens, at: int, end: int) -> Content | None:
    """What begins with the auxiliary at `at`, up to the first mark: "(which Berg said) was illegal, …"."""
    stop = next((k for k in range(at, end) if tokens.low[k] in _SET_OFF), end)
    return _second_half(tokens, at, stop)


def _has_object(tokens: Tokens, report: Report, after: int) -> bool:
    """Whether the verb has its object behind it, and so none before: "stressed the need for a port"."""
    if report.kind != "say" or report.inverted or tokens.low[report.cue[0]] in SAID:
        return False
    return tokens.low[after] in ARTICLES


def _within_relative(tokens: Tokens, subject: Phrase, cue: int, right: Content) -> Content | None:
    """What is said in a clause about its subject ends before the main verb: "Berg, who said no, left"."""
    low = tokens.low
    opened = low[subject.end : cue]
    if len(opened) > _CLAUSE_OPENS or opened[:2] not in ([",", "who"], [",", "which"]) or "," in opened[2:]:
        return right
    inner = 0
    for at in range(right.start + 1, right.end - 1):
        stop = at
        if low[at] == QUOTE and tokens.text[tokens.quotes[at].outer - 1] == ",":
            stop += 1  # "Berg, who called it “mad,” left"
        if (low[at] != "," and stop == at) or tokens.capital(at + 1):
            continue
        word = low[at + 1]
        if word in _RELATIVE_WORDS:
            inner += 1
            continue
        verb = word in FINITE_AUXILIARIES or word in PAST_TENSES or word in finite_cues()
        if not verb and (word[-2:] != "ed" or low[at + 2 : at + 3] == ["by"]):
            continue
        if not inner:
            if stop > at or has_verb(tokens, right.start, at) or low[right.start] in _SPEAKERS:
                return Content(right.start, stop, False)
            return right if opened[1] == "who" else None
        inner -= 1
    return right


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
    if content is not None and report.kind == "want" and not content.direct:
        end_of_thing(tokens, content)
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


def end_of_thing(tokens: Tokens, content: Content) -> None:
    """End a content at the first comma behind which it does not go on: "announced a ban, which …"."""
    for at in range(content.start + 2, content.end - 1):
        word = tokens.low[at]
        if word == ";" or word in DASHES or (word == "," and _sets_off(tokens, at + 1)) or _acts(tokens, at):
            content.end = at
            return


def _acts(tokens: Tokens, at: int) -> bool:
    """Whether somebody does another thing behind the "and" at `at`: "announced a ban and left"."""
    if tokens.low[at] not in ("and", "but"):
        return False
    word = tokens.low[at + 1]
    return word in PAST_TENSES or word in finite_cues() or (word[-2:] == "ed" and not tokens.capital(at + 1))


def _sets_off(tokens: Tokens, at: int) -> bool:
    """Whether what stands behind a comma, from `at` on, is no more of a list."""
    word = tokens.low[at]
    if word in _BEHIND_THING or (word[-3:] == "ing" and word != "including"):
        return True
    return word[-2:] == "ed" and not tokens.capital(at)


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
    if word[0].isdigit() and low[cue[0]] in _RECALLING:
        return True  # "is recalling 900 vans because the doors may open"
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
    while stop < end and low[stop] not in (":", ";"):
        if low[stop] == QUOTE and not (low[stop - 1] in NAMING and title_like(tokens, stop)):
            break  # but "said Ann Berg, the author of “The Port,” …"
        stop += 1
    if stop < end and low[stop] == QUOTE and low[stop - 1] == ",":
        return stop - 1
    return stop
