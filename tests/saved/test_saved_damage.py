"""Damage: whatever has become of a saved index, it is noticed and made again, or does no harm."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from newsline import open as open_folder
from newsline.saved.care import verify
from newsline.saved.generation import current
from newsline.saved.opening import Request
from newsline.saved.workshop import Workshop
from support import Run


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
    found = open_folder(corpus, cache=cache, say=said.append, jobs=1)
    hits = found.timeline(entities=["Kovacs"]).hits
    words = found.search("storm quay").hits
    return said, [repr(hit.event) for hit in hits] + [hit.event.id for hit in words] + [str(found.stats())]


def home_of(corpus: Path, cache: Path) -> Path:
    return Request((str(corpus),), cache).home


def truncated(path: Path) -> None:
    data = path.read_bytes()
    rewrite(path, data[: len(data) // 2])


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    rewrite(path, bytes(data))


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
_LATER = ("seen", "files", "words", "events/.managed.json", "names/.managed.json")


@pytest.mark.parametrize("damage", [truncated, flipped, removed])
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


def test_bytes_changed_inside_a_segment(corpus: Path, tmp_path: Path, newsline: Run) -> None:
    """Whatever such a question meets is an answer or one line; `--verify` finds each of them."""
    cache = tmp_path / "cache"
    ask(corpus, cache)
    made = current(home_of(corpus, cache))
    assert made
    seed = random.Random(7)
    where = {"NEWSLINE_CACHE": str(cache)}
    lines = 0
    for name in [name for name in made.head.sizes if Path(name).suffix in _SEGMENT]:
        (home_of(corpus, cache) / "current").write_text(f"{made.folder.name}\n")
        path = made.folder / name
        before = path.read_bytes()
        data = bytearray(before)
        for _ in range(6):
            data[seed.randrange(max(len(data) - 60, 1))] ^= 1 << seed.randrange(8)
        rewrite(path, bytes(data))
        assert verify(Request((str(corpus),), cache))
        for question in (("timeline", "-e", "Kovacs"), ("search", "storm")):
            done = newsline(*question, "--format", "jsonl", "-c", str(corpus), env=where)
            assert "Traceback" not in done.stderr, (name, done.stderr)
            assert done.returncode in (0, 1, 2)
            if done.returncode == 2:
                assert "'newsline index --rebuild' makes it anew" in done.stderr.splitlines()[-1]
                lines += 1
            # Some are met on the way in: then it has been built again.
            if "building it again" in done.stderr:
                lines += 1
        rewrite(path, before)
        for later in home_of(corpus, cache).glob("g??????"):
            if later != made.folder:
                rmtree(later)
    (home_of(corpus, cache) / "current").write_text(f"{made.folder.name}\n")
    assert lines > 2
    assert not verify(Request((str(corpus),), cache))


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\0", b"g000099\n", b"../..\n", b"g\xc2\xb2", b"g000001/../g000001"]
)
def test_garbage_where_the_generation_in_force_is_named(corpus: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "cache"
    _, wanted = ask(corpus, cache)
    (home_of(corpus, cache) / "current").write_bytes(content)
    said, got = ask(corpus, cache)
    assert got == wanted
    assert ["building it again" in line for line in said] == [True]
    assert ask(corpus, cache) == ([], wanted)


@pytest.mark.parametrize(
    "head",
    [
        "[]",
        "{}",
        "null",
        '{"form": "newsline index 999.1", "more": 1}',
        '{"form": "somebody else\'s"}',
        "7" * 5000,
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_head_of_another_version_or_program(corpus: Path, tmp_path: Path, head: str) -> None:
    cache = tmp_path / "cache"
    _, wanted = ask(corpus, cache)
    made = current(home_of(corpus, cache))
    assert made
    (made.folder / "head").write_text(head, errors="surrogateescape")
    said, got = ask(corpus, cache)
    assert got == wanted
    assert ["building it again" in line for line in said] == [True]
    assert ask(corpus, cache) == ([], wanted)


def test_what_a_stop_left_is_damaged_too(corpus: Path, tmp_path: Path) -> None:
    """The next generation, half made, of which a file has changed or is missing."""
    cache = tmp_path / "cache"
    _, wanted = ask(corpus, cache)
    home = home_of(corpus, cache)
    made = current(home)
    assert made
    shop = Workshop(home / "work", made.head.options, None)
    shop.checkpoint()
    shop.close()
    (home / "current").unlink()
    for name in ("files", "state", "dictionary", "events/meta.json"):
        path = home / "work" / name
        if path.exists():
            rewrite(path, b"\0\0")
        said, got = ask(corpus, cache)
        assert got == wanted, name
        assert len(said) <= 1
