"""Odd files, streams, folders and environments through the real command: one clear line, the run goes on."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from support import Run, heed_interrupts

PAGE = "A quiet day at the port\n\n2 May 2016\n\nNothing happened at {place}, the harbour master said.\n"
FORMS = ["plain", "rich", "json", "jsonl", "csv", "tsv", "markdown"]


def write_page(path: Path | bytes, place: str = "the port", encoding: str = "utf-8") -> None:
    Path(os.fsdecode(path)).write_bytes(PAGE.format(place=place).encode(encoding))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    write_page(made / "a.txt")
    return made


def bash(
    script: str, environment: dict[str, str], folder: Path, timeout: int = 60
) -> "subprocess.CompletedProcess[str]":
    """A script in which `$newsline` is the command, in the folder above `folder`."""
    variables = environment | {"newsline": f"{sys.executable} -m newsline", "NEWSLINE_CORPUS": str(folder)}
    return subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        cwd=folder.parent,
        env=variables,
        timeout=timeout,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def one_line(text: str, *parts: str) -> bool:
    return text.count("\n") == 1 and text.startswith("newsline: ") and all(part in text for part in parts)


# Streams


@pytest.mark.parametrize(
    "arguments",
    [*(f"timeline -f {form}" for form in FORMS), "parse corpus", "schema", "sample", "--help", "--version"],
)
def test_a_full_disk_is_one_line_and_exit_2(
    folder: Path, environment: dict[str, str], arguments: str
) -> None:
    done = bash(f"$newsline {arguments} >/dev/full", environment, folder)
    assert done.returncode == 2
    assert one_line(done.stderr, "No space left")


@pytest.mark.parametrize(
    "arguments",
    [
        *("timeline", "timeline -f rich", "search port", "parse corpus"),
        *("schema", "sample", "", "--help", "stats --help", "--version"),
    ],
)
def test_a_closed_stdout_is_one_line_and_exit_2(
    folder: Path, environment: dict[str, str], arguments: str
) -> None:
    done = bash(f"$newsline {arguments} >&-", environment, folder)
    assert done.returncode == 2
    assert one_line(done.stderr, "standard output is closed")


@pytest.mark.parametrize("redirection", ["<&-", "2>&-", "2>/dev/full", "<&- 2>&-"])
def test_what_an_answer_does_not_need_may_be_closed(
    folder: Path, environment: dict[str, str], redirection: str
) -> None:
    (folder / "empty.txt").touch()
    done = bash(f"$newsline timeline {redirection}", environment, folder)
    assert done.returncode == 0
    assert "A quiet day" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_closed_stdin_that_is_asked_for_is_a_problem(folder: Path, environment: dict[str, str]) -> None:
    done = bash("$newsline parse - corpus/a.txt <&-", environment, folder)
    assert done.returncode == 0
    assert json.loads(done.stdout)["file"] == "corpus/a.txt"
    assert "there is no standard input [unreadable]" in done.stderr


def test_stdin_given_twice_is_read_once(newsline: Run) -> None:
    done = newsline("parse", "-", "-", stdin=PAGE)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)


@pytest.mark.parametrize("script", ["yes word", "cat /dev/zero", "yes '{'"])
def test_a_stream_without_end_is_left(folder: Path, environment: dict[str, str], script: str) -> None:
    done = bash(f"{script} | head -c 40000000 | $newsline parse -", environment, folder)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("newsline: -:")


@pytest.mark.parametrize("arguments", ["--help", "--version", "schema", "timeline", "quotes", "search port"])
def test_a_reader_that_reads_nothing_is_no_error(
    folder: Path, environment: dict[str, str], arguments: str
) -> None:
    done = bash(f"$newsline {arguments} | true; exit ${{PIPESTATUS[0]}}", environment, folder)
    assert done.stderr == ""
    assert done.returncode in (0, 1)
    assert done.returncode == 0 or arguments == "quotes"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_output_of_few_letters_ends_no_run(newsline: Run, encoding: str, form: str) -> None:
    record = '{"title": "Zażółć “gęślą” 大 😀", "text": "“Jaźń,” said Ann Łęcka.", "date": "2016-05-02"}\n'
    done = subprocess.run(
        [sys.executable, "-m", "newsline", "parse", "-", "-f", form],
        input=record.encode(),
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding, "COLUMNS": "100"},
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if form in ("plain", "rich"):
        assert done.stdout.decode(encoding)
    else:  # what programs read is UTF-8 everywhere
        assert "Zażółć" in done.stdout.decode()


def test_a_locale_without_letters_reads_and_writes(folder: Path, environment: dict[str, str]) -> None:
    write_page(folder / "é.txt", "Łódź")
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = bash("$newsline timeline -f jsonl", environment | plain, folder)
    assert done.returncode == 0
    assert "Łódź" in done.stdout
    assert bash("$newsline timeline", environment | plain, folder).stdout.isascii()


# Environment and settings


@pytest.mark.parametrize("columns", ["0", "-5", "abc", "1e9", "9" * 40, "", "1", "²"])
def test_any_columns_give_a_width_that_can_be_read(newsline: Run, folder: Path, columns: str) -> None:
    done = newsline("timeline", "-c", str(folder), "-f", "rich", env={"COLUMNS": columns})
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 200
    assert "A quiet day" in done.stdout


@pytest.mark.parametrize("missing", ["HOME", "TERM", "PATH", "LANG"])
def test_no_variable_is_needed(folder: Path, environment: dict[str, str], missing: str) -> None:
    variables = {key: value for key, value in environment.items() if key != missing}
    command = [sys.executable, "-m", "newsline", "timeline", "-c", str(folder), "-f", "rich"]
    done = subprocess.run(command, capture_output=True, env=variables, timeout=60, cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_working_folder_that_is_gone_does_not_matter(folder: Path, environment: dict[str, str]) -> None:
    script = (
        'mkdir gone; cd gone; rmdir ../gone; $newsline timeline -f rich --hyperlinks -c "$NEWSLINE_CORPUS"'
    )
    done = bash(script, environment, folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "A quiet day" in done.stdout


SETTINGS = {
    "nested": b"corpus = " + b"[" * 100_000,
    "bytes": b"\xff\xfe",
    "nobody": b'corpus = ["~nobody-of-this-name/x"]',
    "key": b'"a\\u001b]0;\\u202e" = 2',
    "type": b'corpus = "x"',
}


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("place", ["user", "project"])
def test_bad_settings_are_one_line(
    newsline: Run, tmp_path: Path, environment: dict[str, str], name: str, place: str
) -> None:
    user = Path(environment["HOME"]) / ".config" / "newsline"
    user.mkdir(parents=True)
    path = user / "config.toml" if place == "user" else tmp_path / "newsline.toml"
    path.write_bytes(SETTINGS[name])
    done = newsline("timeline")
    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr, path.name)
    assert done.stderr[:-1].isprintable()


@pytest.mark.parametrize("place", ["user", "project"])
def test_settings_may_begin_with_a_byte_order_mark(
    newsline: Run, tmp_path: Path, environment: dict[str, str], place: str
) -> None:
    user = Path(environment["HOME"]) / ".config" / "newsline"
    user.mkdir(parents=True)
    path = user / "config.toml" if place == "user" else tmp_path / "newsline.toml"
    path.write_bytes(b'\xef\xbb\xbfformat = "jsonl"\n')
    (tmp_path / "a.txt").write_text("One thing.\n")
    assert newsline("timeline", "-c", "a.txt", cwd=tmp_path).stdout.startswith('{"schema"')


def test_settings_that_are_no_file_are_not_waited_for(newsline: Run, environment: dict[str, str]) -> None:
    user = Path(environment["HOME"]) / ".config" / "newsline"
    user.mkdir(parents=True)
    os.mkfifo(user / "config.toml")
    done = newsline("timeline")
    assert done.returncode == 2
    assert one_line(done.stderr, "not a file")


# Files and folders


def test_names_of_any_bytes_are_read_and_shown_tame(newsline: Run, folder: Path) -> None:
    names = [
        b"new\nline.txt",
        b"esc\x1b[31m.txt",
        b"bad\xff.txt",
        b"\xe2\x80\xaebidi.txt",
        b"-",
        b"--help.txt",
    ]
    for name in names:
        write_page(os.fsencode(folder) + b"/" + name, name.hex())
    for form in FORMS:
        done = newsline("timeline", "-c", str(folder), "-f", form, "--hyperlinks")
        assert done.returncode == 0
        assert done.stderr == ""
        assert not set("\x1b\u202e\ufffd") & set(done.stdout)
        if form == "plain":
            assert done.stdout.count("\n") == len(names) + 1


def test_what_is_no_file_is_passed_over_and_named(newsline: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    for name, target in [("zero", "/dev/zero"), ("dead", "nowhere"), ("self", "self.txt"), ("loop", ".")]:
        (folder / f"{name}.txt").symlink_to(target)
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket must be short
        try:
            server.bind("sock.txt")
        finally:
            os.chdir(here)
        done = newsline("timeline", "-c", str(folder), "-f", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    said = re.findall(r"([a-z]+)\.txt: .* \[([a-z-]+)\]$", done.stderr, re.MULTILINE)
    assert dict(said) == {
        "pipe": "not-a-file",
        "zero": "not-a-file",
        "sock": "not-a-file",
        "dead": "unreadable",
        "self": "symlink-loop",
        "loop": "symlink-loop",
    }


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/urandom", "/proc/self/mem"])
def test_a_device_as_an_argument_is_not_read(newsline: Run, path: str) -> None:
    done = newsline("parse", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"newsline: {path}: ")


def test_folders_without_end_are_read_as_far_as_is_sensible(newsline: Run, folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)
    try:
        for depth in range(1000):
            Path("d").mkdir()
            os.chdir("d")
            if depth == 20:
                write_page(Path("deep.txt"), "the deep")
    finally:
        os.chdir(here)
    done = newsline("timeline", "-c", str(folder), "-f", "jsonl")
    subprocess.run(["rm", "-rf", str(folder / "d")], check=True)
    assert done.returncode == 0
    assert [json.loads(line)["text"].partition(",")[0] for line in done.stdout.splitlines()] == [
        "Nothing happened at the port",
        "Nothing happened at the deep",
    ]
    assert "folders deep; skipped [unreadable]" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1251"])
def test_a_page_in_another_encoding_is_the_same_page(newsline: Run, folder: Path, encoding: str) -> None:
    write_page(folder / "a.txt", "порту Мурманска в понедельник", encoding)
    record = json.loads(newsline("parse", str(folder)).stdout)
    assert record["date"]["edtf"] == "2016-05-02"
    assert "порту Мурманска" in record["text"]


def _without_privilege() -> list[str] | None:
    """What to put before a command so that permissions count; `None` where that cannot be had."""
    if os.geteuid():
        return []
    if not (tool := shutil.which("setpriv")):
        return None
    prefix = [tool, "--bounding-set=-dac_override,-dac_read_search"]
    return None if subprocess.run([*prefix, "true"], capture_output=True).returncode else prefix


def test_what_may_not_be_read_is_said(folder: Path, environment: dict[str, str]) -> None:
    prefix = _without_privilege()
    if prefix is None:
        pytest.skip("permissions do not hold here")
    closed = folder / "closed"
    closed.mkdir()
    write_page(closed / "b.txt")
    write_page(folder / "secret.txt")
    settings = folder / "newsline.toml"
    settings.write_text("", encoding="utf-8")

    def timeline() -> "subprocess.CompletedProcess[str]":
        command = [*prefix, sys.executable, "-m", "newsline", "timeline"]
        return subprocess.run(
            command, capture_output=True, cwd=folder, env=environment, text=True, timeout=60
        )

    try:
        (folder / "secret.txt").chmod(0)
        closed.chmod(0)
        done = timeline()
        assert done.returncode == 0
        assert done.stdout.count("\n") == 1
        assert done.stderr.count("Permission denied [unreadable]") == 2
        settings.chmod(0)
        done = timeline()
        assert done.returncode == 2
        assert one_line(done.stderr, "newsline.toml", "Permission denied")
    finally:
        closed.chmod(0o700)


def test_a_folder_may_change_while_it_is_read(folder: Path, environment: dict[str, str]) -> None:
    """Files vanish and turn into folders behind the walk; what was still there is read."""
    for number in range(600):
        write_page(folder / f"{number:03}.txt", f"quay {number}")
    command = [sys.executable, "-m", "newsline", "parse", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment, text=True) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()  # the whole folder is listed by now
        for number in range(599, 300, -1):
            (folder / f"{number:03}.txt").unlink()
            if number % 2:
                (folder / f"{number:03}.txt").mkdir()
        shutil.rmtree(folder)
        errors: list[str] = []
        reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))  # type: ignore[union-attr]
        reader.start()
        records = [first, *process.stdout.read().splitlines()]
        reader.join()
        assert process.wait(timeout=60) == 0
    assert all(json.loads(record)["date"]["edtf"] == "2016-05-02" for record in records)
    assert "Traceback" not in errors[0]
    assert len(records) == 601 or "[unreadable]" in errors[0]


def test_an_interrupt_ends_with_130_and_without_a_word(folder: Path, environment: dict[str, str]) -> None:
    for number in range(300):
        write_page(folder / f"{number:03}.txt", "the long quay " * 400)
    command = [sys.executable, "-m", "newsline", "parse", str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        stdout=pipe,
        stderr=pipe,
        env=environment,
        preexec_fn=heed_interrupts,
    ) as process:
        assert process.stdout
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors == b""
