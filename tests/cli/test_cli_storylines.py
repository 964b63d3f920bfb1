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


def test_each_format_tells_of_the_reports(newsline: Run, corpus: str) -> None:
    def ask(form: str) -> str:
        done = newsline("timeline", "-c", corpus, "-f", form)
        assert done.returncode == 0, done.stderr
        return done.stdout

    (line,) = ask("plain").splitlines()
    assert line.startswith("f0  2016-05-02")
    assert f"({NOTE})" in line
    (record,) = json.loads(ask("json"))
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
    sources = "; ".join(source for _, source in PAPERS)
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        (row,) = csv.DictReader(io.StringIO(ask(form)), delimiter=delimiter)
        assert (row["reports"], row["matching"], row["sources"]) == ("3", "3", sources)
    assert f"| 3 | 3 | {sources} | 2016-05-02 | 2016-05-05 |" in ask("markdown")
    drawn = " ".join(ask("rich").replace("│", " ").split())
    assert "3 reports, 3 sources; first 2 May 2016, last 5 May 2016" in drawn


def test_a_search_merges_reports_too(newsline: Run, corpus: str) -> None:
    done = newsline("search", "ferry", "-c", corpus, "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["reports"], row["first"], row["last"]) == ("3", "2016-05-02", "2016-05-05")
    assert NOTE in newsline("search", "ferry", "-c", corpus).stdout


@pytest.mark.parametrize("question", [("timeline",), ("search", "ferry")], ids=" ".join)
def test_without_merging_each_report_is_a_line(newsline: Run, corpus: str, question: tuple[str, ...]) -> None:
    done = newsline(*question, "-c", corpus, "--no-merge", "-f", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(line["id"] for line in lines) == ["f0", "f1", "f2"]
    assert [(line["storyline"]["id"], line["storyline"]["matching"]) for line in lines] == [("f0", 1)] * 3


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
