"""The line with the date as sites print it: what it says besides the day, and that the text is without it."""

import pytest

from newsline.model import Document
from newsline.parser.docdate import date_document
from newsline.parser.layout import lay_out
from newsline.parser.layout.byline import read_byline
from newsline.parser.layout.furniture import cues
from newsline.parser.layout.persons import is_person
from newsline.parser.page import Page

TITLE = "Storm shuts the ferry port of Orrin"
TEXT = (
    "The ferry port was shut on Monday after a storm tore the roof from its hall, the office said.\n\n"
    "It will stay shut until the roof is mended, which may take two weeks, according to the mayor."
)


def page_with(lines: str, *, above: bool = False) -> tuple[Document, Page]:
    """A page with these lines below its headline, or above it."""
    head = f"{lines}\n\n{TITLE}" if above else f"{TITLE}\n\n{lines}"
    document = Document(f"{head}\n\n{TEXT}\n", "page")
    return document, lay_out(document)


# lines; day or clock; names; section
LINES = [
    ("Jane Doe | Guest columnist\n\nMay 3, 2019", "2019-05-03", "Jane Doe", ""),
    ("By Jane Doe\njdoe@courier.com\nMay 3, 2019", "2019-05-03", "Jane Doe", ""),
    ("Fri | May 3, 2019", "2019-05-03", "", ""),
    ("Originally published in The Harbour Post, May 3, 2019", "2019-05-03", "", ""),
    ("Email sent: May 3, 2019 7:31 am", "2019-05-03T07:31:00", "", ""),
    ("Friday, 03 May 2019\n7:00 AM MYT", "2019-05-03T07:00:00+08:00", "", ""),
    ("May 3, 2019 Leave a Comment on Storm shuts the ferry port of Orrin", "2019-05-03", "", ""),
    ("May 3, 2019 by Jane Doe Leave a Comment", "2019-05-03", "Jane Doe", ""),
    ("May 3, 2019 View Online | Sign Up", "2019-05-03", "", ""),
    ("May 3, 2019 Harbour News 0 Comments", "2019-05-03", "", ""),
    ("May 3, 2019 Jane Doe", "2019-05-03", "Jane Doe", ""),
    ("Jane Doe May 3, 2019", "2019-05-03", "Jane Doe", ""),
    ("Jane DoeMay 3, 2019", "2019-05-03", "Jane Doe", ""),
    ("Jane Doe • May 3, 2019", "2019-05-03", "Jane Doe", ""),
    ("Local Sports • May 3, 2019", "2019-05-03", "", "Local Sports"),
    ("JANE DOE jdoe@courier.example May 3, 2019 Updated May 4, 2019", "2019-05-03", "JANE DOE", ""),
    ("Jane Doe Published May 3, 2019 Updated May 4, 2019 06:12am", "2019-05-03", "Jane Doe", ""),
    (
        "Fri 3 May 2019 06.00 BST Last modified on Fri 3 May 2019 07.18 BST",
        "2019-05-03T06:00:00+01:00",
        "",
        "",
    ),
    (
        "Fri 3 May 2019 06.00 BSTLast modified on Fri 3 May 2019 07.18 BST",
        "2019-05-03T06:00:00+01:00",
        "",
        "",
    ),
    ("Friday, 03 May 2019 18:12 Written by Jane Doe", "2019-05-03T18:12:00", "Jane Doe", ""),
    ("Submitted by jdoe on Fri, 2019-05-03 18:12", "2019-05-03T18:12:00", "", ""),
    ("Harbour Web Desk, NEW ORRIN, May 3, 2019", "2019-05-03", "", ""),
    ("New Orrin, Updated: May 3, 2019 12:08", "2019-05-03T12:08:00", "", ""),
    ("(Harbour Daily Online) 12:08, May 03, 2019", "2019-05-03T12:08:00", "", ""),
    ("PTI | May 3, 2019, 12:08", "2019-05-03T12:08:00", "", ""),
    ("Orrin | Harbour Correspondent | Updated: 3 May 2019", "2019-05-03", "", "Orrin"),
    ("FOR IMMEDIATE RELEASE May 3, 2019", "2019-05-03", "", ""),
    ("Posted on Friday, 05.03.19", "2019-03-05", "", ""),
    ("Posted on Friday, 05.31.19", "2019-05-31", "", ""),
    ("Updated 1812 GMT (0212 HKT) May 3, 2019", "2019-05-03T18:12:00+00:00", "", ""),
    ("by Jane Doe\nMay 3, 2019\nin News", "2019-05-03", "Jane Doe", "News"),
    ("By Jane Doe jdoe@courier.example\nMay 3, 2019\nUpdated 3 hrs ago", "2019-05-03", "Jane Doe", ""),
    ("May 3, 2019 5:01 AM\nJane Doe", "2019-05-03T05:01:00", "Jane Doe", ""),
    ("By Jane Doe\nSenior Reporter\n12:08, 3 MAY 2019", "2019-05-03T12:08:00", "Jane Doe", ""),
    ("By JANE DOE FOR THE HARBOUR MAIL\nPUBLISHED: 12:08, 3 May 2019", "2019-05-03T12:08:00", "JANE DOE", ""),
    ("0 224\nMay 3, 2019", "2019-05-03", "", ""),
]


@pytest.mark.parametrize(("lines", "day", "names", "section"), LINES)
def test_line_of_the_date_is_read_and_leaves_the_text(lines: str, day: str, names: str, section: str) -> None:
    document, page = page_with(lines)
    when = date_document(document, page).when
    assert when is not None
    assert (when.time or when.edtf, ", ".join(page.byline), page.section or "") == (day, names, section)
    assert (page.title, page.text, page.publisher) == (TITLE, TEXT, None)


@pytest.mark.parametrize(
    "lines",
    [
        "Updated May 3, 2019 at 6:12 p.m. EDT | Published May 2, 2019 at 5:00 a.m. EDT",
        "Jane Doe, Harbour Post\nMay 3, 2019",
        "The Harbour Star (Orrin)\nMay 3, 2019\nJane Doe",
        "[an error occurred while processing this directive]\nMay 3, 2019",
        "Email the author | Follow on Harbourbook\nMay 3, 2019",
    ],
)
def test_no_line_above_the_headline_is_taken_for_it(lines: str) -> None:
    document, page = page_with(lines, above=True)
    assert page.title == TITLE
    when = date_document(document, page).when
    assert when is not None
    assert when.edtf[:7] == "2019-05"


def test_one_word_between_headline_and_byline_is_no_headline() -> None:
    _, page = page_with("Details\nCategory: News\nPublished: 3 May 2019\nWritten by Jane Doe")
    assert page.title == TITLE


def test_headline_printed_twice_is_not_its_deck() -> None:
    _, page = page_with(f"{TITLE}\n\nThe roof of its hall lies in the water\n\nJane Doe\n\nJane Doe")
    assert (page.title, page.byline) == (TITLE, ("Jane Doe",))


def test_person_told_of_beside_the_date_is_a_topic() -> None:
    text = (
        f"{TITLE}\n\nJane Doe | May 3, 2019\n\nMs. Doe, the mayor, said so on Monday at the port.\n\n{TEXT}"
    )
    assert lay_out(Document(text, "page")).byline == ()


@pytest.mark.parametrize("line", ["Orrin City Council, May 3, 2019", "Letters to the Editor, May 3, 2019"])
def test_body_or_letters_before_a_date_sign_nothing(line: str) -> None:
    page = lay_out(Document(f"{line}\n\n{TEXT}", "page"))
    assert (page.title, page.byline) == (line, ())


def test_words_before_a_date_may_be_all_the_headline_there_is() -> None:
    document = Document(f"Council Briefing July 15, 2019\n\n{TEXT}", "page")
    assert lay_out(document).title == "Council Briefing"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Jane Doe", True),
        ("JOSÉ LUIS PÉREZ", True),
        ("Jean-Pierre Moll", True),
        ("Local Sports", False),
        ("Grace Church News", False),
        ("Chelsea Weekly", False),
        ("Jane", False),
        ("Jane Doe says no", False),
    ],
)
def test_person_is_told_by_the_given_name(text: str, person: bool) -> None:
    assert is_person(text, cues()) is person


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ByJane DoeReporter", ("Jane Doe",)),
        ("ByJane McDoe", ("Jane McDoe",)),
        ("Jane Doe, Harbour Group By Jane Doe, Harbour Group The Courier", ("Jane Doe",)),
        ("Jane Doe jailed By Judge Roe", None),
        ("By Jane Doe On May 23, 2019 Last updated May 24, 2019", ("Jane Doe",)),
        ("By Jane Doe jdoe@courier.example, John Roe jroe@courier.example", ("Jane Doe", "John Roe")),
        ("By Jane Doe and Ann Bee andEve Foe (earlier)", ("Jane Doe", "Ann Bee", "Eve Foe")),
    ],
)
def test_bylines_run_together(line: str, names: tuple[str, ...] | None) -> None:
    assert read_byline(line, cues()) == names
