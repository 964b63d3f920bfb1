"""Files of many documents that change: only what changed is parsed again, and answers are the same."""

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsline
from newsline.documents import events_of
from newsline.errors import Problem
from newsline.model import Document, Event
from newsline.saved import shard

_PEOPLE = ("Anna Kovacs", "Peter Brandt", "Mirela Ionescu", "Kovacs", "Tomas Lund")
_PLACES = ("Trieste", "Rijeka", "Odense")
_PAPERS = ("Quay Gazette", "Harbour Post")
_DATES = ("2014-05-03", "2015-01-20", "03/04/2016", "25/12/2015", None)


def record(seed: random.Random) -> str:
    who, where = seed.choice(_PEOPLE), seed.choice(_PLACES)
    said = f"“The strike in {where} is over,” {who} said on Monday." if seed.random() < 0.5 else ""
    text = f"Ferries left {where} with {seed.randint(2, 90)} people. {who} met {seed.choice(_PEOPLE)}. {said}"
    found = {"title": f"Ferry {seed.randint(1, 30)}", "text": text, "source": seed.choice(_PAPERS)}
    date = seed.choice(_DATES)
    return json.dumps(found | ({"date": date} if date else {}))


class Lines:
    """A corpus of two files of lines, and one way to count what is parsed of it."""

    def __init__(self, root: Path, seed: random.Random, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root / "corpus"
        self.root.mkdir()
        self.cache = root / "cache"
        self.lines = {name: [record(seed) for _ in range(24)] for name in ("a.jsonl", "b.jsonl")}
        self._clock = 1_600_000_000
        self.parsed: list[str] = []
        real = events_of

        def counted(
            items: Any, *rest: Any, **named: Any
        ) -> Iterator[tuple[Document | Problem, Event | Problem]]:
            for item, event in real(items, *rest, **named):
                self.parsed.append((item.file or "").removeprefix(f"{self.root}/"))
                yield item, event

        monkeypatch.setattr(shard, "events_of", counted)
        for name in self.lines:
            self.write(name)
        for number in range(5):  # an index of few small files is not saved
            (self.root / f"{number}.txt").write_text(
                f"Ferry {number} sails\n\n4 March 201{number}\n\nIt left.\n"
            )
            os.utime(self.root / f"{number}.txt", (self._clock, self._clock))

    def write(self, name: str) -> None:
        path = self.root / name
        path.write_text("".join(f"{line}\n" for line in self.lines[name]))
        self._clock += 1
        os.utime(path, (self._clock, self._clock))

    def saved(self) -> newsline.Corpus:
        self.parsed.clear()
        return newsline.open(self.root, cache=self.cache, jobs=1)

    def check(self, note: str = "") -> None:
        got, wanted = answers(self.saved()), answers(newsline.open(self.root))
        for key, value in wanted.items():
            assert got[key] == value, (note, key)


def answers(corpus: newsline.Corpus) -> dict[str, Any]:
    stats = corpus.stats()
    return {
        "events": tuple(corpus.events),
        "entities": corpus.entities().hits,
        "quotes": tuple(corpus.quotes()),
        "timeline": [
            tuple(
                (hit.event.id, hit.storyline, hit.matching) for hit in corpus.timeline(entities=[name]).hits
            )
            for name in _PEOPLE
        ],
        "search": [hit.event.file for hit in corpus.search("strike OR ferry", merge=False).hits],
        "undated": corpus.undated(),
        "problems": sorted(corpus.problems, key=repr),
        "stats": stats._replace(problems=tuple(sorted(stats.problems))),
    }


def change(lines: list[str], other: list[str], seed: random.Random) -> str:
    """Change some lines in one of many ways, and say which."""
    at = seed.randrange(len(lines)) if lines else 0
    kind = seed.choice(
        [
            "append",
            "append",
            "edit",
            "edit",
            "insert",
            "cut",
            "copy",
            "copy over",
            "break",
            "swap",
            "empty",
            "half",
        ]
    )
    if kind == "append" or not lines:
        lines += [record(seed) for _ in range(seed.randint(1, 4))]
    elif kind == "edit":
        lines[at] = record(seed)
    elif kind == "insert":
        lines.insert(at, record(seed))
    elif kind == "cut":
        del lines[at : at + seed.randint(1, 3)]
    elif kind == "copy":
        lines[at] = seed.choice([*lines, *other])
    elif kind == "copy over":
        lines.append(seed.choice([*lines, *other]))
    elif kind == "break":
        lines[at] = seed.choice(["{", "[1]", '{"title": "no text"}'])
    elif kind == "swap":
        lines[at], lines[-1] = lines[-1], lines[at]
    elif kind == "empty":
        lines[at] = ""
    else:
        del lines[len(lines) // 2 :]
    return kind


@pytest.mark.parametrize("start", range(4))
def test_a_walk_of_changed_lines(tmp_path: Path, start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = random.Random(start)
    folder = Lines(tmp_path, seed, monkeypatch)
    folder.check("at first")
    done = []
    for _ in range(7):
        name, other = seed.sample(sorted(folder.lines), 2)
        done.append(" and ".join(change(folder.lines[name], folder.lines[other], seed) for _ in range(2)))
        folder.write(name)
        folder.check(" then ".join(done))


# In which file and line what is put: the line of a file, or something new.
COPIES = [
    (("a", 5), ("a", 9)),  # before its original, which is now the copy
    (("a", 5), None),
    (("a", 20), ("a", 3)),
    (("a", 3), None),  # the original goes, the copy comes back
    (("b", 4), ("a", 7)),
    (("a", 7), None),
    (("a", 8), ("b", 2)),
    (("a", 12), None),  # something else in a file that others hold copies of
    (("a", 8), None),
]


def test_copies_come_and_go_with_their_originals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = random.Random(11)
    folder = Lines(tmp_path, seed, monkeypatch)
    folder.check("at first")
    for (name, at), source in COPIES:
        line = folder.lines[f"{source[0]}.jsonl"][source[1]] if source else record(seed)
        folder.lines[f"{name}.jsonl"][at] = line
        folder.write(f"{name}.jsonl")
        folder.check(f"{name} {at} {source}")


def test_only_lines_that_are_new_or_not_as_they_were_are_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = random.Random(7)
    folder = Lines(tmp_path, seed, monkeypatch)
    # Each with a date of its own: nobody waits for what others write.
    for lines in folder.lines.values():
        lines[:] = [
            json.dumps(
                {
                    "title": f"Ferry {seed.random()}",
                    "date": "2014-05-03",
                    "text": f"Two left {seed.random()}.",
                }
            )
            for _ in range(24)
        ]
    for name in folder.lines:
        folder.write(name)
    folder.saved()
    assert len(folder.parsed) == 53
    folder.lines["a.jsonl"][5] = record(random.Random(1))
    folder.lines["a.jsonl"] += [record(random.Random(2)), record(random.Random(3))]
    folder.write("a.jsonl")
    folder.saved()
    # The first of a file is not known again: most files hold but one.
    assert {"a.jsonl#6", "a.jsonl#25", "a.jsonl#26"} <= set(folder.parsed)
    assert set(folder.parsed) <= {"a.jsonl#1", "a.jsonl#6", "a.jsonl#25", "a.jsonl#26"}
    del folder.lines["a.jsonl"][20:]
    folder.write("a.jsonl")
    folder.saved()
    assert set(folder.parsed) <= {"a.jsonl#1"}
    folder.check()
