"""One at a time: the lock on a saved index, held by whoever makes the next generation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(home: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock on a saved index; `waiting` is called once if another process has it.

    The system lets go of it when its holder ends, however that is. Raises `OSError` if the
    folder cannot be written to.
    """
    from filelock import FileLock, Timeout

    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if waiting:
            waiting()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
