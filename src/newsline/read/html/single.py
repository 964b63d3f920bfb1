"""The article of a page: what the page says of it, and its text, as one document."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.fields import is_address, language_code, plain_title, split_names
from newsline.read.fragment import html_to_text, is_html
from newsline.read.html import archived, dates, entries, header, jsonld, meta, related
from newsline.read.html.body import escape, main_text
from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import drop_hidden, is_entangled, line_of, words_of, wrap_loose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A heading that the layout knows as that of a list (lexicon/furniture.txt).
_RELATED_HEAD = "## Related articles"
_TOP_CHARS = 16_384
_TOP_LINES = 16
_LONGEST_LINE = 150
_SHORTEST_SENTENCE = 60
_TITLE_LINES = 5
_SHORTEST_TITLE = 12
# JSON-LD's text counts where the page shows less than half of it, or the same without its paragraphs.
_LEAST_FOUND = 2
_MOST_STATED = 0.9
# What marks of markdown may add to a line.
_MARKS_CHARS = 20
_LONGEST_NAME = 300
_MOST_NAMES = 100
_MAX_NESTING = 4
# What a platform writes for the publisher of all pages that it shows.
_PLATFORMS = frozenset(("Blogger",))
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


class Page(NamedTuple):
    """A page as it is told of itself: `names` are its headlines and addresses as `letters_of` leaves them."""

    root: "HtmlElement"
    head: meta.Head
    blocks: list[jsonld.Block]
    names: frozenset[str]
    label: str
    url: str | None
    saved_url: str | None
    captured: list[DateEvidence]


def look(root: "HtmlElement", markup: str, label: str, url: str | None) -> Page:
    """What the head of a page says, and the notes of who saved it."""
    head = meta.read_head(root)
    saved_url, captured = _saved(markup[:_TOP_CHARS] + markup[-_TOP_CHARS:])
    names = {letters_of(text) for text in (*head.all(("og:title",)), *head.titles[:1])}
    names |= {letters_of(words_of(element)) for element in head.headings[:5]}
    names |= {letters_of(address) for address in (head.canonical, head.first(("og:url",)), url) if address}
    blocks = jsonld.read_blocks(list(head.scripts))
    return Page(root, head, blocks, frozenset(names - {""}), label, url, saved_url, captured)


def document_of(
    page: Page, also: Iterable[str] = (), teasers: "Iterable[HtmlElement]" = ()
) -> Document | Problem:
    """The document of the page's article, or the problem that it has none.

    `also` are further lines for its list of related articles (`related.related_line`), `teasers`
    elements that are none of its text. The tree is changed.
    """
    root, head, blocks, names, label, url, saved_url, captured = page
    article = jsonld.article_of(blocks, names)
    node = jsonld.fields_of(article[1], blocks) if article else {}
    fields = meta.fields_of(head) | {key: value for key, value in node.items() if key != "name"}
    capture = archived.capture_of(meta.address_of(head, node.get("url"), url, saved_url))
    address = capture.address
    sites = chain(names_in(fields.get("publisher")), names_in(fields.get("site")))
    site = next((meta.without_motto(name) for name in sites if name not in _PLATFORMS), None)
    headline = node.get("title") or node.get("name")
    title, heading = meta.title_of(head, headline, site)
    window = " ".join(head.titles[:1])
    untold = bool(title) and not headline and not head.all(meta.TITLES)
    if untold and (heading is None or letters_of(title or "") not in letters_of(window)):
        printed = header.find_printed(root, window) or (
            None if heading is not None else header.find_marked(root)
        )
        title, heading = printed or (title, heading)
    if heading is None and title:
        heading = header.find_heading(root, title)
    elif untold and (beside := header.find_beside(root, title or "", window)) is not None:
        title, heading = words_of(beside), beside
    evidence = [*jsonld.dates_of(blocks, article), *meta.dates_of(head)]
    evidence += dates.property_dates(root, heading, title)
    drop_hidden(root)
    dates.keep_in_sentences(root)
    wrap_loose(root)
    listed = list(dict.fromkeys((*related.related_lines(root, title, address), *also)))
    if is_entangled(root):
        return Problem("too-large", "too many elements between the words of one paragraph", label)
    for element in teasers:
        if heading is None or element not in heading.iterancestors():
            element.clear(keep_tail=True)
    tags = _but_headline(tags_in(fields.get("tags") or fields.get("keywords")), title or "")
    tags = tags or entries.linked_tags(root)
    section = chain(names_in(fields.get("section")), jsonld.crumbs_of(blocks, names), dates.sections_of(root))
    body = _told(main_text(root), jsonld.body_of(article[1]) if article else "")
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
    authors = [*names_in(fields.get("author") or list(found.authors))]
    found = found._replace(labels=(*found.labels, *authors))
    body = _below(body, title, heading, found)
    text, lines = _text(title, heading, found, body, listed)
    if not body.strip():
        return Problem("empty", "a page without a main text", label)
    metadata = Metadata(
        title=title,
        url=address,
        publisher=site,
        byline=tuple(dict.fromkeys(name for names in authors for name in split_names(names))),
        section=next(map(_last_section, section), None),
        tags=tags,
        lang=language_code(next(names_in(fields.get("lang")), None)),
        dates=tuple(dict.fromkeys(capture.evidence(evidence))),
    )
    return Document(text, label, "markdown", metadata, lines=lines)


def names_in(value: object, nesting: int = 0) -> Iterator[str]:
    """The names in a string, an object with a name, or lists of these; no addresses."""
    if isinstance(value, str):
        name = plain_title(value)
        if name and not is_address(name) and len(name) <= _LONGEST_NAME:
            yield name
    elif nesting < _MAX_NESTING:
        if isinstance(value, dict):
            yield from names_in(value.get("name"), nesting + 1)
        elif isinstance(value, list):
            for item in value[:_MOST_NAMES]:
                yield from names_in(item, nesting + 1)


def tags_in(value: object) -> tuple[str, ...]:
    """The tags in a list, or in a string with commas, semicolons or bars between them."""
    parts = re.split("[,;|]", value) if isinstance(value, str) else value
    return tuple(dict.fromkeys(names_in(parts)))


def _last_section(section: str) -> str:
    """A section that is given as a path: the last of "/world/middle_east" or "news,nation"."""
    if " " in section or not ("/" in section or "," in section):
        return section
    parts = [part for part in re.split("[/,]", section) if part]
    return parts[-1].replace("_", " ").replace("-", " ") if parts else section


def _but_headline(tags: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The tags without the words of the headline, which some systems write first, each as a tag."""
    wanted = letters_of(title)
    spelt = ""
    for count, tag in enumerate(tags, 1):
        spelt += letters_of(tag)
        if not wanted.startswith(spelt):
            break
        if spelt == wanted and count > 1:
            return tags[count:]
    return tags


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
    parts.append(body)
    if listed:
        parts += ["", _RELATED_HEAD, "", *listed]
    return "\n".join(parts) + "\n", tuple(lines) or (None,)


def _told(body: str, told: str) -> str:
    """The text that was found, or that which JSON-LD states if it says more or has its paragraphs."""
    if len(told) < _SHORTEST_SENTENCE or len(told) < len(body) * _MOST_STATED:
        return body
    lines = html_to_text(told) if is_html(told) else told
    stated = "\n\n".join(escape(words) for line in lines.split("\n") if (words := " ".join(line.split())))
    found = "".join(filter(str.isalnum, body))
    if not found or (found == "".join(filter(str.isalnum, stated)) and "\n" not in body):
        return stated
    return stated if len(body) * _LEAST_FOUND < len(stated) else body


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
