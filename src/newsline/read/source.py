"""The source: one file, stream or piece of bytes as the readers see it."""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.budget import Budget
from newsline.read.limits import Limits
from newsline.read.options import DEFAULT_OPTIONS, Options

# Enough to tell the kind of a file, and to hold most news articles whole.
HEAD_BYTES = 64 * 1024
_CHUNK_BYTES = 256 * 1024


class Reader(Protocol):
    """What a reader's module offers: one source in, its documents and problems out.

    `read` may let `OSError` through, and `ImportError` if it belongs to an extra; its
    caller turns both into problems. Anything else costs the rest of the source and is
    told as a fault of the reader.
    """

    def read(self, source: "Source", limits: Limits) -> Iterator[Document | Problem]:
        """Read `source`; a reader that meets bad input yields a `Problem` and goes on."""


class Source:
    """A label and a stream of bytes that can be looked at before it is read.

    What was looked at stays in memory until `lines` moves past it; nothing is read
    twice, so the stream needs no `seek`. `on_read` is told the number of bytes of each
    read. `size` is the size in bytes where it is known beforehand.

    `name` is the file name as evidence (default: the last part of `label`), `suffix` its
    suffix, small and with the dot. `url` and `charset` are what a container knows of it:
    the address it was saved from, and the encoding that its server declared. `depth`
    counts the containers around it.
    """

    def __init__(
        self,
        label: str,
        stream: BinaryIO,
        *,
        name: str | None = None,
        size: int | None = None,
        on_read: Callable[[int], None] | None = None,
        url: str | None = None,
        charset: str | None = None,
        depth: int = 0,
        options: Options = DEFAULT_OPTIONS,
        budget: Budget | None = None,
    ) -> None:
        self.label = label
        self.name = label.rpartition("/")[2] if name is None else name
        stem, dot, extension = self.name.rpartition(".")
        self.suffix = (dot + extension).lower() if stem else ""
        self.size = size
        self.url = url
        self.charset = charset
        self.depth = depth
        self.options = options
        self.budget = budget or Budget(self._packed)
        self._count = 0
        self._stream = stream
        self._on_read = on_read
        self._seen = b""
        self._ended = False

    @property
    def head(self) -> bytes:
        """The first bytes: at least `HEAD_BYTES`, or the whole of a smaller source."""
        return self.look(HEAD_BYTES)

    def look(self, count: int) -> bytes:
        """The source from its start: at least `count` bytes unless it ends before."""
        if len(self._seen) < count and not self._ended:
            pieces = [self._seen]
            missing = count - len(self._seen)
            while missing > 0 and (piece := self._next(missing)):
                pieces.append(piece)
                missing -= len(piece)
            self._seen = b"".join(pieces)
        return self._seen

    def instead(self, data: bytes) -> "Source":
        """This source with other bytes: its text in another encoding, say."""
        return Source(
            self.label,
            io.BytesIO(data),
            name=self.name,
            size=len(data),
            url=self.url,
            charset=self.charset,
            depth=self.depth,
            options=self.options,
            budget=self.budget,
        )

    def inner(
        self,
        label: str,
        stream: BinaryIO,
        *,
        name: str,
        size: int | None = None,
        url: str | None = None,
        charset: str | None = None,
    ) -> "Source":
        """A source inside this one, a container; `stream` must count on `budget` what it unpacks."""
        return Source(
            label,
            stream,
            name=name,
            size=size,
            url=url,
            charset=charset,
            depth=self.depth + 1,
            options=self.options,
            budget=self.budget,
        )

    def seekable(self, limit: int) -> BinaryIO | None:
        """The source as a file to jump about in: itself where it can, else up to `limit` bytes in memory."""
        if self.size is not None and not self.depth and self._stream.seekable():
            return self._stream
        data = self.whole(limit)
        return None if data is None else io.BytesIO(data)

    def read(self, count: int) -> bytes:
        """The next bytes, at most `count`, and none only at the end; first what was looked at."""
        if self._seen:
            data, self._seen = self._seen[:count], self._seen[count:]
            return data
        return self._next(count)

    def whole(self, limit: int) -> bytes | None:
        """The whole source, or `None` if it is larger than `limit` bytes."""
        if self.size is not None and self.size > limit:
            return None
        data = self.look(limit + 1)
        return data if len(data) <= limit else None

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        """Number (from 1) and bytes of each line, without its `\\n`; `None` if over `limit` bytes.

        Reads chunk by chunk and forgets what it has passed: memory stays flat.
        """
        number = 1
        pieces: list[bytes] = []
        length = 0
        chunk, self._seen = self._seen, b""
        while chunk or (chunk := self._next(_CHUNK_BYTES)):
            start = 0
            while (end := chunk.find(b"\n", start)) >= 0:
                length += end - start
                pieces.append(chunk[start:end])
                yield number, b"".join(pieces) if length <= limit else None
                number += 1
                pieces.clear()
                length, start = 0, end + 1
            length += len(chunk) - start
            if length <= limit:
                pieces.append(chunk[start:])
            else:  # a line over the limit is counted, not kept
                pieces.clear()
            chunk = b""
        if length:
            yield number, b"".join(pieces) if length <= limit else None

    def chunks(self) -> Iterator[bytes]:
        """The source piece by piece from its start; what has been given is forgotten."""
        chunk, self._seen = self._seen, b""
        while chunk or (chunk := self._next(_CHUNK_BYTES)):
            yield chunk
            chunk = b""

    def _next(self, count: int) -> bytes:
        data = b"" if self._ended else self._stream.read(count)
        if not data:
            self._ended = True
            return b""
        self._count += len(data)
        if self._on_read is not None:
            self._on_read(len(data))
        return data

    def _packed(self) -> int:
        return self._count if self.size is None else self.size
