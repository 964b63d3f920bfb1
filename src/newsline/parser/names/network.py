"""The trained network: how likely each piece of a text is part of a person, an organisation or a place.

A piece has a vector made of its word, its ends, its shape and its lists. A layer looks at three pieces on
either side, a second decides, a third hears what the other occurrences of the same word were taken for. The
first layer is a sum of one term for each of the seven places, so the terms of a piece are computed once and
kept. `tools/train_tagger` makes the weights.
"""

import os
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from newsline.parser.names.features import BITS, NAME, NEVER, Features, features, role_of
from newsline.parser.names.lexicon import lexicon
from newsline.parser.names.pieces import pieces

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

# Outside; beginning and inside of a person, of an organisation, of a place.
LABELS = 7
WEIGHTS = os.path.join(os.path.dirname(__file__), "weights", "names.npz")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)

# Pieces on either side that the first layer sees.
_SIDE = 3
_PLACES = 2 * _SIDE + 1
# So many different pieces are remembered, those near names at 2 KB each.
_MOST = 1 << 15
# A text is read in parts of so many pieces, so that no text needs more memory than the pieces remembered.
_PART = 1 << 13
# A piece that cannot begin a name is looked at when one that can stands so near before it.
_NEAR = 3
_TABLES = ("words", "prefixes", "suffixes", "endings", "vectors")


class Reading(NamedTuple):
    """What the network says of a stretch of text.

    `parts` are its pieces, `ends` the code points of the text at which they end, `looked` the
    numbers of the pieces looked at, ascending, and `chances` their probabilities, a row of
    `LABELS` each. Of any other piece it is certain that it is outside.
    """

    parts: list[str]
    ends: list[int]
    looked: list[int]
    chances: list[list[float]]


class Network:
    """The weights, and the terms of the pieces met so far. For one thread at a time."""

    def __init__(self, path: str = WEIGHTS) -> None:
        np = _numpy()
        self._np = np
        with np.load(path) as file:
            arrays = {name: file[name] for name in file.files}
        self._word_keys = arrays["word_keys"]
        self._vector_keys = arrays["vector_keys"]
        self._vector_rows = arrays["vector_rows"]
        self._tables = {name: (arrays[name], float(arrays[f"{name}_scale"])) for name in _TABLES}
        self._dense = {name: array for name, array in arrays.items() if array.dtype == np.float32}
        self._width = len(self._dense["window_bias"])
        self._forget()

    def _forget(self) -> None:
        np = self._np
        self._ids: dict[str, int] = {}
        self._terms: NDArray[numpy.float32] = np.zeros((_PLACES, 1024, self._width), np.float32)
        self._words: NDArray[numpy.int64] = np.zeros(1024, np.int64)
        self._learnt = 0
        # For every piece met its role and the row of its terms, 0 until they are needed.
        self._roles: NDArray[numpy.uint8] = np.zeros(4096, np.uint8)
        self._rows: NDArray[numpy.int64] = np.zeros(4096, np.int64)
        self._pieces: list[str] = []
        # Before the text and after it.
        self._meet([""])
        self._learn(np.zeros(1, np.int64))

    def _meet(self, new: list[str]) -> None:
        """Give numbers to pieces not met before."""
        at, end = len(self._pieces), len(self._pieces) + len(new)
        if end > len(self._roles):
            self._roles = self._np.resize(self._roles, 2 * end)
            self._rows = self._np.resize(self._rows, 2 * end)
        self._roles[at:end] = list(map(role_of, new))
        self._rows[at:end] = 0
        self._pieces += new
        self._ids.update(zip(new, range(at, end), strict=True))

    def _learn(self, new: "NDArray[numpy.int64]") -> None:
        """Compute the terms of the pieces with these numbers."""
        np = self._np
        lists = lexicon()
        found = [features(self._pieces[number], lists) for number in new.tolist()]
        at, end = self._learnt, self._learnt + len(found)
        if end > len(self._words):
            terms = np.zeros((_PLACES, 2 * end, self._width), np.float32)
            terms[:, :at] = self._terms[:, :at]
            self._terms = terms
            self._words = np.resize(self._words, 2 * end)
        vectors = self._vectors(found)
        window = self._dense["window"]
        for place in range(_PLACES):
            self._terms[place, at:end] = vectors @ window[place]
        self._words[at:end] = [item[1] for item in found]
        self._rows[new] = np.arange(at, end)
        self._learnt = end

    def _vectors(self, found: list[Features]) -> "NDArray[numpy.float32]":
        np = self._np
        exact, lower, prefix, suffix, ending, bits = np.array(found, dtype=np.int64).T
        # Row 0 of words and vectors is for those that are not in them.
        known = self._places(self._vector_keys, lower)
        vector = np.where(known > 0, self._vector_rows[known - 1].astype(np.int64) + 1, 0)
        total: NDArray[numpy.float32] = self._table("words", self._places(self._word_keys, exact))
        for name, rows in (("prefixes", prefix), ("suffixes", suffix), ("endings", ending)):
            total += self._table(name, rows)
        total += (bits[:, None] >> np.arange(BITS) & 1).astype(np.float32) @ self._dense["bits"]
        total += self._table("vectors", vector) @ self._dense["project"]
        total += self._dense["bias"]
        np.maximum(total, 0.0, out=total)
        return total

    def _table(self, name: str, rows: "NDArray[Any]") -> "NDArray[numpy.float32]":
        table, scale = self._tables[name]
        floats: NDArray[numpy.float32] = table[rows].astype(self._np.float32) * self._np.float32(scale)
        return floats

    def _places(self, keys: "NDArray[Any]", wanted: "NDArray[Any]") -> "NDArray[Any]":
        """One more than the place of each wanted key among the sorted ones, 0 where it is missing."""
        np = self._np
        places = np.minimum(np.searchsorted(keys, wanted.astype(keys.dtype)), len(keys) - 1)
        found: NDArray[Any] = np.where(keys[places] == wanted, places + 1, 0)
        return found

    def read(self, text: str) -> Iterator[Reading]:
        """What the pieces of `text` are likely to be, stretch by stretch. Linear in the text."""
        parts = pieces(text)
        ends = list(accumulate(map(len, parts)))
        for at in range(0, len(parts), _PART):
            stretch = parts[at : at + _PART]
            index, chances = self._chances(stretch)
            yield Reading(stretch, ends[at : at + _PART], index, chances)

    def _numbers(self, parts: list[str]) -> list[int]:
        """The numbers of the pieces, which are met for the first time if need be."""
        ids = self._ids
        try:
            return [ids[part] for part in parts]
        except KeyError:
            new = [part for part in dict.fromkeys(parts) if part not in ids]
            if len(ids) + len(new) > _MOST:
                self._forget()
                new = list(dict.fromkeys(parts))
            self._meet(new)
            ids = self._ids
            return [ids[part] for part in parts]

    def _chances(self, parts: list[str]) -> tuple[list[int], list[list[float]]]:
        np, dense = self._np, self._dense
        row = np.zeros(len(parts) + 2 * _SIDE + 2, np.int64)
        row[_SIDE + 1 : -_SIDE - 1] = self._numbers(parts)
        roles = self._roles[row]
        names = roles == NAME
        near = names.copy()
        for step in range(1, _NEAR + 1):
            near[step:] |= names[:-step]
        near &= roles != NEVER
        chosen = np.flatnonzero(near)
        if not len(chosen):
            return [], []
        # The second layer sees the pieces on either side of those chosen, the first three more.
        seen = near.copy()
        seen[1:] |= near[:-1]
        seen[:-1] |= near[1:]
        looked = seen.copy()
        for step in range(1, _SIDE + 1):
            looked[step:] |= seen[:-step]
            looked[:-step] |= seen[step:]
        used = row[looked]
        new = np.unique(used[(self._rows[used] == 0) & (used != 0)])
        if len(new):
            self._learn(new)
        rows = self._rows[row]
        at = np.flatnonzero(seen)
        hidden = self._terms[0].take(rows[at - _SIDE], axis=0)
        for place in range(1, _PLACES):
            hidden += self._terms[place].take(rows[at + (place - _SIDE)], axis=0)
        hidden += dense["window_bias"]
        np.maximum(hidden, 0.0, out=hidden)
        places = np.cumsum(seen)[chosen] - 1
        second = dense["second"]
        wide = hidden @ second[1]
        state = wide[places]
        state += (hidden @ second[0])[places - 1]
        state += (hidden @ second[2])[places + 1]
        state += dense["second_bias"]
        np.maximum(state, 0.0, out=state)
        scores = state @ dense["choose"] + dense["choose_bias"]
        others, often = self._others(_softmax(np, scores), rows[chosen], names[chosen])
        heard = np.concatenate((state, scores, others, others * often), axis=1)
        again = np.maximum(heard @ dense["hear"] + dense["hear_bias"], 0.0)
        scores += again @ dense["again"] + dense["again_bias"]
        return (chosen - _SIDE - 1).tolist(), _softmax(np, scores).tolist()

    def _others(
        self, chances: "NDArray[Any]", row: "NDArray[Any]", names: "NDArray[Any]"
    ) -> tuple["NDArray[Any]", "NDArray[Any]"]:
        """The mean of the other occurrences of each name's word, and log(1 + how many they are)."""
        np = self._np
        others = np.zeros_like(chances)
        often = np.zeros((len(chances), 1), np.float32)
        mine = chances[names]
        if len(mine):
            _, group = np.unique(self._words[row[names]], return_inverse=True)
            count = np.bincount(group)
            same = np.stack([np.bincount(group, mine[:, label]) for label in range(LABELS)], axis=1)
            rest = count[group][:, None] - 1
            others[names] = (same[group] - mine) / np.maximum(rest, 1)
            often[names] = np.log1p(rest)
        return others, often


def _softmax(np: Any, scores: "NDArray[Any]") -> "NDArray[Any]":
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: NDArray[Any] = powers / powers.sum(axis=1, keepdims=True)
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
