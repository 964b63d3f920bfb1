"""The document's own date, from ranked evidence: every piece kept, with the reason it won or lost.

How it is decided: docs/decisions/0004-document-date.md.
"""

from newsline.parser.docdate.bounds import bounds_from, bounds_until
from newsline.parser.docdate.decide import Dating, date_document, day_goes_first
from newsline.parser.docdate.order import SourceOrders

__all__ = ["Dating", "SourceOrders", "bounds_from", "bounds_until", "date_document", "day_goes_first"]
