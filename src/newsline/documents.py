"""Documents parsed: from paths, bytes or text to events, one by one."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from newsline.errors import NewslineError, Problem
from newsline.model import Document, Event
from newsline.parser.docdate import SourceOrders
from newsline.parser.names.tag import Tagger, reads_many, tag_each
from newsline.parser.names.taggers import find_tagger
from newsline.parser.pipeline import Parse, parse_document
from newsline.read import Options, known_readers, read_bytes, read_paths
from newsline.read.walk import must_exist

if TYPE_CHECKING:
    from newsline.model.corrections import Corrections

AnyPath = str | os.PathLike[str]
Progress = Callable[[int, int], None]
# So many documents, of so many characters, wait for one another where a tagger reads many at once.
TOGETHER, _CHARACTERS = 32, 1 << 17


def parse(source: AnyPath, *, corrections: AnyPath | None = None, tagger: str | None = None) -> Event:
    """Normalise one document, given as a path or as its text, into an `Event`.

    A path object, or a string that names an existing file, is read from disk; any other
    string is the text itself. What is wrong with the document is in `event.problems`.
    `corrections` is a corrections file to apply (`docs/corrections.md`), `tagger` the name of
    what finds names (`newsline.parser.names.taggers`; default: newsline's own).
    Raises `NewslineError` if the file cannot be read or does not hold exactly one
    document (`parse_all` takes those).
    """
    if isinstance(source, str) and not _names_a_file(source):
        known = _corrections_in(corrections)
        items = read_bytes(source.encode("utf-8", "replace"), "")
        found = [event for _, event in events_of(items, known, tagger_of(tagger))]
        source = "the text"
    else:
        found = list(parse_all(source, corrections=corrections, tagger=tagger))
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
    columns: Mapping[str, str] = MappingProxyType({}),
    readers: Sequence[str] = (),
    tagger: str | None = None,
) -> Iterator[Event | Problem]:
    """Every document under `paths` as an `Event`, one by one, and what could not be read as a `Problem`.

    Folders are read recursively; `-` reads `stdin`; `ignore` holds glob patterns of files
    to leave out. `progress` is called with the bytes read and their total. `corrections`
    is a corrections file to apply. `columns` says which column of a table is what
    (`docs/formats.md`), `readers` which readers of other packages are asked before the built-in
    ones, `tagger` what finds names, as for `parse`. Raises `NewslineError` for a path that does
    not exist, a mistake in the corrections, an unknown reader or tagger, before anything is read.
    """
    known = _corrections_in(corrections)
    must_exist(paths)
    options = Options(readers=known_readers(readers), columns=columns)
    items = read_paths(paths, ignore=ignore, stdin=stdin, progress=progress, options=options)
    return (event for _, event in events_of(items, known, tagger_of(tagger)))


def _corrections_in(path: AnyPath | None) -> "Corrections | None":
    if not path:
        return None
    from newsline.corrections import read_corrections

    return read_corrections(path)


def tagger_of(name: str | None) -> Tagger | None:
    """What finds names, by its name; `None` for newsline's own. Raises `NewslineError`."""
    return None if name is None else find_tagger(name)


def collect(
    items: Iterable[Document | Problem],
    corrections: "Corrections",
    add: Callable[[Event], None],
    tagger: Tagger | None = None,
) -> list[Problem]:
    """Parse documents, settle their ambiguous dates by what the same publishers write, and `add` the events.

    In the order of the documents, those that had to wait for others behind them. Returns
    what could not be read and which corrections met nothing.
    """
    from newsline.corrections import Usage

    problems: list[Problem] = []
    usage = Usage(corrections)
    sources = SourceOrders()
    unsettled: list[tuple[Document, Event]] = []

    def take(event: Event) -> None:
        add(event)
        usage.note(event)

    for item, event in events_of(items, corrections, tagger):
        if isinstance(event, Problem):
            problems.append(event)
        elif isinstance(item, Document) and sources.note(event):
            unsettled.append((item, event))
        else:
            take(event)
    for document, event in unsettled:
        take(settled(document, event, sources.order_of(event), corrections, tagger))
    return problems + usage.problems()


def settled(
    document: Document,
    event: Event,
    day_first: bool | None,
    corrections: "Corrections",
    tagger: Tagger | None = None,
) -> Event:
    """An ambiguous document read in the order that its publisher is known for.

    The id stays that of the document alone, whatever else is in the corpus.
    """
    again = (
        event if day_first is None else event_of(document, corrections, day_first=day_first, tagger=tagger)
    )
    return again._replace(id=event.id) if isinstance(again, Event) else event


def event_of(
    document: Document,
    corrections: "Corrections | None",
    *,
    day_first: bool | None = None,
    tagger: Tagger | None = None,
) -> Event | Problem:
    """The document's event. A fault of newsline's own costs this document only, and is said."""
    try:
        return parse_document(document, corrections, day_first=day_first, tagger=tagger)
    except Exception as error:
        place = f"{type(error).__name__}: {error}"
        return Problem("parser-fault", f"newsline failed on this document ({place}); skipped", document.file)


def events_of(
    items: Iterable[Document | Problem],
    corrections: "Corrections | None",
    tagger: Tagger | None = None,
    *,
    first: int = 1,
) -> Iterator[tuple[Document | Problem, Event | Problem]]:
    """Each item with what `event_of` makes of it, in their order, several at once where that is quicker.

    So many come `first`, then twice as many each time up to `TOGETHER`: whoever wants few waits for few.
    """
    tagger = tagger or find_tagger()
    together = reads_many(tagger)
    waiting: list[Document | Problem] = []
    size, most = 0, first
    for item in items:
        if not together:
            yield item, _event_of_item(item, corrections, tagger)
            continue
        waiting.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if len(waiting) == most or size > _CHARACTERS:
            yield from zip(waiting, _parsed_together(waiting, corrections, tagger), strict=True)
            waiting, size, most = [], 0, min(2 * most, TOGETHER)
    yield from zip(waiting, _parsed_together(waiting, corrections, tagger), strict=True)


def _event_of_item(
    item: Document | Problem, corrections: "Corrections | None", tagger: Tagger
) -> Event | Problem:
    return item if isinstance(item, Problem) else event_of(item, corrections, tagger=tagger)


def _parsed_together(
    items: list[Document | Problem], corrections: "Corrections | None", tagger: Tagger
) -> list[Event | Problem]:
    """What `event_of` gives for each, the tagger asked for all of them at once."""
    try:
        parses = [Parse(item, corrections) for item in items if isinstance(item, Document)]
        while any(parse.asked for parse in parses):
            told = iter(tag_each(tagger, [one for parse in parses for one in parse.asked]))
            for parse in parses:
                if parse.asked:
                    parse.tell([next(told) for _ in parse.asked])
    except Exception:
        # One by one, so that a fault costs but its own document, and is said.
        return [_event_of_item(item, corrections, tagger) for item in items]
    events = iter([parse.event for parse in parses if parse.event is not None])
    return [next(events) if isinstance(item, Document) else item for item in items]


def _names_a_file(text: str) -> bool:
    # A text with a line break is no path.
    if "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).exists()
    except OSError:  # too long for a name
        return False
