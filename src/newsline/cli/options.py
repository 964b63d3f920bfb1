"""The options that several commands share, each described once."""

from typing import Annotated

import typer

from newsline.cli.completion import complete_name
from newsline.render.view import Format

CorpusPaths = Annotated[
    list[str] | None,
    typer.Option(
        "--corpus",
        "-c",
        metavar="PATH",
        help="File or folder to read; repeatable; '-' is standard input."
        " Else NEWSLINE_CORPUS, the nearest newsline.toml, or the sample.",
    ),
]
Corrections = Annotated[
    str | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="Corrections to apply. Else NEWSLINE_CORRECTIONS, or newsline-corrections.toml"
        " beside the nearest newsline.toml.",
    ),
]
FormatChoice = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="By default auto: rich on a terminal, plain off it.", show_default=False
    ),
]
RawCells = Annotated[
    bool, typer.Option("--raw-cells", help="csv and tsv: do not defuse cells that look like formulas.")
]
Hyperlinks = Annotated[
    bool | None,
    typer.Option("--hyperlinks/--no-hyperlinks", "--hyperlink", help="Link headlines to their files."),
]
Entities = Annotated[
    list[str] | None,
    typer.Option(
        "--entity",
        "-e",
        metavar="NAME",
        help="Events that name this person, organisation or place; repeated: any of them.",
        autocompletion=complete_name,
    ),
]
Speakers = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="Events in which this person is quoted; repeated: any.",
        autocompletion=complete_name,
    ),
]
QueryText = Annotated[
    str | None, typer.Option("--query", "-q", metavar="QUERY", help="Only what this search finds.")
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help="From this day: 2012, 2012-11, 'last month', '3 weeks ago', …"
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Up to and including this day, month or year.")
]
Sources = Annotated[
    list[str] | None, typer.Option("--source", metavar="NAME", help="Only this publisher; repeated: any.")
]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Only this tag; repeated: any.")]
Tagger = Annotated[
    str | None,
    typer.Option(
        "--tagger",
        metavar="NAME",
        help="What finds names: newsline, rules, spacy[:MODEL] or a plug-in.",
    ),
]
Refresh = Annotated[
    bool,
    typer.Option("--refresh/--no-refresh", help="Look for files that have changed since the index was made."),
]
Limit = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most this many, the first ones.")
]
Merge = Annotated[
    bool, typer.Option("--merge/--no-merge", help="Show the reports of one storyline as one event.")
]
Reverse = Annotated[bool, typer.Option("--reverse", "-r", help="Latest first.")]
EventId = Annotated[
    str, typer.Argument(metavar="ID", help="An event's id, or the beginning of one if no other has it.")
]
