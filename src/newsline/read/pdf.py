"""The text of PDFs, as far as they hold text: lines put together to paragraphs by where they stand.

A PDF draws lines at places; it knows neither paragraphs nor which of its text is the
heading or foot of each page. Both are told here from the distances and sizes of lines, and
from what returns on page after page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, EvidenceKind, Metadata
from newsline.read.decode import find_controls, tidy
from newsline.read.limits import Limits
from newsline.read.source import Source

if TYPE_CHECKING:
    from pypdf import PdfReader

# Distances in parts of the usual distance between two lines, sizes in parts of each other,
# lengths in parts of the length of a full line.
_PARAGRAPH_GAP = 1.25
_OTHER_SIZE = 0.08
_FULL = 0.85
_HALF = 0.6
# A line at the edge of a page is its head or foot if half of the pages, and so many, have it.
_EDGE_LINES = 2
_FEWEST_PAGES = 3
_DIGITS = re.compile(r"\d+")
_URL = re.compile(r"https?://\S{4,2000}")
_CLOSES = (".", "!", "?", ":", "”", '"', "’", ")", "…")
_TITLE_LINES = 12
# What pypdf raises besides its own: it takes for granted much of what a broken file does not hold.
_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
_DATES: tuple[tuple[str, EvidenceKind, str, str], ...] = (
    ("/CreationDate", "created", "creation date of the file", ""),
    ("/ModDate", "other", "saving date of the file", "when the file was last saved"),
)


class _Line(NamedTuple):
    """A line: its text, and the height of its base line and its size of type, in points."""

    text: str
    place: float
    size: float


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document that a PDF holds. The dates of the file are no dates of publication, and say so."""
    import logging

    from pypdf import apply_configuration
    from pypdf.errors import DeprecationError, LimitReachedError, PyPdfError

    # What pypdf finds amiss would go to stderr, quoting the file as it is.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    file = source.seekable(limits.max_spool_bytes)
    if file is None:
        message = f"larger than the limit of {limits.max_spool_bytes} bytes for a PDF out of a stream"
        yield Problem("too-large", message, source.label)
        return
    most = limits.max_file_bytes
    with apply_configuration(
        maximum_declared_stream_length=most,
        array_based_stream_maximum_output_length=most,
        lzw_maximum_output_length=most,
        run_length_maximum_output_length=most,
        zlib_maximum_output_length=most,
        stream_decoding_work_maximum_length=4 * most,
    ):
        try:
            yield _document(source, cast("Any", file), limits)
        except LimitReachedError as error:
            yield Problem("too-large", f"a PDF over a limit ({error})", source.label)
        except OSError:
            raise
        except (PyPdfError, DeprecationError, *_FAULTS) as error:
            yield Problem("damaged", f"a broken PDF ({type(error).__name__}: {error})", source.label)


def _document(source: Source, file: Any, limits: Limits) -> Document | Problem:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    label = source.label
    reader = PdfReader(file)
    try:
        # Many need no password to be read, only to be changed.
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
    except DependencyError:
        return Problem("encrypted", "a PDF that is encrypted with AES: pip install 'pypdf[crypto]'", label)
    if locked:
        return Problem("encrypted", "a PDF that needs a password", label)
    if len(reader.pages) > limits.max_pages:
        return Problem("too-large", f"more than {limits.max_pages} pages", label)
    pages: list[list[_Line]] = []
    left = limits.max_file_bytes
    for page in reader.pages:
        lines = _lines(page)
        left -= sum(len(line.text) + 1 for line in lines)
        if left < 0:
            message = f"larger than the limit of {limits.max_file_bytes} bytes for one document"
            return Problem("too-large", message, label)
        pages.append(lines)
    edges = _edges(pages)
    text = tidy("\n\n".join(_paragraphs([line for page in pages for line in _inner(page, edges)])))
    if not text.strip():
        return Problem("empty", "a PDF without text: pictures of pages, perhaps", label)
    return Document(
        text,
        label,
        "text",
        _metadata(reader, text, _url(pages)),
        "" if label == "-" else source.name,
        problems=find_controls(text, label, first_line=None),
    )


def _lines(page: Any) -> list[_Line]:
    lines: list[_Line] = []
    pieces: list[str] = []
    place = size = 0.0

    def end() -> None:
        text = "".join(pieces).replace("\0", "").strip()
        if text:
            lines.append(_Line(text, place, size))
        pieces.clear()

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], font: object, points: float) -> None:
        nonlocal place, size
        for number, part in enumerate(text.split("\n")):
            if number:
                end()
            if part.strip() and not "".join(pieces).strip():
                place = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
                size = abs(points * inner[3] * outer[3])
            pieces.append(part)

    page.extract_text(visitor_text=visit)
    end()
    return lines


def _edges(pages: list[list[_Line]]) -> frozenset[str]:
    """The heads and feet of pages, as `_shape` has them."""
    found = Counter(shape for page in pages for shape in {_shape(line) for line in _at_edges(page)})
    fewest = max(_FEWEST_PAGES, len(pages) / 2)
    return frozenset(shape for shape, count in found.items() if count >= fewest)


def _at_edges(page: list[_Line]) -> tuple[_Line, ...]:
    return (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])


def _shape(line: _Line) -> str:
    """What returns of a line: its size of type, so that a title goes before its running head, no digits."""
    return f"{line.size:.0f} {_DIGITS.sub('0', line.text)}"


def _inner(page: list[_Line], edges: frozenset[str]) -> list[_Line]:
    last = len(page) - _EDGE_LINES
    return [
        line for number, line in enumerate(page) if _EDGE_LINES <= number < last or _shape(line) not in edges
    ]


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """The text of each paragraph, on one line."""
    if not lines:
        return
    # To half a point: the same distance comes out a little differently each time.
    gaps = Counter(round(2 * (above.place - below.place)) for above, below in pairwise(lines))
    usual = max((gap for gap in gaps if gap > 0), key=lambda gap: gaps[gap], default=0) / 2
    full = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    words = frozenset(word for line in lines for word in line.text.split())
    text = lines[0].text
    for above, below in pairwise(lines):
        if _parts(above, below, usual, full):
            yield text
            text = below.text
        else:
            text = _join(text, below.text, words)
    yield text


def _parts(above: _Line, below: _Line, usual: float, full: int) -> bool:
    """Whether a paragraph ends between two lines."""
    if abs(above.size - below.size) > _OTHER_SIZE * max(above.size, below.size):
        return True
    if above.place - below.place > _PARAGRAPH_GAP * usual:
        return True
    length = len(above.text)
    return length < _HALF * full or (length < _FULL * full and above.text.endswith(_CLOSES))


def _join(text: str, line: str, words: frozenset[str]) -> str:
    """`text` and the line after it, without a hyphen that only divides a word."""
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
        first = text[text.rfind(" ") + 1 :]
        return text + line if first + line.partition(" ")[0] in words else text[:-1] + line
    return f"{text} {line}"


def _metadata(reader: "PdfReader", text: str, url: str | None) -> Metadata:
    """The title if the text begins with it, the address that browsers print below each page, file dates."""
    properties = reader.metadata
    if properties is None:
        return Metadata(url=url)
    stated = " ".join(str(properties.get("/Title") or "").split())
    beginning = " ".join(" ".join(text.split("\n\n")[:_TITLE_LINES]).split())
    dates = [
        DateEvidence(date, kind, place=place, reason=reason)
        for key, kind, place, reason in _DATES
        if (date := _date(str(properties.get(key) or "")))
    ]
    return Metadata(title=stated if stated and stated in beginning else None, url=url, dates=tuple(dates))


def _url(pages: list[list[_Line]]) -> str | None:
    """The one address at the edge of every page, where browsers print it; of a single page it may be text."""
    found = [
        {match[0] for line in _at_edges(page) if (match := _URL.search(line.text))} for page in pages if page
    ]
    common = set.intersection(*found) if len(found) > 1 else set()
    return common.pop() if len(common) == 1 else None


def _date(text: str) -> str | None:
    """The day in a date of a PDF, `D:20130604120000+02'00'` (ISO 32000-1, 7.9.4)."""
    digits = text.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdecimal() else None
