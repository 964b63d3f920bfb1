"""Workers: other processes that parse shards, as many as there are cores."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType

from newsline.saved.garbage import look_rarely
from newsline.saved.shard import ParsedShard, Shard, ShardOptions, parse_shard

_AHEAD = 3  # shards for each process that are parsed or wait: more would be memory for nothing
_WATCH = 1.0  # seconds between two looks whether the parent is still there


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

    def parse(self, shards: Iterable[Shard], options: ShardOptions) -> Iterator[tuple[Shard, ParsedShard]]:
        """The shards parsed, in their order; a few are parsed ahead of the one asked for."""
        waiting: deque[tuple[Shard, Future[ParsedShard]]] = deque()
        for shard in shards:
            waiting.append((shard, self._pool.submit(parse_shard, shard, options)))
            if len(waiting) >= self._count * _AHEAD:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()


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
