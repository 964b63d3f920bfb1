"""Storylines on the command line: every format, `--no-merge`, `show`."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import jsonschema
import pexpect
import pytest

from support import Run, clean_environment

TEXT = (
    "The ferry Ilse ran aground off Marrow Point shortly after six on Monday morning with 214 people on"
    " board, the coast guard said. Nobody was hurt. A tug from Harlow was on its way, and passengers had been"
    " asked to put on life vests."
)
PAPERS = [("2016-05-02", "Quay Gazette"), ("2016-05-03", "Evening Tide"), ("2016-05-05", "=Harbour Post")]
NOTE = "3 reports, 3 sources; first 2016-05-02, last 2016-05-05"


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number, (date, source) in enumerate(PAPERS):
        record = {"id": f"f{number}", "title": "Ferry aground", "text": TEXT, "date": date, "source": source}
        (folder / f"{number}.jsonl").write_text(json.dumps(record) + "\n")
    return str(folder)


@pytest.mark.parametrize("question", [("timeline",), ("search", "ferry")], ids=" ".join)
def test_each_format_tells_of_the_reports(newsline: Run, corpus: str, question: tuple[str, ...]) -> None:
    def ask(*more: str) -> str:
        done = newsline(*question, "-c", corpus, *more)
        assert done.returncode == 0, done.stderr
        return done.stdout

    lead = "f0" if question == ("timeline",) else json.loads(ask("-f", "jsonl"))["id"]
    (line,) = ask().splitlines()
    assert line.startswith(f"{lead}  2016-05-0")
    assert f"({NOTE})" in line
    (record,) = json.loads(ask("-f", "json"))
    assert record["storyline"] == {
        "id": "f0",
        "reports": 3,
        "sources": [source for _, source in PAPERS],
        "first": "2016-05-02",
        "last": "2016-05-05",
        "undated": 0,
        "matching": 3,
    }
    jsonschema.validate(record, json.loads(newsline("schema").stdout))
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        (row,) = csv.DictReader(io.StringIO(ask("-f", form)), delimiter=delimiter)
        assert (row["reports"], row["matching"]) == ("3", "3")
        assert row["sources"] == "Quay Gazette; Evening Tide; =Harbour Post"
    assert "Quay Gazette; Evening Tide; =Harbour Post" in ask("-f", "markdown")
    assert "3 reports, 3 sources; first 2 May 2016, last 5 May 2016" in " ".join(
        ask("-f", "rich").replace("│", " ").split()
    )
    assert [
        json.loads(one)["storyline"]["matching"] for one in ask("--no-merge", "-f", "jsonl").splitlines()
    ] == [
        1,
        1,
        1,
    ]
    assert len(ask("--limit", "2", "--no-merge").splitlines()) == 2


def test_a_filter_says_how_many_reports_match(newsline: Run, corpus: str) -> None:
    done = newsline("timeline", "-c", corpus, "--since", "2016-05-03", "-f", "plain")
    assert done.stdout.startswith("f1  2016-05-03")
    assert f"(2 of {NOTE})" in done.stdout


def test_show_lists_every_report(newsline: Run, corpus: str) -> None:
    plain = newsline("show", "f1", "-c", corpus).stdout
    lines = plain.partition("reports:\n")[2].splitlines()[:3]
    assert [line.split()[0] for line in lines] == ["2016-05-02", "2016-05-03", "2016-05-05"]
    assert ["2.jsonl" in line for line in lines] == [False, False, True]
    record = json.loads(newsline("show", "f1", "-c", corpus, "-f", "jsonl").stdout)
    assert [report["publisher"] for report in record["reports"]] == [source for _, source in PAPERS]
    assert record["storyline"]["reports"] == 3
    rows = newsline("show", "f1", "-c", corpus, "-f", "csv").stdout
    assert rows.count("\nreport,") == 3


def test_a_terminal_shows_one_event_and_the_totals(corpus: str, tmp_path: Path) -> None:
    environment = clean_environment(tmp_path)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "newsline", "timeline", "-c", corpus, "--limit", "5"],
        env=os.environ | environment,
        dimensions=(24, 60),
        encoding="utf-8",
        timeout=60,
    )
    shown = child.read()
    assert shown.count("Ferry aground") == 1
    assert "3 reports, 3 sources; first 2 May" in shown
    assert "told by 3 reports" in shown


def test_hostile_names_of_sources_stay_on_their_line(newsline: Run, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number, source in enumerate(("\u001b[31mRed\n[bold]", "\u202eOther")):
        record = {"title": "Ferry", "text": TEXT, "date": "2016-05-02", "source": source}
        (folder / f"{number}.jsonl").write_text(json.dumps(record) + "\n")
    for form in ("plain", "rich", "csv", "jsonl"):
        done = newsline("timeline", "-c", str(folder), "-f", form)
        assert "\x1b[31m" not in done.stdout
        assert "\u202e" not in done.stdout
    identity = json.loads(newsline("timeline", "-c", str(folder), "-f", "jsonl").stdout)["id"]
    for form in ("plain", "rich"):
        done = newsline("show", identity, "-c", str(folder), "-f", form)
        assert done.returncode == 0, done.stderr
        assert "\x1b[31m" not in done.stdout
