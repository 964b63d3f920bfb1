"""Opening a corpus by its saved index, brought up to date first."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newsline.saved.digest import digest_of
from newsline.saved.generation import DamagedError, Generation, current

_SMALL_BYTES, _SMALL_FILES = 16 * 1024, 4  # up to this a corpus is read faster than an index is saved
_LITTLE_SPACE = 1024 * 1024  # bytes

# So that it is no corpus, nor part of one, nor of a backup (Cache Directory Tagging Specification 0.5).
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n"

Progress = Callable[[int, int], None]
Say = Callable[[str], None]


class Request(NamedTuple):
    """Which corpus, and how its index is made and kept.

    `cache` is the folder of all saved indexes. `ignore` are globs of files to leave out,
    `corrections` a corrections file, `jobs` the number of processes that parse (`None`: one
    for each core), `columns`, `tagger` and `readers` what `newsline.parse_all` takes.
    """

    paths: tuple[str, ...]
    cache: Path
    ignore: tuple[str, ...] = ()
    corrections: str | None = None
    jobs: int | None = None
    columns: Mapping[str, str] = MappingProxyType({})
    tagger: str | None = None
    readers: tuple[str, ...] = ()

    @property
    def home(self) -> Path:
        """The folder of this corpus' index: one for each way of naming the same files."""
        return self.cache / _digest(*self.paths, "", *map(os.path.realpath, self.paths), "", *self.ignore)

    def options(self) -> str:
        """Everything but the documents that the rows depend on, in short."""
        from newsline import __version__
        from newsline.saved.fingerprint import code_of, packages_of

        corrections = ""
        if self.corrections:
            try:
                corrections = Path(self.corrections).read_text(encoding="utf-8", errors="replace")
            except OSError:
                corrections = "unreadable"
        columns = repr(sorted(self.columns.items()))
        code = (__version__, code_of(__version__), packages_of(self.tagger, self.readers))
        return _digest(*code, self.corrections or "", corrections, columns, self.tagger or "", *self.readers)


def up_to_date(
    request: Request,
    *,
    look: bool = True,
    rebuild: bool = False,
    small: bool = False,
    progress: Progress | None = None,
    say: Say = lambda message: None,
) -> Generation | None:
    """The generation that holds what the corpus holds now; `None` for a corpus too small to be saved.

    Without `look` the one in force is taken as it is, if there is one. With `rebuild` nothing is
    taken over, with `small` even the smallest corpus gets one. `say` is told in one
    line what a person should know. Raises `OSError` where the index cannot be written.
    """
    home = request.home
    known = None if rebuild else _usable(home, request.options(), say)
    if known and not look:
        return known
    from newsline.saved.scan import scan

    now = scan(request.paths, request.ignore)
    if known and known.seen() == now.digest:
        return known
    if known is None and not small:
        files, size = now.size()
        if files <= _SMALL_FILES and size <= _SMALL_BYTES:
            return None
    from shutil import rmtree

    from newsline.saved.generation import is_fault, write_whole
    from newsline.saved.lock import locked
    from newsline.saved.refresh import Wanted, refresh

    waited = False

    def waiting() -> None:
        nonlocal waited
        waited = True
        say("another newsline is indexing this corpus; waiting for it")

    with locked(home, waiting):
        # Another newsline may have done it in the meantime.
        base = None if rebuild else _usable(home, request.options(), lambda message: None)
        if waited or (base and known and base.folder != known.folder):
            now = scan(request.paths, request.ignore)
        if base and base.seen() == now.digest:
            return base
        write_whole(home / "CACHEDIR.TAG", _TAG)
        write_whole(home / "corpus", "\0".join(map(os.path.realpath, request.paths)))
        wanted = Wanted(
            request.paths, request.corrections, request.jobs, request.columns, request.tagger, request.readers
        )
        begun = (home / "work").is_dir()
        try:
            return refresh(home, base, now, wanted, request.options(), progress)
        except BaseException as error:
            if not is_fault(error):
                raise
            if base is None and not begun:
                raise _unwritten(home, error) from error
            say(f"the saved index cannot be gone on from ({error}); building it again")
            rmtree(home / "work", ignore_errors=True)
        try:
            return refresh(home, None, now, wanted, request.options(), progress)
        except BaseException as error:
            if not is_fault(error):
                raise
            raise _unwritten(home, error) from error


def _unwritten(home: Path, error: BaseException) -> OSError:
    """Why an index could not be written: that the disk is full tantivy does not say."""
    from errno import ENOSPC
    from shutil import disk_usage

    if disk_usage(home).free < _LITTLE_SPACE:
        return OSError(ENOSPC, os.strerror(ENOSPC))
    return OSError(None, str(error))


def _usable(home: Path, options: str, say: Say) -> Generation | None:
    """The generation in force if it can be gone on from; one line about it if it is damaged."""
    try:
        found = current(home)
    except DamagedError as error:
        say(f"the saved index is not usable ({error}); building it again")
        return None
    return found if found and found.head.options == options else None


def _digest(*parts: str) -> str:
    return digest_of("\0".join(parts))
