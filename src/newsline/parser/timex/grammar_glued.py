"""Dates that begin with a day and a month run together: `5March 2012`, `5MAR2012`."""

from newsline.parser.timex.grammar_days import year_after
from newsline.parser.timex.reading import Found, Reading
from newsline.parser.timex.tokens import Tokens
from newsline.parser.timex.words import MONTHS

_DIGITS = "0123456789"
_MOST_DAYS = 31


def glued_date(t: Tokens, index: int) -> Found | None:
    """The date that begins with the day and the month that word `index` is, or with those and the year."""
    word = t.words[index]
    behind = word.lstrip(_DIGITS)
    name, digits = behind.rstrip(_DIGITS), word[: -len(behind)]
    if (
        name not in MONTHS
        or not 1 <= len(digits) <= len(str(_MOST_DAYS))
        or not 1 <= int(digits) <= _MOST_DAYS
    ):
        return None
    if t.cased and not t.text[t.start(index) + len(digits)].isupper():
        return None
    reading = Reading("date", month=MONTHS[name], day=int(digits))
    tail = behind[len(name) :]
    if tail:
        read = len(tail) == len("2012") and "1900" <= tail < "2100"
        return Found(index, index, reading._replace(year=int(tail))) if read else None
    year = year_after(t, index)
    if year is None:
        return Found(index, index, reading)
    return Found(index, year[0], reading._replace(year=year[1]))
