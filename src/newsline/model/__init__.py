"""The words of newsline as frozen dataclasses; standard library only."""

from newsline.model.document import Document, Form, Metadata
from newsline.model.event import (
    DateCandidate,
    Entity,
    EntityType,
    Event,
    EventKind,
    Mention,
    Quote,
    RelatedItem,
    Speaker,
    Timex,
    TimexType,
)
from newsline.model.hit import Hit, Match
from newsline.model.when import Precision, When, edtf_bounds, when

__all__ = [
    "DateCandidate",
    "Document",
    "Entity",
    "EntityType",
    "Event",
    "EventKind",
    "Form",
    "Hit",
    "Match",
    "Mention",
    "Metadata",
    "Precision",
    "Quote",
    "RelatedItem",
    "Speaker",
    "Timex",
    "TimexType",
    "When",
    "edtf_bounds",
    "when",
]
