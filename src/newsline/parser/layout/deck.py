"""Where the head of a page ends: which of its lines are decks or headlines, which are the text already."""

from newsline.parser.layout.byline import labels_byline
from newsline.parser.layout.captions import ends_in_credit
from newsline.parser.layout.dateline import read_dateline
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.header import read_part
from newsline.parser.layout.part import HEADERS, Part
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.rows import Row, ends_sentence, word_count
from newsline.parser.layout.window import LONG_HEADLINE

_WRAPPED_FROM = 40
# So no headline ends, but a line of a paragraph.
_UNENDED = frozenset("a an and as at but by for from in into is of on or that the their to was with".split())
# So no second line of a paragraph begins.
_NO_PROSE = ("http://", "https://", "www.", "by ")
_LABEL_WORDS = 3  # of what may stand above a headline: "ANALYSIS"
_HEADER_AFTER_DECK = 3
_OPENING, _CLOSING = "\"'“‘", "\"'”’"


def is_long(part: Part) -> bool:
    """Whether a line that may be the headline is no mere label."""
    return part.role == "heading" or (part.role == "candidate" and word_count(part.value) > _LABEL_WORDS)


def is_called(part: Part) -> bool:
    """Whether a line that calls to a video, as lists do, is a headline: "WATCH: Bear breaks into bakery"."""
    text = part.row.text
    at = text.find(": ")
    return part.role == "furniture" and text[:at].isupper() and word_count(text) > _LABEL_WORDS


def opens_with_dateline(part: Part, rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether a line begins the report behind its dateline; "BBC News - Storm shuts the port" does not."""
    dateline = read_dateline(part.row.text)
    if dateline is None or part.role == "body" or dateline.agency:
        return dateline is not None
    if any(map(str.isdigit, dateline.text)):
        return True
    return index + 1 < len(rows) and bool(rows[index + 1].text) and not _is_header(rows[index + 1], cues)


def _is_header(row: Row, cues: Cues) -> bool:
    return read_part(row, cues).role in HEADERS


def is_deck(parts: list[Part], rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether a sentence is a deck: the byline or the date still follows, before any other paragraph."""
    if len(rows[index].text) > LONG_HEADLINE:
        return False
    # Of a day above the headline the byline may still follow.
    told = {part.role for part in parts if _tells(part)}
    if told and (told != {"date"} or parts[-1].role != "candidate"):
        return False
    following = [row for row in rows[index + 1 : index + 9] if row.kind != "blank"]
    captions = 0
    for place, row in enumerate(following, 1):
        part = read_part(row, cues)
        handle = place < len(following) and following[place].text[:1] == "@"
        if _tells(part):
            return part.role not in told
        if part.role == "candidate" and (labels_byline(row.text) or (handle and is_person(part.value, cues))):
            return True  # "By" alone; "Jane Doe", "@janedoe"
        pictured = part.role == "caption" or (part.role == "candidate" and ends_in_credit(row.text, cues))
        captions += pictured
        if not (pictured or part.role == "furniture") or captions >= _HEADER_AFTER_DECK:
            return False
    return False


def _tells(part: Part) -> bool:
    """Whether a line tells who wrote the article, or when."""
    if part.role == "date":
        # Counted comments stand below a text as well.
        return part.reading is not None or "comment" not in part.row.text.casefold()
    return part.role == "byline" or (part.role == "field" and part.key in ("byline", "header"))


def is_wrapped(rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether the row is the first line of a hard-wrapped paragraph: of two that end a sentence, or more."""
    if index + 1 >= len(rows) or len(rows[index].text) < _WRAPPED_FROM:
        return False
    following = rows[index + 1].text
    if not following or following.startswith(_NO_PROSE) or labels_byline(following):
        return False
    more = index + 2 < len(rows) and bool(rows[index + 2].text)
    if not following[:1].islower() and rows[index].text.rpartition(" ")[2] not in _UNENDED:
        return False
    # "courier.example · by Jane Doe · March 5, 2013"
    return (more or ends_sentence(following)) and not _is_header(rows[index + 1], cues)


def is_underlined(rows: list[Row], index: int) -> bool:
    """Whether a line is underlined, as headings of old text files are."""
    below = rows[index + 1].raw if index + 1 < len(rows) else ""
    return len(below) >= 3 and not below.strip("=")


def stands_over_header(rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether a short sentence stands directly over a date or a byline: then it is a headline."""
    if len(rows[index].text) > LONG_HEADLINE or index + 1 >= len(rows):
        return False
    below = rows[index + 1]
    if below.kind == "blank" and index + 2 < len(rows):
        below = rows[index + 2]
    return below.kind != "blank" and _is_header(below, cues)


def is_called_out(rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether a short sentence in quotation marks, over what may be a headline, may be one too."""
    text = rows[index].text
    if len(text) > LONG_HEADLINE or text[0] not in _OPENING or text[-1] not in _CLOSING:
        return False
    below = next((row for row in rows[index + 1 : index + 3] if row.kind != "blank"), None)
    return below is not None and read_part(below, cues).role == "candidate"
