"""The main text of a page, found by trafilatura, as markdown that the layout understands."""

import re
from typing import TYPE_CHECKING

from newsline.read.html.article import find_article

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_BLOCKS = frozenset("head p list item quote table row code ab div fw".split())
# Their line breaks are those of the text.
_KEPT = frozenset(("code", "quote"))
_MAY_MARK = re.compile(r"[\\*`~_\]]")
_MARKS = re.compile(r"[\\*`]|~~|\](?=\()|(?<![^\W_])_|_(?![^\W_])")
_LINE_MARKS = re.compile(r"(?:#|>|% |[-+•‣◦▪●·](?=\s))")
_MARKING = frozenset("#>%-+•‣◦▪●·")


def main_text(root: "HtmlElement") -> str:
    """The article of a page in paragraphs: `##` before sub-heads, `-` before items of lists.

    Marks of markdown that stand in the text itself are escaped. Reader comments, link
    targets and pictures are left out. Empty if the page has no text. The tree is not
    changed. Raises whatever trafilatura raises.
    """
    found = find_article(root)
    return "" if found is None else _markdown(found)


def escape(text: str) -> str:
    """A line of text as markdown that says the same."""
    if _MAY_MARK.search(text):
        text = _MARKS.sub(r"\\\g<0>", text)
    return f"\\{text}" if text[:1] in _MARKING and _LINE_MARKS.match(text) else text


def _markdown(body: "_Element") -> str:
    """The blocks of trafilatura's tree, in the order of the text. Linear, without recursion."""
    from lxml.etree import iterwalk

    writer = _Writer()
    writer.add(body.text, keep=False)
    for child in body:
        if len(child) == 0 and child.tag == "p":  # most of any article
            writer.flush()
            writer.add(child.text, keep=False)
            writer.flush()
        else:
            for event, element in iterwalk(child, events=("start", "end")):
                if event == "start":
                    writer.start(element)
                else:
                    writer.end(element, last=element is child)
        writer.add(child.tail, keep=False)
    writer.flush()
    return "\n".join(writer.lines)


class _Writer:
    """The lines of the text so far, and the pieces of the paragraph that is being read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._prefix = ""

    def add(self, text: str | None, *, keep: bool) -> None:
        """Add words; a line break is a space, unless `keep`, as in preformatted text."""
        if text:
            self._pieces.append(text if keep or "\n" not in text else text.replace("\n", " "))

    def start(self, element: "_Element") -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
            self._prefix = _prefix(element) or (self._prefix if tag == "p" else "")
        elif tag == "lb":
            self._pieces.append("\n")
        elif tag == "cell" and self._pieces:
            # A cell with lines of its own is part of a page that is laid out by tables.
            if any(child.tag == "lb" or child.tag in _BLOCKS for child in element):
                self.flush()
            else:
                self._pieces.append(" | ")
        self.add(element.text, keep=tag in _KEPT)

    def end(self, element: "_Element", *, last: bool) -> None:
        if element.tag in _BLOCKS:
            self.flush()
            self._prefix = ""
        parent = element.getparent()
        if not last and parent is not None:
            self.add(element.tail, keep=parent.tag in _KEPT)

    def flush(self) -> None:
        """End the paragraph: a blank line goes before it, unless both are items of lists."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        lines = text.split("\n") if "\n" in text else (text,)
        written = [escape(words) for line in lines if (words := " ".join(line.split()))]
        if not written:
            return
        if self.lines and not (self._prefix == "- " and self.lines[-1].startswith("- ")):
            self.lines.append("")
        self.lines.append(self._prefix + written[0])
        self.lines += written[1:]
        self._prefix = ""


def _prefix(element: "_Element") -> str:
    if element.tag == "item":
        return "- "
    if element.tag == "head":
        level = (element.get("rend") or "h2")[-1]
        return "#" * int(level) + " " if level in "23456" else "## "
    return ""
