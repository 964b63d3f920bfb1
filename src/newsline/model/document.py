"""The document: one input item as a reader hands it to the parser."""

from typing import Literal, NamedTuple

from newsline.errors import Problem

Form = Literal["text", "markdown", "record"]
# What a piece of evidence says it is the date of: the publication; a change that the publisher announces,
# which counts where nothing says when it was published; any change, the making or the saving of the document,
# which only bound it; nothing (a date printed in the head of the page); something else on the page.
EvidenceKind = Literal["published", "updated", "modified", "created", "captured", "printed", "other"]


class DateEvidence(NamedTuple):
    """A date that a reader found beside the text, unread, and what the source says it is.

    `text` quotes it as it stands, `place` says in words where (`meta article:published_time`),
    `line` on which line of the file (1-based, `None` unknown). `basis` is the rule that found
    it, as `newsline why` names it. `reason` says why one of kind `other` is not the document's.
    """

    text: str
    kind: EvidenceKind = "published"
    basis: str = "metadata"
    place: str = "metadata"
    line: int | None = None
    reason: str = ""


class Metadata(NamedTuple):
    """What a reader found about a document outside its text; all of it optional.

    `date` is the date as it stands in the source, unread; `date_basis` says where
    it stood (`front-matter`, `metadata`, …) and `date_line` on which line of the file.
    `dates` holds further evidence where a form of file states several dates; of equal
    rank, the first counts most.
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
    dates: tuple[DateEvidence, ...] = ()


class Document(NamedTuple):
    """One input item: its text and what its reader knows about it.

    `text` is decoded, with `\\n` line ends and (but for `record`) in Unicode NFC.
    `file` is the label people see: the path, `path#17` for the 17th line of a JSON
    Lines file, `-` for standard input. `form` says how the text is to be laid out:
    `text` and `markdown` are saved pages with furniture around the body, `record`
    is a JSON Lines text that must come back unchanged. `first_line` is the line of
    the file on which `text` begins (1-based; after front matter, say). `name` is
    the file name as evidence for the date: the base name of `file`, or a record's
    own `file` field, folders included. `lines` tells for the lines of `text` where in the
    file they stand when they do not follow each other from `first_line` on (`None`: unknown,
    as for all lines beyond its end).
    """

    text: str
    file: str
    form: Form = "text"
    metadata: Metadata = Metadata()
    name: str = ""
    first_line: int = 1
    problems: tuple[Problem, ...] = ()
    lines: tuple[int | None, ...] = ()

    def line_in_file(self, number: int | None) -> int | None:
        """Where in the file the line stands that a stage of the parse knows as `number`."""
        if number is None or not self.lines:
            return number
        index = number - self.first_line
        return self.lines[index] if 0 <= index < len(self.lines) else None
