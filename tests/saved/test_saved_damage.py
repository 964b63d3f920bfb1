"""Damage: whatever has become of a saved index, it is noticed and made again, or does no harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import newsline
from newsline.saved.generation import current
from newsline.saved.opening import Request


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage") / "corpus"
    folder.mkdir()
    for number in range(12):
        path = folder / f"{number:02}.txt"
        path.write_text(
            f"Quay number {number} closed\n\n{number + 1} March 2014\n\n"
            f"“It stays shut,” Anna Kovacs said in Trieste on Monday, {number} days after the storm.\n"
        )
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return folder


def ask(corpus: Path, cache: Path) -> tuple[list[str], list[str]]:
    """What was said, and what a run answers."""
    said: list[str] = []
    found = newsline.open(corpus, cache=cache, say=said.append, jobs=1)
    hits = found.timeline(entities=["Kovacs"]).hits
    words = found.search("storm quay").hits
    return said, [repr(hit.event) for hit in hits] + [hit.event.id for hit in words] + [str(found.stats())]


def home_of(corpus: Path, cache: Path) -> Path:
    return Request((str(corpus),), cache).home


def truncated(path: Path) -> None:
    data = path.read_bytes()
    rewrite(path, data[: len(data) // 2])


def emptied(path: Path) -> None:
    rewrite(path, b"")


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    rewrite(path, bytes(data))


def longer(path: Path) -> None:
    rewrite(path, path.read_bytes() + b"\0more")


def rewrite(path: Path, data: bytes) -> None:
    """Write a file anew: this process may have the old one mapped into its memory."""
    other = path.with_name("other")
    other.write_bytes(data)
    other.replace(path)


def removed(path: Path) -> None:
    path.unlink()


# Of tantivy's own files only `--verify` reads every byte; their sizes are looked at each time.
_SEGMENT = (".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term")
# Without these a question is answered rightly all the same; they are looked at when they are needed.
_LATER = ("folders", "files", "words", "events/.managed.json", "names/.managed.json")


@pytest.mark.parametrize("damage", [truncated, emptied, flipped, longer, removed])
def test_each_file_of_a_generation(corpus: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    cache = tmp_path / "cache"
    _, wanted = ask(corpus, cache)
    made = current(home_of(corpus, cache))
    assert made
    names = [Path(name) for name in (*made.head.sizes, "head")]
    kinds = sorted({(name.parent.as_posix(), name.suffix or name.name, name.name) for name in names})
    assert len(kinds) > 15
    for parent, kind, name in kinds:
        if damage is flipped and kind in _SEGMENT:
            continue
        now = current(home_of(corpus, cache))
        assert now
        # The names of segments are drawn at random.
        here = (now.folder / parent).iterdir()
        damage(next(p for p in here if p.name == name or (kind in _SEGMENT and p.suffix == kind)))
        said, got = ask(corpus, cache)
        assert got == wanted, name
        if (Path(parent) / name).as_posix() not in _LATER or damage is not flipped:
            assert ["building it again" in line for line in said] == [True], (name, said)
        assert ask(corpus, cache) == ([], wanted), name
