"""The workshop: where the next generation is made, file by file, and survives being left in the middle."""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsline.errors import Problem
from newsline.index.builder import copy_problem, link_row, name_row, name_rows
from newsline.index.codec import decode
from newsline.index.derive import derive
from newsline.index.notes import Note, note_of
from newsline.index.queries import Queries
from newsline.index.rows import Rows
from newsline.index.schema import (
    LEAST_HEAP,
    clean,
    event_row,
    link_key,
    name_schema,
    tantivy_row,
)
from newsline.index.storylines.copies import content_of
from newsline.index.storylines.grouping import changed_stories
from newsline.index.storylines.stored import story_row
from newsline.index.update import Placed, Tables, TooMuchError, relisted, renamed
from newsline.model import Event
from newsline.model.corrections import NameCorrection
from newsline.saved.copies import Copies, Known
from newsline.saved.generation import SCRAP, Generation, link_files, open_rows, write_whole
from newsline.saved.manifest import DOCUMENT_BITS, UNFINISHED, FileEntry, ReadingOrder, places_of
from newsline.saved.pieces import placed_rows, stories_in
from newsline.saved.places import origins_of, rows_in, rows_of, stretches
from newsline.saved.scan import Stamp
from newsline.saved.segments import last_commit, nearly_merged
from newsline.saved.shard import ParsedDocument
from newsline.saved.spool import Spool
from newsline.saved.start import NEXT, begun, left_in
from newsline.saved.vocabulary import joined, read_words
from newsline.saved.workers import Hands

_HEAP = 200_000_000  # bytes; rows are written out in segments of about this size
_NAMES_HEAP = 50_000_000  # bytes; there are few names beside the words of texts
_AT_ONCE = 500  # listed events whose rows are made in one piece
_FEW = 1000  # changed documents from which on everything is worked out again


if TYPE_CHECKING:
    import tantivy


class Workshop:
    """A folder with the rows of events and the manifest of the files they are from.

    Rows are added and removed file by file; `checkpoint` puts both on disk, so that a stop
    loses what came after it and no more.
    """

    def __init__(
        self, folder: Path, options: str, base: Generation | None, roots: Sequence[str] = ()
    ) -> None:
        """Go on in `folder` if it was left with the same options and base, else begin anew from the base.

        `roots` are the paths of the corpus, in the order in which they are read.
        """
        self._folder = folder
        state = json.dumps({"options": options, "base": base.folder.name if base else None})
        left = left_in(folder, state)
        self.resumed = left is not None
        self.manifest = begun(folder, state, base) if left is None else left
        self.manifest.order = ReadingOrder(roots)
        self._events = open_rows(folder / "events")
        self._before = Rows(self._events)  # the rows as they were at the last checkpoint
        self._started_with_rows = self.resumed or base is not None
        self._spool = Spool(folder / f"spool{SCRAP}")
        self._known = Copies()
        self._ranks: dict[str, int] = {}
        self._gone: set[int] = set()  # ranks of files of which rows of before are no longer there
        self._dropped: set[int] = set()  # places of single rows of before that are no longer there
        self._amended: dict[int, set[int]] = {}  # by the ranks of amended files the places that changed
        self._copies: dict[str, set[str]] | None = None
        self.dictionary = self._read_dictionary()
        self._base = base
        self._dirty = False  # whether there is something that is not on disk
        self._touched: set[int] = set()  # ranks of files that were removed or added since the base

    @cached_property
    def _writer(self) -> "tantivy.IndexWriter":
        # Opened late: it has threads, and other processes are forked before.
        return self._events.writer(heap_size=_HEAP, num_threads=1)

    def rank(self, paths: Iterable[str]) -> None:
        """Give ranks to files that are to be added; raises `manifest.FullError`."""
        self._ranks.update(self.manifest.rank(path for path in paths if path not in self._ranks))

    def use_dictionary(self, dictionary: bytes) -> None:
        """Compress stored forms with this, from the first row on."""
        write_whole(self._folder / "dictionary", dictionary)
        self.dictionary = dictionary

    def _read_dictionary(self) -> bytes:
        try:
            return (self._folder / "dictionary").read_bytes()
        except FileNotFoundError:
            return b""

    def remove(self, path: str) -> set[str]:
        """Take the rows of a file out; the other files of which copies were left out on its account."""
        entry = self.manifest.files.pop(path, None)
        if entry is None:
            return set()
        self._delete(*places_of(entry.rank))
        self._amended.pop(entry.rank, None)
        self._spool.drop(entry.rank)
        self._gone.add(entry.rank)
        self._touched.add(entry.rank)
        self._dirty = True
        self._ranks[path] = entry.rank
        return self._copies_of(rows_of(self._before, entry.rank), entry.rank) if entry.documents else set()

    def origins(self, path: str) -> dict[int, int]:
        """The origins of the documents of a file that have rows, by their numbers in it."""
        return origins_of(self._before, self.manifest.files[path].rank)

    def drop(self, path: str, numbers: Sequence[int]) -> set[str]:
        """Take the rows of some documents of a file out, given by their numbers; the others stay.

        What was said of the file is forgotten. Returns what `remove` does.
        """
        entry = self.manifest.files[path]
        places = [entry.place + number for number in numbers]
        found = rows_in(self._before, places)
        for low, high in stretches(places):
            self._delete(low, high)
        self._dropped.update(places)
        self._amended.setdefault(entry.rank, set()).update(places)
        self._touched.add(entry.rank)
        self.manifest.files[path] = FileEntry(UNFINISHED, entry.rank, entry.documents - len(places))
        self._dirty = True
        return self._copies_of(found, entry.rank)

    def _copies_of(self, numbers: Iterable[int], rank: int) -> set[str]:
        """The files behind one with this rank in which copies of some of its rows were left out."""
        if self._copies is None:
            self._copies = {}
            for other, known in self.manifest.files.items():
                for identity in known.copies:
                    self._copies.setdefault(identity, set()).add(other)
        if not self._copies:
            return set()
        ids = [self._decoded(self._before, row).id for row in numbers]
        others = {other for identity in ids for other in self._copies.get(identity, ())}
        # A copy is always behind what it is a copy of.
        files = self.manifest.files
        return self._again(other for other in others if other in files and files[other].rank > rank)

    def add(
        self, path: str, stamp: Stamp, documents: Iterable[ParsedDocument], problems: Iterable[Problem]
    ) -> set[str]:
        """Put the documents of a file in, those that a file before it holds as well left out.

        Returns files behind it that hold a copy, which is to be left out there: they must be
        read again.
        """
        # A large file comes in portions.
        entry = self.manifest.files.get(path) or FileEntry(stamp, self._ranks[path])
        copies: list[str] = [*entry.copies]
        found: list[Problem] = [*entry.problems, *problems]
        again: set[str] = set()
        count = entry.documents
        for document in documents:
            place = entry.place + document.number
            known = self._same(document)
            if known is not None and known.place < place:
                copies.append(document.id)
                found.append(copy_problem(document.file, known.file))
                continue
            amended = self._amended.get(entry.rank)
            # Behind it in the same file is what stayed there when the file was amended.
            if known is not None and (amended is not None or known.place >> DOCUMENT_BITS != entry.rank):
                again.add(self._path_of(known.place))
            self._known.put(document, place)
            self._writer.add_document(tantivy_row(document.row, place))
            if amended is None:
                self._spool.put(place, document.note)
            else:
                amended.add(place)
            count += 1
        self.manifest.files[path] = FileEntry(stamp, entry.rank, count, tuple(copies), tuple(found))
        self._touched.add(entry.rank)
        self._dirty = True
        return self._again(again)

    def _again(self, paths: Iterable[str]) -> set[str]:
        """Those of some files that are there, noted as to be read again should this run not come to it."""
        files = self.manifest.files
        found = {path for path in paths if path in files}
        files.update({path: files[path]._replace(stamp=UNFINISHED) for path in found})
        self._dirty = self._dirty or bool(found)
        return found

    def _same(self, document: ParsedDocument) -> Known | None:
        """The first document with the same content, if there is one."""
        place = self._known.first(document)
        same = [] if place is None else [Known(place, self._label(place))]
        if not self._started_with_rows:
            return min(same, default=None)
        rows = self._before
        found = rows.matching(rows.term("mark", f"id {clean(document.id)}"))
        for row, place in zip(found, rows.values("place", found), strict=True):
            if place >> DOCUMENT_BITS not in self._gone and place not in self._dropped:
                event = self._decoded(rows, row)
                if content_of(event) == document.content:
                    same.append(Known(place, event.file))
        return min(same, default=None)

    def _label(self, place: int) -> str:
        """The label of a document of this run."""
        if (label := self._known.label(place)) is not None:
            return label
        rows = self._before
        return next((self._decoded(rows, row).file for row in rows.within("place", place, place)), "")

    def _delete(self, low: int, high: int) -> None:
        """Take out the rows between two places, both inclusive."""
        self._writer.delete_documents_by_query(self._before.between("place", low, high))

    def _path_of(self, place: int) -> str:
        rank = place >> DOCUMENT_BITS
        return next((path for path, entry in self.manifest.files.items() if entry.rank == rank), "")

    def checkpoint(self) -> None:
        """Put everything so far on disk."""
        if not self._dirty:
            return
        # The manifest is there first, under a name that says before which commit: so it is known after a
        # stop at any moment whether the rows are those that it tells of.
        following = self._folder / f"{NEXT}{last_commit(self._folder / 'events')}"
        write_whole(following, self.manifest.to_bytes())
        self._writer.commit()
        following.replace(self._folder / "files")
        self._events.reload()
        self._before = Rows(self._events)
        self._gone.clear()
        self._known.forget_labels()
        self._dropped.clear()
        self._dirty = False

    def nearly_merged(self) -> bool:
        """Whether a few more checkpoints now make the index smaller."""
        return nearly_merged(self._folder / "events")

    def documents(self) -> Iterator[Placed]:
        """Places and documents as of the last checkpoint, in the order of places."""
        rows = self._before
        for place, row in rows.ordered(rows.term("mark", "kind document"), None, by="place"):
            yield place, self._decoded(rows, row)

    def _notes(self) -> Iterator[tuple[int, Note]]:
        """Places and notes of all documents at the last checkpoint; those of an earlier run are made anew."""
        yield from self._spool
        rows, known = self._before, self._spool.ranks
        documents = rows.term("mark", "kind document")
        for place, row in rows.ordered(documents, None, by="place") if self._started_with_rows else ():
            if place >> DOCUMENT_BITS not in known:
                yield place, note_of(self._decoded(rows, row))

    def marked(self, prefix: str) -> dict[str, int]:
        """What follows `prefix` in the marks of rows as of the last checkpoint, and of how many."""
        rows = self._before
        counts = {mark: rows.count(rows.term("mark", mark)) for mark, _ in rows.terms("mark", prefix)}
        return {mark.removeprefix(prefix): count for mark, count in counts.items() if count}

    def files_marked(self, mark: str) -> set[str]:
        """The files of which a row has a mark, as of the last checkpoint."""
        rows = self._before
        places = rows.values("place", rows.matching(rows.term("mark", mark)))
        by_rank = {entry.rank: path for path, entry in self.manifest.files.items()}
        return {by_rank[place >> DOCUMENT_BITS] for place in places if place >> DOCUMENT_BITS in by_rank}

    def finish(self, corrections: Sequence[NameCorrection], hands: Hands) -> None:
        """Work out what the documents say together, and close the tables.

        After few changes only what they touch, else everything, for which there are `hands`.
        """
        self.checkpoint()
        if self._base is None or self.resumed or len(self._touched) > _FEW:
            self._finish_all(corrections, hands)
            return
        before = Rows(open_rows(self._base.folder / "events"))
        removed, added = self._within_touched(before), self._within_touched(self._before)
        try:
            if len(removed) + len(added) > _FEW:
                raise TooMuchError
            self._finish_some(self._base, removed, added, corrections)
        except TooMuchError:
            self._finish_all(corrections, hands)

    def _within_touched(self, rows: Rows) -> list[Placed]:
        """The documents of the files that were removed or added, in the order of places."""
        found = []
        for rank in sorted(self._touched):
            changed = self._amended.get(rank)
            numbers = rows_of(rows, rank) if changed is None else rows_in(rows, sorted(changed))
            places = rows.values("place", numbers)
            found += [
                (place, self._decoded(rows, row)) for place, row in sorted(zip(places, numbers, strict=True))
            ]
            if len(found) > _FEW:
                break
        return found

    def _finish_some(
        self,
        base: Generation,
        removed: Sequence[Placed],
        added: Sequence[Placed],
        corrections: Sequence[NameCorrection],
    ) -> None:
        folder = self._folder / "names"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        link_files(base.folder / "names", folder)
        names = open_rows(folder)
        before = self._before
        stories = changed_stories(
            (before, Rows(names)), lambda row: self._decoded(before, row), removed, added
        )
        listed = relisted(self._tables(names), removed, added)
        for _, event in listed.gone:
            self._writer.delete_documents_by_term("mark", clean(f"id {event.id}"))
        self._put(listed.new)
        self._writer.commit()
        self._events.reload()
        self._before = Rows(self._events)
        changes = renamed(self._tables(names), (removed, added), (listed.gone, listed.new), corrections)
        self.close()
        write_whole(self._folder / "words", joined(read_words(base.folder), (*added, *listed.new)))
        writer = names.writer(heap_size=LEAST_HEAP, num_threads=1)
        for key in (*changes.gone, *stories.gone, *map(link_key, listed.pages_of)):
            writer.delete_documents_by_term("node", clean(key))
        for row in changes.new:
            writer.add_document(name_row(row))
        for identity, pages in listed.pages_of.items():
            if pages:
                writer.add_document(link_row(identity, pages))
        for story in stories.new:
            writer.add_document(story_row(story))
        writer.commit()
        writer.wait_merging_threads()

    def _tables(self, names: "tantivy.Index") -> Tables:
        rows = self._before
        return Tables(rows, Rows(names), Queries(self._events.schema), lambda row: self._decoded(rows, row))

    def _finish_all(self, corrections: Sequence[NameCorrection], hands: Hands) -> None:
        import tantivy

        stories = hands.begin(partial(stories_in, str(self._folder / "events"), self.dictionary))
        self._writer.delete_documents_by_term("mark", "kind listed")
        gathered = None if self._started_with_rows else self._spool.gathered
        derived = derive(self._notes, corrections, gathered)
        listed = iter(derived.linked.listed)
        portions = iter(lambda: list(islice(listed, _AT_ONCE)), [])
        for _, found in hands.each(partial(placed_rows, dictionary=self.dictionary), portions):
            for place, made in found:
                self._writer.add_document(tantivy_row(made, place))
        self._writer.commit()
        self._events.reload()
        rows = Rows(self._events)
        terms = (word for field in ("text", "title") for word, _ in rows.terms(field, ""))
        write_whole(self._folder / "words", joined(terms))
        self.close()
        folder = self._folder / "names"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        writer = tantivy.Index(name_schema(), path=str(folder)).writer(heap_size=_NAMES_HEAP, num_threads=1)
        for row in chain(name_rows(derived), map(story_row, stories())):
            writer.add_document(row)
        writer.commit()
        writer.wait_merging_threads()

    def _put(self, events: Iterable[Placed]) -> None:
        for place, event in events:
            self._writer.add_document(tantivy_row(event_row(event, self.dictionary), place))

    def _decoded(self, rows: Rows, row: int) -> Event:
        return decode(rows.stored(row), self.dictionary)

    def close(self) -> None:
        """Let go of the tables, as they are; may be called again."""
        if "_writer" in self.__dict__:
            self.__dict__.pop("_writer").wait_merging_threads()
        self._spool.close()
