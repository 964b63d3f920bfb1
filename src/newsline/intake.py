"""What files hold, before anything is parsed: the library's side of `newsline check`."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from newsline.errors import NewslineError, Problem
from newsline.model.report import FileReport
from newsline.read import Options, known_readers, read_each
from newsline.read.walk import is_left_out

__all__ = ["Options", "check", "is_left_out"]


def check(
    *paths: str | os.PathLike[str],
    ignore: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    options: Options | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[FileReport]:
    """A report of each file under `paths`, in the order of reading; nothing is parsed.

    `paths`, `ignore`, `stdin` and `progress` are as for `newsline.parse_all`; `options`
    are those of the readers, whose `on_choice` is used here. Raises `NewslineError` for a
    path that does not exist and for an unknown reader, before anything is read.
    """
    known_readers(options.readers if options else ())
    for path in paths:
        if os.fspath(path) != "-" and not os.path.lexists(path):
            raise NewslineError(f"no such file or folder: {os.fspath(path)}")
    return _reports(paths, ignore, stdin, options or Options(), progress)


def _reports(
    paths: Sequence[str | os.PathLike[str]],
    ignore: Sequence[str],
    stdin: BinaryIO | None,
    options: Options,
    progress: Callable[[int, int], None] | None,
) -> Iterator[FileReport]:
    readers: Counter[str] = Counter()

    def note(label: str, reader: str) -> None:
        readers[reader] += 1

    options = options._replace(on_choice=note)
    for label, items in read_each(paths, ignore=ignore, stdin=stdin, options=options, progress=progress):
        readers.clear()
        documents = 0
        failures: list[Problem] = []
        remarks: list[Problem] = []
        for item in items:
            if isinstance(item, Problem):
                failures.append(item)
            else:
                documents += 1
                remarks += item.problems
        yield FileReport(label, tuple(readers.items()), documents, tuple(failures), tuple(remarks))
