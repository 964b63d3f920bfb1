"""Storylines in a saved index: after any changes they are those of an index made from nothing."""

import json
import os
import random
import time
from pathlib import Path
from typing import Any

import pytest

import newsline
from newsline.index.storylines import grouping

WORDS = "ash birch cedar dune elm fern gale inlet jetty kelp marsh oak pier quay reef shoal tide vale".split()
STORIES = [" ".join(random.Random(seed).choices(WORDS, k=90)) for seed in range(3)]


def document(seed: random.Random) -> dict[str, str]:
    """A report of one of a few stories: copied, edited, gone on with or cut."""
    story = seed.randrange(len(STORIES))
    words = STORIES[story].split()
    what = seed.random()
    if what < 0.4:
        for place in seed.sample(range(len(words)), seed.choice((1, 4, 12))):
            words[place] = seed.choice(("indeed", "perhaps"))
    elif what < 0.6:
        words += [seed.choice(WORDS) for _ in range(40)]
    elif what < 0.7:
        del words[30:]
    found = {"title": f"Story {'ABC'[story]}", "text": " ".join(words)}
    if seed.random() < 0.85:
        found["date"] = f"2016-0{seed.choice((3, 3, 3, 8))}-0{seed.randrange(1, 6)}"
    if seed.random() < 0.8:
        found["source"] = seed.choice(("Quay Gazette", "Evening Tide", "Harbour Post"))
    return found


def answers(corpus: newsline.Corpus) -> dict[str, Any]:
    asked: dict[str, dict[str, Any]] = {
        "all": {},
        "apart": {"merge": False},
        "source": {"sources": ["Quay Gazette"]},
        "few": {"limit": 3, "reverse": True},
        "since": {"since": "2016-03-03"},
    }
    found: dict[str, Any] = {
        name: [(hit.event.id, hit.event.file, hit.storyline, hit.matching) for hit in corpus.timeline(**how)]
        for name, how in asked.items()
    }
    found["reports"] = [corpus.reports(event) for event in corpus.events]
    found["problems"] = sorted(map(str, corpus.problems))
    found["stats"] = corpus.stats()
    return found


@pytest.mark.parametrize("neighbours", [1, 8])
def test_a_walk_of_changed_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, neighbours: int) -> None:
    # So few neighbours that a band of a handful of documents is one that very many share.
    monkeypatch.setattr(grouping, "_NEIGHBOURS", neighbours)
    seed = random.Random(neighbours)
    root = tmp_path / "corpus"
    root.mkdir()
    clock = time.time_ns() - 10**15
    largest = 0
    for step in range(7):
        for _ in range(12 if not step else seed.choice((1, 2, 4))):
            path = root / f"{seed.randrange(24):02}.jsonl"
            if path.exists() and seed.random() < 0.4:
                path.unlink()
                continue
            lines = [json.dumps(document(seed)) + "\n" for _ in range(seed.choice((1, 1, 2)))]
            path.write_text("".join(lines))
            clock += 10**9 + 1
            os.utime(path, ns=(clock, clock))
        saved = answers(newsline.open(root, cache=tmp_path / "cache", jobs=1))
        fresh = answers(newsline.open(root))
        for name, value in fresh.items():
            assert saved[name] == value, (step, name)
        largest = max([largest, *map(len, fresh["reports"])])
    assert largest > 4


def test_when_the_paper_of_a_copy_changes_every_report_is_kept(tmp_path: Path) -> None:
    def put(name: str, source: str) -> None:
        record = {"title": "Story", "text": STORIES[0], "date": "2016-03-01", "source": source}
        (tmp_path / name).write_text(json.dumps(record) + "\n")
        moment = time.time_ns() - 10**15 + len(list(tmp_path.iterdir())) * 10**10
        os.utime(tmp_path / name, ns=(moment, moment))

    def sources() -> tuple[int, list[str | None]]:
        corpus = newsline.open(tmp_path, ignore=["cache"], cache=tmp_path / "cache", jobs=1)
        (hit,) = corpus.timeline()
        return len(corpus.problems), [report.publisher for report in corpus.reports(hit.event)]

    put("a.jsonl", "Quay Gazette")
    put("b.jsonl", "Quay Gazette")
    put("c.jsonl", "Evening Tide")
    assert sources() == (1, ["Quay Gazette", "Evening Tide"])
    put("b.jsonl", "Harbour Post")
    assert sources() == (0, ["Quay Gazette", "Harbour Post", "Evening Tide"])
    (tmp_path / "a.jsonl").unlink()
    assert sources() == (0, ["Harbour Post", "Evening Tide"])
