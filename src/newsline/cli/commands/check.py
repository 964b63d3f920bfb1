"""`newsline check`: what each file gives, and what keeps it from being read."""

from newsline.cli import options, session
from newsline.cli.commands.parse import Paths
from newsline.errors import ExitCode


def command(
    paths: Paths,
    form: options.FormatChoice = None,
    raw_cells: options.RawCells = False,
) -> int:
    """Tell what each file gives: its reader, its documents and every problem; exit 1 if something is not."""
    from newsline.intake import Options, check
    from newsline.render.checked import CheckView

    environment, settings, output = session.prepare(form, raw_cells=raw_cells)
    with session.progress_to(environment) as progress:
        reports = list(
            check(
                *paths,
                ignore=settings.ignore,
                stdin=environment.stdin,
                options=Options(readers=settings.readers, columns=settings.columns),
                progress=progress,
            )
        )
    session.write(CheckView(reports), output, environment)
    failed = any(report.failures for report in reports)
    return ExitCode.NOTHING if failed or not reports else ExitCode.FOUND
