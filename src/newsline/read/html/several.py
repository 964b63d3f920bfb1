"""The documents of a page: mostly one, of a blog or a live page one for each of its articles."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.fields import language_code, plain_title, split_names
from newsline.read.fragment import html_to_text, is_html
from newsline.read.html import chat, databases, entries, jsonld, meta
from newsline.read.html.archived import capture_of
from newsline.read.html.body import escape
from newsline.read.html.entries import Entry
from newsline.read.html.jsonld import Block, Node, letters_of
from newsline.read.html.related import related_line, whole_address
from newsline.read.html.single import Page, document_of, look, names_in, tags_in
from newsline.read.html.tree import line_of, parse_page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 5_000
_SHORTEST_BODY = 20
_BEGINNING = 60
_FEW = 50
# So great a part of a live page's words must be in what its updates state, for these to stand for it.
_COVERED = 0.7
_SKELETON = "<html><head></head><body><article></article></body></html>"


class _Told(NamedTuple):
    """An article that JSON-LD describes with its text."""

    block: Block
    node: Node
    text: str
    start: str


def documents_of(root: "HtmlElement", markup: str, label: str, url: str | None) -> list[Document] | Problem:
    """The documents of a page, or the problem that it has no text. The tree is changed."""
    if chat.is_chat(markup) and (messages := chat.messages_of(root, label)):
        return messages
    if databases.is_export(markup) and (articles := databases.articles_of(root, markup, label)):
        return articles
    page = look(root, markup, label, url)
    nodes = jsonld.listed_nodes(page.blocks)
    told = _with_text(nodes)
    items = entries.entries_of(root) if entries.may_hold(markup) else []
    base = capture_of(meta.address_of(page.head, page.url, page.saved_url)).address
    listed = (*_listed_items(items, base, page.names), *_listed_nodes(nodes, base, page.names))
    if len(told) < 2 and len(items) < 2:
        return _alone(document_of(page, listed))
    own = next((node for _, node in nodes if not page.names.isdisjoint(jsonld.names_of(node))), None)
    main, others = _parted(page, items, own)
    parts = [_moved(page, entry, base) for entry in others]
    found: list[Document] = []
    problem: Problem | None = None
    if main or not others:
        rest = [one for one in told if one.node is not own]
        if main or own or len(rest) < 2:
            first = document_of(page, listed, _teasers(items, base, main))
            if isinstance(first, Problem):
                problem = first
            elif main or not _stand_for(rest, first):
                found.append(first)
                told = rest
    known = {letters: one for one in nodes for letters in jsonld.names_of(one[1])}
    for entry, part in zip(others, parts, strict=True):
        document = document_of(part, () if found else listed)
        if isinstance(document, Document):
            node = known.get(letters_of(entry.title)) or known.get(letters_of(part.url or ""))
            found.append(_dated(document, entry, node))
    found += _untold(told, found, page, base)
    if not found:
        return problem or Problem("empty", "a page without a main text", label)
    if len(found) == 1:
        return [found[0]._replace(file=label)]
    return [document._replace(file=f"{label}#{number}") for number, document in enumerate(found, 1)]


def _alone(document: Document | Problem) -> list[Document] | Problem:
    return document if isinstance(document, Problem) else [document]


def _with_text(nodes: list[tuple[Block, Node]]) -> list[_Told]:
    """The articles of JSON-LD that have a text, each once, but those that are made of others' texts."""
    found: list[_Told] = []
    seen: set[str] = set()
    for block, node in nodes[:_MOST] if len(nodes) > 1 else ():
        text = jsonld.body_of(node)
        text = html_to_text(text) if is_html(text) else text.strip()
        letters = letters_of(text)
        if len(text) >= _SHORTEST_BODY and letters not in seen:
            seen.add(letters)
            found.append(_Told(block, node, text, letters[:_BEGINNING]))
    return found


def _parted(page: Page, items: list[Entry], own: Node | None) -> tuple[Entry | None, list[Entry]]:
    """The entry that a page is made for, if it is one, and the others that are documents of their own."""
    texts = [entry for entry in items if entry.size]
    main = entries.main_of(items, page.names)
    if main is not None:
        return main, [entry for entry in texts if entry is not main and entry.is_whole()]
    single = page.head.first(("og:type",)) == "article" if own is None else not jsonld.is_collection(own)
    updates = any(entry.element.get("itemprop") == "liveBlogUpdate" for entry in texts)
    if len(texts) < 2 or (single and not updates) or not entries.is_list(page.root, texts):
        return None, []
    return None, texts


def _teasers(items: list[Entry], base: str | None, main: Entry | None) -> list["HtmlElement"]:
    """The elements of the entries that lead to articles on other pages."""
    found = []
    for entry in items:
        address = whole_address(entry.address or "", base)
        if entry is not main and not entry.is_whole() and entry.title and address and address != base:
            found.append(entry.element)
    return found


def _moved(page: Page, entry: Entry, base: str | None) -> Page:
    """A page that holds one entry of another and nothing else."""
    root = parse_page(_SKELETON, page.label, len(_SKELETON))
    assert not isinstance(root, Problem)
    place = root.find(".//article")
    assert place is not None
    entry.element.tail = None
    if entry.heading is not None:
        entry.heading.tag = "h1"
        place.append(entry.element)
    else:
        place.tag = "div"
        place.append(entry.element)
    head = meta.read_head(root)._replace(metas=_shared(page.head), lang=page.head.lang)
    address = whole_address(entry.address or "", base) or base
    return Page(root, head, [], frozenset(), page.label, address, None, page.captured)


def _shared(head: meta.Head) -> dict[str, list[tuple[str, int | None]]]:
    """What the head of a page says of its site, and so of each of its entries."""
    return {name: head.metas[name] for name in (*meta.SITES, *meta.LANGS) if name in head.metas}


def _dated(document: Document, entry: Entry, node: tuple[Block, Node] | None) -> Document:
    """A document of an entry with what JSON-LD says of it, and its date where the markup names none."""
    metadata = document.metadata
    dates = metadata.dates
    byline = metadata.byline
    if node is not None:
        dates = (*_dates_of(*node), *dates)
        byline = byline or _byline(node[1].get("author"))
    if not byline:
        byline = split_names(entries.author_of(entry.element) or "")
    if entry.date and all(evidence.kind in ("captured", "other", "modified") for evidence in dates):
        dates = (
            DateEvidence(entry.date, "published", "time", "a time element", line_of(entry.element)),
            *dates,
        )
    tags = metadata.tags or entries.tags_of(entry.element)
    return document._replace(
        metadata=metadata._replace(dates=tuple(dict.fromkeys(dates)), byline=byline, tags=tags)
    )


def _stand_for(updates: list[_Told], document: Document) -> bool:
    """Whether a page is made of texts that JSON-LD states one by one, and those are most of it."""
    letters = "".join(filter(str.isalnum, document.text.casefold()))
    found = _inside(updates, letters)
    inside = [one for one in updates if one.start in found]
    size = sum(sum(map(str.isalnum, one.text)) for one in inside)
    return len(inside) >= 2 and size >= _COVERED * len(letters)


def _untold(told: list[_Told], found: list[Document], page: Page, base: str | None) -> Iterator[Document]:
    """The documents of JSON-LD's articles whose headline or text is in none of those that were found."""
    titles = {letters_of(document.metadata.title or "") for document in found} - {""}
    text = "\n".join("".join(filter(str.isalnum, document.text.casefold())) for document in found)
    inside = _inside(told, text)
    for one in told:
        if one.start in inside or (jsonld.is_collection(one.node) and _is_made_of(one, told)):
            continue
        title = plain_title(next(names_in(one.node.get("headline") or one.node.get("name")), ""))
        if title and letters_of(title) in titles:
            continue
        yield _of_node(one, title, page, base)


def _inside(told: list[_Told], text: str) -> set[str]:
    """Of the beginnings of texts those that stand in `text`, both without anything but letters and digits."""
    starts = {one.start for one in told}
    if len(starts) <= _FEW:
        return {start for start in starts if start in text}
    windows = (text[at : at + _BEGINNING] for at in range(len(text) - _BEGINNING + 1))
    short = [start for start in starts if len(start) < _BEGINNING][:_FEW]
    return starts.intersection(windows) | {start for start in short if start in text}


def _is_made_of(one: _Told, others: list[_Told]) -> bool:
    """Whether a blog or live report states the text of one of its parts again."""
    return bool(_inside([other for other in others[:_FEW] if other is not one], letters_of(one.text)))


def _of_node(one: _Told, title: str, page: Page, base: str | None) -> Document:
    fields = jsonld.fields_of(one.node, page.blocks)
    address = fields.get("url")
    lines = [escape(" ".join(line.split())) for line in one.text.split("\n")]
    head = [f"# {escape(title)}", ""] if title else []
    lang = next(names_in(fields.get("lang")), None) or page.head.lang
    site = next(chain(names_in(fields.get("publisher")), names_in(page.head.first(meta.SITES))), None)
    metadata = Metadata(
        title=title or None,
        url=(whole_address(address, base) if isinstance(address, str) else None) or base,
        publisher=site,
        byline=_byline(fields.get("author")),
        section=next(names_in(fields.get("section")), None),
        tags=tags_in(fields.get("keywords")),
        lang=language_code(lang),
        dates=(*dict.fromkeys((*_dates_of(one.block, one.node), *page.captured)),),
    )
    return Document("\n".join((*head, *lines)) + "\n", page.label, "markdown", metadata, lines=(None,))


def _dates_of(block: Block, node: Node) -> Iterator[DateEvidence]:
    alone = Block((node,), block.source, block.line)
    return jsonld.dates_of([alone], (alone, node))


def _byline(author: object) -> tuple[str, ...]:
    names = names_in(author)
    return tuple(dict.fromkeys(person for name in names for person in split_names(name)))


def _listed_items(items: list[Entry], base: str | None, names: frozenset[str]) -> Iterator[str]:
    """The entries that are a headline with a date and an address, as related articles."""
    for entry in items:
        address = whole_address(entry.address or "", base)
        if not entry.size and entry.title and entry.date and address and letters_of(entry.title) not in names:
            yield related_line(entry.title, address, escape(entry.date))


def _listed_nodes(nodes: list[tuple[Block, Node]], base: str | None, names: frozenset[str]) -> Iterator[str]:
    """The same of the articles that JSON-LD lists without their text."""
    for _, node in nodes[:_MOST]:
        if jsonld.body_of(node) or not names.isdisjoint(jsonld.names_of(node)):
            continue
        fields = jsonld.fields_of(node)
        title = plain_title(next(names_in(fields.get("title") or fields.get("name")), ""))
        address, date = fields.get("url"), node.get("datePublished")
        whole = whole_address(address, base) if isinstance(address, str) else None
        if title and whole and isinstance(date, str) and date.strip():
            yield related_line(title, whole, escape(date.strip()[:60]))
