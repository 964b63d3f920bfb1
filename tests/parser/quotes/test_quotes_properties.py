"""What holds for quotes on any text, hostile ones too."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsline.model import Entity, Mention
from newsline.parser.quotes import find_quotes
from newsline.parser.quotes.quoted import find_quoted
from support import calls, grows_linearly

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
        " asked the clerk ",
        " saying ",
        " announced a ",
        "'s claim to ",
        "We stay",
        "6'2\"",
        "Q: ",
        "\nA. ",
        "\nMS. BERG, x (y): ",
        "\nANN BERG:\n",
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


@pytest.mark.parametrize("text", ["Berg asked the clerk", "Then saying", "Berg asked that", "Berg told her"])
def test_a_sentence_may_break_off(text: str) -> None:
    assert find_quotes(text).quotes == ()


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
    spans, found, _ = find_quoted(text)
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
    "strings over line ends": lambda n: "“a b c\nd e” f “g\n" * n,
    "single strings over line ends": lambda n: "‘A b c\nd e.’ f ‘G\n" * n,
    "single marks without partners": lambda n: ": ‘a b c" * n,
    "speakers in the next line": lambda n: "“a b,”\nsaid Bob\n" * n,
    "cues": lambda n: "he said, " * n,
    "capitals": lambda n: "Abc, " * n + "said x",
    "relatives": lambda n: "Bob, who said " * n,
    "labels": lambda n: "Mr Mr Berg, a (b):\nMr Abc (d): x\n" * n,
    "one long sentence of quotes": lambda n: "“a b” and " * n + "Bob said",
    "spaces": lambda n: "a. " + " " * (40 * n) + "b",
    "full stops": lambda n: "." * (20 * n),
}


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    find_quotes("warm up")
    assert grows_linearly(GROWING[name], find_quotes, 500)


def test_a_long_transcript_stays_linear() -> None:
    def berg(n: int) -> Entity:
        return Entity("Ann Berg", "PERSON", (), tuple(Mention(15 * k, 15 * k + 4, "BERG") for k in range(n)))

    assert grows_linearly(
        berg, lambda found: find_quotes("BERG: We stay.\n" * len(found.mentions), (found,)), 500
    )


def test_paragraphs_without_marks_and_speech_cost_next_to_nothing() -> None:
    plain = "The dock lay dry, and nobody came to look at it. It rained for a week.\n\n"
    spoken = "The dock lay dry, and nobody told the mayor why. It rained, said the mayor.\n\n"
    find_quotes("warm up")
    assert 3 * calls(lambda: find_quotes(plain * 50)) < calls(lambda: find_quotes(spoken * 50))


def test_many_people_do_not_slow_a_pronoun_down() -> None:
    def work(n: int) -> int:
        numbers = random.Random(7).sample(range(10 * n), n)
        text, entities = "", []
        for number in numbers:
            name = f"Minister Ann{number} Berg{number}"
            entities.append(
                Entity(name[9:], "PERSON", (), (Mention(len(text) + 9, len(text) + len(name), name[9:]),))
            )
            text += f"{name} came. “Yes,” she said, and the minister said it was late.\n"
        return calls(lambda: find_quotes(text, tuple(entities)))

    work(10)
    assert work(400) < 5 * work(100)
