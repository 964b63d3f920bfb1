"""One saved page: from its bytes to the document."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import find_controls, is_binary, tidy
from newsline.read.fields import is_address, language_code, plain_title, split_names
from newsline.read.html import dates, header, jsonld, meta, related
from newsline.read.html.body import escape, main_text
from newsline.read.html.decoding import decode_page
from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import drop_hidden, is_entangled, line_of, parse_page, words_of
from newsline.read.limits import Limits
from newsline.read.source import Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page saved as one file may hold its pictures too, so many times the limit of a document;
# without them it must stay within.
_WITH_PICTURES = 4
# A heading that the layout knows as that of a list (lexicon/furniture.txt).
_RELATED_HEAD = "## Related articles"
_TOP_CHARS = 16_384
_TOP_LINES = 16
_LONGEST_LINE = 150
_SHORTEST_SENTENCE = 60
_TITLE_LINES = 5
_SHORTEST_TITLE = 12
# What marks of markdown may add to a line.
_MARKS_CHARS = 20
_LONGEST_NAME = 300
_MOST_NAMES = 100
_MAX_NESTING = 4
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000}?)\s{0,9}-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(\S{1,2000})\s{1,9}saved date:"
    r"([^<>\n]{1,100}?)\s{0,9}(?:-->|\n)",
    re.IGNORECASE,
)
_HTTRACK = re.compile(
    r"<!--\s{0,9}Mirrored from (\S{1,2000}) by HTTrack[^<>\n]{0,200}?,"
    r" (\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT)",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"FILE ARCHIVED ON ([\d:]{8} \w{3} \d\d, \d{4})", re.IGNORECASE)


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document that a saved page holds."""
    label = source.label
    most = _WITH_PICTURES * limits.max_file_bytes
    data = source.whole(most)
    if data is None:
        yield Problem("too-large", f"larger than the limit of {most} bytes for one page", label)
        return
    name = "" if label == "-" else source.name
    yield read_page(data, label, limits, name=name, url=source.url, charset=source.charset)


def read_page(
    data: bytes,
    label: str,
    limits: Limits,
    *,
    name: str = "",
    url: str | None = None,
    charset: str | None = None,
    captured: tuple[DateEvidence, ...] = (),
    lines: bool = True,
) -> Document | Problem:
    """The document of one page, or the problem that keeps it from being read.

    `url`, `charset` and `captured` are what its container knows: the address it was
    saved from, the encoding its server declared, when it was saved. `lines` says whether
    lines of `data` are lines of the file. Whatever trafilatura or lxml raise on the page
    is a problem.
    """
    if is_binary(data[:4096].replace(b"\0", b"")):
        return Problem("binary", "binary data, not text", label)
    decoded = decode_page(data, label, charset)
    markup = tidy(decoded.text)
    if not markup.strip():
        return Problem("empty", "nothing but white space", label)
    try:
        root = parse_page(markup, label, limits.max_file_bytes)
        if isinstance(root, Problem):
            return root
        document = _document(root, markup[:_TOP_CHARS] + markup[-_TOP_CHARS:], label, url)
    except (Exception, RecursionError) as error:
        return Problem("reader-fault", f"the page cannot be taken apart ({type(error).__name__})", label)
    if isinstance(document, Problem):
        return document
    problems = decoded.problems + find_controls(document.text, label, first_line=None)
    if not lines:
        document = _without_lines(document)
        problems = tuple(problem._replace(line=None) for problem in problems)
    metadata = document.metadata._replace(dates=(*document.metadata.dates, *captured))
    return document._replace(name=name, metadata=metadata, problems=problems)


def _document(root: "HtmlElement", comments: str, label: str, url: str | None) -> Document | Problem:
    head = meta.read_head(root)
    blocks = jsonld.read_blocks(list(head.scripts))
    saved_url, captured = _saved(comments)
    names = {letters_of(text) for text in (*head.all(("og:title",)), *head.titles[:1])}
    names |= {letters_of(words_of(element)) for element in head.headings[:5]}
    names |= {letters_of(address) for address in (head.canonical, head.first(("og:url",)), url) if address}
    article = jsonld.article_of(blocks, frozenset(names - {""}))
    node = jsonld.fields_of(article[1]) if article else {}
    fields = meta.fields_of(head) | {key: value for key, value in node.items() if key != "name"}
    address = meta.address_of(head, node.get("url"), url, saved_url)
    site = next(_names(fields.get("publisher") or fields.get("site")), None)
    headline = node.get("title") or node.get("name")
    title, heading = meta.title_of(head, headline, site)
    if heading is None and title and not headline and not head.all(meta.TITLES):
        title, heading = header.find_printed(root, " ".join(head.titles[:1])) or (title, None)
    if heading is None and title:
        heading = header.find_heading(root, title)
    evidence = [*jsonld.dates_of(blocks, article), *meta.dates_of(head)]
    evidence += dates.property_dates(root, heading, title)
    drop_hidden(root)
    dates.keep_in_sentences(root)
    listed = related.related_lines(root, title, address)
    if is_entangled(root):
        return Problem("too-large", "too many elements between the words of one paragraph", label)
    body = main_text(root)
    if not body.strip():
        return Problem("empty", "a page without a main text", label)
    if heading is None and title and not headline and not head.all(meta.TITLES):
        title = _printed_title(title, body)
    found = header.read_header(heading, title or "", body[:4_000].split("\n"))
    evidence += dates.time_dates(root, heading, found.zone)
    evidence += [
        DateEvidence(words, "printed", "header", f"header line {line}" if line else "header", line)
        for words, line in found.dated
    ]
    evidence += captured
    authors = [*_names(fields.get("author") or list(found.authors))]
    found = found._replace(labels=(*found.labels, *authors))
    text, lines = _text(title, heading, found, body, listed)
    if not text.strip():
        return Problem("empty", "a page without a main text", label)
    metadata = Metadata(
        title=title,
        url=address,
        publisher=site,
        byline=tuple(dict.fromkeys(name for names in authors for name in split_names(names))),
        section=next(_names(fields.get("section")), None),
        tags=_tags(fields.get("tags") or fields.get("keywords")),
        lang=language_code(next(_names(fields.get("lang")), None)),
        dates=tuple(dict.fromkeys(evidence)),
    )
    return Document(text, label, "markdown", metadata, lines=lines)


def _names(value: object, nesting: int = 0) -> Iterator[str]:
    """The names in a string, an object with a name, or lists of these; no addresses."""
    if isinstance(value, str):
        name = plain_title(value)
        if name and not is_address(name) and len(name) <= _LONGEST_NAME:
            yield name
    elif nesting < _MAX_NESTING:
        if isinstance(value, dict):
            yield from _names(value.get("name"), nesting + 1)
        elif isinstance(value, list):
            for item in value[:_MOST_NAMES]:
                yield from _names(item, nesting + 1)


def _tags(value: object) -> tuple[str, ...]:
    parts = re.split("[,;|]", value) if isinstance(value, str) else value
    return tuple(dict.fromkeys(_names(parts)))


def _text(
    title: str | None, heading: "HtmlElement | None", found: header.Header, body: str, listed: list[str]
) -> tuple[str, tuple[int | None, ...]]:
    """The page as the layout reads it (headline, head, text, list), and its lines in the file."""
    parts: list[str] = []
    lines: list[int | None] = []
    if title:
        parts += [f"# {escape(title)}", ""]
        lines += [line_of(heading) if heading is not None else None, None]
    if found.lines:
        parts += [escape(text) for text, _ in found.lines]
        lines += [line for _, line in found.lines]
        parts.append("")
        lines.append(None)
    parts.append(_below(body, title, heading, found))
    if listed:
        parts += ["", _RELATED_HEAD, "", *listed]
    return "\n".join(parts) + "\n", tuple(lines) or (None,)


def _printed_title(title: str, body: str) -> str:
    """The first line of the text that the window's title holds beside the name of its site."""
    letters = letters_of(title)
    for line in body.split("\n", _TITLE_LINES)[:_TITLE_LINES]:
        words = line.lstrip("# ")
        known = letters_of(words)
        if len(known) >= _SHORTEST_TITLE and (letters.startswith(known) or letters.endswith(known)):
            return words
    return title


def _below(body: str, title: str | None, heading: "HtmlElement | None", found: header.Header) -> str:
    """The text without the lines at its top that already stand above it."""
    printed = (
        title or "",
        words_of(heading) if heading is not None else "",
        *(text for text, _ in (*found.lines, *found.dated)),
    )
    above = {letters_of(line) for line in (*printed, *found.labels)} - {""}
    longest = max(_LONGEST_LINE, *map(len, (*printed, *found.labels))) + _MARKS_CHARS
    lines = body.split("\n", _TOP_LINES)
    letters = letters_of(title or "")
    again = next(
        (
            at
            for at, line in enumerate(lines[:_TOP_LINES])
            if len(line) <= longest and letters_of(line) == letters
        ),
        0,
    )
    if letters and all(len(line) < _SHORTEST_SENTENCE for line in lines[:again]):  # a menu above the headline
        del lines[:again]
    top = [
        line
        for line in lines[:_TOP_LINES]
        if not line or len(line) > longest or not (letters_of(line) in above or found.holds(line))
    ]
    return "\n".join((*top, *lines[_TOP_LINES:])).strip("\n")


def _saved(comments: str) -> tuple[str | None, list[DateEvidence]]:
    """Where and when the page was saved, as browsers and crawlers note in comments."""
    if "<!--" not in comments:
        return None, []
    single = _SINGLE_FILE.search(comments)
    if single:
        note = DateEvidence(single[2].strip(), "captured", "comment", "the note of SingleFile")
        return single[1], [note]
    mirrored = _HTTRACK.search(comments)
    if mirrored:
        note = DateEvidence(mirrored[2], "captured", "comment", "the note of HTTrack")
        return f"https://{mirrored[1]}", [note]
    archived = _ARCHIVED.search(comments)
    notes = (
        [DateEvidence(archived[1], "captured", "comment", "the note of the web archive")] if archived else []
    )
    saved = _SAVED_FROM.search(comments)
    return (saved[1] if saved else None), notes


def _without_lines(document: Document) -> Document:
    metadata: Metadata = document.metadata
    dates = tuple(evidence._replace(line=None) for evidence in metadata.dates)
    return document._replace(lines=(None,), metadata=metadata._replace(dates=dates))
