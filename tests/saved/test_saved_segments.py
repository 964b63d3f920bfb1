"""Segments: a build ends with few of them, however many checkpoints it took."""

import json
from pathlib import Path

import pytest
import tantivy

import newsline
from newsline.index.schema import event_schema, register
from newsline.saved import refresh
from newsline.saved.segments import FEW, last_commit, nearly_merged


def rows_of_segments(table: Path) -> list[int]:
    return [segment["max_doc"] for segment in json.loads((table / "meta.json").read_bytes())["segments"]]


def corpus_in(folder: Path) -> Path:
    """Twenty articles in a folder."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number in range(20):
        (corpus / f"{number:02}.txt").write_text(f"Ferry {number} sails\n\n3 May 2011\n\nIt sailed.\n")
    return corpus


def test_it_is_known_when_tantivy_will_merge(tmp_path: Path) -> None:
    """With what is known of tantivy here: eight segments are merged, fewer never."""
    table = tantivy.Index(event_schema(), path=str(tmp_path))
    register(table)
    told = []
    for number in range(1, 9):
        writer = table.writer(heap_size=15_000_000, num_threads=1)
        writer.add_document(tantivy.Document.from_dict({"mark": [f"id {number}"]}, event_schema()))
        before = last_commit(tmp_path)
        writer.commit()
        writer.wait_merging_threads()
        assert last_commit(tmp_path) > before
        told.append((len(rows_of_segments(tmp_path)), nearly_merged(tmp_path)))
    least = 8 - FEW
    assert told == [*((n, False) for n in range(1, least)), *((n, True) for n in range(least, 8)), (1, False)]
    assert rows_of_segments(tmp_path) == [8]


@pytest.mark.parametrize("checkpoints", [1, FEW + 1])
def test_the_last_checkpoints_of_a_long_build_make_tantivy_merge(
    tmp_path: Path, checkpoints: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpus_in(tmp_path)
    monkeypatch.setattr(refresh, "_SHARD_FILES", 1)
    monkeypatch.setattr(refresh, "_SHARE", 0)
    count = 0

    def told(done: int, total: int) -> None:
        nonlocal count
        count += 1
        # As if the machine took its time for the first shards.
        monkeypatch.setattr(refresh, "_CHECKPOINT", -1 if count <= checkpoints else 1e9)

    newsline.open(corpus, cache=tmp_path / "cache", jobs=1, progress=told)
    (events,) = (tmp_path / "cache").glob("*/g*/events")
    assert count == 20
    rows = rows_of_segments(events)
    assert sum(rows) == 20
    assert len(rows) == 2  # merged at the eighth; one and the rest where there are few anyway


def test_checkpoints_that_take_long_are_rarer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_in(tmp_path)
    monkeypatch.setattr(refresh, "_SHARD_FILES", 1)
    monkeypatch.setattr(refresh, "_CHECKPOINT", -1)
    # As if the first had taken longer than the whole build may.
    monkeypatch.setattr(refresh, "_SHARE", 1e9)
    newsline.open(corpus, cache=tmp_path / "cache", jobs=1)
    (events,) = (tmp_path / "cache").glob("*/g*/events")
    assert sorted(rows_of_segments(events)) == [1, 19]
