"""The table of readers, and the choice among them: by content first, suffix second.

A reader is a module with one function, `read` (`source.Reader`), and one row in
`READERS`. Others come from installed packages: an entry point of the group
`newsline.readers`, whose name is the reader's and whose object is a `ThirdPartyReader`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from newsline.errors import NewslineError, Problem
from newsline.model import Document
from newsline.read import sniff, sniff_news
from newsline.read.budget import DamagedError, OverLimitError
from newsline.read.limits import Limits
from newsline.read.refuse import refuse_content, refuse_suffix
from newsline.read.source import Reader, Source
from newsline.read.walk import unreadable

_GROUP = "newsline.readers"


class ReaderSpec(NamedTuple):
    """One line of the table of readers.

    `module` is imported when a source first needs it and must be a `Reader`.
    `takes` looks at the content (`source.head`) and must be cheap for what it does not
    take; `None` leaves the choice to `suffixes` (small, with the dot). `extra` names the
    extra of newsline that installs what the module imports beyond the core.
    """

    name: str
    module: str
    suffixes: frozenset[str]
    takes: Callable[[Source, Limits], bool] | None = None
    extra: str | None = None

    def load(self) -> Reader:
        """The reader's module, imported."""
        return cast("Reader", import_module(self.module))


class ThirdPartyReader(Reader, Protocol):
    """What an entry point of the group `newsline.readers` must lead to, a module for instance."""

    def takes(self, source: Source, limits: Limits) -> bool:
        """Whether this reader reads `source`; to be told from its name and `source.head`."""


# In the order in which they are asked; the last takes what is text and nothing else.
# First `takes` of each row, then, for what none takes by its content, `suffixes` of each.
READERS: tuple[ReaderSpec, ...] = (
    ReaderSpec("normalised", "newsline.read.normalised", frozenset(), sniff.is_normalised),
    ReaderSpec("packed", "newsline.read.packed", frozenset((".gz", ".tgz", ".bz2", ".xz")), sniff.is_packed),
    ReaderSpec("packed", "newsline.read.packed", frozenset((".zst", ".tzst")), sniff.is_zstd, "zstd"),
    ReaderSpec(
        "office",
        "newsline.read.office",
        frozenset((".docx", ".docm", ".dotx", ".odt", ".ott")),
        sniff.is_office,
    ),
    ReaderSpec("epub", "newsline.read.epub", frozenset((".epub",)), sniff.is_epub),
    ReaderSpec("archive", "newsline.read.archive", frozenset((".zip", ".tar")), sniff.is_archive),
    ReaderSpec("pdf", "newsline.read.pdf", frozenset((".pdf",)), sniff.is_pdf, "pdf"),
    ReaderSpec("warc", "newsline.read.warc", frozenset((".warc",)), sniff.is_warc, "warc"),
    ReaderSpec("feed", "newsline.read.feed", frozenset((".rss", ".atom", ".rdf")), sniff_news.is_feed),
    ReaderSpec("agency", "newsline.read.agency", frozenset((".nitf", ".newsml")), sniff_news.is_agency_xml),
    ReaderSpec("enex", "newsline.read.enex", frozenset(), sniff_news.is_enex),
    ReaderSpec("extracted", "newsline.read.extracted", frozenset(), sniff_news.is_extracted),
    ReaderSpec("sitemap", "newsline.read.sitemap", frozenset(), sniff_news.is_news_sitemap),
    ReaderSpec("sgml", "newsline.read.sgml", frozenset((".sgm", ".sgml")), sniff_news.is_reuters_sgml),
    ReaderSpec("ldc", "newsline.read.ldc", frozenset(), sniff_news.is_ldc_sgml),
    ReaderSpec("mhtml", "newsline.read.mhtml", frozenset((".mhtml", ".mht")), sniff.is_mhtml),
    ReaderSpec("mail", "newsline.read.mail", frozenset((".eml", ".mbox")), sniff_news.is_mail),
    ReaderSpec("day-page", "newsline.read.day_pages", frozenset(), sniff_news.is_day_page),
    ReaderSpec("html", "newsline.read.html", frozenset((".html", ".htm", ".xhtml")), sniff.is_html),
    ReaderSpec("export", "newsline.read.exports", frozenset(), sniff_news.is_export),
    ReaderSpec("table", "newsline.read.table", frozenset((".csv", ".tsv", ".tab")), sniff_news.is_table),
    ReaderSpec(
        "jsonl", "newsline.read.jsonl", frozenset((".jsonl", ".ndjson", ".json")), sniff.holds_records
    ),
    ReaderSpec("markdown", "newsline.read.markdown", frozenset((".md", ".markdown", ".mdown", ".mkd"))),
    ReaderSpec("text", "newsline.read.text", frozenset((".txt", ".text"))),
)


def read_source(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The documents and problems of one source, by the reader that suits it.

    Raises `OverLimitError` for a container that costs too much, and nothing else: what
    cannot be read is a `Problem`.
    """
    try:
        if not source.head:
            yield Problem("empty", "an empty file", source.label)
            return
        chosen = _choose(source, limits)
    except OSError as error:
        yield _failure(error, source.label)
        return
    if isinstance(chosen, Problem):
        yield chosen
        return
    if source.options.on_choice:
        source.options.on_choice(source.label, chosen.name)
    try:
        nothing = True
        for item in chosen.load().read(source, limits):
            nothing = False
            yield item
        if nothing:
            yield Problem("empty", "nothing in it that is read", source.label)
    except OverLimitError:
        raise
    except OSError as error:
        yield _failure(error, source.label)
    except ImportError as error:
        if chosen.extra is None:
            yield _fault(source, chosen, error)
        else:
            yield Problem("needs-extra", f"pip install 'newsline[{chosen.extra}]'", source.label)
    except Exception as error:
        yield _fault(source, chosen, error)


class _Installed(NamedTuple):
    """A reader of another package, loaded."""

    name: str
    reader: ThirdPartyReader
    extra: str | None = None

    def load(self) -> Reader:
        return self.reader


def _choose(source: Source, limits: Limits) -> ReaderSpec | _Installed | Problem:
    for name in source.options.readers:
        if (named := _installed().get(name)) and named.reader.takes(source, limits):
            return named
    for reader in READERS:
        if reader.takes is not None and reader.takes(source, limits):
            return reader
    reason = refuse_content(source.head)
    if reason is None:
        for reader in READERS:
            if source.suffix in reader.suffixes:
                return reader
        reason = refuse_suffix(source.suffix)
    if reason is None and not source.suffix:
        return READERS[-1]
    for other in _installed().values():
        if other.reader.takes(source, limits):
            return other
    return READERS[-1] if reason is None else Problem("unknown-type", reason, source.label)


def known_readers(names: Sequence[str]) -> tuple[str, ...]:
    """`names` of readers of other packages, for `Options`; raises `NewslineError` for one not there."""
    for name in names:
        if name not in _installed():
            there = ", ".join(_installed()) or "none"
            raise NewslineError(f"no reader '{name}' of another package is installed; there are: {there}")
    return tuple(names)


@cache
def _installed() -> dict[str, _Installed]:
    """The readers of other packages by name; one that cannot be imported is passed over.

    Looking through the installed packages takes longer than reading many a folder, so it
    is done at most once, and only when a file is met that nothing built in takes.
    """
    from importlib.metadata import entry_points

    found: dict[str, _Installed] = {}
    for point in sorted(entry_points(group=_GROUP), key=lambda point: point.name):
        try:
            found[point.name] = _Installed(point.name, point.load())
        except Exception:  # whatever a package does when it is imported: reading goes on
            continue
    return found


def _failure(error: OSError, label: str) -> Problem:
    if isinstance(error, DamagedError):
        return Problem("damaged", str(error.strerror), label)
    return unreadable(error, label)


def _fault(source: Source, chosen: ReaderSpec | _Installed, error: Exception) -> Problem:
    what = f"the reader '{chosen.name}' failed ({type(error).__name__}: {error}); the rest is skipped"
    return Problem("reader-fault", what, source.label)
