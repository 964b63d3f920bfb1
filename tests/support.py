"""What several tests share besides fixtures."""

import os
import subprocess
from pathlib import Path
from typing import Protocol

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
    """The environment without anything that changes what newsline prints, and with an empty home."""
    unwanted = ("NEWSLINE_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "XDG_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    return kept | {"HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
