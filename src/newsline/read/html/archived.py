"""Pages out of web archives: their own address, and when they were captured."""

import re
from typing import NamedTuple

from newsline.model import DateEvidence

# The form of OpenWayback and pywb (web.archive.org, national libraries), then that of archive.today.
_CAPTURE = re.compile(
    r"https?://[^/\s]{3,100}/(?:[\w~-]{1,40}/){0,4}"
    r"(?P<stamp>\d{8,14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(?P<address>https?:/{1,2}[^/\s]\S*)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"(https?):/+", re.IGNORECASE)
# Year to minute: a statement as exact as that and equal is the archive's own.
_MOMENT = 12


class Capture(NamedTuple):
    """The address of a page without that of an archive around it, and the moment that it states."""

    address: str | None
    stamp: str | None = None

    def evidence(self, found: list[DateEvidence]) -> list[DateEvidence]:
        """The dates of a page, of which what the archive states of itself is no more than the capture."""
        if self.stamp is None:
            return found
        moment = _digits(self.stamp)
        own = [
            one._replace(kind="captured", reason="")
            if len(moment) >= _MOMENT and _digits(one.text)[: len(moment)] == moment
            else one
            for one in found
        ]
        day = self.stamp[: 10 if "." in self.stamp else 8]
        return [*own, DateEvidence(day, "captured", "url", "the address in a web archive")]


def capture_of(address: str | None) -> Capture:
    """Take the address of a page out of that in an archive, once."""
    found = _CAPTURE.fullmatch(address or "")
    if found is None:
        return Capture(address)
    return Capture(_SCHEME.sub(r"\1://", found["address"], count=1), found["stamp"])


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text[:100]))
