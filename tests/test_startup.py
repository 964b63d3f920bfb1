"""What a run may import: start-up is guarded by what is loaded, never by a clock."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support import clean_environment

# Nothing that a question in words that need no reading has use for, once the index is saved.
HEAVY = {
    "rich",
    "pydantic",
    "dateutil.parser",
    "numpy",
    "importlib.metadata",
    "typer",
    "inspect",
    "subprocess",
    "babel",
    "trafilatura",
    "lxml",
    "yaml",
    "multiprocessing",
    "filelock",
    "newsline.documents",
    "newsline.index.builder",
    "newsline.index.grouping",
    "newsline.read.reader",
    "newsline.saved.refresh",
    "newsline.saved.workshop",
}

CODE = """
import sys
before = set(sys.modules)
from newsline.__main__ import main
out, sys.stdout, sys.stderr = sys.stdout, open(os.devnull, "w"), open(os.devnull, "w")
code = main()
print(code, *sorted(set(sys.modules) - before), file=out)
"""

Loaded = Callable[..., set[str]]


def loaded_in(environment: dict[str, str]) -> Loaded:
    def loaded(*arguments: str) -> set[str]:
        """The modules that a run loads beyond a bare Python; it must have succeeded."""
        code = CODE.replace("os.devnull", repr(os.devnull))
        result = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        exit_code, *modules = result.stdout.split()
        assert exit_code == "0"
        return set(modules)

    return loaded


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Runs newsline where the index of the sample is saved already."""
    run = loaded_in(clean_environment(tmp_path_factory.mktemp("home")))
    assert {"newsline.saved.refresh", "newsline.read.reader"} <= run("timeline", "--format", "jsonl")
    return run


def test_version_loads_nothing_but_newsline(loaded: Loaded) -> None:
    assert loaded("--version") == {"gc", "newsline", "newsline.__main__"}


QUESTIONS = [
    ("timeline", "--format", "jsonl"),
    ("timeline", "--entity", "Assad", "--format", "jsonl"),
    ("search", "asylum", "--format", "jsonl"),
    ("quotes", "--speaker", "Lavrov", "--format", "json"),
    ("entities", "--format", "plain"),
    ("stats", "--format", "jsonl"),
    ("undated", "--format", "tsv"),
]


@pytest.mark.parametrize("arguments", QUESTIONS, ids=" ".join)
def test_an_answer_from_a_saved_index_loads_no_reader_no_parser_and_no_rich(
    arguments: tuple[str, ...], loaded: Loaded
) -> None:
    modules = loaded(*arguments)
    assert "tantivy" in modules  # the engine, and all there is to load besides newsline
    assert not modules & (HEAVY | {"rapidfuzz"})
    assert not [name for name in modules if name.startswith("newsline.parser.")]


def test_a_date_loads_what_reads_dates_and_no_more(loaded: Loaded) -> None:
    modules = loaded("timeline", "--since", "2012", "--format", "csv")
    assert not modules & (HEAVY | {"rapidfuzz"})
    rooms = {name.split(".")[2] for name in modules if name.startswith("newsline.parser.")}
    assert rooms <= {"daterange", "datetext", "remembered", "timex"}


def test_only_a_typo_loads_fuzzy_matching(loaded: Loaded) -> None:
    modules = loaded("search", "asylm", "--format", "jsonl")
    assert "rapidfuzz" in modules
    assert not modules & HEAVY


def test_a_small_corpus_is_answered_without_what_shows_or_saves(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Talks end early\n\n4 June 2013\n\nThey talked about the port.\n")
    modules = loaded_in(clean_environment(tmp_path))("timeline", "-c", str(page), "--format", "jsonl")
    assert {"newsline.read.reader", "numpy"} <= modules
    unused = {"rich", "pydantic", "importlib.metadata", "trafilatura", "lxml", "filelock"}
    assert not modules & (unused | {"rapidfuzz", "multiprocessing", "newsline.saved.refresh"})


@pytest.mark.parametrize("tagger", ["newsline", "rules"])
def test_a_parse_loads_no_index_no_query_and_no_answers(tmp_path: Path, tagger: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Talks end early\n\n4 June 2013\n\nThey talked about the port.\n")
    modules = loaded_in(clean_environment(tmp_path))("parse", str(page), "--tagger", tagger)
    assert "newsline.parser.pipeline" in modules
    rooms = {".".join(name.split(".")[:2]) for name in modules if name.startswith("newsline.")}
    assert not rooms & {"newsline.corpus", "newsline.corrections", "newsline.index", "newsline.query"}
    assert not modules & {"newsline.model.hit", "newsline.model.storyline", "newsline.saved.refresh"}
    assert not modules & {"rich", "pydantic", "dateutil.parser", "lxml", "yaml", "tantivy"}
    assert ("numpy" in modules) == (tagger == "newsline")


def test_importing_the_library_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import newsline; print(*set(sys.modules) - before)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["newsline"]
