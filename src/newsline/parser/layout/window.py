"""Headlines printed twice: what pages print of theirs above it, for the window, in crumbs, on each sheet."""

import re

from newsline.parser.layout.captions import is_of_file
from newsline.parser.layout.furniture import Cues, line_key
from newsline.parser.layout.part import Part
from newsline.parser.layout.remarks import behind_clock
from newsline.parser.layout.rows import Row, is_prose
from newsline.parser.layout.title import before_site, letters_of

# In so many rows a headline is looked for that is printed twice; it has so many spaces, a paragraph more.
HEAD_ROWS = 60
PARAGRAPH_SPACES = 14
LONG_HEADLINE = 200
_HEADLINE_SPACES = 4
# Between the steps of "Home / World / Storm shuts the ferry port", "WORLD|Storm shuts the ferry port".
_CRUMBS = r" (?:/|>|»|›) |(?<=[A-Z])\|(?=[A-Z])"
# So much of a headline is printed of it in the crumbs above.
_CUT_CHARS = 25


def printed_twice(rows: list[Row], cues: Cues) -> tuple[int, str]:
    """Where a headline stands that was printed shortly before, and its letters; or 0 and none.

    Pages print it for the window, with their name beside it, and again below their menus: nothing above it
    is the article's, if no paragraph stands there.
    """
    seen: set[str] = set()
    told = False
    for index, row in enumerate(rows[:HEAD_ROWS]):
        text = row.text
        spaces = text.count(" ")
        if spaces < _HEADLINE_SPACES:
            continue
        if text[0].isdigit():
            text = behind_clock(text) or text
        # A headline may ask; behind a sentence a question is part of the text.
        prose = is_prose(text) and (told or text[-1] not in "?!")
        if spaces >= PARAGRAPH_SPACES and (len(text) > LONG_HEADLINE or prose):
            break
        if len(text) > LONG_HEADLINE or prose:
            told = True
            continue
        headline, last = before_site(text)
        crumb = re.split(_CRUMBS, text)[-1]
        behind = text.partition(" - ")[2]  # "The Courier - Storm shuts the ferry port"
        forms = {
            letters_of(form): form
            for form in (text, headline, crumb, behind, last)
            if form.count(" ") >= _HEADLINE_SPACES
        }
        for letters in forms:
            if letters in seen and not _is_no_headline(forms[letters], cues):
                return index, letters
        seen.update(forms)
    return 0, ""


def _is_no_headline(text: str, cues: Cues) -> bool:
    """Whether a line that is printed twice is a notice or the words of a picture."""
    return is_of_file(text) or cues.is_furniture(text, line_key(text))


def site_behind(parts: list[Part], headline: str) -> str | None:
    """The site that a line names behind the headline with these letters."""
    for part in parts:
        words, site = before_site(part.value)
        if site and letters_of(words) == headline:
            return site
    return None


def is_cut_crumb(rows: list[Row], index: int) -> bool:
    """Whether a line ends in the headline below it, cut short: "Home News Storm shuts the ferry po..."."""
    text = rows[index].text
    if not text.endswith(("...", "…")) or len(text) > LONG_HEADLINE:
        return False
    return any(
        row.text[:_CUT_CHARS] in text for row in rows[index + 1 : index + 4] if len(row.text) >= _CUT_CHARS
    )


def is_cut_window(rows: list[Row], index: int) -> bool:
    """Whether a line is the window's title, the headline cut short in it: "Storm shuts the f - KXYZ"."""
    cut = rows[index].text.partition(" - ")[0]
    if len(cut) < _CUT_CHARS:
        return False
    return any(row.text.startswith(cut) and row.text != cut for row in rows[index + 1 : index + 4])
