"""A row of the head of a page: its role and what it tells."""

from typing import Literal

from newsline.parser.datetext import DateReading
from newsline.parser.layout.rows import Row

# What a line of the head is.
Role = Literal[
    "rule",
    "date",
    "dated title",
    "field",
    "byline",
    "url",
    "section",
    "furniture",
    "caption",
    "heading",
    "candidate",
    "body",
]
# The roles of the lines that tell what an article is besides its headline.
NAMED = "named"  # the key of a byline that says so only by where it stands
KICKER = "kicker"  # and of one that stands above the headline
HEADERS = frozenset(("date", "dated title", "field", "byline", "url", "section"))


class Part:
    """A row of the head, its role and what it tells.

    `key` and `value` are those of a field (for a date line the name and the
    headline that stand beside it), `names` those of a byline, `beside` a person's
    beside a date, who may be the author or the topic, `sites` names that may be
    the publisher's, `reading` the date.
    """

    __slots__ = ("beside", "key", "names", "reading", "role", "row", "section", "sites", "url", "value")

    def __init__(self, row: Row, role: Role, key: str = "", value: str = "") -> None:
        self.row = row
        self.role = role
        self.key = key
        self.value = value
        self.names: tuple[str, ...] = ()
        self.beside = ""
        self.section: str | None = None
        self.sites: list[str] = []
        self.url: str | None = None
        self.reading: DateReading | None = None
