"""Who reports what within one sentence: cue, speaker and content."""

from dataclasses import dataclass, field

from newsline.parse.quotes.content import (
    Content,
    left_content,
    quoted_only,
    right_content,
    trim_end,
)
from newsline.parse.quotes.lexicon import BE, DETERMINERS, NOUN_FORMS, OPENERS, PREPOSITIONS, Cue, cues
from newsline.parse.quotes.phrases import Phrase, is_word, skip_auxiliaries, subject_after, subject_before
from newsline.parse.quotes.tokens import QUOTE, Tokens

_PHRASES = frozenset(("according", "words"))
_ADJECTIVE_ENDS = ("al", "ic", "ive", "ous", "ary", "ful")


@dataclass(slots=True)
class Report:
    """One attribution: the cue's tokens, the subject (`None` if the sentence has none) and its contents."""

    cue: tuple[int, int]
    kind: str
    subject: Phrase | None
    contents: list[Content] = field(default_factory=list)
    inverted: bool = False
    inherited: bool = False


def reports(tokens: Tokens, start: int, end: int) -> list[Report]:
    """The attributions of the sentence `[start, end)`, in the order of their cues."""
    table = cues()
    low = tokens.low
    out: list[Report] = []
    floor = start
    for at in [k for k in range(start, end) if low[k] in table or low[k] in _PHRASES]:
        word = low[at]
        if word == "according" and at + 1 < end and low[at + 1] == "to":
            report = _according(tokens, at, 2, start, floor, end)
        elif (
            word == "words"
            and low[max(start, at - 2) : at] == ["in", "the"]
            and low[at + 1 : at + 2] == ["of"]
        ):
            report = _according(tokens, at - 2, 4, start, floor, end)
        else:
            report = _verb(tokens, at, table[word], start, floor, end, out) if word in table else None
        if report is None:
            continue
        _cut_previous(tokens, report, out)
        out.append(report)
        floor = max(floor, report.cue[1], report.subject.end if report.subject and report.inverted else 0)
        for content in report.contents:
            if content.direct and content.end > floor:
                floor = content.end
    return out


def _verb(
    tokens: Tokens, at: int, cue: Cue, start: int, floor: int, end: int, before: list[Report]
) -> Report | None:
    if _is_noun(tokens, at, start):
        return None
    if tokens.capital(at) and at > start and (cue.kind != "say" or tokens.low[at] in NOUN_FORMS):
        return None
    left, be, infinitive = skip_auxiliaries(tokens, at, floor)
    report = Report((at, at + 1), cue.kind, None)
    if infinitive:
        if not (left >= floor and tokens.low[left] in ("on", "began", "continued", "proceeded", "hastened")):
            return None
        while left >= floor and tokens.low[left] in (
            "on",
            "went",
            "goes",
            "go",
            "began",
            "continued",
            "proceeded",
        ):
            left -= 1
        left, be, _ = skip_auxiliaries(tokens, left + 1, floor)
    elif cue.form == "ing" and not be:
        return _participle(tokens, at, report, floor, end, before)
    elif be and cue.form in ("past", "participle"):
        if not (tokens.low[at] == "quoted" and tokens.low[at + 1 : at + 3] == ["as", "saying"]):
            return None
        report.cue = (at + 2, at + 3)
    if cue.form == "base" and not _plural_before(tokens, at, left, start):
        return None
    quote_before = left >= floor and (
        tokens.low[left] == QUOTE
        or (tokens.low[left] == "," and left > floor and tokens.low[left - 1] == QUOTE)
    )
    if left == at - 1:
        separated = left < floor or tokens.low[left] in (",", QUOTE, "—", "–", "--", "―")
        if separated and (cue.kind == "say" or (quote_before and cue.kind in ("vow", "call"))):
            subject = subject_after(tokens, at + 1, end, certain=quote_before)
            if subject is not None:
                report.subject, report.inverted = subject, True
    if report.subject is None and left >= floor:
        report.subject = subject_before(tokens, left, floor)
        if (
            report.subject is None
            and left >= floor
            and tokens.low[left] in ("and", "but", ",", "then")
            and before
        ):
            report.subject, report.inherited = before[-1].subject, True
    if report.subject is None and before and left < floor:
        report.subject, report.inherited = before[-1].subject, True
    if report.subject is None:
        return None
    _fill(tokens, report, floor, end)
    return report if report.contents else None


def _participle(
    tokens: Tokens, at: int, report: Report, floor: int, end: int, before: list[Report]
) -> Report | None:
    """ "…, saying that …": the subject is that of the verb before, or of the sentence."""
    content = right_content(tokens, at + 1, end, report.kind)
    if content is None:
        return None
    report.contents.append(content)
    report.inherited = True
    if before:
        report.subject = before[-1].subject
    return report


def _plural_before(tokens: Tokens, at: int, left: int, start: int) -> bool:
    """Whether a base form can be a verb here: after an auxiliary, a plural or a quotation."""
    if left < at - 1 or at == start:
        return at > start
    word = tokens.low[at - 1]
    if word in ("they", "we", "i", "you", "who", "people", "many", "some", "others", "most", "two", QUOTE):
        return True
    return (word.endswith("s") and word not in ("'s", "’s")) or word in (",", "to", ")") or word.isdigit()


def _is_noun(tokens: Tokens, at: int, start: int) -> bool:
    word = tokens.low[at]
    if word not in NOUN_FORMS or at == start:
        return at == start and word in NOUN_FORMS and not word.endswith("ing")
    before = tokens.low[at - 1]
    if before in DETERMINERS or before in PREPOSITIONS or before in ("'s", "’s", "own", "new", "first"):
        return before not in ("that", "all", "both", "many", "some", "few", "several", "most")
    return before.endswith(_ADJECTIVE_ENDS) and not tokens.capital(at - 1)


def _fill(tokens: Tokens, report: Report, floor: int, end: int) -> None:
    """Find the content on either side of subject and cue."""
    subject = report.subject
    assert subject is not None
    after = report.cue[1]
    if report.inverted:
        after = _past_apposition(tokens, subject.end, end)
    right = right_content(tokens, after, end, report.kind)
    if report.inherited:
        left = None
    else:
        first = report.cue[0] if report.inverted else min(subject.left, report.cue[0])
        left = left_content(tokens, floor, first, right is not None, report.kind)
    if left is not None and right is None and after < end and tokens.low[after] == ",":
        right = _second_half(tokens, left, after + 1, end)
    if left is not None:
        report.contents.append(left)
    if right is not None:
        report.contents.append(right)


def _second_half(tokens: Tokens, left: Content, at: int, end: int) -> Content | None:
    """The rest of a clause broken by its cue: "The plan, Lavrov said, would fail"."""
    if left.direct or at >= end or not is_word(tokens.low[at]):
        return None
    if tokens.low[at] in (
        "adding",
        "saying",
        "citing",
        "referring",
        "according",
        "who",
        "noting",
        "speaking",
        "as",
        "in",
    ):
        return None
    stop = trim_end(tokens, at, end)
    return Content(at, stop, False) if stop - at >= 2 else None


def _past_apposition(tokens: Tokens, at: int, end: int) -> int:
    """Where what follows an inverted subject begins: beyond ", the minister," and prepositional phrases."""
    low = tokens.low
    stop = at
    while stop < end and low[stop] not in (QUOTE, ":", ";"):
        stop += 1
    if stop < end and low[stop] in (QUOTE, ":"):
        return stop - 1 if low[stop] == QUOTE and low[stop - 1] == "," else stop
    return end if stop == end else stop


def _according(tokens: Tokens, at: int, size: int, start: int, floor: int, end: int) -> Report | None:
    """ "According to X, …" and "…, according to X"; also "in the words of X"."""
    low = tokens.low
    first = at + size
    stop = first
    while (
        stop < end and stop - first < 20 and (is_word(low[stop]) or low[stop] in ("'s", "’s", "&", "'", "’"))
    ):
        if stop > first and low[stop] in ("who", "which"):
            break
        stop += 1
    if stop == first:
        return None
    report = Report((at, first), "say", Phrase(first, stop, at))
    leading = all(low[k] in OPENERS or low[k] == "," for k in range(floor, at))
    if leading:
        begin = stop
        while begin < end and low[begin] != ",":
            begin += 1
        begin += 1
        if begin < end:
            finish = trim_end(tokens, begin, end)
            if finish - begin >= 2:
                report.contents.append(Content(begin, finish, quoted_only(tokens, begin, finish)))
            elif finish > begin and low[begin] == QUOTE:
                report.contents.append(Content(begin, begin + 1, True))
    else:
        last = at
        while last > floor and low[last - 1] in (",", "—", "–", "-"):
            last -= 1
        if last - floor >= 1:
            direct = quoted_only(tokens, floor, last)
            if direct or last - floor >= 3:
                report.contents.append(Content(floor, last, direct))
    return report if report.contents else None


def _cut_previous(tokens: Tokens, report: Report, before: list[Report]) -> None:
    """End an earlier content where a coordinated clause with its own cue begins: "…, and Kerry said …"."""
    if not before or report.subject is None:
        return
    first = min(report.subject.left, report.cue[0]) if not report.inherited else report.cue[0]
    while first > 0 and tokens.low[first - 1] in BE:
        first -= 1
    content = before[-1].contents[-1] if before[-1].contents else None
    if content is None or not content.start < first < content.end or content.direct:
        return
    sign = tokens.low[first - 1]
    opener = tokens.low[first]
    if sign in (",", ";") or opener in ("and", "but") or (sign in ("and", "but") and report.inherited):
        if (
            sign == ","
            and opener not in ("and", "but", "while", "though", "although", "as")
            and not report.inherited
        ):
            return
        cut = first
        while cut > content.start + 1 and tokens.low[cut - 1] in (",", ";", "and", "but"):
            cut -= 1
        content.end = cut
        for own in report.contents:
            own.start = max(own.start, first)
