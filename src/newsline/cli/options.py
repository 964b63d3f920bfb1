"""The options that several commands share, each described once."""

from typing import Annotated

from newsline.cli.declared import Argument, Option
from newsline.render.view import Format

CorpusPaths = Annotated[
    list[str] | None,
    Option(
        ("--corpus", "-c"),
        metavar="PATH",
        help="File or folder to read; repeatable; '-' is standard input."
        " Else NEWSLINE_CORPUS, the nearest newsline.toml, or the sample.",
    ),
]
Corrections = Annotated[
    str | None,
    Option(
        ("--corrections",),
        metavar="FILE",
        help="Corrections to apply. Else NEWSLINE_CORRECTIONS, or newsline-corrections.toml"
        " beside the nearest newsline.toml.",
    ),
]
FormatChoice = Annotated[
    Format | None,
    Option(
        ("--format", "-f"),
        help="By default auto: rich on a terminal, plain off it.",
        show_default=False,
    ),
]
RawCells = Annotated[
    bool, Option(("--raw-cells",), help="csv and tsv: do not defuse cells that look like formulas.")
]
Hyperlinks = Annotated[
    bool | None,
    Option(
        ("--hyperlinks/--no-hyperlinks", "--hyperlink"),
        help="Link headlines to their files.",
    ),
]
Entities = Annotated[
    list[str] | None,
    Option(
        ("--entity", "-e"),
        metavar="NAME",
        help="Events that name this person, organisation or place; repeated: any of them.",
        named=True,
    ),
]
Speakers = Annotated[
    list[str] | None,
    Option(
        ("--speaker", "-s"),
        metavar="NAME",
        help="Events in which this person is quoted; repeated: any.",
        named=True,
    ),
]
QueryText = Annotated[
    str | None,
    Option(
        ("--query", "-q"),
        metavar="QUERY",
        help="Only what this search finds.",
    ),
]
Since = Annotated[
    str | None,
    Option(("--since",), metavar="DATE", help="From this day: 2012, 2012-11, 'last month', '3 weeks ago', …"),
]
Until = Annotated[
    str | None, Option(("--until",), metavar="DATE", help="Up to and including this day, month or year.")
]
Sources = Annotated[
    list[str] | None, Option(("--source",), metavar="NAME", help="Only this publisher; repeated: any.")
]
Tags = Annotated[list[str] | None, Option(("--tag",), metavar="TAG", help="Only this tag; repeated: any.")]
Tagger = Annotated[
    str | None,
    Option(
        ("--tagger",),
        metavar="NAME",
        help="What finds names: newsline, rules, spacy[:MODEL] or a plug-in.",
    ),
]
Refresh = Annotated[
    bool,
    Option(("--refresh/--no-refresh",), help="Look for files that have changed since the index was made."),
]
Limit = Annotated[
    int | None,
    Option(
        ("--limit", "-n"),
        least=1,
        metavar="N",
        help="At most this many, the first ones.",
    ),
]
Merge = Annotated[
    bool, Option(("--merge/--no-merge",), help="Show the reports of one storyline as one event.")
]
Reverse = Annotated[
    bool,
    Option(
        ("--reverse", "-r"),
        help="Latest first.",
    ),
]
EventId = Annotated[
    str, Argument(metavar="ID", help="An event's id, or the beginning of one if no other has it.")
]
