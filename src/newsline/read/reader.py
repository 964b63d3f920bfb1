"""Reading: files, folders, streams and bytes, each given to the reader that suits it."""

import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, cast

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.budget import OverLimitError
from newsline.read.limits import DEFAULT_LIMITS, Limits
from newsline.read.options import DEFAULT_OPTIONS, Options
from newsline.read.registry import read_source
from newsline.read.source import Source
from newsline.read.walk import STDIN, SourceFile, find_files, unreadable


def read_bytes(
    data: bytes, label: str, limits: Limits = DEFAULT_LIMITS, options: Options = DEFAULT_OPTIONS
) -> Iterator[Document | Problem]:
    """The documents and problems of one input: `data`, saved under the name `label`.

    Pure: touches no file and never raises on any bytes.
    """
    yield from _read(Source(label, io.BytesIO(data), size=len(data), options=options), limits)


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    ignore: Sequence[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    options: Options = DEFAULT_OPTIONS,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Document | Problem]:
    """The documents and problems of files, folders and (for the path `-`) `stdin`.

    In the order of the paths and of the names in folders, each file once; `ignore`
    holds globs for what to leave out of folders (see `find_files`). `options` go to every
    reader. `progress` is called with the bytes read so far and those of all files; it costs
    listing all files first, where otherwise documents come as the walk goes on. Never
    raises on account of an input: what cannot be read, missing paths included, is a `Problem`.
    """
    for _, items in read_each(
        paths, stdin=stdin, ignore=ignore, limits=limits, options=options, progress=progress
    ):
        yield from items


def read_each(
    paths: Iterable[str | os.PathLike[str]],
    *,
    stdin: BinaryIO | None = None,
    ignore: Sequence[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    options: Options = DEFAULT_OPTIONS,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[str, Iterator[Document | Problem]]]:
    """As `read_paths`, file by file: its label, and what it gives, to be taken before the next."""
    files: Iterable[SourceFile | Problem] = find_files(paths, ignore=ignore, limits=limits)
    meter = None
    if progress is not None:
        files = list(files)
        meter = _Meter(progress, sum(file.size for file in files if isinstance(file, SourceFile)))
    for file in files:
        if isinstance(file, Problem):
            yield file.file or "", iter((file,))
        elif file.path == STDIN:
            yield STDIN, _read_stdin(stdin, limits, options, meter.add if meter else None)
        else:
            yield file.label, _read_file(file, limits, options, meter.add if meter else None)
        if meter and isinstance(file, SourceFile):
            meter.finish(file.size)


class _Meter:
    """Bytes read against bytes there are.

    A file counts with the size it was listed with, even if its first bytes were enough;
    a stream, whose size nobody knows, adds to both as it is read.
    """

    def __init__(self, progress: Callable[[int, int], None], total: int) -> None:
        self._progress = progress
        self._total = total
        self._finished = 0
        self._current = 0

    def add(self, count: int) -> None:
        self._current += count
        self._show(self._finished + self._current)

    def finish(self, size: int) -> None:
        self._finished += max(size, self._current)
        self._current = 0
        self._show(self._finished)

    def _show(self, done: int) -> None:
        self._total = max(self._total, done)
        self._progress(done, self._total)


def _read_stdin(
    stdin: BinaryIO | None, limits: Limits, options: Options, on_read: Callable[[int], None] | None
) -> Iterator[Document | Problem]:
    if stdin is None:
        yield Problem("unreadable", "there is no standard input", STDIN)
        return
    yield from _read(Source(STDIN, stdin, on_read=on_read, options=options), limits)


def _read_file(
    file: SourceFile, limits: Limits, options: Options, on_read: Callable[[int], None] | None
) -> Iterator[Document | Problem]:
    try:
        # Not blocking: what was a file when it was listed may be a pipe by now.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(file.path, flags), "rb", buffering=0) as stream:
            status = os.fstat(stream.fileno())
            size: int | None = status.st_size
            if not stat.S_ISREG(status.st_mode):
                if not (stat.S_ISFIFO(status.st_mode) and file.label.startswith("/dev/")):
                    yield Problem("not-a-file", "no longer a regular file; skipped", file.label)
                    return
                os.set_blocking(stream.fileno(), True)
                size = None
            source = Source(file.label, cast("BinaryIO", stream), size=size, on_read=on_read, options=options)
            yield from _read(source, limits)
    except OSError as error:
        yield unreadable(error, file.label)


def _read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    try:
        yield from read_source(source, limits)
    except OverLimitError as error:
        yield Problem("over-limit", str(error), source.label)
