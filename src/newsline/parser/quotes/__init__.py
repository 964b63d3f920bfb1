"""Quotes: the words people are reported to have said, and who said them."""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from newsline.errors import Problem
from newsline.model import Entity, Quote, Speaker
from newsline.parser.quotes.attribution import Draft, Running, attribute
from newsline.parser.quotes.datelines import after_dateline
from newsline.parser.quotes.headlines import long_enough, may_quote, signed
from newsline.parser.quotes.lexicon import speech
from newsline.parser.quotes.marks import Quoted
from newsline.parser.quotes.people import People
from newsline.parser.quotes.quoted import find_quoted
from newsline.parser.quotes.signatures import signed_within
from newsline.parser.quotes.tokens import Lowered, tokenize
from newsline.parser.quotes.transcripts import ANSWER, Label, called, interviewed, labels

__all__ = ["Quotes", "find_quotes", "find_title_quotes", "may_quote"]

# The paragraphs, from the first, that may begin with a dateline.
_DATELINES = 4
# How sure the speaker of a paragraph is whom the next one names.
_TOLD_LATER = 0.9
# Of drafts and quotes alike.
_span_of = itemgetter(0, 1)


class Quotes(NamedTuple):
    """What the stage found: quotes sorted by start, and marks it had to repair."""

    quotes: tuple[Quote, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_quotes(text: str, entities: Sequence[Entity] = ()) -> Quotes:
    """Find direct, partial and reported speech in `text` and say who spoke.

    Spans are half-open code point offsets into `text`, without the marks. A
    speaker that is one of `entities` bears its name, any other the words that
    stand there; `confidence` is that of the speaker, and low where another could
    be meant. Never raises.
    """
    spans, strings, unclosed = find_quoted(text)
    people = People(text, entities)
    people.know_quoted(strings)
    lowered, spoken = Lowered(text), speech()
    running = Running()
    quotes: list[Quote] = []
    waiting: list[int] = []
    speakers = labels(text, spans, people) if ":" in text or "Q" in text else {}
    answers = interviewed(text, speakers, people) if speakers else None
    for index, ((start, end), found) in enumerate(zip(spans, strings, strict=True)):
        if index in speakers and (stop := _speech_end(speakers[index], start, end, found)):
            quotes.append(_spoken(text, speakers[index], stop, people, answers))
            running.next_paragraph()
            running.speaker = speakers[index][:2]
            continue
        running.next_paragraph()
        if index < _DATELINES:
            begin = after_dateline(text, people, start, end)
            start = start if found and found[0].start < begin else begin
        tokens = tokenize(lowered, start, end, found, spoken)
        if tokens is None:
            continue
        drafts = attribute(tokens, people, running)
        if len(drafts) > 1:
            drafts.sort(key=_span_of)
        first = len(quotes)
        for draft in drafts:
            quote = _finish(text, draft, people)
            if quote is not None:
                quotes.append(quote)
        if found:
            following = strings[index + 1] if index + 1 < len(strings) else []
            goes_on = bool(following) and following[0].continued
            if waiting or goes_on:
                _tell_at_last(quotes, first, found, waiting, goes_on)
    problems = tuple(
        Problem("unclosed-quote", "a quotation mark without a partner", start=quoted.start, end=quoted.end)
        for quoted in unclosed
        if not quoted.closed
    )
    quotes.sort(key=_span_of)
    return Quotes(tuple(quotes), problems)


def find_title_quotes(title: str, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """Direct quotes in a headline and who said them, in order; spans are code points of `title`.

    `entities` are those of the headline: their mentions are spans in it. Words of nobody, and
    of fewer than three, are left out. Never raises.
    """
    found = [
        quote
        for quote in find_quotes(title, entities).quotes
        if quote.direct and quote.speaker and long_enough(quote.text)
    ]
    return tuple(found) or signed(title, entities)


def _speech_end(label: Label, start: int, end: int, strings: list[Quoted]) -> int:
    """Where what is said behind a label ends; 0 if marks, not the label, tell what is said."""
    if not strings or strings[0].start > label.words:
        return end
    around = strings[0].start == start and label.marked and strings[0].end >= end - 1
    return strings[0].outer if around else 0


def _spoken(text: str, label: Label, end: int, people: People, answers: str | None) -> Quote:
    """A paragraph of a transcript: speech without marks, or all of it in marks, its speaker the label."""
    who = text[label.start : label.end]
    name, sure = called(who, people), 0.95
    if name is None:
        name, sure = (answers, 0.6) if answers and who == ANSWER else (who, 0.8)
    speaker = Speaker(name, label.start, label.end, who)
    return Quote(label.words, end, text[label.words : end], label.marked, speaker, ":", sure)


def _tell_at_last(
    quotes: list[Quote], first: int, strings: list[Quoted], waiting: list[int], goes_on: bool
) -> None:
    """Who speaks in several paragraphs may be named behind the last: then he speaks in those before, too.

    `quotes` from `first` on are those of the paragraph that holds `strings`; `waiting` are those of the
    paragraphs before, with no cue, from which its first string goes on; afterwards those who wait now.
    """
    here = {quote.start: number for number, quote in enumerate(quotes[first:], first) if quote.direct}
    begun = here.get(strings[0].inner)
    if not strings[0].continued:
        waiting.clear()
    elif waiting and begun is not None and quotes[begun].cue and (speaker := quotes[begun].speaker):
        for number in waiting:
            quotes[number] = quotes[number]._replace(
                speaker=speaker, confidence=min(_TOLD_LATER, quotes[begun].confidence)
            )
        waiting.clear()
    if not goes_on:
        waiting.clear()
        return
    last = here.get(strings[-1].inner)
    if last is not None and not quotes[last].cue:
        waiting.append(last)


@lru_cache(maxsize=1024)
def _both(sure: float, resolved: float) -> float:
    """How sure it is that a phrase is the speaker and that it is whose name it got; of few kinds each."""
    return round(sure * resolved, 2)


def _finish(text: str, draft: Draft, people: People) -> Quote | None:
    start, end, direct, span, cue, sure = draft
    words = text[start:end].strip()
    if not words:
        return None
    if text[start].isspace():
        start = text.index(words, start)
    if direct and "\n" in words and (signed := signed_within(text, people, start, end)):
        (end, span), cue, sure = signed, None, 0.9
        words = text[start:end].strip()
    speaker: Speaker | None = None
    confidence = 0.3
    if span is not None:
        speaker, resolved, entity = people.resolve(*span)
        confidence = _both(sure, resolved)
        people.spoke(span[0], entity, "" if cue and cue.startswith("ask") else speaker.name)
    return Quote(start, start + len(words), words, direct, speaker, cue, confidence)
