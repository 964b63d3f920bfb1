"""A saved index: what it holds, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model.record import SCHEMA
from newsline.render import sanitise
from newsline.render.layout import DIM, PLAIN, Lines, Pen, Row, pad
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_LABEL = 14


class FactsView:
    """Facts by name, as one record."""

    columns: ClassVar[tuple[str, ...]] = ("name", "value")

    def __init__(self, facts: Sequence[tuple[str, str | int]]) -> None:
        """`facts` are pairs of a name and a value, in the order in which they are shown."""
        self._facts = facts

    def records(self) -> Iterator[dict[str, Any]]:
        """One record."""
        yield {"schema": SCHEMA, **dict(self._facts)}

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row for each fact."""
        return ((name, str(value)) for name, value in self._facts)

    def plain(self) -> Iterator[str]:
        """A line for each fact."""
        return (f"{name:<10}  {sanitise.line(str(value))}" for name, value in self._facts)

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """The facts below one another."""
        pen = Pen(terminal)
        rows: list[Row] = [[]]
        for name, value in self._facts:
            shown = f"{value:,}" if isinstance(value, int) else pen.text(value)
            rows.append([*pad([(f"   {name}", DIM)], _LABEL), (shown, PLAIN)])
        yield Lines([*rows, []])
