"""Start-up and parse speed, as ratios taken side by side in one run.

    python -m venv /tmp/newsline-bench && /tmp/newsline-bench/bin/pip install -q .
    /tmp/newsline-bench/bin/python bench/speed.py            # prints a Markdown table

Run it with the Python of an environment into which a wheel is installed, with
PYTHONDONTWRITEBYTECODE unset. Each command runs as a whole process, in turn with a bare
`python -c pass`; what is printed is the median of the ratios of CPU time (user and
system, from `wait4`). Parsing is measured as `newsline parse` of the sample repeated to
20 MB, in MB (10^6 bytes) of input per CPU second of the whole process.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
BARE = [sys.executable, "-c", "pass"]
NEWSLINE = str(Path(sys.executable).with_name("newsline"))
COMMANDS = [
    ["--version"],
    ["timeline", "--format", "jsonl"],
    ["timeline", "--entity", "Assad", "--format", "jsonl"],
    ["timeline", "--format", "rich"],
    ["search", "asylum", "--format", "jsonl"],
    ["search", "asylm", "--format", "jsonl"],
    ["quotes", "--speaker", "Lavrov", "--format", "jsonl"],
]


def cpu_seconds(command: list[str]) -> float:
    """CPU time of one run, children included; the command must succeed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"exit {process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def ratio(command: list[str], runs: int) -> float:
    """Median over `runs` of the command's CPU time as a multiple of a bare Python run just before it."""
    cpu_seconds(command)
    ratios = []
    for _ in range(runs):
        bare = statistics.mean(cpu_seconds(BARE) for _ in range(3))
        ratios.append(cpu_seconds(command) / bare)
    return statistics.median(ratios)


def parse_speed(megabytes: float) -> float:
    """MB of sample text that `newsline parse` turns into records per CPU second."""
    files = [path for path in sorted(SAMPLE.rglob("*")) if path.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        total = copy = 0
        while total < megabytes * 1e6:
            for path in files:
                data = path.read_bytes()
                target = Path(folder) / f"{copy:05}" / path.name
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(data)
                total += len(data)
            copy += 1
        return total / 1e6 / cpu_seconds([NEWSLINE, "parse", folder])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="runs of each command")
    parser.add_argument("--megabytes", type=float, default=20, help="size of the corpus to parse")
    options = parser.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}\n")
    print("| command | CPU time, bare Python = 1 |\n|---|---|")
    for command in COMMANDS:
        print(
            f"| `newsline {' '.join(command)}` | {ratio([NEWSLINE, *command], options.runs):.1f} |",
            flush=True,
        )
    print(f"\n`newsline parse`: {parse_speed(options.megabytes):.2f} MB per CPU second")


if __name__ == "__main__":
    main()
