"""The work of `newsline index`."""

from collections.abc import Sequence

from newsline.cli.session import Bare, cache_folder, choose_corpus, progress_to, say_problems, write
from newsline.errors import ExitCode, NewslineError
from newsline.render.saved import FactsView
from newsline.saved.care import remove_unused, status, verify
from newsline.saved.opening import Request, up_to_date


def upkeep(run: Bare, paths: Sequence[str] | None, task: str, rebuild: bool, jobs: int | None) -> int:
    """Do one of `index`, `status`, `verify` and `prune`, and return the exit code for it.

    `--verify` returns 1 for an index that is not whole. Raises `NewslineError` where no index can
    be kept.
    """
    environment, settings = run.environment, run.settings
    cache = cache_folder(settings, environment)
    if task == "prune":
        removed, freed = remove_unused(cache)
        return _show(run, [("removed", removed), ("bytes", freed)])
    chosen = choose_corpus(paths, settings, environment)
    if "-" in chosen:
        raise NewslineError("standard input has no saved index")
    request = Request(
        tuple(chosen),
        cache,
        settings.ignore,
        settings.corrections,
        jobs,
        settings.columns,
        settings.tagger,
        settings.readers,
    )
    if task == "verify":
        wrong = verify(request)
        state = "damaged" if wrong else status(request).state
        return _show(run, [("state", state), *(("problem", text) for text in wrong)], found=not wrong)
    if task == "index":
        try:
            with progress_to(environment) as progress:
                made = up_to_date(
                    request, rebuild=rebuild, small=True, progress=progress, say=environment.say
                )
        except OSError as error:
            raise NewslineError(f"no index can be kept in {cache}: {error.strerror or error}") from error
        say_problems(made.head.problems if made else (), environment)
    found = status(request)
    return _show(run, list(zip(found._fields, found, strict=True)))


def _show(run: Bare, facts: Sequence[tuple[str, str | int]], *, found: bool = True) -> int:
    write(FactsView(facts), run.output, run.environment)
    return ExitCode.FOUND if found else ExitCode.NOTHING
