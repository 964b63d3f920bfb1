"""Text exports of news databases: Nexis (LexisNexis and Nexis Uni), Factiva and ProQuest.

One file holds any number of articles, each with its headers; one document an article. The
shapes are those that the public readers of these exports know (LexisNexisTools,
tm.plugin.factiva, tm.plugin.lexisnexis, tm.plugin.proquest).
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import compose, decode, find_controls
from newsline.read.fields import is_address, language_code, plain_title, split_names
from newsline.read.limits import Limits
from newsline.read.source import Source
from newsline.read.text_lines import TextLines, TooLargeError
from newsline.read.wrapped import unwrap

# "12 of 161 DOCUMENTS", "Dokument 12 von 161", "Document 12 de 161" alone on a line.
_NEXIS_START = re.compile(r"\s*(?:\d{1,6} of \d{1,6} DOCUMENTS?|Dokument \d{1,6} von \d{1,6})\s*")
_NEXIS_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
FACTIVA_END = re.compile(r"(?:AN\s+)?(?:Document|Dokument|Documento)\s+[A-Za-z0-9]{15,40}\s*")
_PROQUEST_START = re.compile(r"Document \d{1,6} of \d{1,6}\s*")
_RULE = re.compile(r"[_*=]{40,}\s*")
_WORDS = re.compile(r"[\d.,  ]{1,12} (?:words|Wörter|Woorden|mots|palabras|parole|palavras)", re.IGNORECASE)


_NEXIS_MARKS = frozenset(
    "LENGTH LÄNGE LONGUEUR LENGTE LOAD-DATE LANGUAGE SPRACHE BODY BYLINE SECTION".split()
)
_PROQUEST_MARKS = frozenset(
    ("Full text", "Full Text", "Publication info", "Publication title", "Publication date", "Abstract")
)
_LENGTHS = frozenset(("Length", "Länge", "Longueur", "Lengte"))


class Article(NamedTuple):
    """An article of an export: its text, and its headers as they stand.

    `line` is that of the file on which the date stands (1-based).
    """

    text: str
    title: str = ""
    date: str = ""
    line: int | None = None
    publisher: str = ""
    byline: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    url: str = ""
    changed: str = ""


Lines = list[tuple[int, str]]


def kind_of(head: str) -> str | None:
    """Which database's export `head`, the beginning of a text, is from; `None` if from none.

    Only marks that exports alone have count, two at least: an article may well hold a
    line that begins with LENGTH or end with "End of Document".
    """
    lines = [line.strip() for line in head.split("\n")]
    starts = {line.partition(":")[0] for line in lines if ":" in line[:40]}
    if any(map(_NEXIS_START.fullmatch, lines)) and starts & _NEXIS_MARKS:
        return "nexis"
    if "Body" in lines and starts & _LENGTHS and starts & {"Load-Date", "Section", "Byline"}:
        return "nexis"
    if "ProQuest document ID" in starts and starts & {"Publication title", "Full text", "Full Text"}:
        return "proquest"
    if any(map(_PROQUEST_START.fullmatch, lines)) and len(starts & _PROQUEST_MARKS) > 1:
        return "proquest"
    codes = {line.split(None, 1)[0] for line in lines if line[2:3] in ("", " ", "\t") and len(line) > 1}
    if {"HD", "PD", "SN"} <= codes and codes & {"WC", "LP", "TD"}:
        return "factiva"
    if any(map(FACTIVA_END.fullmatch, lines)) and any(map(_WORDS.fullmatch, lines)):
        return "factiva"
    return None


def takes(source: Source, limits: Limits) -> bool:
    """Whether it is an export of one of the databases."""
    return kind_of(decode(source.head).text.replace("\r", "")) is not None


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each article, labelled `export.txt#3` by its number."""
    try:
        lines = TextLines(source, limits)
    except TooLargeError as error:
        yield Problem("too-large", str(error), source.label)
        return
    numbered = ((lines.number, line) for line in lines)
    kind = kind_of(lines.head.replace("\r", "")) or "nexis"
    yield from read_articles(kind, numbered, source.label, limits)


def read_articles(
    kind: str, lines: Iterable[tuple[int, str]], label: str, limits: Limits
) -> Iterator[Document | Problem]:
    """The documents of an export of the database `kind`, given as numbered lines (of a DOCX file, say)."""
    from newsline.read import exports_factiva, exports_nexis, exports_proquest

    split, read_one = {
        "nexis": (_split_nexis, exports_nexis.read_article),
        "factiva": (_split_factiva, exports_factiva.read_article),
        "proquest": (_split_proquest, exports_proquest.read_article),
    }[kind]
    number = 0
    for chunk in split(lines):
        if not any(line.strip() for _, line in chunk):
            continue
        number += 1
        item = f"{label}#{number}"
        if sum(len(line) for _, line in chunk) > limits.max_file_bytes:
            yield Problem("too-large", f"an article of more than {limits.max_file_bytes} characters", item)
            continue
        article = read_one(chunk)
        if article is None or not article.text.strip():
            yield Problem("bad-record", "an article without a text", label, chunk[0][0])
        else:
            yield to_document(article, item)
    if not number:
        yield Problem("empty", "an export without articles", label)


def to_document(article: Article, label: str) -> Document:
    """The document of an article."""
    text = compose(unwrap(article.text).strip("\n"))
    metadata = Metadata(
        title=plain_title(article.title) or None,
        date=article.date or None,
        date_basis="export-header",
        date_line=article.line if article.date else None,
        url=article.url if is_address(article.url) else None,
        publisher=" ".join(article.publisher.split()) or None,
        byline=split_names(article.byline),
        section=" ".join(article.section.split()) or None,
        tags=article.tags,
        lang=language_code(article.lang.strip().split(";")[0].strip().title() or None),
        dates=(DateEvidence(article.changed, "modified", place="last updated"),) if article.changed else (),
    )
    return Document(text, label, "record", metadata, problems=find_controls(text, label, first_line=None))


def _split_nexis(lines: Iterable[tuple[int, str]]) -> Iterator[Lines]:
    """At "1 of 9 DOCUMENTS" (what stands before the first is about the search) or "End of Document"."""
    chunk: Lines = []
    started = False
    for number, line in lines:
        if _NEXIS_START.fullmatch(line):
            if started and chunk:
                yield chunk
            chunk, started = [], True
        elif _NEXIS_END.fullmatch(line):
            yield chunk
            chunk = []
        else:
            chunk.append((number, line))
    if any(line.strip() for _, line in chunk):
        yield chunk


def _split_factiva(lines: Iterable[tuple[int, str]]) -> Iterator[Lines]:
    chunk: Lines = []
    for number, line in lines:
        if FACTIVA_END.fullmatch(line.strip()):
            yield chunk
            chunk = []
        else:
            chunk.append((number, line))
    # After the last article stands what was searched for.
    if any(_WORDS.search(line) for _, line in chunk):
        yield chunk


def _split_proquest(lines: Iterable[tuple[int, str]]) -> Iterator[Lines]:
    chunk: Lines = []
    whole = False
    for number, line in lines:
        if _RULE.fullmatch(line) or _PROQUEST_START.fullmatch(line):
            if whole:
                yield chunk
            chunk, whole = [], False
        else:
            chunk.append((number, line))
            # Above the first article stands a table of contents, below the last a note on rights.
            whole = whole or line.startswith(("Full text:", "Full Text:", "ProQuest document ID:", "Title:"))
    if whole:
        yield chunk
