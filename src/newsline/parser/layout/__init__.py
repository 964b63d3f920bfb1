"""The layout stage: a document in, its page out - headline, header, body and what stands around them.

The rules are shapes, not sites: length and end of a line, its place, marks that
recur on pages, and a small lexicon of cues (`lexicon/furniture.txt`).
"""

import re
from collections.abc import Callable

from newsline.model import Document, RelatedItem
from newsline.parser.casing.truecase import truecase
from newsline.parser.layout.body import sort_body
from newsline.parser.layout.byline import given_names
from newsline.parser.layout.dateline import read_dateline
from newsline.parser.layout.furniture import Cues, cues
from newsline.parser.layout.head import Head, read_head
from newsline.parser.layout.publisher import find_publisher
from newsline.parser.layout.related import MOST_ITEMS, items_of
from newsline.parser.layout.rows import Row, assemble, split_rows
from newsline.parser.layout.tail import Tail
from newsline.parser.layout.undo import undo_saving
from newsline.parser.page import Line, Page
from newsline.parser.sentences import sentence_spans

__all__ = ["first_sentence", "lay_out"]

# The head of a record is looked for in so many characters of its text.
_RECORD_HEAD_CHARS = 6000
_MAIL_MARKS = r"^(?:(?:\[[\w .-]{1,30}\]|(?:[Rr][Ee]|[Ff][Ww][Dd]?|FW):)\s*)+"
_PLACE_CHARS = 40
_LONGEST_SENTENCE_TITLE = 140


def lay_out(document: Document) -> Page:
    """Lay a document out: title, header lines, body, captions, furniture, related items.

    A pure function that never raises, linear in the length of the text. A `record`
    keeps its text unchanged; of it only the head is read, for evidence.
    """
    lexicon = cues()
    if document.form == "record":
        return _record_page(document, lexicon)
    for is_alike, alike in ((str.isupper, str.upper), (str.islower, str.lower)):
        if is_alike(document.text):
            # Letters of one kind hide which lines are headlines, and where one goes on in the next.
            cased = _text_page(document._replace(text=truecase(document.text)), lexicon)
            return _as_printed(cased, alike, has_title=bool(document.metadata.title))
    return _text_page(document, lexicon)


def _text_page(document: Document, lexicon: Cues) -> Page:
    """The page of a text or markdown document, with the lines of the file."""
    undone = undo_saving(document.text)
    if undone is None:
        return _lay_out(document, lexicon)
    page = _lay_out(document._replace(text=undone.text, first_line=1), lexicon)
    return undone.as_in_file(page, document.first_line)


def _as_printed(page: Page, alike: Callable[[str], str], *, has_title: bool) -> Page:
    """The page of a text with letters of one kind that was laid out in normal case, with these letters."""

    def lines(known: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(Line(alike(line.text), line.number) for line in known)

    return page._replace(
        text=alike(page.text),
        title=page.title if has_title else alike(page.title),
        header=lines(page.header),
        captions=lines(page.captions),
        furniture=lines(page.furniture),
        related=tuple(item._replace(title=alike(item.title)) for item in page.related),
    )


def _lay_out(document: Document, lexicon: Cues) -> Page:
    """The page of lines as they stand."""
    rows = split_rows(document.text, document.first_line, markdown=document.form == "markdown")
    head = read_head(rows, lexicon, _given_title(document))
    tail = sort_body(rows, head, lexicon)
    text, places = assemble(rows)
    left_out = [row for row in rows if row.kind in ("furniture", "listed")]
    if not head.title and text:
        head.title, head.title_line = first_sentence(text), places[0][1]
    if head.url is None and len(tail.sources) == 1:
        head.url = tail.sources[0][1] or None
    return _page(
        document,
        head,
        text,
        places,
        captions=[row for row in rows if row.kind == "caption"],
        furniture=left_out,
        publisher=find_publisher(head, left_out, tail.sources, lexicon),
        related=_related(tail, lexicon),
    )


def _record_page(document: Document, lexicon: Cues) -> Page:
    """The page of a record: its text as it is, and the evidence of its first lines."""
    top = document.text[:_RECORD_HEAD_CHARS]
    rows = split_rows(top, document.first_line, markdown=False)
    head = read_head(rows, lexicon, _given_title(document))
    publisher = find_publisher(head, [], [], lexicon)
    places = _line_starts(document.text, document.first_line)
    return _page(
        document, head, document.text, places, captions=[], furniture=[], publisher=publisher, related=()
    )


def _page(
    document: Document,
    head: Head,
    text: str,
    places: tuple[tuple[int, int], ...],
    *,
    captions: list[Row],
    furniture: list[Row],
    publisher: str | None,
    related: tuple[RelatedItem, ...],
) -> Page:
    metadata = document.metadata
    return Page(
        text=text,
        title=head.title,
        title_line=head.title_line,
        body_lines=places,
        header=tuple(head.header),
        captions=tuple(Line(row.raw, row.number) for row in captions),
        furniture=tuple(Line(row.raw, row.number) for row in furniture),
        publisher=metadata.publisher or publisher,
        byline=given_names(metadata.byline, metadata.publisher, cues()) or head.byline,
        section=metadata.section or head.section,
        tags=metadata.tags or head.tags,
        url=metadata.url or head.url,
        related=related,
    )


def _given_title(document: Document) -> str | None:
    title = " ".join((document.metadata.title or "").split())
    if ":" in title or title[:1] == "[":
        # "[harbour-news] Fwd: Storm shuts the port"
        title = re.sub(_MAIL_MARKS, "", title) or title
    return title or None


def _line_starts(text: str, first_line: int) -> tuple[tuple[int, int], ...]:
    places: list[tuple[int, int]] = []
    offset = 0
    for number, line in enumerate(text.split("\n"), first_line):
        places.append((offset, number))
        offset += len(line) + 1
    return tuple(places)


def first_sentence(text: str) -> str:
    """What stands for a headline where there is none: the first sentence, cut at a word if it is long."""
    paragraph = text[:4000].lstrip().partition("\n\n")[0]
    dateline = read_dateline(paragraph)
    if dateline is not None:
        paragraph = paragraph.removeprefix(dateline.text).lstrip()
    elif (colon := paragraph.find(": ", 2, _PLACE_CHARS)) > 0 and paragraph[:colon].isupper():
        paragraph = paragraph[colon + 2 :]  # "ISLAMABAD: The government has …"
    spans = sentence_spans(paragraph)
    sentence = " ".join(paragraph[spans[0][0] : spans[0][1]].split()) if spans else ""
    if len(sentence) <= _LONGEST_SENTENCE_TITLE:
        return sentence
    return sentence[:_LONGEST_SENTENCE_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"


def _related(tail: Tail, lexicon: Cues) -> tuple[RelatedItem, ...]:
    items = list(tail.inline)
    for listing in tail.listings:
        items += items_of(listing, lexicon)
    items.sort(key=lambda item: item.line or 0)
    seen: set[tuple[str, str | None]] = set()
    kept: list[RelatedItem] = []
    for item in items:
        key = (item.title, item.date.edtf if item.date else None)
        if item.title and key not in seen:
            seen.add(key)
            kept.append(item)
    return tuple(kept[:MOST_ITEMS])
