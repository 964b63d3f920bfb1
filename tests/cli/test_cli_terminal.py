"""In a real pseudo-terminal: what a person sees who just types the command."""

import re
import sys
from pathlib import Path

import pexpect
import pytest

from support import heed_interrupts

STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def spawn(
    folder: Path, environment: dict[str, str], *arguments: str, columns: int = 100
) -> "pexpect.spawn[str]":
    return pexpect.spawn(
        sys.executable,
        ["-m", "newsline", *arguments],
        cwd=str(folder),
        env=environment,
        dimensions=(40, columns),
        encoding="utf-8",
        timeout=60,
        preexec_fn=heed_interrupts,
    )


def screen(
    folder: Path, environment: dict[str, str], *arguments: str, columns: int = 100
) -> tuple[str, int | None]:
    """All that the command writes to the terminal, and its exit code."""
    child = spawn(folder, environment, *arguments, columns=columns)
    text = child.read()
    child.close()
    return text, child.exitstatus


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_timeline_fits_the_terminal_and_is_coloured(
    tmp_path: Path, environment: dict[str, str], columns: int
) -> None:
    text, code = screen(tmp_path, environment, "timeline", "--entity", "Assad", columns=columns)
    assert code == 0
    assert "\x1b[" in text
    lines = [line for line in STYLE.sub("", text).splitlines() if not line.startswith("newsline:")]
    assert max(map(len, lines)) <= columns
    for part in ("2012", "Moscow Has No Spare Room", "without events", "●", "○"):
        assert part in "\n".join(lines)


def test_no_color_and_dumb_terminals_are_honoured(tmp_path: Path, environment: dict[str, str]) -> None:
    text, _ = screen(tmp_path, environment | {"NO_COLOR": "1"}, "timeline")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", text)
    text, _ = screen(tmp_path, environment | {"TERM": "dumb"}, "timeline")
    assert "\x1b" not in text


def test_a_terminal_of_ascii_gets_ascii_signs(tmp_path: Path, environment: dict[str, str]) -> None:
    text, code = screen(tmp_path, environment | {"PYTHONIOENCODING": "ascii"}, "timeline", "--limit", "5")
    assert code == 0
    assert text.isascii()


def test_hyperlinks_only_on_request_and_only_to_files(tmp_path: Path, environment: dict[str, str]) -> None:
    text, _ = screen(tmp_path, environment, "timeline")
    assert "\x1b]8;" not in text
    text, _ = screen(tmp_path, environment, "timeline", "--hyperlink")
    targets = {target for target in re.findall(r"\x1b\]8;[^;]*;([^\x1b\x07]*)", text) if target}
    assert targets
    assert all(target.startswith(("file:///", "https://", "http://")) for target in targets)


def test_long_reading_shows_a_bar_and_an_interrupt_ends_quietly(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    body = " ".join(f"Ann Reed said on Monday that word{k} was “not a word”." for k in range(400))
    for number in range(400):
        (corpus / f"{number}.txt").write_text(
            f"Headline {number}\n\n3 May 2016\n\n{body}\n", encoding="utf-8"
        )
    child = spawn(tmp_path, environment, "timeline", "-c", str(corpus))
    child.expect("reading")
    child.sendintr()
    rest = child.read()
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in rest
