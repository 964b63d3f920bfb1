"""Breadcrumbs and menus: short names between separators, and the section of the site that they name."""

import re

from newsline.parser.datetext.names import ENGLISH_WEEKDAYS
from newsline.parser.layout.byline import PROFESSIONS
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.part import Part
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.rows import Row, word_count
from newsline.parser.layout.title import is_site_name

# Kept as text and compiled by `re` when a line first has use for it.
SEPARATOR = r"\s*[|•·»›\t]\s*|\s+(?://|>|-|–|—)\s+"
# Each separator holds one of these.
MARKS = "|•·»›\t/>–—-"
CRUMB = r"\s*[»›]\s*|\s+>\s+"
_LONGEST = 200
_MENU_WORDS = 5
_BUTTON_WORDS = 4
_ASKED_WORDS = 6
_GAPPED = 2
_ASKING = frozenset(
    "comment download email e-mail follow like listen print save search send share subscribe tweet".split()
)
# What is printed where a section might be, and is none: who wrote.
WRITERS = PROFESSIONS | {"desk", "bureau", "correspondents"}


def section_of(crumbs: list[str], part: Part, cues: Cues) -> str | None:
    """The section that breadcrumbs name, sites and people taken out; `None` if they are anything else."""
    kept: list[str] = []
    for crumb in crumbs:
        folded = crumb.casefold()
        if is_person(crumb, cues):
            part.beside = crumb
        elif folded in cues.wire or is_site_name(crumb, cues) or ("." in folded and " " not in folded):
            part.sites.append(crumb)
        elif folded not in ("home", "home page", "start", "news") and folded.split()[-1] not in WRITERS:
            kept.append(crumb)
    for crumb in kept:
        words = crumb.split()
        if len(words) > 3 or not crumb[0].isupper() or any(map(str.isdigit, crumb)):
            return None
        first = words[0].casefold()
        if first in cues.header or first in ENGLISH_WEEKDAYS:
            return None  # "Sat | May 3, 2019"
    return " » ".join(_unshouted(crumb) for crumb in kept) or None


def _unshouted(name: str) -> str:
    """RUSSIA as Russia; what may be an acronym stays."""
    return name.title() if name.isupper() and len(name) > 4 else name


def menu_part(row: Row, cues: Cues) -> Part | None:
    """Breadcrumbs and menus: several short names between separators."""
    text = row.text
    if len(text) > _LONGEST:
        return None
    if " this " in text and _asks_with(text):
        return Part(row, "furniture")
    if not any(map(text.__contains__, MARKS)):
        if text.count("  ") > 1 and _stands_in_columns(text):
            return Part(row, "furniture")
        return Part(row, "furniture") if _is_menu(text, cues) else None
    crumbs = re.split(CRUMB, text) if any(mark in text for mark in "»›>") else []
    if text.count(" / ") > 1:
        # One alone may part a headline from its translation.
        crumbs = text.split(" / ")
    if len(crumbs) >= 2 and all(1 <= word_count(crumb) <= 3 for crumb in crumbs):
        part = Part(row, "section")
        part.section = section_of([crumb for crumb in crumbs if crumb], part, cues)
        return part
    items = re.split(SEPARATOR, text)
    if len(items) == 2 and (all(map(_is_button, items)) or _asks_with(items[-1])):
        return Part(row, "furniture")
    if len(items) >= 3 and all(word_count(item) <= 3 for item in items):
        return Part(row, "furniture")
    return None


def _is_button(text: str) -> bool:
    """Whether a text asks the reader to do something with the page: "Email the author"."""
    words = text.split()
    return 0 < len(words) <= _BUTTON_WORDS and words[0].casefold() in _ASKING


def _asks_with(text: str) -> bool:
    """Whether a text asks to do something with "this": "E-mail this to a friend", "Search this Thread"."""
    words = text.casefold().split()
    return 2 < len(words) <= _ASKED_WORDS and words[1] == "this" and words[0] in _ASKING


def _stands_in_columns(text: str) -> bool:
    """Whether a line is short names with wide gaps between them: "News  Sport  Our towns"."""
    items = [item.strip() for item in text.split("  ") if item.strip()]
    return len(items) > _GAPPED and all(word_count(item) <= _GAPPED and item[0].isupper() for item in items)


def _is_menu(text: str, cues: Cues) -> bool:
    """Whether a line without separators is a menu: capitalised words, half of them names of sections."""
    words = text.split()
    least = _MENU_WORDS - (words[0] in ("Home", "HOME"))
    if len(words) < least or not text.replace(" ", "").isalpha():
        return False
    if sum(word[0].islower() for word in words) > 1:
        return False
    return 2 * sum(word.casefold() in cues.menu for word in words) >= len(words)
