"""`newsline index`: make the saved index, and look after it."""

from typing import Annotated

from newsline.cli import options, session
from newsline.cli.declared import Option
from newsline.errors import NewslineError

Status = Annotated[bool, Option(("--status",), help="Say what the saved index holds; read nothing.")]
Verify = Annotated[bool, Option(("--verify",), help="Read all of it and say whether it is whole.")]
Rebuild = Annotated[bool, Option(("--rebuild",), help="Make it from nothing.")]
Prune = Annotated[bool, Option(("--prune",), help="Remove what is kept for corpora that are gone.")]
Jobs = Annotated[
    int | None,
    Option(
        ("--jobs", "-j"),
        least=1,
        metavar="N",
        help="Processes that parse; by default one a core.",
    ),
]


def command(
    status: Status = False,
    verify: Verify = False,
    rebuild: Rebuild = False,
    prune: Prune = False,
    jobs: Jobs = None,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
) -> int:
    """Bring the saved index up to date; every question does so too.

    It is kept in NEWSLINE_CACHE, in the folder that newsline.toml names, or in the user's cache.
    """
    from newsline.cli.upkeep import upkeep

    if sum((status, verify, rebuild, prune)) > 1:
        raise NewslineError("one of --status, --verify, --rebuild and --prune at a time")
    task = "status" if status else "verify" if verify else "prune" if prune else "index"
    return upkeep(
        session.settle(form, raw_cells=raw_cells, corrections=corrections, tagger=tagger),
        corpus,
        task,
        rebuild,
        jobs,
    )
