"""The only place that knows the order of the stages: one document in, one event out."""

from collections.abc import Generator, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import Document, Event, Quote, When
from newsline.model.ids import content_id
from newsline.parser.docdate import bounds_from, bounds_until, date_document, day_goes_first
from newsline.parser.language import is_foreign, language_of
from newsline.parser.layout import first_sentence, lay_out
from newsline.parser.names import Asked, Lent, Span, Tagger, asked_of, find_tagger, grouped
from newsline.parser.names.tag import tag_each
from newsline.parser.page import Page
from newsline.parser.quotes import find_quotes, find_title_quotes, may_quote
from newsline.parser.restored import cased_title, restore
from newsline.parser.timex import find_timexes

if TYPE_CHECKING:
    from newsline.model.corrections import Corrections


def parse_document(
    document: Document,
    corrections: "Corrections | None" = None,
    *,
    day_first: bool | None = None,
    tagger: Tagger | None = None,
) -> Event:
    """Normalise one document into its event; a pure function of the document and the corrections.

    A correction is found by the id that the document has without it, and leaves that id. It
    is applied before the stages that build on what it says: relative time expressions count
    from a corrected date, quotes are given to corrected names. `day_first` tells how other
    documents of its source write a date such as 03/04/2016. `tagger` finds the
    names (`names.find_tagger`), newsline's own if it is `None`. Whatever is wrong with the
    document is in the event's `problems`; nothing is raised.
    """
    parse = Parse(document, corrections, day_first=day_first)
    tagger = tagger or find_tagger()
    while parse.event is None:
        parse.tell(tag_each(tagger, parse.asked))
    return parse.event


class Parse:
    """`parse_document` in steps, for who asks a tagger for the names of several documents at once.

    `asked` are the texts whose names are to be told, in their order; none when there is an `event`.
    """

    def __init__(
        self, document: Document, corrections: "Corrections | None" = None, *, day_first: bool | None = None
    ) -> None:
        self.event: Event | None = None
        self._steps = _steps(document, corrections, day_first)
        self.asked: Sequence[Asked] = next(self._steps)

    def tell(self, spans: Sequence[Sequence[Span]]) -> None:
        """Go on with the names of each of the texts `asked`."""
        try:
            self.asked = self._steps.send(spans)
        except StopIteration as end:
            self.asked, self.event = (), end.value


def _steps(
    document: Document, corrections: "Corrections | None", day_first: bool | None
) -> Generator[Sequence[Asked], Sequence[Sequence[Span]], Event]:
    page = lay_out(document)
    restored = restore(page.text)
    text = restored.text if restored else page.text
    if restored and restored.joins(page.title):
        page = page._replace(title="", title_line=None)
    dating = date_document(document, page, day_first=day_first)
    metadata = document.metadata
    id_ = metadata.id or content_id(page.title, dating.when.edtf if dating.when else "", page.text)
    override = corrections.override(id_, document.file) if corrections else None
    if override:
        from newsline.parser.overrides import override_date, override_page

        page, dating = override_page(page, override), override_date(dating, override)
    anchor, precision = _anchor(dating.when)
    timexes = find_timexes(
        text, anchor, precision=precision, day_first=partial(day_goes_first, document, page, day_first)
    )
    title = cased_title(page.title, text)
    (spans,) = yield (asked_of(text, title, page.tags),)
    names = grouped(text, title, spans)
    if corrections:
        from newsline.parser.overrides import override_names

        assigned = override.assigned if override else ()
        names = override_names(text, title, names, corrections.names, assigned)
    language = language_of(text)
    # Without a verb of saying that is known, the nearest name would only be a guess.
    guessed = language is None and is_foreign(text)
    found = find_quotes(text, () if guessed else names.entities)
    lent = Lent(names.entities)
    titles = [item.title for item in page.related if not item.entities]
    quoted = may_quote(page.title)
    if quoted:
        titles.append(page.title)
    named = iter((yield [*map(lent.asked_of, titles)]) if titles else ())
    related = tuple(
        item._replace(
            entities=item.entities or lent.names_in(item.title, next(named)),
            line=document.line_in_file(item.line),
        )
        for item in page.related
    )
    title_quotes: tuple[Quote, ...] = ()
    if quoted:
        title_quotes = find_title_quotes(page.title, lent.entities_in(page.title, next(named)))
    bounds = override.bounds if override else None
    if bounds is None and dating.when is None:
        changed = dating.latest.text if dating.latest else ""
        bounds = bounds_until(bounds_from(timexes, None, text, changed), dating.latest)
    entities, quotes = names.entities, found.quotes
    problems = (*names.problems, *found.problems)
    if restored:
        timexes, entities = restored.times(timexes), restored.entities(entities)
        quotes, problems = restored.quotes(quotes), restored.problems(problems)
    problems = (*document.problems, *dating.problems, *problems)
    return Event(
        id=id_,
        file=document.file,
        # Only to be shown: the names of a record without a headline are those of its text.
        title=page.title or first_sentence(text),
        text=page.text,
        date=dating.when,
        bounds=bounds,
        publisher=page.publisher,
        byline=page.byline,
        section=page.section,
        tags=page.tags,
        url=page.url,
        lang=metadata.lang or language,
        dates=timexes,
        entities=entities,
        quotes=quotes,
        related=related,
        problems=tuple(_placed(problem, document, page) for problem in problems),
        candidates=dating.candidates,
        title_quotes=title_quotes,
    )


def _anchor(when: When | None) -> tuple[date | datetime | None, str]:
    """What relative expressions resolve against, and how exact it is."""
    if when is None or when.earliest is None:
        return None, "day"
    if when.time:
        return datetime.fromisoformat(when.time), "day"
    return when.earliest, when.precision


def _placed(problem: Problem, document: Document, page: Page) -> Problem:
    """The problem with its file, and its line where only its span is known."""
    line = problem.line
    if line is None and problem.start is not None:
        line = document.line_in_file(page.line_of(problem.start))
    return problem._replace(file=document.file, line=line)
