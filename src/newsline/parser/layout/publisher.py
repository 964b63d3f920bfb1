"""Who published a page, only where the page says so itself: wrong is worse than unknown."""

import re

from newsline.parser.layout.furniture import Cues
from newsline.parser.layout.head import Head
from newsline.parser.layout.rows import Row
from newsline.parser.layout.title import is_site_name

# Kept as text and compiled by `re` when a page first has use for them.
_COPYRIGHT = (
    r"(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s*(?:by\s+)?"
    r"((?:St\. )?\S[^.|,;:\n]{1,50})"
)
_YEAR_BEHIND = r"\s+(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?$"
_ROMAN = "[MDCLXVI]+"  # the year, as films write it
_ABOUT = r"(?<!\S)([\w-]{3,40}\.(?:com|org|net|info|news))\s\([^()\n]{3,150}\)"
_WITH_ACRONYM = r"([^()\n]{5,60}) \(([A-Z]{2,6})\) "
_SELF = (
    r"((?:[^\W\d_a-z][\w’'&-]{1,30})(?: (?:and |of |the |& )?[^\W\d_a-z][\w’'&-]{1,30}){1,4})"
    r"(?= \(|[.]?$| [a-z])"
)
_OPENINGS = ("", ": ", ". ", " of ", " by ")
_LONGEST = 1200


def find_publisher(
    head: Head, furniture: list[Row], sources: list[tuple[str, str]], cues: Cues
) -> str | None:
    """The publisher by the page's own witness, strongest first; `None` if nothing says it.

    A field of the head, the agency of the dateline, the one linked source of an
    archive page, a copyright or about line, a name above the headline that
    something else on the page confirms or that is plainly a newspaper's.
    """
    if head.publisher:
        return head.publisher
    agency = head.dateline.agency if head.dateline else None
    if agency:
        named = (_bare(site) for site in head.sites if is_site_name(site, cues))
        return next((name for name in named if _stands_for(agency, name)), agency)
    if len(sources) == 1 and sources[0][0]:
        return sources[0][0]
    said = _said_of_itself(furniture, cues, head.byline)
    if said:
        return said
    for site in head.sites:
        if any(site in row.text for row in furniture if row.text != site) or _in_url(site, head.url):
            return _bare(site)
    return next((_bare(site) for site in head.sites if is_site_name(site, cues)), None)


def _bare(site: str) -> str:
    """The name without what follows it: "Danube News Agency, Moscow bureau", "The Guardian (London)"."""
    name = re.split(r",|\s\(|\s[|–—-]\s", site, maxsplit=1)[0].strip()
    return name.title() if name.isupper() and " " in name else name


def _stands_for(agency: str, site: str) -> bool:
    initials = "".join(word[0] for word in site.split() if word[0].isupper())
    return agency.casefold() == site.casefold() or agency.replace(".", "") == initials


def _in_url(site: str, url: str | None) -> bool:
    host = (url or "").partition("//")[2].partition("/")[0].casefold()
    name = "".join(filter(str.isalnum, site.casefold())).removeprefix("the")
    return len(name) >= 5 and name in host.replace("-", "")


def _said_of_itself(furniture: list[Row], cues: Cues, authors: tuple[str, ...]) -> str | None:
    counts: dict[str, int] = {}
    for row in furniture:
        text = row.text
        if not text or len(text) > _LONGEST:
            continue
        about = re.search(_ABOUT, text) if " (" in text else None
        if about is not None:
            return about[1]
        full = re.match(_WITH_ACRONYM, text) if " (" in text else None
        if full is not None and is_site_name(full[1], cues) and _stands_for(full[2], full[1]):
            return full[1]
        owner = re.match(_COPYRIGHT, text) if text[0] in "©(Cc" else None
        if owner is not None and owner[1][0].isupper() and re.fullmatch(_ROMAN, owner[1].strip()) is None:
            return re.sub(_YEAR_BEHIND, "", owner[1].strip().removesuffix(" All rights reserved"))
        if text.endswith("."):
            for name in _subjects(text):
                if name not in authors:
                    counts[name] = counts.get(name, 0) + 1
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] >= 2 else None


def _subjects(text: str) -> list[str]:
    """Names of two words or more that open a clause or follow "of": "Valley Echo accepts letters"."""
    found: list[str] = []
    for opening in _OPENINGS:
        at = 0 if not opening else text.find(opening)
        while at >= 0:
            name = re.compile(_SELF).match(text, at + len(opening))
            if name is not None:
                found.append(name[1])
            at = text.find(opening, at + len(opening)) if opening else -1
    return found
