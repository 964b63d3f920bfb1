"""The library's face: a document parsed, a folder opened, questions asked.

The command line uses nothing below this module but `render`.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from newsline.corrections import Usage, read_corrections
from newsline.errors import NewslineError, Problem
from newsline.index import Builder, Index, NameEntry, Resolution, entity_summaries, quotes
from newsline.model import CorpusStats, Document, EntitySummary, Event, Hit, QuoteHit
from newsline.model.corrections import Corrections
from newsline.parser.daterange import read_range
from newsline.parser.docdate import SourceOrders
from newsline.parser.pipeline import parse_document
from newsline.parser.sentences import sentence_spans
from newsline.query import Answer, Criteria, Query, answer, parse_query, select
from newsline.read import read_bytes, read_paths

__all__ = ["Answer", "Corpus", "NameEntry", "open", "parse", "parse_all", "sample_folder"]

AnyPath = str | os.PathLike[str]
Day = str | date | None
Progress = Callable[[int, int], None]

_LINE_OF_FILE = re.compile(r"#\d+\Z")


def parse(source: AnyPath, *, corrections: AnyPath | None = None) -> Event:
    """Normalise one document, given as a path or as its text, into an `Event`.

    A path object, or a string that names an existing file, is read from disk; any other
    string is the text itself. What is wrong with the document is in `event.problems`.
    `corrections` is a corrections file to apply (`docs/corrections.md`).
    Raises `NewslineError` if the file cannot be read or does not hold exactly one
    document (`parse_all` takes those).
    """
    if isinstance(source, str) and not _names_a_file(source):
        known = read_corrections(corrections) if corrections else None
        found = list(_events(read_bytes(source.encode("utf-8", "replace"), ""), known))
        source = "the text"
    else:
        found = list(parse_all(source, corrections=corrections))
    events = [item for item in found if isinstance(item, Event)]
    if len(events) == 1:
        return events[0]
    problems = [item for item in found if isinstance(item, Problem)]
    if not events and problems:
        raise NewslineError(f"{source}: {problems[0].message} [{problems[0].code}]")
    raise NewslineError(f"{source} holds {len(events)} documents, not one: use newsline.parse_all()")


def parse_all(
    *paths: AnyPath,
    ignore: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    corrections: AnyPath | None = None,
) -> Iterator[Event | Problem]:
    """Every document under `paths` as an `Event`, one by one, and what could not be read as a `Problem`.

    Folders are read recursively; `-` reads `stdin`; `ignore` holds glob patterns of files
    to leave out. `progress` is called with the bytes read and their total. `corrections`
    is a corrections file to apply. Raises `NewslineError` for a path that does not exist
    and for a mistake in the corrections, before anything is read.
    """
    known = read_corrections(corrections) if corrections else None
    _must_exist(paths)
    return _events(read_paths(paths, ignore=ignore, stdin=stdin, progress=progress), known)


def open(
    *paths: AnyPath,
    ignore: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    corrections: AnyPath | None = None,
) -> "Corpus":
    """Read and index everything under `paths` and give the `Corpus`, ready for questions.

    `today` is the day that "last month" in a question counts from (default: now, local
    time). `corrections` is a corrections file to apply; an entry that met nothing is among
    the problems. Raises `NewslineError` for a path that does not exist and for a mistake in
    the corrections; anything wrong inside a folder is in `corpus.problems`.
    """
    known = read_corrections(corrections) if corrections else Corrections()
    _must_exist(paths)
    usage = Usage(known)
    builder = Builder(known.names)
    problems: list[Problem] = []
    size = 0

    def count(done: int, total: int) -> None:
        nonlocal size
        size = done
        if progress:
            progress(done, total)

    sources = SourceOrders()
    unsettled: list[tuple[Document, Event]] = []

    def add(event: Event) -> None:
        builder.add(event)
        if corrections:
            usage.note(event)

    for item in read_paths(paths, ignore=ignore, stdin=stdin, progress=count):
        event = item if isinstance(item, Problem) else _event(item, known)
        if isinstance(event, Problem):
            problems.append(event)
        elif isinstance(item, Document) and sources.note(event):
            unsettled.append((item, event))
        else:
            add(event)
    for document, event in unsettled:
        order = sources.order_of(event)
        settled = event if order is None else _event(document, known, day_first=order)
        # The id stays that of the document alone, whatever else is in the corpus.
        add(settled._replace(id=event.id) if isinstance(settled, Event) else event)
    problems += usage.problems()
    return Corpus(builder.build(), problems, size=size, today=today)


def sample_folder() -> Path:
    """The folder of the sample corpus: inside an installed package, or in a checkout."""
    package = Path(__file__).parent
    installed = package / "sample"
    return installed if installed.is_dir() else package.parents[1] / "data" / "sample"


class Corpus:
    """Documents that have been read and indexed; frozen, to be asked questions.

    `events` are in order of date, the undated last, with the events that pages only list
    among them. `problems` are those of files and folders; each event has its own.
    """

    def __init__(
        self, index: Index, problems: Iterable[Problem] = (), *, size: int = 0, today: date | None = None
    ) -> None:
        """`size` is the number of bytes read; use `newsline.open` to make a corpus from files."""
        self._index = index
        self._deep: Index | None = None
        self._size = size
        self._today = today or date.today()
        self.problems: tuple[Problem, ...] = (*problems, *index.problems)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events in order of date, the undated last."""
        return self._index.events

    def timeline(
        self,
        *,
        entities: Sequence[str] = (),
        speakers: Sequence[str] = (),
        query: str | None = None,
        since: Day = None,
        until: Day = None,
        sources: Sequence[str] = (),
        tags: Sequence[str] = (),
        listed: bool = True,
        deep: bool = False,
        reverse: bool = False,
        limit: int | None = None,
    ) -> Answer[Hit]:
        """The events that fulfil everything asked, in order of date, the undated last.

        Of a sequence any value will do. `since` and `until` are days or words for them
        (`2012`, `last month`), both inclusive; with either, undated events are left out.
        `listed=False` leaves out events that are only listed by a page; `deep` adds the dated
        statements inside the texts as events of kind `background`. `limit` keeps the
        first ones in the order shown. Raises `NewslineError` for a date or query that
        cannot be read.
        """
        criteria = Criteria(
            entities=tuple(entities),
            speakers=tuple(speakers),
            query=self._query(query),
            since=self._day(since, 0),
            until=self._day(until, 1),
            sources=tuple(sources),
            tags=tuple(tags),
        )
        early = limit if listed and not reverse else None
        found = select(self._deep_index() if deep else self._index, criteria, limit=early)
        hits = [hit for hit in found.hits if listed or hit.event.kind != "listed"]
        if reverse:
            undated = [hit for hit in hits if not hit.event.date]
            hits = [hit for hit in reversed(hits) if hit.event.date] + undated
        total = found.total if listed else len(hits)
        return Answer(tuple(hits[:limit]), total, found.resolutions, found.matches)

    def search(self, query: str, *, limit: int | None = None) -> Answer[Hit]:
        """The events that a query finds, the best first; exact matches outrank fuzzy ones.

        `answer.matches` says which words were taken for others. Raises `NewslineError`,
        with the place, for a query that cannot be read.
        """
        return answer(self._index, parse_query(query, self._range), limit=limit)

    def quotes(
        self,
        *,
        speakers: Sequence[str] = (),
        about: Sequence[str] = (),
        query: str | None = None,
        since: Day = None,
        until: Day = None,
        direct: bool | None = None,
        reverse: bool = False,
        limit: int | None = None,
    ) -> Answer[QuoteHit]:
        """Who said what, in the order in which it was said; the same words of several reports once.

        `speakers` and `about` are names, of which any will do; `about` looks in the quote
        and its sentence. `direct` keeps what holds words in quotation marks, or reported
        speech. `since` and `until` are about the date of the speech where the text gives
        one. The rest is as for `timeline`.
        """
        events = numbers = None
        if query is not None:
            events = self.timeline(query=query)
            places = {id(event): number for number, event in enumerate(self.events)}
            numbers = [places[id(hit.event)] for hit in events.hits]
        resolutions = [self._index.resolve_name(name, "speaker") for name in speakers]
        subjects = [self._index.resolve_name(name) for name in about]
        found = quotes(
            self._index,
            numbers,
            speakers=_entries(resolutions) if speakers else None,
            about=_entries(subjects) if about else None,
            since=self._day(since, 0),
            until=self._day(until, 1),
            direct=direct,
            matches=[match for resolution in resolutions for match in resolution.matches],
        )
        if reverse:
            undated = [hit for hit in found if not hit.date]
            found = [hit for hit in reversed(found) if hit.date] + undated
        taken = (*(() if events is None else events.resolutions), *resolutions, *subjects)
        return Answer(tuple(found[:limit]), len(found), taken, () if events is None else events.matches)

    def entities(
        self, *, names: Sequence[str] = (), types: Collection[str] = (), limit: int | None = None
    ) -> Answer[EntitySummary]:
        """The names of the corpus with their counts, those in most events first.

        `names` keeps what these are taken for; `types` those of some types (`PERSON`,
        `ORG`, `PLACE`).
        """
        resolutions = [self._index.resolve_name(name) for name in names]
        entries = _entries(resolutions) if names else self._index.names
        kept = [entry for entry in entries if not types or entry.type in types]
        found = entity_summaries(self._index, kept)
        return Answer(tuple(found[:limit]), len(found), tuple(resolutions))

    def complete(self, beginning: str, *, limit: int | None = None) -> list[str]:
        """Names in which a word begins with `beginning`, those in most events first."""
        if not beginning.strip():
            return [entry.name for entry in self._index.names[:limit]]
        found = self._index.resolve_name(beginning, prefix=True).entries
        return [entry.name for entry in found[:limit]]

    def event(self, id_: str) -> Event:
        """The event whose id is, or alone begins with, `id_`; raises `NewslineError` otherwise.

        A background event is found where no other is.
        """
        found = (self._index.by_prefix(id_) or self._deep_index().by_prefix(id_)) if id_ else ()
        if len(found) == 1:
            return found[0]
        if not found:
            raise NewslineError(f"no event with an id that begins with '{id_}'")
        some = ", ".join(f"{event.id} ({event.file})" for event in found[:5])
        raise NewslineError(f"{len(found)} events have an id that begins with '{id_}': {some}")

    def undated(self) -> tuple[Event, ...]:
        """The documents without a date, in the order of their files."""
        return tuple(event for event in self.events if event.date is None and event.kind == "document")

    def stats(self) -> CorpusStats:
        """The corpus in numbers."""
        documents = [event for event in self.events if event.kind == "document"]
        dates = [event.date for event in self.events if event.date]
        files = {_LINE_OF_FILE.sub("", event.file) for event in documents}
        problems = Counter(problem.code for problem in self.problems)
        problems.update(problem.code for event in documents for problem in event.problems)
        return CorpusStats(
            files=len(files),
            bytes=self._size,
            documents=len(documents),
            listed=len(self.events) - len(documents),
            dated=sum(event.date is not None for event in documents),
            undated=sum(event.date is None for event in documents),
            entities=len(self._index.names),
            quotes=sum(len(event.quotes) for event in documents),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            publishers=_ranked(event.publisher for event in documents if event.publisher),
            bases=_ranked(event.date.basis for event in documents if event.date),
            problems=tuple(problems.most_common()),
        )

    def _deep_index(self) -> Index:
        """The index with the background events, made when it is first asked for."""
        if self._deep is None:
            from newsline.index.background import deepen

            self._deep = deepen(self._index, sentence_spans)
        return self._deep

    def _query(self, text: str | None) -> Query | None:
        return None if text is None else parse_query(text, self._range)

    def _range(self, expression: str) -> tuple[date | None, date | None]:
        return read_range(expression, self._today)

    def _day(self, day: Day, side: int) -> date | None:
        """`day` as a date: of a stretch of time its first (`side` 0) or last (1) day."""
        return self._range(day)[side] if isinstance(day, str) else day


def _must_exist(paths: Iterable[AnyPath]) -> None:
    for path in paths:
        if os.fspath(path) != "-" and not os.path.lexists(path):
            raise NewslineError(f"no such file or folder: {os.fspath(path)}")


def _events(
    items: Iterable[Document | Problem], corrections: Corrections | None
) -> Iterator[Event | Problem]:
    return (item if isinstance(item, Problem) else _event(item, corrections) for item in items)


def _event(
    document: Document, corrections: Corrections | None, *, day_first: bool | None = None
) -> Event | Problem:
    """The document's event. A fault of newsline's own costs this document only, and is said."""
    try:
        return parse_document(document, corrections, day_first=day_first)
    except Exception as error:
        place = f"{type(error).__name__}: {error}"
        return Problem("parser-fault", f"newsline failed on this document ({place}); skipped", document.file)


def _names_a_file(text: str) -> bool:
    # A text with a line break is no path, and a very long one would be refused by the system.
    return "\n" not in text and "\0" not in text and len(text) < 4096 and Path(text).exists()


def _entries(resolutions: Iterable[Resolution]) -> list[NameEntry]:
    taken = {entry.number: entry for resolution in resolutions for entry in resolution.entries}
    return list(taken.values())


def _ranked(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(values).most_common())
