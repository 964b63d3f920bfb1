"""An index made in memory, for standard input and very small corpora."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from newsline.corrections import read_corrections
from newsline.documents import AnyPath, collect, tagger_of
from newsline.errors import Problem
from newsline.index import Index
from newsline.index.builder import Builder
from newsline.model import Document
from newsline.model.corrections import Corrections
from newsline.read import Options, known_readers, read_each


class Made(NamedTuple):
    """An index, the problems of its files, the bytes that were read, and the files with a document in it."""

    built: Index
    problems: tuple[Problem, ...]
    size: int
    files: int


def make(
    paths: Sequence[AnyPath],
    *,
    ignore: Sequence[str],
    stdin: BinaryIO | None,
    progress: Callable[[int, int], None] | None,
    corrections: AnyPath | None,
    columns: Mapping[str, str],
    readers: Sequence[str],
    tagger: str | None,
) -> Made:
    """Read and index everything under `paths`; what may be given is said of `newsline.open`."""
    known = read_corrections(corrections) if corrections else Corrections()
    builder = Builder(known.names)
    options = Options(readers=known_readers(readers), columns=columns)
    size = 0
    # A document in an archive or of a feed has a label of its own.
    file_of: dict[str, str] = {}

    def count(done: int, total: int) -> None:
        nonlocal size
        size = done
        if progress:
            progress(done, total)

    def items() -> Iterator[Document | Problem]:
        for file, found in read_each(paths, ignore=ignore, stdin=stdin, progress=count, options=options):
            for item in found:
                if isinstance(item, Document):
                    file_of[item.file] = file
                yield item

    problems = collect(items(), known, builder.add, tagger_of(tagger))
    files = {file_of[label] for label in builder.labels}
    return Made(builder.build(), (*problems, *builder.problems), size, len(files))
