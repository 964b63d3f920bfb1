"""Parts that several views share: who published it, why it has no date, its plain line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from newsline.model import Event, When
from newsline.render import sanitise
from newsline.render.dates import bounds_text

if TYPE_CHECKING:
    from newsline.model import Hit, QuoteHit, Storyline

_CLOSING = "\"'”’»"
_LEAD_OUT = " ," + _CLOSING


def source(event: Event) -> str:
    """Who published the event, or else the label of its file."""
    return event.publisher or event.file


def sources(found: "QuoteHit") -> list[str]:
    """Who published a quote's words, each once, the event shown with them first."""
    return list(dict.fromkeys(map(source, (found.event, *found.also))))


def spoken(text: str) -> str:
    """Quoted words without the comma that belongs to the sentence around them: “Go,” he said.

    Also where the marks of a quote within the quote close behind it.
    """
    end = len(text)
    while end and text[end - 1] in _LEAD_OUT:
        end -= 1
    return text[:end] + "".join(char for char in text[end:] if char in _CLOSING)


def edtf(when: When | None) -> str:
    """A date as programs read it, or nothing."""
    return when.edtf if when else ""


def no_date_reason(event: Event) -> str:
    """Why the event is undated, in the words of the parser."""
    return next((p.message for p in event.problems if p.code == "no-date"), "")


def undated_note(event: Event) -> str:
    """What is known about the date of an undated event."""
    bounds = bounds_text(event.bounds) if event.bounds else "no bounds known"
    return f"{bounds}; {reason}" if (reason := no_date_reason(event)) else bounds


def listed_note(event: Event, pages_by_id: Mapping[str, Event] | None = None) -> str:
    """` (listed in 2 pages)` and the like for a plain line, or nothing.

    A background event names the only document it stands in, if `pages_by_id` has it.
    """
    pages = len(event.listed_in)
    if not pages:
        return ""
    if event.kind == "background":
        page = (pages_by_id or {}).get(event.listed_in[0])
        where = sanitise.line(page.title) if page and pages == 1 else number(pages, "document")
        return f"  (in {where})"
    also = "" if event.kind == "listed" else "also "
    return f"  ({also}listed in {pages} page{'s' if pages > 1 else ''})"


def reports_note(hit: "Hit", shown: Callable[[str], str] = str) -> str:
    """`12 reports, 4 sources; first 2012-12-22, last 2012-12-25` for a storyline, or nothing.

    Of `3 of 12 reports` three answer the question. `shown` puts a date in EDTF into words.
    """
    return storyline_note(hit.storyline, shown, hit.matching) if hit.storyline else ""


def storyline_note(story: "Storyline", shown: Callable[[str], str] = str, matching: int | None = None) -> str:
    """What the reports of a storyline come to; `matching` of them answer the question (`None`: all)."""
    part = f"{matching:,} of " if matching is not None and matching < story.reports else ""
    note = part + number(story.reports, "report")
    if story.sources:
        note += f", {number(len(story.sources), 'source')}"
    if story.first and story.first != story.last:
        note += f"; first {shown(story.first)}, last {shown(story.last or story.first)}"
    return f"{note}; {story.undated:,} undated" if story.undated else note


def reports_of(hits: "Iterable[Hit]") -> int:
    """How many events that answer the question some hits stand for."""
    return sum(hit.matching for hit in hits)


def told_by(hits: "Sequence[Hit]") -> str:
    """`, told by 80 reports` where some hits stand for several reports, or nothing."""
    reports = reports_of(hits)
    return f", told by {number(reports, 'report')}" if reports > len(hits) else ""


def share_shown(hits: "Sequence[Hit]", total: int) -> str:
    """`20 of 80 events`, or where some stand for several reports `20 events: 26 of 80 reports`."""
    reports = reports_of(hits)
    if reports == len(hits):
        return f"{len(hits):,} of {number(total, 'event')}"
    return f"{number(len(hits), 'event')}: {reports:,} of {number(total, 'report')}"


STORY_COLUMNS = ("reports", "matching", "sources", "first", "last")


def story_cells(hit: "Hit") -> tuple[str, ...]:
    """What a hit stands for as cells under `STORY_COLUMNS`; empty ones where it is the only report."""
    story = hit.storyline
    if story is None:
        return ("",) * len(STORY_COLUMNS)
    sources = "; ".join(story.sources)
    return str(story.reports), str(hit.matching), sources, story.first or "", story.last or ""


def plain_hit(hit: "Hit", pages: Mapping[str, Event] | None = None) -> str:
    """The plain line of a hit, with what its storyline comes to."""
    note = reports_note(hit)
    return plain_line(hit.event, pages) + (f"  ({sanitise.line(note)})" if note else "")


def plain_line(event: Event, pages: Mapping[str, Event] | None = None) -> str:
    """`id  date  title  [publisher or file]`: one line, whole, as `while read id date title` wants it."""
    shown = f"{sanitise.line(event.title)}  [{sanitise.line(source(event))}]{listed_note(event, pages)}"
    return f"{sanitise.line(event.id)}  {plain_date(event.date)}  {shown}"


def plain_date(when: When | None) -> str:
    """The date column of a plain line: EDTF, at least 10 characters wide."""
    return f"{when.edtf if when else 'undated':<10}"


def number(count: int, unit: str, units: str = "") -> str:
    """`1 event`, `2 events`; `units` is the plural where it takes more than an s."""
    return f"{count:,} {unit if count == 1 else units or unit + 's'}"
