"""The `newsline` command: running one of its sub-commands, and what happens when it fails."""

import gc
import io
import os
import sys
from collections.abc import Sequence

from newsline.cli.arguments import read
from newsline.cli.context import say, silence
from newsline.errors import ExitCode, NewslineError
from newsline.garbage import RARELY


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are one line on stderr."""
    gc.set_threshold(*RARELY)
    gc.enable()
    try:
        if sys.stdout is None:
            raise NewslineError("standard output is closed")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        code = _run(arguments)
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
    return code


def _run(arguments: Sequence[str]) -> int:
    found = read(arguments) if "_NEWSLINE_COMPLETE" not in os.environ else None
    if found:
        command, values = found
        code: int = command(**values)
        return code
    from newsline.cli.help import run_by_typer

    return run_by_typer(arguments)
