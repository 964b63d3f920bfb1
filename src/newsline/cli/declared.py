"""How commands declare what may stand behind them on the command line.

Plain data, in the annotations of each command's function: `arguments` reads most command lines by it,
and `help` gives it to typer, which takes longer to import than an answer takes to find.
"""

from typing import NamedTuple


class Option(NamedTuple):
    """An option: its names ("--yes/--no" for a flag that can be either), and what help says of it.

    `least` is the smallest number allowed, `any_case` takes the words of a choice in capitals too,
    `named` completes names of the corpus.
    """

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    least: int | None = None
    show_default: bool = True
    any_case: bool = False
    named: bool = False


class Argument(NamedTuple):
    """What stands without the name of an option."""

    metavar: str
    help: str | None = None
