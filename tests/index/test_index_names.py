"""Names across documents: what joins, what stays apart, and what stays open."""

import re
from collections.abc import Callable
from itertools import permutations, product
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.index.families import families, family_keys
from newsline.index.grouping import NameGroup, group_family
from newsline.index.nodes import NameNode, collect, node_key
from newsline.index.variants import kin, name_tokens, roman, same_name
from newsline.model import Entity, EntityType, Event
from newsline.model.corrections import NameCorrection
from support import calls

CASES = Path(__file__).parents[1] / "cases" / "query" / "names.txt"
TYPES = {str(name): name for name in get_args(EntityType)}


def read_entity(item: str) -> Entity:
    head, *candidates = item.strip().split("?")
    forms, _, kind = head.partition(":")
    name, *aliases = forms.split("=")
    return Entity(name, TYPES[kind or "PERSON"], tuple(aliases), (), tuple(candidates))


def read_events(lines: list[str]) -> list[Event]:
    return [
        Event(f"d{n}", f"d{n}.txt", "", "", entities=tuple(map(read_entity, line.split(";"))))
        for n, line in enumerate(lines)
    ]


def read_cases() -> list[tuple[list[str], list[str]]]:
    cases = []
    for block in re.split(r"\n\s*\n", CASES.read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        expected = [line[3:] for line in lines if line.startswith("=> ")]
        if expected:
            cases.append(([line for line in lines if not line.startswith("=> ")], expected))
    return cases


def group_all(events: list[Event]) -> list[NameGroup]:
    nodes = collect((number, event.entities) for number, event in enumerate(events))
    return [group for family in families(nodes.values()) for group in group_family(family)]


def shown(groups: list[NameGroup]) -> list[str]:
    rows = []
    for group in groups:
        aliases = f" [{', '.join(group.aliases)}]" if group.aliases and not group.candidates else ""
        candidates = f" ? {', '.join(group.candidates)}" if group.candidates else ""
        rows.append(group.name + aliases + candidates)
    return rows


@pytest.mark.parametrize(("documents", "expected"), read_cases(), ids=lambda value: value[0][:40])
def test_case(documents: list[str], expected: list[str]) -> None:
    found = shown(group_all(read_events(documents)))
    assert sorted(_unordered(found)) == sorted(_unordered(expected))


def _unordered(rows: list[str]) -> list[tuple[str, list[str]]]:
    return [(row.partition(" [")[0], sorted(row.partition(" [")[2].rstrip("]").split(", "))) for row in rows]


@pytest.mark.parametrize(("documents", "expected"), read_cases(), ids=lambda value: value[0][:40])
def test_the_order_of_the_documents_does_not_matter(documents: list[str], expected: list[str]) -> None:
    for order in list(permutations(documents))[:6]:
        found = shown(group_all(read_events(list(order))))
        assert sorted(_unordered(found)) == sorted(_unordered(expected))


@pytest.mark.parametrize(("slips", "groups"), [(1, 1), (2, 2)])
def test_one_slip_in_many_documents_keeps_no_names_apart(slips: int, groups: int) -> None:
    both = ["Sergei Lavrov; Sergey Lavrov"] * slips
    lines = both + ["Sergei Lavrov"] * (20 - slips) + ["Sergey Lavrov"] * (20 - slips)
    assert len(group_all(read_events(lines))) == groups


@pytest.mark.parametrize(("documents", "candidates"), [(10, 0), (9, 2)])
def test_a_bare_surname_is_that_of_whom_ten_times_as_many_documents_name(
    documents: int, candidates: int
) -> None:
    groups = group_all(read_events(["Bashar al-Assad"] * documents + ["Asma al-Assad", "Assad"]))
    (bare,) = [group for group in groups if "PERSON assad" in group.members]
    assert len(bare.candidates) == candidates
    assert bare.name == ("Assad" if candidates else "Bashar al-Assad")


def test_every_entity_has_its_group() -> None:
    events = read_events(["Sergei Lavrov; Russia:PLACE", "Lavrov; UN:ORG", "Sergey Lavrov"])
    groups = {key: group for group in group_all(events) for key in group.members}
    lavrov, again, spelled = (groups[node_key(event.entities[0])] for event in events)
    assert lavrov == again == spelled
    assert lavrov.name == "Sergei Lavrov"
    assert lavrov.events == (0, 1, 2)
    assert groups[node_key(events[0].entities[1])].type == "PLACE"


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Bashar Al-Assad", "bashar assad"),
        ("Bashar al Assad", "bashar assad"),
        ("al Assad", "assad"),
        ("Al Gore", "al gore"),
        ("El Salvador", "el salvador"),
        ("U.N.", "un"),
        ("U.S.-led", "us led"),
        ("J.F. Kennedy", "jf kennedy"),
        ("the Kremlin", "kremlin"),
        ("The", "the"),
        ("Assad’s", "assad"),
        ("O’Neill", "oneill"),
        ("Sa'id", "said"),
        ("Jones'", "jones"),
        ("Hayat Tahrir al-Sham", "hayat tahrir sham"),
        ("ash-Sharq", "sharq"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("", ""),
        ("…", ""),
    ],
)
def test_tokens_of_names(name: str, tokens: str) -> None:
    assert " ".join(name_tokens(name)) == tokens


SAME = (
    "sergei/sergey assad/asad gaddafi/qadhafi gaddafi/kadafi muammar/moammar hussein/husayn mohammed/muhammad"
)
APART = (
    "bashar/bushra mario/maria hassan/hussein zelensky/zelenska ivanov/ivanova daniel/daniela assad/assange"
)


@pytest.mark.parametrize("pair", SAME.split())
def test_spellings_of_one_name(pair: str) -> None:
    left, right = pair.split("/")
    assert same_name(left, right)
    assert same_name(right, left)


@pytest.mark.parametrize("pair", [*APART.split(), "jon/jan", "ann/anna"])
def test_names_that_only_look_alike(pair: str) -> None:
    left, right = pair.split("/")
    assert not same_name(left, right)
    assert not same_name(right, left)


@given(st.text(alphabet="abcdeghkqsy", max_size=8), st.text(alphabet="abcdeghkqsy", max_size=8))
def test_sameness_is_symmetric(left: str, right: str) -> None:
    assert same_name(left, right) == same_name(right, left)
    assert roman(roman(left)) == roman(left) or len(roman(roman(left))) < len(left)
    assert kin(left) == kin(right) or not same_name(left, right)


@given(st.lists(st.lists(st.text(max_size=12), max_size=4), max_size=5))
def test_any_names_are_grouped(names: list[list[str]]) -> None:
    events = [
        Event(str(n), "", "", "", entities=tuple(Entity(name, "PERSON", (name[:3],)) for name in row))
        for n, row in enumerate(names)
    ]
    groups = group_all(events)
    members = sorted(key for group in groups for key in group.members)
    assert members == sorted({node_key(entity) for event in events for entity in event.entities})
    assert {n for group in groups for n in group.events} == {n for n, row in enumerate(names) if row}


def _crowd(size: int) -> list[Event]:
    """People who all share a surname and whose given names all sound alike."""
    vowels = "aeiou"
    given = [f"B{a}n{b}d{c}k{d}l" for a in vowels for b in vowels for c in vowels for d in vowels]
    return [
        Event(
            str(n),
            "",
            "",
            "",
            entities=(Entity(f"{given[n % 625]}{n // 625} Holt", "PERSON"), Entity("Holt", "PERSON")),
        )
        for n in range(size)
    ]


def test_a_crowd_of_one_surname_is_grouped_in_linear_time() -> None:
    def work(size: int) -> int:
        events = _crowd(size)
        return calls(lambda: group_all(events))

    assert work(2000) < 5 * work(500)


GIVEN = ("Ann", "Anna", "A.", "John", "John F.", "Sergei", "Sergey", "J. F.", "Hassan")
FAMILIES = ("Lavrov", "Lavrow", "Assad", "Asad", "Reed", "Jones-Reed", "Reed Jr", "al-Assad")
BODIES = ("United Nations", "UN", "U.N.", "Union of Nurses", "Harbour Board", "Board", "Harbour Board of Lee")
PEOPLE = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILIES))
SINGLE = st.sampled_from(GIVEN + FAMILIES)


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    if draw(st.booleans()):
        ambiguous = draw(st.integers(0, 5)) == 0
        candidates = draw(st.lists(PEOPLE, min_size=1, max_size=2, unique=True)) if ambiguous else []
        aliases = [] if ambiguous else draw(st.lists(PEOPLE | SINGLE, max_size=2, unique=True))
        return Entity(draw(PEOPLE | SINGLE), "PERSON", tuple(aliases), (), tuple(candidates))
    aliases = draw(st.lists(st.sampled_from(BODIES), max_size=2, unique=True))
    return Entity(draw(st.sampled_from(BODIES)), draw(st.sampled_from(("ORG", "PLACE"))), tuple(aliases))


CORPORA = st.lists(st.lists(entities(), max_size=4), max_size=12)
SPLITS = st.lists(
    st.builds(
        lambda name, alias, other: NameCorrection(name, "", aliases=(alias,), apart=(other,)),
        PEOPLE,
        PEOPLE,
        PEOPLE | SINGLE,
    ),
    max_size=2,
)


def in_order(groups: list[NameGroup]) -> list[NameGroup]:
    return sorted(groups, key=lambda group: group.members)


@given(CORPORA, SPLITS)
def test_families_are_grouped_alone_as_together(
    corpus: list[list[Entity]], splits: list[NameCorrection]
) -> None:
    nodes = collect(enumerate(corpus), splits)
    together = group_family(nodes.values())
    alone = [group for family in families(nodes.values()) for group in group_family(family)]
    assert in_order(alone) == in_order(together)
    assert sorted(key for group in together for key in group.members) == sorted(nodes)


@given(CORPORA, SPLITS, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_any_order(
    corpus: list[list[Entity]], splits: list[NameCorrection], random: Random
) -> None:
    def groups(
        rows: list[tuple[int, list[Entity]]], nodes: Callable[[list[NameNode]], None]
    ) -> list[NameGroup]:
        collected = list(collect(rows, splits).values())
        nodes(collected)
        return in_order(group_family(collected))

    rows = list(enumerate(corpus))
    expected = groups(rows, lambda nodes: None)
    random.shuffle(rows)
    assert groups(rows, random.shuffle) == expected


@given(CORPORA)
def test_a_node_is_collected_from_the_events_that_have_its_key(corpus: list[list[Entity]]) -> None:
    nodes = collect(enumerate(corpus))
    for key, node in nodes.items():
        rows = [(n, row) for n, row in enumerate(corpus) if key in map(node_key, row)]
        assert collect(rows, only={key}) == {key: node}
        assert node.events == tuple(n for n, _ in rows)


@pytest.mark.parametrize(
    ("entity", "key"),
    [
        (Entity("Bashar al-Assad", "PERSON"), "PERSON bashar assad"),
        (Entity("Assad", "PERSON", candidates=("Bashar al-Assad",)), "PERSON? assad"),
        (Entity("The U.N.", "ORG"), "ORG united nations"),
        (Entity("The N.F.A.", "ORG"), "ORG nfa"),
        (Entity("…\n", "PLACE"), "PLACE \\\\u2026\\n"),
    ],
)
def test_keys_of_nodes(entity: Entity, key: str) -> None:
    assert node_key(entity) == key


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_name_has_a_printable_key(left: str, right: str) -> None:
    first, second = node_key(Entity(left, "ORG")), node_key(Entity(right, "ORG"))
    assert first.isprintable()
    assert len(first) <= 200
    if name_tokens(left):
        assert (first == second) == (name_tokens(left) == name_tokens(right))


def test_a_crowd_of_common_given_names_is_many_families() -> None:
    """One "John" in each of many reports links nobody."""
    rows = [
        (n, [Entity(f"{given} {name}", "PERSON", (given,)), Entity(given, "PERSON")])
        for n, (given, name) in enumerate(product(("John", "Mary", "Omar"), ("Reed", "Holt", "Voss", "Lamb")))
    ]
    sizes = sorted(len(family) for family in families(collect(rows).values()))
    assert sizes == [1, 1, 1, 3, 3, 3, 3]


def test_keys_of_families() -> None:
    (node,) = collect([(0, [Entity("Harbour Board", "ORG", ("HB", "Board", "Old Harbour Board"))])]).values()
    assert family_keys(node) == ("is ORG harbor board", "is ORG hb", "is ORG old harbor board")
