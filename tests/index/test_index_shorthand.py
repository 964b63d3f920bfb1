"""Shorthand: common words as one character each, and every text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.index.codec import decode, dictionary_of, encode, plain
from newsline.index.schema import address_number
from newsline.index.shorthand import Shorthand, learned
from newsline.model import Event, RelatedItem, when
from support import build_index

NEWS = (
    "The ferry did not leave on Monday, the harbour master said.\n\nThe port “will open again”, she said; "
    "the ferry company said nothing. Die Fähre blieb am Montag im Hafen.\n\nThe strike goes on."
)
WORDS = learned([NEWS] * 4)
# Whatever a text may hold, and much of what the words are made of.
PIECES = [
    "The",
    "the",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n\nThe",
    "said",
    ",",
    ".",
    "”",
    "Fähre",
    "\x80",
    "\ud800",
    "\0",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec=None), max_size=3), max_size=12).map(
    "".join
)


@given(TEXTS, st.sampled_from([WORDS, learned(["\n \n\n \n\n\n x  y, " * 9]), [" é"], []]))
def test_a_text_comes_back_as_it_was(text: str, words: list[str]) -> None:
    short = Shorthand(words)
    written = short.write(text)
    if written is None:
        assert ord(max(text)) + len(words) > 0x10FFFF
    else:
        assert short.read(written) == text


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=2))
def test_an_event_in_shorthand_comes_back_as_it_was(text: str, title: str, related: list[str]) -> None:
    items = tuple(RelatedItem(name, when("2012")) for name in related)
    event = Event("a", "a.txt", title, text, related=items)
    for words in (WORDS, []):
        dictionary = dictionary_of(words, [plain(event, words)])
        assert decode(encode(event, dictionary), dictionary) == event


def test_common_words_are_one_character_each() -> None:
    short = Shorthand(WORDS)
    written = short.write("The ferry did not leave.\n\nThe strike goes on, she said.")
    assert written is not None
    assert [char for char in written if char.isascii()] == [".", ","]
    assert len(written) == 13


def test_the_commonest_words_come_first_and_rare_ones_are_left_out() -> None:
    found = learned(["port port port port harbour harbour harbour harbour harbour rare"])
    assert found == [" harbour", " port"]


def test_a_text_gets_smaller_by_the_words_of_others() -> None:
    event = Event("a", "a.txt", "Ferry", NEWS)
    assert len(encode(event, dictionary_of(WORDS, []))) < len(encode(event)) * 0.9


def _with_one_number() -> tuple[str, str]:
    """Two addresses with the same number, as there must be among many."""
    known: dict[int, str] = {}
    for count in range(1_000_000):
        url = f"x.example/{count * 2_654_435_761:o}"
        other = known.setdefault(address_number(f"url {url}"), url)
        if other != url:
            return other, url
    raise AssertionError("no two are alike")


@pytest.mark.parametrize("same", [True, False])
def test_an_address_with_the_same_number_is_not_the_same(same: bool) -> None:
    one, other = _with_one_number()
    page = Event(
        "page", "page.txt", "Page", "Page", related=(RelatedItem("Any", when("2020"), f"https://{one}"),)
    )
    document = Event("d", "d.txt", "Ferry", "Ferry", when("2020"), url=f"https://{one if same else other}")
    index = build_index(document, page)
    found = index.by_id("d")
    assert found is not None
    assert found.listed_in == (("page",) if same else ())
