"""The conventions of the command line, on the sample corpus."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from newsline.model.schema import record_schema
from support import Run

ANSWERS = [
    ("timeline",),
    ("timeline", "--entity", "Assad"),
    ("search", "asylum"),
    ("quotes", "--speaker", "Lavrov"),
    ("entities",),
    ("undated",),
    ("stats",),
]
NOTHING = [
    ("timeline", "--entity", "Zyxwvut Qponmlk"),
    ("timeline", "--until", "1850"),
    ("search", "zqxjkvwq"),
    ("quotes", "--speaker", "Zyxwvut Qponmlk"),
]
WRONG = [
    ("timeline", "--since", "soonish"),
    ("timeline", "--until", "13/45/2012"),
    ("timeline", "--since", "2014", "--until", "2013"),
    ("timeline", "--since", "..2013"),
    ("quotes", "--since", "2014", "--until", "2013-12-31"),
    ("quotes", "--until", "2013.."),
    ("timeline", "--by", "fortnight"),
    ("timeline", "--limit", "0"),
    ("timeline", "--limit", "many"),
    ("timeline", "--format", "xml"),
    ("timeline", "--nonsense"),
    ("timeline", "--corpus", "/no/such/folder"),
    ("search",),
    ("search", ""),
    ("search", '"never closed'),
    ("search", "(asylum"),
    ("search", "color:red"),
    ("search", "date:soonish"),
    ("show",),
    ("show", "zzzz"),
    ("why", "zzzz"),
    ("parse",),
    ("parse", "/no/such/file"),
    ("frobnicate",),
]


def lines(text: str) -> list[str]:
    return text.splitlines()


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_an_answer_exits_0_and_says_where_the_corpus_came_from(
    newsline: Run, arguments: tuple[str, ...]
) -> None:
    done = newsline(*arguments)
    assert done.returncode == 0
    assert done.stdout
    assert "sample" in lines(done.stderr)[0]


@pytest.mark.parametrize("arguments", NOTHING, ids=" ".join)
def test_nothing_found_exits_1_with_empty_but_valid_output(newsline: Run, arguments: tuple[str, ...]) -> None:
    done = newsline(*arguments, "--format", "jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(newsline(*arguments, "--format", "json").stdout) == []


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_bad_argument_is_one_clear_line_and_exit_2(newsline: Run, arguments: tuple[str, ...]) -> None:
    done = newsline(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    said = [line for line in lines(done.stderr) if "showing the sample" not in line]
    assert len(said) == 1, done.stderr
    assert said[0].startswith("newsline: ")
    assert "Traceback" not in done.stderr


def test_an_option_without_its_value_names_the_help_of_its_command(newsline: Run) -> None:
    done = newsline("timeline", "--since")
    assert done.stderr == "newsline: Option '--since' requires an argument (try 'newsline timeline --help')\n"


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_json_and_json_lines_hold_the_same_objects(newsline: Run, arguments: tuple[str, ...]) -> None:
    array = json.loads(newsline(*arguments, "--format", "json").stdout)
    each = [json.loads(line) for line in lines(newsline(*arguments, "--format", "jsonl").stdout)]
    assert array == each
    assert each
    assert all(record["schema"] == "newsline/1" for record in each)


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_csv_and_tsv_have_a_header_and_rows_of_one_width(newsline: Run, arguments: tuple[str, ...]) -> None:
    text = newsline(*arguments, "--format", "csv").stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    tabbed = [line.split("\t") for line in lines(newsline(*arguments, "--format", "tsv").stdout)]
    assert tabbed == rows


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_markdown_is_one_table(newsline: Run, arguments: tuple[str, ...]) -> None:
    table = lines(newsline(*arguments, "--format", "markdown").stdout)
    assert len(table) > 2
    assert set(table[1]) <= set("|- ")
    assert all(line.startswith("| ") and line.endswith(" |") for line in (table[0], *table[2:]))


@pytest.mark.parametrize(
    "arguments", [("timeline",), ("search", "asylum"), ("search", "asylm")], ids=" ".join
)
def test_records_fit_the_schema_and_every_offset_holds(newsline: Run, arguments: tuple[str, ...]) -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    for line in lines(newsline(*arguments, "--format", "jsonl").stdout):
        record = json.loads(line)
        validator.validate(record)
        items = [*record["dates"], *record["quotes"]]
        items += [mention for entity in record["entities"] for mention in entity["mentions"]]
        items += [quote["speaker"] for quote in record["quotes"] if quote["speaker"]]
        assert all(record["text"][item["start"] : item["end"]] == item["text"] for item in items)
        hit = record["hit"]
        assert all(0 <= a < b <= len(record["text"]) for a, b in hit["spans"])
        assert all(0 <= a < b <= len(record["title"]) for a, b in hit["title_spans"])


def test_the_schema_is_itself_a_schema(newsline: Run) -> None:
    schema = json.loads(newsline("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == record_schema()


def test_plain_output_is_the_same_whatever_the_terminal(newsline: Run) -> None:
    wide = newsline("timeline", env={"COLUMNS": "200", "FORCE_COLOR": ""}).stdout
    narrow = newsline("timeline", env={"COLUMNS": "40", "TERM": "dumb", "NO_COLOR": "1"}).stdout
    assert wide == narrow
    assert "\x1b" not in wide


def test_rich_output_on_demand_keeps_to_the_columns_and_to_no_color(newsline: Run) -> None:
    coloured = newsline("timeline", "--format", "rich", env={"COLUMNS": "100", "FORCE_COLOR": "1"}).stdout
    assert "\x1b[" in coloured
    plain = newsline("timeline", "--format", "rich", env={"COLUMNS": "100", "NO_COLOR": "1"}).stdout
    assert "\x1b[3" not in plain
    assert max(map(len, lines(plain))) <= 100


@pytest.mark.parametrize("arguments", [("timeline",), ("search", "asylum"), ("parse", ".")], ids=" ".join)
@pytest.mark.parametrize("form", ["jsonl", "plain", "rich", "csv"])
def test_a_reader_that_leaves_early_is_no_error(
    tmp_path: Path, environment: dict[str, str], arguments: tuple[str, ...], form: str
) -> None:
    for number in range(400):
        words = " ".join(f"word{number}x{k}" for k in range(60))
        (tmp_path / f"{number}.txt").write_text(f"Headline {number}\n\n1 May 2016\n\nThe asylum {words}.\n")
    command = [sys.executable, "-m", "newsline", *arguments, "--format", form]
    variables = environment | {"NEWSLINE_CORPUS": str(tmp_path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=tmp_path, env=variables) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=60) == 0
    assert b"Traceback" not in errors
    assert b"Broken pipe" not in errors


def test_an_id_is_taken_by_its_beginning_unless_two_share_it(newsline: Run, tmp_path: Path) -> None:
    first = json.loads(lines(newsline("timeline", "--format", "jsonl").stdout)[0])
    for command in ("show", "why"):
        done = newsline(command, first["id"][:8], "--format", "jsonl")
        assert json.loads(done.stdout)["id"] == first["id"]
    two = tmp_path / "two.jsonl"
    two.write_text('{"id": "abc1", "text": "One thing happened."}\n{"id": "abc2", "text": "Another did."}\n')
    done = newsline("show", "abc", "--corpus", str(two))
    assert done.returncode == 2
    assert "abc1" in done.stderr
    assert "abc2" in done.stderr


def test_the_corpus_in_force_flags_environment_project_user(
    newsline: Run, tmp_path: Path, environment: dict[str, str]
) -> None:
    for name in ("flag", "variable", "project", "user"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.txt").write_text(f"The {name} corpus speaks\n\n3 May 2016\n\nIt was read from {name}.\n")
    user = Path(environment["HOME"]) / ".config" / "newsline"
    user.mkdir(parents=True)
    (user / "config.toml").write_text(f'corpus = ["{tmp_path / "user"}"]\nformat = "jsonl"\n')
    inner = tmp_path / "project" / "deep" / "deeper"
    inner.mkdir(parents=True)

    def title(*arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
        done = newsline("timeline", *arguments, cwd=cwd, env=env)
        assert done.returncode == 0, done.stderr
        assert "sample" not in done.stderr
        return str(json.loads(done.stdout)["title"]).split()[1]

    assert title() == "user"
    (tmp_path / "project" / "newsline.toml").write_text("")
    assert title(cwd=inner) == "project"
    variable = {"NEWSLINE_CORPUS": str(tmp_path / "variable")}
    assert title(cwd=inner, env=variable) == "variable"
    assert title("-c", str(tmp_path / "flag"), cwd=inner, env=variable) == "flag"


def test_a_slip_in_a_settings_file_is_said(newsline: Run, tmp_path: Path) -> None:
    (tmp_path / "newsline.toml").write_text('corpsu = ["x"]\n')
    done = newsline("timeline", cwd=tmp_path)
    assert done.returncode == 2
    assert "corpsu" in done.stderr


def test_standard_input_is_a_corpus_too(newsline: Run) -> None:
    page = "Strike ends at the port\n\n4 June 2013\n\nThe strike ended on Tuesday, the union said.\n"
    record = json.loads(newsline("parse", "-", stdin=page).stdout)
    assert (record["file"], record["title"], record["date"]["edtf"]) == (
        "-",
        "Strike ends at the port",
        "2013-06-04",
    )
    done = newsline("timeline", "-c", "-", "--format", "jsonl", stdin=page)
    assert json.loads(done.stdout)["id"] == record["id"]


def test_help_and_version(newsline: Run) -> None:
    assert newsline("--version").stdout.startswith("newsline ")
    assert newsline("--version").stdout == newsline("-V").stdout
    text = newsline("--help").stdout
    for command in ("timeline", "search", "quotes", "entities", "show", "why", "undated", "stats", "parse"):
        assert command in text
        assert newsline(command, "--help").returncode == 0


def test_shell_completion_offers_commands_and_names(newsline: Run) -> None:
    words = {"_NEWSLINE_COMPLETE": "complete_bash", "COMP_WORDS": "newsline time", "COMP_CWORD": "1"}
    assert "timeline" in newsline(env=words).stdout
    words |= {"COMP_WORDS": "newsline timeline --entity Lav", "COMP_CWORD": "3"}
    done = newsline(env=words)
    assert "Lavrov" in done.stdout
    assert done.stderr == ""


def test_two_newlines_at_once_do_not_disturb_each_other(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "newsline", "search", "asylum", "--format", "jsonl"]
    pair = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(2)]
    answers = [process.communicate(timeout=60)[0] for process in pair]
    assert answers[0] == answers[1]
    assert answers[0]


def test_newsline_alone_shows_its_help(newsline: Run) -> None:
    done = newsline()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == newsline("--help").stdout
