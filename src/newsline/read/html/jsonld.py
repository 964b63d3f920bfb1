"""What a page says of itself in JSON-LD, in the words of schema.org."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from json import JSONDecoder
from typing import TYPE_CHECKING, NamedTuple, cast

from newsline.model import DateEvidence, EvidenceKind
from newsline.read.html.tree import line_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BASIS = "json-ld"
# Larger blocks are catalogues; more of them are a mistake.
_MOST_CHARS = 2_000_000
_MOST_BLOCKS = 50
_MOST_NODES = 2_000
_MAX_NESTING = 6
_MOST_NAMED = 20
# What holds the article itself, not others that it mentions.
_OWN = ("@graph", "mainEntity", "mainEntityOfPage")
# What holds articles that the page lists, one after the other.
_LISTS = ("itemListElement", "item", "liveBlogUpdate", "blogPost", "blogPosts", "hasPart")
_BODIES = ("articleBody", "text")
_ARTICLES = frozenset(
    "report blogposting liveblogposting socialmediaposting discussionforumposting claimreview review".split()
)
_PAGES = frozenset("webpage itempage medicalwebpage aboutpage creativework videoobject audioobject".split())
_DATES: tuple[tuple[str, EvidenceKind], ...] = (
    ("datePublished", "published"),
    ("uploadDate", "published"),
    ("dateModified", "modified"),
    ("dateCreated", "created"),
)
# In a block that is no valid JSON, the one field that matters.
_BROKEN_DATE = re.compile(r"\"(datePublished|dateModified)\"\s{0,20}:\s{0,20}\"([^\"<>\n]{4,40})\"")
# Numbers keep their spelling, so that none is too large to read.
_DECODER = JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)

Node = dict[str, object]


class Block(NamedTuple):
    """One script of JSON-LD: its nodes that may be the page's article, its source and first line."""

    nodes: tuple[Node, ...]
    source: str
    line: int | None


def read_blocks(scripts: "list[HtmlElement]") -> list[Block]:
    """The blocks of JSON-LD of a page, those that are no JSON with no nodes."""
    return [
        Block(tuple(_own_nodes(source)), source, line_of(script))
        for script in scripts[:_MOST_BLOCKS]
        if 0 < len(source := script.text or "") <= _MOST_CHARS
    ]


def article_of(blocks: list[Block], letters: frozenset[str]) -> tuple[Block, Node] | None:
    """The node that describes the page's article, if it is clear which.

    `letters` are the page's headlines and address as `letters_of` leaves them: a node that
    bears one goes before others, an article before the page around it. Several articles
    with different dates, none of which bears the headline, are a list: then it is none.
    """
    for wanted in (is_article, _is_page):
        found = [(block, node) for block in blocks for node in block.nodes if wanted(node)]
        named = [one for one in found if not letters.isdisjoint(names_of(one[1]))]
        if named:
            return next((one for one in named if one[1].get("datePublished")), named[0])
        dates = {str(node.get("datePublished"))[:10] for _, node in found if node.get("datePublished")}
        if found and len(dates) <= 1:
            return next((one for one in found if one[1].get("datePublished")), found[0])
        if found:
            return None
    return None


def listed_nodes(blocks: list[Block]) -> list[tuple[Block, Node]]:
    """All nodes that are articles: the page's own, and those in its lists, blogs and live reports."""
    found: list[tuple[Block, Node]] = []
    for block in blocks:
        waiting: list[tuple[object, int]] = [(node, 0) for node in block.nodes]
        seen: set[int] = set()
        while waiting and len(seen) < _MOST_NODES:
            value, depth = waiting.pop(0)
            if isinstance(value, list):
                waiting += [(item, depth) for item in value[:_MOST_NODES]]
            elif isinstance(value, dict) and id(value) not in seen:
                seen.add(id(value))
                node = cast("Node", value)
                if is_article(node):
                    found.append((block, node))
                if depth <= _MAX_NESTING:
                    waiting += [
                        (node[key], depth + 1) for key in _LISTS if isinstance(node.get(key), dict | list)
                    ]
    return found


def crumbs_of(blocks: list[Block], names: frozenset[str]) -> Iterator[str]:
    """The section in which a page stands by its path of links: the last step before the page itself."""
    for block in blocks:
        for node in block.nodes:
            steps = node.get("itemListElement")
            if "breadcrumblist" not in _types(node) or not isinstance(steps, list):
                continue
            sections = [name for name, address in map(_step, steps[1:_MOST_NAMED]) if name and address]
            sections = [name for name in sections if letters_of(name) not in names]
            yield from sections[-1:]


def _step(step: object) -> tuple[str | None, str | None]:
    """Name and address of a step in a path of links."""
    if not isinstance(step, dict):
        return None, None
    item = step.get("item")
    inner = item if isinstance(item, dict) else {}
    address = inner.get("@id") or inner.get("url") or item
    name = _text(step.get("name") or inner.get("name"))
    return name, address if isinstance(address, str) else None


def body_of(node: Node) -> str:
    """The text that a node states; empty if it has none."""
    for key in _BODIES:
        value = node.get(key)
        if isinstance(value, list):
            value = "\n\n".join(item for item in value if isinstance(item, str))
        if isinstance(value, str) and value.strip():
            return value
    return ""


def dates_of(blocks: list[Block], article: tuple[Block, Node] | None) -> Iterator[DateEvidence]:
    """The dates of the article's node; of the others, that they are there; of broken JSON, the plain ones."""
    for block in blocks:
        for node in block.nodes:
            own = article is not None and article[1] is node
            if not own and not (is_article(node) or _is_page(node)):
                continue
            for key, kind in _DATES:
                text = _text(node.get(key))
                if not text or not any(map(str.isdecimal, text)):
                    continue
                line = _line(block, key, text)
                if own or (article and kind == "published" and text == _text(article[1].get(key))):
                    yield DateEvidence(text, kind, BASIS, f"JSON-LD {key}", line)
                elif kind == "published":
                    reason = "of another item than the article"
                    yield DateEvidence(text, "other", BASIS, f"JSON-LD {key}", line, reason)
        if not block.nodes:
            yield from _broken(block)


def fields_of(node: Node, blocks: Iterable[Block] = ()) -> dict[str, object]:
    """The fields of a node under the names of `read.fields`; what it points at is looked up in `blocks`."""
    fields: dict[str, object] = {}
    for key, name in (
        ("headline", "title"),
        ("name", "name"),
        ("author", "author"),
        ("publisher", "publisher"),
        ("articleSection", "section"),
        ("keywords", "keywords"),
        ("inLanguage", "lang"),
        ("url", "url"),
    ):
        value = node.get(key)
        if isinstance(value, list) and key in ("headline", "articleSection", "inLanguage", "url"):
            value = next(iter(value), None)
        if key == "inLanguage" and isinstance(value, dict):
            value = value.get("alternateName") or value.get("name")
        if name in ("author", "publisher"):
            value = _followed(value, blocks)
        if value:
            fields[name] = value
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    if isinstance(page, str) and "url" not in fields:
        fields["url"] = page
    return fields


def _followed(value: object, blocks: Iterable[Block]) -> object:
    """The nodes that stand for themselves in the place of those that are only named by their `@id`."""
    if isinstance(value, list):
        return [_followed(item, blocks) for item in value[:_MOST_NAMED] if not isinstance(item, list)]
    if not isinstance(value, dict) or value.get("name") or not isinstance(value.get("@id"), str):
        return value
    known = (node for block in blocks for node in block.nodes)
    return next((node for node in known if node.get("@id") == value["@id"] and node.get("name")), value)


@lru_cache(maxsize=64)  # a headline is compared with much on its page
def letters_of(text: str) -> str:
    """A headline or address as it is compared: letters and digits only, casefolded."""
    return "".join(filter(str.isalnum, text[:1000].casefold()))


def _own_nodes(source: str) -> Iterator[Node]:
    """The nodes at the top of a block; nothing of one that is no JSON."""
    text = source.strip().removeprefix("<![CDATA[").removesuffix("]]>")
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if text.startswith("//"):  # before the marks of CDATA
        text = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("//"))
    if text[:12].count("&quot;"):
        text = unescape(text)
    try:
        value: object = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return
    waiting: list[tuple[object, int]] = [(value, 0)]
    count = 0
    while waiting and count < _MOST_NODES:
        value, depth = waiting.pop(0)
        count += 1
        if isinstance(value, list) and depth <= _MAX_NESTING:
            waiting += [(item, depth + 1) for item in value[:_MOST_NODES]]
        elif isinstance(value, dict):
            yield cast("Node", value)
            if depth <= _MAX_NESTING:
                waiting += [
                    (value[key], depth + 1) for key in _OWN if isinstance(value.get(key), dict | list)
                ]


def _types(node: Node) -> Iterator[str]:
    value = node.get("@type")
    for name in value if isinstance(value, list) else [value]:
        if isinstance(name, str):
            yield name.rpartition("/")[2].rpartition(":")[2].casefold()


def is_article(node: Node) -> bool:
    """Whether a node is an article by one of its types."""
    return any(name.endswith("article") or name in _ARTICLES for name in _types(node))


def _is_page(node: Node) -> bool:
    return not _PAGES.isdisjoint(_types(node))


def is_collection(node: Node) -> bool:
    """Whether a node is made of articles: a blog, a live report."""
    return not {"blog", "liveblogposting"}.isdisjoint(_types(node))


def names_of(node: Node) -> set[str]:
    """The headlines and addresses of a node as `letters_of` leaves them."""
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    values = (node.get("headline"), node.get("name"), node.get("url"), page)
    return {letters_of(value) for value in values if isinstance(value, str) and value} - {""}


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("@value")
    return value.strip()[:200] if isinstance(value, str) and value.strip() else None


def _line(block: Block, key: str, text: str) -> int | None:
    """The line of the file on which `key` has the value `text`."""
    if block.line is None:
        return None
    at = block.source.find(f'"{key}"')
    while at >= 0:
        value = block.source.find(text, at, at + len(key) + len(text) + 60)
        if value >= 0:
            return block.line + block.source.count("\n", 0, value)
        at = block.source.find(f'"{key}"', at + 1)
    return block.line


def _broken(block: Block) -> Iterator[DateEvidence]:
    """The dates of a block that is no JSON, where each is stated but once."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _BROKEN_DATE.finditer(block.source):
        found.setdefault(match[1], []).append(match)
    for key, matches in found.items():
        if len({match[2] for match in matches}) > 1:
            continue
        line = None if block.line is None else block.line + block.source.count("\n", 0, matches[0].start(2))
        kind: EvidenceKind = "published" if key == "datePublished" else "modified"
        yield DateEvidence(matches[0][2].strip(), kind, BASIS, f"{key} in faulty JSON-LD", line)
