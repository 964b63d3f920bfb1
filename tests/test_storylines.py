"""Storylines in the library's answers: one hit for the reports of one happening."""

import json
from pathlib import Path

import pytest

import newsline
from newsline.model import Hit
from newsline.model.record import hit_record

FERRY = (
    "The ferry Ilse ran aground off Marrow Point shortly after six on Monday morning with 214 people on"
    " board, the coast guard said. Nobody was hurt. A tug from Harlow was on its way, and passengers had been"
    " asked to put on life vests. The company said that the ship had been inspected in March."
)
LATER = f"{FERRY}\n\nDivers will look at the hull on Wednesday, said Tilde Moen, the harbour master."
OWLS = (
    "A pair of barn owls has moved into the clock tower of the town hall of Odde and is raising five young"
    " there. The mayor, Signe Dahl, had the bell stopped so that they can sleep."
)


def write(folder: Path, name: str, *documents: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    lines = (json.dumps(document) + "\n" for document in documents)
    (folder / name).write_text("".join(lines), encoding="utf-8")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> newsline.Corpus:
    """A story told by four reports of three papers, and one that stands alone between them."""
    folder = tmp_path_factory.mktemp("corpus")
    write(
        folder,
        "wire.jsonl",
        {"title": "Ferry aground", "text": FERRY, "date": "2016-05-02", "source": "Quay Gazette"},
        {"title": "Ferry aground", "text": FERRY, "date": "2016-05-02", "source": "Evening Tide"},
        {"title": "Ferry: divers to go down", "text": LATER, "date": "2016-05-04", "source": "Quay Gazette"},
        {"title": "Owls in the tower", "text": OWLS, "date": "2016-05-03", "source": "Quay Gazette"},
        {"title": "Ferry aground", "text": FERRY, "url": "https://post.example.com/ferry"},
    )
    return newsline.open(folder)


def told(hits: "list[Hit]") -> list[tuple[str, int, int]]:
    """Headline, reports and how many of them match."""
    return [(hit.event.title, hit.storyline.reports if hit.storyline else 1, hit.matching) for hit in hits]


def test_a_storyline_is_one_hit_where_its_first_report_stands(corpus: newsline.Corpus) -> None:
    found = corpus.timeline()
    assert told(list(found)) == [("Ferry aground", 4, 4), ("Owls in the tower", 1, 1)]
    assert (len(found), found.total) == (2, 5)
    story = found.hits[0].storyline
    assert story is not None
    assert story.sources == ("Quay Gazette", "Evening Tide", "post.example.com")
    assert (story.first, story.last, story.undated) == ("2016-05-02", "2016-05-04", 1)


def test_without_merging_every_report_is_a_hit(corpus: newsline.Corpus) -> None:
    found = corpus.timeline(merge=False)
    assert len(found) == found.total == 5
    assert [hit.matching for hit in found] == [1] * 5
    assert len(corpus.search("ferry", merge=False)) == 4


def test_the_latest_first_shows_the_latest_report(corpus: newsline.Corpus) -> None:
    assert told(list(corpus.timeline(reverse=True))) == [
        ("Ferry: divers to go down", 4, 4),
        ("Owls in the tower", 1, 1),
    ]


def test_a_filter_is_about_reports_and_says_how_many_match(corpus: newsline.Corpus) -> None:
    assert told(list(corpus.timeline(sources=["Quay Gazette"]))) == [
        ("Ferry aground", 4, 2),
        ("Owls in the tower", 1, 1),
    ]
    assert told(list(corpus.timeline(since="2016-05-03"))) == [
        ("Owls in the tower", 1, 1),
        ("Ferry: divers to go down", 4, 1),
    ]
    assert told(list(corpus.search("divers"))) == [("Ferry: divers to go down", 4, 1)]


def test_a_limit_counts_hits(corpus: newsline.Corpus) -> None:
    assert told(list(corpus.timeline(limit=2)))[1] == ("Owls in the tower", 1, 1)
    assert len(corpus.timeline(limit=1)) == 1
    assert corpus.timeline(limit=1).total == 5
    assert not corpus.timeline(limit=0).hits
    assert not corpus.search("zeppelin").hits


def test_a_limit_reaches_past_any_number_of_reports(tmp_path: Path) -> None:
    many = [
        {"title": "Ferry aground", "text": FERRY, "date": "2016-05-02", "source": f"Paper {n}"}
        for n in range(90)
    ]
    write(tmp_path, "a.jsonl", *many, {"title": "Owls", "text": OWLS, "date": "2016-05-09"})
    corpus = newsline.open(tmp_path)
    assert told(list(corpus.timeline(limit=2))) == [("Ferry aground", 90, 90), ("Owls", 1, 1)]
    assert told(list(corpus.search("the", limit=2)))[0][1:] in ((90, 90), (1, 1))


def test_a_deep_timeline_merges_too(corpus: newsline.Corpus) -> None:
    found = [hit for hit in corpus.timeline(deep=True) if hit.event.kind == "document"]
    assert told(found) == [("Ferry aground", 4, 4), ("Owls in the tower", 1, 1)]


def test_every_source_of_the_same_words_is_kept(corpus: newsline.Corpus) -> None:
    assert corpus.problems == ()
    first = corpus.timeline().hits[0].event
    assert corpus.event(first.id) == first  # another report has the id too
    reports = corpus.reports(first)
    assert [(report.publisher, report.url, report.date) for report in reports] == [
        ("Quay Gazette", None, "2016-05-02"),
        ("Evening Tide", None, "2016-05-02"),
        ("Quay Gazette", None, "2016-05-04"),
        (None, "https://post.example.com/ferry", None),
    ]
    assert [report.file.rpartition("#")[2] for report in reports] == ["1", "2", "3", "5"]
    assert corpus.storyline(first) == corpus.timeline().hits[0].storyline


def test_what_stands_alone_has_no_storyline(corpus: newsline.Corpus) -> None:
    (owls,) = corpus.search("owls")
    assert corpus.storyline(owls.event) is None
    assert corpus.reports(owls.event) == ()
    assert hit_record(owls)["storyline"] is None


def test_the_same_file_twice_is_a_copy_and_no_report(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        write(tmp_path, name, {"title": "Ferry", "text": FERRY, "date": "2016-05-02", "source": "Tide"})
    corpus = newsline.open(tmp_path)
    assert [problem.code for problem in corpus.problems] == ["duplicate"]
    assert told(list(corpus.timeline())) == [("Ferry", 1, 1)]
    assert corpus.stats().storylines == 0


def test_stats_count_storylines(corpus: newsline.Corpus) -> None:
    stats = corpus.stats()
    assert (stats.documents, stats.storylines) == (5, 1)
