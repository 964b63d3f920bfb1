"""Lines of text out of a source of any size, in the encoding that its head shows."""

from collections.abc import Iterator

from newsline.read.decode import decode, encoding_of_mark
from newsline.read.limits import Limits
from newsline.read.source import Source

_MARK = b"\xef\xbb\xbf"


class TooLargeError(ValueError):
    """A source that has to be read whole is over the limit; `str()` says so."""


class TextLines:
    """The lines of a source without their ends; `number` is that of the last one given (from 1).

    A line over the limit is left out and its number kept in `too_long`. UTF-16 and
    UTF-32 are read whole, since their line ends are not bytes; over the limit for one
    document that raises `TooLargeError`.
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        head = decode(source.head)
        if encoding_of_mark(source.head) not in (None, "utf-8") or head.encoding.startswith("utf-16"):
            data = source.whole(limits.max_file_bytes)
            if data is None:
                raise TooLargeError(f"over {limits.max_file_bytes} bytes and in {head.encoding}")
            source = source.instead(decode(data).text.encode("utf-8", "replace"))
            head = decode(source.head)
        self.head = head.text
        self.number = 0
        self.too_long = 0
        self._encoding = head.encoding
        self._lines = source.lines(limits.max_record_bytes)

    def __iter__(self) -> Iterator[str]:
        for number, line in self._lines:
            self.number = number
            if line is None:
                self.too_long = self.number
                continue
            if self.number == 1:
                line = line.removeprefix(_MARK)
            try:
                text = line.decode(self._encoding)
            except UnicodeDecodeError:
                text = decode(line).text
            yield text.rstrip("\r")
