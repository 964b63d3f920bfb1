"""The head of a page: the lines above the body, and what each of them tells."""

import re
from typing import Literal

from newsline.parser.datetext import DateReading, is_period, read_dates
from newsline.parser.datetext.promise import has_digit
from newsline.parser.layout.byline import (
    is_agency_alone,
    names_in_byline,
    read_byline,
    read_name_line,
)
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.markup import is_image, links
from newsline.parser.layout.rows import Row, is_prose, word_count
from newsline.parser.layout.title import is_site_name

_DATED_TITLE = r"(date\s+\d{4}-\d\d?-\d\d?)\s+(\S.*)"
_DASHES = "-–—• "  # before "By Ann Reed"
_URL_STARTS = ("http://", "https://", "www.")
# Kept as text and compiled by `re` when a line first has use for it.
_SEPARATOR = r"\s*[|•·»›\t]\s*|\s+(?://|>|-|–|—)\s+"
# Each separator holds one of these.
_MARKS = "|•·»›\t/>–—-"
_CRUMB = r"\s*[»›]\s*|\s+>\s+"
_FOREIGN = re.compile(r"[^\0-\x7f]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST_FIELD = 300
_LONGEST_DATE_LINE = 200
_BYLINE_WORDS = _SECTION_WORDS = 6
_LONGEST_WIRE = 30  # characters of the name of an agency
# "Archived from the original on 2 January 2019." is a date line, a longer sentence is not.
_DATE_SENTENCE_WORDS = 10
# Pages saved without their mark-up run a name and the day together: "Jane DoeSep 27, 2025".
_GLUED_MONTH = (
    r"(?<=[a-z])(?=(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d{1,2}\b)"
)
# And the year and the clock: "Wed, May 8 20195:32 AM EDT".
_GLUED_CLOCK = r"(?<=\b20\d\d)(?=\d{1,2}:\d\d)"
_GLUED_WORDS = ("Published", "Updated", "Posted")
# A line that is a date for so great a part is a date line, whatever the rest says.
_MOSTLY_DATE = 0.7
# "Posted 8 July 2016 by Orrin Reporter": so many words may follow where the first says what the date is of.
_WORDS_AFTER_LEAD = 4
_CLOCK_CHARS = 8
_MENU_WORDS = 5
# Between a date and who wrote: "May 3, 2014 - by Jane Doe".
_BESIDE_DATE = " ,|–—-·•"
# Before the day on which a newspaper was founded.
_FOUNDED = ("est.", "estd.", "established", "founded", "since")
# The names under which pages print what they know about themselves.
_FIELD_NAMES = {
    "title": "title, headline, subject",
    "byline": "author, authors, byline, by, words, written by, autor, auteur",
    "section": "section, category, rubric",
    "publisher": "publisher, publication, newspaper, site",
    "source": "source",
    "url": "url, link, canonical, canonical url, permalink, retrieved from",
    "tags": "tags, tag, keywords, topics, filed under, labels",
    "header": "date, published, pubdate, published-at, publishedat, published on, published-on,"
    " date published, publication date, timestamp, issued, posted, posted on, created, updated,"
    " last updated, modified, last modified, revdate, dtg, load-date, length, edition, copyright,"
    " from, to, cc, reply-to, sent, language, draft, layout, slug, type",
}
_FIELDS = {name: kind for kind, names in _FIELD_NAMES.items() for name in names.split(", ")}


# What a line of the head is.
Role = Literal[
    "rule",
    "date",
    "dated title",
    "field",
    "byline",
    "url",
    "section",
    "furniture",
    "caption",
    "heading",
    "candidate",
    "body",
]
# The roles of the lines that tell what an article is besides its headline.
HEADERS = frozenset(("date", "dated title", "field", "byline", "url", "section"))


class Part:
    """A row of the head, its role and what it tells.

    `key` and `value` are those of a field (for a date line the name and the
    headline that stand beside it), `names` those of a byline, `sites` names that
    may be the publisher's, `reading` the date.
    """

    __slots__ = ("key", "names", "reading", "role", "row", "section", "sites", "url", "value")

    def __init__(self, row: Row, role: Role, key: str = "", value: str = "") -> None:
        self.row = row
        self.role = role
        self.key = key
        self.value = value
        self.names: tuple[str, ...] = ()
        self.section: str | None = None
        self.sites: list[str] = []
        self.url: str | None = None
        self.reading: DateReading | None = None


def read_field(text: str) -> tuple[str, str] | None:
    """A line such as `Author: Jane Doe`: the kind of field (as `_FIELDS` names it) and its value."""
    if len(text) > _LONGEST_FIELD or (":" not in text and "=" not in text):
        return None
    at = min(at for at in (text.find(":", 1), text.find("=", 1), len(text)) if at > 0)
    kind = _FIELDS.get(text[:at].strip("#%:+*_ ").casefold().replace("_", "-"))
    return (kind, text[at + 1 :].strip("* \t\"'")) if kind else None


def read_part(row: Row, cues: Cues) -> Part:
    """What a row is, seen alone; `body` where the head ends."""
    text = row.text
    if not text or not (text[0].isalnum() or any(map(str.isalnum, text[:60]))):
        return Part(row, "caption" if is_image(row.raw) else "rule")
    if text.startswith("date"):
        match = re.fullmatch(_DATED_TITLE, text)
        if match is not None and len(re.split(_CRUMB, match[2])) <= 2:
            return Part(row, "dated title", match[1], match[2])
        if match is not None:
            return Part(row, "date")  # and where on its site the page stands
    if text.startswith(_URL_STARTS) and " " not in text:
        part = Part(row, "url")
        part.url = text
        return part
    if text[0] == "@" and " " not in text:
        return Part(row, "furniture")  # who wrote it, as networks call them
    found = read_field(text)
    if found is not None:
        return _field_part(row, *found, cues)
    names = read_byline(text.lstrip(_DASHES), cues)
    if names is not None:
        part = Part(row, "byline")
        part.names = names
        part.sites = [piece.strip() for piece in text.split(",")[1:] if is_site_name(piece.strip(), cues)]
        return part
    if text[0] == "(" and text[-1] == ")" and is_agency_alone(text, cues):
        part = Part(row, "byline")
        part.sites = [text[1:-1]]
        return part
    if len(text) <= _LONGEST_WIRE:
        wire = text.strip(" ,.")
        if (known := wire.casefold()) in cues.wire or known in cues.desk:
            part = Part(row, "byline")
            part.sites = [wire] if known in cues.wire else []
            return part
    dated = _date_part(row, cues)
    if dated is not None:
        return dated
    key = line_key(text)
    if row.level:
        ends = cues.heads_list(key) or cues.ends_article(key)
        return Part(row, "body" if ends else "heading", value=text)
    if row.raw.startswith("= "):
        return Part(row, "heading", value=text[2:].strip())
    if (cues.heads_list(key) or cues.ends_article(key)) and text.endswith(":"):
        return Part(row, "body")
    if cues.is_furniture(text, key):
        return Part(row, "furniture")
    if cues.is_caption(text):
        return Part(row, "caption")
    if is_prose(text):
        return Part(row, "body")
    return _menu_part(row, cues) or Part(row, "candidate", value=text)


def _field_part(row: Row, kind: str, value: str, cues: Cues) -> Part:
    part = Part(row, "field", kind, value)
    if kind == "byline":
        part.names = names_in_byline(value, cues)
    elif kind in ("url", "source") and value.startswith(_URL_STARTS) and " " not in value:
        part.url = value
    return part


def _date_part(row: Row, cues: Cues) -> Part | None:
    """The row as a line that tells a date (or an issue, or how long ago), if that is what it does."""
    text = row.text
    if len(text) > _LONGEST_DATE_LINE or not _has_number(text):
        # Chinese and Japanese numerals are numeric; "Yesterday" alone dates nothing.
        return None
    if is_prose(text) and word_count(text) > _DATE_SENTENCE_WORDS:
        return None
    for word in _GLUED_WORDS:
        if text.startswith(word.upper()) and text[len(word) : len(word) + 1].isalpha():
            return _unglued_part(row, len(word), cues)
        at = text.find(word, 1)
        if at > 0 and text[at - 1].islower():
            return _unglued_part(row, at, cues) or _told_behind(row, at, cues)
    if ":" in text and (glued := re.search(_GLUED_CLOCK, text)) is not None:
        return _unglued_part(row, glued.start(), cues)
    readings = read_dates(text)
    if is_period(text, readings):
        return None
    for reading in readings:
        left, right = _segment(text, reading.start, reading.end)
        before = text[left : reading.start]
        if before.rstrip().casefold().endswith(_FOUNDED):
            return Part(row, "furniture")
        behind = text[reading.end :].lstrip(_BESIDE_DATE)
        if behind[:3].casefold() == "by " and (by := read_byline(behind, cues)) is not None:
            part = _dated(row, reading, left, right, cues)
            part.names = by
            return part
        rest = [word.casefold() for word in _WORD.findall(before + " " + text[reading.end : right])]
        strange = sum(word not in cues.header for word in rest)
        told = bool(rest) and rest[0] in cues.lead
        whole = (reading.end - reading.start) / len(text) >= _MOSTLY_DATE or text.endswith(":")
        filed = reading.start == 0 and reading.day is not None and _is_filed(text[reading.end :])
        if whole or filed or strange <= (reading.day is not None) or (told and strange <= _WORDS_AFTER_LEAD):
            return _dated(row, reading, left, right, cues)
        teller = before.strip(" ,")
        names = read_name_line(teller, cues) if before.rstrip().endswith(",") else ()
        # "By DPA, IANSFriday, April 23, 2010" names nobody.
        signed = teller[:3].casefold() == "by " and teller.count(" ") <= _BYLINE_WORDS
        if names or signed or is_site_name(teller, cues):
            part = _dated(row, reading, left, right, cues)
            part.names = names
            part.sites += [] if names or signed else [teller]
            return part
    glued = re.search(_GLUED_MONTH, text)
    if glued is not None:
        return _unglued_part(row, glued.start(), cues)
    words = _WORD.findall(text)
    told = all(word.casefold() in cues.header for word in words)
    return Part(row, "date") if told and (words or (":" in text and len(text) <= _CLOCK_CHARS)) else None


def _unglued_part(row: Row, at: int, cues: Cues) -> Part | None:
    """The date line of a row in which a name and what follows it stand without a space."""
    printed = row.text, row.raw
    name = re.split(_SEPARATOR, row.text[:at])[-1]
    row.text = row.raw = f"{row.text[:at]} {row.text[at:]}"
    part = _date_part(row, cues)
    if part is None:
        row.text, row.raw = printed
    elif not part.names:
        part.names = read_name_line(name, cues)
    return part


def _is_filed(text: str) -> bool:
    """Whether what stands behind a date names the sections of an article: " in Norland News, Top Stories"."""
    words = text.split()
    named = [word for word in words[1:] if word not in ("&", "and")]
    return words[:1] == ["in"] and 1 <= len(named) <= _SECTION_WORDS and all(w[0].isupper() for w in named)


def _told_behind(row: Row, at: int, cues: Cues) -> Part | None:
    """The date that a row tells from `at` on, whatever stands before: "Trust of NorlandUpdated: May 3"."""
    part = _date_part(Row(row.text[at:], row.text[at:], row.number, row.kind), cues)
    if part is not None:
        part.row = row
    return part


def _has_number(text: str) -> bool:
    return has_digit(text) or (not text.isascii() and any(map(str.isnumeric, _FOREIGN.findall(text))))


def read_listing_date(row: Row, cues: Cues) -> DateReading | None:
    """The date of a listed article, if the row is the line that tells it."""
    part = _date_part(row, cues)
    return part.reading if part is not None else None


def _segment(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between separators in which `text[start:end]` stands."""
    left, right = 0, len(text)
    if not any(map(text.__contains__, _MARKS)):
        return left, right
    for match in re.finditer(_SEPARATOR, text):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.start()
            break
    return left, right


def _dated(row: Row, reading: DateReading, left: int, right: int, cues: Cues) -> Part:
    """A date line with what stands beside the date: section, site, a link, or the headline itself."""
    part = Part(row, "date")
    part.reading = reading if reading.edtf else None
    text = row.text
    crumbs: list[str] = []
    if left and not _dash_before(text, left):
        crumbs = [crumb for crumb in re.split(_SEPARATOR, text[:left]) if crumb]
    part.section = _section(crumbs, part, cues)
    after = text[right:].strip(" |•·»›-–—/\t")
    if is_site_name(after, cues):
        part.sites.append(after)
    rest = text[:left].strip(" |•·-–—") or after
    if part.section is None and word_count(rest) >= 5 and not is_prose(rest):
        part.value = rest
    targets = links(row.raw)
    if len(targets) == 1 and targets[0][1].startswith("http"):
        part.url = targets[0][1]
        if after == targets[0][0] and "." not in after:
            part.key = after
    return part


def _dash_before(text: str, left: int) -> bool:
    return text[:left].rstrip()[-1:] in ("-", "–", "—")


def _section(crumbs: list[str], part: Part, cues: Cues) -> str | None:
    """The section that breadcrumbs name, sites taken out; `None` if they are anything else."""
    kept: list[str] = []
    for crumb in crumbs:
        if is_site_name(crumb, cues):
            part.sites.append(crumb)
        elif crumb.casefold() not in ("home", "home page", "start", "news"):
            kept.append(crumb)
    for crumb in kept:
        words = crumb.split()
        if len(words) > 3 or not crumb[0].isupper() or any(map(str.isdigit, crumb)):
            return None
        if any(word.casefold() in cues.header for word in words[:1]):
            return None
    return " » ".join(_unshouted(crumb) for crumb in kept) or None


def _unshouted(name: str) -> str:
    """RUSSIA as Russia; what may be an acronym stays."""
    return name.title() if name.isupper() and len(name) > 4 else name


def _menu_part(row: Row, cues: Cues) -> Part | None:
    """Breadcrumbs and menus: several short names between separators."""
    text = row.text
    if len(text) > _LONGEST_DATE_LINE:
        return None
    if not any(map(text.__contains__, _MARKS)):
        return Part(row, "furniture") if _is_menu(text, cues) else None
    crumbs = re.split(_CRUMB, text) if any(mark in text for mark in "»›>") else []
    if text.count(" / ") > 1:
        # One alone may part a headline from its translation.
        crumbs = text.split(" / ")
    if len(crumbs) >= 2 and all(1 <= word_count(crumb) <= 3 for crumb in crumbs):
        part = Part(row, "section")
        part.section = _section([crumb for crumb in crumbs if crumb], part, cues)
        return part
    items = re.split(_SEPARATOR, text)
    if len(items) >= 3 and all(word_count(item) <= 3 for item in items):
        return Part(row, "furniture")
    return None


def _is_menu(text: str, cues: Cues) -> bool:
    """Whether a line without separators is a menu: capitalised words, half of them names of sections."""
    words = text.split()
    if len(words) < _MENU_WORDS or not text.replace(" ", "").isalpha():
        return False
    if sum(word[0].islower() for word in words) > 1:
        return False
    return 2 * sum(word.casefold() in cues.menu for word in words) >= len(words)
