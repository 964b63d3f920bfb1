"""The look for changes: what the folders of a corpus hold now, as cheaply as a look can be.

It enters the folders that reading would enter and passes over what reading passes over
(`newsline.read.walk`), but opens nothing. Of each folder a digest tells whether anything in it
has changed, so that an unchanged corpus costs the looking and no more.
"""

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
from newsline.saved.digest import digest_of

Stamp = tuple[int, int]  # time of the last change in nanoseconds since 1970, size in bytes
Ignored = Callable[[str, str, bool], bool]


class Folder(NamedTuple):
    """One folder, given as a path that ends in `/` (empty: the working folder).

    Its files, a digest of it, and what in it cannot be looked into.
    """

    files: dict[str, Stamp]
    digest: str
    problems: tuple[Problem, ...] = ()


def scan(paths: Iterable[str], ignore: Sequence[str] = ()) -> dict[str, Folder]:
    """The folders below some paths by their paths, with every file that reading would open."""
    paths = list(paths)
    look = _Look(matcher(ignore) if ignore else None)
    for path in paths:
        look.take(path)
    return _as_read(paths, ignore) if look.unusual else look.folders


def _as_read(paths: Iterable[str], ignore: Sequence[str]) -> dict[str, Folder]:
    """The same, slowly, as reading does it.

    Where a file has several names, the one that reading comes to first counts.
    """
    found: dict[str, dict[str, Stamp]] = {}
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
        found.setdefault(path[:at], {})[path[at:]] = (status.st_mtime_ns, status.st_size)
    folders = {}
    for folder in {**found, **problems}:
        files, wrong = found.get(folder, {}), tuple(problems.get(folder, ()))
        digest = _digest(files, [f"{problem.file} {problem.message}" for problem in wrong])
        folders[folder] = Folder(files, digest, wrong)
    return folders


class _Look:
    """One look. `unusual` says that there is something which only reading itself can tell.

    That a file may be reached by two names, that a folder leads back to one above it, that something
    cannot be looked into.
    """

    def __init__(self, ignored: Ignored | None) -> None:
        self._ignored = ignored
        self._seen: set[tuple[int, int]] = set()
        self.unusual = False
        self.folders: dict[str, Folder] = {}

    def take(self, path: str) -> None:
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib costs a multiple
        except (OSError, ValueError):
            return
        if stat.S_ISDIR(status.st_mode):
            self._walk("" if path == "." else path.rstrip("/") + "/", path, status)
        else:
            self.unusual = True

    def _walk(self, root: str, path: str, status: os.stat_result) -> None:
        if self._known(status):
            return
        # With a stack of our own: folders can be nested deeper than calls.
        waiting = [(root, path, 0)]
        while waiting:
            label, path, depth = waiting.pop()
            waiting += self._list(label, path, root, depth)

    def _list(self, label: str, path: str, root: str, depth: int) -> list[tuple[str, str, int]]:
        """Note a folder's files; the folders in it that are still to be walked."""
        files: dict[str, Stamp] = {}
        folders: list[tuple[str, str, int]] = []
        below = label[len(root) :]
        ignored, is_folder = self._ignored, stat.S_ISDIR
        try:
            with os.scandir(path) as listing:
                for entry in listing:
                    name = entry.name
                    if name.startswith(BACKUP_PREFIXES) or name.endswith(BACKUP_SUFFIXES):
                        continue
                    if ignored and ignored(name, below + name, entry.is_dir()):
                        continue
                    try:
                        status = entry.stat()
                    except OSError:
                        self.unusual = True
                        continue
                    if not is_folder(status.st_mode):
                        if name in MACHINE_FILES:
                            continue
                        if status.st_nlink > 1 or entry.is_symlink():
                            self.unusual = True
                        files[name] = (status.st_mtime_ns, status.st_size)
                    elif name in MACHINE_FOLDERS:
                        continue
                    elif depth + 1 >= DEFAULT_LIMITS.max_depth or self._known(status):
                        self.unusual = True
                    else:
                        folders.append((f"{label}{name}/", entry.path, depth + 1))
        except OSError:
            self.unusual = True
        if depth and is_machine_folder(files):
            return []
        self.folders[label] = Folder(files, _digest(files, [folder for folder, _, _ in folders]))
        return folders

    def _known(self, status: os.stat_result) -> bool:
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return True
        self._seen.add(identity)
        return False


def _digest(files: dict[str, Stamp], folders: Iterable[str]) -> str:
    lines = [f"{name}/{changed} {size}" for name, (changed, size) in files.items()]
    lines.sort()
    text = "\0".join([*lines, "", *sorted(folders)])
    return digest_of(text)
