"""Tables: columns guessed in any spelling or told, and rows of every kind."""

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.read import DEFAULT_LIMITS, Limits, Options, read_bytes


def read(data: str | bytes, label: str = "a.csv", **columns: str) -> list[Document | Problem]:
    data = data if isinstance(data, bytes) else data.encode()
    return list(read_bytes(data, label, DEFAULT_LIMITS, Options(columns=columns)))


HEADS = [
    # head, a row, what becomes of it
    ("title,date,text", "Dam,2020-07-08,It opened.", ("Dam", "2020-07-08", "It opened.")),
    (
        "Headline;Publication Date;Full Text",
        "Dam;08.07.2020;It, opened.",
        ("Dam", "08.07.2020", "It, opened."),
    ),
    ("URL\tpub_date\tTITLE\tBody", "http://x.example\t2020\tDam\tIt.", ("Dam", "2020", "It.")),
    ("id|published_at|content|headline", "7|2020-07-08|It.|Dam", ("Dam", "2020-07-08", "It.")),
    (
        '"title","date","text"',
        '"A ""dam""",2020,"Two\nlines, one row"',
        ('A "dam"', "2020", "Two\nlines, one row"),
    ),
    ("title,date", "Dam,2020", ("Dam", "2020", "Dam")),
    ("title,summary,modified", "Dam,Short.,2021", ("Dam", None, "Short.")),
    ("date,title,text,date_modified", "20200708,Dam,It.,2021", ("Dam", "20200708", "It.")),
    ("Datum;Titel;Volltext", "08.07.2020;Damm;Er ist offen.", ("Damm", "08.07.2020", "Er ist offen.")),
    (  # a library of references
        "Item Type,Title,Publication Title,Abstract Note,Date,Date Added",
        "newspaperArticle,Dam | The Paper,The Paper,It opened.,2020-07-08,2021-01-01",
        ("Dam", "2020-07-08", "It opened."),
    ),
    ("title,text", "Dam,<p>One.</p><p>Two.</p>", ("Dam", None, "One.\n\nTwo.")),
]


@pytest.mark.parametrize(("head", "row", "expected"), HEADS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_are_guessed(head: str, row: str, expected: tuple[object, ...], end: str) -> None:
    for label in ("a.csv", "a.tsv", "export.txt"):
        (document,) = read(f"\ufeff{head}{end}{row}{end}", label)
        assert isinstance(document, Document), label
        metadata = document.metadata
        assert (metadata.title, metadata.date, document.text) == expected
        assert document.file == f"{label}#1"


def test_heads_in_another_language() -> None:
    (document,) = read("Titel;Datum;Inhalt\nDamm;8.7.2020;Offen.\n")
    assert isinstance(document, Document)
    assert (document.metadata.title, document.metadata.date, document.text) == ("Damm", "8.7.2020", "Offen.")


def test_columns_are_told() -> None:
    data = "Kopje,Wanneer,Wat,title\nDam,2020-07-08,It opened.,other\n"
    (document,) = read(data, title="Kopje", date="wanneer", text="Wat")
    assert isinstance(document, Document)
    assert (document.metadata.title, document.metadata.date, document.text) == (
        "Dam",
        "2020-07-08",
        "It opened.",
    )
    assert (document.metadata.date_basis, document.metadata.date_line) == ("column", 2)


def test_a_column_that_is_told_and_missing_is_a_problem() -> None:
    problem, document = read("title,text\nA,B\n", date="When")
    assert isinstance(problem, Problem)
    assert "'When'" in problem.message
    assert isinstance(document, Document)


def test_a_table_without_a_text_says_what_columns_it_has() -> None:
    (problem,) = read("eins,zwei\n1,2\n")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line) == ("bad-record", 1)
    assert "eins, zwei" in problem.message


def test_rows_that_are_short_empty_or_without_a_text() -> None:
    results = read("title,date,text\nA\n\n,2020,\nB,2020,C,more\n")
    assert [item.text if isinstance(item, Document) else item.code for item in results] == [
        "A",
        "bad-record",
        "C",
    ]
    assert [item.file for item in results] == ["a.csv#1", "a.csv", "a.csv#3"]


def test_numbers_beyond_the_head_and_lines_in_quotes() -> None:
    first, second = read('title,date,text\nA,2019,"x\n\ny"\nB,2020,z\n')
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.metadata.date_line, second.metadata.date_line) == (2, 5)


ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    data = "title,text\n" + "Café opened,“It did,” said André Moreau of the café in Orléans.\n" * 3
    found = read(data.encode(encoding))
    assert [item.metadata.title for item in found if isinstance(item, Document)] == ["Café opened"] * 3


NOT_TABLES = [
    "Title, Text and Body: an essay\n\nA paragraph.\n",
    "The title, he said, was his\nand the text too.\n",
    "title\nA\n",
    "title,text\n",
]


@pytest.mark.parametrize("data", NOT_TABLES)
def test_text_that_is_no_table_is_text(data: str) -> None:
    (document,) = read(data, "page.txt")
    assert isinstance(document, Document)
    assert document.file == "page.txt"


def test_a_line_over_the_limit() -> None:
    data = b"title,text\nA," + b"x" * 500 + b"\nB,C\n"
    document, problem = read_bytes(data, "a.csv", Limits(max_record_bytes=100))
    assert isinstance(document, Document)
    assert isinstance(problem, Problem)
    assert (document.text, problem.code, problem.line) == ("C", "too-large", 2)


def test_a_limit_for_cells_is_that_of_one_reading() -> None:
    """The standard library keeps it for the whole process: what else reads tables must not notice."""
    import csv

    before = csv.field_size_limit()
    rows = read_bytes(b"title,text\nOne,first\nTwo,second\n", "a.csv", Limits(max_record_bytes=100))
    next(rows)
    assert csv.field_size_limit() == before
    list(rows)
    assert csv.field_size_limit() == before
