"""Pages saved with all their parts as one message."""

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

FIRST = "The old bridge over the Varn was closed on Monday after engineers found cracks in two of its piers."
LAST = "A new bridge would cost forty million crowns, the council’s treasurer said at the end of the meeting."
PAGE = (
    f"<html><head><title>Bridge closed</title></head><body><h1>Bridge closed</h1><p>{FIRST}</p><p>{LAST}</p>"
)
HEAD = (
    "From: <Saved by Blink>\n"
    "Snapshot-Content-Location: https://echo.example/bridge\n"
    "Subject: Bridge closed\n"
    "Date: Tue, 5 Jun 2018 10:00:00 -0000\n"
    "MIME-Version: 1.0\n"
    'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="=_B"\n\n\n'
)


def part(kind: str, content: str, *fields: str) -> str:
    """One part of the message in quoted-printable."""
    import quopri

    lines = (f"Content-Type: {kind}", "Content-Transfer-Encoding: quoted-printable", *fields)
    return "--=_B\n" + "\n".join(lines) + "\n\n" + quopri.encodestring(content.encode()).decode() + "\n"


FRAME = part("text/html", "<p>Words of an advertisement in a frame of its own, which nobody reads.</p>")
MESSAGE = HEAD + part("text/html; charset=utf-8", PAGE) + FRAME + part("image/png", "x") + "--=_B--\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("label", ["bridge.mhtml", "bridge.mht", "bridge.eml", "bridge"])
def test_the_page_is_found_in_the_message(label: str, line_end: str) -> None:
    (document,) = read_bytes(MESSAGE.replace("\n", line_end).encode(), label)
    assert isinstance(document, Document)
    event = parse_document(document)
    assert (event.title, event.text) == ("Bridge closed", f"{FIRST}\n\n{LAST}")
    assert (event.url, event.date) == ("https://echo.example/bridge", None)
    assert event.bounds is not None
    assert event.bounds.edtf == "../2018-06-05"
    (captured,) = event.candidates
    assert (captured.rule, captured.line) == ("mhtml", 4)


def test_the_part_that_start_names_is_the_page() -> None:
    head = HEAD.replace('type="text/html";', 'type="text/html"; start="<page@x>";')
    message = head + FRAME + part("text/html", PAGE, "Content-ID: <page@x>") + "--=_B--\n"
    (document,) = read_bytes(message.encode(), "bridge.mhtml")
    assert isinstance(document, Document)
    assert FIRST in document.text
    assert "advertisement" not in document.text


BROKEN = [
    (HEAD + "--=_B--\n", "empty"),
    (HEAD + part("image/png", "x") + "--=_B--\n", "empty"),
    (HEAD, "empty"),
    (HEAD + "--=_B\nContent-Type: multipart/mixed; boundary=x\n\n" * 50, "too-large"),
    (HEAD + part("text/html", "x\n\n--=_B\n") * 5001, "too-large"),
]


@pytest.mark.parametrize(("message", "code"), BROKEN)
def test_a_message_without_a_page_is_a_problem(message: str, code: str) -> None:
    (problem,) = read_bytes(message.encode(), "bridge.mhtml")
    assert isinstance(problem, Problem)
    assert problem.code == code
