"""The stretch of a text that shows why it was found."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

Span = tuple[int, int]


class Snippet(NamedTuple):
    """`text[start:end]` of the text it was taken from, and the `spans` in it (offsets into that text)."""

    start: int
    end: int
    spans: tuple[Span, ...]


def snippet(text: str, spans: Sequence[Span], width: int) -> Snippet:
    """About `width` characters of `text`, whole words, with as many of the sorted `spans` as fit.

    Without spans it is the beginning. Linear in the number of spans, and in `width`.
    """
    first = last = 0
    best = 0
    for index, (start, _) in enumerate(spans):
        if spans[index][1] - start > width:
            continue
        while spans[index][1] - spans[last][0] > width:
            last += 1
        if index - last + 1 > best:
            best, first = index - last + 1, last
    if best:
        left, right = spans[first][0], spans[first + best - 1][1]
    else:
        left = right = spans[0][0] if spans else 0
    before = max(0, left - max(0, width - (right - left)) // 2)
    start = _word_start(text, before, left)
    end = _word_end(text, min(len(text), max(start + width, right)), right)
    low = bisect_left(spans, (start, start))
    inside = [span for span in spans[low : low + width] if span[1] <= end]
    return Snippet(start, end, tuple(inside))


def _word_start(text: str, at: int, most: int) -> int:
    """The first beginning of a word from `at` on, not beyond `most`."""
    if at == 0:
        return 0
    while at < most and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, least: int) -> int:
    """The last end of a word up to `at`, not before `least`."""
    if at >= len(text):
        return len(text)
    end = at
    while end > least and not text[end].isspace():
        end -= 1
    return end if end > least else max(at, least)
