"""Grammar of years alone, and of the ends of ranges: `1914-18`, `the 2016/17 season`, `5-6 June`."""

from newsline.parser.timex.grammar_days import (
    AFTER_OLD_YEAR,
    COUNTED,
    day_first_date,
    day_of_month,
    is_month,
    is_season,
    month_date,
    year_after,
    year_at,
)
from newsline.parser.timex.reading import Found, Reading, of_year
from newsline.parser.timex.tokens import DASHES, JOINS, Tokens
from newsline.parser.timex.words import IN_FRONT, MONTHS, STAGES

# Words before a number of four digits that show it is none of a year.
_NUMBERED = frozenset(
    "than nearly almost least some no number room flight article page route chapter section channel"
    " resolution highway boeing airbus".split()
)
_STREETS = frozenset(
    "street st avenue ave road rd drive boulevard blvd lane highway place terrace court".split()
)
# Words before a round number with which a plural behind it is of that year: "the 2000 elections".
_OF_YEAR = IN_FRONT - {"by", "to", "over", "about", "around"} | frozenset(
    "the s his her their its our year presidential".split()
)
_PLURAL_CHARS = 4


def half_of_range(t: Tokens, index: int) -> Found | None:
    """The first day of `5-6 June`, the last of `June 5-6`, the last year of `1914-18`."""
    gap, after, before = t.gap(index), t.words[index + 1], t.words[index - 1]
    if t.gap(index - 1) in DASHES and t.words[index].isdecimal():
        year = year_at(t, index - 1)
        if year is not None and len(t.words[index]) == 2 and t.gap(index - 2) not in DASHES:
            last_year = year // 100 * 100 + int(t.words[index])
            if year < last_year and bare_year(t, index - 1) is not None:
                return Found(index, index, Reading("date", year=last_year))
        if t.words[index - 2] in MONTHS and day_of_month(t, index - 1) and is_month(t, index - 2):
            named = month_date(t, index - 2)
            day, first = day_of_month(t, index), day_of_month(t, index - 1)
            if named is not None and day is not None and first is not None and first < day:
                named_year = year_after(t, index)
                reading = Reading("date", month=named.reading.month, day=day)
                if named_year is not None:
                    return Found(index, named_year[0], reading._replace(year=named_year[1]))
                return Found(index, index, reading)
    if before in ("and", "or") and t.words[index].isdecimal() and t.words[index - 3] in MONTHS:
        return _second_day(t, index)
    joined = gap in DASHES or (gap in JOINS and after in ("and", "to", "or") and t.joined(index + 1))
    if not joined or before in MONTHS:
        return None
    second = index + 1 if gap in DASHES and after[:1].isdigit() else index + 2
    named = day_first_date(t, second) if t.words[second][:1].isdigit() else None
    day = day_of_month(t, index)
    if named is None or day is None or named.reading.day is None or day >= named.reading.day:
        return None
    return Found(index, index, Reading("date", year=named.reading.year, month=named.reading.month, day=day))


def _second_day(t: Tokens, index: int) -> Found | None:
    """The second day of "May 5 and 6", if it counts nothing: "on May 5 and 6 people died"."""
    if t.joined(index) and t.words[index + 1] not in AFTER_OLD_YEAR:
        return None
    first, day = day_of_month(t, index - 2), day_of_month(t, index)
    named = month_date(t, index - 3) if is_month(t, index - 3) and first and day and first < day else None
    if named is None or named.last != index - 2:
        return None
    return Found(index, index, Reading("date", month=named.reading.month, day=day))


def _may_hyphenate(word: str) -> bool:
    """Whether a year may follow this word and a dash: "mid-1996", "1985-1987"."""
    if len(word) == 4 and word.isdecimal():
        return True
    return word in STAGES or word in MONTHS or word in ("post", "pre", "")


def bare_year(t: Tokens, index: int) -> Found | None:
    """A year alone, if what stands around it does not show that it counts something."""
    year = year_at(t, index)
    if year is None:
        return None
    gap_before = t.gap(index - 1)
    if gap_before[-1:] in "$£€¥#@&=+/_" or gap_before in (".", ",", ":", "'"):
        return None
    gap, after = t.gap(index), t.words[index + 1]
    if gap[:1] in "%°/@=_" and gap and not (gap == "/" and is_season(t, index)):
        return None
    glued = gap in JOINS and after != ""
    if glued and gap != "-" and after in COUNTED:
        return None
    if gap == "-" and not after[:1].isdigit():
        return None
    before = t.words[index - 1]
    if gap_before in DASHES and gap_before != " " and not _may_hyphenate(before):
        return None
    if not 1900 <= year <= 2039:
        if (
            before not in IN_FRONT
            and before not in ("year", "years", "circa", "ca", "c")
            and (not before[:1].isdigit())
        ):
            return None
        if glued and after not in AFTER_OLD_YEAR and not (gap == "-" and after[:1].isdigit()):
            return None
    if year % 100 == 0 and glued and gap == " " and _counts(t, index):
        return None
    if before == "at" and glued and (t.capital(index + 1) or not t.cased) and _is_street(t, index):
        return None
    if before in _NUMBERED and not (before == "least" and t.words[index - 3] in ("until", "till", "since")):
        return None
    return Found(index, index, of_year(year))


def _is_street(t: Tokens, index: int) -> bool:
    """Whether a number is that of a house: "at 1912 Market Street"."""
    return t.words[index + 2] in _STREETS or t.words[index + 3] in _STREETS


def _counts(t: Tokens, index: int) -> bool:
    """Whether the round number at word `index` counts things: "sold 2000 tickets", "rose by 2000 places"."""
    after = t.words[index + 1]
    if len(after) < _PLURAL_CHARS or after[-1] != "s" or after[-2] in "su" or after in AFTER_OLD_YEAR:
        return False
    return not (t.capital(index + 1) or t.capital(index - 1) or t.words[index - 1] in _OF_YEAR)
