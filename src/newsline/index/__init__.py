"""Builder (mutable) to Index (frozen): events, names across documents, text and typos."""

from newsline.index.entry import NameEntry
from newsline.index.index import Index
from newsline.index.table import Resolution

__all__ = ["Index", "NameEntry", "Resolution"]
