"""Named fields to metadata, by the table of names under which sources keep them (`field_names.py`)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from newsline.model import DateEvidence, Metadata
from newsline.read.decode import compose
from newsline.read.field_names import (
    ADDRESS_KEYS,
    BYLINE,
    CRAWLED,
    DATE,
    DATE_KEYS,
    LANG,
    LANGUAGES,
    MADE,
    MAYBE_URL,
    OF_KEPT_LINKS,
    OF_POSTS,
    OTHER_DATES,
    POSTED,
    PUBLISHER,
    SECTION,
    SEEN,
    TAGS,
    TITLE,
    URL,
    VALUE_KEYS,
)

# Between a headline and the name of the paper, as windows' titles have them.
_BEFORE_SITE = (" - ", " | ", " – ", " — ")
_DROPPED = str.maketrans("", "", "_-.:@ /")
# Kept as text and compiled by `re` when a document first has use for them: plain text has for none.
_ADDRESS = r"(?i)(?:https?://|www\.)\S+"
_HOST = r"[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5}"
_BY = r"(?i)by:?\s+"
_BETWEEN_NAMES = r"\s*;\s*|\s*,?\s+(?:and|&)\s+"
_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});"
_TAG = r"</?[a-zA-Z][^<>]{0,200}>"
# A list as Python and pandas write it into a cell: `['Ann Reed', "Bo O'Hara"]`.
_QUOTED = r"""'([^'\\]*(?:\\.[^'\\]*)*)'|"([^"\\]*(?:\\.[^"\\]*)*)\""""
# What programs write where there is nothing, and interfaces where the text has to be paid for or is gone.
_NOTHING = frozenset(
    (
        "nan", "none", "null", "n/a", "[]", "[removed]", "[deleted]", "only available in paid plans",
        "only available in professional and corporate plans", "only available in corporate plans",
    )
)  # fmt: skip
_BEGINS_NOTHING = "nN[oO"
_LONGEST_NOTHING = 60
_CUT = r"\s{0,9}\[\+?\d{1,7} chars\]\s{0,9}\Z"
_MAX_NESTING = 4
_LONGEST_NAME = 100
_LONGEST_LIST = 10_000
_OBJECTS = frozenset(("origin", "feed", "account", "user"))


class Number(str):
    """A number in its source's spelling: text where text will do, but never prose."""

    __slots__ = ()


def squash(name: str) -> str:
    """A field's name without case and separators: `pub_date`, `pubDate` and `Pub Date` are one."""
    return _squashed(name) if len(name) <= _LONGEST_NAME else name.translate(_DROPPED).lower()


@lru_cache(maxsize=4096)
def _squashed(name: str) -> str:
    """The same records come with the same names again and again."""
    return name.translate(_DROPPED).lower()


def is_nothing(value: object) -> bool:
    """Whether a field is empty, or holds what stands for an empty one."""
    if not isinstance(value, str):
        return value is None
    if not value or value[0] not in _BEGINS_NOTHING:
        return not value
    return len(value) <= _LONGEST_NOTHING and value.rstrip().lower() in _NOTHING


def without_count(text: str) -> str:
    """A text that an interface cut, without its count of the rest: "… [+1210 chars]"."""
    end = text[-_LONGEST_NOTHING:]
    return text[: -len(end)] + re.sub(_CUT, "", end) if end.rstrip().endswith(" chars]") else text


def saving_dates(names: Mapping[str, object]) -> tuple[str, ...]:
    """Which of `names`, dates of publication elsewhere, say here when a record was kept or crawled."""
    if "dump" in names:
        return tuple(_given(names, ("date", "timestamp")))
    if "timestamp" in names and (names.keys() == CRAWLED or OF_KEPT_LINKS & names.keys()):
        return ("timestamp",)
    return ()


def to_metadata(fields: Mapping[str, object], basis: str, lines: Mapping[str, int] | None = None) -> Metadata:
    """The metadata in `fields` (keys squashed); what is not understood is left out.

    `basis` says where the date stands, `lines` on which line of the file each field does.
    """
    date_key, date = _date(fields)
    publisher, url = _publisher_and_url(fields)
    title = _title(fields)
    for mark in _BEFORE_SITE if title and publisher else ():
        title = (title or "").removesuffix(f"{mark}{publisher}") or title
    return Metadata(
        title=title,
        date=date,
        date_basis="first-seen" if date_key in SEEN else basis,
        date_line=lines.get(date_key) if lines and date_key else None,
        url=url,
        publisher=publisher,
        byline=_byline(fields),
        section=_first(fields, SECTION),
        tags=_tags(fields),
        lang=language_code(_first(fields, LANG)),
        dates=tuple(_other_dates(fields, lines or {})),
    )


def _other_dates(fields: Mapping[str, object], lines: Mapping[str, int]) -> Iterator[DateEvidence]:
    for kind, names in OTHER_DATES:
        for key in _given(fields, names):
            value = _single(fields[key])
            if isinstance(value, str) and _states_date(value):
                yield DateEvidence(value.strip(), kind, place=f"field {key}", line=lines.get(key))
    for key in saving_dates(fields):
        if isinstance(value := _single(fields[key]), str) and _states_date(value):
            yield DateEvidence(value.strip(), "captured", place=f"field {key}", line=lines.get(key))


def language_code(language: str | None) -> str | None:
    """The code of a language given by its English name; anything else as it is."""
    return LANGUAGES.get(language.lower(), language) if language else None


def plain_title(title: str) -> str:
    """A headline on one line, without the tags and character references of HTML."""
    if "<" in title and ("</" in title or "/>" in title or "<br" in title or "<img" in title):
        title = re.sub(_TAG, "", title)
    if "&" in title and re.search(_REFERENCE, title):
        import html

        title = html.unescape(title)
    return _clean(title)


def split_names(names: str) -> tuple[str, ...]:
    """The people of a byline such as "By Ann Reed and Bo Li"."""
    name = _clean(names)
    if not name:
        return ()
    return tuple(dict.fromkeys(_people(re.sub(_BY, "", name, count=1) if re.match(_BY, name) else name)))


def is_address(text: str) -> bool:
    """Whether `text` is a web address and nothing else."""
    return re.fullmatch(_ADDRESS, text) is not None


def _given(fields: Mapping[str, object], keys: Iterable[str]) -> list[str]:
    """Those of `keys` that are there: of the many names a field may have, hardly any."""
    return [key for key in keys if key in fields]


def _title(fields: Mapping[str, object]) -> str | None:
    for key in _given(fields, TITLE):
        for name in _names(fields[key]):
            if title := plain_title(name):
                return title
    if "datepublished" in fields:  # schema.org calls a headline so, which elsewhere is that of a channel
        return next((plain_title(name) for name in _names(fields.get("name"))), None)
    return None


def _date(fields: Mapping[str, object]) -> tuple[str | None, str | None]:
    kept = saving_dates(fields)
    posted = POSTED if OF_POSTS & fields.keys() and not _given(fields, TITLE) else ()
    for key in _given(fields, (*DATE, *MADE, *SEEN, *posted)):
        if key in kept:
            continue
        value = _single(fields[key])
        # `published: false` is a flag.
        if isinstance(value, str) and _states_date(value):
            return key, value.strip()
    return None, None


def _single(value: object) -> object:
    """The one value in a list, as spiders keep what they find, or an object, as databases write dates."""
    for _ in range(_MAX_NESTING):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        elif isinstance(value, Mapping):
            value = next((value[key] for key in DATE_KEYS if key in value), None)
        else:
            break
    if isinstance(value, list) and 1 < len(value) <= 3 and all(isinstance(part, str) for part in value):
        return "-".join(part.zfill(2) for part in value)  # the parts of a date (CSL)
    return value


def _states_date(value: str) -> bool:
    return any(map(str.isdecimal, value)) and value.strip() != "0"


def _publisher_and_url(fields: Mapping[str, object]) -> tuple[str | None, str | None]:
    """Clippers write the address into `source`; an address is no publisher."""
    publisher = None
    url = next((found for key in _given(fields, URL) if (found := _address(fields[key]))), None)
    if url is None:
        maybe = (_address(fields[key]) for key in _given(fields, MAYBE_URL))
        url = next((found for found in maybe if found and is_address(found)), None)
    posts = () if _given(fields, TITLE) else ("account", "user")
    for key in _given(fields, (*PUBLISHER, *posts)):
        # `origin` and `feed` are the feed that an entry came with, in feed readers.
        if key in _OBJECTS and not isinstance(fields[key], Mapping):
            continue
        name = next(_names(fields[key]), None)
        if name and "<" in name:  # the program with which a post was written
            continue
        if name and is_address(name):
            url = url or name
        elif name and (publisher is None or re.fullmatch(_HOST, publisher)):
            # The name of a paper says more than that of its server.
            publisher = name if publisher is None or not re.fullmatch(_HOST, name) else publisher
    return publisher, url


def _address(value: object) -> str | None:
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, (str, Mapping))), None)
    if isinstance(value, Mapping):
        value = next((found for key in ADDRESS_KEYS if isinstance(found := value.get(key), str)), None)
    return _clean(value) or None if isinstance(value, str) and not isinstance(value, Number) else None


def _byline(fields: Mapping[str, object]) -> tuple[str, ...]:
    for key in _given(fields, BYLINE):
        people = [person for name in _names(fields[key]) for person in split_names(name)]
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def _people(names: str) -> list[str]:
    """`names` apart at "and", "&" and ";" where that leaves full names on all sides.

    Commas separate only in front of such an "and": alone they may stand within a name.
    """
    people = [name for name in re.split(_BETWEEN_NAMES, names) if name]
    if len(people) > 1 and ";" not in names and "," in people[0]:
        people = [name.strip() for part in people for name in part.split(",")]
    if len(people) > 1 and all(" " in name for name in people):
        return people
    return [names]


def _tags(fields: Mapping[str, object]) -> tuple[str, ...]:
    for key in _given(fields, TAGS):
        value = fields[key]
        tags: list[str] = []
        for name in _names(value):
            parts = re.split("[,;|]", name) if isinstance(value, str) and not _is_list(value) else [name]
            tags += [tag for part in parts if (tag := part.strip().removeprefix("#"))]
        tags = [tag for tag in tags if not tag.startswith("user/")]  # marks of feed readers: `user/-/…/read`
        if tags:
            return tuple(dict.fromkeys(tags))
    return ()


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in _given(fields, keys):
        value = fields[key]
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, str) and (text := _clean(value)):
            return text
    return None


def _names(value: object, nesting: int = 0) -> Iterator[str]:
    """The names in a string, an object with a name or lists of these; a number is an id, no name."""
    if isinstance(value, Number):
        return
    if isinstance(value, str):
        if _is_list(value):
            for one, other in re.findall(_QUOTED, value):
                if name := _clean((one or other).replace("\\", "")):
                    yield name
            return
        # `[[Jane Doe]]` is a link between notes.
        name = _clean(value).removeprefix("[[").removesuffix("]]").strip()
        if name:
            yield name
    elif nesting < _MAX_NESTING:
        if isinstance(value, Mapping):
            family = value.get("family") or value.get("lastName")
            if isinstance(family, str):  # libraries of references
                given = value.get("given") or value.get("firstName")
                if value.get("creatorType", "author") == "author":
                    yield _clean(f"{given} {family}" if isinstance(given, str) else family)
                return
            for key in VALUE_KEYS:
                if name := next(_names(value.get(key), nesting + 1), ""):
                    yield name
                    return
        elif isinstance(value, list):
            for item in value:
                yield from _names(item, nesting + 1)


def _is_list(text: str) -> bool:
    return text[:2] in ("['", '["') and len(text) <= _LONGEST_LIST and text.rstrip().endswith("]")


def _clean(text: str) -> str:
    """One line in NFC, without what only tells where a word may break: for display and comparison."""
    line = " ".join(text.split())
    return line if line.isascii() else compose(line.replace("\u00ad", "").replace("\u200b", ""))
