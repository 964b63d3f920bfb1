"""Related items: the articles that a page lists, with the dates it gives them."""

import re

from newsline.model import RelatedItem, When, when
from newsline.parser.datetext import DateReading, read_dates
from newsline.parser.layout.dated import read_listing_date
from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.markup import bullet_end, decode_entities, links
from newsline.parser.layout.rows import Row, is_prose, word_count
from newsline.parser.sentences import sentence_spans

# No page lists more than this in earnest.
MOST_ITEMS = 500
_URL_DATE = r"(?<![\d/])/?((?:19|20)\d\d)([/-])(\d{1,2})(?:\2(\d{1,2}))?(?!\d)"
_CONTEXT = "Context:"
_TITLE_WORDS = 3
_ALIKE = 2  # so many headlines with their days show that each has one
_QUOTED, _FILED = '"”', " In "
_BETWEEN = " ,;|–—-·•"
_AGO = " ago"
_LONGEST_TITLE = 300
_LONGEST_LINKED_TITLE = 2000
_NAME_CONFIDENCE = 0.9


def items_of(rows: list[Row], cues: Cues) -> list[RelatedItem]:
    """The articles listed under one head: links of a list, or title, summary and date line by line."""
    items: list[RelatedItem] = []
    loose: list[Row] = []
    for row in rows:
        found = links(row.raw)
        if found and (row.bullet or row.text == found[0][0].strip()):
            items += _lines(loose, cues)
            loose = []
            items.append(_linked(row, *found[0]))
        else:
            loose.append(row)
    return items + _lines(loose, cues)


def inline_item(text: str, row: Row) -> RelatedItem | None:
    """The article named in a line such as "Read also: Headline"; `text` is the part after the cue."""
    found = links(row.raw)
    if found:
        return _linked(row, *found[0])
    if word_count(text) < 3 or len(text) > _LONGEST_TITLE:
        return None
    return RelatedItem(title=_squeezed(text), line=row.number)


def url_date(url: str) -> When | None:
    """The date in the path of a link such as `/news/2015/10/31/slug.md`, to the day or the month."""
    for match in re.finditer(_URL_DATE, url):
        year, _, month, day = match.groups()
        edtf = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
        try:
            return when(edtf, basis="url", evidence=match[0].strip("/"), confidence=_NAME_CONFIDENCE)
        except ValueError:
            continue
    return None


def _linked(row: Row, title: str, url: str) -> RelatedItem:
    title = _squeezed(decode_entities(title))
    date = url_date(url)
    if date is None:
        rest = row.text.replace(title, "", 1)
        date = _when(read_dates(rest[:200])) if len(rest) > 5 else None
    return RelatedItem(
        title=title[:_LONGEST_LINKED_TITLE],
        date=date,
        url=url or None,
        entities=_context(row.text),
        line=row.number,
    )


def _context(text: str) -> tuple[str, ...]:
    """The names after `Context:`; a single common word such as a title of office is none."""
    at = text.rfind(_CONTEXT)
    if at < 0:
        return ()
    names = (name.strip(" ._*") for name in text[at + len(_CONTEXT) :].split(","))
    return tuple(dict.fromkeys(name for name in names if name and name[0].isupper() and not _is_office(name)))


_OFFICES = frozenset(
    "president prime-minister minister king queen chancellor premier government parliament army police"
    " senator governor mayor judge general pope war election politics news world country city state"
    " republic".split()
)


def _is_office(name: str) -> bool:
    return name.casefold().replace(" ", "-") in _OFFICES


def _lines(rows: list[Row], cues: Cues) -> list[RelatedItem]:
    """Items told line by line: a title, perhaps a summary, and a date line after or before them."""
    if not rows:
        return []
    dated = [read_listing_date(row, cues) for row in rows]
    groups: list[tuple[list[Row], DateReading | None]] = []
    group: list[Row] = []
    first_date = dated[0]
    pending: DateReading | None = first_date
    for row, reading in zip(rows, dated, strict=True):
        if reading is None:
            group.append(row)
        elif first_date is None:
            groups.append((group, reading))
            group = []
        else:
            if group:
                groups.append((group, pending))
            group, pending = [], reading
    if group:
        groups.append((group, pending if first_date else None))
    if alike := _dated_alike(rows):
        return alike
    items: list[RelatedItem] = []
    ranked = [rank for row in rows if (rank := _split_rank(row)[0])][:2] == ["1", "2"]
    for group, reading in groups:
        if reading is not None:
            items += _dated_item(group, reading, ranked)
        else:
            items += [_plain_item(row, ranked) for row in group if _is_title(row, _words_of(row, ranked))]
    return items


def _dated_alike(rows: list[Row]) -> list[RelatedItem]:
    """Headlines of which each has its day before or behind it: "Ferry aground 2 June 2018 In “ports”"."""
    titles = [row for row in rows if _is_title(row, _words_of(row, False))]
    if len(titles) < _ALIKE:
        return []
    for at_end in (True, False):
        items: list[RelatedItem] = []
        for row in titles:
            text = _words_of(row, False)
            if at_end and text[-1] in _QUOTED and (cut := text.rfind(_FILED)) > 0:
                text = text[:cut]
            readings = read_dates(text)
            reading = readings[-1 if at_end else 0] if readings else None
            if reading is None or reading.edtf is None or reading.day is None:
                break
            if at_end and reading.end == len(text):
                title = text[: reading.start]
            elif not at_end and reading.start == 0:
                title = text[reading.end :]
            else:
                break
            if word_count(title) < _ALIKE:
                break
            items.append(RelatedItem(title.strip(_BETWEEN), _when([reading]), _url_of(row), (), row.number))
        if len(items) == len(titles):
            return items
    return []


def _split_rank(row: Row) -> tuple[str, str]:
    """The number and the words of a line in a list of the most read ones: "- 2 Ferry aground"."""
    text = row.text
    words = text[bullet_end(text) :] if row.bullet else text
    rank, _, rest = words.partition(" ")
    rank = rank.rstrip(".)")
    return (rank, rest.lstrip()) if rank.isdecimal() and len(rank) <= 2 else ("", words)


def _words_of(row: Row, ranked: bool) -> str:
    """The words of a listed line without the mark of the list, nor the number where all have theirs."""
    if ranked:
        return _squeezed(_split_rank(row)[1])
    return _squeezed(row.text[bullet_end(row.text) :] if row.bullet else row.text)


def _dated_item(group: list[Row], reading: DateReading, ranked: bool) -> list[RelatedItem]:
    titles = [row for row in group if len(row.text) <= _LONGEST_TITLE and word_count(row.text) >= 2]
    if not titles:
        return []
    title = titles[0]
    # Undated items may stand before the dated one: each is followed by its own summary or none.
    return [RelatedItem(_words_of(title, ranked), _when([reading]), _url_of(title), (), title.number)]


def _plain_item(row: Row, ranked: bool) -> RelatedItem:
    return RelatedItem(title=_words_of(row, ranked), url=_url_of(row), line=row.number)


def _url_of(row: Row) -> str | None:
    found = links(row.raw)
    return found[0][1] if found else None


def _is_title(row: Row, text: str) -> bool:
    """Whether an undated line with these words is a headline: one sentence at most, and not a long one."""
    found = links(row.raw)
    if len(found) > 1 and all(word_count(words) < _TITLE_WORDS for words, _ in found):
        return False  # "[About](/about) [Contact](/contact) [Jobs](/jobs)"
    if not 3 <= word_count(text) <= 30 or len(text) > _LONGEST_TITLE:
        return False
    if text.endswith(_AGO) and text[0].isdigit() and word_count(text) == _TITLE_WORDS:
        return False  # "4 hours ago"
    return (not is_prose(text) or text[-1] in "?!") and len(sentence_spans(text)) == 1


def _when(readings: list[DateReading]) -> When | None:
    for reading in readings:
        if reading.edtf is None:
            continue
        confidence = 0.6 if reading.ambiguous or reading.weekday_conflict else 0.95
        try:
            return when(
                reading.edtf, time=reading.time, basis="listing", evidence=reading.text, confidence=confidence
            )
        except ValueError:
            continue
    return None


def _squeezed(text: str) -> str:
    return " ".join(text.split())
