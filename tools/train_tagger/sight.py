"""What a pre-trained model makes of a text: a vector for each of its tokens."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsline.parser.names.look import Look


class Sight(NamedTuple):
    """Places (code points, half-open) and vectors of the tokens of a text, a row each."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    vectors: NDArray[np.float16]

    def around(self, look: Look) -> list[NDArray[np.float16]]:
        """The vectors before, at the beginning of, inside, at the end of and after each candidate."""
        count = len(self.starts)
        # The last row is for what is before and after the text.
        vectors = np.vstack([self.vectors, np.zeros((1, self.vectors.shape[1]), np.float16)])
        first = np.searchsorted(self.ends, look.start, "right")
        last = np.maximum(np.searchsorted(self.starts, look.end) - 1, first)
        return [
            vectors[np.where((at >= 0) & (at < count), at, count)]
            for at in (first - 1, first, np.minimum(first + 1, last), last, last + 1)
        ]
