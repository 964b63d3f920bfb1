"""Background: dated statements inside the bodies, as events of their own beside the documents."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain

from newsline.index.builder import write
from newsline.index.fold import words
from newsline.index.index import Index
from newsline.index.plan import Plan, widened
from newsline.index.schema import event_row, event_schema, register, tantivy_row
from newsline.model import DateCandidate, Entity, Event, Mention, Timex, When, edtf_bounds, when
from newsline.model.ids import content_id

_FEWEST_WORDS = 4  # besides the date: fewer are a heading or a line of data, not a statement
_REACH = 300  # code points on either side of a date to which a longer sentence is cut
_MOST_DATES = 12  # different ones of one sentence: more are a table
_STATED = 0.9  # confidence in a date with its year
_YEAR = re.compile(r"\d{3}")
_LETTERS = re.compile(r"[^\W\d_]+")
# A date behind one of these bounds what is said and does not date it.
_BOUNDING = frozenset("since until till before after than".split())
# "six months after he took office in July 2000": the date is that of what something happened so long after.
_AFTER = re.compile(
    r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?) (?:after|before|following)\b"
    r"[^.,;:!?()\n]*\Z",
    re.IGNORECASE,
)
_CLAUSE = 120  # code points before a date in which its clause is looked at
# Made of these words alone, an expression points back into the text and dates nothing by itself.
_POINTING = frozenset("the that this same a one very day week month year time".split())

Spans = Callable[[str], list[tuple[int, int]]]


def deepen(index: Index, plan: Plan, sentence_spans: Spans, in_paragraphs: Callable[[str], str]) -> Index:
    """The events that can matter to a plan, with the background of their documents among them.

    `sentence_spans` cuts a text into sentences, in order; `in_paragraphs` is a text, as long as it was, whose
    lines are no shorter than its paragraphs. The names stay as they are
    grouped: what is said in passing does not decide who is who. The index that comes back is in
    memory and holds what answers this plan, no more.
    """
    import tantivy

    numbers = list(index.in_order(widened(plan)))
    kept = list(map(index.event, numbers))
    # Documents keep their places, by which the storylines know them.
    places = index.places(numbers)
    behind = max(places, default=0) + 1
    found: dict[tuple[str, tuple[str, ...]], Event] = {}
    standing: defaultdict[tuple[str, tuple[str, ...]], dict[str, None]] = defaultdict(dict)
    for document in kept:
        if document.kind != "document":
            continue
        for event in _statements(_flowing(document, in_paragraphs(document.text)), sentence_spans):
            key = (event.date.edtf if event.date else "", words(event.text))
            found.setdefault(key, event)
            standing[key][document.id] = None
    new = [event._replace(listed_in=tuple(standing[key])) for key, event in found.items()]
    placed = chain(zip(places, kept, strict=True), enumerate(new, behind))
    rows = tantivy.Index(event_schema())
    register(rows)
    write(rows, (tantivy_row(event_row(event), place) for place, event in placed))
    return Index(rows, index.names)


def _flowing(document: Event, text: str) -> Event:
    """The document with a text as long as its own."""
    if text is document.text:
        return document
    return document._replace(
        text=text,
        dates=tuple([timex._replace(text=text[timex.start : timex.end]) for timex in document.dates]),
        entities=tuple(
            [
                entity._replace(
                    mentions=tuple(
                        [Mention(start, end, text[start:end]) for start, end, _ in entity.mentions]
                    )
                )
                for entity in document.entities
            ]
        ),
    )


def _statements(document: Event, sentence_spans: Spans) -> Iterator[Event]:
    """The background of a document."""
    text = document.text
    timexes = [
        (timex, stated)
        for timex in document.dates
        if (stated := _stated(timex, document.date)) and not _vague(text, timex)
    ]
    if not timexes:
        return
    mentions = sorted(
        (mention, place) for place, entity in enumerate(document.entities) for mention in entity.mentions
    )
    spans: list[tuple[int, int]] = []
    line_end = start = end = first = at = 0
    while at < len(timexes):
        if timexes[at][0].start >= line_end:
            # A sentence ends with its line: lines without a date need not be cut.
            line = text.rfind("\n", 0, timexes[at][0].start) + 1
            line_end = text.find("\n", line) % (len(text) + 1)
            spans = [(line + low, line + high) for low, high in sentence_spans(text[line:line_end])]
            spans.reverse()
        while timexes[at][0].start >= end:
            start, end = spans.pop()
        inside = []
        while at < len(timexes) and timexes[at][0].start < end:
            inside.append(timexes[at])
            at += 1
        while first < len(mentions) and mentions[first][0].start < start:
            first += 1
        last = first
        while last < len(mentions) and mentions[last][0].start < end:
            last += 1
        for timex, stated in _telling(inside):
            beside = len(words(text[start : timex.start])) + len(words(text[timex.end : end]))
            if beside >= _FEWEST_WORDS:
                yield _event(document, (start, end), timex, stated, mentions[first:last])


def _stated(timex: Timex, published: When | None) -> When | None:
    """The date that a time expression gives a statement, or `None` for none of its own.

    Left out are durations and sets, what is open or as wide as a century, and the day
    of the document itself with everything relative around it ("today", "this year").
    """
    if timex.type not in ("DATE", "TIME") or not timex.edtf or ".." in timex.edtf:
        return None
    try:
        earliest, latest, precision = edtf_bounds(timex.edtf)
    except ValueError:
        return None
    if precision == "century" or earliest is None or latest is None:
        return None
    explicit = _YEAR.search(timex.text) is not None
    if published and published.earliest and published.latest:
        if (earliest, latest) == (published.earliest, published.latest):
            return None
        if not explicit and earliest <= published.latest and published.earliest <= latest:
            return None
    sure = _STATED if explicit or not published else _STATED * published.confidence
    return when(timex.edtf, basis="body", evidence=timex.text, confidence=round(sure, 2))


def _vague(text: str, timex: Timex) -> bool:
    """Whether an expression only points ("that year"), bounds ("since 2011") or is another happening's."""
    inside = _LETTERS.findall(timex.text.lower())
    before = _LETTERS.findall(text[max(timex.start - 20, 0) : timex.start].lower())
    nearest = [word for word in before[-2:] if word not in ("the", "about", "around")] + inside[:1]
    if _AFTER.search(text[max(timex.start - _CLAUSE, 0) : timex.start]):
        return True
    only_points = not _YEAR.search(timex.text) and _POINTING.issuperset(inside)
    return only_points or not _BOUNDING.isdisjoint(nearest[-2:])


def _telling(stated: Sequence[tuple[Timex, When]]) -> list[tuple[Timex, When]]:
    """Each date of a sentence once, without those that another of them makes more exact."""
    by_edtf: dict[str, tuple[Timex, When]] = {}
    for timex, date_ in stated:
        by_edtf.setdefault(date_.edtf, (timex, date_))
    if len(by_edtf) > _MOST_DATES:
        return []
    bounds = {(item.earliest or date.min, item.latest or date.max) for _, item in by_edtf.values()}
    return [
        (timex, item)
        for timex, item in by_edtf.values()
        if not any(
            (low, high) != (item.earliest, item.latest)
            and (item.earliest or date.min) <= low
            and high <= (item.latest or date.max)
            for low, high in bounds
        )
    ]


def _event(
    document: Event,
    sentence: tuple[int, int],
    timex: Timex,
    stated: When,
    mentions: Sequence[tuple[Mention, int]],
) -> Event:
    start, end = _cut(document.text, sentence, timex)
    before, after = "… " * (start > sentence[0]), " …" * (end < sentence[1])
    text = before + document.text[start:end] + after
    shift = len(before) - start
    named: dict[int, list[Mention]] = {}
    for mention, place in mentions:
        if start <= mention.start and mention.end <= end:
            moved = Mention(mention.start + shift, mention.end + shift, mention.text)
            named.setdefault(place, []).append(moved)
    dates = tuple(
        other._replace(start=other.start + shift, end=other.end + shift)
        for other in document.dates
        if start <= other.start and other.end <= end
    )
    entities = tuple(_narrowed(document.entities[place], found) for place, found in named.items())
    return Event(
        id=content_id("background", text, stated.edtf),
        file=document.file,
        title=text,
        text=text,
        date=stated,
        publisher=document.publisher,
        tags=document.tags,
        url=document.url,
        lang=document.lang,
        dates=dates,
        entities=entities,
        candidates=(
            DateCandidate(timex.text, "body", "stated in the sentence", accepted=True, edtf=stated.edtf),
        ),
        kind="background",
    )


def _narrowed(entity: Entity, mentions: Sequence[Mention]) -> Entity:
    forms = dict.fromkeys(mention.text for mention in mentions if mention.text != entity.name)
    return entity._replace(aliases=tuple(forms), mentions=tuple(mentions))


def _cut(text: str, sentence: tuple[int, int], timex: Timex) -> tuple[int, int]:
    """The part of a sentence that is shown: of a very long one what stands around its date."""
    start, end = sentence
    if end - start <= 2 * _REACH:
        return sentence
    low, high = max(start, timex.start - _REACH), min(end, timex.end + _REACH)
    if low > start:
        space = text.find(" ", low, timex.start)
        low = space + 1 if space >= 0 else low
    if high < end:
        space = text.rfind(" ", timex.end, high)
        high = space if space >= 0 else high
    return low, high
