"""`newsline` and `python -m newsline`: the version at once, everything else through typer."""

import sys


def main() -> int:
    """Run the command line on `sys.argv` and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from newsline import __version__

        print(f"newsline {__version__}")
        return 0
    from newsline.cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
