"""The flags of a command as one query, so that flags and query language cannot disagree."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from newsline.query.ast import And, DateRange, FieldTerm, Or, Phrase, Query


class Criteria(NamedTuple):
    """What the events must fulfil: every flag that is given; of a repeated one, any of its values.

    `since` and `until` are days, both inclusive; with either, undated events are left out.
    """

    entities: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    query: Query | None = None
    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def to_query(self) -> Query | None:
        """The same as a query; `None` if nothing is asked for."""
        parts: list[Query] = []
        flags = (
            ("entity", self.entities),
            ("speaker", self.speakers),
            ("source", self.sources),
            ("tag", self.tags),
        )
        for field, values in flags:
            if values:
                parts.append(_any(FieldTerm(field, Phrase(value)) for value in values))
        if self.since or self.until:
            parts.append(DateRange(self.since, self.until, f"{self.since or ''}..{self.until or ''}"))
        if self.query:
            parts.append(self.query)
        return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def _any(terms: Iterable[Query]) -> Query:
    parts = tuple(terms)
    return Or(parts) if len(parts) > 1 else parts[0]
