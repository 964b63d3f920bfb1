"""PDFs: paragraphs from the places of lines, and what a file says of itself."""

import sys

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import Limits, read_bytes
from packing import Drawn, make_pdf

LINES = (
    "The harbour of the small town opened again on Tuesday after nine days of",
    "storms, and the first of the ferries left shortly before noon with some two",
    "hundred passengers.",
)
MORE = (
    "Its master said that nobody on board had been in a hurry, and that all of",
    "them had slept well in the town hall, where the mayor had put up beds for",
    "whoever had none.",
)


def column(*paragraphs: tuple[str, ...], top: int = 700, left: int = 50, gap: int = 20) -> list[Drawn]:
    """Paragraphs of lines 12 points apart, `gap` points from the last line of one to the next."""
    drawn = []
    y = top
    for lines in paragraphs:
        for line in lines:
            drawn.append((left, y, 10, line))
            y -= 12
        y -= gap - 12
    return drawn


def one(data: bytes, label: str = "a.pdf") -> Document:
    (document,) = read_bytes(data, label)
    assert isinstance(document, Document), document
    return document


def test_lines_become_paragraphs_by_their_distance() -> None:
    document = one(make_pdf([[(50, 740, 20, "Harbour reopens"), *column(("4 June 2013",), LINES, MORE)]]))
    assert document.text.split("\n\n") == ["Harbour reopens", "4 June 2013", " ".join(LINES), " ".join(MORE)]
    assert (document.form, document.name, document.first_line) == ("text", "a.pdf", 1)


def test_without_distance_a_short_last_line_ends_a_paragraph() -> None:
    document = one(make_pdf([column(LINES, MORE, gap=12)]))
    assert document.text.split("\n\n") == [" ".join(LINES), " ".join(MORE)]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    columns = [*column(LINES[:2]), *column(LINES[2:], MORE, left=320)]
    assert one(make_pdf([columns])).text.split("\n\n") == [" ".join(LINES), " ".join(MORE)]
    pages = [column(LINES[:2]), column(LINES[2:], MORE)]
    assert one(make_pdf(pages)).text.split("\n\n") == [" ".join(LINES), " ".join(MORE)]


HYPHENS = [
    ("passengers who had been in the small harbour sta-", "tion since Sunday.", "station since"),
    ("this well-known harbour is said by all to be a well-", "known one.", "a well-known one"),
    ("the harbour master and all of his colleagues of the", "town.", "of the town"),
    ("the harbour was shut from the third of June until -", "nobody knows.", "until - nobody"),
]


@pytest.mark.parametrize(("first", "second", "joined"), HYPHENS)
def test_divided_words_are_whole_again(first: str, second: str, joined: str) -> None:
    assert joined in one(make_pdf([column((first, second))])).text


def test_heads_and_feet_of_pages_are_left_out() -> None:
    pages = []
    for number in (1, 2, 3):
        lines = tuple(f"{line} {number}" for line in LINES[:2])
        head, foot = (50, 780, 8, "The Bugle"), (50, 20, 8, f"https://bugle.example/2013/harbour {number}/3")
        pages.append([head, *column(lines), foot])
    pages[0].insert(1, (50, 750, 20, "The Bugle"))
    document = one(make_pdf(pages))
    assert document.text.startswith("The Bugle\n\nThe harbour")
    assert document.text.count("The Bugle") == 1
    assert "bugle.example" not in document.text
    assert document.metadata.url == "https://bugle.example/2013/harbour"


def test_an_address_within_the_text_is_not_that_of_the_page() -> None:
    assert one(make_pdf([column(("More at https://bugle.example/about.",))])).metadata.url is None


def test_the_dates_of_a_file_are_no_dates_of_publication() -> None:
    dates = {"CreationDate": "D:20160503101112+02'00'", "ModDate": "D:20170101", "Producer": "x"}
    metadata = one(make_pdf([column(LINES)], dates)).metadata
    assert metadata.date is None
    assert [(date.text, date.kind) for date in metadata.dates] == [
        ("2016-05-03", "created"), ("2017-01-01", "other")
    ]  # fmt: skip
    assert one(make_pdf([column(LINES)], {"CreationDate": "yesterday"})).metadata.dates == ()


@pytest.mark.parametrize(
    ("stated", "title"),
    [("Harbour reopens", "Harbour reopens"), ("Microsoft Word - a.doc", None), ("", None)],
)
def test_a_title_must_stand_in_the_text(stated: str, title: str | None) -> None:
    pages = [[(50, 740, 20, "Harbour reopens"), *column(LINES)]]
    assert one(make_pdf(pages, {"Title": stated})).metadata.title == title


def test_the_mark_may_come_late_under_the_right_name() -> None:
    assert "harbour" in one(b"\n\n" + make_pdf([column(LINES)])).text


WHOLE = make_pdf([column(LINES), column(MORE)])
PROBLEMS = [
    # bytes, limits, code
    (make_pdf([[]]), {}, "empty"),
    (make_pdf([]), {}, "empty"),
    (b"%PDF-1.7 and so on", {}, "damaged"),
    (WHOLE.replace(b"/Kids [", b"/Kids 7 ["), {}, "damaged"),
    (WHOLE.replace(b"/Root 1 0 R", b"/Boot 1 0 R").replace(b"/Catalog", b"/Nothing"), {}, "damaged"),
    (WHOLE.replace(b"/Info", b"/Encrypt << /Filter /Standard /V 9 >> /Info"), {}, "damaged"),
    (WHOLE.replace(b"<< /Length", b"<< /Filter /Fl /Length"), {}, "damaged"),
    (WHOLE.replace(b"stream\nBT ", b"stream\n1 0 R "), {}, "damaged"),
    (WHOLE, {"max_pages": 1}, "too-large"),
    (WHOLE, {"max_file_bytes": 90}, "too-large"),
    (b"no PDF", {}, "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "limits", "code"), PROBLEMS)
def test_what_is_not_read_is_said(
    data: bytes, limits: dict[str, int], code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (problem,) = read_bytes(data, "a.pdf", Limits(**limits))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.file) == (code, "a.pdf")
    assert capfd.readouterr() == ("", "")


def test_a_password_is_asked_of_nobody() -> None:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    for password, expected in (("secret", "encrypted"), ("", "text")):
        writer = PdfWriter(clone_from=PdfReader(BytesIO(WHOLE)))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = BytesIO()
        writer.write(out)
        (found,) = read_bytes(out.getvalue(), "a.pdf")
        assert (found.form if isinstance(found, Document) else found.code) == expected


def test_without_its_extra_the_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (problem,) = read_bytes(WHOLE, "a.pdf")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("needs-extra", "pip install 'newsline[pdf]'")
