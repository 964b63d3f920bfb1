"""Rows from the index: names with their numbers."""

import pytest

from newsline.index import Builder, Index, entity_summaries
from newsline.model import Entity, EntityType, Event, Mention, Quote, Speaker, when

TEXT = (
    'Mira Holt came to Veldry. "We stay," Holt said of the Port Authority. '
    'Others left. "We go," a docker said.'
)


def entity(name: str, kind: EntityType, *forms: str) -> Entity:
    places = [(TEXT.index(form), form) for form in forms]
    mentions = tuple(Mention(at, at + len(form), form) for at, form in places)
    return Entity(
        name, "PERSON" if kind == "PERSON" else "ORG" if kind == "ORG" else "PLACE", forms[1:], mentions
    )


def quote(words: str, name: str, said: str, *, direct: bool = True) -> Quote:
    start = TEXT.index(words)
    at = TEXT.index(said, start + len(words))
    return Quote(start, start + len(words), words, direct, Speaker(name, at, at + len(said), said))


def report(id_: str, date: str | None) -> Event:
    return Event(
        id_,
        f"{id_}.txt",
        "At the port",
        TEXT + id_,
        when(date) if date else None,
        entities=(
            entity("Mira Holt", "PERSON", "Mira Holt", "Holt said"),
            entity("Veldry", "PLACE", "Veldry"),
            entity("Port Authority", "ORG", "Port Authority"),
        ),
        quotes=(
            quote("We stay,", "Mira Holt", "Holt"),
            quote("We go,", "a docker", "a docker", direct=False),
        ),
    )


@pytest.fixture(scope="module")
def index() -> Index:
    builder = Builder()
    for event in (report("a", "2020-01-01"), report("b", "2020-01-10"), report("c", None)):
        builder.add(event)
    builder.add(
        Event("d", "d.txt", "Alone", "Holt.", when("2020-01-12"), entities=(Entity("Holt", "PERSON"),))
    )
    return builder.build()


def test_a_summary(index: Index) -> None:
    first = entity_summaries(index, bins=3)[0]
    assert (first.name, first.type, first.events, first.mentions) == ("Mira Holt", "PERSON", 4, 6)
    assert set(first.aliases) == {"Holt", "Holt said"}
    assert first.first == when("2020-01-01")
    assert first.last == when("2020-01-12")
    assert first.together == (("Port Authority", 3), ("Veldry", 3))
    # 1 to 12 January in three stretches of four days; the undated report is in none.
    assert first.counts == (1, 0, 2)


def test_summaries_of_some_events(index: Index) -> None:
    rows = entity_summaries(index, events=[0, 3])
    assert [(row.name, row.events, row.mentions) for row in rows] == [
        ("Mira Holt", 2, 4),
        ("Port Authority", 2, 2),
        ("Veldry", 2, 2),
    ]
    assert entity_summaries(index, events=[]) == []
    assert len(entity_summaries(index, limit=1)) == 1
    assert entity_summaries(index, index.resolve_name("veldry").entries)[0].name == "Veldry"
