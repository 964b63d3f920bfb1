"""The head of a page: the lines above the body, and what each of them tells."""

import re

from newsline.parser.layout.byline import (
    is_agency_alone,
    names_in_byline,
    read_byline,
)
from newsline.parser.layout.captions import is_glued, is_of_file
from newsline.parser.layout.crumbs import CRUMB, menu_part
from newsline.parser.layout.dated import date_part
from newsline.parser.layout.fields import read_field
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.markup import is_image
from newsline.parser.layout.part import Part
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.rows import Row, is_prose
from newsline.parser.layout.title import is_site_name

_DATED_TITLE = r"(date\s+\d{4}-\d\d?-\d\d?)\s+(\S.*)"
# What a weather office issues stands above all pages: "...WIND ADVISORY UNTIL NOON...", "* WHAT...".
_NOTICE = r"(?:\.\.\.|\* )[A-Z][A-Z0-9 ,/']{3,100}\.\.\."
# "News Release No. 11/161", "Press Release 45"
_NUMBERED_RELEASE = (
    r"(?:\w+ ){0,2}(?:News|Press|Media) [Rr]elease:?(?: (?:No\.?|[Nn]umber|#))?(?: \(\d{4}\))? ?#?\d[\d/.-]*"
)
# "[Print] [Share]", "[an error occurred]"
_BRACKETS = r"(?:\[[^\[\]]*\]\s*)+"
_DASHES = "-–—• "  # before "By Ann Reed"
_URL_STARTS = ("http://", "https://", "www.")
_ARCHIVED = "The Wayback Machine - "
_SENDER = r"(\S.*?) \S+ at [\w-]+(?:\.[\w-]+)+"  # "Jane Doe jdoe at courier.example", in archives of lists
_TOLD_BY = ("Posted by ", "Reporting from ", "Edited by ")
_LONGEST_NAMED = 60  # "Jane Doe | Guest columnist"
_LONGEST_WIRE = 30  # characters of the name of an agency


def read_part(row: Row, cues: Cues) -> Part:
    """What a row is, seen alone; `body` where the head ends."""
    text = row.text
    if not text or not (text[0].isalnum() or any(map(str.isalnum, text[:60]))):
        return Part(row, "caption" if is_image(row.raw) else "rule")
    if text[0] in ".*" and re.match(_NOTICE, text) is not None:
        return Part(row, "furniture")
    if "elease" in text and re.fullmatch(_NUMBERED_RELEASE, text) is not None:
        return Part(row, "furniture")
    if text.startswith("date"):
        match = re.fullmatch(_DATED_TITLE, text)
        if match is not None and len(re.split(CRUMB, match[2])) <= 2:
            return Part(row, "dated title", match[1], match[2])
        if match is not None:
            return Part(row, "date")  # and where on its site the page stands
    if text[0] == "←" or (text[0] == "«" and text[-1] == "»" and "|" in text):
        return Part(row, "furniture")  # the articles before and after this one
    if text.startswith(_URL_STARTS) and " " not in text:
        part = Part(row, "url")
        part.url = text
        return part
    if text.startswith(_ARCHIVED) and " http" in text:
        part = Part(row, "url")
        part.url = "http" + text.rpartition("/http")[2]
        return part
    if "@" in text and " " not in text:
        return Part(row, "furniture")  # who wrote it, as networks or the post call them
    if " | " in text and len(text) <= _LONGEST_NAMED:
        name, _, role = text.partition(" | ")
        if all(word in cues.role for word in role.casefold().split()) and is_person(name, cues):
            part = Part(row, "byline")
            part.names = (name,)
            return part
    found = read_field(text)
    if found is not None:
        return _field_part(row, *found, cues)
    names = read_byline(text.lstrip(_DASHES), cues)
    if names is not None:
        part = Part(row, "byline")
        part.names = names
        part.sites = [piece.strip() for piece in text.split(",")[1:] if is_site_name(piece.strip(), cues)]
        return part
    if text.startswith(_TOLD_BY) and len(text) <= _LONGEST_NAMED and text[-1] != ".":
        return Part(row, "byline")
    if " at " in text and len(text) <= _LONGEST_NAMED and (sent := re.fullmatch(_SENDER, text)) is not None:
        part = Part(row, "byline")
        part.names = names_in_byline(sent[1], cues)
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
    dated = date_part(row, cues)
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
    if cues.is_furniture(text, key) or _is_bare(text):
        return Part(row, "furniture")
    if cues.is_caption(text) or is_glued(text) or is_of_file(text) or _is_signed_picture(text):
        return Part(row, "caption")
    if is_prose(text):
        return Part(row, "body")
    return menu_part(row, cues) or Part(row, "candidate", value=text)


def _is_signed_picture(text: str) -> bool:
    """Whether a line ends in who made the picture: "… in the cellar. ANN REED / ECHO", "… Credit: Ann"."""
    if " Credit: " in text:
        return len(text.rpartition(" Credit: ")[2]) <= _LONGEST_NAMED
    if " / " not in text:
        return False
    told, end, maker = text.rpartition(". ")
    return bool(end) and " " in told and not told.isupper() and maker.isupper()


def _is_bare(text: str) -> bool:
    """Whether a line is nothing but counts, or a word of the machine: "0 224", "[an error occurred]"."""
    if text[0] == "[":
        return text[-1] == "]" and re.fullmatch(_BRACKETS, text) is not None
    return text[0] in "+0123456789" and not any(map(str.isalpha, text))


def _field_part(row: Row, kind: str, value: str, cues: Cues) -> Part:
    part = Part(row, "field", kind, value)
    if kind == "byline" or (kind == "header" and "@" in value and row.text[:4].casefold() == "from"):
        part.names = names_in_byline(value, cues)
    elif kind in ("url", "source") and value.startswith(_URL_STARTS) and " " not in value:
        part.url = value
    return part
