"""Channels and chats that Telegram exports as pages: a document for each message with a text."""

from itertools import islice
from typing import TYPE_CHECKING

from newsline.model import DateEvidence, Document, Metadata
from newsline.read.fragment import element_text
from newsline.read.html.body import escape
from newsline.read.html.tree import find, line_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = 'class="message default'
_HISTORY = 'class="history"'
_MOST_PARTS = 200


def is_chat(markup: str) -> bool:
    """Whether a page has the form of Telegram's exports."""
    return _MARK in markup and _HISTORY in markup


def messages_of(root: "HtmlElement", label: str) -> list[Document]:
    """The messages in their order, labelled `messages.html#2`; those without a text are left out.

    The name of the channel is the publisher; who writes in a group, the byline.
    """
    names = find(root, "descendant::*[@class = 'page_header']/descendant::*[@class = 'text bold']")
    channel = words_of(names[0]) if names else None
    found: list[Document] = []
    writer = None
    for message in find(root, "descendant::*[starts-with(@class, 'message default')]"):
        parts: dict[str, HtmlElement] = {}
        for part in islice(message.iterdescendants("div"), _MOST_PARTS):
            for name in ("from_name", "text", "date"):
                if name in (part.get("class") or "").split():
                    parts.setdefault(name, part)
        if "from_name" in parts:  # messages that follow leave it out
            writer = words_of(parts["from_name"])
        lines = element_text(parts["text"]).split("\n") if "text" in parts else []
        if not any(lines):
            continue
        date = parts.get("date")
        stated = (date.get("title") or words_of(date))[:100] if date is not None else ""
        evidence = DateEvidence(stated, "published", "time", "the message's date", line_of(message))
        metadata = Metadata(
            publisher=channel,
            byline=(writer,) if writer and writer != channel else (),
            dates=(evidence,) if stated else (),
        )
        text = "\n".join(map(escape, lines)) + "\n"
        found.append(Document(text, f"{label}#{len(found) + 1}", "markdown", metadata, lines=(None,)))
    return found
