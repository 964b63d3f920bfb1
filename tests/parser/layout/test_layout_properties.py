"""What holds for every text: no error, no invention, true line numbers, linear time."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsline.model import Document
from newsline.model.document import Form
from newsline.parser.layout import lay_out
from support import grows_linearly, steps

FORMS: tuple[Form, ...] = ("text", "markdown", "record")
# Pieces that rules look for, so that random pages reach the branches.
PIECES = st.sampled_from(
    [
        "# ",
        "### [2012-1-2](/news/2012/1/2/x.md)",
        "By Ann Bee",
        "Related:",
        "Source:",
        "Comments",
        "Tags: a, b",
        "Snow",
        "12",
        "&quot;",
        "&nbsp;",
        "&#10;",
        "**",
        "_",
        "(",
        "[",
        "](",
        "> ",
        "1. ",
        "• ",
        "===",
        "---",
        "% ",
        "= ",
        "!",
        "[a](b) _Context: C_",
        "date 2024-12-11 Snow closes the pass",
        "World » RUSSIA | December 11, 2024 // 09:15",
        "LONDON, March 3 (Reuters) - It fell.",
        "Photo: Ann Bee",
        "https://q.example/2015/1/1",
        "Share this",
        "title: Snow",
        "Words: Ann Bee",
        "Read more: Snow on it",
        "It fell on the pass for a day and a night, and nobody came to clear it away.",
        "\n",
        "\n\n",
        " ",
        "\u00a0",
        "\ud800",
    ]
)
PAGES = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join)


def usual(text: str) -> str:
    """A line with its spaces and entities as the body has them."""
    for space in ("\u00a0", "\u202f", "\u2007"):
        text = text.replace(space, " ")
    for unseen in ("\u00ad", "\u200b", "\u2060", "\ufeff"):
        text = text.replace(unseen, "")
    return html.unescape(text)


@given(PAGES, st.sampled_from(FORMS), st.integers(min_value=1, max_value=9))
@example("a\u0307\u0130Photo: \u0130", "text", 1)
def test_any_page_is_laid_out(text: str, form: Form, first_line: int) -> None:
    page = lay_out(Document(text, "a", form, first_line=first_line))
    lines = text.split("\n")
    if form == "record":
        assert page.text == text
    else:
        assert page.text == page.text.strip()
        assert "\n\n\n" not in page.text
    offsets = [offset for offset, _ in page.body_lines]
    numbers = [number for _, number in page.body_lines]
    assert offsets == sorted(set(offsets))
    assert numbers == sorted(set(numbers))
    assert all(first_line <= number < first_line + len(lines) for number in numbers)
    for line in (*page.header, *page.captions, *page.furniture):
        # A dateline is quoted as the body has it, without the marks of markdown; a line may have been broken.
        printed = usual("\n".join(lines[line.number - first_line :]).replace("-\n", ""))
        assert all(word in printed for word in re.findall(r"[^\W_]+", usual(line.text)))
    left_out = {line.number for line in (*page.captions, *page.furniture)}
    assert form == "record" or left_out.isdisjoint(numbers)
    assert all(item.title for item in page.related)


@given(
    st.lists(
        st.text(alphabet="abc de", min_size=1).map(str.strip).filter(bool),
        min_size=1,
        max_size=8,
        unique=True,
    )
)
def test_paragraphs_of_prose_come_back_as_they_are(words: list[str]) -> None:
    body = [f"The {word} of the pass was closed for the whole of the long winter." for word in words]
    page = lay_out(Document("\n\n".join(["Snow closes the pass at Orrin", *body]), "a"))
    assert page.title == "Snow closes the pass at Orrin"
    assert page.text == "\n\n".join(" ".join(line.split(" ")) for line in body)


HOSTILE = {
    "spaces": " ",
    "line ends": "\n",
    "spaced lines": "a \n",
    "brackets": "[",
    "link halves": "[a](",
    "link titles": '[a](b "',
    "stars": "*a _b ",
    "quotes": '"',
    "dashes": "A - ",
    "capitals": "Ab ",
    "capital lines": "Ab Cd\n",
    "entities": "&amp",
    "ampersands": "&a",
    "dates": "12 May 2012 ",
    "date lines": "World | December 11, 2024 // 09:15\n",
    "related": "Related:\nSnow on the pass\n",
    "colons": "a:",
    "parentheses": "(A",
    "hashes": "# a\n",
    "bylines": "By Ann Bee, ",
    "one line": "snow fell ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("form", FORMS)
def test_time_grows_with_the_length_and_no_faster(piece: str, form: Form) -> None:
    assert grows_linearly(lambda size: Document(piece * (size // len(piece)), "a", form), lay_out, 5_000)


@pytest.mark.parametrize(
    "unit",
    [
        "Background\nA pier\n",
        "Vote\n",
        "Contents\nA pier\n",
        "Contents\n- A pier\n",
        "Read more:\n- A pier\n",
        "Summary\nA pier\n",
        "@ann\n",
        "Subscribe\n",
        "A pier on Sunday\n",
    ],
)
def test_what_may_be_a_box_is_looked_at_once(unit: str) -> None:
    small = steps(lambda: lay_out(Document(unit * 200, "a")))
    large = steps(lambda: lay_out(Document(unit * 1600, "a")))
    assert large < 12 * small + 2000
