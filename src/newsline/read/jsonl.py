"""JSON Lines: one object with a text a line, as docs/record.md says; and a file of one object."""

import re
from collections.abc import Iterator
from json import JSONDecoder
from typing import cast

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.decode import decode, encoding_of_mark, find_controls
from newsline.read.fields import Number, squash, to_metadata
from newsline.read.limits import Limits
from newsline.read.source import Source

_TEXT_KEYS = ("text", "body", "content")
_SUFFIXES = (".jsonl", ".ndjson")
# Kept as text and compiled by `re` when a first one is met: hardly any file has one.
_SURROGATES = "[\ud800-\udfff]"
_MAX_NESTING = 8

# Numbers stay as they are spelled: an id or an epoch date passes through unchanged, and
# neither NaN nor a number of a million digits can do harm. Raw tabs in strings are let through.
_DECODER = JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=Number, strict=False)

Record = dict[str, object]


class _BadRecordError(ValueError):
    """Not a JSON object; `str()` says why."""


def takes(source: Source, limits: Limits) -> bool:
    """Whether the first line that is not blank, or else the whole, is an object with a text."""
    record = _first_record(source, limits)
    if record is None:
        data = source.whole(limits.max_record_bytes)
        try:
            record = None if data is None else _parse(decode(data).text)
        except _BadRecordError:
            return False
    return record is not None and _text_of(record) is not None


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each line with an object, labelled `path#17`; problems for the other lines.

    A file that is one JSON object over many lines, or any `.json` file with one object,
    is one document under its own label and name.
    """
    label = source.label
    if encoding_of_mark(source.head) not in (None, "utf-8"):
        # UTF-16 as Windows shells write it: line ends need the text, so all of it at once.
        data = source.whole(limits.max_file_bytes)
        if data is None:
            yield Problem("too-large", f"over {limits.max_file_bytes} bytes and not in UTF-8", label)
            return
        text = decode(data).text
        source = source.instead(text.encode("utf-8", "replace"))
    if source.suffix == ".json" or (source.suffix not in _SUFFIXES and _first_record(source, limits) is None):
        whole = source.whole(limits.max_record_bytes)
        if whole is not None:
            single = _single(whole, source)
            if single is not None:
                yield single
                return
    yield from _lines(source, limits)


def _single(data: bytes, source: Source) -> Document | Problem | None:
    """The document of a file that is one JSON value; `None` if it may be JSON Lines."""
    decoded = decode(data, source.label)
    stripped = decoded.text.strip()
    if not stripped:
        return Problem("empty", "nothing but white space", source.label)
    if stripped[0] == "[":
        message = "a JSON array; write one object a line, as jq -c '.[]' does"
        return Problem("unknown-type", message, source.label)
    try:
        record = _parse(stripped)
    except _BadRecordError as error:
        several = "\n" in stripped and _is_object(stripped.partition("\n")[0])
        return None if several else Problem("bad-json", str(error), source.label)
    result = _document(record, "\\u" in stripped, source.label, None)
    if isinstance(result, Document):
        name = result.name or ("" if source.label == "-" else source.name)
        result = result._replace(name=name, problems=decoded.problems + result.problems)
    return result


def _lines(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    label = source.label
    encoding: str | None = None
    blank = True
    for number, line in source.lines(limits.max_record_bytes):
        if line is None:
            blank = False
            message = f"a line of more than {limits.max_record_bytes} bytes"
            yield Problem("too-large", message, label, number)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        line = line.strip()
        if not line:
            continue
        blank = False
        item = f"{label}#{number}"
        problems: tuple[Problem, ...] = ()
        try:
            text = line.decode()
        except UnicodeDecodeError:
            text, encoding, problems = _decode_line(line, encoding, item)
        try:
            record = _parse(text)
        except _BadRecordError as error:
            yield Problem("bad-json", str(error), label, number)
            continue
        result = _document(record, b"\\u" in line, item, (label, number))
        if problems and isinstance(result, Document):
            result = result._replace(problems=problems + result.problems)
        yield result
    if blank:
        yield Problem("empty", "nothing but white space", label)


def _decode_line(
    line: bytes, encoding: str | None, label: str
) -> tuple[str, str | None, tuple[Problem, ...]]:
    """A line that is not UTF-8, in the encoding of the lines before it if that fits."""
    if encoding is not None:
        try:
            return line.decode(encoding), encoding, ()
        except UnicodeDecodeError:
            pass
    decoded = decode(line, label)
    problems = tuple(problem._replace(line=None) for problem in decoded.problems)
    return decoded.text, encoding or (decoded.encoding if not problems else None), problems


def _first_record(source: Source, limits: Limits) -> Record | None:
    """The object on the first line that is not blank, if there is one."""
    data = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.startswith(b"{"):
        return None
    line, end, _ = data.partition(b"\n")
    if not end:
        data = source.look(limits.max_record_bytes + 1).removeprefix(b"\xef\xbb\xbf").lstrip()
        line = data.partition(b"\n")[0]
    try:
        return _parse(line.strip().decode("utf-8", "replace"))
    except _BadRecordError:
        return None


def _is_object(text: str) -> bool:
    try:
        _parse(text.strip())
    except _BadRecordError:
        return False
    return True


def _parse(text: str) -> Record:
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        raise _BadRecordError("JSON that is nested too deeply") from None
    except ValueError as error:
        raise _BadRecordError(f"not JSON: {getattr(error, 'msg', error)}") from None
    if not isinstance(value, dict):
        raise _BadRecordError("JSON, but not an object")
    return cast("Record", value)


def _text_of(record: Record) -> str | None:
    for key in _TEXT_KEYS:
        value = record.get(key)
        if isinstance(value, str) and not isinstance(value, Number) and value.strip():
            return value
    return None


def _document(record: Record, escapes: bool, label: str, place: tuple[str, int] | None) -> Document | Problem:
    """The document of one object; `place` is the file and line of one that stands on a line."""
    problems: tuple[Problem, ...] = ()
    if escapes:
        repaired, count = _repair(record, 0)
        if count:
            record = cast("Record", repaired)
            halves = "half of a surrogate pair" if count == 1 else f"{count} halves of surrogate pairs"
            problems = (Problem("bad-encoding", f"{halves}, shown as U+FFFD", label),)
    text = _text_of(record)
    if text is None:
        message = "an object without a usable text, body or content"
        file, line = place or (label, None)
        return Problem("bad-record", message, file, line)
    fields: Record = {}
    for key, value in record.items():
        # The exact name goes before another spelling of it.
        squashed = squash(key)
        if squashed == key or squashed not in fields:
            fields[squashed] = value
    metadata = to_metadata(fields, "metadata")
    given_id = fields.get("id")
    if isinstance(given_id, str | int) and not isinstance(given_id, bool):
        metadata = metadata._replace(id=str(given_id))
    name = fields.get("file")
    return Document(
        text,
        label,
        "record",
        metadata,
        name.replace("\\", "/") if isinstance(name, str) else "",
        1,
        problems + find_controls(text, label, first_line=None),
    )


def _without_surrogates(text: str) -> tuple[str, int]:
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.subn(_SURROGATES, "\ufffd", text)
    return text, 0


def _repair(value: object, nesting: int) -> tuple[object, int]:
    """`value` with each lone surrogate replaced by U+FFFD, and how many there were.

    What is nested more deeply than any field that is read is dropped.
    """
    if isinstance(value, str):
        return _without_surrogates(value)
    if nesting > _MAX_NESTING:
        return None, 0
    total = 0
    if isinstance(value, list):
        items = []
        for item in value:
            item, count = _repair(item, nesting + 1)
            items.append(item)
            total += count
        return items, total
    if isinstance(value, dict):
        fields = {}
        for key, item in value.items():
            item, count = _repair(item, nesting + 1)
            fields[_without_surrogates(key)[0]] = item
            total += count
        return fields, total
    return value, 0
