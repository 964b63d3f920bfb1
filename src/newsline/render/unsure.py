"""Names that may be one: as a table, and as entries for the corrections file."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model.joined import UnsureJoin, toml_text
from newsline.model.record import unsure_record
from newsline.render import parts, sanitise
from newsline.render.layout import BOLD, DIM, DRAW, PLAIN, Lines, Pen, Row, wrap
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_HIDDEN = re.compile(sanitise.HIDDEN)
_LEFT = 3
_MOST = 92
_NAMES = frozenset(("alike", "part", "initials"))  # rules for names that stand for themselves
_HEAD = (
    "# Names that may be one, the likeliest first; a form that is listed becomes that name in all documents.",
    "# What is wrong: move it to 'not' (never this name) or 'open' (not always); it is not asked again.",
    "# What you cannot tell: delete it; it comes again.",
)


class UnsureView:
    """Pairs in the order given, the likeliest first."""

    columns: ClassVar[tuple[str, ...]] = (
        "likelihood",
        "type",
        "name",
        "events",
        "alias",
        "alias_events",
        "rule",
        "reason",
    )

    def __init__(self, pairs: Sequence[UnsureJoin]) -> None:
        self.pairs = pairs

    def records(self) -> Iterator[dict[str, Any]]:
        """A record per pair, with its entry as TOML."""
        return map(unsure_record, self.pairs)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per pair."""
        for pair in self.pairs:
            yield (
                str(pair.likelihood),
                pair.type,
                pair.name,
                str(pair.events),
                pair.alias,
                str(pair.alias_events),
                pair.rule,
                pair.reason,
            )

    def plain(self) -> Iterator[str]:
        """TOML that can be added to a corrections file: an entry per name, its aliases with the reasons.

        What a name that has an entry already lacks is a comment: a name has one entry.
        """
        if self.pairs:
            yield from _HEAD
        for group in self._by_name():
            first = group[0]
            mark = "# " if first.settled else ""
            yield ""
            yield f"# {sanitise.line(first.name)} ({first.type}, {parts.number(first.events, 'event')})"
            if first.settled:
                yield f"# has its entry at {sanitise.line(first.settled)}; add there what is right:"
            else:
                yield "[[name]]"
                yield f"name = {_text(first.name)}"
            yield f"{mark}aliases = ["
            for pair in group:
                # A form a line, so that one can be deleted alone; the reason stands with the first.
                note = f"  # {parts.number(pair.alias_events, 'event')}; {sanitise.line(pair.reason)}"
                for form in pair.forms:
                    yield f"{mark}    {_text(form)},{note}"
                    note = ""
            yield f"{mark}]"
            # To keep a bare surname apart would take it from the person in every text: it is left open.
            for key in sorted({"not" if pair.rule in _NAMES else "open" for pair in group}):
                yield f"{mark}{key} = []"

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """By name the forms that may be it, with the reasons."""
        pen = Pen(terminal)
        width = min(_MOST, pen.width - 2 * _LEFT)
        rows: list[Row] = []
        for group in self._by_name():
            first = group[0]
            count = f" {pen.glyphs.dot} {parts.number(first.events, 'event')}"
            rows += [[], *wrap([(pen.text(first.name) or "(no name)", BOLD), (count, DIM)], width)]
            for pair in group:
                sign = f"{pen.glyphs.yes if pair.joined else '='} "
                count = f" {pen.glyphs.dot} {parts.number(pair.alias_events, 'event')}"
                rows += wrap([(sign, DRAW), (pen.text(pair.alias), PLAIN), (count, DIM)], width)
                rows += [[("  ", PLAIN), *row] for row in wrap([(pen.text(pair.reason), DIM)], width - 2)]
        if rows:
            note = "newsline aliases >> newsline-corrections.toml, then keep, move or delete each"
            rows += [[], *wrap([(note, DIM)], width)]
        yield Lines([*([(" " * _LEFT, PLAIN), *row] if row else [] for row in rows), []])

    def _by_name(self) -> list[list[UnsureJoin]]:
        groups: dict[tuple[str, str], list[UnsureJoin]] = {}
        for pair in self.pairs:
            groups.setdefault((pair.type, pair.name), []).append(pair)
        return list(groups.values())


def _text(text: str) -> str:
    """A text as TOML writes it, what would hide from a reader as an escape."""
    return _HIDDEN.sub(lambda match: _escape(match.group()), toml_text(text))


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
