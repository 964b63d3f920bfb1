"""The trained network: what each candidate of a text is likely to be.

A word has a vector made of the word itself, its ends, its shape and its lists. The first layer of a candidate
is a sum of a term for each word in and around it and of terms for its bits; the terms of a word are computed
once and kept. A second layer decides, a third hears what the other occurrences of the same surface were taken
for, and the longer names that end in the same word. `tools/train_tagger` makes the weights.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from newsline.parser.names.candidates import CANDIDATE_BITS
from newsline.parser.names.features import BITS, Features, features
from newsline.parser.names.lexicon import lexicon
from newsline.parser.names.look import ROLES, Look, Looker, parts
from newsline.parser.names.scan import Stretch
from newsline.parser.names.tag import NameSpan

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float32]

# No name; a person, an organisation, a place.
LABELS = 4
WEIGHTS = os.path.join(os.path.dirname(__file__), "weights", "names.npz")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)
# The terms of so many candidates are gathered at once, at 3 KB each.
_BLOCK = 1 << 12
# Terms are kept in 16 bits: a step is small beside what is added up, and none is so large.
_STEP, _MOST = 1 / 512, 32767.0
_TABLES = ("words", "prefixes", "suffixes", "endings", "vectors")


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
        self._tables = {name: (arrays[name], np.float32(arrays[f"{name}_scale"])) for name in _TABLES}
        self._dense = {name: array for name, array in arrays.items() if array.dtype == np.float32}
        roles, size, width = self._dense["roles"].shape
        # Side by side, so that one product gives all terms of a word.
        fold = self._dense["roles"].transpose(1, 0, 2).reshape(size, roles * width)
        self._fold = np.ascontiguousarray(fold / np.float32(_STEP))
        self._width = width
        self._role = np.arange(ROLES)
        self._steps = np.full((1, ROLES), _STEP, np.float32)
        self._labels = np.arange(LABELS)
        self.looker = Looker(np)
        self._forget()

    def _forget(self) -> None:
        self.looker.forget()
        # The terms of the words in steps of `_STEP`, a row for each word and role; those of no word are 0.
        self._terms: NDArray[numpy.int16] = self._np.zeros((ROLES * 1024, self._width), self._np.int16)
        self._learnt = 1

    def read(
        self, text: str, found: Sequence[Stretch], ruled: Sequence[NameSpan]
    ) -> Iterator[tuple[Look, "Floats"]]:
        """The candidates of the stretches `found`, part by part, and their scores, a row of `LABELS` each.

        `ruled` are the names that the rules found. A score is the logarithm of a likelihood but for a summand
        of the row. Linear in the text.
        """
        for part in parts(found):
            if self.looker.full:
                self._forget()
            within = ruled
            if len(part) < len(found):
                first, last = part[0][0], part[-1][1]
                within = [span for span in ruled if span.end > first and span.start < last]
            look = self.looker.look(text, part, within)
            if look is not None:
                yield look, self._scores(look)

    def _scores(self, look: Look) -> "Floats":
        np, dense = self._np, self._dense
        if len(self.looker.words) > self._learnt:
            self._learn()
        size = len(look.bits)
        if size <= _BLOCK:
            hidden = self._sums(look.roles)
        else:
            hidden = np.concatenate(
                [self._sums(look.roles[at : at + _BLOCK]) for at in range(0, size, _BLOCK)]
            )
        octets = look.bits.astype("<u4").view(np.uint8).reshape(-1, CANDIDATE_BITS // 8)
        hidden += np.unpackbits(octets, axis=1, bitorder="little").astype(np.float32) @ dense["candidate"]
        hidden += look.text_bits @ dense["text"]
        hidden += dense["candidate_bias"]
        np.maximum(hidden, 0.0, out=hidden)
        state = hidden @ dense["second"] + dense["second_bias"]
        np.maximum(state, 0.0, out=state)
        scores: Floats = state @ dense["choose"] + dense["choose_bias"]
        heard = np.concatenate((state, scores, *self._others(look, _softmax(np, scores))), axis=1)
        again = heard @ dense["hear"] + dense["hear_bias"]
        np.maximum(again, 0.0, out=again)
        scores += again @ dense["again"] + dense["again_bias"]
        return scores

    def _sums(self, roles: "NDArray[numpy.int64]") -> "Floats":
        """The sums of the terms of each row's words."""
        terms = self._terms.take((roles * ROLES + self._role).ravel(), axis=0).astype(self._np.float32)
        # A product is a sum here, and quicker than `sum` over the middle axis.
        sums: Floats = self._np.matmul(self._steps, terms.reshape(-1, ROLES, self._width))[:, 0]
        return sums

    def _others(self, look: Look, chances: "Floats") -> "tuple[Floats, Floats, Floats, Floats]":
        """What a candidate hears of the others.

        The mean chances of the other occurrences of its surface, the same times log(1 + their number), the
        logarithms of how many longer names end in it, of all types and of each, and its own chances by the
        number of the others.
        """
        np = self._np
        mine, tail, labels = look.surface, look.tail, self._labels
        most = max(int(mine.max()), int(tail.max())) + 1
        same = np.bincount((mine[:, None] * LABELS + labels).ravel(), chances.ravel(), most * LABELS)
        rest = np.bincount(mine)[mine][:, None] - 1
        others = ((same.reshape(most, LABELS)[mine] - chances) / np.maximum(rest, 1)).astype(np.float32)
        often = np.log1p(rest).astype(np.float32)
        longer = np.flatnonzero(~look.single)
        sums = np.bincount(
            (tail[longer][:, None] * LABELS + labels).ravel(), chances[longer].ravel(), most * LABELS
        ).reshape(most, LABELS)
        # In the place of "no name" stands how many are names.
        sums[:, 0] = sums[:, 1:].sum(axis=1)
        ends = np.log1p(sums[mine]).astype(np.float32) * look.single[:, None]
        return others, others * often, ends, chances * often

    def _learn(self) -> None:
        """Compute the terms of the words met since."""
        np = self._np
        words = self.looker.words.all[self._learnt :]
        at, end = self._learnt, self._learnt + len(words)
        if end * ROLES > len(self._terms):
            terms = np.zeros((2 * end * ROLES, self._width), np.int16)
            terms[: at * ROLES] = self._terms[: at * ROLES]
            self._terms = terms
        lists = lexicon()
        vectors = self._vectors([features(word, lists) for word in words])
        folded = np.clip(vectors @ self._fold, -_MOST, _MOST)
        self._terms[at * ROLES : end * ROLES] = folded.reshape(-1, self._width)
        self._learnt = end

    def _vectors(self, found: list[Features]) -> "Floats":
        np = self._np
        exact, lower, prefix, suffix, ending, bits = np.array(found, dtype=np.int64).T
        # Row 0 of words and vectors is for those that are not in them.
        known = self._places(self._vector_keys, lower)
        vector = np.where(known > 0, self._vector_rows[known - 1].astype(np.int64) + 1, 0)
        total: Floats = self._table("words", self._places(self._word_keys, exact))
        for name, rows in (("prefixes", prefix), ("suffixes", suffix), ("endings", ending)):
            total += self._table(name, rows)
        total += (bits[:, None] >> np.arange(BITS) & 1).astype(np.float32) @ self._dense["bits"]
        total += self._table("vectors", vector) @ self._dense["project"]
        total += self._dense["bias"]
        np.maximum(total, 0.0, out=total)
        return total

    def _table(self, name: str, rows: "NDArray[Any]") -> "Floats":
        table, scale = self._tables[name]
        floats: Floats = table[rows].astype(self._np.float32) * scale
        return floats

    def _places(self, keys: "NDArray[Any]", wanted: "NDArray[Any]") -> "NDArray[Any]":
        """One more than the place of each wanted key among the sorted ones, 0 where it is missing."""
        np = self._np
        places = np.minimum(np.searchsorted(keys, wanted.astype(keys.dtype)), len(keys) - 1)
        found: NDArray[Any] = np.where(keys[places] == wanted, places + 1, 0)
        return found


def _softmax(np: Any, scores: "Floats") -> "Floats":
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = powers / powers.sum(axis=1, keepdims=True)
    return chances


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
