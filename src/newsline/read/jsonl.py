"""JSON: one object a line, one object in all, a list of them, or the envelope of an interface."""

import re
from collections.abc import Iterable, Iterator

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.decode import decode, encoding_of_mark
from newsline.read.json_shapes import (
    DECODER,
    BadRecordError,
    Record,
    document_of,
    holds_news,
    items_of,
    parse_object,
    parse_value,
    says_nothing,
)
from newsline.read.json_stream import stream_values
from newsline.read.limits import Limits
from newsline.read.sniff import TWEETS
from newsline.read.source import Source

_SUFFIXES = (".jsonl", ".ndjson")
_MARK = b"\xef\xbb\xbf"
_LIST_START = re.compile(r"\s*\[\s*(?=\{)")


def takes(source: Source, limits: Limits) -> bool:
    """Whether the first line that is not blank, or else the whole, holds records with a text."""
    start = source.head[:512].removeprefix(_MARK).lstrip()[:1]
    if start == b"[":
        return _is_list_of_records(source, limits)
    if start != b"{":
        return False
    record: object = _first_record(source, limits)
    if record is None:
        data = source.whole(limits.max_record_bytes)
        if data is None:
            return False
        try:
            record = parse_object(decode(data).text)
        except BadRecordError:
            return False
    return holds_news(record)


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each object; problems for what is none.

    An object on a line of its own is labelled by its line, `path#17`; one in a list by its
    number in the list. A file that is one JSON object over many lines, or any `.json` file
    with one object, is one document under its own label and name. A list, or an object that
    is the envelope of one, gives a document for each object in it; on a line of a JSON
    Lines file these are `path#17.1`, `path#17.2`, …
    """
    label = source.label
    if source.head.startswith(TWEETS):
        source.read(source.head[:100].find(b"=") + 1)
        yield from _streamed(source, limits)
        return
    if encoding_of_mark(source.head) not in (None, "utf-8"):
        # UTF-16 as Windows shells write it: line ends need the text, so all of it at once.
        data = source.whole(limits.max_file_bytes)
        if data is None:
            yield Problem("too-large", f"over {limits.max_file_bytes} bytes and not in UTF-8", label)
            return
        text = decode(data).text
        source = source.instead(text.encode("utf-8", "replace"))
    start = source.head.removeprefix(_MARK).lstrip()[:1]
    by_lines = source.suffix != ".json" and start != b"["
    if source.suffix in _SUFFIXES or (by_lines and _first_record(source, limits) is not None):
        yield from _lines(source, limits)
        return
    whole = source.whole(limits.max_record_bytes)
    if whole is None:
        several = start == b"{" and _first_record(source, limits) is not None
        yield from _lines(source, limits) if several else _streamed(source, limits)
        return
    yield from _whole(whole, source, limits)


def _whole(data: bytes, source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The documents of a file that is one JSON value, or several one after the other."""
    label = source.label
    decoded = decode(data, label)
    stripped = decoded.text.strip()
    if not stripped:
        yield Problem("empty", "nothing but white space", label)
        return
    escapes = "\\u" in stripped
    try:
        value = parse_value(stripped)
    except BadRecordError as error:
        if "\n" in stripped and _is_object(stripped.partition("\n")[0]):
            yield from _lines(source, limits)
        elif stripped[0] in "[{":
            yield from _streamed(source.instead(stripped.encode("utf-8", "replace")), limits)
        else:
            yield Problem("bad-json", str(error), label)
        return
    items = items_of(value) if isinstance(value, dict) else value
    if isinstance(value, dict) and items is None:
        result = document_of(value, label, escapes=escapes)
        if isinstance(result, Document):
            name = result.name or ("" if label == "-" else source.name)
            result = result._replace(name=name, problems=decoded.problems + result.problems)
        yield result
    elif isinstance(items, list):
        yield from _listed(items, label, "#", decoded.problems, escapes)
    else:
        yield Problem("bad-json", "JSON, but neither an object nor a list", label)


def _listed(
    items: list[object] | list[tuple[Record, Record]],
    label: str,
    mark: str,
    problems: tuple[Problem, ...],
    escapes: bool,
) -> Iterator[Document | Problem]:
    """The documents of the objects of a list; what is wrong with the file stands with the first."""
    if not items:
        yield Problem("empty", "a list without anything in it", label)
    for number, entry in enumerate(items, start=1):
        item, around = entry if isinstance(entry, tuple) else (entry, None)
        if isinstance(item, dict) and says_nothing(item):
            continue
        result = _item(item, around, f"{label}{mark}{number}", escapes)
        if problems and isinstance(result, Document):
            result = result._replace(problems=problems + result.problems)
            problems = ()
        yield result


def _streamed(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The documents of a list or envelope of any size, in flat memory."""
    label = source.label
    number = 0
    try:
        for item, around in stream_values(source.chunks(), limits.max_record_bytes):
            number += 1
            if not (isinstance(item, dict) and says_nothing(item)):
                yield _item(item, around, f"{label}#{number}", escapes=True)
    except BadRecordError as error:
        yield Problem("bad-json", f"{error}; {number} items were read before", label)


def _item(item: object, around: Record | None, label: str, escapes: bool) -> Document | Problem:
    if not isinstance(item, dict):
        return Problem("bad-record", "no object", label)
    return document_of(item, label, escapes=escapes, around=around)


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
            line = line.removeprefix(_MARK)
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
            record = parse_object(text)
        except BadRecordError as error:
            yield Problem("bad-json", str(error), label, number)
            continue
        escapes = b"\\u" in line
        items = items_of(record)
        if items is not None:
            yield from _listed(items, item, ".", problems, escapes)
            continue
        result = document_of(record, item, place=(label, number), escapes=escapes)
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
    data = source.head.removeprefix(_MARK).lstrip()
    if not data.startswith(b"{"):
        return None
    line, end, _ = data.partition(b"\n")
    if not end:
        data = source.look(limits.max_record_bytes + 1).removeprefix(_MARK).lstrip()
        line = data.partition(b"\n")[0]
    try:
        return parse_object(line.strip().decode("utf-8", "replace"))
    except BadRecordError:
        return None


def _is_list_of_records(source: Source, limits: Limits) -> bool:
    """Whether the first objects of a list hold a text; the first may have any size."""
    for data in _growing(source, limits):
        text = data.removeprefix(_MARK).decode("utf-8", "replace")
        start = _LIST_START.match(text)
        if start is None:
            return False
        try:
            value, _ = DECODER.raw_decode(text, start.end())
        except RecursionError:
            return False
        except ValueError:
            continue
        return holds_news(value)
    return False


def _growing(source: Source, limits: Limits) -> Iterable[bytes]:
    yield source.head
    if len(source.head) < limits.max_record_bytes:
        yield source.look(limits.max_record_bytes)


def _is_object(text: str) -> bool:
    try:
        parse_object(text.strip())
    except BadRecordError:
        return False
    return True
