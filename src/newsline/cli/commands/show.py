"""`newsline show`: one event, whole."""

from newsline.cli import options, session


def command(
    id_: options.EventId,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    hyperlinks: options.Hyperlinks = None,
) -> int:
    """Show one event: its text with names and quotes marked, its date, its problems."""
    run = session.start(
        corpus,
        form,
        raw_cells=raw_cells,
        hyperlinks=hyperlinks,
        corrections=corrections,
        tagger=tagger,
        look=refresh,
    )
    event = run.corpus.event(id_)
    from newsline.render.detail import EventView

    return run.show(EventView(event, run.corpus.storyline(event), run.corpus.reports(event)))
