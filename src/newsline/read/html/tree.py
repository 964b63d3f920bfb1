"""The tree of a page: markup made harmless, parsed once, and rid of what a browser does not show."""

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from newsline.errors import Problem

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

# Tags of one page. Newspapers' pages have one to five thousand, a day of live reporting fifty thousand.
MAX_TAGS = 100_000
# Pictures and fonts that "save as one file" writes into the page.
_DATA_URI = re.compile(r"data:[\w/+.-]{0,100}[;,][^\s\"'<>()]{200,}")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The same written as references, which the parser lets through and trafilatura fails on.
_NOT_XML_REFERENCE = re.compile(
    r"&#(?:0{0,9}(?:(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|6553[45])"
    r"|x0{0,9}(?:(?:[0-8bcef]|1[\da-f])(?![\da-f])|fff[ef]));?",
    re.IGNORECASE,
)
# libxml2 stops at this depth and drops the rest; only marks of letters and boxes nest so deeply.
_INLINE_TAG = re.compile(
    r"</?(?:font|b|i|u|s|em|strong|small|big|span|center|tt|nobr|ins)(?:\s[^<>]*)?>", re.IGNORECASE
)
_BOX_TAG = re.compile(
    r"(?:<(?:/\s*)?(?:div|section|article|main|header|footer|aside|nav|ul|ol|dl|table|tbody|tr|td|form|blockquote)"
    r"(?:\s[^<>]*)?/?>\s*)+",
    re.IGNORECASE,
)
_MOST_CHARS = 3_000
_MANY_PARTS = 2_000
# Some three seconds.
_MOST_JOINING = 1_500_000_000
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
_HIDING = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
# Boxes that cannot stand in a paragraph, and what runs on in one; the least loose text that is a paragraph.
_BOXES = frozenset("div ul ol table figure aside section blockquote form h2 h3 h4 dl".split())
_RUNNING = frozenset("a b i em strong span u small abbr cite q sup sub".split())
_OF_PARAGRAPHS = "descendant::*[self::div or self::article or self::section or self::td][count(p) > 1]"
_LOOSE = 60
# A page that shows itself by a script is hidden as a whole until then.
_WHOLE = frozenset(("html", "body", "main", "article"))


def parse_page(markup: str, label: str, most: int) -> "HtmlElement | Problem":
    """The root of the page's tree: `html` without comments, or the problem that there is none.

    No document type or entity is read, nothing is fetched, and no limit of the parser is
    lifted. A page that nests beyond the parser's limit is read again without the boxes
    around its paragraphs. Without the pictures in it the page may have `most` characters.
    Elements know their lines (`sourceline`) up to the 65,534th.
    """
    if "data:" in markup:
        markup = _DATA_URI.sub("data:,", markup)
    if len(markup) > most:
        return Problem("too-large", f"more than {most} characters without its pictures", label)
    if markup.count("<") > MAX_TAGS:
        return Problem("too-large", f"more than {MAX_TAGS} tags", label)
    markup = _NOT_XML.sub("", markup)
    if "&#" in markup:
        markup = _NOT_XML_REFERENCE.sub("", markup)
    root, deep = _parsed(markup)
    if deep:
        root, deep = _parsed(_INLINE_TAG.sub(" ", markup))
    if deep:
        root, deep = _parsed(_BOX_TAG.sub("<p>", _INLINE_TAG.sub(" ", markup)))
    if root is None:
        return Problem("empty", "a page without anything to read", label)
    return root


def _parsed(markup: str) -> "tuple[HtmlElement | None, bool]":
    """The root, if there is one, and whether the parser stopped at its limit of depth."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=False,
        collect_ids=False,
    )
    # One class for all elements: to look for that of each by its name takes a sixth of all the time.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    return root, any(entry.type_name == _TOO_DEEP for entry in parser.error_log)


def drop_hidden(root: "HtmlElement") -> None:
    """Empty what a browser does not show: hidden elements, and those whose own style hides them."""
    marked = "(descendant::*/@hidden | descendant::*/@style)/.."
    # What the skins of MediaWiki show on paper alone.
    printed = "descendant::*[@id = 'siteSub' or @class = 'printfooter']"
    for element in find(root, f"{marked} | descendant::template | descendant::dialog | {printed}"):
        hidden = element.get("hidden") not in (None, "until-found") or element.tag in ("template", "dialog")
        hidden = hidden or element.get("id") == "siteSub" or element.get("class") == "printfooter"
        style = element.get("style")
        if style and not hidden:
            hidden = len(style) < 10_000 and _HIDING.search(style) is not None
        if hidden and element.tag not in _WHOLE and element.getparent() is not None:
            # Emptied, not taken out: joining its neighbours each time costs as much as they are long.
            element.clear(keep_tail=True)


def wrap_loose(root: "HtmlElement") -> None:
    """Make paragraphs of the sentences that stand loose between the paragraphs of a box.

    A box within a paragraph ends that for the parser (HTML Standard, 13.2.6.4.7), and what follows in it
    is of no element any more: trafilatura would drop it.
    """
    for box in find(root, _OF_PARAGRAPHS):
        for block in [child for child in box if child.tag in _BOXES and (child.tail or "").strip()]:
            run = [block]
            following = block.getnext()
            size = len((block.tail or "").strip())
            while following is not None and following.tag in _RUNNING:
                run.append(following)
                size += len(words_of(following)) + len((following.tail or "").strip())
                following = following.getnext()
            if size >= _LOOSE:
                paragraph = box.makeelement("p")
                paragraph.text, block.tail = block.tail, None
                block.addnext(paragraph)
                paragraph.extend(run[1:])


def is_entangled(root: "HtmlElement") -> bool:
    """Whether elements and words take turns in one box so often that taking elements out costs too much.

    trafilatura joins the words around each element that it takes out: their number times the
    length of the words. Line breaks stay, and a long text may be parted by them.
    """
    if sum(1 for _ in root.iter()) <= _MANY_PARTS:
        return False
    for box in find(root, f"descendant-or-self::*[*[{_MANY_PARTS + 1}]]"):
        parts = [part for part in box if part.tag != "br"]
        if len(parts) * sum(len(part.tail or "") for part in parts) > _MOST_JOINING:
            return True
    return False


def find(root: "HtmlElement", path: str) -> "list[HtmlElement]":
    """The elements that an XPath, one of the few that the code writes, selects from `root`.

    To ask for attributes and go back to their elements takes a tenth of the time of asking each
    element for its attributes.
    """
    return cast("list[HtmlElement]", _compiled(path)(root))


@cache
def _compiled(path: str) -> "XPath":
    from lxml import etree

    return etree.XPath(path)


def line_of(element: "HtmlElement") -> int | None:
    """The line of the file on which an element begins; the parser counts no further than 65,534."""
    line = element.sourceline
    return line if isinstance(line, int) and 0 < line < 65_535 else None


def words_of(element: "HtmlElement") -> str:
    """The text of an element on one line, of a long one its beginning.

    Bounded, because elements that hold each other or stand in one paragraph are asked one by one.
    """
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece[:_MOST_CHARS])
        size += len(piece)
        if size > _MOST_CHARS:
            break
    return " ".join("".join(pieces).split())
