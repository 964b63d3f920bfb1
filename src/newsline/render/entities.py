"""The names of a corpus: how often, when, under which other names, and with whom."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from newsline.model import EntitySummary
from newsline.model.record import entity_record
from newsline.render import parts, pieces, sanitise
from newsline.render.histogram import sparkline
from newsline.render.layout import BOLD, DIM, DRAW, PLAIN, Lines, Pen, Row, pad, row_cells, wrap
from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import RenderableType

_TYPES = {"PERSON": "people", "ORG": "organisations", "PLACE": "places"}
_INDENT = 3
_TOGETHER = 4
_SPARK = 24


class EntitiesView:
    """Names in the order given, most often named first; `total` is how many there are, if these are fewer."""

    columns: ClassVar[tuple[str, ...]] = (
        "name",
        "type",
        "events",
        "mentions",
        "first",
        "last",
        "aliases",
        "together",
    )

    def __init__(self, entities: Sequence[EntitySummary], total: int | None = None) -> None:
        self.entities = entities
        self.total = total

    def records(self) -> Iterator[dict[str, Any]]:
        """A record per name."""
        return map(entity_record, self.entities)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row per name; aliases and companions separated by `; `."""
        for entity in self.entities:
            yield (
                entity.name,
                entity.type,
                str(entity.events),
                str(entity.mentions),
                parts.edtf(entity.first),
                parts.edtf(entity.last),
                "; ".join(entity.aliases),
                "; ".join(f"{name} {count}" for name, count in entity.together),
            )

    def plain(self) -> Iterator[str]:
        """A line per name: events, mentions, type, name and its other forms."""
        for entity in self.entities:
            aliases = ", ".join(map(sanitise.line, _other_forms(entity)))
            shown = (
                f"{entity.events:>6}  {entity.mentions:>6}  {entity.type:<6}  {sanitise.line(entity.name)}"
            )
            yield f"{shown}  ({aliases})" if aliases else shown

    def rich(self, terminal: Terminal) -> Iterator["RenderableType"]:
        """Names by type, each with its counts, its dates and a sparkline of its events."""
        pen = Pen(terminal)
        # Sorting is stable: within a type the order given stays.
        order = {type_: index for index, type_ in enumerate(_TYPES)}
        by_type = sorted(self.entities, key=lambda entity: order[entity.type])
        for type_, group in groupby(by_type, key=lambda entity: entity.type):
            entities = list(group)
            yield Lines([[], _section(_TYPES[type_], len(entities), pen)])
            for entity in entities:
                yield Lines(_entity_rows(entity, pen))
        if self.total is not None and self.total > len(self.entities):
            note = f"the first {len(self.entities):,} of {parts.number(self.total, 'name')}"
            yield Lines([[], [(" " * _INDENT, PLAIN), (note, DIM)]])
        yield Lines([[]])


def _section(name: str, count: int, pen: Pen) -> Row:
    title, note = f" {name} ", f" {count:,}"
    rule = pen.glyphs.rule * (pen.width - len(title) - len(note) - 1)
    return [(title, BOLD), (rule, DRAW), (note, DIM)]


def _entity_rows(entity: EntitySummary, pen: Pen) -> list[Row]:
    width = pen.width - _INDENT - 1
    numbers = f"{parts.number(entity.events, 'event'):>11} {parts.number(entity.mentions, 'mention'):>14}"
    when = pieces.date_range([date for date in (entity.first, entity.last) if date])
    spark = sparkline(_folded(entity.counts, min(_SPARK, max(1, width - len(numbers) - 2))), pen)
    right: Row = [(spark, DRAW), ("  ", PLAIN)] if spark.strip() else []
    right.append((numbers, DIM))
    name_width = width - row_cells(right) - 2
    rows = wrap([(pen.text(entity.name), BOLD)], max(20, name_width)) or [[("(no name)", DIM)]]
    if row_cells(rows[0]) <= name_width:
        rows[0] = [*pad(rows[0], name_width), ("  ", PLAIN), *right]
    else:
        rows.append(right)
    notes = [pen.text(when)] if when else []
    if others := _other_forms(entity):
        notes.append("also " + ", ".join(map(pen.text, others)))
    if entity.together:
        together = (f"{pen.text(name)} {count}" for name, count in entity.together[:_TOGETHER])
        notes.append("with " + ", ".join(together))
    if notes:
        rows += wrap([(f" {pen.glyphs.dot} ".join(notes), DIM)], width)
    return [[(" " * _INDENT, PLAIN), *row] for row in rows]


def _other_forms(entity: EntitySummary) -> list[str]:
    """The other forms of a name, without those that differ from it or each other in capitals alone."""
    forms = {form.casefold(): form for form in (*reversed(entity.aliases), entity.name)}
    return [form for form in entity.aliases if forms[form.casefold()] == form]


def _folded(counts: Sequence[int], most: int) -> Sequence[int]:
    """`counts` in at most `most` stretches, neighbours added up."""
    size = -(-len(counts) // most)
    return [sum(counts[at : at + size]) for at in range(0, len(counts), size or 1)]
