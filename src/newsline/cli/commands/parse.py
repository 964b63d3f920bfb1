"""`newsline parse`: documents as records, one a line."""

from typing import Annotated

from newsline.cli import options, session
from newsline.cli.declared import Argument

Paths = Annotated[list[str], Argument(metavar="PATH...", help="Files or folders; '-' is standard input.")]


def command(
    paths: Paths,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
) -> int:
    """Print each document's record as it is read: one JSON object a line unless --format says otherwise."""
    return session.stream_records(paths, form, raw_cells=raw_cells, corrections=corrections, tagger=tagger)
