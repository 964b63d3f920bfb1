"""Notes that Evernote exports (ENEX), pages that were clipped to it above all: a document a note.

By the form's DTD (evernote-export 2 to 4). When a note was made bounds what was clipped and never dates it;
what the clipped page says of its date stands in the text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.model import DateEvidence, Document, Metadata
from newsline.read.decode import compose, find_controls
from newsline.read.fields import is_address, plain_title
from newsline.read.fragment import flat_text, html_to_text
from newsline.read.limits import Limits
from newsline.read.nitf import all_below, first_below
from newsline.read.source import Source
from newsline.read.xml_pull import read_each

if TYPE_CHECKING:
    from lxml.etree import _Element

# The pictures and files of a note, which may be larger than all notes together.
_LEFT_OUT = frozenset(("resource",))


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """A document for each note with a text, labelled `notes.enex#3`."""
    called = ("notes", "an export without notes")
    return read_each(source, frozenset(("note",)), limits, _document, called, _LEFT_OUT)


def _document(note: "_Element", label: str) -> Document | Problem:
    title = plain_title(flat_text(first_below(note, "title")))
    text = compose(html_to_text(_markup(note))).strip()
    if not text:
        return Problem("bad-record", "a note without a text", label)
    address = flat_text(first_below(note, "source-url"))
    made = flat_text(first_below(note, "created"))
    tags = (" ".join(flat_text(tag).split()) for tag in all_below(note, "tag"))
    metadata = Metadata(
        title=title or None,
        url=address if is_address(address) else None,
        tags=tuple(dict.fromkeys(filter(None, tags))),
        dates=(DateEvidence(made, "captured", place="the note's created"),) if made else (),
    )
    return Document(text, label, "text", metadata, problems=find_controls(text, label, first_line=None))


def _markup(note: "_Element") -> str:
    """The markup of a note (ENML, HTML with tags of its own) without its declarations."""
    element = first_below(note, "content")
    content = "" if element is None else element.text or ""
    return content[max(0, content.find("<en-note")) :]
