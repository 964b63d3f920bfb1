"""The lists of other articles on a page, with the dates that it prints for them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsline.read.html.archived import capture_of
from newsline.read.html.body import escape
from newsline.read.html.jsonld import letters_of
from newsline.read.html.meta import clean_url
from newsline.read.html.tree import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 100
_MOST_LINKS = 2_000
_LONGEST = 300
_LISTS = ("aside", "section", "div", "ul", "ol", "nav")
_LIST_NAME = re.compile(
    r"related|recommend|read-?(?:more|next)|more-?(?:on|from)(?![a-z])|see-?also|also-?(?:read|like)",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:related|recommended|read (?:more|next|also)|also read|see also|more (?:on|from|about|like)"
    r"|further reading|you (?:may|might) (?:also )?like|mehr zum thema|lesen sie auch|à lire aussi|lire aussi"
    r"|sur le même sujet|lea también|noticias relacionadas|leia também|leggi anche|lees ook|läs också"
    r"|czytaj także|читайте также|по теме)\b",
    re.IGNORECASE,
)
# What a link does, where it is no headline.
_ACTS = re.compile(
    r"(?:sign (?:in|up)|log ?in|register|subscribe|forgot|click|skip)(?:$| (?:here|now|to|in|for|your)\b)"
    r"|(?:back|go|return|jump) to (?:the )?(?:top|home|content|index|search|results)"
    r"|(?:see|view|show|load|read|browse) (?:all|more|full|the full)\b"
    r"|(?:follow|contact|interact with|e-?mail) us\b"
    r"|more (?:in|from|on) [\w ]{1,30}(?:\.\.\.|…|»|>)?$|\d+ of \d+$",
    re.IGNORECASE,
)
_MOST_ACT_WORDS = 6
_DATE = re.compile(r"\d")


def related_lines(root: "HtmlElement", title: str | None, base: str | None) -> list[str]:
    """The articles that the page lists as related, as items of a markdown list with address and date.

    A list is told by its class or by the heading before it. Addresses are made whole
    with `base`, that of the page, where it is known.
    """
    lines: list[str] = []
    seen = {letters_of(title or "")}
    for link in _links(root):
        text = words_of(link)
        letters = letters_of(text)
        if not (len(text.split()) >= 3 or len(text) >= 15) or len(text) > _LONGEST or letters in seen:
            continue
        if len(text.split()) <= _MOST_ACT_WORDS and _ACTS.match(text):
            continue
        address = whole_address(link.get("href") or "", base)
        if address is None:
            continue
        seen.add(letters)
        lines.append(related_line(text, address, _date_beside(link, text)))
        if len(lines) == _MOST:
            break
    return lines


def _links(root: "HtmlElement") -> "Iterator[HtmlElement]":
    count = 0
    for container in (*_named(root), *_headed(root)):
        for link in container.iter("a"):
            count += 1
            if count > _MOST_LINKS:
                return
            yield link


def _named(root: "HtmlElement") -> "Iterator[HtmlElement]":
    """The boxes that are lists of other articles by their class or id."""
    for element in root.iter(*_LISTS):
        name, id_ = element.get("class"), element.get("id")
        if (name and _LIST_NAME.search(name[:500])) or (id_ and _LIST_NAME.search(id_[:500])):
            yield element


def _headed(root: "HtmlElement") -> "Iterator[HtmlElement]":
    """The lists that stand directly behind a heading such as "Read also"."""
    for index, heading in enumerate(root.iter("h2", "h3", "h4", "h5", "h6", "strong")):
        if index > 500:
            return
        text = words_of(heading)
        if len(text) > 60 or not _HEADS.match(text):
            continue
        place = heading if heading.getnext() is not None else heading.getparent()
        following = place.getnext() if place is not None else None
        if following is not None and following.tag in ("ul", "ol", "div", "nav"):
            yield following


def related_line(title: str, address: str, date: str) -> str:
    """An item of a list of related articles in markdown; `address` is whole, `date` as printed or empty."""
    words = escape(title).replace("[", "(").replace("]", ")")
    return f"- [{words}]({address}) {date}".rstrip()


def whole_address(address: str, base: str | None) -> str | None:
    """The address of a link as one of the web, on the page with the address `base`."""
    address = address.strip()[:2_000]
    if base and not address.startswith("#"):
        try:
            address = urljoin(base, address)
        except ValueError:
            return None
    elif not base and re.fullmatch(r"/[\w./~%+-]+", address):
        return address  # its path may still hold the date
    url = capture_of(clean_url(address)).address
    # Parentheses end the target of a link in markdown.
    return url and url.replace("(", "%28").replace(")", "%29")


def _date_beside(link: "HtmlElement", title: str) -> str:
    """The date printed for the item: that of a `time` element in it, or what little else it says."""
    item = next((parent for parent in link.iterancestors("li", "article", "p", "div")), None)
    if item is None or len(item.findall(".//a")) > 3:
        return ""
    for element in item.iter("time"):
        text = (element.get("datetime") or words_of(element)).strip()
        if _DATE.search(text) and len(text) <= 60:
            return escape(text)
    rest = words_of(item).replace(title, " ", 1).strip()
    return escape(rest) if len(rest) <= 60 and _DATE.search(rest) else ""
