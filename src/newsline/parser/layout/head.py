"""The head as a whole: which line is the headline, and what the lines around it say."""

import re

from newsline.parser.layout.captions import CAPTION_CHARS, ends_in_credit, is_credit, is_picture_credit
from newsline.parser.layout.dated import find_filed
from newsline.parser.layout.dateline import Dateline, read_dateline
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.header import read_part
from newsline.parser.layout.headline import best_headline, explicit_headline, join_lines, pass_listed
from newsline.parser.layout.markup import bullet_end
from newsline.parser.layout.part import HEADERS, Part
from newsline.parser.layout.rows import Row, ends_sentence, is_prose, word_count
from newsline.parser.layout.signed import find_bylines
from newsline.parser.layout.title import (
    before_site,
    is_headline,
    is_site_name,
    letters_of,
    same_headline,
)
from newsline.parser.page import Line

_MOST_LINES = 40
_WRAPPED_FROM = 40
# So no second line of a paragraph begins.
_NO_PROSE = ("http://", "https://", "www.", "by ")
_LONG_HEADLINE = 200
# In so many rows a headline is looked for that is printed twice; it has so many spaces, a paragraph more.
_HEAD_ROWS = 60
_HEADLINE_SPACES, _PARAGRAPH_SPACES = 4, 14
_OBJECT_CHARS = 300
_CRUMBS = r" (?:/|>|»|›) "  # between the steps of "Home / World / Storm shuts the ferry port"
# "You are here: Home / World", "| You are in: World: Asia-Pacific |"
_YOU_ARE, _YOU_ARE_CHARS = ("you are here", "you are in:"), 16
# So much of a headline is printed of it in the crumbs above.
_CUT_CHARS = 25
_HEADER_AFTER_DECK = 3
_OPENING, _CLOSING = "\"'“‘", "\"'”’"
_LISTED = 2  # items of a list in one line, at least
_FIRST_ROWS = 12  # in which a person is told of who is not the author
# The dateline stands in the first rows of the body, blank ones counted.
_DATELINE_ROWS = 5


class Head:
    """What the lines above the body tell; `body` is the index of the first row after them.

    `sites` are names that may be the publisher's, as printed.
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
        self.dateline: Dateline | None = None


def read_head(rows: list[Row], cues: Cues, given_title: str | None) -> Head:
    """Read the head of a page and mark its rows: title, header, captions, furniture, sub-heads.

    `given_title` is the title from outside the text, if there is one.
    """
    first, twice = _printed_twice(rows)
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
        head.publisher = _site_behind(parts, twice)
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
        if row.text.startswith('{"'):
            return parts, index
        if part.role == "heading" and headings and row.level >= min(headings):
            return parts, index
        if part.role == "heading":
            headings.append(row.level)
        if part.role in ("candidate", "body") and (_wrapped(rows, index) or read_dateline(row.text)):
            return parts, index
        if part.role == "body" and (index < first or _is_cut_crumb(rows, index)):
            part.role = "furniture"
        if part.role == "candidate" and " - " in row.text and _is_cut_window(rows, index):
            part.role = "furniture"
        if (
            part.role == "body"
            and row.text[-1] in "?!"
            and parts
            and parts[-1].role == "date"
            and is_headline(row.text)
        ):
            # A blog prints its own name, what it is about and the day above such a headline.
            part = Part(row, "candidate", value=row.text)
        if part.role == "body":
            if parts and any(known.role in ("candidate", "heading") for known in parts):
                if not _is_deck(parts, rows, index, cues):
                    return parts, index
                parts.append(Part(row, "candidate"))
                continue
            if not (
                is_headline(row.text) or _over_header(rows, index, cues) or _called_out(rows, index, cues)
            ):
                return parts, index
            part = Part(row, "candidate", value=row.text)
        if part.role == "candidate" and _underlined(rows, index):
            part.role = "heading"
        parts.append(part)
    return parts, len(rows)


def _crumbs(rows: list[Row]) -> int:
    """How many rows stand down to "You are here: Home": menus and lists of the whole site."""
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        if row.text[:_YOU_ARE_CHARS].lstrip("| ").casefold().startswith(_YOU_ARE):
            # A page may say it at its end.
            if any(map(_is_paragraph, rows[:index])):
                return 0
            for above in rows[:index]:
                above.kind = above.kind if above.kind == "blank" else "furniture"
            return index
    return 0


def _is_paragraph(row: Row) -> bool:
    return row.text.count(" ") >= _PARAGRAPH_SPACES and row.text.count("•") < _LISTED and is_prose(row.text)


def _printed_twice(rows: list[Row]) -> tuple[int, str]:
    """Where a headline stands that was printed shortly before, and its letters; or 0 and none.

    Pages print it for the window, with their name behind it, and again below their menus: nothing above it
    is the article's, if no paragraph stands there.
    """
    seen: set[str] = set()
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        text = row.text
        spaces = text.count(" ")
        if spaces < _HEADLINE_SPACES:
            continue
        if spaces >= _PARAGRAPH_SPACES and (len(text) > _LONG_HEADLINE or is_prose(text)):
            break
        if len(text) > _LONG_HEADLINE or is_prose(text):
            continue
        headline, _ = before_site(text)
        crumb = re.split(_CRUMBS, text)[-1]
        forms = [letters_of(form) for form in (text, headline, crumb) if form.count(" ") >= _HEADLINE_SPACES]
        for letters in forms:
            if letters in seen:
                return index, letters
        seen.update(forms)
    return 0, ""


def _site_behind(parts: list[Part], headline: str) -> str | None:
    """The site that a line names behind the headline with these letters."""
    for part in parts:
        words, site = before_site(part.value)
        if site and letters_of(words) == headline and _is_proper(site.split()):
            return site
    return None


def _is_deck(parts: list[Part], rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether a sentence is a deck: the byline or the date still follows, before any other paragraph."""
    if len(rows[index].text) > _LONG_HEADLINE or any(map(_tells, parts)):
        return False
    following = [row for row in rows[index + 1 : index + 9] if row.kind != "blank"]
    for row in following[:_HEADER_AFTER_DECK]:
        part = read_part(row, cues)
        if _tells(part):
            return True
        if part.role != "caption":
            return False
    return False


def _tells(part: Part) -> bool:
    """Whether a line tells who wrote the article, or when."""
    if part.role == "date":
        # Counted comments stand below a text as well.
        return part.reading is not None or "comment" not in part.row.text.casefold()
    return part.role == "byline" or (part.role == "field" and part.key in ("byline", "header"))


def _is_cut_crumb(rows: list[Row], index: int) -> bool:
    """Whether a line ends in the headline below it, cut short: "Home News Storm shuts the ferry po..."."""
    text = rows[index].text
    if not text.endswith(("...", "…")) or len(text) > _LONG_HEADLINE:
        return False
    return any(
        row.text[:_CUT_CHARS] in text for row in rows[index + 1 : index + 4] if len(row.text) >= _CUT_CHARS
    )


def _is_cut_window(rows: list[Row], index: int) -> bool:
    """Whether a line is the window's title, the headline cut short in it: "Storm shuts the f - KXYZ"."""
    cut = rows[index].text.partition(" - ")[0]
    if len(cut) < _CUT_CHARS:
        return False
    return any(row.text.startswith(cut) and row.text != cut for row in rows[index + 1 : index + 4])


def _wrapped(rows: list[Row], index: int) -> bool:
    """Whether the row is the first line of a hard-wrapped paragraph: of two that end a sentence, or more."""
    if index + 1 >= len(rows) or len(rows[index].text) < _WRAPPED_FROM:
        return False
    following = rows[index + 1].text
    if following.startswith(_NO_PROSE):
        return False
    more = index + 2 < len(rows) and bool(rows[index + 2].text)
    return following[:1].islower() and (more or ends_sentence(following))


def _underlined(rows: list[Row], index: int) -> bool:
    below = rows[index + 1].raw if index + 1 < len(rows) else ""
    return len(below) >= 3 and not below.strip("=")


def _over_header(rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether a short sentence stands directly over a date or a byline: then it is a headline."""
    if len(rows[index].text) > _LONG_HEADLINE or index + 1 >= len(rows):
        return False
    below = rows[index + 1]
    if below.kind == "blank" and index + 2 < len(rows):
        below = rows[index + 2]
    return below.kind != "blank" and read_part(below, cues).role in HEADERS


def _called_out(rows: list[Row], index: int, cues: Cues) -> bool:
    """Whether a short sentence in quotation marks, over what may be a headline, may be one too."""
    text = rows[index].text
    if len(text) > _LONG_HEADLINE or text[0] not in _OPENING or text[-1] not in _CLOSING:
        return False
    below = next((row for row in rows[index + 1 : index + 3] if row.kind != "blank"), None)
    return below is not None and read_part(below, cues).role == "candidate"


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
    return index


def _is_heading(parts: list[Part], index: int | None) -> bool:
    return index is not None and parts[index].role == "heading"


def _mark(parts: list[Part], title: int | None, head: Head, cues: Cues) -> None:
    strange = ("candidate", "heading", "rule")
    last_known = max((i for i, part in enumerate(parts) if part.role not in strange), default=-1)
    start = title if title is not None else -1
    for index, part in enumerate(parts):
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


def _of_picture(parts: list[Part], index: int, cues: Cues) -> bool:
    """Whether a line credits a picture, or is what the caption below it says before its credit."""
    if parts[index].role != "candidate":
        return False
    text = parts[index].row.text
    if is_picture_credit(text, cues) or (len(text) <= CAPTION_CHARS and ends_in_credit(text, cues)):
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
    if index < last_known and (word_count(row.text) <= 3 or is_site_name(row.text, cues)):
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
