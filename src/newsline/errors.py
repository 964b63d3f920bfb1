"""Errors, exit codes and problems: the one module that every room may import.

Bad input is a value (`Problem`), so that one bad file never stops a run; an
exception (`NewslineError`) is for a request that cannot be answered at all.
"""

from enum import IntEnum
from typing import NamedTuple


class ExitCode(IntEnum):
    """What the `newsline` command returns, in the manner of grep."""

    FOUND = 0
    NOTHING = 1
    ERROR = 2


class NewslineError(Exception):
    """A request that cannot be answered; `str()` is one clear line for a person."""


class DamagedIndexError(NewslineError, ValueError):
    """Bytes of a saved index that cannot be what was written, met while a question is answered."""

    def __init__(self, fault: object) -> None:
        super().__init__(f"the saved index is damaged: 'newsline index --rebuild' makes it anew ({fault})")


PROBLEM_CODES: dict[str, str] = {
    # reading
    "unreadable": "the file or folder could not be opened or vanished while it was read",
    "not-a-file": "a device, socket, pipe or other special file",
    "symlink-loop": "a link that leads back to a folder already being read",
    "unknown-type": "no reader takes this kind of file",
    "binary": "the file holds binary data, not text",
    "empty": "nothing but white space",
    "too-large": "larger than the limit for one document",
    "long-line": "a line longer than the limit; the document is skipped",
    "bad-encoding": "bytes that are not valid in the detected encoding, shown as U+FFFD",
    "truncated": "the file ends in the middle of a character",
    "control-characters": "control or direction-changing characters; escaped wherever they are shown",
    "bad-json": "a line that is not a JSON object",
    "bad-record": "a JSON object without a usable text",
    "bad-xml": "XML that is broken or declares entities; what could be read of it is kept",
    "bad-front-matter": "front matter that cannot be read; kept as text",
    "damaged": "an archive or packed file that is broken; what comes before the fault is read",
    "encrypted": "a file or a member of an archive that needs a password",
    "over-limit": "an archive over a limit of bytes, ratio, members or nesting; the rest of it is skipped",
    "needs-extra": "a form that needs an extra of newsline which is not installed; the message says which",
    "reader-fault": "a reader failed on the file; please report it",
    # dates
    "no-date": "the document shows no publication date",
    "ambiguous-date": "the date can be read in two ways; the likelier was taken",
    "date-contradiction": "two pieces of evidence for the date disagree",
    # names
    "ambiguous-name": "a name that may be more than one of the people in the document",
    # quotes
    "unclosed-quote": "a quotation mark without a partner, repaired at the end of its paragraph",
    # corrections
    "unused-correction": "an entry of the corrections file that met no document or name",
    # newsline itself
    "parser-fault": "newsline failed on the document; please report it",
    # index
    "duplicate": "the same content as another document; counted once",
}


class Problem(NamedTuple):
    """Something wrong with an input: a code, a message and a place.

    `code` is one of `PROBLEM_CODES`. `message` is one line for a person and may
    quote hostile input: outputs sanitise it. The place is `file` (the label of
    the document), `line` (1-based, in that file) and `start`/`end` (half-open,
    code points into the event's `text`), each `None` where unknown.
    """

    code: str
    message: str
    file: str | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None
