"""Generations: the states of a saved index, each whole in a folder of its own.

    CACHE/1f0c…/current          the name of the generation in force, replaced in one step
    CACHE/1f0c…/g000012/events   the rows of events (tantivy)
    CACHE/1f0c…/g000012/names    the rows of names (tantivy)
    CACHE/1f0c…/g000012/files    the manifest, and in `seen` the digest of the look that it was made after
    CACHE/1f0c…/g000012/words    the words of titles and texts, for typos
    CACHE/1f0c…/g000012/dictionary   what stored events are compressed with
    CACHE/1f0c…/g000012/head     versions, numbers, the sizes of all other files
    CACHE/1f0c…/work/            the next generation, while it is made
    CACHE/1f0c…/lock             held by the one who makes it

A generation is complete before its name is written to `current`, and nothing in it changes
after. So a stop at any moment leaves the old state or the new one. What readers have open
stays theirs when its folder is removed.
"""

import errno
import json
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from newsline.errors import Problem
from newsline.index.codec import VERSION
from newsline.index.index import Index
from newsline.index.schema import register
from newsline.saved.digest import digest_of, digest_of_bytes
from newsline.saved.vocabulary import read_words

if TYPE_CHECKING:
    import tantivy

FORMAT = f"newsline index 7.{VERSION}"
SCRAP = ".new"  # ends the names of files that are no part of a generation
_KEPT = 2  # generations: the one in force, and the one that readers may just be opening


class DamagedError(Exception):
    """A generation that cannot be used: not whole, foreign, or of another version."""


def is_fault(error: BaseException) -> bool:
    """Whether it is what comes of damaged files, or of files that tantivy could not write."""
    return isinstance(error, DamagedError | ValueError) or type(error).__name__ == "PanicException"


class Head(NamedTuple):
    """What is known of a generation before anything else of it is read.

    `options` stands for everything but the documents that the rows depend on. `sizes` are the
    bytes of the files in the generation's folder. `read` is the number of bytes of the
    corpus, `files` that of its files with a document, `documents` that of its documents.
    """

    options: str
    read: int = 0
    files: int = 0
    documents: int = 0
    problems: tuple[Problem, ...] = ()
    sizes: Mapping[str, int] = MappingProxyType({})
    digests: Mapping[str, str] = MappingProxyType({})
    form: str = FORMAT

    def to_json(self) -> str:
        """The head as text: a line of JSON, and its digest."""
        text = json.dumps(self._asdict() | {"sizes": dict(self.sizes), "digests": dict(self.digests)})
        return f"{text}\n{digest_of(text)}\n"

    @classmethod
    def from_json(cls, text: str) -> "Head":
        """The head that `to_json` wrote; raises `DamagedError` for anything else."""
        try:
            line, _, digest = text.partition("\n")
            table: dict[str, Any] = json.loads(line)
            if table["form"] != FORMAT:
                raise DamagedError("it was made by another version of newsline")
            if digest.strip() != digest_of(line):
                raise DamagedError("its head has changed")
            problems = tuple(Problem(*problem) for problem in table["problems"])
            return cls(**(table | {"problems": problems}))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise DamagedError(f"its head cannot be read ({error})") from error


class Generation:
    """One generation, opened."""

    def __init__(self, folder: Path) -> None:
        """Look at the head and at the sizes of the files; raises `DamagedError` if they do not fit."""
        self.folder = folder
        try:
            self.head = Head.from_json((folder / "head").read_text(encoding="utf-8"))
            for name, size in self.head.sizes.items():
                if os.stat(f"{folder}/{name}").st_size != size:  # noqa: PTH116 - pathlib costs a multiple
                    raise DamagedError(f"{name} has changed its size")
        except OSError as error:
            raise DamagedError(f"{error.filename}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise DamagedError(f"its head cannot be read ({error})") from error

    @cached_property
    def index(self) -> Index:
        """The index, mapped into memory; raises `DamagedError` if it cannot be opened."""
        for table in ("events", "names"):
            self.read(f"{table}/meta.json")
        return Index(
            open_rows(self.folder / "events"),
            open_rows(self.folder / "names"),
            self.dictionary,
            lambda: read_words(self.folder),
        )

    def seen(self) -> str:
        """The digest of what the corpus held when it was read; empty where some of it is to be read again."""
        try:
            return (self.folder / "seen").read_text(encoding="utf-8")
        except (OSError, ValueError):
            return ""

    @property
    def dictionary(self) -> bytes:
        """What stored forms are compressed with; raises `DamagedError`."""
        return self.read("dictionary")

    def read(self, name: str) -> bytes:
        """One of the files; raises `DamagedError` if it does not hold what was written."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            raise DamagedError(f"{name}: {error.strerror}") from error
        if digest_of_bytes(data) != self.head.digests.get(name):
            raise DamagedError(f"{name} has changed")
        return data

    def damage(self) -> list[str]:
        """The files of which a byte has changed since they were written. Reads everything."""
        return [name for name, digest in self.head.digests.items() if _digest(self.folder / name) != digest]


def open_rows(folder: Path) -> "tantivy.Index":
    """One of the two tables; raises `DamagedError` if it cannot be opened, `PermissionError` if we may not.

    Even for reading, tantivy wants to write a lock beside it.
    """
    import tantivy

    try:
        index = tantivy.Index.open(str(folder))
        register(index)
        index.config_reader("manual")
    except BaseException as error:
        if not is_fault(error):
            raise
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder)) from error
        raise DamagedError(f"{folder.name}: {error}") from error
    return index


def current(home: Path) -> Generation | None:
    """The generation in force, opened; `None` if there is none.

    Raises `DamagedError` if it is not whole, and `PermissionError` if we may not open it.
    """
    before = ""
    fault = DamagedError()
    while name := _named(home):
        if name == before:
            raise fault
        before = name
        try:
            generation = Generation(home / name)
            generation.index  # noqa: B018 - opened while it is there
            return generation
        except DamagedError as error:
            # Another newsline may have put the next one in its place, and removed this.
            fault = error
    return None


def _named(home: Path) -> str:
    """The name of the generation in force, empty if there is none.

    Raises `DamagedError`, and `PermissionError` in a folder of others.
    """
    try:
        name = (home / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, PermissionError) and not os.access(home, os.W_OK):
            raise
        raise DamagedError(f"current: {error}") from error
    if not (name[:1] == "g" and name[1:].isdecimal()):
        raise DamagedError("current names no generation")
    return name


def publish(home: Path, work: Path, head: Head, base: Generation | None = None) -> Generation:
    """Make a finished folder the generation in force, and remove those that nobody needs any more.

    `base` is the generation that it was made from: tantivy never changes a file of a segment,
    so that what is known of those need not be read again.
    """
    names = sorted(
        path.relative_to(work).as_posix()
        for path in work.rglob("*")
        if path.is_file() and not _is_scrap(path)
    )
    for path in list(work.rglob("*")):
        if path.is_file() and _is_scrap(path):
            path.unlink()
    head = head._replace(
        sizes={name: (work / name).stat().st_size for name in names},
        digests={name: _known(name, base) or _digest(work / name) for name in names},
    )
    write_whole(work / "head", head.to_json())
    number = 1 + max((int(path.name[1:]) for path in _generations(home)), default=0)
    folder = home / f"g{number:06}"
    work.rename(folder)
    _sync(home)
    write_whole(home / "current", f"{folder.name}\n")
    prune(home)
    return Generation(folder)


def prune(home: Path, kept: int = _KEPT) -> None:
    """Remove all generations but the last few, of which the last is in force."""
    import shutil

    for folder in sorted(_generations(home))[:-kept]:
        shutil.rmtree(folder, ignore_errors=True)


def link_files(source: Path, target: Path) -> None:
    """The files of a table under another name: those of segments never change, others are copied."""
    from shutil import copyfile

    for path in source.iterdir():
        if path.suffix == ".lock":
            continue
        try:
            if path.suffix == ".json":
                raise OSError("small, and written anew")
            os.link(path, target / path.name)
        except OSError:  # another file system, or one without links
            copyfile(path, target / path.name)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that it is there whole or as it was before, whatever happens."""
    draft = path.with_name(f"{path.name}{SCRAP}")
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _generations(home: Path) -> list[Path]:
    return [path for path in home.glob("g??????") if path.name[1:].isdecimal()]


def _known(name: str, base: Generation | None) -> str | None:
    segment = name.partition("/")[2].partition(".")[0]
    return base.head.digests.get(name) if base and len(segment) == 32 else None


def _is_scrap(path: Path) -> bool:
    return path.suffix in (".lock", SCRAP) or path.name in ("head", "state")


def _digest(path: Path) -> str:
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()
