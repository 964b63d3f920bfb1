"""Rows from the index: names with their numbers."""

import pytest

from newsline.index import Index
from newsline.index.summaries import entity_summaries
from newsline.model import Entity, EntitySummary, EntityType, Event, Mention, Quote, Speaker, when
from support import build_index

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
    return build_index(
        report("a", "2020-01-01"),
        report("b", "2020-01-10"),
        report("c", None),
        Event("d", "d.txt", "Alone", "Holt.", when("2020-01-12"), entities=(Entity("Holt", "PERSON"),)),
    )


def summary(index: Index, name: str, bins: int = 3) -> EntitySummary:
    (found,) = entity_summaries(index, index.resolve_name(name).entries, bins=bins)
    return found


def test_a_summary(index: Index) -> None:
    first = summary(index, "mira holt")
    assert (first.name, first.type, first.events, first.mentions) == ("Mira Holt", "PERSON", 4, 6)
    assert set(first.aliases) == {"Holt", "Holt said"}
    assert first.first == when("2020-01-01")
    assert first.last == when("2020-01-12")
    assert first.together == (("Port Authority", 3), ("Veldry", 3))
    # 1 to 12 January in three stretches of four days; the undated report is in none.
    assert first.counts == (1, 0, 2)


def test_summaries_come_in_the_order_of_the_entries(index: Index) -> None:
    ranked = index.names.ranked("entity")
    assert [row.name for row in entity_summaries(index, ranked)] == ["Mira Holt", "Port Authority", "Veldry"]
    assert [row.name for row in entity_summaries(index, ranked[:0:-1])] == ["Veldry", "Port Authority"]
    assert entity_summaries(index, []) == []


def test_a_speaker_who_is_no_entity_has_no_summary(index: Index) -> None:
    (docker,) = index.resolve_name("docker", "speaker").entries
    assert entity_summaries(index, [docker]) == []


def dated(*dates: str | None) -> Index:
    named = Entity("Ann Reed", "PERSON")
    return build_index(
        *(
            Event(f"e{n}", "", "", f"{n}", when(day) if day else None, entities=(named,))
            for n, day in enumerate(dates)
        )
    )  # fmt: skip


DATES = [
    # dates, the first and the last of them, counts in three stretches
    (["2020-01-01", "2020-01-04", "2020-01-10"], "2020-01-01", "2020-01-10", (2, 0, 1)),
    (["2020-01-01"], "2020-01-01", "2020-01-01", (1, 0, 0)),
    (["2020-01-01", "2020-01-02"], "2020-01-01", "2020-01-02", (1, 1, 0)),
    ([None], None, None, (0, 0, 0)),
    # open dates do not stretch the time of the corpus to that of the calendar
    (["../2020-01-05", "2020-01-01", "2020-01-12"], "2020-01-01", "2020-01-12", (1, 0, 1)),
    (["2020-01-01", "2020-01-12", "2020-01-06/.."], "2020-01-01", "2020-01-12", (1, 1, 1)),
    (["../2020-01-05"], "../2020-01-05", "../2020-01-05", (0, 0, 0)),
]


@pytest.mark.parametrize(("dates", "first", "last", "counts"), DATES, ids=lambda value: str(value)[:30])
def test_first_last_and_counts(
    dates: list[str | None], first: str | None, last: str | None, counts: tuple[int, ...]
) -> None:
    row = summary(dated(*dates), "ann reed")
    assert row.first == (when(first) if first else None)
    assert row.last == (when(last) if last else None)
    assert row.counts == counts
