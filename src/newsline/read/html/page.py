"""A saved page: from its bytes to its documents."""

from collections.abc import Iterator

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import find_controls, is_binary, tidy
from newsline.read.html.decoding import decode_page
from newsline.read.html.several import documents_of
from newsline.read.html.tree import parse_page
from newsline.read.limits import Limits
from newsline.read.source import Source

# A page saved as one file may hold its pictures too, so many times the limit of a document;
# without them it must stay within.
_WITH_PICTURES = 4


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The documents that a saved page holds, one for each article, or the problem with it."""
    label = source.label
    most = _WITH_PICTURES * limits.max_file_bytes
    data = source.whole(most)
    if data is None:
        yield Problem("too-large", f"larger than the limit of {most} bytes for one page", label)
        return
    name = "" if label == "-" else source.name
    yield from read_page(data, label, limits, name=name, url=source.url, charset=source.charset)


def read_page(
    data: bytes,
    label: str,
    limits: Limits,
    *,
    name: str = "",
    url: str | None = None,
    charset: str | None = None,
    captured: tuple[DateEvidence, ...] = (),
    lines: bool = True,
) -> Iterator[Document | Problem]:
    """The documents of a page, one for each article, or the problem that keeps it from being read.

    Those after the first are labelled `page.html#2` and so on.

    `url`, `charset` and `captured` are what its container knows: the address it was
    saved from, the encoding its server declared, when it was saved. `lines` says whether
    lines of `data` are lines of the file. Whatever trafilatura or lxml raise on the page
    is a problem.
    """
    if is_binary(data[:4096].replace(b"\0", b"")):
        yield Problem("binary", "binary data, not text", label)
        return
    decoded = decode_page(data, label, charset)
    markup = tidy(decoded.text)
    if not markup.strip():
        yield Problem("empty", "nothing but white space", label)
        return
    found: list[Document] | Problem
    try:
        root = parse_page(markup, label, limits.max_file_bytes)
        found = root if isinstance(root, Problem) else documents_of(root, markup, label, url)
    except (Exception, RecursionError) as error:
        found = Problem("reader-fault", f"the page cannot be taken apart ({type(error).__name__})", label)
    if isinstance(found, Problem):
        yield found
        return
    for document in found:
        problems = decoded.problems + find_controls(document.text, document.file, first_line=None)
        if not lines:
            document = _without_lines(document)
            problems = tuple(problem._replace(line=None) for problem in problems)
        metadata = document.metadata._replace(dates=(*document.metadata.dates, *captured))
        yield document._replace(name=name, metadata=metadata, problems=problems)


def _without_lines(document: Document) -> Document:
    metadata: Metadata = document.metadata
    dates = tuple(evidence._replace(line=None) for evidence in metadata.dates)
    return document._replace(lines=(None,), metadata=metadata._replace(dates=dates))
