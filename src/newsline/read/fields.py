"""Named fields to metadata: the one table of names under which sources keep them."""

import re
from collections.abc import Iterator, Mapping

from newsline.model import Metadata
from newsline.read.decode import compose

# Names in order of preference, as `squash` leaves them. Those of the record come first
# (docs/record.md), then what site generators (Hugo, Jekyll), clippers, feeds and
# crawlers write. Dates of saving or changing (`created`, `lastmod`) are not the
# publication's and are left out.
_TITLE = ("title", "headline")
_DATE = tuple(
    "date published datepublished publisheddate publishedat publishedon publishedtime pubdate publishdate"
    " datepublish publicationdate publishingdate publishtime datetime timestamp".split()
)
_URL = ("url", "link", "canonical", "canonicalurl", "sourceurl", "originalurl", "permalink")
_PUBLISHER = ("source", "publisher", "site", "sitename", "sourcename", "publication", "newspaper", "outlet")
_BYLINE = ("byline", "author", "authors")
_SECTION = ("section", "category")
_TAGS = ("tags", "keywords", "categories")
_LANG = ("lang", "language")

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*;\s*|\s*,?\s+(?:and|&)\s+")
_MAX_NESTING = 4


class Number(str):
    """A number in its source's spelling: text where text will do, but never prose."""

    __slots__ = ()


def squash(name: str) -> str:
    """A field's name without case and separators: `pub_date`, `pubDate` and `PubDate` are one."""
    return name.replace("_", "").replace("-", "").lower()


def to_metadata(fields: Mapping[str, object], basis: str, lines: Mapping[str, int] | None = None) -> Metadata:
    """The metadata in `fields` (keys squashed); what is not understood is left out.

    `basis` says where the date stands, `lines` on which line of the file each field does.
    """
    date_key, date = _date(fields)
    publisher, url = _publisher_and_url(fields)
    return Metadata(
        title=_first(fields, _TITLE),
        date=date,
        date_basis=basis,
        date_line=lines.get(date_key) if lines and date_key else None,
        url=url,
        publisher=publisher,
        byline=_byline(fields),
        section=_first(fields, _SECTION),
        tags=_tags(fields),
        lang=_first(fields, _LANG),
    )


def _date(fields: Mapping[str, object]) -> tuple[str | None, str | None]:
    for key in _DATE:
        value = fields.get(key)
        # `published: false` is a flag.
        if isinstance(value, str) and any(map(str.isdecimal, value)):
            return key, value.strip()
    return None, None


def _publisher_and_url(fields: Mapping[str, object]) -> tuple[str | None, str | None]:
    """Clippers write the address into `source`; an address is no publisher."""
    publisher = None
    url = _first(fields, _URL)
    for key in _PUBLISHER:
        name = next(_names(fields.get(key)), None)
        if name and _ADDRESS.fullmatch(name):
            url = url or name
        elif name:
            publisher = publisher or name
    return publisher, url


def _byline(fields: Mapping[str, object]) -> tuple[str, ...]:
    for key in _BYLINE:
        people = [
            person
            for name in _names(fields.get(key))
            for person in _people(_BY.sub("", name, count=1) if _BY.match(name) else name)
        ]
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def _people(names: str) -> list[str]:
    """`names` apart at "and", "&" and ";" where that leaves full names on all sides.

    Commas separate only in front of such an "and": alone they may stand within a name.
    """
    people = [name for name in _BETWEEN_NAMES.split(names) if name]
    if len(people) > 1 and ";" not in names and "," in people[0]:
        people = [name.strip() for part in people for name in part.split(",")]
    if len(people) > 1 and all(" " in name for name in people):
        return people
    return [names]


def _tags(fields: Mapping[str, object]) -> tuple[str, ...]:
    for key in _TAGS:
        value = fields.get(key)
        tags: list[str] = []
        for name in _names(value):
            parts = re.split("[,;]", name) if isinstance(value, str) else [name]
            tags += [tag for part in parts if (tag := part.strip().removeprefix("#"))]
        if tags:
            return tuple(dict.fromkeys(tags))
    return ()


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = fields.get(key)
        if isinstance(value, str) and (text := _clean(value)):
            return text
    return None


def _names(value: object, nesting: int = 0) -> Iterator[str]:
    """The names in a string, an object with a `name` or lists of these."""
    if isinstance(value, str):
        # `[[Jane Doe]]` is a link between notes.
        name = _clean(value).removeprefix("[[").removesuffix("]]").strip()
        if name:
            yield name
    elif nesting < _MAX_NESTING:
        if isinstance(value, Mapping):
            yield from _names(value.get("name"), nesting + 1)
        elif isinstance(value, list):
            for item in value:
                yield from _names(item, nesting + 1)


def _clean(text: str) -> str:
    """One line in NFC: what metadata is for display and comparison."""
    return compose(" ".join(text.split()))
