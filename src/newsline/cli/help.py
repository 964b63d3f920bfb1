"""The command line as typer sees it: help, completion, and one line about what was typed wrong."""

import inspect
import os
from collections.abc import Callable, Sequence
from functools import partial
from types import FunctionType
from typing import Annotated, Any, get_args

import typer

from newsline.cli.arguments import COMMANDS, command_of
from newsline.cli.completion import complete_name
from newsline.cli.declared import Argument, Option
from newsline.errors import ExitCode, NewslineError

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


def declare(run: Callable[..., Any], command: FunctionType) -> Callable[..., Any]:
    """Give `run`, which takes values by their names, the options of a command in typer's own words."""
    signature = inspect.signature(command)
    hints = {name: _hint(parameter.annotation) for name, parameter in signature.parameters.items()}
    parameters = [one.replace(annotation=hints[name]) for name, one in signature.parameters.items()]
    run.__doc__ = command.__doc__
    run.__annotations__ = hints
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return run


def _hint(hint: Any) -> Any:
    type_, declared = get_args(hint)
    if isinstance(declared, Argument):
        return Annotated[type_, typer.Argument(metavar=declared.metavar, help=declared.help)]
    assert isinstance(declared, Option)
    told = typer.Option(
        *declared.names,
        metavar=declared.metavar,
        help=declared.help,
        min=declared.least,
        show_default=declared.show_default,
        case_sensitive=not declared.any_case,
        autocompletion=complete_name if declared.named else None,
    )
    return Annotated[type_, told]


def _needed(arguments: Sequence[str]) -> Sequence[str]:
    """The command that is run, alone; all of them for a list of them, a slip of the pen or completion."""
    first = next((argument for argument in arguments if not argument.startswith("-")), "")
    return (first,) if first in COMMANDS and "_NEWSLINE_COMPLETE" not in os.environ else COMMANDS


def run_by_typer(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; raises `NewslineError` for what was typed wrong."""
    for name in _needed(arguments):
        command = command_of(name)
        app.command(name)(declare(partial(command), command))
    try:
        code = app(list(arguments) or ["--help"], prog_name="newsline", standalone_mode=False)
    except Exception as error:
        if not isinstance(error, _USAGE_ERROR):
            raise
        told = getattr(error, "format_message", error.__str__)
        known = _needed(arguments)
        typed = " ".join(("newsline", *known)) if known is not COMMANDS else "newsline"
        path = getattr(getattr(error, "ctx", None), "command_path", typed)
        raise NewslineError(f"{told().rstrip('.')} (try '{path} --help')") from None
    return code if isinstance(code, int) else ExitCode.FOUND
