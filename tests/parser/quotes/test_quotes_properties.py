"""What holds for quotes on any text, hostile ones too."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.model import Entity, Mention
from newsline.parser.quotes import find_quotes
from newsline.parser.quotes.marks import find_quoted, paragraphs

PIECES = st.sampled_from(
    [
        *"“”‘’\"'«»„`.,:;!?()—-",
        "''",
        "\n",
        "\n\n",
        " said ",
        " told ",
        " Ann Berg ",
        " she ",
        " he ",
        " the minister ",
        "according to",
        " that ",
        " who ",
        "We stay",
        "6'2\"",
        "Q: ",
        "İ",
        "ﬁ",
        "\u0301",
        "\x00",
        " ",
    ]
)


def _berg(text: str) -> tuple[Entity, ...]:
    mentions = []
    at = text.find("Ann Berg")
    while at >= 0:
        mentions.append(Mention(at, at + 8, "Ann Berg"))
        at = text.find("Ann Berg", at + 8)
    return (Entity("Ann Berg", "PERSON", (), tuple(mentions)),) if mentions else ()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
def test_spans_are_true_and_sorted(text: str) -> None:
    found = find_quotes(text, _berg(text))
    spans = [(quote.start, quote.end) for quote in found.quotes]
    assert spans == sorted(spans)
    for quote in found.quotes:
        assert text[quote.start : quote.end] == quote.text != ""
        assert 0.0 <= quote.confidence <= 1.0
        if quote.speaker is not None:
            speaker = quote.speaker
            assert text[speaker.start : speaker.end] == speaker.text != ""
            assert speaker.name in (speaker.text, "Ann Berg")
    for problem in found.problems:
        assert problem.code == "unclosed-quote"
        assert problem.start is not None
        assert problem.end is not None
        assert 0 <= problem.start < problem.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_quoted_strings_do_not_overlap_and_stay_in_their_paragraph(text: str) -> None:
    spans = paragraphs(text)
    found, _ = find_quoted(text, spans)
    for (start, end), strings in zip(spans, found, strict=True):
        last = start
        for quoted in strings:
            assert last <= quoted.start <= quoted.inner <= quoted.outer <= quoted.end <= end
            last = quoted.end


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_paragraph_of_its_own_changes_nothing_before_it(text: str) -> None:
    """Whatever is wrong with a paragraph, a closed one two paragraphs on is still read."""
    longer = text + "\n\nIt rained.\n\n“We stayed at home,” said Ann Berg.\n"
    words = [quote.text for quote in find_quotes(longer, _berg(longer)).quotes]
    assert "We stayed at home," in words


def test_no_sign_in_a_text_is_taken_for_a_quoted_string() -> None:
    text = "\x00. The dock shut \x00. “We stay at home,” said Ann Berg \x00.\x00"
    assert [quote.text for quote in find_quotes(text, _berg(text)).quotes] == ["We stay at home,"]


GROWING: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“a " * n,
    "straight marks": lambda n: '"a ' * n,
    "single marks": lambda n: "'a " * n,
    "possessives": lambda n: "'as' s' " * n,
    "open paragraphs": lambda n: "“a b c\n\n" * n,
    "cues": lambda n: "he said, " * n,
    "capitals": lambda n: "Abc, " * n + "said x",
    "relatives": lambda n: "Bob, who said " * n,
    "one long sentence of quotes": lambda n: "“a b” and " * n + "Bob said",
    "spaces": lambda n: "a. " + " " * (40 * n) + "b",
    "full stops": lambda n: "." * (20 * n),
}


def _seconds(text: str) -> float:
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        find_quotes(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    make = GROWING[name]
    find_quotes("warm up")
    # Four times the text in less than ten times the time: a square would take sixteen.
    assert _seconds(make(4000)) < 10 * max(_seconds(make(1000)), 0.002)


def test_many_people_do_not_slow_a_pronoun_down() -> None:
    def text_of(n: int) -> tuple[str, tuple[Entity, ...]]:
        numbers = random.Random(7).sample(range(10 * n), n)
        text, entities = "", []
        for number in numbers:
            name = f"Minister Ann{number} Berg{number}"
            entities.append(
                Entity(name[9:], "PERSON", (), (Mention(len(text) + 9, len(text) + len(name), name[9:]),))
            )
            text += f"{name} came. “Yes,” she said, and the minister said it was late.\n"
        return text, tuple(entities)

    def seconds(n: int) -> float:
        text, entities = text_of(n)
        start = time.process_time()
        find_quotes(text, entities)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(2000), seconds(2000)) < 10 * max(min(seconds(500), seconds(500)), 0.002)
