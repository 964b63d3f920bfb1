"""What the terminal can show, asked once: width, colours, ASCII, links."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from newsline.render.view import Terminal

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST, WIDEST = 40, 200
# Nothing is cut to a height; saying one keeps rich from asking for it.
_HEIGHT = 50
_SIGNS = "●│┆▁█“…→"


def make_console(
    stream: TextIO,
    env: Mapping[str, str],
    *,
    hyperlinks: bool = False,
    ascii_only: bool = False,
    width: int | None = None,
) -> tuple["Console", Terminal]:
    """A rich console on `stream` and what it can show, from the stream and the environment `env`.

    Honours `NO_COLOR` (no-color.org: any non-empty value; bold and dim stay),
    `FORCE_COLOR` (colour even off a terminal), `COLUMNS`, and `TERM=dumb` (neither
    colour nor links). A stream whose encoding lacks the signs gets ASCII. `width` in
    columns overrides what the terminal says; all widths are kept between 40 and 200.
    """
    from rich.console import Console

    class PipeConsole(Console):
        """A console that lets its caller decide what a reader that leaves early means."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    forced = bool(env.get("FORCE_COLOR"))
    dumb = env.get("TERM", "").casefold() in ("dumb", "unknown")
    styled = (forced or stream.isatty()) and not dumb
    columns = min(WIDEST, max(NARROWEST, width or _columns(stream, env)))
    console = PipeConsole(
        file=stream,
        width=columns,
        height=_HEIGHT,
        color_system="standard" if styled else None,
        force_terminal=styled,
        no_color=bool(env.get("NO_COLOR")),
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ=env,
    )
    terminal = Terminal(
        width=columns,
        ascii_only=ascii_only or not _can_show_signs(stream),
        hyperlinks=hyperlinks and styled,
    )
    return console, terminal


def _columns(stream: TextIO, env: Mapping[str, str]) -> int:
    given = env.get("COLUMNS", "")
    if given.isdecimal() and int(given[:9]) > 0:
        return int(given[:9])
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _can_show_signs(stream: TextIO) -> bool:
    try:
        _SIGNS.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
