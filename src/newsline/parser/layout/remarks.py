"""Lines that are furniture by how they are made, not by their words alone: addresses, counters, thanks."""

import re

from newsline.parser.layout.embedded import is_signed_post

_LONGEST = 200
_DIGITS = frozenset("0123456789")
_SHORT = 100
_BARE_OPENINGS = frozenset("0123456789AaVvEePh")
_ADDRESS = r"\S{1,60}@\S{1,60}\.\w{2,10}"
# Addresses of the web, of a person, of a network; counters of a gallery; what stands around an embedded post.
_BARE = re.compile(
    rf"(?:https?://|www\.|pic\.)\S+(?: \d{{1,3}}/\d{{1,3}})?|(?:e-?mail: ?)?{_ADDRESS}|@\w{{2,30}}"
    r"|(?:Page )?\d{1,3}(?: ?/ ?| of )\d{1,3}"
    r"|(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,10}/\S{1,150}"
    r"|view this post on \w+|a post shared by .{1,60} \(@[\w.]{1,40}\).{0,60}",
    re.IGNORECASE,
)
# What asks the reader to follow, look or pay, and how long it takes to read.
_ASKS = re.compile(
    r"follow (?:@\w|.{2,40} on (?:twitter|x|facebook|instagram|threads|linkedin)\b)"
    r"|(?:estimated )?reading time:? \d{1,3}\b|listen (?:• |\()\d|subscribe (?:for|from) [$£€]"
    r"|you(?:['’]ve| have) (?:read|used|reached) (?:\d|your)"
    r"|you have (?:\d{1,3}|one|no) (?:free )?(?:articles?|stories) (?:remaining|left)\b"
    r"|(?:view|open|see)(?: image in)?(?: photo)? gallery\b"
    r"|(?:give|donate) [£$€]\d"
    r"|.{0,24}\b(?:story|article) continues (?:below|after)\b",
    re.IGNORECASE,
)
# How long it takes to read in other languages, how often it was read, and how long ago somebody wrote it.
_TOLD_IN_NUMBERS = re.compile(
    r"(?:(?:lesezeit|lesedauer|temps de lecture|lecture|tiempo de lectura|lectura|tempo di lettura|lettura"
    r"|tempo de leitura|leitura|leestijd|czas czytania|время чтения|lästid|okuma süresi):? )?"
    r"\d{1,3} ?(?:min|мин|dakika|dk)\w{0,5}\.?"
    r"(?: (?:(?:de |di |da )?(?:lecture|lectura|lettura|leitura)|lesezeit|leestijd|czytania"
    r"|чтения|read|listen))?"
    r"|\d[\d .,]{0,10} (?:просмотр\w{0,3}|vues|vistas|visualizaciones|visualizações|visualizzazioni|aufrufe"
    r"|wyświetle\w{1,3}|weergaven|görüntüle\w{1,4})"
    r"|(?:total votes:? )?[\d.,]+ votes?(?: so far| cast)?"
    r"|(?:video|duration):? \d{1,2}:\d\d|duration: \d{1,3} .{1,30}"
    r"|(?:.{2,40} [•·|] )?\d{1,2} ?(?:m|h|d|hrs?|mins?|minutes?|hours?|days?|weeks?) ago",
    re.IGNORECASE,
)
_NUMBERED_CHARS = 60
# Where to write to somebody: "Contact Jane Doe at jdoe@courier.example.", "Jane Doe can be reached at …".
_REACHED = re.compile(
    r"(?:(?:contact|reach|e-?mail|write to) |.{2,60} (?:can|may) be (?:reached|contacted) )"
    rf"(?:.{{0,60}}\s)?{_ADDRESS}",
    re.IGNORECASE,
)
_THANKED = "contributed to this "
# So a browser begins each sheet that it prints: "3/14/24, 9:02 AM Storm shuts the port - The Courier".
_SHEET_HEAD = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: |$)")


def behind_clock(text: str) -> str | None:
    """What stands behind the day and the clock with which a printed sheet begins; `None` without them."""
    found = _SHEET_HEAD.match(text)
    return text[found.end() :].strip() if found is not None else None


def is_remark(text: str) -> bool:
    """Whether a line of the page says nothing of the news."""
    size = len(text)
    if size > _LONGEST:
        return text[-1].isdigit() and is_signed_post(text)
    if _THANKED in text:
        return text.rstrip(".").endswith(("report", "story", "article"))
    if "@" in text and (_REACHED.match(text) is not None or is_signed_post(text)):
        return True
    if (
        (size <= _SHORT or text.startswith("http"))
        and (" " not in text or text[0] in _BARE_OPENINGS)
        and _BARE.fullmatch(text) is not None
    ):
        return True
    if (
        size <= _NUMBERED_CHARS
        and not _DIGITS.isdisjoint(text)
        and _TOLD_IN_NUMBERS.fullmatch(text) is not None
    ):
        return True
    return size <= _SHORT and _ASKS.match(text) is not None
