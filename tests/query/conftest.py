"""The corpus of the query tests: thirteen invented reports, built as events without the parser."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsline.index import Builder, Index
from newsline.model import Entity, Event, Mention, Quote, RelatedItem, Speaker, when

CORPUS = Path(__file__).parents[1] / "cases" / "query" / "corpus.jsonl"


def _mentions(text: str, forms: list[str]) -> tuple[Mention, ...]:
    found: dict[int, Mention] = {}
    for form in sorted(forms, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            if not any(other.start <= at < other.end for other in found.values()):
                found[at] = Mention(at, at + len(form), form)
            at = text.find(form, at + 1)
    return tuple(found[at] for at in sorted(found))


def _quote(text: str, words: str, name: str, said: str) -> Quote:
    start = text.index(words)
    at = text.find(said, start + len(words))
    return Quote(start, start + len(words), words, True, Speaker(name, at, at + len(said), said), "said")


def read_event(row: dict[str, Any]) -> Event:
    text = row["text"]
    return Event(
        id=row["id"],
        file=f"{row['id']}.txt",
        title=row["title"],
        text=text,
        date=when(row["date"]) if row["date"] else None,
        publisher=row["publisher"],
        tags=tuple(row["tags"]),
        entities=tuple(
            Entity(name, kind, tuple(aliases), _mentions(text, [name, *aliases]), tuple(*candidates))
            for name, kind, aliases, *candidates in row["names"]
        ),
        quotes=tuple(_quote(text, *quote) for quote in row["quotes"]),
        related=tuple(
            RelatedItem(title, when(day) if day else None, url, tuple(names))
            for title, day, url, names in row.get("related", ())
        ),
    )


@pytest.fixture(scope="session")
def corpus() -> list[Event]:
    return [read_event(json.loads(line)) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def index(corpus: list[Event]) -> Index:
    builder = Builder()
    for event in corpus:
        builder.add(event)
    return builder.build()
