"""`newsline convert`: documents as newsline understood them, in a form that other programs read too."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from newsline.cli import options, session
from newsline.cli.commands.parse import Paths
from newsline.cli.declared import Option
from newsline.errors import ExitCode, NewslineError, Problem
from newsline.model import Event
from newsline.render.view import Format

_LONGEST_NAME = 100
# What file systems refuse or programs act on; and the names of devices on Windows.
_UNWANTED = frozenset('<>:"|?*\\/')
_DEVICES = frozenset("con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3".split())


class Target(StrEnum):
    """The forms of a normalised document."""

    JSONL = "jsonl"
    MARKDOWN = "markdown"


To = Annotated[
    Target,
    Option(("--to",), help="jsonl: records, one a line; markdown: text under YAML front matter."),
]
Into = Annotated[
    str | None,
    Option(("--into",), metavar="FOLDER", help="markdown: a new or empty folder for one file a document."),
]


def command(
    paths: Paths,
    to: To = Target.JSONL,
    into: Into = None,
    corrections: options.Corrections = None,
    tagger: options.Tagger = None,
) -> int:
    """Write each document as newsline understood it, for other programs and for newsline itself."""
    if to is Target.JSONL:
        if into:
            raise NewslineError("--into is for --to markdown; send records to a file with >")
        return session.stream_records(paths, Format.JSONL, corrections=corrections, tagger=tagger)
    return _write_markdown(paths, into, corrections, tagger)


def _write_markdown(paths: list[str], into: str | None, corrections: str | None, tagger: str | None) -> int:
    from newsline.documents import parse_all
    from newsline.render.normalised import markdown

    environment, settings, _ = session.prepare(Format.PLAIN, corrections=corrections, tagger=tagger)
    found = parse_all(
        *paths,
        ignore=settings.ignore,
        stdin=environment.stdin,
        corrections=settings.corrections,
        columns=settings.columns,
        readers=settings.readers,
        tagger=settings.tagger,
    )
    problems: list[Problem] = []
    folder = _Folder(into) if into else None
    only: Event | None = None
    count = 0
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        count += 1
        if folder is not None:
            folder.write(item.file, markdown(item))
        elif count > 1:
            raise NewslineError("several documents: name a folder for them with --into FOLDER")
        else:
            only = item
    if only is not None:
        environment.stdout.write(markdown(only))
    session.say_problems(problems, environment)
    return ExitCode.FOUND if count else ExitCode.NOTHING


class _Folder:
    """A folder that was empty, and the files written into it, named after those that were read.

    A name comes from a label, which may come from an archive: no part of it leads out.
    """

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._path.mkdir(parents=True, exist_ok=True)
        if any(self._path.iterdir()):
            raise NewslineError(f"{path} is not empty")
        self._taken: set[str] = set()

    def write(self, label: str, text: str) -> None:
        *folders, last = [
            part for piece in label.replace("\\", "/").replace("!", "/").replace("#", "/").split("/")
            if (part := _safe(piece))
        ] or ["document"]  # fmt: skip
        stem = "/".join((*folders, last))
        name, number = f"{stem}.md", 1
        # File systems may not tell capitals from small letters.
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}.md"
        self._taken.add(name.casefold())
        file = self._path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def _safe(piece: str) -> str:
    """A part of a label as a part of a path: no separators, no dots alone, nothing hidden or reserved, nor
    what newsline itself passes over when it reads a folder."""
    from newsline.intake import is_left_out

    kept = "".join(char if char.isprintable() and char not in _UNWANTED else "_" for char in piece)
    kept = kept.strip(" .")[:_LONGEST_NAME].rstrip(" .")
    if is_left_out(kept) or is_left_out(f"{kept}/document"):
        return f"_{kept}_"
    return f"_{kept}" if kept.partition(".")[0].casefold() in _DEVICES else kept
