"""Pieces of the work at the end of a build, which any process can do."""

from collections.abc import Sequence
from pathlib import Path

from newsline.index.codec import decode
from newsline.index.rows import Rows
from newsline.index.schema import EventRow, event_row
from newsline.index.storylines.grouping import all_stories
from newsline.index.storylines.stored import Story
from newsline.index.update import Placed
from newsline.saved.generation import open_rows


def placed_rows(events: Sequence[Placed], dictionary: bytes) -> list[tuple[int, EventRow]]:
    """The rows of events that are no documents, with their places."""
    return [(place, event_row(event, dictionary)) for place, event in events]


def stories_in(folder: str, dictionary: bytes) -> list[Story]:
    """The storylines of the documents in a table of events, as it was last committed."""
    rows = Rows(open_rows(Path(folder)))
    return all_stories(rows, lambda row: decode(rows.stored(row), dictionary))
