"""`newsline entities`: the names of a corpus."""

from enum import StrEnum
from typing import Annotated

from newsline.cli import options, session
from newsline.cli.declared import Argument, Option
from newsline.errors import NewslineError
from newsline.model import EntityType


class Kind(StrEnum):
    """What a name can be the name of."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"


TYPES: dict[Kind, EntityType] = {Kind.PERSON: "PERSON", Kind.ORG: "ORG", Kind.PLACE: "PLACE"}


Type = Annotated[
    list[Kind] | None,
    Option(
        ("--type", "-t"),
        any_case=True,
        help="Only people, organisations or places.",
    ),
]
Name = Annotated[str | None, Argument(metavar="NAME", help="Only names like this one.")]
Why = Annotated[
    bool, Option(("--why",), help="Show the forms of NAME, where they stand, and why they are that name.")
]
_MOST_EXPLAINED = 5  # names that one question is taken for


def command(
    name: Name = None,
    why: Why = False,
    type_: Type = None,
    limit: options.Limit = None,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
) -> int:
    """List people, organisations and places, most often named first."""
    if why and not name:
        raise NewslineError("--why needs a name: newsline entities --why NAME")
    run = session.start(
        corpus, form, raw_cells=raw_cells, corrections=corrections, tagger=tagger, look=refresh
    )
    types = [TYPES[kind] for kind in type_ or ()]
    if why and name:
        reasons = run.corpus.name_reasons(name, types=types, limit=limit or _MOST_EXPLAINED)
        from newsline.render.reasons import ReasonsView

        return run.reply(ReasonsView(reasons.hits), reasons)
    found = run.corpus.entities(names=[name] if name else (), types=types, limit=limit)
    from newsline.render.entities import EntitiesView

    return run.reply(EntitiesView(found.hits, found.total), found)
