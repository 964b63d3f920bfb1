"""Texts laid side by side, so that the trained network reads many short ones at once.

A call of numpy costs the same for ten rows as for a thousand, and a text alone has few.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from newsline.parser.names.scan import Stretch
from newsline.parser.names.tag import Span

# At once are read so many stretches, characters and texts, so that memory has a bound. So many
# characters around a part of a long text are read with it.
MOST_TEXTS = 32
_STRETCHES, _SIZE, _REACH = 1024, 1 << 20, 100
_START = itemgetter(0)


class Shown(NamedTuple):
    """What the network is shown of a text: itself, where names may be, the names of the rules, in order."""

    text: str
    found: list[Stretch]
    ruled: list[Span]


class Piece(NamedTuple):
    """A text, or a part of one, in a batch: the number of the text, and what is added to its offsets."""

    number: int
    shift: int
    found: Sequence[Stretch]
    ruled: Sequence[Span]


class Batch(NamedTuple):
    """Pieces, and their code points one after another, each in lines of its own."""

    text: str
    pieces: list[Piece]


def batches(items: Sequence[Shown]) -> Iterator[Batch]:
    """The texts in their order, short ones together and long ones in parts; those that name nobody not."""
    texts: list[str] = []
    pieces: list[Piece] = []
    stretches = size = 0
    for number, (text, found, ruled) in enumerate(items):
        if not found:
            if ruled:
                yield Batch("", [Piece(number, 0, found, ruled)])
            continue
        long = len(found) > _STRETCHES or len(text) > _SIZE
        full = stretches + len(found) > _STRETCHES or size + len(text) > _SIZE or len(pieces) == MOST_TEXTS
        if pieces and (long or full):
            yield Batch("\n".join(texts), pieces)
            texts, pieces, stretches, size = [], [], 0, 0
        if long:
            yield from _parts(number, text, found, ruled)
            continue
        pieces.append(Piece(number, size, found, ruled))
        texts.append(text)
        stretches += len(found)
        size += len(text) + 1
    if pieces:
        yield Batch("\n".join(texts), pieces)


def _parts(number: int, text: str, found: Sequence[Stretch], ruled: Sequence[Span]) -> Iterator[Batch]:
    at = told = 0
    while at < len(found):
        first = found[at][0]
        end = min(at + _STRETCHES, len(found))
        while end > at + 1 and found[end - 1][1] - first >= _SIZE:
            end -= 1
        following = found[end][0] if end < len(found) else len(text)
        begin = max(0, first - _REACH) if at else 0
        stop = min(following + _REACH, max(found[end - 1][1], first + _SIZE) + _REACH)
        # Each name of the rules is in one part.
        upto = bisect_left(ruled, following, told, key=_START)
        yield Batch(text[begin:stop], [Piece(number, -begin, found[at:end], ruled[told:upto])])
        at, told = end, upto
