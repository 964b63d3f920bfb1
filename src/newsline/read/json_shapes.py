"""JSON objects as crawlers, interfaces and agencies write them: which hold news, and what of it is the text.

The names of fields stand in one table (`field_names.py`); here are the shapes around them:
envelopes (`{"articles": […]}`), objects within objects (`_source`, `fields`), and texts
that are lists of paragraphs or HTML.
"""

import re
from collections.abc import Iterator, Mapping
from json import JSONDecoder
from typing import cast

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.decode import find_controls
from newsline.read.field_names import DATE, TEASER, TEXT, URL
from newsline.read.fields import (
    Number,
    is_nothing,
    squash,
    to_metadata,
    without_count,
)

# Kept as text and compiled by `re` when a first one is met: hardly any file has one.
_SURROGATES = "[\ud800-\udfff]"
_MAX_NESTING = 8
_FEW = 10
# The lists in which interfaces send articles, and the objects around such lists.
ENVELOPES = frozenset(
    "articles items results docs documents posts stories entries records news objects data hits value"
    " graph item entry messages newsresults children ordereditems".split()
)
WRAPPERS = frozenset("response data feed result articles hits channel rss results".split())
# Objects within a record that hold its fields; those of the record itself go before.
_INNER = (
    "_source", "fields", "attributes", "article", "metadata", "meta", "thread", "node", "post", "data",
    "object", "item", "tweet",
)  # fmt: skip
# Elements of a text in pieces that are none of it, by their `type` (TREC's Washington Post, Arc).
_NO_TEXT = frozenset("kicker title byline date author_info image gallery video deck caption".split())

# Numbers stay as they are spelled: an id or an epoch date passes through unchanged, and
# neither NaN nor a number of a million digits can do harm. Raw tabs in strings are let through.
DECODER = JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=Number, strict=False)

Record = dict[str, object]


class BadRecordError(ValueError):
    """Not a JSON object; `str()` says why."""


def parse_object(text: str) -> Record:
    """The JSON object that `text` is. Raises `BadRecordError`."""
    value = parse_value(text)
    if not isinstance(value, dict):
        raise BadRecordError("JSON, but not an object")
    return cast("Record", value)


def parse_value(text: str) -> object:
    """The JSON value that `text` is. Raises `BadRecordError`."""
    try:
        return DECODER.decode(text)
    except RecursionError:
        raise BadRecordError("JSON that is nested too deeply") from None
    except ValueError as error:
        raise BadRecordError(f"not JSON: {getattr(error, 'msg', error)}") from None


def holds_news(value: object) -> bool:
    """Whether a JSON value is a record with a text, or holds at least one in a list."""
    if isinstance(value, list):
        return any(isinstance(item, dict) and _is_news(item) for item in value)
    if not isinstance(value, dict):
        return False
    return _is_news(value) or any(_is_news(item) for item, _ in items_of(value) or ())


def items_of(record: Record) -> list[tuple[Record, Record]] | None:
    """The objects of the list that `record` is an envelope of, each with what stands around the list.

    `None` if it is no envelope: it has a text of its own, or no such list.
    """
    if full_text(_fields(record)):
        return None
    around, found = record, None
    for _ in range(_MAX_NESTING):
        found = _list_in(around)
        if found is not None:
            break
        inner = next((v for k, v in around.items() if squash(k) in WRAPPERS and isinstance(v, dict)), None)
        if inner is None:
            return None
        around = inner
    if found is None:
        return None
    return [(item, around) for item in found if isinstance(item, dict)]


def _list_in(record: Record) -> list[object] | None:
    for key, value in record.items():
        if isinstance(value, list) and squash(key) in ENVELOPES and any(isinstance(v, dict) for v in value):
            return value
    return None


def _is_news(record: Record) -> bool:
    fields = _fields(record)
    return bool(full_text(fields) or _short_text(fields))


def document_of(
    record: Record,
    label: str,
    *,
    place: tuple[str, int | None] | None = None,
    escapes: bool = True,
    around: Record | None = None,
) -> Document | Problem:
    """The document of one object, labelled `label`.

    `place` is the file and line for a problem with it (default: the label). `escapes` says
    that the JSON held `\\u` escapes, so that there may be halves of surrogate pairs.
    `around` is the object of its envelope, whose title (JSON Feed 1.1) or name (Telegram)
    is the publisher if the object names none.
    """
    problems: tuple[Problem, ...] = ()
    if escapes:
        repaired, count = _repair(record, 0)
        if count:
            record = cast("Record", repaired)
            halves = "half of a surrogate pair" if count == 1 else f"{count} halves of surrogate pairs"
            problems = (Problem("bad-encoding", f"{halves}, shown as U+FFFD", label),)
    fields = _fields(record)
    text = full_text(fields) or _short_text(fields)
    if text is None:
        file, line = place or (label, None)
        return Problem("bad-record", "an object without a usable text, body or content", file, line)
    metadata = to_metadata(fields, "metadata")
    given_id = fields.get("id")
    if isinstance(given_id, str | int) and not isinstance(given_id, bool):
        metadata = metadata._replace(id=str(given_id))
    said = f"{metadata.title} {metadata.publisher}"
    if metadata.title and len(text) < len(said) + _FEW and text.split() == said.split():
        text = metadata.title  # a search's entry, which has nothing else to say
    title = _name_of(around) if around is not None else None
    if metadata.publisher is None and isinstance(title, str):
        metadata = metadata._replace(publisher=" ".join(title.split()) or None)
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


def _name_of(envelope: Record) -> object:
    """What an envelope says of itself, or of the feed that it holds."""
    feed = envelope.get("feed")
    title = feed.get("title") if isinstance(feed, dict) else None
    return title or envelope.get("title") or envelope.get("name")


def says_nothing(record: Record) -> bool:
    """Whether an object is a message of a chat without words: a picture, somebody who joined."""
    if record.get("_") in ("Message", "MessageService"):
        return not record.get("message")
    return record.get("type") in ("message", "service") and not record.get("text")


def full_text(fields: Mapping[str, object]) -> str | None:
    """The article's text among `fields` (keys squashed), HTML as plain text."""
    return _text_under(fields, TEXT)


def _short_text(fields: Mapping[str, object]) -> str | None:
    """What stands in for the text where there is none: a teaser, or a headline with an address or date."""
    headline = _text_under(fields, ("title", "headline"))
    dated = any(isinstance(fields.get(key), str) for key in (*DATE, *URL, "seendate"))
    if not dated:
        return None
    return _text_under(fields, TEASER) or headline


def _text_under(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = fields.get(key)
        if value is None or isinstance(value, Number):
            continue
        if isinstance(value, str):
            text = _plain(value)
        else:
            # Each for itself: in HTML, a blank line between two paragraphs means nothing.
            text = _runs(value) or "\n\n".join(filter(None, map(_plain, _paragraphs(value, 0))))
        if text.strip():
            return without_count(text)
    return None


def _plain(text: str) -> str:
    if "<" in text:
        from newsline.read.fragment import html_to_text, is_html

        return html_to_text(text) if is_html(text) else text
    return text


def _runs(value: object) -> str:
    """One text in pieces, some with a style of their own, as messengers keep it; empty if it is none."""
    if not isinstance(value, list) or not {str, dict} <= set(map(type, value)):
        return ""
    pieces = [item.get("text") if isinstance(item, dict) else item for item in value]
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _paragraphs(value: object, nesting: int) -> Iterator[str]:
    """The texts in a list of paragraphs, sections or renderings of one text."""
    if isinstance(value, str):
        if not isinstance(value, Number) and value.strip():
            yield value
    elif nesting < _MAX_NESTING and isinstance(value, list):
        renderings = [item for item in value if isinstance(item, dict) and "value" in item]
        # ninjs 2 and 3 give the same body in several kinds of markup, each with a name or role.
        for item in renderings[:1] or value:
            if isinstance(item, dict) and isinstance(kind := item.get("type"), str) and kind in _NO_TEXT:
                continue
            yield from _paragraphs(item, nesting + 1)
    elif nesting < _MAX_NESTING and isinstance(value, dict):
        for key in ("rendered", "value", "text", "summary", "sections", "headline", "paragraphs", "content"):
            yield from _paragraphs(value.get(key), nesting + 1)


def _fields(record: Record) -> Record:
    """The fields of a record under their squashed names; the exact name goes before another spelling."""
    fields: Record = {}
    within = [key for key, value in record.items() if isinstance(value, dict) and key in _INNER]
    if len(within) > 1:
        within.sort(key=_INNER.index)
    for source in (record, *(cast("Record", record[key]) for key in within)):
        own: Record = {}
        for key, value in source.items():
            squashed = squash(key)
            if (squashed == key or squashed not in own) and not (key in within and source is record):
                own[squashed] = value
        for key, value in own.items():
            if not is_nothing(value):
                fields.setdefault(key, value)
    if record.get("_") == "Message":  # Telegram's own objects
        fields.setdefault("text", record.get("message"))
    return fields


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
    if isinstance(value, Number):
        return value, 0
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
