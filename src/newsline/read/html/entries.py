"""Several articles on one page: the entries of a blog or feed, what a live page reports bit by bit.

An item is an article of its own if it has a headline or date and a text of its own. Marked up as items
(microformats: h-entry, hAtom; microdata; the `article` element) they are taken from the page, described
in JSON-LD from there. Beside the one article that a page is made for, others count only whole.
"""

from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newsline.read.fields import plain_title
from newsline.read.html import dates
from newsline.read.html.header import names_author
from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import find, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 10_000
_MOST_ANCESTORS = 60
# Characters of a text: one that is marked as such, a summary, a teaser, an article beside another.
_OF_CONTENT, _OF_SUMMARY, _OF_TEASER, _OF_ARTICLE = 20, 60, 200, 600
_SHORTEST_TITLE = 8
_LONGEST_TAG = 60
_LONGEST_NAME = 80
_PARAGRAPH = 80
_CONTENTS = ("e-content", "entry-content", "post-content", "post-body", "articlebody")
_SUMMARIES = ("p-summary", "entry-summary", "description")
_TITLES = frozenset(("p-name", "entry-title", "post-title", "headline", "name"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ITEMS = frozenset(("blogposting", "socialmediaposting", "creativework", "report"))
_ENTRY_CLASSES = frozenset(("h-entry", "hentry"))
_ELSEWHERE = ("comment", "reply", "related", "recommend", "sidebar", "widget", "promo", "h-cite", "trending")


class Entry(NamedTuple):
    """An item of a page: its element, headline, the element that prints it, address and date as they stand.

    `size` are the characters of its own text: 0 if it is but a headline with a date or an address.
    """

    element: "HtmlElement"
    title: str
    heading: "HtmlElement | None"
    address: str | None
    date: str | None
    size: int

    def is_whole(self) -> bool:
        """Whether it is an article, not the teaser of one."""
        return self.size >= _OF_ARTICLE and bool(self.title or self.date)


def may_hold(markup: str) -> bool:
    """Whether a page can hold several articles, asked before it is looked through."""
    return (
        "hentry" in markup
        or "h-entry" in markup
        or markup.count("<article") > 1
        or markup.count("liveBlogUpdate") > 1
        or markup.count("BlogPosting") > 1
    )


def entries_of(root: "HtmlElement") -> list[Entry]:
    """The items of a page in its order, none within another, each once."""
    return _outermost(_marked(root)) or _outermost(list(islice(root.iter("article"), _MOST)))


def _outermost(found: "list[HtmlElement]") -> list[Entry]:
    """The entries among elements, if there are several."""
    chosen = set(found)
    known: dict[HtmlElement, bool] = {}
    entries: list[Entry] = []
    seen: set[tuple[str, str]] = set()
    for element in found if len(found) > 1 else ():
        entry = None if _is_elsewhere(element, chosen, known) else _entry(element)
        key = (letters_of(entry.title), letters_of(words_of(element))) if entry else ("", "")
        if entry and key not in seen:
            seen.add(key)
            entries.append(entry)
    return entries if len(entries) > 1 else []


def main_of(entries: list[Entry], names: Collection[str]) -> Entry | None:
    """The entry that the page is made for: the only one that bears a headline or address of the page.

    `names` are these as `letters_of` leaves them; a window's title may go on with the name of the site.
    """
    named = []
    for entry in entries:
        letters = letters_of(entry.title)
        if len(letters) >= _SHORTEST_TITLE and any(name.startswith(letters) for name in names):
            named.append(entry)
    if len(named) != 1:
        named = [entry for entry in entries if entry.element.find(".//h1") is not None]
    return named[0] if len(named) == 1 else None


def tags_of(element: "HtmlElement") -> tuple[str, ...]:
    """The tags of an entry: its links that say they are one (rel-tag), its categories (h-entry)."""
    found = []
    for part in islice(element.iter("a", "span"), 400):
        marks = f"{part.get('rel') or ''} {part.get('class') or ''}".split()
        text = words_of(part)
        if ("tag" in marks or "p-category" in marks) and 0 < len(text) <= _LONGEST_TAG:
            found.append(text)
    return tuple(dict.fromkeys(found))


def linked_tags(root: "HtmlElement") -> tuple[str, ...]:
    """The tags to which a page links as its own (rel-tag), not those of a list beside its text."""
    found = []
    for link in find(root, "descendant::a[contains(@rel, 'tag')]")[:_MOST]:
        rel, text = (link.get("rel") or "").split(), words_of(link)
        if "tag" not in rel or "category" in rel or not 0 < len(text) <= _LONGEST_TAG:
            continue
        if not any(map(_is_beside, islice(link.iterancestors(), _MOST_ANCESTORS))):
            found.append(text)
    return tuple(dict.fromkeys(found))


def author_of(element: "HtmlElement") -> str | None:
    """Who wrote an entry, where its markup names one: rel-author, h-entry, hAtom's hCard, schema.org."""
    for part in islice(element.iter("a", "span", "address", "div"), 400):
        text = words_of(part)
        if names_author(part) and 3 <= len(text) <= _LONGEST_NAME:
            return text
    return None


def is_list(root: "HtmlElement", entries: list[Entry]) -> bool:
    """Whether the entries are what the page is there for: as much of its prose as stands around them."""
    inside = {entry.element for entry in entries}
    around = 0
    for paragraph in islice(root.iter("p"), 3 * _MOST):
        text = words_of(paragraph)
        if len(text) < _PARAGRAPH:
            continue
        for parent in islice(paragraph.iterancestors(), _MOST_ANCESTORS):
            if parent in inside or parent.tag in ("aside", "footer", "nav", "form"):
                break
        else:
            around += len(text)
    return 2 * around <= sum(entry.size for entry in entries)


def _marked(root: "HtmlElement") -> "list[HtmlElement]":
    """The elements that microformats or microdata call entries; a live page is its updates."""
    found = [
        element
        for element in find(root, "descendant::*/@class/parent::*[contains(@class, 'entry')]")[:_MOST]
        if not _ENTRY_CLASSES.isdisjoint((element.get("class") or "")[:500].split())
    ]
    parts = "descendant::*[@itemprop = 'liveBlogUpdate' or @itemprop = 'blogPost']"
    around = set(find(root, f"{parts}/ancestor::*[@itemtype]"))
    items = [
        element
        for element in find(root, "descendant::*/@itemtype/..")[:_MOST]
        if any(kind.endswith("article") or kind in _ITEMS for kind in dates.kinds_of(element))
        and element.tag not in ("html", "body")
        and element not in around
    ]
    return (found if len(found) >= len(items) else items)[:_MOST]


def _is_elsewhere(
    element: "HtmlElement", chosen: "set[HtmlElement]", known: "dict[HtmlElement, bool]"
) -> bool:
    """Whether an item stands within another one, among comments, or in a list beside the text."""
    if _is_beside(element):
        return True
    passed = []
    found = False
    for depth, parent in enumerate(element.iterancestors()):
        if parent in known:
            found = known[parent]
            break
        passed.append(parent)
        if depth > _MOST_ANCESTORS or parent in chosen or _is_beside(parent):
            found = True
            break
    known.update(dict.fromkeys(passed, found))
    return found


def _is_beside(element: "HtmlElement") -> bool:
    if element.tag in ("aside", "nav", "footer"):
        # The foot of an article is its own.
        return element.tag != "footer" or all(parent.tag != "article" for parent in element.iterancestors())
    if element.tag in ("body", "html"):
        return False
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"[:500].casefold().replace("_", "-")
    return any(word in marks for word in _ELSEWHERE)


def _entry(element: "HtmlElement") -> Entry | None:
    heading = _heading(element)
    title = plain_title(words_of(heading)) if heading is not None else ""
    address = _address(element, heading)
    date = next((text for text in map(dates.stated, islice(element.iter("time", "abbr"), 20)) if text), None)
    marked = element.tag != "article" or element.get("itemtype") is not None
    marked = marked or not _ENTRY_CLASSES.isdisjoint((element.get("class") or "").split())
    if not (address or date) or (not marked and not title):
        return None
    return Entry(element, title, heading, address, date, _size(element, heading, marked=marked))


def _heading(element: "HtmlElement") -> "HtmlElement | None":
    for part in islice(element.iterdescendants(), 200):
        if not isinstance(part.tag, str) or part.tag == "meta":
            continue
        marks = f"{part.get('class') or ''} {part.get('itemprop') or ''}"[:300].split()
        if not _TITLES.isdisjoint(marks) and not (
            part.get("itemprop") == "name" and _is_of_another(part, element)
        ):
            return part if words_of(part) else None
    found = next(element.iter(*_HEADINGS), None)
    return found if found is not None and words_of(found) else None


def _is_of_another(part: "HtmlElement", element: "HtmlElement") -> bool:
    """Whether a property belongs to an item within `element`: the name of an author."""
    for parent in (part, *part.iterancestors()):
        if parent is element:
            return False
        if parent.get("itemscope") is not None or "h-card" in (parent.get("class") or ""):
            return True
    return False


def _address(element: "HtmlElement", heading: "HtmlElement | None") -> str | None:
    links = list(islice(element.iter("a"), 100))
    for link in links:
        classes = (link.get("class") or "").split()
        if (
            "u-url" in classes
            or "bookmark" in (link.get("rel") or "").split()
            or link.get("itemprop") == "url"
        ):
            return str(link.get("href") or "") or None
    if heading is not None:
        around = (heading, *islice(heading.iterancestors("a"), 1))
        for link in (*around, *heading.iter("a")):
            if link.tag == "a" and link.get("href"):
                return str(link.get("href"))
    return None


def _size(element: "HtmlElement", heading: "HtmlElement | None", *, marked: bool) -> int:
    """The characters of an item's own text; 0 if there is none, or nothing but a teaser's line."""
    for names, least in ((_CONTENTS, _OF_CONTENT), (_SUMMARIES, _OF_SUMMARY)):
        for part in islice(element.iterdescendants(), 400):
            if not isinstance(part.tag, str):
                continue
            marks = f"{part.get('class') or ''} {part.get('itemprop') or ''}"[:300].casefold().split()
            if any(name in marks for name in names):
                size = _length(part)
                if size >= least:
                    return size
    prose = sum(
        _length(part) for part in islice(element.iter("p"), 500) if heading is None or part is not heading
    )
    return prose if prose >= (_OF_SUMMARY if marked else _OF_TEASER) else 0


def _length(element: "HtmlElement") -> int:
    """Of the words outside links."""
    linked = sum(len(words_of(link)) for link in islice(element.iter("a"), 200))
    return max(0, sum(map(len, element.itertext())) - linked)
