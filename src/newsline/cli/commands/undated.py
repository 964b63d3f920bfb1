"""`newsline undated`: what has no date, and why."""

from newsline.cli import options, session


def command(
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
    hyperlinks: options.Hyperlinks = None,
) -> int:
    """List the documents without a date, the reason, and the days between which they must lie."""
    run = session.start(
        corpus,
        form,
        raw_cells=raw_cells,
        hyperlinks=hyperlinks,
        corrections=corrections,
        tagger=tagger,
        look=refresh,
    )
    events = run.corpus.undated()
    from newsline.render.undated import UndatedView

    return run.show(UndatedView(events), found=bool(events))
