"""Parts that several views share: who published it, its short id, its strongest quote."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsline.model import Event, Hit, Quote, When
from newsline.render import sanitise
from newsline.render.dates import bounds_text, part_text
from newsline.render.layout import DIM, NO_BREAK, QUOTE, QUOTE_MARK, Pen, Row, Spans, row_cells, wrap

_ID_SHORTEST = 6
_HEX = frozenset("0123456789abcdef")
_SURE = 0.5
# A quoted phrase of fewer words says little without its sentence.
_PHRASE = 4
# The comma before the cue belongs to the sentence around the quote.
_TRAILING = " ,"
_NAME_FIELDS = frozenset(("entity", "speaker"))


def source(event: Event) -> str:
    """Who published the event, or else the label of its file."""
    return event.publisher or event.file


def source_label(event: Event) -> str:
    """The source for a narrow column: the publisher, else the name of the file without its folders.

    Nothing for a listed event without a publisher: the page that lists it is named apart.
    """
    if event.publisher or event.kind == "listed":
        return event.publisher or ""
    return event.file.rpartition("/")[2]


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


def listed_note(event: Event) -> str:
    """` (listed in 2 pages)` and the like for a plain line, or nothing."""
    pages = len(event.listed_in)
    if not pages:
        return ""
    also = "" if event.kind == "listed" else "also "
    return f"  ({also}listed in {pages} page{'s' if pages > 1 else ''})"


def plain_line(event: Event) -> str:
    """`id  date  title  [publisher or file]`: one line, whole, as `while read id date title` wants it."""
    shown = f"{sanitise.line(event.title)}  [{sanitise.line(source(event))}]{listed_note(event)}"
    return f"{sanitise.line(event.id)}  {plain_date(event.date)}  {shown}"


def plain_date(when: When | None) -> str:
    """The date column of a plain line: EDTF, at least 10 characters wide."""
    return f"{when.edtf if when else 'undated':<10}"


class ShortIds:
    """Ids as short as keeps them apart among `ids`, so that `newsline show` takes them.

    Only our own content hashes are cut; an id that came with the data is shown whole.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        unique = set(ids)
        self._long = {}
        counts = Counter(event_id[:_ID_SHORTEST] for event_id in unique)
        for event_id in unique:
            if counts[event_id[:_ID_SHORTEST]] > 1:
                self._long[event_id] = _prefix(event_id, unique)

    def __call__(self, event_id: str) -> str:
        """The short form, raw."""
        if len(event_id) < _ID_SHORTEST or not _HEX.issuperset(event_id):
            return event_id
        return self._long.get(event_id, event_id[:_ID_SHORTEST])


def _prefix(event_id: str, ids: set[str]) -> str:
    rivals = [other for other in ids if other != event_id and other[:_ID_SHORTEST] == event_id[:_ID_SHORTEST]]
    for length in range(_ID_SHORTEST + 1, len(event_id)):
        if not any(other.startswith(event_id[:length]) for other in rivals):
            return event_id[:length]
    return event_id


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked for: names, casefolded."""

    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> "Wanted":
        """From names as asked or as found."""
        return cls(frozenset(name.casefold() for name in names))

    def is_said_by(self, quote: Quote) -> bool:
        """Whether one of the names is the quote's speaker."""
        return quote.speaker is not None and quote.speaker.name.casefold() in self.names


def strongest_quote(event: Event, wanted: Wanted, spans: Spans, room: int) -> Quote | None:
    """The direct quote that says most in about `room` columns, or `None`.

    Whole phrases before snippets of a few words, which count only from the person asked
    for; then what that person said, what holds a matched word, and what has a sure
    speaker; among equals the longest that fits, else the shortest.
    """
    best: Quote | None = None
    best_rank: tuple[bool, bool, bool, bool, bool, int] | None = None
    for quote in event.quotes:
        length = quote.end - quote.start
        phrase = quote.text.count(" ") + 1 >= _PHRASE
        asked = wanted.is_said_by(quote)
        if not quote.direct or not (phrase or asked):
            continue
        known = quote.speaker is not None and quote.confidence >= _SURE
        fits = length <= room
        matched = any(quote.start < end and start < quote.end for start, end in spans)
        rank = (phrase, asked, matched, known, fits, length if fits else -length)
        if best_rank is None or rank > best_rank:
            best, best_rank = quote, rank
    return best


def quote_rows(
    quote: Quote,
    pen: Pen,
    width: int,
    *,
    spans: Spans = (),
    speaker: str | None = None,
    most: int | None = None,
) -> list[Row]:
    """The quote between marks and its speaker behind a dash, in rows of `width`; matched words marked.

    With `most` the words are cut to so many rows; the speaker is never cut off.
    """
    inside = [
        (max(start, quote.start) - quote.start, min(end, quote.end) - quote.start)
        for start, end in spans
        if start < quote.end and quote.start < end
    ]
    opened, closed = (pen.glyphs.open_quote, pen.glyphs.close_quote) if quote.direct else ("", "")
    words = [(opened, QUOTE), *pen.spans(quote.text.rstrip(_TRAILING), inside, QUOTE, QUOTE_MARK)]
    name = speaker or (quote.speaker.name if quote.speaker else None)
    end: Row = [(closed, QUOTE)]
    if name:
        end.append((f" {pen.glyphs.dash}{NO_BREAK}{pen.text(name)}", DIM))
    rows = wrap([*words, *end], width)
    if most is None or len(rows) <= most:
        return rows
    end.insert(0, (pen.glyphs.ellipsis, QUOTE))
    end_rows = wrap(end, width)
    kept = wrap(words, width)[: most - len(end_rows) + 1]
    if not kept:
        return end_rows
    last = wrap(kept[-1], max(1, width - row_cells(end_rows[0])))[0]
    return [*kept[:-1], [*last, *end_rows[0]], *end_rows[1:]]


def date_range(dates: Iterable[When]) -> str:
    """`8 Nov 2012 – 11 Dec 2024`, from the first to the last of `dates`."""
    known = [when for when in dates if when.earliest and when.latest]
    if not known:
        return ""
    first = min(known, key=When.sort_key).edtf.partition("/")[0]
    last = max(known, key=lambda when: (when.latest, when.earliest)).edtf.rpartition("/")[2]
    return part_text(first) if first == last else f"{part_text(first)} – {part_text(last)}"


def number(count: int, unit: str, units: str = "") -> str:
    """`1 event`, `2 events`; `units` is the plural where it takes more than an s."""
    return f"{count:,} {unit if count == 1 else units or unit + 's'}"


def names_found(hits: Iterable[Hit]) -> list[str]:
    """The names that the question was taken to mean, each once."""
    return list(dict.fromkeys(m.found for hit in hits for m in hit.matches if m.field in _NAME_FIELDS))


def fuzzy_note(hits: Iterable[Hit]) -> str:
    """What was matched fuzzily, as `asylm → asylum, Assd → Assad`, or nothing."""
    taken = dict.fromkeys(
        f"{match.query} → {match.found}" for hit in hits for match in hit.matches if match.similarity < 100
    )
    return ", ".join(taken)


def target(event: Event) -> str | None:
    """Where a link on the event leads: a listed event to its own address, a document to its file."""
    if event.kind == "listed":
        return sanitise.link(event.url) or sanitise.file_link(event.file)
    return sanitise.file_link(event.file) or sanitise.link(event.url)
