"""Grammar of periods: quarters, halves, seasons, decades, centuries, fiscal years."""

from newsline.parser.timex.grammar_days import year_at
from newsline.parser.timex.numbers import year_in_words
from newsline.parser.timex.reading import Found, Kind, Reading, valued
from newsline.parser.timex.tokens import APOSTROPHES, JOINS, Tokens
from newsline.parser.timex.words import (
    DECADE_WORDS,
    FROM_FOCUS,
    IN_FRONT,
    ORDINALS,
    SEASON_PLURALS,
    SEASONS,
    SHIFTS,
)

_REPORTED = frozenset("results earnings profit profits sales revenue loss losses".split())
# "FY2018" and "FY18", in small letters.
FISCAL = {f"fy{year}": year for year in range(1990, 2051)} | {
    f"fy{year:02}": 2000 + year for year in range(51)
}
_COMPARABLE = frozenset(("same", "corresponding", "comparable"))
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _year_of(t: Tokens, last: int) -> tuple[int, Reading] | None:
    """`of 1990`, `1990`, `of last year`, `of fiscal 1990`, `of the year` after word `last`."""
    if t.gap(last) not in JOINS:
        return None
    ahead = last + 1
    if t.words[ahead] in ("of", "in") and t.joined(ahead):
        ahead += 1
    if t.words[ahead] == "fiscal" and t.joined(ahead):
        ahead += 1
    year = year_at(t, ahead)
    if year is not None:
        return ahead, Reading("date", year=year)
    spelt = year_in_words(t, ahead)
    if spelt is not None:
        return spelt[0], Reading("date", year=spelt[1])
    word = t.words[ahead]
    if word == "the" and t.joined(ahead) and t.words[ahead + 1] in FROM_FOCUS | {"same"}:
        ahead, word = ahead + 1, t.words[ahead + 1]
    if word in ("that", "same") and t.joined(ahead) and t.words[ahead + 1] == "year":
        return ahead + 1, Reading("shift", unit="Y", n=0, focus=True)
    if word in SHIFTS and t.joined(ahead) and t.words[ahead + 1] == "year":
        return ahead + 1, Reading("shift", unit="Y", n=SHIFTS[word], focus=word in FROM_FOCUS)
    if word == "a" and t.words[ahead + 1 : ahead + 3] in (["year", "ago"], ["year", "earlier"]):
        return ahead + 2, Reading("later", unit="Y", n=-1)
    return None


def quarter(t: Tokens, index: int, low: int) -> Found | None:
    """`the third quarter`, `third-quarter`, `the fiscal second quarter of 1990`, `last quarter`."""
    before = index - 1
    if before < low or not t.joined(before):
        return None
    word = t.words[before]
    number = _QUARTERS.get(word)
    if number is None:
        return _quarter_by_shift(t, index, before, low)
    if t.gap(index) == "-" or (t.joined(index) and t.words[index + 1] in ("century", "final", "finals")):
        return None
    first, base = _left_of_period(t, before, low)
    if t.gap(before) == "-" and t.words[first] in ("the", "that") and base is None:
        first += 1  # "the third-quarter loss": the article belongs to the noun
    last = index
    right = _year_of(t, index)
    if right is not None and (base is None or base.kind != "date"):
        last, base = right
    return Found(first, last, Reading("quarter", n=number, base=base))


def _left_of_period(t: Tokens, first: int, low: int) -> tuple[int, Reading | None]:
    """What may stand before "third quarter": `fiscal`, `the`, `its`, `1988`, `this year's`, `year-ago`."""
    base: Reading | None = None
    before = first - 1
    if before >= low and t.words[before] == "fiscal" and t.joined(before):
        first, before = before, before - 1
    if before > low and t.joined(before):
        word = t.words[before]
        year = year_at(t, before)
        if year is not None and t.words[before - 1] not in IN_FRONT:
            base, first, before = Reading("date", year=year), before, before - 1
        elif word in ("ago", "earlier") and t.words[before - 1] == "year" and t.gap(before - 1) == "-":
            base, first, before = Reading("later", unit="Y", n=-1), before - 1, before - 2
        elif word == "s" and t.words[before - 1] == "year" and before - 2 >= low:
            shift = SHIFTS.get(t.words[before - 2])
            if shift is not None and t.possessive(before - 1):
                focus = t.words[before - 2] in FROM_FOCUS
                base, first = Reading("shift", unit="Y", n=shift, focus=focus), before - 2
                before = first - 1
    if before >= low and t.joined(before) and t.words[before] in ("the", "that"):
        first = before
    return first, base


def _quarter_by_shift(t: Tokens, index: int, before: int, low: int) -> Found | None:
    word = t.words[before]
    if t.gap(index) in JOINS and (t.words[index + 1] in ("of", "century") or t.gap(index) == "-"):
        return None
    lead = t.words[before - 1] if before > low and t.joined(before - 1) else ""
    the = before - 1 if lead in ("the", "that") else before
    year = year_at(t, before)
    if year is not None:
        if lead != "the":
            return None
        return Found(the, index, Reading("focus-quarter", base=Reading("date", year=year)))
    if word in ("ago", "earlier") and lead == "year":
        start = before - 1
        while start > low and t.joined(start - 1) and t.words[start - 1] in ("the", "comparable"):
            start -= 1
        return Found(start, index, Reading("focus-quarter", base=Reading("later", unit="Y", n=-1)))
    if word in ("the", "that"):
        last = index
        right = _year_of(t, index)
        if right is not None and right[1].kind == "later":
            return Found(before, right[0], Reading("focus-quarter", base=right[1]))
        return Found(before, last, Reading("focus-quarter"))
    if word == "latest":
        return Found(the, index, Reading("focus-quarter"))
    if word in _COMPARABLE and lead == "the":
        right = _year_of(t, index)
        return None if right is None else Found(the, right[0], Reading("focus-quarter", base=right[1]))
    if word in SHIFTS:
        focus = word in FROM_FOCUS
        return Found(the, index, Reading("shift", unit="Q", n=SHIFTS[word], focus=focus))
    if word == "s" and t.words[before - 1] == "year" and before - 2 >= low and t.words[before - 2] in SHIFTS:
        shift = SHIFTS[t.words[before - 2]]
        base = Reading("shift", unit="Y", n=shift)
        return Found(before - 2, index, Reading("focus-quarter", base=base))
    return None


def short_period(t: Tokens, index: int, low: int) -> Found | None:
    """`Q1`, `2Q 2019`, `H1 2019`, `Q3 FY19`."""
    word = t.words[index]
    if not t.text[t.start(index) : t.end(index)].isupper() and (t.cased or "h" in word):
        return None
    kind: Kind = "quarter" if "q" in word else "half"
    number = int(word.strip("qh"))
    last = index
    year = year_at(t, index + 1) if t.joined(index) else None
    if year is None and t.joined(index):
        last += t.words[index + 1] == "fy" and t.joined(index + 1)
        year = fiscal_at(t, last + 1) or (year_at(t, last + 1) if last > index else None)
    if year is None:
        return Found(index, index, Reading(kind, n=number))
    return Found(index, last + 1, Reading(kind, n=number, base=Reading("date", year=year)))


def half(t: Tokens, index: int, low: int) -> Found | None:
    """`the first half of 1990`, `second-half`, `the last half of next year`."""
    before = index - 1
    if before < low or not t.joined(before):
        return None
    number = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(t.words[before])
    if number is None:
        return None
    first, base = _left_of_period(t, before, low)
    right = _year_of(t, index)
    if right is not None:
        return Found(first, right[0], Reading("half", n=number, base=right[1]))
    if base is not None or (t.gap(before) == "-" and t.words[index + 1] in _REPORTED):
        return Found(first, index, Reading("half", n=number, base=base))
    return None


def period(t: Tokens, index: int, low: int) -> Found | None:
    """`the year-earlier period`, `the 1988 period`, `the latest period` of a report of results."""
    before = index - 1
    if before <= low or not t.joined(before) or not t.joined(before - 1):
        return None
    word, lead = t.words[before], t.words[before - 1]
    if word == "latest" and lead == "the":
        return Found(before - 1, index, Reading("focus-quarter"))
    year = year_at(t, before)
    if year is not None and lead == "the":
        return Found(before - 1, index, Reading("focus-quarter", base=Reading("date", year=year)))
    if word in ("ago", "earlier") and lead == "year":
        first = before - 1
        if t.words[first - 1] == "the" and t.joined(first - 1) and first > low:
            first -= 1
        return Found(first, index, Reading("focus-quarter", base=Reading("later", unit="Y", n=-1)))
    if word in _COMPARABLE and lead == "the":
        right = _year_of(t, index)
        if right is not None:
            return Found(before - 1, right[0], Reading("focus-quarter", base=right[1]))
    return None


def year_adjective(t: Tokens, index: int, low: int) -> Found | None:
    """`year-earlier`, `year-ago` before another noun, `year-end`, `year's end`: head is the word "year"."""
    gap, after = t.gap(index), t.words[index + 1]
    if gap == "-" and after in ("earlier", "ago"):
        if t.words[index + 2] in ("period", "quarter", "third", "first", "second", "fourth", "nine", "six"):
            return None
        return Found(index, index + 1, Reading("later", unit="Y", n=-1))
    end_follows = gap in JOINS and after == "end"
    if gap in APOSTROPHES and after == "s" and t.words[index + 2] == "end" and t.joined(index + 1):
        return Found(index, index + 2, Reading("shift", unit="Y", n=0, value="end"))
    if end_follows and not (t.joined(index - 1) and t.words[index - 1] in SHIFTS):
        return Found(index, index + 1, Reading("shift", unit="Y", n=0, value="end"))
    return None


def fiscal_at(t: Tokens, index: int) -> int | None:
    """The year of `FY2018` or `FY18` at word `index`."""
    year = FISCAL.get(t.words[index])
    return year if year is not None and (t.text.startswith("FY", t.start(index)) or not t.cased) else None


def fiscal_year(t: Tokens, index: int, low: int) -> Found | None:
    """`fiscal 1989`, `fiscal year 2014`, `FY 2012`, `FY2012`: head is the word "fiscal" or its short form."""
    glued = fiscal_at(t, index)
    if glued is not None:
        return Found(index, index, Reading("date", year=glued, approximate=True))
    if not t.joined(index):
        return None
    ahead = index + 1
    if t.words[ahead] == "year":
        first = index
        before = t.words[index - 1] if index > low and t.joined(index - 1) else ""
        if t.joined(ahead) and year_at(t, ahead + 1):
            return Found(first, ahead + 1, Reading("date", year=year_at(t, ahead + 1), approximate=True))
        if before in SHIFTS:
            shift = SHIFTS[before]
            first -= 1
            if t.words[first - 1] in ("the", "its", "their") and t.joined(first - 1) and first > low:
                first -= t.words[first - 1] == "the"
            return Found(first, ahead, Reading("shift", unit="Y", n=shift, approximate=True))
        if before == "the":
            return Found(index - 1, ahead, valued("duration", "P1Y"))
        return None
    year = year_at(t, ahead)
    if year is not None:
        return Found(index, ahead, Reading("date", year=year, approximate=True))
    return None


def season(t: Tokens, index: int, low: int) -> Found | None:
    """`last fall`, `the summer of 1994`, `summer 2012`, `this past spring`, `the past three summers`."""
    word = t.words[index]
    if word in SEASON_PLURALS:
        return None
    code = SEASONS[word]
    right = _year_of(t, index)
    before = t.words[index - 1] if index > low and t.joined(index - 1) else ""
    first = index
    if before in ("early", "late", "mid"):
        first -= 1
        before = t.words[first - 1] if first > low and t.joined(first - 1) else ""
    # "prices may fall next year": the noun shows by what stands before it.
    noun = word not in ("fall", "spring") or before in IN_FRONT or before == "the" or first < index
    if right is not None and (noun or t.words[index + 1] == "of" or (before == "" and right[1].year)):
        if before == "the":
            first -= 1
        return Found(first, right[0], Reading("season", value=code, base=right[1]))
    if before == "that":
        return Found(first - 1, index, Reading("season", value=code, shift=0, focus=True))
    if before in SHIFTS:
        lead = first - 1
        if t.words[lead - 1] in ("this", "the") and t.joined(lead - 1) and lead > low:
            lead -= 1
        focus = before in FROM_FOCUS
        return Found(lead, index, Reading("season", value=code, shift=SHIFTS[before], focus=focus))
    if before in ("every", "each"):
        return Found(first - 1, index, valued("set", f"XXXX-{code}"))
    after = t.words[index + 1] if t.gap(index) in JOINS else ""
    goes_on = before not in ("the", "in") or after in ("of", "in", "from", "to", "for")
    if word in ("fall", "spring") and goes_on:
        return None  # "the fall of the government", "prices fall"
    if after == "of":
        return None  # "the autumn of life"
    if before == "the":
        lead_word = t.words[first - 2] if t.joined(first - 2) else ""
        if lead_word in IN_FRONT or first < index:
            # "over the summer" is the name of a time as "this summer" is; the article belongs to it
            return Found(first - 1, index, Reading("season", value=code))
        return None
    if before in ("in", "since", "until", "by", "during", "through", "last") or first < index:
        return Found(first, index, Reading("season", value=code))
    return None


def decade(t: Tokens, index: int, low: int) -> Found | None:
    """`the 1990s`, `the late '80s`, `the nineties`, `the mid-1990s`, `1980's`."""
    word = t.words[index]
    last = index
    if word in DECADE_WORDS:
        start = DECADE_WORDS[word] * 10
    else:
        digits = word[:-1] if word[-1:] == "s" else word
        if digits == word:
            if t.words[index + 1] != "s" or not (t.gap(index) in APOSTROPHES or t.gap(index) == " "):
                return None
            last = index + 1
        if not (digits.isdecimal() and digits.isascii()) or digits[-1:] != "0" or len(digits) not in (2, 4):
            return None
        start = int(digits)
        if len(digits) == 4 and not 1000 <= start <= 2190:
            return None
    first = index
    gap = t.gap(index - 1)
    if start < 100 and word not in DECADE_WORDS:
        start += _century_of(t, index)
    marked = start > 100 or gap[-1:] in ("'", "‘", "’")
    if gap in JOINS or (gap[:-1] in JOINS and gap[-1:] in ("'", "‘", "’")):
        before = t.words[index - 1]
        if before in ("early", "mid", "late") and index > low:
            first, marked = index - 1, True
            before = t.words[index - 2] if t.joined(index - 2) and first > low else ""
        if before in ("his", "her", "their", "my", "our", "in") and start < 100 and gap[-1:] != "'":
            return None
        if before == "the" and first > low:
            first, marked = first - 1, True
    apostrophe = gap[-1:] in ("'", "‘", "’")
    if not marked or start < 20 or (start < 60 and not apostrophe and word not in DECADE_WORDS):
        return None  # "in her mid-30s"
    if start < 100 and t.gap(last) in JOINS and t.words[last + 1] in ("percent", "degrees"):
        return None
    return Found(first, last, Reading("decade", year=start))


def _century_of(t: Tokens, index: int) -> int:
    """What is left out of a decade behind another: 1900 in "the 1960s and 70s", else nothing."""
    before = t.words[index - 2]
    whole = len(before) == 5 and before[-1] == "s" and before[:4].isdecimal() and t.joined(index - 2)
    return int(before[:2]) * 100 if whole and t.words[index - 1] in ("and", "or", "to") else 0


def century(t: Tokens, index: int, low: int) -> Found | None:
    """`the 20th century`, `19th-century`, `the eighteenth century`."""
    before = index - 1
    if before < low or not t.joined(before):
        return None
    word = t.words[before]
    number = ORDINALS.get(word)
    if number is None and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() and len(word) < 5:
        number = int(word[:-2])
    if number is None or not 1 <= number <= 22 or t.words[index + 1] in ("bc", "bce"):
        return None
    first = before
    if word == "first" and t.words[before - 1] == "twenty" and t.gap(before - 1) == "-":
        number, first = 21, before - 1
    if first > low and t.words[first - 1] in ("early", "late", "mid") and t.joined(first - 1):
        first -= 1
    if first > low and t.words[first - 1] == "the" and t.joined(first - 1) and t.gap(before) != "-":
        first -= 1
    return Found(first, index, Reading("century", n=number))
