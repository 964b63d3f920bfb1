"""The invented corpora of bench/make_corpus.py: the same bytes always, and sensible news to newsline."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsline import Event, parse_all
from support import ROOT

SCRIPT = ROOT / "bench" / "make_corpus.py"
DOCUMENTS = 200
Corpus = dict[str, bytes]


def make(out: Path, form: str, documents: int = DOCUMENTS, size: int = 3000, seed: int = 1) -> Corpus:
    """Write a corpus with the real script; its files by path."""
    numbers = ["--documents", str(documents), "--bytes", str(size), "--seed", str(seed)]
    subprocess.run(
        [sys.executable, str(SCRIPT), str(out), "--form", form, *numbers],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return read(out)


def read(out: Path) -> Corpus:
    files = [path for path in sorted(out.rglob("*")) if path.is_file()] if out.is_dir() else [out]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "tree"
    make(out, "tree")
    return out


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "corpus.jsonl"
    make(out, "jsonl", size=1500)
    return out


def parsed(path: Path) -> list[Event]:
    found = list(parse_all(path))
    assert [item for item in found if not isinstance(item, Event)] == []
    return [item for item in found if isinstance(item, Event)]


@pytest.fixture(scope="module")
def tree_events(tree: Path) -> list[Event]:
    return parsed(tree)


@pytest.fixture(scope="module")
def line_events(lines: Path) -> list[Event]:
    return parsed(lines)


def body_has(word: str) -> Callable[[Event], bool]:
    return lambda event: re.search(rf"\b{word}\b", event.text, re.IGNORECASE) is not None


def test_a_file_is_the_same_in_every_run_and_in_a_larger_corpus(tree: Path, tmp_path: Path) -> None:
    small = make(tmp_path / "small", "tree", documents=30)
    assert len(small) == 30
    assert small.items() <= read(tree).items()


def test_a_line_is_the_same_in_every_run_and_in_a_larger_corpus(lines: Path, tmp_path: Path) -> None:
    (small,) = make(tmp_path / "small.jsonl", "jsonl", documents=30, size=1500).values()
    assert small.count(b"\n") == 30
    assert lines.read_bytes().startswith(small)


def test_another_seed_gives_another_corpus(lines: Path, tmp_path: Path) -> None:
    (other,) = make(tmp_path / "other.jsonl", "jsonl", documents=3, size=1500, seed=2).values()
    assert not set(other.splitlines()) & set(lines.read_bytes().splitlines())


def test_the_bytes_are_those_of_every_machine(tree: Path, lines: Path) -> None:
    """Figures kept in bench/results/ hold for these bytes: whoever changes them measures again."""
    paths = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*.*"))
    digest = hashlib.sha256("\n".join(paths).encode())
    for path in paths[:3] + paths[-3:]:
        digest.update((tree / path).read_bytes())
    assert digest.hexdigest()[:16] == "d116170d23fd194d"
    assert hashlib.sha256(lines.read_bytes()).hexdigest()[:16] == "ca866ba7ea1367d0"


@pytest.mark.parametrize(("form", "size"), [("tree", 3000), ("jsonl", 1500)])
def test_documents_have_the_size_asked_for(form: str, size: int, tree: Path, lines: Path) -> None:
    made = sum(path.stat().st_size for path in (tree if form == "tree" else lines.parent).rglob("*.*"))
    assert 0.85 * size < made / DOCUMENTS < 1.15 * size


def test_files_become_dated_titled_events_with_names_and_quotes(tree: Path, tree_events: list[Event]) -> None:
    found = tree_events
    assert len(found) == DOCUMENTS
    for event in found:
        folder = event.file.rpartition("/")[0].removeprefix(f"{tree}/")
        if folder.startswith("clips"):
            assert event.date is None
            continue
        assert event.date is not None
        assert event.date.edtf == folder.replace("/", "-")
        assert event.date.basis != "filename"
        assert event.title
        words = re.findall("[a-z0-9]+", event.title.lower())
        assert Path(event.file).name.startswith("-".join(words)[:50])
    assert {len(event.date.edtf) for event in found if event.date} == {7, 10}
    assert any(event.date is None for event in found)
    body = sum(len(event.text) for event in found) / 1000
    assert 2 < sum(len(event.entities) for event in found) / body < 8
    assert 2 < sum(len(event.quotes) for event in found) / body < 8
    assert 2 < sum(len(event.dates) for event in found) / body < 8
    assert sum(quote.speaker is not None for event in found for quote in event.quotes) > 500
    assert sum(len(event.related) for event in found) > 100
    names = [entity.name for event in found for entity in event.entities]
    assert "Bashar al-Assad" in names
    assert len(set(names)) > 500
    assert len({event.publisher for event in found}) > 20


def test_records_become_events_with_the_title_and_date_given(lines: Path, line_events: list[Event]) -> None:
    given = [json.loads(line) for line in lines.read_text().splitlines()]
    found = line_events
    assert [event.id for event in found] == [record["id"] for record in given]
    assert [event.title for event in found] == [record["title"] for record in given]
    for event, record in zip(found, given, strict=True):
        if re.match(r"\d{4}-", record.get("date", "")):
            assert event.date is not None
            assert event.date.edtf == record["date"][:10]
    undated = sum(event.date is None for event in found)
    assert 0 < undated < 0.06 * DOCUMENTS


@pytest.mark.parametrize(("word", "period"), [("asylum", 200), ("ceasefire", 25), ("referendum", 10)])
def test_planted_words_stand_in_the_share_that_is_stated(
    word: str, period: int, tree_events: list[Event], line_events: list[Event]
) -> None:
    for found in (tree_events, line_events):
        assert sum(map(body_has(word), found)) == DOCUMENTS // period
        assert not any(word in event.title.lower() for event in found)


def test_a_corpus_is_never_written_over(tree: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(tree), "--documents", "3"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "exists" in run.stderr
