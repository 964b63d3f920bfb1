"""Archives and packed files: what comes out of them, under which labels, and where they end."""

import io
import random
import tarfile
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import Limits, read_bytes, read_paths
from packing import PACKERS, PAGE, make_tar, make_zip

RECORDS = b'{"text": "a"}\n{"text": "b"}\n'
PNG = b"\x89PNG\r\n\x1a\n"


def read(data: bytes, label: str, **limits: int) -> list[tuple[str, str]]:
    """Label, and the form or the code, of each result."""
    return [
        (item.file or "", item.form if isinstance(item, Document) else item.code)
        for item in read_bytes(data, label, Limits(**limits))
    ]


MEMBERS = {
    "b/c.txt": PAGE,
    "d.jsonl": RECORDS,
    "e.png": PNG,
    ".hidden/f.txt": PAGE,
    "__MACOSX/b/._c.txt": PAGE,
    "b/newsline.toml": PAGE,
    "b/g.txt~": PAGE,
    "../../h.md": PAGE,
}
FOUND = [
    ("b/c.txt", "text"),
    ("d.jsonl#1", "record"),
    ("d.jsonl#2", "record"),
    ("e.png", "unknown-type"),
    ("../../h.md", "markdown"),
]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_the_members_of_a_zip_archive(method: int) -> None:
    assert read(make_zip(MEMBERS, method), "n/a.zip") == [(f"n/a.zip!{name}", kind) for name, kind in FOUND]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_the_members_of_a_tar_archive(form: int) -> None:
    assert read(make_tar(MEMBERS, form), "a") == [(f"a!{name}", kind) for name, kind in FOUND]


def test_a_member_knows_its_name_and_no_more() -> None:
    (document,) = read_bytes(make_zip({"2012/12/2012-12-22.txt": PAGE}), "a.zip")
    assert isinstance(document, Document)
    assert document.name == "2012-12-22.txt"


def test_names_of_any_kind_are_labels() -> None:
    names = ("x" * 300 + "/" + "y" * 300 + ".txt", "C:\\a\\b.txt", "/etc/passwd.txt", "caf\u00e9 \u202e.txt")
    assert [label for label, _ in read(make_zip(dict.fromkeys(names, PAGE)), "a.zip")] == [
        f"a.zip!{name}".replace("\\", "/") for name in names
    ]
    assert [label for label, _ in read(make_tar(dict.fromkeys(names, PAGE)), "a.tar")] == [
        f"a.tar!{name}" for name in names
    ]
    nameless = make_zip({"Q.q": PAGE, "b.txt": PAGE}).replace(b"Q.q", b"\0.q")
    assert read(nameless, "a.zip") == [("a.zip!", "text"), ("a.zip!b.txt", "text")]
    tar = make_tar({"caf\u00e9.txt": PAGE}, tarfile.USTAR_FORMAT).replace("\u00e9".encode(), b"\xe9 ")
    assert len(read(tar, "a.tar")) == 1


@pytest.mark.parametrize("suffix", PACKERS)
def test_packed_files_are_what_they_hold(suffix: str) -> None:
    pack = PACKERS[suffix]
    assert read(pack(PAGE), f"a.txt{suffix}") == [(f"a.txt{suffix}", "text")]
    assert read(pack(PAGE), f"a.md{suffix}") == [(f"a.md{suffix}", "markdown")]
    assert read(pack(RECORDS), f"a{suffix}") == [(f"a{suffix}#1", "record"), (f"a{suffix}#2", "record")]
    assert read(pack(make_tar({"b.txt": PAGE})), f"a.tar{suffix}") == [(f"a.tar{suffix}!b.txt", "text")]
    (document,) = read_bytes(pack(PAGE), f"n/2012-12-22.txt{suffix}")
    assert isinstance(document, Document)
    assert document.name == "2012-12-22.txt"


@pytest.mark.parametrize("suffix", PACKERS)
def test_streams_one_after_the_other_are_one(suffix: str) -> None:
    pack = PACKERS[suffix]
    lines = RECORDS * 300
    data = b"".join(pack(lines[at : at + 50]) for at in range(0, len(lines), 50))
    assert len(read(data, f"a.jsonl{suffix}")) == 600
    assert len(read(pack(RECORDS) + b"\0" * 600, f"a.jsonl{suffix}")) == 2


@pytest.mark.parametrize("suffix", PACKERS)
def test_what_comes_before_a_fault_is_read(suffix: str) -> None:
    chance = random.Random(suffix)
    records = b"".join(b'{"text": "%s"}\n' % chance.randbytes(3000).hex().encode() for _ in range(500))
    data = PACKERS[suffix](records)
    found = read(data[: len(data) * 2 // 3], f"a.jsonl{suffix}")
    assert found[0] == (f"a.jsonl{suffix}#1", "record")
    assert 100 < len(found) < 500
    assert found[-1] == (f"a.jsonl{suffix}", "damaged")


def test_archives_within_archives() -> None:
    data = make_zip({"b.txt": PAGE})
    for suffix in PACKERS:
        data = make_tar({f"in{suffix}": PACKERS[suffix](data)})
    label = "a.tar!in.zst!in.xz!in.bz2!in.gz!b.txt"
    assert read(data, "a.tar", max_nesting=9) == [(label, "text")]
    assert [kind for _, kind in read(data, "a.tar", max_nesting=8)] == ["over-limit"]


def test_a_stream_is_read_like_a_file(tmp_path: Path) -> None:
    for name, data in (("a.zip", make_zip({"b.txt": PAGE})), ("a.tar", make_tar({"b.txt": PAGE}))):
        path = tmp_path / name
        path.write_bytes(data)
        (document,) = read_paths([path])
        assert document.file == f"{path}!b.txt"
        (document,) = read_paths(["-"], stdin=io.BytesIO(data))
        assert document.file == "-!b.txt"


def test_an_archive_out_of_a_stream_must_fit_into_memory() -> None:
    data = make_zip({"b.txt": PAGE})
    (problem,) = read_paths(["-"], stdin=io.BytesIO(data), limits=Limits(max_spool_bytes=len(data) - 1))
    assert isinstance(problem, Problem)
    assert problem.code == "too-large"


class _Zeros:
    """A gzip stream of zeros without an end."""

    def __init__(self) -> None:
        import zlib

        self._packer = zlib.compressobj(wbits=31)
        self.given = 0

    def read(self, count: int = -1) -> bytes:
        data = b""
        while not data:
            data = self._packer.compress(b"0 \n" * 100_000)
        self.given += len(data)
        return data


def test_a_bomb_ends_at_the_limit_of_its_ratio() -> None:
    stream = _Zeros()
    limits = Limits(min_ratio_bytes=1_000_000, max_file_bytes=1 << 40, max_line_chars=1 << 40)
    (problem,) = read_paths(["-"], stdin=cast("BinaryIO", stream), limits=limits)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == ("over-limit", "-")
    assert stream.given < 1_000_000


def test_members_of_a_bomb_count_together() -> None:
    small = {"min_ratio_bytes": 100_000, "max_ratio": 20}
    one = b"word " * 15_000
    found = read(make_zip({"first": b"1", **{f"{number}.txt": one for number in range(9)}}), "a.zip", **small)
    assert found[1] == ("a.zip!0.txt", "text")
    assert found[-1] == ("a.zip", "over-limit")
    assert len(found) < 5
    # Packed twice it is smaller still.
    packed = PACKERS[".gz"](PACKERS[".gz"](b"word " * 100_000))
    assert read(packed, "a.txt.gz", **small) == [("a.txt.gz", "over-limit")]


def test_the_limits_of_bytes_and_members() -> None:
    members = {f"{number}.txt": PAGE for number in range(5)}
    assert read(make_zip(members), "a", max_members=3)[-1] == ("a", "over-limit")
    assert read(make_tar(members), "a", max_members=3)[-1] == ("a", "over-limit")
    assert len(read(make_zip(members), "a", max_members=3)) == 4
    assert read(make_zip(members), "a", max_unpacked_bytes=100)[-1] == ("a", "over-limit")
    assert read(make_zip(members), "a", max_directory_bytes=100) == [("a", "over-limit")]
    assert read(make_zip(members), "a", max_file_bytes=9) == [(f"a!{name}", "too-large") for name in members]


def test_a_member_that_is_locked_costs_itself_alone() -> None:
    data = bytearray(make_zip({"a.txt": PAGE, "b.txt": PAGE}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # APPNOTE.TXT, 4.3.7 and 4.3.12
        data[data.index(mark) + flags] |= 1
    assert read(bytes(data), "a.zip") == [("a.zip!a.txt", "encrypted"), ("a.zip!b.txt", "text")]


def test_a_member_that_is_broken_costs_itself_alone() -> None:
    data = bytearray(make_zip({"a.txt": PAGE * 50, "b.txt": PAGE}))
    data[200] ^= 1
    assert read(bytes(data), "a.zip") == [("a.zip!a.txt", "damaged"), ("a.zip!b.txt", "text")]


def test_a_tar_archive_that_ends_early_gives_what_is_whole() -> None:
    data = make_tar({"a.txt": PAGE, "b.txt": PAGE * 500})
    assert read(data[:9000], "a.tar") == [
        ("a.tar!a.txt", "text"), ("a.tar!b.txt", "damaged"), ("a.tar", "damaged")
    ]  # fmt: skip


def test_links_devices_and_holes_are_skipped() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("null", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    assert read(out.getvalue(), "a.tar") == [
        (f"a.tar!{name}", "not-a-file") for name in ("link", "hard", "null")
    ]


def test_a_header_that_asks_for_too_much_memory_ends_a_tar_archive() -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 33
    data = info.tobuf(tarfile.GNU_FORMAT) + b"\0" * 10_000
    assert read(data, "a.tar") == [("a.tar", "damaged")]


BROKEN = [
    # label, bytes, code
    ("a.zip", b"", "empty"),
    ("a.zip", PAGE, "damaged"),
    ("a.tar", PAGE, "damaged"),
    ("a.gz", PAGE, "damaged"),
    ("a.zip", make_zip({}), "empty"),
    ("a.zip", make_zip({".hidden": b"a"}), "empty"),
    ("a.tar", make_tar({}), "empty"),
    ("a.zip", make_zip({"a.txt": PAGE})[:-30], "damaged"),
    ("a.gz", b"\x1f\x8b\x08\x00", "damaged"),
    ("a.xz", b"\xfd7zXZ\x00" + b"\0" * 40, "damaged"),
    ("a.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 40, "damaged"),
    ("a.bz2", b"BZh91AY&SY" + b"\xff" * 40, "damaged"),
    ("a.txt.gz", PACKERS[".gz"](b""), "empty"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "data", "code"), BROKEN)
def test_what_is_broken_or_empty_is_said(label: str, data: bytes, code: str) -> None:
    assert read(data, label) == [(label, code)]


TAKEN = [
    # What begins like an archive and is none, or is one of another kind.
    ("a.txt", b"BZh and other words", "text"),
    ("a.txt", b"PKZIP was a program.\n", "text"),
    ("a.xlsx", make_zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b""}), "unknown-type"),
    ("a", make_zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b""}), "unknown-type"),
    ("a.ods", make_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "unknown-type"),
    ("a.jar", make_zip({"META-INF/MANIFEST.MF": b"a"}), "unknown-type"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c", "unknown-type"),
]


@pytest.mark.parametrize(("label", "data", "kind"), TAKEN)
def test_what_is_no_archive_of_pages_is_not_taken_for_one(label: str, data: bytes, kind: str) -> None:
    assert read(data, label) == [(label, kind)]


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = make_tar({"../x.txt": PAGE, "/abs.txt": PAGE, "in.zip": make_zip({"../../y.txt": PAGE})})
    assert len(read(data, "a.tar")) == 3
    assert not list(tmp_path.iterdir())
