"""Pieces that several rich views share: short ids, the strongest quote, sources, links."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from itertools import pairwise

from newsline.model import Event, Hit, Quote, When
from newsline.render import parts, sanitise
from newsline.render.dates import part_text
from newsline.render.layout import DIM, NO_BREAK, QUOTE, QUOTE_MARK, Pen, Row, Spans, row_cells, wrap

_ID_SHORTEST = 6
_ID_LENGTH = 12
_HEX = frozenset("0123456789abcdef")
# A speaker less sure than this is shown with no headline; for a pronoun it takes more.
_QUITE_SURE, _RESOLVED = 0.6, 0.7
# A quoted phrase of fewer words says little without its sentence; this many tell something.
_PHRASE = 4
_TELLING = range(6, 41)
_PRONOUNS = frozenset("he she it they one we i you who others some another the".split())
_NAME_FIELDS = frozenset(("entity", "speaker"))


def source_label(event: Event) -> str:
    """The source for a narrow column: the publisher, else the name of the file without its folders.

    Nothing for a listed event without a publisher: the page that lists it is named apart.
    """
    if event.publisher or event.kind == "listed":
        return event.publisher or ""
    return event.file.rpartition("/")[2]


class ShortIds:
    """Ids as short as keeps them apart among `ids`, so that `newsline show` takes them.

    Only our own content hashes are cut; an id that came with the data is shown whole.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        ordered = sorted(set(ids))
        self._length: dict[str, int] = {}
        # In sorted order an id shares its longest beginning with a neighbour.
        for one, other in pairwise(ordered):
            shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
            if shared >= _ID_SHORTEST:
                self._length[one] = max(self._length.get(one, 0), shared + 1)
                self._length[other] = shared + 1

    def __call__(self, event_id: str) -> str:
        """The short form, raw."""
        if len(event_id) != _ID_LENGTH or not _HEX.issuperset(event_id):
            return event_id
        return event_id[: self._length.get(event_id, _ID_SHORTEST)]


def strongest_quote(event: Event, names: Collection[str], spans: Spans, room: int) -> Quote | None:
    """The direct quote that says most in about `room` columns, or `None`: none is better than a bad one.

    `names` are those asked for, casefolded; `spans` (sorted, without overlap) the places
    in the text that matched. A quote counts from `_PHRASE` words on, with a speaker who is
    named or described, not just "she", and sure. Of these, what somebody asked for said
    or what holds a matched word comes first, and before that if it is a whole sentence of
    a person; among equals the longest that fits, else the shortest.
    """
    starts = [start for start, _ in spans]

    def matched(start: int, end: int) -> bool:
        last = bisect_left(starts, end) - 1
        return last >= 0 and spans[last][1] > start

    # A document may spell the name its own way: there, who is named where something matched is meant.
    speakers = [quote.speaker for quote in event.quotes if quote.speaker]
    meant = {who.name.casefold() for who in speakers if matched(who.start, who.end)} | set(names)
    people = {entity.name for entity in event.entities if entity.type == "PERSON"}
    best: Quote | None = None
    best_rank: tuple[bool, bool, bool, bool, bool, int] | None = None
    for quote in event.quotes:
        length, words = quote.end - quote.start, quote.text.count(" ") + 1
        who = quote.speaker
        if not quote.direct or words < _PHRASE or who is None or who.name.casefold() in _PRONOUNS:
            continue
        if quote.confidence < (_RESOLVED if who.text.casefold() in _PRONOUNS else _QUITE_SURE):
            continue
        # What goes on behind its cue ("... he said, "and now ...") begins in the middle of a sentence.
        good = who.name in people and words in _TELLING and not quote.text[0].islower()
        asked, holds = who.name.casefold() in meant, matched(quote.start, quote.end)
        fits = length <= room
        near = asked or holds
        rank = (near and good, near, good, asked, fits, length if fits else -length)
        if best_rank is None or rank > best_rank:
            best, best_rank = quote, rank
    return best


def quote_rows(
    quote: Quote,
    pen: Pen,
    width: int,
    *,
    spans: Spans,
    most: int,
) -> list[Row]:
    """The quote between marks and its speaker behind a dash, in rows of `width`; matched words marked.

    The words are cut to fit in `most` rows; the speaker is never cut off.
    """
    inside = [
        (max(start, quote.start) - quote.start, min(end, quote.end) - quote.start)
        for start, end in spans
        if start < quote.end and quote.start < end
    ]
    opened, closed = (pen.glyphs.open_quote, pen.glyphs.close_quote) if quote.direct else ("", "")
    words = [(opened, QUOTE), *pen.spans(parts.spoken(quote.text), inside, QUOTE, QUOTE_MARK)]
    end: Row = [(closed, QUOTE)]
    if quote.speaker:
        end.append((f" {pen.glyphs.dash}{NO_BREAK}{pen.text(quote.speaker.name)}", DIM))
    rows = wrap([*words, *end], width)
    if len(rows) <= most:
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
