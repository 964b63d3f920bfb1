"""Builder (mutable) to Index (frozen): postings, names across documents, text and typos."""

from newsline.index.builder import Builder
from newsline.index.index import Index
from newsline.index.names import NameEntry
from newsline.index.sayings import quotes
from newsline.index.summaries import entity_summaries
from newsline.index.table import Resolution

__all__ = ["Builder", "Index", "NameEntry", "Resolution", "entity_summaries", "quotes"]
