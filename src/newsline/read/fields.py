"""Named fields to metadata: the one table of names under which sources keep them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from newsline.model import DateEvidence, Metadata
from newsline.model.document import EvidenceKind
from newsline.read.decode import compose

# Names in order of preference, as `squash` leaves them. Those of the record come first
# (docs/record.md), then those of site generators (Hugo, Jekyll), clippers, feeds, crawlers
# (trafilatura, news-please, Fundus, newspaper4k, Scrapy items), interfaces (NewsAPI, GNews,
# GDELT DOC, Guardian, New York Times, Event Registry, Webz, Diffbot, WordPress), schema.org,
# ninjs and the columns of exported tables. docs/formats.md tells which field becomes what.
TITLE = tuple(
    "title headline webtitle articletitle newstitle headlines heading posttitle titlepage pagetitle"
    " ogtitle titlerss".split()
)
TEXT = tuple(
    "text body content articlebody maintext plaintext bodytext fulltext articletext cleanedtext"
    " contenttext textcontent rawtext story articlecontent newstext posttext bodies bodyxhtml bodyhtml"
    " contenthtml contentencoded html".split()
)
# A teaser is not the article, but it is all that lists of articles hold.
TEASER = tuple(
    "description summary abstract excerpt leadparagraph lead lede standfirst trailtext teaser snippet"
    " metadescription subtitle deck abstractnote".split()
)
DATE = tuple(
    "date published datepublished publisheddate publishedat publishedon publishedtime pubdate publishdate"
    " datepublish publicationdate publishingdate publishtime publishedutc webpublicationdate"
    " firstpublished firstpublishedat articlepublishedtime dateofpublication articledate newsdate"
    " postdate dateposted postedat postedon issued dateissued issuedate releasedate dcdate dctermsissued"
    " datetimepub datetime timestamp publishedtimestamp displaydate time day".split()
)
# When an agency made the item; it carries no other date.
_MADE = ("contentcreated", "firstcreated", "versioncreated")
# When an index of the world's news first saw the article, minutes after it came out (GDELT).
_SEEN = ("seendate", "firstseen")
# Dates of changing, making and saving: they bound the publication and never date it.
_OTHER_DATES: tuple[tuple[EvidenceKind, tuple[str, ...]], ...] = (
    (
        "modified",
        tuple(
            "modified datemodified modifiedat modifiedtime updated updatedat updateddate dateupdated"
            " lastmod lastmodified lastupdated datemodify contentmodified articlemodifiedtime edited".split()
        ),
    ),
    ("created", ("created", "createdat", "datecreated")),
    (
        "captured",
        tuple(
            "crawled crawledat crawldate datedownload filedate fetched fetchedat retrieved retrievedat"
            " scrapedat datecrawled accessed accessdate saved savedat clipped downloaded downloadedat"
            " timeadded dateadded indexeddate".split()
        ),
    ),
)
URL = tuple(
    "url link canonical canonicalurl sourceurl originalurl permalink weburl articleurl newsurl pageurl"
    " canonicallink documenturl requestedurl externalurl href ogurl".split()
)
_MAYBE_URL = ("mainentityofpage", "uri", "guid", "id")
PUBLISHER = tuple(
    "source publisher site sitename sourcename publication newspaper outlet sourcehostname metasitename"
    " publicationtitle publicationname publishername sourcetitle provider medianame journal ogsitename"
    " copyrightholder sourcedomain domain hostname sourceid".split()
)
BYLINE = tuple(
    "byline author authors creator creators dccreator writer writers reporter reporters journalist"
    " authorname authornames authorlist authorslist by".split()
)
SECTION = tuple("section category sectionname articlesection rubric sectiontitle desk newsdesk".split())
TAGS = tuple(
    "tags keywords categories topics metakeywords newskeywords subjects subject concepts labels".split()
)
LANG = tuple("lang language metalang inlanguage languagecode languageofpublication".split())

# Languages by their English names and codes of three letters, as exports and interfaces write them,
# in ISO 639-1.
_LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "arabic:ar bengali:bn bulgarian:bg catalan:ca chinese:zh croatian:hr czech:cs danish:da dutch:nl"
        " english:en estonian:et finnish:fi french:fr german:de greek:el hebrew:he hindi:hi hungarian:hu"
        " indonesian:id italian:it japanese:ja korean:ko latvian:lv lithuanian:lt malay:ms norwegian:no"
        " persian:fa polish:pl portuguese:pt romanian:ro russian:ru serbian:sr slovak:sk slovenian:sl"
        " spanish:es swedish:sv thai:th turkish:tr ukrainian:uk urdu:ur vietnamese:vi"
        " eng:en ara:ar zho:zh chi:zh ces:cs cze:cs dan:da nld:nl dut:nl fin:fi fra:fr fre:fr deu:de ger:de"
        " ell:el gre:el hin:hi hun:hu ita:it jpn:ja kor:ko nor:no pol:pl por:pt ron:ro rum:ro rus:ru spa:es"
        " swe:sv tur:tr ukr:uk"
    ).split()
)
# Where an object keeps the one value it stands for: `{"rendered": "…"}`, `{"name": "…"}`.
_VALUE_KEYS = (
    "value",
    "text",
    "rendered",
    "main",
    "name",
    "label",
    "term",
    "title",
    "original",
    "#text",
    "webTitle",
)
_DATE_KEYS = ("$date", "$numberLong", "@value", "value", "iso", "raw", "text")
_ADDRESS_KEYS = ("href", "url", "@id", "@rdf:about", "#text")
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
_MAX_NESTING = 4


class Number(str):
    """A number in its source's spelling: text where text will do, but never prose."""

    __slots__ = ()


def squash(name: str) -> str:
    """A field's name without case and separators: `pub_date`, `pubDate` and `Pub Date` are one."""
    return name.translate(_DROPPED).lower()


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
        date_basis="first-seen" if date_key in _SEEN else basis,
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
    for kind, names in _OTHER_DATES:
        for key in _given(fields, names):
            value = _single(fields[key])
            if isinstance(value, str) and _states_date(value):
                yield DateEvidence(value.strip(), kind, place=f"field {key}", line=lines.get(key))


def language_code(language: str | None) -> str | None:
    """The code of a language given by its English name; anything else as it is."""
    return _LANGUAGES.get(language.lower(), language) if language else None


def plain_title(title: str) -> str:
    """A headline on one line, without the tags and character references of HTML."""
    if "<" in title and "</" in title:
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
    return None


def _date(fields: Mapping[str, object]) -> tuple[str | None, str | None]:
    for key in _given(fields, (*DATE, *_MADE, *_SEEN)):
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
            value = next((value[key] for key in _DATE_KEYS if key in value), None)
        else:
            break
    return value


def _states_date(value: str) -> bool:
    return any(map(str.isdecimal, value)) and value.strip() != "0"


def _publisher_and_url(fields: Mapping[str, object]) -> tuple[str | None, str | None]:
    """Clippers write the address into `source`; an address is no publisher."""
    publisher = None
    url = next((found for key in _given(fields, URL) if (found := _address(fields[key]))), None)
    if url is None:
        maybe = (_address(fields[key]) for key in _given(fields, _MAYBE_URL))
        url = next((found for found in maybe if found and is_address(found)), None)
    for key in _given(fields, PUBLISHER):
        name = next(_names(fields[key]), None)
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
        value = next((found for key in _ADDRESS_KEYS if isinstance(found := value.get(key), str)), None)
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
            parts = re.split("[,;|]", name) if isinstance(value, str) else [name]
            tags += [tag for part in parts if (tag := part.strip().removeprefix("#"))]
        if tags:
            return tuple(dict.fromkeys(tags))
    return ()


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in _given(fields, keys):
        value = fields[key]
        if isinstance(value, str) and (text := _clean(value)):
            return text
    return None


def _names(value: object, nesting: int = 0) -> Iterator[str]:
    """The names in a string, an object with a name or lists of these; a number is an id, no name."""
    if isinstance(value, Number):
        return
    if isinstance(value, str):
        # `[[Jane Doe]]` is a link between notes.
        name = _clean(value).removeprefix("[[").removesuffix("]]").strip()
        if name:
            yield name
    elif nesting < _MAX_NESTING:
        if isinstance(value, Mapping):
            for key in _VALUE_KEYS:
                if name := next(_names(value.get(key), nesting + 1), ""):
                    yield name
                    return
        elif isinstance(value, list):
            for item in value:
                yield from _names(item, nesting + 1)


def _clean(text: str) -> str:
    """One line in NFC, without what only tells where a word may break: for display and comparison."""
    line = " ".join(text.split())
    return line if line.isascii() else compose(line.replace("\u00ad", "").replace("\u200b", ""))
