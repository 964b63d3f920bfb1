"""Bad and hostile input through the real command: a clear problem each, the run goes on, nothing acts."""

import json
import re
from pathlib import Path

import pytest

from support import Run

GOOD = "A quiet day at the port\n\n2 May 2016\n\nNothing happened at the port, the harbour master said.\n"

# Everything that may act on a terminal or hide from its reader, but for line feed and tab.
ALIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
# What rich itself writes: colours and, with --hyperlinks, links of which the address is checked apart.
OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x07\x1b]*;([^\x07\x1b]*)\x1b\\")

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n\xc2\xa0\n", "empty"),
    "binary.txt": (bytes(range(256)) * 64, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 64, "unknown-type"),
    "huge.txt": (b"All quiet on the quay today.\n" * 1_800_000, "too-large"),
    "longline.txt": (b"Title\n\n" + b"word " * 2_100_000, "long-line"),
    "page.pdf": (b"%PDF-1.7\n...", "damaged"),
    "notjson.jsonl": (b'{"text": "fine words here"}\n{"text": \n', "bad-json"),
    "notext.jsonl": (b'{"title": "no text at all"}\n', "bad-record"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_one_bad_file_is_a_problem_and_the_run_goes_on(newsline: Run, tmp_path: Path, name: str) -> None:
    data, code = BAD_FILES[name]
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    done = newsline("timeline", "-c", str(folder), "--format", "jsonl")
    assert done.returncode == 0
    assert "A quiet day at the port" in done.stdout
    assert f"[{code}]" in done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    stats = json.loads(newsline("stats", "-c", str(folder), "--format", "jsonl").stdout)
    assert stats["problems"][code] == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (GOOD.encode() + b"The end was caf\xc3", "truncated"),
        (b'{"text": "A lone surrogate \\ud800 stands here.", "date": "2016-05-02"}\n', "bad-encoding"),
        (GOOD.encode() + b"Bell \x07 and \x1b[31mred\x1b[0m and \xc2\x9b31m.\n", "control-characters"),
        (GOOD.encode() + "Reversed \u202etxt.exe\u202c word.\n".encode(), "control-characters"),
    ],
    ids=["truncated", "surrogate", "controls", "bidi"],
)
def test_a_damaged_text_is_read_and_the_damage_reported(
    newsline: Run, tmp_path: Path, data: bytes, code: str
) -> None:
    name = "a.jsonl" if data.startswith(b"{") else "a.txt"
    (tmp_path / name).write_bytes(data)
    done = newsline("parse", str(tmp_path / name))
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert code in [problem["code"] for problem in record["problems"]]
    assert record["date"]["edtf"] == "2016-05-02"


HOSTILE = (
    "Head[/b]line [link=http://evil.example]click[/link] [red]x[/red] :smile: =HYPERLINK(1) | <b>\x1b[31m\x07"
    "\x9b1m\u202eevil\u202c \u2066x\u2069 \U000e0041 \x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\"
    " \x1b]0;title\x07"
)
FORMS = ["plain", "rich", "json", "jsonl", "csv", "tsv", "markdown"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "bad \x1b[31m \u202e name"
    folder.mkdir()
    body = f"“{HOSTILE} is what I want,” said Ann {HOSTILE} Brown. {HOSTILE}\n\nAnn Brown left.\n"
    (folder / "a.txt").write_text(
        f"{HOSTILE}\n\nBy {HOSTILE}\n\n2 May 2016\n\n{body}\nTags: {HOSTILE}, port\n"
    )
    record = {
        "id": f"x{HOSTILE}",
        "title": HOSTILE,
        "text": body,
        "date": HOSTILE,
        "url": f"javascript:alert(1){HOSTILE}",
        "source": HOSTILE,
        "byline": [HOSTILE],
        "tags": ["=1+1", HOSTILE],
    }
    (folder / "b.jsonl").write_text(json.dumps(record) + "\n")
    (folder / "c.bin\x1b[31m").write_bytes(bytes(range(256)))
    return folder


def dead(text: str, form: str) -> str | None:
    """The first thing in `text` that could act, or `None`."""
    if form == "rich":
        for match in OWN.finditer(text):
            assert not match[1] or match[1].startswith(("file:///", "http://", "https://"))
        text = OWN.sub("", text)
    found = ALIVE.search(text)
    return found and repr(text[max(0, found.start() - 30) : found.end() + 10])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline",),
        ("timeline", "--hyperlinks"),
        ("search", "want"),
        ("quotes",),
        ("entities",),
        ("undated",),
        ("stats",),
    ],
    ids=" ".join,
)
def test_nothing_in_a_document_acts_in_any_format(
    newsline: Run, hostile: Path, arguments: tuple[str, ...], form: str
) -> None:
    done = newsline(*arguments, "-c", str(hostile), "--format", form, env={"FORCE_COLOR": "1"})
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    assert dead(done.stdout, form) is None
    assert dead(done.stderr, "plain") is None
    if form in ("csv", "tsv"):
        assert not re.search(r"(?:^|[,\t\"])=", done.stdout)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", ["show", "why"])
def test_nothing_in_one_event_acts(newsline: Run, hostile: Path, command: str, form: str) -> None:
    records = newsline("timeline", "-c", str(hostile), "--format", "jsonl").stdout.splitlines()
    for record in map(json.loads, records):
        done = newsline(command, record["id"], "-c", str(hostile), "--format", form, env={"FORCE_COLOR": "1"})
        assert done.returncode == 0
        assert dead(done.stdout, form) is None


def test_markup_in_a_headline_is_shown_as_it_stands(newsline: Run, hostile: Path) -> None:
    for form in ("plain", "rich"):
        done = newsline(
            "timeline", "-c", str(hostile), "--format", form, env={"COLUMNS": "200", "NO_COLOR": "1"}
        )
        assert "Head[/b]line" in done.stdout
        assert "[red]x[/red]" in done.stdout
        assert ":smile:" in done.stdout


def test_a_hostile_argument_does_not_act_either(newsline: Run) -> None:
    done = newsline("search", "\x1b[31m\u202e(")
    assert done.returncode == 2
    assert dead(done.stderr, "plain") is None


def test_a_loop_of_links_and_a_vanished_folder_end_no_run(newsline: Run, tmp_path: Path) -> None:
    inner = tmp_path / "corpus" / "inner"
    inner.mkdir(parents=True)
    (inner / "good.txt").write_text(GOOD)
    (inner / "loop").symlink_to(tmp_path / "corpus")
    (inner / "gone").symlink_to(tmp_path / "nowhere")
    done = newsline("timeline", "-c", str(tmp_path / "corpus"), "--format", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "[symlink-loop]" in done.stderr
    assert "[unreadable]" in done.stderr
