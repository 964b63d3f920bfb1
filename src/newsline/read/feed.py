"""Feeds: RSS 0.9 to 2.0 and Atom 0.3 and 1.0. (JSON Feed is read with other JSON, `jsonl.py`.)

One document an entry. Fields by the specifications: RSS 2.0 (rssboard.org/rss-specification),
RSS 1.0 with its modules `content` and `dc`, Atom (RFC 4287). Atom's `updated` is the one date that
every entry has: of a change that its publisher holds to be one (4.2.15), and of the publication
until then. It dates the entries that have no other.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import compose, find_controls
from newsline.read.fields import is_address, language_code, plain_title, split_names
from newsline.read.fragment import element_text, flat_text, html_to_text, is_html
from newsline.read.limits import Limits
from newsline.read.source import Source
from newsline.read.xml_pull import read_each

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = frozenset(("item", "entry"))
_PUBLISHED = ("pubDate", "published", "issued", "date", "created")
_CHANGED = ("updated", "modified")
# The longest text first: Yandex' `full-text`, `content:encoded`, Atom's `content`, then what may be a teaser.
_TEXTS = ("full-text", "encoded", "content", "body", "description", "summary")
_AUTHORS = ("author", "creator")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Media RSS has a title, a description and content of its own: those of the picture.
_OF_MEDIA = "search.yahoo.com/mrss"

# What exports of blogs hold beside their posts: WordPress by `wp:post_type` and `wp:status`, Blogger by a
# category or (from 2024 on) by `blogger:type` and `blogger:status`, in capitals.
_NO_POSTS = frozenset(
    "attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block"
    " wp_template wp_template_part wp_global_styles wp_navigation comment".split()
)
_NOT_OUT = frozenset("draft auto-draft pending trash soft_trashed".split())
_OF_BLOGGER = ("blogger/2008/kind#template", "blogger/2008/kind#settings", "blogger/2008/kind#comment")
# WordPress' marks for pictures and the like, which the blog's page shows in their place.
_SHORT_CODES = (
    r"\[caption\b[^\[\]]{0,500}\][^\[\]]{0,2000}\[/caption\]"
    r"|\[/?(?:gallery|audio|video|playlist)\b[^\[\]]{0,500}\]"
)

Children = dict[str, list["_Element"]]


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each entry, labelled `feed.xml#3` by its number."""
    feed: _Feed | None = None

    def read_entry(entry: "_Element", label: str) -> Document | Problem | None:
        nonlocal feed
        # Once: what a feed says of itself stands above its entries.
        feed = feed or _feed_of(entry)
        return _document(entry, feed, label)

    return read_each(source, _ENTRIES, limits, read_entry, ("entries", "a feed without entries"))


class _Feed(NamedTuple):
    title: str | None
    lang: str | None
    # The names of WordPress' authors, of which the entries have the names to log in.
    authors: dict[str, str]


def _document(entry: "_Element", feed: _Feed, label: str) -> Document | Problem | None:
    children = _children(entry)
    if _is_left_out(children):
        return None
    title = plain_title(_string(children.get("title")) or "")
    source = _publisher(children)
    # Feeds of searches put the source behind headline and description, or say nothing else.
    title = title.removesuffix(f" - {source}") or title
    text = next((text for key in _TEXTS if (text := _longest(children.get(key, [])))), "") or title
    if "post_type" in children and "[" in text:
        text = re.sub(_SHORT_CODES, "", text).strip()
    if source and text.split() == f"{title} {source}".split():
        text = title
    if not text.strip():
        return Problem("bad-record", "an entry without a text or title", label)
    text = compose(text)
    published = next((date for key in _PUBLISHED if (date := _string(children.get(key)))), None)
    changes = tuple(
        DateEvidence(date, "updated", "feed", f"the entry's {key}")
        for key in _CHANGED
        if (date := _string(children.get(key)))
    )
    metadata = Metadata(
        title=title or None,
        date=published,
        date_basis="feed",
        url=_link(children),
        publisher=source or feed.title,
        byline=tuple(feed.authors.get(name, name) for name in _authors(children)),
        tags=_categories(children),
        lang=language_code(_string(children.get("language")) or entry.get(_LANG) or feed.lang),
        dates=changes,
    )
    return Document(text, label, "record", metadata, problems=find_controls(text, label, first_line=None))


def _is_left_out(children: Children) -> bool:
    """Whether an entry is none of news: a draft, a picture or setting of a blog, a comment on a post."""
    for key, left_out in (("post_type", _NO_POSTS), ("type", _NO_POSTS), ("status", _NOT_OUT)):
        for element in children.get(key, ()):
            of_blog = "/export/" in element.tag or "google.com/blogger/" in element.tag
            if of_blog and (element.text or "").strip().lower() in left_out:
                return True
    kinds = (element.get("term") or "" for element in children.get("category", ()))
    return any(kind.endswith(_OF_BLOGGER) for kind in kinds)


def _children(element: "_Element") -> Children:
    """The children by their local names, in the order of the file."""
    found: Children = {}
    for child in element:
        if isinstance(child.tag, str) and _OF_MEDIA not in child.tag:
            found.setdefault(child.tag.rpartition("}")[2], []).append(child)
    return found


def _string(elements: "list[_Element] | None") -> str | None:
    """The text of the first of the elements that has one, on one line."""
    for element in elements or ():
        if text := flat_text(element):
            return text
    return None


def _longest(elements: "list[_Element]") -> str:
    return max((_body(element) for element in elements), key=len, default="")


def _body(element: "_Element") -> str:
    """The text of an element that holds text, escaped HTML or XHTML (RFC 4287, 4.1.3)."""
    if len(element):
        return element_text(element)
    text = (element.text or "").strip()
    if element.get("type") == "text":
        return text
    if element.get("type") == "html" or is_html(text):
        return html_to_text(text)
    if "&" in text:
        import html

        return html.unescape(text)
    return text


def _link(children: Children) -> str | None:
    """The address of the article: Atom's `alternate` link, RSS' text, or an identity that is one."""
    links = children.get("link", [])
    for element in links:
        address = (element.get("href") or "").strip()
        if address and element.get("rel", "alternate") == "alternate":
            return _absolute(address, element)
    written = _string(links)
    if written:
        return written
    for key in ("guid", "id"):
        found = _string(children.get(key))
        if found and is_address(found):
            return found
    return None


def _absolute(address: str, element: "_Element") -> str:
    """The address in full where the feed states what it is relative to (`xml:base`; RFC 4287, 2)."""
    base = None if is_address(address) else element.base
    if not base:
        return address
    from urllib.parse import urljoin

    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _authors(children: Children) -> tuple[str, ...]:
    names: list[str] = []
    for key in _AUTHORS:
        for element in children.get(key, []):
            inner = _children(element)
            name = _string(inner.get("name")) if inner else _string([element])
            # RSS wants an address with the name behind it: "jane@paper.example (Jane Roe)".
            if name and name.endswith(")") and "@" in name.partition("(")[0]:
                name = name.partition("(")[2][:-1]
            if name and "@" not in name:
                names += split_names(name)
        if names:
            break
    return tuple(dict.fromkeys(names))


def _categories(children: Children) -> tuple[str, ...]:
    found = []
    for element in (*children.get("category", []), *children.get("subject", [])):
        name = element.get("label") or element.get("term") or _string([element])
        if name and not is_address(name):
            found.append(" ".join(name.split()))
    return tuple(dict.fromkeys(found))


def _publisher(children: Children) -> str | None:
    """Whom the entry names as its source."""
    for element in children.get("source", []):
        inner = _children(element)
        name = _string(inner.get("title")) if inner else _string([element])
        if name and not is_address(name):
            return plain_title(name)
    return None


def _feed_of(entry: "_Element") -> _Feed:
    """What the feed says of itself: around the entries, or (RSS 1.0) in a channel beside them."""
    parent = entry.getparent()
    if parent is None:
        return _Feed(None, None, {})
    around = _children(parent)
    channels = around.get("channel")
    own = _children(channels[0]) if channels else around
    lang = _string(own.get("language"))
    above: _Element | None = parent
    while above is not None and lang is None:
        lang = above.get(_LANG)
        above = above.getparent()
    title = _string(own.get("title"))
    # WordPress: "Paper » Section Feed".
    authors = {
        login: name
        for author in own.get("author", ())
        if (login := _string((said := _children(author)).get("author_login")))
        and (name := _string(said.get("author_display_name")))
    }
    return _Feed(plain_title(title).partition(" » ")[0] or None if title else None, lang, authors)
