"""Dates with the month written out, in any language of `names.txt`."""

from newsline.parser.datetext.calendars import buddhist_year, solar_hijri
from newsline.parser.datetext.clock import read_clock
from newsline.parser.datetext.core import FIRST_YEAR, LAST_YEAR, Core, short_year
from newsline.parser.datetext.names import ENGLISH_MONTHS, ROMAN_MONTHS, fold, months, persian_month
from newsline.parser.datetext.tokens import NOTHING, Tokens
from newsline.parser.datetext.zones import ALWAYS_ZONES, is_zone

_ORDINALS = frozenset("st nd rd th ˢᵗ ⁿᵈ ʳᵈ ᵗʰ er re ere eme e º ª ° ος η ה de".split())
# Words that stand inside a date between its parts, folded.
_LINKS = frozenset("of de del d do den der the year ngay nam พ ศ ta ng ga watan ឆ្នាំ".split())
# "Month" and "year" behind the name of a month, and a comma.
_PERSIAN_LINKS = frozenset(("ماه", "سال", "،"))
# Month names that are words of everyday English: in small letters they need the day and the year.
_COMMON_WORDS = frozenset(("may", "march", "mar"))
# Words after a year that comes first: Lithuanian, Latvian, Kazakh, Kyrgyz, Uzbek, Georgian, Armenian, Basque.
_YEAR_WORDS = frozenset("m gada жылғы жылы жылдын жылдың yil yilning йил йилнинг წლის თ թ թվականի ko".split())
# Joined to a day: Filipino "Ika-13 ng Hulyo 2016", Hebrew "on" as in "ב-13 ביולי 2016".
_HYPHENED = ("ika", "ב", "ה")
# Mongolian: "2016 оны 07 сарын 13", "2016 оны 7-р сарын 13", "2016 оны долоодугаар сарын 13".
_MONGOLIAN_YEAR, _MONGOLIAN_MONTH = "оны", "сарын"
# What closes the mark-up or the quotation around a date.
_CLOSING = "*_`\"'”’)]}|<"
# A number behind these counts issues, not days.
_ISSUE_WORDS = frozenset("no nr vol issue number volume n nº №".split())


def vietnamese(tokens: Tokens, index: int) -> Core | None:
    """`13 tháng 7 năm 2016`, `13 tháng 7, 2016`."""
    if fold(tokens[index + 1].text) != "thang" or tokens[index + 2].kind != "n":
        return None
    year, end = _year(tokens, index + 3)
    return Core(index, end, year, tokens[index + 2].number, tokens[index].number) if year else None


def mongolian(tokens: Tokens, index: int) -> Core | None:
    """`2016 оны 07 сарын 13`, `2016 оны 7-р сарын 13`."""
    if tokens[index + 1].lower != _MONGOLIAN_YEAR or tokens[index + 2].kind != "n":
        return None
    place = index + 3 + tokens.is_mark(index + 3, "-")
    place += tokens[place].lower in ("р", "дугаар", "дүгээр")
    day = tokens[place + 1]
    if tokens[place].lower != _MONGOLIAN_MONTH or day.kind != "n" or len(day.text) > 2:
        return None
    return Core(index, place + 2, tokens[index].number, tokens[index + 2].number, day.number)


def roman_month(tokens: Tokens, index: int) -> Core | None:
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


def day_month(tokens: Tokens, index: int, lang: str | None) -> Core | None:
    """`13 July 2016`, `the 13th of July, 2016`, `13-14 July 2016`, `Le 1er mars`, `13 de julio de 2016`."""
    day, place = tokens[index].number, index + 1
    if not 1 <= day <= 31:
        return None
    led = tokens.joined(index - 1) and tokens[index - 1].text in ":./-"
    if led and tokens[index - 2].lower not in _HYPHENED and not tokens.labelled(index):
        return None
    if _counts_issues(tokens, index) or (tokens[index - 1].text in ("l", "I") and tokens.joined(index - 1)):
        return None  # "l3" is another day than 3
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
    if year is None and _is_other_year(tokens, after):
        return None
    alternative = (year, other, day) if other and year else None
    return Core(index, end, year, month, day, alternative=alternative)


def _persian(tokens: Tokens, index: int, place: int) -> Core | None:
    month = persian_month(tokens[place].text)
    if month is None:
        return None
    place += 1
    for _ in range(2):
        place += tokens[place].text in _PERSIAN_LINKS
    found = solar_hijri(tokens[place].number, month, tokens[index].number)
    return Core(index, place + 1, found.year, found.month, found.day) if found else None


def year_month_day(tokens: Tokens, index: int, lang: str | None) -> Core | None:
    """`2016. július 13.`, `2016 July 13`, `2016-Jul-13`, `2016 m. liepos 13 d.`, `2016. gada 13. jūlijs`."""
    place = index + 1
    for _ in range(3):
        if not (tokens.is_mark(place, "./,-") or tokens[place].lower in _YEAR_WORDS):
            break
        place += 1
    day_first = tokens[place].kind == "n"
    if day_first and (len(tokens[place].text) > 2 or tokens[place - 1].lower not in _YEAR_WORDS):
        return None
    month_place = place + 1 + tokens.is_mark(place + 1, ".-") if day_first else place
    found = _month_at(tokens, month_place, lang)
    if found is None:
        return None
    month, _, after = found
    if day_first:
        return Core(index, after, tokens[index].number, month, tokens[place].number)
    after += tokens.is_mark(after, "-/")
    day = tokens[after]
    if day.kind != "n" or len(day.text) > 2 or tokens.is_mark(after + 1, ":"):
        return None
    end = after + 1 + tokens.is_mark(after + 1, ".")
    if tokens.is_mark(end, ",") and len(tokens[end + 1].text) == 4 and tokens[end + 1].kind == "n":
        return None  # "Ramadan 1440 - May 8, 2019": the first year is another calendar's, or an issue's
    return Core(index, end, tokens[index].number, month, day.number)


def word_first(tokens: Tokens, index: int, lang: str | None) -> Core | None:
    """`July 13, 2016`, `Dec. 2012`, `July/August 2016`, `平成28年7月13日`, `二〇一六年七月十三日`."""
    word = tokens[index].text
    following = tokens[index + 1]
    near = following if following.kind == "n" else tokens[index + 2]
    if near.kind == "w":
        near = (
            tokens[index + 3]
            if tokens.is_mark(index + 1, "/-–") or tokens[index + 3].kind == "n"
            else NOTHING
        )
        if near.kind == "p":  # "July/August, 2016"
            near = tokens[index + 4]
    if near.kind != "n" and not _is_apostrophe_year(tokens, index + 1):
        return None
    found = _month_at(tokens, index, lang)
    if found is None:
        return None
    month, _, after = found
    number = tokens[after]
    if number.kind == "n" and len(number.text) <= 2:
        core = _month_day(tokens, index, month, after)
        return None if core is not None and core.year is None and word in _COMMON_WORDS else core
    if word in _COMMON_WORDS:
        return None
    year, end = _year(tokens, after)
    before = index - 1 - tokens.is_mark(index - 1, "-–")  # "No. 3 - March 2013"
    if year is None or (_is_day(tokens, index - 1) and not _counts_issues(tokens, before)):
        return None
    return Core(index, end, year, month, weak=month is not None and fold(word) not in ENGLISH_MONTHS)


def _is_day(tokens: Tokens, index: int) -> bool:
    """Whether a number that may be meant as a day stands there, or before a full stop or "th" there."""
    index -= tokens.is_mark(index, ".-") or (tokens[index].lower in _ORDINALS and tokens.joined(index - 1))
    return tokens[index].kind == "n" and len(tokens[index].text) <= 2


def _counts_issues(tokens: Tokens, index: int) -> bool:
    """ "No. 12 December 2012": whether the number at `index` is that of an issue."""
    before = index - 1 - tokens.is_mark(index - 1, ".")
    return tokens[before].lower in _ISSUE_WORDS or tokens[before].text == "№"


def _month_day(tokens: Tokens, index: int, month: int, after: int) -> Core | None:
    day, end = tokens[after].number, after + 1
    if tokens.is_mark(end, ":") or not 1 <= day <= 31:
        return None
    if tokens[end].lower in _ORDINALS:
        end += 1
    stop = end
    if tokens.is_mark(end, "-–") and tokens[end + 1].kind == "n" and len(tokens[end + 1].text) <= 2:
        stop = end + 2  # July 13-14, 2016: the first
    elif tokens.is_mark(end, "-–") and fold(tokens[end + 1].text) in ENGLISH_MONTHS:
        last = end + 2 + tokens.is_mark(end + 2, ".")
        if tokens[last].kind == "n":  # June 30-July 2, 2016
            stop = last + 1 + (tokens[last + 1].lower in _ORDINALS)
    year, last = _year(tokens, stop)
    if year is None and _is_other_year(tokens, stop):
        return None
    if year is None:
        return _unix_date(tokens, index, month, end) or Core(index, end, None, month, day)
    return Core(index, last, year, month, day)


def _unix_date(tokens: Tokens, index: int, month: int, end: int) -> Core | None:
    """`Dec 22 06:29:00 PST 2012`, as date(1) prints it."""
    clock = read_clock(tokens, end)
    if clock is None or not tokens.is_mark(end + 1, ":") or len(tokens[clock.end].text) != 4:
        return None
    day = tokens[end - 1].number
    return Core(index, clock.end + 1, tokens[clock.end].number, month, day, clock=clock)


def _month_at(tokens: Tokens, index: int, lang: str | None) -> tuple[int, int | None, int] | None:
    """The month named at `index`, a second reading of its name, and the token after it and its full stop."""
    word = tokens[index]
    if word.kind != "w":
        return None
    found = months(word.text, lang)
    end = index + 1
    if not found and tokens[end].kind != "n":
        end += 1
    if not found and tokens[end - 1].kind == "w":  # Levantine names of two words
        found, end = months(f"{word.text} {tokens[end - 1].text}", lang), end
    if not found and tokens.is_mark(end - 1, ".") and tokens[end].kind == "w":  # Thai "ธ.ค."
        found, end = months(f"{word.text}.{tokens[end].text}", lang), end + 1
    if not found:
        return None
    end += tokens.is_mark(end, ".")
    if tokens.is_mark(end, "/-–") and tokens[end + 1].kind == "w":
        # "July/August 2016" is the first; "يوليو/تموز" one month under two names.
        if tokens[end + 2].kind == "w" and months(f"{tokens[end + 1].text} {tokens[end + 2].text}", lang):
            end += 3
        elif months(tokens[end + 1].text, lang):
            end += 2
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
        if not (tokens.is_mark(place, ".,،၊፣-/’'") or fold(tokens[place].text) in _LINKS):
            break
        place += 1
    number = tokens[place]
    if number.kind != "n" or _is_military_clock(tokens, place):
        return None, index
    year: int | None = number.number
    if len(number.text) == 2:
        year = _two_digits(tokens, index, place)
    elif len(number.text) != 4:
        return None, index
    elif 2400 <= number.number <= 2643 and _is_thai(tokens, place - 1):
        year = buddhist_year(number.number)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None, index
    return year, place + 1


def _two_digits(tokens: Tokens, index: int, place: int) -> int | None:
    """A year of two digits at `place`, at least marked as one, or with only marks or a clock after it."""
    if _is_thai(tokens, place - 1):
        return buddhist_year(2500 + tokens[place].number)
    if place > index:
        marked = tokens[place - 1].text in ("'", "’", "-") and tokens.joined(place - 1)
        return short_year(tokens, place) if marked else None
    after = tokens[place + 1]
    closed = not tokens.joined(place) or after.text in _CLOSING
    alone = after.kind == "" or (after.kind == "p" and after.text not in ".:-/%" and closed)
    # "03 MAY 19 11:09 ET"
    alone = alone or (after.kind == "n" and tokens.is_mark(place + 2, ":") and tokens[place + 3].kind == "n")
    return short_year(tokens, place) if alone and _is_day(tokens, index - 2) else None


def _is_thai(tokens: Tokens, index: int) -> bool:
    index -= tokens[index].text == "."
    return "ก" <= tokens[index].text[:1] <= "๛"


def _is_apostrophe_year(tokens: Tokens, index: int) -> bool:
    return tokens.is_mark(index, "'’") and tokens[index + 1].kind == "n"


def _is_other_year(tokens: Tokens, index: int) -> bool:
    """Whether a year follows that is out of range: then the day is not one without a year."""
    index += tokens.is_mark(index, ",")
    return (
        len(tokens[index].text) == 4 and tokens[index].kind == "n" and not _is_military_clock(tokens, index)
    )


def _is_military_clock(tokens: Tokens, index: int) -> bool:
    """ "2010 GMT" is a time: a zone never follows a year."""
    following = tokens[index + 1]
    zoned = is_zone(following.lower) and (following.text.isupper() or following.lower in ALWAYS_ZONES)
    return zoned or following.lower in ("hrs", "hours")
