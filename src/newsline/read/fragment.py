"""Pieces of HTML inside other forms (feed entries, records, mails) as plain text.

Such a piece is the article and nothing else, so that all of it is kept, unlike of a saved
page, whose main text has to be found first.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that stand on lines of their own (HTML Living Standard, 15.3.3, flow content).
_PARAGRAPHS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 h6"
    " header hr main nav ol p pre section table ul hl1 hl2 body.content block".split()
)
_LINES = frozenset("li tr br".split())
_CELLS = frozenset(("td", "th"))
# What a browser does not show as text, and captions, which belong to a picture.
_UNSEEN = frozenset(
    "script style noscript template head title iframe object svg math figcaption select textarea"
    " media".split()
)
_LOOKS_LIKE = re.compile(
    r"\s*<(?:!doctype|!--|html|head|body|p|div|article|section|span|h[1-6]|ul|ol|table|blockquote|figure|img"
    r"|a|b|i|em|strong|br)(?=[\s/>!-])",
    re.IGNORECASE,
)
_INNER_TAG = re.compile(r"</(?:p|div|b|i|em|strong|a|span|li|h[1-6])\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE)
# Elements that make paragraphs; markup without any keeps them apart by blank lines, as WordPress does.
_MAKES_PARAGRAPHS = re.compile(r"<(?:p|div|br|td)[\s/>]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def is_html(text: str) -> bool:
    """Whether `text` is marked up as HTML: begins with a tag, or holds the ends of elements."""
    return "<" in text and bool(_LOOKS_LIKE.match(text) or _INNER_TAG.search(text))


def html_to_text(markup: str) -> str:
    r"""The text of a piece of HTML: paragraphs with a blank line between, `\n` for a line break.

    Never raises; time is linear in the length of `markup`. Nothing is fetched.
    """
    from lxml import etree

    if "\n" in markup and not _MAKES_PARAGRAPHS.search(markup):
        markup = _BLANK_LINE.sub("\n<p>", markup)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = f"<div>{markup}</div>".replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:
        return ""
    return "" if root is None else element_text(root)


def element_text(root: "_Element") -> str:
    """The text of an element of HTML or of a form with its tags (XHTML, NITF), as `html_to_text` gives it."""
    lines: list[str] = []
    line: list[str] = []
    gap = False  # a blank line is due before the next text

    def end_line(paragraph: bool) -> None:
        nonlocal gap
        text = _SPACES.sub(" ", "".join(line)).strip(" ")
        line.clear()
        if text:
            if gap and lines:
                lines.append("")
            lines.append(text)
            gap = paragraph
        gap = gap or paragraph

    for kind, value in _walk(root):
        if kind == "text":
            line.append(value)
        elif kind == "cell":
            line.append(" ")
        else:
            end_line(kind == "paragraph")
    end_line(False)
    return "\n".join(lines)


def flat_text(element: "_Element | None") -> str:
    """All text of an element on one line; empty without one."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _walk(root: "_Element") -> Iterator[tuple[str, str]]:
    """Pieces of text and the breaks between them, without recursion."""
    from lxml import etree

    hidden: _Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag
        if not isinstance(name, str):  # a comment or an entity: only what follows it is text
            if event in ("comment", "pi") and hidden is None and element.tail:
                yield "text", element.tail
            continue
        tag = name.rpartition("}")[2].lower()
        if event == "start":
            if hidden is None and tag in _UNSEEN:
                hidden = element
            if hidden is None:
                yield from _break(tag)
                if element.text:
                    yield "text", element.text
            continue
        if hidden is element:
            hidden = None
        elif hidden is None:
            yield from _break(tag)
        if hidden is None and element is not root and element.tail:
            yield "text", element.tail


def _break(tag: str) -> Iterator[tuple[str, str]]:
    if tag in _PARAGRAPHS:
        yield "paragraph", ""
    elif tag in _LINES:
        yield "line", ""
    elif tag in _CELLS:
        yield "cell", ""
