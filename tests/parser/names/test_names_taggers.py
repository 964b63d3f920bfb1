"""Taggers by name, newsline's trained one, and what is made of the spans of a foreign one."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.errors import NewslineError
from newsline.parser.names import NameSpan, find_entities, find_tagger, judge, taggers
from newsline.parser.names.batch import batches
from newsline.parser.names.candidates import Kinds, candidates, without_capitals
from newsline.parser.names.datelines import dateline_names
from newsline.parser.names.features import BITS, DRAWERS, OPENED, OWNER, PAUSED, STOPPED, bare, features
from newsline.parser.names.finish import finished
from newsline.parser.names.judge import Trained, proposals
from newsline.parser.names.lexicon import Lexicon, lexicon
from newsline.parser.names.look import SMALL_FIRST
from newsline.parser.names.network import Network, network
from newsline.parser.names.scan import SMALL, headline_lines, stretches
from newsline.parser.names.taggers import checked

WORDS = st.sampled_from(
    "Mr Ann Reed al-Assad U.S. J. O'Hara AT&T of the said “ ” ' 's \n \t \u2028 - _ É İ ß 1,0 \ud800 é".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=20).map("".join)
)


@given(TEXTS)
@settings(max_examples=60)
def test_the_trained_tagger_s_spans_are_true_for_every_text(text: str) -> None:
    spans = find_tagger("newsline")(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    find_entities(text, tagger=find_tagger("newsline"))


def test_the_trained_tagger_is_no_different_the_second_time_or_for_a_text_of_many_parts() -> None:
    tag = find_tagger("newsline")
    text = "Finance Minister Ann Reed met officials of the Harbour Relief Agency in Geneva on Monday.\n"
    first = tag(text)
    network()._forget()
    assert tag(text) == first
    assert [(text[start:end], type_) for start, end, type_ in first if end - start >= 8] == [
        ("Ann Reed", "PERSON"),
        ("Harbour Relief Agency", "ORG"),
    ]
    many = tag(text * 1000)
    assert len(many) >= 0.98 * len(first) * 1000


def test_the_trained_tagger_remembers_no_more_words_than_it_may() -> None:
    for part in range(4):
        text = " ".join(f"x{number} Zq{number}x" for number in range(part * 8_000, (part + 1) * 8_000))
        for _ in network().read([proposals(text)]):
            assert len(network().looker.words) <= (1 << 14) + 6 * 1024


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Reed", "Reed"),
        ("The Reed", "Reed"),
        ("Ann Reed", "Ann|Ann Reed|Reed"),
        ("In Geneva", "Geneva"),
        ("Monday Geneva", "Monday Geneva|Geneva"),
        ("Bank of England", "Bank|Bank of England|England"),
        (
            "A B C D E F G H",
            "B|B C|B C D|B C D E|B C D E F|B C D E F G|B C D E F G H|C|C D|C D E|C D E F|C D E F G"
            "|C D E F G H|D|D E|D E F|D E F G|D E F G H|E|E F|E F G|E F G H|F|F G|F G H|G|G H|H",
        ),
    ],
)
def test_what_may_be_a_name_in_a_stretch(words: str, expected: str) -> None:
    parts = words.split(" ")
    found = candidates(("".join(map(Kinds(lexicon()).__getitem__, parts)), True, ()))
    assert [" ".join(parts[first:last]) for first, last, _ in found] == expected.split("|")


@pytest.mark.parametrize(
    ("word", "name"), [("The", ""), ("Monday", ""), ("Minister", ""), ("Germany", "Germany")]
)
def test_words_of_which_the_lists_leave_no_doubt_are_left_to_the_rules(word: str, name: str) -> None:
    text = f"{word} came."
    ((look, scores),) = network().read([proposals(text)])
    assert len(scores) == len(look.start) == 0
    spans = find_tagger("newsline")(text)
    assert [text[start:end] for start, end, _ in spans] == ([name] if name else [])


@given(st.lists(TEXTS, max_size=40))
@settings(max_examples=40)
def test_texts_read_together_know_nothing_of_one_another(texts: list[str]) -> None:
    tag = Trained()
    texts += ["Ann Reed met the reed cutter.", "REED SPEAKS\nReed spoke of Germany.", "In Germany"]
    assert tag.many([(text, ()) for text in texts]) == [tag(text) for text in texts]


def test_threads_do_not_confuse_the_trained_tagger() -> None:
    tag = Trained()
    texts = [f"Ann Qz{n}ard met officials of the Vl{n}ork Relief Agency in Geneva." for n in range(60)]
    expected = [tag(text) for text in texts]
    network()._forget()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tag, texts)) == expected


_FORKED_WHILE_READING = """
import os, signal, threading
from newsline.parser.names.judge import Trained

tag = Trained()
text = " ".join(f"Ann Qz{n}ard met officials of the Vl{n}ork Relief Agency in Geneva." for n in range(300))
expected = tag(text)

def read():
    while True:
        tag(text)

threading.Thread(target=read, daemon=True).start()
for _ in range(8):
    child = os.fork()
    if not child:
        signal.alarm(30)
        os._exit(0 if tag(text) == expected else 1)
    _, status = os.waitpid(child, 0)
    if status:
        os._exit(1)
os._exit(0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_process_forked_while_a_thread_reads_can_read_too() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _FORKED_WHILE_READING], check=False, timeout=300
    )
    assert done.returncode == 0


def test_what_was_learnt_by_half_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Network) -> None:
        raise KeyboardInterrupt

    tag = Trained()
    text = "Ann Qzard met officials of the Vlork Relief Agency in Geneva."
    expected = tag(text)
    network()._forget()
    with monkeypatch.context() as patch:
        patch.setattr(Network, "_learn", interrupted)
        with pytest.raises(KeyboardInterrupt):
            tag(text)
    assert tag(text) == expected


def test_short_texts_are_read_together_and_each_name_of_a_long_one_once() -> None:
    text = "Finance Minister Ann Reed met officials of the Harbour Relief Agency in Geneva on Monday.\n"
    items = [proposals(text * times) for times in (1, 0, 2, 900, 1, 1)]
    found = list(batches(items))
    assert [piece.number for batch in found for piece in batch.pieces] == [0, 2, 3, 3, 3, 4, 5]
    assert [len(batch.pieces) for batch in found] == [2, 1, 1, 1, 2]
    for number in (0, 2, 3, 4, 5):
        pieces = [(batch, piece) for batch in found for piece in batch.pieces if piece.number == number]
        assert [span for _, piece in pieces for span in piece.ruled] == items[number].ruled
        for batch, piece in pieces:
            for start, end, _, _ in piece.found:
                words = items[number].text[start:end]
                assert batch.text[start + piece.shift : end + piece.shift] == words


def named(text: str, tagger: str = "newsline") -> list[tuple[str, str]]:
    return [(text[start:end], type_) for start, end, type_ in find_tagger(tagger)(text)]


@pytest.mark.parametrize(
    "text", ["The Board was elsewhere. He left the Centre at noon.", "THE HOUSE ON THE HILL\nIt fell."]
)
def test_a_head_word_alone_is_nobody(text: str) -> None:
    assert named(text) == []


def test_a_headline_alone_is_left_to_the_rules_and_so_is_whom_the_prose_names() -> None:
    alone = "Germany and Austria Halt Decisions on Asylum"
    assert named(alone) == named(alone, "rules") == [("Germany", "PLACE"), ("Austria", "PLACE")]
    text = "Refuge Was Granted by Reed Himself\n\nJohn Reed granted it on Monday. Reed spoke in Geneva."
    people = [name for name, type_ in named(text) if type_ == "PERSON"]
    assert people == ["Reed", "John Reed", "Reed"]


def test_a_surname_is_somebody_s_whose_full_name_stands_in_the_text() -> None:
    text = "Ann Reed came. Reed left with Toth."
    full, bare, other = (NameSpan(*span, "PERSON") for span in ((0, 8), (15, 19), (30, 34)))
    assert finished(text, [full, bare, other], [full]) == [full, bare]
    assert finished(text, [full, other], [full]) == [full]


def test_the_whole_name_of_a_listed_organisation_is_it() -> None:
    text = "They hit stores of Islamic State and of the Harbour Relief Wing."
    listed, other = NameSpan(19, 32, "ORG"), NameSpan(44, 63, "ORG")
    assert finished(text, [listed, other], []) == [listed]


def test_in_capitals_the_names_of_the_text_are_names() -> None:
    text = "NORWAY: ORNBY ASKS NATO FOR JETS\nVelda Ornby spoke to NATO ministers in Oslo. Then Ornby left."
    assert named(text)[:3] == [("NORWAY", "PLACE"), ("ORNBY", "PERSON"), ("NATO", "ORG")]


def test_initials_before_an_office_are_a_body_and_so_is_the_army() -> None:
    text = "It was signed by HVQ Managing Director Ann Reed and by nobody else."
    assert named(text) == [("HVQ", "ORG"), ("Ann Reed", "PERSON")]
    assert ("Army", "ORG") in named("He left. The Army said it would send troops.")


def test_address_of_a_site_has_no_part_that_is_a_name() -> None:
    for tagger in ("rules", "newsline"):
        assert named("They bought it from Velda.com, and said so.", tagger) == []


def test_several_words_that_end_as_bodies_do_are_one() -> None:
    text = "They left the Harbour Relief Agency."
    body = NameSpan(14, 35, "ORG")
    assert finished(text, [body], []) == [body]


@pytest.mark.parametrize("tagger", ["newsline", "rules"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("VELDRY, May 12 (Harbour Wire) - The port closed.", "VELDRY PLACE|Harbour Wire ORG"),
        ("MONTREUX, Oberland (DNA) — It began.", "MONTREUX PLACE|Oberland PLACE|DNA ORG"),
        (
            "SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - It rained.",
            "SYDNEY PLACE|KUALA LUMPUR PLACE|IPS ORG",
        ),
        ("VELDRY/PORT OSK (AP) -- It rained.", "VELDRY PLACE|PORT OSK PLACE|AP ORG"),
        ("UNITED NATIONS (DNA) - It rained.", "UNITED NATIONS ORG|DNA ORG"),
        ("Paris (AFP) - It rained.", "Paris PLACE|AFP ORG"),
        ("Kent, May 3 (Kent Wire) - It rained.", "Kent PLACE|Kent Wire ORG"),
        ("Rio de Veldry, 3 May (AFP) - It rained.", "Rio de Veldry PLACE|AFP ORG"),
        ("VELDRY, July 13. /DNA/. It rained.", "VELDRY PLACE|DNA ORG"),
        ("NEW VELDRY--(QUAY WIRE)--It rained.", "NEW VELDRY PLACE|QUAY WIRE ORG"),
        ("VELDRY — It rained.", "VELDRY PLACE"),
        ("VELDRY, May 12 - It rained on the old town.", "VELDRY PLACE"),
    ],
)
def test_a_dateline_says_what_its_names_are(line: str, expected: str, tagger: str) -> None:
    text = f"Some line before it\n{line}\n"
    assert named(text, tagger) == [tuple(name.rsplit(" ", 1)) for name in expected.split("|")]


@pytest.mark.parametrize(
    "line",
    [
        "Toth: Resin (August 7 to 11) - Some came.",
        "Reform of it all (New Plan) - They came.",
        "Some plan (Harbour Wire) - They came.",
        "By Ann Reed (AP) - They came.",
        "No agency here - They came.",
        "FILE - They came.",
        "NATO - They came.",
        "(",
        "/",
        "",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert dateline_names(f"It rained.\n{line}\n", []) == []


def test_a_headline_in_capitals_is_no_dateline() -> None:
    text = "VELDRY (DNA) - PORT CLOSED"
    assert dateline_names(text, headline_lines(text)) == []


def test_a_word_in_small_letters_or_in_another_line_is_seen_as_such() -> None:
    text = "They met the reed cutter and Reed spoke.\nReed\nspoke"
    (batch,) = batches([proposals(text)])
    look = network().looker.look(batch)
    rows = [row for row, start in enumerate(look.start.tolist()) if text.startswith("Reed", start)]
    assert [look.bits[row, SMALL_FIRST] for row in rows] == [1, 1]
    words = [[network().looker.words.all[number] for number in look.roles[row].tolist()] for row in rows]
    assert words == [
        ["reed", "cutter", "and", "spoke", "\x00", "Reed", "", "", "Reed"],
        ["\x00", "\x00", "\x00", "\x00", "\x00", "Reed", "", "", "Reed"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how do i get from san francisco to chicago?", "san francisco|chicago"),
        ("I saw chicago last year.", ""),
        ("where is Ludwig van Gogh from", ""),
        ("is the market in mexico@x.org open", ""),
    ],
)
def test_names_in_small_letters_are_looked_for_where_capitals_are_left_out(text: str, expected: str) -> None:
    found = without_capitals(text, stretches(text, headline_lines(text)))
    assert {kind for *_, kind in found} <= {SMALL}
    assert [text[start:end] for start, end, _, _ in found] == [name for name in expected.split("|") if name]


@pytest.mark.parametrize(
    ("word", "expected", "marks"),
    [
        ("Geneva", "Geneva", 0),
        ("Geneva,", "Geneva", PAUSED),
        ("(Geneva", "Geneva", OPENED),
        ("“Geneva’s", "Geneva", OPENED | OWNER),
        ("Geneva.", "Geneva", STOPPED),
        ("U.S.", "U.S.", 0),
        ("U.S.,", "U.S.", PAUSED),
        ("O’Hara", "O'Hara", 0),
        ("--", "--", 0),
        ("…", "…", 0),
    ],
)
def test_marks_around_a_word_are_told_from_it(word: str, expected: str, marks: int) -> None:
    assert bare(word, lexicon()) == (expected, marks)


def test_numbers_of_one_form_are_one_word() -> None:
    assert features("1,250", lexicon())[:2] == features("3,490", lexicon())[:2]
    assert features("U.S.", lexicon())[0] != features("US", lexicon())[0]


@given(TEXTS)
def test_every_word_has_features_of_one_size(text: str) -> None:
    for word in text.split(" "):
        *drawers, bits = features(bare(word, lexicon())[0], lexicon())[2:]
        assert all(0 <= drawer < DRAWERS for drawer in drawers)
        assert 0 <= bits < 1 << BITS


def test_lists_say_the_same_before_and_after_they_settle() -> None:
    words = "Geneva Ann Reed Zoo zoo Harbour Aa zu London 's eMbalenhle Syrian New York".split()
    lists = Lexicon()
    before = [(lists.flags(word), lists.begins_long(word), word in lists.places) for word in words]
    for number in range(1100):
        lists.flags(f"Qx{number}")
    lists._flags.clear()
    assert [(lists.flags(word), lists.begins_long(word), word in lists.places) for word in words] == before


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(1, 4), st.integers(0, 2), st.floats(0.1, 5)), max_size=8
    ).map(lambda items: [(start + size, start, type_, margin) for start, size, type_, margin in items])
)
def test_of_names_that_overlap_the_likeliest_stay(likely: list[tuple[int, int, int, float]]) -> None:
    chosen = judge._chosen(list(likely))
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(chosen))
    by_span: dict[tuple[int, int], float] = {}
    for end, start, _, margin in likely:
        by_span[start, end] = max(margin, by_span.get((start, end), 0.0))
    total = sum(by_span[start, end] for start, end, _ in chosen)
    best = 0.0
    for size in range(len(by_span) + 1):
        for some in combinations(sorted(by_span), size):
            if all(left[1] <= right[0] for left, right in pairwise(some)):
                best = max(best, sum(by_span[span] for span in some))
    assert total == pytest.approx(best)


def test_newsline_s_taggers_have_names_and_others_are_refused() -> None:
    assert find_tagger("rules")("Ann Reed spoke.") == [NameSpan(0, 8, "PERSON")]
    with pytest.raises(NewslineError, match="no tagger 'oracle'; there are newsline, rules, spacy"):
        find_tagger("oracle")


def test_a_missing_spacy_or_model_is_one_clear_line() -> None:
    with pytest.raises(NewslineError, match="spaCy"):
        find_tagger("spacy:no_such_model")


def test_a_pipeline_is_found_inside_the_package_that_wraps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wrapping_en" / "_model").mkdir(parents=True)
    (tmp_path / "wrapping_en" / "__init__.py").write_text("")
    (tmp_path / "wrapping_en" / "_model" / "config.cfg").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert taggers._folder_of("wrapping_en") == str(tmp_path / "wrapping_en" / "_model")
    assert taggers._folder_of("no_such_package") is None
    assert taggers._folder_of(str(tmp_path)) is None


def test_another_package_adds_a_tagger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shouting-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(
        "[newsline.taggers]\nshout = shouting:tag\nbroken = shouting:gone\n"
    )
    (tmp_path / "shouting.py").write_text(
        "def tag(text, known=()):\n"
        "    return [(at, at + 4, 'ORG') for at in range(len(text)) if text[at:at + 4] == 'ZOOM']\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    (entity,) = find_entities("We ZOOM. They ZOOM.", tagger=find_tagger("shout")).entities
    assert (entity.name, entity.type, len(entity.mentions)) == ("ZOOM", "ORG", 2)
    with pytest.raises(NewslineError, match="'broken' cannot be loaded"):
        find_tagger("broken")
    sys.modules.pop("shouting", None)


def test_foreign_spans_are_set_right() -> None:
    text = "the Board met Ann Reed ."
    spans = [
        NameSpan(14, 17, "PERSON"),
        NameSpan(13, 23, "PERSON"),
        NameSpan(0, 9, "ORG"),
        NameSpan(10, 13, "DATE"),  # type: ignore[arg-type]
        NameSpan(22, 99, "PLACE"),
        NameSpan(5, 5, "ORG"),
    ]
    assert [(text[start:end], type_) for start, end, type_ in checked(text, spans)] == [
        ("Board", "ORG"),
        ("Ann Reed", "PERSON"),
        (".", "PLACE"),
    ]


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=8))
def test_foreign_spans_never_overlap_nor_leave_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = checked(text, [NameSpan(start, end, "ORG") for start, end in places])
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_common_initials_are_nobody() -> None:
    text = "Police released CCTV images of Mr Wrighton on Monday, and the MoU was signed."
    assert [text[start:end] for start, end, _ in Trained()(text)] == ["Wrighton"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held between Qatari and Seychellois officials, he said on Monday.",
        "Young Mapuche and Aymara speakers came, and the Inuktitut word for it was told.",
        "They spoke of Hindutva and of Omicron at a Nowruz dinner of the acting Chief Executive.",
    ],
)
def test_peoples_beliefs_and_words_of_offices_are_nobody(text: str) -> None:
    assert Trained()(text) == []


def test_what_the_rules_see_of_offices_and_lists_is_believed() -> None:
    text = (
        "They met President of Norway Velda Orn. With Sheikh Tarim bin Hamid Al-Velani, Emir of Velda, "
        "came Senators Ann Reed, Anuska Velani Orn Kesk, and Jo Velar."
    )
    found = [text[start:end] for start, end, _ in Trained()(text)]
    assert {"Norway", "Tarim bin Hamid Al-Velani", "Anuska Velani Orn Kesk"} <= set(found)
