"""Day or month first: what in the document decides how 03/04/2016 is read."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from newsline.model import Event

# Compiled when first needed: few documents have an ambiguous date.
_NUMERIC = r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?![\d/-])"
# Countries that write the month first; by the ends of host names and by the regions of language tags.
_MONTH_FIRST_HOSTS = frozenset("us gov mil".split())
_MONTH_FIRST_REGIONS = frozenset("US PH FM GU PR".split())
# Ends of host names that are countries by code but open to all.
_OPEN_HOSTS = frozenset("ai cc co fm gg io me ly tk to tv ws eu ps".split())
_US_ZONE = r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|Eastern|Pacific)\b"
# Of India (Ireland, Israel), Britain, the continent, Africa, South-East Asia, Australia, New Zealand.
_DAY_FIRST_ZONE = (
    r"\b(?:IST|PKT|NPT|BST|CES?T|EES?T|MSK|SAST|WAT|CAT|EAT|SGT|MYT|WIB|A[CEW]ST|AEDT|NZ[SD]T)\b"
)

_SLIP = 20  # documents of a source, of which one may be written otherwise


def decide_order(
    texts: Iterable[str], url: str | None, lang: str | None, headers: Iterable[str]
) -> tuple[bool | None, str]:
    """Whether the day comes first, and the reason in words; `None` when nothing decides.

    Another date of the document that can be read in one way decides first, then the
    country of the site, then the language and the time zone beside the date.
    """
    written, example = written_order(texts)
    if written is not None:
        return written, f"the document also writes {example}"
    host = _host_end(url)
    if host in _MONTH_FIRST_HOSTS:
        return False, f"a site under .{host} writes the month first"
    if len(host) == 2 and host not in _OPEN_HOSTS:
        return True, f"a site under .{host} writes the day first"
    language, _, region = (lang or "").replace("_", "-").partition("-")
    if region:
        first = region.upper() not in _MONTH_FIRST_REGIONS
        return first, f"its language is {lang}"
    if language and language.lower() not in ("en", "fil", "tl"):
        return True, f"its language is {language}"
    american = other = False
    for header in headers:
        american = american or re.search(_US_ZONE, header) is not None
        other = other or re.search(_DAY_FIRST_ZONE, header) is not None
    if american == other:
        return None, ""
    if american:
        return False, "its clock is of a United States time zone"
    return True, "its clock is of a time zone where the day comes first"


def written_order(texts: Iterable[str]) -> tuple[bool | None, str]:
    """Whether the numeric dates in `texts` put the day first, and one that shows it; `None` if unclear."""
    day_first = month_first = ""
    for text in texts:
        for match in re.finditer(_NUMERIC, text, re.ASCII):
            if int(match[1]) > 12 >= int(match[2]):
                day_first = day_first or match.group()
            elif int(match[2]) > 12 >= int(match[1]):
                month_first = month_first or match.group()
    if bool(day_first) == bool(month_first):
        return None, ""
    return bool(day_first), day_first or month_first


def usual_order(day_first: int, month_first: int) -> bool | None:
    """Whether a source puts the day first, of how many of its documents do either; `None` if it does both.

    One document in twenty is a slip: a page of another site that was taken for one of the source.
    """
    if _SLIP * min(day_first, month_first) >= max(day_first, month_first):
        return None
    return day_first > month_first


class SourceOrders:
    """How each source writes numeric dates, learnt from those of its documents that are clear."""

    def __init__(self) -> None:
        self._orders: defaultdict[str, Counter[bool]] = defaultdict(Counter)

    def note(self, event: Event) -> bool:
        """Learn from an event's date; true if the date is ambiguous and waits to be settled."""
        if any(problem.code == "ambiguous-date" for problem in event.problems):
            return True
        if event.publisher and event.date:
            order, _ = written_order((event.date.evidence,))
            if order is not None:
                self._orders[event.publisher][order] += 1
        return False

    def order_of(self, event: Event) -> bool | None:
        """Whether the event's source puts the day first; `None` if it shows neither order, or both."""
        orders = self._orders.get(event.publisher or "", Counter[bool]())
        return usual_order(orders[True], orders[False])


def _host_end(url: str | None) -> str:
    if not url or "//" not in url:
        return ""
    host = url.split("//", 1)[1].split("/", 1)[0].split(":", 1)[0]
    return host.rsplit(".", 1)[-1].lower() if "." in host else ""
