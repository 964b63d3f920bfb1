"""One run of a command: which corpus, which format, and how the answer is written."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsline.cli.context import Environment, real_environment
from newsline.config import Settings, find_settings, user_folder
from newsline.errors import ExitCode, NewslineError, Problem
from newsline.model import Event
from newsline.render.problems import problem_lines
from newsline.render.view import Format, Granularity, View, emit

if TYPE_CHECKING:  # what asks no question of an index pays for none: importing it takes 10 ms
    from newsline.corpus import Answer, Corpus, NameEntry

_MOST_NAMES = 8
_MOST_PROBLEMS = 10
_DATA = frozenset((Format.JSON, Format.JSONL, Format.CSV, Format.TSV, Format.MARKDOWN))


class Output(NamedTuple):
    """How an answer is to be written: the format as asked, cells, links."""

    form: Format
    raw_cells: bool = False
    hyperlinks: bool = False


class Session(NamedTuple):
    """A corpus that is open, and the way out."""

    environment: Environment
    settings: Settings
    output: Output
    corpus: "Corpus"

    def reply(self, view: View, answer: "Answer[Any]") -> int:
        """Write what a question found, say what was taken for what, and return the exit code for it."""
        self.say_taken(answer)
        return self.show(view, found=bool(answer.hits))

    def show(self, view: View, *, found: bool = True) -> int:
        """Write a view and return the exit code for it."""
        write(view, self.output, self.environment)
        return ExitCode.FOUND if found else ExitCode.NOTHING

    def say_taken(self, answer: "Answer[Any]") -> None:
        """Say on stderr which names a name was taken for, and what was not found as it was typed."""
        for taken in answer.resolutions:
            if not taken.entries:
                meant = ", ".join(taken.suggestions)
                hint = f"; did you mean {meant}?" if meant else ""
                self.environment.say(f"no name like '{taken.asked}'{hint}")
            elif len(taken.entries) > 1 or taken.matches[0].similarity < 100:
                self.environment.say(f"'{taken.asked}' taken for {_listed(taken.entries)}")
        fuzzy = dict.fromkeys(f"{match.query} -> {match.found}" for match in answer.matches)
        if fuzzy:
            self.environment.say("not found as typed: " + ", ".join(fuzzy))

    def granularity(self, asked: Granularity | None) -> Granularity:
        """The unit of the timeline's headings: as asked, else as the settings say."""
        by = asked or self.settings.by or Granularity.AUTO
        if by not in list(Granularity):
            raise NewslineError(f"unknown unit '{by}'; there are: {', '.join(Granularity)}")
        return Granularity(by)


def _listed(entries: "Sequence[NameEntry]") -> str:
    """Names with the number of their events, the first few of many."""
    names = ", ".join(
        f"{entry.name} ({entry.events}{', unclear which' * bool(entry.candidates)})"
        for entry in entries[:_MOST_NAMES]
    )
    more = len(entries) - _MOST_NAMES
    return f"{names} and {more} more" if more > 0 else names


def start(
    paths: Sequence[str] | None,
    form: Format | None = None,
    *,
    raw_cells: bool = False,
    hyperlinks: bool | None = None,
    corrections: str | None = None,
    tagger: str | None = None,
    look: bool = True,
) -> Session:
    """Open the corpus in force and work out the output; raises `NewslineError`."""
    environment = real_environment()
    settings = _settings(environment, corrections, tagger)
    output = Output(
        form=form or _format_of(settings),
        raw_cells=raw_cells,
        hyperlinks=bool(settings.hyperlinks if hyperlinks is None else hyperlinks),
    )
    return Session(environment, settings, output, _open(paths, settings, environment, look=look))


class Bare(NamedTuple):
    """A run without a corpus that is open."""

    environment: Environment
    settings: Settings
    output: Output


def settle(
    form: Format | None = None,
    *,
    raw_cells: bool = False,
    corrections: str | None = None,
    tagger: str | None = None,
) -> Bare:
    """The settings in force and the output; raises `NewslineError`."""
    environment = real_environment()
    settings = _settings(environment, corrections, tagger)
    return Bare(environment, settings, Output(form or _format_of(settings), raw_cells=raw_cells))


def open_corpus(
    paths: Sequence[str] | None,
    *,
    corrections: str | None = None,
    tagger: str | None = None,
    quiet: bool = False,
) -> "Corpus":
    """The corpus in force: flags, then environment, then project file, then user file, then the sample."""
    environment = real_environment()
    return _open(paths, _settings(environment, corrections, tagger), environment, quiet=quiet)


def write(view: View, output: Output, environment: Environment) -> None:
    """Write `view` to stdout in the format asked for; raises `BrokenPipeError` where its reader has left."""
    out = environment.stdout
    form = output.form
    if form is Format.AUTO:
        form = Format.RICH if out.isatty() else Format.PLAIN
    if form in _DATA and isinstance(out, io.TextIOWrapper):
        # What programs read is the same everywhere (JSON must be UTF-8: RFC 8259, 8.1).
        out.reconfigure(encoding="utf-8")
    if form is Format.RICH:
        from newsline.render.terminal import make_console
        from newsline.render.view import emit_rich

        console, terminal = make_console(out, environment.variables, hyperlinks=output.hyperlinks)
        emit_rich(view, terminal, console)
    else:
        emit(view, form, out, raw_cells=output.raw_cells)
    out.flush()


def _settings(environment: Environment, corrections: str | None, tagger: str | None) -> Settings:
    """The settings in force, with the corrections file and the tagger that flags name."""
    found = find_settings(environment.folder, environment.variables, user_folder(environment.variables))
    return found._replace(corrections=corrections or found.corrections, tagger=tagger or found.tagger)


def _format_of(settings: Settings) -> Format:
    if settings.format is None:
        return Format.AUTO
    try:
        return Format(settings.format)
    except ValueError:
        known = ", ".join(Format)
        raise NewslineError(f"unknown format '{settings.format}'; there are: {known}") from None


def _open(
    paths: Sequence[str] | None,
    settings: Settings,
    environment: Environment,
    *,
    quiet: bool = False,
    look: bool = True,
) -> "Corpus":
    from newsline.corpus import open as open_paths

    chosen = choose_corpus(paths, settings, environment, quiet=quiet)
    with nullcontext() if quiet else progress_to(environment) as progress:
        corpus = open_paths(
            *chosen,
            ignore=settings.ignore,
            stdin=environment.stdin,
            today=environment.today,
            progress=progress,
            corrections=settings.corrections,
            columns=settings.columns,
            readers=settings.readers,
            tagger=settings.tagger,
            cache=cache_folder(settings, environment),
            look=look,
            say=None if quiet else environment.say,
        )
    if not quiet:
        say_problems(corpus.problems, environment)
    return corpus


def choose_corpus(
    paths: Sequence[str] | None, settings: Settings, environment: Environment, *, quiet: bool = False
) -> list[str]:
    """The paths of the corpus in force; for want of any those of the sample, which is said."""
    chosen = list(paths or settings.corpus)
    if not chosen:
        from newsline.corpus import sample_folder

        chosen = [str(sample_folder())]
        if not quiet:
            environment.say("no corpus given: showing the sample that ships with newsline (use -c PATH)")
    return chosen


def cache_folder(settings: Settings, environment: Environment) -> Path:
    """Where saved indexes are kept: as the environment says, else the settings, else the system's cache."""
    from newsline.saved.place import default_cache

    if settings.cache and not environment.variables.get("NEWSLINE_CACHE"):
        return Path(settings.cache)
    return default_cache(environment.variables)


def say_problems(problems: Sequence[Problem], environment: Environment) -> None:
    """Say on stderr what could not be read: the first few each on a line, then how many.

    Copies of a document are no loss: of them only the number is said.
    """
    copies = sum(problem.code == "duplicate" for problem in problems)
    others = [problem for problem in problems if problem.code != "duplicate"]
    for text in problem_lines(others[:_MOST_PROBLEMS]):
        environment.note(text)
    if len(others) > _MOST_PROBLEMS:
        environment.say(f"{len(others)} problems in all; 'newsline stats' counts them by kind")
    elif others:
        environment.say(f"{len(others)} problem{'s' * (len(others) > 1)}; the rest was read")
    if copies:
        plural = "s are copies of others" if copies > 1 else " is a copy of another"
        environment.say(f"{copies} document{plural} and counted once")


def prepare(
    form: Format | None, *, raw_cells: bool = False, corrections: str | None = None, tagger: str | None = None
) -> tuple[Environment, Settings, Output]:
    """What a command without a corpus needs: the world, the settings in force, the form of its answer."""
    environment = real_environment()
    settings = _settings(environment, corrections, tagger)
    return environment, settings, Output(form or _format_of(settings), raw_cells)


def stream_records(
    paths: Sequence[str],
    form: Format | None,
    *,
    raw_cells: bool = False,
    corrections: str | None = None,
    tagger: str | None = None,
) -> int:
    """Write the record of each document under `paths` as it is parsed, then say what could not be read.

    Returns the exit code.
    """
    environment, settings, output = prepare(form, raw_cells=raw_cells, corrections=corrections, tagger=tagger)
    if output.form is Format.AUTO:
        output = output._replace(form=Format.JSONL)
    from newsline.documents import parse_all

    problems: list[Problem] = []
    count = 0

    def events() -> Iterator[Event]:
        nonlocal count
        for item in parse_all(
            *paths,
            ignore=settings.ignore,
            stdin=environment.stdin,
            corrections=settings.corrections,
            columns=settings.columns,
            readers=settings.readers,
            tagger=settings.tagger,
        ):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                count += 1
                yield item

    from newsline.render.parsed import ParsedView

    write(ParsedView(events()), output, environment)
    say_problems(problems, environment)
    return ExitCode.FOUND if count else ExitCode.NOTHING


def progress_to(environment: Environment) -> AbstractContextManager[Callable[[int, int], None] | None]:
    """A progress bar on stderr, taken away at the end; nothing where nobody would see it."""
    if not environment.stderr.isatty():
        return nullcontext()
    from newsline.render.progress import Progress

    return Progress(environment.stderr)
