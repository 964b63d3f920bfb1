"""Looking after saved indexes: what one holds, whether it is whole, and which nobody needs."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from newsline.index.codec import decode
from newsline.index.rows import Rows
from newsline.saved.generation import DamagedError, Generation, current, open_rows, prune
from newsline.saved.manifest import Manifest
from newsline.saved.opening import Request
from newsline.saved.scan import scan


class Status(NamedTuple):
    """A saved index in numbers.

    `folder` is where it is, `state` one of `none`, `damaged`, `outdated` (other options or
    version), `stale` (files have changed) and `current`. `bytes` is its size on disk, `read` that of
    the corpus. `changed` counts the files that are new or changed, `gone` those no longer there.
    """

    folder: str
    state: str
    files: int = 0
    documents: int = 0
    read: int = 0
    bytes: int = 0
    changed: int = 0
    gone: int = 0


def status(request: Request) -> Status:
    """What the saved index of a corpus holds, and whether it is up to date. Reads no document.

    Raises `PermissionError` if we may not open it.
    """
    home = request.home
    stamps = scan(request.paths, request.ignore).stamps()
    try:
        found = current(home)
        manifest = _manifest(found) if found else Manifest()
    except (DamagedError, ValueError):
        return Status(str(home), "damaged")
    changed, gone = manifest.changes(stamps)
    if found is None:
        return Status(str(home), "none", changed=len(changed))
    outdated = found.head.options != request.options()
    state = "outdated" if outdated else "stale" if changed or gone else "current"
    head = found.head
    return Status(
        str(found.folder),
        state,
        head.files,
        head.documents,
        head.read,
        sum(head.sizes.values()),
        len(changed),
        len(gone),
    )


def verify(request: Request) -> list[str]:
    """What is wrong with the saved index of a corpus, in words; reads all of it.

    Every byte is compared with what was written, every event is read back, and the events of each
    file are counted. Empty for a whole one, and where there is none. Raises `PermissionError` if we
    may not open it.
    """
    try:
        found = current(request.home)
        if found is None:
            return []
        wrong = [f"{name}: its bytes have changed" for name in found.damage()]
        if wrong:
            return wrong
        rows = Rows(open_rows(found.folder / "events"))
        documents = 0
        for row in rows.matching(rows.term("mark", "kind document")):
            decode(rows.stored(row), found.dictionary)
            documents += 1
        expected = sum(entry.documents for entry in _manifest(found).files.values())
    except PermissionError:
        raise
    except (DamagedError, ValueError, OSError) as error:
        return [str(error)]
    return [] if documents == expected else [f"{documents} documents where {expected} were put in"]


def remove_unused(cache: Path) -> tuple[int, int]:
    """Remove old generations, and the indexes of corpora that are gone; how many folders, how many bytes."""
    removed = freed = 0
    for home in sorted(path for path in cache.glob("*") if (path / "corpus").is_file()):
        before = _size(home)
        try:
            paths = (home / "corpus").read_text(encoding="utf-8", errors="surrogatepass").split("\0")
        except OSError:
            continue
        if all(os.path.lexists(path) for path in paths):
            prune(home, kept=1)
        else:
            shutil.rmtree(home, ignore_errors=True)
        after = _size(home)
        removed += before > after
        freed += before - after
    return removed, freed


def _manifest(generation: Generation) -> Manifest:
    return Manifest.from_bytes(generation.read("files"))


def _size(folder: Path) -> int:
    # Generations share files: each of them is counted once.
    stats = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return sum({(stat.st_dev, stat.st_ino): stat.st_size for stat in stats}.values())
