"""Newswire in SGML as the Reuters-21578 collection has it: `<REUTERS …>` with DATE, TOPICS, TITLE and BODY.

Read by its tags rather than by an SGML parser: the texts hold bare `<` (as in `<IBM.N>`) and
control characters by number (`&#3;`), and all that varies is which tags there are.
"""

import html
import re
from collections.abc import Iterator

from newsline.errors import Problem
from newsline.model import Document, Metadata
from newsline.read.decode import compose, find_controls
from newsline.read.fields import plain_title, split_names
from newsline.read.limits import Limits
from newsline.read.source import Source
from newsline.read.text_lines import TextLines, TooLargeError

_START = re.compile(r"\s*<REUTERS\b", re.IGNORECASE)
_END = re.compile(r"</REUTERS>", re.IGNORECASE)
_D = re.compile(r"<D>([^<]{1,200})</D>", re.IGNORECASE)
# The end of a wire story by its codes: "REUTER" and ETX (ISO 646, 0x03).
_WIRE_END = re.compile(r"\n[ \t]{0,9}(?:Reuter|REUTER)\s{0,9}\Z")
_PARAGRAPH = re.compile(r"\n[ \t]{2,}(?=\S)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each article, labelled `reut.sgm#3` by its number."""
    for item in articles(source, limits, _START, _END):
        yield item if isinstance(item, Problem) else _article(*item)


def articles(
    source: Source, limits: Limits, begins: re.Pattern[str], ends: re.Pattern[str]
) -> Iterator[tuple[str, str, int] | Problem]:
    """The lines of each article of a collection, its label by its number, and its first line in the file.

    `begins` matches the line with which one begins, `ends` stands somewhere in its last. An article over the
    limits and one without an end are problems, and so is a file without any.
    """
    label = source.label
    try:
        lines = TextLines(source, limits)
    except TooLargeError as error:
        yield Problem("too-large", str(error), label)
        return
    number = size = first = 0
    chunk: list[str] = []

    def finished() -> tuple[str, str, int] | Problem:
        place = f"{label}#{number}"
        if size > limits.max_file_bytes:
            return Problem("too-large", "an article over the limit for one document", place)
        return "\n".join(chunk), place, first

    for line in lines:
        if not chunk and not begins.match(line):
            continue
        if not chunk:
            number, first = number + 1, lines.number
        size += len(line) + 1
        if size <= limits.max_file_bytes:
            chunk.append(line)
        if ends.search(line):
            yield finished()
            chunk, size = [], 0
    if chunk:
        yield Problem("truncated", "the last article has no end", label, first)
        yield finished()
    elif not number:
        yield Problem("empty", "no articles", label)


def _article(text: str, label: str, line: int) -> Document | Problem:
    title = plain_title(plain(inside(text, "TITLE")))
    body = inside(text, "BODY")
    if not body:
        # Articles of the kind "BRIEF" and "UNPROC" have their text in TEXT itself, below the title.
        whole = inside(text, "TEXT")
        for tag in ("TITLE", "DATELINE", "AUTHOR"):
            whole = whole.replace(_element(whole, tag), "")
        body = whole
    dateline = " ".join(plain(inside(text, "DATELINE")).split())
    words = _WIRE_END.sub("", "\n" + _CONTROL.sub("", plain(body)).rstrip())
    # Paragraphs begin with an indent, brief news with a row of asterisks.
    words = joined(_PARAGRAPH.sub("\n\n", words)).strip("\n *") or title
    if not words:
        return Problem("bad-record", "an article without a text", label)
    if dateline:
        words = f"{dateline} {words}"
    words = compose(words)
    date = inside(text, "DATE").strip()
    metadata = Metadata(
        title=title or None,
        date=_CONTROL.sub("", plain(date)) or None,
        date_line=line + text[: text.find(date)].count("\n") if date else None,
        byline=split_names(plain(inside(text, "AUTHOR"))),
        publisher="Reuters",
        tags=tuple(
            dict.fromkeys(
                " ".join(name.split())
                for tag in ("TOPICS", "PLACES", "PEOPLE", "ORGS")
                for name in _D.findall(inside(text, tag)[:10_000])
                if name.strip()
            )
        ),
    )
    return Document(words, label, "record", metadata, problems=find_controls(words, label, first_line=None))


def joined(text: str) -> str:
    """Each paragraph on one line; but not a table, whose columns are apart by several spaces."""
    paragraphs = (paragraph.strip("\n") for paragraph in text.split("\n\n"))
    return "\n\n".join(
        paragraph if "   " in paragraph else " ".join(paragraph.split())
        for paragraph in paragraphs
        if paragraph
    )


def inside(text: str, tag: str) -> str:
    """What stands between the first such tag and its end, or the end of the text without one."""
    start = text.find(f"<{tag}")
    if start < 0:
        return ""
    start = text.find(">", start) + 1
    end = text.find(f"</{tag}>", start)
    return text[start : end if end >= 0 else len(text)] if start else ""


def _element(text: str, tag: str) -> str:
    start, end = text.find(f"<{tag}"), text.find(f"</{tag}>")
    return text[start : end + len(tag) + 3] if 0 <= start < end else ""


def plain(text: str) -> str:
    """Text without references: `&lt;` and, unlike HTML, control characters by number."""
    return (
        html.unescape(re.sub(r"&#(\d{1,2});", lambda match: chr(int(match[1])), text))
        if "&" in text
        else text
    )
