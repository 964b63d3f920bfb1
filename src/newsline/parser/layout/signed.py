"""Who signed: lines of the head that are bylines by where they stand, not by what they say."""

from itertools import pairwise

from newsline.model.known import is_ordinary, is_place
from newsline.parser.datetext.names import fold
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
from newsline.parser.layout.part import KICKER, NAMED, Part
from newsline.parser.layout.persons import is_person
from newsline.parser.layout.rows import Row, word_count
from newsline.parser.layout.title import is_site_name

# A shorter line between menus and a date may be a menu's: the names below it are no byline.
_HEADLINE_WORDS = 3
_ROLE_WORDS = 4
_SURE_WORDS = 5  # of a headline above a person
_PLACED_WORDS = 6
_NAME_WORDS = 4
# Above the name of a columnist, which may be on no list.
_COLUMNS = frozenset(("OPINION", "COMMENT", "COLUMN", "Opinion", "Comment", "Column"))
_WORDS = "Words "
_PICTURED = ("Photographs ", "Photography ", "Photos ", "Pictures ", "Illustration ", "Illustrations ")
_FEWEST_WITH_ROLE, _MOST_WITH_ROLE = 4, 7  # words of a name with its role
_KICKER_WORDS = 3  # above the name of a columnist, at most


def find_bylines(parts: list[Part], text: list[Row], cues: Cues) -> None:
    """Take a line of names for a byline: below "By", between a headline and a date, above the text.

    `text` are the first rows of it.
    """
    headline = False
    for above, part in pairwise(parts):
        if part.role != "candidate":
            continue
        # Some print the author twice, beside a picture of the author, say.
        twice = headline and above.value == part.value and word_count(part.value) <= _NAME_WORDS
        headline = headline or max(word_count(above.value), word_count(part.value)) >= _SURE_WORDS
        if (twice or labels_byline(above.row.text)) and is_name_list(part.value, cues):
            part.role, part.names = "byline", names_in_byline(part.value, cues)
            above.role = "byline" if twice else above.role
            for known in parts:
                # "Jane Doe", "By", "Jane Doe"
                if known.value == part.value and known.role == "candidate":
                    known.role = "byline"
        elif part.value.startswith(_PICTURED) and above.value.startswith(_WORDS):
            # "Words Jane Doe", "Photographs John Roe"
            maker = part.value.partition(" ")[2]
            writer = above.value.removeprefix(_WORDS)
            if is_name_list(writer, cues) and is_name_list(maker, cues):
                above.role, above.names = "byline", names_in_byline(writer, cues)
                part.role = "furniture"
    _find_signature(parts, cues)
    headed = False
    for above, part, below in zip(parts, parts[1:], parts[2:], strict=False):
        headed = headed or (above.role == "candidate" and word_count(above.value) >= _SURE_WORDS)
        beside = below.row.text[:1]
        counted = below.role == "furniture" and (beside == "@" or beside.isdigit())
        if part.role != "candidate" or not (
            counted or below.role in ("date", "field") or _is_role(below, cues)
        ):
            continue
        if above.role == "caption" and beside == "@" and is_person(part.value, cues):
            part.role, part.names = "byline", (part.value,)
            continue
        if above.role != "heading" and not (headed and above.role == "caption" and _is_role(below, cues)):
            label = above.value.isupper() or is_site_name(above.value, cues)
            if above.role != "candidate" or label or word_count(above.value) < _HEADLINE_WORDS:
                continue
        part.names = (
            read_name_line(part.value, cues)
            or _before_site(part.value, cues)
            or _before_role(part.value, cues)
        )
        if part.names:
            part.role = "byline"
            part.key = NAMED if part.value.rpartition(" ")[2].casefold() in PROFESSIONS else ""
    _find_placed(parts, cues)
    _find_people(parts, text, cues)


def _before_site(text: str, cues: Cues) -> tuple[str, ...]:
    """The person before the name of a paper: "Jane Doe - The Harbour Post"."""
    name, dash, site = text.partition(" - ")
    return (name,) if dash and is_site_name(site, cues) and is_person(name, cues) else ()


def _before_role(text: str, cues: Cues) -> tuple[str, ...]:
    """A name on no list before what its bearer is, or the paper: "Jeyne Doe Harbour correspondent"."""
    words = text.split()
    if not _FEWEST_WITH_ROLE <= len(words) <= _MOST_WITH_ROLE or not _may_be_name(words[:2], cues):
        return ()
    behind = " ".join(words[2:])
    if words[-1].casefold() in PROFESSIONS or (words[2] == "The" and is_site_name(behind, cues)):
        return (" ".join(words[:2]),)
    return ()


def _may_be_name(words: list[str], cues: Cues) -> bool:
    """Whether two words have the shape of a name, and neither means anything else."""
    name = " ".join(words)
    folded = [fold(word) for word in words]
    return (
        is_name_list(name, cues)
        and not name.isupper()
        and not is_place(tuple(folded))
        and not any(
            is_ordinary(word)
            or is_place((word,))
            or word in cues.role
            or word in cues.menu
            or word in cues.outlet
            for word in folded
        )
    )


def _find_placed(parts: list[Part], cues: Cues) -> None:
    """Take a person and a place right below a headline for the author: "Jane Doe in Orrin"."""
    headline = False
    for at, part in enumerate(parts):
        if part.role != "candidate":
            headline = headline and part.role in ("furniture", "rule")
            continue
        name, in_place, _ = part.value.partition(" in " if " in " in part.value else " at ")
        if (
            headline
            and in_place
            and word_count(part.value) <= _PLACED_WORDS
            and (is_person(name, cues) or (_is_dated(parts, at) and _may_be_name(name.split(), cues)))
        ):
            part.role, part.names = "byline", names_in_byline(part.value, cues)
        headline = word_count(part.value) > _HEADLINE_WORDS


def _is_dated(parts: list[Part], at: int) -> bool:
    return at + 1 < len(parts) and parts[at + 1].role == "date"


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
    if not any(part.names for part in parts):
        _find_beside_headline(parts, cues)
    for part in parts:
        if not part.beside or part.names:
            continue
        lasts = [name.split()[-1].casefold() for name in names_in_byline(part.beside, cues)]
        said = [row.text for row in text if not _tells_of_writer(row.text, part.beside)]
        said += [known.value for known in parts if known.value and part.beside not in known.value]
        if any(last in line.casefold() for line in said for last in lasts):
            continue
        part.names = names_in_byline(part.beside, cues)
        if part.role == "candidate":
            part.role = "byline"


def _tells_of_writer(line: str, name: str) -> bool:
    """Whether a line says that a person writes: "Jane Doe is a columnist", "Jane Doe writes about ships"."""
    if not line.startswith(name):
        return line in (f"More from {name}", f"More by {name}")
    first, *rest = line[len(name) :].casefold().strip(" .").split() or [""]
    return first == "writes" or (first == "is" and any(word.strip(",.") in PROFESSIONS for word in rest))


def _find_beside_headline(parts: list[Part], cues: Cues) -> None:
    """Note people where columnists and reporters stand: above a headline, above the site, or together."""
    for at, part in enumerate(parts):
        if part.role != "candidate" or part.beside:
            continue
        below = parts[at + 1] if at + 1 < len(parts) else None
        kickers = all(
            known.role != "candidate" or word_count(known.value) <= _KICKER_WORDS for known in parts[:at]
        )
        # Below "OPINION" as well, whatever the site is called.
        kickers = kickers or _is_label(parts, at - 1)
        columnist = at > 0 and parts[at - 1].value in _COLUMNS and _may_be_name(part.value.split(), cues)
        if below is not None and below.role == "candidate" and (columnist or is_person(part.value, cues)):
            dated = at + 2 < len(parts) and parts[at + 2].role in ("date", "field")
            # Below "OPINION" a shorter line is a headline as well.
            least = _HEADLINE_WORDS if at and parts[at - 1].value.isupper() else _SURE_WORDS
            above = kickers and word_count(below.value) >= least
            if above or (at and dated and is_site_name(below.value, cues)):
                part.beside = part.value
                part.key = KICKER if above else ""
        elif at and not kickers and " and " in part.value and is_name_list(part.value, cues):
            names = names_in_byline(part.value, cues)
            if len(names) > 1 and any(is_person(name, cues) for name in names):
                part.beside = part.value


def _is_label(parts: list[Part], at: int) -> bool:
    """Whether a line near the top is a word or three in capitals, as above a column: "OPINION"."""
    if at < 0 or parts[at].role != "candidate":
        return False
    value = parts[at].value
    return value.isupper() and word_count(value) <= _KICKER_WORDS and at <= _KICKER_WORDS


def _signer(line: str) -> str:
    """What stands before the comma: "Jane Doe, Harbour Post"."""
    return line.partition(",")[0]


def _is_role(part: Part, cues: Cues) -> bool:
    """Whether a line is what an author is, and nothing else: "Staff Writer"."""
    words = part.row.text.casefold().split()
    if not 0 < len(words) <= _ROLE_WORDS:
        return False
    # "Local Democracy Reporter"
    return all(word in cues.role for word in words) or (
        words[-1] in PROFESSIONS and part.row.text[0].isupper()
    )


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
