"""`newsline timeline`: what happened when."""

from typing import Annotated

from newsline.cli import options, session
from newsline.cli.declared import Option
from newsline.render.view import Granularity

By = Annotated[
    Granularity | None, Option(("--by",), help="Group by this unit, by default auto.", show_default=False)
]
Listed = Annotated[
    bool, Option(("--listed/--no-listed",), help="With events that pages only list as related.")
]


Deep = Annotated[
    bool, Option(("--deep",), help="With dated statements from inside the texts, marked as such.")
]


def command(
    entity: options.Entities = None,
    speaker: options.Speakers = None,
    query: options.QueryText = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Sources = None,
    tag: options.Tags = None,
    by: By = None,
    reverse: options.Reverse = False,
    limit: options.Limit = None,
    merge: options.Merge = True,
    listed: Listed = True,
    deep: Deep = False,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    hyperlinks: options.Hyperlinks = None,
) -> int:
    """Show events in the order of their dates, the undated last."""
    run = session.start(
        corpus,
        form,
        raw_cells=raw_cells,
        hyperlinks=hyperlinks,
        corrections=corrections,
        tagger=tagger,
        look=refresh,
    )
    found = run.corpus.timeline(
        entities=entity or (),
        speakers=speaker or (),
        query=query,
        since=since,
        until=until,
        sources=source or (),
        tags=tag or (),
        listed=listed,
        deep=deep,
        reverse=reverse,
        limit=limit,
        merge=merge,
    )
    from newsline.render.timeline import TimelineView

    view = TimelineView(
        found.hits,
        by=run.granularity(by),
        listing=run.corpus.by_id,
        reverse=reverse,
        total=found.total,
    )
    return run.reply(view, found)
