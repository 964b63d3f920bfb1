"""A text as the trained network sees it: its candidates as numbers.

The words, stretches and forms of stretches met so far have numbers of their own, which are kept from text to
text: news repeats itself.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from newsline.parser.names.batch import MOST_TEXTS, Batch, Piece
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
from newsline.parser.names.scan import CAPITALS, SMALL
from newsline.parser.names.tag import TYPES, Span, cut_chain

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.int64]

# A candidate's words: three before it, two after it, its first, second, last but one and last.
_BEFORE, _AFTER = 3, 2
_NEXT, _FIRST = _BEFORE, _BEFORE + _AFTER
_BOUNDS = _FIRST, _NEXT
_SECOND, _LAST_BUT_ONE, _LAST = _FIRST + 1, _FIRST + 2, _FIRST + 3
ROLES = _LAST + 1
# What the text says of a candidate, after the bits of its form. The rules take it for one of three types, or
# for a name that overlaps it. Its surface stands in the text twice, up to five times, more often. Its first,
# its last word stands near a candidate in small letters too. It stands only where capitals may mean nothing.
# Its stretch is of one of three kinds. Then the marks of its first word, its last word and the one before.
RULED, OVERLAPPED, TWICE, FEW, OFTEN = (FORM_BITS + bit for bit in (0, 3, 4, 5, 6))
SMALL_FIRST, SMALL_LAST, ONLY_BEGINS, KIND = (FORM_BITS + bit for bit in (7, 8, 9, 10))
MARKS = KIND + 3
CANDIDATE_BITS = MARKS + 3 * MARK_BITS
_MANY = 6

# Stands for the end of a line, or of the text; as many of it as a candidate may look at.
_LINE_END = "\x00"
_LINE_ENDS = [_LINE_END] * max(_BEFORE, _AFTER)
_BREAK = f" {' '.join(_LINE_ENDS)} "
# A stretch is read up to so many words.
_LONGEST = 40
# More than a candidate has words.
_SIZES = 8
# So many words of which the network knows more, so many others, stretches and forms are remembered.
_MOST_WORDS, _MOST_OTHERS, _MOST_ROWS = 1 << 14, 1 << 17, 1 << 16
# What `str.split` takes for white space.
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_NO_SPACE = 0x3001
# Marks that stand between two words without white space.
_BETWEEN = "—", "–", "/"
# Odd, so that they mix the low bits of a key into the high ones.
_MIX, _MIX_TEXTS = 0x1E3779B97F4A7C15, 0x2545F4914F6CDD1D
_OFFSET = 1 << 40
# The words whose marks are seen.
_SIDES = _FIRST, _LAST, _BEFORE - 1
# A place after all words.
_NONE = 1 << 32


class Look(NamedTuple):
    """The candidates of a batch of texts, in order of their stretches; arrays with a row each.

    `number` is that of the text, `roles` are the numbers of their words, `start` and `end` code points of
    the text (half-open), `bits` the bits above as 0 and 1. `surface` and `tail` stand for the whole and for
    its last word, both in small letters: equal numbers of either mean the same words of one text, in any
    order. `often` is how often the surface stands in it, `single` tells whether it is one word, `stretch` is
    the number of its stretch. `apart` are names of the rules that are no candidates, with their texts.
    """

    number: "Numbers"
    roles: "Numbers"
    start: "Numbers"
    end: "Numbers"
    bits: "NDArray[numpy.float32]"
    surface: "Numbers"
    tail: "Numbers"
    surfaces: int
    often: "Numbers"
    single: "NDArray[numpy.bool_]"
    stretch: "Numbers"
    apart: list[tuple[int, Span]]


class _Words(dict[str, tuple[int, int, int]]):
    """Of each word without marks its number, its key, the token that is it in small letters or 0."""

    def __init__(self, tokens: dict[str, int], lists: Lexicon) -> None:
        self._tokens, self._lists = tokens, lists
        # Their features, but of those that have been taken, and the words by their numbers.
        self.new: list[Features] = []
        self.all = [""]

    def __missing__(self, word: str) -> tuple[int, int, int]:
        found = features(word, self._lists)
        self.new.append(found)
        lower = word.lower()
        small = 0 if lower == word else self._tokens[lower]
        # For the features all numbers of one form are one word.
        key = found[1] if word.isalpha() else crc32(encoded(lower))
        self[word] = about = len(self.all), key, small
        self.all.append(word)
        return about


class Looker:
    """Numbers for words, stretches and forms. For one thread at a time."""

    def __init__(self, numpy: Any) -> None:
        np = self._np = numpy
        self._white = np.zeros(_NO_SPACE + 1, bool)
        self._white[list(map(ord, _SPACES))] = True
        self._marks = (np.arange(1 << MARK_BITS)[:, None] >> np.arange(MARK_BITS) & 1).astype(np.float32)
        self._lists = lexicon()
        self._counts = np.zeros((_MANY + 1, 3), np.float32)
        self._counts[2, 0] = self._counts[3:_MANY, 1] = self._counts[_MANY, 2] = 1
        self._cells = self._all_cells()
        # The word after a candidate begins behind a space.
        self._spaces = np.array([[0], [1]])
        self.forget_forms()
        self.forget_words()

    def _all_cells(self) -> "Numbers":
        """For each place in a stretch and size of a candidate the places of its words, a column each.

        Places count from the first word of the stretch; `_NONE` stands for a word that there is not. Two
        more rows tell whether it begins the stretch, and whether it ends it.
        """
        np = self._np
        first, size, ends = np.indices((_LONGEST, _SIZES, 2)).reshape(3, -1)
        past = first + size
        before = [first + at for at in range(-_BEFORE, 0)]
        after = [past + at for at in range(_AFTER)]
        second, last_but_one = np.where(size > 2, first + 1, _NONE), np.where(size > 3, past - 2, _NONE)
        cells: Numbers = np.stack([*before, *after, first, second, last_but_one, past - 1, first == 0, ends])
        return cells

    def forget_forms(self) -> None:
        """Forget the stretches met so far, and their forms."""
        self._kinds = Kinds(self._lists)
        # As they stand, and where they begin a sentence.
        self._known: tuple[dict[str, tuple[int, int] | None], ...] = ({}, {})
        self._forms: dict[Form, tuple[int, int]] = {}
        # The candidates of all forms: their bits, and above these which of the cells.
        self._rows = array("q")

    def forget_words(self) -> None:
        """Forget the words met so far; their numbers mean nothing any more."""
        np = self._np
        # Number 0 is no word: where a short name has no second word.
        self._tokens = defaultdict(count(2).__next__, {"": 0, _LINE_END: 1})
        # A row for each token: the number of its word, 0 if it was not asked for, a key of it in small
        # letters, the token that is just that; the marks around it, a bit each.
        self._about: Numbers = np.zeros((1 << 16, 4), np.int64)
        # Whether each piece of the batch has a token near a candidate, a row for each; where it was last set.
        self._near: NDArray[numpy.bool_] = np.zeros(MOST_TEXTS << 16, bool)
        self._set: Numbers = np.zeros(0, np.int64)
        self.words = _Words(self._tokens, self._lists)
        self._learn({1: _LINE_END})
        # What is not looked at counts as a word too.
        self._about[0, 1] = self._about[1, 1]

    @property
    def full(self) -> bool:
        """Whether it is time to forget the words."""
        return len(self.words) > _MOST_WORDS or len(self._tokens) > _MOST_OTHERS

    def look(self, batch: Batch) -> Look:
        """The candidates of a batch, and what the rules say of them."""
        np = self._np
        if max(len(self._rows), *map(len, self._known)) > _MOST_ROWS:
            self.forget_forms()
        shown, pieces = batch
        places: list[int] = []
        kinds: list[int] = []
        ends: list[int] = []
        plain, beginning = self._known
        for _, shift, found, _ in pieces:
            for from_, to, begins, kind in found:
                known = beginning if begins else plain
                from_ += shift
                to += shift
                whole = shown[from_:to]
                rows = known.get(whole, _UNKNOWN)
                if rows is _UNKNOWN:
                    rows = self._meet(whole, begins, kind)
                    if kind != SMALL:
                        known[whole] = rows
                if rows is not None:
                    places += (from_, to, *rows)
                    kinds.append(kind)
            ends.append(len(kinds))
        if not places:
            return self._nothing(pieces)
        # Rows of code points, of rows of the table and how many.
        placed = np.fromiter(places, np.int64, len(places)).reshape(-1, 4).T
        from_, _, row, size = placed
        stretch = np.arange(len(size)).repeat(size)
        piece = np.array(ends).searchsorted(stretch, "right")
        rows = (row - size.cumsum() + size).take(stretch)
        rows += np.arange(len(rows))
        forms = np.frombuffer(self._rows, np.int64).take(rows)
        bits: NDArray[numpy.float32] = np.zeros((len(rows), CANDIDATE_BITS), np.float32)
        octets = forms.astype("<u4").view(np.uint8).reshape(-1, 4)
        bits[:, :FORM_BITS] = np.unpackbits(octets, 1, FORM_BITS, "little")
        parts = self._cells.take(forms >> FORM_BITS, axis=1)
        # The arrays are small, so that what counts is how many calls there are. Their rows are roles, which
        # makes them long.
        at, edges = parts[:ROLES], parts[ROLES:]
        single = at[_FIRST] == at[_LAST]
        words, starts, breaks = self._read(shown)
        # The words that only stand for ends of lines have no start.
        apart = (breaks.searchsorted(from_) + 1) * len(_LINE_ENDS)
        at += (starts.searchsorted(from_, "right") - 1 + apart).take(stretch)
        np.minimum(at, len(words) - 1, out=at)
        inside = starts.take(at.take(_BOUNDS, axis=0) - apart.take(stretch), mode="clip") - self._spaces
        bounds: Numbers = np.where(edges, placed[:2].take(stretch, axis=1), inside)
        tokens, keys, small, marks = self._told(words, at, piece)
        roles = tokens.take(at)
        lost = self._ruled(bits, bounds, pieces)
        sums = keys.cumsum()
        last = at[_LAST]
        mixed = piece * _MIX_TEXTS
        left, right = sums.take(last) - sums.take(at[_FIRST] - 1) + mixed, keys.take(last) + mixed
        surface, tail, surfaces = self._grouped(left, right)
        often = np.bincount(surface).take(surface)
        bits[:, TWICE : OFTEN + 1] = self._counts.take(often, axis=0, mode="clip")
        sides = at.take(_SIDES, axis=0)
        near = small.take(sides[:2])
        near += piece * len(self._about)
        bits[:, SMALL_FIRST : SMALL_LAST + 1] = self._near.take(near).T
        bits[:, MARKS:] = self._marks.take(marks.take(sides.T), axis=0).reshape(len(rows), -1)
        bits[:, ONLY_BEGINS] = np.bincount(surface, bits[:, BEGINS]).take(surface) == often
        if any(kinds):
            kind = np.array(kinds).take(stretch)
            for other in range(1, CAPITALS + 2):
                bits[:, KIND - 1 + other] = kind == other
        number, shifts = np.array([item[:2] for item in pieces]).T.take(piece, axis=1)
        bounds -= shifts
        start, end = bounds
        return Look(number, roles.T, start, end, bits, surface, tail, surfaces, often, single, stretch, lost)

    def _nothing(self, pieces: Sequence[Piece]) -> Look:
        """Of texts without candidates."""
        np = self._np
        none, bits = np.zeros(0, np.int64), np.zeros((0, CANDIDATE_BITS), np.float32)
        apart = [(number, span) for number, _, _, ruled in pieces for span in ruled]
        roles = none.reshape(0, ROLES)
        return Look(none, roles, none, none, bits, none, none, 0, none, none.astype(bool), none, apart)

    def _grouped(self, left: "Numbers", right: "Numbers") -> "tuple[Numbers, Numbers, int]":
        """Numbers from 0 for both, equal where they are equal, and how many there are."""
        np = self._np
        both = np.concatenate((left, right))
        order = both.argsort()
        both = both.take(order)
        group = np.zeros_like(both)
        group[order[1:]] = (both[1:] != both[:-1]).cumsum()
        return group[: len(left)], group[len(left) :], int(group[order[-1]]) + 1

    def _read(self, text: str) -> "tuple[list[str], Numbers, Numbers]":
        """The words of `text`, the code points where they begin, and those where its lines end.

        Around each line stand words for its end, as many as a candidate may look at, and after all the one
        that there is not.
        """
        np = self._np
        for mark in _BETWEEN:
            text = text.replace(mark, " ")
        words = [*_LINE_ENDS, *text.replace("\n", _BREAK).split(), *_LINE_ENDS, ""]
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        white = self._white.take(codes, mode="clip")
        begins = ~white
        begins[1:] &= white[:-1]
        return words, begins.nonzero()[0], (codes == 10).nonzero()[0]

    def _told(self, words: list[str], at: "Numbers", piece: "Numbers") -> "Numbers":
        """What there is to know of the words at the places `at`, a column for each word; of others nothing.

        `piece` tells in which pieces these places are, one for each column; noted is what is near there.
        """
        np = self._np
        wanted = np.full(len(words), -1)
        wanted[at] = piece
        wanted[-1] = -1
        places = (wanted >= 0).nonzero()[0]
        met = np.fromiter(
            map(self._tokens.__getitem__, map(words.__getitem__, places.tolist())), np.int64, len(places)
        )
        self._grow()
        about = self._about.take(met, axis=0)
        unknown = (about[:, 0] == 0).nonzero()[0]
        if len(unknown):
            tokens = map(words.__getitem__, places.take(unknown).tolist())
            self._learn(dict(zip(met.take(unknown).tolist(), tokens, strict=True)))
            about = self._about.take(met, axis=0)
        self._near[self._set] = False
        self._set = wanted.take(places) * len(self._about) + met
        self._near[self._set] = True
        # Number 0 stands for all that is not looked at.
        told: Numbers = self._about[:1].T.repeat(len(words), axis=1)
        told[:, places] = about.T
        return told

    def _grow(self) -> None:
        if len(self._tokens) > len(self._about):
            np = self._np
            about = np.zeros((2 * len(self._tokens), self._about.shape[1]), np.int64)
            about[: len(self._about)] = self._about
            self._about = about
            self._near, self._set = np.zeros(MOST_TEXTS * len(about), bool), self._set[:0]

    def _learn(self, met: dict[int, str]) -> None:
        """Find out about tokens, given by their numbers, and give new words features."""
        np = self._np
        tokens, marks = list(met.values()), [0] * len(met)
        for at, token in enumerate(tokens):
            if not token.isalpha():
                tokens[at], marks[at] = bare(token, self._lists)
        about = chain.from_iterable(map(self.words.__getitem__, tokens))
        table = np.fromiter(about, np.int64, 3 * len(tokens)).reshape(-1, 3)
        # So that sums of keys are as different as keys.
        keys = table[:, 1]
        keys *= _MIX
        keys ^= keys >> 32
        self._grow()
        numbers = list(met)
        self._about[numbers, :3] = table
        self._about[numbers, 3] = marks

    def _ruled(
        self, bits: "NDArray[Any]", bounds: "Numbers", pieces: Sequence[Piece]
    ) -> list[tuple[int, Span]]:
        """Set the bits for the rules' names; give back those that are no candidates, with their texts."""
        ruled = [
            (start + shift, end + shift, _COLUMNS[type_])
            for _, shift, _, spans in pieces
            for start, end, type_ in spans
        ]
        if not ruled:
            return []
        np = self._np
        size = len(ruled)
        first, last, type_ = np.fromiter(chain.from_iterable(ruled), np.int64, 3 * size).reshape(-1, 3).T
        start, end = bounds
        theirs = first * _OFFSET + last
        mine = start * _OFFSET + end
        at = theirs.searchsorted(mine)
        same = theirs.take(at, mode="clip") == mine
        rows = same.nonzero()[0]
        at = at.take(rows)
        bits[rows, RULED + type_.take(at)] = 1
        bits[:, OVERLAPPED] = (first.searchsorted(end) > last.searchsorted(start, "right")) > same
        if len(rows) == size:
            return []
        theirs_too = set(at.tolist())
        named = [(number, span) for number, _, _, spans in pieces for span in spans]
        return [item for place, item in enumerate(named) if place not in theirs_too]

    def _meet(self, whole: str, begins: bool, kind: int) -> tuple[int, int] | None:
        """The first row and the number of the candidates of a stretch; None if it can hold no name."""
        if " " not in whole:
            flag = self._lists.flags(whole)
            if left_to_rules(flag, begins) and (kind != SMALL or flag != PLACE):
                return None
            kinds = self._kinds[whole]
        else:
            words = whole.split(" ", _LONGEST)
            if len(words) > _LONGEST:
                words.pop()
                whole = " ".join(words)
            kinds = "".join(map(self._kinds.__getitem__, words))
        key = kinds, begins, tuple([item[3] for item in cut_chain(whole, begins)])
        rows = self._forms.get(key)
        if rows is None:
            found = candidates(key)
            rows = self._forms[key] = len(self._rows), len(found)
            self._rows.extend(
                [
                    (first * _SIZES + last - first) * 2 + (bits >> ENDS & 1) << FORM_BITS | bits
                    for first, last, bits in found
                ]
            )
        return rows if rows[1] else None


_UNKNOWN = (-1, -1)
_COLUMNS = {type_: column for column, type_ in enumerate(TYPES)}
