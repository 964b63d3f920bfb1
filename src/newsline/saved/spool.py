"""The spool: the notes of documents, kept in a file from the time they are parsed until all are in.

What they say one by one is gathered as they come, while other processes parse.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path

from newsline.index.derive import Gathered
from newsline.index.notes import Note
from newsline.index.plain import packed, unpacked
from newsline.saved.manifest import DOCUMENT_BITS

_BATCH = 1 << 18  # bytes of notes that are compressed together
_LEVEL = 1
_HEAD = 4  # bytes of the length of a batch

Item = tuple[int, int, bytes]  # its number among all, the place of the document, the note


class Spool:
    """A file of notes that only this process reads, and no later one needs: notes can be made again."""

    def __init__(self, path: Path) -> None:
        """The file is made anew with the first note."""
        self._path = path
        self._waiting: list[Item] = []
        self._size = 0  # of what is waiting
        self._count = 0
        self._from: dict[int, int] = {}  # by the rank of a file from which number on its notes hold
        self.ranks: set[int] = set()  # of the files that have notes
        self.gathered: Gathered | None = Gathered()  # of all notes, as long as none is taken back

    def put(self, place: int, note: bytes) -> None:
        """Add the note of the document in a place."""
        self._waiting.append((self._count, place, note))
        self._size += len(note)
        self._count += 1
        self.ranks.add(place >> DOCUMENT_BITS)
        if self.gathered:
            self.gathered.add(place, Note.from_bytes(note))
        if self._size > _BATCH:
            self._write()

    def drop(self, rank: int) -> None:
        """Forget the notes so far of the documents of a file."""
        if rank in self.ranks:
            self.ranks.discard(rank)
            self._from[rank] = self._count
            self.gathered = None

    def __iter__(self) -> Iterator[tuple[int, Note]]:
        """The places of documents and their notes, in the order in which they came."""
        if self._waiting:
            self._write()
        if not self._count:
            return
        with self._path.open("rb") as stream:
            while head := stream.read(_HEAD):
                batch: list[Item] = unpacked(zlib.decompress(stream.read(int.from_bytes(head, "big"))))
                for number, place, note in batch:
                    if number >= self._from.get(place >> DOCUMENT_BITS, 0):
                        yield place, Note.from_bytes(note)

    def close(self) -> None:
        """Remove the file."""
        self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        data = zlib.compress(packed(self._waiting), _LEVEL)
        first = self._waiting[0][0] == 0
        with self._path.open("wb" if first else "ab") as stream:
            stream.write(len(data).to_bytes(_HEAD, "big"))
            stream.write(data)
        self._waiting, self._size = [], 0
