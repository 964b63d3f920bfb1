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
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Protocol, TypeVar

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

    def relieve(self) -> "Hands":
        """Others, who have nothing in memory yet, for the rest of the work; these here are let go."""


class Alone:
    """This process alone."""

    def each(self, work: Callable[[_I], _R], items: Iterable[_I]) -> Iterator[tuple[_I, _R]]:
        """See `Hands`."""
        return ((item, work(item)) for item in items)

    def begin(self, work: Callable[[], _R]) -> Callable[[], _R]:
        """See `Hands`; it is done when it is asked for."""
        return work

    def relieve(self) -> Hands:
        """See `Hands`; there are no others."""
        return self


class Workers:
    """A pool of processes, for the time of a `with` block."""

    def __init__(self, count: int) -> None:
        """Start `count` processes and two in reserve; there should be no other threads in this one yet."""
        # Forked they share what is loaded already.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._count = count
        # Started first, for a pool has threads, and what is forked should know of none.
        self._reserves = _Reserve(context), _Reserve(context)
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
        for reserve in self._reserves:
            reserve.end()

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

    def relieve(self) -> Hands:
        """See `Hands`."""
        self._pool.shutdown()
        return _Relief(*self._reserves)


class _Reserve:
    """A process that waits: started early, it holds nothing of what this one and the others load later."""

    def __init__(self, context: Any) -> None:
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, work: Callable[[], _R]) -> Callable[[], _R]:
        """Hand over some work, one at a time; what is returned waits for its result."""
        self._ours.send(work)
        return self._result

    def _result(self) -> Any:
        done, result = self._ours.recv()
        if done:
            return result
        raise result

    def end(self) -> None:
        """Stop it, whatever it is at."""
        self._process.terminate()
        self._process.join()
        self._ours.close()


class _Relief:
    """Two processes, one for work that is begun and one for items."""

    def __init__(self, begun: _Reserve, items: _Reserve) -> None:
        self._begun, self._items = begun, items

    def each(self, work: Callable[[_I], _R], items: Iterable[_I]) -> Iterator[tuple[_I, _R]]:
        """See `Hands`; one item is worked on ahead of the one asked for."""
        waiting: tuple[_I, Callable[[], _R]] | None = None
        for item in items:
            done = waiting and (waiting[0], waiting[1]())
            waiting = item, self._items.give(partial(work, item))
            if done:
                yield done
        if waiting:
            yield waiting[0], waiting[1]()

    def begin(self, work: Callable[[], _R]) -> Callable[[], _R]:
        """See `Hands`."""
        return self._begun.give(work)

    def relieve(self) -> Hands:
        """See `Hands`; there are no others."""
        return self


def _serve(pipe: Connection, parent: int) -> None:
    """Work on what comes through the pipe, until nothing more can."""
    _begin(parent)
    while True:
        try:
            work = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, work()
        except Exception as error:
            answer = False, error
        pipe.send(answer)


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
