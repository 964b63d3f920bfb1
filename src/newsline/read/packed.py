"""Packed streams (gzip, bzip2, xz, Zstandard): unpacked as they are read, and read as what they hold.

Also several streams one after the other, as `cat a.gz b.gz`, pigz and the writers of web
archives make them.
"""

import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.budget import DamagedError
from newsline.read.limits import Limits
from newsline.read.registry import read_source
from newsline.read.source import Source

_CHUNK_BYTES = 32 * 1024
# xz and Zstandard say themselves how much memory their window takes; the strongest
# settings in common use (xz -9, zstd --long=27) stay within 128 MiB.
_MAX_WINDOW_BITS = 27
_MEMORY = 160 * 1024 * 1024
# Suffixes that say what is inside, and those that only say how it is packed.
_INSIDE = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}
_PLAIN = (".gz", ".bz2", ".xz", ".zst")


class _Unpacker(Protocol):
    """What the decompressors of `bz2`, `lzma` and `compression.zstd` have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """What the packed source holds, by the reader that suits that; under the same label."""
    if source.depth >= limits.max_nesting:
        message = f"more than {limits.max_nesting} archives within each other"
        yield Problem("over-limit", message, source.label)
        return
    magic, make, errors = _kind(source.head)
    if make is None:
        yield Problem("damaged", "not a packed file, whatever its name says", source.label)
        return
    stream = _Stream(source, magic, make, errors, limits)
    yield from read_source(source.inner(source.label, cast("BinaryIO", stream), name=_inside(source)), limits)


def _inside(source: Source) -> str:
    """The name of what is inside: `a.html.gz` holds `a.html`, `a.tgz` `a.tar`."""
    stem = source.name[: -len(source.suffix)] if source.suffix else source.name
    if source.suffix in _INSIDE:
        return stem + _INSIDE[source.suffix]
    return stem if source.suffix in _PLAIN else source.name


def _kind(head: bytes) -> tuple[bytes, Callable[[], _Unpacker] | None, tuple[type[Exception], ...]]:
    """The magic number, a maker of unpackers and their errors for the packing that `head` shows."""
    if head.startswith(b"\x1f\x8b"):
        import zlib

        return b"\x1f\x8b", _Gunzip, (zlib.error,)
    if head.startswith(b"BZh"):
        import bz2

        return b"BZh", bz2.BZ2Decompressor, (OSError, ValueError)
    if head.startswith(b"\xfd7zXZ\x00"):
        import lzma

        return b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=_MEMORY), (lzma.LZMAError,)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd

        window: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _MAX_WINDOW_BITS}
        return b"\x28\xb5\x2f\xfd", lambda: zstd.ZstdDecompressor(options=window), (zstd.ZstdError,)
    return b"", None, ()


class _Gunzip:
    """zlib's decompressor with the interface of the others."""

    def __init__(self) -> None:
        import zlib

        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)  # with gzip's header and checksum

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


class _Stream:
    """The unpacked bytes of `source`, as many as are asked for."""

    def __init__(
        self,
        source: Source,
        magic: bytes,
        make: Callable[[], _Unpacker],
        errors: tuple[type[Exception], ...],
        limits: Limits,
    ) -> None:
        self._source = source
        self._magic = magic
        self._make = make
        self._errors = errors
        self._limits = limits
        self._unpacker = make()
        self._ended = False

    def read(self, count: int) -> bytes:
        """Up to `count` bytes, none at the end; raises `DamagedError`, `OverLimitError` and `OSError`."""
        while not self._ended:
            data = b""
            if self._unpacker.eof:
                data = self._next_part()
                if not data:
                    break
            elif self._unpacker.needs_input and not (data := self._source.read(_CHUNK_BYTES)):
                raise DamagedError("the packed data ends early")
            try:
                unpacked = self._unpacker.decompress(data, count)
            except self._errors as error:
                raise DamagedError(f"the packed data is broken ({error})") from None
            if unpacked:
                self._source.budget.unpack(len(unpacked), self._limits)
                return unpacked
        return b""

    def _next_part(self) -> bytes:
        """The start of a further stream after one that has ended; nothing if there is none.

        What follows otherwise is padding or rubbish, and left alone as `gzip -d` does.
        """
        data = self._unpacker.unused_data.lstrip(b"\0")
        while len(data) < len(self._magic) and (more := self._source.read(_CHUNK_BYTES)):
            data = (data + more).lstrip(b"\0")
        if not data.startswith(self._magic):
            self._ended = True
            return b""
        self._unpacker = self._make()
        return data
