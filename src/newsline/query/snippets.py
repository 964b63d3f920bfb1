"""Snippets: the stretch of a text that shows most of what was found."""

from collections.abc import Sequence

Span = tuple[int, int]


def snippet(text: str, spans: Sequence[Span], width: int) -> Span:
    """The best window of at most `width` code points, cut between words: `(start, end)` into `text`.

    It begins a little before the span (sorted, half-open offsets) from which most spans
    fit, the first such; without spans at the start of the text. A word that does not fit
    is cut. Raises `ValueError` for a width below 1.
    """
    if width < 1:
        raise ValueError(f"a snippet must have a width of at least 1: {width}")
    first, last = _densest(spans, width - width // 4) if spans else (0, 0)
    start = max(0, min(first - width // 4, len(text) - width))
    if start and not text[start - 1].isspace():
        start = next((i + 1 for i in range(start, first) if text[i].isspace()), first)
    end = min(start + width, len(text))
    if end < len(text) and not text[end].isspace():
        end = next((i for i in range(end - 1, max(last, start), -1) if text[i].isspace()), end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _densest(spans: Sequence[Span], room: int) -> Span:
    """The start of the first span from which most spans fit in `room`, and the end of the last of these."""
    best, best_from, best_to = 0, *spans[0]
    upto = 0
    for place, (start, _) in enumerate(spans):
        upto = max(upto, place)
        while upto < len(spans) and spans[upto][1] <= start + room:
            upto += 1
        if upto - place > best:
            best, best_from, best_to = upto - place, start, spans[upto - 1][1]
    return best_from, best_to
