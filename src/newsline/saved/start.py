"""The start: the folder of a workshop as a stop has left it, or anew from a generation or from nothing."""

import shutil
from pathlib import Path

from newsline.index.schema import LEAST_HEAP, event_schema, register
from newsline.saved.generation import DamagedError, Generation, link_files, open_rows, write_whole
from newsline.saved.manifest import Manifest
from newsline.saved.segments import last_commit

NEXT = "next-"  # and the number of the last commit: a manifest of which not all rows are on disk yet


def left_in(folder: Path, state: str) -> Manifest | None:
    """The manifest of the rows in a folder that was left in the same state; `None` if there is no such."""
    try:
        if (folder / "state").read_text(encoding="utf-8") != state:
            return None
        commit = last_commit(folder / "events")
        for path in folder.glob(f"{NEXT}*"):
            # One whose number is still that of the rows, or that is half written, is of no rows.
            if path.name in (f"{NEXT}{commit}", f"{path.stem}.new"):
                path.unlink()
            else:
                path.replace(folder / "files")
        manifest = Manifest.from_bytes((folder / "files").read_bytes())
        events = open_rows(folder / "events")
        # A stop may leave files of a commit that never was, in the way of the next one of that name.
        writer = events.writer(heap_size=LEAST_HEAP, num_threads=1)
        writer.garbage_collect_files()
        writer.wait_merging_threads()
    except (OSError, ValueError, LookupError, TypeError, RecursionError, DamagedError):
        return None
    return manifest


def begun(folder: Path, state: str, base: Generation | None) -> Manifest:
    """Make the folder anew with the rows of a generation, or with none; the manifest of these rows."""
    import tantivy

    shutil.rmtree(folder, ignore_errors=True)
    events = folder / "events"
    events.mkdir(parents=True)
    if base is None:
        manifest = Manifest()
        register(tantivy.Index(event_schema(), path=str(events)))
        write_whole(folder / "files", manifest.to_bytes())
    else:
        link_files(base.folder / "events", events)
        (folder / "dictionary").write_bytes(base.dictionary)
        known = base.read("files")
        manifest = Manifest.from_bytes(known)
        write_whole(folder / "files", known)
    write_whole(folder / "state", state)
    return manifest
