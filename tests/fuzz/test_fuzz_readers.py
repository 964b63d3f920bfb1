"""Broken and hostile files of every form of container and office text, and what a longer search has found.

`python -m pytest --hypothesis-profile=long tests/fuzz` looks for longer, and for other files each time.
"""

import gzip
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.errors import PROBLEM_CODES
from newsline.model import Document
from newsline.read import Limits, read_bytes
from packing import PACKERS, PAGE, http_record, make_docx, make_epub, make_odt, make_pdf, make_tar, make_zip
from support import grows_linearly

LIMITS = Limits(max_unpacked_bytes=1 << 22, min_ratio_bytes=1 << 20, max_members=50, max_file_bytes=1 << 18)
RECORDS = b'{"text": "a"}\n{"text": "b"}\n'
WEB_PAGE = b"<html><body><p>The harbour opened again on Tuesday.</p></body></html>"
WARC = http_record(WEB_PAGE, "Content-Type: text/html") + http_record(
    gzip.compress(WEB_PAGE), "Content-Type: text/html; charset=latin1", "Content-Encoding: gzip"
)
ZIP = make_zip({"a/b.txt": PAGE, "c.jsonl": RECORDS})
TAR = make_tar({"a/b.txt": PAGE, "x" * 200 + ".jsonl": RECORDS})
FILES: dict[str, bytes] = {
    "a.zip": ZIP,
    "a.tar": TAR,
    **{f"a.tar{suffix}": pack(TAR) for suffix, pack in PACKERS.items()},
    "a.warc": WARC,
    "a.docx": make_docx("<w:p><w:r><w:t>One</w:t></w:r></w:p>", "<dc:title>One</dc:title>"),
    "a.odt": make_odt("<text:p>One<text:s/>two</text:p>", "<dc:date>2013</dc:date>"),
    "a.epub": make_epub({"a.xhtml": WEB_PAGE.decode()}),
    "a.pdf": make_pdf([[(50, 700, 10, "One line"), (50, 688, 10, "and another")]], {"Title": "One"}),
    "a.md": b'---\nschema: newsline/1\ntitle: "T"\ntags: ["a"]\nescapes: json\n---\n\nOne\\u0041\n',
}  # fmt: skip
SIGNS = (
    *(b"\x00", b"\xff\xff\xff\xff", b"\r\n", b"-1", b"99999999999999999999", b"---\n", b"\\ud800"),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"ustar", b"%PDF-1.7", b"endobj", b"<< /Type"),
    *(b"\x1f\x8b", b"WARC/1.1\r\n", b"Content-Length: 5\r\n", b"gzip", b"chunked"),
    *(b"<w:p>", b"</w:p>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#x110000;"),
)  # fmt: skip


@st.composite
def broken_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file with some bytes changed, left out, doubled or put in; at times within an archive."""
    label = draw(st.sampled_from(sorted(FILES)))
    data = bytearray(FILES[label])
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 4)):
            case 0 if at < len(data):
                data[at] = draw(st.integers(0, 255))
            case 1:
                data[at:at] = draw(st.sampled_from(SIGNS))
            case 2:
                del data[at : at + draw(st.integers(1, 40))]
            case 3:
                data[at:at] = data[at : at + draw(st.integers(1, 200))]
            case _:
                sign = draw(st.sampled_from(SIGNS))
                data[at : at + len(sign)] = sign
    if draw(st.booleans()):
        return f"b.zip!{label}", make_zip({label: bytes(data)})
    return label, bytes(data)


@settings(max_examples=250)
@given(broken_files())
def test_whatever_is_broken_gives_documents_and_problems(case: tuple[str, bytes]) -> None:
    check(*case)


@settings(max_examples=60)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
def test_any_bytes_under_any_name(label: str, data: bytes) -> None:
    check(label, data)
    check(label, FILES[label][:20] + data)


def check(label: str, data: bytes) -> None:
    """Every result is a document or a problem with a place, and no reader failed."""
    outer = label.partition("!")[0]
    found = list(read_bytes(data, outer, LIMITS))
    assert found
    for item in found:
        assert item.file is not None
        assert item.file.startswith(outer)
        item.file.encode()
        problems = item.problems if isinstance(item, Document) else (item,)
        assert all(problem.code in PROBLEM_CODES for problem in problems)
        assert not [problem for problem in problems if problem.code in ("reader-fault", "needs-extra")]
        if isinstance(item, Document):
            assert item.text.strip()
            assert len(item.text) <= LIMITS.max_file_bytes
            item.text.encode()


GROWING: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "empty gzip streams": ("a.gz", lambda n: gzip.compress(b"") * (n // 20)),
    "padding": ("a.txt.gz", lambda n: gzip.compress(PAGE) + b"\0" * 100 * n),
    "tar members": ("a.tar", lambda n: make_tar({f"{i}.txt": PAGE for i in range(n // 50)})),
    "zip members": ("a.zip", lambda n: make_zip({f"{i}.txt": PAGE for i in range(n // 50)})),
    "records": ("a.warc", lambda n: http_record(b"", "Content-Type: text/html") * (n // 50)),
    "paragraphs": ("a.docx", lambda n: make_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * n)),
    "text boxes": ("a.docx", lambda n: make_docx(("<w:p>" * 200 + "</w:p>" * 200) * (n // 200))),
    "spaces": ("a.odt", lambda n: make_odt("<text:p>a" + "<text:s/> " * n + "</text:p>")),
    "lines of a PDF": ("a.pdf", lambda n: make_pdf([[(50, y, 10, "some words-") for y in range(n // 10)]])),
    "escapes": ("a.md", lambda n: b"---\nschema: newsline/1\nescapes: json\n---\n" + b"\\u0041\n" * n),
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_size_and_no_faster(name: str) -> None:
    label, make = GROWING[name]

    def read(data: bytes) -> None:
        for _ in read_bytes(data, label):
            pass

    assert grows_linearly(make, read, 2_000)
