"""Grammar of calendar dates: months, days of the month, weekdays, numeric dates, years."""

from newsline.parser.timex.numbers import value_of, year_in_words
from newsline.parser.timex.reading import Found, Reading
from newsline.parser.timex.tokens import APOSTROPHES, COMMAS, DASHES, DOT_COMMAS, DOTS, JOINS, Tokens
from newsline.parser.timex.words import (
    DOUBTFUL_MONTHS,
    FROM_FOCUS,
    IN_FRONT,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINAL_SUFFIXES,
    ORDINALS,
    SHIFTS,
    UNITS,
    WEEKDAYS,
)

# Words after a number of four digits that show it counts things.
COUNTED = frozenset(
    "people troops soldiers men women children miles kilometers kilometres km meters metres feet dead deaths"
    " dollars euros pounds francs yen marks percent pounds tons tonnes barrels shares points jobs homes"
    " houses votes seats students workers employees members members fighters refugees cases times million"
    " billion thousand acres hectares degrees square copies words pages units civilians prisoners police"
    " officers protesters hours minutes days weeks months years bc bce sq mph kph rpm hp mw kg lb lbs ft"
    " cc".split()
)
AFTER_OLD_YEAR = frozenset(
    "and or to the when after before by in as he she it they at on with until through for of but his"
    " her a an who which was were under during from along because both due following if into near our"
    " over shortly since so still that their them then there these this those though we where while unless"
    " amid despite if".split()
)
# In a text without capitals "may" and "march" are months behind these, and so are names such as "june".
_BEFORE_MONTH = frozenset("in of since until till during early late mid by from through between".split())
_VERBS = frozenset(("may", "march", "mar"))
# Before "year" after a month or day: "March last year", "of the same year".
_BEFORE_YEAR = frozenset(SHIFTS) | FROM_FOCUS | {"of", "the", "that", "same"}


def day_of_month(t: Tokens, index: int) -> int | None:
    """The day that word `index` names: `5`, `5th`, `fifth` or (at its last word) `twenty-first`."""
    word = t.words[index]
    if "0" <= word < ":":
        digits = word[:-2] if word[-2:] in ORDINAL_SUFFIXES else word
        if digits.isdecimal() and digits.isascii() and len(digits) <= 2 and 1 <= int(digits) <= 31:
            return int(digits)
        return None
    return ORDINALS.get(word)


def year_at(t: Tokens, index: int) -> int | None:
    """The year that four digits at word `index` name, if nothing shows them to be something else."""
    word = t.words[index]
    if len(word) != 4 or not (word.isdecimal() and word.isascii()) or not "1000" <= word <= "2199":
        return None
    gap = t.gap(index)
    if gap in (",", ".", ":", "/") and t.words[index + 1][:1].isdigit() and not is_season(t, index):
        return None
    return int(word)


def is_season(t: Tokens, index: int) -> bool:
    """Whether a stroke and the next year follow that at word `index`: "2016/17", "2016/2017"."""
    if t.gap(index) != "/" or (t.gap(index + 1) in ("/", "-", ".") and t.words[index + 2][:1].isdigit()):
        return False
    after = str(int(t.words[index]) + 1)
    return t.words[index + 1] in (after, after[2:])


def is_month(t: Tokens, index: int) -> bool:
    """Whether word `index` names a month here: "may", "march" and first names need a sign of it."""
    word = t.words[index]
    if word not in MONTHS:
        return False
    if not t.cased:
        return _is_month_without_case(t, index)
    if not t.capital(index):
        return False
    if word in MONTH_ABBREVIATIONS:
        return t.gap(index) in DOTS or number_beside(t, index) or t.words[index - 1] in IN_FRONT
    if word not in DOUBTFUL_MONTHS or number_beside(t, index):
        return True
    before = t.words[index - 1] if t.gap(index - 1) in JOINS else ""
    after = t.words[index + 1] if t.gap(index) in JOINS else ""
    if before in MONTHS and t.gap(index - 1) != " ":
        return True  # "January-March"
    if before in IN_FRONT:
        # "to March on", "in April Jones": a verb, or a name that goes on.
        if word in ("march", "may"):
            return before not in ("to", "and", "or", "as") or after not in ("on", "with", "be")
        return not (after and t.capital(index + 1) and before in ("of", "to", "and", "or", "as", "for"))
    if word in ("may", "march"):
        return before in ("a", "an", "the") and word == "march" and after not in ("on", "of", "in", "to", "")
    # "June Smith said": a capitalised word on either side makes it a name.
    if after and t.capital(index + 1):
        return False
    return not (before and t.capital(index - 1)) and before not in ("mr", "mrs", "ms", "miss", "president")


def _is_month_without_case(t: Tokens, index: int) -> bool:
    """As `is_month` in a text that is all in capitals or all in small letters."""
    word, before = t.words[index], t.words[index - 1] if t.gap(index - 1) in JOINS else ""
    if word not in DOUBTFUL_MONTHS and word not in MONTH_ABBREVIATIONS:
        return True
    if before in _BEFORE_MONTH or (before == "last" and t.words[index - 2] != "the"):
        return True
    if word not in _VERBS:
        return number_beside(t, index) or before in ("last", "next", "this")
    after = index + 1
    if not "0" <= t.words[after] < ":" or not number_beside(t, index):
        return before[:1].isdigit() and _is_of_day(t, index - 1, index)
    if before in ("on", "a", "the") and t.words[after + 1] not in COUNTED:
        return True
    # "They march 20 miles" tells no day.
    return t.gap(after) in DASHES or not t.joined(after) or t.words[after + 1] in AFTER_OLD_YEAR


def _is_of_day(t: Tokens, index: int, ahead: int) -> bool:
    """Whether the verb at word `ahead` is a month behind the day at word `index`: not in "12 may be dead"."""
    return (
        t.words[ahead - 1] == "of"
        or t.words[index - 1] in ("on", "from", "since", "until")
        or year_after(t, ahead) is not None
    )


def number_beside(t: Tokens, index: int) -> bool:
    """Whether the day or the year of the month at word `index` stands beside it."""
    gap = t.gap(index)
    if gap in JOINS or gap in DOTS or gap in COMMAS:
        after = t.words[index + 1]
        if "0" <= after < ":":
            day = day_of_month(t, index + 1)
            return year_at(t, index + 1) is not None if day is None else not _is_counted(t, index + 1)
        if after in ORDINALS and gap in JOINS and after != "second":
            return True
    before = index - 1
    if t.words[before] == "of" and t.joined(before):
        before -= 1
    return t.gap(before) in JOINS and "0" <= t.words[before] < ":" and day_of_month(t, before) is not None


def month_date(t: Tokens, index: int) -> Found | None:
    """A date that begins with the month at word `index`: `March 5, 2012`, `Nov. 1`, `March 2011`, `May`."""
    if not is_month(t, index):
        return None
    month = MONTHS[t.words[index]]
    gap, ahead = t.gap(index), index + 1
    dotted = gap in DOTS and t.words[index] in MONTH_ABBREVIATIONS
    if gap in JOINS or dotted:
        day = day_of_month(t, ahead)
        if day is not None and not _is_counted(t, ahead):
            last = ahead
            year = year_after(t, last)
            if year is not None:
                last = year[0]
                if t.gap(last) in COMMAS and t.words[last + 1] in WEEKDAYS and t.capital(last + 1):
                    last += 1  # "December 11, 2024, Wednesday"
                return Found(index, last, Reading("date", year=year[1], month=month, day=day))
            shifted = year_shift(t, last)
            if shifted is not None:
                return Found(index, shifted[0], Reading("date", month=month, day=day, base=shifted[1]))
            return Found(index, last, Reading("date", month=month, day=day))
        if t.words[ahead] in ("twenty", "thirty") and t.words[ahead + 1] in ORDINALS and t.joined(ahead):
            value = (value_of([t.words[ahead]]) or 0) + ORDINALS[t.words[ahead + 1]]
            if value <= 31:
                return Found(index, ahead + 1, Reading("date", month=month, day=value))
        if t.words[ahead] == "of" and t.joined(ahead) and year_at(t, ahead + 1):
            return Found(index, ahead + 1, Reading("date", year=year_at(t, ahead + 1), month=month))
    year = year_after(t, index)
    if year is not None:
        return Found(index, year[0], Reading("date", year=year[1], month=month))
    if t.joined(index):
        spelt = year_in_words(t, ahead)
        if spelt is not None:
            return Found(index, spelt[0], Reading("date", year=spelt[1], month=month))
    shifted = year_shift(t, index)
    if shifted is not None:
        return Found(index, shifted[0], Reading("date", month=month, base=shifted[1]))
    end = t.end(index) + gap.index(".") + 1 if dotted and not t.opens(ahead) else None
    return Found(index, index, Reading("date", month=month), end)


def ordinal_of(t: Tokens, found: Found, low: int) -> Found:
    """A month with the day that is spelt before it: "the fourth of July", "on the twenty-first of May"."""
    first, reading = found.first - 2, found.reading
    day = ORDINALS.get(t.words[first]) if first > low and t.words[first + 1] == "of" else None
    if day is None or reading.month is None or reading.day or not (t.joined(first) and t.joined(first + 1)):
        return found
    tens = {"twenty": 20, "thirty": 30}.get(t.words[first - 1], 0) if t.gap(first - 1) in JOINS else 0
    first -= bool(tens)
    if t.words[first - 1] != "the" or day + tens > 31 or (tens and day > 9) or t.possessive(found.last):
        return found
    return found._replace(first=first, reading=reading._replace(day=day + tens))


def _is_counted(t: Tokens, index: int) -> bool:
    """Whether the number at word `index` goes on as a time, a decimal or a count ("May 12 percent")."""
    gap, after = t.gap(index), t.words[index + 1]
    if gap in (":", ".", "/") and after[:1].isdigit():
        return True
    if gap == "," and len(after) == 3 and after.isdecimal():
        return True
    if gap in JOINS and gap != "\n":
        return after in ("percent", "million", "billion", "pm", "am") or (after in UNITS and gap == " ")
    return "%" in gap[:1]


def year_after(t: Tokens, index: int) -> tuple[int, int] | None:
    """The year right after word `index` (a month or day), with its word."""
    gap = t.gap(index)
    if gap in JOINS or gap in COMMAS or gap in DOT_COMMAS or gap in DOTS:
        if gap in DOTS and t.words[index] not in MONTH_ABBREVIATIONS:
            return None
        year = year_at(t, index + 1)
        if year is not None and not (t.joined(index + 1) and t.words[index + 2] in COUNTED):
            return index + 1, year
        return None
    if gap[-1:] in APOSTROPHES and gap[:-1] in JOINS:
        word = t.words[index + 1]
        if len(word) == 2 and word.isdecimal():
            return index + 1, two_digit_year(int(word))
    return None


def year_shift(t: Tokens, index: int) -> tuple[int, Reading] | None:
    """`last year`, `of this year`, `that year` after word `index`: its last word, its reading."""
    ahead = index + 1
    if t.words[ahead] not in _BEFORE_YEAR or not t.joined(index):
        return None
    if t.words[ahead] == "of" and t.joined(ahead):
        ahead += 1
    the = t.words[ahead] == "the" and t.joined(ahead)
    word = t.words[ahead + the]
    if not t.joined(ahead + the) or t.words[ahead + the + 1] != "year":
        return None
    if word in FROM_FOCUS or word in ("that", "same"):
        return ahead + the + 1, Reading("shift", unit="Y", n=SHIFTS.get(word, 0), focus=True)
    if word in SHIFTS and not the:
        return ahead + 1, Reading("shift", unit="Y", n=SHIFTS[word])
    return None


def two_digit_year(number: int) -> int:
    """The year that two digits mean in news: 69 to 99 are 19xx, 00 to 68 are 20xx (as POSIX reads them)."""
    return number + (1900 if number >= 69 else 2000)


def day_first_date(t: Tokens, index: int) -> Found | None:
    """A date that begins with the day at word `index`: `5 March 2012`, `5th of March`."""
    day = day_of_month(t, index)
    if day is None or not t.joined(index):
        return None
    ahead = index + 1
    word = t.words[ahead]
    if word == "day" and t.joined(ahead) and t.words[ahead + 1] == "of":
        ahead += 1  # "the 24th day of November"
        word = "of"
    if word == "of" and t.joined(ahead):
        ahead += 1
        word = t.words[ahead]
    if word not in MONTHS or (word in ("may", "march") and t.words[index] in ORDINALS and ahead == index + 1):
        return None
    if not t.capital(ahead) and (t.cased or not _is_of_day(t, index, ahead)):
        return None
    reading = Reading("date", month=MONTHS[word], day=day)
    if word in MONTH_ABBREVIATIONS and t.gap(ahead) in DOTS and not t.words[ahead + 1][:1].isdigit():
        return Found(index, ahead, reading)
    year = year_after(t, ahead)
    if year is not None:
        return Found(index, year[0], reading._replace(year=year[1]))
    shifted = year_shift(t, ahead)
    if shifted is not None:
        return Found(index, shifted[0], reading._replace(base=shifted[1]))
    return Found(index, ahead, reading)


def day_alone(t: Tokens, index: int) -> Found | None:
    """A day of a month that the text has named: "on the 14th"."""
    day = day_of_month(t, index)
    if day is None or t.words[index - 1] != "the" or not t.joined(index - 1) or not t.joined(index - 2):
        return None
    if t.words[index - 2] not in ("on", "by", "until", "from", "to", "since"):
        return None
    after, second = t.words[index + 1], index + 2
    if t.joined(index) and after not in AFTER_OLD_YEAR:
        return None
    if after in ("and", "to", "or") and t.words[second][-2:] in ORDINAL_SUFFIXES and day_of_month(t, second):
        named = day_first_date(t, second)
        if named is not None:
            return Found(index - 1, index, named.reading._replace(day=day))
        if t.joined(second) and t.words[second + 1] not in AFTER_OLD_YEAR:
            return None  # "the 3rd and 4th centuries"
    return Found(index - 1, index, Reading("date", day=day))


def numeric_date(t: Tokens, index: int) -> Found | None:
    """`2012-12-21`, `2012-12`, `12/21/2012`, `21.12.2012`; where both orders fit, as the text writes."""
    words = t.words[index : index + 3]
    gap = t.gap(index)
    if gap not in ("-", "/", ".") or not words[0].isdecimal() or t.gap(index - 1)[-1:] in "$£€#/.,-+":
        return None
    if len(words[0]) == 4:
        return _year_first(t, index)
    if t.gap(index + 1) != gap or not all(word.isdecimal() and word.isascii() for word in words):
        return None
    if len(words[0]) > 2 or len(words[1]) > 2 or len(words[2]) not in (2, 4):
        return None
    if len(words[2]) == 2 and gap != "/":
        return None
    if t.gap(index + 2)[:1] in "-/%" and t.gap(index + 2):
        return None
    first, second, year = int(words[0]), int(words[1]), int(words[2])
    year = two_digit_year(year) if len(words[2]) == 2 else year
    order: bool | None = True
    if second > 12:
        order = False
    elif gap != "." and first <= 12 and first != second:
        order = t.day_first()
    day, month = (second, first) if order is False else (first, second)
    if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199:
        return Found(index, index + 2, Reading("date", year=year, month=month, day=day, open=order is None))
    return None


def _year_first(t: Tokens, index: int) -> Found | None:
    year, month = t.words[index], t.words[index + 1]
    if not (month.isdecimal() and len(month) <= 2 and "1000" <= year <= "2199" and 1 <= int(month) <= 12):
        return None
    gap = t.gap(index)
    if t.gap(index + 1) == gap:
        digits = t.words[index + 2].partition("t")[0]
        if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31:
            reading = Reading("date", year=int(year), month=int(month), day=int(digits))
            last = index + 2
            clock = t.words[last][3:]
            if clock.isdecimal() and len(clock) == 2 and int(clock) < 24 and t.gap(last) == ":":
                minute = t.words[last + 1][:2]
                if minute.isdecimal() and int(minute) < 60:
                    seconds = t.gap(last + 1) == ":" and t.words[last + 2][:2].isdecimal()
                    value = f"{clock}:{minute}"
                    return Found(index, last + 1 + seconds, Reading("clock", value=value, base=reading))
            return Found(index, last, reading, t.start(last) + len(digits))
        return None
    if gap != "-" or len(month) != 2 or int(month) == int(year) % 100 + 1:
        return None  # "the 2010-11 season"
    return Found(index, index + 1, Reading("date", year=int(year), month=int(month)))
