"""newsline's own tagger: the rules propose names, the trained network judges them and adds what they missed.

Rules know lists, titles and the form of names, the network what stands around them; together they are better
than either (`docs/decisions/0012-tagger.md` has the measurements).
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from newsline.parser.names.network import Reading, network
from newsline.parser.names.tag import TYPES, NameSpan, tag_by_rules

# A proposed name is none if it is less likely to be one than this, ...
_UNLIKELY = 0.35
# ... and of another type if that is so much likelier (natural logarithm of the ratio).
_LIKELIER = 2.0
# A name that the rules did not propose must be so likely, and its type too.
_LIKELY, _LIKELY_TYPE = 0.85, 0.64
# What is longer, in pieces, is no name but a list or a table.
_LONGEST = 16
# No piece speaks against a type with more than the logarithm of this.
_LEAST = 1e-4


class _Mark(NamedTuple):
    """What the network says of a proposed span, in the mean of its pieces: a name at all? which type?"""

    span: NameSpan
    likely: float
    types: tuple[float, float, float]


def tag_names(text: str, known: Sequence[str] = ()) -> list[NameSpan]:
    """Find the names of `text`; `known` are names from outside the text that vouch for theirs. Linear."""
    proposed = tag_by_rules(text, known)
    marks: list[_Mark] = []
    added: list[NameSpan] = []
    at = 0
    for reading in network().read(text):
        numbers = dict(zip(reading.looked, range(len(reading.looked)), strict=True))
        covered: set[int] = set()
        last = reading.ends[-1]
        while at < len(proposed) and proposed[at].start < last:
            marks.append(_mark(proposed[at], reading, numbers, covered))
            at += 1
        added += _missed(reading, covered)
    kept = _judged(text, marks)
    return sorted(kept + added) if added else kept


def _mark(span: NameSpan, reading: Reading, numbers: dict[int, int], covered: set[int]) -> _Mark:
    ends, chances = reading.ends, reading.chances
    piece = first = bisect_right(ends, span.start)
    likely = person = organisation = place = 0.0
    while True:
        covered.add(piece)
        number = numbers.get(piece)
        if number is None:
            person += _LOG_LEAST
            organisation += _LOG_LEAST
            place += _LOG_LEAST
        else:
            row = chances[number]
            likely += 1.0 - row[0]
            person += _log(row[1] + row[2] + _LEAST)
            organisation += _log(row[3] + row[4] + _LEAST)
            place += _log(row[5] + row[6] + _LEAST)
        if ends[piece] >= span.end or piece + 1 == len(ends):
            break
        piece += 1
    size = piece + 1 - first
    return _Mark(span, likely / size, (person / size, organisation / size, place / size))


_log = math.log
_LOG_LEAST = _log(_LEAST)


def _judged(text: str, marks: list[_Mark]) -> list[NameSpan]:
    """The proposed spans that stand; all occurrences of a surface have a say in its type."""
    surfaces: dict[str, list[_Mark]] = defaultdict(list)
    for mark in marks:
        surfaces[text[mark.span.start : mark.span.end]].append(mark)
    kept: list[NameSpan] = []
    unlikely: list[tuple[str, NameSpan]] = []
    families: set[str] = set()
    for surface, same in surfaces.items():
        size = len(same)
        mean = sum(mark.likely for mark in same) / size
        types = [sum(mark.types[type_] for mark in same) / size for type_ in range(3)]
        best = max(range(3), key=types.__getitem__)
        for span, likely, _ in same:
            if mean + likely < 2 * _UNLIKELY:
                unlikely.append((surface, span))
                continue
            if types[best] - types[TYPES.index(span.type)] > _LIKELIER:
                span = span._replace(type=TYPES[best])
            kept.append(span)
            if span.type == "PERSON":
                families.add(surface.rpartition(" ")[2].lower())
    # "Ivan al-Masri" vouches for "al-Masri".
    kept += [span for surface, span in unlikely if span.type == "PERSON" and surface.lower() in families]
    kept.sort()
    return kept


def _missed(reading: Reading, covered: set[int]) -> list[NameSpan]:
    """The likely names of a stretch that touch no proposed one."""
    found: list[NameSpan] = []
    # The pieces of the name at hand, their type, and what speaks for a name and for the type.
    first = last = type_ = -1
    likely = sure = 0.0
    for piece, row in zip(reading.looked, reading.chances, strict=True):
        label = row.index(max(row))
        kind, inside = (label - 1) // 2, label and label % 2 == 0
        if first >= 0 and not (inside and kind == type_ and piece == last + 1):
            _close(reading, found, first, last, type_, likely, sure, covered)
            first = -1
        if not label:
            continue
        if first < 0:
            first, type_, likely, sure = piece, kind, 0.0, 0.0
        last = piece
        likely += 1.0 - row[0]
        sure += row[2 * kind + 1] + row[2 * kind + 2]
    if first >= 0:
        _close(reading, found, first, last, type_, likely, sure, covered)
    return found


def _close(
    reading: Reading,
    found: list[NameSpan],
    first: int,
    last: int,
    type_: int,
    likely: float,
    sure: float,
    covered: set[int],
) -> None:
    size = last + 1 - first
    if (
        size > _LONGEST
        or likely <= _LIKELY * size
        or sure <= _LIKELY_TYPE * size
        or not covered.isdisjoint(range(first, last + 1))
    ):
        return
    words = [part.lstrip() for part in reading.parts[first : last + 1]]
    if any(word[:1].isupper() for word in words):
        found.append(NameSpan(reading.ends[first] - len(words[0]), reading.ends[last], TYPES[type_]))
