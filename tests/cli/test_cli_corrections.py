"""Corrections and `timeline --deep` through the real command."""

import json
from pathlib import Path

import pytest

from support import Run

LETTER = """A letter from the quay

The old lion roared. In June 2011 Mira Holt bought the port of Veldry. Talks began yesterday.
"""
ENTRY = '[[document]]\npath = "letter.txt"\ndate = "2016-10-18"\nnote = "postmark"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "letter.txt").write_text(LETTER, encoding="utf-8")
    return folder


def date_of(stdout: str) -> str | None:
    record = json.loads(stdout.splitlines()[0])
    return record["date"] and str(record["date"]["edtf"])


def test_the_file_beside_the_settings_is_applied(newsline: Run, project: Path) -> None:
    (project / "newsline.toml").write_text("")
    (project / "newsline-corrections.toml").write_text(ENTRY)
    below = project / "articles"
    done = newsline("timeline", "--format", "jsonl", cwd=below)
    assert (date_of(done.stdout), done.stderr) == ("2016-10-18", "")
    assert date_of(newsline("parse", "letter.txt", cwd=below).stdout) == "2016-10-18"


def test_settings_environment_and_flag_each_beat_what_is_before(newsline: Run, project: Path) -> None:
    for year in (2011, 2012, 2013):
        (project / f"{year}.toml").write_text(ENTRY.replace("2016-10-18", str(year)))
    (project / "newsline-corrections.toml").write_text(ENTRY)
    (project / "newsline.toml").write_text('corrections = "2011.toml"')
    asked = ("timeline", "--format", "jsonl")
    env = {"NEWSLINE_CORRECTIONS": "2012.toml"}
    assert date_of(newsline(*asked, cwd=project / "articles").stdout) == "2011"
    assert date_of(newsline(*asked, cwd=project, env=env).stdout) == "2012"
    flag = ("--corrections", "2013.toml")
    assert date_of(newsline(*asked, *flag, cwd=project, env=env).stdout) == "2013"


def test_why_shows_the_override(newsline: Run, project: Path) -> None:
    (project / "c.toml").write_text(ENTRY)
    corpus = ("-c", "articles", "--corrections", "c.toml")
    (line,) = newsline("timeline", *corpus, cwd=project).stdout.splitlines()
    id_ = line.split()[0]
    (record,) = map(json.loads, newsline("why", id_, *corpus, "-f", "jsonl", cwd=project).stdout.splitlines())
    assert record["date"]["basis"] == "override"
    assert record["candidates"][0]["reason"] == "c.toml:1 says so"
    for form in ("plain", "rich"):
        done = newsline("why", id_, *corpus, "-f", form, cwd=project)
        assert "override" in done.stdout
        assert "postmark" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline",),
        ("search", "port"),
        ("quotes",),
        ("entities",),
        ("show", "a"),
        ("why", "a"),
        ("undated",),
        ("stats",),
        ("parse", "articles"),
    ],
    ids=" ".join,
)
def test_a_mistake_stops_every_command_with_its_place(
    newsline: Run, project: Path, arguments: tuple[str, ...]
) -> None:
    (project / "c.toml").write_text('\n[[document]]\npath = "letter.txt"\ndate = "soon"\n')
    done = newsline(*arguments, "--corrections", "c.toml", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "c.toml:2: 'date'" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_an_entry_that_meets_nothing_is_said(newsline: Run, project: Path) -> None:
    (project / "c.toml").write_text(ENTRY + '[[document]]\npath = "\x41.txt"\ntitle = "T"\n')
    done = newsline("timeline", "-c", "articles", "--corrections", "c.toml", cwd=project)
    assert done.returncode == 0
    assert "c.toml:5: no document has the path A.txt [unused-correction]" in done.stderr


def test_aliases_answer_questions(newsline: Run, project: Path) -> None:
    (project / "c.toml").write_text(
        '[[name]]\nname = "Mira Holt"\ntype = "PERSON"\naliases = ["old lion", "the captain"]\n'
    )
    corpus = ("-c", "articles", "--corrections", "c.toml")
    done = newsline("timeline", "--entity", "the captain", *corpus, cwd=project)
    assert "A letter from the quay" in done.stdout
    assert "old lion" in newsline("entities", "Mira Holt", *corpus, cwd=project).stdout


def test_deep_is_marked_and_only_there_when_asked_for(newsline: Run, project: Path) -> None:
    corpus = ("-c", "articles")
    sentence = "In June 2011 Mira Holt bought the port of Veldry."
    plain = newsline("timeline", "--deep", *corpus, cwd=project).stdout
    (line,) = [line for line in plain.splitlines() if sentence in line]
    assert line.endswith("(in A letter from the quay)")
    assert line.split()[1] == "2011-06"
    assert sentence not in newsline("timeline", *corpus, cwd=project).stdout
    rich = newsline("timeline", "--deep", *corpus, "-f", "rich", cwd=project).stdout
    assert "◇" in rich
    assert "in A letter from the quay" in rich
    assert "1 in the background (◇)" in rich.replace("\u00a0", " ")
    shown = newsline("show", line.split()[0], *corpus, cwd=project)
    assert (shown.returncode, shown.stdout.splitlines()[0]) == (0, sentence)


def test_deep_without_listed_keeps_the_background(newsline: Run) -> None:
    done = newsline("timeline", "--deep", "--no-listed", "--format", "jsonl")
    kinds = {json.loads(line)["kind"] for line in done.stdout.splitlines()}
    assert kinds == {"document", "background"}
