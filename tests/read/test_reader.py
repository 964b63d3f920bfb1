"""Reading as a whole: every input gives documents and problems, and the run goes on."""

import io
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.errors import PROBLEM_CODES, Problem
from newsline.model import Document
from newsline.read import READERS, Limits, find_files, read_bytes, read_paths
from support import grows_linearly

PAGE = b"A headline\n\nAnd a paragraph.\n"


def outcome(results: list[Document | Problem]) -> list[str]:
    return [item.form if isinstance(item, Document) else item.code for item in results]


KINDS = [
    # label, bytes, what comes out
    ("a.txt", PAGE, ["text"]),
    ("a.TXT", PAGE, ["text"]),
    ("a", PAGE, ["text"]),
    ("a.2012", PAGE, ["text"]),
    (".txt", PAGE, ["text"]),
    ("-", PAGE, ["text"]),
    ("a.md", PAGE, ["markdown"]),
    ("a.Markdown", PAGE, ["markdown"]),
    ("a.jsonl", b'{"text": "a"}\n{"text": "b"}\n', ["record", "record"]),
    ("a.txt", b'{"text": "a"}\n{"text": "b"}\n', ["record", "record"]),
    ("a.md", b"---\ntitle: T\n---\nWords.\n", ["markdown"]),
    ("a.txt", b"+++\ntitle = 'T'\n+++\nWords.\n", ["text"]),
    ("a.txt", b"<!DOCTYPE HTML>\n<p>Words.", ["markdown"]),
    ("a.md", b"\xef\xbb\xbf\n <html lang=en>", ["empty"]),
    ("a.html", b"Words.", ["markdown"]),
    ("a.md", b"<div>Words</div>\n", ["markdown"]),
    ("a.txt", b'<?xml version="1.0"?><rss/>', ["empty"]),
    ("a.txt", b"%PDF-1.7 and so on", ["damaged"]),
    ("a.pdf", PAGE, ["damaged"]),
    ("a.docx", b"PK\x03\x04\x00\x00", ["damaged"]),
    ("a.xlsx", b"PK\x03\x04\x00\x00", ["unknown-type"]),
    ("a.txt", b"\x89PNG\r\n\x1a\n\x00", ["unknown-type"]),
    ("style.css", b"p { }", ["unknown-type"]),
    ("a.csv", b"title,date\n", ["empty"]),
    ("a.txt", b"\x00\x01\x02\x03", ["binary"]),
    ("a.txt", PAGE * 10_000 + b"\x00", ["binary"]),
    ("a.txt", b"", ["empty"]),
    ("a.pdf", b"", ["empty"]),
    ("a.txt", b" \r\n\t\n", ["empty"]),
    ("a.txt", b"\xef\xbb\xbf", ["empty"]),
    ("a.txt", b" " * 200_000, ["empty"]),
    ("a.md", b"---\ntitle: T\n---\n\n", ["empty"]),
]


@pytest.mark.parametrize(("label", "data", "expected"), KINDS)
def test_the_reader_is_chosen_by_content_then_by_suffix(label: str, data: bytes, expected: list[str]) -> None:
    results = list(read_bytes(data, label))
    assert outcome(results) == expected
    assert all(item.file and item.file.startswith(label) for item in results)


def test_a_document_knows_where_it_comes_from() -> None:
    (document,) = read_bytes(
        b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\n\r\nOne\r\nTwo\x07\r\n", "saved/2012/a.md"
    )
    assert isinstance(document, Document)
    assert (document.file, document.name) == ("saved/2012/a.md", "a.md")
    assert (document.text, document.first_line) == ("\nOne\nTwo\x07\n", 4)
    assert document.metadata.title == "T"
    (problem,) = document.problems
    assert (problem.code, problem.file, problem.line) == ("control-characters", "saved/2012/a.md", 6)


def test_front_matter_that_cannot_be_read_is_kept_as_text() -> None:
    data = b"---\ntitle: Mayor: I stay\n---\nWords.\n"
    (document,) = read_bytes(data, "a.md")
    assert isinstance(document, Document)
    assert (document.text, document.first_line) == (data.decode(), 1)
    assert [(problem.code, problem.line) for problem in document.problems] == [("bad-front-matter", 2)]


LIMITED = [
    # limits, bytes, code, line
    (Limits(max_file_bytes=20), b"x" * 21, "too-large", None),
    (Limits(max_line_chars=20), b"short\n" + b"x" * 21 + b"\n", "long-line", 2),
    (Limits(max_line_chars=20), b"x" * 20 + b"\n" + b"y" * 20, None, None),
    (Limits(max_file_bytes=20), b"x" * 20, None, None),
    # what is binary is not "too large"
    (Limits(max_file_bytes=20), b"\x00" * 21, "binary", None),
]


@pytest.mark.parametrize(("limits", "data", "code", "line"), LIMITED)
def test_limits(limits: Limits, data: bytes, code: str | None, line: int | None) -> None:
    (result,) = read_bytes(data, "a.txt", limits)
    if code is None:
        assert isinstance(result, Document)
    else:
        assert isinstance(result, Problem)
        assert (result.code, result.line) == (code, line)


def test_the_limits_hold_as_they_are_shipped() -> None:
    assert outcome(list(read_bytes(b"word " * 4_000_000, "a.txt"))) == ["too-large"]
    assert outcome(list(read_bytes(b"word " * 2_000_000, "a.txt"))) == ["long-line"]


@given(
    st.binary() | st.text().map(str.encode), st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.json", "-", ""])
)
def test_any_bytes_give_documents_and_problems(data: bytes, label: str) -> None:
    check(list(read_bytes(data, label)), label)


PIECES = st.sampled_from(
    [
        *(b"---\n", b"+++\n", b"title: x\n", b"a = 1\n", b"words", b"\n", b"\r\n", b" ", b": ", b"<html>"),
        *(b"{", b"}", b"[", b'"', b"\\ud800", b'{"text": "a"}\n'),
        *(b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xe2\x80", b"\xe9", b"\x1b"),
    ]
)


@given(st.lists(PIECES, max_size=12).map(b"".join), st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.json"]))
def test_any_mixture_of_formats_gives_documents_and_problems(data: bytes, label: str) -> None:
    check(list(read_bytes(data, label)), label)


def check(results: list[Document | Problem], label: str) -> None:
    assert results
    for item in results:
        problems = item.problems if isinstance(item, Document) else (item,)
        assert item.file is not None
        assert item.file.partition("#")[0] == label
        assert all(problem.code in PROBLEM_CODES and problem.file == item.file for problem in problems)
        if isinstance(item, Document):
            assert item.text.strip()
            item.text.encode("utf-8")


def test_paths_are_read_in_order_and_bad_ones_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "b.bin").write_bytes(b"\x00\x01")
    (tmp_path / "c.jsonl").write_bytes(b'{"text": "a"}\nnonsense\n{"text": "b"}\n')
    os.mkfifo(tmp_path / "d")
    (tmp_path / "e.md").write_bytes(PAGE)
    results = list(read_paths([tmp_path / "missing", tmp_path, "-"], stdin=io.BytesIO(PAGE)))
    assert outcome(results) == [
        "unreadable",
        "text",
        "binary",
        "record",
        "bad-json",
        "record",
        "not-a-file",
        "markdown",
        "text",
    ]
    assert results[-1].file == "-"


def test_bytes_and_files_are_read_alike(tmp_path: Path) -> None:
    for number, (label, data, _) in enumerate(KINDS):
        if label == "-":
            continue
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / label
        path.write_bytes(data)
        assert list(read_paths([path])) == list(read_bytes(data, str(path)))


def test_files_and_folders_that_vanish(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "sub/c.txt", "z.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PAGE)
    shown: list[tuple[int, int]] = []
    # With progress, all files are listed before the first is read.
    results = read_paths([tmp_path], progress=lambda done, total: shown.append((done, total)))
    first = next(results)
    assert isinstance(first, Document)
    (tmp_path / "b.txt").unlink()
    shutil.rmtree(tmp_path / "sub")
    assert outcome(list(results)) == ["unreadable", "unreadable", "text"]
    assert shown[-1] == (4 * len(PAGE), 4 * len(PAGE))


def test_a_file_that_becomes_a_pipe_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE)
    files = list(find_files([path]))
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr("newsline.read.reader.find_files", lambda *_, **__: iter(files))
    assert outcome(list(read_paths([path]))) == ["not-a-file"]


def test_a_pipe_that_the_shell_opened_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    if not Path(f"/dev/fd/{reading}").exists():
        pytest.skip("no /dev/fd here")
    data = b'{"text": "a"}\n' * 20_000

    def fill() -> None:
        with os.fdopen(writing, "wb") as stream:
            stream.write(data)

    writer = threading.Thread(target=fill)
    writer.start()
    try:
        results = outcome(list(read_paths([f"/dev/fd/{reading}"])))
    finally:
        os.close(reading)
        writer.join()
    assert results == ["record"] * 20_000


class _Failing:
    """A stream that ends in an error of the system, as a lost network disk does."""

    def __init__(self) -> None:
        self._pieces = iter([b'{"text": "a"}\n' * 6000])

    def read(self, size: int = -1) -> bytes:
        try:
            return next(self._pieces)
        except StopIteration:
            raise OSError(5, "Input/output error") from None


def test_a_stream_that_fails_on_the_way() -> None:
    results = list(read_paths(["-"], stdin=cast("BinaryIO", _Failing())))
    assert outcome(results) == ["record"] * 6000 + ["unreadable"]
    assert isinstance(results[-1], Problem)
    assert results[-1].message == "Input/output error"


def test_no_standard_input() -> None:
    assert outcome(list(read_paths(["-"]))) == ["unreadable"]


def test_progress_counts_bytes_up_to_the_total(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.jsonl"):
        (tmp_path / name).write_bytes(b'{"text": "words"}\n' * 20_000)
    shown: list[tuple[int, int]] = []
    for _ in read_paths([tmp_path], progress=lambda done, total: shown.append((done, total))):
        pass
    done = [count for count, _ in shown]
    assert done == sorted(done)
    assert {total for _, total in shown} == {3 * 20_000 * 18}
    assert shown[-1][0] == shown[-1][1]
    assert len(shown) > 2 * 3  # within files too


def test_progress_counts_standard_input_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE)
    shown: list[tuple[int, int]] = []
    results = read_paths(
        [tmp_path, "-"], stdin=io.BytesIO(PAGE), progress=lambda done, total: shown.append((done, total))
    )
    assert outcome(list(results)) == ["text", "text"]
    assert shown[-1] == (2 * len(PAGE), 2 * len(PAGE))


def test_every_reader_of_the_table_reads() -> None:
    from importlib import import_module

    for reader in READERS:
        assert callable(import_module(reader.module).read)
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)


GROWING: dict[str, Callable[[int], bytes]] = {
    "spaces": lambda n: b"a" + b" " * n,
    "line ends": lambda n: b"a" + b"\r\n" * n,
    "marks": lambda n: ("a" + "\u0315\u0300" * n).encode(),
    "accents": lambda n: ("e\u0301" * n).encode(),
    "controls": lambda n: b"abcdefghijklmnopqrstuvwxyz\x1b" * (n // 9),
    "western": lambda n: b"caf\xe9 " * n,
    "western, one line each": lambda n: b"caf\xe9\n" * n,
    "far accent": lambda n: b"word\n" * n + b"\xe9",
    "broken utf-8": lambda n: b"\xe2\x80" * n,
    "russian": lambda n: "слово ".encode("cp1251") * n,
    "fences": lambda n: b"---\n" * n,
    "open brackets": lambda n: b"---\na: " + b"[" * n + b"\n---\n",
    "dashes": lambda n: b"---\na:\n " + b"- " * n + b"\n---\n",
    "dotted keys": lambda n: b"+++\n" + b"a." * n + b"a = 1\n+++\n",
    "escaped quotes": lambda n: b"+++\na = " + b'\\"' * n + b"\n+++\n",
    "braces": lambda n: b"{" * n,
    "open lines": lambda n: b"{\n" * n,
    "nested": lambda n: b'{"a":' * n,
    "keys": lambda n: b"{" + b",".join(b'"%d":1' % i for i in range(n)) + b',"text":"a"}',
    "surrogates": lambda n: b'{"text":"' + b"\\ud800" * n + b'"}',
    "blank lines": lambda n: b'{"text":"a"}' + b"\n" * n,
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_size_and_no_faster(name: str) -> None:
    limits = Limits(max_front_matter_bytes=1 << 20)
    label = "a.jsonl" if GROWING[name](1).startswith(b"{") else "a.txt"

    def read(data: bytes) -> None:
        for _ in read_bytes(data, label, limits):
            pass

    assert grows_linearly(GROWING[name], read, 10_000)
