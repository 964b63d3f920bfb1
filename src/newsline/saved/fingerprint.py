"""Fingerprints of what makes rows: the code of newsline, and packages that it is told to use.

A number that somebody has to raise is forgotten; these change by themselves.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache

# All that says what a row holds, or where it is looked for.
ROOMS = ("corrections", "documents", "errors", "index", "model", "parser", "read", "saved")
_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib costs a multiple
_STARTS = tuple(start for room in ROOMS for start in (f"newsline/{room}/", f"newsline/{room}.py,"))
_OURS = ("rules", "newsline")  # taggers that are part of the code


@cache
def code_of(version: str) -> str:
    """What tells the code that runs from any other, also under the same version number.

    Of an installed package the digests that its installer noted of each file (`RECORD`: Recording
    installed projects, PyPA specifications), else the times and sizes of the files.
    """
    try:
        with open(f"{_PACKAGE}-{version}.dist-info/RECORD", encoding="utf-8") as file:  # noqa: PTH123
            noted = [line for line in file if line.startswith(_STARTS) and ".pyc," not in line]
    except (OSError, ValueError):
        noted = []
    return "".join(sorted(noted or _stamps()))


def _stamps() -> Iterator[str]:
    waiting = [_PACKAGE]
    while waiting:
        folder = waiting.pop()
        top = folder == _PACKAGE
        try:
            with os.scandir(folder) as listing:
                for entry in listing:
                    if entry.name == "__pycache__" or (top and entry.name.removesuffix(".py") not in ROOMS):
                        continue
                    if entry.is_dir():
                        waiting.append(entry.path)
                        continue
                    status = entry.stat()
                    yield f"{entry.path[len(_PACKAGE) :]} {status.st_mtime_ns} {status.st_size}\n"
        except OSError:
            continue  # as inside an archive from which Python runs: there the version has to do


def packages_of(tagger: str | None, readers: Sequence[str] = ()) -> str:
    """The versions of the packages behind a tagger and readers; empty for newsline's own."""
    kind, _, model = (tagger or "").partition(":")
    found = [*_points("newsline.readers", readers)]
    if kind == "spacy":
        found += [_version("spacy"), *_points("spacy_models", (model,) if model else None)]
        found += [_version(model), _stamp(f"{model}/meta.json")] if model else []
    elif tagger and tagger not in _OURS:
        found += _points("newsline.taggers", (tagger,))
    return "\n".join(found)


def _points(group: str, names: Sequence[str] | None) -> list[str]:
    """Entry points by their names (`None`: all), each with the version of its package."""
    if names is not None and not names:
        return []
    from importlib.metadata import entry_points

    points = [point for point in entry_points(group=group) if names is None or point.name in names]
    return sorted(f"{point.name} {point.dist.version if point.dist else ''}" for point in points)


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        return ""


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - as in the look for changes
    except OSError:
        return ""
    return f"{status.st_mtime_ns} {status.st_size}"
