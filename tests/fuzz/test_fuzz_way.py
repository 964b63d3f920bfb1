"""Random and broken documents on the whole way from bytes to every view.

`python -m pytest --hypothesis-profile=long tests/fuzz` looks for longer, and for other texts each time.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.invariants import check_way
from newsline.model import when
from support import SAMPLE

WIDTHS = st.sampled_from((40, 60, 80, 200))
NAMES = st.sampled_from(("a.txt", "b.md", "2012-12-22-port.txt", "31-31-31.txt", "c", "0001-01-01.txt"))

CASES = Path(__file__).parents[1] / "cases" / "fuzz"
DATES = (CASES / "dates.txt").read_text(encoding="utf-8").splitlines()
WORDS = (CASES / "words.txt").read_text(encoding="utf-8").splitlines()
SIGNS = (
    *"\"'“”‘’«»„‚‹›`()[]{}|-–—…:;,.!?/\\@&=+~^%$",
    *("''", "``", "\n", "\n\n", "\n \n", "\t", "\r", " ", "  "),
    *("\x00", "\x0b", "\x1b[31m", "\x85", "\x9b", "\u00a0", "\u00ad", "\u2009", "\u2028", "\u200b", "\u202e"),
    *(
        "\ufeff",
        "\ufffd",
        "\U000e0041",
        "\ud800",
        "\u0301",
        "e\u0301",
        "İ",
        "ß",
        "ŉ",
        "ﬁ",
        "ǅ",
        "ΐ",
        "ſ",
        "K",
    ),
    *("大", "日本", "🙂", "½", "²", "Ⅷ", "１２", "०५", "ㅤ"),
)
UNITS = st.sampled_from(
    ("A", "a", "1", "“", "'", "(", "A.", "Ab-", "é", "\u0301", "大", "X, ", "the ", "&amp;")
)
PIECES = st.one_of(
    st.sampled_from(DATES),
    st.sampled_from(WORDS).map(lambda word: word + " "),
    st.sampled_from(SIGNS),
    st.text(max_size=6),
    st.tuples(UNITS, st.integers(30, 400)).map(lambda pair: pair[0] * pair[1]),
)
SNIPPETS = st.lists(PIECES, max_size=4).map("".join)
LINES = st.one_of(
    SNIPPETS,
    st.sampled_from(DATES),
    SNIPPETS.map("# {}".format),
    SNIPPETS.map("By {}".format),
    SNIPPETS.map("“{}” said Ann Reed, 43, who left last week.".format),
    SNIPPETS.map("“It is ‘late’, {}” he said; “we are done.".format),
    SNIPPETS.map("LONDON, May 5 (Reuters) - The port was shut on Monday, {} said.".format),
    SNIPPETS.map("Related:\n- [Talks end early]({})\n- Snow closes the pass - 3 May 2012".format),
    st.sampled_from(("Published 3 May 2012", "Tags: port, snow", "Share", "* * *", "Photo: Ann Bee")),
)
PAGES = st.lists(st.tuples(LINES, st.sampled_from(("\n", "\n\n", " "))), max_size=14).map(
    lambda lines: "".join(line + end for line, end in lines)
)
FIELDS = st.sampled_from(
    ("id", "title", "date", "url", "source", "byline", "tags", "file", "section", "lang", "author", "body")
)
VALUES = st.one_of(
    SNIPPETS,
    st.sampled_from(DATES),
    st.sampled_from((None, 5, 1e300, True, "", " ", "\n", [], {}, {"name": "Ann"}, [3, None, ["a"]])),
    st.lists(SNIPPETS, max_size=3),
)
SAMPLES = [path.read_bytes().decode("utf-8", "replace") for path in sorted(SAMPLE.rglob("*.txt"))]


@st.composite
def broken_samples(draw: st.DrawFn) -> str:
    """A document of the sample with pieces put in, cut out, doubled and moved."""
    text = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        piece = draw(st.one_of(PIECES, st.just(text[start:end] * 2), st.just(text[start:end].upper())))
        text = text[:start] + piece + text[end if draw(st.booleans()) else start :]
    return text


@st.composite
def queries(draw: st.DrawFn, text: str) -> list[str]:
    """Stretches of the text, and its words in the syntax of queries."""
    start = draw(st.integers(0, len(text)))
    stretch = text[start : start + draw(st.integers(1, 40))]
    word = (stretch.split() or ["port"])[0]
    forms = ('"{}"', "{}*", "entity:{}", "speaker:{}", "NOT {}", "({} OR port)", "date:{}", "title:{}", "{}")
    return [stretch, draw(st.sampled_from(forms)).format(word), draw(SNIPPETS)]


# The whole way is long: two fifths of the usual number, or of what a profile asks for.
EXAMPLES = settings().max_examples * 2 // 5


@settings(max_examples=EXAMPLES)
@given(st.one_of(PAGES, broken_samples()), NAMES, WIDTHS, st.data())
def test_any_page_goes_the_whole_way(text: str, name: str, width: int, data: st.DataObject) -> None:
    check_way(text.encode("utf-8", "surrogatepass"), name, data.draw(queries(text)), width)


@settings(max_examples=EXAMPLES)
@given(PAGES, st.dictionaries(FIELDS, VALUES, max_size=6), WIDTHS, st.data())
def test_any_record_goes_the_whole_way(
    text: str, fields: dict[str, object], width: int, data: st.DataObject
) -> None:
    line = json.dumps({"text": text} | fields)
    check_way(line.encode() + b"\n", "a.jsonl", data.draw(queries(text)), width)


@given(st.binary(max_size=300), st.sampled_from(("a.txt", "a.jsonl", "a.md", "a")), WIDTHS)
def test_any_bytes_go_the_whole_way(data: bytes, name: str, width: int) -> None:
    check_way(data, name, [data.decode("latin-1")], width)


def record(text: str, **fields: str) -> bytes:
    return json.dumps({"text": text} | fields).encode()


PORT = "A port is shut\n\n2 May 2016\n\n{}\n"
FOUND: dict[str, tuple[str, bytes]] = {
    "a NUL beside a quotation": ("a.jsonl", record("\0. The dock \0. “We stay,” said Ann Berg \0.")),
    "a tag of space alone": ("a.txt", "LONDON, May 5 (Reuters) - It fell.\nTags: \u2009, ice\n".encode()),
    "a December before the first year": ("a.jsonl", record("He left on Dec 31.", date="0001-01-01")),
    "last year before the first": ("a.jsonl", record("It fell late last year.", date="0001-01-01")),
    "the first day, as east as can be": ("a.jsonl", record("It fell.", date="0001-01-01T00:00:00+14:00")),
    "the last day, as west as can be": ("a.jsonl", record("It fell.", date="9999-12-31T23:59:00-12:00")),
    "the first day and a dateline": ("a.jsonl", record("LONDON, Dec 31 - It fell.", date="0001-01-01")),
    "the last winter": ("a.jsonl", record("It fell.", date="winter 9999")),
    "letters of two bytes": ("a.txt", PORT.format("It is quiet.").encode("utf-16-le")),
    "a transcript": ("a.txt", PORT.format("BERG: We stay.\n" * 50).encode()),
    "a crowd": ("a.txt", PORT.format("".join(f"“It is so,” said Ann B{n}y. " for n in range(40))).encode()),
}


@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_once_stays_mended(name: str, width: int) -> None:
    file, data = FOUND[name]
    check_way(data, file, ["ann", '"the dock"', "entity:Berg"], width)


def test_the_first_and_the_last_instant_have_an_order() -> None:
    first = when("0001-01-01", time="0001-01-01T00:00:00+14:00")
    last = when("9999-12-31", time="9999-12-31T23:59:00-12:00")
    assert first.sort_key() < last.sort_key()
