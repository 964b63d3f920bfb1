"""What a run may import: start-up is guarded by what is loaded, never by a clock."""

import os
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
    "lxml",
    "trafilatura",
)

CODE = """
import sys
before = set(sys.modules)
from newsline.__main__ import main
out, sys.stdout, sys.stderr = sys.stdout, open(os.devnull, "w"), open(os.devnull, "w")
code = main()
print(code, *sorted(set(sys.modules) - before), file=out)
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that a run loads beyond a bare Python; it must have succeeded."""
    code = CODE.replace("os.devnull", repr(os.devnull))
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    exit_code, *modules = result.stdout.split()
    assert exit_code == "0"
    return set(modules)


def test_version_loads_nothing_but_newsline() -> None:
    assert loaded("--version") == {"newsline", "newsline.__main__"}


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
    code = "import sys; before = set(sys.modules); import newsline; print(*set(sys.modules) - before)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["newsline"]
