"""The corrections file: what is read from it, what is refused, what it changes and what it leaves."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsline
from newsline.corrections import read_corrections
from newsline.model import Document
from newsline.model.corrections import Assignment, Corrections, DocumentCorrection, NameCorrection, Target
from newsline.parser.pipeline import parse_document
from support import ROOT, SAMPLE

HARBOUR = """Harbour talks begin

3 March 2014

Mira Holt met Otto Holt in Veldry on Monday. Holt said: “We will open the quay.” She left last month.
"""
LETTER = """A letter from the quay

The old lion roared on Tuesday, and Mirra Holte laughed. Talks began yesterday.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    (articles / "press").mkdir(parents=True)
    (articles / "press" / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (articles / "letter.txt").write_text(LETTER, encoding="utf-8")
    return articles


def write(folder: Path, text: str) -> Path:
    path = folder.parent / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    return path


def corrected(folder: Path, text: str) -> newsline.Corpus:
    return newsline.open(folder, corrections=write(folder, text))


def by_title(corpus: newsline.Corpus, start: str) -> newsline.Event:
    (event,) = [event for event in corpus.events if event.title.startswith(start)]
    return event


def test_a_corrected_date_is_the_anchor_of_the_body(folder: Path) -> None:
    plain = by_title(newsline.open(folder), "A letter")
    assert plain.date is None
    event = by_title(
        corrected(folder, '[[document]]\npath = "letter.txt"\ndate = "2016-10-18"\nnote = "postmark"'),
        "A letter",
    )
    assert event.date
    assert (event.date.edtf, event.date.basis, event.date.evidence) == ("2016-10-18", "override", "postmark")
    assert {timex.text: timex.edtf for timex in event.dates}["yesterday"] == "2016-10-17"
    assert event.id == plain.id
    assert "no-date" not in [problem.code for problem in event.problems]


def test_the_earlier_decision_stays_among_the_candidates(folder: Path) -> None:
    before = by_title(newsline.open(folder), "Harbour")
    event = by_title(
        corrected(folder, f'\n\n[[document]]\nid = "{before.id[:8]}"\ndate = 2014-03-05'), "Harbour"
    )
    assert event.id == before.id
    ours, earlier = event.candidates[0], event.candidates[1]
    assert (ours.rule, ours.accepted, ours.edtf) == ("override", True, "2014-03-05")
    assert "corrections.toml:3" in ours.reason
    assert (earlier.edtf, earlier.accepted) == ("2014-03-03", False)
    assert earlier.reason.startswith("overridden by corrections.toml:3")
    assert not [candidate for candidate in event.candidates[1:] if candidate.accepted]


def test_bounds_take_a_date_away(folder: Path) -> None:
    corpus = corrected(folder, '[[document]]\npath = "harbour.txt"\nbounds = "2014-02/.."')
    event = by_title(corpus, "Harbour")
    assert event.date is None
    assert event.bounds
    assert (event.bounds.edtf, event.bounds.basis) == ("2014-02/..", "override")
    assert [problem.code for problem in event.problems].count("no-date") == 1
    assert event in corpus.undated()


def test_title_and_publisher(folder: Path) -> None:
    event = by_title(
        corrected(folder, '[[document]]\npath = "*.txt"\npublisher = "The Quay"\n'
                          '[[document]]\npath = "articles/letter.txt"\ntitle = "Roar"'),
        "Roar",
    )  # fmt: skip
    assert event.publisher == "The Quay"


@pytest.mark.parametrize(
    ("path", "label", "meant"),
    [
        ("a.txt", "x/a.txt", True),
        ("a.txt", "x/ba.txt", False),
        ("x/a.txt", "/y/x/a.txt", True),
        ("./x/a.txt", "x/a.txt", True),
        ("x/a.txt", "a.txt", False),
        ("*.txt", "x/a.txt", True),
        ("x/*", "y/x/a.txt", True),
        ("x/*", "y/xx/a.txt", False),
        ("a.jsonl#3", "x/a.jsonl#3", True),
        ("a.jsonl", "x/a.jsonl#3", False),
        ("a.jsonl#*", "x/a.jsonl#3", True),
    ],
)
def test_a_path_means_labels_that_end_so(path: str, label: str, meant: bool) -> None:
    corrections = Corrections([DocumentCorrection(Target(path=path), "", title="T")])
    assert bool(corrections.override("id", label)) == meant


@pytest.mark.parametrize(
    ("asked", "id_", "meant"),
    [
        ("390ad68c805e", "390ad68c805e", True),
        ("390ad68c", "390ad68c805e", True),
        ("390ad6", "390ad68c805e", True),
        ("390ad", "390ad68c805e", False),
        ("390ad68d", "390ad68c805e", False),
        ("dna-12", "dna-12", True),
        ("dna-12", "dna-12-0207", False),
        ("123456", "1234567", False),
    ],
)
def test_only_a_content_hash_may_be_shortened(asked: str, id_: str, meant: bool) -> None:
    corrections = Corrections([DocumentCorrection(Target(id=asked), "", title="T")])
    assert bool(corrections.override(id_, "a.txt")) == meant


def test_of_several_entries_the_last_one_counts_field_by_field() -> None:
    corrections = Corrections(
        [
            DocumentCorrection(Target(path="*"), "one", date="2001", publisher="P", title="T"),
            DocumentCorrection(Target(path="a.txt"), "two", bounds="2002/..", title="U"),
        ]
    )
    override = corrections.override("id", "a.txt")
    assert override
    assert (override.date, override.label) == (None, "two")
    assert override.bounds
    assert (override.title, override.publisher) == ("U", "P")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[document]\n", "not valid TOML"),
        ("[[page]]\nid = 'a'", "unknown table 'page'"),
        ("document = 1", "must be written as [[document]]"),
        ("[[document]]\nid = 'a'\npath = 'b'\ndate = '2012'", ":1: give 'id' or 'path', not both"),
        ("[[document]]\ndate = '2012'", ":1: give 'id' or 'path'"),
        ("\n[[document]]\nid = 'a'\ndate = 'soon'", ":2: 'date': not an EDTF date: 'soon'"),
        ("[[document]]\nid = 'a'\ndate = '2012-02-30'", "'date'"),
        ("[[document]]\nid = 'a'\nbounds = '../..'", "'bounds'"),
        ("[[document]]\nid = 'a'\ndate = 2012-02-03T10:00:00", "without a clock"),
        ("[[document]]\nid = 'a'\ndate = 2012", "'date' must be a text"),
        ("[[document]]\nid = 'a'\ndate = '2012'\nbounds = '2012'", "not both"),
        ("[[document]]\nid = 'a'\nnote = 'x'", "corrects nothing"),
        ("[[document]]\nid = 'a'\ndat = '2012'", "unknown key 'dat' in [[document]]; there are: id,"),
        ("[[name]]\naliases = ['a']", "'name' is missing"),
        ("[[name]]\nname = 'A'", "corrects nothing"),
        ("[[name]]\nname = 'A'\ntype = 'person'", "unknown type 'person'; there are: PERSON, ORG, PLACE"),
        ("[[name]]\nname = 'A'\naliases = 'b'", "'aliases' must be a list of texts"),
        ("[[name]]\nname = 'A'\naliases = ['']", "'aliases' must be a list of texts"),
        ("[[name]]\nname = 'A'\nnot = ['a']", ":1: 'a' is both a form of 'A' and not one"),
        ("[[name]]\nname = 'A'\naliases = ['b']\nopen = ['B']", ":1: 'B' is both open and decided for 'A'"),
        ("[[name]]\nname = 'A'\nnot = ['b']\nopen = ['b']", "'b' is both open and decided for 'A'"),
        ("[[name]]\nname = 'A'\nopen = 'b'", "'open' must be a list of texts"),
        (
            "[[name]]\nname = 'A'\naliases = ['C']\n[[name]]\nname = 'B'\naliases = ['c']",
            ":4: 'c' is claimed by 'A' and by 'B'",
        ),
        ("[[assign]]\npath = 'a'\nsurface = 'A'", "'name' is missing"),
        ("[[assign]]\nsurface = 'A'\nname = 'B'", "give 'id' or 'path'"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(newsline.NewslineError) as caught:
        read_corrections(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x = [" + b"[" * 100_000])
def test_what_is_no_toml_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(data)
    with pytest.raises(newsline.NewslineError):
        read_corrections(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(newsline.NewslineError, match="cannot read"):
        newsline.open(SAMPLE, corrections=tmp_path / "none.toml")


def test_what_meets_nothing_is_a_problem(folder: Path) -> None:
    corpus = corrected(
        folder,
        """[[document]]
path = "nowhere.txt"
date = "2012"

[[name]]
name = "Nobody Known"
aliases = ["No One"]

[[assign]]
path = "letter.txt"
surface = "Holt"
name = "Mira Holt"

[[name]]
name = "Mira Holt"
aliases = ["Mirra Holte"]
""",
    )
    found = [
        (problem.line, problem.message) for problem in corpus.problems if problem.code == "unused-correction"
    ]
    assert found == [
        (1, "no document has the path nowhere.txt"),
        (5, "no document names 'Nobody Known' or an alias of it"),
        (9, "no document with the path letter.txt names 'Holt'"),
    ]


def test_an_id_that_begins_several_is_refused(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(
        '{"id": "abcdef000001", "text": "One text."}\n{"id": "abcdef000002", "text": "Two texts."}\n'
    )
    path = tmp_path / "corrections.toml"
    path.write_text('[[document]]\nid = "abcdef"\ntitle = "T"\n')
    with pytest.raises(newsline.NewslineError, match=r"abcdef000001 .*abcdef000002"):
        newsline.open(articles, corrections=path)


def test_aliases_are_one_name_and_are_looked_for(folder: Path) -> None:
    corpus = corrected(
        folder,
        '[[name]]\nname = "Mira Holt"\ntype = "PERSON"\naliases = ["old lion", "Mirra Holte", "the captain"]',
    )
    letter = by_title(corpus, "A letter")
    (mira,) = [entity for entity in letter.entities if entity.name == "Mira Holt"]
    assert [mention.text for mention in mira.mentions] == ["old lion", "Mirra Holte"]
    assert all(letter.text[m.start : m.end] == m.text for m in mira.mentions)
    assert {hit.event.title for hit in corpus.timeline(entities=["Mirra Holte"])} == {
        "Harbour talks begin",
        "A letter from the quay",
    }
    (summary,) = corpus.entities(names=["the captain"])
    assert summary.name == "Mira Holt"
    assert {"old lion", "Mirra Holte", "the captain"} <= set(summary.aliases)


def test_without_a_type_nothing_new_is_seen_as_a_name(folder: Path) -> None:
    corpus = corrected(folder, '[[name]]\nname = "Mira Holt"\naliases = ["old lion"]')
    assert "old lion" not in [
        mention.text for event in corpus.events for entity in event.entities for mention in entity.mentions
    ]


def test_a_type_is_corrected(folder: Path) -> None:
    corpus = corrected(folder, '[[name]]\nname = "Veldry"\ntype = "ORG"')
    assert {summary.type for summary in corpus.entities(names=["Veldry"])} == {"ORG"}


def test_an_ambiguous_surname_is_assigned_and_its_quotes_follow(folder: Path) -> None:
    before = by_title(newsline.open(folder), "Harbour")
    assert "ambiguous-name" in [problem.code for problem in before.problems]
    event = by_title(
        corrected(folder, '[[assign]]\npath = "harbour.txt"\nsurface = "Holt"\nname = "Mira Holt"'),
        "Harbour",
    )
    assert "ambiguous-name" not in [problem.code for problem in event.problems]
    (mira,) = [entity for entity in event.entities if entity.name == "Mira Holt"]
    assert [mention.text for mention in mira.mentions] == ["Mira Holt", "Holt"]
    assert "Holt" not in [entity.name for entity in event.entities]
    (quote,) = [quote for quote in event.quotes if quote.direct]
    assert quote.speaker
    assert quote.speaker.name == "Mira Holt"


def test_names_kept_apart_are_not_one(tmp_path: Path) -> None:
    for number, name in enumerate(("Sergei Brandov", "Sergey Brandov")):
        (tmp_path / f"{number}.txt").write_text(
            f"Talks number {number}\n\nMr {name} spoke in Veldry. {name} left.\n"
        )
    together = newsline.open(tmp_path).entities(names=["Brandov"])
    assert len(together.hits) == 1
    path = tmp_path / "newsline-corrections.toml"
    path.write_text('[[name]]\nname = "Sergei Brandov"\nnot = ["Sergey Brandov"]\n')
    apart = newsline.open(tmp_path, corrections=path).entities(names=["Brandov"])
    assert sorted(summary.name for summary in apart) == ["Sergei Brandov", "Sergey Brandov"]


def test_no_corrections_change_nothing_on_the_sample(tmp_path: Path) -> None:
    empty = tmp_path / "corrections.toml"
    empty.write_text("# nothing yet\n")
    plain, with_empty = newsline.open(SAMPLE), newsline.open(SAMPLE, corrections=empty)
    assert list(plain.events) == list(with_empty.events)
    assert len(plain.events) > 1
    assert plain.problems == with_empty.problems
    assert plain.entities().hits == with_empty.entities().hits


PIECES = "Mira Holt said “We go” on Monday 3 March 2014 in Veldry . Otto the lion and She left yesterday"
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])
FORMS = st.lists(
    st.sampled_from(["Holt", "Mira Holt", "Otto", "the lion", "Veldry", "x", "“", "."]), max_size=3
)


@given(st.lists(WORDS, max_size=40))
def test_corrections_that_mean_no_document_change_nothing(pieces: list[str]) -> None:
    document = Document(" ".join(pieces), "a.txt")
    corrections = Corrections(
        [DocumentCorrection(Target(path="b.txt"), "", date="2012", title="T")],
        [NameCorrection("Nobody Known", "", "PERSON", ("No One",), ("Zed",))],
        [Assignment(Target(id="0" * 12), "", "Holt", "Otto")],
    )
    plain = parse_document(document)
    assert parse_document(document, Corrections()) == plain
    assert parse_document(document, corrections) == plain


@given(st.lists(WORDS, max_size=40), FORMS, FORMS, st.sampled_from([None, "PERSON"]))
def test_corrected_mentions_are_where_they_say(
    pieces: list[str], aliases: list[str], apart: list[str], type_: str | None
) -> None:
    document = Document(" ".join(pieces), "a.txt")
    corrections = Corrections(
        [DocumentCorrection(Target(path="a.txt"), "", bounds="../2012")],
        [NameCorrection("Mira Holt", "", "PERSON" if type_ else None, tuple(aliases), tuple(apart))],
        [Assignment(Target(path="a.txt"), "", "Holt", "Otto Holt")],
    )
    event = parse_document(document, corrections)
    assert event.id == parse_document(document).id
    spans = []
    for entity in event.entities:
        assert entity.name not in entity.aliases
        assert len({*entity.aliases}) == len(entity.aliases)
        for mention in entity.mentions:
            assert event.text[mention.start : mention.end] == mention.text
            spans.append((mention.start, mention.end))
    spans.sort()
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_an_entry_from_which_all_was_deleted_decides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("[[name]]\nname = 'Ann Reed'\naliases = [\n]\nopen = []\n", encoding="utf-8")
    (name,) = read_corrections(path).names
    assert (name.name, name.aliases, name.apart, name.open) == ("Ann Reed", (), (), ())


def test_the_example_of_the_documents_is_valid(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    path = tmp_path / "corrections.toml"
    path.write_text(text.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    corrections = read_corrections(path)
    assert (len(corrections.entries), len(corrections.names)) == (3, 1)
    assert [entry.line for entry in corrections.entries] == [1, 6, 19]
