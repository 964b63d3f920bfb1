"""Walking real folders: what is found, in which order, and what is survived."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from newsline.errors import Problem
from newsline.read import Limits, SourceFile, find_files


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")


def found(results: Iterable[SourceFile | Problem], root: Path) -> list[str]:
    """Labels below `root`; problems as `code:label`."""
    prefix = f"{root}/"
    return [
        f"{item.code}:{(item.file or '').removeprefix(prefix)}"
        if isinstance(item, Problem)
        else item.label.removeprefix(prefix)
        for item in results
    ]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/10.txt", "c/d/e.txt", "a.txt")
    assert found(find_files([tmp_path]), tmp_path) == ["a/10.txt", "a/2.txt", "a.txt", "b.txt", "c/d/e.txt"]


def test_what_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, ".hidden", ".git/x.txt", "node_modules/x.txt", "__pycache__/x.txt", ".venv/x.txt")
    make(tmp_path, "mine/pyvenv.cfg", "mine/x.txt", "cache/CACHEDIR.TAG", "cache/x.txt")
    make(tmp_path, "a.txt~", "a.txt.bak", ".a.txt.swp", "#a.txt#", "~$a.docx", "a.pdf.part")
    make(tmp_path, "newsline.toml", "newsline-corrections.toml", "sub/newsline.toml", "sub/a.txt")
    assert found(find_files([tmp_path]), tmp_path) == ["sub/a.txt"]


def test_what_is_given_by_name_is_always_taken(tmp_path: Path) -> None:
    make(tmp_path, ".hidden/a.txt", ".hidden/.b.txt", "a.txt~", "newsline.toml")
    given = [
        tmp_path / ".hidden",
        tmp_path / ".hidden/.b.txt",
        tmp_path / "a.txt~",
        tmp_path / "newsline.toml",
    ]
    expected = [".hidden/a.txt", ".hidden/.b.txt", "a.txt~", "newsline.toml"]
    assert found(find_files(given, ignore=["*"]), tmp_path) == expected[1:]
    assert found(find_files(given), tmp_path) == expected


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("*.log", ["a.txt", "drafts/a.txt", "old/drafts/b.txt"]),
        ("drafts", ["a.log", "a.txt"]),
        ("drafts/", ["a.log", "a.txt"]),
        ("old/drafts", ["a.log", "a.txt", "drafts/a.txt"]),
        ("/drafts", ["a.log", "a.txt", "old/drafts/b.txt"]),
        ("a.txt/", ["a.log", "a.txt", "drafts/a.txt", "old/drafts/b.txt"]),
        ("*/?.txt", ["a.log", "a.txt"]),
        ("[ab].txt", ["a.log"]),
    ],
)
def test_ignore_patterns(tmp_path: Path, pattern: str, left: list[str]) -> None:
    make(tmp_path, "a.txt", "a.log", "drafts/a.txt", "old/drafts/b.txt")
    assert found(find_files([tmp_path], ignore=[pattern]), tmp_path) == left


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    make(tmp_path, "a/b/x.txt")
    (tmp_path / "a/b/up").symlink_to(tmp_path / "a")
    (tmp_path / "a/b/self").symlink_to("self")
    (tmp_path / "a/b/here").symlink_to(".")
    assert found(find_files([tmp_path]), tmp_path) == [
        "symlink-loop:a/b/here",
        "symlink-loop:a/b/self",
        "symlink-loop:a/b/up",
        "a/b/x.txt",
    ]


def test_folders_linked_again_and_again_are_walked_once(tmp_path: Path) -> None:
    # Two links on each of 40 levels: 2**40 ways down.
    for level in range(40):
        folder = tmp_path / f"level{level}"
        folder.mkdir()
        for name in ("left", "right"):
            (folder / name).symlink_to(tmp_path / f"level{level + 1}")
    make(tmp_path, "level40/x.txt")
    assert found(find_files([tmp_path / "level0"]), tmp_path) == [
        "/".join(["level0", *["left"] * 40, "x.txt"])
    ]


def test_each_file_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").hardlink_to(tmp_path / "a.txt")
    given: list[str | Path] = [tmp_path, tmp_path / "a.txt", tmp_path, f"{tmp_path}/./a.txt", "-", "-"]
    assert found(find_files(given), tmp_path) == ["a.txt", "-"]


def test_special_files_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    make(tmp_path, "a.txt")
    assert found(find_files([tmp_path]), tmp_path) == ["a.txt", "not-a-file:pipe"]
    assert found(find_files([tmp_path / "pipe", "/dev/null"]), tmp_path) == [
        "not-a-file:pipe",
        "not-a-file:/dev/null",
    ]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to("nowhere")
    make(tmp_path, "x.txt")
    given: list[str | Path] = [tmp_path / "missing", tmp_path, "nul\0byte"]
    assert found(find_files(given), tmp_path) == [
        "unreadable:missing",
        "unreadable:broken",
        "x.txt",
        "unreadable:nul\0byte",
    ]


def test_a_folder_that_vanishes_on_the_way(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "b/deep/2.txt", "c.txt")
    walk = find_files([tmp_path])
    assert found([next(walk)], tmp_path) == ["a/1.txt"]
    shutil.rmtree(tmp_path / "b")
    assert found(walk, tmp_path) == ["unreadable:b", "c.txt"]


def test_depth_has_a_limit(tmp_path: Path) -> None:
    make(tmp_path, "1/2/3/x.txt", "1/y.txt")
    results = found(find_files([tmp_path], limits=Limits(max_depth=2)), tmp_path)
    assert results == ["unreadable:1/2", "1/y.txt"]


def test_labels_are_the_paths_people_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "news/a.txt")
    monkeypatch.chdir(tmp_path)
    for given in (".", "news", "news/", "./news"):
        (file,) = find_files([given])
        assert isinstance(file, SourceFile)
        assert file.label == ("./news/a.txt" if given == "./news" else "news/a.txt")
        assert file.size == len("words")
        assert Path(file.path).read_text(encoding="utf-8") == "words"


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="file names are always Unicode here")
def test_names_that_are_not_utf8_are_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9 \xc3\xa9.txt")).write_bytes(b"words")
    (result,) = find_files([tmp_path])
    assert isinstance(result, SourceFile)
    assert result.label == f"{tmp_path}/caf\\xe9 é.txt"
    assert Path(result.path).read_bytes() == b"words"
