"""Training examples: documents as numbers of pieces, with labels and what the rules say."""

import json
import random
import re
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from newsline.parser.names.pieces import pieces
from newsline.parser.names.tag import tag_by_rules

_TYPES = {"PERSON": 0, "ORG": 1, "GPE": 2, "LOC": 2, "FAC": 2, "PLACE": 2}
_BEFORE = re.compile(r"[\s\"“”‘’'`(\[]+|[Tt]he\s+|THE\s+")
_AFTER = re.compile(r"(?:[’']s|[’']|[\s\"“”‘’`,;:)\]]+)$")
# The silver text comes as single sentences; so many in a row make a document.
_SENTENCES = 12

Span = tuple[int, int, int]


class Example(NamedTuple):
    """`labels`: 0 outside, 1 + 2t begins a name of type t, 2 + 2t goes on with it; `rules` alike."""

    silver: bool
    pieces: list[int]
    labels: list[int]
    rules: list[int]


class Examples:
    """All documents, and what the numbers of pieces mean; 0 is no piece, before and after a text."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}
        self.all: list[Example] = []

    def add_gold(self, path: Path, without: tuple[str, ...]) -> None:
        """Documents of a gold set, but for those whose id begins with one of `without`."""
        for row in _rows(path):
            if not row["id"].startswith(without):
                self._add(False, row["text"], _spans(row))

    def add_silver(self, path: Path) -> None:
        """Labelled sentences, joined to documents by spaces, sometimes by line breaks."""
        rows = _rows(path)
        for at in range(0, len(rows), _SENTENCES):
            text, spans = "", list[Span]()
            for row in rows[at : at + _SENTENCES]:
                if text:
                    text += random.choices((" ", "\n\n", "\n"), (63, 30, 7))[0]
                spans += [(start + len(text), end + len(text), type_) for start, end, type_ in _spans(row)]
                text += row["text"]
            self._add(True, text, spans)

    def _add(self, silver: bool, text: str, spans: list[Span]) -> None:
        parts = pieces(text)
        proposed = [(span.start, span.end, _TYPES[span.type]) for span in tag_by_rules(text)]
        numbers = [self.numbers.setdefault(part, len(self.numbers)) for part in parts]
        self.all.append(Example(silver, numbers, _labels(parts, spans), _labels(parts, proposed)))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _spans(row: dict[str, Any]) -> list[Span]:
    """The names of a row without the article, marks and possessive at their ends, on which sets differ."""
    text = row["text"]
    found = []
    for item in row["entities"]:
        type_ = _TYPES.get(item["type"])
        if type_ is None:
            continue
        start, end = item["start"], item["end"]
        while True:
            before = _BEFORE.match(text, start, end)
            after = _AFTER.search(text[start:end])
            if before and before.end() < end:
                start = before.end()
            elif after and after.start() > 0:
                end = start + after.start()
            else:
                break
        found.append((start, end, type_))
    return found


def _labels(parts: list[str], spans: list[Span]) -> list[int]:
    ends = list(accumulate(map(len, parts)))
    labels = [0] * len(parts)
    for start, end, type_ in spans:
        piece = first = bisect_right(ends, start)
        while piece < len(parts) and ends[piece] - len(parts[piece].lstrip()) < end:
            if not labels[piece]:
                labels[piece] = 1 + 2 * type_ + (piece > first)
            piece += 1
    return labels
