"""Who signed: lines of the head that are bylines by where they stand, not by what they say."""

from itertools import pairwise

from newsline.parser.layout.byline import (
    PROFESSIONS,
    is_agency_alone,
    is_name_list,
    labels_byline,
    names_in_byline,
    read_name_line,
    read_signature,
)
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.part import NAMED, Part
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.rows import Row, word_count
from newsline.parser.layout.title import is_site_name

# A shorter line between menus and a date may be a menu's: the names below it are no byline.
_HEADLINE_WORDS = 3
_ROLE_WORDS = 4
_SURE_WORDS = 5  # of a headline above a person
_PLACED_WORDS = 6


def find_bylines(parts: list[Part], text: list[Row], cues: Cues) -> None:
    """Take a line of names for a byline: below "By", between a headline and a date, above the text.

    `text` are the first rows of it.
    """
    for above, part in pairwise(parts):
        if part.role == "candidate" and labels_byline(above.row.text) and is_name_list(part.value, cues):
            part.role, part.names = "byline", names_in_byline(part.value, cues)
    _find_signature(parts, cues)
    for above, part, below in zip(parts, parts[1:], parts[2:], strict=False):
        beside = below.row.text[:1]
        counted = below.role == "furniture" and (beside == "@" or beside.isdigit())
        if part.role != "candidate" or not (
            counted or below.role in ("date", "field") or _is_role(below, cues)
        ):
            continue
        if above.role == "caption" and beside == "@" and is_person(part.value, cues):
            part.role, part.names = "byline", (part.value,)
            continue
        if above.role != "heading":
            label = above.value.isupper() or is_site_name(above.value, cues)
            if above.role != "candidate" or label or word_count(above.value) < _HEADLINE_WORDS:
                continue
        part.names = read_name_line(part.value, cues) or _before_site(part.value, cues)
        if part.names:
            part.role = "byline"
            part.key = NAMED if part.value.rpartition(" ")[2].casefold() in PROFESSIONS else ""
    _find_placed(parts, cues)
    _find_people(parts, text, cues)


def _before_site(text: str, cues: Cues) -> tuple[str, ...]:
    """The person before the name of a paper: "Jane Doe - The Harbour Post"."""
    name, dash, site = text.partition(" - ")
    return (name,) if dash and is_site_name(site, cues) and is_person(name, cues) else ()


def _find_placed(parts: list[Part], cues: Cues) -> None:
    """Take a person and a place right below a headline for the author: "Jane Doe in Orrin"."""
    headline = False
    for part in parts:
        if part.role != "candidate":
            headline = headline and part.role in ("furniture", "rule")
            continue
        name, in_place, _ = part.value.partition(" in ")
        if headline and in_place and word_count(part.value) <= _PLACED_WORDS and is_person(name, cues):
            part.role, part.names = "byline", names_in_byline(part.value, cues)
        headline = word_count(part.value) > _HEADLINE_WORDS


def _find_people(parts: list[Part], text: list[Row], cues: Cues) -> None:
    """Take a person for the author who stands by the date or below the headline, and is not told of."""
    known: Part | None = None
    for part in parts:
        # Below the headline itself, too: of whom the text does not tell.
        stands = known is not None and (
            known.role in ("date", "byline")
            or (known.role == "candidate" and word_count(known.value) >= _SURE_WORDS)
        )
        if stands and part.role == "candidate" and is_person(part.value, cues):
            part.beside = part.value
        known = known if part.role in ("furniture", "rule", "caption") else part
    for above, part in pairwise(parts):
        if above.role == "candidate" and part.role == "date" and is_person(_signer(above.value), cues):
            above.beside = _signer(above.value)
    for part in parts:
        if not part.beside or part.names:
            continue
        last = part.beside.split()[-1].casefold()
        said = [row.text for row in text]
        said += [known.value for known in parts if known.value and part.beside not in known.value]
        if any(last in line.casefold() for line in said):
            continue
        part.names = names_in_byline(part.beside, cues)
        if part.role == "candidate":
            part.role = "byline"


def _signer(line: str) -> str:
    """What stands before the comma: "Jane Doe, Harbour Post"."""
    return line.partition(",")[0]


def _is_role(part: Part, cues: Cues) -> bool:
    """Whether a line is what an author is, and nothing else: "Staff Writer"."""
    words = part.row.text.casefold().split()
    return 0 < len(words) <= _ROLE_WORDS and all(word in cues.role for word in words)


def _find_signature(parts: list[Part], cues: Cues) -> None:
    """The last line above the text may sign it, with a role or an outlet, or printed twice."""
    while parts and parts[-1].role in ("rule", "furniture"):
        parts = parts[:-1]
    if len(parts) < 2 or parts[-1].role != "candidate":
        return
    part = parts[-1]
    twice = parts[-2].role == "candidate" and parts[-2].value == part.value
    above = parts[: -1 - twice]
    if not any(known.role in ("candidate", "heading") for known in above):
        return
    names = read_signature(part.value, cues)
    if not names and (is_site_name(part.value, cues) or is_agency_alone(f"({part.value})", cues)):
        # "Associated Press": who wrote it is nobody.
        part.role, part.sites = "byline", [part.value]
    if twice and is_name_list(part.value, cues):
        names = names_in_byline(part.value, cues)
    for known in parts[len(above) :] if names else ():
        known.role, known.names = "byline", names
