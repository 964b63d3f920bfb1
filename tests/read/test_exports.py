"""Exports of news databases: the case files, and articles that only look like one."""

from pathlib import Path

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import Limits, read_bytes

CASES = Path(__file__).resolve().parents[1] / "cases" / "exports"

# For each article: title, date, publisher, byline, section, and how the text begins and ends.
EXPECTED: dict[str, list[tuple[object, ...]]] = {
    "lexisnexis": [
        ("Harbour reopens after storm", "July 1, 2015 Wednesday", "The Example Post", ("Ann Reed", "Bo Li"),
         "A-SECTION", "The harbour reopened on Wednesday morning after two days of work, the mayor of the",
         "He thanked the crews."),
        ("Lorem headline goes over two lines", "January 11, 2010 Monday", "Guardian of Example", ("Simon T",),
         None, "First para is here.", "Last para."),
    ],
    "nexis_uni": [
        ("Harbour opens again in 2020", "July 7, 2020 Tuesday 9:00 AM GMT", "The Example (London)",
         ("Ann Reed in Oslo",), "WORLD NEWS", "The first paragraph.", "The last paragraph."),
        ("Second one", "July 9, 2020", "The Example", (), "NEWS", "Text two.", "Text two."),
    ],
    "factiva_displayed": [
        ("Ministers meet over dam", "8 July 2020 05:00 GMT", "Example Times", ("Ann Reed in Cairo",),
         "WORLD NEWS", "Ministers met on Tuesday.", "They left on Wednesday."),
        ("Dam talks fail", "9 July 2020", "Example Times", (), None, "They failed.", "They failed."),
    ],
    "factiva_codes": [
        ("Ministers meet over dam", "8 July 2020 05:00", "Example Times", ("Ann Reed",), None,
         "IN the morning they met.", "They left."),
    ],
    "proquest": [
        ("Dam talks fail again", "Jul 8, 2020", "The Example", ("Reed, Ann",), None,
         "They failed on Tuesday.", "Last line."),
        ("Second title", "Jul 9, 2020", "The Example", (), None, "Only this.", "Only this."),
    ],
}  # fmt: skip


def read(data: bytes, label: str = "export.txt") -> list[Document | Problem]:
    return list(read_bytes(data, label))


def test_each_case_file_is_expected() -> None:
    assert {path.stem for path in CASES.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("change", ["as it is", "crlf", "utf-16", "mark"])
@pytest.mark.parametrize("name", EXPECTED)
def test_articles(name: str, change: str) -> None:
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    data = {
        "as it is": text.encode(),
        "crlf": text.replace("\n", "\r\n").encode(),
        "utf-16": text.encode("utf-16"),
        "mark": text.encode("utf-8-sig"),
    }[change]
    found = read(data)
    assert [item.file for item in found] == [f"export.txt#{n}" for n, _ in enumerate(EXPECTED[name], start=1)]
    for document, (title, date, publisher, byline, section, begins, ends) in zip(
        found, EXPECTED[name], strict=True
    ):
        assert isinstance(document, Document)
        metadata = document.metadata
        assert (metadata.title, metadata.date, metadata.publisher) == (title, date, publisher)
        assert (metadata.byline, metadata.section) == (byline, section)
        assert document.text.startswith(str(begins))
        assert document.text.endswith(str(ends))
        assert metadata.date_line is not None
        assert str(date).startswith(
            text.splitlines()[metadata.date_line - 1].removeprefix("PD").strip()[:8]
        ) or ("Publication date" in text.splitlines()[metadata.date_line - 1])


def test_the_tags_of_the_end_are_no_text_and_a_note_within_is() -> None:
    (first, _) = read((CASES / "lexisnexis.txt").read_bytes())
    assert isinstance(first, Document)
    assert "NOTE: this stays in the text." in first.text
    assert not any(word in first.text for word in ("GRAPHIC", "caption", "LOAD-DATE", "Copyright"))
    assert first.metadata.lang == "en"


def test_what_proquest_says_of_its_own_update_is_no_publication() -> None:
    first = read((CASES / "proquest.txt").read_bytes())[0]
    assert isinstance(first, Document)
    assert [(found.kind, found.text) for found in first.metadata.dates] == [("modified", "2020-07-09")]


NO_EXPORTS = [
    "How long it took\n\nLENGTH: 5 words\n\nBody\n\nThe text.\n\nEnd of Document\n",
    "The rules\n\n1 of 9 DOCUMENTS was found, he said.\n\nLANGUAGE: a tool.\n",
    "Document ABCDEFGHIJKLMNOPQ\n\nA file was found on Monday.\n",
    "HD\n\nA disc.\n\nPD\n\nA dose.\n",
    "Full text: it was read aloud.\n\nDocument 3 of 4\n\nwas missing.\n",
    "Subject: a dam\n\nTitle: none\n\nProQuest document ID: what is that?\n",
]


@pytest.mark.parametrize("text", NO_EXPORTS, ids=range(len(NO_EXPORTS)))
def test_an_article_that_holds_a_mark_is_no_export(text: str) -> None:
    (document,) = read(text.encode())
    assert isinstance(document, Document)
    assert document.file == "export.txt"


def test_an_article_over_the_limit_is_skipped_alone() -> None:
    text = (CASES / "nexis_uni.txt").read_text(encoding="utf-8")
    long = text.replace("The first paragraph.", "long " * 400)
    first, second = read_bytes(long.encode(), "e.txt", Limits(max_file_bytes=1000))
    assert isinstance(first, Problem)
    assert isinstance(second, Document)
    assert (first.code, first.file, second.file) == ("too-large", "e.txt#1", "e.txt#2")


def test_an_article_without_a_text_is_a_problem() -> None:
    text = (CASES / "nexis_uni.txt").read_text(encoding="utf-8").replace("Text two.\n", "")
    first, second = read(text.encode())
    assert isinstance(first, Document)
    assert isinstance(second, Problem)
    assert second.code == "bad-record"
