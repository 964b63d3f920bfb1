"""The trained network: what each candidate of a text is likely to be.

A word has a vector made of the word itself, its ends, its shape and its lists. The first layer of a candidate
is a sum of a term for each word in and around it and of terms for its bits; the terms of a word are computed
once and kept. A second layer decides, a third hears what the other occurrences of the same surface were taken
for, and the longer names that end in the same word. `tools/train_tagger` makes the weights.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from newsline.parser.names.batch import Shown, batches
from newsline.parser.names.candidates import SIZE, SIZES
from newsline.parser.names.features import BITS, DRAWERS, Features
from newsline.parser.names.look import ROLES, Look, Looker

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float32]

# No name; a person, an organisation, a place.
LABELS = 4
WEIGHTS = os.path.join(os.path.dirname(__file__), "weights", "names.npz")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)
# The terms of so many candidates are gathered at once, at 3 KB each.
_BLOCK = 1 << 12
_MOST_SCORE = 60.0
# Terms are kept in 16 bits: a step is small beside what is added up, none is so large, nor the sum of all.
_STEP, _MOST = 1 / 256, 32767.0 / ROLES


class Network:
    """The weights, and the terms of the words met so far. For one thread at a time."""

    def __init__(self, path: str = WEIGHTS) -> None:
        np = _numpy()
        self._np = np
        with np.load(path) as file:
            arrays = {name: file[name] for name in file.files}
        self._word_keys = arrays["word_keys"]
        self._vector_keys = arrays["vector_keys"]
        self._vector_rows = arrays["vector_rows"]
        self._vectors, self._vector_step = arrays["vectors"], np.float32(arrays["vectors_scale"])
        # Of words, then of their beginnings and ends.
        self._own, self._own_step = arrays["own"], np.float32(arrays["own_scale"])
        first = len(self._own) - 3 * DRAWERS
        self._drawers = np.arange(first, len(self._own), DRAWERS)[:, None]
        self._dense = {name: array for name, array in arrays.items() if array.dtype == np.float32}
        self._prepare()
        self._role = np.arange(ROLES)[:, None]
        self._labels, self._zero = np.arange(LABELS)[:, None], np.float32(0)
        self.looker = Looker(np)
        # The terms of the words in steps of `_STEP`, a row for each word and role; those of no word are 0.
        self._terms: NDArray[numpy.int16] = np.zeros((ROLES << 15, self._width), np.int16)
        self._learnt = 1

    def _prepare(self) -> None:
        """Bring the matrices into the form that costs the fewest calls."""
        np, dense = self._np, self._dense
        roles, size, self._width = dense["roles"].shape
        # Side by side, so that one product gives all terms of a word.
        fold = dense["roles"].transpose(1, 0, 2).reshape(size, roles * self._width)
        self._fold = np.ascontiguousarray(fold / np.float32(_STEP))
        # What is added to terms in steps of `_STEP` counts in these too. A candidate has one of the sizes.
        dense["candidate"][SIZE : SIZE + SIZES] += dense["candidate_bias"]
        dense["candidate"] /= np.float32(_STEP)
        dense["second"] *= np.float32(_STEP)

    def vectors_of(self, codes: Sequence[int]) -> "tuple[list[bool], Floats]":
        """Of words in small letters, by their CRC-32, whether there is a vector, and the vectors."""
        places = self._places(self._vector_keys, self._np.array(codes, self._np.int64))
        vectors: Floats = self._vectors.take(self._vector_rows.take(places), axis=0) * self._vector_step
        return (places > 0).tolist(), vectors

    def _forget(self) -> None:
        self.looker.forget_forms()
        self._forget_words()

    def _forget_words(self) -> None:
        self.looker.forget_words()
        # Their terms are written over.
        self._learnt = 1

    def read(self, items: Sequence[Shown]) -> Iterator[tuple[Look, "Floats"]]:
        """The candidates of texts, batch by batch, and their scores, a row of `LABELS` each.

        A score is the logarithm of a likelihood but for a summand of the row. Texts that are read together
        know nothing of one another. Linear in them.
        """
        for batch in batches(items):
            if self.looker.full:
                self._forget_words()
            try:
                look = self.looker.look(batch)
                scores = self._scores(look)
            except BaseException:
                # Also if somebody interrupts it: what was learnt by half is not to be believed.
                self._forget()
                raise
            yield look, scores

    def _scores(self, look: Look) -> "Floats":
        np, dense, zero = self._np, self._dense, self._zero
        if self.looker.words.new:
            self._learn()
        size = len(look.bits)
        if not size:
            nothing: Floats = np.zeros((0, LABELS), np.float32)
            return nothing
        hidden = look.bits @ dense["candidate"]
        for at in range(0, size, _BLOCK):
            hidden[at : at + _BLOCK] += self._sums(look.roles[at : at + _BLOCK])
        np.maximum(hidden, zero, out=hidden)
        state = hidden @ dense["second"]
        state += dense["second_bias"]
        np.maximum(state, zero, out=state)
        scores: Floats = state @ dense["choose"]
        scores += dense["choose_bias"]
        again = state @ dense["hear"][: state.shape[1]]
        again += self._heard(look, scores).T @ dense["hear"][state.shape[1] :]
        again += dense["hear_bias"]
        np.maximum(again, zero, out=again)
        scores += again @ dense["again"]
        scores += dense["again_bias"]
        return scores

    def _sums(self, roles: "NDArray[numpy.int64]") -> "NDArray[numpy.int16]":
        """The sums of the terms of each row's words."""
        # Role by role, so that what is added up lies in rows as long as can be.
        rows = roles.T * ROLES
        rows += self._role
        sums: NDArray[numpy.int16] = self._np.add.reduce(self._terms.take(rows, axis=0), 0, self._np.int16)
        return sums

    def _heard(self, look: Look, scores: "Floats") -> "Floats":
        """What a candidate hears of the others, a column for each.

        Its scores, the mean chances of the other occurrences of its surface, the same times log(1 + their
        number), the logarithms of how many longer names end in it, of all types and of each, and its own
        chances by the number of the others.
        """
        np = self._np
        mine, most, size = look.surface, look.surfaces, len(scores)
        heard: Floats = np.empty((5 * LABELS, size), np.float32)
        own, others, more, ends, rich = heard.reshape(5, LABELS, size)
        own[:] = scores.T
        # The bound is for texts made to break it.
        chances = np.exp(np.maximum(np.minimum(own, _MOST_SCORE), -_MOST_SCORE))
        chances /= np.add.reduce(chances, 0)
        # The sums of each surface, then those of the longer names that end so.
        keys = np.concatenate((mine, look.tail + most))
        weights = np.concatenate((chances, chances * ~look.single), axis=1)
        sums = np.bincount(
            (self._labels * (2 * most) + keys).ravel(), weights.ravel(), 2 * most * LABELS
        ).reshape(LABELS, 2, most)
        same, longer = sums[:, 0], sums[:, 1]
        # In the place of "no name" stands how many are names.
        longer[0] = np.add.reduce(longer[1:], 0)
        rest = (look.often - 1).astype(np.float32)
        often = np.log1p(rest)
        np.subtract(same.take(mine, axis=1), chances, out=others)
        others /= np.maximum(rest, 1)
        np.multiply(others, often, out=more)
        np.multiply(np.log1p(longer).take(mine, axis=1), look.single, out=ends)
        np.multiply(chances, often, out=rich)
        return heard

    def _learn(self) -> None:
        """Compute the terms of the words met since."""
        np, found = self._np, self.looker.words.new
        at, end = self._learnt, self._learnt + len(found)
        if end * ROLES > len(self._terms):
            terms = np.zeros((2 * end * ROLES, self._width), np.int16)
            terms[: at * ROLES] = self._terms[: at * ROLES]
            self._terms = terms
        folded = self._sights(found) @ self._fold
        # Hardly ever is one too large; to look takes half the time of `clip`.
        if np.maximum.reduce(folded, None) > _MOST or np.minimum.reduce(folded, None) < -_MOST:
            np.clip(folded, -_MOST, _MOST, out=folded)
        self._terms[at * ROLES : end * ROLES] = folded.reshape(-1, self._width)
        self._learnt = end
        self.looker.words.new = []

    def _sights(self, found: list[Features]) -> "Floats":
        """What a word is to all candidates, a row for each."""
        np = self._np
        numbers = np.fromiter(chain.from_iterable(found), np.int64, 6 * len(found)).reshape(-1, 6).T
        # Row 0 of all tables is for what is not in them.
        vector = self._vector_rows.take(self._places(self._vector_keys, numbers[1]))
        numbers[1] = self._places(self._word_keys, numbers[0])
        numbers[2:5] += self._drawers
        own = np.add.reduce(self._own.take(numbers[1:5], axis=0), 0, np.int16)
        total: Floats = own * self._own_step
        total += self._vectors.take(vector, axis=0) * self._vector_step
        octets = numbers[5].astype("<u4").view(np.uint8).reshape(-1, 4)
        total += np.unpackbits(octets, 1, BITS, "little").astype(np.float32) @ self._dense["bits"]
        total += self._dense["bias"]
        np.maximum(total, self._zero, out=total)
        return total

    def _places(self, keys: "NDArray[Any]", wanted: "NDArray[Any]") -> "NDArray[Any]":
        """One more than the place of each wanted key among the sorted ones, 0 where it is missing."""
        places = keys.searchsorted(wanted.astype(keys.dtype))
        found: NDArray[Any] = (keys.take(places, mode="clip") == wanted) * (places + 1)
        return found


def _numpy() -> Any:
    """numpy, whose threads would cost more than they give with matrices of this size."""
    name = "OPENBLAS_NUM_THREADS"
    before = os.environ.get(name)
    os.environ.setdefault(name, "1")
    try:
        import numpy
    finally:
        if before is None:
            del os.environ[name]
    return numpy


@cache
def network() -> Network:
    """The one network of the process; the first call imports numpy and reads the weights."""
    return Network()
