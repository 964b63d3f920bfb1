"""Grammar of weekdays: with the date they name, a week off, beside something else; and numbered weeks."""

from datetime import date

from newsline.parser.timex.grammar_days import (
    AFTER_OLD_YEAR,
    day_first_date,
    month_date,
    number_beside,
    numeric_date,
    year_at,
)
from newsline.parser.timex.grammar_glued import glued_date
from newsline.parser.timex.reading import Found, Reading, valued
from newsline.parser.timex.tokens import COMMAS, DOT_COMMAS, DOTS, JOINS, Tokens
from newsline.parser.timex.words import (
    FROM_FOCUS,
    MONTHS,
    SHIFTS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)

# Before a weekday: one of many, not a certain day.
_ANY_WEEKDAY = frozenset("a one any some another first second third fourth fifth".split())
_NEWSPAPERS = frozenset("times telegraph mirror mail herald express post world tribune".split())
_WEEKDAY_READINGS = {word: Reading("weekday", day=number) for word, number in WEEKDAYS.items()}
_BESIDE_WEEKDAY = frozenset(("week", "before", "after"))
_AFTER_WEEKDAY = _NEWSPAPERS | frozenset(SHIFTS) | {"in", "of"}
# "A week on Monday", but not "twice a week on Monday".
_WEEK_FROM = frozenset(("on", "from", "ago"))
_RATED = frozenset("once twice times pounds dollars euros hours".split())
_MOST_WEEKS = 53


def weekday_date(t: Tokens, index: int) -> Found | None:
    """A weekday and, if it follows, the date it names: `Friday`, `Friday, Oct. 13`, `Sun. 4 May 2014`."""
    word = t.words[index]
    if not t.capital(index) and word in WEEKDAY_ABBREVIATIONS:
        return None
    abbreviated = word in WEEKDAY_ABBREVIATIONS
    reading = _WEEKDAY_READINGS[word]
    ahead = index + 1
    after = t.words[ahead]
    if after == "the" or after in MONTHS or "0" <= after < ":":
        gap = t.gap(index)
        if gap in JOINS or gap in COMMAS or gap in DOT_COMMAS or (abbreviated and gap in DOTS):
            named = _named_by(t, ahead + (after == "the" and t.joined(ahead)))
            if named is not None and named.reading.day is not None:
                return Found(index, named.last, _on_weekday(named.reading, WEEKDAYS[word]))
    if abbreviated:
        return Found(index, index, reading) if t.gap(index) in DOTS else None
    if t.words[index - 1] in _ANY_WEEKDAY and t.joined(index - 1) and not _tells_of_a_thing(t, index):
        return None
    if after in _BESIDE_WEEKDAY and t.joined(index):
        return _beside_weekday(t, index, reading)
    if after in _AFTER_WEEKDAY and t.joined(index):
        if after in _NEWSPAPERS and (t.capital(ahead) or not t.cased):
            return None
        if after in ("in", "of") and t.words[ahead + 1] in MONTHS:
            return None  # "the last Monday in May"
        # "Tuesday last week", "Friday of this week"
        if after == "of" and t.joined(ahead):
            ahead += 1
        shift = SHIFTS.get(t.words[ahead])
        closed = not t.joined(ahead) or t.words[ahead + 1] in AFTER_OLD_YEAR
        if shift and after in ("last", "next") and closed:
            return Found(index, ahead, reading._replace(shift=shift))  # "on Friday last"
        if shift is not None and t.words[ahead + 1] == "week" and t.joined(ahead):
            base = Reading("shift", unit="W", n=shift, focus=t.words[ahead] in FROM_FOCUS)
            return Found(index, ahead + 1, reading._replace(base=base))
    return Found(index, index, reading)


def _beside_weekday(t: Tokens, index: int, reading: Reading) -> Found:
    """`Tuesday week`, `the Monday before last`; "the Friday before the vote", which is any Friday."""
    ahead, the = index + 1, t.words[index - 1] == "the" and t.joined(index - 1)
    if t.words[ahead] == "week":
        closed = not t.joined(ahead) or t.words[ahead + 1] in AFTER_OLD_YEAR
        return Found(index, ahead, reading._replace(shift=1, n=1)) if closed else Found(index, index, reading)
    if not the:
        return Found(index, index, reading)
    last = ahead + 1
    before_last = t.words[ahead] == "before" and t.words[last] == "last" and t.joined(ahead)
    if before_last and (not t.joined(last) or t.words[last + 1] in AFTER_OLD_YEAR):
        return Found(index - 1, last, reading._replace(shift=-1, n=-1))
    return Found(index, index, reading._replace(value="beside"))


def _named_by(t: Tokens, index: int) -> Found | None:
    """The date that begins at word `index`, after its weekday."""
    if t.words[index] in MONTHS:
        return month_date(t, index) if number_beside(t, index) else None
    if "0" <= t.words[index] < ":":
        return day_first_date(t, index) or numeric_date(t, index) or glued_date(t, index)
    return None


def _tells_of_a_thing(t: Tokens, index: int) -> bool:
    """Whether the weekday says when something was: "in a Friday interview", but not "on a Friday in May"."""
    if t.words[index - 1] != "a" or t.words[index - 2] in ("on", "of", "like", "as") or not t.joined(index):
        return False
    after = t.words[index + 1]
    return after.isalpha() and after not in AFTER_OLD_YEAR and not t.capital(index + 1)


def _on_weekday(reading: Reading, weekday: int) -> Reading:
    """A date beside which a weekday stands, which settles 03/04/2016 if it is that of one reading only."""
    year, month, day = reading.year, reading.month, reading.day
    if not reading.open or year is None or month is None or day is None:
        return reading
    here, there = (date(year, month, day), date(year, day, month))
    fits = [one for one in (here, there) if one.isoweekday() == weekday]
    if len(fits) != 1:
        return reading
    return reading._replace(month=fits[0].month, day=fits[0].day, open=False)


def week_from(t: Tokens, index: int, low: int) -> Found | None:
    """`a week on Monday`, `a week from Friday`, `a week ago Monday`, `week 23 of 2019`; no rates."""
    first, after = index - 1, t.words[index + 1]
    if after in _WEEK_FROM and t.words[first] == "a" and first >= low and t.joined(first) and t.joined(index):
        ahead = index + 2
        if after == "ago":
            ahead += t.words[ahead] in ("on", "last") and t.joined(ahead)
        day = WEEKDAYS.get(t.words[ahead])
        before = t.words[first - 1]
        rate = after == "on" and (before in UNITS or before in _RATED or before[:1].isdigit())
        if day is None or not t.capital(ahead) or not t.joined(ahead - 1) or rate:
            return None
        sign = -1 if after == "ago" else 1
        return Found(first, ahead, Reading("weekday", day=day, shift=sign, n=sign))
    if (
        after.isdecimal()
        and len(after) <= 2
        and not t.capital(index)
        and 1 <= int(after) <= _MOST_WEEKS
        and t.joined(index)
    ):
        year = year_at(t, index + 3) if t.words[index + 2] == "of" and t.joined(index + 1) else None
        if year is not None and t.joined(index + 2):
            return Found(index, index + 3, valued("reference", f"{year}-W{int(after):02}"))
    return None
