"""What several tests share besides fixtures."""

import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, Protocol

from newsline.index import Index
from newsline.index.builder import Builder
from newsline.model import Document, EntityType, Event
from newsline.model.corrections import NameCorrection
from newsline.parser.layout import lay_out
from newsline.parser.names.tag import Span
from newsline.parser.page import Page

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"


class Run(Protocol):
    """Runs the real command in an empty folder (fixture `newsline`)."""

    def __call__(
        self,
        *arguments: str,
        stdin: bytes | str = b"",
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]": ...


class Shell(Protocol):
    """Runs a bash script in an empty folder (fixture `shell`)."""

    def __call__(self, script: str) -> "subprocess.CompletedProcess[str]": ...


def clean_environment(home: Path) -> dict[str, str]:
    """The environment without anything that changes what newsline prints; home is empty, the cache in it."""
    unwanted = ("NEWSLINE_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "XDG_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    own = {"HOME": str(home), "NEWSLINE_CACHE": str(home / "cache")}
    return kept | own | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def build_index(*events: Event, corrections: Sequence[NameCorrection] = ()) -> Index:
    """The index of some events, in memory."""
    builder = Builder(corrections)
    for event in events:
        builder.add(event)
    return builder.build()


def events_of(index: Index) -> list[Event]:
    """All events of an index by date, the undated last."""
    return [index.event(number) for number in index.in_order()]


def heed_interrupts() -> None:
    """For a child: a job in the background of a shell ignores interrupts, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def calls(run: Callable[[], object]) -> int:
    """How many functions (of Python and of C) a run calls: its work, without a clock."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def grows_linearly(make: Callable[[int], object], work: Callable[..., object], size: int) -> bool:
    """Whether `work` on `make(8 * size)` costs about eight times that on `make(size)`.

    A regular expression does its work within one call, so that calls cannot be counted
    there. Noise only ever adds to a time: one good pair out of ten is proof, and a square
    law (64 times) is far from the bound.
    """
    small, large = make(size), make(8 * size)
    return any(_seconds(work, large) < 26 * max(_seconds(work, small), 0.0005) for _ in range(10))


def _seconds(work: Callable[..., object], argument: object) -> float:
    start = time.process_time()
    work(argument)
    return time.process_time() - start


def steps(work: Callable[[], Any]) -> int:
    """How many lines of Python `work` runs."""
    count = 0

    def line(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def bench_module(name: str) -> ModuleType:
    """A script of `bench/` as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Where the annotations of its classes are looked up.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


Named = list[tuple[str, EntityType]]


def names_after(step: Callable[[str, list[Span]], list[Span]], text: str, names: Named) -> Named:
    """What a step makes of names, each given by its first occurrence in the text behind the one before."""
    found: list[Span] = []
    at = 0
    for name, type_ in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append((start, at, type_))
    return [(text[start:end], type_) for start, end, type_ in step(text, found)]


FERRY = """The captain of the ferry left the bridge minutes after the alarm, a court in Orrin heard.

Prosecutors said that the line had known of his papers for a year and had done nothing about them.
"""


def page_of(head: str, text: str = FERRY) -> Page:
    """The page of a head above a text."""
    return lay_out(Document(f"{head}\n\n{text}", "page.txt"))
