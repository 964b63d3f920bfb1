"""The lines between the headline and the text: where a page prints its byline and date."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import find, line_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 150
_MOST_HEADINGS = 50
_SHORTEST_TITLE = 12
_MOST_LINES = 12
_FIRST_PARAGRAPHS = 3
_LONGEST = 150
_LONGEST_NAME = 80
# Of letters, in a line with a date: "Published Thursday, May 10, 2018 at 9:15 am EDT".
_MOST_WORDS = 8
_WORD = re.compile(r"[^\W\d_]+")
_BLOCKS = (
    "div", "p", "ul", "ol", "li", "section", "header", "article", "h1", "h2", "h3", "h4", "table", "tr", "td",
    "form", "figure", "blockquote", "main", "aside", "footer", "nav", "dl", "dd", "dt", "hr",
)  # fmt: skip
_PASSED = frozenset(
    "script style noscript figure figcaption nav aside form button svg select textarea iframe img"
    " footer".split()
)
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_BY = re.compile(r"(?:by|von|par|por|di|door|av|автор|od|text|words)\b.{2}", re.IGNORECASE)
_CLASS = re.compile(r"byline|author|dateline|credit|writer|reporter|columnist|contributor", re.IGNORECASE)
_OF_PICTURE = re.compile(r"photo|image|picture|caption|media", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]{1,2}[^\W\d_.'’-]+){1,4}")


class Header(NamedTuple):
    """The lines of a page's head, each with its line of the file, and all elements among which they stand.

    `authors` are named by the markup; `labels` are words beside `time` elements, which belong
    neither to the lines nor to the text.
    """

    lines: tuple[tuple[str, int | None], ...] = ()
    zone: "frozenset[HtmlElement]" = frozenset()
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def find_printed(root: "HtmlElement", window: str) -> "tuple[str, HtmlElement] | None":
    """The headline that a window's title holds beside other words, as a heading prints it."""
    known = letters_of(window)
    for element in islice(root.iter("h1", "h2", "h3"), _MOST_HEADINGS):
        text = words_of(element)
        letters = letters_of(text)
        if len(letters) >= _SHORTEST_TITLE and len(text.split()) > 2 and letters in known:
            return text, element
    return None


def find_heading(root: "HtmlElement", title: str) -> "HtmlElement | None":
    """The element that prints the headline where no heading of the first level does."""
    wanted = letters_of(title)
    if len(wanted) < 8:
        return None
    likely = "//h2 | //h3 | //*[contains(@class, 'eadline') or contains(@class, 'itle')]"
    for element in find(root, likely)[:_MOST_ELEMENTS]:
        if len(text := words_of(element)) <= len(title) + 20 and letters_of(text) == wanted:
            return element
    return None


def read_header(heading: "HtmlElement | None", title: str, body: list[str]) -> Header:
    """What stands between the headline and the first paragraph of `body` (its first lines).

    Of its lines those that may be evidence are kept: short, and with a date, behind a "by",
    or named byline or date by the markup. What stands above the headline counts
    within its own article.
    """
    if heading is None:
        return Header()
    starts = {_start(line) for line in [line for line in body if len(line) >= 60][:_FIRST_PARAGRAPHS]}
    zone: set[HtmlElement] = set()
    lines: list[tuple[str, int | None]] = []
    authors: list[str] = []
    labels: list[str] = []
    passed: set[HtmlElement] = set()
    known = {letters_of(title)}
    above = _above(heading)
    following = find(heading, f"following::*[position() <= {_MOST_ELEMENTS}]")
    for index, element in enumerate((*above, *following)):
        if element.getparent() in passed or element.tag in _PASSED or not isinstance(element.tag, str):
            passed.add(element)
            continue
        if element.tag in _BLOCKS and next(element.iterchildren(*_BLOCKS), None) is not None:
            zone.add(element)
            continue
        text = words_of(element)
        if index >= len(above) and (len(text) > 2 * _LONGEST or (len(text) >= 60 and _start(text) in starts)):
            break
        zone.add(element)
        passed.add(element)
        times = list(element.iter("time"))
        if times:  # they speak for themselves
            zone.update(times)
            labels.append(text)
            for time in times:
                text = " ".join(text.replace(words_of(time), " ", 1).split())
            labels.append(text)
        authors += _authors(element)
        letters = letters_of(text)
        if not times and _is_name(element, text):
            authors.append(text)
            labels.append(text)
            continue
        evidence = _BY.match(text) if times else _is_evidence(element, text)
        if letters and letters not in known and evidence and len(lines) < _MOST_LINES:
            known.add(letters)
            lines.append((text, line_of(element)))
    return Header(tuple(lines), frozenset(zone), tuple(dict.fromkeys(authors)), tuple(labels))


def _start(line: str) -> str:
    return letters_of(line[:90])[:40]


def _above(heading: "HtmlElement") -> "list[HtmlElement]":
    """The elements above the headline in its own article or header."""
    for parent in heading.iterancestors():
        if parent.tag in ("article", "header", "main"):
            found: list[HtmlElement] = []
            for element in parent.iterdescendants():
                if element is heading or len(found) >= _MOST_ELEMENTS:
                    break
                if element not in heading.iterancestors():
                    found.append(element)
            return found if found and len(found) < 40 else []
    return []


def _authors(element: "HtmlElement") -> "Iterator[str]":
    """The names that the markup of a line calls those of its authors."""
    for part in element.iter("a", "span", "address"):
        marks = f"{part.get('rel') or ''} {part.get('itemprop') or ''} {part.get('class') or ''}".split()
        name = words_of(part)
        if "author" in marks and 3 <= len(name) <= _LONGEST_NAME and not _YEAR.search(name):
            yield name


def _is_name(element: "HtmlElement", text: str) -> bool:
    """Whether a line is a name and nothing else, and the markup calls it an author's."""
    if len(text) > _LONGEST_NAME or not _NAME.fullmatch(text) or _BY.match(text):
        return False
    return sum(word[0].islower() for word in text.split()) <= 1 and _is_byline(element)


def _is_byline(element: "HtmlElement") -> bool:
    marks = " ".join((element.get(name) or "")[:200] for name in ("class", "id", "rel", "itemprop"))
    return _CLASS.search(marks) is not None and _OF_PICTURE.search(marks) is None


def _is_evidence(element: "HtmlElement", text: str) -> bool:
    """Whether a line is a byline or a date: by its first word, by its class, or by a year among few words."""
    if not 3 <= len(text) <= _LONGEST:
        return False
    if _BY.match(text):
        return True
    if _YEAR.search(text):
        linked = sum(len(words_of(link)) for link in element.iter("a"))
        return len(_WORD.findall(text)) <= _MOST_WORDS and 2 * linked <= len(text)
    return len(text) <= _LONGEST_NAME and _is_byline(element)
