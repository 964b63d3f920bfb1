"""The grammar of a calendar date in a line of text: every form begins at one token and ends at another.

Each rule looks at a fixed number of tokens, so that reading a line is linear in its length.
"""

from datetime import date

from newsline.parser.datetext.calendars import ERAS
from newsline.parser.datetext.core import FIRST_YEAR, LAST_YEAR, Core
from newsline.parser.datetext.numeric import cjk, compact, iso_week, numeric, year_first
from newsline.parser.datetext.tokens import Tokens
from newsline.parser.datetext.written import (
    day_month,
    mongolian,
    roman_month,
    vietnamese,
    word_first,
    year_month_day,
)


def read_core(tokens: Tokens, index: int, day_first: bool | None, lang: str | None) -> Core | None:
    """The date that begins at token `index`, or `None`; days that do not exist are no dates."""
    token = tokens[index]
    if token.kind == "n":
        if tokens[index - 1].kind == "p" and tokens.joined(index - 1) and tokens[index - 1].text in "$€£₽¥#%":
            return None
        core = _number_first(tokens, index, day_first, lang)
    elif token.kind == "w":
        chinese = token.text in ERAS or token.text[0] in "一二"
        core = cjk(tokens, index) if chinese else word_first(tokens, index, lang)
    else:
        return None
    return core if core is not None and _exists(core) else None


def _exists(core: Core) -> bool:
    if core.year is not None and not FIRST_YEAR <= core.year <= LAST_YEAR:
        return False
    if core.month is None:
        return core.day is None
    try:
        date(core.year or 2000, core.month, 1 if core.day is None else core.day)
    except ValueError:
        return False
    return True


def _number_first(tokens: Tokens, index: int, day_first: bool | None, lang: str | None) -> Core | None:
    length = len(tokens[index].text)
    if length == 4:
        return (
            cjk(tokens, index)
            or iso_week(tokens, index)
            or year_first(tokens, index)
            or mongolian(tokens, index)
            or year_month_day(tokens, index, lang)
        )
    if length in (6, 8):
        return compact(tokens, index)
    if length > 2:
        return cjk(tokens, index) if length == 3 else None
    return (
        numeric(tokens, index, day_first)
        or vietnamese(tokens, index)
        or roman_month(tokens, index)
        or day_month(tokens, index, lang)
    )


def with_weekday(core: Core, weekday: frozenset[int]) -> Core:
    """The reading of two that falls on the weekday named beside it, if just one does."""
    if core.alternative is None or core.year is None or core.month is None or core.day is None or not weekday:
        return core
    first = date(core.year, core.month, core.day).isoweekday() in weekday
    second = date(*core.alternative).isoweekday() in weekday
    if first == second:
        return core
    if first:
        return core._replace(alternative=None)
    year, month, day = core.alternative
    return core._replace(year=year, month=month, day=day, alternative=None)
