"""Typos: the words of a vocabulary nearest to one that is not in it.

Distance is optimal string alignment (a swap of neighbours counts once), computed by
rapidfuzz, which is loaded at the first typo only.
"""

from collections.abc import Callable, Mapping, Sequence

_EXPANSIONS = 3
_LEAST_SIMILARITY = 60  # of a suggestion


def allowed_distance(word: str) -> int:
    """How many typos a word may have: none up to 2 letters or with a digit, 1 up to 5, else 2."""
    if len(word) < 3 or not word.isalpha():
        return 0
    return 1 if len(word) < 6 else 2


def nearest(
    word: str,
    vocabulary: Mapping[str, int] | Sequence[str],
    frequency: Callable[[str], int] | None = None,
) -> list[tuple[str, int]]:
    """The words at the least distance from `word`, with it, the most frequent first; at most three.

    How often a word stands somewhere is its value in a mapping, or what `frequency` says; one that
    stands nowhere is passed over. Words of up to five letters must begin with the same letter; so
    must those at distance 2.
    """
    limit = allowed_distance(word)
    if not limit:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    count_of = frequency or (vocabulary.__getitem__ if isinstance(vocabulary, Mapping) else lambda _: 1)
    found = [
        (distance, -count, other)
        for other, distance, _ in process.extract(
            word, list(vocabulary), scorer=OSA.distance, processor=None, score_cutoff=limit, limit=None
        )
        if other.isalpha() and (other[0] == word[0] or (len(word) > 5 and distance == 1))
        if (count := count_of(other))
    ]
    if not found:
        return []
    least = min(found)[0]
    return [(other, distance) for distance, _, other in sorted(found)[:_EXPANSIONS] if distance == least]


def similar(text: str, names: Sequence[str], limit: int) -> list[str]:
    """Names that look like `text`, the most similar first: suggestions, never decisions."""
    from rapidfuzz import fuzz, process

    from newsline.index.fold import fold

    found = process.extract(
        text, names, scorer=fuzz.token_sort_ratio, processor=fold, score_cutoff=_LEAST_SIMILARITY, limit=limit
    )
    return [name for name, _, _ in found]
