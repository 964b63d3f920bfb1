"""The world as a command sees it: streams, environment, folder and clock in one injectable object."""

import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO


class Environment(NamedTuple):
    """Streams, environment variables, working folder and today's date (local time)."""

    stdout: TextIO
    stderr: TextIO
    stdin: BinaryIO | None
    variables: Mapping[str, str]
    folder: Path
    today: date

    def say(self, message: str) -> None:
        """One line to a person, on stderr, safe to print."""
        from newsline.render.sanitise import line

        self.note(f"newsline: {line(message)}")

    def note(self, shown: str) -> None:
        """A line that is safe already, on stderr; one that cannot be written is no reason to fail."""
        try:
            print(shown, file=self.stderr, flush=True)
        except OSError:
            silence(self.stderr)


def real_environment() -> Environment:
    """The environment of this process."""
    stdin = sys.stdin.buffer if sys.stdin else None
    return Environment(sys.stdout, real_stderr(), stdin, os.environ, _folder(), date.today())


def say(message: str) -> None:
    """One line to a person, on this process' stderr, whatever else may be missing."""
    Environment(io.StringIO(), real_stderr(), None, {}, Path(os.sep), date.min).say(message)


def real_stderr() -> TextIO:
    """Stderr, or where it is closed a stream that nobody reads."""
    return sys.stderr or io.StringIO()


def silence(stream: TextIO) -> None:
    """Let what is left in the buffer of a stream that failed go nowhere.

    It would be tried again, and fail again, when the interpreter ends.
    """
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _folder() -> Path:
    """The working folder; of one that is gone the root, in which nothing relative is found."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.sep)
