"""The query as it was written: a small tree of frozen parts."""

from datetime import date
from typing import NamedTuple


class Term(NamedTuple):
    """One word as typed; "al-Assad" is one too, and means its words in a row."""

    text: str


class Phrase(NamedTuple):
    """Words in a row, as they stood between quotation marks; never matched fuzzily."""

    text: str


class Prefix(NamedTuple):
    """The beginning of a word, without its asterisk."""

    text: str


class FieldTerm(NamedTuple):
    """A value to be looked for in one field, by its name in `fields.FIELDS`."""

    field: str
    value: Term | Phrase | Prefix


class DateRange(NamedTuple):
    """Days from `since` to `until`, both inclusive, `None` where open; `text` is what was typed."""

    since: date | None
    until: date | None
    text: str


class And(NamedTuple):
    """All the parts."""

    parts: tuple["Query", ...]


class Or(NamedTuple):
    """At least one of the parts."""

    parts: tuple["Query", ...]


class Not(NamedTuple):
    """Everything but the part."""

    part: "Query"


Query = Term | Phrase | Prefix | FieldTerm | DateRange | And | Or | Not
