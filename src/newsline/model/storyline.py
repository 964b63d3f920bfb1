"""The storyline: the reports of one happening, the same text again, edited or updated."""

from typing import NamedTuple


class Report(NamedTuple):
    """One report of a storyline: a document. `date` is its date in EDTF, `None` if it has none."""

    id: str
    file: str
    title: str
    publisher: str | None = None
    url: str | None = None
    date: str | None = None


class Storyline(NamedTuple):
    """What the reports of a storyline come to.

    `id` is that of the first report by date, `reports` the number of reports. `sources` are those
    who published them, each once, in the order of their first reports: publishers, or the host of the address
    where no publisher is known; reports of which neither is known add none. `first` and `last`
    are the dates of the first and the last dated report in EDTF; `undated` counts the others.
    """

    id: str
    reports: int
    sources: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    undated: int = 0
