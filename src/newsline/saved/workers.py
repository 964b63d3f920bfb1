"""Workers: other processes that parse shards and do other work in pieces, as many as there are cores."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from types import TracebackType
from typing import Protocol, TypeVar

from newsline.garbage import look_rarely

_AHEAD = 3  # pieces of work for each process that are done or wait: more would be memory for nothing
_WATCH = 1.0  # seconds between two looks whether the parent is still there


_I = TypeVar("_I")
_R = TypeVar("_R")


class Hands(Protocol):
    """Whoever does the work: this process alone, or others."""

    def each(self, work: Callable[[_I], _R], items: Iterable[_I]) -> Iterator[tuple[_I, _R]]:
        """The items in their order, each with what a function makes of it."""

    def begin(self, work: Callable[[], _R]) -> Callable[[], _R]:
        """Begin some work, in parallel if that can be; what is returned waits for its result."""


class Alone:
    """This process alone."""

    def each(self, work: Callable[[_I], _R], items: Iterable[_I]) -> Iterator[tuple[_I, _R]]:
        """See `Hands`."""
        return ((item, work(item)) for item in items)

    def begin(self, work: Callable[[], _R]) -> Callable[[], _R]:
        """See `Hands`; it is done when it is asked for."""
        return work


class Workers:
    """A pool of processes, for the time of a `with` block."""

    def __init__(self, count: int) -> None:
        """Start `count` processes; there should be no other threads in this one yet."""
        # Forked they share what is loaded already.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._count = count
        self._pool = ProcessPoolExecutor(
            count, mp_context=context, initializer=_begin, initargs=(os.getpid(),)
        )
        self._pool.submit(os.getpid)  # the first task starts them all

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=error is None, cancel_futures=True)

    def each(self, work: Callable[[_I], _R], items: Iterable[_I]) -> Iterator[tuple[_I, _R]]:
        """See `Hands`; a few items are worked on ahead of the one asked for."""
        waiting: deque[tuple[_I, Future[_R]]] = deque()
        for item in items:
            waiting.append((item, self._pool.submit(work, item)))
            if len(waiting) >= self._count * _AHEAD:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()

    def begin(self, work: Callable[[], _R]) -> Callable[[], _R]:
        """See `Hands`."""
        return partial(Future.result, self._pool.submit(work))


def _begin(parent: int) -> None:
    # The parent hears the interrupt too, and ends its workers when it has saved what is done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    look_rarely()
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    """End with the parent: a worker whose parent was killed would wait for shards for ever."""
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os._exit(1)
