"""The order of files: several paths are read one after the other, from a saved index too; the manifest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsline
from newsline.errors import Problem
from newsline.saved.manifest import FileEntry, Manifest, ReadingOrder


def write(path: Path, person: str, day: str = "4 March 2014", time: int = 1_600_000_000) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Quay closed by {person}\n\n{day}\n\n“It stays shut,” {person} said in Trieste.\n")
    os.utime(path, (time, time))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with files of one date, two of them the same."""
    for name, person in (
        ("b/2.txt", "Anna Kovacs"),
        ("b/sub/1.txt", "Peter Brandt"),
        ("b/1.txt", "Tomas Lund"),
        ("a/9.txt", "Mirela Ionescu"),
        ("a/b/3.txt", "Anna Kovacs"),
        ("c.txt", "Jan Novak"),
        *((f"b/more{number}.txt", f"Lea Novak of quay {number}") for number in range(4)),
    ):
        write(tmp_path / name, person)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "paths",
    [
        ["b", "a"],
        ["a", "b"],
        ["./b/", "a", "b/sub"],
        ["b/sub", "b"],
        ["c.txt", "b", "a"],
        ["b", "."],
        [".", "b"],
    ],
)
def test_several_paths_are_read_in_their_order(here: Path, paths: list[str]) -> None:
    def files(corpus: newsline.Corpus) -> list[str]:
        return [event.file for event in corpus.events]

    fresh, saved = newsline.open(*paths), newsline.open(*paths, cache="cache")
    assert files(saved) == files(fresh)
    assert sorted(map(str, saved.problems)) == sorted(map(str, fresh.problems))
    write(here / "b" / "0.txt", "Eva Novak")
    write(here / "a" / "zz.txt", "Ivan Horvat")
    again = newsline.open(*paths, cache="cache")
    assert files(again) == files(newsline.open(*paths))
    assert len(files(again)) > len(files(fresh))


NUMBERS = st.integers(-(2**31), 2**62)
STAMPS = st.tuples(NUMBERS, st.integers(0, 2**40)) | st.just((-1, -1))
ENTRIES = st.builds(
    FileEntry,
    STAMPS,
    st.integers(0, 2**39),
    st.integers(0, 2**22),
    st.just(()) | st.just(("id", "é")),
    st.just(()) | st.just((Problem("empty", "nothing", "a\udcff.txt", 3),)),
)
PATHS = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]) | st.just("\udcff"), min_size=1
)


@settings(max_examples=50)
@given(st.dictionaries(PATHS, ENTRIES, max_size=6), st.data())
def test_a_manifest_comes_back_and_other_bytes_are_refused(
    files: dict[str, FileEntry], data: st.DataObject
) -> None:
    stored = Manifest(files).to_bytes()
    assert Manifest.from_bytes(stored).files == files
    changed = bytearray(stored)
    changed[data.draw(st.integers(0, len(stored) - 1))] ^= data.draw(st.integers(1, 255))
    for other in (bytes(changed), stored[: len(stored) // 2], b""):
        try:
            Manifest.from_bytes(other)
        except ValueError:
            continue


def test_new_files_are_ranked_between_their_neighbours() -> None:
    manifest = Manifest(
        {"b/x": FileEntry((0, 0), 100), "a/x": FileEntry((0, 0), 200)}, ReadingOrder(["b", "a"])
    )
    ranks = manifest.rank(["b/y", "b/a", "a/b/x", "a/y"])
    assert ranks["b/a"] < 100 < ranks["b/y"] < ranks["a/b/x"] < 200 < ranks["a/y"]


# A stop in the middle of a checkpoint: before, in and after its manifest, and after its rows.
_STOPS = {
    "before the rows": "workshop.last_commit = lambda folder: os._exit(7) if armed else 0",
    "behind the manifest": (
        "write = workshop.write_whole\n"
        "def writing(path, data):\n"
        "    write(path, data)\n"
        "    if armed and path.name.startswith('next-'): os._exit(7)\n"
        "workshop.write_whole = writing"
    ),
    "in the manifest": (
        "move = workshop.Path.replace\n"
        "def moving(path, other):\n"
        "    if armed and path.name.startswith('next-'): os._exit(7)\n"
        "    return move(path, other)\n"
        "workshop.Path.replace = moving"
    ),
    "behind the rows": (
        "move = workshop.Path.replace\n"
        "def moving(path, other):\n"
        "    if armed and path.name.startswith('next-') and not path.suffix: os._exit(7)\n"
        "    return move(path, other)\n"
        "workshop.Path.replace = moving"
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="a process that ends at once is one of POSIX here")
@pytest.mark.parametrize("stop", _STOPS.values(), ids=_STOPS.keys())
def test_a_file_that_is_as_before_after_a_stop(here: Path, stop: str) -> None:
    """Rows of a change that was taken back, its time stamp too, while nobody looked."""
    code = f"import os, sys, newsline\nfrom newsline.saved import workshop\narmed = True\n{stop}\n"
    code += "newsline.open('b', cache='cache', jobs=1)\n"
    newsline.open("b", cache="cache", jobs=1)
    write(here / "b" / "1.txt", "Anna Horvat", "7 May 2011", 1_600_000_111)
    write(here / "b" / "new.txt", "Maria Horvat")
    stopped = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert stopped.returncode == 7, stopped.stderr
    write(here / "b" / "1.txt", "Tomas Lund")
    saved, fresh = newsline.open("b", cache="cache", jobs=1), newsline.open("b")
    assert [e.file for e in saved.events] == [e.file for e in fresh.events]
    assert list(saved.events) == list(fresh.events)
    assert saved.entities().hits == fresh.entities().hits
