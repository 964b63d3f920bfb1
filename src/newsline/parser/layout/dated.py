"""Date lines: which lines tell when an article appeared, and what stands beside the date."""

import re
from itertools import pairwise

from newsline.parser.datetext import DateReading, is_period, read_dates, relation_word
from newsline.parser.datetext.promise import has_digit
from newsline.parser.datetext.tokens import WORD
from newsline.parser.layout.byline import (
    ADDRESS,
    SECTIONS,
    is_name_list,
    names_in_byline,
    read_byline,
    read_name_line,
)
from newsline.parser.layout.crumbs import MARKS, SEPARATOR, WRITERS, section_of
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.markup import links
from newsline.parser.layout.part import Part
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.rows import Row, is_prose, word_count
from newsline.parser.layout.title import is_site_name

_FOREIGN = re.compile(r"[^\0-\x7f]")
# Vowel signs of Indic scripts are part of a word, and no letters.
_WORD = re.compile(WORD[:-1] + "+")
_LONGEST = 200
_BYLINE_WORDS = _SECTION_WORDS = 6
# "Archived from the original on 2 January 2019." is a date line, a longer sentence is not.
_DATE_SENTENCE_WORDS = 10
# Pages saved without their mark-up run a name and the day together: "Jane DoeSep 27, 2025".
_GLUED_MONTH = (
    r"(?<=[a-z])(?=(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d{1,2}\b)"
)
# And the year and the clock: "Wed, May 8 20195:32 AM EDT".
_GLUED_CLOCK = r"(?<=\b20\d\d)(?=\d{1,2}:\d\d)"
# Behind the headlines of other sites: "Storm shuts the ferry porton March 3, 2022 at 1:35 pm".
_GLUED_ON = r"(\S.{20,200}[a-z’'\"”])on [A-Z][a-z]+ \d{1,2}, 20\d\d at \d{1,2}:\d\d [ap]m"
_GLUED_WORDS = ("Published", "Updated", "Posted")
# Behind a zone: "06.00 BSTLast modified on …".
_GLUED_LAST = r"(?<=[A-Z]{3})(?=Last (?:modified|[Uu]pdated) )"
# Buttons beside a date, each alone or with what it is for: "View Online", "Leave a Comment on Storm …".
_BUTTON = (
    r"(?:Leave a (?:[Cc]omment|[Rr]eply)\b.*|No [Cc]omments?|Add [Cc]omment|View (?:[Oo]nline|in .{3,20})"
    r"|(?:Share|Print|E-?mail)(?: [Tt]his(?: [Pp]age| [Aa]rticle| [Ss]tory)?)?)"
)
# What comes before the word that says what a date is of: "Originally published in The Echo, May 3, 2019".
_LED_BY, _LEADS = ("originally", "first", "email"), (["published"], ["appeared"], ["sent"])
_RELEASE = ("for immediate release", "for release")
_COUNT = r"(?:^| )\d{1,4}(?: [Cc]omments?)?$"
_SIGNED = ("by ", "submitted by ", "posted by ", "written by ")
_AROUND = " ,.:()[]|*-–—"
# What names the writer or the place before a date has no more pieces, and no more words in each.
_BESIDE_PIECES = 3
_BESIDE_WORDS = 4
_SECTION_PARTS = 3  # words of the section behind a date
_NO_SECTION = ("news", "home", "homepage", "login", "search", "subscribe", "contact", "about", "comment")
# A line that is a date for so great a part is a date line, whatever the rest says.
_MOSTLY_DATE = 0.7
# "Posted 8 July 2016 by Orrin Reporter": so many words may follow where the first says what the date is of.
_WORDS_AFTER_LEAD = 4
# What stands behind the day of an article that is cited: "Doe, Jane. The Courier 09 Mar 2013: A.3."
_CITED = r": ?[A-Z]{0,3}[.-]?\d{1,4}\.?"
_CLOCK_CHARS, _ZONED_CHARS = 8, 20
# In a zone that no list need have: "7:00 AM MYT".
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: \(?[A-Z]{2,5}\)?)?"
# Between a date and who wrote: "May 3, 2014 - by Jane Doe".
_BESIDE_DATE = " ,|–—-·•"
# "Updated 3 hrs ago"
_AGO = frozenset("hr hrs sec secs second seconds year years yr yrs".split())
# Before the day on which a newspaper was founded.
_FOUNDED = ("est.", "estd.", "established", "founded", "since")


def date_part(row: Row, cues: Cues) -> Part | None:
    """The row as a line that tells a date (or an issue, or how long ago), if that is what it does."""
    text = row.text
    if len(text) > _LONGEST or not _has_number(text):
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
    if "Last " in text and (glued := re.search(_GLUED_LAST, text)) is not None:
        return _unglued_part(row, glued.start(), cues)
    readings = read_dates(text)
    if is_period(text, readings):
        return None
    bare = _without_others(text, readings)
    for reading in readings:
        left, right = _segment(text, reading.start, reading.end)
        before = bare[left : reading.start]
        if before.rstrip().casefold().endswith(_FOUNDED):
            return Part(row, "furniture")
        behind = text[reading.end :].lstrip(_BESIDE_DATE)
        if "by " in behind[:11].casefold() and (by := read_byline(behind, cues)) is not None:
            part = _dated(row, reading, left, right, cues)
            part.names = by
            return part
        aside = bare[reading.end : right]
        rest = [word.casefold() for word in _WORD.findall(before + " " + aside)]
        strange = sum(not _is_known(word, cues) for word in rest)
        told = bool(rest) and (rest[0] in cues.lead or (rest[0] in _LED_BY and rest[1:2] in _LEADS))
        whole = (reading.end - reading.start) / len(text) >= _MOSTLY_DATE or text.endswith(":")
        whole = whole or re.fullmatch(_CITED, text[reading.end :]) is not None
        filed = reading.day is not None and _is_filed(text[reading.end :])
        if filed and reading.start and is_person(before.strip(_AROUND), cues):
            # "Jane Doe 22/07/2021 in News"
            part = _dated(row, reading, left, right, cues)
            part.beside = before.strip(_AROUND)
            return part
        filed = filed and reading.start == 0
        if whole or filed or strange <= (reading.day is not None) or (told and strange <= _WORDS_AFTER_LEAD):
            return _dated(row, reading, left, right, cues)
        teller = before.strip(" ,")
        names = read_name_line(teller, cues) if before.rstrip().endswith(",") else ()
        # "By DPA, IANSFriday, April 23, 2010" names nobody.
        signed = teller.casefold().startswith(_SIGNED) and teller.count(" ") <= _BYLINE_WORDS
        if names or signed or is_site_name(teller, cues):
            part = _dated(row, reading, left, right, cues)
            part.names = names
            part.sites += [] if names or signed else [teller]
            return part
        if reading.day is not None and (beside := _beside(before, aside, cues)) is not None:
            part = _dated(row, reading, left, right, cues)
            part.section, part.sites = None, []
            if is_person(beside, cues):
                part.beside = beside
            else:
                # "Council Briefing July 15, 2019" may be all the headline that there is.
                part.value = part.value or beside
            return part
    if " at " in text and readings and (glued := re.fullmatch(_GLUED_ON, text)) is not None:
        part = Part(row, "date", value=glued[1])
        part.reading = readings[-1]
        return part
    glued = re.search(_GLUED_MONTH, text)
    if glued is not None:
        return _unglued_part(row, glued.start(), cues)
    words = _WORD.findall(text)
    known = cues.header.union(_AGO) if text.endswith(" ago") else cues.header
    if len(text) <= _ZONED_CHARS and re.fullmatch(_CLOCK, text) is not None:
        return Part(row, "date")
    told = all(word.casefold() in known for word in words)
    return Part(row, "date") if told and (words or (":" in text and len(text) <= _CLOCK_CHARS)) else None


def _is_known(word: str, cues: Cues) -> bool:
    """Whether a word may stand beside any date: those that say what it is of are known in more languages."""
    return word in cues.header or relation_word(word) not in ("none", "other")


def _without_others(text: str, readings: list[DateReading]) -> str:
    """A line without its dates but the first, and without addresses; what is left stands where it stood."""
    for reading in readings[1:]:
        text = text[: reading.start] + " " * (reading.end - reading.start) + text[reading.end :]
    if "@" in text:
        text = re.sub(ADDRESS, lambda found: " " * len(found[0]), text)
    return text


def _beside(before: str, aside: str, cues: Cues) -> str | None:
    """The name that stands before a date or behind it, where nothing else does; empty for a button or a desk.

    "Jane Doe May 3, 2019", "Harbour Web Desk, ORRIN, Updated: May 3, 2019", "May 3, 2019 View Online".
    """
    if before.casefold().startswith(_RELEASE) and not _WORD.search(aside):
        return ""
    if not before.strip(_AROUND):
        name = re.sub(_COUNT, "", aside.strip(_AROUND))
        if not name or (not name[0].islower() and re.fullmatch(_BUTTON, name)):
            return ""
        return _named(name, cues)
    if any(word.casefold() not in cues.header for word in _WORD.findall(aside)):
        return None
    words = before.split()
    while words and words[-1].strip(_AROUND).casefold() in cues.header:
        words.pop()
    pieces = [piece.strip(_AROUND) for piece in " ".join(words).strip(_AROUND).split(",")]
    led = len(words) < len(before.split())
    if len(pieces) == 1:
        called = _named(pieces[0], cues)
        # "New Delhi, Updated: May 3, 2019"
        placed = led and words[-1:] and words[-1][-1] == "," and _is_capitalised(pieces[0])
        return "" if called is None and placed else called
    told = [_named(piece, cues) for piece in pieces]
    if len(pieces) > _BESIDE_PIECES or not (led or any(name == "" for name in told)):
        return None
    return "" if all(map(_is_capitalised, pieces)) else None


def _named(text: str, cues: Cues) -> str | None:
    """A text that has the shape of a name; empty if it is the name of a desk, an agency or a site."""
    words = text.casefold().split()
    if not 0 < len(words) <= _BESIDE_WORDS:
        return None
    if (
        (words[-1] in WRITERS and _is_capitalised(text))
        or " ".join(words) in cues.wire
        or is_site_name(text, cues)
    ):
        return ""
    return text if is_name_list(text, cues) else None


def _is_capitalised(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _BESIDE_WORDS and all(word[0].isupper() for word in words)


def _unglued_part(row: Row, at: int, cues: Cues) -> Part | None:
    """The date line of a row in which a name and what follows it stand without a space."""
    printed = row.text, row.raw
    name = re.split(SEPARATOR, row.text[:at])[-1]
    row.text = row.raw = f"{row.text[:at]} {row.text[at:]}"
    part = date_part(row, cues)
    if part is None:
        row.text, row.raw = printed
    elif not part.names:
        part.names = read_name_line(name, cues)
    return part


def _is_filed(text: str) -> bool:
    """Whether what stands behind a date names the sections of an article: " in Norland News, Top Stories"."""
    words = text.split()
    named = [word for word in words[1:] if word not in ("&", "and")]
    if words[:1] == ["In"]:
        # With a capital a headline may begin so.
        return bool(named) and all(word.strip(",").casefold() in SECTIONS for word in named)
    return words[:1] == ["in"] and 1 <= len(named) <= _SECTION_WORDS and all(w[0].isupper() for w in named)


def find_filed(parts: list[Part]) -> None:
    """Take a line below the date that names the sections of an article for what it is: "in Norland News"."""
    for above, part in pairwise(parts):
        if part.role == "candidate" and above.role in ("date", "byline") and _is_filed(part.value):
            part.role, part.section = "section", part.value.partition(" ")[2]


def _told_behind(row: Row, at: int, cues: Cues) -> Part | None:
    """The date that a row tells from `at` on, whatever stands before: "Trust of NorlandUpdated: May 3"."""
    part = date_part(Row(row.text[at:], row.text[at:], row.number, row.kind), cues)
    if part is not None:
        part.row = row
    return part


def _has_number(text: str) -> bool:
    return has_digit(text) or (not text.isascii() and any(map(str.isnumeric, _FOREIGN.findall(text))))


def read_listing_date(row: Row, cues: Cues) -> DateReading | None:
    """The date of a listed article, if the row is the line that tells it."""
    part = date_part(row, cues)
    return part.reading if part is not None else None


def _segment(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between separators in which `text[start:end]` stands."""
    left, right = 0, len(text)
    if not any(map(text.__contains__, MARKS)):
        return left, right
    for match in re.finditer(SEPARATOR, text):
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
        crumbs = [crumb for crumb in re.split(SEPARATOR, text[:left]) if crumb]
    for crumb in crumbs:
        if crumb[:3].casefold() == "by ":
            part.names = part.names or names_in_byline(crumb, cues)
    part.section = section_of(crumbs, part, cues)
    after = text[right:].strip(" |•·»›-–—/\t")
    if is_site_name(after, cues):
        part.sites.append(after)
    elif is_person(after, cues):
        part.beside = after
    elif "|" in after and is_person(last := after.rpartition("|")[2].strip(), cues):
        part.beside = last  # "May 3, 2019 | Orrin | Jane Doe"
    elif part.section is None:
        part.section = _section_behind(after or text[reading.end : right].strip(_AROUND), cues)
    rest = text[:left].strip(" |•·-–—") or after
    if part.section is None and word_count(rest) >= 5 and not (_is_led(rest, cues) or is_prose(rest)):
        part.value = rest
    targets = links(row.raw)
    if len(targets) == 1 and targets[0][1].startswith("http"):
        part.url = targets[0][1]
        if after == targets[0][0] and "." not in after:
            part.key = after
    return part


def _section_behind(text: str, cues: Cues) -> str | None:
    """The section that stands behind a date, if sections are called so: "May 3, 2019 - Politics"."""
    words = text.split()
    if not 0 < len(words) <= _SECTION_PARTS or not all(word[0].isupper() for word in words):
        return None
    last = words[-1].casefold()
    named = last in SECTIONS or (last in cues.menu and last not in _NO_SECTION)
    return text if named else None


def _is_led(text: str, cues: Cues) -> bool:
    """Whether a text tells of another date: "Updated 01:39 pm IST - ORRIN"."""
    return text.split(None, 1)[0].rstrip(":").casefold() in cues.lead


def _dash_before(text: str, left: int) -> bool:
    return text[:left].rstrip()[-1:] in ("-", "–", "—")
