"""Grammar of the clock: times of day, zones, parts of the day and the day they belong to."""

from newsline.parser.datetext.zones import ALWAYS_ZONES, HALF_ZONES
from newsline.parser.timex.grammar_days import (
    AFTER_OLD_YEAR,
    day_first_date,
    day_of_month,
    is_month,
    month_date,
    numeric_date,
)
from newsline.parser.timex.grammar_weekdays import weekday_date
from newsline.parser.timex.grammar_years import half_of_range
from newsline.parser.timex.numbers import value_of
from newsline.parser.timex.reading import Found, Reading, valued
from newsline.parser.timex.tokens import APOSTROPHES, COMMAS, DASHES, JOINS, Tokens
from newsline.parser.timex.words import CARDINALS, MONTHS, PART_PLURALS, PARTS, SHIFTS, WEEKDAYS, ZONES

DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
DAY_READINGS = {word: Reading("shift", unit="D", n=n) for word, n in DAY_WORDS.items()}
# Before a part of the day that is told more exactly: "it was late afternoon", "by early evening".
_BEFORE_STAGED = frozenset("was by until since in".split())
_ZONES_OF_AMERICA = ("eastern", "central", "mountain", "pacific")
_SUNS = frozenset("sunset sunrise sundown".split())
_OTHER_CLOCK = 4  # words of a clock in parentheses
_MARKS = ("am", "pm")
# Run together with digits before them: "1600GMT", "0405hrs".
GLUED = frozenset("hrs gmt utc est edt bst cet pst pdt".split())


def clock_time(t: Tokens, index: int, low: int) -> Found | None:
    """`8:30`, `8.30pm`, `9 a.m. EST`, `2130 GMT`, `9 o'clock`, with the day beside it."""
    read = _hour_and_minute(t, index)
    if read is None:
        return None
    hour, minute, last, marked, end = read
    half = _half_of_day(t, last) if marked is None else (last, marked, end)
    if half is not None:
        last, mark, end = half
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if mark == "pm" else 0)
    zone = _zone(t, last, end)
    if zone is not None:
        last, end = zone, None
    elif len(t.words[index]) == 4 and t.words[last + 1] in ("hours", "hrs"):
        last = zone = last + 1
    elif t.words[last][-3:] in GLUED:
        zone = last
    if half is None and zone is None and minute is None:
        return None
    if not (0 <= hour <= 24 and 0 <= (minute or 0) <= 59):
        return None
    if half is None and zone is None and not _is_clock(t, index, last):
        return None
    value = f"{hour:02}:{minute or 0:02}"
    return with_day(t, index, last, Reading("clock", value=value), low, end)


def _hour_and_minute(t: Tokens, index: int) -> tuple[int, int | None, int, str | None, int | None] | None:
    """Hour, minute, last word, am/pm if glued to the digits ("8pm"), end offset."""
    word = t.words[index]
    if word in CARDINALS:
        # "nine o'clock", "seven p.m."
        return CARDINALS[word], None, index, None, None
    if t.gap(index - 1) in (":", ": ") and t.words[index - 1].isdecimal():
        return None  # the minutes of another
    if word[-3:] in GLUED and len(word) == 7 and word[:4].isdecimal():
        return int(word[:2]), int(word[2:4]), index, None, None
    if word[-1] in "ap" and t.gap(index) == "." and t.words[index + 1] == "m" and word[:-1].isdecimal():
        return int(word[:-1]), None, index + 1, word[-1] + "m", _after_dot(t, index + 1)  # "8p.m."
    glued = word[-2:] if word[-2:] in _MARKS else None
    digits = word[:-2] if glued else word
    if not (digits.isdecimal() and digits.isascii()) or len(digits) > 4:
        return None
    if len(digits) == 4:
        zoned = t.gap(index) in JOINS and t.words[index + 1] in ("gmt", "utc", "local", "hours", "hrs")
        if glued or not zoned:
            return None
        return int(digits[:2]), int(digits[2:]), index, None, None
    if len(digits) == 3:
        return None
    hour = int(digits)
    if glued:
        return hour, None, index, glued, None
    if t.gap(index) in (":", ".", " : ", ": "):
        after = t.words[index + 1]
        mark = after[-2:] if after[-2:] in _MARKS else None
        minutes = after[:2] if mark or after[2:] in GLUED else after
        if after[2:] in ("a", "p") and t.gap(index + 1) == "." and t.words[index + 2] == "m":
            minutes, mark = after[:2], after[2] + "m"  # "8:30p.m."
            if minutes.isdecimal():
                return hour, int(minutes), index + 2, mark, _after_dot(t, index + 2)
        if len(minutes) == 2 and minutes.isdecimal() and minutes.isascii():
            if t.gap(index) in (".", ": ") and mark is None and _half_of_day(t, index + 1) is None:
                return None
            last = index + 1
            if t.gap(last) == ":" and len(t.words[last + 1]) == 2 and t.words[last + 1].isdecimal():
                last += 1
            return hour, int(minutes), last, mark, None
        return None
    return hour, None, index, None, None


def _half_of_day(t: Tokens, last: int) -> tuple[int, str, int | None] | None:
    """`am`, `p.m.`, `o'clock` after word `last`: last word, am or pm, end offset with the full stop."""
    gap, word = t.gap(last), t.words[last + 1]
    if gap not in JOINS and gap != "":
        return None
    if word in _MARKS:
        return last + 1, word, None
    if word in ("a", "p") and t.gap(last + 1) in (".", ". ") and t.words[last + 2] == "m":
        return last + 2, word + "m", _after_dot(t, last + 2)
    if word == "o" and t.gap(last + 1) in APOSTROPHES and t.words[last + 2] == "clock":
        after = " ".join(t.words[last + 3 : last + 6])
        evening = after.startswith(("in the afternoon", "in the evening", "at night"))
        hour = t.words[last]
        number = value_of([hour]) if not hour.isdecimal() else int(hour)
        return last + 2, "pm" if evening or number == 12 else "am", None
    return None


def _after_dot(t: Tokens, last: int) -> int | None:
    """The offset behind the full stop of "p.m.", if it has one."""
    return t.end(last) + 1 if t.gap(last)[:1] == "." else None


def _zone(t: Tokens, last: int, end: int | None) -> int | None:
    """The last word of a time zone after the clock: `EST`, `GMT`, `local time`, `(1400 GMT)` is another."""
    gap = t.gap(last)
    if end is not None and gap[:1] == ".":
        gap = gap[1:]
    word = t.words[last + 1]
    if word in _ZONES_OF_AMERICA and gap == " ":
        ahead = last + 2 + (t.words[last + 2] in ("standard", "daylight"))
        return ahead if t.words[ahead] == "time" and t.joined(ahead - 1) and t.joined(last + 1) else None
    if word not in ZONES or not (gap in JOINS or (gap == "" and end is not None)):
        return None
    if word in ("local", "zulu"):
        return last + 2 if t.words[last + 2] == "time" and t.joined(last + 1) else None
    if t.text[t.start(last + 1)].isupper() or word in ALWAYS_ZONES:
        return last + 1
    marked = t.words[last] == "m" or t.words[last][-2:] in _MARKS
    return last + 1 if marked and word in HALF_ZONES else None


def _is_clock(t: Tokens, index: int, last: int) -> bool:
    """Whether `12:30` without am, pm or zone is a time: not a score, a verse or a ratio."""
    if ":" not in t.gap(index):
        return False
    if t.gap(index - 1)[-1:] in ":/.-" and t.gap(index - 1):
        return False
    before = t.words[index - 1]
    return before in ("at", "by", "until", "till", "from", "around", "about", "after", "before", "since",
                      "and", "to", "between", "on") or before.isdecimal() or before in MONTHS or (
        before in WEEKDAYS or before in DAY_WORDS)  # fmt: skip


def part_of_day(t: Tokens, index: int, low: int) -> Found | None:
    """`Friday evening` read from its part, `this morning`, `noon Thursday`, `in the morning`."""
    word = t.words[index]
    if word in PART_PLURALS:
        before = t.words[index - 1]
        if t.joined(index - 1) and before in WEEKDAYS and index - 1 >= low:
            value = f"XXXX-WXX-{WEEKDAYS[before]}T{PART_PLURALS[word]}"
            return Found(index - 1, index, valued("set", value))
        return None
    part = PARTS[word]
    reading = Reading("clock" if ":" in part else "part", value=part)
    before = t.words[index - 1] if index - 1 >= low and t.joined(index - 1) else ""
    first = index
    if before in ("mid", "early", "late"):
        first, before = index - 1, t.words[index - 2] if index - 2 >= low and t.joined(index - 2) else ""
    if (
        before == "same"
        and t.words[first - 2] in ("the", "that")
        and t.joined(first - 2)
        and first - 2 >= low
    ):
        base = Reading("shift", unit="D", n=0, focus=True)
        return Found(first - 2, index, reading._replace(base=base))
    if before in SHIFTS and before not in ("current", "latest"):
        if before in ("last", "past", "previous", "this", "next", "following", "preceding"):
            shift = SHIFTS[before]
            focus = before in ("previous", "following", "preceding") or before == "next"
            lead = first - 1
            if t.words[lead - 1] == "the" and t.joined(lead - 1) and lead > low:
                lead -= 1
            return Found(lead, index, reading._replace(base=Reading("shift", unit="D", n=shift, focus=focus)))
        return None
    if before in WEEKDAYS and not t.possessive(first - 1):
        base = Reading("weekday", day=WEEKDAYS[before])
        return Found(first - 1, index, reading._replace(base=base))
    if before in DAY_WORDS:
        return Found(first - 1, index, reading._replace(base=DAY_READINGS[before]))
    if before in ("every", "each"):
        return Found(first - 1, index, valued("set", f"XXXX-XX-XXT{part}"))
    last = (_zone(t, index, None) or index) if reading.kind == "clock" else index
    found = with_day(t, first, last, reading, low, None)
    if found.reading.base is not None:
        if before == "the":
            return found._replace(first=first - 1)
        return found
    if word in _SUNS:
        return found if before in ("at", "by", "before") and not (t.cased and t.capital(index)) else None
    if word in ("noon", "midnight", "midday", "dawn", "dusk", "nightfall", "daybreak", "midafternoon"):
        return found if word in ("noon", "midnight", "midday") or before in ("at", "by", "before") else None
    if first < index and (t.words[first] == "mid" or before in _BEFORE_STAGED):
        return found
    if before in ("the", "that"):
        opener = t.words[first - 2] if t.joined(first - 2) else ""
        hours = opener == "of" and t.words[first - 3] in ("hours", "rest", "middle", "dead")
        if before == "that" or opener in ("in", "during", "through", "into", "later") or hours:
            if word == "night" and before == "the" and opener not in ("during", "into"):
                return None
            return found._replace(first=first - 1)
    if word in ("morning", "afternoon", "evening") and before in ("monday", "sunday"):
        return found
    return None


def with_day(t: Tokens, first: int, last: int, reading: Reading, low: int, end: int | None) -> Found:
    """Add the day that stands right after (or before) a clock time or part of the day."""
    gap = t.gap(last)
    if end is not None and gap[:1] == ".":
        gap = gap[1:]
    if gap in JOINS or gap in COMMAS:
        ahead = last + 1
        if t.words[ahead] in ("on", "of") and t.joined(ahead) and gap in JOINS:
            ahead += 1
        day = day_expression(t, ahead)
        if day is not None:
            found = Found(first, day.last, reading._replace(base=day.reading), day.end)
            if reading.kind == "part" and t.gap(day.last) in DASHES and t.words[day.last + 1][:1].isdigit():
                # "the night of 7-8 November" is one night, that of the 7th
                second = day_first_date(t, day.last + 1)
                return found if second is None else found._replace(last=second.last, end=second.end)
            if reading.kind == "clock" and t.joined(day.last) and t.words[day.last + 1] in PARTS:
                # "7 p.m. on Tuesday night", "7:30 Saturday night"
                later_half = (
                    PARTS[t.words[day.last + 1]] in ("AF", "EV", "NI") and "01" <= reading.value[:2] < "12"
                )
                hour = f"{int(reading.value[:2]) + 12}{reading.value[2:]}" if later_half else reading.value
                reading = reading._replace(value=hour, base=day.reading)
                return Found(first, day.last + 1, reading)
            return found
    if gap == " (" and reading.kind == "clock" and (day := _day_behind(t, last + 1)) is not None:
        return Found(first, last, reading._replace(base=day.reading), end)
    if gap[:1] == ")" and reading.kind == "clock" and (day := _day_behind(t, last)) is not None:
        return Found(first, last, reading._replace(base=day.reading), end)
    place = first - 1
    if t.words[place] == "at" and t.joined(place):
        place -= 1
    if place >= low and (t.gap(place) in JOINS or t.gap(place) in COMMAS):
        word = t.words[place]
        base = None
        if word in DAY_WORDS:
            base = DAY_READINGS[word]
        elif word in WEEKDAYS and t.capital(place) and len(word) > 5:
            base = Reading("weekday", day=WEEKDAYS[word])
        if base is not None:
            return Found(place, last, reading._replace(base=base), end)
    return Found(first, last, reading, end)


def _day_behind(t: Tokens, index: int) -> Found | None:
    """The day behind the clock of another zone in parentheses: "7pm local time (1800 GMT) on Saturday"."""
    for place in range(index, index + _OTHER_CLOCK):
        gap = t.gap(place)
        if gap[:1] == ")":
            ahead = place + 1 + (t.words[place + 1] == "on")
            return (
                day_expression(t, ahead)
                if gap == ") " and t.joined(ahead - 1) | (ahead == place + 1)
                else None
            )
        if gap not in JOINS and gap not in (":", "."):
            return None
    return None


def _ordinal_day(t: Tokens, index: int) -> Found | None:
    """The day of "the morning of the 4th", which may go on as a date does: "of the 4th of May"."""
    day = day_of_month(t, index)
    if day is None or t.words[index].isdecimal():
        return None
    if t.joined(index) and t.words[index + 1] == "of":
        return day_first_date(t, index)
    if t.joined(index) and t.words[index + 1] not in AFTER_OLD_YEAR:
        return None
    return Found(index, index, Reading("date", day=day))


def day_expression(t: Tokens, index: int) -> Found | None:
    """A whole day that begins at word `index`: a date, a weekday or yesterday, today, tomorrow."""
    word = t.words[index]
    if word in DAY_WORDS:
        return Found(index, index, DAY_READINGS[word])
    if word in WEEKDAYS:
        return weekday_date(t, index)
    if word in MONTHS:
        if not is_month(t, index):
            return None
        found = month_date(t, index)
        return found if found is not None and found.reading.day is not None else None
    if "0" <= word < ":":
        found = half_of_range(t, index) or day_first_date(t, index) or numeric_date(t, index)
        # "9:00 2012-11-05T08:15": a date with a clock of its own is no day of another.
        return None if found is None or found.reading.kind == "clock" else found
    if word in ("last", "next", "this") and t.joined(index) and t.words[index + 1] in WEEKDAYS:
        found = weekday_date(t, index + 1)
        if found is not None and found.reading.kind == "weekday":
            return Found(index, found.last, found.reading._replace(shift=SHIFTS[word]))
    if word == "the" and "0" <= t.words[index + 1] < ":" and t.joined(index):
        return _ordinal_day(t, index + 1)
    if word in ("the", "that") and t.joined(index):
        ahead = index + 1 if word == "the" else index
        middle = t.words[ahead]
        if middle in ("next", "following", "previous", "preceding", "same", "that") and t.joined(ahead):
            ahead += t.words[ahead + 1] == "same" and middle == "that"
            if t.words[ahead + 1] == "day":
                return Found(
                    index, ahead + 1, Reading("shift", unit="D", n=SHIFTS.get(middle, 0), focus=True)
                )
    return None
