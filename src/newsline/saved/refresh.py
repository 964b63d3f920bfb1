"""Bringing a saved index up to date: what changed is parsed, by all cores, and nothing else."""

import os
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newsline.corrections import Usage, read_corrections
from newsline.documents import events_of, tagger_of
from newsline.errors import Problem
from newsline.garbage import rarely_looking
from newsline.index.codec import dictionary_of, plain
from newsline.index.shorthand import learned
from newsline.model import Document, Event
from newsline.model.corrections import Corrections
from newsline.parser.docdate.order import usual_order
from newsline.read import known_readers, read_paths
from newsline.saved.amend import amendment, is_worth_it
from newsline.saved.generation import Generation, Head, publish, write_whole
from newsline.saved.manifest import UNFINISHED, FullError
from newsline.saved.scan import Look
from newsline.saved.segments import FEW
from newsline.saved.shard import ParsedDocument, ParsedShard, Shard, ShardOptions, items_of, parse_shard
from newsline.saved.workers import Alone, Hands, Workers
from newsline.saved.workshop import Workshop

_SHARD_BYTES, _SHARD_FILES = 512 * 1024, 64
_LARGE_FILE = 4 * 1024 * 1024  # bytes from which a file's documents are handed out in portions
_PORTION = 128  # documents
_CHECKPOINT = 30.0  # seconds of work that a stop may lose
_SHARE = 20  # or so many times what a checkpoint takes: of a million files the list alone takes seconds
_FEWEST_FOR_MORE = 2 * 1024 * 1024  # bytes to read from which other processes are worth their start
_WORTH = 500_000  # characters of a corpus from which on its size counts more than 0.1 ms for each event read
_LEARNED = 2 * 1024 * 1024  # characters of documents from which it is learned what they have in common
_LOOKED_AT, _SAMPLE = 16, 4 * 1024  # documents, and bytes of each, that are kept to compress others with
# Nanoseconds: a file changed so shortly before it is read may change again within its time stamp, which
# some file systems keep in whole seconds or two.
_RACY, _COARSE = 100_000_000, 2_000_000_000

Progress = Callable[[int, int], None]


class Wanted(NamedTuple):
    """Which documents an index is of, and how they are read and parsed: see `opening.Request`."""

    paths: Sequence[str] = ()
    corrections: str | None = None
    jobs: int | None = None
    columns: Mapping[str, str] = MappingProxyType({})
    tagger: str | None = None
    readers: tuple[str, ...] = ()


def refresh(
    home: Path,
    base: Generation | None,
    look: Look,
    wanted: Wanted,
    options: str,
    progress: Progress | None = None,
) -> Generation:
    """Make the next generation from `base` (`None`: from nothing) and what the corpus holds now.

    The caller holds the lock on `home`. A stop in the middle keeps what was done for the next call.
    """
    corrections = read_corrections(wanted.corrections) if wanted.corrections else Corrections()
    shop = Workshop(home / "work", options, base, wanted.paths)
    try:
        with rarely_looking():
            return _Refresh(shop, look, corrections, wanted, progress).run(home, base, options)
    except FullError:
        shop.close()
        if base is None:
            raise
        return refresh(home, None, look, wanted, options, progress)
    except KeyboardInterrupt:
        shop.checkpoint()
        raise
    finally:
        shop.close()


class _Refresh:
    def __init__(
        self,
        shop: Workshop,
        look: Look,
        corrections: Corrections,
        wanted: Wanted,
        progress: Progress | None,
    ) -> None:
        self._shop = shop
        self._look = look
        self._stamps = look.stamps()
        self._left: set[str] = set()  # files to be read again on account of what was dropped
        self._settled = True  # whether nothing that was read may change within its time stamp
        self._corrections = corrections
        self._jobs = wanted.jobs
        # Told at once: a tagger or reader that is not there is no reason to begin.
        tagger_of(wanted.tagger)
        self._parsing = ShardOptions(
            corrections,
            columns=dict(wanted.columns),
            tagger=wanted.tagger,
            readers=known_readers(wanted.readers),
        )
        self._progress = progress or (lambda done, total: None)
        self._hands: Hands = Alone()
        self._done = 0
        self._total = 0
        self._saved = time.monotonic()
        self._saving = 0.0  # seconds that the last checkpoint took
        self._long = False  # whether there were checkpoints before the end
        self._ending = False  # whether only a few shards are left

    def run(self, home: Path, base: Generation | None, options: str) -> Generation:
        shop = self._shop
        new, gone = shop.manifest.changes(self._stamps)
        if new and not shop.manifest.files and not shop.dictionary:
            # Before there are workers: what it loads they share then.
            shop.use_dictionary(_dictionary(new, self._parsing))
        with _hands(self._jobs, sum(self._stamps[path][1] for path in new)) as self._hands:
            orders = self._orders() if base else {}
            again: set[str] = set()
            for path in gone:
                again |= shop.remove(path)
            shop.rank(path for path in new if path not in shop.manifest.files)
            again |= self._read(
                new, orders, amended={path for path in new if is_worth_it(shop.manifest.files.get(path))}
            )
            # A file is read again on account of one before it: so this comes to an end.
            while again := again & self._stamps.keys():
                again = self._read(sorted(again), orders)
            shop.checkpoint()
            self._settle()
            # A build needs the most memory from here on: of many files the stamps are large, and what those
            # who parsed remember of words and names is of no more use.
            self._stamps = {}
            shop.finish(tuple(self._corrections.names), self._hands.relieve())
        shop.close()
        folder = home / "work"
        write_whole(folder / "seen", self._look.digest if self._settled else "")
        entries = shop.manifest.files.values()
        head = Head(
            options,
            read=self._look.size()[1],
            files=sum(entry.documents > 0 for entry in entries),
            documents=sum(entry.documents for entry in entries),
            problems=(
                *self._look.problems(),
                *(problem for entry in entries for problem in entry.problems),
                *self._unused(),
            ),
        )
        return publish(home, folder, head, base)

    def _orders(self) -> dict[str, bool]:
        """How publishers write numeric dates, as far as the rows show it."""
        first, month = self._shop.marked("writes D "), self._shop.marked("writes M ")
        orders = {
            one: usual_order(first.get(one, 0), month.get(one, 0)) for one in first.keys() | month.keys()
        }
        return {publisher: order for publisher, order in orders.items() if order is not None}

    def _settle(self) -> None:
        """Read again the documents whose ambiguous date is to be read otherwise than it was."""
        orders = self._orders()
        files: set[str] = set()
        for taken in ("?", "D", "M"):
            for publisher in self._shop.marked(f"waits {taken} "):
                if {None: "?", True: "D", False: "M"}[orders.get(publisher)] != taken:
                    files |= self._shop.files_marked(f"waits {taken} {publisher}")
        if files:
            self._read(sorted(files), orders)
            self._shop.checkpoint()

    def _read(self, paths: list[str], orders: Mapping[str, bool], amended: Collection[str] = ()) -> set[str]:
        """Parse files and put them in; the files that have to be read again on their account.

        Of those that are `amended` only the documents are parsed that are not as they were.
        """
        if not paths:
            return set()
        shop = self._shop
        again: set[str] = set()
        for path in paths:
            if path in shop.manifest.files and path not in amended:
                again |= shop.remove(path)
        self._total += sum(self._stamps[path][1] for path in paths)
        options = self._parsing._replace(orders=orders, dictionary=shop.dictionary)
        now = time.time_ns()
        shards = self._until_last(self._shards(paths, amended))
        for shard, parsed in self._hands.each(partial(parse_shard, options=options), shards):
            again |= self._take(shard, parsed, now)
        again |= self._left
        self._left = set()
        return again

    def _take(self, shard: Shard, parsed: ParsedShard, now: int) -> set[str]:
        """Put a parsed shard in; the files that have to be read again on its account."""
        shop = self._shop
        again: set[str] = set()
        documents: dict[str, list[ParsedDocument]] = {}
        problems: dict[str, list[Problem]] = {}
        for document in parsed.documents:
            documents.setdefault(document.source, []).append(document)
        for source, problem in parsed.problems:
            problems.setdefault(source, []).append(problem)
        for path in shard.paths or (shard.source,):
            changed, size = self._stamps[path]
            stamp = UNFINISHED if not shard.last else (changed, size)
            if now - changed < (_RACY if changed % 1_000_000_000 else _COARSE):
                # It may change once more within its time stamp: to be looked at again the next time.
                stamp = UNFINISHED
                self._settled = False
            again |= shop.add(path, stamp, documents.get(path, ()), problems.get(path, ()))
            self._done += size if shard.last else 0
        self._progress(self._done, self._total)
        begun = time.monotonic()
        late = begun - self._saved > max(_CHECKPOINT, _SHARE * self._saving)
        if late or (self._long and self._ending and shop.nearly_merged()):
            shop.checkpoint()
            self._long = True
            self._saved = time.monotonic()
            self._saving = self._saved - begun
        return again

    def _until_last(self, shards: Iterator[Shard]) -> Iterator[Shard]:
        """The shards, the last few known for it before they are parsed."""
        self._ending = False
        following = deque(islice(shards, FEW))
        for shard in shards:
            following.append(shard)
            yield following.popleft()
        self._ending = True
        yield from following

    def _shards(self, paths: Iterable[str], amended: Collection[str]) -> Iterator[Shard]:
        """Small files together, the documents of a large one in portions; in the order of the files."""
        group: list[str] = []
        size = 0
        for path in paths:
            if path in amended:
                yield from self._amended(path)
                continue
            bytes_ = self._stamps[path][1]
            if group and (bytes_ + size > _SHARD_BYTES or len(group) == _SHARD_FILES):
                yield Shard(tuple(group))
                group, size = [], 0
            if bytes_ < _LARGE_FILE:
                group.append(path)
                size += bytes_
                continue
            yield from _portions(path, enumerate(items_of(path, self._parsing)))
        if group:
            yield Shard(tuple(group))

    def _amended(self, path: str) -> Iterator[Shard]:
        """What is to be parsed of a file that has rows; those of documents that are not as they were go."""
        shop = self._shop
        found = amendment(shop.origins(path), items_of(path, self._parsing))
        if found is None:
            self._left |= shop.remove(path)
            yield from _portions(path, enumerate(items_of(path, self._parsing)))
            return
        self._left |= shop.drop(path, found.gone)
        yield from _portions(path, found.items)

    def _unused(self) -> list[Problem]:
        """The corrections that met nothing."""
        if not self._corrections.entries and not self._corrections.names:
            return []
        usage = Usage(self._corrections)
        for _, document in self._shop.documents():
            usage.note(document)
        return usage.problems()


def _portions(path: str, items: Iterator[tuple[int, Document | Problem]]) -> Iterator[Shard]:
    """The documents of a file in portions, one at least."""
    portion = list(islice(items, _PORTION))
    while True:
        following = list(islice(items, _PORTION))
        documents = tuple([item for _, item in portion])
        yield Shard((), documents, path, [number for number, _ in portion], last=not following)
        if not following:
            return
        portion = following


def _dictionary(paths: Sequence[str], options: ShardOptions) -> bytes:
    """What the documents have in common: words, and some of them as they are stored. A sample tells."""
    most = _LOOKED_AT + len(paths) // 50
    documents = list(_sampled(paths[:: len(paths) // most + 1], options))
    worth = sum(len(document.text) for document in documents) >= _WORTH
    words = learned(document.text for document in documents) if worth else []
    looked_at = documents[:: len(documents) // _LOOKED_AT + 1]
    events = [event for _, event in events_of(looked_at, options.corrections, tagger_of(options.tagger))]
    samples = [plain(event, words)[-_SAMPLE:] for event in events if isinstance(event, Event)]
    return dictionary_of(words, samples)


def _sampled(paths: Sequence[str], options: ShardOptions) -> Iterator[Document]:
    """Documents from some files, as many from each."""
    share = _LEARNED // max(len(paths), 1)
    for path in paths:
        size = 0
        for item in read_paths([path], options=options.reading()):
            if isinstance(item, Document):
                yield item
                size += len(item.text)
            if size >= share:
                break


@contextmanager
def _hands(jobs: int | None, size: int) -> Iterator[Hands]:
    """This process, or others if there is enough to do."""
    count = jobs or _cores()
    if count < 2 or size < _FEWEST_FOR_MORE:
        yield Alone()
        return
    with Workers(count) as workers:
        yield workers


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
