"""The look for changes sees exactly the files that reading would open."""

import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.read.walk import SourceFile, find_files
from newsline.saved.scan import scan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and special files of POSIX")

_NAMES = (
    "a.txt b.txt .hidden ~$c.docx #d# e~ f.bak Thumbs.db newsline.toml node_modules __pycache__ sub .git"
    " deep $RECYCLE.BIN CACHEDIR.TAG x.tmp"
).split()
_NAME = st.sampled_from([*_NAMES, "\udcff.txt", "é \n.txt", "-"])
_PLACE = st.lists(_NAME, min_size=1, max_size=3)
_THING = st.sampled_from(
    ("file", "file", "file", "folder", "link", "hard link", "loop", "pipe", "socket", "dangling")
)
_GLOBS = st.lists(
    st.sampled_from(("*.txt", "sub/", "sub/*", "a*", "/deep", "deep/sub/a.txt", "*", "[")), max_size=2
)


def make(root: Path, things: Sequence[tuple[str, list[str], list[str]]]) -> None:
    """A folder of files, folders, links and special files, as far as they can be made."""
    root.mkdir()
    for kind, names, target in things:
        path = root.joinpath(*names)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if kind == "file":
                path.write_bytes(os.fsencode("/".join(names)))
            elif kind == "folder":
                path.mkdir()
            elif kind == "link":
                path.symlink_to(root.joinpath(*target))
            elif kind == "hard link":
                path.hardlink_to(root.joinpath(*target))
            elif kind == "loop":
                path.symlink_to(path.parent)
            elif kind == "pipe":
                os.mkfifo(path)
            elif kind == "socket":
                with socket.socket(socket.AF_UNIX) as made:
                    made.bind(os.fspath(path))
            else:
                path.symlink_to(root / "nowhere")
        except OSError:
            continue  # a name that is taken, a file where a folder would have to be


def opened(paths: Sequence[str], ignore: Sequence[str]) -> list[str]:
    return sorted(item.path for item in find_files(paths, ignore=ignore) if isinstance(item, SourceFile))


def seen(paths: Sequence[str], ignore: Sequence[str]) -> list[str]:
    """What the look sees, special files left out: those are told apart by reading."""
    return sorted(path for path in scan(paths, ignore).stamps() if Path(path).is_file())


@settings(max_examples=50)
@given(
    things=st.lists(st.tuples(_THING, _PLACE, _PLACE), max_size=14),
    ignore=_GLOBS,
    named=st.lists(_PLACE, max_size=2),
)
def test_the_look_sees_what_reading_opens(
    tmp_path_factory: pytest.TempPathFactory,
    things: list[tuple[str, list[str], list[str]]],
    ignore: list[str],
    named: list[list[str]],
) -> None:
    root = tmp_path_factory.mktemp("scan") / "corpus"
    make(root, things)
    assert seen([str(root)], ignore) == opened([str(root)], ignore)
    paths = [str(root.joinpath(*names)) for names in named] + [str(root)]
    assert len(seen(paths, ignore)) == len(opened(paths, ignore))


def test_what_cannot_be_looked_into_is_a_problem_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Harbour opens\n\n4 June 2013\n\nThe harbour opened.\n")
    (tmp_path / "lost.txt").symlink_to("nowhere")
    look = scan([str(tmp_path)])
    assert list(look.stamps()) == [str(tmp_path / "story.txt")]
    assert [problem.code for problem in look.problems()] == ["unreadable"]
    (tmp_path / "lost.txt").unlink()
    after = scan([str(tmp_path)])
    assert after.problems() == []
    assert after.digest != look.digest
