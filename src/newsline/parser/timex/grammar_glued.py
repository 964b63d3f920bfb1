"""Dates of which parts stand run together: `March5, 2012`, `5March 2012`, `5MAR2012`."""

from newsline.parser.timex.grammar_days import year_after
from newsline.parser.timex.reading import Found, Reading
from newsline.parser.timex.tokens import Tokens
from newsline.parser.timex.words import GLUED_DAYS, MONTHS

_DIGITS = "0123456789"
_YEARS = ("1900", "2100")
_MOST_DAYS = 31


def glued_date(t: Tokens, index: int, low: int) -> Found | None:
    """The date that begins with the day and the month that word `index` is, or with those and the year."""
    word = t.words[index]
    digits = len(word) - len(word.lstrip(_DIGITS))
    name = word[digits:].rstrip(_DIGITS)
    start = t.start(index) + digits
    if (t.cased and not t.text[start].isupper()) or t.gap(index - 1)[-1:] in ("/", "-", "_", "@", "#"):
        return None  # of an address
    if word in GLUED_DAYS:
        month, day = GLUED_DAYS[word]
        tail = ""
    elif name in MONTHS and 0 < digits <= len("31") and 0 < int(word[:digits]) <= _MOST_DAYS:
        month, day = MONTHS[name], int(word[:digits])
        tail = word[digits + len(name) :]
    else:
        return None
    reading = Reading("date", month=month, day=day)
    if tail:
        if len(tail) != len(_YEARS[0]) or not _YEARS[0] <= tail <= _YEARS[1]:
            return None
        return Found(index, index, reading._replace(year=int(tail)))
    year = year_after(t, index)
    if year is None:
        return Found(index, index, reading)
    return Found(index, year[0], reading._replace(year=year[1]))
