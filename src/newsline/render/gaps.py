"""Long silences in a timeline: stretches without events far longer than is usual in it."""

from collections.abc import Sequence
from datetime import date

from newsline.model import When

_FEWEST_DATES = 4
_TIMES_TYPICAL = 4
_PART_OF_WHOLE = 12
_SHORTEST = 7
_WIDE = frozenset(("interval", "decade", "century"))


def wide_gaps(dates: Sequence[When]) -> dict[int, int]:
    """Days without events before the date at an index of `dates`, where they are strikingly many.

    `dates` may run either way. A gap is marked if it is at least a week, four times the
    median gap and a twelfth of the whole. A month or a year counts as filled from its
    first to its last day, so that no gap is claimed where an event may lie; intervals
    and dates wider than a year fill nothing.
    """
    spans = [
        (index, when.earliest, when.latest)
        for index, when in enumerate(dates)
        if when.earliest and when.latest and when.precision not in _WIDE
    ]
    if len(spans) < _FEWEST_DATES:
        return {}
    backwards = spans[0][1] > spans[-1][1]
    gaps: dict[int, int] = {}
    edge: date | None = None
    for index, earliest, latest in spans:
        if edge is not None:
            days = (edge - latest if backwards else earliest - edge).days - 1
            if days > 0:
                gaps[index] = days
        near = earliest if backwards else latest
        edge = near if edge is None else (min if backwards else max)(edge, near)
    if not gaps:
        return {}
    whole = (max(latest for _, _, latest in spans) - min(earliest for _, earliest, _ in spans)).days
    ordered = sorted(gaps.values())
    median = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    least = max(_SHORTEST, _TIMES_TYPICAL * median, whole / _PART_OF_WHOLE)
    return {index: days for index, days in gaps.items() if days >= least}
