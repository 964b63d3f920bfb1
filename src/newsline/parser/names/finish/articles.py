"""The article that is part of a name: "told The Harlow Times" has its capital for no other reason."""

import re
from typing import TYPE_CHECKING

from newsline.parser.names.datelines import apart_from

if TYPE_CHECKING:
    from newsline.parser.names.tag import Span

_THE = " The "
# Whom people talk to is a paper, even if its name is a word: "told The Beacon".
_TOLD = " told"
_PAPER = re.compile(r"[A-Z]\w+(?: [A-Z]\w+){0,2}(?![\w-])")
# Of places few have it, and newspapers write those without.
_PLACES = frozenset(("Hague",))


def with_articles(text: str, found: "list[Span]") -> "list[Span]":
    """The names of bodies with the article that is written with a capital inside a sentence. Linear."""
    at = text.find(_THE)
    if at < 0:
        return found
    firsts: set[int] = set()
    papers: list[Span] = []
    while at >= 0:
        first = at + len(_THE)
        firsts.add(first)
        if text.endswith(_TOLD, 0, at) and (match := _PAPER.match(text, first)):
            papers.append((first - len("The "), match.end(), "ORG"))
        at = text.find(_THE, first - 1)
    upto = 0
    spans: list[Span] = []
    for start, end, type_ in found:
        if start in firsts and (type_ == "ORG" or text[start:end] in _PLACES):
            at = start - len(_THE)
            if at >= upto and text[at - 1 : at].isalpha() and not _in_capitals(text, at):
                start -= len(_THE) - 1
        spans.append((start, end, type_))
        upto = end
    return sorted(spans + apart_from(papers, spans)) if papers else spans


def _in_capitals(text: str, end: int) -> bool:
    """Whether the word that ends there has a capital too, as in headlines."""
    space = text.rfind(" ", 0, end) + 1
    first = text.rfind("\n", space, end) + 1 or space
    return not text[first].islower()
