"""What the head of a page says: meta tags, links, title and language."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsline.model import DateEvidence, EvidenceKind
from newsline.read.fields import plain_title
from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import line_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_TAGS = 1_000
_MOST_CHARS = 2_000
_MOST_SCRIPTS = 200
# Names without case, `_` and `-`. Open Graph (ogp.me), Dublin Core, schema.org, Parse.ly, Sailthru,
# Google Scholar (citation_…), Bing (bt:), Cxense, and what content systems of newspapers write.
_PUBLISHED = tuple(
    "article:publishedtime article:published article:publisheddate article:publicationdate"
    " article.published article.publishedtime og:publishedtime og:article:publishedtime datepublished"
    " date.published schema:datepublished rnews:datepublished pubdate publishdate publisheddate"
    " publicationdate publishtime publishedtime publishedat publicationtime dateofpublication"
    " publicationdatetime dc.date.issued dcterms.issued dcterms.date.issued dc.issued parselypubdate"
    " sailthru.date citationpublicationdate citationonlinedate citationdate bt:pubdate"
    " cxenseparse:recs:publishtime cxenseparse:publishtime articledateoriginal originalpublicationdate"
    " displaydate pdate ptime postdate posteddate articledate article.date shareaholic:articlepublishedtime"
    " analyticsattributes.articledate newsdate issued dc.date dcterms.date dc:date date article:date".split()
)
_MODIFIED = tuple(
    "article:modifiedtime article:modified og:updatedtime og:modifiedtime article:updatedtime"
    " datemodified date.modified schema:datemodified lastmodified lastmod lastupdated lastupdate modified"
    " modifiedtime modifieddate updated updatedtime dateupdated revised dc.date.modified dcterms.modified"
    " dc.modified cxenseparse:modified dateupdate lastmodifieddate http:lastmodified".split()
)
_CREATED = tuple(
    "datecreated dc.date.created dcterms.created date.created article:createdtime created".split()
)
_KINDS: tuple[tuple[tuple[str, ...], EvidenceKind], ...] = (
    (_PUBLISHED, "published"),
    (_MODIFIED, "modified"),
    (_CREATED, "created"),
)
# The rank and kind of each.
_DATES = {
    name: (rank, kind)
    for rank, (name, kind) in enumerate((name, kind) for names, kind in _KINDS for name in names)
}
TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citationtitle",
    "parselytitle",
    "headline",
)
_AUTHORS = (
    "author", "byl", "parselyauthor", "sailthru.author", "dc.creator", "dcterms.creator", "citationauthor",
    "article:author", "article:authorname", "creator", "dc:creator", "cxenseparse:author",
)  # fmt: skip
SITES = (
    "og:sitename", "dc.publisher", "dcterms.publisher", "citationjournaltitle", "publisher",
    "applicationname", "article:publishername", "copyrightholder",
)  # fmt: skip
_SECTIONS = ("article:section", "parselysection", "og:section", "section", "cxenseparse:section", "category")
_TAGS = (
    "article:tag",
    "newskeywords",
    "parselytags",
    "og:article:tag",
    "sailthru.tags",
    "keywords",
    "dc.subject",
)
LANGS = (
    "http:contentlanguage",
    "contentlanguage",
    "dc.language",
    "dcterms.language",
    "language",
    "og:locale",
)
_TAG_SEPARATOR = re.compile(r"[,;|]")
_SITE_SEPARATOR = re.compile(r"\s+(?:[|–—»·•]|::|-)\s+")
_URL = re.compile(r"https?://[^\s\x00-\x20\x7f-\xa0\"'<>\\^`{|}\u2000-\u206f]{3,2000}\Z", re.IGNORECASE)


class Head(NamedTuple):
    """The tags of a page that speak of it, by name, in their order; and its scripts of JSON-LD."""

    metas: dict[str, list[tuple[str, int | None]]]
    canonical: str | None
    titles: tuple[str, ...]
    headings: "tuple[HtmlElement, ...]"
    scripts: "tuple[HtmlElement, ...]"
    lang: str | None
    base: str | None = None

    def first(self, names: tuple[str, ...]) -> str | None:
        """The content of the first of these meta tags that is there."""
        return next(iter(self.all(names)), None)

    def all(self, names: tuple[str, ...]) -> list[str]:
        """The contents of all meta tags of the first of these names that is there."""
        for name in names:
            if found := [content for content, _ in self.metas.get(name, ())]:
                return found
        return []


def read_head(root: "HtmlElement") -> Head:
    """The meta tags, canonical address, titles, headings of the first level and JSON-LD of a page."""
    metas: dict[str, list[tuple[str, int | None]]] = {}
    canonical = None
    titles: list[str] = []
    headings: list[HtmlElement] = []
    scripts: list[HtmlElement] = []
    count = 0
    base = None
    for element in root.iter("meta", "link", "title", "h1", "script", "base"):
        tag = element.tag
        if tag == "meta":
            count += 1
            content = (element.get("content") or "").strip()
            if not content or count > _MOST_TAGS or len(content) > _MOST_CHARS:
                continue
            line = line_of(element)
            for attribute, prefix in (("property", ""), ("name", ""), ("http-equiv", "http:")):
                if name := element.get(attribute):
                    metas.setdefault(prefix + _squash(name), []).append((content, line))
        elif tag == "link":
            if canonical is None and (element.get("rel") or "").casefold() == "canonical":
                canonical = element.get("href")
        elif tag == "base":
            base = base or element.get("href")
        elif tag == "script":
            if "ld+json" in (element.get("type") or "") and len(scripts) < _MOST_SCRIPTS:
                scripts.append(element)
        elif len(headings if tag == "h1" else titles) < 20:
            if tag == "h1":
                headings.append(element)
            elif text := words_of(element)[:_MOST_CHARS]:
                titles.append(text)
    lang = root.get("lang") or root.get("xml:lang")
    return Head(metas, canonical, tuple(titles), tuple(headings), tuple(scripts), lang, base)


def _squash(name: str) -> str:
    return name[:100].strip().replace("_", "").replace("-", "").casefold()


def dates_of(head: Head) -> Iterator[DateEvidence]:
    """The dates in the meta tags, the plainest statements first."""
    for name in sorted(_DATES.keys() & head.metas.keys(), key=lambda name: _DATES[name][0]):
        kind = _DATES[name][1]
        seen: set[str] = set()
        for content, line in head.metas[name]:
            if content not in seen and len(seen) < 3 and any(map(str.isdecimal, content)):
                seen.add(content)
                yield DateEvidence(content[:200], kind, "meta", f"meta {name}", line)


def address_of(head: Head, *others: object) -> str | None:
    """The page's own address: the canonical one, or what else names it; only of the web, and whole."""
    # The base for links is often that of the whole site; of a page it ends in a name.
    base = head.base if head.base and not head.base.endswith("/") and head.base.count("/") > 2 else None
    for candidate in (head.canonical, head.first(("og:url",)), *others, head.first(("twitter:url",)), base):
        if isinstance(candidate, str) and (url := clean_url(candidate)):
            return url
    return None


def clean_url(address: str) -> str | None:
    """A web address without anything that acts or hides; `None` for any other (`javascript:`, `file:`)."""
    address = address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    return address if _URL.match(address) else None


def title_of(head: Head, headline: object, site: str | None) -> "tuple[str | None, HtmlElement | None]":
    """The headline, and the heading that prints it.

    A heading of the page is its headline if another place says the same, or if it is the
    only one; else what the page tells other sites, and last its window's title without the
    name of the site. Where the only heading says something else, it still shows where the
    article begins.
    """
    told = [text for text in (headline, *head.all(TITLES)) if isinstance(text, str) and text.strip()]
    told = [_without_site(plain_title(text), site) for text in told]
    windows = [plain_title(text) for text in head.titles]
    printed = [(_heading(element), element) for element in head.headings]
    printed = [(text, element) for text, element in printed if text and len(text) <= 500]
    known = [letters for text in (*told, *windows) if (letters := letters_of(text))]
    sites = {letters_of(site or ""), *_sites_beside(told, windows)}
    for text, element in printed:
        letters = letters_of(text)
        again = any(letters in one or (len(one) > 12 and one in letters) for one in known)
        if letters and again and not _names_site(letters, sites):
            return text, element
    printed = [(text, element) for text, element in printed if not _names_site(letters_of(text), sites)]
    if told:
        return told[0], printed[0][1] if len(printed) == 1 else None
    if len(printed) == 1:
        return printed[0]
    if windows:
        return _without_site(windows[0], site, guess=True), None
    return printed[0] if printed else (None, None)


def _names_site(letters: str, sites: set[str]) -> bool:
    """Whether a heading is a masthead: the name of the site, or "Echo" where that is "Echo.com"."""
    return any(site.startswith(letters) for site in sites)


def _sites_beside(told: list[str], windows: list[str]) -> Iterator[str]:
    """The letters that windows' titles hold beside a headline that is known: the name of the site."""
    for window in map(letters_of, windows):
        for headline in filter(None, map(letters_of, told)):
            if window.startswith(headline):
                yield window.removeprefix(headline)
            elif window.endswith(headline):
                yield window.removesuffix(headline)


def _heading(element: "HtmlElement") -> str:
    return words_of(element)


def _without_site(title: str, site: str | None, *, guess: bool = False) -> str:
    """A title without the name of its site; a `guess` takes for it what follows a bar."""
    parts = _SITE_SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    name = letters_of(site or "")
    if name and letters_of(parts[-1]) == name:
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·•:-")
    if name and letters_of(parts[0]) == name:
        return title[len(parts[0]) :].lstrip(" |–—»·•:-")
    bar = title.rpartition(" | ")[0]
    if guess and bar and len(bar.split()) >= 3 and len(title[len(bar) :].split()) <= 6:
        return bar.rstrip()
    return title


def without_motto(site: str) -> str:
    """The name of a site without the motto behind it: "The Echo | News of the valley since 1881"."""
    name, *motto = _SITE_SEPARATOR.split(site, maxsplit=1)
    return name if motto and name and motto[0].count(" ") > 1 else site


def fields_of(head: Head) -> dict[str, object]:
    """The other fields of the head, under the names of `read.fields`."""
    authors = [name for name in head.all(_AUTHORS) if not name.startswith(("@", "http:", "https:"))]
    tags = [tag.strip() for text in head.all(_TAGS) for tag in _TAG_SEPARATOR.split(text)]
    lang = (head.lang or head.first(LANGS) or "").split(",")[0].strip().replace("_", "-")
    fields: dict[str, object] = {
        "author": authors,
        "tags": [tag for tag in tags if tag][:100],
        "site": head.first(SITES),
        "section": head.first(_SECTIONS),
        "lang": lang if 2 <= len(lang) <= 12 else None,
    }
    return {name: value for name, value in fields.items() if value}
