"""Find the expressions of a text: heads by dictionary, then their words to both sides."""

from collections.abc import Callable

from newsline.parser.timex import (
    grammar_clock,
    grammar_days,
    grammar_glued,
    grammar_periods,
    grammar_spoken,
    grammar_units,
    grammar_weekdays,
    grammar_words,
    grammar_years,
)
from newsline.parser.timex.numbers import year_in_words
from newsline.parser.timex.reading import Found, Reading, valued
from newsline.parser.timex.tokens import APOSTROPHES, JOINS, Tokens
from newsline.parser.timex.words import (
    APPROXIMATORS,
    DECADE_WORDS,
    EDGES,
    FROM_FOCUS,
    MONTHS,
    ORDINAL_SUFFIXES,
    ORDINALS,
    PART_PLURALS,
    PARTS,
    SEASONS,
    SHIFTS,
    STAGES,
    UNITS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)

Rule = Callable[[Tokens, int, int], Found | None]

# After a number that is no year: what else than another number may make it a day or an hour.
_AFTER_DAY_OR_HOUR = frozenset((*MONTHS, *"of day am pm a p o gmt est edt bst s".split()))
_AFTER_SPELT_YEAR = frozenset("and the to when he she they it".split())
_BEFORE_CLOCK = frozenset("at by from until around about since before after to".split())
_PERIOD_AFTER_YEAR = frozenset(("quarter", "period", "first", "second", "third", "fourth", "fiscal"))
_WRAPPED = frozenset(
    ("date", "weekday", "shift", "season", "quarter", "half", "decade", "century", "holiday", "clock", "ago",
     "duration", "focus-quarter", "part")
)  # fmt: skip
_DAY_LIKE = frozenset(("date", "weekday", "shift", "clock", "part", "holiday"))
# Words before an expression that may belong to it.
_WIDENING = (
    STAGES
    | frozenset(SHIFTS)
    | APPROXIMATORS
    | frozenset("the every each of than least most to sometime".split())
)


def _digits(t: Tokens, index: int, low: int) -> Found | None:
    word, after = t.words[index], t.words[index + 1]
    number = word.isdecimal()
    if number and len(word) != 4 and after not in _AFTER_DAY_OR_HOUR and not _numbers_beside(t, index):
        return None  # most numbers count something
    gap = t.gap(index)
    if number and len(word) == 4:
        if gap in ("-", "/") and after[:1].isdigit():
            found = grammar_days.numeric_date(t, index)
            if found is not None:
                return found
        military = after in ("hours", "hrs") and (word[0] == "0" or t.words[index - 1] in _BEFORE_CLOCK)
        if gap in JOINS and (after in ("gmt", "utc", "local") or military):
            found = grammar_clock.clock_time(t, index, low)
            if found is not None:
                return found
        if (
            gap == "-"
            and len(after) == 3
            and after[0] == "w"
            and after[1:].isdecimal()
            and "01" <= after[1:] <= "53"
        ):
            return Found(index, index + 1, valued("reference", f"{word}-{after.upper()}"))
        if after == "s" and (gap in APOSTROPHES or gap == " "):
            return grammar_periods.decade(t, index, low) or grammar_years.bare_year(t, index)
        if gap in JOINS and after in _PERIOD_AFTER_YEAR and _goes_on_as_period(t, index):
            return None
        return grammar_years.bare_year(t, index)
    if len(word) <= 2:
        found = grammar_years.half_of_range(t, index)
        if found is not None:
            return found
    if gap == "-" and "0" <= after < ":":
        return grammar_days.numeric_date(t, index)
    if gap in JOINS:
        if after in MONTHS or after == "of" or (after == "day" and t.words[index + 2] == "of"):
            return grammar_days.day_first_date(t, index)
        if after in ("am", "pm", "a", "p", "o", "gmt", "est", "edt", "bst"):
            return grammar_clock.clock_time(t, index, low)
    elif gap in (":", ".", "/", "-", " : ", ": ") and "0" <= after < ":":
        if ":" not in gap:
            found = grammar_days.numeric_date(t, index)
            if found is not None:
                return found
        return grammar_clock.clock_time(t, index, low) if gap not in ("/", "-") else None
    if word[-2:] in ORDINAL_SUFFIXES:
        return grammar_days.day_alone(t, index)
    tail = word[-1]
    if tail == "m":
        return grammar_clock.clock_time(t, index, low)
    if word[-3:] in grammar_clock.GLUED or (tail in "ap" and gap == "." and after == "m"):
        return grammar_clock.clock_time(t, index, low)
    if tail == "s" or (gap in APOSTROPHES and after == "s" and len(word) == 2):
        return grammar_periods.decade(t, index, low)
    return None if number else grammar_glued.glued_date(t, index)


def _numbers_beside(t: Tokens, index: int) -> bool:
    """Whether a number, or the name of one, stands so near that word `index` may be part of a date."""
    before, after, beyond = t.words[index - 1], t.words[index + 1], t.words[index + 2]
    if before == "and" or before == "or":
        return "0" <= t.words[index - 2] < ":" or after[:1].isdigit() or beyond[:1].isdigit()
    return "0" <= before < ":" or before in ORDINALS or after[:1].isdigit() or beyond[:1].isdigit()


def _goes_on_as_period(t: Tokens, index: int) -> bool:
    """Whether the year at word `index` belongs to "the 1988 third quarter" or "the 1988 period"."""
    ahead = index + 1
    while t.words[ahead] in ("first", "second", "third", "fourth", "fiscal") and t.joined(ahead):
        ahead += 1
    numbered = ahead > index + 1
    return t.words[ahead] in ("quarter", "period") and (numbered or t.words[index - 1] == "the")


def _month(t: Tokens, index: int, low: int) -> Found | None:
    if t.words[index] == "may" and t.words[index + 1] == "day":
        return None
    found = grammar_days.month_date(t, index)
    if found is not None and t.words[index - 1] == "of":
        return grammar_days.ordinal_of(t, found, low)
    return found


def _weekday(t: Tokens, index: int, low: int) -> Found | None:
    if t.words[index] in grammar_words.HOLIDAYS:
        found = grammar_words.holiday(t, index, low)
        if found is not None:
            return found
    if t.words[index - 1] in ("bloody", "super", "fat", "throwback") and t.joined(index - 1):
        return None
    after = t.words[index + 1]
    if (after in PARTS or after in PART_PLURALS) and t.joined(index):
        return None  # its part of the day is the head: "Friday evening"
    return grammar_weekdays.weekday_date(t, index)


def _weekday_plural(t: Tokens, index: int, low: int) -> Found | None:
    if not t.capital(index):
        return None
    return Found(index, index, valued("set", f"XXXX-WXX-{WEEKDAY_PLURALS[t.words[index]]}"))


def _unit(t: Tokens, index: int, low: int) -> Found | None:
    word = t.words[index]
    if t.words[index + 1] == "of" and t.words[index + 2 : index + 4] == ["an", "hour"]:
        return None  # "three quarters of an hour"
    if t.words[index + 1] == "before" and t.words[index + 2] == "last":
        found = grammar_units.before_last(t, index, low)
        if found is not None:
            return found
    if word == "year":
        found = grammar_periods.year_adjective(t, index, low)
        if found is not None:
            return found
        if t.possessive(index) and _quarter_follows(t, index + 2):
            return None
        if t.joined(index):
            year = grammar_days.year_at(t, index + 1)
            spelt = None if year else year_in_words(t, index + 1)
            first = index - 1 if t.words[index - 1] == "the" and t.joined(index - 1) else index
            if year is not None and first < index:
                return Found(first, index + 1, Reading("date", year=year))
            if spelt is not None:
                return Found(first, spelt[0], Reading("date", year=spelt[1]))
        if t.words[index - 1] == "fiscal" and t.joined(index - 1):
            return None
    elif word == "quarter":
        found = grammar_periods.quarter(t, index, low)
        if found is not None:
            return found
    elif word == "century":
        found = grammar_periods.century(t, index, low)
        if found is not None:
            return found
    elif word == "week":
        found = grammar_weekdays.week_from(t, index, low) or grammar_spoken.week_of(t, index, low)
        if found is not None:
            return found
    elif word == "hours" and t.words[index + 1] == "of":
        found = grammar_spoken.early_hours(t, index, low)
        if found is not None:
            return found
    elif word == "hour" and t.words[index - 1] == "an":
        found = grammar_spoken.part_of_hour(t, index, low)
        if found is not None:
            return found
    elif word == "day" and t.words[index - 1] == "other" and t.words[index - 2] == "the":
        return Found(index - 2, index, valued("reference", "PAST_REF")) if t.joined(index - 2) else None
    elif word == "day":
        found = grammar_words.holiday(t, index, low)
        if found is not None:
            return found
    return grammar_units.unit_expression(t, index, low)


def _quarter_follows(t: Tokens, index: int) -> bool:
    if t.words[index] in ("fiscal", "first", "second", "third", "fourth") and t.joined(index):
        index += 1
    if t.words[index] in ("first", "second", "third", "fourth") and t.joined(index):
        index += 1
    return t.words[index] == "quarter"


def _part(t: Tokens, index: int, low: int) -> Found | None:
    found = grammar_clock.part_of_day(t, index, low)
    if found is None and t.words[index] in UNITS:
        found = grammar_units.unit_expression(t, index, low)
    return found


def _day_word(t: Tokens, index: int, low: int) -> Found | None:
    word = t.words[index]
    if t.words[index + 1] in PARTS and t.joined(index):
        return None
    n = grammar_clock.DAY_WORDS[word]
    # "the day after tomorrow", "the day before yesterday"
    beyond = {1: "after", -1: "before"}.get(n)
    if (
        t.words[index - 1] == beyond
        and t.words[index - 2] == "day"
        and index - 2 >= low
        and t.joined(index - 2)
    ):
        first = index - 3 if t.words[index - 3] == "the" and index - 3 >= low else index - 2
        return Found(first, index, Reading("shift", unit="D", n=2 * n))
    if t.words[index - 1] == "usa" and (t.capital(index) or not t.cased) and t.joined(index - 1):
        return None  # a newspaper's name
    return Found(index, index, grammar_clock.DAY_READINGS[word])


def _past(t: Tokens, index: int, low: int) -> Found | None:
    return grammar_spoken.spoken_clock(t, index, low) or grammar_words.reference(t, index, low)


def _night(t: Tokens, index: int, low: int) -> Found | None:
    if t.words[index] == "overnight" and t.words[index + 1] in ("success", "rate") and t.joined(index):
        return None
    if t.words[index] == "overnight":
        # "Overnight temperatures will fall": the night to come, if the clause looks ahead.
        day = t.words[index + 1] if t.joined(index) else ""
        if day in WEEKDAYS and t.capital(index + 1):
            return Found(
                index, index + 1, Reading("part", value="NI", base=Reading("weekday", day=WEEKDAYS[day]))
            )
        base = Reading("shift", unit="D", n=-1, value="near")
    else:
        base = Reading("shift", unit="D")
    return Found(index, index, Reading("part", value="NI", base=base))


def _clock(t: Tokens, index: int, low: int) -> Found | None:
    if t.words[index - 1] != "o" or t.gap(index - 1) not in APOSTROPHES or index - 2 < low:
        return None
    return grammar_clock.clock_time(t, index - 2, low)


def _spelt_year(t: Tokens, index: int, low: int) -> Found | None:
    spelt = year_in_words(t, index)
    if spelt is None:
        return None
    last, year = spelt
    if t.words[index] in ("two", "twenty"):
        # "two thousand people": only "the year two thousand" and "in two thousand (and) ten" are years.
        if t.words[index - 1] not in ("in", "since", "by", "until", "of") or year == 2000:
            return None
        if t.joined(last) and t.words[last + 1] not in _AFTER_SPELT_YEAR:
            return None
    elif t.joined(last) and t.words[last + 1] in UNITS:
        return None
    return Found(index, last, Reading("date", year=year))


def _rules() -> dict[str, Rule]:
    rules: dict[str, Rule] = dict.fromkeys(UNITS, _unit)
    rules |= dict.fromkeys(MONTHS, _month)
    rules |= dict.fromkeys(grammar_words.HOLIDAYS, grammar_words.holiday)
    rules |= dict.fromkeys(WEEKDAYS, _weekday)
    rules |= dict.fromkeys(WEEKDAY_PLURALS, _weekday_plural)
    rules |= dict.fromkeys(SEASONS, grammar_periods.season)
    rules |= dict.fromkeys([*PARTS, *PART_PLURALS], _part)
    rules |= dict.fromkeys(grammar_clock.DAY_WORDS, _day_word)
    rules |= dict.fromkeys(DECADE_WORDS, grammar_periods.decade)
    rules |= dict.fromkeys(grammar_words.REFERENCES, grammar_words.reference)
    rules |= dict.fromkeys(grammar_words.FREQUENCIES, grammar_words.frequency)
    rules |= dict.fromkeys(("nineteen", "eighteen", "two", "twenty"), _spelt_year)
    rules |= dict.fromkeys(grammar_periods.FISCAL, grammar_periods.fiscal_year)
    rules |= dict.fromkeys("q1 q2 q3 q4 1q 2q 3q 4q h1 h2 1h 2h".split(), grammar_periods.short_period)
    rules |= {
        "past": _past,
        "tonight": _night,
        "overnight": _night,
        "clock": _clock,
        "half": grammar_periods.half,
        "period": grammar_periods.period,
        "fiscal": grammar_periods.fiscal_year,
        "fy": grammar_periods.fiscal_year,
        "day": _unit,
    }
    return rules


_RULES = _rules()
_HEADS = frozenset(_RULES)


def find_readings(t: Tokens) -> list[Found]:
    """Every expression of the text in order, none overlapping another."""
    found: list[Found] = []
    low = 0
    for index in t.heads(_HEADS):
        if index < low:
            continue
        item = _RULES.get(t.words[index], _digits)(t, index, low)
        if item is None:
            continue
        item = _widen(t, item, low)
        found.append(item)
        low = item.last + 1
    return found


def _widen(t: Tokens, item: Found, low: int) -> Found:
    """Take the words before an expression that belong to it: "early", "the end of", "about", "last"."""
    first, last, reading, end = item
    kind = reading.kind
    if kind not in _WRAPPED:
        return item
    staged = False
    for _ in range(6):
        before = first - 1
        word = t.words[before]
        if word not in _WIDENING or before < low or not t.joined(before):
            break
        if word in STAGES and kind != "duration":
            if word in ("earlier", "later") and kind not in _DAY_LIKE:
                break
            first, staged = before, True
        elif word in ("last", "next", "this", "coming", "past") and kind == "date" and _on_weekday(t, first):
            first = before  # "this coming Sunday, March 8": the date says it all
        elif word == "the" and staged:
            first, staged = before, False
        elif word in SHIFTS and reading.shift is None and _shiftable(reading):
            reading = reading._replace(shift=SHIFTS[word], focus=word in FROM_FOCUS)
            first = before
            if before > low and t.joined(before - 1) and t.words[before - 1] in ("this", "the"):
                first = before - 1
        elif word == "every" and kind == "duration":
            return Found(before, last, valued("set", reading.value), end)
        elif word in ("every", "each") and kind in ("weekday", "date") and reading.year is None:
            return Found(before, last, valued("set", _set_value(reading)), end)
        elif word == "of" and before - 1 > low and t.joined(before - 1) and t.words[before - 1] in EDGES:
            first = before - 1
            if t.words[first] == "turn" and kind == "shift":
                reading = reading._replace(value="span")  # the old one as well as the new one
            if t.joined(first - 1) and t.words[first - 1] in ("the", "very") and first - 1 >= low:
                first -= 1
        elif word in APPROXIMATORS:
            if kind == "date" and word in ("about", "nearly", "almost") and reading.day is None:
                break
            reading, first = reading._replace(approximate=True), before
        elif word == "than" and kind in ("duration", "ago") and before - 1 >= low and t.joined(before - 1):
            if t.words[before - 1] not in ("more", "less", "fewer", "longer"):
                break
            first = before - 1
            if first - 1 >= low and t.words[first - 1] == "no" and t.joined(first - 1):
                first -= 1
        elif word in ("least", "most") and kind in ("duration", "ago") and t.words[before - 1] == "at":
            if before - 1 < low or not t.joined(before - 1):
                break
            first = before - 1
        elif word == "to" and t.words[first] in STAGES and t.words[before - 1] in STAGES and before > low:
            if not t.joined(before - 1):
                break
            first, staged = before - 1, True
        elif word == "to" and kind == "duration" and t.words[before - 1] == "up" and before - 1 >= low:
            first = before - 1
        elif word == "sometime" and kind in _DAY_LIKE:
            first = before
        else:
            break
    return item if first == item.first else Found(first, last, reading, end)


def _on_weekday(t: Tokens, index: int) -> bool:
    return t.words[index] in WEEKDAYS or t.words[index] in ("coming", "past")


def _shiftable(reading: Reading) -> bool:
    return (reading.kind == "weekday" and reading.base is None) or (
        reading.kind == "date" and reading.year is None and reading.day is None and reading.base is None
    )


def _set_value(reading: Reading) -> str:
    if reading.kind == "weekday":
        return f"XXXX-WXX-{reading.day}"
    day = f"-{reading.day:02}" if reading.day else ""
    return f"XXXX-{reading.month:02}{day}"
