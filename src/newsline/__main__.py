"""`newsline` and `python -m newsline`: the version at once, everything else through typer."""

import sys


def main() -> int:
    """Run the command line on `sys.argv` and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from newsline import __version__

        try:
            print(f"newsline {__version__}", flush=True)
            return 0
        except OSError:
            pass  # what cannot be written is said below, as for every command
    try:
        from newsline.cli.app import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are loaded
        return 130


if __name__ == "__main__":
    sys.exit(main())
