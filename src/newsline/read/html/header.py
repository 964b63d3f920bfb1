"""The lines between the headline and the text: where a page prints its byline and date."""

import re
from typing import TYPE_CHECKING, NamedTuple

from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import find, line_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 150
_MOST_LINES = 12
_FIRST_PARAGRAPHS = 3
_LONGEST = 150
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
_CLASS = re.compile(r"byline|author|dateline|date|timestamp|published|pubdate|posted|meta", re.IGNORECASE)


class Header(NamedTuple):
    """The lines of a page's head, each with its line of the file, and all elements among which they stand."""

    lines: tuple[tuple[str, int | None], ...]
    zone: "frozenset[HtmlElement]"


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
        return Header((), frozenset())
    starts = {_start(line) for line in [line for line in body if len(line) >= 60][:_FIRST_PARAGRAPHS]}
    zone: set[HtmlElement] = set()
    lines: list[tuple[str, int | None]] = []
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
        zone.update(element.iterdescendants("time"))
        passed.add(element)
        letters = letters_of(text)
        if letters and letters not in known and _is_evidence(element, text) and len(lines) < _MOST_LINES:
            known.add(letters)
            lines.append((text, line_of(element)))
    return Header(tuple(lines), frozenset(zone))


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


def _is_evidence(element: "HtmlElement", text: str) -> bool:
    if not 3 <= len(text) <= _LONGEST:
        return False
    if _YEAR.search(text) or _BY.match(text):
        return True
    marks = " ".join((element.get(name) or "")[:200] for name in ("class", "id", "rel", "itemprop"))
    return _CLASS.search(marks) is not None
