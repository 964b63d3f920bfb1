"""`newsline quotes`: who said what, when."""

from typing import Annotated

import typer

from newsline.cli import options, session
from newsline.cli.completion import complete_name

About = Annotated[
    list[str] | None,
    typer.Option(
        "--about",
        "-a",
        metavar="NAME",
        help="Only quotes whose sentence names this; repeated: any.",
        autocompletion=complete_name,
    ),
]
Direct = Annotated[
    bool | None,
    typer.Option("--direct/--indirect", help="Only words in quotation marks, or only reported speech."),
]


def command(
    speaker: options.Speakers = None,
    about: About = None,
    query: options.QueryText = None,
    since: options.Since = None,
    until: options.Until = None,
    direct: Direct = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    hyperlinks: options.Hyperlinks = None,
) -> None:
    """Show who said what when, in the order of the dates."""
    run = session.start(corpus, form, raw_cells=raw_cells, hyperlinks=hyperlinks, corrections=corrections)
    found = run.corpus.quotes(
        speakers=speaker or (),
        about=about or (),
        query=query,
        since=since,
        until=until,
        direct=direct,
        reverse=reverse,
        limit=limit,
    )
    from newsline.render.quotes import QuotesView

    run.reply(QuotesView(found.hits), found)
