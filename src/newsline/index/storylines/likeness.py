"""Likeness: whether two documents tell one story in much the same words.

Shared words alone would join what is made in one mould: the market report of every day, two notices that
differ in the name of a line. So the numbers and names of the shorter text must stand in the longer one, the
more of them the further apart the two are in time. How the figures were found is in
docs/decisions/0018-storylines.md.
"""

import re
from functools import cached_property
from typing import NamedTuple

from newsline.index.fold import words
from newsline.index.schema import days
from newsline.index.storylines.bands import MOST_WORDS, WHOLE, shingles, story_text, story_words
from newsline.model import Event

# A word inside a sentence, behind another or a comma: there a capital means a name, or a day.
_INSIDE = re.compile(r"(?<=[\w,] )[^\W\d_]\w+")
_FEWEST = 8  # shingles of a text that is compared at all
_TELLING = 30  # of a text that may have been changed a good deal: in a shorter one a word is a story
_SHORTEST = 0.3  # of the shingles of the longer text: a round-up is no report of each of its items
_NEAR_DAYS, _FAR_DAYS = 3, 60  # between an update and what it goes on from; between a text and its repost


Days = tuple[int, int] | None  # the first and the last day of a date as ordinals; `None` for an unknown one


class _Bar(NamedTuple):
    """The shares of the shorter text's shingles, numbers and names that must stand in the longer one."""

    shingles: float
    numbers: float
    names: float


_UPDATE = _Bar(0.55, 0.5, 0.7)
_REPOST = _Bar(0.9, 0.95, 0.95)


class Likeness:
    """What of a document is compared: hashes of shingles (of this process alone), numbers, words of names.

    `headline` is empty where the text begins with it, as one made of the first sentence does; `body` is a
    hash of the words of a text of at least `WHOLE`. Most documents that share a band by chance share too few
    shingles, so that the numbers and names are looked for when they are first asked for.
    """

    def __init__(self, event: Event) -> None:
        found = story_words(story_text(event))
        size = len(words(event.title))  # a matter of taste, and its numbers with it
        title, body = found[:size], found[size:]
        self.shingles = frozenset(map(hash, shingles(found)))
        self.days = days(event)
        self.headline = [] if body[:size] == title else title
        self.body = hash(tuple(body)) if len(body) >= WHOLE else None
        self._words = body
        self._event = event

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words of the body that begin with a digit."""
        return frozenset([word for word in self._words if word[0].isdigit()])

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the names in the body, of those found and of whatever has a capital in a sentence."""
        event = self._event
        named = {mention.text for entity in event.entities for mention in entity.mentions}
        named.update(word for word in _INSIDE.findall(event.text[: 10 * MOST_WORDS]) if word[0].isupper())
        return frozenset([word for name in named for word in words(name)])


def within_reach(one: Days, other: Days) -> bool:
    """Whether two dates can be near enough for one storyline."""
    return not one or not other or max(other[0] - one[1], one[0] - other[1]) <= _FAR_DAYS


def reprinted(one: Likeness, other: Likeness) -> bool:
    """Whether two documents have the same text word for word, too long for a notice: one is a repost.

    Under another headline it may be what a site prints in the place of every text.
    """
    if one.body is None or one.body != other.body:
        return False
    return one.headline == other.headline or not (one.headline and other.headline)


def alike(one: Likeness, other: Likeness) -> bool:
    """Whether two documents are reports of one happening; the same for the two in either order.

    Near in time a longer text may go on from a shorter. Further apart, or with an unknown
    date, it must be the same text, give or take a few words; very far apart, word for word. Of a few words
    nothing can be said, unless headline, text and date are all the same.
    """
    if (one.shingles == other.shingles and one.days == other.days) or reprinted(one, other):
        return True
    short, long = sorted((one, other), key=lambda side: len(side.shingles))
    if len(short.shingles) < _FEWEST or len(short.shingles) < _SHORTEST * len(long.shingles):
        return False
    if not within_reach(one.days, other.days):
        return False
    tells = len(short.shingles) >= _TELLING and _near(one.days, other.days)
    bar = _UPDATE if tells else _REPOST
    if _share(short.shingles, long.shingles) < bar.shingles:
        return False
    if len(short.shingles) == len(long.shingles):
        short, long = sorted((one, other), key=lambda side: (len(side.numbers), len(side.names)))
    return _share(short.numbers, long.numbers) >= bar.numbers and _share(short.names, long.names) >= bar.names


def _share(part: frozenset[int] | frozenset[str], whole: frozenset[int] | frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 1.0


def _near(one: Days, other: Days) -> bool:
    """Whether two dates, known to the day or nearly, are near enough for one text to go on from the other."""
    return one is not None and other is not None and max(other[1] - one[0], one[1] - other[0]) <= _NEAR_DAYS
