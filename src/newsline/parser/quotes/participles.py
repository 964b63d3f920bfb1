"""Participles that report: "…, saying that …", "with Berg telling reporters", "quoted Berg as saying"."""

from collections.abc import Callable

from newsline.parser.quotes.content import Content
from newsline.parser.quotes.inverted import subject_after
from newsline.parser.quotes.lexicon import ARTICLES, OPENERS, SUBJECT_PRONOUNS
from newsline.parser.quotes.phrases import Phrase, is_word, skip_auxiliaries, span_of, subject_before
from newsline.parser.quotes.report import Report
from newsline.parser.quotes.sentence import Sentence
from newsline.parser.quotes.sides import end_at_main_clause, right_side
from newsline.parser.quotes.subjects import main_subject, plausible
from newsline.parser.quotes.tokens import QUOTE
from newsline.parser.quotes.verbs import has_verb
from newsline.parser.quotes.wording import AS_REACH, OWNING, QUOTING, before_noun

# What follows a participle that opens a sentence and reports.
_OPENED = (["that"], ["how"], [":"], [","], [QUOTE])
# What stands before whoever says it in "with Berg saying", "heard Berg saying".
_BESIDE = frozenset("with by from heard hear hears shows showed showing saw quoted quotes quoting".split())
_UNSAID = frozenset(("of", "without"))


def participle(
    sentence: Sentence, at: int, report: Report, earlier: Callable[[Sentence, int], Phrase | None]
) -> Report | None:
    """ "…, saying that …": the subject is that of the verb before (`earlier`), or of the sentence."""
    low = sentence.tokens.low
    opens = all(word in OPENERS or word == "," for word in low[sentence.start : at])
    follows = at + 1 < sentence.end and low[at + 1] in SUBJECT_PRONOUNS
    told = low[at] == "saying" and follows  # "After saying he was ill, Berg left"
    if opens and not told and (report.kind == "call" or low[at + 1 : at + 2] not in _OPENED):
        # "Confirming the news, he said …" reports nothing by itself.
        return None
    if low[at - 1] in ARTICLES or low[at - 1] in _UNSAID:
        return None
    if (low[at] == "ruling" or low[at - 1] in OWNING) and before_noun(sentence.tokens, at + 1, sentence.end):
        return None  # "all ruling party MPs", "the islands' ruling council", "their promising young player"
    quoted = low[at - 1 : at + 1] == ["as", "saying"]
    content = right_side(sentence.tokens, report, report.cue[1], sentence.end)
    if content is None and quoted:
        content = _string_before(sentence, at)
    if content is None:
        return None
    after = None
    if opens and not content.direct:
        end_at_main_clause(sentence.tokens, content, sentence.end)
        after = main_subject(sentence.tokens, sentence.people, content.end, sentence.end)
    report.contents.append(content)
    report.subject = _quoted_as(sentence, at) if quoted else None
    if report.subject is None:
        report.subject = _beside(sentence, at)
    if report.subject is None:
        report.inherited = True
        report.subject = after or earlier(sentence, at)
        if report.subject is None and at > sentence.start and is_word(low[at - 1]):
            opening = subject_before(sentence.tokens, at - 1, sentence.start)
            begins = opening is not None and opening.start == sentence.start
            if begins and not has_verb(sentence.tokens, sentence.start, at):
                report.subject = opening  # "Residents saying"
    return report


def _beside(sentence: Sentence, at: int) -> Phrase | None:
    """Whose the participle at `at` is in "…, with Berg telling reporters that it was late"."""
    tokens, floor = sentence.tokens, sentence.floor
    if at - 2 <= floor or _BESIDE.isdisjoint(tokens.low[floor:at]):
        return None
    left, _, _ = skip_auxiliaries(tokens, at, floor)
    phrase = subject_before(tokens, left, floor) if left > floor and is_word(tokens.low[left]) else None
    if phrase is None or phrase.start <= floor or tokens.low[phrase.start - 1] not in _BESIDE:
        return None
    head = Phrase(phrase.end - 1, phrase.end, phrase.left)
    return phrase if plausible(tokens, sentence.people, head, span_of(tokens, phrase)) else None


def _string_before(sentence: Sentence, at: int) -> Content | None:
    """The words of "“It is late,” Reuters quoted Ann Berg as saying", "saying" being the token `at`."""
    low = sentence.tokens.low
    strings = [place for place in range(sentence.start, at) if low[place] == QUOTE]
    return Content(strings[-1], strings[-1] + 1, True) if strings else None


def _quoted_as(sentence: Sentence, at: int) -> Phrase | None:
    """Who is quoted in "state television quoted He Biao, a director, as saying", `at` being the last word."""
    low = sentence.tokens.low
    for verb in range(at - 2, max(sentence.start, at - AS_REACH), -1):
        if low[verb] in QUOTING:
            return subject_after(sentence.tokens, verb + 1, at - 1, certain=True)
    return None
