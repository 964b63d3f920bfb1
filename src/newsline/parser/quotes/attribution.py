"""Quotes of a text with their speakers: sentence by sentence, then by what stands around them."""

from bisect import bisect_left
from operator import itemgetter

from newsline.parser.quotes.content import Content
from newsline.parser.quotes.lexicon import AUXILIARY_VERBS, BE, DETERMINERS, FINDINGS, PREPOSITIONS, speech
from newsline.parser.quotes.marks import Quoted
from newsline.parser.quotes.openings import DASHES
from newsline.parser.quotes.people import People
from newsline.parser.quotes.phrases import is_word, span_of
from newsline.parser.quotes.report import SAID, Report
from newsline.parser.quotes.reporting import reports
from newsline.parser.quotes.signatures import signed_behind
from newsline.parser.quotes.subjects import main_subject, plausible
from newsline.parser.quotes.tokens import QUOTE, Tokens, sentences, title_like
from newsline.parser.quotes.wording import finds_at_last

Span = tuple[int, int]
_REPORTED = frozenset(("say", "utter", "tell", "vow", "want"))
# A quoted string of so many words is likely speech.
_MANY = 8
# Tokens from "that" to a quoted string of its clause, and what may stand in between.
_REACH = 16
_INSIDE = frozenset((",", "'s", "’s", "'", "’", "%", "$"))
_NO_CLAUSE = frozenset("all is was than".split())
_DEGREES = frozenset(("so", "such"))
_TELLS_WHEN = frozenset("after before during since as until".split())
_begins_and_ends = itemgetter(0, 1)


# A quote before its speaker is resolved: start, end, whether direct, span of the speaker, cue, confidence.
Draft = tuple[int, int, bool, Span | None, str | None, float]


class Running:
    """Whoever spoke last: in this paragraph, and in the one before.

    `announces`: the paragraph ends in "said:"; `announced`: the one before did.
    """

    __slots__ = ("announced", "announces", "previous", "speaker")

    def __init__(self) -> None:
        self.speaker: Span | None = None
        self.previous: Span | None = None
        self.announces = self.announced = False

    def next_paragraph(self) -> None:
        """What was this paragraph is the one before."""
        self.previous, self.speaker = self.speaker or self.previous, None
        self.announced, self.announces = self.announces, False


def attribute(tokens: Tokens, people: People, running: Running) -> list[Draft]:
    """The quotes of one paragraph, in order."""
    out: list[Draft] = []
    low = tokens.low
    strings = list(tokens.quotes)
    ranges = sentences(tokens)
    found = _reports(tokens, people, ranges, strings)
    taken = _taken(strings, found) if strings else ()
    at = 0
    for number, group in enumerate(found):
        if not (group or strings):
            continue
        speaker: Span | None = None
        for report in group:
            span = span_of(tokens, report.subject) if report.subject else None
            # Who "said" it did, but a "showed" may be that of a thing.
            if (
                report.subject
                and span
                and low[report.cue[0]] not in SAID
                and not plausible(tokens, people, report.subject, span)
            ):
                report.contents = [
                    c
                    for c in report.contents
                    if c.direct or QUOTE in low[c.start : c.end] or low[c.start] == "that"
                ]
            for content in report.contents:
                if report.kind == "think" and _within(content, report, group):
                    continue
                out += _drafts(tokens, report, content, span)
            if span is not None and (speaker is None or report.announces):
                speaker = span
        end = ranges[number][1] if strings else 0
        while at < len(strings) and strings[at] < end:
            if strings[at] not in taken:
                draft = _left_over(tokens, people, strings[at], number, ranges, found, running, speaker)
                if draft is not None:
                    out.append(draft)
                    # Who signed words said no others.
                    speaker = speaker or (draft[3] if draft[4] not in DASHES else None)
            at += 1
        if speaker is not None:
            running.speaker = speaker
            running.announces = bool(group) and group[-1].announces
    return _apart(out) if len(out) > 1 else out


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Without reported clauses that lie in another one of the same speaker, or are told twice."""
    said = [
        (start, -end, speaker, number)
        for number, (start, end, direct, speaker, _, _) in enumerate(drafts)
        if not direct
    ]
    if len(said) < 2:
        return drafts
    # An outer clause comes before what lies in it; of equal ones the later, whose cue is nearer.
    said.reverse()
    said.sort(key=_begins_and_ends)
    outer = said[0]
    inner: set[int] = set()
    for clause in said[1:]:
        if clause[1] < outer[1]:
            outer = clause
        elif clause[2] == outer[2] or clause[:2] == outer[:2]:
            inner.add(clause[3])
    return [draft for number, draft in enumerate(drafts) if number not in inner]


def _reports(tokens: Tokens, people: People, ranges: list[Span], strings: list[int]) -> list[list[Report]]:
    """The attributions of each sentence; one without speech and quoted strings has none."""
    low, hits, spoken = tokens.low, tokens.hits, speech()
    out: list[list[Report]] = []
    at = string = 0
    for start, end in ranges:
        quoted = string < len(strings) and strings[string] < end
        if quoted:
            string = bisect_left(strings, end, string)
        speech_like = quoted
        first = at
        while at < len(hits) and hits[at] < end:
            if not speech_like:
                word = low[hits[at]]
                speech_like = word in spoken or (word in FINDINGS and finds_at_last(low, hits[at]))
            at += 1
        if speech_like and first < at:
            out.append(reports(tokens, people, start, end, hits[first:at], quoted=quoted))
        else:
            out.append([])
    return out


def _within(content: Content, report: Report, others: list[Report]) -> bool:
    """Whether a content is part of what somebody else of the sentence reports."""
    return any(
        outer.start <= content.start and content.end <= outer.end
        for other in others
        if other is not report
        for outer in other.contents
    )


def _taken(strings: list[int], found: list[list[Report]]) -> set[int]:
    """The quoted strings that lie in a content."""
    out: set[int] = set()
    for group in found:
        for report in group:
            for content in report.contents:
                at = bisect_left(strings, content.start)
                out.update(strings[at : bisect_left(strings, content.end, at)])
    return out


def _subject_span(tokens: Tokens, people: People, start: int, end: int) -> Span | None:
    phrase = main_subject(tokens, people, start, end)
    return span_of(tokens, phrase) if phrase is not None else None


def _drafts(tokens: Tokens, report: Report, content: Content, speaker: Span | None) -> list[Draft]:
    starts = tokens.starts
    first, last = report.cue[0], report.cue[1] - 1
    cue = tokens.text[starts[first] : starts[last] + len(tokens.low[last])]
    confidence = 0.9 if report.inherited else 0.97
    if content.direct:
        quotes = tokens.quotes
        strings = [quotes[k] for k in range(content.start, content.end) if k in quotes]
        return [(q.inner, q.outer, True, speaker, cue, confidence) for q in strings]
    if report.kind not in _REPORTED and QUOTE not in tokens.low[content.start : content.end]:
        return []
    return [(starts[content.start], tokens.end(content.end - 1), False, speaker, cue, confidence)]


def _left_over(
    tokens: Tokens,
    people: People,
    index: int,
    number: int,
    ranges: list[Span],
    found: list[list[Report]],
    running: Running,
    here: Span | None,
) -> Draft | None:
    """A quoted string that no cue of its sentence takes: its speaker stands around it, or it is no quote."""
    start, end = ranges[number]
    quoted = tokens.quotes[index]
    if index == start and (signed := signed_behind(tokens, people, index, end)):
        return quoted.inner, quoted.outer, True, signed, tokens.low[index + 1], 0.9
    words = _word_count(tokens.text, quoted)
    alone = all(
        not is_word(tokens.low[k]) and (tokens.low[k] != QUOTE or k == index) for k in range(start, end)
    )
    if alone or quoted.continued:
        if title_like(tokens, index) and words < 5 and running.speaker is None:
            return None
        if words < 4 and not alone:
            return None
        speaker, confidence = _around(
            tokens, people, number, ranges, found, running, continued=quoted.continued
        )
        if speaker is None and words < 3:
            return None
        return quoted.inner, quoted.outer, True, speaker, None, confidence
    before = tokens.low[index - 1] if index > start else ""
    if title_like(tokens, index):
        return None
    phrase = main_subject(tokens, people, start, index)
    subject = here
    if subject is None and not (phrase and running.speaker and _passive(tokens, phrase.end)):
        subject = span_of(tokens, phrase) if phrase else None
    if before == ":" and phrase is not None and phrase.end == index - 1:
        subject = span_of(tokens, phrase)  # "Berg: “No.” Ek said it was late"
    if before == ":" or (words >= _MANY and _sentence_like(tokens, quoted)):
        subject = subject or running.speaker or running.previous
        cue = ":" if before == ":" else None
        return quoted.inner, quoted.outer, True, subject, cue, 0.6
    if subject is not None and phrase is not None and (that := _that_before(tokens, phrase.end, index)):
        stop = _clause_end(tokens, index, end)
        return tokens.starts[that], tokens.end(stop - 1), False, span_of(tokens, phrase), None, 0.5
    if words < 4:
        return None
    subject = subject or running.speaker
    if subject is None:
        return None
    return quoted.inner, quoted.outer, True, subject, None, 0.4


def _that_before(tokens: Tokens, start: int, index: int) -> int:
    """The "that" which opens the clause a quoted string ends: "made clear that she “will not go”", or 0."""
    low = tokens.low
    for at in range(index - 1, max(start, index - _REACH), -1):
        if low[at] == "that":
            told = is_word(low[at - 1]) and low[at - 1] not in DETERMINERS and low[at - 1] not in _NO_CLAUSE
            told = told and _DEGREES.isdisjoint(low[max(start, at - 4) : at])
            return at if told and low[at + 1] not in AUXILIARY_VERBS else 0
        if not is_word(low[at]) and low[at] not in _INSIDE:
            return 0
    return 0


def _clause_end(tokens: Tokens, index: int, end: int) -> int:
    """Where a clause ends whose last quoted string is the token `index`: with it, or at the next mark."""
    low = tokens.low
    stop = index + 1
    if stop < end and low[stop] in PREPOSITIONS and low[stop] not in _TELLS_WHEN:
        while stop < end and is_word(low[stop]):
            stop += 1
    return stop


def _passive(tokens: Tokens, at: int) -> bool:
    """Whether a passive follows, so that the subject is spoken of: "was taken", "has been moved"."""
    words = tokens.low[at : at + 4]
    for number, word in enumerate(words[:-1]):
        if word in BE:
            return words[number + 1].endswith(("ed", "en"))
    return False


def _around(
    tokens: Tokens,
    people: People,
    number: int,
    ranges: list[Span],
    found: list[list[Report]],
    running: Running,
    *,
    continued: bool,
) -> tuple[Span | None, float]:
    if (continued or running.announced) and running.previous is not None:
        return running.previous, 0.95
    if running.speaker is not None:
        return running.speaker, 0.85
    for later in range(number + 1, min(number + 4, len(ranges))):
        group = found[later]
        if (
            group
            and group[0].subject
            and any(c.direct and c.start == ranges[later][0] for c in group[0].contents)
        ):
            return span_of(tokens, group[0].subject), 0.8
        if tokens.low[ranges[later][0]] != QUOTE:
            break
    for earlier in range(number - 1, max(-1, number - 4), -1):
        span = _subject_span(tokens, people, *ranges[earlier])
        if span is not None:
            return span, 0.6
    if running.previous is None and number == 0 and len(ranges) > 1 and tokens.low[ranges[1][0]] != QUOTE:
        return _subject_span(tokens, people, *ranges[1]), 0.5  # "“It is late.” So Berg began."
    return running.previous, 0.65


def _word_count(text: str, quoted: Quoted) -> int:
    """How many words a quoted string has; of more than `_MANY` nobody asks how many."""
    return len(text[quoted.inner : quoted.outer].split(None, _MANY))


def _sentence_like(tokens: Tokens, quoted: Quoted) -> bool:
    return tokens.text[quoted.inner : quoted.inner + 1].isupper()
