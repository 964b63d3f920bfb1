"""The event: one document, normalised into what happened when, to whom, and who said what.

Offsets are Unicode code points into the event's `text`, half-open `[start, end)`;
always `text[start:end] == item.text`.
"""

from typing import Literal, NamedTuple

from newsline.errors import Problem
from newsline.model.when import When

EntityType = Literal["PERSON", "ORG", "PLACE"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
EventKind = Literal["document", "listed", "background"]


class Timex(NamedTuple):
    """A time expression in the body: TIMEX3 type and value (TimeML), and EDTF for a calendar date."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str | None = None


class Mention(NamedTuple):
    """A span that names an entity: the name alone, without title or determiner."""

    start: int
    end: int
    text: str


class Entity(NamedTuple):
    """One person, organisation or place and all its mentions in one document.

    `name` is its fullest name in the document; `aliases` are the other forms that
    stand there. `mentions` is empty when only the headline names it. `candidates`
    is empty but for an ambiguous name, which is nobody's: then it lists the
    fullest names it may stand for.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[str, ...] = ()


class Speaker(NamedTuple):
    """Who is quoted: `name` resolved as far as the text allows, `text` what stands there."""

    name: str
    start: int
    end: int
    text: str


class Quote(NamedTuple):
    """Words somebody said: the span without its marks, its speaker and cue.

    `direct` is false for reported speech without marks. `confidence` (0 to 1) is
    that of the speaker.
    """

    start: int
    end: int
    text: str
    direct: bool
    speaker: Speaker | None = None
    cue: str | None = None
    confidence: float = 1.0


class RelatedItem(NamedTuple):
    """A related article that a page lists: its title, and its date if the page gives one."""

    title: str
    date: When | None = None
    url: str | None = None
    entities: tuple[str, ...] = ()
    line: int | None = None


class DateCandidate(NamedTuple):
    """A piece of evidence for the document's date, accepted or rejected, and why.

    `text` quotes it, `line` is its place in the file (1-based, `None` outside it),
    `rule` names the rule that found it, `edtf` is how it was read, `reason` says in
    words why it was accepted or rejected.
    """

    text: str
    rule: str
    reason: str
    accepted: bool = False
    edtf: str | None = None
    line: int | None = None


class Event(NamedTuple):
    """A dated happening; an article's own event is its publication.

    The fields are those of the record that `newsline parse` prints (`docs/record.md`).
    `date` is `None` for an undated document; `bounds` then says between which days it
    must lie, if the text tells. `kind` is `listed` for a related item that a page
    lists and `background` for a dated statement inside a body; `listed_in` holds the ids
    of the pages that list the event, or of the documents in which the statement stands.
    `candidates` is the evidence behind `date`, accepted first. The spans of `title_quotes`
    are code points of `title`, all others of `text`.
    """

    id: str
    file: str
    title: str
    text: str
    date: When | None = None
    bounds: When | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    lang: str | None = None
    dates: tuple[Timex, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    related: tuple[RelatedItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    candidates: tuple[DateCandidate, ...] = ()
    kind: EventKind = "document"
    listed_in: tuple[str, ...] = ()
    title_quotes: tuple[Quote, ...] = ()

    @property
    def all_quotes(self) -> tuple[Quote, ...]:
        """Those of the text, then those of the title, whose spans index the title."""
        return self.quotes + self.title_quotes if self.title_quotes else self.quotes
