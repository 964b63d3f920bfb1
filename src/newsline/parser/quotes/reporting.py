"""Who reports what within one sentence: cue, speaker and content."""

from newsline.parser.quotes.according import according
from newsline.parser.quotes.content import Content, left_content, right_content, trim_end
from newsline.parser.quotes.forms import is_noun, plural_before
from newsline.parser.quotes.lexicon import (
    ARTICLES,
    DETERMINERS,
    NOUN_FORMS,
    SUBJECT_PRONOUNS,
    TIMES,
    Cue,
    cues,
    roles,
)
from newsline.parser.quotes.people import People
from newsline.parser.quotes.phrases import (
    Phrase,
    has_verb,
    is_word,
    skip_auxiliaries,
    span_of,
    subject_after,
    subject_before,
)
from newsline.parser.quotes.report import SAID, Report, cut_previous
from newsline.parser.quotes.subjects import main_subject, plausible
from newsline.parser.quotes.tokens import QUOTE, Tokens

# No real sentence has more; a list of verbs is not speech.
_MAX_CUES = 16
# What follows a participle that opens a sentence and reports.
_OPENED = (["that"], ["how"], [":"], [","], [QUOTE])
# "quoted … as saying", with so many tokens from the first to the last.
_QUOTING = frozenset("quote quoted quotes quoting cite cited cites citing".split())
_AS_REACH = 30
# What is reported to be so is an adjective, not what was said: "one person reported missing".
_STATES = frozenset("missing dead killed injured wounded hurt stolen lost sick ill safe".split())
_GOES_ON = frozenset("on went goes go began begins continued continues proceeded proceeds hastened".split())
_POINT = frozenset("point points pointed pointing".split())
# A content of fewer tokens than this must show a verb even after "said".
_SHORT = 6
_SETTING = TIMES | {"in", "on", "at"}
_CLAUSES = frozenset("that if whether how why what when where there".split())
_BROKEN_OFF = frozenset(
    "adding saying citing referring according who noting speaking as in which though although without".split()
)


class _Sentence:
    """A sentence being read from left to right.

    `floor`: no subject begins before this token; `open_from`: no content does;
    `subject`: that of the last verb, whether or not it reported anything; verbs that
    cannot report without marks wait in `pending`, with their floor, until it is asked for.
    """

    __slots__ = ("end", "floor", "found", "open_from", "pending", "people", "start", "subject", "tokens")

    def __init__(self, tokens: Tokens, people: People, start: int, end: int) -> None:
        self.tokens = tokens
        self.people = people
        self.start = start
        self.end = end
        self.floor = start
        self.open_from = start
        self.subject: Phrase | None = None
        self.pending: list[tuple[int, int, int]] = []
        self.found: list[Report] = []


def reports(
    tokens: Tokens, people: People, start: int, end: int, hits: list[int], *, quoted: bool
) -> list[Report]:
    """The attributions of the sentence `[start, end)`, in the order of their cues.

    `hits` are the places of its triggers; `quoted`: a quoted string stands in it.
    """
    table = cues()
    low = tokens.low
    sentence = _Sentence(tokens, people, start, end)
    for at in hits[:_MAX_CUES]:
        word = low[at]
        report: Report | None = None
        if word in table:
            cue = table[word]
            if not quoted and cue.kind in ("call", "think") and word != "quoted":
                sentence.pending.append((at, sentence.floor, sentence.open_from))
                continue
            report = _verb(sentence, at, cue)
        elif word == "according" and at + 1 < end and low[at + 1] == "to":
            report = according(tokens, sentence.open_from, end, at, 2)
        elif word == "words" and at - 2 >= start and low[at - 2 : at] == ["in", "the"]:
            report = (
                according(tokens, sentence.open_from, end, at - 2, 4)
                if low[at + 1 : at + 2] == ["of"]
                else None
            )
        if report is not None:
            _add(sentence, report)
    return sentence.found


def _add(sentence: _Sentence, report: Report) -> None:
    cut_previous(sentence.tokens, report, sentence.found)
    sentence.found.append(report)
    after = report.cue[1]
    if report.inverted and report.subject is not None:
        after = max(after, report.subject.end)
    for content in report.contents:
        if content.direct and content.end > after:
            after = content.end
    if after > sentence.floor:
        sentence.floor = after
    if after > report.cue[1] and after > sentence.open_from:
        sentence.open_from = after


def _verb(sentence: _Sentence, at: int, cue: Cue) -> Report | None:
    report = _governed(sentence, at, cue)
    if report is None:
        return None
    if report.subject is None:
        return _participle(sentence, at, report)
    sentence.subject = report.subject
    sentence.pending.clear()
    _fill(sentence, report)
    return report if report.contents else None


def _governed(sentence: _Sentence, at: int, cue: Cue) -> Report | None:
    """A finite verb with its subject, a participle without one, or nothing that can report."""
    tokens, floor = sentence.tokens, sentence.floor
    low = tokens.low
    if at < floor or is_noun(tokens, at, sentence.start):
        return None
    if (
        tokens.capital(at)
        and at > sentence.start
        and (cue.kind not in ("say", "utter") or low[at] in NOUN_FORMS)
    ):
        return None
    if low[at] == "reported" and at + 1 < sentence.end and low[at + 1] in _STATES:
        return None
    left, be, infinitive = skip_auxiliaries(tokens, at, floor)
    if cue.form == "participle" and left == at - 1:
        return None  # "an event known as", "the opinions written by"
    first, after, kind = at, at + 1, cue.kind
    if low[at] in _POINT:
        if low[after : after + 1] != ["out"]:
            return None
        after += 1
    if infinitive:
        if left < floor or low[left] not in _GOES_ON:
            return None
        while left >= floor and low[left] in _GOES_ON:
            left -= 1
        left, be, _ = skip_auxiliaries(tokens, left + 1, floor)
    elif cue.form == "ing" and not be:
        return Report((first, after), kind)
    elif be and cue.form in ("past", "participle"):
        if low[at : at + 3] != ["quoted", "as", "saying"]:
            return None
        first, after, kind = at + 2, at + 3, "say"
    bare = cue.form == "base" and (low[at] in NOUN_FORMS or cue.kind not in ("say", "tell"))
    if bare and not plural_before(tokens, at, left, sentence.start):
        return None
    report = Report((first, after), kind)
    _find_subject(sentence, report, cue, left)
    if cue.kind == "call" and low[at + 1 : at + 2] == [QUOTE] and _is_named(sentence, report):
        return None
    return report if report.subject is not None else None


def _is_named(sentence: _Sentence, report: Report) -> bool:
    """Whether a participle only names a thing: "a song called “Day”", not "what he called “a gift”"."""
    phrase, tokens = report.subject, sentence.tokens
    if phrase is None or report.inherited or tokens.low[phrase.start] not in DETERMINERS:
        return False
    if tokens.low[phrase.start] in ("a", "an") and tokens.low[phrase.end - 1] in roles().texts:
        return True
    return tokens.low[phrase.start - 1 : phrase.start] not in (
        ["what"],
        ["that"],
        ["which"],
    ) and not plausible(tokens, sentence.people, phrase, span_of(tokens, phrase))


def _find_subject(sentence: _Sentence, report: Report, cue: Cue, left: int) -> None:
    tokens, floor = sentence.tokens, sentence.floor
    low = tokens.low
    at = report.cue[0]
    quote_before = left >= floor and (
        low[left] == QUOTE or (low[left] == "," and left > floor and low[left - 1] == QUOTE)
    )
    if left == at - 1:
        separated = left < floor or low[left] in (",", QUOTE, "—", "–", "--", "―")
        if not quote_before and separated and not has_verb(tokens, sentence.open_from, left):
            separated = False
        if separated and (cue.kind in ("say", "utter") or (quote_before and cue.kind in ("vow", "call"))):
            subject = subject_after(tokens, at + 1, sentence.end, certain=quote_before)
            if subject is not None:
                report.subject, report.inverted = subject, True
                return
    if left >= floor:
        report.subject = subject_before(tokens, left, floor)
    if report.subject is None and (left < floor or low[left] in ("and", "but", ",", "then", QUOTE)):
        report.subject, report.inherited = _earlier_subject(sentence, at), True


def _earlier_subject(sentence: _Sentence, at: int) -> Phrase | None:
    now = sentence.floor, sentence.open_from
    while sentence.pending:
        verb, sentence.floor, sentence.open_from = sentence.pending.pop()
        waiting = _governed(sentence, verb, cues()[sentence.tokens.low[verb]])
        if waiting is not None and waiting.subject is not None:
            sentence.subject = waiting.subject
            sentence.pending.clear()
    sentence.floor, sentence.open_from = now
    return sentence.subject or main_subject(sentence.tokens, sentence.people, sentence.start, at)


def _participle(sentence: _Sentence, at: int, report: Report) -> Report | None:
    """ "…, saying that …": the subject is that of the verb before, or of the sentence."""
    low = sentence.tokens.low
    if at == sentence.start and (report.kind == "call" or low[at + 1 : at + 2] not in _OPENED):
        # "Confirming the news, he said …" reports nothing by itself.
        return None
    if low[at - 1] in ARTICLES or low[at - 1] == "of":
        return None
    content = _right(sentence.tokens, report, report.cue[1], sentence.end)
    if content is None:
        return None
    report.contents.append(content)
    report.subject = _quoted_as(sentence, at) if low[at - 1 : at + 1] == ["as", "saying"] else None
    if report.subject is None:
        report.inherited = True
        report.subject = _earlier_subject(sentence, at)
    return report


def _quoted_as(sentence: _Sentence, at: int) -> Phrase | None:
    """Who is quoted in "state television quoted He Biao, a director, as saying", `at` being the last word."""
    low = sentence.tokens.low
    for verb in range(at - 2, max(sentence.start, at - _AS_REACH), -1):
        if low[verb] in _QUOTING:
            return subject_after(sentence.tokens, verb + 1, at - 1, certain=True)
    return None


def _fill(sentence: _Sentence, report: Report) -> None:
    """Find the content on either side of subject and cue."""
    tokens, end = sentence.tokens, sentence.end
    subject = report.subject
    assert subject is not None
    after = report.cue[1]
    if report.inverted:
        after = _past_apposition(tokens, subject.end, end)
    right = _right(tokens, report, after, end)
    left: Content | None = None
    if not report.inherited:
        first = report.cue[0]
        if not report.inverted and subject.left < first:
            first = subject.left
        broken = right is None and _broken(tokens, after, end)
        ends = right is None and _ends(tokens, after, end)
        left = left_content(tokens, sentence.open_from, first, right is not None, report.kind, broken, ends)
    if left is not None:
        if left.direct and right is not None and tokens.low[right.start] != QUOTE:
            right = None
        if right is None and not left.direct and _broken(tokens, after, end):
            right = _second_half(tokens, after + 1, end)
        for earlier in sentence.found:
            for content in earlier.contents:
                if content.start < left.end < content.end:
                    content.end = left.end
        report.contents.append(left)
    if right is not None:
        report.contents.append(right)


def _right(tokens: Tokens, report: Report, after: int, end: int) -> Content | None:
    """The content after the cue; a bare object without a verb ("maintained a lead") is none."""
    content = right_content(tokens, after, end, report.kind)
    if content is None or content.direct or report.kind != "say":
        return content
    begin = content.start
    if tokens.low[report.cue[0]] in SAID and content.end - begin >= _SHORT:
        return content
    if (
        tokens.low[begin] in _CLAUSES
        or tokens.low[begin] in SUBJECT_PRONOUNS
        or QUOTE in tokens.low[begin : content.end]
    ):
        return content
    return content if has_verb(tokens, begin, content.end) else None


def _broken(tokens: Tokens, after: int, end: int) -> bool:
    """Whether a clause goes on after its cue: "The plan, Lavrov said, would fail"."""
    if after + 1 >= end or tokens.low[after] != ",":
        return False
    return is_word(tokens.low[after + 1]) and tokens.low[after + 1] not in _BROKEN_OFF


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
