"""Rows: the lines of a document with what each of them is, and the body put together from them."""

import re
from typing import Literal

from newsline.parser.layout.markup import (
    bullet_end,
    decode_entities,
    has_markdown,
    heading_level,
    is_shortcode,
    plain,
    with_targets,
)

# `str.replace` one by one: many times as fast as `str.translate` outside ASCII.
# The last four are seen only where a line breaks, if at all, and stand in the middle of words.
_SPACES = (
    ("\u00a0", " "), ("\u202f", " "), ("\u2007", " "),
    ("\u00ad", ""), ("\u200b", ""), ("\u2060", ""), ("\ufeff", ""),
)  # fmt: skip
_CLOSERS = "\"'”’»›)]）」』*_"
_SENTENCE_ENDS = frozenset(".!?…。！？؟।")
_LONG = 160
# Programs that print pages as text put the number of a link before its words: "[12]Home".
_NUMBERED_LINK = r"\[\d{1,3}\](?=[^\W\d_])"


# What a row is to the page.
Kind = Literal["blank", "body", "subhead", "title", "header", "caption", "furniture", "listed"]


class Row:
    """One line: `raw` as printed (stripped), `text` its words, `number` its line in the file.

    `kind` is settled in passes, `level` is that of a markdown heading (0: none),
    `bullet` says that the line is an item of a list, `goes_on` that its sentence goes on in
    the next line of a hard-wrapped paragraph. (A plain class: making a
    dataclass costs a millisecond at every start.)
    """

    __slots__ = ("bullet", "goes_on", "kind", "level", "number", "raw", "text")

    def __init__(
        self, raw: str, text: str, number: int, kind: Kind, level: int = 0, bullet: bool = False
    ) -> None:
        self.raw = raw
        self.text = text
        self.number = number
        self.kind = kind
        self.level = level
        self.bullet = bullet
        self.goes_on = False


def split_rows(text: str, first_line: int, *, markdown: bool) -> list[Row]:
    """The lines of a text as rows, every one that is not blank still `body`.

    Entities are decoded, no-break and zero-width spaces normalised and, where the
    text shows markdown, its marks reduced to words. Blank lines are one row, without a number,
    however many there are; so are those that hold nothing but what a blog's software was to fill in.
    """
    markdown = markdown or has_markdown(text)
    if markdown and "]: " in text:
        text = with_targets(text)
    usual = text
    if not text.isascii():
        for odd, space in _SPACES:
            usual = usual.replace(odd, space)
    if "\t" in text:
        usual = usual.replace("\t", " ")
    if "[1]" in text and "[2]" in text and re.search(_NUMBERED_LINK, text) is not None:
        usual = re.sub(_NUMBERED_LINK, "", usual)
    entities = "&" in text
    lines = usual.split("\n")
    printed = None if usual is text else text.split("\n")
    rows: list[Row] = []
    blank = Row("", "", 0, "blank")
    for index, line in enumerate(lines):
        words = raw = line.strip()
        if not words or (words[0] == "[" and is_shortcode(words)):
            if not rows or rows[-1] is not blank:
                rows.append(blank)
            continue
        if printed is not None:
            raw = printed[index].strip()
        if entities and "&" in words:
            words = decode_entities(words).replace("\u00a0", " ").strip()
        level, bullet = 0, False
        if markdown:
            words, level, bullet = _reduced(words)
        elif not words[:1].isalnum():
            bullet = bullet_end(words) > 0
        rows.append(Row(raw, words, first_line + index, "body", level, bullet))
    return rows


def _reduced(words: str) -> tuple[str, int, bool]:
    if words[-1:] == "\\":
        words = words[:-1].rstrip() or words  # a line break
    level = heading_level(words)
    if level:
        return plain(words[level:].strip().rstrip("#")).strip(), level, False
    if words[:1] == ">":
        words = words.lstrip("> ")
    cut = bullet_end(words)
    if cut and not words[:1].isdigit():
        words = words[cut:]
    return plain(words).strip(), 0, cut > 0


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does; an abbreviation ("U.S.", "p.m.") is no end."""
    bare = text[-12:].rstrip(_CLOSERS) if text[-1:] in _CLOSERS else text[-12:]
    if not bare or bare[-1] not in _SENTENCE_ENDS:
        return False
    # "in the U.S." ends a headline as often as a sentence.
    return not (len(bare) >= 4 and bare[-1] == "." and bare[-3] == "." and bare[-2].isalpha())


def is_prose(text: str) -> bool:
    """Whether a line reads as running text rather than as a headline, name or label."""
    if len(text) >= _LONG:
        return True
    if not ends_sentence(text):
        return False
    # Scripts without spaces between words have their sentence in one "word".
    return text.count(" ") >= 3 or (len(text) >= 8 and not text[0].isascii())


def word_count(text: str) -> int:
    """The number of white-space separated words."""
    return len(text.split())


def assemble(rows: list[Row]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The body of the page and the file line of each of its lines, as `Page.body_lines` says.

    Paragraphs are parted by one blank line, a sub-head is a paragraph of its own, and
    lines of a hard-wrapped paragraph are joined with a space where a sentence goes on.
    """
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    offset = 0
    gap = ""
    for row in rows:
        kind = row.kind
        if kind != "body" and kind != "subhead":
            gap = "\n\n" if pieces else ""
            continue
        text = row.text
        if not text:
            continue
        if kind == "subhead" and pieces:
            gap = "\n\n"
        offset += len(gap)
        places.append((offset, row.number))
        pieces += (gap, text)
        offset += len(text)
        gap = "\n\n" if kind == "subhead" else " " if row.goes_on else "\n"
    return "".join(pieces), tuple(places)
