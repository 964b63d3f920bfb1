"""`check` and `convert` by the real command."""

import json
from pathlib import Path
from typing import Any

import pytest

from packing import PAGE, make_zip
from support import SAMPLE, Run

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.txt").write_bytes(PAGE)
    members = {"b/c.txt": PAGE.replace(b"paragraph", b"clause"), "d.jsonl": b'{"text": "One."}\nrubbish\n'}
    (saved / "b.zip").write_bytes(make_zip({**members, "../../e.png": PNG}))
    (saved / "c.txt").write_bytes(b"A page\n\nWith a bell\x07.\n")
    (saved / "x\x1b[31m\u202e.png").write_bytes(PNG)
    return tmp_path


def test_check_tells_what_each_file_gave(newsline: Run, folder: Path) -> None:
    done = newsline("check", "saved", "--format", "json", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    first, second, third, fourth = json.loads(done.stdout)
    assert first == {
        "file": "saved/a.txt", "readers": {"text": 1}, "documents": 1, "failures": [], "remarks": []
    }  # fmt: skip
    assert (second["file"], second["documents"]) == ("saved/b.zip", 2)
    assert second["readers"] == {"archive": 1, "text": 1, "jsonl": 1}
    assert [(problem["code"], problem["file"], problem["line"]) for problem in second["failures"]] == [
        ("bad-json", "saved/b.zip!d.jsonl", 2),
        ("unknown-type", "saved/b.zip!../../e.png", None),
    ]
    assert [problem["code"] for problem in third["remarks"]] == ["control-characters"]
    assert (fourth["documents"], fourth["readers"]) == (0, {})


@pytest.mark.parametrize("form", ["rich", "plain", "jsonl", "csv", "tsv", "markdown"])
def test_check_has_every_format_and_names_act_in_none(newsline: Run, folder: Path, form: str) -> None:
    done = newsline("check", "saved", "--format", form, cwd=folder)
    assert done.returncode == 1
    assert "a.txt" in done.stdout
    assert "bad-json" in done.stdout
    assert "\x1b[31m" not in done.stdout
    assert "\u202e" not in done.stdout


def test_check_ends_well_where_everything_was_read(newsline: Run, folder: Path) -> None:
    done = newsline("check", "saved/a.txt", "saved/c.txt", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "2 files, 2 documents, 0 failures, 1 remark"
    assert newsline("check", "-", stdin=make_zip({"a.txt": PAGE})).returncode == 0
    missing = newsline("check", "none", cwd=folder)
    assert (missing.returncode, missing.stderr) == (2, "newsline: no such file or folder: none\n")


def records(done: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.splitlines()]


def test_markdown_comes_back_the_same(newsline: Run, folder: Path) -> None:
    original = records(newsline("parse", str(SAMPLE)).stdout)
    done = newsline("convert", str(SAMPLE), "--to", "markdown", "--into", "notes", cwd=folder)
    assert done.returncode == 0
    files = list((folder / "notes").rglob("*.md"))
    assert len(files) == len(original)
    again = {record["id"]: record for record in records(newsline("parse", "notes", cwd=folder).stdout)}
    assert len(again) == len(original)
    for record in original:
        other = again[record["id"]]
        for field in ("title", "text", "url", "publisher", "byline", "tags", "section"):
            assert other[field] == record[field], field
        dates = [date and {key: date[key] for key in ("edtf", "time", "basis")}
                 for date in (other["date"], record["date"])]  # fmt: skip
        assert dates[0] == dates[1], record["file"]


def test_no_name_of_a_member_leads_out_of_the_folder(newsline: Run, folder: Path) -> None:
    names = (
        "../../up.txt",
        "/abs.txt",
        "con.txt",
        "a:b?.txt",
        "x" * 300 + ".txt",
        "A.txt",
        "a.txt",
        " . .txt",
    )
    pages = {name: PAGE.replace(b"clause", b"%d" % number) for number, name in enumerate(names)}
    (folder / "n.zip").write_bytes(make_zip(pages))
    before = {path for path in folder.rglob("*") if "notes" not in path.parts}
    done = newsline("convert", "n.zip", "--to", "markdown", "--into", "notes", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert {path for path in folder.rglob("*") if "notes" not in path.parts} == before
    written = sorted(path.relative_to(folder / "notes").as_posix() for path in folder.rglob("*.md"))
    assert len({name.casefold() for name in written}) == len(names)
    assert "n.zip/up.txt.md" in written
    assert "n.zip/_con.txt.md" in written
    assert "n.zip/a_b_.txt.md" in written


def test_one_document_goes_to_stdout_and_several_need_a_folder(newsline: Run, folder: Path) -> None:
    done = newsline("convert", "saved/a.txt", "--to", "markdown", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.startswith("---\nschema: newsline/1\nid: ")
    assert done.stdout.endswith('file: "saved/a.txt"\n---\n\nAnd a paragraph.\n')
    several = newsline("convert", "saved", "--to", "markdown", cwd=folder)
    assert (several.returncode, several.stdout) == (2, "")
    assert "--into FOLDER" in several.stderr
    full = newsline("convert", "saved", "--to", "markdown", "--into", "saved", cwd=folder)
    assert (full.returncode, full.stderr) == (2, "newsline: saved is not empty\n")
    nothing = newsline("convert", "saved/x\x1b[31m\u202e.png", "--to", "markdown", cwd=folder)
    assert nothing.returncode == 1


def test_jsonl_is_the_record(newsline: Run, folder: Path) -> None:
    done = newsline("convert", "saved", cwd=folder)
    assert done.stdout == newsline("parse", "saved", "--format", "jsonl", cwd=folder).stdout
    assert len(records(done.stdout)) == 4
    wrong = newsline("convert", "saved", "--into", "x", cwd=folder)
    assert wrong.returncode == 2


@pytest.mark.parametrize("name", ["site-packages", "old.bak", "~$notes", "lost+found", "autosaved~"])
def test_markdown_from_folders_that_are_passed_over_comes_back(
    newsline: Run, folder: Path, name: str
) -> None:
    (folder / name).mkdir()
    (folder / name / "a.txt").write_bytes(PAGE)
    assert newsline("convert", name, "--to", "markdown", "--into", "notes", cwd=folder).returncode == 0
    assert [record["title"] for record in records(newsline("parse", "notes", cwd=folder).stdout)] == [
        record["title"] for record in records(newsline("parse", name, cwd=folder).stdout)
    ]
