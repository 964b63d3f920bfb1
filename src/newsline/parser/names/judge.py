"""newsline's own tagger: the trained network chooses among all that may be names, and hears the rules.

Rules know lists, titles and the form of names, the network what stands around them; together they are better
than either (`docs/decisions/0012-tagger.md` has the measurements).
"""

import os
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from newsline.parser.names.batch import Shown
from newsline.parser.names.candidates import without_capitals
from newsline.parser.names.datelines import apart_from, dateline_names
from newsline.parser.names.finish import finished
from newsline.parser.names.look import Look
from newsline.parser.names.network import network
from newsline.parser.names.scan import CAPITALS, HEADLINE, Stretch, headline_lines, in_capitals, stretches
from newsline.parser.names.tag import TYPES, Asked, Span, tag_stretches

if TYPE_CHECKING:
    from newsline.parser.names.network import Floats

# The least logarithm of how much likelier a name is than none.
_LEAST = -0.3
# The network is for one thread at a time.
_ALONE = Lock()
if hasattr(os, "register_at_fork"):
    # A process is forked while no thread is at it: the new one has no such thread to end what it began.
    os.register_at_fork(before=_ALONE.acquire, after_in_parent=_ALONE.release, after_in_child=_ALONE.release)
_HEADLINES = HEADLINE, CAPITALS

# End, start, type (a column of the scores), and by how much it is likelier than no name.
_Likely = tuple[int, int, int, float]


def proposals(text: str, known: Sequence[str] = ()) -> Shown:
    """What the network is shown: the text, where in it names may be, and the names that the rules found.

    The text has the capitals that its writer left out, and no line in capitals; its offsets stay. Linear.
    """
    lines = headline_lines(text)
    named = dateline_names(text, lines)
    found = apart_from(stretches(text, lines), named)
    ruled = tag_stretches(text, found, lines, named, known)
    changed = [line for line in lines if in_capitals(text[line[0] : line[1]])]
    small = without_capitals(text, found)
    if small:
        changed += [(start, end) for start, end, _, _ in small]
        found = sorted(found + small)
    elif all(kind in _HEADLINES for _, _, _, kind in found):
        # Any word of a headline may be capitalised, and there is nothing else that tells more of it.
        return Shown(text, [], ruled)
    if lines:
        found = _but_known(text, found, ruled, lines)
    return Shown(_titled(text, sorted(changed)) if changed else text, found, ruled)


def _but_known(
    text: str, found: list[Stretch], ruled: list[Span], lines: list[tuple[int, int]]
) -> list[Stretch]:
    """The stretches without those of headlines where the rules see a person whom the prose names.

    "Putin Himself" is no other name then.
    """
    firsts = [first for first, _ in lines]
    people = [(start, text[start:end]) for start, end, type_ in ruled if type_ == "PERSON"]
    inside = [lines[bisect_right(firsts, start) - 1][1] > start >= firsts[0] for start, _ in people]
    prose = {name for (_, name), line in zip(people, inside, strict=True) if not line}
    known = [start for (start, name), line in zip(people, inside, strict=True) if line and name in prose]
    if not known:
        return found
    return [item for item in found if item[3] not in _HEADLINES or not _any_within(known, item)]


def _any_within(starts: list[int], item: Stretch) -> bool:
    at = bisect_left(starts, item[0])
    return at < len(starts) and starts[at] < item[1]


def _titled(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these spans in Title Case, but where that has another length."""
    shown: list[str] = []
    at = 0
    for start, end in spans:
        titled = text[start:end].title()
        if len(titled) == end - start:
            shown += (text[at:start], titled)
            at = end
    shown.append(text[at:])
    return "".join(shown)


class Trained:
    """The tagger that asks the trained network."""

    def __call__(self, text: str, known: Sequence[str] = ()) -> list[Span]:
        """Find the names of `text`; `known` are names from outside the text that vouch for theirs. Linear."""
        return self.many(((text, known),))[0]

    def many(self, asked: Sequence[Asked]) -> list[list[Span]]:
        """The names of each of several texts: quicker than one by one, and the same."""
        items = [proposals(text, known) for text, known in asked]
        names: list[list[Span]] = [[] for _ in items]
        apart: dict[int, list[Span]] = {}
        with _ALONE:
            for look, scores in network().read(items):
                _add_likely(names, look, scores)
                for number, span in look.apart:
                    apart.setdefault(number, []).append(span)
        for number, spans in apart.items():
            # Where the rules see a name that is no part of a stretch, they know more.
            names[number] = apart_from(names[number], spans) + spans
            names[number].sort()
        return [
            finished(text, ruled, mine)
            for (text, _), (_, _, ruled), mine in zip(asked, items, names, strict=True)
        ]


def _add_likely(names: list[list[Span]], look: Look, scores: "Floats") -> None:
    """Add the candidates that are likelier names than not, of those that overlap the best."""
    # Long rows, which are quicker to go through.
    chances = scores.T.copy()
    none, kinds = chances[0], chances[1:]
    margins = kinds.max(axis=0) - none
    rows = (margins > _LEAST).nonzero()[0]
    mine: list[Span] = []
    before = whose = -1
    crowd: list[_Likely] = []
    last: _Likely = (0, 0, 0, 0.0)
    for stretch, number, start, end, type_, margin in zip(
        look.stretch.take(rows).tolist(),
        look.number.take(rows).tolist(),
        look.start.take(rows).tolist(),
        look.end.take(rows).tolist(),
        kinds.take(rows, axis=1).argmax(axis=0).tolist(),
        margins.take(rows).tolist(),
        strict=True,
    ):
        if stretch != before:
            # Nearly all stretches have one.
            if crowd:
                mine += _chosen(crowd)
                crowd = []
            if number != whose:
                mine, whose = names[number], number
            mine.append((start, end, TYPES[type_]))
            before, last = stretch, (end, start, type_, margin - _LEAST)
        else:
            if not crowd:
                mine.pop()
                crowd.append(last)
            crowd.append((end, start, type_, margin - _LEAST))
    if crowd:
        mine += _chosen(crowd)


def _chosen(likely: list[_Likely]) -> list[Span]:
    """Of the likely names of one stretch those without overlap whose margins have the largest sum."""
    likely.sort()
    ends = [item[0] for item in likely]
    # The best sums with the first so many; the item that each takes in, and how many are left to choose from.
    sums, takes = [0.0], list[int]()
    for at, (_, start, _, margin) in enumerate(likely):
        left = bisect_right(ends, start, 0, at)
        taken = sums[left] + margin
        takes.append(left if taken > sums[at] else -1)
        sums.append(max(taken, sums[at]))
    names = []
    at = len(likely) - 1
    while at >= 0:
        if takes[at] < 0:
            at -= 1
            continue
        end, start, type_, _ = likely[at]
        names.append((start, end, TYPES[type_]))
        at = takes[at] - 1
    names.reverse()
    return names
