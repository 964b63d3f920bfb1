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
    """One folder, given as a path that ends in `/` (empty: the working folder): its files and its digest."""

    files: dict[str, Stamp]
    digest: str


def scan(paths: Iterable[str], ignore: Sequence[str] = ()) -> dict[str, Folder]:
    """The folders below some paths by their paths, with every file that reading would open.

    What cannot be looked into is left out: reading says why.
    """
    paths = list(paths)
    look = _Look(matcher(ignore) if ignore else None)
    for path in paths:
        look.take(path)
    return _as_read(paths, ignore) if look.linked else look.folders


def _as_read(paths: Iterable[str], ignore: Sequence[str]) -> dict[str, Folder]:
    """The same, slowly: where a file has several names, the one that reading comes to first counts."""
    found: dict[str, dict[str, Stamp]] = {}
    for item in find_files(paths, ignore=ignore):
        if isinstance(item, Problem) and item.code != "not-a-file":
            continue
        path = (item.path if isinstance(item, SourceFile) else item.file or "").removeprefix("./")
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib costs a multiple
        except OSError:
            continue
        at = path.rfind("/") + 1
        found.setdefault(path[:at], {})[path[at:]] = (status.st_mtime_ns, status.st_size)
    return {folder: Folder(files, _digest(files, ())) for folder, files in found.items()}


class _Look:
    """One look. `linked` says that a file may be reached by two names, which it does not tell apart."""

    def __init__(self, ignored: Ignored | None) -> None:
        self._ignored = ignored
        self._seen: set[tuple[int, int]] = set()
        self.linked = False
        self.folders: dict[str, Folder] = {}

    def take(self, path: str) -> None:
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib costs a multiple
        except (OSError, ValueError):
            return
        if stat.S_ISDIR(status.st_mode):
            self._walk("" if path == "." else path.rstrip("/") + "/", path, status)
        else:
            self.linked = True

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
                        continue
                    if not is_folder(status.st_mode):
                        if name in MACHINE_FILES:
                            continue
                        if status.st_nlink > 1 or entry.is_symlink():
                            self.linked = True
                        files[name] = (status.st_mtime_ns, status.st_size)
                    elif (
                        depth + 1 < DEFAULT_LIMITS.max_depth
                        and name not in MACHINE_FOLDERS
                        and not self._known(status)
                    ):
                        folders.append((f"{label}{name}/", entry.path, depth + 1))
        except OSError:
            pass
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
