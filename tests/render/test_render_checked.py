"""The answer of `check`: every format, any name, any width."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsline.errors import Problem
from newsline.model.report import FileReport
from newsline.render.checked import CheckView
from newsline.render.terminal import make_console
from newsline.render.view import Format, emit, emit_rich

REPORTS = (
    FileReport("a.txt", (("text", 1),), 1),
    FileReport(
        "b.zip",
        (("archive", 1), ("html", 12)),
        11,
        (Problem("damaged", "a broken member", "b.zip!c.html"), Problem("bad-json", "no object", "b.zip", 7)),
        (Problem("control-characters", "3 control characters", "b.zip!d.html"),),
    ),
    FileReport("c.png", failures=(Problem("unknown-type", "an image", "c.png"),)),
)


def written(form: Format, reports: tuple[FileReport, ...] = REPORTS) -> str:
    out = io.StringIO()
    emit(CheckView(reports), form, out)
    return out.getvalue()


def drawn(reports: tuple[FileReport, ...], width: int, ascii_only: bool = False) -> str:
    out = io.StringIO()
    console, terminal = make_console(out, {}, width=width, ascii_only=ascii_only, hyperlinks=True)
    emit_rich(CheckView(reports), terminal, console)
    return out.getvalue()


def test_plain_lines() -> None:
    assert written(Format.PLAIN).splitlines() == [
        "a.txt  text  1 document",
        "b.zip  archive, html 12  11 documents",
        "    b.zip!c.html: a broken member [damaged]",
        "    b.zip:7: no object [bad-json]",
        "    b.zip!d.html: 3 control characters [control-characters]",
        "c.png  no reader  0 documents",
        "    c.png: an image [unknown-type]",
        "3 files, 12 documents, 3 failures, 1 remark",
    ]


def test_rows_and_records() -> None:
    head, *rows = csv.reader(io.StringIO(written(Format.CSV)))
    assert head == ["file", "readers", "documents", "failures", "remarks", "problems"]
    assert rows[1][:5] == ["b.zip", "archive, html 12", "11", "2", "1"]
    records = json.loads(written(Format.JSON))
    assert [record["documents"] for record in records] == [1, 11, 0]
    assert records[1]["readers"] == {"archive": 1, "html": 12}
    assert records[1]["failures"][1] == {
        "code": "bad-json", "message": "no object", "file": "b.zip", "line": 7
    }  # fmt: skip
    assert json.loads(written(Format.JSON, ())) == []


def test_the_table_names_a_file_once() -> None:
    lines = [line.rstrip() for line in drawn(REPORTS, 60).splitlines()]
    assert lines[0].split() == ["a.txt", "1", "text"]
    assert [line.split()[0] for line in lines if "c.png" in line] == ["c.png"]
    assert "   an image [unknown-type]" in lines
    assert "   b.zip:7: no object [bad-json]" in lines


NAMES = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x9b\u202e\u200b\ud800\n大é[/]")), max_size=120
)


@settings(max_examples=60)
@given(NAMES, NAMES, st.sampled_from((40, 41, 80, 200)), st.booleans())
def test_no_line_is_too_wide_and_no_name_acts(name: str, message: str, width: int, ascii_only: bool) -> None:
    problem = Problem("damaged", message or "a", name)
    shown = drawn((FileReport(name, ((name or "a", 3),), 10**6, (problem,), (problem,)),), width, ascii_only)
    assert not {"\x1b", "\x9b", "\u202e", "\u200b", "\ud800"} & set(shown)
    assert all(cell_len(line) <= width for line in shown.split("\n"))
    shown.encode("ascii" if ascii_only else "utf-8")


@pytest.mark.parametrize("form", [Format.PLAIN, Format.CSV, Format.TSV, Format.MARKDOWN, Format.JSONL])
def test_names_act_in_no_format(form: Format) -> None:
    name = "=1+1\x1b[31m\u202e\n<b>"
    shown = written(form, (FileReport(name, failures=(Problem("damaged", name, name),)),))
    assert not {"\x1b", "\u202e"} & set(shown)
    if form in (Format.CSV, Format.TSV):
        assert "\n=1" not in shown
