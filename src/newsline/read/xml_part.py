"""XML parts of office documents and e-books, as a stream of events; declarations of types are refused."""

from typing import Protocol

from newsline.errors import Problem
from newsline.read.source import Source

_CHUNK_BYTES = 64 * 1024
_MAX_DEPTH = 500


class RefusedXMLError(ValueError):
    """XML that is not read on; `code` is that of the problem, `str()` says why."""

    def __init__(self, message: str, code: str = "damaged") -> None:
        super().__init__(message)
        self.code = code


class Handler(Protocol):
    """What is told of elements and text; names are `namespace local`. May raise `RefusedXMLError`."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text, in any number of pieces."""


def parse_part(part: Source, label: str, handler: Handler) -> Problem | None:
    """Tell `handler` what is in `part`, a member of the file `label`; the problem if that cannot be.

    Nothing is expanded or fetched: a document type declaration, in which alone entities
    can be declared, ends the reading.
    """
    from xml.parsers.expat import ExpatError, ParserCreate

    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise RefusedXMLError(f"more than {_MAX_DEPTH} elements within each other")
        handler.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name)

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        while chunk := part.read(_CHUNK_BYTES):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except RefusedXMLError as error:
        return Problem(error.code, str(error), label)
    except (ExpatError, ValueError, LookupError) as error:  # the latter two: an encoding that is not known
        return Problem("damaged", f"broken XML in {part.label.removeprefix(label)[1:]} ({error})", label)
    return None


def _refuse(*_: object) -> None:
    raise RefusedXMLError("XML with a document type declaration is not read")
