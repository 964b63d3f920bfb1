"""The lines between the headline and the text: where a page prints its byline and date."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newsline.read.html.dates import times_in
from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import find, line_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 150
_MOST_HEADINGS = 50
_MOST_BOXES = 300
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
    "details", "summary", "address",
)  # fmt: skip
_PASSED = frozenset(
    "script style noscript figure figcaption nav aside form button svg select textarea iframe img".split()
)
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_PARTS = re.compile(r":\s+|\s+(?:[|–—»·•]|::|-)\s+")
_BY = re.compile(r"(?:by|von|par|por|di|door|av|автор|od|text|words)\b.{2}", re.IGNORECASE)
# "… by Ann Reed", which the layout reads as a byline.
_NAMES = re.compile(r"\b[Bb][Yy]:?\s+[^\W\d_a-z]\S*\s+[^\W\d_a-z]")
# White space like any other, but in no page.
_BREAK = "\u2028"
# "Submitted by Ann Reed on Thu, 03/04/2021 - 18:20"
_BY_ON = re.compile(r"(?:[^\W\d_]+ )?[Bb]y:? (?P<name>[^\d,]{3,60}?),? on (?P<date>.{6,60})")
_CLASS = re.compile(r"byline|author|dateline|credit|writer|reporter|columnist|contributor", re.IGNORECASE)
_AUTHORS = frozenset(("author", "p-author"))
_OF_ARTICLE = re.compile(
    r"(?:^|\s)(?:article|story|post|entry|news-(?:item|single|detail))(?:\s|$)", re.IGNORECASE
)
_OF_PICTURE = re.compile(r"photo|image|picture|caption|media", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]{1,2}[^\W\d_.'’-]+){1,4}")


class Header(NamedTuple):
    """The lines of a page's head, each with its line of the file, and all elements among which they stand.

    `dated` are lines that state a date and name nobody, `lines` the others. `authors` are named by
    the markup; `labels` are other words that belong neither to the lines nor to the text, and
    `letters` those of all that stands there.
    """

    lines: tuple[tuple[str, int | None], ...] = ()
    dated: tuple[tuple[str, int | None], ...] = ()
    zone: "frozenset[HtmlElement]" = frozenset()
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    letters: str = ""

    def holds(self, line: str) -> bool:
        """Whether a line with a date is made of what stands in the head."""
        letters = letters_of(line)
        return len(letters) >= _SHORTEST_TITLE and letters in self.letters and _YEAR.search(line) is not None


def find_printed(root: "HtmlElement", window: str) -> "tuple[str, HtmlElement] | None":
    """The headline that a window's title holds beside other words, as a heading or a line prints it.

    A heading may be any part of the title, another element must be all that stands on one side
    of a colon, bar or dash in it.
    """
    known = letters_of(window)
    parts = {letters_of(part) for part in (window, *_PARTS.split(window), *_PARTS.split(window, maxsplit=1))}
    for tags, most, fits in (
        (("h1", "h2", "h3"), _MOST_HEADINGS, known.__contains__),
        (("div", "p", "td", "b", "strong", "font", "span", "big"), _MOST_BOXES, parts.__contains__),
    ):
        for element in islice(root.iter(*tags), most):
            text = words_of(element)
            letters = letters_of(text)
            if len(letters) >= _SHORTEST_TITLE and len(text.split()) > 2 and fits(letters):
                return text, element
    return None


def find_marked(root: "HtmlElement") -> "tuple[str, HtmlElement] | None":
    """The one headline that the markup names on the page: hAtom and hNews, schema.org."""
    marked = "//*[contains(@class, 'entry-title') or @itemprop = 'headline']"
    found = [element for element in find(root, marked)[:2] if len(words_of(element)) >= _SHORTEST_TITLE]
    return (words_of(found[0]), found[0]) if len(found) == 1 else None


def find_beside(root: "HtmlElement", name: str, window: str) -> "HtmlElement | None":
    """The heading that prints the rest of a window's title of which the main heading is the site's `name`."""
    known = letters_of(name)
    for parts in (window.rsplit(" - ", 1), window.split(" - ", 1), _PARTS.split(window)):
        letters = [letters_of(part) for part in parts]
        if len(parts) == 2 and known in letters:
            return find_heading(root, parts[1 - letters.index(known)])
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
    found: list[tuple[str, int | None]] = []
    authors: list[str] = []
    labels: list[str] = []
    all_letters: list[str] = []
    passed: set[HtmlElement] = set()
    known = {letters_of(title)}
    above = _above(heading)
    following = find(heading, f"following::*[position() <= {_MOST_ELEMENTS}]")
    for index, element in enumerate((*above, *following)):
        if element.getparent() in passed or _is_passed(element):
            passed.add(element)
            continue
        if element.tag in _BLOCKS and next(element.iterchildren(*_BLOCKS), None) is not None:
            zone.add(element)
            pieces = _loose(element)
        else:
            text = words_of(element)
            if index >= len(above) and (
                len(text) > 2 * _LONGEST or (len(text) >= 60 and _start(text) in starts)
            ):
                break
            zone.add(element)
            passed.add(element)
            times = times_in(element)
            if times:  # they speak for themselves
                zone.update(times)
                labels.append(text)
                for time in times:
                    text = " ".join(text.replace(words_of(time), " ", 1).split())
                text = text.strip(" -–—|·•,")
                labels.append(text)
            authors += _authors(element)
            if not times and _is_name(element, text):
                authors.append(text)
                labels.append(text)
                continue
            pieces = [text] if times else _broken(element, text)
            pieces = [piece for piece in pieces if not times or _BY.match(piece)]
        if len(pieces) > 1 and any(
            map(_YEAR.search, pieces)
        ):  # what stands beside a date between line breaks
            labels += pieces
        for piece in pieces:
            letters = letters_of(piece)
            all_letters.append(letters)
            named = _BY_ON.fullmatch(piece) if _YEAR.search(piece) else None
            if named and _NAME.fullmatch(named["name"]):
                authors.append(named["name"])
                labels.append(piece)
                piece = named["date"]
            if letters and letters not in known and _is_evidence(element, piece) and len(found) < _MOST_LINES:
                known.add(letters)
                found.append((piece, line_of(element)))
    dated = tuple(line for line in found if _YEAR.search(line[0]) and not _NAMES.search(line[0]))
    return Header(
        tuple(line for line in found if line not in dated),
        dated,
        frozenset(zone),
        tuple(dict.fromkeys(authors)),
        tuple(labels),
        "".join(all_letters),
    )


def _is_passed(element: "HtmlElement") -> bool:
    """Whether an element cannot be a line of the head; a footer can, above the text of its article."""
    if element.tag == "footer":
        return all(parent.tag != "article" for parent in islice(element.iterancestors(), _MOST_ELEMENTS))
    return element.tag in _PASSED or not isinstance(element.tag, str)


def _loose(element: "HtmlElement") -> list[str]:
    """The words of a box that stand beside the boxes in it."""
    texts = [element.text, *(child.tail for child in islice(element, _MOST_ELEMENTS))]
    return [words for text in texts if text and 3 <= len(words := " ".join(text.split())) <= _LONGEST]


def _broken(element: "HtmlElement", text: str) -> list[str]:
    """The lines of an element, parted by line breaks."""
    breaks = list(islice(element.iter("br"), _MOST_LINES))
    if not breaks or len(text) > 2 * _LONGEST:
        return [text]
    for one in breaks:
        if not (one.tail or "").startswith(_BREAK):
            one.tail = f"{_BREAK}{one.tail or ''}"
    lines = "".join(element.itertext()).split(_BREAK)
    return [words for line in lines if (words := " ".join(line.split()))]


def _start(line: str) -> str:
    return letters_of(line[:90])[:40]


def _above(heading: "HtmlElement") -> "list[HtmlElement]":
    """The elements above the headline in its own article or header."""
    for parent in heading.iterancestors():
        if parent.tag in ("article", "header", "main") or _OF_ARTICLE.search(
            (parent.get("class") or "")[:200]
        ):
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
        name = words_of(part)
        if names_author(part) and 3 <= len(name) <= _LONGEST_NAME and not _YEAR.search(name):
            yield name


def names_author(element: "HtmlElement") -> bool:
    """Whether the markup calls the words of an element an author: schema.org, rel-author, h-entry, hCard."""
    marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}".split()
    if "fn" in marks:
        return any("vcard" in (parent.get("class") or "") for parent in islice(element.iterancestors(), 3))
    return not _AUTHORS.isdisjoint(marks)


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
