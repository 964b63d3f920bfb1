"""What several tests share: the real command in a subprocess, and a clean environment for it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def clean_environment(home: Path) -> dict[str, str]:
    """The environment without anything that changes what newsline prints, and with an empty home."""
    unwanted = ("NEWSLINE_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "XDG_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    return kept | {"HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    return clean_environment(home)


@pytest.fixture
def newsline(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run the real command in an empty folder; give its exit code, stdout and stderr."""
    folder = tmp_path / "empty"
    folder.mkdir()

    def run(
        *arguments: str,
        stdin: bytes | str = b"",
        cwd: Path = folder,
        env: dict[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "newsline", *arguments],
            input=data,
            capture_output=True,
            cwd=cwd,
            env=environment | (env or {}),
            timeout=120,
        )
        # Strict decoding: output that is not UTF-8 fails the test here.
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run
