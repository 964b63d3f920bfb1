"""Pages of a day's events, as Wikipedia's "Current events" has them: markdown, wikitext and HTML.

One document an event, not one a page: each is of that day, has a category and a source of its
own, and none is the page's headline. A point of the list that only names a story is a tag of
the events below it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsline.errors import Problem
from newsline.model import Document, Metadata
from newsline.read.decode import compose, decode, find_controls, tidy
from newsline.read.fragment import flat_text
from newsline.read.limits import Limits
from newsline.read.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

# The categories of the form (Wikipedia:How the Current events page works), which a page shows two of.
CATEGORIES = frozenset(
    "armed conflicts and attacks|armed conflict and attacks|arts and culture|business and economy|business"
    "|business and economics|disasters and accidents|health and environment|health|health and medicine"
    "|international relations|law and crime|politics and elections|politics|science and technology|sports"
    "|sport|religion|environment".split("|")
)
_MARKS = "#*_=;':- \t"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(
    rf"{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}"
    rf"|(?<!\d)\d{{4}}(?:-\d\d-\d\d|[ _]{_MONTH}[ _]\d{{1,2}})(?!\d)"
)
_TEMPLATE_DAY = re.compile(
    r"\{\{\s{0,9}Current events[^{}|]{0,40}\|\s{0,9}year\s{0,9}=\s{0,9}(\d{4})\s{0,9}"
    r"\|\s{0,9}month\s{0,9}=\s{0,9}(\d{1,2})\s{0,9}\|\s{0,9}day\s{0,9}=\s{0,9}(\d{1,2})",
    re.IGNORECASE,
)
_MARKDOWN_POINT = re.compile(r"([ \t]{0,40})[-+*•][ \t]+(?=\S)")
_WIKI_POINT = re.compile(r"(\*{1,6})[ \t]*(?=\S)")
_LINK = re.compile(
    r"\[\(?([^\[\]]{0,300}?)\)?\]\((<?https?://[^\s)]{1,2000}>?|/[^\s)]{0,2000})(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|\[(https?://[^\s\]]{1,2000})\s+([^\]\n]{0,300})\]"
    r"|\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]"
)
_LAST_NAME = re.compile(r"\(([^()\n]{1,60})\)\s*\Z")
_LONGEST_TITLE = 200
_MOST_LINE = 20_000


class Item(NamedTuple):
    """A point of the list: its depth from 0, its text, and the web addresses in it with their texts."""

    depth: int
    text: str
    links: tuple[tuple[str, str], ...]
    line: int | None = None


class _Event(NamedTuple):
    item: Item
    day: str
    day_line: int | None
    category: str
    stories: tuple[str, ...]


def takes(source: Source, limits: Limits) -> bool:
    """Whether a page has the categories of the form, two at least, and points with a source below them."""
    head = source.head
    if b"current-events-content" in head:
        return True
    if b"<html" in head[:2048].lower():
        return False
    found: set[str] = set()
    points = 0
    for line in decode(head).text.split("\n"):
        if len(line) < 60 and (name := _category(line)):
            found.add(name)
        elif (
            found
            and line.lstrip()[:1] in ("-", "+", "*", "•")
            and ("://" in line or line.rstrip().endswith(")"))
        ):
            points += 1
    return len(found) >= 2 and points >= 2


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each event, labelled `page.md#3` by its number."""
    label = source.label
    data = source.whole(limits.max_file_bytes)
    if data is None:
        yield Problem("too-large", f"larger than the limit of {limits.max_file_bytes} bytes", label)
        return
    decoded = decode(data, label)
    text = tidy(decoded.text)
    tokens = _html_tokens(text) if b"current-events-content" in data else _text_tokens(text)
    problems = decoded.problems
    number = 0
    for number, event in enumerate(_events(tokens), start=1):
        yield _document(event, f"{label}#{number}", source.name, problems)
        problems = ()
    if not number:
        yield Problem("empty", "a page of a day without events", label)


Token = tuple[str, str, int | None] | Item


def _events(tokens: Iterable[Token]) -> Iterator[_Event]:
    """The points that tell of something, each with the day, category and stories above it."""
    day, day_line, category = "", None, ""
    stories: list[tuple[int, str]] = []
    waiting: _Event | None = None
    for token in (*tokens, None):
        depth = token.depth if isinstance(token, Item) else -1
        if waiting is not None:
            if depth > waiting.item.depth and _without_source(waiting.item)[1] is None:
                stories.append((waiting.item.depth, _trimmed(waiting.item.text)))
            else:
                yield waiting
            waiting = None
        if isinstance(token, Item):
            while stories and stories[-1][0] >= depth:
                stories.pop()
            names = tuple(name for _, name in stories if name)
            waiting = _Event(token, day, day_line, category, names)
            continue
        stories.clear()
        if token is None:
            break
        kind, value, line = token
        if kind == "day":
            day, day_line, category = value, line, ""
        else:
            category = value


def _document(event: _Event, label: str, name: str, problems: tuple[Problem, ...]) -> Document | Problem:
    text, publisher = _without_source(event.item)
    text = compose(text)
    if not text:
        return Problem("bad-record", "a point without a text", label)
    web = event.item.links
    metadata = Metadata(
        title=_headline(text),
        date=event.day or None,
        date_basis="day-page",
        date_line=event.day_line if event.day else None,
        url=next(
            (address for name, address in web if name.strip("()") == publisher), web[0][1] if web else None
        ),
        publisher=publisher,
        section=event.category or None,
        tags=event.stories,
    )
    problems += find_controls(text, label, first_line=None)
    return Document(text, label, "record", metadata, "" if event.day else name, problems=problems)


def _without_source(item: Item) -> tuple[str, str | None]:
    """The text without the names of sources in brackets at its end, and the first of these names."""
    text, names = item.text, []
    sources = {_trimmed(name).strip("()") for name, address in item.links if "://" in address}
    while (match := _LAST_NAME.search(text.rstrip(" ,;"))) and (match[1].strip() in sources or not sources):
        names.append(match[1].strip())
        text = text[: match.start()].rstrip()
        if not sources:
            break
    return text, names[-1] if names else None


def _headline(text: str) -> str:
    """The text if it is short, else its first sentence, cut at a word where that is long too."""
    flat = " ".join(text.split())
    if len(flat) <= _LONGEST_TITLE:
        return flat
    sentence = flat[: flat.find(". ") + 1] or flat
    return sentence if len(sentence) <= _LONGEST_TITLE else sentence[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _text_tokens(text: str) -> Iterator[Token]:
    wiki = "\n'''" in text or "{{Current events" in text
    for number, line in enumerate(text.split("\n"), start=1):
        line = line[:_MOST_LINE]
        if match := _TEMPLATE_DAY.search(line):
            yield "day", f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", number
            continue
        if name := _category(line):
            yield "category", name, number
            continue
        point = (_WIKI_POINT if wiki else _MARKDOWN_POINT).match(line)
        if point is not None:
            depth = len(point[1].replace("\t", "    "))
            yield _item(depth, line[point.end() :], number)
        elif len(line) < 160 and (day := _DAY.search(line)):
            yield "day", day[0].replace("_", " "), number


def _item(depth: int, markup: str, number: int) -> Item:
    links: list[tuple[str, str]] = []

    def plain(match: "re.Match[str]") -> str:
        name, address = (match[1], match[2]) if match[2] else (match[4], match[3])
        if address is None:
            return match[5]
        name = (name or "").strip()
        links.append((name, address.strip("<>")))
        # "[(Reuters)](…)" and "([Reuters](…))" are one.
        bracketed = match[0].startswith("[(") or name.startswith("(")
        return f"({name.strip('()')})" if bracketed else name

    text = _LINK.sub(plain, markup)
    text = text.replace("'''", "").replace("''", "").replace("**", "")
    return Item(depth, " ".join(text.split()), tuple(link for link in links if "://" in link[1]), number)


def _category(line: str) -> str | None:
    """The category that a line is nothing but the name of, in bold or as a heading."""
    if len(line) > 80:
        return None
    name = line.strip().strip(_MARKS)
    return name if name.lower() in CATEGORIES else None


def _trimmed(text: str) -> str:
    return text.strip(" ,;:")


def _html_tokens(text: str) -> Iterator[Token]:
    """Days by their microformat (`bday`), categories, and points; of a page as the site serves it."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return
    if root is None:
        return
    inside: _Element | None = None
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "end":
            depth -= tag == "li"
            if element is inside:
                inside = None
            continue
        classes = (element.get("class") or "").split()
        if tag == "li":
            depth += 1
            if inside is not None:
                yield _html_item(element, depth)
        elif "bday" in classes:
            yield "day", flat_text(element), _line_of(element)
        elif "current-events-content" in classes and inside is None:
            inside = element
        elif inside is not None and tag in ("p", "div", "dt", "h2", "h3", "h4", "b"):
            name = flat_text(element)
            if len(name) < 80 and (category := _category(name)):
                yield "category", category, _line_of(element)


def _html_item(point: "_Element", depth: int) -> Item:
    """A point of a list without the points within it."""
    from lxml import etree

    pieces: list[str] = []
    links: list[tuple[str, str]] = []
    nested: _Element | None = None
    for event, element in etree.iterwalk(point, events=("start", "end")):
        if event == "start":
            if nested is None and element.tag in ("ul", "ol", "dl", "style", "script", "sup"):
                nested = element
            if nested is None:
                pieces.append(element.text or "")
                address = element.get("href") or ""
                if element.tag == "a" and address.startswith(("http://", "https://")):
                    links.append((flat_text(element), address))
            continue
        if element is nested:
            nested = None
        if nested is None and element is not point:
            pieces.append(element.tail or "")
    return Item(depth, " ".join("".join(pieces).split()), tuple(links), _line_of(point))


def _line_of(element: "_Element") -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None
