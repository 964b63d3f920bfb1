"""newsline's own tagger: the trained network chooses among all that may be names, and hears the rules.

Rules know lists, titles and the form of names, the network what stands around them; together they are better
than either (`docs/decisions/0012-tagger.md` has the measurements).
"""

from bisect import bisect_right
from collections.abc import Sequence

from newsline.parser.names.candidates import without_capitals
from newsline.parser.names.network import network
from newsline.parser.names.scan import Stretch, headline_lines, stretches
from newsline.parser.names.tag import TYPES, NameSpan, tag_stretches

# The least logarithm of how much likelier a name is than none.
_LEAST = -0.3

# End, start, type (a column of the scores), and by how much it is likelier than no name.
_Likely = tuple[int, int, int, float]


def proposals(text: str, known: Sequence[str] = ()) -> tuple[str, list[Stretch], list[NameSpan]]:
    """What the network is shown: the text, where in it names may be, and the names that the rules found.

    The text has the capitals that its writer left out, and no line in capitals; its offsets stay. Linear.
    """
    lines = headline_lines(text)
    found = stretches(text, lines)
    ruled = tag_stretches(text, found, lines, known)
    changed = [line for line in lines if text[line[0] : line[1]].isupper()]
    small = without_capitals(text, found)
    if small:
        changed += [(start, end) for start, end, _, _ in small]
        found = sorted(found + small)
    return _titled(text, sorted(changed)) if changed else text, found, ruled


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


def tag_names(text: str, known: Sequence[str] = ()) -> list[NameSpan]:
    """Find the names of `text`; `known` are names from outside the text that vouch for theirs. Linear."""
    shown, found, ruled = proposals(text, known)
    names: list[NameSpan] = []
    apart: list[NameSpan] = []
    for look, scores in network().read(shown, found, ruled):
        types = scores[:, 1:].argmax(axis=1)
        margins = scores[:, 1:].max(axis=1) - scores[:, 0] - _LEAST
        rows = (margins > 0.0).nonzero()[0]
        before = -1
        likely: list[_Likely] = []
        for stretch, start, end, type_, margin in zip(
            look.stretch[rows].tolist(),
            look.start[rows].tolist(),
            look.end[rows].tolist(),
            types[rows].tolist(),
            margins[rows].tolist(),
            strict=True,
        ):
            if stretch != before:
                names += _chosen(likely)
                likely = []
                before = stretch
            likely.append((end, start, type_, margin))
        names += _chosen(likely)
        apart += look.apart
    if apart:
        ends = [span.end for span in apart]
        # Where the rules see a name that is no part of a stretch, they know more.
        names = [span for span in names if not _touches(apart, ends, span)]
        names = sorted(names + apart)
    return names


def _touches(spans: list[NameSpan], ends: list[int], span: NameSpan) -> bool:
    at = bisect_right(ends, span.start)
    return at < len(spans) and spans[at].start < span.end


def _chosen(likely: list[_Likely]) -> list[NameSpan]:
    """Of the likely names of one stretch those without overlap whose margins have the largest sum."""
    if len(likely) < 2:
        return [NameSpan(start, end, TYPES[type_]) for end, start, type_, _ in likely]
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
        names.append(NameSpan(start, end, TYPES[type_]))
        at = takes[at] - 1
    names.reverse()
    return names
