"""What the documents say is run, or compared with what they speak of."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsline.errors import PROBLEM_CODES
from support import ROOT, Shell

README = (ROOT / "README.md").read_text(encoding="utf-8")
TOOLS = ("jq", "mlr", "fzf", "less")


def blocks(language: str, heading: str) -> list[str]:
    """The code blocks of one language below a heading of README.md."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)


TOUR, OWN_FOLDER = blocks("sh", "Five minutes with newsline")
RECIPES = [recipe for recipe in blocks("sh", "Recipes")[0].split("\n\n") if recipe.strip()]


@pytest.fixture
def shell(tmp_path: Path, environment: dict[str, str]) -> Shell:
    """Run a script in an empty folder with this Python's `newsline` first on the path."""
    folder = tmp_path / "work"
    folder.mkdir()
    # Without a terminal fzf answers only as a filter; less and others read the same stream as a person would.
    variables = environment | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
        "FZF_DEFAULT_OPTS": "--filter=Damascus",
    }

    def run(script: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            capture_output=True,
            text=True,
            cwd=folder,
            env=variables,
            timeout=120,
        )

    return run


@pytest.mark.parametrize("line", TOUR.splitlines())
def test_each_line_of_the_tour_finds_something(shell: Shell, line: str) -> None:
    done = shell(line)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_tour_of_ones_own_folder(shell: Shell) -> None:
    done = shell(OWN_FOLDER)
    assert done.returncode == 0, done.stderr
    assert "Aleppo" in done.stdout


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.splitlines()[0].lstrip("# "))
def test_each_recipe_works_with_the_real_tools(shell: Shell, recipe: str) -> None:
    missing = [tool for tool in TOOLS if re.search(rf"\b{tool} ", recipe) and not shutil.which(tool)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    done = shell(recipe)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert "rror" not in done.stderr


def test_the_library_example_runs(shell: Shell, tmp_path: Path) -> None:
    (code,) = blocks("python", "As a library")
    (tmp_path / "work" / "example.py").write_text(code, encoding="utf-8")
    done = shell('cp -r "$(newsline sample)" articles && python example.py')
    assert done.returncode == 0, done.stderr
    assert "2013-06-04 4 June 2013\nAnn Reed said: We are done,\n" in done.stdout


def test_ci_runs_the_readme_test_command() -> None:
    setup = re.findall(r"^```sh\n(python3 -m venv .*)\n```", README, re.MULTILINE)
    assert len(setup) == 2
    assert "newsline timeline --entity Assad" in setup[0]
    assert setup[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_command_table_is_complete() -> None:
    from newsline.cli.arguments import COMMANDS

    table = set(re.findall(r"^\| `([a-z]+)[ `]", README.split("## Commands")[1], re.MULTILINE))
    assert table == set(COMMANDS)


def test_every_form_that_is_read_is_told() -> None:
    from newsline.read import READERS

    section = README.split("\n## What it reads\n")[1].split("\n## ")[0]
    told = set(re.findall(r"`(\.[a-z0-9]+)`", section))
    assert told == {suffix for reader in READERS for suffix in reader.suffixes}
    extras = set(re.findall(r"newsline\[([a-z]+)\]", section)) - {"all"}
    assert extras == {reader.extra for reader in READERS if reader.extra}


def test_problem_codes_are_documented_as_they_are() -> None:
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", text, re.MULTILINE)
    assert dict(rows[-len(PROBLEM_CODES) :]) == PROBLEM_CODES


DOCUMENTS = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_hold(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
