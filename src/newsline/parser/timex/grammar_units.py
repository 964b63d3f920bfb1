"""Grammar of units: durations, "last week", "two years ago", "every month"."""

from functools import lru_cache

from newsline.parser.timex.grammar_days import AFTER_OLD_YEAR, year_shift
from newsline.parser.timex.numbers import COUNT_ENDS, Count, count_before
from newsline.parser.timex.reading import Found, Reading, valued
from newsline.parser.timex.tokens import APOSTROPHES, DASHES, JOINS, Tokens
from newsline.parser.timex.words import (
    CARDINALS,
    EDGES,
    FROM_FOCUS,
    MONTHS,
    PLURAL_UNITS,
    SHIFTS,
    STAGES,
    TENS,
    UNITS,
)

# Words between a number and its unit, or between "last" and its unit.
_BETWEEN = frozenset(
    "more additional extra trading consecutive straight full calendar successive long whole working business"
    " further other short solid entire additional".split()
)
_AGES = frozenset("old aged".split())
_LEAD_IN = frozenset(
    "for in within after over under than about nearly almost barely only just lasting last lasted takes take"
    " took taken until every least most around before during approximately roughly spent spend spending from"
    " between to already another some and throughout up or by given by gave half".split()
)
_BEFORE_ANOTHER = frozenset("for least wait take takes spend".split())  # "stay for another week"
_BEFORE_BARE = frozenset("the that same very full".split())
_MOST_OF = ("part", "most", "much")  # "the better part of a decade"
# The next smaller unit, and how many of it make one.
_SMALLER = {
    "Y": ("M", 12),
    "D": ("TH", 24),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "M": ("D", 31),
    "W": ("D", 7),
}
_COUNTS = CARDINALS | TENS | {"a": 1, "an": 1}
_MODALS = frozenset("will would could may might can must should shall to".split())
_BEFORE_VERB = _MODALS | {"not", "t"}
_PRICED = frozenset("cents dollars euros pounds percent million billion thousand hundred share times".split())
_STAGES_OF = frozenset("early first final closing waning dying opening small".split())
_AFTER_THOSE = frozenset("of after before since when where".split())  # "in those days after the vote"
_DETERMINERS = frozenset("the a an this that these those its his her their our my your".split())
# Words before a unit with which it is more than a bare unit.
_LEADING = COUNT_ENDS | _BETWEEN | frozenset(SHIFTS) | {"every", "each", "recent", "first", "another"}
# "the year before": to which side it is, and what may follow there (not "the day before the vote").
_BESIDES = {"before": -1, "after": 1}
_AFTER_BESIDES = frozenset("and but at by for from in inside on or outside to when while with".split())
_BEFORE_LAST = ("week", "weekend", "month", "year")
# What goes on so tells which week it is: "the week of the vote", "the week beginning 3 June".
_TELLING_WHICH = frozenset("of before after following when beginning commencing starting".split())
# Words after a unit that may make a date of a length of time.
_MOVING = frozenset("ago back before from hence earlier later or".split())


@lru_cache(maxsize=1024)
def format_duration(value: float | None, unit: str) -> str:
    """The TIMEX3 value of `value` units (`None`: vague): `P2Y`, `PT1H30M`, `PXD`."""
    clock = "T" if unit[0] == "T" else ""
    letter = unit[1:] if clock else unit
    if value is None:
        return f"P{clock}X{letter}"
    if letter == "F":
        letter, value = "W", value * 2
    elif letter == "E" and value != 1:
        letter, value = "Y", value * 10
    elif letter in "CL" and value != 1:
        letter, value = "Y", value * (100 if letter == "C" else 1000)
    elif letter == "N":
        letter = "D"
    whole = int(value)
    if value == whole:
        return f"P{clock}{whole}{letter}"
    smaller = {"Y": ("M", 12), "M": ("S", 60) if clock else ("D", 30), "H": ("M", 60), "W": ("D", 7)}
    below = smaller.get(letter)
    rest = value - whole
    if below is not None and (rest * below[1]) == int(rest * below[1]):
        head = f"{whole}{letter}" if whole else ""
        return f"P{clock}{head}{int(rest * below[1])}{below[0]}"
    return f"P{clock}{value:g}{letter}"


def before_last(t: Tokens, index: int, low: int) -> Found | None:
    """`the week before last`, but not "the week before last Christmas"."""
    last = index + 2
    if t.words[index - 1] != "the" or index - 1 < low or t.words[index] not in _BEFORE_LAST:
        return None
    if not (t.joined(index) and t.joined(index + 1)):
        return None
    if t.joined(last) and t.words[last + 1] not in _AFTER_BESIDES | AFTER_OLD_YEAR:
        return None
    return Found(index - 1, last, Reading("shift", unit=UNITS[t.words[index]], n=-2))


def unit_expression(t: Tokens, index: int, low: int) -> Found | None:
    """The expression whose head is the unit at word `index`; nothing before word `low` is taken."""
    unit = UNITS[t.words[index]]
    plural = t.words[index] in PLURAL_UNITS
    if _is_age(t, index):
        return None
    before = index - 1
    word = t.words[before]
    if not ("0" <= word < ":" or word in _LEADING) or before < low or not t.joined(before):
        return _bare(t, index, index, unit, plural, low)
    if word == "other" and t.words[before - 1] == "every" and t.joined(before - 1) and before > low:
        return Found(before - 1, index, valued("set", format_duration(2, unit)))
    first = index
    while t.words[before] in _BETWEEN:
        first, before = before, before - 1
        if before < low or not t.joined(before):
            return _bare(t, index, first, unit, plural, low)
    count = count_before(t, before, low)
    if count is not None:
        return _counted(t, index, count, unit, plural, low)
    word = t.words[before]
    if word == "another" and not plural and t.words[before - 1] in _BEFORE_ANOTHER and unit != "Q":
        return Found(before, index, valued("duration", format_duration(1, unit)))
    if word in ("every", "each"):
        return Found(before, index, valued("set", format_duration(1, unit)))
    if (word in SHIFTS and not (word == "last" and t.words[before - 1] in _BEFORE_VERB)) or word == "recent":
        return _shifted(t, index, before, unit, plural, low)
    if word == "first" and plural:
        lead = before - 1 if t.words[before - 1] == "the" and t.joined(before - 1) else before
        return Found(lead, index, valued("duration", format_duration(None, unit)))
    return _bare(t, index, first, unit, plural, low)


def _is_age(t: Tokens, index: int) -> bool:
    if t.words[index + 1] not in _AGES or not t.joined(index):
        return False
    return t.words[index - 1] not in SHIFTS  # "died last week aged 86"


def _counted(t: Tokens, index: int, count: Count, unit: str, plural: bool, low: int) -> Found | None:
    if unit in ("Q", "N") and not plural:
        return None
    first, last, value = count.first, index, count.value
    # "$5 million a year", "four flights a week": a rate is no date.
    if t.words[first] in ("a", "an") and value == 1:
        before = t.words[first - 1] if t.joined(first - 1) else ""
        if before in ("once", "twice", "times") and first - 1 >= low:
            # "twice a week", "three times a year"
            start = first - 1
            if before == "times" and t.joined(start - 1):
                start = (count_before(t, start - 1, low) or Count(start, None)).first
            return Found(start, index, valued("set", format_duration(1, unit)))
        if t.gap(first) == "-" or not _article_leads(t, first, index):
            return None
    elif t.gap(first - 1)[-1:] in ("$", "£", "€", "#"):
        return None
    if unit == "Q" and t.gap(index - 1) == "-":
        return None  # "three-quarters of its food"
    if value == 1 and unit == "D" and t.words[first] == "one" and t.words[first - 1] in _MODALS:
        return Found(first, index, valued("reference", "FUTURE_REF"))
    # "a year and a half"
    if value is not None and t.words[index + 1 : index + 4] == ["and", "a", "half"] and t.joined(index):
        last, value = index + 3, value + 0.5
    smaller = _and_smaller(t, last, unit, value)
    if smaller is not None:
        return Found(_lead(t, first, low)[0], smaller[0], valued("duration", smaller[1]))
    moved = _moved(t, first, last, unit, value) or _in_time(t, first, last, unit, value)
    if moved is not None:
        return moved
    if t.words[last + 1] == "or" and t.joined(last) and t.joined(last + 1):
        after = t.words[last + 2]
        if after in ("so", "more", "less") or (after == "two" and not plural):
            last += 2
    if t.gap(index - 1) == "-" or (not plural and value != 1):
        # A modifier ("the two-day visit"): the article belongs to its noun.
        return Found(first, last, valued("duration", format_duration(value, unit)))
    first, shift = _lead(t, first, low)
    length = valued("duration", format_duration(value, unit))
    return Found(first, last, length if shift is None else length._replace(shift=shift))


def _and_smaller(t: Tokens, last: int, unit: str, value: float | None) -> tuple[int, str] | None:
    """The last word and the value of "two hours and four minutes", "a year and three months"."""
    below = _SMALLER.get(unit)
    if below is None or t.words[last + 1] != "and" or value is None or value != int(value):
        return None
    end = last + 3
    if UNITS.get(t.words[end]) != below[0] or not all(map(t.joined, range(last, end))):
        return None
    word = t.words[last + 2]
    count = int(word) if word.isdecimal() else _COUNTS.get(word, 0)
    if not 0 < count < below[1] or t.words[end + 1] in _MOVING:
        return None
    # "PT2H4M", "P1DT3H"
    clock = "T" if unit[0] != "T" and below[0][0] == "T" else ""
    return end, f"{format_duration(value, unit)}{clock}{count}{below[0].lstrip('T')}"


def _article_leads(t: Tokens, first: int, index: int) -> bool:
    """Whether "a year" says how long (or goes on with "ago"), not how often."""
    after = t.words[index + 1] if t.joined(index) else ""
    if after in ("ago", "earlier", "later", "before", "after", "from", "since", "passed"):
        return True
    if after in ("behind", "ahead") and "schedule" in t.words[index + 2 : index + 4]:
        return True
    if after in ("or", "and") and t.words[index + 2] in ("so", "two", "more", "a"):
        return True
    if after == "and" and t.words[index + 3] in UNITS:
        return True  # "a year and three months"
    before = t.words[first - 1]
    if not t.joined(first - 1) or before[:1].isdigit() or before in _PRICED:
        return False
    if before in _LEAD_IN or (before == "of" and t.words[first - 2] in _MOST_OF):
        return True
    # "flights a week", "so much a head": a plural or a number before the article makes a rate.
    return after in ("of", "to", "that", "in", "for") and before[-1:] != "s" and _is_verb_like(before)


def _is_verb_like(word: str) -> bool:
    """Whether a word before "a week" is a verb or pronoun by its form: "offered him a week"."""
    return word[-2:] == "ed" or word in ("him", "her", "them", "us", "me", "is", "was", "be", "been", "it")


def _lead(t: Tokens, first: int, low: int) -> tuple[int, int | None]:
    """Determiners before a number: "the last", "the next", "at least the past", "another"."""
    shift = None
    before = first - 1
    word = t.words[before]
    if word == "last" and t.words[before - 1] in _BEFORE_VERB:
        return first, shift  # "would last three years"
    if (word in SHIFTS or word in ("first", "final", "recent")) and before >= low and t.joined(before):
        shift = SHIFTS.get(word)
        first, before = before, before - 1
    if t.words[before] in ("the", "these", "those") and before >= low and t.joined(before):
        first = before
    return first, shift


def _moved(t: Tokens, first: int, last: int, unit: str, value: float | None) -> Found | None:
    """`… ago`, `… earlier`, `… later`, `… from now`: a date, not a length of time."""
    word, end = t.words[last + 1], last + 1
    if word not in _MOVING or not t.joined(last):
        return None
    if word == "or" and t.words[last + 2] in ("so", "more") and t.joined(end) and t.joined(end + 1):
        word, end = t.words[last + 3], last + 3
    vague = value is None or value != int(value)
    n = 0 if value is None else int(value)
    if word == "ago" or (word == "back" and t.gap(end) not in JOINS):
        if vague:
            return Found(first, end, valued("reference", "PAST_REF"))
        return Found(first, end, Reading("ago", unit=unit, n=-n))
    if (word == "from" and t.words[end + 1] in ("now", "today") and t.joined(end)) or word == "hence":
        end += word == "from"
        if vague:
            return Found(first, end, valued("reference", "FUTURE_REF"))
        return Found(first, end, Reading("ago", unit=unit, n=n))
    if word == "before" and t.gap(end) in JOINS:
        return None  # "two days before the vote"
    if word in ("earlier", "later", "before") and not (
        t.joined(end) and t.words[end + 1] in ("this", "in", "than")
    ):
        sign = 1 if word == "later" else -1
        duration = format_duration(value, unit)
        if vague:
            return Found(first, last, valued("duration", duration))
        return Found(first, end, Reading("later", unit=unit, n=sign * n, value=duration))
    return None


def _in_time(t: Tokens, first: int, last: int, unit: str, value: float | None) -> Found | None:
    """`in six weeks' time`, of which "in" is no part."""
    end = last + (2 if t.words[last + 1] == "s" else 1)
    if t.words[end] != "time" or t.gap(last)[:1] not in APOSTROPHES or t.words[first - 1] != "in":
        return None
    if value is None or value != int(value):
        return Found(first, end, valued("reference", "FUTURE_REF"))
    return Found(first, end, Reading("ago", unit=unit, n=int(value)))


def _shifted(t: Tokens, index: int, before: int, unit: str, plural: bool, low: int) -> Found | None:
    """`last week`, `the past year`, `recent months`, `coming weeks`, `this past weekend`."""
    if t.gap(index - 1) == "-" or (t.capital(index) and not t.text[t.start(before)].islower()):
        return None  # "last-minute"; "This Week", a title
    word, first = t.words[before], before
    lead = t.words[before - 1] if before > low and t.joined(before - 1) else ""
    if plural:
        if lead in ("the", "these", "those", "most", "more"):
            first = before - 1
        if word in ("next", "coming", "following", "upcoming"):
            return Found(first, index, valued("reference", "FUTURE_REF"))
        if word == "recent" and t.words[index + 1] == "and" and t.words[index + 2] in PLURAL_UNITS:
            return Found(first, index + 2, valued("reference", "PAST_REF"))
        if word in ("last", "past", "previous", "prior", "preceding") or (word == "recent" and unit in "YD"):
            return Found(first, index, valued("reference", "PAST_REF"))
        if word == "recent":
            return Found(first, index, valued("duration", format_duration(None, unit)))
        return None
    if word in ("recent", "latest") and unit != "Q":
        return None
    shift = SHIFTS.get(word, 0)
    if lead == "the" or (lead == "this" and word in ("past", "coming", "last")):
        first = before - 1
    elif word in ("past", "coming", "following", "previous", "current", "latest", "prior", "preceding"):
        return None
    if unit in ("TS", "TM", "TH"):
        if word not in ("last", "past", "next"):
            return None
        return Found(first, index, Reading("duration", value=format_duration(1, unit), shift=shift))
    last = index
    if unit in ("Y", "E") and t.joined(last) and t.words[last + 1 : last + 3] == ["or", "so"]:
        last += 2
    focus = word in FROM_FOCUS or (word == "next" and lead == "the")
    if unit == "D" and not focus:
        return None
    if unit == "N":
        day = Reading("shift", unit="D", n=min(shift, 0), focus=focus)
        return Found(first, last, Reading("part", value="NI", base=day))
    # "the past year" is the stretch up to now, not the calendar year before.
    value = "span" if lead == "the" and word in ("past", "last", "next", "coming") and unit != "D" else ""
    return Found(first, last, Reading("shift", unit=unit, n=shift, focus=focus, value=value))


def _bare(t: Tokens, index: int, first: int, unit: str, plural: bool, low: int) -> Found | None:
    """A unit without number or shift: "the week", "for years", "that day"."""
    before = first - 1
    if not plural and t.words[before] not in _BEFORE_BARE:
        return None
    word = t.words[before] if before >= low and t.joined(before) else ""
    after = t.words[index + 1] if t.gap(index) in JOINS else ""
    if plural:
        return _bare_plural(t, index, before, word, after, unit)
    if word in ("same", "very") and before > low and t.words[before - 1] in ("the", "that"):
        word, before = "that", before - 1
    if word == "full" and before > low and t.words[before - 1] == "the":
        word, before = "the", before - 1
    if word not in ("the", "that") or t.words[first:index] not in ([], ["whole"], ["full"], ["entire"]):
        return None
    if t.gap(index) in DASHES and after:
        return None
    if unit == "M" and word == "that" and t.words[index - 1] == "same" and (year := year_shift(t, index)):
        return Found(before, year[0], Reading("shift", unit="M", n=0, focus=True, base=year[1]))
    if unit in ("D", "W", "M", "Y") and word == "that":
        return Found(before, index, Reading("shift", unit=unit, n=0, focus=True))
    if word == "the" and after in _BESIDES and unit in ("D", "W", "M", "Y"):
        # "the year before", but not "the day before the vote".
        if t.joined(index + 1) and t.words[index + 2] not in _AFTER_BESIDES:
            if unit == "D" or not _goes_beyond(t, before, index):
                return None
            return Found(before, index, Reading("shift", unit=unit, n=0, value="told"))
        return Found(before, index + 1, Reading("shift", unit=unit, n=_BESIDES[after], focus=True))
    ended = after in ("ended", "ending") or (after == "to" and _is_end(t.words[index + 2]))
    if unit in ("W", "M", "Y") and ended:
        return Found(before, index, valued("duration", format_duration(1, unit)))
    if unit == "D" and t.words[before - 1] == "in" and t.words[before - 2] in STAGES:
        return Found(before, index, Reading("shift", unit="D", n=0, value="told"))
    if unit == "Y":
        return Found(before, index, Reading("shift", unit="Y", n=0, value="told"))
    if unit in ("W", "M") and (after not in _TELLING_WHICH or _goes_beyond(t, before, index)):
        return Found(before, index, Reading("shift", unit=unit, n=0, value="told"))
    if unit in ("E", "C") and t.words[before - 1] == "of" and t.words[before - 2] in EDGES:
        return Found(before, index, Reading("shift", unit=unit, n=0, value="told"))
    if unit == "WE" and (after not in _TELLING_WHICH or _goes_beyond(t, before, index)):
        return Found(before, index, Reading("shift", unit="WE", n=0, value="near"))
    return None


def _goes_beyond(t: Tokens, before: int, index: int) -> bool:
    """Whether "after" or "before" is said of the clause: "by the weekend before falling back"."""
    after = t.words[index + 2]
    if t.words[index + 1] not in _BESIDES or not t.joined(index + 1):
        return False
    if after[-3:] == "ing" and len(after) > 5:
        return True
    # "at the end of the month after 30 years in office"
    return (
        t.words[before - 1] == "of"
        and t.words[before - 2] in EDGES
        and (after in _COUNTS or "0" <= after < ":")
    )


def _is_end(word: str) -> bool:
    """Whether a word may begin the date to which "the year to" goes: not "the end of the month to pay"."""
    return "0" <= word < ":" or word in MONTHS or word in ("end", "mid", "the")


def _bare_plural(t: Tokens, index: int, before: int, word: str, after: str, unit: str) -> Found | None:
    if word == "these" and unit == "D":
        return Found(before, index, valued("reference", "PRESENT_REF"))
    if word == "those" and unit == "D" and t.words[before - 1] == "in" and after not in _AFTER_THOSE:
        return Found(before, index, valued("reference", "PAST_REF"))
    vague = valued("duration", format_duration(None, unit))
    if unit == "WE" and word == "on":
        return Found(index, index, valued("set", "XXXX-WXX-WE"))
    if unit in ("TS", "WE", "Q", "N"):
        return None
    if after == "ago":
        return Found(index, index + 1, valued("reference", "PAST_REF"))
    if after in ("later", "earlier"):
        return Found(index, index + 1, vague)
    if word == "the" and after == "ahead":
        return Found(before, index + 1, vague)
    if word == "the" and unit == "Y" and t.words[before - 1] in ("over", "through", "throughout", "down"):
        return Found(before, index, vague)
    if word in _DETERMINERS or word in _STAGES_OF:
        return None
    if word in ("in", "for", "within", "over", "after", "take", "takes", "took", "lasted", "lasting", "last",
                "follows", "spent", "of", "several", "until", "just", "by", "than",
                "face", "faces", "facing", "serve", "serving"):  # fmt: skip
        if word in ("of", "by", "than", "until") and after not in ("of", ""):
            return None
        last = index
        if after in ("or", "and") and t.words[index + 2] in PLURAL_UNITS and t.joined(index + 1):
            last = index + 2
        return Found(index, last, vague)
    if after == "of" and t.words[index + 2] not in ("the", "his", "her", "their", "our"):
        return Found(index, index, vague)
    return None
