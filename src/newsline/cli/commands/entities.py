"""`newsline entities`: the names of a corpus."""

from enum import StrEnum
from typing import Annotated

import typer

from newsline.cli import options, session
from newsline.model import EntityType


class Kind(StrEnum):
    """What a name can be the name of."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"


_TYPES: dict[Kind, EntityType] = {Kind.PERSON: "PERSON", Kind.ORG: "ORG", Kind.PLACE: "PLACE"}


Type = Annotated[
    list[Kind] | None,
    typer.Option("--type", "-t", case_sensitive=False, help="Only people, organisations or places."),
]
Name = Annotated[str | None, typer.Argument(metavar="NAME", help="Only names like this one.")]


def command(
    name: Name = None,
    type_: Type = None,
    limit: options.Limit = None,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
) -> None:
    """List people, organisations and places, most often named first."""
    run = session.start(corpus, form, raw_cells=raw_cells, corrections=corrections, look=refresh)
    found = run.corpus.entities(
        names=[name] if name else (), types=[_TYPES[kind] for kind in type_ or ()], limit=limit
    )
    from newsline.render.entities import EntitiesView

    run.reply(EntitiesView(found.hits), found)
