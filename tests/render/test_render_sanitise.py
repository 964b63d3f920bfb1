import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.render import sanitise
from support import grows_linearly

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))

LINES = [
    ("plain words", "plain words"),
    ("  two \t tabs\nand a line  ", "two tabs and a line"),
    ("no\u00a0break\u2003em", "no break em"),
    ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
    ("bell\x07 del\x7f csi\x9b31m", "bell\\x07 del\\x7f csi\\x9b31m"),
    ("\x1b]8;;http://x\x1b\\link", "\\x1b]8;;http://x\\x1b\\link"),
    ("safe\u202etxt.exe", "safetxt.exe"),
    ("zero\u200bwidth\ufeff and\u00ad soft", "zerowidth and soft"),
    ("tags\U000e0041\U000e0042!", "tags!"),
    ("variant\ufe0f\U000e0100", "variant"),
    ("half \ud83d pair", "half \\ud83d pair"),
    ("para\u2029graph\u2028line", "para graph line"),
    ("naïve “quotes” – Дамаск 大马士革", "naïve “quotes” – Дамаск 大马士革"),
    ("[red]not markup[/red]", "[red]not markup[/red]"),
]


@pytest.mark.parametrize(("raw", "shown"), LINES)
def test_line_shows_what_acts_and_drops_what_hides(raw: str, shown: str) -> None:
    assert sanitise.line(raw) == shown


def test_block_keeps_line_feeds_only() -> None:
    assert sanitise.block("a\r\n\tb\x1b\n\nc") == "a \n b\\x1b\n\nc"


CELLS = [
    ("=1+1", "'=1+1"),
    ("+31 20", "'+31 20"),
    ("-5", "'-5"),
    ("@SUM(A1)", "'@SUM(A1)"),
    (" \t=1", "'=1"),
    ("\r=1", "'=1"),
    ('"=1"', '\'"=1"'),
    ("'=1", "''=1"),
    ("`-1", "'`-1"),
    ("\u200b=1", "'=1"),
    ("\ufeff @x", "'@x"),
    ("＝1", "'＝1"),
    ("\x00=1", "\\x00=1"),
    ("fine = here", "fine = here"),
    ("“=1” he said", "“=1” he said"),
]


@pytest.mark.parametrize(("raw", "shown"), CELLS)
def test_cell_is_no_formula(raw: str, shown: str) -> None:
    assert sanitise.cell(raw) == shown


def test_raw_cell_is_only_sanitised() -> None:
    assert sanitise.cell(" =1+1\x07", raw=True) == "=1+1\\x07"


LINKS = [
    ("https://news.example.com/a?b=1#c", "https://news.example.com/a?b=1#c"),
    ("HTTP://news.example.com/ä b", "HTTP://news.example.com/%C3%A4%20b"),
    ("https://x.example/\x1b\\;;", "https://x.example/%1B%5C;;"),
    ("https://x.example/\u202e\n\x07", "https://x.example/%E2%80%AE%0A%07"),
    ("https://x.example/\ud800", "https://x.example/?"),
    ("https://x.example/" + "a" * 2000, None),
    ("javascript:alert(1)", None),
    ("file:///etc/passwd", None),
    ("//x.example", None),
    ("http://[broken", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "link"), LINKS)
def test_only_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert sanitise.link(url) == link


@pytest.mark.parametrize(
    ("file", "end"),
    [
        ("a b.txt", "/a%20b.txt"),
        ("briefs.jsonl#17", "/briefs.jsonl"),
        ("odd#name.txt", "/odd%23name.txt"),
        ("x\x1b]8;;\n.txt", "/x%1B%5D8%3B%3B%0A.txt"),
        ("/abs/ü", "file:///abs/%C3%BC"),
        ("saved.zip!b/c.txt", "/saved.zip"),
        ("saved.zip!../../x.zip!c.jsonl#3", "/saved.zip"),
        ("saved.zip!" + "a" * 3000, "/saved.zip"),
    ],
)
def test_a_label_becomes_the_address_of_its_file(file: str, end: str) -> None:
    link = sanitise.file_link(file)
    assert link is not None
    assert link.startswith("file:///")
    assert link.endswith(end)


def test_a_name_may_have_the_mark_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "Stop!").mkdir()
    for name in ("Stop!/Help!.txt", "Stop!/Go!.zip"):
        (tmp_path / name).touch()
    ends = {"Help!.txt": "/Stop%21/Help%21.txt", "Go!.zip!a!.txt": "/Stop%21/Go%21.zip"}
    for name, end in ends.items():
        assert (sanitise.file_link(f"{tmp_path}/Stop!/{name}") or "").endswith(end)


@pytest.mark.parametrize("file", ["-", "", "nul\0l", "a" * 3000])
def test_no_file_no_address(file: str) -> None:
    assert sanitise.file_link(file) is None


@given(ANY_TEXT)
def test_line_is_printable_and_stays_what_it_is(text: str) -> None:
    shown = sanitise.line(text)
    shown.encode("utf-8")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", shown)
    assert sanitise.line(shown) == shown


@given(st.lists(ANY_TEXT))
def test_stretches_join_to_one_line(parts: list[str]) -> None:
    joined = "".join(map(sanitise.inline, parts))
    assert re.sub(" +", " ", joined).strip() == sanitise.line("".join(parts))


@pytest.mark.parametrize("char", [" ", "\x1b", "\u202e", "\n", "a\u00a0", "=", "\t\x07", "\ud800"])
def test_time_grows_with_the_text_only(char: str) -> None:
    assert grows_linearly(lambda count: char * count, sanitise.cell, 30_000)
