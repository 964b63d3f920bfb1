"""Printed pages: their numbers, what is printed again beside them, and the specks of a scanned one."""

import re
from collections.abc import Iterator
from itertools import pairwise

# "Page 3 of 7", "- 3 -", "2 / 5", "https://courier.example/storm 1/4"
_COUNTER = (
    r"(?:[Pp](?:age |\. ?|g\. ?)|[-–—\[(] ?|https?://\S+ +)?(\d{1,3})(?: ?(?:/|of) ?\d{1,3})?(?: ?[-–—\])])?"
)
_COUNTER_CHARS = 200
_COUNTER_ENDS = "0123456789-–—])"
_FEWEST_PAGES = 2
_EDGE_LINES = 3  # above and below the number of a page
_DIGITS = r"\d+"
_SPECK_CHARS = 9


def page_edges(lines: list[str]) -> frozenset[int]:
    """The lines that a page break, its number and its running head are, and the blank ones around them.

    Numbers of pages count up by one; what is printed again beside most of them is printed on each page.
    """
    counters: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        words = line.strip()
        if words and words[-1] in _COUNTER_ENDS and len(words) <= _COUNTER_CHARS:
            found = re.fullmatch(_COUNTER, words)
            if found is not None:
                shape = words[: found.start(1)] + "#" + words[found.end(1) :]
                counters.setdefault(shape, []).append((index, int(found[1])))
    edges = {index for index, line in enumerate(lines) if "\f" in line and line.isspace()}
    for places in counters.values():
        if len(places) < _FEWEST_PAGES or any(
            after != before + 1 for (_, before), (_, after) in pairwise(places)
        ):
            continue
        edges.update(index for index, _ in places)
        near: dict[str, set[int]] = {}
        for place, _ in places:
            for index in _beside(lines, place):
                near.setdefault(re.sub(_DIGITS, "0", lines[index].strip()), set()).add(index)
        for again in near.values():
            if len(again) >= max(_FEWEST_PAGES, len(places) - 1):
                edges.update(again)
    for place in sorted(edges):
        for step in (-1, 1):
            index = place + step
            while 0 <= index < len(lines) and index not in edges and not lines[index].strip():
                edges.add(index)
                index += step
    return frozenset(edges)


def _beside(lines: list[str], place: int) -> Iterator[int]:
    for step in (-1, 1):
        index, seen = place + step, 0
        while 0 <= index < len(lines) and seen < _EDGE_LINES:
            if lines[index].strip():
                seen += 1
                yield index
            index += step


def specks(lines: list[str]) -> frozenset[int]:
    """The lines within a paragraph that are marks and single letters: dirt on a scanned page."""
    return frozenset(
        index
        for index, (above, line) in enumerate(pairwise(lines), 1)
        if len(line) <= _SPECK_CHARS and above.strip() and _is_speck(line.split())
    )


def _is_speck(words: list[str]) -> bool:
    letters = [*filter(str.isalnum, "".join(words))]
    return bool(words) and all(map(str.islower, letters)) and not any(word[1:2].isalnum() for word in words)
