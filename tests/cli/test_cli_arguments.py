"""The command line read in two ways: quickly for most lines, by typer for all; they never disagree."""

import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from typing import Any, get_args

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from newsline.cli import help as by_typer
from newsline.cli.arguments import COMMANDS, command_of, read
from newsline.cli.declared import Argument, Option

USAGE_ERROR: Any = typer.BadParameter.__mro__[2]
VALUES = (
    *("Lavrov", "a b", "20", "0", "-3", "007", "٣", "1_000", "jsonl", "JSONL", "year", "person", "PERSON"),
    *("2012-11", "a=b", "=", "--limit", "-n", "-", "--", "", "x y=", "markdown", "né", "9" * 12),
)


def names_of(command: str) -> list[str]:
    """All names of a command's options, each side of a flag apart."""
    found = [get_args(hint) for key, hint in command_of(command).__annotations__.items() if key != "return"]
    declared = [option for _, option in found if not isinstance(option, Argument)]
    assert all(isinstance(option, Option) for option in declared)
    return [name for option in declared for word in option.names for name in word.split("/")]


@cache
def app_of(command: str) -> tuple[typer.Typer, list[dict[str, Any]]]:
    """A typer app that notes what a command would be called with."""
    seen: list[dict[str, Any]] = []
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command()(by_typer.declare(lambda **values: seen.append(values), command_of(command)))
    return app, seen


def typer_reads(command: str, words: list[str]) -> dict[str, Any] | None:
    """What typer makes of a line; `None` where it has something to say instead."""
    app, seen = app_of(command)
    seen.clear()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        try:
            app(words, standalone_mode=False)
        except USAGE_ERROR:
            return None
    return seen[0] if seen else None  # a line that asks for help


def defaults_of(command: str) -> dict[str, Any]:
    code = command_of(command).__code__
    defaults = command_of(command).__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    return dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))


def agree(command: str, words: list[str]) -> bool:
    """Whether the quick reading took a line, which typer then reads just so."""
    found = read([command, *words])
    if found is None:
        return False
    function, values = found
    assert function is command_of(command)
    assert defaults_of(command) | values == typer_reads(command, words), words
    return True


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    command = draw(st.sampled_from(COMMANDS))
    names = names_of(command) or ["--help"]
    words: list[str] = []
    for _ in range(draw(st.integers(0, 4))):
        name, value = draw(st.sampled_from(names)), draw(st.sampled_from(VALUES))
        words += draw(
            st.sampled_from(
                [[name, value], [name], [value], [f"{name}={value}"], [name + value], [name[:-1]]]
            )
        )
    return command, words


@given(lines())
def test_typer_reads_what_is_read_quickly_just_so(line: tuple[str, list[str]]) -> None:
    agree(*line)


def usual() -> Iterator[tuple[str, str]]:
    for command in COMMANDS:
        argument = {"search": "asylum", "show": "ab12", "why": "ab12"}.get(command, "")
        argument = "a.txt b.html" if command in ("parse", "convert", "check") else argument
        yield command, argument
        for name in names_of(command):
            value = {"--by": "year", "--to": "markdown", "--type": "person", "-t": "org"}.get(name, "7")
            value = "json" if name in ("--format", "-f") else value
            yield command, f"{argument} {name}"
            yield command, f"{name} {value} {argument}"
            yield command, f"{argument} {name}={value}"
            yield command, f"{name}{value} {argument}"


def test_every_option_is_read_quickly_as_people_write_it() -> None:
    taken = {(command, line) for command, line in usual() if agree(command, line.split())}
    for command in COMMANDS:
        for name in names_of(command):
            written = [line for other, line in taken if other == command and name in line.split()]
            assert written, (command, name)


@pytest.mark.parametrize(
    "line",
    [
        "timeline --help",
        "timeline -rn5",
        "timeline -n0",
        "timeline -n=5",
        "timeline --limit 0",
        "timeline --limit many",
        "timeline --limit 3 --limit 4",
        "timeline --format xml",
        "timeline --entity",
        "timeline --nonsense",
        "timeline --deep=yes",
        "timeline asylum",
        "timeline -- asylum",
        "search",
        "search two words",
        "entities --type Person",
        "frobnicate",
        "--version",
        "--install-completion",
        "",
    ],
)
def test_what_needs_a_word_or_a_second_look_is_left_to_typer(line: str) -> None:
    assert read(line.split()) is None
