"""Names of months and weekdays: English in a table, other languages from CLDR, read when one is met."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

ENGLISH_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
# ISO weekdays: Monday is 1.
ENGLISH_WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        1,
    )
    for name in names.split()
}
ROMAN_MONTHS = {
    name: number for number, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}
# Solar Hijri months as printed in Iran (Persian) and, with other names, in Afghanistan; babel
# carries the Gregorian calendar alone.
PERSIAN_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "فروردین حمل",
            "اردیبهشت ثور",
            "خرداد جوزا",
            "تیر سرطان",
            "مرداد اسد",
            "شهریور سنبله",
            "مهر میزان",
            "آبان عقرب",
            "آذر قوس",
            "دی جدی",
            "بهمن دلو",
            "اسفند حوت",
        ),
        1,
    )
    for name in names.split()
}


class Name(NamedTuple):
    """One reading of a name: the number of its month or weekday and the languages that use it."""

    number: int
    languages: frozenset[str]


def fold(word: str) -> str:
    """The form under which a name is looked up: no case, no accents, no Arabic vowel or hamza signs.

    Capitals lose their accents in many papers ("FEVRIER", "ΙΟΥΛΙΟΥ"), so both sides do. Signs of
    Indic and other scripts stay: without them the words differ.
    """
    if word.isascii():
        return word.lower()
    kept = [
        letter
        for letter in unicodedata.normalize("NFD", word)
        if not ("\u0300" <= letter <= "\u036f" or "\u064b" <= letter <= "\u0655")
    ]
    return "".join(kept).casefold().replace("ı", "i")


@cache
def _cldr() -> tuple[dict[str, tuple[Name, ...]], dict[str, tuple[Name, ...]]]:
    months: dict[str, tuple[Name, ...]] = {}
    weekdays: dict[str, tuple[Name, ...]] = {}
    for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, value, languages = line.split("|")
        table, digits = (weekdays, value[1:]) if value[0] == "d" else (months, value)
        table[name] = (*table.get(name, ()), Name(int(digits), frozenset(languages.split())))
    return months, weekdays


def _choose(names: tuple[Name, ...], lang: str | None) -> tuple[int, ...]:
    if lang is not None and len(names) > 1:
        language = lang[:2].lower()
        mine = [name for name in names if language in name.languages]
        names = tuple(mine) or names
    # The reading that more languages share comes first; a tie is settled by the number.
    return tuple(name.number for name in sorted(names, key=lambda name: -len(name.languages)))


def months(word: str, lang: str | None = None) -> tuple[int, ...]:
    """The months (1 to 12) that `word` may name, likelier first; empty when it names none."""
    folded = fold(word)
    english = ENGLISH_MONTHS.get(folded)
    if english is not None:
        return (english,)
    table = _cldr()[0]
    found = table.get(folded)
    if found is None and folded[:1] == "ב":  # Hebrew writes "in" as a prefix
        found = table.get(folded[1:])
    return _choose(found, lang) if found else ()


def weekdays(word: str) -> tuple[int, ...]:
    """The ISO weekdays (1 Monday to 7 Sunday) that `word` may name; empty when it names none."""
    folded = fold(word)
    english = ENGLISH_WEEKDAYS.get(folded)
    if english is not None:
        return (english,)
    table = _cldr()[1]
    found = table.get(folded) or table.get(folded.removesuffix("ที่"))
    return tuple(name.number for name in found) if found else ()


def persian_month(word: str) -> int | None:
    """The month of the Solar Hijri calendar that `word` names."""
    return PERSIAN_MONTHS.get(word)
