"""Changes: whatever happens to a folder, its saved index answers as one made from nothing does."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsline

_PEOPLE = ("Anna Kovacs", "Peter Brandt", "Mirela Ionescu", "Kovacs", "Ana Kovacs", "Tomas Lund")
_PLACES = ("Trieste", "Rijeka", "Odense", "the Harbour Board")
_PAPERS = ("Quay Gazette", "Harbour Post", "Evening Tide")
_AMBIGUOUS, _DAY_FIRST, _MONTH_FIRST = "03/04/2016", "25/12/2015", "12/25/2015"
_CORRECTIONS = (
    "",
    '[[document]]\npath = "a0.md"\ndate = "2001-02-03"\n',
    '[[name]]\nname = "Anna Kovacs"\naliases = ["Mirela Ionescu"]\n',
    '[[document]]\npath = "no-such-page.md"\ntitle = "Nowhere"\n',
)


class Folder:
    """A corpus that changes, and the two ways of asking it."""

    def __init__(self, root: Path) -> None:
        self.root = root / "corpus"
        self.root.mkdir()
        self.cache = root / "cache"
        self.corrections = root / "corrections.toml"
        self.corrections.write_text("")
        # Every change gets a time of its own, long ago: nothing is looked at again for being fresh.
        self._clock = time.time_ns() - 10**15

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        self._clock += 10**9 + 1
        os.utime(path, ns=(self._clock, self._clock))

    def files(self) -> list[str]:
        return sorted(
            path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()
        )

    def check(self, note: str = "") -> None:
        said: list[str] = []
        saved = newsline.open(
            self.root, corrections=self.corrections, cache=self.cache, say=said.append, jobs=1
        )
        fresh = newsline.open(self.root, corrections=self.corrections)
        assert said == []
        got, wanted = answers(saved), answers(fresh)
        for key, value in wanted.items():
            assert got[key] == value, (note, key)


def answers(corpus: newsline.Corpus) -> dict[str, Any]:
    """What a corpus says to the questions that the library takes."""
    events = tuple(corpus.events)
    names = corpus.entities().hits
    stats = corpus.stats()
    return {
        "events": events,
        "entities": names,
        "quotes": tuple(corpus.quotes()),
        "timeline": [
            tuple(hit.event.id for hit in corpus.timeline(entities=[name]).hits) for name in _PEOPLE
        ],
        "spoken": [tuple(corpus.quotes(speakers=[name])) for name in _PEOPLE],
        "search": [hit.event.id for hit in corpus.search("strike OR ferry").hits],
        "undated": corpus.undated(),
        "problems": Counter(corpus.problems),
        "stats": stats._replace(problems=tuple(sorted(stats.problems))),
    }


def page(seed: random.Random, *, date: str | None = None, title: str | None = None) -> str:
    person, other = seed.sample(_PEOPLE, 2)
    place = seed.choice(_PLACES)
    number = seed.randrange(12)
    title = title or f"Strike number {number} closes the port of {place}"
    date = date or seed.choice(
        (_AMBIGUOUS, _DAY_FIRST, _MONTH_FIRST, f"{1 + number} March 2014", f"2015-0{1 + number % 9}-11", "")
    )
    paper = seed.choice(_PAPERS)
    lines = ["---", f"title: {title}", f"source: {paper}", *([f"date: {date}"] if date else []), "---", ""]
    lines += [
        f"The ferry to {place} did not leave, {person} said on Monday.",
        "",
        f"“We will wait for {number} days,” {other} said. {person} met {other} in {place}.",
    ]
    if seed.random() < 0.3:
        lines += ["", "Related Articles:", ""]
        lines += [
            f"* Strike number {seed.randrange(12)} closes the port of {seed.choice(_PLACES)}"
            f" - {1 + number} March 2014"
            for _ in range(2)
        ]
    return "\n".join(lines) + "\n"


def add(folder: Folder, seed: random.Random) -> None:
    folder.write(
        f"{seed.choice(['', 'b/', 'c d/'])}{seed.choice('abcxyz')}{seed.randrange(4)}.md", page(seed)
    )


def edit(folder: Folder, seed: random.Random) -> None:
    name = seed.choice(folder.files())
    text = (folder.root / name).read_text()
    folder.write(name, text.replace("ferry", "barge") if "ferry" in text else page(seed))


def edit_to_the_same_size(folder: Folder, seed: random.Random) -> None:
    name = seed.choice(folder.files())
    text = (folder.root / name).read_text()
    folder.write(name, text.translate(str.maketrans("0123456789", "1032547698")))


def touch(folder: Folder, seed: random.Random) -> None:
    name = seed.choice(folder.files())
    folder.write(name, (folder.root / name).read_text())


def move(folder: Folder, seed: random.Random) -> None:
    name = seed.choice(folder.files())
    (folder.root / name).rename(folder.root / f"moved{seed.randrange(6)}.md")


def remove(folder: Folder, seed: random.Random) -> None:
    (folder.root / seed.choice(folder.files())).unlink()


def copy(folder: Folder, seed: random.Random) -> None:
    name = seed.choice(folder.files())
    folder.write(f"{seed.choice('amz')}copy{seed.randrange(5)}.md", (folder.root / name).read_text())


def correct(folder: Folder, seed: random.Random) -> None:
    folder.corrections.write_text(seed.choice(_CORRECTIONS))


def nothing(folder: Folder, seed: random.Random) -> None:
    pass


_STEPS: tuple[Callable[[Folder, random.Random], None], ...] = (
    add,
    add,
    edit,
    edit_to_the_same_size,
    touch,
    move,
    remove,
    remove,
    copy,
    correct,
    nothing,
)


@pytest.mark.parametrize("start", range(3))
def test_a_walk_of_changes(tmp_path: Path, start: int) -> None:
    folder = Folder(tmp_path)
    seed = random.Random(start)
    for _ in range(20):
        add(folder, seed)
    folder.check("at first")
    history = []
    for number in range(10):
        for _ in range(seed.randrange(1, 3)):
            step = seed.choice(_STEPS)
            step(folder, seed)
            history.append(step.__name__)
        folder.check(f"after {number}: {history}")
