"""Fixtures: the real command in a subprocess, and a clean environment for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from support import Run, clean_environment

# The same texts in every run, and no clock: a run of the suite never fails by chance.
settings.register_profile("suite", derandomize=True, deadline=None)
# For the other Pythons: what they are to show is that newsline runs there.
settings.register_profile("short", max_examples=20, derandomize=True, deadline=None)
settings.register_profile("long", max_examples=5000, deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the commands that tests start share their bytecode where the environment forbids to keep any."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.getbasetemp().parent / "bytecode")


@pytest.fixture(scope="session")
def sample_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache after a first question about the sample corpus: hundreds of tests ask the next one."""
    home = tmp_path_factory.mktemp("asked-before")
    command = [sys.executable, "-m", "newsline", "stats"]
    subprocess.run(command, cwd=home, env=clean_environment(home), capture_output=True, check=True)
    return home / "cache"


@pytest.fixture
def environment(tmp_path: Path, sample_cache: Path) -> dict[str, str]:
    home = tmp_path / "home"
    shutil.copytree(sample_cache, home / "cache")
    return clean_environment(home)


@pytest.fixture
def newsline(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run the real command in an empty folder; give its exit code, stdout and stderr."""
    folder = tmp_path / "empty"
    folder.mkdir()

    def run(
        *arguments: str,
        stdin: bytes | str = b"",
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "newsline", *arguments],
            input=data,
            capture_output=True,
            cwd=cwd or folder,
            env=environment | (env or {}),
            timeout=120,
        )
        # Strict decoding: output that is not UTF-8 fails the test here.
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run
