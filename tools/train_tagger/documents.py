"""Training documents: annotated ones, the same with other names, and plain text, as the network sees them."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsline.parser.names.batch import Batch, Piece
from newsline.parser.names.judge import proposals
from newsline.parser.names.lexicon import FAMILY, GIVEN, lexicon
from newsline.parser.names.look import Look, Looker

# No name is 0.
TYPES = {"PERSON": 1, "PER": 1, "ORG": 2, "GPE": 3, "LOC": 3, "FAC": 3, "PLACE": 3}
_BEFORE = re.compile(r"[\s\"“”‘’'`(\[]+|[Tt]he\s+|THE\s+")
_AFTER = re.compile(r"(?:[’']s|[’']|[\s\"“”‘’`,;:)\].]+)$")
# The plain text comes as single sentences; so many in a row make a document.
_SENTENCES = 12
# How likely a name, a word of a person's name, is exchanged for another.
_OTHER_NAME, _OTHER_WORD = 0.5, 0.6

Span = tuple[int, int]


class Document(NamedTuple):
    """A text and its names, with their types as numbers; none are known of a `silver` one."""

    id: str
    text: str
    names: dict[Span, int]
    silver: bool = False


class Example(NamedTuple):
    """A document with candidates: what the network sees of them, and the right type of each."""

    document: Document
    look: Look
    labels: NDArray[np.int64]


def annotated(path: Path, without: tuple[str, ...]) -> list[Document]:
    """Documents of a gold set, but for those whose id begins with one of `without`."""
    found = []
    for row in _rows(path):
        if not row["id"].startswith(without):
            text = row["text"]
            names = {
                trimmed(text, item["start"], item["end"]): TYPES[item["type"]]
                for item in row["entities"]
                if item["type"] in TYPES
            }
            found.append(Document(row["id"], text, names))
    return found


def plain(path: Path) -> list[Document]:
    """Sentences joined to documents by spaces, sometimes by line breaks."""
    rows = _rows(path)
    found = []
    for at in range(0, len(rows), _SENTENCES):
        text = ""
        for row in rows[at : at + _SENTENCES]:
            text += random.choices((" ", "\n\n", "\n"), (63, 30, 7))[0] if text else ""
            text += row["text"]
        found.append(Document(rows[at]["id"], text, {}, silver=True))
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """A name without the article, marks and possessive at its ends, on which gold sets differ."""
    while True:
        before = _BEFORE.match(text, start, end)
        after = _AFTER.search(text[start:end])
        if before and before.end() < end:
            start = before.end()
        elif after and after.start() > 0:
            end = start + after.start()
        else:
            return start, end


class Swapper:
    """Exchanges the names of documents for others of their type, each for the same one throughout."""

    def __init__(self, documents: Iterable[Document], more: Iterable[tuple[str, int]]) -> None:
        pools: dict[int, set[str]] = defaultdict(set)
        names = [
            (document.text[a:b], type_) for document in documents for (a, b), type_ in document.names.items()
        ]
        for name, type_ in [*names, *more]:
            if name[:1].isupper() and "\n" not in name:
                pools[type_].add(name)
        lists = lexicon()
        words = {
            word for name in pools[1] for word in name.split(" ") if word[:1].isupper() and len(word) > 2
        }
        self._given = sorted({name.split(" ")[0] for name in pools[1] if " " in name})
        self._family = sorted({name.split(" ")[-1] for name in pools[1]})
        self._given += sorted(word for word in words if lists.flags(word) & GIVEN)
        self._family += sorted(word for word in words if lists.flags(word) & FAMILY)
        self._others = {type_: sorted(pools[type_]) for type_ in (2, 3)}

    def swapped(self, document: Document) -> Document:
        """The document with about half of its names exchanged."""
        others: dict[tuple[str, int], str] = {}
        text, at, names = "", 0, dict[Span, int]()
        for (start, end), type_ in sorted(document.names.items()):
            if start < at:
                continue
            text += document.text[at:start]
            name = self._other(document.text[start:end], type_, others)
            names[len(text), len(text) + len(name)] = type_
            text += name
            at = end
        return document._replace(text=text + document.text[at:], names=names)

    def _other(self, name: str, type_: int, others: dict[tuple[str, int], str]) -> str:
        if not name[:1].isupper() or "\n" in name or (name.isupper() and type_ != 1):
            return name
        if type_ != 1:
            return self._exchanged(name, type_, self._others[type_], _OTHER_NAME, others)
        words = name.split(" ")
        for at, word in enumerate(words):
            if word[:1].isupper() and len(word) > 2 and not word.endswith("."):
                family = at == len(words) - 1 and (at or random.random() < 0.5)
                pool = self._family if family else self._given
                words[at] = self._exchanged(word, 1, pool, _OTHER_WORD, others)
        return " ".join(words)

    def _exchanged(
        self, name: str, type_: int, pool: list[str], chance: float, others: dict[tuple[str, int], str]
    ) -> str:
        if (name, type_) not in others:
            other = random.choice(pool) if random.random() < chance else name
            others[name, type_] = other.upper() if name.isupper() and len(name) > 4 else other
        return others[name, type_]


def examples(documents: Iterable[Document], looker: Looker) -> list[Example]:
    """What the network sees of the documents that have candidates."""
    found = []
    for document in documents:
        shown, stretches, ruled = proposals(document.text)
        look = looker.look(Batch(shown, [Piece(0, 0, stretches, ruled)]))
        if len(look.start):
            spans = zip(look.start.tolist(), look.end.tolist(), strict=True)
            labels = [document.names.get(trimmed(document.text, start, end), 0) for start, end in spans]
            found.append(Example(document, look, np.array(labels)))
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
