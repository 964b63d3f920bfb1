"""`newsline parse`: documents as records, one a line."""

from typing import Annotated

import typer

from newsline.cli import options, session

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files or folders; '-' is standard input.")
]


def command(
    paths: Paths,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
) -> None:
    """Print each document's record as it is read: one JSON object a line unless --format says otherwise."""
    session.stream_records(paths, form, raw_cells=raw_cells, corrections=corrections, tagger=tagger)
