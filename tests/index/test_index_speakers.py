"""Speakers across documents: one person, whether a document names them as an entity or only in a quote."""

import pytest

from newsline.index import Index
from newsline.index.plan import Listed
from newsline.index.sayings import quotes
from newsline.index.speakers import speaker_keys
from newsline.model import Entity, Event, Mention, Quote, Speaker, when
from support import build_index, events_of


def report(id_: str, speaker: str | None, *names: str) -> Event:
    """A report with one quote of a speaker; `names` are the people that it knows as entities."""
    text = f"“We stay in {id_},” said {speaker or 'somebody'}. {' and '.join(names)} were there."
    who = None
    if speaker:
        at = text.index(speaker)
        who = Speaker(speaker, at, at + len(speaker), speaker)
    quote = Quote(1, text.index(","), text[1 : text.index(",")], True, who, "said")
    entities = []
    for name in names:
        at = text.rindex(name)
        entities.append(Entity(name, "PERSON", (), (Mention(at, at + len(name), name),)))
    return Event(id_, f"{id_}.txt", id_, text, when("2016-02-03"), entities=tuple(entities), quotes=(quote,))


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index(
        report("named", "Sergei Lavrov", "Sergei Lavrov"),
        report("elsewhere", "Sergei Lavrov", "Ann Reed"),
        report("unquoted", "Ann Reed", "Sergei Lavrov", "Ann Reed"),
        report("short", "Lavrov", "Bo Orm"),
        report("stranger", "a Western diplomat", "Bo Orm"),
        report("only said", "Ida Holm", "Bo Orm"),
        report("nobody", None, "Sergei Lavrov"),
    )


def spoken(index: Index, name: str) -> list[str]:
    keys = index.keys_of(index.resolve_name(name, "speaker").entries, "speaker")
    return [index.event(number).id for number, _ in index.run(Listed("speaker", keys), order="date")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Sergei Lavrov", ["named", "elsewhere"]),
        ("sergey lavrov", ["named", "elsewhere"]),
        # a bare surname takes all who bear it
        ("lavrov", ["named", "elsewhere", "short"]),
        ("diplomat", ["stranger"]),
        ("a western diplomat", ["stranger"]),
        ("ida holm", ["only said"]),
        ("ann reed", ["unquoted"]),
        ("bo orm", []),
        ("zyx", []),
    ],
)
def test_a_speaker_is_found_wherever_they_speak(index: Index, asked: str, found: list[str]) -> None:
    assert spoken(index, asked) == found


def test_the_key_of_a_speaker_leads_to_the_entry_that_the_corpus_has(index: Index) -> None:
    who = {}
    for event in events_of(index):
        (key,) = speaker_keys(event)
        entry = index.speaker(key) if key else None
        who[event.id] = (entry.name, entry.type) if entry else None
    assert who == {
        "named": ("Sergei Lavrov", "PERSON"),
        "elsewhere": ("Sergei Lavrov", "PERSON"),
        "unquoted": ("Ann Reed", "PERSON"),
        "short": ("Lavrov", None),
        "stranger": ("a Western diplomat", None),
        "only said": ("Ida Holm", None),
        "nobody": None,
    }
    assert index.speaker("SAID not there") is None


def test_one_speaker_is_one_answer(index: Index) -> None:
    """The name that a document knows as an entity, and the same name in a quote elsewhere."""
    (entry,) = index.resolve_name("sergei lavrov", "speaker").entries
    assert (entry.name, entry.type, entry.events) == ("Sergei Lavrov", "PERSON", 3)
    assert [hit.event.id for hit in quotes(index, speakers=[entry])] == ["named", "elsewhere"]
    assert {hit.speaker for hit in quotes(index, speakers=[entry])} == {"Sergei Lavrov"}


def test_a_full_name_that_two_share_is_left_to_neither() -> None:
    """A quote where no document says which of two is meant stays under the name alone."""
    org = Entity("Jordan Post", "ORG")
    one = report("one", "Jordan Post", "Jordan Post")
    index = build_index(one, report("two", None)._replace(entities=(org,)), report("three", "Jordan Post"))
    (key,) = speaker_keys(events_of(index)[2])
    assert key is not None
    entry = index.speaker(key)
    assert entry is not None
    assert entry.type is None
    person = next(entry for entry in index.names.ranked("entity") if entry.type == "PERSON")
    assert spoken(index, "jordan post") == ["one", "three"]
    assert index.keys_of([person], "speaker") == person.keys
    assert index.keys_of([person], "entity") == person.keys
