"""`newsline quotes`: who said what, when."""

from typing import Annotated

from newsline.cli import options, session
from newsline.cli.declared import Option

Speakers = Annotated[
    list[str] | None,
    Option(
        ("--speaker", "-s"),
        metavar="NAME",
        help="Only what this person or organisation said; repeated: any.",
        named=True,
    ),
]
About = Annotated[
    list[str] | None,
    Option(
        ("--about", "-a"),
        metavar="NAME",
        help="Only quotes that name this, or whose sentence does; repeated: any.",
        named=True,
    ),
]
Direct = Annotated[
    bool | None,
    Option(
        ("--direct/--indirect",), help="Only what holds words in quotation marks, or only reported speech."
    ),
]


def command(
    speaker: Speakers = None,
    about: About = None,
    query: options.QueryText = None,
    since: options.Since = None,
    until: options.Until = None,
    direct: Direct = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    hyperlinks: options.Hyperlinks = None,
) -> int:
    """Show who said what when, in the order in which it was said.

    The date is that of the speech where the text gives one, else its article's. The same words of
    several articles are one line with its sources.
    """
    run = session.start(
        corpus,
        form,
        raw_cells=raw_cells,
        hyperlinks=hyperlinks,
        corrections=corrections,
        tagger=tagger,
        look=refresh,
    )
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

    return run.reply(QuotesView(found.hits, found.total), found)
