"""What a run may import: start-up is guarded by what is loaded, never by a clock."""

import json
import subprocess
import sys

import pytest

HEAVY = (
    "rich",
    "pydantic",
    "dateutil.parser",
    "numpy",
    "importlib.metadata",
    "tantivy",
    "rapidfuzz",
    "babel",
)

CODE = """
import contextlib, io, json, sys
from newsline.__main__ import main
sys.argv = ["newsline", *json.loads(sys.argv[1])]
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    code = main()
print(json.dumps([code, sorted(sys.modules)]))
"""


def loaded(*arguments: str) -> set[str]:
    """The modules loaded at the end of a run that must have succeeded."""
    result = subprocess.run(
        [sys.executable, "-c", CODE, json.dumps(arguments)], capture_output=True, text=True, check=True
    )
    code, modules = json.loads(result.stdout)
    assert code == 0, result.stderr
    return set(modules)


def test_version_loads_next_to_nothing() -> None:
    assert not loaded("--version") & {
        "typer",
        "rich",
        "re",
        "dataclasses",
        "json",
        "pathlib",
        "newsline.corpus",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline", "--format", "jsonl"),
        ("timeline", "--entity", "Assad", "--format", "jsonl"),
        ("timeline", "--since", "2012", "--format", "csv"),
        ("quotes", "--speaker", "Lavrov", "--format", "json"),
        ("entities", "--format", "plain"),
        ("stats", "--format", "jsonl"),
        ("undated", "--format", "tsv"),
    ],
    ids=" ".join,
)
def test_an_answer_without_text_terms_loads_no_engine_and_no_rich(arguments: tuple[str, ...]) -> None:
    modules = loaded(*arguments)
    assert not [name for name in HEAVY if name in modules]


def test_a_word_spelt_right_needs_no_fuzzy_matching() -> None:
    modules = loaded("search", "asylum", "--format", "jsonl")
    assert "tantivy" in modules
    assert not {"rich", "rapidfuzz", "dateutil.parser", "numpy", "importlib.metadata"} & modules


def test_importing_the_library_loads_nothing_else() -> None:
    code = (
        "import json, sys; before = set(sys.modules); import newsline;"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert {name.split(".")[0] for name in json.loads(out)} <= {"newsline", "typing", "collections"}
