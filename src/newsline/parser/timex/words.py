"""Word classes of English time expressions, as dictionaries from a lower-case word."""

from newsline.parser.datetext.names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS

MONTHS = ENGLISH_MONTHS
MONTH_ABBREVIATIONS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
# Months that are also words or first names: they need a sign that a month is meant.
DOUBTFUL_MONTHS = frozenset("may march mar april june august jan dec".split())

# ISO 8601 numbers, Monday 1 to Sunday 7.
WEEKDAYS = ENGLISH_WEEKDAYS
WEEKDAY_ABBREVIATIONS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
WEEKDAY_PLURALS = {name + "s": number for name, number in WEEKDAYS.items() if name.endswith("day")}

# Word -> unit, as TIMEX3 writes it; a leading T marks units of the clock.
SINGULAR_UNITS = {
    "minute": "TM", "hour": "TH", "day": "D", "night": "N", "week": "W", "fortnight": "F",
    "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
    "millennium": "L",
}  # fmt: skip
PLURAL_UNITS = {
    "seconds": "TS", "minutes": "TM", "hours": "TH", "days": "D", "nights": "N", "weeks": "W",
    "fortnights": "F", "weekends": "WE", "months": "M", "quarters": "Q", "years": "Y", "decades": "E",
    "centuries": "C", "millennia": "L", "mins": "TM", "hrs": "TH", "yrs": "Y", "secs": "TS",
}  # fmt: skip
UNITS = SINGULAR_UNITS | PLURAL_UNITS

# Words that have a capital wherever they stand; "may" and "march" are verbs more often, "sun" a noun.
_SMALL = WEEKDAY_ABBREVIATIONS | {"may", "march", "mar"}
CAPITALISED = frozenset(MONTHS).union(WEEKDAYS, WEEKDAY_PLURALS) - _SMALL

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_PLURALS = {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"}

# Parts of the day, as TIMEX3 writes them.
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "midnight": "24:00",
    "noon": "12:00", "dawn": "MO", "dusk": "EV", "midafternoon": "AF", "midmorning": "MO",
    "lunchtime": "MI", "sunset": "EV", "sunrise": "MO", "sundown": "EV", "nightfall": "EV", "daybreak": "MO",
}  # fmt: skip
PART_PLURALS = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}

CARDINALS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split(),
        1,
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
DECADE_WORDS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
        " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"twenty-first": 21, "thirtieth": 30}
ORDINAL_SUFFIXES = ("st", "nd", "rd", "th")
# Counts that name no number.
VAGUE = frozenset("few several many some numerous countless various".split())

# Words that move by one unit from the date of the document.
SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
          "following": 1, "upcoming": 1, "preceding": -1, "prior": -1, "latest": -1}  # fmt: skip
# Those which count from the time a text has reached, not from the document's date.
FROM_FOCUS = frozenset("previous following preceding prior".split())

APPROXIMATORS = frozenset("about around approximately roughly circa nearly almost".split())
STAGES = frozenset("early late mid earlier later".split())
EDGES = frozenset("beginning end middle start close rest remainder turn eve dawn".split())
IN_FRONT = frozenset(
    "in since by until till from through during before after for of to on last next this early late mid"
    " between and or around about throughout past each every earlier later end beginning"
    " starting ending ended effective due as into over".split()
)
ZONES = frozenset(
    "gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest eet eest msk ist jst hkt aest aedt"
    " local zulu".split()
)
