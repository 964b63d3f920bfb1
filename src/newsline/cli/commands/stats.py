"""`newsline stats`: a corpus in numbers."""

from newsline.cli import options, session


def command(
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
) -> int:
    """Count files, events, dates, names, quotes and problems."""
    run = session.start(
        corpus, form, raw_cells=raw_cells, corrections=corrections, tagger=tagger, look=refresh
    )
    stats = run.corpus.stats()
    from newsline.render.stats import StatsView

    return run.show(StatsView(stats), found=stats.documents > 0)
