"""`read_dates`: the dates of a line with their weekday, clock and relation."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from newsline.parser.datetext.clock import Clock, iso_clock, read_clock
from newsline.parser.datetext.core import FIRST_YEAR, LAST_YEAR, Core
from newsline.parser.datetext.grammar import read_core, with_weekday
from newsline.parser.datetext.names import ENGLISH_WEEKDAYS, fold, weekdays
from newsline.parser.datetext.plain import is_plain, plain
from newsline.parser.datetext.promise import may_hold_date
from newsline.parser.datetext.relations import Relation, relation_after, relation_before
from newsline.parser.datetext.slips import without_slips
from newsline.parser.datetext.tokens import Token, Tokens
from newsline.parser.remembered import Remembered

# The last of two words that stand run together: "PublishedSunday".
_GLUED_WORD = r"(?<=[a-z])[A-Z][a-z]+\Z"
# Words between a date and its clock.
_CLOCK_LINKS = frozenset(
    "at on the um a as alle ore ora kl klo saat о в г года году року р r uhr de las los om o godz ob time"
    " luc u ngay le il el al den on am г р р. w kello kell plkst v у στισ בשעה الساعة ساعت เวลา"
    " pukul la les во ж सुबह সকাল".split()
)
_LINK_MARKS = ",.-–—/|·•()@<>[]:،（）*_;"
# A weak form is a date only in a line with no more tokens than this besides it.
_WEAK_ROOM = 14
# How many tokens before its first number a date may begin: "Jul./Aug. 2016".
_LEAD = 5
# No longer word has digits right behind it that go with it: "a4", "xyz12".
_SHORT_WORD = 3
# The longest line whose dates are remembered: header lines are short.
_SHORT = 200

# Layout and dating ask of the same lines, and most hold no date.
_PROMISES = Remembered(may_hold_date, most=1 << 12)

# Between the ends of a period.
_TO = frozenset(("-", "–", "—", "to", "until"))


class DateReading(NamedTuple):
    """A date in a line, as exact as it is stated.

    `start`, `end` and `text` are the whole span, weekday and clock included. `edtf` is
    `None` for a month and day without a year. `time` is ISO 8601, with an offset where the
    zone is known. `alternative` is the EDTF of the other reading of an ambiguous date.
    `weekday_conflict` says that the weekday named beside it is not that of the date.
    `kind` is what the words before it say it is the date of.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    year: int | None
    month: int | None
    day: int | None
    time: str | None = None
    kind: Relation = "none"
    ambiguous: bool = False
    alternative: str | None = None
    weekday: int | None = None
    weekday_conflict: bool = False


def read_dates(line: str, *, day_first: bool | None = None, lang: str | None = None) -> list[DateReading]:
    """The dates printed in `line`, in order and without overlap; linear in its length.

    `day_first` decides 03/04/2016 where something else in the document does; `lang` (a
    language tag) decides a month name that means two months in two languages.
    """
    if not _PROMISES[line]:
        return []
    text, places = (line, None) if is_plain(line) else plain(line)
    language = lang[:2].lower() if lang else None
    if language == "en":  # no English name of a month means another in another language
        language = None
    if len(text) <= _SHORT:
        readings = list(_remembered(text, day_first, language))
    else:
        readings = _read(text, day_first, language)
    if places is not None or text is not line:
        readings = [_as_printed(reading, line, places) for reading in readings]
    return readings


def _as_printed(reading: DateReading, line: str, places: list[int] | None) -> DateReading:
    """A reading of a line made plain, as it stands in the line; `places` as of `plain`."""
    start, end = reading.start, reading.end
    if places is not None:
        start, end = places[start], places[end - 1] + 1
    return reading._replace(start=start, end=end, text=line[start:end])


@lru_cache(maxsize=2048)
def _remembered(line: str, day_first: bool | None, lang: str | None) -> tuple[DateReading, ...]:
    """The dates of a short line: layout and dating ask for the same ones, and pages of a site share some."""
    return tuple(_read(line, day_first, lang))


def _read(line: str, day_first: bool | None, lang: str | None) -> list[DateReading]:
    tokens = Tokens(without_slips(line))
    tokens.line = line
    readings: list[DateReading] = []
    index = stop = 0
    # A date begins at a number or a few words before it; a Chinese one is all words.
    for number in range(tokens.size) if "年" in line else tokens.numbers:
        index = max(index, number - _LEAD)
        while index <= number:
            found = _read_at(tokens, index, stop, day_first, lang)
            if found is None:
                index += 1
            else:
                readings.append(found[0])
                index = stop = found[1]
    if not readings:
        lone = _lone_year(tokens)
        return [lone] if lone else []
    return readings


def _read_at(
    tokens: Tokens, index: int, stop: int, day_first: bool | None, lang: str | None
) -> tuple[DateReading, int] | None:
    """The date whose calendar part begins at `index`, and the token after it; `stop` ends the one before."""
    token = tokens[index]
    if token.kind == "p":
        return None
    if token.kind == "n" and len(token.text) in (10, 13):
        epoch = _epoch(tokens, index)
        if epoch is not None:
            return epoch, index + 1
    core = read_core(tokens, index, day_first, lang)
    if core is None or (core.weak and tokens.size - (core.end - core.start) > _WEAK_ROOM):
        return None
    return _extend(tokens, core, stop)


def _extend(tokens: Tokens, core: Core, stop: int) -> tuple[DateReading, int]:
    """Take in the weekday and the clock on both sides; answers the reading and the token after it."""
    end = core.end
    before, start = _weekday_before(tokens, core, stop)
    clock, end = _clock_after(tokens, core, end)
    after: frozenset[int] = frozenset()
    if not before:
        after, end = _weekday_after(tokens, core, end)
        if after and clock is None:
            clock, end = _clock_after(tokens, core, end)
    if clock is None:
        clock, start = _clock_before(tokens, start, stop)
    weekday = before or after
    core = with_weekday(core, weekday)
    kind = relation_before(tokens, start, stop)
    if kind == "none":
        kind = relation_after(tokens, end)
    return _reading(tokens, core, start, end, clock, weekday, kind), end


def _reading(
    tokens: Tokens,
    core: Core,
    start: int,
    end: int,
    clock: Clock | None,
    weekday: frozenset[int],
    kind: Relation,
) -> DateReading:
    edtf = time = None
    conflict = False
    if core.year is not None:
        parts = [f"{core.year:04}"]
        parts += [f"{part:02}" for part in (core.month, core.day) if part is not None]
        edtf = "-".join(parts)
        if core.month is not None and core.day is not None:
            if clock is not None:
                time = clock.iso(core.year, core.month, core.day)
            conflict = bool(weekday) and date(core.year, core.month, core.day).isoweekday() not in weekday
    first, last = tokens.starts[start], tokens.ends[end - 1]
    return DateReading(
        first,
        last,
        tokens.line[first:last],
        edtf,
        core.year,
        core.month,
        core.day,
        time,
        kind,
        core.alternative is not None,
        None if core.alternative is None else "{:04}-{:02}-{:02}".format(*core.alternative),
        min(weekday) if len(weekday) == 1 else None,
        conflict,
    )


def _weekday_before(tokens: Tokens, core: Core, stop: int) -> tuple[frozenset[int], int]:
    start = core.start
    place = start - 1
    for _ in range(4):
        if place < stop or not (tokens.is_mark(place, ",.(،") or fold(tokens[place].text) in _CLOCK_LINKS):
            break
        place -= 1
    for width in (3, 2, 1):
        first = place - width + 1
        if first >= stop:
            found = _weekdays_in(tokens, first, place, core)
            if found:
                return found, first
    word = tokens[place].text
    glued = None if place < stop or word[1:].islower() else re.search(_GLUED_WORD, word)
    return frozenset() if glued is None else frozenset(weekdays(glued[0])), start


def _weekday_after(tokens: Tokens, core: Core, end: int) -> tuple[frozenset[int], int]:
    place = end
    for _ in range(3):
        if not tokens.is_mark(place, ",(.（،"):
            break
        place += 1
    for width in (3, 2, 1):
        last = place + width - 1
        found = _weekdays_in(tokens, place, last, core)
        if found:
            return found, last + 1 + (place > end and tokens.is_mark(last + 1, ")）"))
    return frozenset(), end


def _weekdays_in(tokens: Tokens, first: int, last: int, core: Core) -> frozenset[int]:
    """The weekdays that the words from `first` to `last` name.

    Short names of other languages are English words and people too ("to", "on", "Sam", "Anna",
    "CET"): they count where they are those of the date, and never against it.
    """
    if tokens[first].kind != "w" or tokens[last].kind != "w":
        return frozenset()
    word = tokens.line[tokens.starts[first] : tokens.ends[last]]
    found = frozenset(weekdays(word))
    if not found or len(word) > 4 or not word.isascii() or word.lower() in ENGLISH_WEEKDAYS:
        return found
    if word.islower() and not tokens.is_mark(last + 1, ".,") and len(word) == 2:
        return frozenset()
    if core.year is None or core.month is None or core.day is None or core.alternative is not None:
        return frozenset()
    return found & {date(core.year, core.month, core.day).isoweekday()}


def _clock_after(tokens: Tokens, core: Core, end: int) -> tuple[Clock | None, int]:
    clock = core.clock or (iso_clock(tokens, end) if tokens.joined(end - 1) else None)
    first = tokens[core.start]
    if clock is None and core.end == core.start + 3 and first.kind == "n" and len(first.text) == 6:
        clock = _group_clock(tokens, core)
    place = end
    for _ in range(7):
        if clock is not None:
            break
        clock = read_clock(tokens, place, loose=core.day is not None and core.year is not None)
        if not (tokens.is_mark(place, _LINK_MARKS) or fold(tokens[place].text) in _CLOCK_LINKS):
            break
        place += 1
    if clock is None or core.day is None:
        return None, end
    return clock, max(clock.end, end)


def _group_clock(tokens: Tokens, core: Core) -> Clock | None:
    """The clock inside a military date-time group; Z is the zone it is nearly always given in."""
    digits = tokens[core.start].text
    hour, minute = int(digits[2:4]), int(digits[4:])
    zone = tokens[core.start + 1].lower[0]
    return Clock(core.end, hour, minute, 0, zone) if hour < 24 and minute < 60 else None


def _clock_before(tokens: Tokens, start: int, stop: int) -> tuple[Clock | None, int]:
    """A clock that ends just before the date: "10:14 GMT, 13 July 2016"."""
    for first in range(max(stop, start - 12), start):
        if tokens[first].kind != "n" or (tokens.joined(first - 1) and not _may_touch(tokens[first - 1])):
            continue
        if tokens.is_mark(first - 1, ":：") and tokens[first - 2].kind == "n":
            continue  # the minutes of a clock that cannot be read
        clock = read_clock(tokens, first)
        if clock is None or clock.end > start:
            continue
        between = range(_after_other_zone(tokens, clock.end), start)
        if all(tokens.is_mark(i, _LINK_MARKS) or fold(tokens[i].text) in _CLOCK_LINKS for i in between):
            return clock, first
    return None, start


def _may_touch(token: Token) -> bool:
    """Whether a clock may stand right behind a token: "(16:05", "Posted16:05"."""
    return token.kind == "p" or (len(token.text) > _SHORT_WORD and token.text[-1].islower())


def _after_other_zone(tokens: Tokens, end: int) -> int:
    """The token behind a clock that tells the same moment elsewhere: "1812 GMT (0212 HKT) 3 May 2019"."""
    other = read_clock(tokens, end + 1) if tokens.is_mark(end, "(") else None
    return other.end + 1 if other is not None and tokens.is_mark(other.end, ")") else end


def _epoch(tokens: Tokens, index: int) -> DateReading | None:
    """Seconds or milliseconds since 1970 behind a key that says so: `timestamp: 1468401240`."""
    number = tokens[index]
    key = next(
        (tokens[i].lower for i in range(index - 1, max(-1, index - 4), -1) if tokens[i].kind == "w"), ""
    )
    kind = relation_before(tokens, index, max(0, index - 3))
    if kind == "none" and key not in ("timestamp", "epoch", "time", "unixtime"):
        return None
    seconds = number.number // (1000 if len(number.text) == 13 else 1)
    moment = datetime.fromtimestamp(seconds, UTC)
    edtf = moment.date().isoformat()
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return DateReading(
        tokens.starts[index],
        tokens.ends[index],
        number.text,
        edtf,
        moment.year,
        moment.month,
        moment.day,
        moment.isoformat(),
        kind,
    )


def _lone_year(tokens: Tokens) -> DateReading | None:
    """A year that is all a line says, but for a relation and marks."""
    if len(tokens.numbers) != 1 or tokens.size > 5:
        return None
    index = tokens.numbers[0]
    year = tokens[index]
    kind = relation_before(tokens, index, 0)
    words = [token for token in tokens if token.kind == "w"]
    if len(year.text) != 4 or (words and kind == "none") or not FIRST_YEAR <= year.number <= LAST_YEAR:
        return None
    start, end = tokens.starts[index], tokens.ends[index]
    return DateReading(start, end, year.text, f"{year.number:04}", year.number, None, None, None, kind)


def is_period(line: str, readings: Sequence[DateReading]) -> bool:
    """Whether the first two dates of a line are the ends of a period: "May 14, 1999 – January 20, 2000"."""
    if len(readings) < 2:
        return False
    first, last = readings[:2]
    between = line[first.end : last.start].strip()
    if between not in _TO or not last.edtf:
        return False
    # "1 January – 31 March 2013"
    return first.edtf != last.edtf if first.edtf else first.day is not None and last.day is not None
