"""What the lines beside a date tell of it: its label above, its clock below, the clocks of a visit."""

import re
from collections.abc import Iterator

from newsline.parser.datetext import DateReading, relation_word
from newsline.parser.datetext.clock import read_clock
from newsline.parser.datetext.tokens import WORD, Tokens
from newsline.parser.page import Line, Page
from newsline.parser.remembered import Remembered

# A line that only labels the one below is no longer.
_LABEL_LIMIT = 40
# So each sheet begins that a browser prints: "3/14/24, 9:02 AM Storm shuts the port"; and so it ends.
_PRINTED = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: |$)"
_CLOCK_OF_PLACE = r"[A-Z][A-Za-z .-]{2,20}: ?\d\d:\d\d"
_SHEET = r"(?:https?://\S+ ?)?(?:\d{1,3}/\d{1,3}|Page \d{1,3} of \d{1,3})"


def is_printed_sheet(text: str, page: Page) -> bool:
    """Whether the first line of a page is the head of a printed sheet, which tells when it was printed."""
    if not text[:1].isdigit() or re.match(_PRINTED, text) is None:
        return False
    return any(
        re.fullmatch(_SHEET, line.text) is not None for line in page.furniture if line.text[-1:].isdigit()
    )


def has_clocks_below(number: int, page: Page) -> bool:
    """Whether the clocks of places stand below the day of a visit: "Orrin: 17:20", "Mellin: 15:20"."""
    below = [
        line.text for lines in (page.furniture, page.header) for line in lines if line.number == number + 1
    ]
    return any(re.fullmatch(_CLOCK_OF_PLACE, text) is not None for text in below)


def labels_of(page: Page) -> dict[int, str]:
    """The relations of lines that are nothing but the label of the line below ("Updated"), by line."""
    if not page.header:
        return {}
    last = page.header[-1].number
    lines = (*page.header, *page.furniture, *_kept_lines(page, last))
    told = {line.number: kind for line in lines if line.number <= last and (kind := _LABELS[line.text])}
    if not told:
        return {}
    printed = {line.number for line in lines}
    found: dict[int, str] = {}
    for number, kind in told.items():
        found[number] = kind
        if number + 1 not in printed:  # a blank line between
            found[number + 1] = kind
    return found


def _kept_lines(page: Page, last: int) -> Iterator[Line]:
    """The lines up to `last` where a text is kept whole, with its head, as in a database."""
    first = page.line_of(0) if page.text else None
    if first is not None and first < last:
        for number, text in enumerate(page.text.split("\n", last)[:last], first):
            yield Line(text, number)


def _label(text: str) -> str:
    """The relation that a line of up to three words states; empty where it says more, or none."""
    if len(text) > _LABEL_LIMIT or any(map(str.isdigit, text)):
        return ""
    words = re.findall(WORD, text)
    kinds = [kind for kind in map(relation_word, words) if kind != "none"] if len(words) <= 3 else []
    return kinds[-1] if kinds else ""


# Pages of a site share the lines beside their dates.
_LABELS = Remembered(_label, most=1 << 12)


def clock_below(reading: DateReading, lines: tuple[Line, ...], index: int) -> str | None:
    """The clock that stands alone on the header line after a full date."""
    if index + 1 >= len(lines) or len(lines[index + 1].text) > 30 or reading.day is None:
        return None
    tokens = Tokens(lines[index + 1].text)
    clock = read_clock(tokens, 0)
    if clock is None or clock.end != tokens.size or reading.year is None or reading.month is None:
        return None
    return clock.iso(reading.year, reading.month, reading.day)
