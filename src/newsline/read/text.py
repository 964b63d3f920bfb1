"""Saved pages: one text or markdown document a file, with or without front matter."""

from collections.abc import Iterator

from newsline.errors import Problem
from newsline.model import Document, Form, Metadata
from newsline.read.decode import decode, find_controls, is_binary, tidy
from newsline.read.front_matter import BadFrontMatterError, split_front_matter
from newsline.read.limits import Limits
from newsline.read.source import Source


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document that a plain text file holds."""
    yield read_page(source, limits, "text")


def read_page(source: Source, limits: Limits, form: Form) -> Document | Problem:
    """The one document in `source`, or the problem that keeps it from being read."""
    label = source.label
    head = source.head
    if is_binary(head):
        return Problem("binary", "binary data, not text", label)
    data = source.whole(limits.max_file_bytes)
    if data is None:
        message = f"larger than the limit of {limits.max_file_bytes} bytes for one document"
        return Problem("too-large", message, label)
    if data is not head and is_binary(data):
        return Problem("binary", "binary data, not text", label)
    decoded = decode(data, label)
    text = tidy(decoded.text)
    long_line = _long_line(text, limits.max_line_chars)
    if long_line is not None:
        message = f"a line of more than {limits.max_line_chars} characters"
        return Problem("long-line", message, label, long_line)
    problems = decoded.problems
    metadata, first_line = Metadata(), 1
    try:
        front_matter = split_front_matter(text, limits.max_front_matter_bytes)
    except BadFrontMatterError as error:
        problems += (Problem("bad-front-matter", str(error), label, error.line),)
    else:
        if front_matter is not None:
            metadata, text = front_matter.metadata, front_matter.rest
            first_line = front_matter.first_line
    if not text.strip():
        return Problem("empty", "nothing but white space", label)
    problems += find_controls(text, label, first_line=first_line)
    name = "" if label == "-" else source.name
    return Document(text, label, form, metadata, name, first_line, problems)


def _long_line(text: str, limit: int) -> int | None:
    """The number of the first line of more than `limit` characters."""
    if len(text) <= limit:
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > limit:
            return number
    return None
