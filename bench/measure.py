"""Run whole processes and say what they cost (see run.py)."""

import contextlib
import fcntl
import os
import pty
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

TERMINAL_SIZE = (40, 120)
_MEMORY_EVERY = 0.25


class Cost(NamedTuple):
    """What one run of a command cost, its children included.

    cpu: user and system time in seconds, from `wait4`.
    wall: seconds from start to end.
    largest: resident memory of the largest process at its peak, in bytes.
        Never less than this process itself had, from which the command was started.
    together: the highest sum over all its processes of proportional memory (Pss in
        proc(5): a shared page counts once), looked at four times a second, in bytes;
        0 where it was not asked for or the system does not tell.
    output: bytes written to standard output (on a terminal: to that).
    lines: line ends among them.
    """

    cpu: float
    wall: float
    largest: int
    together: int
    output: int
    lines: int


class CommandFailedError(Exception):
    """A command ended with an exit code that is no answer."""


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    folder: Path,
    terminal: bool = False,
    memory: bool = False,
    accept: tuple[int, ...] = (0,),
) -> Cost:
    """Run `command` in `folder` and read all that it prints.

    Output goes through a pipe, or with `terminal` through a pseudo-terminal of 120
    columns; never to the null device, at which some tools stop reading. Raises
    `CommandFailedError` for an exit code that is not in `accept`.
    """
    source, sink = pty.openpty() if terminal else os.pipe()
    if terminal:
        fcntl.ioctl(sink, termios.TIOCSWINSZ, struct.pack("HHHH", *TERMINAL_SIZE, 0, 0))
    with tempfile.TemporaryFile() as messages:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=sink if terminal else subprocess.DEVNULL,
            stdout=sink,
            stderr=sink if terminal else messages,
            env=environment,
            cwd=folder,
        )
        os.close(sink)
        watch = MemoryWatch(process.pid) if memory else None
        output = lines = 0
        # A pseudo-terminal whose other end is closed reports an error where a pipe reports its end.
        with contextlib.suppress(OSError):
            while piece := os.read(source, 1 << 20):
                output += len(piece)
                lines += piece.count(b"\n")
        os.close(source)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        together = watch.stop() if watch else 0
        messages.seek(0)
        said = messages.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
    if process.returncode not in accept:
        raise CommandFailedError(f"{' '.join(command)}: exit {process.returncode}, {said!r}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit, together, output, lines)


class MemoryWatch:
    """Looks at the memory of a process and all its descendants until it is stopped (Linux)."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def stop(self) -> int:
        """End the watch; the highest sum that was seen, in bytes."""
        self._ended.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._ended.wait(_MEMORY_EVERY):
            self._peak = max(self._peak, sum(map(_proportional, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """A process and its descendants."""
    family = [pid]
    for member in family:
        for path in Path(f"/proc/{member}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                family += map(int, path.read_text().split())
    return family


def _proportional(pid: int) -> int:
    """Bytes of memory of a process, its share of shared pages; 0 for one that has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files under a folder; one that stands there under two names counts once."""
    if path.is_file():
        return path.stat().st_size
    found = [(Path(folder) / name).stat() for folder, _, names in os.walk(path) for name in names]
    return sum({(file.st_dev, file.st_ino): file.st_size for file in found}.values())


class Corpus(NamedTuple):
    """A corpus of a size and a form, and where it and its indexes lie."""

    name: str
    documents: int
    form: str
    size: int
    path: Path
    cache: Path
    database: Path


class Task(NamedTuple):
    """A command to be measured, and what is done before each of its runs, uncounted."""

    command: list[str]
    terminal: bool = False
    before: Callable[[], None] | None = None


class Bench:
    """The commands in their environment, and what they cost so far."""

    def __init__(self, newsline: Path, work: Path) -> None:
        self.newsline, self.work = str(newsline), work
        self.python = str(newsline.with_name("python"))
        self.costs: dict[str, list[Cost]] = {}
        self.failed: dict[str, str] = {}
        self.folder = work / "empty"
        self.folder.mkdir(parents=True, exist_ok=True)

    def environment(self, cache: Path | None = None) -> dict[str, str]:
        """The environment without anything that changes what is measured, and with an empty home."""
        unwanted = ("NEWSLINE_", "PYTHON", "XDG_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
        kept |= {"HOME": str(self.folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        return kept | ({"NEWSLINE_CACHE": str(cache)} if cache else {})

    def once(self, name: str, task: Task, cache: Path | None = None, memory: bool = False) -> None:
        """Run a task and keep its cost under `name`; one that fails is left out from then on."""
        if name in self.failed:
            return
        if task.before:
            task.before()
        try:
            cost = run(
                task.command,
                self.environment(cache),
                folder=self.folder,
                terminal=task.terminal,
                memory=memory,
            )
        except CommandFailedError as error:
            self.failed[name] = str(error)
        else:
            self.costs.setdefault(name, []).append(cost)

    def rounds(self, tasks: dict[str, tuple[Task, Path | None]], runs: int) -> None:
        """Run all tasks in turn `runs` times, each after a bare Python; a first round is not counted."""
        bare = Task([self.python, "-c", "pass"])
        for number in range(-1, runs):
            say(f"round {number + 1} of {runs}")
            starts: list[Cost] = []
            for name, (task, cache) in tasks.items():
                self.once("bare python", bare)
                starts.append(self.costs["bare python"].pop())
                self.once(name, task, cache)
                if number < 0 and name in self.costs:
                    self.costs[name].clear()
            if number >= 0:
                middle = sorted(starts)[len(starts) // 2]
                self.costs.setdefault("bare python", []).append(middle)

    def ask(self, corpus: Corpus, *arguments: str, terminal: bool = False) -> tuple[Task, Path]:
        command = [self.newsline, *arguments, "-c", str(corpus.path)]
        return Task(command, terminal), corpus.cache

    def ratio(
        self, name: str, base: str, of: Callable[[Cost], float] = lambda cost: cost.cpu
    ) -> float | None:
        """The median over the rounds of one cost as a multiple of another's in the same round."""
        pairs = list(zip(self.costs.get(name, []), self.costs.get(base, []), strict=False))
        return statistics.median(of(one) / of(other) for one, other in pairs) if pairs else None

    def median(self, name: str, of: Callable[[Cost], float]) -> float | None:
        costs = self.costs.get(name)
        return statistics.median(map(of, costs)) if costs else None


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
