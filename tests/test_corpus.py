"""The library's face."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import newsline
from newsline.errors import NewslineError
from newsline.parser.layout import lay_out
from packing import make_zip

PAGE = "Talks end early\n\n4 June 2013\n\n“We are done,” Ann Reed said on Monday.\n"


def test_a_text_and_a_file_give_the_same_event(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    from_text, from_path, from_name = newsline.parse(PAGE), newsline.parse(path), newsline.parse(str(path))
    assert from_path == from_name
    assert from_text == from_path._replace(file="")
    assert (from_text.title, from_text.date and from_text.date.edtf) == ("Talks end early", "2013-06-04")


def test_a_file_of_many_documents_is_not_one_event(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "One thing."}\n{"text": "Another thing."}\n')
    with pytest.raises(NewslineError, match="2 documents"):
        newsline.parse(path)
    assert [event.text for event in newsline.parse_all(path) if isinstance(event, newsline.Event)] == [
        "One thing.",
        "Another thing.",
    ]


def test_what_cannot_be_read_raises_one_line(tmp_path: Path) -> None:
    with pytest.raises(NewslineError, match="no such file"):
        newsline.open(tmp_path / "missing")
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(NewslineError, match="empty"):
        newsline.parse(tmp_path / "empty.txt")


def test_words_for_days_count_from_today(tmp_path: Path) -> None:
    for ordinal, day in (("First", "2013-05-20"), ("Second", "2013-06-04"), ("Third", "2013-06-20")):
        (tmp_path / f"{day}.txt").write_text(
            f"{ordinal} round of talks\n\n{day}\n\nThey talked about the port.\n"
        )
    corpus = newsline.open(tmp_path, today=date(2013, 7, 9))
    found = corpus.timeline(since="last month", until="last month")
    assert [hit.event.date.edtf for hit in found if hit.event.date] == ["2013-06-04", "2013-06-20"]
    assert len(corpus.timeline(until=date(2013, 5, 31))) == 1
    assert corpus.timeline(reverse=True, limit=1).hits[0].event.title == "Third round of talks"
    with pytest.raises(NewslineError, match="soonish"):
        corpus.timeline(since="soonish")


def test_other_pages_of_a_source_settle_the_order_of_day_and_month(tmp_path: Path) -> None:
    def page(name: str, day: str, source: str) -> None:
        head = f"---\ntitle: Page {name}\ndate: {day}\nsource: {source}\n---\n\n"
        (tmp_path / f"{name}.md").write_text(
            f"{head}The ferry did not sail, {name} people said on Tuesday.\n"
        )

    page("one", "03/04/2016", "Quay Gazette")
    page("two", "25/12/2015", "Quay Gazette")
    page("three", "03/04/2016", "Harbour Post")
    page("four", "12/25/2015", "Harbour Post")
    page("five", "03/04/2016", "Nobody's Paper")
    events = {event.title.split()[1]: event for event in newsline.open(tmp_path).events}
    dates = {name: event.date.edtf for name, event in events.items() if event.date}
    assert (dates["one"], dates["three"]) == ("2016-04-03", "2016-03-04")
    ambiguous = {
        name for name, event in events.items() if "ambiguous-date" in {p.code for p in event.problems}
    }
    assert ambiguous == {"five"}
    assert any("its source puts the day first" in c.reason for c in events["one"].candidates)
    alone = newsline.parse(tmp_path / "one.md")
    assert alone.id == events["one"].id


@pytest.mark.parametrize("clear", [21, 20])
@pytest.mark.parametrize("saved", [True, False])
def test_one_page_in_twenty_does_not_unsettle_the_order_of_its_source(
    tmp_path: Path, clear: int, *, saved: bool
) -> None:
    days = ["03/04/2016", "12/25/2015", *["25/12/2015"] * clear]
    rows = [
        {"id": str(n), "text": f"The ferry did not sail, {n} said.", "date": day, "source": "Quay Gazette"}
        for n, day in enumerate(days)
    ]
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    events = newsline.open(path, cache=tmp_path / "cache" if saved else None).events
    (event,) = [event for event in events if event.id == "0"]
    settled = not any(problem.code == "ambiguous-date" for problem in event.problems)
    assert (event.date and event.date.edtf, settled) == ("2016-04-03", clear > 20)


def test_a_fault_of_the_parser_costs_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE.replace("early", "late"))

    def fails_on_late(document: newsline.Document) -> Any:
        if "late" in document.text:
            raise ValueError("an invented fault")
        return lay_out(document)

    monkeypatch.setattr("newsline.parser.pipeline.lay_out", fails_on_late)
    corpus = newsline.open(tmp_path)
    assert [event.title for event in corpus.events] == ["Talks end early"]
    assert [problem.code for problem in corpus.problems] == ["parser-fault"]
    assert "an invented fault" in corpus.problems[0].message


@pytest.mark.parametrize("size", [200, 3000, 300_000])
def test_a_long_line_is_a_text_and_no_name_of_a_file(size: int) -> None:
    text = "We are done, said Ann Reed. " * (size // 28)
    assert newsline.parse(text).text.count("Ann Reed") == size // 28


def test_a_file_counts_once_whatever_it_holds_in_memory_and_saved(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "two.zip").write_bytes(make_zip({"a.txt": PAGE.encode(), "b#2.txt": b"Another thing."}))
    (folder / "two.jsonl").write_text('{"text": "One thing."}\n{"text": "Yet another thing."}\n')
    (folder / "empty.txt").touch()
    # One that is large enough for an index that is saved.
    (folder / "long.txt").write_text("A long thing\n\n" + "They talked about the port again.\n\n" * 3000)
    corpora = newsline.open(folder), newsline.open(folder, cache=tmp_path / "cache")
    assert any((tmp_path / "cache").iterdir())
    assert [corpus.stats().files for corpus in corpora] == [3, 3]


def test_problems_that_are_as_many_are_told_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.json").write_text("{")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)))
    assert newsline.open(tmp_path).stats().problems == (("bad-json", 1), ("binary", 1), ("empty", 1))


def test_a_type_asked_for_twice_is_asked_for_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    corpus = newsline.open(tmp_path)
    once, twice = corpus.entities(types=["PERSON"]), corpus.entities(types=["PERSON", "PERSON"])
    assert (list(twice), twice.total) == (list(once), once.total) == (list(once), 1)
