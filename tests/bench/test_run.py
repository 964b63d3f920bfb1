"""How bench/run.py turns costs into ratios, targets and a table, and that it leaves corpora as they were."""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from support import ROOT


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    measure = importlib.import_module("measure")
    return measure.Bench(tmp_path / "bin" / "newsline", tmp_path)


def module(name: str) -> ModuleType:
    return importlib.import_module(name)


def costs(*seconds: float) -> list[Any]:
    return [module("measure").Cost(cpu, 2 * cpu, 50_000_000, 900_000_000, 10, 1) for cpu in seconds]


def corpora(folder: Path) -> list[Any]:
    made = []
    for name in ("tree-5", "lines-5", "lines-50"):
        paths = folder / name, folder / f"cache-{name}", folder / f"{name}.sqlite"
        made.append(module("measure").Corpus(name, 5, name.split("-")[0], 3000, *paths))
    return made


def test_a_ratio_is_taken_round_by_round(bench: Any) -> None:
    # The machine was ten times slower in the second round: no round shows another ratio than 2.
    bench.costs = {"it": costs(0.2, 2.0, 0.4), "bare python": costs(0.1, 1.0, 0.2)}
    assert bench.ratio("it", "bare python") == pytest.approx(2)
    assert bench.ratio("it", "never run") is None


def test_targets_compare_with_the_peers(bench: Any, tmp_path: Path) -> None:
    bench.costs = {
        "bare python": costs(0.01, 0.01),
        "--version": costs(0.014, 0.014),
        "search @lines-5": costs(0.08, 0.08),
        "search @lines-50": costs(0.16, 0.16),
        "index, 1 jobs @tree-5": costs(30),
        f"index, {module('os').cpu_count()} jobs @tree-5": costs(15),
        "nothing changed @tree-5": costs(0.5),
        "not looked @tree-5": costs(0.1),
        "one file changed @tree-5": costs(1.0),
        "find @tree-5": costs(0.3),
    }
    sizes = {
        corpus.name: {"text": 15_000_000, "index": 12_000_000, "fts5": 0} for corpus in corpora(tmp_path)
    }
    report = module("report")
    found = {
        target.what: (target.measured, target.met)
        for target in report.targets(bench, corpora(tmp_path), sizes)
        if target.measured is not None
    }
    assert found == {
        "`--version` / bare Python, CPU": (pytest.approx(1.4), True),
        "search, lines-5 / bare Python, CPU": (pytest.approx(8.0), True),
        "search, lines-50 / lines-5, CPU": (pytest.approx(2.0), False),
        "search, lines-50, resident MB": (pytest.approx(50), True),
        "building, rate of all cores / one core": (pytest.approx(2.0), True),
        "building, MB / CPU second": (pytest.approx(1.0), True),
        "building, MB of memory": (pytest.approx(900), True),
        "index / text, tree-5, bytes": (pytest.approx(0.8), True),
        "index / text, lines-5, bytes": (pytest.approx(0.8), True),
        "index / text, lines-50, bytes": (pytest.approx(0.8), True),
        "look for changes / find, CPU": (pytest.approx(4 / 3), True),
        "one file changed / nothing changed, CPU": (pytest.approx(2.0), True),
    }
    bench.failed["typo @tree-5"] = "exit 2"
    shown = report.table(
        bench, report.targets(bench, corpora(tmp_path), sizes), {"newsline": "9", "date": "d"}, sizes
    )
    assert "| search, lines-50 / lines-5, CPU | 2.00 | ≤ 1.5 | **no** |" in shown
    assert "| typo, tree-5 / bare Python, CPU | not measured | ≤ 14 |  |" in shown
    assert "Failed: typo @tree-5: `exit 2`" in shown


def test_edited_files_are_as_they_were_afterwards(bench: Any, tmp_path: Path) -> None:
    (corpus, *_) = corpora(tmp_path)
    corpus.path.mkdir()
    for name in "abc":
        (corpus.path / f"{name}.txt").write_bytes(b"\xff as it was")
    with module("run").edited_files(corpus) as edit:
        edit()
        edit()
        now = sorted(path.read_bytes() != b"\xff as it was" for path in corpus.path.iterdir())
        assert now == [False, True, True]
    assert all(path.read_bytes() == b"\xff as it was" for path in corpus.path.iterdir())
