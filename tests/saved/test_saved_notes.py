"""Notes: what documents say together is the same whether it was noted while parsing or read from the rows."""

from pathlib import Path
from random import Random

import pytest

import newsline
from newsline.index import notes
from newsline.index.derive import Derived, Gathered, derive
from newsline.index.notes import KeySet, Note, note_of, numbers_of
from newsline.model import Event
from newsline.saved.manifest import DOCUMENT_BITS
from newsline.saved.spool import Spool

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def events() -> list[Event]:
    return [item for item in newsline.parse_all(SAMPLE) if isinstance(item, Event)]


def told(derived: Derived) -> list[object]:
    linked = derived.linked
    names = sorted(derived.names, key=lambda row: (row.field, row.entry.keys))
    return [sorted(linked.pages_of.items()), list(linked.listed), names]


def test_a_note_is_the_same_after_its_journey() -> None:
    for event in events():
        note = note_of(event)
        again = Note.from_bytes(note.to_bytes())
        assert again == note
        bare = again.bare()
        assert bare.related == event.related
        assert (bare.id, bare.file, bare.title, bare.date) == (event.id, event.file, event.title, event.date)
        if event.related:
            named = [(entity.name, entity.type, entity.candidates) for entity in event.entities]
            assert [(entity.name, entity.type, entity.candidates) for entity in bare.entities] == named


class Other(str):
    """A string of a library's own."""

    __slots__ = ()


def test_strings_of_other_classes_are_strings() -> None:
    event = events()[0]
    title, tag, url = Other(event.title), Other("a tag"), Other("https://x.example/\udc80")
    again = Note.from_bytes(note_of(event._replace(title=title, tags=(tag,), url=url)).to_bytes())
    assert again == note_of(event._replace(title=event.title, tags=("a tag",), url=str(url)))
    assert type(again.page[2]) is str


def test_the_order_of_notes_makes_no_difference(tmp_path: Path) -> None:
    placed = [(place << DOCUMENT_BITS, note_of(event)) for place, event in enumerate(events())]
    expected = told(derive(lambda: placed, ()))
    shuffled = list(placed)
    Random(3).shuffle(shuffled)
    spool = Spool(tmp_path / "spool")
    for place, note in shuffled:
        spool.put(place, note.to_bytes())
    assert told(derive(lambda: spool, (), spool.gathered)) == expected
    spool.close()
    assert list(tmp_path.iterdir()) == []


def test_notes_that_were_taken_back_count_no_more(tmp_path: Path) -> None:
    placed = [(rank << DOCUMENT_BITS, note_of(event)) for rank, event in enumerate(events())]
    spool = Spool(tmp_path / "spool")
    for place, note in placed:
        spool.put(place, note.to_bytes())
    list(spool)  # what is on disk is taken back as well
    for rank in (2, 5, len(placed) + 7):
        spool.drop(rank)
    spool.put(placed[5][0], placed[5][1].to_bytes())
    left = [(place, note) for place, note in placed if place >> DOCUMENT_BITS != 2]
    assert sorted(spool) == left
    assert spool.gathered is None
    assert told(derive(lambda: spool, (), spool.gathered)) == told(derive(lambda: left, ()))


def test_gathered_beforehand_or_not_is_one() -> None:
    placed = list(enumerate(map(note_of, events())))
    gathered = Gathered()
    for place, note in placed:
        gathered.add(place, note)
    assert told(derive(lambda: placed, (), gathered)) == told(derive(lambda: placed, ()))


@pytest.mark.parametrize("few", [3, 100])
def test_a_set_of_keys_misses_none_that_it_was_given(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(notes, "_FEW_KEYS", few)
    random = Random(few)
    for _ in range(5):
        put, asked = ([f"key {random.randrange(40)}" for _ in range(20)] for _ in range(2))
        keys = KeySet()
        for key in put:
            keys.add(numbers_of((key,)))
        assert all(keys.meets(numbers_of(("no key", key))) for key in put)
        assert keys.meets(numbers_of(asked)) == (not {*put}.isdisjoint(asked))
        assert not keys.meets(numbers_of([f"other {number}" for number in range(100)]))
