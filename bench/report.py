"""What run.py measured, against the targets, as a table (see run.py)."""

import os
import platform
import re
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from measure import Bench, Corpus, Cost

Sizes = dict[str, dict[str, int]]


class Target(NamedTuple):
    """What was asked for, what was measured, and the bound."""

    what: str
    measured: float | None
    bound: float
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        if self.measured is None:
            return None
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound


def targets(bench: Bench, corpora: list[Corpus], sizes: Sizes) -> list[Target]:
    """The targets for start, questions, size, building and changes, in ratios where there is a peer."""
    first = corpora[0]
    lines = [corpus for corpus in corpora if corpus.form == "lines"]
    bare = "bare python"
    found = [Target("`--version` / bare Python, CPU", bench.ratio("--version", bare), 1.5)]
    for corpus in corpora[: len(corpora) - (len(lines) > 1)]:
        for what, bound in (
            ("search, no look", 8.5),
            ("search", 8.5),
            ("search 20", 8.5),
            ("timeline, no look", 8.5),
            ("timeline", 8.5),
            ("rich search", 12.5),
            ("rich timeline", 12.5),
            ("typo", 14),
            ("rich typo", 14),
        ):
            ratio = bench.ratio(f"{what} @{corpus.name}", bare)
            found.append(Target(f"{what}, {corpus.name} / bare Python, CPU", ratio, bound))
    if len(lines) > 1:
        small, large = lines
        for what, bound in (("search", 1.5), ("search 20", 1.5), ("timeline", 1.5), ("typo", 2)):
            ratio = bench.ratio(f"{what} @{large.name}", f"{what} @{small.name}")
            found.append(Target(f"{what}, {large.name} / {small.name}, CPU", ratio, bound))
            most = bench.median(f"{what} @{large.name}", lambda cost: cost.largest / 1e6)
            found.append(Target(f"{what}, {large.name}, resident MB", most, 300))
    text = sizes[first.name]["text"]
    one, all_cores = f"index, 1 jobs @{first.name}", f"index, {os.cpu_count()} jobs @{first.name}"
    rate = bench.median(all_cores, lambda cost: text / 1e6 / cost.cpu)
    found += [
        Target("building, rate of all cores / one core", bench.ratio(one, all_cores, wall), 1.8, True),
        Target("building, MB / CPU second", rate, 0.5, True),
        Target("building, MB of memory", bench.median(all_cores, lambda cost: cost.together / 1e6), 1000),
    ]
    for corpus in corpora:
        size = sizes[corpus.name]
        share = size["index"] / size["text"] if size["index"] else None
        found.append(Target(f"index / text, {corpus.name}, bytes", share, 1))
    at = f" @{first.name}"  # of a tree alone there are the costs that follow
    look = [
        (one.cpu - other.cpu) / peer.cpu
        for one, other, peer in zip(
            *(bench.costs.get(name + at, []) for name in ("nothing changed", "not looked", "find")),
            strict=False,
        )
    ]
    found += [
        Target("look for changes / find, CPU", statistics.median(look) if look else None, 2),
        Target(
            "one file changed / nothing changed, CPU",
            bench.ratio("one file changed" + at, "nothing changed" + at),
            3,
        ),
    ]
    return found


def wall(cost: Cost) -> float:
    return cost.wall


def table(bench: Bench, found: list[Target], about: dict[str, str], sizes: Sizes) -> str:
    """The results in Markdown."""
    rows = [f"# newsline {about['newsline']} on {about['date']}", ""]
    rows += [f"- {key}: {value}" for key, value in about.items()]
    rows += ["", "| target | measured | bound | met |", "|---|--:|--:|---|"]
    for target in found:
        shown = "not measured" if target.measured is None else f"{target.measured:.2f}"
        sign = "≥" if target.at_least else "≤"
        met = {None: "", True: "yes", False: "**no**"}[target.met]
        rows.append(f"| {target.what} | {shown} | {sign} {target.bound:g} | {met} |")
    rows += [
        "",
        "| command | runs | CPU ms | bare Python = 1 | wall ms | resident MB | together MB | lines | kB |",
    ]
    rows += ["|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for name, costs in bench.costs.items():
        if not costs:
            continue
        middle = [statistics.median(values) for values in zip(*costs, strict=True)]
        cpu, taken, largest, together, output, lines = middle
        bare = statistics.median(cost.cpu for cost in bench.costs["bare python"])
        rows.append(
            f"| {name} | {len(costs)} | {cpu * 1e3:.0f} | {cpu / bare:.1f} | {taken * 1e3:.0f}"
            f" | {largest / 1e6:.0f} | {together / 1e6:.0f} | {lines:.0f} | {output / 1e3:.0f} |"
        )
    rows += ["", "| corpus | text MB | index MB | FTS5 MB |", "|---|--:|--:|--:|"]
    for name, size in sizes.items():
        rows.append(f"| {name} | " + " | ".join(f"{value / 1e6:.1f}" for value in size.values()) + " |")
    rows += [f"\nFailed: {name}: `{error}`" for name, error in bench.failed.items()]
    return "\n".join(rows) + "\n"


def output_of(*command: str) -> str:
    """The first line that a command prints, or nothing where it is missing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return (done.stdout or done.stderr).partition("\n")[0].strip()


def about_machine(bench: Bench) -> dict[str, str]:
    processor = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.exists() and (named := re.search(r"model name\s*: (.*)", info.read_text())):
        processor = named[1]
    return {
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "newsline": output_of(bench.newsline, "--version").removeprefix("newsline "),
        "commit": output_of("git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"),
        "command": " ".join(["python", "bench/run.py", *sys.argv[1:]]),
        "machine": f"{os.cpu_count()} cores, {processor}, {memory_size()}",
        "system": f"{platform.system()} {platform.release()}",
        "load": ", ".join(f"{load:.1f}" for load in os.getloadavg()) + " in the last 1, 5 and 15 minutes",
        "python": output_of(bench.python, "-VV"),
        "tools": "; ".join(filter(None, [output_of(tool, "--version") for tool in ("grep", "rg", "find")]))
        + f"; SQLite {sqlite3.sqlite_version}",
    }


def memory_size() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"
