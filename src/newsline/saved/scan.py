"""The look for changes: what the folders of a corpus hold now, as cheaply as a look can be.

It enters the folders that reading would enter and passes over what reading passes over
(`newsline.read.walk`), but opens nothing. One digest of all tells whether anything has changed, so that
an unchanged corpus costs the looking and no more.
"""

import gc
import marshal
import os
import stat
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from newsline.errors import Problem
from newsline.read.limits import DEFAULT_LIMITS
from newsline.read.walk import (
    BACKUP_PREFIXES,
    BACKUP_SUFFIXES,
    MACHINE_FILES,
    MACHINE_FOLDERS,
    SourceFile,
    find_files,
    is_machine_folder,
    matcher,
)
from newsline.saved.digest import digest_of_pieces

Stamp = tuple[int, int]  # time of the last change in nanoseconds since 1970, size in bytes
Row = tuple[str, int, int]  # the name of a file and its stamp
Ignored = Callable[[str, str, bool], bool]

_FIRST = frozenset(prefix[0] for prefix in BACKUP_PREFIXES)
# A file of an open folder is found at once, without a walk along its path.
_BY_HANDLE = os.scandir in os.supports_fd


class Folder(NamedTuple):
    """One folder: its files in the order of their names, and what in it cannot be looked into."""

    rows: list[Row]
    problems: tuple[Problem, ...] = ()


class Look(NamedTuple):
    """What a look has seen.

    Folders by their paths, which end in `/` (empty: the working folder), and a digest of all of it.
    """

    folders: dict[str, Folder]
    digest: str

    def stamps(self) -> dict[str, Stamp]:
        """All files by their paths."""
        return {
            path + name: (changed, size)
            for path, folder in self.folders.items()
            for name, changed, size in folder.rows
        }

    def size(self) -> tuple[int, int]:
        """How many files there are, and how many bytes in them."""
        sizes = [size for folder in self.folders.values() for _, _, size in folder.rows]
        return len(sizes), sum(sizes)

    def problems(self) -> list[Problem]:
        """What cannot be looked into."""
        return [problem for folder in self.folders.values() for problem in folder.problems]


def scan(paths: Iterable[str], ignore: Sequence[str] = ()) -> Look:
    """The folders below some paths by their paths, with every file that reading would open."""
    paths = list(paths)
    walk = _Walk(matcher(ignore) if ignore else None)
    # So many small things, none of them in a circle: looking through them for circles takes its time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        for path in paths:
            walk.take(path)
    finally:
        if collecting:
            gc.enable()
    folders = _as_read(paths, ignore) if walk.unusual else walk.folders
    return Look(folders, _digest(folders))


def _as_read(paths: Iterable[str], ignore: Sequence[str]) -> dict[str, Folder]:
    """The same, slowly, as reading does it.

    Where a file has several names, the one that reading comes to first counts.
    """
    found: dict[str, list[Row]] = {}
    problems: dict[str, list[Problem]] = {}
    for item in find_files(paths, ignore=ignore):
        if isinstance(item, Problem) and item.code != "not-a-file":
            label = (item.file or "").removeprefix("./")
            problems.setdefault(label[: label.rfind("/") + 1], []).append(item)
            continue
        path = (item.path if isinstance(item, SourceFile) else item.file or "").removeprefix("./")
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib costs a multiple
        except OSError:
            continue
        at = path.rfind("/") + 1
        found.setdefault(path[:at], []).append((path[at:], status.st_mtime_ns, status.st_size))
    return {
        folder: Folder(sorted(found.get(folder, ())), tuple(problems.get(folder, ())))
        for folder in {**found, **problems}
    }


def _digest(folders: dict[str, Folder]) -> str:
    # Version 0 writes equal things equally, whatever else refers to them.
    return digest_of_pieces(
        marshal.dumps((path, folder.rows, [tuple(problem) for problem in folder.problems]), 0)
        for path, folder in sorted(folders.items())
    )


class _Walk:
    """One look. `unusual` says that there is something which only reading itself can tell.

    That a file may be reached by two names, that a folder leads back to one above it, that something
    cannot be looked into.
    """

    def __init__(self, ignored: Ignored | None) -> None:
        self._ignored = ignored
        self._seen: set[int] = set()
        self.unusual = False
        self.folders: dict[str, Folder] = {}

    def take(self, path: str) -> None:
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib costs a multiple
        except (OSError, ValueError):
            return
        if not stat.S_ISDIR(status.st_mode):
            self.unusual = True
        elif not self._known(status.st_ino):
            root = "" if path == "." else path.rstrip("/") + "/"
            # With a stack of our own: folders can be nested deeper than calls.
            waiting = [(root, 0)]
            while waiting:
                label, depth = waiting.pop()
                waiting += self._list(label, root, depth)

    def _list(self, label: str, root: str, depth: int) -> list[tuple[str, int]]:
        """Note a folder's files; the folders in it that are still to be walked."""
        rows: list[Row] = []
        folders: list[tuple[str, int]] = []
        below = label[len(root) :]
        ignored = self._ignored
        handle = -1
        try:
            handle = os.open(label or ".", os.O_RDONLY) if _BY_HANDLE else -1
            with os.scandir(handle if _BY_HANDLE else label or ".") as listing:
                for entry in listing:
                    name = entry.name
                    if name[0] in _FIRST and name.startswith(BACKUP_PREFIXES):
                        continue
                    if name.endswith(BACKUP_SUFFIXES) or (
                        ignored and ignored(name, below + name, entry.is_dir())
                    ):
                        continue
                    if entry.is_file(follow_symlinks=False):
                        if name in MACHINE_FILES:
                            continue
                        status = entry.stat()
                        if status.st_nlink > 1:
                            self.unusual = True
                        rows.append((name, status.st_mtime_ns, status.st_size))
                    elif not entry.is_dir(follow_symlinks=False):
                        self.unusual = True
                    elif name not in MACHINE_FOLDERS:
                        if depth + 1 >= DEFAULT_LIMITS.max_depth or self._known(entry.inode()):
                            self.unusual = True
                        folders.append((f"{label}{name}/", depth + 1))
        except OSError:
            self.unusual = True
        finally:
            if handle >= 0:
                os.close(handle)
        if self.unusual or (depth and is_machine_folder([row[0] for row in rows])):
            return []
        rows.sort()
        self.folders[label] = Folder(rows)
        return folders

    def _known(self, inode: int) -> bool:
        """Whether a folder was met before; on another file system one may have the same number."""
        if inode in self._seen:
            return True
        self._seen.add(inode)
        return False
