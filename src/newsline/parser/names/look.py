"""A text as the trained network sees it: its candidates as numbers.

The words, stretches and surfaces met so far have numbers of their own, which are kept from text to text: news
repeats itself.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newsline.parser.names.candidates import BEGINS, candidates
from newsline.parser.names.scan import CAPITALS, SMALL, Stretch
from newsline.parser.names.tag import TYPES, NameSpan, cut_chain

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.int64]

# A candidate's words: three before it, its first, second, last but one and last, two after it.
_BEFORE, _AFTER = 3, 2
ROLES = _BEFORE + 4 + _AFTER
# What the text says of a candidate. The rules take it for one of three types, or for a name that overlaps it.
# Its surface stands in the text twice, up to five times, more often. Its first, its last word stands there in
# small letters too. It stands only where capitals may mean nothing. Its stretch is of one of three kinds.
RULED, OVERLAPPED, TWICE, FEW, OFTEN = 0, 3, 4, 5, 6
SMALL_FIRST, SMALL_LAST, ONLY_BEGINS, KIND = 7, 8, 9, 10
TEXT_BITS = 13
_MANY = 6

# So far around a stretch, in characters, its neighbours are looked for.
_REACH = 40
# Stands for the end of a line.
_LINE_END = " \x00 "
# A text is read in parts of so many stretches, a stretch up to so many words, so that memory has a bound.
_PART, _LONGEST = 1024, 40
# So many words, and so many candidates of stretches, are remembered.
_MOST_WORDS, _MOST_ROWS = 1 << 15, 1 << 16
# No stretch is longer than this number, in characters, that can be looked for.
_WIDE = 1 << 20


class Look(NamedTuple):
    """The candidates of a part of a text, in order of their stretches; arrays with a row each.

    `roles` are the numbers of their words, `start` and `end` code points (half-open), `bits` those of
    `candidates`, `text_bits` those above as 0 and 1. `surface` and `tail` stand for the whole and for its
    last word, both in small letters: equal numbers of either mean equal words. `single` tells whether it is
    one word, `stretch` is the number of its stretch. `apart` are the rules' names that are no candidates.
    """

    roles: "Numbers"
    start: "Numbers"
    end: "Numbers"
    bits: "Numbers"
    text_bits: "NDArray[numpy.float32]"
    surface: "Numbers"
    tail: "Numbers"
    single: "NDArray[numpy.bool_]"
    stretch: "Numbers"
    apart: list[NameSpan]


class Numbered(dict[str, int]):
    """Numbers of words, given as they are met, and the words by their numbers."""

    def __init__(self, *words: str) -> None:
        super().__init__(zip(words, range(len(words)), strict=True))
        self.all = list(words)

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        self.all.append(word)
        return number


class _Stretch(NamedTuple):
    """The numbers of a stretch's words, the words in small letters where they are not, its rows."""

    words: list[int]
    small: list[str]
    first: int
    last: int


class Looker:
    """Numbers for words, stretches and surfaces. For one thread at a time."""

    def __init__(self, numpy: Any) -> None:
        self._np = numpy
        self._left, self._right = numpy.arange(-_BEFORE, 1), numpy.arange(-1, _AFTER)
        self.forget()

    def forget(self) -> None:
        """Begin anew; numbers given before mean nothing any more."""
        # Number 0 is no word: before a text, after it, and where a short name has no second word.
        self.words = Numbered("")
        self._surfaces = Numbered()
        # As they stand, where they begin a sentence, and where they must be written anew.
        self._known: tuple[dict[str, _Stretch | None], ...] = ({}, {}, {})
        self._new: list[tuple[int, ...]] = []
        self._rows: Numbers = self._np.zeros((1024, 7), self._np.int64)
        self._count = 0

    @property
    def full(self) -> bool:
        """Whether it is time to forget."""
        stretches = sum(map(len, self._known))
        return len(self.words) > _MOST_WORDS or max(self._count, stretches) > _MOST_ROWS

    def look(self, text: str, found: Sequence[Stretch], ruled: Sequence[NameSpan]) -> Look | None:
        """The candidates of the stretches `found` in `text`, what the rules say of them; None without any."""
        np = self._np
        number = self.words.__getitem__
        small = set(text.split())
        # Number 0 and no word in small letters at the place of none.
        tokens, seen = [0], [False]
        rows: list[int] = []
        places: list[tuple[int, int, int, int]] = []
        for start, end, begins, kind in found:
            known = self._known[2 if kind >= CAPITALS else begins]
            chain = text[start:end]
            stretch = known.get(chain, _UNKNOWN)
            if stretch is _UNKNOWN:
                stretch = known[chain] = self._meet(chain, begins, kind)
            if stretch is None:
                continue
            around = text[start - _REACH if start > _REACH else 0 : start]
            if "\n" in around:
                around = _LINE_END + around.rpartition("\n")[2]
            before = around.rsplit(None, _BEFORE)[-_BEFORE:]
            around = text[end : end + _REACH]
            if "\n" in around:
                around = around.partition("\n")[0] + _LINE_END
            after = around.split(None, _AFTER)[:_AFTER]
            words, low, first, last = stretch
            tokens += _NONE[len(before) :]
            tokens += map(number, before)
            places.append((start, len(tokens), kind, last - first))
            tokens += words
            tokens += map(number, after)
            tokens += _NONE[_BEFORE - _AFTER + len(after) :]
            seen += _FALSE_BEFORE
            seen += _FALSE[: len(words)] if small.isdisjoint(low) else [word in small for word in low]
            seen += _FALSE_AFTER
            rows += range(first, last)
        if not rows:
            return None
        if self._new:
            self._note()
        first, last, from_, to, bits, surface, tail = self._rows[rows].T
        stretches = np.array(places)
        stretch = np.repeat(np.arange(len(places)), stretches[:, 3])
        shift, base, kind, _ = stretches[stretch].T
        numbers, written = np.array(tokens), np.array(seen)
        first, last = first + base, last + base
        size = last - first
        at = np.empty((len(rows), ROLES), np.int64)
        at[:, : _BEFORE + 1] = first[:, None] + self._left
        at[:, _BEFORE + 3 :] = last[:, None] + self._right
        at[:, _BEFORE + 1], at[:, _BEFORE + 2] = (size > 2) * (first + 1), (size > 3) * (last - 2)
        start, end = shift + from_, shift + to
        text_bits = np.zeros((len(rows), TEXT_BITS), np.float32)
        apart = self._ruled(text_bits, start, end, ruled)
        _, group = np.unique(np.concatenate((surface, tail)), return_inverse=True)
        surface, tail = group[: len(rows)], group[len(rows) :]
        count = np.bincount(surface)[surface]
        text_bits[:, TWICE] = count == 2
        text_bits[:, FEW] = (count > 2) & (count < _MANY)
        text_bits[:, OFTEN] = count >= _MANY
        text_bits[:, SMALL_FIRST], text_bits[:, SMALL_LAST] = written[first], written[last - 1]
        text_bits[:, ONLY_BEGINS] = np.bincount(surface, ~bits >> BEGINS & 1)[surface] == 0
        for other in range(1, CAPITALS + 2):
            text_bits[:, KIND - 1 + other] = kind == other
        return Look(numbers[at], start, end, bits, text_bits, surface, tail, size == 1, stretch, apart)

    def _note(self) -> None:
        """Write the new candidates to the table of all."""
        np = self._np
        at = self._count - len(self._new)
        if self._count > len(self._rows):
            rows = np.zeros((2 * self._count, self._rows.shape[1]), np.int64)
            rows[:at] = self._rows[:at]
            self._rows = rows
        self._rows[at : self._count] = self._new
        self._new = []

    def _ruled(
        self, bits: "NDArray[Any]", start: "Numbers", end: "Numbers", ruled: Sequence[NameSpan]
    ) -> list[NameSpan]:
        """Set the bits for the rules' names; give back those that are no candidates."""
        if not ruled:
            return []
        np = self._np
        names = np.array([(first, last, TYPES.index(type_)) for first, last, type_ in ruled])
        mine, theirs = start * _WIDE + (end - start), names[:, 0] * _WIDE + (names[:, 1] - names[:, 0])
        at = np.minimum(np.searchsorted(theirs, mine), len(theirs) - 1)
        same = theirs[at] == mine
        rows = np.flatnonzero(same)
        bits[rows, RULED + names[at[rows], 2]] = 1
        over = np.searchsorted(names[:, 0], end) > np.searchsorted(names[:, 1], start, "right")
        bits[:, OVERLAPPED] = over & ~same
        apart = np.ones(len(names), bool)
        apart[at[rows]] = False
        return [ruled[place] for place in np.flatnonzero(apart).tolist()]

    def _meet(self, chain: str, begins: bool, kind: int) -> _Stretch | None:
        """Number a stretch not met before; None if nothing in it can be a name."""
        if kind >= CAPITALS:
            chain = chain.title()
        words = chain.split(" ", _LONGEST)[:_LONGEST]
        pieces = [piece for _, _, _, piece, _ in cut_chain(" ".join(words), begins)]
        found = candidates(words, begins, pieces, ruled=kind != SMALL)
        if not found:
            return None
        small = [word.lower() for word in words]
        surfaces = self._surfaces
        at = self._count
        self._new += [
            (*item, surfaces[" ".join(small[item[0] : item[1]])], surfaces[small[item[1] - 1]])
            for item in found
        ]
        self._count += len(found)
        numbers = list(map(self.words.__getitem__, words))
        return _Stretch(
            numbers,
            [low if low != word else "" for low, word in zip(small, words, strict=True)],
            at,
            self._count,
        )


_UNKNOWN = _Stretch([], [], 0, 0)
_NONE = [0] * _BEFORE
_FALSE = [False] * _LONGEST
_FALSE_BEFORE, _FALSE_AFTER = _FALSE[:_BEFORE], _FALSE[:_AFTER]


def parts(found: Sequence[Stretch]) -> Iterator[Sequence[Stretch]]:
    """Stretches in parts that can be looked at at once."""
    for at in range(0, len(found), _PART):
        yield found[at : at + _PART]
