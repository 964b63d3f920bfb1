import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newsline.render.view import Format, markdown_text


class Table:
    """A view of two rows, the second awkward."""

    columns = ("name", "words")

    def records(self) -> Iterator[dict[str, Any]]:
        yield {"name": "a", "words": "plain"}
        yield {"name": "b", "words": "“é”\x9b\u202e"}

    def rows(self) -> Iterator[tuple[str, ...]]:
        yield "a", "plain"
        yield "b", '=one, "two"; | *three*\tfour\nfive'

    def plain(self) -> Iterator[str]:
        yield from ("a plain", "b awkward")

    def rich(self, terminal: object) -> Iterator[Any]:
        yield from ()


WRITTEN = [
    (Format.PLAIN, "a plain\nb awkward\n"),
    (Format.AUTO, "a plain\nb awkward\n"),
    (
        Format.JSONL,
        '{"name": "a", "words": "plain"}\n{"name": "b", "words": "“é”\\u009b\\u202e"}\n',
    ),
    (
        Format.JSON,
        '[\n{"name": "a", "words": "plain"},\n{"name": "b", "words": "“é”\\u009b\\u202e"}\n]\n',
    ),
    (Format.CSV, 'name,words\na,plain\nb,"\'=one, ""two""; | *three* four five"\n'),
    (Format.TSV, 'name\twords\na\tplain\nb\t\'=one, "two"; | *three* four five\n'),
    (
        Format.MARKDOWN,
        '| name | words |\n| --- | --- |\n| a | plain |\n| b | =one, "two"; \\| \\*three\\* four five |\n',
    ),
]


@pytest.mark.parametrize(("form", "text"), WRITTEN, ids=[form for form, _ in WRITTEN])
def test_emit(written: Callable[..., str], form: Format, text: str) -> None:
    assert written(Table(), form) == text


def test_raw_cells_keep_formulas(written: Callable[..., str]) -> None:
    assert "\t=one" in written(Table(), Format.TSV, raw_cells=True)


def test_an_astral_hidden_character_is_a_pair_of_escapes() -> None:
    from newsline.render.json_text import dumps

    assert dumps("\U000e0041") == '"\\udb40\\udc41"'
    assert json.loads(dumps("\U000e0041")) == "\U000e0041"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a|b", "a\\|b"),
        ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
        ("[x](http://y)", "\\[x\\]\\(http\\://y\\)"),
        ("see http://x.example and www.x.example", "see http\\://x.example and www\\.x.example"),
        ("me@x.example", "me\\@x.example"),
        ("__init__ `code` ~~no~~ $x$", "\\_\\_init\\_\\_ \\`code\\` \\~\\~no\\~\\~ \\$x\\$"),
        ("back\\|slash", "back\\\\\\|slash"),
        ("06:29", "06:29"),
    ],
)
def test_markdown_text_is_only_words(text: str, marked: str) -> None:
    assert markdown_text(text) == marked


PROGRAM = """
import io, sys
import newsline.render.detail, newsline.render.entities, newsline.render.parsed, newsline.render.problems
import newsline.render.progress, newsline.render.quotes, newsline.render.search, newsline.render.stats
import newsline.render.terminal, newsline.render.undated
from newsline.model import Event, Hit, when
from newsline.render.timeline import TimelineView
from newsline.render.view import Format, emit
hits = [Hit(Event("id", "file", "title — “é”", "text", date=when("2012-12-22")))]
for form in Format:
    if form is not Format.RICH:
        emit(TimelineView(hits), form, io.StringIO())
newsline.render.progress.Progress(io.StringIO())(1, 2)
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("rich", "typer", "csv", "tantivy")))
"""


def test_only_a_terminal_costs_the_import_of_rich() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
