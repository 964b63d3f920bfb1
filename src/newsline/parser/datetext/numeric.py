"""Dates in digits: ISO 8601 and its like, 03/04/2016, Chinese, Japanese and Korean forms."""

from newsline.parser.datetext.calendars import ERAS, cjk_number, iso_week_day, solar_hijri
from newsline.parser.datetext.core import FIRST_YEAR, Core, short_year
from newsline.parser.datetext.names import ENGLISH_MONTHS
from newsline.parser.datetext.tokens import Tokens

# What ends the year, the month and the day.
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
    if year < FIRST_YEAR + 50 and "۰" <= tokens[index].text[0] <= "۹":
        found = solar_hijri(year, month.number, day.number)
        return Core(index, end, found.year, found.month, found.day) if found else None
    if spaced and tokens[end].text == ".":
        end += 1
    return Core(index, end, year, month.number, day.number)


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
    if tokens.joined(index - 1) and (tokens[index - 1].kind == "w" or tokens[index - 1].text in "/.-:"):
        return None
    second, year_token = tokens[index + 2], tokens[index + 4]
    if second.kind != "n" or len(second.text) > 2 or year_token.kind != "n":
        return None
    end = index + 5
    if tokens.joined(end - 1) and (
        tokens[end].kind == "w"
        or (tokens[end].text in "/-.:" and tokens.joined(end) and tokens[end + 1].kind == "n")
    ):
        return None
    weak = len(year_token.text) == 2
    year = short_year(tokens, index + 4) if weak else year_token.number
    if year is None or len(year_token.text) not in (2, 4):
        return None
    if weak and mark == "-":  # 16-07-13: the year may come first or last
        return None
    first, other = tokens[index].number, second.number
    if first > 12 or (mark == "." and other <= 12) or first == other:
        return Core(index, end, year, other, first, weak=weak)
    if other > 12:
        return Core(index, end, year, first, other, weak=weak)
    readings = ((year, other, first), (year, first, other))
    if day_first is not None:
        year, month, day = readings[0 if day_first else 1]
        return Core(index, end, year, month, day, weak=weak)
    return Core(index, end, *readings[0], alternative=readings[1], weak=weak)


def cjk(tokens: Tokens, index: int) -> Core | None:
    """`2016年7月13日`, `2016년 7월 13일`, `平成28年7月13日`, `民國105年7月13日`, `2016年7月`."""
    era = ERAS.get(tokens[index].text, 1)
    place = index + (tokens[index].text in ERAS)
    parts: list[int] = []
    for ends in _PART_ENDS:
        value = cjk_number(tokens[place].text)
        if value is None or tokens[place + 1].text not in ends:
            break
        parts.append(value)
        place += 2
    if len(parts) < 2:
        return None
    return Core(index, place, parts[0] + era - 1, parts[1], parts[2] if len(parts) == 3 else None)
