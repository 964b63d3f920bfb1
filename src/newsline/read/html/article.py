"""Where the article of a page is: trafilatura's answer, without the comparisons that cannot change it."""

from copy import copy
from functools import cache, cached_property
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, Any

from newsline.read.fragment import element_text
from newsline.read.html.tree import find

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

# trafilatura lets readability's text take the place of its own if that is more than twice as long.
# Here the words of the whole page, of which readability gives a part, must leave room.
_MOST_AROUND = 1.8
# Tags that have it ask justext too (`SANITIZED_XPATH` in `trafilatura.external`).
_UNCLEAN = frozenset(
    "aside audio button fencedframe fieldset figure footer iframe input label link nav noindex noscript"
    " object option select source svg time".split()
)
# Below this length or share of the page trafilatura tries again, with other rules (`core`, stage 4).
_RETRIED_LENGTH = 3_000
_RETRIED_SHARE = 0.2
# The shortest line that is taken for a sentence, and how many boxes are looked at for a short text.
_SENTENCE = 60
_MOST_BOXES = 20
# Of a page of this kind (schema.org) the comments are the text.
_FORUM = "DiscussionForumPosting"


def find_article(root: "HtmlElement") -> "_Element | None":
    """The tree of the article as `trafilatura.bare_extraction` gives it; `None` if the page has no text.

    Reader comments, link targets and pictures are left out. `root` is not changed. Raises
    whatever trafilatura raises.

    trafilatura always has the whole page read by readability as well, a third of its work,
    and takes that only if its own text is short beside it or faulty. Its steps are gone
    through here so that this is left out where it cannot matter. Where one of them fails,
    in another version of the library for instance, it does the whole of its work itself.
    """
    try:
        found = _quickly(root)
    except Exception:
        found = None
    return _as_usual(root) if found is None else found


def _quickly(root: "HtmlElement") -> "_Element | None":
    """The article, if it is clear after the first steps of `trafilatura.core.trafilatura_sequence`."""
    from trafilatura.baseline import baseline, html2txt
    from trafilatura.htmlprocessing import convert_tags, prune_unwanted_nodes, tree_cleaning
    from trafilatura.main_extractor import extract_content
    from trafilatura.xpaths import RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH

    tree = copy(root)
    said = 0
    for script in tree.iter("script", "style"):
        if script.text and "json" in (script.get("type") or ""):
            if _FORUM in script.text:
                return None
            said += len(" ".join(script.text.split()))
        else:
            script.text = None
    options = extractor()
    tree = prune_unwanted_nodes(tree, [*RAW_TREE_PRUNE_XPATH, *REMOVE_COMMENTS_AND_LISTS_XPATH])
    cleaned = tree_cleaning(copy(tree), options)
    backup = copy(cleaned)
    body, text = extract_content(convert_tags(cleaned, options, None), options)
    length = _length(tree) - said
    most = _MOST_AROUND * len(text) if _is_certain(body, text, options) else 0
    if length > most:
        other = _Readable(copy(tree))
        if not most or other.most > most:
            body, text = _compared(backup, other.text(), body, text, options)
    if len(text) < options.min_extracted_size:
        rescued, words, size = baseline(tree)
        if size > len(text):
            body, text = _in_paragraphs(rescued, tree, body, text), words
    # What is short beside the page needs the steps that are left; the library's own measure leaves menus out.
    if len(text) < _RETRIED_LENGTH and len(text) < _RETRIED_SHARE * length:
        return None if len(text) < _RETRIED_SHARE * len(html2txt(tree)) else body
    return body if text else None


def _compared(
    cleaned: "HtmlElement", other: "HtmlElement", body: "_Element", text: str, options: "Extractor"
) -> "tuple[_Element, str]":
    """What `trafilatura.external.compare_extraction` makes of it; `other` is what readability found."""
    from lxml.etree import tostring
    from trafilatura.external import (
        JUSTEXT_OVERRIDE_RATIO,
        SANITIZED_XPATH,
        _prefer_readability,
        sanitize_tree,
    )
    from trafilatura.utils import trim

    words = trim(tostring(other, method="text", encoding="utf-8").decode("utf-8"))
    preferred = _prefer_readability(body, other, words, len(text), len(words), options)
    if preferred:
        body, text = other, words
    unclean = bool(find(body, SANITIZED_XPATH))
    if unclean or len(text) < options.min_extracted_size:
        rescued, words = _by_justext(cleaned)
        if words and (
            len(text) <= JUSTEXT_OVERRIDE_RATIO * len(words) if unclean else len(text) < len(words)
        ):
            return rescued, words
    return sanitize_tree(body, options) if preferred else (body, text)


def _by_justext(cleaned: "HtmlElement") -> "tuple[_Element, str]":
    """What `trafilatura.external.justext_rescue` finds, half of whose work is to join paragraphs anew."""
    from lxml.etree import Element, SubElement
    from trafilatura import external
    from trafilatura.baseline import basic_cleaning
    from trafilatura.utils import trim

    justext: Any = external  # which imports what is used of it
    paragraphs = justext.ParagraphMaker.make_paragraphs(basic_cleaning(cleaned))
    if paragraphs:
        usual: Any = type(paragraphs[0])
        kept: Any = type("Paragraph", (usual,), {"text": cached_property(usual.text.fget)})
        for paragraph in paragraphs:
            paragraph.__class__ = kept
    words = external.JT_STOPLIST or external.jt_stoplist_init()
    justext.classify_paragraphs(paragraphs, words, 50, 150, 0.1, 0.2, 0.25, True)
    justext.revise_paragraph_classification(paragraphs, 150)
    found = Element("body")
    for paragraph in paragraphs:
        if not paragraph.is_boilerplate:
            SubElement(found, "p").text = paragraph.text
    return found, trim(" ".join(map(str, found.itertext())))


def _is_certain(body: "_Element", text: str, options: "Extractor") -> bool:
    """Whether `compare_extraction` keeps its own text if no other can be twice as long."""
    if len(text) < options.min_extracted_size:
        return False
    paragraphs = tables = 0
    worded = False
    for element in body.iter():
        tag = element.tag
        if tag in _UNCLEAN:
            return False
        if tag == "p":
            paragraphs += 1
            worded = worded or bool(element.text or find(element, ".//text()"))
        elif tag == "table":
            tables += 1
    return worded and tables <= paragraphs


class _Readable:
    """What readability finds in a page; `most` is the most it can be, known after half of its work.

    The steps of `Document.summary` in `trafilatura.readability_lxml`; the tree is changed.
    """

    def __init__(self, tree: "HtmlElement") -> None:
        from trafilatura.readability_lxml import Document

        for element in list(tree.iter("script", "style", "fencedframe")):
            element.drop_tree()
        self._document = reading = Document(tree, min_text_length=25)
        reading.remove_unlikely_candidates()
        reading.transform_misused_divs_into_paragraphs()
        self._candidates = reading.score_paragraphs()
        best = reading.select_best_candidate(self._candidates)
        self._found = None if best is None else reading.get_article(self._candidates, best)
        self.most = inf if self._found is None else _length(self._found)

    def text(self) -> "HtmlElement":
        """The tree of its text, as `trafilatura.external.try_readability` gives it."""
        from lxml.html import HtmlElement
        from trafilatura.utils import fromstring_bytes

        found, page = self._found, self._document.doc
        if found is None:
            body = page.find("body")
            found = page if body is None else body
        summary = fromstring_bytes(self._document.sanitize(found, self._candidates))
        return HtmlElement() if summary is None else summary


def _in_paragraphs(rescued: "_Element", tree: "HtmlElement", body: "_Element", text: str) -> "_Element":
    """What the library's last resort found on a page of few words, which is one paragraph of all of them.

    The page's own paragraphs if it is that. What was found before (`body`, `text`) if all its
    sentences are there: the rest is the headline, a caption or an offer.
    """
    from lxml.etree import Element, SubElement
    from trafilatura.baseline import basic_cleaning

    if len(rescued) != 1:
        return rescued
    words = _letters(rescued[0].text or "")
    cleaned = basic_cleaning(copy(tree))
    for box in islice(cleaned.iter("article", "body"), _MOST_BOXES):
        if _letters(box.text_content()) == words:
            lines = [line for line in element_text(box).split("\n") if line]
            known = f" {' '.join(text.split())} "
            if text and all(f" {line} " in known for line in lines if len(line) >= _SENTENCE):
                return body
            found = Element("body")
            for line in lines:
                SubElement(found, "p").text = line
            return found
    return rescued


def _letters(text: str) -> str:
    return "".join(text.split())


def _length(tree: "HtmlElement") -> int:
    """Of all text in it, white space once."""
    return len(" ".join(tree.text_content().split()))


def _as_usual(root: "HtmlElement") -> "_Element | None":
    from trafilatura import bare_extraction

    found = bare_extraction(root, options=extractor())
    return None if found is None or isinstance(found, dict) else found.body


@cache
def extractor() -> "Extractor":
    """trafilatura's settings: the usual ones, but nothing that is not the text.

    Made once: it reads its configuration each time, a tenth of the work on a small page.
    """
    from trafilatura.settings import Extractor

    # With the format "xml" no text is made of the tree, which `body` does.
    return Extractor(output_format="xml", comments=False, formatting=False, links=False, images=False)
