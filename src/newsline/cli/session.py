"""One run of a command: which corpus, which format, and how the answer is written."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import typer

from newsline.cli.context import Environment
from newsline.config import Settings, find_settings
from newsline.corpus import Corpus, sample_folder
from newsline.corpus import open as open_paths
from newsline.errors import ExitCode, NewslineError
from newsline.model import Match
from newsline.render.problems import problem_lines
from newsline.render.view import Format, View, emit


@dataclass(frozen=True, slots=True)
class Output:
    """How an answer is to be written: the format as asked, cells, links."""

    form: Format
    raw_cells: bool = False
    hyperlinks: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A corpus that is open, and the way out."""

    environment: Environment
    settings: Settings
    output: Output
    corpus: Corpus

    def answer(self, view: View, *, found: bool, matches: Sequence[Match] = ()) -> NoReturn:
        """Write the answer, say what was matched fuzzily, and end with the exit code for it."""
        self.say_matches(matches)
        write(view, self.output, self.environment)
        raise typer.Exit(ExitCode.FOUND if found else ExitCode.NOTHING)

    def say_matches(self, matches: Sequence[Match]) -> None:
        """Say on stderr what was not found as it was typed (`asylm -> asylum`), once each."""
        fuzzy = dict.fromkeys(f"{m.query} -> {m.found}" for m in matches if m.similarity < 100)
        if fuzzy:
            self.environment.say("not found as typed, taken for: " + ", ".join(fuzzy))


def start(
    paths: Sequence[str] | None,
    form: Format | None = None,
    *,
    raw_cells: bool = False,
    hyperlinks: bool | None = None,
) -> Session:
    """Open the corpus in force and work out the output; raises `NewslineError`."""
    environment = Environment()
    settings = _settings(environment)
    output = Output(
        form=form or _format_of(settings),
        raw_cells=raw_cells,
        hyperlinks=bool(settings.hyperlinks if hyperlinks is None else hyperlinks),
    )
    return Session(environment, settings, output, _open(paths, settings, environment))


def open_corpus(paths: Sequence[str] | None, *, quiet: bool = False) -> Corpus:
    """The corpus in force: flags, then environment, then project file, then user file, then the sample."""
    environment = Environment()
    return _open(paths, _settings(environment), environment, quiet=quiet)


def write(view: View, output: Output, environment: Environment) -> None:
    """Write `view` to stdout in the format asked for; a reader that leaves early is no error."""
    out = environment.stdout
    form = output.form
    if form is Format.AUTO:
        form = Format.RICH if out.isatty() else Format.PLAIN
    try:
        if form is Format.RICH:
            from newsline.render.terminal import make_console
            from newsline.render.view import emit_rich

            console, terminal = make_console(out, environment.variables, hyperlinks=output.hyperlinks)
            emit_rich(view, terminal, console)
        else:
            emit(view, form, out, raw_cells=output.raw_cells)
        out.flush()
    except BrokenPipeError:
        leave_quietly()


def leave_quietly() -> NoReturn:
    """End with success after the reader has gone: `newsline … | head -1` is a good run."""
    # What is left in the buffer must not raise again when the interpreter flushes it at exit.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(ExitCode.FOUND)


def _settings(environment: Environment) -> Settings:
    return find_settings(environment.folder, environment.variables, Path(typer.get_app_dir("newsline")))


def _format_of(settings: Settings) -> Format:
    if settings.format is None:
        return Format.AUTO
    try:
        return Format(settings.format)
    except ValueError:
        known = ", ".join(Format)
        raise NewslineError(f"unknown format '{settings.format}'; there are: {known}") from None


def _open(
    paths: Sequence[str] | None, settings: Settings, environment: Environment, *, quiet: bool = False
) -> Corpus:
    chosen = list(paths or settings.corpus)
    if not chosen:
        chosen = [str(sample_folder())]
        if not quiet:
            environment.say("no corpus given: showing the sample that ships with newsline (use -c PATH)")
    corpus = open_paths(
        *chosen,
        ignore=settings.ignore,
        stdin=environment.stdin,
        today=environment.today,
        progress=None if quiet else progress_to(environment),
    )
    if not quiet:
        for text in problem_lines(corpus.problems):
            print(text, file=environment.stderr)
    return corpus


def progress_to(environment: Environment) -> Callable[[int, int], None] | None:
    """A progress bar on stderr, or `None` where nobody would see it."""
    if not environment.stderr.isatty():
        return None
    from newsline.render.progress import Progress

    return Progress(environment.stderr)
