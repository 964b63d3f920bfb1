"""Names of months and weekdays: English in a table, other languages from CLDR, looked up where one stands."""

import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
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
# Written together with the name of a month: Hebrew "in", Khmer and Thai "month".
_PREFIXES = ("ב", "ខែ", "เดือน")
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
    languages: list[str]


def fold(word: str) -> str:
    """The form under which a name is looked up: no case, no accents, no Arabic vowel or hamza signs.

    Capitals lose their accents in many papers ("FEVRIER", "ΙΟΥΛΙΟΥ"), so both sides do. Signs of
    Indic and other scripts stay: without them the words differ.
    """
    return word.lower() if word.isascii() else _without_accents(word)


@lru_cache(maxsize=1024)
def _without_accents(word: str) -> str:
    kept = [
        letter
        for letter in unicodedata.normalize("NFD", word)
        if not ("\u0300" <= letter <= "\u036f" or "\u064b" <= letter <= "\u0655")
    ]
    return "".join(kept).casefold().replace("ı", "i")


@cache
def _lines() -> list[str]:
    """The lines of `names.txt`: sorted by name, so that a look-up needs none of them taken apart."""
    text = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").rstrip("\n")
    # Comments stand at its top.
    return text[text.index("\n", text.rindex("#")) + 1 :].split("\n")


def _names(folded: str, *, weekday: bool) -> list[Name]:
    """The readings of a folded word as the name of a month or of a weekday."""
    if folded.isascii() and folded not in _plain_names():
        return []
    lines = _lines()
    start = f"{folded}|"
    found: list[Name] = []
    place = bisect_left(lines, folded, key=_name_of)
    while place < len(lines) and lines[place].startswith(start):
        _, value, languages = lines[place].split("|")
        if (value[0] == "d") is weekday:
            found.append(Name(int(value.lstrip("d")), languages.split()))
        place += 1
    return found


@cache
def _plain_names() -> frozenset[str]:
    """The names that begin in ASCII: most words asked for are words of English and none of them."""
    lines = _lines()
    return frozenset([line.partition("|")[0] for line in lines[: bisect_left(lines, "\x80")]])


@cache
def month_words() -> frozenset[bytes]:
    """The words in ASCII, folded, one of which stands in every name of a month that is in ASCII.

    Among them is the Vietnamese for "month", which stands before its number.
    """
    lines = _lines()
    names = [line.split("|", 2) for line in lines[: bisect_left(lines, "\x80")] if line.isascii()]
    plain = [name.rpartition(" ")[2] for name, value, _ in names if value[0] != "d"]
    return frozenset(" ".join([*plain, *ENGLISH_MONTHS, "thang"]).encode().split())


def _name_of(line: str) -> str:
    return line[: line.index("|")]


def _choose(names: list[Name], lang: str | None) -> tuple[int, ...]:
    if lang is not None and len(names) > 1:
        language = lang[:2].lower()
        names = [name for name in names if language in name.languages] or names
    # The reading that more languages share comes first; a tie is settled by the number.
    return tuple(name.number for name in sorted(names, key=lambda name: -len(name.languages)))


def months(word: str, lang: str | None = None) -> tuple[int, ...]:
    """The months (1 to 12) that `word` may name, likelier first; empty when it names none."""
    folded = fold(word)
    english = ENGLISH_MONTHS.get(folded)
    return (english,) if english is not None else _foreign_months(folded, lang)


@lru_cache(maxsize=2048)
def _foreign_months(folded: str, lang: str | None) -> tuple[int, ...]:
    found = _names(folded, weekday=False)
    if not found and folded.startswith(_PREFIXES):
        prefix = next(prefix for prefix in _PREFIXES if folded.startswith(prefix))
        found = _names(folded.removeprefix(prefix), weekday=False)
    return _choose(found, lang) if found else ()


def weekdays(word: str) -> tuple[int, ...]:
    """The ISO weekdays (1 Monday to 7 Sunday) that `word` may name; empty when it names none."""
    folded = fold(word)
    english = ENGLISH_WEEKDAYS.get(folded)
    return (english,) if english is not None else _foreign_weekdays(folded)


@lru_cache(maxsize=2048)
def _foreign_weekdays(folded: str) -> tuple[int, ...]:
    found = _names(folded, weekday=True)
    if not found and folded.endswith("ที่"):  # Thai: "on Monday the"
        found = _names(folded.removesuffix("ที่"), weekday=True)
    return tuple(name.number for name in found)


def persian_month(word: str) -> int | None:
    """The month of the Solar Hijri calendar that `word` names."""
    return PERSIAN_MONTHS.get(word)
