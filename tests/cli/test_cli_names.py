"""`entities --why` and `aliases` through the real command."""

import json
from pathlib import Path

import pytest

from support import Run

TALKS = "Talks in {place}\n\n4 June 2013\n\nMinister {name} met the mayor. “We are done,” {short} said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for number, (name, place) in enumerate(
        [("Agnes Thorvald", "Oslo"), ("Agnes Thorvald", "Bergen"), ("Agnes Thorbald", "Oslo")]
    ):
        text = TALKS.format(name=name, place=place, short=name.split()[1])
        (made / f"{number}.txt").write_text(text, encoding="utf-8")
    return made


def test_why_shows_the_forms_of_a_name_and_their_places(newsline: Run, folder: Path) -> None:
    done = newsline("entities", "--why", "Agnes Thorvald", "-c", str(folder), "-f", "jsonl")
    assert done.returncode == 0, done.stderr
    (record,) = map(json.loads, done.stdout.splitlines())
    forms = {form["form"]: form for form in record["forms"]}
    assert forms["Agnes Thorvald"]["rule"] == "name"
    assert forms["Thorvald"]["rule"] == "surname"
    assert (forms["Thorvald"]["events"], forms["Thorvald"]["scope"]) == (2, "text")
    assert (
        newsline("entities", "Agnes Thorvald", "--why", "-c", str(folder), "-f", "jsonl").stdout
        == done.stdout
    )


def test_why_wants_a_name_that_there_is(newsline: Run, folder: Path) -> None:
    done = newsline("entities", "--why", "-c", str(folder))
    assert (done.returncode, done.stdout) == (2, "")
    assert "NAME" in done.stderr
    done = newsline("entities", "--why", "Zyxwvut", "-c", str(folder))
    assert (done.returncode, done.stdout) == (1, "")


def test_suggestions_appended_to_the_corrections_are_applied_and_not_made_again(
    newsline: Run, folder: Path
) -> None:
    project = folder.parent
    (project / "newsline.toml").write_text('corpus = ["articles"]\n')
    asked = newsline("aliases", cwd=project)
    assert asked.returncode == 0, asked.stderr
    assert '"Agnes Thorbald",' in asked.stdout
    (project / "newsline-corrections.toml").write_text(asked.stdout, encoding="utf-8")
    done = newsline("entities", "Thorvald", "-f", "jsonl", cwd=project)
    (record,) = map(json.loads, done.stdout.splitlines())
    assert (record["name"], record["events"]) == ("Agnes Thorvald", 3)
    why = newsline("entities", "--why", "Thorvald", "-f", "jsonl", cwd=project)
    (record,) = map(json.loads, why.stdout.splitlines())
    assert {form["form"]: form["scope"] for form in record["forms"]}["Agnes Thorbald"] == "corrections"
    again = newsline("aliases", cwd=project)
    assert (again.returncode, again.stdout) == (1, "")


def test_aliases_of_one_type_up_to_a_limit(newsline: Run, folder: Path) -> None:
    done = newsline("aliases", "--type", "place", "-c", str(folder))
    assert (done.returncode, done.stdout) == (1, "")
    done = newsline("aliases", "--limit", "1", "-f", "tsv", "-c", str(folder))
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("query", ["entity:assad AND entity:lavrov", "entity:assad entity:lavrov"])
def test_two_names_in_one_report(newsline: Run, query: str) -> None:
    def ids(*arguments: str) -> set[str]:
        done = newsline("timeline", *arguments, "-f", "tsv")
        return {line.split("\t")[0] for line in done.stdout.splitlines()[1:]}

    both, one, other = ids("--query", query), ids("--entity", "Assad"), ids("--entity", "Lavrov")
    assert both == one & other
    assert both < ids("--entity", "Assad", "--entity", "Lavrov") == one | other
