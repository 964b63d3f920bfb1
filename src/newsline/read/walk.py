"""Walking: paths as people give them in, the files to read out, each of them once."""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsline.errors import NewslineError, Problem
from newsline.read.limits import DEFAULT_LIMITS, Limits

STDIN = "-"

# Folders that programs make for themselves. Names that begin with a dot need no mention.
MACHINE_FOLDERS = frozenset(
    (
        "node_modules",
        "__pycache__",
        "site-packages",
        "__MACOSX",
        "lost+found",
        "$RECYCLE.BIN",
        "System Volume Information",
    )
)
# A folder that holds one of these is a Python environment or a cache
# (https://bford.info/cachedir/), whatever its name.
_MACHINE_MARKS = frozenset(("pyvenv.cfg", "CACHEDIR.TAG"))
MACHINE_FILES = frozenset(("newsline.toml", "newsline-corrections.toml", "Thumbs.db", "desktop.ini"))
BACKUP_SUFFIXES = ("~", ".bak", ".swp", ".swo", ".tmp", ".part", ".crdownload")
BACKUP_PREFIXES = (".", "~$", "#")


# Here and in the other modules of this room: a named tuple is made in a tenth of the
# time of a frozen dataclass, and every start of the program pays for it.
class SourceFile(NamedTuple):
    """A file to read: `path` opens it, `label` shows it, `size` is in bytes (0 for a stream).

    `label` is the path as a person would type it, with `/` between folders and always
    valid UTF-8: bytes of a name that are not are shown as `\\xff`.
    """

    path: str
    label: str
    size: int


def find_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    ignore: Sequence[str] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[SourceFile | Problem]:
    """The files that `paths` name: folders recursive, in the order of their names.

    A path given by name is always taken; within folders, hidden names, the folders and
    files of programs, editors' backups and what matches a glob of `ignore` are left out.
    A pattern without `/` is matched against names, one with `/` against the path below
    the given folder; `/` at the end restricts it to folders. Symbolic links are
    followed; a file or folder reached a second time is passed over. `-` stands for
    standard input and comes through as it is. Never raises: what cannot be read is a
    `Problem` (`unreadable`, `not-a-file`, `symlink-loop`).
    """
    walker = _Walker(matcher(ignore), limits.max_depth)
    for path in paths:
        yield from walker.take(os.fspath(path))


class _Level(NamedTuple):
    """A folder that is being walked: what is still to come of it."""

    entries: Iterator["os.DirEntry[str]"]
    label: str
    below: str
    identity: tuple[int, int]


class _Walker:
    def __init__(self, ignored: Callable[[str, str, bool], bool], max_depth: int) -> None:
        self._ignored = ignored
        self._max_depth = max_depth
        self._seen: set[tuple[int, int]] = set()
        self._stdin_taken = False

    def take(self, path: str) -> Iterator[SourceFile | Problem]:
        if path == STDIN:
            if not self._stdin_taken:
                self._stdin_taken = True
                yield SourceFile(STDIN, STDIN, 0)
            return
        label = label_of(path)
        try:
            status = os.stat(path)  # noqa: PTH116 - pathlib costs a multiple
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield _failure(error, label)
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._walk(path, "" if label == "." else label.rstrip("/") + "/", status)
        else:
            # A pipe that the shell has opened for us (`<(zcat news.gz)`) has a name in /dev.
            piped = stat.S_ISFIFO(status.st_mode) and label.startswith("/dev/")
            yield from self._file(path, label, status, piped)

    def _file(
        self, path: str, label: str, status: os.stat_result, piped: bool = False
    ) -> Iterator[SourceFile | Problem]:
        if not (stat.S_ISREG(status.st_mode) or piped):
            yield Problem("not-a-file", "a device, socket, pipe or other special file; skipped", label)
            return
        identity = (status.st_dev, status.st_ino)
        if identity not in self._seen:
            self._seen.add(identity)
            yield SourceFile(path, label, status.st_size)

    def _walk(self, path: str, label: str, status: os.stat_result) -> Iterator[SourceFile | Problem]:
        levels: list[_Level] = []
        yield from self._enter(levels, path, label, "", status)
        while levels:
            level = levels[-1]
            entry = next(level.entries, None)
            if entry is None:
                levels.pop()
                continue
            name = entry.name
            if _is_backup(name):
                continue
            entry_label = level.label + label_of(name)
            try:
                status = entry.stat()
                if not status.st_ino:  # Windows leaves it out of a folder's listing
                    status = os.stat(entry.path)  # noqa: PTH116
            except OSError as error:
                yield _failure(error, entry_label)
                continue
            is_folder = stat.S_ISDIR(status.st_mode)
            below = level.below + name
            if name in (MACHINE_FOLDERS if is_folder else MACHINE_FILES):
                continue
            if self._ignored(name, below, is_folder):
                continue
            if is_folder:
                yield from self._enter(levels, entry.path, entry_label + "/", below + "/", status)
            else:
                yield from self._file(entry.path, entry_label, status)

    def _enter(
        self, levels: list[_Level], path: str, label: str, below: str, status: os.stat_result
    ) -> Iterator[Problem]:
        """Put a folder on top of `levels`, unless it has been there."""
        identity = (status.st_dev, status.st_ino)
        shown = label.rstrip("/") or label or "."
        if identity in self._seen:
            if any(level.identity == identity for level in levels):
                yield Problem("symlink-loop", "a link back to a folder that is being read; skipped", shown)
            return
        self._seen.add(identity)
        if len(levels) >= self._max_depth:
            yield Problem("unreadable", f"more than {self._max_depth} folders deep; skipped", shown)
            return
        entries: list[os.DirEntry[str]] = []
        try:
            with os.scandir(path) as listing:
                entries.extend(listing)  # what was listed before a failure is kept
        except OSError as error:
            yield _failure(error, shown)
        if levels and any(entry.name in _MACHINE_MARKS for entry in entries):
            return
        entries.sort(key=lambda entry: entry.name)
        levels.append(_Level(iter(entries), label, below, identity))


def must_exist(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Raise `NewslineError` for the first path given by a person that does not exist; `-` always does."""
    for path in paths:
        if os.fspath(path) != STDIN and not os.path.lexists(path):
            raise NewslineError(f"no such file or folder: {os.fspath(path)}")


def is_left_out(name: str) -> bool:
    """Whether a member of an archive is what is left out of folders: hidden, a program's, a backup.

    `name` is its path in the archive, with `/` between folders.
    """
    *folders, last = name.split("/")
    return (
        _is_backup(last)
        or last in MACHINE_FILES
        or any(folder in MACHINE_FOLDERS or (folder[:1] == "." and folder.strip(".")) for folder in folders)
    )


def _is_backup(name: str) -> bool:
    return name.startswith(BACKUP_PREFIXES) or name.endswith(BACKUP_SUFFIXES)


def _failure(error: OSError | ValueError, label: str) -> Problem:
    if isinstance(error, OSError):
        if error.errno == errno.ELOOP:
            return Problem("symlink-loop", "links that lead to each other; skipped", label)
        return unreadable(error, label)
    return Problem("unreadable", "not a possible path", label)


def unreadable(error: OSError, label: str) -> Problem:
    """The problem that says why the system did not let us read `label`."""
    return Problem("unreadable", error.strerror or type(error).__name__, label)


def label_of(path: str) -> str:
    """`path` for people: `/` between folders, valid UTF-8."""
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    if path.isascii():
        return path
    # Python keeps undecodable bytes of names as lone surrogates (PEP 383).
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def matcher(patterns: Sequence[str]) -> Callable[[str, str, bool], bool]:
    """A test of (name, path below the given folder, is a folder) against `patterns`."""
    if not patterns:
        return lambda name, below, is_folder: False
    import fnmatch
    import re

    compiled = []
    for pattern in patterns:
        bare = pattern.rstrip("/")
        matches = re.compile(fnmatch.translate(bare.removeprefix("/"))).match
        compiled.append((matches, "/" in bare, bare != pattern))

    def ignored(name: str, below: str, is_folder: bool) -> bool:
        return any(
            (is_folder or not only_folders) and matches(below if by_path else name)
            for matches, by_path, only_folders in compiled
        )

    return ignored


def is_machine_folder(names: Iterable[str]) -> bool:
    """Whether the names in a folder say that a program keeps it for itself."""
    return not _MACHINE_MARKS.isdisjoint(names)
