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
    them come after all others. With `prefix` the last word of a phrase may go on.
    """

    phrases: tuple[Phrase, ...]
    loose: tuple[Phrase, ...] = ()
    field: WordField | None = None
    prefix: bool = False


class Listed(NamedTuple):
    """Events in the postings of one of `numbers`: entries of the table of names of that field."""

    field: PostingField
    numbers: tuple[int, ...]


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


Plan = Words | Listed | Between | Every | Some | Without


def has_words(plan: Plan) -> bool:
    """Whether answering needs the text index."""
    if isinstance(plan, Words):
        return True
    if isinstance(plan, Every | Some):
        return any(map(has_words, plan.parts))
    return isinstance(plan, Without) and has_words(plan.part)


def strict(plan: Plan) -> Plan:
    """The plan without its loose phrases: what is matched exactly."""
    if isinstance(plan, Words):
        return Words(plan.phrases, (), plan.field, plan.prefix) if plan.loose else plan
    if isinstance(plan, Every):
        return Every(tuple(map(strict, plan.parts)))
    if isinstance(plan, Some):
        return Some(tuple(map(strict, plan.parts)))
    return Without(strict(plan.part)) if isinstance(plan, Without) else plan
