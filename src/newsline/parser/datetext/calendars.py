"""Other calendars that date news: Solar Hijri, Buddhist era, Japanese eras, Minguo, ISO weeks."""

from datetime import date, timedelta

# First Gregorian year of each era: its year 1. Minguo counts from the founding of the republic.
ERAS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868} | dict.fromkeys(
    ("民國", "民国", "中華民國", "中华民国"), 1912
)
_CJK_DIGITS = {letter: number for number, letter in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}


def buddhist_year(year: int) -> int:
    """The Gregorian year of a year of the Thai Buddhist era (in step since 1941)."""
    return year - 543


def iso_week_day(year: int, week: int, day: int) -> date | None:
    """The day of an ISO 8601 week date, `None` where there is no such week."""
    try:
        return date.fromisocalendar(year, week, day)
    except ValueError:
        return None


def solar_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Solar Hijri date of 1206 to 1498 AP; `None` for a day that does not exist.

    Leap years follow the 33-year cycle, exact for these years (K. Borkowski, "The Persian
    calendar for 3000 years", Earth, Moon and Planets 74, 1996).
    """
    if not (1206 <= year <= 1498 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    if month == 12 and day == 30 and not _leap(year):
        return None
    days = (
        sum(366 if _leap(y) else 365 for y in range(1395, year))
        if year >= 1395
        else -sum(366 if _leap(y) else 365 for y in range(year, 1395))
    )
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date(2016, 3, 20) + timedelta(days + before + day - 1)


def _leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def cjk_number(text: str) -> int | None:
    """The value of digits or Chinese numerals (`二〇一六`, `十三`, `元`), `None` for anything else."""
    if not text or len(text) > 5:
        return None
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "百" in text:  # years of the republic: 一百零五, 一百一十三
        hundreds, _, rest = text.partition("百")
        low = cjk_number(rest.removeprefix("零")) if rest else 0
        return (
            None
            if low is None or low > 99 or hundreds not in _CJK_DIGITS
            else _CJK_DIGITS[hundreds] * 100 + low
        )
    if "十" in text:
        tens, _, ones = text.partition("十")
        high = _CJK_DIGITS.get(tens, -1) if tens else 1
        low = _CJK_DIGITS.get(ones, -1) if ones else 0
        return None if high < 0 or low < 0 else high * 10 + low
    value = 0
    for letter in text:
        if letter not in _CJK_DIGITS:
            return None
        value = value * 10 + _CJK_DIGITS[letter]
    return value
