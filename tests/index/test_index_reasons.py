"""Why a form is a name: the rule that joined it, where it stands, and what was left apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.index.families import families
from newsline.index.grouping import explain_family, group_family
from newsline.index.nodes import collect
from newsline.index.reasons import name_reasons
from newsline.model import Entity, EntityType, Event, Mention
from newsline.model.joined import NameReasons
from support import build_index


def document(number: int, text: str, *entities: tuple[str, EntityType, str], title: str = "") -> Event:
    """A document; its entities are a name, a type and forms (`A|B`), mentioned where they stand first."""
    made = []
    for name, type_, written in entities:
        forms = written.split("|") if written else []
        mentions = tuple(Mention(at, at + len(form), form) for form in forms if (at := text.find(form)) >= 0)
        made.append(Entity(name, type_, tuple(form for form in forms if form != name), mentions))
    return Event(f"d{number}", f"d{number}.txt", title or f"Report {number}", text, entities=tuple(made))


def explained(name: str, *events: Event) -> NameReasons:
    index = build_index(*events)
    (entry,) = index.names.resolve(name, "entity").entries
    found = name_reasons(index, entry)
    assert found
    return found


def rules(found: NameReasons) -> dict[str, tuple[str, str]]:
    return {form.form: (form.scope, form.rule) for form in found.forms}


LAVROV = document(1, "Sergei Lavrov came. Lavrov left.", ("Sergei Lavrov", "PERSON", "Sergei Lavrov|Lavrov"))

JOINED: list[tuple[str, list[Event], str, tuple[str, str]]] = [
    ("Sergei Lavrov", [LAVROV], "Sergei Lavrov", ("corpus", "name")),
    ("Sergei Lavrov", [LAVROV], "Lavrov", ("text", "surname")),
    (
        "Sergei Lavrov",
        [
            LAVROV,
            LAVROV._replace(id="x"),
            document(2, "Sergey Lavrov", ("Sergey Lavrov", "PERSON", "Sergey Lavrov")),
        ],
        "Sergey Lavrov",
        ("corpus", "sounds"),
    ),
    (
        "Ann Reed",
        [
            document(1, "Ann Reed spoke", ("Ann Reed", "PERSON", "Ann Reed")),
            document(2, "Reed spoke", ("Reed", "PERSON", "Reed")),
        ],
        "Reed",
        ("corpus", "surname"),
    ),
    (
        "John Kerry",
        [
            document(1, "John Kerry spoke", ("John Kerry", "PERSON", "John Kerry")),
            document(2, "John F. Kerry spoke", ("John F. Kerry", "PERSON", "John F. Kerry")),
        ],
        "John Kerry",
        ("corpus", "fuller"),
    ),
    (
        "Harbour Control Board",
        [
            document(
                1,
                "The Harbour Control Board (HCB) met",
                ("Harbour Control Board", "ORG", "Harbour Control Board|HCB"),
            ),
            document(2, "HCB met", ("HCB", "ORG", "HCB")),
        ],
        "HCB",
        ("corpus", "initials"),
    ),
    (
        "Qeshm Island",
        [
            document(1, "on Qeshm Island", ("Qeshm Island", "PLACE", "Qeshm Island")),
            document(2, "in Qeshm", ("Qeshm", "PLACE", "Qeshm")),
        ],
        "Qeshm",
        ("corpus", "short"),
    ),
    (
        "United States",
        [
            document(1, "the United States", ("United States", "PLACE", "United States")),
            document(2, "the U.S. said", ("U.S.", "PLACE", "U.S.")),
        ],
        "U.S.",
        ("corpus", "known"),
    ),
]


@pytest.mark.parametrize(("name", "events", "form", "rule"), JOINED, ids=lambda value: str(value)[:20])
def test_the_rule_is_told(name: str, events: list[Event], form: str, rule: tuple[str, str]) -> None:
    index = build_index(*events)
    entry = index.names.resolve(form, "entity").entries[0]
    found = name_reasons(index, entry)
    assert found
    assert rules(found)[form] == rule


def test_counts_and_examples_are_those_of_the_texts() -> None:
    again = document(2, "Then Lavrov spoke.", ("Sergei Lavrov", "PERSON", "Lavrov"))
    found = explained("Lavrov", LAVROV, again)
    form = next(form for form in found.forms if form.form == "Lavrov")
    assert (form.events, form.mentions) == (2, 2)
    assert [seen.id for seen in form.sightings] == ["d1", "d2"]
    for seen, event in zip(form.sightings, (LAVROV, again), strict=True):
        assert seen.start is not None
        assert event.text[seen.start : seen.end] == seen.mention == "Lavrov"
        assert event.text[: seen.start].endswith(seen.before)


def test_a_name_of_a_headline_alone_has_its_words_and_no_place_in_the_text() -> None:
    event = document(1, "Nothing here.", ("Ann Reed", "PERSON", ""), title="Ann Reed resigns")
    (form,) = explained("Ann Reed", event).forms
    assert (form.events, form.mentions) == (1, 0)
    (seen,) = form.sightings
    assert (seen.before, seen.mention, seen.after, seen.start) == ("", "Ann Reed", " resigns", None)


def test_an_ambiguous_name_has_candidates_and_its_bearers_are_told_apart() -> None:
    events = [
        document(1, "Ann Reed", ("Ann Reed", "PERSON", "Ann Reed")),
        document(2, "Tom Reed", ("Tom Reed", "PERSON", "Tom Reed")),
        document(3, "Reed said", ("Reed", "PERSON", "Reed")),
    ]
    index = build_index(*events)
    entries = {entry.name: entry for entry in index.names.resolve("Reed", "entity").entries}
    left = name_reasons(index, entries["Reed"])
    assert left
    assert left.candidates == (("Ann Reed", 1), ("Tom Reed", 1))
    assert rules(left) == {"Reed": ("corpus", "open")}
    assert "Ann Reed or Tom Reed" in left.forms[0].reason
    ann = name_reasons(index, entries["Ann Reed"])
    assert ann
    assert ann.apart == (("Reed", 1), ("Tom Reed", 1))


NAMES = st.sampled_from(
    ["Ann Reed", "Anne Reed", "A. Reed", "Reed", "Tom Reed", "Ann B. Reed", "Ann", "Ann Reed Sr", "Tom Read"]
)


@settings(max_examples=60)
@given(st.lists(st.lists(NAMES, min_size=1, max_size=3, unique=True), min_size=1, max_size=6))
def test_the_joins_of_a_group_are_a_tree_over_its_nodes(documents: list[list[str]]) -> None:
    nodes = collect((n, [Entity(name, "PERSON") for name in names]) for n, names in enumerate(documents))
    for family in families(nodes.values()):
        joins = explain_family(family)
        for group in group_family(family):
            if not group.candidates:
                inside = [join for join in joins if {join.left, join.right} <= set(group.members)]
                assert len(inside) == len(group.members) - 1
                reached = {group.members[0]}
                for _ in inside:
                    reached.update(
                        key for j in inside if reached & {j.left, j.right} for key in (j.left, j.right)
                    )
                assert reached == set(group.members)


@pytest.mark.parametrize("asked", ["US", "us", "U.S.", "United States", "America", "the United States"])
def test_a_country_is_found_by_any_of_its_names(asked: str) -> None:
    for form in ("United States", "U.S."):
        index = build_index(document(1, f"the {form}", (form, "PLACE", form)))
        assert [entry.name for entry in index.resolve_name(asked).entries] == [form]


def test_a_well_known_name_is_asked_for_only_where_no_form_is_exact() -> None:
    index = build_index(
        document(1, "Us is a film", ("Us", "ORG", "Us")),
        document(2, "the United States", ("United States", "PLACE", "United States")),
    )
    assert [entry.name for entry in index.resolve_name("Us").entries] == ["Us"]
    assert not index.resolve_name("UK").entries


def test_of_very_many_events_the_first_are_read() -> None:
    events = [document(n, "Ann Reed spoke", ("Ann Reed", "PERSON", "Ann Reed")) for n in range(2010)]
    found = explained("Ann Reed", *(event._replace(text=f"{event.text} {event.id}") for event in events))
    assert (found.events, found.read, found.forms[0].events) == (2010, 2000, 2000)


def test_a_form_that_two_documents_joined_otherwise_is_told_once_for_one_reason() -> None:
    found = explained(
        "United Nations",
        document(1, "The United Nations met.", ("United Nations", "ORG", "United Nations")),
        document(2, "The U.N. met.", ("U.N.", "ORG", "U.N.")),
        document(3, "Nations. The U.N. met.", ("Nations", "ORG", "Nations|United Nations|U.N.")),
    )
    (form,) = [form for form in found.forms if form.form == "U.N."]
    assert (form.rule, form.events, form.mentions, len(form.sightings)) == ("known", 2, 2, 2)


def test_a_word_in_the_plural_is_told() -> None:
    found = explained(
        "Guardian Council",
        document(1, "Guardian Council.", ("Guardian Council", "ORG", "Guardian Council")),
        document(2, "Guardians Council.", ("Guardians Council", "ORG", "Guardians Council")),
    )
    assert sorted(rules(found).values()) == [("corpus", "name"), ("corpus", "plural")]
