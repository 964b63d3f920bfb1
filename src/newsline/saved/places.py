"""Places: where the documents of a file stand among all, and the rows in some of them."""

from collections.abc import Iterable, Iterator

from newsline.index.rows import Rows
from newsline.saved.manifest import places_of


def rows_of(rows: Rows, rank: int) -> list[int]:
    """The rows of the file with a rank."""
    return rows.within("place", *places_of(rank))


def origins_of(rows: Rows, rank: int) -> dict[int, int]:
    """The origins of the documents of a file that have rows, by their numbers in it."""
    first, _ = places_of(rank)
    numbers = rows_of(rows, rank)
    places, origins = (rows.values(field, numbers) for field in ("place", "origin"))
    return {place - first: origin for place, origin in zip(places, origins, strict=True)}


def rows_in(rows: Rows, places: Iterable[int]) -> list[int]:
    """The rows in some places, given in order."""
    return [row for low, high in stretches(places) for row in rows.within("place", low, high)]


def stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in order as the first and last of those that follow each other."""
    first = last = -1
    for number in numbers:
        if number != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last
