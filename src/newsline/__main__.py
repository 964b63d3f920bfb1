"""`newsline` and `python -m newsline`: the version at once, everything else by `newsline.cli.app`."""

import gc
import os
import sys


def start() -> None:
    """Run the command line and end the process with its exit code.

    The system takes the memory back at once, where Python would take it apart object by
    object: a tenth of a short run. Nothing is left to be done then: files are closed where
    they are written, and what goes to the streams is flushed here.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except (OSError, ValueError):
            code = code or 2
    os._exit(code)


def main() -> int:
    """Run the command line on `sys.argv` and return its exit code."""
    if sys.stdout and sys.argv[1:] in (["--version"], ["-V"]):
        from newsline import __version__

        try:
            print(f"newsline {__version__}", flush=True)
            return 0
        except OSError:
            pass  # what cannot be written is said below, as for every command
    # What is loaded now stays: looking through it again and again for what may go finds nothing.
    gc.disable()
    try:
        from newsline.cli.app import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are loaded
        return 130


if __name__ == "__main__":
    start()
