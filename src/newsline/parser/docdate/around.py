"""The dates outside of header and text: of the page's furniture, captions and related items.

One of them may date the document: the day below the text that says it is the publication.
"""

import re
from collections.abc import Iterator

from newsline.parser.datetext.relations import Relation
from newsline.parser.docdate.clue import Clue, Rank, from_reading
from newsline.parser.docdate.collect import LINE_LIMIT, Reader
from newsline.parser.page import Line, Page

# How many captions, related items and lines of furniture are looked at for rejected candidates.
_SHOWN = 12
# "A version of this article appears in print on May 3, 2019", "Appeared in the May 3, 2019, print edition",
# "First printed in the Echo, May 2019".
_IN_PRINT = (
    r"(?:(?:This|A version of this) \w+ (?:first |originally )?a|A|(?:First|Originally) a)ppear(?:s|ed)"
    r" (?:in|on)\b"
)
# "Printed" alone tells of the copy.
_FIRST_PRINTED = ("First printed in ", "Originally printed in ")
_PUBLISHED_IN = (
    *_FIRST_PRINTED,
    "Published in ",
    "First published in ",
    "Originally published in ",
    "First appeared in ",
    "Originally appeared in ",
)
# Lines from the last of the text to a day that signs it; how many may stand below, none with so many spaces.
_NEAR, _MOST_BELOW, _HEADLINE_SPACES = 3, 2, 4
_EDGES = " .,()[]-–—"
# So much of a line tells whether it speaks of printing.
_START = 80


def furniture_clues(page: Page, read: Reader) -> Iterator[Clue]:
    """The dates in the page's furniture: the day below the text that says it is the publication.

    "First published: …" is the article's if no other line there says another day; the others never date it.
    """
    clues = list(_readings_of(page.furniture, read, "furniture"))
    last = page.line_of(len(page.text.rstrip()) - 1) or 0
    lines = {line.number: line.text for line in page.furniture}
    told = [
        clue
        for clue, kind in clues
        if (clue.line or 0) > last and _tells_day(kind, lines.get(clue.line or 0, ""), clue)
    ]
    # "Published in March 2019" tells it where no line tells the day.
    printed = [clue for clue in told if not clue.exactness()] or told
    one = len({clue.edtf for clue in printed}) == 1
    signed = None if told else _day_below(page, clues, last, lines)
    # The list of related articles is furniture too: its dates are named once, as what they are.
    of_related = {item.date.evidence for item in page.related if item.date}
    for clue, _ in clues:
        if clue.text in of_related:
            continue
        if one and clue is printed[0]:
            clue.basis, clue.rank, clue.confidence = "footer", Rank.FOOTER, 0.8
            clue.label = f"the line below the text, {clue.line}"
        elif clue is signed:
            clue.basis, clue.rank, clue.confidence = "footer", Rank.CONTENT, 0.5
            clue.label = f"the line below the text, {clue.line}"
        else:
            clue.rejected = "stands in the page's furniture, not in its header"
        yield clue


def _day_below(
    page: Page, clues: list[tuple[Clue, Relation]], last: int, lines: dict[int, str]
) -> Clue | None:
    """The day that stands alone right below the text, as offices end; hardly a line stands below it."""
    below, *further = sorted(number for number in lines if number > last) or (0,)
    if not last < below <= last + _NEAR or len(further) > _MOST_BELOW or page.related:
        return None
    if any(lines[number].count(" ") >= _HEADLINE_SPACES for number in further):
        return None
    found = [(clue, kind) for clue, kind in clues if (clue.line or 0) >= below]
    if len(found) != 1 or found[0][1] != "none" or found[0][0].day is None:
        return None
    return found[0][0] if lines[below].strip(_EDGES) == found[0][0].text.strip(_EDGES) else None


def _tells_day(kind: Relation, line: str, clue: Clue) -> bool:
    """Whether a line below the text says that a date is that of the publication, to the month at least."""
    printed = line.startswith(_FIRST_PRINTED)
    if printed or kind == "published" or (kind == "none" and re.match(_IN_PRINT, line[:_START]) is not None):
        return clue.day is not None or (clue.month is not None and line.startswith(_PUBLISHED_IN))
    return False


def passed_over(page: Page, read: Reader) -> Iterator[Clue]:
    """Dates that never date the document: of captions and related items."""
    for clue, _ in _readings_of(page.captions, read, "caption"):
        clue.rejected = "stands in a photo caption"
        yield clue
    shown = 0
    for item in page.related:
        if item.date is None or shown == _SHOWN:
            continue
        shown += 1
        yield Clue(
            item.date.evidence or item.date.edtf,
            "related",
            Rank.CONTENT,
            "a related item",
            0.0,
            item.date.edtf,
            item.line,
            rejected="the date of a related item",
        )


def _readings_of(lines: tuple[Line, ...], read: Reader, basis: str) -> Iterator[tuple[Clue, Relation]]:
    """The dates in lines, each with what it says that it is."""
    shown = 0
    for line in lines[:200]:
        for reading in read(line.text[:LINE_LIMIT]):
            if shown == _SHOWN:
                return
            shown += 1
            clue = from_reading(
                reading,
                basis=basis,
                rank=Rank.CONTENT,
                label=f"{basis} line {line.number}",
                confidence=0.0,
                line=line.number,
            )
            yield clue, reading.kind
