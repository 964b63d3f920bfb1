"""The command line read without typer, where it leaves nothing to be said.

Help, completion, slips of the pen and rare ways of writing an option are typer's (`help`). A test
holds what is read here against what typer reads.
"""

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from types import FunctionType, NoneType
from typing import Any, NamedTuple, get_args, get_origin

from newsline.cli.declared import Argument, Option

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

_LONGEST_NUMBER = 9  # digits


class _Place(NamedTuple):
    """Where a word of the command line goes.

    The name of a parameter, the type of its value or of each of its values; of an option the least
    number, of a flag the value that it stands for.
    """

    name: str
    type: type
    many: bool = False
    least: int | None = None
    flag: bool | None = None


class _UnclearError(Exception):
    """A command line that typer is to read."""


def command_of(name: str) -> FunctionType:
    """The function of a command, which returns the exit code."""
    found: FunctionType = import_module(f"newsline.cli.commands.{name}").command
    return found


def read(arguments: Sequence[str]) -> tuple[FunctionType, dict[str, Any]] | None:
    """The command and the values of its parameters; `None` for a line that is typer's."""
    if not arguments or arguments[0] not in COMMANDS or "" in arguments:
        return None
    command = command_of(arguments[0])
    try:
        return command, _values(command, arguments[1:])
    except _UnclearError:
        return None


def _values(command: FunctionType, words: Sequence[str]) -> dict[str, Any]:
    options, argument = _declared(command)
    values: dict[str, Any] = {}
    loose: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word[0] != "-" or word == "-":
            loose.append(word)
            continue
        name, mark, text = word.partition("=") if word.startswith("--") else (word[:2], word[2:], word[2:])
        place = options.get(name)
        if place is None or (place.name in values and not place.many):
            raise _UnclearError
        if place.flag is not None:
            if mark:
                raise _UnclearError
            values[place.name] = place.flag
            continue
        if not mark:
            text = next(waiting, "")
            if text != "-" and text.startswith("-"):
                raise _UnclearError
        value = _converted(text, place)
        if place.many:
            values.setdefault(place.name, []).append(value)
        else:
            values[place.name] = value
    if not loose:
        # Without a default are arguments alone.
        if command.__code__.co_argcount > len(command.__defaults__ or ()):
            raise _UnclearError
        return values
    if argument is None or (len(loose) > 1 and not argument.many):
        raise _UnclearError
    return values | {argument.name: loose if argument.many else loose[0]}


def _declared(command: FunctionType) -> tuple[dict[str, _Place], _Place | None]:
    """The places of a command's options by their names, and that of its argument, if it has one."""
    options: dict[str, _Place] = {}
    argument = None
    for name, hint in command.__annotations__.items():
        if name == "return":
            continue
        whole, declared = get_args(hint)
        type_ = next((part for part in get_args(whole) if part is not NoneType), whole)
        if get_origin(whole) is list:
            type_ = whole
        many = get_origin(type_) is list
        if many:
            (type_,) = get_args(type_)
        if isinstance(declared, Argument):
            argument = _Place(name, type_, many)
            continue
        assert isinstance(declared, Option)
        place = _Place(name, type_, many, declared.least)
        for word in declared.names:
            if type_ is bool:
                yes, _, no = word.partition("/")
                options |= {yes: place._replace(flag=True), no: place._replace(flag=False)}
            else:
                options[word] = place
    return options, argument


def _converted(text: str, place: _Place) -> Any:
    if place.type is str and text:
        return text
    if place.type is int and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
        number = int(text)
        if place.least is None or number >= place.least:
            return number
    if issubclass(place.type, StrEnum) and text in place.type.__members__.values():
        return place.type(text)
    raise _UnclearError
