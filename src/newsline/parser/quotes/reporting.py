"""Who reports what within one sentence: cue, speaker and content."""

from newsline.parser.quotes.according import according
from newsline.parser.quotes.forms import is_noun, plural_before
from newsline.parser.quotes.inverted import subject_after
from newsline.parser.quotes.lexicon import (
    ABOUT,
    CALLS,
    CHARGES,
    DENIALS,
    DETERMINERS,
    FINDINGS,
    FINITE_AUXILIARIES,
    NOUN_FORMS,
    NOUNS,
    OBJECTS,
    TIMES,
    Cue,
    cues,
    finite_cues,
    roles,
)
from newsline.parser.quotes.nouns import owned
from newsline.parser.quotes.participles import participle
from newsline.parser.quotes.passives import TOLD, by_agent, told_by
from newsline.parser.quotes.people import People
from newsline.parser.quotes.phrases import Phrase, skip_auxiliaries, span_of, subject_before
from newsline.parser.quotes.report import SAID, Report, cut_previous
from newsline.parser.quotes.sentence import Sentence
from newsline.parser.quotes.sides import SHORT, fill, right_side
from newsline.parser.quotes.subjects import main_subject, plausible
from newsline.parser.quotes.tokens import QUOTE, Tokens
from newsline.parser.quotes.verbs import has_verb
from newsline.parser.quotes.wording import (
    QUOTING,
    as_told,
    before_noun,
    calls_for,
    calls_so,
    charges,
    denies_that,
    finder,
    finds_at_last,
    goes_on_as,
    has_said,
    tells,
    tells_thing,
)

# No real sentence has more; a list of verbs is not speech.
_MAX_CUES = 16
# What is reported to be so is an adjective, not what was said: "one person reported missing".
_STATES = frozenset("missing dead killed injured wounded hurt stolen lost sick ill safe".split())
_GOES_ON = frozenset(
    "on went goes go began begins continued continues proceeded proceeds hastened quick careful used".split()
)
_ASKED = frozenset(("asked", "asks"))
_POINT = frozenset("point points pointed pointing".split())
# "Berg was heard saying", "is seen telling".
_PERCEIVED = frozenset("heard seen filmed overheard recorded".split())
_AGAIN = frozenset(("and", "but", ","))
_PASSIVE = {
    "accused": (["of"],),
    "compared": (["with"], ["to"]),
    "charged": (["with"],),
    "suspected": (["of"],),
}
_OFTEN_NO_VERBS = QUOTING | _PASSIVE.keys() | {"reported", "asked"}
# Verbs of which what follows tells what they report, if anything.
_TAKING = _POINT | CALLS | CHARGES.keys() | DENIALS | ABOUT.keys() | OBJECTS
_DEGREES = frozenset("most more so much best well widely".split())
_PLACING = (["in"], ["from"], ["with"], ["of"], ["on"], ["about"])
_RELATIVE = ("who", "which", "whom", "whose")
# What stands before a verb whose subject may follow, and before one that shares that of the verb before.
_APART = frozenset(("", ",", QUOTE, "—", "–", "--", "―"))
_SHARING = frozenset(("", "and", "but", ",", "then", QUOTE))


def reports(
    tokens: Tokens, people: People, start: int, end: int, hits: list[int], *, quoted: bool
) -> list[Report]:
    """The attributions of the sentence `[start, end)`, in the order of their cues.

    `hits` are the places of its triggers; `quoted`: a quoted string stands in it.
    """
    table = cues()
    low = tokens.low
    sentence = Sentence(tokens, people, start, end)
    for at in hits[:_MAX_CUES]:
        word = low[at]
        report: Report | None = None
        cue = table.get(word)
        if cue is not None:
            if not quoted and cue.kind in ("call", "think") and word != "quoted" and not tells(low, at):
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
        if report is None and word in NOUNS and not _told(sentence, at):
            report = owned(tokens, start, end, at)
        if report is not None:
            _add(sentence, report)
    return sentence.found


def _told(sentence: Sentence, at: int) -> bool:
    """Whether the token at `at` is one of somebody's words."""
    return any(c.start <= at < c.end for report in sentence.found for c in report.contents)


def _add(sentence: Sentence, report: Report) -> None:
    if sentence.found:
        cut_previous(sentence.tokens, report, sentence.found[-1])
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


def _verb(sentence: Sentence, at: int, cue: Cue) -> Report | None:
    tokens = sentence.tokens
    low = tokens.low
    if "by" in low[at + 1 : at + 3]:
        if cue.kind == "call" and low[at + 1 : at + 3] == [QUOTE, "by"]:
            return by_agent(tokens, at, at + 1, sentence.end)
        if low[at - 1] == QUOTE and at > sentence.start and low[at : at + 2] == ["said", "by"]:
            return by_agent(tokens, at, at - 1, sentence.end)  # "“No” said by Berg"
        if at + 1 < sentence.end and low[at + 1] == "by" and cue.kind in TOLD:
            if (first := as_told(low, at, sentence.open_from)) >= 0:
                return according(tokens, sentence.open_from, sentence.end, first, at + 2 - first)
            _, passive, _ = skip_auxiliaries(tokens, at, sentence.floor)
            if passive:
                return told_by(tokens, at, cue.kind, sentence.end)
    report = _governed(sentence, at, cue)
    if report is None:
        return None
    if report.subject is None:
        return participle(sentence, at, report, _earlier_subject)
    sentence.subject = report.subject
    if sentence.pending:
        sentence.pending.clear()
    if low[-1] == ":" and _announces(sentence, report):
        report.announces = True
        return report
    fill(tokens, report, sentence.found, sentence.start, sentence.open_from, sentence.end)
    return report if report.contents else None


def _announces(sentence: Sentence, report: Report) -> bool:
    """Whether the words follow in the next paragraph, as nothing but a colon or an addressee is here."""
    tokens, end = sentence.tokens, sentence.end
    if end < len(tokens) or report.inverted:
        return False
    return right_side(tokens, report, report.cue[1], end) is None


def _governed(sentence: Sentence, at: int, cue: Cue) -> Report | None:
    """A finite verb with its subject, a participle without one, or nothing that can report."""
    tokens, floor = sentence.tokens, sentence.floor
    low = tokens.low
    if at < floor or is_noun(tokens, at, sentence.start):
        return None
    word = low[at]
    if (
        at > sentence.start
        and (word in NOUN_FORMS or cue.kind not in ("say", "utter"))
        and tokens.capital(at)
    ):
        return None
    if word in _OFTEN_NO_VERBS and _is_no_verb(sentence, at, cue):
        return None
    if low[at - 1] in _DEGREES and cue.form == "past" and before_noun(tokens, at + 1, sentence.end):
        return None  # "the most feared men"
    if cue.form == "base" and tokens.capital(at) and at > sentence.start and tokens.capital(at - 1):
        return None  # "the Royal Decree"
    left, be, infinitive = skip_auxiliaries(tokens, at, floor)
    if cue.form == "participle" and left == at - 1:
        return None  # "an event known as", "the opinions written by"
    first, after = at, at + 1
    kind: str = cue.kind
    if word not in _TAKING:
        pass
    elif word in _POINT:
        if low[after : after + 1] != ["out"]:
            return None
        after += 1
    elif word in CALLS and calls_for(low, at):
        if low[after] in TIMES:
            after += 1  # "called Monday for calm"
        kind = "want" if low[after] == "for" else "vow"
        after += 1
    elif (word in CALLS and QUOTE not in low[at : sentence.end] and calls_so(low, at)) or (
        word in CHARGES and charges(tokens, at, sentence.end)
    ):
        kind = "want"
    elif word in DENIALS and denies_that(low, at):
        kind = "say"
    elif word in ABOUT and tells_thing(low, at):
        kind = "want"
        after += 1
    elif word in OBJECTS and QUOTE not in low[at : sentence.end] and tells_thing(low, at):
        kind = "want"
    if infinitive:
        if left < floor or low[left] not in _GOES_ON or low[left + 1] == "not":
            return None
        while left >= floor and low[left] in _GOES_ON:
            left -= 1
        left, be, _ = skip_auxiliaries(tokens, left + 1, floor)
    elif cue.form == "ing" and not be:
        if low[at - 1] not in _PERCEIVED:
            return Report((first, after), kind)
        left, be, _ = skip_auxiliaries(tokens, at - 1, floor)
        if not be:
            return Report((first, after), kind)
    elif be and cue.form in ("past", "participle") and not has_said(low, left, at):
        if low[at : at + 3] != ["quoted", "as", "saying"]:
            return None
        first, after, kind = at + 2, at + 3, "say"
    bare = cue.form == "base" and (word in NOUN_FORMS or cue.kind not in ("say", "tell"))
    if bare and not plural_before(tokens, at, left, sentence.start):
        return None
    report = Report((first, after), kind)
    _find_subject(sentence, report, cue, left)
    if cue.kind == "call" and low[at + 1 : at + 2] == [QUOTE] and _is_named(sentence, report):
        return None
    phrase = report.subject
    if phrase is None:
        return None
    if word in FINDINGS and finder(tokens, phrase) and finds_at_last(low, at):
        report.kind = "say"
    if word in NOUN_FORMS and not report.inverted and low[phrase.start - 1 : phrase.start] in _PLACING:
        return None  # "in analyst reports over two weeks"
    if word == "spoke" and low[phrase.start - 1 : phrase.start] == ["whom"]:
        return None  # "the clerks to whom he spoke"
    return report


def _is_no_verb(sentence: Sentence, at: int, cue: Cue) -> bool:
    """Whether one of `_OFTEN_NO_VERBS` has no subject of its own here, or one that says nothing."""
    low = sentence.tokens.low
    word = low[at]
    if word in QUOTING and goes_on_as(low, at):
        return True  # "Reuters quoted Ann Berg as saying": she said it
    if word == "reported" and at + 1 < sentence.end and low[at + 1] in _STATES:
        return True
    if word == "asked" and low[at - 1] == "," and _is_asked(sentence, at):
        return True
    # "activists accused of a raid"
    return word in _PASSIVE and cue.form == "past" and low[at + 1 : at + 2] in _PASSIVE[word]


def _is_asked(sentence: Sentence, at: int) -> bool:
    """Whether "asked" is a passive that explains a subject: "The mayor, asked if he would go, said no"."""
    low, finite = sentence.tokens.low, finite_cues()
    if has_verb(sentence.tokens, sentence.start, at - 1):
        return False
    return any(low[k] == "," and low[k + 1] in finite for k in range(at + 1, sentence.end - 1))


def _is_named(sentence: Sentence, report: Report) -> bool:
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


def _find_subject(sentence: Sentence, report: Report, cue: Cue, left: int) -> None:
    tokens, floor = sentence.tokens, sentence.floor
    low = tokens.low
    at = report.cue[0]
    before = low[left] if left >= floor else ""
    if left == at - 1 and before in _APART:
        quote_before = before == QUOTE or (before == "," and left > floor and low[left - 1] == QUOTE)
        asked = low[at] in _ASKED or cue.kind in ("vow", "call")
        if (cue.kind in ("say", "utter") or (quote_before and asked)) and (
            quote_before or _clause_before(tokens, sentence.open_from, left) or _goes_on(sentence, at)
        ):
            subject = subject_after(tokens, at + 1, sentence.end, certain=quote_before)
            if subject is not None and not _is_object(sentence, report, subject):
                report.subject, report.inverted = subject, True
                return
    if before:
        report.subject = subject_before(tokens, left, floor)
    if report.subject is not None and before != "who":
        return
    if before == "who" and sentence.found:
        phrase = report.subject
        if phrase is None or low[phrase.start] in ("a", "an"):
            told = _who_spoke(sentence, left if phrase is None else phrase.start)
            if told is not None:
                report.subject, report.inherited = told, True
    if report.subject is None and before == "who" and left - 1 > floor and low[left - 1] in ("and", "but"):
        report.subject, report.inherited = _earlier_subject(sentence, at), True  # "but who said"
    if report.subject is None and before in TIMES:
        # "Berg disagreed but on Tuesday said"
        while left > floor and (low[left] in TIMES or low[left] == "on"):
            left -= 1
        before = low[left] if low[left] in ("and", "but") else before
    if report.subject is None and before in _SHARING:
        report.subject, report.inherited = _earlier_subject(sentence, at), True


def _who_spoke(sentence: Sentence, who: int) -> Phrase | None:
    """Whom "who" means behind an inverted subject: "said Ann Berg, who added", "said Ann Berg, a clerk, who".

    `who` is where it stands, or the apposition it follows.
    """
    last = sentence.found[-1]
    if not last.inverted or last.subject is None:
        return None
    return last.subject if sentence.tokens.low[last.subject.end : who] in ([], [","]) else None


def _is_object(sentence: Sentence, report: Report, subject: Phrase) -> bool:
    """Whether a thing behind a verb is its object: "Berg, who called it “mad,” stressed the need"."""
    low = sentence.tokens.low
    if low[subject.start] != "the" or low[report.cue[0]] in SAID:
        return False
    return not plausible(sentence.tokens, sentence.people, subject, span_of(sentence.tokens, subject))


def _clause_before(tokens: Tokens, start: int, sign: int) -> bool:
    """Whether what stands before the mark at `sign` is a clause, not a subject with what explains it.

    "Berg, the clerk who lost, said Park" has two marks, "The clerk rues it, said Berg" has one.
    """
    low = tokens.low
    before = low[start:sign]
    if low[sign] == "," and "," not in before and len(before) >= SHORT:
        return True
    relative = min((before.index(word) for word in _RELATIVE if word in before), default=len(before))
    return has_verb(tokens, start, start + relative)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a clause surely goes on behind an inverted subject: "The fire, said Ann Berg, had spread"."""
    tokens, low = sentence.tokens, sentence.tokens.low
    if low[at] not in SAID or low[at - 1] != ",":
        return False
    subject = subject_after(tokens, at + 1, sentence.end, certain=False)
    after = sentence.end if subject is None else subject.end
    return after + 1 < sentence.end and low[after] == "," and low[after + 1] in FINITE_AUXILIARIES


def _earlier_subject(sentence: Sentence, at: int) -> Phrase | None:
    low = sentence.tokens.low
    if low[at] in ("said", "says") and low[at - 1] in _AGAIN:
        for report in sentence.found:
            if low[report.cue[0]] in SAID:
                return report.subject  # "Berg said the mate was ill, but said he would come"
    now = sentence.floor, sentence.open_from
    while sentence.pending:
        verb, sentence.floor, sentence.open_from = sentence.pending.pop()
        waiting = _governed(sentence, verb, cues()[sentence.tokens.low[verb]])
        if waiting is not None and waiting.subject is not None:
            sentence.subject = waiting.subject
            sentence.pending.clear()
    sentence.floor, sentence.open_from = now
    return sentence.subject or main_subject(sentence.tokens, sentence.people, sentence.start, at)
