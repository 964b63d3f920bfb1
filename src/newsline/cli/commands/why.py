"""`newsline why`: where a date came from."""

from newsline.cli import options, session


def command(
    id_: options.EventId,
    corpus: options.CorpusPaths = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
    refresh: options.Refresh = True,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
) -> int:
    """Say where an event's date came from: the evidence with its place, and what was rejected and why."""
    run = session.start(
        corpus, form, raw_cells=raw_cells, corrections=corrections, tagger=tagger, look=refresh
    )
    event = run.corpus.event(id_)
    from newsline.render.detail import WhyView

    return run.show(WhyView(event))
