"""The library's face: a folder opened, questions asked.

The command line uses nothing below this module but `render`. What reads and parses files is
imported where it is used: a question to a saved index needs none of it.
"""

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from newsline.errors import NewslineError, Problem
from newsline.index import Index, NameEntry, Resolution
from newsline.index.plan import Every, Marked, Without
from newsline.model import CorpusStats, EntitySummary, EntityType, Event, Hit, QuoteHit, Report, Storyline
from newsline.query import Answer, Criteria, Query, answer, parse_query
from newsline.query.search import Planned, hits_of, understand
from newsline.read.walk import must_exist

if TYPE_CHECKING:
    from newsline.model.corrections import NameCorrection
    from newsline.model.joined import NameReasons, UnsureJoin

__all__ = ["Answer", "Corpus", "NameEntry", "open", "sample_folder"]

AnyPath = str | os.PathLike[str]
Day = str | date | None
Progress = Callable[[int, int], None]

_DOCUMENTS = Marked(("kind document",))
_LISTED = Marked(("kind listed",))


def open(
    *paths: AnyPath,
    ignore: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    corrections: AnyPath | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
    readers: Sequence[str] = (),
    tagger: str | None = None,
    cache: AnyPath | None = None,
    look: bool = True,
    jobs: int | None = None,
    say: Callable[[str], None] | None = None,
) -> "Corpus":
    """Read and index everything under `paths` and give the `Corpus`, ready for questions.

    With `cache`, a folder, the index is kept there (`newsline.saved`), and only what has
    changed since is read; `look=False` does not even look for changes, `jobs` is the number of
    processes that parse (default: one for each core). Otherwise it is made in memory, as it is for
    standard input and very small corpora. `today` is the day that "last month" in a question
    counts from (default: now, local time). `corrections` is a corrections file to apply; an
    entry that met nothing is among the problems. `columns`, `readers` and `tagger` are as for
    `newsline.parse_all`. `say` is told in a line what a person should
    know, as that the cache cannot be written to. Raises `NewslineError` for a path that does not
    exist and for a mistake in the corrections; anything wrong inside a folder is in
    `corpus.problems`.
    """
    must_exist(paths)
    names = tuple(os.fspath(path) for path in paths)
    if cache is not None and "-" not in names:
        from newsline.saved.opening import Request, up_to_date

        fixed = os.fspath(corrections) if corrections else None
        request = Request(names, Path(cache), tuple(ignore), fixed, jobs, columns, tagger, tuple(readers))
        say = say or (lambda message: None)
        try:
            saved = up_to_date(request, look=look, progress=progress, say=say)
        except OSError as error:
            say(f"no index can be kept in {request.cache} ({error.strerror or error}); working in memory")
            saved = None
        if saved:
            head = saved.head
            return Corpus(
                saved.index,
                head.problems,
                size=head.read,
                files=head.files,
                today=today,
                corrections=corrections,
            )
    from newsline.memory import make

    made = make(
        paths,
        ignore=ignore,
        stdin=stdin,
        progress=progress,
        corrections=corrections,
        columns=columns,
        readers=readers,
        tagger=tagger,
    )
    return Corpus(
        made.built, made.problems, size=made.size, files=made.files, today=today, corrections=corrections
    )


def sample_folder() -> Path:
    """The folder of the sample corpus: inside an installed package, or in a checkout."""
    package = Path(__file__).parent
    installed = package / "sample"
    return installed if installed.is_dir() else package.parents[1] / "data" / "sample"


class Corpus:
    """Documents that have been read and indexed; frozen, to be asked questions.

    `problems` are those of files and folders; each event has its own.
    """

    def __init__(
        self,
        index: Index,
        problems: Iterable[Problem] = (),
        *,
        size: int = 0,
        files: int = 0,
        today: date | None = None,
        corrections: AnyPath | None = None,
    ) -> None:
        """`size` is the number of bytes read, `files` that of files with a document.

        `corrections` is the file of those with which the index was made.

        Use `newsline.open` to make a corpus from files.
        """
        self._index = index
        self._size = size
        self._files = files
        self._today = today or date.today()
        self._corrections = corrections
        self.problems: tuple[Problem, ...] = tuple(problems)

    @property
    def events(self) -> Sequence[Event]:
        """All events by date, the undated last, with those that pages only list; read when asked for."""
        from newsline.query.events import Events

        return Events(self._index)

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
        merge: bool = True,
    ) -> Answer[Hit]:
        """The events that fulfil everything asked, in order of date, the undated last.

        Of a sequence any value will do. `since` and `until` are days or words for them
        (`2012`, `last month`), both inclusive; with either, undated events are left out.
        `listed=False` leaves out events that are only listed by a page; `deep` adds the dated
        statements inside the texts as events of kind `background`. With `merge` the reports of a
        storyline are one hit, that one of them which comes first in the order shown. `limit` keeps the
        first hits. Raises `NewslineError` for a date or query that
        cannot be read.
        """
        first, last = self._days(since, until)
        criteria = Criteria(
            entities=tuple(entities),
            speakers=tuple(speakers),
            query=self._query(query),
            since=first,
            until=last,
            sources=tuple(sources),
            tags=tuple(tags),
        )
        planned = understand(self._index, criteria.to_query())
        if not listed:
            planned = planned._replace(plan=Every((planned.plan, Without(_LISTED))))
        index = self._deepened(planned) if deep else self._index
        return hits_of(index, planned, limit=limit, order="latest" if reverse else "date", merge=merge)

    def search(self, query: str, *, limit: int | None = None, merge: bool = True) -> Answer[Hit]:
        """The events that a query finds, the best first; exact matches outrank fuzzy ones.

        With `merge` the reports of a storyline are one hit, the best of them. `answer.matches`
        says which words were taken for others. Raises `NewslineError`, with the place, for a
        query that cannot be read.
        """
        return answer(self._index, parse_query(query, self._range), limit=limit, merge=merge)

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
        from newsline.index.sayings import quotes

        first, last = self._days(since, until)
        asked = understand(self._index, self._query(query)) if query is not None else Planned(Every())
        voices = [self._index.resolve_name(name, "speaker") for name in speakers]
        subjects = [self._index.resolve_name(name) for name in about]
        found = quotes(
            self._index,
            asked.plan,
            speakers=_entries(voices) if speakers else None,
            about=_entries(subjects) if about else None,
            since=first,
            until=last,
            direct=direct,
            matches=[match for voice in voices for match in voice.matches],
        )
        if reverse:
            found = found.latest_first()
        taken = (*asked.resolutions, *voices, *subjects)
        return Answer(found[:limit], len(found), taken, asked.loose)

    def entities(
        self, *, names: Sequence[str] = (), types: Collection[EntityType] = (), limit: int | None = None
    ) -> Answer[EntitySummary]:
        """The names of the corpus with their counts, those in most events first.

        `names` keeps what these are taken for; `types` those of some types (`PERSON`,
        `ORG`, `PLACE`).
        """
        from newsline.index.summaries import entity_summaries

        resolutions = [self._index.resolve_name(name) for name in names]
        if names:
            entries = [entry for entry in _entries(resolutions) if not types or entry.type in types]
            total = len(entries)
        else:
            table = self._index.names
            kinds = tuple(dict.fromkeys(types)) or (None,)
            entries = [entry for kind in kinds for entry in table.ranked("entity", type_=kind, limit=limit)]
            entries.sort(key=NameEntry.order)
            total = sum(table.count("entity", type_=kind) for kind in kinds)
        found = entity_summaries(self._index, entries[:limit])
        return Answer(tuple(found), total, tuple(resolutions))

    def name_reasons(
        self, name: str, *, types: Collection[EntityType] = (), limit: int | None = None
    ) -> "Answer[NameReasons]":
        """Of each name that `name` is taken for: its forms, where they stand, and why they are that name.

        `types` keeps those of some types. Raises `NewslineError` for a corrections file that
        can no longer be read.
        """
        from newsline.index.reasons import name_reasons

        resolution = self._index.resolve_name(name)
        known = self._known_names() if resolution.entries else ()
        entries = [entry for entry in resolution.entries if not types or entry.type in types]
        found = [name_reasons(self._index, entry, known) for entry in entries[:limit]]
        return Answer(tuple(one for one in found if one), len(entries), (resolution,))

    def unsure_joins(
        self, *, types: Collection[EntityType] = (), limit: int | None = None
    ) -> "tuple[UnsureJoin, ...]":
        """Names that may be one and joins that may be wrong, the likeliest first, for a person to decide.

        No form stands in two suggestions, so that all of them fit into one corrections file. Raises
        `NewslineError` for a corrections file that can no longer be read.
        """
        from newsline.index.unsure import unsure_joins

        return tuple(unsure_joins(self._index, self._known_names(), types=types, limit=limit))

    def _known_names(self) -> "tuple[NameCorrection, ...]":
        """What corrections say about names."""
        from newsline.corrections import read_corrections

        return read_corrections(self._corrections).names if self._corrections else ()

    def complete(self, beginning: str, *, limit: int | None = None) -> list[str]:
        """Names in which a word begins with `beginning`, those in most events first."""
        if not beginning.strip():
            return [entry.name for entry in self._index.names.ranked("entity", limit=limit)]
        found = self._index.resolve_name(beginning, prefix=True).entries
        return [entry.name for entry in found[:limit]]

    def event(self, id_: str) -> Event:
        """The event whose id is, or alone begins with, `id_`; raises `NewslineError` otherwise.

        A background event is found where no other is.
        """
        found = (self._index.by_prefix(id_) or self._deepened(Planned(Every())).by_prefix(id_)) if id_ else []
        # The same words from several sources have one id, and are the reports of one storyline.
        if len({(event.id, event.text) for event in found}) == 1:
            return found[0]
        if not found:
            raise NewslineError(f"no event with an id that begins with '{id_}'")
        some = ", ".join(f"{event.id} ({event.file})" for event in found[:5])
        raise NewslineError(f"{len(found)} events have an id that begins with '{id_}': {some}")

    def storyline(self, event: Event) -> Storyline | None:
        """The storyline of which an event is a report; `None` if it is the only one."""
        known = self._index.story(event.id)
        return known.storyline if known else None

    def reports(self, event: Event) -> tuple[Report, ...]:
        """All reports of the storyline of an event, itself among them, by date, the undated last; empty if
        there are no others."""
        known = self._index.story(event.id)
        return self._index.stories.reports(known) if known else ()

    @property
    def by_id(self) -> Mapping[str, Event]:
        """The events by their ids, looked up as they are asked for."""
        from newsline.query.events import EventsById

        return EventsById(self._index)

    def undated(self) -> tuple[Event, ...]:
        """The documents without a date, in the order of their files."""
        index = self._index
        return tuple(index.event(number) for number in index.in_order(Marked(("undated",))))

    def stats(self) -> CorpusStats:
        """The corpus in numbers."""
        index = self._index
        documents, dated = index.count(_DOCUMENTS), index.count(Marked(("dated",)))
        problems = Counter(problem.code for problem in self.problems)
        problems.update(dict(index.marked("problem ")))
        ends = [index.run(Every(), 1, order=order) for order in ("date", "latest")]
        first, last = (index.event(end[0][0]).date if end else None for end in ends)
        return CorpusStats(
            files=self._files,
            bytes=self._size,
            documents=documents,
            listed=index.count(_LISTED),
            dated=dated,
            undated=documents - dated,
            entities=index.names.count("entity"),
            quotes=index.total("quoted", _DOCUMENTS),
            first=first,
            last=last,
            publishers=tuple((entry.name, entry.events) for entry in index.names.ranked("source")),
            bases=tuple(index.marked("basis ")),
            problems=tuple(sorted(problems.items(), key=lambda pair: (-pair[1], pair[0]))),
            storylines=index.stories.count,
        )

    def _deepened(self, planned: Planned) -> Index:
        """What answers a question, with the background events among them."""
        from newsline.index.background import deepen
        from newsline.parser.restored import in_paragraphs
        from newsline.parser.sentences import sentence_spans

        return deepen(self._index, planned.plan, sentence_spans, in_paragraphs)

    def _query(self, text: str | None) -> Query | None:
        return None if text is None else parse_query(text, self._range)

    def _range(self, expression: str) -> tuple[date | None, date | None]:
        from newsline.parser.daterange import read_range

        return read_range(expression, self._today)

    def _days(self, since: Day, until: Day) -> tuple[date | None, date | None]:
        """The first day of `since` and the last of `until`; raises `NewslineError` if none lies between."""
        first, last = self._day(since, 0), self._day(until, 1)
        if first and last and first > last:
            raise NewslineError(f"'{since}' to '{until}' ends before it begins")
        return first, last

    def _day(self, day: Day, side: int) -> date | None:
        """`day` as a date: of a stretch of time its first (`side` 0) or last (1) day."""
        if not isinstance(day, str):
            return day
        found = self._range(day)[side]
        if found is None:
            raise NewslineError(f"'{day}' has no {('first', 'last')[side]} day")
        return found


def _entries(resolutions: Iterable[Resolution]) -> list[NameEntry]:
    taken = {entry.key: entry for resolution in resolutions for entry in resolution.entries}
    return list(taken.values())
