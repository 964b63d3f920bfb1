"""The world as a command sees it: streams, environment, folder and clock in one injectable object."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO


class Environment(NamedTuple):
    """Streams, environment variables, working folder and today's date (local time)."""

    stdout: TextIO
    stderr: TextIO
    stdin: BinaryIO
    variables: Mapping[str, str]
    folder: Path
    today: date

    def say(self, message: str) -> None:
        """One line to a person, on stderr, safe to print."""
        from newsline.render.sanitise import line

        print(f"newsline: {line(message)}", file=self.stderr)


def real_environment() -> Environment:
    """The environment of this process."""
    return Environment(sys.stdout, sys.stderr, sys.stdin.buffer, os.environ, Path.cwd(), date.today())
