"""JSON values one after the other out of text that never stands in memory as a whole."""

import codecs
from collections.abc import Iterable, Iterator

from newsline.read.fields import squash
from newsline.read.json_shapes import DECODER, ENVELOPES, WRAPPERS, BadRecordError, Record

_SPACE = " \t\n\r\ufeff\x1e"  # the last begins a text of RFC 7464
_MAX_DEPTH = 4


class TooLargeError(BadRecordError):
    """A value over the limit."""


def stream_values(chunks: Iterable[bytes], limit: int) -> Iterator[tuple[object, Record | None]]:
    """The items of a JSON array, of the lists of an envelope, or values one after the other.

    With each item comes what of its envelope was read before it. `limit` is the most
    characters of one value; memory is bounded by a small multiple of it. Raises
    `BadRecordError` (`TooLargeError` over the limit) where the text is not JSON; what
    came before has been given by then.
    """
    text = _Text(chunks, limit)
    while text.peek():
        if text.peek() == "[":
            for item in text.items():
                yield item, None
        elif text.peek() == "{":
            yield from _object(text, 0)
        else:
            raise BadRecordError("not JSON")


def _object(text: "_Text", depth: int) -> Iterator[tuple[object, Record | None]]:
    """The items of the lists in an envelope; the object itself if it has none."""
    around: Record = {}
    given = False
    for key in text.names():
        squashed = squash(key)
        first = text.peek()
        if first == "[" and squashed in ENVELOPES:
            for item in text.items():
                given = True
                yield item, around
        elif first == "{" and squashed in WRAPPERS and depth < _MAX_DEPTH:
            for found in _object(text, depth + 1):
                given = True
                yield found
        else:
            around[key] = text.value()
    if not given and around:
        yield around, None


class _Text:
    """Text that comes in pieces, and a place in it."""

    def __init__(self, chunks: Iterable[bytes], limit: int) -> None:
        self._chunks = iter(chunks)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._limit = limit
        self._buffer = ""
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _SPACE:
                    return self._buffer[self._at]
                self._at += 1
            if not self._more():
                return ""

    def value(self) -> object:
        """The value that begins here."""
        self.peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self._buffer, self._at)
            except RecursionError:
                raise BadRecordError("JSON that is nested too deeply") from None
            except ValueError as error:
                if not self._double():
                    raise BadRecordError(f"not JSON: {getattr(error, 'msg', error)}") from None
                continue
            # A number or word that ends where the text stops for now may go on.
            if end == len(self._buffer) and self._double():
                continue
            self._at = end
            return value

    def items(self) -> Iterator[object]:
        """The values of the array that begins here."""
        self._at += 1
        if self.peek() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self._separator("]"):
                return

    def names(self) -> Iterator[str]:
        """The names in the object that begins here; the value after each is for the caller to read."""
        self._at += 1
        if self.peek() == "}":
            self._at += 1
            return
        while True:
            if self.peek() != '"':
                raise BadRecordError("not JSON: a name in quotation marks was expected")
            key = self.value()
            if self.peek() != ":":
                raise BadRecordError("not JSON: a colon was expected")
            self._at += 1
            yield str(key)
            if self._separator("}"):
                return

    def _separator(self, closing: str) -> bool:
        """Whether the closing bracket comes next, and not a comma."""
        mark = self.peek()
        if mark != closing and mark != ",":
            raise BadRecordError("not JSON: it ends or breaks off within a list or object")
        self._at += 1
        return mark == closing

    def _more(self) -> bool:
        """Read another piece; forget what is behind."""
        if self._ended:
            return False
        chunk = next(self._chunks, b"")
        self._ended = not chunk
        piece = self._decode(chunk, self._ended)
        self._buffer = self._buffer[self._at :] + piece
        self._at = 0
        return not self._ended or bool(piece)

    def _double(self) -> bool:
        """Read as much again as stands before us, so that trying anew costs linear time in all."""
        wanted = 2 * (len(self._buffer) - self._at)
        if wanted > 4 * self._limit:
            raise TooLargeError(f"a value of more than {self._limit} characters")
        grew = False
        while len(self._buffer) - self._at <= wanted and self._more():
            grew = True
        return grew
