"""What bench/measure.py says of a process."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from support import bench_module


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    return bench_module("measure")


def python(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def test_output_is_read_whole_and_counted(measure: ModuleType, tmp_path: Path) -> None:
    cost = measure.run(
        python("print('x' * 99 + '\\n' * 1000, end='') or print('y' * 3000000)"), {}, folder=tmp_path
    )
    assert cost.output == 99 + 1000 + 3000001
    assert cost.lines == 1001


def test_the_cost_of_children_counts(measure: ModuleType, tmp_path: Path) -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    cost = measure.run(python(nested), {}, folder=tmp_path)
    assert cost.cpu >= 0.3
    assert cost.wall >= 0.3


def test_a_terminal_is_one_of_120_columns(measure: ModuleType, tmp_path: Path) -> None:
    script = "import os; size = os.get_terminal_size(1); print('z' * size.columns)"
    assert measure.run(python(script), {}, folder=tmp_path, terminal=True).output == 122


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells")
def test_memory_of_children_is_added_up(measure: ModuleType, tmp_path: Path) -> None:
    hold = "import time; block = b'x' * 60_000_000; time.sleep(1.2)"
    both = f"import subprocess, sys; it = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in 'ab']"
    cost = measure.run(python(both + "; [one.wait() for one in it]"), {}, folder=tmp_path, memory=True)
    assert cost.together > 120_000_000
    assert cost.largest > 60_000_000


def test_a_failing_command_says_why(measure: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(measure.CommandFailedError, match="exit 3, 'no such luck'"):
        measure.run(
            python("import sys; print('no such luck', file=sys.stderr); sys.exit(3)"), {}, folder=tmp_path
        )


def test_sizes_of_files_and_folders(measure: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_bytes(b"123")
    (tmp_path / "two").write_bytes(b"45")
    assert measure.size_of(tmp_path) == 5
    assert measure.size_of(tmp_path / "two") == 2
    assert measure.size_of(tmp_path / "none") == 0
