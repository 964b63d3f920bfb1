"""What holds for every text: true offsets, no overlap, no exception, and work in proportion to the size."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsline
from newsline.parser.names import Lent, NameSpan, find_entities, find_tagger, fold, name_tokens
from newsline.parser.names.group import cluster
from newsline.parser.names.lexicon import lexicon
from support import steps

WORDS = st.sampled_from(
    "Mr Mrs President Bashar al-Assad Assad Asma U.N. UN United Nations of for the and , . ( ) “ ”"
    " ' 's \n said Ministry Bank New York Syrian Al- bin J. Jr. -moon Ki-moon O'Hara É İstanbul ß MOSCOW"
    " in city".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join))


@given(text=TEXTS, title=TEXTS)
def test_offsets_are_true_and_mentions_do_not_overlap(text: str, title: str) -> None:
    names = find_entities(text, title)
    spans = []
    for entity in names.entities:
        assert entity.name
        assert entity.name not in entity.aliases
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.text in (entity.name, *entity.aliases)
            spans.append((mention.start, mention.end))
    spans.sort()
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    firsts = [entity.mentions[0].start for entity in names.entities if entity.mentions]
    assert firsts == sorted(firsts)
    for problem in names.problems:
        assert problem.code == "ambiguous-name"
    lent = Lent(names.entities)
    lent.names_in(title, find_tagger()(*lent.asked_of(title)))


@given(text=TEXTS, data=st.data())
def test_any_tagger_s_spans_are_each_in_one_group(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=12).map(sorted))
    kinds = data.draw(st.lists(st.sampled_from(["PERSON", "ORG", "PLACE"]), min_size=12, max_size=12))
    spans = [
        NameSpan(start, end, kind)  # type: ignore[arg-type]
        for start, end, kind in zip(cuts[::2], cuts[1::2], kinds, strict=False)
        if text[start:end].strip()
    ]
    grouped = [span for item in cluster(text, spans) for span in item.spans]
    assert sorted(grouped) == spans


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "folded", "tokens"),
    [
        ("Bashar al-Assad", "bashar al assad", ("bashar", "assad")),
        ("AL-ASSAD", "al assad", ("assad",)),
        ("U.N.", "un", ("un",)),
        ("J. R. Hall", "j r hall", ("j", "r", "hall")),
        ("Ban Ki-moon", "ban ki moon", ("ban", "kimoon")),
        ("Ursula von der Leyen", "ursula von der leyen", ("ursula", "leyen")),
        ("Søren Østergård's", "soren ostergard", ("soren", "ostergard")),
        ("Ali ibn", "ali ibn", ("ali",)),
        ("bin", "bin", ("bin",)),
    ],
)
def test_folding(name: str, folded: str, tokens: tuple[str, ...]) -> None:
    assert fold(name) == folded
    assert name_tokens(name) == tokens


@pytest.mark.parametrize(
    "unit",
    [
        "Alpha ",
        "Syrian ",
        "Xavo de ",
        "Ministry of Health and ",
        "President Mr ",
        "A.",
        "Ab-",
        "“",
        " ",
        "Big News Tonight\n",
        "World Health (WHO) ",
        "John Smith said Smith. ",
        "Zed Holm. Ann Holm. Holm. ",
    ],
)
def test_work_grows_with_the_text(unit: str) -> None:
    find_entities("The lists are loaded first.")
    small = steps(lambda: find_entities(unit * 150))
    large = steps(lambda: find_entities(unit * 1200))
    assert large < 12 * small + 2000


def test_many_people_of_one_family_name_stay_linear() -> None:
    def text(count: int) -> str:
        letters = "bcdfghklmnprstvw"
        return " ".join(
            f"John Q{letters[n % 16]}a{letters[n // 16 % 16]}o{letters[n // 256]} Holm spoke. Holm left."
            for n in range(count)
        )

    small = steps(lambda: find_entities(text(60)))
    large = steps(lambda: find_entities(text(480)))
    assert large < 12 * small


def test_the_lists_know_what_words_can_be() -> None:
    lists = lexicon()
    assert "Damascus" in lists.places
    assert lists.canonical["U.S."] == "United States"
    assert "New York" in lists.places
    assert "York;" not in lists.places
    assert "ew York" not in lists.places
    assert lists.begins_long("New")
    assert not lists.begins_long("Damascu")
    assert lists.adjective("new york")
    assert lists.adjective("syrian")
    assert not lists.adjective("ministry")
    assert lists.flags("Syrian") != lists.flags("Syria")


@pytest.mark.parametrize("name", ["names_words", "names_given", "names_family", "places_cities"])
def test_every_entry_of_a_grouped_list_stands_under_its_two_first_letters(name: str) -> None:
    folder = Path(newsline.__file__).parent / "parser" / "lexicon"
    lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert len({line[:2] for line in lines}) == len(lines) > 200
    for line in lines:
        key, *entries, rest = line.split(";")
        assert rest == ""
        assert entries == sorted(set(entries))
        assert all(entry[:2] == key and entry.strip() == entry for entry in entries)
