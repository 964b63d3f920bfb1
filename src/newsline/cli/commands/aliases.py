"""`newsline aliases`: names that may be one, for a person to decide."""

from typing import Annotated

from newsline.cli import options, session
from newsline.cli.commands.entities import TYPES, Type
from newsline.cli.declared import Option

_Limit = Annotated[
    int,
    Option(
        ("--limit", "-n"),
        least=1,
        metavar="N",
        help="At most this many, the likeliest.",
    ),
]


def command(
    type_: Type = None,
    limit: _Limit = 50,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
) -> int:
    """List names that may be one, as entries for the corrections file.

    'newsline aliases >> newsline-corrections.toml', then delete what is wrong.
    """
    run = session.start(
        corpus, form, raw_cells=raw_cells, corrections=corrections, tagger=tagger, look=refresh
    )
    found = run.corpus.unsure_joins(types=[TYPES[kind] for kind in type_ or ()], limit=limit)
    from newsline.render.unsure import UnsureView

    return run.show(UnsureView(found), found=bool(found))
