"""Grammar of single words and names: now, recently, the future, daily, Christmas."""

from newsline.parser.timex.grammar_days import year_at
from newsline.parser.timex.reading import Found, Reading, valued
from newsline.parser.timex.tokens import APOSTROPHES, COMMAS, JOINS, Tokens
from newsline.parser.timex.words import FROM_FOCUS, PLURAL_UNITS, SHIFTS, UNITS

REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF", "future": "FUTURE_REF", "past": "PAST_REF", "term": "FUTURE_REF",
    "present": "PRESENT_REF",
}  # fmt: skip
_AFTER_ADVERB = frozenset("in for at by from on to with and since through".split())
# What a holiday lends its name to.
_FESTIVE = frozenset(
    "tree trees card cards carol carols gift gifts song songs lights shopping party parties dinner turkey egg"
    " eggs bunny island costume costumes costumed candy".split()
)
# Words around "the future" and "the past" as nouns; before another noun they are adjectives.
_AFTER_NOUN = frozenset(
    "and or if but when it he she they we i as is was with will than by at that because".split()
)
_BEFORE_NOUN = frozenset("in for into from of about to on toward towards over until with than".split())
FREQUENCIES = {
    "annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "daily": "P1D", "hourly": "PT1H",
    "nightly": "P1D", "quarterly": "P1Q", "biannually": "P6M", "fortnightly": "P2W",
}  # fmt: skip
# Last word of a holiday's name -> (the words before it, name); the names are keys of calendar.HOLIDAYS.
HOLIDAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "christmas": (("", "christmas"),),
    "xmas": (("", "christmas"),),
    "easter": (("", "easter"),),
    "thanksgiving": (("", "thanksgiving"),),
    "halloween": (("", "halloween"),),
    "hogmanay": (("", "new-years-eve"),),
    "pentecost": (("", "pentecost"),),
    "friday": (("good", "good-friday"), ("black", "black-friday")),
    "monday": (("easter", "easter-monday"), ("cyber", "cyber-monday")),
    "tuesday": (("shrove", "shrove-tuesday"),),
    "wednesday": (("ash", "ash-wednesday"),),
    "sunday": (("palm", "palm-sunday"), ("easter", "easter")),
    "eve": (
        ("new year s", "new-years-eve"), ("new years", "new-years-eve"), ("christmas", "christmas-eve"),
    ),
    "day": (
        ("new year s", "new-year"), ("new years", "new-year"), ("christmas", "christmas"),
        ("boxing", "boxing-day"), ("memorial", "memorial-day"), ("labor", "labor-day"),
        ("labour", "labour-day"), ("may", "labour-day"), ("independence", "independence-day"),
        ("veterans", "veterans-day"), ("columbus", "columbus-day"), ("presidents", "presidents-day"),
        ("presidents s", "presidents-day"), ("valentine s", "valentines-day"), ("bastille", "bastille-day"),
        ("mother s", "mothers-day"), ("father s", "fathers-day"), ("patrick s", "st-patricks-day"),
        ("martin luther king", "mlk-day"), ("martin luther king jr", "mlk-day"),
        ("armistice", "armistice-day"),
        ("remembrance", "armistice-day"), ("australia", "australia-day"), ("canada", "canada-day"),
        ("anzac", "anzac-day"), ("ascension", "ascension-day"), ("thanksgiving", "thanksgiving"),
        ("groundhog", "groundhog-day"), ("ve", "ve-day"), ("fools", "april-fools-day"),
        ("fool s", "april-fools-day"), ("women s", "womens-day"), ("earth", "earth-day"),
        ("all saints", "all-saints-day"), ("election", "election-day"),
    ),
}  # fmt: skip


def reference(t: Tokens, index: int, low: int) -> Found | None:
    """A reference to the present, past or future: `now`, `right now`, `in the past`, `the near future`."""
    word = t.words[index]
    value = REFERENCES[word]
    before = t.words[index - 1] if index > low and t.joined(index - 1) else ""
    after = t.words[index + 1] if t.gap(index) in JOINS else ""
    first = index
    if t.gap(index) == "-" and after:
        return None
    if word in ("future", "past", "present"):
        return _noun_reference(t, index, value, before, after, low)
    if word == "term":
        if before not in ("near", "short", "long", "longer", "medium") or index - 2 < low:
            return None
        if t.words[index - 2] != "the" or not t.joined(index - 2) or t.gap(index - 1) == "-":
            return None
        return Found(index - 2, index, valued("reference", value))
    if word == "current":
        if before == "then" or after in ("fiscal", "of") or after in UNITS:
            return None
        return Found(index, index, valued("reference", value))
    if word == "soon":
        if after in ("after", "as", "to") or before in ("as", "too", "how", "no", "so"):
            return None
    elif word == "now":
        if before in ("right", "until", "just") and before == "right":
            first = index - 1
        if after == "defunct" or (t.opens(index) and t.gap(index) in COMMAS):
            return None
        if t.opens(index) and after in ("for", "here", "let"):
            return None
    elif word == "recent" and after in UNITS:
        return None
    if word in ("recently", "recent") and before in ("more", "most"):
        first = index - 1
    return Found(first, index, valued("reference", value))


def _noun_reference(t: Tokens, index: int, value: str, before: str, after: str, low: int) -> Found | None:
    first = index
    if t.capital(index) and not t.opens(index):
        return None  # a title
    if t.words[index] == "future" and after in PLURAL_UNITS:
        return Found(index, index + 1, valued("reference", value))
    if before in ("near", "foreseeable", "immediate", "distant", "recent", "not-too-distant"):
        first -= 1
        before = t.words[first - 1] if first > low and t.joined(first - 1) else ""
    lead = t.words[first - 2] if t.joined(first - 2) else ""
    if t.words[index] == "present":
        if before == "at" and after not in ("in", "the", "a") and t.gap(index) not in JOINS:
            return Found(first - 1, index, valued("reference", value))
        return None
    goes_on = lead == "in" and after in ("the", "have", "has", "had", "to", "on", "for")
    if after and after not in _AFTER_NOUN and first == index and not goes_on:
        return None
    if before == "the" and (lead in _BEFORE_NOUN or first < index):
        return Found(first - 1, index, valued("reference", value))
    if before == "in" and t.words[index] == "future" and first == index and not after:
        return Found(index, index, valued("reference", value))
    return None


def frequency(t: Tokens, index: int, low: int) -> Found | None:
    """`daily`, `annually` as adverbs, which say how often something happens."""
    word = t.words[index]
    after = t.words[index + 1] if t.gap(index) in JOINS else ""
    if word in ("annually", "biannually"):
        return Found(index, index, valued("set", FREQUENCIES[word]))
    if after and after not in _AFTER_ADVERB:
        return None
    if not t.joined(index - 1) or t.words[index - 1] in ("the", "a", "and", "its", "twice", "of", "s"):
        return None
    return Found(index, index, valued("set", FREQUENCIES[word]))


def holiday(t: Tokens, index: int, low: int) -> Found | None:
    """The name of a holiday that ends at word `index`, with its year: `Christmas 1989`, `last Easter`."""
    if t.cased and not t.capital(index):
        return None
    for names, holiday_name in HOLIDAYS[t.words[index]]:
        first = index - (names.count(" ") + 1 if names else 0)
        if first < low or not _spells(t, first, index, names):
            continue
        if t.joined(index) and (
            (not names and t.words[index + 1] in HOLIDAYS and (t.capital(index + 1) or not t.cased))
            or t.words[index + 1] in _FESTIVE
        ):
            return None
        return _holiday_year(t, first, index, holiday_name, low)
    return None


def _spells(t: Tokens, first: int, index: int, names: str) -> bool:
    for offset, name in enumerate(names.split()):
        place = first + offset
        if t.words[place] != name or (name != "s" and t.cased and not t.capital(place)):
            return False
        gap = t.gap(place)
        if gap not in JOINS and gap not in APOSTROPHES and gap not in ("' ", "’ ", ". "):
            return False
    return True


def _holiday_year(t: Tokens, first: int, last: int, name: str, low: int) -> Found:
    reading = Reading("holiday", value=name)
    if first > low and t.joined(first - 1) and t.words[first - 1] in ("last", "this", "next", "previous"):
        word = t.words[first - 1]
        return Found(first - 1, last, reading._replace(shift=SHIFTS[word], focus=word in FROM_FOCUS))
    if t.gap(last) in JOINS or t.gap(last) in COMMAS:
        ahead = last + 1
        if t.words[ahead] == "of" and t.joined(ahead):
            ahead += 1
        year = year_at(t, ahead)
        if year is not None:
            return Found(first, ahead, reading._replace(year=year))
    return Found(first, last, reading)
