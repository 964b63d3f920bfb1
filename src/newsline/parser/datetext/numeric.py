"""Dates in digits: ISO 8601 and its like, 03/04/2016, Chinese, Japanese and Korean forms."""

from newsline.parser.datetext.calendars import ERAS, buddhist_year, cjk_number, iso_week_day, solar_hijri
from newsline.parser.datetext.core import Core, short_year
from newsline.parser.datetext.names import ENGLISH_MONTHS
from newsline.parser.datetext.tokens import Token, Tokens

# What ends the year, the month and the day.
# Of numbers alone, the years before and after these are another calendar's: nothing is dated so far off.
_FIRST_YEAR, _LAST_YEAR = 1500, 2049
# Years of the Republic of China that nothing else can be: 2011 and after.
_FIRST_MINGUO = 100
# Years of the Buddhist era that are years of no other calendar in use.
_BUDDHIST = range(2500, 2593)
_PART_ENDS = (frozenset("年년"), frozenset("月월"), frozenset("日일号號"))


def year_first(tokens: Tokens, index: int) -> Core | None:
    """`2012-11-8`, `2012/12/22`, `2016.07.13`, `2016. 07. 13.` and, in Persian digits, Solar Hijri years."""
    mark = tokens[index + 1].text
    if mark not in tuple("-/.‐‑–") or tokens[index + 3].text != mark:
        return None
    spaced = mark == "."
    if not all(tokens.joined(index + step) or (spaced and step % 2) for step in range(4)):
        return None
    month, day = tokens[index + 2], tokens[index + 4]
    if month.kind != "n" or day.kind != "n" or len(month.text) > 2 or len(day.text) > 2:
        return None
    if tokens.joined(index - 1) and tokens[index - 1].text == mark:
        return None
    end = index + 5
    if (
        tokens.joined(end - 1)
        and tokens[end].text == mark
        and tokens.joined(end)
        and tokens[end + 1].kind == "n"
    ):
        return None
    year = tokens[index].number
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _of_other_calendar(tokens, index, end, year, month.number, day.number)
    if spaced and tokens[end].text == ".":
        end += 1
    return Core(index, end, year, month.number, day.number)


def _of_other_calendar(tokens: Tokens, index: int, end: int, year: int, month: int, day: int) -> Core | None:
    """A date whose year tells the calendar: Solar Hijri in Persian, the Buddhist era; none of those unsure.

    Years of about 1440 are Lunar Hijri in Arabic, those of about 2080 Bikram Sambat in Nepali.
    """
    if year in _BUDDHIST:
        return Core(index, end, buddhist_year(year), month, day)
    found = solar_hijri(year, month, day) if _is_persian(tokens, index) else None
    return Core(index, end, found.year, found.month, found.day) if found else None


def _is_persian(tokens: Tokens, index: int) -> bool:
    """Whether a number is in digits of Persian, or in a line with its "ی" or its "day of the week"."""
    return "۰" <= tokens[index].text[0] <= "۹" or "ی" in tokens.line or "شنبه" in tokens.line


def iso_week(tokens: Tokens, index: int) -> Core | None:
    """`2016-W28-3` (ISO 8601)."""
    if tokens[index + 2].text != "W" or not all(tokens.joined(index + step) for step in range(5)):
        return None
    week, day = tokens[index + 3], tokens[index + 5]
    if not (tokens.is_mark(index + 1, "-") and tokens.is_mark(index + 4, "-") and len(week.text) == 2):
        return None
    found = iso_week_day(tokens[index].number, week.number, day.number)
    return Core(index, index + 6, found.year, found.month, found.day) if found else None


def compact(tokens: Tokens, index: int) -> Core | None:
    """`20160713T101400Z` (ISO 8601 basic) and the military date-time group `131014ZJUL16`."""
    digits, word = tokens[index], tokens[index + 1]
    if not tokens.joined(index) or word.kind != "w":
        return None
    if len(digits.text) == 8 and word.text == "T" and tokens[index + 2].kind == "n":
        return Core(index, index + 1, int(digits.text[:4]), int(digits.text[4:6]), int(digits.text[6:]))
    if len(digits.text) == 6 and len(word.text) == 4 and word.text.isupper():
        month = ENGLISH_MONTHS.get(word.lower[1:])
        year = short_year(tokens, index + 2)
        if month and year and tokens.joined(index + 1):
            return Core(index, index + 3, year, month, int(digits.text[:2]))
    return None


def numeric(tokens: Tokens, index: int, day_first: bool | None) -> Core | None:
    """`22.12.2012`, `13/07/2016`, `07.13.16`, `13. 7. 2016`: the order is said, forced, or two readings."""
    mark = tokens[index + 1].text
    if mark not in ("/", ".", "-") or tokens[index + 3].text != mark:
        return None
    if not all(tokens.joined(index + step) or (mark == "." and step % 2) for step in range(4)):
        return None
    second, year_token = tokens[index + 2], tokens[index + 4]
    if second.kind != "n" or len(second.text) > 2 or year_token.kind != "n":
        return None
    if tokens.joined(index - 1) and not _may_touch(tokens, index, year_token):
        return None
    end = index + 5
    if tokens.joined(end - 1) and (
        tokens[end].kind == "w"
        or (tokens[end].text in "/-.:" and tokens.joined(end) and tokens[end + 1].kind == "n")
    ):
        # "21.12.2018-07:12" is a day and its clock.
        clock = mark == "." and tokens[end].text == "-" and tokens[end + 2].text == ":"
        if not clock:
            return None
    weak = len(year_token.text) == 2
    year = short_year(tokens, index + 4) if weak else year_token.number
    if year is None or len(year_token.text) not in (2, 4):
        return None
    if weak and mark == "-":  # 16-07-13: the year may come first or last
        return None
    first, other = tokens[index].number, second.number
    if not tokens[index].text.isascii() and weak and _is_persian(tokens, index):
        return None  # of a century of the Solar Hijri calendar, or of none
    if not tokens.line.isascii() and "ዓ.ም" in tokens.line:  # a year of the Ethiopian calendar
        return None
    if weak and year > _LAST_YEAR and any("ก" <= letter <= "๛" for letter in tokens.line):
        year = buddhist_year(2500 + year_token.number)
    elif not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _of_other_calendar(tokens, index, end, year, other, first)
    if first > 12 or (mark == "." and other <= 12) or first == other:
        return Core(index, end, year, other, first, weak=weak)
    if other > 12:
        return Core(index, end, year, first, other, weak=weak)
    readings = ((year, other, first), (year, first, other))
    if day_first is not None:
        year, month, day = readings[0 if day_first else 1]
        return Core(index, end, year, month, day, weak=weak)
    return Core(index, end, *readings[0], alternative=readings[1], weak=weak)


def _may_touch(tokens: Tokens, index: int, year: Token) -> bool:
    """Whether the date at `index` may stand right behind what it does: "Posted:3/5/2016", "Doe3/5/2016"."""
    before = tokens[index - 1]
    if before.kind == "w":
        return len(before.text) > 2 and before.text[-1].islower() and len(year.text) == 4
    return before.text not in "/.-:" or tokens.labelled(index)


def _year_again(tokens: Tokens, index: int) -> tuple[int, int]:
    """A year told again in brackets at `index`, as a Gregorian one, and the token after; -1 without one."""
    if not tokens.is_mark(index, "(（"):
        return -1, index
    era = tokens[index + 1].text in ERAS
    place = index + 1 + era
    value = cjk_number(tokens[place].text)
    if value is None or tokens[place + 1].text != "年" or not tokens.is_mark(place + 2, ")）"):
        return -1, index
    return value + (ERAS[tokens[index + 1].text] - 1 if era else 0), place + 3


def cjk(tokens: Tokens, index: int) -> Core | None:
    """`2016年7月13日`, `2016년 7월 13일`, `平成28年7月13日`, `民國105年7月13日`, `2016年7月`.

    The year may be told twice: `2021年（令和3年）7月13日`.
    """
    short = len(tokens[index].text) == 3 and tokens[index].kind == "n"  # of the Republic of China
    era = 1912 if short else ERAS.get(tokens[index].text, 1)
    place = index + (tokens[index].text in ERAS)
    parts: list[int] = []
    again, year_end = _year_again(tokens, place + 2)
    for ends in _PART_ENDS:
        value = cjk_number(tokens[place].text)
        if value is None or tokens[place + 1].text not in ends:
            break
        parts.append(value)
        place += 2
        if place < year_end:
            place = year_end
            if again != value + era - 1:
                return None
    if len(parts) < 2 + short or (short and parts[0] < _FIRST_MINGUO):
        return None
    return Core(index, place, parts[0] + era - 1, parts[1], parts[2] if len(parts) == 3 else None)
