"""Documents that newsline wrote itself (`newsline convert --to markdown`): read back as they were.

The text is taken as it stands, as that of a JSON Lines record is: what is furniture on a
page has been told from it once, and is not told again.
"""

import json
from collections.abc import Iterator

from newsline.errors import Problem
from newsline.model import Document, Metadata
from newsline.read.decode import decode, find_controls
from newsline.read.limits import Limits
from newsline.read.source import Source

_FENCE = "---"


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The one document of the file."""
    data = source.whole(limits.max_file_bytes)
    if data is None:
        message = f"larger than the limit of {limits.max_file_bytes} bytes for one document"
        yield Problem("too-large", message, source.label)
        return
    decoded = decode(data, source.label)
    text = decoded.text
    if "\r\n" in text[: len(_FENCE) + 2]:  # an editor of Windows has been here
        text = text.replace("\r\n", "\n")
    head, fence, body = text.removeprefix("\ufeff").partition(f"\n{_FENCE}\n")
    if not fence:
        yield Problem("bad-front-matter", "front matter without an end", source.label)
        return
    fields = dict(_fields(head.split("\n")[1:]))
    first_line = head.count("\n") + 3 + body.startswith("\n")
    body = body.removeprefix("\n").removesuffix("\n")
    if fields.get("escapes") == "json":
        body = "\n".join(map(_unescaped, body.split("\n")))
    if not body.strip():
        yield Problem("empty", "nothing but white space", source.label)
        return
    problems = decoded.problems + find_controls(body, source.label, first_line=first_line)
    name = str(fields.get("file") or "").replace("!", "/").rpartition("/")[2]
    yield Document(body, source.label, "record", _metadata(fields), name, first_line, problems)


def _fields(lines: list[str]) -> Iterator[tuple[str, object]]:
    """Name and value of each line; a value that is no JSON, changed by hand perhaps, is text."""
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            continue
        try:
            yield name.strip(), json.loads(value)
        except (ValueError, RecursionError):
            yield name.strip(), value.strip()


def _unescaped(line: str) -> str:
    try:
        text = json.loads(f'"{line}"', strict=False)
    except ValueError:
        return line
    return str(text).encode("utf-8", "replace").decode()


def _metadata(fields: dict[str, object]) -> Metadata:
    def text(name: str) -> str | None:
        value = fields.get(name)
        value = str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
        return " ".join(value.split()) or None if isinstance(value, str) else None

    def texts(name: str) -> tuple[str, ...]:
        value = fields.get(name)
        values = value if isinstance(value, list) else [value]
        return tuple(dict.fromkeys(item.strip() for item in values if isinstance(item, str) and item.strip()))

    return Metadata(
        id=text("id"),
        title=text("title"),
        date=text("date"),
        date_basis=text("date_basis") or "front-matter",
        url=text("url"),
        publisher=text("publisher"),
        byline=texts("byline"),
        section=text("section"),
        tags=texts("tags"),
        lang=text("lang"),
    )
