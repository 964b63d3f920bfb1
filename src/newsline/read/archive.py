"""Archives (zip, tar): each member is a source of its own, read as a stream, never written to disk.

Names of members are labels (`a.zip!b/c.html`): no path is ever made of them.
"""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.budget import DamagedError, OverLimitError
from newsline.read.limits import Limits
from newsline.read.registry import read_source
from newsline.read.sniff import is_tar
from newsline.read.source import Source
from newsline.read.walk import is_left_out

if TYPE_CHECKING:
    import tarfile
    import zipfile

_ENCRYPTED = 0x1  # of a zip member's flags: APPNOTE.TXT, 4.4.4
# A name or a table of attributes before a member of a tar archive, which tarfile reads whole.
_MAX_TAR_HEADER = 1024 * 1024


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The documents and problems of every member that a folder's walk would not leave out."""
    if source.depth >= limits.max_nesting:
        message = f"more than {limits.max_nesting} archives within each other"
        yield Problem("over-limit", message, source.label)
    elif source.head.startswith(b"PK") or (source.suffix == ".zip" and not is_tar(source.head)):
        yield from _read_zip(source, limits)
    else:
        yield from _read_tar(source, limits)


def open_zip(source: Source, limits: Limits) -> "zipfile.ZipFile | Problem":
    """The zip archive that `source` is, or why it cannot be opened."""
    import zipfile

    file = source.seekable(limits.max_spool_bytes)
    if file is None:
        message = f"larger than the limit of {limits.max_spool_bytes} bytes for an archive out of a stream"
        return Problem("too-large", message, source.label)
    try:
        return zipfile.ZipFile(cast("BinaryIO", _Directory(file, limits)))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        return Problem("damaged", f"a broken zip archive ({error})", source.label)


def zip_member(
    source: Source, archive: "zipfile.ZipFile", info: "zipfile.ZipInfo", limits: Limits
) -> Source | Problem:
    """One member of the archive in `source` as a source, or why it cannot be read."""
    import zipfile

    source.budget.member(limits)
    # Some programs of Windows write the separator of Windows, against the standard.
    path = info.filename.replace("\\", "/")
    label = f"{source.label}!{path}"
    if info.flag_bits & _ENCRYPTED:
        return Problem("encrypted", "a member that needs a password", label)
    try:
        stream = archive.open(info)
    except NotImplementedError:
        return Problem(
            "unknown-type", f"packed in a way that Python cannot unpack ({info.compress_type})", label
        )
    except (zipfile.BadZipFile, RuntimeError, ValueError) as error:
        return Problem("damaged", f"a broken member ({error})", label)
    member = cast("BinaryIO", _Member(stream, source, limits, packed=True))
    return source.inner(label, member, name=path.rpartition("/")[2], size=info.file_size)


def _read_zip(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    archive = open_zip(source, limits)
    if isinstance(archive, Problem):
        yield archive
        return
    with archive:
        if not archive.infolist():
            yield Problem("empty", "an archive without members", source.label)
        for info in archive.infolist():
            path = info.filename.replace("\\", "/")
            if path.endswith("/") or is_left_out(path):
                continue
            member = zip_member(source, archive, info, limits)
            if isinstance(member, Problem):
                yield member
            else:
                yield from read_source(member, limits)


def _read_tar(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    import tarfile

    class Header(tarfile.TarInfo):
        """A header that asks for no more than names need."""

        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "Header":
            info = super().frombuf(buf, encoding, errors)
            if info.size > _MAX_TAR_HEADER and info.type in tables:
                raise DamagedError("a header that is far too large")
            return info

    tables = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, *tarfile.GNU_TYPES[:2])
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", source), mode="r|", tarinfo=Header) as archive:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]
                yield from _tar_member(source, archive, info, limits)
    except (tarfile.TarError, ValueError, EOFError) as error:
        yield Problem("damaged", f"a broken tar archive ({error})", source.label)


def _tar_member(
    source: Source, archive: "tarfile.TarFile", info: "tarfile.TarInfo", limits: Limits
) -> Iterator[Document | Problem]:
    if info.isdir() or is_left_out(info.name):
        return
    source.budget.member(limits)
    label = f"{source.label}!{_readable(info.name)}"
    # A file with holes could hold terabytes of nothing.
    stream = archive.extractfile(info) if info.isreg() and not info.issparse() else None
    if stream is None:
        yield Problem("not-a-file", "a link, a device or a file with holes; skipped", label)
        return
    name = _readable(info.name.rpartition("/")[2])
    member = cast("BinaryIO", _Member(stream, source, limits, packed=False))
    yield from read_source(source.inner(label, member, name=name, size=info.size), limits)


def _readable(name: str) -> str:
    """`name` in valid UTF-8: tarfile keeps undecodable bytes as lone surrogates (PEP 383)."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class _Member:
    """The bytes of a member; what breaks while they are unpacked is `DamagedError`.

    Those of a zip archive are counted on the budget; those of a tar archive are not packed.
    """

    def __init__(self, stream: IO[bytes], source: Source, limits: Limits, *, packed: bool) -> None:
        self._stream = stream
        self._budget = source.budget if packed else None
        self._limits = limits

    def read(self, count: int) -> bytes:
        try:
            data = self._stream.read(count)
        except (OverLimitError, DamagedError):
            raise
        except Exception as error:  # zipfile lets those of zlib, bz2 and lzma through
            raise DamagedError(f"a broken member ({error})") from None
        if self._budget is not None:
            self._budget.unpack(len(data), self._limits)
        return data


class _Directory:
    """A file whose list of members may have any size, were it not for this.

    zipfile reads that list with one call, of a length which the archive states, and
    makes an object of half a kilobyte of each entry; all its other calls are for less.
    """

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self._file = file
        self._limit = limits.max_directory_bytes
        self.seek = file.seek
        self.tell = file.tell

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """Leave the file open: it is its opener's."""

    def read(self, count: int = -1) -> bytes:
        if count > self._limit:
            raise OverLimitError(f"a list of members of more than {self._limit} bytes")
        return self._file.read(count)
