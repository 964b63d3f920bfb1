"""Parts that several views share: who published it, why it has no date, its plain line."""

from collections.abc import Mapping

from newsline.model import Event, QuoteHit, When
from newsline.render import sanitise
from newsline.render.dates import bounds_text

_CLOSING = "\"'”’»"
_LEAD_OUT = " ," + _CLOSING


def source(event: Event) -> str:
    """Who published the event, or else the label of its file."""
    return event.publisher or event.file


def sources(found: QuoteHit) -> list[str]:
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
