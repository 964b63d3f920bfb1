"""The `newsline` command: its sub-commands, and what happens when one fails."""

import gc
import io
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

import typer

from newsline.cli.context import say, silence
from newsline.errors import ExitCode, NewslineError

COMMANDS = (
    "timeline",
    "search",
    "quotes",
    "entities",
    "aliases",
    "show",
    "why",
    "undated",
    "stats",
    "index",
    "parse",
    "convert",
    "check",
    "schema",
    "sample",
)

# Both bring rich into every run for what a plain help text does as well: docs/decisions/0001-typer.md.
app = typer.Typer(
    name="newsline",
    help="A folder of saved news as a timeline: what happened when, to whom, and who said what.",
    epilog="Exit codes: 0 found, 1 nothing found, 2 error. 'newsline COMMAND --help' tells more.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
# The base of every usage error; typer gives it no public name.
_USAGE_ERROR = typer.BadParameter.__mro__[2]


def _say_version(asked: bool) -> None:
    if asked:
        from newsline import __version__

        typer.echo(f"newsline {__version__}")
        raise typer.Exit


@app.callback()
def newsline(
    version: bool = typer.Option(
        False, "--version", "-V", help="Print the version and exit.", is_eager=True, callback=_say_version
    ),
) -> None:
    """Hold the options of `newsline` itself."""


def _register(names: Iterable[str]) -> None:
    """Give `app` these commands; typer works out the options of every one it has."""
    for name in names:
        app.command(name)(import_module(f"newsline.cli.commands.{name}").command)


def _needed(arguments: Sequence[str]) -> Sequence[str]:
    """The command that is run, alone; all of them for a list of them, a slip of the pen or completion."""
    first = next((argument for argument in arguments if not argument.startswith("-")), "")
    return (first,) if first in COMMANDS and "_NEWSLINE_COMPLETE" not in os.environ else COMMANDS


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are one line on stderr."""
    # A parse makes no cycles to speak of: looking for them at each 700 new objects took a tenth of the time.
    gc.set_threshold(100_000, 20, 20)
    gc.enable()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    _register(_needed(arguments))
    try:
        code = app(list(arguments) or ["--help"], prog_name="newsline", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except NewslineError as error:
        say(str(error))
        return ExitCode.ERROR
    except KeyboardInterrupt:
        return 130
    except (BrokenPipeError, SystemExit):  # typer exits with 1 where the reader of stdout has left
        silence(sys.stdout)
        return ExitCode.FOUND
    except OSError as error:
        silence(sys.stdout)
        say(f"{error.filename or 'cannot write the answer'}: {error.strerror}")
        return ExitCode.ERROR
    except Exception as error:
        if not isinstance(error, _USAGE_ERROR):
            raise
        return _usage(error)
    return code if isinstance(code, int) else ExitCode.FOUND


def _usage(error: Exception) -> int:
    message = getattr(error, "format_message", lambda: str(error))()
    path = getattr(getattr(error, "ctx", None), "command_path", "newsline")
    say(f"{message.rstrip('.')} (try '{path} --help')")
    return ExitCode.ERROR
