"""A text as the trained network sees it: its candidates as numbers.

The words, stretches and forms of stretches met so far have numbers of their own, which are kept from text to
text: news repeats itself.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from newsline.parser.names.candidates import (
    BEGINS,
    ENDS,
    FORM_BITS,
    Form,
    Kinds,
    candidates,
    left_to_rules,
)
from newsline.parser.names.features import MARK_BITS, Features, bare, encoded, features
from newsline.parser.names.lexicon import PLACE, Lexicon, lexicon
from newsline.parser.names.scan import CAPITALS, SMALL, Stretch
from newsline.parser.names.tag import TYPES, NameSpan, cut_chain

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.int64]

# A candidate's words: three before it, two after it, its first, second, last but one and last.
_BEFORE, _AFTER = 3, 2
_AROUND = _BEFORE + _AFTER
ROLES = _AROUND + 4
# What the text says of a candidate, after the bits of its form. The rules take it for one of three types, or
# for a name that overlaps it. Its surface stands in the text twice, up to five times, more often. Its first,
# its last word stands near a candidate in small letters too. It stands only where capitals may mean nothing.
# Its stretch is of one of three kinds. Then the marks of its first word, its last word and the one before.
RULED, OVERLAPPED, TWICE, FEW, OFTEN = (FORM_BITS + bit for bit in (0, 3, 4, 5, 6))
SMALL_FIRST, SMALL_LAST, ONLY_BEGINS, KIND = (FORM_BITS + bit for bit in (7, 8, 9, 10))
MARKS = KIND + 3
CANDIDATE_BITS = MARKS + 3 * MARK_BITS
_MANY = 6

# Stands for the end of a line, or of the text.
_LINE_END = "\x00"
# A text is read in parts of so many stretches and characters, a stretch up to so many words, so that memory
# has a bound. So many characters around a part are read with it.
_PART, _PART_SIZE, _LONGEST, _REACH = 1024, 1 << 20, 40, 100
# So many words of which the network knows more, so many others, stretches and forms are remembered.
_MOST_WORDS, _MOST_OTHERS, _MOST_ROWS = 1 << 15, 1 << 17, 1 << 16
# What `str.split` takes for white space.
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_NO_SPACE = 0x3001
# Marks that stand between two words without white space.
_BETWEEN = "—", "–", "/"
# Odd, so that it mixes the low bits of a key into the high ones.
_MIX = 0x1E3779B97F4A7C15
_OFFSET = 1 << 40


class Look(NamedTuple):
    """The candidates of a part of a text, in order of their stretches; arrays with a row each.

    `roles` are the numbers of their words, `start` and `end` code points (half-open), `bits` the bits above
    as 0 and 1. `surface` and `tail` stand for the whole and for its last word, both in small letters: equal
    numbers of either mean the same words, in any order. `often` is how often the surface stands here,
    `single` tells whether it is one word, `stretch` is the number of its stretch. `apart` are names of the
    rules that are no candidates.
    """

    roles: "Numbers"
    start: "Numbers"
    end: "Numbers"
    bits: "NDArray[numpy.float32]"
    surface: "Numbers"
    tail: "Numbers"
    often: "Numbers"
    single: "NDArray[numpy.bool_]"
    stretch: "Numbers"
    apart: list[NameSpan]


class _Numbered(dict[str, int]):
    """Numbers of words, given as they are met, and the words by their numbers."""

    def __init__(self, *words: str) -> None:
        super().__init__(zip(words, range(len(words)), strict=True))
        self.all = list(words)

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        self.all.append(word)
        return number


class _Words(dict[str, tuple[int, int, int]]):
    """Of each word without marks its number, its key, the token that is it in small letters or 0."""

    def __init__(self, tokens: _Numbered, lists: Lexicon) -> None:
        self._tokens, self._lists = tokens, lists
        # Their features, but of those that have been taken, and the words by their numbers.
        self.new: list[Features] = []
        self.all = [""]

    def __missing__(self, word: str) -> tuple[int, int, int]:
        self.new.append(features(word, self._lists))
        lower = word.lower()
        small = 0 if lower == word else self._tokens[lower]
        # Not the key of the features, for which all numbers of one form are one word.
        self[word] = about = len(self.all), crc32(encoded(lower)), small
        self.all.append(word)
        return about


class Looker:
    """Numbers for words, stretches and forms. For one thread at a time."""

    def __init__(self, numpy: Any) -> None:
        np = self._np = numpy
        self._left, self._right = np.arange(-_BEFORE, 0), np.arange(_AFTER)
        self._white = np.zeros(_NO_SPACE + 1, bool)
        self._white[list(map(ord, _SPACES))] = True
        self._shifts = np.arange(FORM_BITS)
        self._sides = np.array([_AROUND, _AROUND + 3, _BEFORE - 1])
        self._marks = (np.arange(1 << MARK_BITS)[:, None] >> np.arange(MARK_BITS) & 1).astype(np.float32)
        self._lists = lexicon()
        self._counts = np.zeros((_MANY + 1, 3), np.float32)
        self._counts[2, 0] = self._counts[3:_MANY, 1] = self._counts[_MANY, 2] = 1
        self._kinds = Kinds(self._lists)
        self.forget()

    def forget(self) -> None:
        """Begin anew; numbers given before mean nothing any more."""
        np = self._np
        # Number 0 is no word: where a short name has no second word.
        self._tokens = _Numbered("", _LINE_END)
        # Of each token: the number of its word, 0 if it was not asked for, a key of it in small letters,
        # the token that is just that; the marks around it, a bit each; the text in which it was seen last.
        self._about: Numbers = np.zeros((5, 1 << 16), np.int64)
        self._turn = 0
        self.words = _Words(self._tokens, self._lists)
        self._learn([1])
        # As they stand, and where they begin a sentence.
        self._known: tuple[dict[str, tuple[int, int] | None], ...] = ({}, {})
        self._forms: dict[Form, tuple[int, int]] = {}
        # The candidates of all forms: their bits, first and last words, and whether they end the stretch.
        # Those of new ones are not yet written.
        self._new: list[int] = []
        self._bits: NDArray[numpy.float32] = np.zeros((1024, CANDIDATE_BITS), np.float32)
        self._parts: Numbers = np.zeros((1024, 3), np.int64)
        self._count = 0

    @property
    def full(self) -> bool:
        """Whether it is time to forget."""
        return (
            len(self.words) > _MOST_WORDS
            or len(self._tokens) > _MOST_OTHERS
            or max(self._count, *map(len, self._known)) > _MOST_ROWS
        )

    def look(
        self, shown: str, found: Sequence[Stretch], ruled: Sequence[NameSpan], first: int, end: int
    ) -> Look | None:
        """The candidates of the stretches `found`, what the rules say of them; None without any.

        `shown` is that of `judge.proposals`; the words around them are those of `shown[first:end]`.
        """
        np = self._np
        places: list[int] = []
        plain, beginning = self._known
        for from_, to, begins, kind in found:
            known = beginning if begins else plain
            chain = shown[from_:to]
            rows = known.get(chain, _UNKNOWN)
            if rows is _UNKNOWN:
                rows = self._meet(chain, begins, kind)
                if kind != SMALL:
                    known[chain] = rows
            if rows is not None:
                places += (from_, to, kind, *rows)
        if not places:
            return None
        if self._new:
            self._note()
        from_, to, kind, row, count = np.fromiter(places, np.int64, len(places)).reshape(-1, 5).T
        stretch = np.repeat(np.arange(len(count)), count)
        rows = np.arange(len(stretch)) + (row - count.cumsum() + count)[stretch]
        bits: NDArray[numpy.float32] = self._bits.take(rows, axis=0)
        head, tail, ends = self._parts.take(rows, axis=0).T
        words, starts, lines = self._read(shown[first:end])
        base = starts.searchsorted(from_ - first, "right")[stretch] + (_BEFORE - 1)
        one, past = base + head, base + tail
        last = past - 1
        size = tail - head
        at = np.empty((len(rows), ROLES), np.int64)
        np.add(one[:, None], self._left, out=at[:, :_BEFORE])
        np.add(past[:, None], self._right, out=at[:, _BEFORE:_AROUND])
        around = at[:, :_AROUND]
        # Words of another line are the end of this one.
        around *= lines.take(around) == lines.take(one)[:, None]
        none = len(lines) - 1
        at[:, _AROUND], at[:, _AROUND + 3] = one, last
        at[:, _AROUND + 1], at[:, _AROUND + 2] = (
            np.where(size > 2, one + 1, none),
            np.where(size > 3, past - 2, none),
        )
        numbers = self._numbers(words, at)
        named = numbers.take(at)
        roles = self._about[0].take(named)
        unknown = named[(roles == 0) & (named > 0)]
        if len(unknown):
            self._learn(sorted(set(unknown.tolist())))
            roles = self._about[0].take(named)
        _, keys, small, marks, seen = self._about
        start = np.where(head > 0, starts.take(one - _BEFORE) + first, from_.take(stretch))
        stop = np.where(ends > 0, to.take(stretch), starts.take(past - _BEFORE, mode="clip") + (first - 1))
        apart = self._ruled(bits, start, stop, ruled)
        keys = keys.take(numbers)
        sums = keys.cumsum()
        surface, ending = self._grouped(sums.take(last) - sums.take(one - 1), keys.take(last))
        often = np.bincount(surface)[surface]
        bits[:, TWICE : OFTEN + 1] = self._counts.take(often, axis=0, mode="clip")
        sides = named.take(self._sides, axis=1)
        bits[:, SMALL_FIRST : SMALL_LAST + 1] = seen.take(small.take(sides[:, :2])) == self._turn
        bits[:, MARKS:] = self._marks.take(marks.take(sides), axis=0).reshape(len(rows), -1)
        bits[:, ONLY_BEGINS] = np.bincount(surface, 1 - bits[:, BEGINS])[surface] == 0
        if kind.any():
            kinds = kind[stretch]
            for other in range(1, CAPITALS + 2):
                bits[:, KIND - 1 + other] = kinds == other
        return Look(roles, start, stop, bits, surface, ending, often, size == 1, stretch, apart)

    def _grouped(self, left: "Numbers", right: "Numbers") -> "tuple[Numbers, Numbers]":
        """Numbers from 0 for both, equal where they are equal."""
        np = self._np
        both = np.concatenate((left, right))
        order = both.argsort()
        both = both[order]
        group = np.empty_like(both)
        group[order] = np.concatenate(([0], (both[1:] != both[:-1]).cumsum()))
        return group[: len(left)], group[len(left) :]

    def _read(self, text: str) -> "tuple[list[str], Numbers, Numbers]":
        """The words of `text`, the code points where they begin, and their lines.

        Around the lines stand those of no word: before, after, and one more.
        """
        np = self._np
        for mark in _BETWEEN:
            text = text.replace(mark, " ")
        words = text.split()
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        white = self._white[np.minimum(codes, _NO_SPACE)]
        begins = ~white
        begins[1:] &= white[:-1]
        starts = begins.nonzero()[0]
        lines = np.full(_BEFORE + len(words) + _AFTER + 1, -1)
        lines[_BEFORE : -_AFTER - 1] = (codes == 10).nonzero()[0].searchsorted(starts)
        return words, starts, lines

    def _numbers(self, words: list[str], at: "Numbers") -> "Numbers":
        """The numbers of the words at the places `at`; before and after all ends of lines, then number 0."""
        np = self._np
        size = _BEFORE + len(words) + _AFTER + 1
        wanted = np.zeros(size, bool)
        wanted[at] = True
        places = wanted[_BEFORE : -_AFTER - 1].nonzero()[0]
        numbers: Numbers = np.ones(size, np.int64)
        met = np.fromiter(
            map(self._tokens.__getitem__, map(words.__getitem__, places.tolist())), np.int64, len(places)
        )
        numbers[places + _BEFORE] = met
        numbers[-1] = 0
        self._grow()
        self._turn += 1
        self._about[4][met] = self._turn
        return numbers

    def _grow(self) -> None:
        if len(self._tokens) > self._about.shape[1]:
            about = self._np.zeros((len(self._about), 2 * len(self._tokens)), self._np.int64)
            about[:, : self._about.shape[1]] = self._about
            self._about = about

    def _learn(self, numbers: list[int]) -> None:
        """Find out about the tokens of these numbers, and give new words features."""
        tokens = self._tokens.all
        about: list[int] = []
        for number in numbers:
            token = tokens[number]
            word, marks = (token, 0) if token.isalpha() else bare(token, self._lists)
            about += self.words[word]
            about.append(marks)
        self._grow()
        table = self._np.fromiter(about, self._np.int64, len(about)).reshape(-1, 4).T
        # So that sums of keys are as different as keys.
        table[1] *= _MIX
        table[1] ^= table[1] >> 32
        self._about[:4, numbers] = table

    def _ruled(
        self, bits: "NDArray[Any]", start: "Numbers", end: "Numbers", ruled: Sequence[NameSpan]
    ) -> list[NameSpan]:
        """Set the bits for the rules' names; give back those that are no candidates."""
        if not ruled:
            return []
        np = self._np
        starts, ends, types = zip(*ruled, strict=True)
        count = len(ruled)
        first, last = np.fromiter(starts, np.int64, count), np.fromiter(ends, np.int64, count)
        type_ = np.fromiter(map(_COLUMNS.__getitem__, types), np.int64, count)
        theirs = first * _OFFSET + last
        mine = start * _OFFSET + end
        at = theirs.searchsorted(mine)
        at[at == count] = 0
        same = theirs.take(at) == mine
        rows = same.nonzero()[0]
        at = at[rows]
        bits[rows, RULED + type_[at]] = 1
        over = first.searchsorted(end) > last.searchsorted(start, "right")
        bits[:, OVERLAPPED] = over & ~same
        apart = np.ones(count, bool)
        apart[at] = False
        return [ruled[place] for place in apart.nonzero()[0].tolist()]

    def _meet(self, chain: str, begins: bool, kind: int) -> tuple[int, int] | None:
        """The first row and the number of the candidates of a stretch; None if it can hold no name."""
        words = chain.split(" ", _LONGEST)
        if len(words) == 1:
            flag = self._lists.flags(chain)
            if left_to_rules(flag, begins) and (kind != SMALL or flag != PLACE):
                return None
        elif len(words) > _LONGEST:
            chain = " ".join(words[:_LONGEST])
        kinds = "".join(map(self._kinds.__getitem__, words[:_LONGEST]))
        key = kinds, begins, tuple([item[3] for item in cut_chain(chain, begins)])
        rows = self._forms.get(key)
        if rows is None:
            found = candidates(key)
            rows = self._forms[key] = self._count + len(self._new) // 3, len(found)
            for item in found:
                self._new += item
        return rows if rows[1] else None

    def _note(self) -> None:
        """Write the candidates of new forms to the tables of all."""
        np = self._np
        at, end = self._count, self._count + len(self._new) // 3
        if end > len(self._bits):
            bits = np.zeros((2 * end, CANDIDATE_BITS), np.float32)
            bits[:at] = self._bits[:at]
            parts = np.zeros((2 * end, 3), np.int64)
            parts[:at] = self._parts[:at]
            self._bits, self._parts = bits, parts
        rows = np.fromiter(self._new, np.int64, len(self._new)).reshape(-1, 3)
        self._bits[at:end, :FORM_BITS] = rows[:, 2:] >> self._shifts & 1
        rows[:, 2] &= 1 << ENDS
        self._parts[at:end] = rows
        self._count = end
        self._new = []


_UNKNOWN = (-1, -1)
_COLUMNS = {type_: column for column, type_ in enumerate(TYPES)}


def parts(found: Sequence[Stretch], size: int) -> Iterator[tuple[Sequence[Stretch], int, int]]:
    """Stretches in parts to be looked at at once, and the part of a text of `size` around each."""
    at = 0
    while at < len(found):
        first = found[at][0]
        end = at + 1
        while end < len(found) and end - at < _PART and found[end][1] - first < _PART_SIZE:
            end += 1
        last = found[end][0] if end < len(found) else size
        yield (
            found[at:end],
            max(0, first - _REACH) if at else 0,
            min(size, last + _REACH, max(found[end - 1][1], first + _PART_SIZE) + _REACH),
        )
        at = end
