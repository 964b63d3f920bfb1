"""The plan: a question with its names resolved and its words spelled out, ready for any index.

A plan says nothing of how the index keeps its postings, so that an index in memory
and one on disk answer the same plans.
"""

from datetime import date
from typing import Literal, NamedTuple

WordField = Literal["title", "text", "quotes", "print"]
PostingField = Literal["entity", "speaker", "source", "tag"]
Phrase = tuple[str, ...]


class Words(NamedTuple):
    """Events that hold one of the phrases (folded words in a row), in `field` or, for `None`, anywhere.

    Anywhere is title, text and the full names of those whom the event mentions; `print`
    is title and text alone, the words as they were printed.
    `loose` phrases are what a word that stands nowhere was taken for; hits that need
    them come after all others. With `prefix` the last word of a phrase may go on. `keys` are
    those of the names whose full form holds one of the exact phrases.
    """

    phrases: tuple[Phrase, ...]
    loose: tuple[Phrase, ...] = ()
    field: WordField | None = None
    prefix: bool = False
    keys: tuple[str, ...] = ()


class Listed(NamedTuple):
    """Events that hold one of the keys of names in that field."""

    field: PostingField
    keys: tuple[str, ...]


class Marked(NamedTuple):
    """Events with one of some marks (`schema.marks`): of a kind, undated, with an id."""

    marks: tuple[str, ...]


class Addressed(NamedTuple):
    """Events with one of some addresses (`links.address_keys`), and now and then one with another."""

    keys: tuple[str, ...]


class Between(NamedTuple):
    """Dated events whose date can lie between two days, both inclusive (`None`: open)."""

    since: date | None
    until: date | None


class Every(NamedTuple):
    """Events that all the parts select; without parts, all events."""

    parts: tuple["Plan", ...] = ()


class Some(NamedTuple):
    """Events that at least one of the parts selects; without parts, none."""

    parts: tuple["Plan", ...] = ()


class Without(NamedTuple):
    """Events that the part does not select."""

    part: "Plan"


Plan = Words | Listed | Marked | Addressed | Between | Every | Some | Without


def strict(plan: Plan, *, negated: bool = False) -> Plan:
    """The plan without its loose phrases: what is matched exactly, and never more than the plan selects.

    Under a `Without` (`negated`) loose phrases stay: there they leave events out.
    """
    if isinstance(plan, Words):
        return plan._replace(loose=()) if plan.loose and not negated else plan
    if isinstance(plan, Every):
        return Every(tuple(strict(part, negated=negated) for part in plan.parts))
    if isinstance(plan, Some):
        return Some(tuple(strict(part, negated=negated) for part in plan.parts))
    return Without(strict(plan.part, negated=not negated)) if isinstance(plan, Without) else plan


def widened(plan: Plan) -> Plan:
    """A plan that selects at least the documents in whose text a statement stands that `plan` selects."""
    if isinstance(plan, Words):
        return plan._replace(field=None) if plan.field == "title" else plan
    if isinstance(plan, Every):
        return Every(tuple(map(widened, plan.parts)))
    if isinstance(plan, Some):
        return Some(tuple(map(widened, plan.parts)))
    return plan if isinstance(plan, Listed) else Every()
