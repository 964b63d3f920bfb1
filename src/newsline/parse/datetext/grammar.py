"""The grammar of a calendar date in a line of text: every form begins at one token and ends at another.

Each rule looks at a fixed number of tokens, so that reading a line is linear in its length.
"""

from datetime import date
from typing import NamedTuple

from newsline.parse.datetext.calendars import ERAS, buddhist_year, cjk_number, iso_week_day, solar_hijri
from newsline.parse.datetext.names import ENGLISH_MONTHS, ROMAN_MONTHS, fold, months, persian_month
from newsline.parse.datetext.tokens import NOTHING, Tokens
from newsline.parse.datetext.zones import is_zone

FIRST_YEAR, LAST_YEAR = 1400, 2100
_ORDINALS = frozenset("st nd rd th er re ere eme e º ª ος η ה de".split())
# Words that stand inside a date between its parts, folded.
_LINKS = frozenset("of de del d do den der the year ngay nam พ ศ".split())
# Month names that are words of everyday English: only capitalised are they months.
_COMMON_WORDS = frozenset(("may", "march", "mar", "sept", "dec", "jan"))


class Core(NamedTuple):
    """A calendar date between two tokens: what was stated, the other reading, and how sure it is a date.

    `weak` marks a form that means a date only where little else stands in the line.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    alternative: tuple[int, int, int] | None = None
    weak: bool = False


def read_core(tokens: Tokens, index: int, day_first: bool | None, lang: str | None) -> Core | None:
    """The date that begins at token `index`, or `None`; days that do not exist are no dates."""
    token = tokens[index]
    if token.kind == "n":
        if tokens[index - 1].kind == "p" and tokens.joined(index - 1) and tokens[index - 1].text in "$€£₽¥#%":
            return None
        core = _number_first(tokens, index, day_first, lang)
    elif token.kind == "w":
        core = _word_first(tokens, index, lang)
    elif token.text == "〇":
        core = None
    else:
        return None
    return core if core is not None and _exists(core) else None


def _exists(core: Core) -> bool:
    if core.year is not None and not FIRST_YEAR <= core.year <= LAST_YEAR:
        return False
    if core.month is None:
        return core.day is None
    try:
        date(core.year or 2000, core.month, core.day or 1)
    except ValueError:
        return False
    return True


def _number_first(tokens: Tokens, index: int, day_first: bool | None, lang: str | None) -> Core | None:
    length = len(tokens[index].text)
    if length == 4:
        return (
            _cjk(tokens, index)
            or _iso_week(tokens, index)
            or _year_first(tokens, index)
            or _year_month_word_day(tokens, index, lang)
        )
    if length in (6, 8):
        return _compact(tokens, index)
    if length > 2:
        return None
    return (
        _numeric(tokens, index, day_first)
        or _vietnamese(tokens, index)
        or _roman(tokens, index)
        or _day_month(tokens, index, lang)
    )


def _year_first(tokens: Tokens, index: int) -> Core | None:
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


def _iso_week(tokens: Tokens, index: int) -> Core | None:
    """`2016-W28-3` (ISO 8601)."""
    if tokens[index + 2].text != "W" or not all(tokens.joined(index + step) for step in range(5)):
        return None
    week, day = tokens[index + 3], tokens[index + 5]
    if not (tokens.is_mark(index + 1, "-") and tokens.is_mark(index + 4, "-") and len(week.text) == 2):
        return None
    found = iso_week_day(tokens[index].number, week.number, day.number)
    return Core(index, index + 6, found.year, found.month, found.day) if found else None


def _compact(tokens: Tokens, index: int) -> Core | None:
    """`20160713T101400Z` (ISO 8601 basic) and the military date-time group `131014ZJUL16`."""
    digits, word = tokens[index], tokens[index + 1]
    if not tokens.joined(index) or word.kind != "w":
        return None
    if len(digits.text) == 8 and word.text == "T" and tokens[index + 2].kind == "n":
        return Core(index, index + 1, int(digits.text[:4]), int(digits.text[4:6]), int(digits.text[6:]))
    if len(digits.text) == 6 and len(word.text) == 4 and word.text.isupper():
        month = ENGLISH_MONTHS.get(word.lower[1:])
        year = _short_year(tokens, index + 2)
        if month and year and tokens.joined(index + 1):
            return Core(index, index + 3, year, month, int(digits.text[:2]))
    return None


def _numeric(tokens: Tokens, index: int, day_first: bool | None) -> Core | None:
    """`22.12.2012`, `13/07/2016`, `07/13/16`, `13. 7. 2016`: the order is said, forced, or two readings."""
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
    year = _short_year(tokens, index + 4) if weak else year_token.number
    if year is None or len(year_token.text) not in (2, 4):
        return None
    if weak and mark == "-":  # 16-07-13: the year may come first or last
        return None
    first, other = tokens[index].number, second.number
    if first > 12 or mark == "." or first == other:
        return Core(index, end, year, other, first, weak=weak)
    if other > 12:
        return Core(index, end, year, first, other, weak=weak)
    readings = ((year, other, first), (year, first, other))
    if day_first is not None:
        year, month, day = readings[0 if day_first else 1]
        return Core(index, end, year, month, day, weak=weak)
    return Core(index, end, *readings[0], alternative=readings[1], weak=weak)


def _vietnamese(tokens: Tokens, index: int) -> Core | None:
    """`13 tháng 7 năm 2016`, `13 tháng 7, 2016`."""
    if fold(tokens[index + 1].text) != "thang" or tokens[index + 2].kind != "n":
        return None
    year, end = _year(tokens, index + 3)
    return Core(index, end, year, tokens[index + 2].number, tokens[index].number) if year else None


def _roman(tokens: Tokens, index: int) -> Core | None:
    """`13.VII.2016`, `13 VII 2016`."""
    place = index + 1 + tokens.is_mark(index + 1, "./-")
    month = ROMAN_MONTHS.get(tokens[place].lower) if tokens[place].text.isupper() else None
    if month is None:
        return None
    year = tokens[place + 1 + tokens.is_mark(place + 1, "./-")]
    end = place + 2 + tokens.is_mark(place + 1, "./-")
    if len(year.text) != 4 or year.kind != "n":
        return None
    return Core(index, end, year.number, month, tokens[index].number)


def _day_month(tokens: Tokens, index: int, lang: str | None) -> Core | None:
    """`13 July 2016`, `the 13th of July, 2016`, `13-14 July 2016`, `Le 1er mars`, `13 de julio de 2016`."""
    day, place = tokens[index].number, index + 1
    if not 1 <= day <= 31 or (tokens.joined(index - 1) and tokens[index - 1].text in ":./-"):
        return None
    if tokens.is_mark(place, "-–/") and tokens[place + 1].kind == "n" and len(tokens[place + 1].text) <= 2:
        place += 2  # a range of days: the first
    place = _skip_links(tokens, place, ordinal=True)
    found = _month_at(tokens, place, lang)
    if found is None:
        return _persian(tokens, index, place)
    month, other, after = found
    year, end = _year(tokens, after)
    if year is None and place != index + 1 and tokens[index + 1].text in ("/", "–"):
        return None
    alternative = (year, other, day) if other and year else None
    return Core(index, end, year, month, day, alternative=alternative)


def _persian(tokens: Tokens, index: int, place: int) -> Core | None:
    month, year = persian_month(tokens[place].text), tokens[place + 1].number
    if month is None or year < 0:
        return None
    found = solar_hijri(year, month, tokens[index].number)
    return Core(index, place + 2, found.year, found.month, found.day) if found else None


def _year_month_word_day(tokens: Tokens, index: int, lang: str | None) -> Core | None:
    """`2016. július 13.`, `2016 July 13`, `2016-Jul-13`."""
    place = index + 1 + tokens.is_mark(index + 1, "./,-")
    found = _month_at(tokens, place, lang)
    if found is None:
        return None
    month, _, after = found
    after += tokens.is_mark(after, "-/")
    day = tokens[after]
    if day.kind != "n" or len(day.text) > 2 or tokens.is_mark(after + 1, ":"):
        return None
    end = after + 1 + tokens.is_mark(after + 1, ".")
    return Core(index, end, tokens[index].number, month, day.number)


def _word_first(tokens: Tokens, index: int, lang: str | None) -> Core | None:
    """`July 13, 2016`, `Dec. 2012`, `July/August 2016`, `平成28年7月13日`, `二〇一六年七月十三日`."""
    word = tokens[index].text
    if word[:2] in ERAS or word[0] in "二一":
        return _cjk(tokens, index)
    following = tokens[index + 1]
    near = following if following.kind == "n" else tokens[index + 2]
    if near.kind == "w":
        near = (
            tokens[index + 3]
            if tokens.is_mark(index + 1, "/-–") or tokens[index + 3].kind == "n"
            else NOTHING
        )
    if near.kind != "n" and not _is_apostrophe_year(tokens, index + 1):
        return None
    found = _month_at(tokens, index, lang)
    if found is None:
        return None
    month, _, after = found
    number = tokens[after]
    if number.kind == "n" and len(number.text) <= 2:
        return _month_day(tokens, index, month, after)
    year, end = _year(tokens, after)
    if year is None:
        return None
    return Core(index, end, year, month, weak=month is not None and fold(word) not in ENGLISH_MONTHS)


def _month_day(tokens: Tokens, index: int, month: int, after: int) -> Core | None:
    day, end = tokens[after].number, after + 1
    if tokens.is_mark(end, ":") or not 1 <= day <= 31:
        return None
    if tokens[end].lower in _ORDINALS:
        end += 1
    stop = end
    if tokens.is_mark(end, "-–") and tokens[end + 1].kind == "n" and len(tokens[end + 1].text) <= 2:
        stop = end + 2  # July 13-14, 2016: the first
    elif (
        tokens.is_mark(end, "-–")
        and fold(tokens[end + 1].text) in ENGLISH_MONTHS
        and tokens[end + 2].kind == "n"
    ):
        stop = end + 3  # June 30-July 2, 2016
    year, last = _year(tokens, stop)
    if year is None:
        return Core(index, end, None, month, day)
    return Core(index, last, year, month, day)


def _month_at(tokens: Tokens, index: int, lang: str | None) -> tuple[int, int | None, int] | None:
    """The month named at `index`, a second reading of its name, and the token after it and its full stop."""
    word = tokens[index]
    if word.kind != "w":
        return None
    if word.lower in _COMMON_WORDS and word.text.islower():
        return None
    found = months(word.text, lang)
    end = index + 1
    if not found and tokens[end].kind == "w":  # Levantine names of two words
        found, end = months(f"{word.text} {tokens[end].text}", lang), end + 1
    if not found:
        return None
    end += tokens.is_mark(end, ".")
    if tokens.is_mark(end, "/-–") and tokens[end + 1].kind == "w" and months(tokens[end + 1].text, lang):
        end += 2  # "July/August 2016" is the first; "يوليو/تموز" one month under two names
        if tokens[end].kind == "w" and months(f"{tokens[end - 1].text} {tokens[end].text}", lang):
            end += 1
    return found[0], found[1] if len(found) > 1 else None, end


def _skip_links(tokens: Tokens, index: int, *, ordinal: bool = False) -> int:
    """The token after at most three link words and marks that stand between the parts of a date."""
    if ordinal and tokens[index].lower in _ORDINALS:
        index += 1
    for _ in range(4):
        if not (tokens.is_mark(index, ".,-'’/") or fold(tokens[index].text) in _LINKS):
            break
        index += 1
    return index


def _year(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A year at `index` after link words and the token after it; `(None, index)` without one."""
    place = index
    for _ in range(5):
        if not (tokens.is_mark(place, ".,-/’'") or fold(tokens[place].text) in _LINKS):
            break
        place += 1
    number = tokens[place]
    if number.kind != "n":
        return None, index
    if len(number.text) == 4:
        year, end = number.number, place + 1
        if _is_military_clock(tokens, place):
            return None, index
        if (2400 <= year <= 2643 and "ก" <= tokens[place - 1].text[:1] <= "๛") or (
            2400 <= year <= 2643
            and tokens[place - 1].text == "."
            and "ก" <= tokens[place - 2].text[:1] <= "๛"
        ):
            year = buddhist_year(year)
        return (year, end) if FIRST_YEAR <= year <= LAST_YEAR else (None, index)
    if (
        len(number.text) == 2
        and place > index
        and tokens[place - 1].text in ("'", "’", "-")
        and tokens.joined(place - 1)
    ):
        return _short_year(tokens, place), place + 1
    return None, index


def _is_apostrophe_year(tokens: Tokens, index: int) -> bool:
    return tokens.is_mark(index, "'’") and tokens[index + 1].kind == "n"


def _is_military_clock(tokens: Tokens, index: int) -> bool:
    """ "2010 GMT" is a time: a zone never follows a year."""
    following = tokens[index + 1]
    return (following.text.isupper() and is_zone(following.lower)) or following.lower in ("hrs", "hours")


def _short_year(tokens: Tokens, index: int) -> int | None:
    """A year of two digits by the POSIX pivot: 69 to 99 are of the 20th century."""
    number = tokens[index]
    if number.kind != "n" or len(number.text) != 2:
        return None
    return number.number + (1900 if number.number >= 69 else 2000)


def _cjk(tokens: Tokens, index: int) -> Core | None:
    """`2016年7月13日`, `2016년 7월 13일`, `平成28年7月13日`, `民國105年7月13日`, `2016年7月`."""
    parts: list[int] = []
    text, place, era = "", index, 0
    for _ in range(12):
        token = tokens[place]
        place += 1
        for letter in token.text:
            if letter in _PART_ENDS[len(parts)]:
                value = cjk_number(text) if text else None
                if value is None:
                    return None
                parts.append(value + (era - 1 if era and not parts else 0))
                text = ""
                if len(parts) == 3:
                    break
            else:
                text += letter
                if not parts and text in ERAS:
                    era, text = ERAS[text], ""
        if len(parts) == 3 or token is NOTHING or (token.kind == "p" and token.text != "〇") or len(text) > 6:
            break
        if len(parts) < 3 and tokens[place].kind == "p" and tokens[place].text != "〇":
            break
    if len(parts) < 2:
        return None
    year, month, day = parts[0], parts[1], parts[2] if len(parts) == 3 else None
    return Core(index, place, year, month, day)


# What ends the year, the month and the day.
_PART_ENDS = (frozenset("年년"), frozenset("月월"), frozenset("日일号號"))


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
