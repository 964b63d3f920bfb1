"""The head as a whole: which line is the headline, and what the lines around it say."""

import re

from newsline.parser.layout.captions import CAPTION_CHARS, ends_in_credit, is_credit, is_picture_credit
from newsline.parser.layout.dated import find_filed
from newsline.parser.layout.dateline import Dateline, read_dateline
from newsline.parser.layout.deck import (
    is_called,
    is_called_out,
    is_deck,
    is_long,
    is_underlined,
    is_wrapped,
    opens_with_dateline,
    stands_over_header,
)
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.header import read_part
from newsline.parser.layout.headline import best_headline, explicit_headline, join_lines, pass_listed
from newsline.parser.layout.markup import bullet_end
from newsline.parser.layout.part import HEADERS, Part
from newsline.parser.layout.rows import Row, is_prose, word_count
from newsline.parser.layout.signed import find_bylines
from newsline.parser.layout.title import (
    before_site,
    is_headline,
    is_office,
    is_site_name,
    same_headline,
)
from newsline.parser.layout.window import (
    HEAD_ROWS,
    PARAGRAPH_SPACES,
    is_cut_crumb,
    is_cut_window,
    printed_twice,
    site_behind,
)
from newsline.parser.page import Line

_MOST_LINES = 40
_SHOUTED = 100
_ASKED = 120  # characters of a headline that asks
_LABEL = r"^\[[\w .-]{1,30}\]\s+"  # of a mailing list, or "[Video]"
_SIGNS_FROM = "\u2190"  # arrows, and all that is painted
# Words; with so many before it a name is that of the site: "Storm shuts the ferry port - The Courier".
_LONGEST_SITE = 4
_OBJECT_CHARS = 300
# "You are here: Home / World", "| You are in: World: Asia-Pacific |"
_YOU_ARE, _YOU_ARE_CHARS = ("you are here", "you are in:"), 16
_LISTED = 2  # items of a list in one line, at least
_FIRST_ROWS = 12  # in which a person is told of who is not the author
# The dateline stands in the first rows of the body, blank ones counted.
_DATELINE_ROWS = 5


class Head:
    """What the lines above the body tell; `body` is the index of the first row after them.

    `sites` are names that may be the publisher's, as printed, `listed` the rows of a list above the text.
    """

    def __init__(self, body: int) -> None:
        self.title = ""
        self.title_line: int | None = None
        self.body = body
        self.header: list[Line] = []
        self.byline: tuple[str, ...] = ()
        self.section: str | None = None
        self.tags: tuple[str, ...] = ()
        self.url: str | None = None
        self.publisher: str | None = None
        self.sites: list[str] = []
        self.listed: list[Row] = []
        self.dateline: Dateline | None = None


def read_head(rows: list[Row], cues: Cues, given_title: str | None) -> Head:
    """Read the head of a page and mark its rows: title, header, captions, furniture, sub-heads.

    `given_title` is the title from outside the text, if there is one.
    """
    first, twice = printed_twice(rows, cues)
    crumbs = _crumbs(rows)
    parts, body = _parts(rows[crumbs:], cues, max(first - crumbs, 0))
    body += crumbs
    find_filed(parts)
    join_lines(parts)
    pass_listed(parts, cues)
    find_bylines(parts, rows[body : body + _FIRST_ROWS], cues)
    head = Head(body)
    index = _choose(parts, rows, cues, head, given_title, twice)
    _mark(parts, index, head, cues)
    if twice and head.publisher is None:
        site = site_behind(parts, twice)
        head.publisher = site if site and _is_proper(site.split()) else None
    _find_dateline(rows[body : body + _DATELINE_ROWS], head)
    return head


def _find_dateline(rows: list[Row], head: Head) -> None:
    """The dateline of the first paragraph, or of one shortly after it where a deck comes first."""
    for row in rows:
        if row.text.startswith('{"'):
            # An object pasted as JSON: its first fields are what a header is elsewhere.
            head.header.append(Line(row.raw[:_OBJECT_CHARS], row.number))
            return
        head.dateline = read_dateline(row.text)
        if head.dateline is not None:
            head.header.append(Line(head.dateline.text, row.number))
            return


def _parts(rows: list[Row], cues: Cues, first: int) -> tuple[list[Part], int]:
    """The lines of the head in order, and the index of the row at which the body begins: `first` or later."""
    parts: list[Part] = []
    headings: list[int] = []
    for index, row in enumerate(rows):
        if row.kind == "blank":
            continue
        if len(parts) >= _MOST_LINES:
            return parts, index
        if row.raw.startswith("% "):
            # A title block as pandoc writes it: title, authors and date, each behind a percent sign.
            row.text = row.raw[2:].strip()
            row.level = 0 if headings else 1
        part = read_part(row, cues)
        if parts and row.raw[0] == ">" and line_key(parts[-1].row.text) == "excerpt":
            part = Part(row, "furniture")  # of the text that follows, by a program that keeps pages
        if row.text.startswith('{"'):
            return parts, index
        if part.role == "heading" and headings and row.level >= min(headings):
            return parts, index
        if part.role == "heading":
            headings.append(row.level)
        if part.role in ("candidate", "body") and (
            is_wrapped(rows, index, cues) or opens_with_dateline(part, rows, index, cues)
        ):
            return parts, index
        if part.role == "body" and (index < first or is_cut_crumb(rows, index)):
            part.role = "furniture"
        if part.role == "candidate" and " - " in row.text and is_cut_window(rows, index):
            part.role = "furniture"
        if part.role == "body" and row.text[-1] in "?!" and parts and is_headline(row.text):
            # A blog prints its own name, what it is about and the day above such a headline.
            after_day = parts[-1].role == "date"
            alone = len(row.text) <= _ASKED and ". " not in row.text and not any(map(is_long, parts))
            if after_day or alone or 0 < index == first:
                part = Part(row, "candidate", value=row.text)
        if part.role in ("byline", "field", "date") and len(parts) == 1 and is_called(parts[0]):
            parts[0] = Part(parts[0].row, "candidate", value=parts[0].row.text)
        if part.role == "body" and row.text.isupper() and len(row.text) <= _SHOUTED and row.text[-1] == ".":
            part = Part(row, "candidate", value=row.text)  # "TWO KILLED IN MINE.", as old papers have it
        if part.role == "body":
            if parts and any(known.role in ("candidate", "heading") for known in parts):
                if not is_deck(parts, rows, index, cues):
                    return parts, index
                parts.append(Part(row, "candidate"))
                continue
            if not (
                is_headline(row.text)
                or stands_over_header(rows, index, cues)
                or is_called_out(rows, index, cues)
            ):
                return parts, index
            part = Part(row, "candidate", value=row.text)
        if part.role == "candidate" and is_underlined(rows, index):
            part.role = "heading"
        parts.append(part)
    return parts, len(rows)


def _crumbs(rows: list[Row]) -> int:
    """How many rows stand down to "You are here: Home": menus and lists of the whole site."""
    for index, row in enumerate(rows[:HEAD_ROWS]):
        if row.text[:_YOU_ARE_CHARS].lstrip("| ").casefold().startswith(_YOU_ARE):
            # A page may say it at its end.
            if any(map(_is_paragraph, rows[:index])):
                return 0
            for above in rows[:index]:
                above.kind = above.kind if above.kind == "blank" else "furniture"
            return index
    return 0


def _is_paragraph(row: Row) -> bool:
    return row.text.count(" ") >= PARAGRAPH_SPACES and row.text.count("•") < _LISTED and is_prose(row.text)


def _choose(
    parts: list[Part], rows: list[Row], cues: Cues, head: Head, given: str | None, twice: str
) -> int | None:
    """Settle the headline; answers the index of its part, or `None` if it is not among them."""
    explicit = explicit_headline(parts)
    if given:
        head.title = given
        same = [index for index, part in enumerate(parts) if part.value and same_headline(part.value, given)]
        index = same[0] if same else (explicit if _is_heading(parts, explicit) else None)
        head.title_line = parts[index].row.number if index is not None else None
        return index
    index = explicit if explicit is not None else best_headline(parts, rows, cues, twice)
    if index is not None:
        title = parts[index]
        head.title = " ".join(title.value[bullet_end(title.value) if title.row.bullet else 0 :].split())
        head.title_line = parts[index].row.number
        if head.title[0] == "[":
            head.title = re.sub(_LABEL, "", head.title) or head.title
        if head.title[0] > _SIGNS_FROM and not head.title[0].isalnum():
            head.title = head.title.lstrip(f"{head.title[0]}\ufe0f ") or head.title
        words, site = before_site(head.title)
        if word_count(words) > _LONGEST_SITE and is_site_name(site, cues):
            head.title = words.rstrip()
            head.sites.append(site)
    return index


def _is_heading(parts: list[Part], index: int | None) -> bool:
    return index is not None and parts[index].role == "heading"


def _mark(parts: list[Part], title: int | None, head: Head, cues: Cues) -> None:
    strange = ("candidate", "heading", "rule")
    last_known = max((i for i, part in enumerate(parts) if part.role not in strange), default=-1)
    start = title if title is not None else -1
    listing = _listing(parts, max(start, last_known), cues)
    for part in parts[listing:]:
        part.row.kind = "listed"
        head.listed.append(part.row)
    for index, part in enumerate(parts[:listing]):
        row = part.row
        if index == title or (part.value and head.title and same_headline(part.value, head.title)):
            row.kind = "title"
            if part.role in ("date", "dated title"):
                head.header.append(Line(part.key or row.raw, row.number))
                _learn(part, head)
        elif part.role in HEADERS:
            row.kind = "header"
            head.header.append(Line(row.raw, row.number))
            _learn(part, head)
        elif part.role == "caption" or (index > start and _of_picture(parts, index, cues)):
            row.kind = "caption"
        elif part.role in ("candidate", "heading"):
            _mark_other(part, index, start, last_known, head, cues)
        else:
            row.kind = "furniture"


def _listing(parts: list[Part], start: int, cues: Cues) -> int:
    """Where behind the last line of the header a list of other articles begins, down to the text."""
    for index in range(start + 1, len(parts) - 1):
        if cues.heads_list(line_key(parts[index].row.text)):
            return index
    return len(parts)


def _of_picture(parts: list[Part], index: int, cues: Cues) -> bool:
    """Whether a line credits a picture, or is what the caption below it says before its credit."""
    if parts[index].role != "candidate":
        return False
    text = parts[index].row.text
    if is_picture_credit(text, cues) or (len(text) <= CAPTION_CHARS and ends_in_credit(text, cues)):
        return True
    if index and parts[index - 1].row.raw[0] == "[" and text in parts[index - 1].row.raw:
        return True
    below = parts[index + 1] if index + 1 < len(parts) else None
    if below is None:
        return False
    if below.row.number == parts[index].row.number + 1 and is_credit(below.row.text):
        return True
    return below.role == "caption" and below.row.text.startswith(text)


def _mark_other(part: Part, index: int, title: int, last_known: int, head: Head, cues: Cues) -> None:
    """A line that could have been the headline: a site's name above it, names or a deck below."""
    row = part.row
    if index < title:
        row.kind = "furniture"
        if not row.bullet:
            head.sites.append(row.text)
        return
    if is_office(row.text) or (
        index < last_known and (word_count(row.text) <= 3 or is_site_name(row.text, cues))
    ):
        row.kind = "furniture"
        head.sites.append(row.text)
    else:
        row.kind = "body" if is_prose(row.text) else "subhead"


def _learn(part: Part, head: Head) -> None:
    """Take what a header line tells; the first word on each thing holds."""
    head.byline = head.byline or part.names
    head.section = head.section or part.section
    head.url = head.url or part.url
    head.sites += part.sites
    if part.role == "field":
        learn_field(part.key, part.value, head)
    elif part.role == "date" and part.key:
        head.publisher = head.publisher or part.key


def learn_field(kind: str, value: str, head: Head) -> None:
    """Take the value of a field that a page prints about itself."""
    if kind == "section" and value and not head.section:
        head.section = value.title() if value.isupper() and len(value) > 4 else value
    elif kind == "tags" and not head.tags:
        head.tags = tags_of(value)
    elif kind in ("publisher", "source") and not head.publisher:
        name = value.split("|", 1)[0].strip()
        if "/" not in name and "," not in name and _is_proper(name.split()):
            head.publisher = name


def _is_proper(words: list[str]) -> bool:
    small = ("of", "the", "and", "&", "de", "for")
    return 1 <= len(words) <= 5 and all(word[0].isupper() or word in small for word in words)


def tags_of(value: str) -> tuple[str, ...]:
    """The tags of a printed list, parted by commas, semicolons or bars; each once."""
    for separator in (";", "|"):
        value = value.replace(separator, ",")
    tags = (tag.strip().strip(" #\t\"'[]") for tag in value.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag and not tag.isspace() and len(tag) <= 60))
