"""Exports of news databases that are pages: Factiva and Europresse, a document for each of their articles.

Factiva's page shows line by line, or code by code, what its text export does: its articles go the
same way. The classes are those that the public readers of these exports know (tm.plugin.factiva,
europarser and others).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.model import Document, Metadata
from newsline.read.decode import compose
from newsline.read.exports import FACTIVA_END, to_document
from newsline.read.exports_factiva import read_article
from newsline.read.fields import plain_title, split_names
from newsline.read.fragment import element_text
from newsline.read.html.tree import find, line_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FACTIVA = 'class="articleParagraph'
_EUROPRESSE = 'class="DocPublicationName'
# None within another: a text is read once.
_FACTIVA_ARTICLES = (
    "descendant::div[starts-with(@class, 'article ') and contains(@class, 'Article')]"
    "[not(ancestor::div[starts-with(@class, 'article ')])]"
)
_EUROPRESSE_ARTICLES = "descendant::article[not(ancestor::article)]"
_BY_CLASS = "descendant::*[contains(concat(' ', @class, ' '), ' {0} ')]"
_OUTERMOST = "[not(ancestor::*[contains(concat(' ', @class, ' '), ' {0} ')])]"
# A head of Europresse: "Nord, mercredi 8 juillet 2020 134 mots, p. 11", "Thursday, July 9, 2020 - 10:12 UTC".
_DAY = r"\d{1,2}(?:er)?\s[^\W\d]{3,12}\.?\s\d{4}|[^\W\d]{3,12}\s\d{1,2},\s\d{4}|\d{4}-\d\d-\d\d"
_CODE = r"[A-Z]{2,3}"
_FEWEST_CODES = 3
_MOST_HEADER = 300
# What stands behind the name of a paper in Europresse: "Le Journal, no. 4301", "Le Journal (site web)".
_BEHIND_NAME = (", no", ", n°", ", vol.", ", Vol.", " (site web)", " (tablette)")


def is_export(markup: str) -> bool:
    """Whether a page has the form of one of these exports."""
    return _FACTIVA in markup or (_EUROPRESSE in markup and "<article" in markup)


def articles_of(root: "HtmlElement", markup: str, label: str) -> list[Document]:
    """The articles in their order, labelled `export.html#2`; what is none of them is left out."""
    if _FACTIVA in markup:
        found = [_factiva(element, label) for element in find(root, _FACTIVA_ARTICLES)]
    else:
        found = [_europresse(element, label) for element in find(root, _EUROPRESSE_ARTICLES)]
    articles = [document for document in found if document is not None]
    return [document._replace(file=f"{label}#{number}") for number, document in enumerate(articles, 1)]


def _factiva(article: "HtmlElement", label: str) -> Document | None:
    rows = [row for row in article.iter("tr") if len(row) > 1 and re.fullmatch(_CODE, words_of(row[0]))]
    lines = _coded(rows) if len(rows) >= _FEWEST_CODES else _displayed(article)
    found = read_article([line for line in lines if not FACTIVA_END.fullmatch(line[1].strip())])
    return None if found is None or not found.text.strip() else to_document(found, label)


def _displayed(article: "HtmlElement") -> Iterator[tuple[int, str]]:
    """Each box and paragraph on a line; below the last paragraph stand the owner and the number."""
    children = [child for child in article if isinstance(child.tag, str)]
    while children and not (children[-1].get("class") or "").startswith("articleParagraph"):
        children.pop()
    for child in children:
        number = line_of(child) or 0
        yield from ((number, line) for line in element_text(child).split("\n"))
        if child.tag == "p":
            yield number, ""


def _coded(rows: "list[HtmlElement]") -> Iterator[tuple[int, str]]:
    """A line "HD", a tab and the headline for each row; further lines of a row below it."""
    for row in rows:
        number = line_of(row) or 0
        first, *rest = "\n\n".join(filter(None, map(element_text, row[1:]))).split("\n")
        yield number, f"{words_of(row[0])}\t{first}"
        yield from ((number, line) for line in rest)


def _europresse(article: "HtmlElement", label: str) -> Document | None:
    text = _text(article, "docOcurrContainer") or _text(article, "DocText")
    if not text.strip():
        return None
    publisher, _ = _said(article, "DocPublicationName")
    for mark in _BEHIND_NAME:
        publisher = publisher.partition(mark)[0]
    head, line = _said(article, "DocHeader", "DocTitreSousSection")
    day = re.search(_DAY, head[:_MOST_HEADER])
    metadata = Metadata(
        title=plain_title(_said(article, "titreArticleVisu", "titreArticle")[0]) or None,
        date=day[0] if day else None,
        date_basis="export-header",
        date_line=line if day else None,
        publisher=publisher.strip() or None,
        byline=split_names(_said(article, "docAuthors", "sm-margin-bottomNews")[0]),
    )
    return Document(compose(text), label, "record", metadata)


def _text(article: "HtmlElement", name: str) -> str:
    return "\n\n".join(filter(None, map(element_text, find(article, (_BY_CLASS + _OUTERMOST).format(name)))))


def _said(article: "HtmlElement", *classes: str) -> tuple[str, int | None]:
    """The words, and the line, of the first element of one of the classes that has any."""
    for name in classes:
        for element in find(article, _BY_CLASS.format(name)):
            if words := words_of(element):
                return words, line_of(element)
    return "", None
