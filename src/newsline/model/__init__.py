"""The words of newsline as named tuples; standard library only."""

from newsline.model.document import DateEvidence, Document, EvidenceKind, Form, Metadata
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
from newsline.model.hit import CorpusStats, EntitySummary, Hit, Match, QuoteHit
from newsline.model.storyline import Report, Storyline
from newsline.model.when import Precision, When, edtf_bounds, when

__all__ = [
    "CorpusStats",
    "DateCandidate",
    "DateEvidence",
    "Document",
    "Entity",
    "EntitySummary",
    "EntityType",
    "Event",
    "EventKind",
    "EvidenceKind",
    "Form",
    "Hit",
    "Match",
    "Mention",
    "Metadata",
    "Precision",
    "Quote",
    "QuoteHit",
    "RelatedItem",
    "Report",
    "Speaker",
    "Storyline",
    "Timex",
    "TimexType",
    "When",
    "edtf_bounds",
    "when",
]
