"""Front matter: the block of YAML between `---` or TOML between `+++` at the start of a file."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from newsline.model import Metadata
from newsline.read.fields import Number, squash, to_metadata

if TYPE_CHECKING:
    from yaml import Event

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_MAX_NESTING = 8
# Both parsers take quadratic time over deep nesting: of brackets in YAML, of dotted keys in TOML.
_MAX_BRACKETS = 256
_MAX_DOTS = 200

# Kept as text and compiled by `re` when a file first has use for them.
_KEY_LINE = r"(?m)^[A-Za-z][\w.-]*[ \t]*[:=]"
_PLAIN_KEY = r"(?a)([A-Za-z_][A-Za-z0-9_-]*):(?: +|$)"
# A first character that gives a YAML scalar a meaning of its own.
_INDICATORS = frozenset("!&*?|>@%`\"'#{}[],:-")
_TOML_DATE = r"(?a)\s*([\w-]+)\s*=\s*([^#\n]*)"
_TOML_STRING = r"(?m)\"(?:[^\"\\\n]|\\.)*+(?:\"|$)|'[^'\n]*+(?:'|$)|#.*"

Fields = dict[str, object]


class FrontMatter(NamedTuple):
    """Metadata of a front matter, and the rest of the text with the line on which it begins (1-based)."""

    metadata: Metadata
    rest: str
    first_line: int


class BadFrontMatterError(ValueError):
    """Front matter that cannot be read; `str()` says why, `line` (1-based) where."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def split_front_matter(text: str, max_bytes: int) -> FrontMatter | None:
    """The front matter that `text` begins with, or `None` if it does not begin with one.

    Dates keep their source's spelling. A `---` that is only a rule above some text is
    no front matter. Raises `BadFrontMatterError` for a fence without an end, more than
    `max_bytes` between the fences, and a block that is not valid; YAML aliases are
    refused, so that a small block never stands for a large one.
    """
    fence = text[:3]
    if fence not in _FENCES or text[3 : (start := text.find("\n") + 1)].strip() or not start:
        return None
    end = _closing(text, start, _FENCES[fence], max_bytes)
    if end is None:
        if re.compile(_KEY_LINE).match(text, start):
            raise BadFrontMatterError(f"front matter without an end within {max_bytes} bytes")
        return None
    block = text[start:end]
    try:
        found = _read_yaml(block) if fence == "---" else _read_toml(block)
    except BadFrontMatterError:
        if re.search(_KEY_LINE, block):
            raise
        return None
    if found is None:
        return None
    fields, lines = found
    squashed = {
        squash(key): value
        for key, value in fields.items()
        if not (isinstance(value, str) and value in _NULLS)
    }
    rest = text.find("\n", end) + 1 or len(text)
    return FrontMatter(
        to_metadata(squashed, "front-matter", {squash(key): line + 2 for key, line in lines.items()}),
        text[rest:],
        text.count("\n", 0, rest) + 1,
    )


def _closing(text: str, start: int, fences: tuple[str, ...], max_bytes: int) -> int | None:
    """Where the line of the closing fence begins."""
    limit = start + max_bytes + 1  # no character is less than a byte
    position = start
    while 0 < position <= limit:
        line_end = text.find("\n", position)
        if text.startswith(fences, position):
            line = text[position:] if line_end < 0 else text[position:line_end]
            if line.rstrip() in fences:
                too_large = len(text[start:position].encode("utf-8", "replace")) > max_bytes
                return None if too_large else position
        position = line_end + 1
    return None


def _read_yaml(block: str) -> tuple[Fields, dict[str, int]] | None:
    """Fields of a YAML mapping and their lines (from 0); `None` if the block is not a mapping."""
    return read_plain_yaml(block) or _read_any_yaml(block)


def read_plain_yaml(block: str) -> tuple[Fields, dict[str, int]] | None:
    """The simplest YAML, read as PyYAML would with every scalar a string; `None` for anything more.

    Fields of one line (plain, quoted without escapes, or a list in brackets) and lists
    with dashes: nearly all front matter there is, without PyYAML's 13 ms of import.
    """
    fields: Fields = {}
    lines: dict[str, int] = {}
    items: list[object] | None = None  # the list with dashes that may go on
    indent = ""
    for number, line in enumerate(block.split("\n")):
        if not line.strip(" "):
            continue
        if not line.isprintable():
            return None
        match = re.match(_PLAIN_KEY, line)
        if match is not None:
            key, value = match[1], line[match.end() :].strip(" ")
            if key in fields:
                return None
            items = None
            lines[key] = number
            if not value:
                fields[key] = ""
                items = []
                continue
            scalar = _plain_value(value)
            if scalar is None:
                return None
            fields[key] = scalar
            continue
        dash = line.find("- ")
        if items is None or dash < 0 or line[:dash].strip(" ") or (items and line[:dash] != indent):
            return None
        item = _plain_scalar(line[dash + 2 :].strip(" "))
        if item is None:
            return None
        indent = line[:dash]
        items.append(item)
        fields[next(reversed(lines))] = items
    return (fields, lines) if fields else None


def _plain_value(value: str) -> object:
    if value[0] == "[" and value[-1] == "]":
        items = [_plain_scalar(item.strip(" "), in_brackets=True) for item in value[1:-1].split(",")]
        return None if None in items else items
    return _plain_scalar(value)


def _plain_scalar(value: str, *, in_brackets: bool = False) -> str | None:
    quote = value[:1]
    if quote in ("'", '"'):
        inner = value[1:-1]
        whole = len(value) > 1 and value[-1] == quote
        return inner if whole and quote not in inner and "\\" not in inner else None
    if not value or quote in _INDICATORS or value.endswith(":") or ": " in value or " #" in value:
        return None
    if in_brackets and any(char in value for char in "[]{}:#?"):
        return None
    return value


def _read_any_yaml(block: str) -> tuple[Fields, dict[str, int]] | None:
    import yaml

    if sum(map(block.count, "[{")) > _MAX_BRACKETS:
        raise BadFrontMatterError("front matter that is nested too deeply")
    # The base loader leaves every scalar the string it is: a date stays as it was written.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    lines: dict[str, int] = {}
    try:
        root = _build(yaml.parse(block, Loader=loader), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = 1 if mark is None else mark.line + 2
        raise BadFrontMatterError(f"bad YAML: {error.problem or error.context}", line) from None
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, BadFrontMatterError):
            raise
        raise BadFrontMatterError("bad YAML: a character that YAML does not allow") from None
    return (root, lines) if isinstance(root, dict) else None


def _build(events: Iterable["Event"], lines: dict[str, int]) -> object:
    """The value that YAML events describe; `lines` receives those of the top fields.

    Without recursion and without aliases, unlike `yaml.load`.
    """
    import yaml

    root: object = None
    open_items: list[tuple[list[object], bool]] = []
    for event in events:
        value: object
        if isinstance(event, yaml.AliasEvent):
            raise BadFrontMatterError("front matter with YAML aliases", _line_of(event) + 2)
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if len(open_items) >= _MAX_NESTING:
                raise BadFrontMatterError("front matter that is nested too deeply")
            open_items.append(([], isinstance(event, yaml.MappingStartEvent)))
            continue
        if isinstance(event, yaml.ScalarEvent):
            value = event.value
            if len(open_items) == 1 and open_items[0][1] and len(open_items[0][0]) % 2 == 0:
                lines[value] = _line_of(event)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            items, is_mapping = open_items.pop()
            value = items
            if is_mapping:
                pairs = zip(items[::2], items[1::2], strict=True)
                value = {key: item for key, item in pairs if isinstance(key, str)}
        else:
            continue
        if open_items:
            open_items[-1][0].append(value)
        else:
            root = value
    return root


def _line_of(event: "Event") -> int:
    mark = event.start_mark
    return 0 if mark is None else mark.line


def _read_toml(block: str) -> tuple[Fields, dict[str, int]]:
    import tomllib

    bare = re.sub(_TOML_STRING, "", block)
    if any(line.count(".") > _MAX_DOTS for line in bare.split("\n")):
        raise BadFrontMatterError("front matter that is nested too deeply")
    try:
        fields: Fields = tomllib.loads(block)
    except (ValueError, RecursionError) as error:
        raise BadFrontMatterError(f"bad TOML: {error}") from None
    lines: dict[str, int] = {}
    for number, line in enumerate(block.split("\n")):
        if line.startswith("["):
            break  # the fields of tables are not the document's
        match = re.match(_TOML_DATE, line)
        if match is None or match[1] not in fields:
            continue
        lines.setdefault(match[1], number)
        if isinstance(fields[match[1]], (date, time, int, float)):
            fields[match[1]] = Number(match[2].strip())
    return fields, lines
