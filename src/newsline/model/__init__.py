"""The words of newsline as named tuples; standard library only.

Those of answers are imported when first used: a parse needs none of them.
"""

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
from newsline.model.when import Precision, When, edtf_bounds, when

# What type checkers take for true.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from newsline.model.hit import CorpusStats, EntitySummary, Hit, Match, QuoteHit
    from newsline.model.storyline import Report, Storyline

_HOMES = {
    "hit": ("CorpusStats", "EntitySummary", "Hit", "Match", "QuoteHit"),
    "storyline": ("Report", "Storyline"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

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


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"newsline.model.{_HOME[name]}"), name)
