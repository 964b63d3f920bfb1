"""`newsline search`: what the texts say, typing errors forgiven."""

from typing import Annotated

from newsline.cli import options, session
from newsline.cli.declared import Argument

Query = Annotated[
    str,
    Argument(
        metavar="QUERY",
        help='Words, "exact phrases", AND OR NOT, prefix*, and entity: speaker: source: tag: title:'
        " date:2012..2016-07",
    ),
]


def command(
    query: Query,
    limit: options.Limit = None,
    merge: options.Merge = True,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    hyperlinks: options.Hyperlinks = None,
) -> int:
    """Find events by what their texts say, best first; a typing error finds the nearest word and says so."""
    run = session.start(
        corpus,
        form,
        raw_cells=raw_cells,
        hyperlinks=hyperlinks,
        corrections=corrections,
        tagger=tagger,
        look=refresh,
    )
    found = run.corpus.search(query, limit=limit, merge=merge)
    from newsline.render.search import SearchView

    return run.reply(SearchView(found.hits, total=found.total), found)
