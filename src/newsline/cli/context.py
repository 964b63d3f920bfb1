"""The world as a command sees it: streams, environment, folder and clock in one injectable object."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, TextIO


@dataclass(frozen=True, slots=True)
class Environment:
    """Streams, environment variables, working folder and today's date (local time)."""

    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    stdin: BinaryIO = field(default_factory=lambda: sys.stdin.buffer)
    variables: Mapping[str, str] = field(default_factory=lambda: os.environ)
    folder: Path = field(default_factory=Path.cwd)
    today: date = field(default_factory=date.today)

    def say(self, message: str) -> None:
        """One line to a person, on stderr, safe to print."""
        from newsline.render.sanitise import line

        print(f"newsline: {line(message)}", file=self.stderr)
