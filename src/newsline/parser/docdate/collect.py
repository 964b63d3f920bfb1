"""Collect every piece of evidence for the document's date, each with its place and what speaks against it."""

import re
from collections.abc import Callable, Iterator

from newsline.model import DateEvidence, Document, edtf_bounds
from newsline.parser.datetext import DateReading, is_period
from newsline.parser.docdate.beside import clock_below, has_clocks_below, is_printed_sheet, labels_of
from newsline.parser.docdate.clue import Clue, Rank, from_reading
from newsline.parser.docdate.paths import dates_in_path
from newsline.parser.docdate.stacked import stacked_clues
from newsline.parser.page import Line, Page

Reader = Callable[[str], list[DateReading]]

# Of a longer line only this much is read: a header is short.
LINE_LIMIT = 1000
# Of a line of the body only where a dateline stands, or a date alone.
_EDGE_LIMIT = 160
_WORD = re.compile(r"[^\W\d_]+")
# First words of a byline.
_BY = frozenset("by von par por di door av автор".split())
# A URL or path that stands alone or as the target of a markdown link. Kept as text, like the next:
# compiled by `re` when a page first has use for it.
_LINK = r"(?:https?://|HTTPS?://|www\.)[^\s)\]>\"']+|(?<=\]\()[^\s)]+|(?<!\S)/(?=[^\s)]*\d)[^\s)]+"
# What may stand between a dateline's date and the first sentence: "(Reuters) -", "/TASS/.", "--".
_DATELINE_END = r"\s{0,2}[.,:]?\s{0,2}(?:\([^()]{1,40}\)|/[^/]{1,30}/|[-–—])"
# What stands between a place and its day where a colon comes after both.
_PARTING = ",-–—("
_NOT_IN_PLACE = frozenset("0123456789!?;:|»>·•@")
_EDITION = frozenset(
    "annual report review yearbook almanac edition issue survey outlook index bulletin digest".split()
)

_AGAINST = {
    "captured": "when the page was saved or retrieved, not published",
    "other": "an embargo, deadline, copyright or edit, not the publication",
}
_PERIOD = "an end of a period, not the publication"
_RELEASED = (
    r"(?:(?:Below|Here|Following|The following) is the (?:full )?(?:text|transcript) of )?[Tt]he (?:\w+ )?"
    r"(?:press release|statement|speech|remarks|communiqu\u00e9|declaration|address)"
    r" (?:issued|made|given|delivered)\b"
)
# So what keeps articles labels the day on which it took one; beside an address it is no page's own word.
_KEPT = ("Created:", "Added:", "Date added:", "Date Added:")
_ADDRESSED = ("http", "URL:", "url:", "Url:", "Link:", "Source: http")
_IN_SENTENCE = "stands in a sentence, not in a header"
_SENTENCE_SPACES = 7  # of a headline that ends in a full stop, at least
# What a reader's evidence of these kinds is, in words.
_OF_KIND = {
    "modified": "when it was last changed: the publication is no later",
    "created": "when it was made, not when it was published",
    "captured": _AGAINST["captured"],
    "other": "the date of something else on the page",
}
_MISTAKES = (
    "misstated",
    "misidentified",
    "misspelled",
    "misspelt",
    "editing error",
    "correction:",
    "an earlier version",
)
_CORRECTION = 1500  # characters before a line in which a correction is looked for
# How sure it is that what was last changed then came out then too.
_UPDATED_ALONE = 0.7
# What programs write where no date is set: the zero of Unix clocks (the day before it west of
# Greenwich), of .NET and of spreadsheets.
_UNSET = frozenset(("1970-01-01", "1969-12-31", "0001-01-01", "1899-12-30", "1900-01-01"))


def metadata_clues(document: Document, read: Reader) -> Iterator[Clue]:
    """The dates the reader found: `Metadata.date`, then `Metadata.dates`, as they stand in the source."""
    metadata = document.metadata
    stated = (metadata.date or "").strip()
    if stated:
        label = metadata.date_basis.replace("-", " ")
        yield _stated(stated, metadata.date_basis, label, metadata.date_line, read)
    for evidence in metadata.dates:
        if evidence.kind == "printed":
            yield from _printed(evidence, read)
            continue
        clue = _stated(evidence.text, evidence.basis, evidence.place, evidence.line, read)
        if clue.edtf in _UNSET:
            clue.rejected = "what a program writes where no date is set"
        elif not clue.rejected and evidence.kind == "updated":
            clue.rank, clue.confidence = Rank.UPDATED, _UPDATED_ALONE
        elif not clue.rejected:
            clue.rejected = evidence.reason or _OF_KIND.get(evidence.kind, "")
            clue.bounds_only = evidence.kind in ("modified", "captured")
        yield clue


def _printed(evidence: DateEvidence, read: Reader) -> Iterator[Clue]:
    """The dates in a line that the reader took for one of the page's head."""
    text = evidence.text[:LINE_LIMIT]
    readings = read(text)
    for reading in readings:
        clue = _header_clue(text, reading, readings, Line(text, evidence.line or 0), reading.kind)
        clue.basis, clue.label, clue.line = evidence.basis, evidence.place, evidence.line
        yield clue


def _stated(stated: str, basis: str, label: str, line: int | None, read: Reader) -> Clue:
    clue = Clue(stated, basis, Rank.STATED, label, 0.99, None, line)
    readings = read(stated[:LINE_LIMIT]) or read(f"timestamp: {stated[:20]}")
    if readings and readings[0].edtf:
        found = from_reading(
            readings[0],
            basis=clue.basis,
            rank=clue.rank,
            label=label,
            confidence=0.99 if readings[0].text == stated else 0.95,
            line=clue.line,
        )
        found.text = stated if len(stated) <= 80 else readings[0].text
        return found
    clue.edtf = _edtf(stated)
    if clue.edtf is None:
        clue.rejected = "cannot be read as a date"
    return clue


def _edtf(stated: str) -> str | None:
    if len(stated) == 8 and stated.isdecimal() and stated.isascii():  # ISO 8601, basic form: 20200708
        stated = f"{stated[:4]}-{stated[4:6]}-{stated[6:]}"
    try:
        edtf_bounds(stated)
    except ValueError:
        return None
    return stated


def header_clues(page: Page, read: Reader) -> Iterator[Clue]:
    """The dates in the header lines: byline, dateline or plain header, and the URLs that stand there."""
    lines = page.header
    labels = labels_of(page)
    kept = any(line.text.startswith(_ADDRESSED) for line in lines)
    for index, line in enumerate(lines):
        text = line.text[:LINE_LIMIT]
        saved = (kept and text.startswith(_KEPT)) or (
            index == 0 and (is_printed_sheet(text, page) or has_clocks_below(line.number, page))
        )
        if "/" in text or "www." in text or "](" in text:
            for link in re.finditer(_LINK, text):
                yield from path_clues(link.group(), "url", f"a URL on line {line.number}", line.number)
                start, end = link.span()
                text = text[:start] + " " * (end - start) + text[end:]
        readings = read(text)
        for position, reading in enumerate(readings):
            kind: str = reading.kind
            if kind == "none" and position == 0:
                kind = labels.get(line.number - 1, "none")
            clue = _header_clue(text, reading, readings, line, kind)
            if clue.time is None and position == len(readings) - 1:
                clue.time = clock_below(reading, lines, index)
            if line.number == page.title_line:
                clue.rank, clue.confidence = Rank.TITLE, 0.6
            if saved:
                clue.rejected, clue.bounds_only = _AGAINST["captured"], True
            yield clue
    yield from stacked_clues(page, read, labels)


def _header_clue(text: str, reading: DateReading, readings: list[DateReading], line: Line, kind: str) -> Clue:
    basis, rank, confidence = "header", Rank.HEADER, 0.95
    first = _WORD.search(text)
    if first is not None and first.end() < reading.start and first.group().lower() in _BY:
        basis, confidence = "byline", 0.98
    elif kind == "none" and _is_dateline(text, reading):
        basis, confidence = "dateline", 0.95
    if kind == "published":
        rank, confidence = Rank.PUBLISHED, max(confidence, 0.97)
    elif kind == "updated":
        rank, confidence = Rank.UPDATED, 0.8
    clue = from_reading(
        reading,
        basis=basis,
        rank=rank,
        label=f"{basis} line {line.number}",
        confidence=confidence,
        line=line.number,
    )
    if kind in _AGAINST:
        clue.rejected = _AGAINST[kind]
    elif kind == "none" and is_period(text, readings):
        clue.rejected = _PERIOD
    elif basis == "header" and (_is_prose(text, readings) if kind == "none" else _ends_east_asian(text)):
        clue.rejected = _IN_SENTENCE
    return clue


def _ends_east_asian(text: str) -> bool:
    """Whether a line is a sentence of Chinese or Japanese, where "発表" is a verb like others."""
    return text.rstrip().endswith("。")


def _is_dateline(text: str, reading: DateReading) -> bool:
    """ "LONDON, March 3 (Reuters) - …", "LONDON – 3 March 2016: …": a place, the day, an agency or a mark."""
    before = text[: reading.start].strip()
    if before[-1:] not in _PARTING and text.isupper():
        return False  # "HE LEFT THE RACE MAY 3, 2016."
    return (
        reading.start <= 64
        and _is_place(before)
        and (
            re.compile(_DATELINE_END).match(text, reading.end) is not None
            or (before[-1] in _PARTING and text.startswith((": ", "): "), reading.end))
            or (reading.start > 0 and not text[reading.end :].strip(" .,:-"))
        )
    )


def _is_place(text: str) -> bool:
    """Whether it can be the place of a dateline: few words, nearly all with a capital ("Rio de Janeiro")."""
    if not text.lstrip("*_")[:1].isupper() or not _NOT_IN_PLACE.isdisjoint(text):
        return False
    words: list[str] = _WORD.findall(text)
    return len(words) <= 6 and sum(word[0].islower() for word in words) <= len(words) // 3


def _is_prose(text: str, readings: list[DateReading]) -> bool:
    """Whether what stands around the dates is a sentence: many words, most without a capital."""
    around = list(text)
    for reading in readings:
        around[reading.start : reading.end] = " " * (reading.end - reading.start)
    words: list[str] = _WORD.findall("".join(around))
    small = sum(word[0].islower() for word in words)
    if len(words) > 25:
        return True
    return len(words) >= 5 and small * 2 >= len(words) and text.rstrip(" *_\"'”’)").endswith((".", "!", "?"))


def path_clues(path: str, basis: str, label: str, line: int | None = None) -> Iterator[Clue]:
    """The dates in a URL (`basis` url) or a file name (`basis` filename)."""
    rank = Rank.URL if basis == "url" else Rank.NAME
    for number, found in enumerate(dates_in_path(path[:LINE_LIMIT])):
        confidence = (0.9 if found.folders else 0.8) if basis == "url" else 0.75
        clue = Clue(found.text, basis, rank, label, confidence, found.edtf, line)
        if found.captured:
            clue.rejected = _AGAINST["captured"]
            clue.bounds_only = True
        elif number and basis == "filename":
            clue.rejected = "the second date in the file name"
        yield clue


def name_clues(document: Document, read: Reader) -> Iterator[Clue]:
    """The date in the file name, also written out: `July 13, 2016 - Title.txt`."""
    found = list(path_clues(document.name, "filename", "the file name"))
    yield from found
    if found:
        return
    for reading in read(document.name[:LINE_LIMIT].replace("_", " ")):
        yield from_reading(reading, basis="filename", rank=Rank.NAME, label="the file name", confidence=0.7)


def title_clues(page: Page, read: Reader) -> Iterator[Clue]:
    """A full date in the headline, or the year of an edition ("Annual Report 2016")."""
    title = page.title[:LINE_LIMIT]
    if any(line.number == page.title_line for line in page.header):
        readings: list[DateReading] = []
    else:
        readings = read(title)
    # Of a page without a headline the first sentence stands for it: a caption, say.
    sentence = title.endswith(".") and title.count(" ") >= _SENTENCE_SPACES
    for reading in readings:
        clue = from_reading(
            reading,
            basis="header",
            rank=Rank.TITLE,
            label="the headline",
            confidence=0.6,
            line=page.title_line,
        )
        clue.rejected = _IN_SENTENCE if sentence else _AGAINST.get(reading.kind, "")
        if not clue.rejected and is_period(title, readings):
            clue.rejected = _PERIOD
        yield clue
    year = title.rstrip(" .)*_#").rpartition(" ")[2].lstrip("(")
    if readings or len(year) != 4 or not (year.isdecimal() and year.isascii() and "1400" <= year <= "2100"):
        return
    if _EDITION.intersection(word.lower() for word in _WORD.findall(title)):
        yield Clue(year, "header", Rank.TITLE, "the headline", 0.5, year, page.title_line)


def body_clues(page: Page, read: Reader) -> Iterator[Clue]:
    """The dateline of the first paragraphs, and a date that stands alone in the first lines or the last."""
    seen = {line.number: line.text for line in page.header}
    for start, text in _edge_lines(page.text):
        readings = read(text)
        number = page.line_of(start) if readings else None
        # The header has a dateline up to its dash, and the day may follow: "OSLO – 3 March 2016: …".
        if number in seen and any(text[found.start : found.end] in seen[number] for found in readings):
            continue
        for reading in readings:
            if reading.kind == "none" and _is_dateline(text, reading):
                basis, rank, confidence = "dateline", Rank.HEADER, 0.95
            elif not start and reading.day and _is_of_release(text, reading):
                basis, rank, confidence = "header", Rank.HEADER, 0.9
            elif reading.day and len(text) < _EDGE_LIMIT and _stands_alone(text, reading):
                basis, rank, confidence = "content", Rank.CONTENT, 0.5
            else:
                continue
            clue = from_reading(
                reading,
                basis=basis,
                rank=rank,
                label=f"the text, line {number}",
                confidence=confidence,
                line=number,
            )
            clue.rejected = _PERIOD if is_period(text, readings) else _AGAINST.get(reading.kind, "")
            if basis == "content" and not clue.rejected and _corrects(page.text, start):
                clue.rejected, clue.bounds_only = _OF_KIND["modified"], True
            yield clue
            break


def _is_of_release(text: str, reading: DateReading) -> bool:
    """Whether a line tells whose words follow, and their day: "The statement issued by the Ministry on …"."""
    return text[reading.end :].strip() in ("", ".", ":") and re.match(_RELEASED, text) is not None


def _corrects(text: str, at: int) -> bool:
    """Whether what stands before a line tells of a mistake: then the line tells when that was mended."""
    before = text[max(0, at - _CORRECTION) : at].lower()
    return any(word in before for word in _MISTAKES)


def _stands_alone(text: str, reading: DateReading) -> bool:
    around = text[: reading.start] + " " + text[reading.end :]
    if _ends_east_asian(text):
        return False
    return "©" not in around and len(_WORD.findall(around)) <= 3


def _edge_lines(text: str) -> Iterator[tuple[int, str]]:
    """The first three lines of the body and its last, with their offsets."""
    start = seen = 0
    while start < len(text) and seen < 3:
        end = text.find("\n", start)
        stop = end if end >= 0 else len(text)
        if text[start : min(stop, start + LINE_LIMIT)].strip():
            yield start, text[start : min(stop, start + _EDGE_LIMIT)]
            seen += 1
        start = stop + 1
    stop = len(text.rstrip())
    begin = text.rfind("\n", max(0, stop - _EDGE_LIMIT), stop) + 1
    if begin > start:
        yield begin, text[begin:stop]
