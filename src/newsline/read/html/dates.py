"""Dates in the markup of the page itself: microdata, RDFa, microformats and `time` elements."""

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from newsline.model import DateEvidence, EvidenceKind
from newsline.read.fields import is_address
from newsline.read.html.jsonld import letters_of
from newsline.read.html.tree import find, line_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 200
_MOST_OTHERS = 12
_LONGEST = 200
_LONGEST_LINE = 120
_DEEPEST = 60
# "<time>Updated 3 May</time>"
_INNER_LABEL = re.compile(r"[^\W\d]+(?: [^\W\d]+)?:|(?:last )?(?:updated|modified|edited)", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_NOT_IN_HEAD = "not in the head of the article"
_INLINE = frozenset("a abbr b em i small span strong time u".split())
_LONGEST_LABEL = 40
_PROPERTIES: dict[str, EvidenceKind] = {
    "datepublished": "published",
    "uploaddate": "published",
    "datemodified": "modified",
    "datecreated": "created",
    "issued": "published",
    "modified": "modified",
}
# Class names of microformats (h-entry, hAtom) and of the usual content systems (`date-header`: Blogger).
_PUBLISHED_CLASSES = frozenset(
    "published dt-published pubdate publish-date published-date date-published date-header".split()
)
_MODIFIED_CLASSES = frozenset("updated dt-updated modified date-modified last-modified update-date".split())
_CREATIVE = frozenset(
    "webpage itempage creativework videoobject report blogposting liveblogposting review claimreview".split()
)
_OTHER_ITEMS = frozenset(
    "person event organization comment place product offer review breadcrumblist".split()
)
# Words in the class or id of what surrounds a date that make it another item's.
_ELSEWHERE = (
    "comment", "related", "recommend", "sidebar", "widget", "trending", "popular", "most-read", "latest",
    "teaser", "promo", "more-from", "read-more", "newsletter", "reply", "disqus",
)  # fmt: skip


def property_dates(
    root: "HtmlElement", heading: "HtmlElement | None", title: str | None
) -> Iterator[DateEvidence]:
    """The dates of microdata and RDFa: of the item that holds the headline, or of the only article.

    An item whose own headline is not `title` is another one.
    """
    found: list[tuple[HtmlElement, EvidenceKind, HtmlElement | None]] = []
    for element in find(
        root, "descendant::*/@itemprop/.. | descendant::*/@property/parent::*[not(self::meta)]"
    ):
        for name in (element.get("itemprop") or element.get("property") or "").split()[:9]:
            kind = _PROPERTIES.get(name.rpartition(":")[2].rpartition("/")[2].casefold())
            if kind and len(found) < _MOST:
                found.append((element, kind, _scope(element)))
                break
    around = set(heading.iterancestors()) if heading is not None else set()
    own = {scope for _, _, scope in found if scope is not None and scope in around}
    articles = {scope for _, _, scope in found if scope is None or _is_article(scope)}
    if len(articles) == 1 and not own:
        articles = {scope for scope in articles if scope is None or not _is_another(scope, title)}
    for element, kind, scope in found:
        text = stated(element)
        if not text:
            continue
        place = f"{'microdata' if element.get('itemprop') else 'RDFa'} {_name(element)}"
        line = line_of(element)
        others = articles - {scope}
        if scope in own or (not own and scope in articles and not others) or (scope is None and not own):
            yield DateEvidence(text, kind, "microdata", place, line)
        elif kind == "published":
            yield DateEvidence(text, "other", "microdata", place, line, "of another item than the article")


def sections_of(root: "HtmlElement") -> Iterator[str]:
    """The sections that microdata states."""
    for element in find(root, "descendant::*[@itemprop = 'articleSection' or @itemprop = 'genre']")[
        :_MOST_OTHERS
    ]:
        text = (element.get("content") or words_of(element)).strip()
        if 0 < len(text) <= _LONGEST_LABEL and not is_address(text):
            yield text


def _name(element: "HtmlElement") -> str:
    return (element.get("itemprop") or element.get("property") or "")[:60]


def _scope(element: "HtmlElement") -> "HtmlElement | None":
    """The item that a property belongs to."""
    for parent in element.iterancestors():
        if parent.get("itemscope") is not None or parent.get("typeof") is not None:
            return parent
    return None


def _is_another(scope: "HtmlElement", title: str | None) -> bool:
    """Whether an item bears a headline that is not the page's, or stands in a list of others."""
    if any(
        _holds_others(parent)
        for parent in (scope, *islice(scope.iterancestors(), _DEEPEST))
        if parent.tag != "article"
    ):
        return True
    wanted = letters_of(title or "")
    for element in islice(scope.iter(), _MOST):
        if (element.get("itemprop") or element.get("property") or "").rpartition(":")[2] == "headline":
            letters = letters_of(element.get("content") or words_of(element))
            return bool(letters and wanted) and letters not in wanted and wanted not in letters
    return False


def _is_article(scope: "HtmlElement") -> bool:
    return any(name.endswith("article") or name in _CREATIVE for name in kinds_of(scope))


def kinds_of(scope: "HtmlElement") -> list[str]:
    """The types of an item in microdata or RDFa, without their vocabulary, casefolded."""
    kinds = (scope.get("itemtype") or scope.get("typeof") or "").split()
    return [kind.rpartition("/")[2].rpartition(":")[2].casefold() for kind in kinds]


def time_dates(
    root: "HtmlElement", heading: "HtmlElement | None", zone: "Collection[HtmlElement]"
) -> Iterator[DateEvidence]:
    """The dates of `time` elements and of microformats.

    One says by its class that it is the publication or a change; else it counts as printed
    in the page's head if it stands in `zone`, the elements between the headline and the text;
    else if it is the only one of the article outside of its sentences. All others are some
    other item's.
    """
    inside = _article_around(heading)
    known: dict[HtmlElement, bool] = {}
    sentences: dict[HtmlElement, bool] = {}
    loose: list[DateEvidence] = []
    headed = False
    others = 0
    for element in _times(root):
        text = stated(element)
        if not text:
            continue
        kind = _kind_of(element)
        found = DateEvidence(text, kind or "printed", "time", _place(element), line_of(element))
        if not (_is_of_another_kind(element) or _is_elsewhere(element, inside, known)):
            if kind is None:
                found = found._replace(text=_labelled(element, text))
            if kind is not None or (element in zone and not _in_sentence(element, sentences)):
                headed = headed or kind != "modified"
                yield found
                continue
            if inside is not None and not _in_sentence(element, sentences):
                loose.append(found)
                continue
        if others < _MOST_OTHERS:
            others += 1
            yield found._replace(text=text, kind="other", reason=_NOT_IN_HEAD)
    alone = not headed and len({found.text for found in loose}) == 1
    for found in loose[:_MOST_OTHERS]:
        yield found if alone else found._replace(kind="other", reason=_NOT_IN_HEAD)


def _times(root: "HtmlElement") -> "Iterator[HtmlElement]":
    """Elements that state a date in the text: `time`, and what microformats use in its place."""
    count = 0
    for element in root.iter("time", "abbr", "span", "strong", "div", "p", "h2"):
        if element.tag != "time":
            name = element.get("class")
            named = name and ("pub" in name or "date-header" in name) and _kind_of(element) is not None
            if not (named or _is_moment(element)):
                continue
        count += 1
        if count > _MOST:
            return
        yield element


def times_in(element: "HtmlElement") -> "list[HtmlElement]":
    """The elements in another that are made for dates: `time`, and those that stood for it before."""
    return [one for one in element.iter("time", "abbr") if one.tag == "time" or _is_moment(one)]


def _is_moment(element: "HtmlElement") -> bool:
    """Whether it stands for a `time`, as on old pages: `<abbr title="2011-08-25T01:40Z">1 hr ago</abbr>`."""
    return element.tag == "abbr" and _MOMENT.match(element.get("title") or "") is not None


def stated(element: "HtmlElement") -> str | None:
    """The date an element states, in the form for machines where it has one."""
    for attribute in ("datetime", "content", "title"):
        text = (element.get(attribute) or "").strip()
        if text and len(text) <= _LONGEST and any(map(str.isdecimal, text)):
            return text
    text = words_of(element)
    return text if len(text) <= _LONGEST and any(map(str.isdecimal, text)) else None


def _kind_of(element: "HtmlElement") -> EvidenceKind | None:
    if element.get("pubdate") is not None:
        return "published"
    classes = set((element.get("class") or "")[:500].casefold().replace("_", "-").split())
    if not classes.isdisjoint(_PUBLISHED_CLASSES):
        return "published"
    return "modified" if element.tag == "time" and not classes.isdisjoint(_MODIFIED_CLASSES) else None


def _is_of_another_kind(element: "HtmlElement") -> bool:
    """Whether the markup says that a date is of something else: a birth, the beginning of an event."""
    names = (element.get("itemprop") or "").casefold().split()
    return bool(names) and _PROPERTIES.keys().isdisjoint(names)


def _place(element: "HtmlElement") -> str:
    name = (element.get("class") or "")[:60]
    return (
        f"class {name}"
        if name and element.tag != "time"
        else f"a{'n' * (element.tag == 'abbr')} {element.tag} element"
    )


def _labelled(element: "HtmlElement", text: str) -> str:
    """The date behind the words that stand before it in its line ("Updated: …")."""
    previous, parent, own = element.getprevious(), element.getparent(), words_of(element)
    if previous is not None:
        words = words_of(previous)
        label = f"{words if len(words) <= _LONGEST_LABEL else ''} {previous.tail or ''}"
    else:
        label = (parent.text or "") if parent is not None else ""
    label = " ".join(label.split())
    if not label and own != text and (inner := _INNER_LABEL.match(own)):
        label = inner[0]
    return (
        text if len(label) > _LONGEST_LABEL or any(map(str.isdecimal, label)) else f"{label} {text}".strip()
    )


def keep_in_sentences(root: "HtmlElement") -> None:
    """Make a plain span of each `time` element within a paragraph: trafilatura would drop its words."""
    known: dict[HtmlElement, bool] = {}
    for element in [element for element in root.iter("time") if _in_sentence(element, known)]:
        element.tag = "span"  # to take the element out and join its neighbours costs as much as they are long


def _in_sentence(element: "HtmlElement", known: "dict[HtmlElement, bool]") -> bool:
    """Whether a date stands within a paragraph of the text; `known` keeps what was found for paragraphs."""
    for parent in element.iterancestors():
        if parent.tag not in _INLINE:
            if parent not in known:
                prose = parent.tag in ("p", "li", "blockquote", "td")
                known[parent] = prose and len(words_of(parent)) > _LONGEST_LINE
            return known[parent]
    return False


def _article_around(heading: "HtmlElement | None") -> "HtmlElement | None":
    """What holds the article: the nearest element around the headline that says so."""
    if heading is None:
        return None
    for parent in heading.iterancestors():
        if parent.tag in ("article", "main") or (parent.get("itemtype") and _is_article(parent)):
            return parent
    return None


def _is_elsewhere(
    element: "HtmlElement", inside: "HtmlElement | None", known: "dict[HtmlElement, bool]"
) -> bool:
    """Whether a date stands in a comment, a list of other articles or another article.

    `known` keeps what was found for the elements around it, which many dates share.
    """
    passed: list[HtmlElement] = []
    found = inside is not None
    for depth, parent in enumerate(element.iterancestors()):
        if parent is inside:
            found = False
            break
        if parent in known:
            found = known[parent]
            break
        if depth > _DEEPEST or _holds_others(parent):
            found = True
            break
        passed.append(parent)
    known.update(dict.fromkeys(passed, found))
    return found


def _holds_others(element: "HtmlElement") -> bool:
    if element.tag in ("aside", "nav", "article"):
        return True
    if element.get("itemtype") and not _is_article(element):
        return (element.get("itemtype") or "").rpartition("/")[2].casefold() in _OTHER_ITEMS
    name, id_ = element.get("class"), element.get("id")
    if not (name or id_) or element.tag in ("body", "html"):
        return False
    marks = f"{name} {id_}"[:500].casefold().replace("_", "-")
    return any(word in marks for word in _ELSEWHERE)
