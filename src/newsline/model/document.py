"""The document: one input item as a reader hands it to the parser."""

from typing import Literal, NamedTuple

from newsline.errors import Problem

Form = Literal["text", "markdown", "record"]


class Metadata(NamedTuple):
    """What a reader found about a document outside its text; all of it optional.

    `date` is the date as it stands in the source, unread; `date_basis` says where
    it stood (`front-matter`, `metadata`, …) and `date_line` on which line of the file.
    """

    id: str | None = None
    title: str | None = None
    date: str | None = None
    date_basis: str = "metadata"
    date_line: int | None = None
    url: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    lang: str | None = None


class Document(NamedTuple):
    """One input item: its text and what its reader knows about it.

    `text` is decoded, with `\\n` line ends and (but for `record`) in Unicode NFC.
    `file` is the label people see: the path, `path#17` for the 17th line of a JSON
    Lines file, `-` for standard input. `form` says how the text is to be laid out:
    `text` and `markdown` are saved pages with furniture around the body, `record`
    is a JSON Lines text that must come back unchanged. `first_line` is the line of
    the file on which `text` begins (1-based; after front matter, say). `name` is
    the file name as evidence for the date: the base name of `file`, or a record's
    own `file` field, folders included.
    """

    text: str
    file: str
    form: Form = "text"
    metadata: Metadata = Metadata()
    name: str = ""
    first_line: int = 1
    problems: tuple[Problem, ...] = ()
