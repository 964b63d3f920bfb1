"""Clock times beside a date: "6:29 AM PT", "10:14 GMT", "19.33 BST", "10h14", "2010 GMT", "T10:14:05Z"."""

from datetime import datetime
from typing import NamedTuple

from newsline.parser.datetext.names import months
from newsline.parser.datetext.tokens import Tokens
from newsline.parser.datetext.zones import (
    ALWAYS_ZONES,
    HALF_ZONES,
    is_zone,
    is_zone_name,
    offset_minutes,
    offset_text,
)

_HOUR_WORDS = frozenset(("uhr", "hrs", "hours", "hr", "h", "ч", "klo"))
# Half of the day: hours to add to a hour below 12.
_HALVES = {"am": 0, "pm": 12, "ص": 0, "م": 12, "π": 0, "μ": 12, "πμ": 0, "μμ": 12}
_HALVES |= {"صباحا": 0, "صباحًا": 0, "صباحاً": 0, "مساء": 12, "مساءً": 12, "पूर्वाह्न": 0, "अपराह्न": 12}
_CJK_HALVES = {
    "午前": 0,
    "上午": 0,
    "早上": 0,
    "凌晨": 0,
    "오전": 0,
    "午後": 12,
    "下午": 12,
    "晚上": 12,
    "오후": 12,
}
_CJK_HOUR = ("時", "时", "시", "點", "点")
_CJK_MINUTE = ("分", "분")


class Clock(NamedTuple):
    """A time of day and the token after it; its zone by name or by `offset` in minutes east of UTC."""

    end: int
    hour: int
    minute: int
    second: int = 0
    zone: str | None = None
    offset: int | None = None

    def iso(self, year: int, month: int, day: int) -> str:
        """ISO 8601 on that day, with the offset where it is known."""
        moment = datetime(year, month, day, self.hour, self.minute, self.second)
        minutes = self.offset
        if minutes is None and self.zone is not None:
            minutes = offset_minutes(self.zone, moment)
        return moment.isoformat() + ("" if minutes is None else offset_text(minutes))


def read_clock(tokens: Tokens, index: int, *, loose: bool = False) -> Clock | None:
    """The clock time that begins at token `index`, or `None`.

    `loose` accepts "19.33" without any mark of a clock, as right after a full date.
    """
    first = tokens[index]
    if first.kind == "w":
        return _cjk_clock(tokens, index)
    hour = first.number
    if not 0 <= hour <= 2400 or len(first.text) > 4:
        return None
    if len(first.text) == 4:
        return _military(tokens, index)
    if len(first.text) > 2 or hour > 24:
        return None
    return _colon_clock(tokens, index) or _dot_clock(tokens, index, loose) or _hour_clock(tokens, index)


def iso_clock(tokens: Tokens, index: int) -> Clock | None:
    """The clock of an ISO 8601 date, from the "T" at `index`: `T10:14:05.123Z`, `T101405Z`."""
    if tokens[index].text not in ("T", "t") or not tokens.joined(index):
        return None
    digits = tokens[index + 1]
    if digits.kind == "n" and len(digits.text) in (4, 6):
        second = int(digits.text[4:]) if len(digits.text) == 6 else 0
        return _checked(tokens, index + 2, int(digits.text[:2]), int(digits.text[2:4]), second)
    return _colon_clock(tokens, index + 1)


def _checked(
    tokens: Tokens, index: int, hour: int, minute: int, second: int = 0, half: int | None = None
) -> Clock | None:
    if half == 12 and hour < 12:
        hour += 12
    elif half == 0 and hour == 12:
        hour = 0
    if not 0 <= hour <= 23 or not 0 <= minute <= 59 or not 0 <= second <= 60:
        return None
    end, zone, offset = _zone(tokens, index, ALWAYS_ZONES if half is None else HALF_ZONES)
    return Clock(end, hour, minute, min(second, 59), zone, offset)


def _colon_clock(tokens: Tokens, index: int) -> Clock | None:
    if not tokens.is_mark(index + 1, ":："):
        return None
    minute = tokens[index + 2]
    # "4 : 05", as some cut their text; "chapter 3: 15 verses" is none.
    if minute.kind != "n" or len(minute.text) != 2 or tokens.joined(index) is not tokens.joined(index + 1):
        return None
    end, second = index + 3, 0
    if tokens.is_mark(end, ":：") and len(tokens[end + 1].text) == 2 and tokens[end + 1].kind == "n":
        second, end = tokens[end + 1].number, end + 2
        if tokens.is_mark(end, ".,") and tokens.joined(end - 1) and tokens.joined(end):
            end += 2 if tokens[end + 1].kind == "n" else 0
    end, half = _half(tokens, end)
    if tokens[end].lower in _HOUR_WORDS:
        end += 1
    return _checked(tokens, end, tokens[index].number, minute.number, second, half)


def _dot_clock(tokens: Tokens, index: int, loose: bool) -> Clock | None:
    minute = tokens[index + 2]
    if not (tokens.is_mark(index + 1, ".") and tokens.joined(index) and tokens.joined(index + 1)):
        return None
    if minute.kind != "n" or len(minute.text) != 2:
        return None
    end, half = _half(tokens, index + 3)
    marked = half is not None or tokens[end].lower in _HOUR_WORDS
    if tokens[end].lower in _HOUR_WORDS:
        end += 1
    clock = _checked(tokens, end, tokens[index].number, minute.number, 0, half)
    if clock is None or not (marked or clock.end > end or loose):
        return None
    return clock


def _hour_clock(tokens: Tokens, index: int) -> Clock | None:
    """Hours alone or with a letter: "7 p.m.", "10 Uhr", "10h14", "10時14分"."""
    hour, word = tokens[index].number, tokens[index + 1]
    if word.text in _CJK_HOUR or word.lower == "h":
        minute = tokens[index + 2]
        joined = tokens.joined(index) and tokens.joined(index + 1)
        joined = joined or (len(minute.text) == 2 and not (tokens.joined(index) or tokens.joined(index + 1)))
        if minute.kind == "n" and len(minute.text) <= 2 and (joined or word.lower != "h"):
            end = index + 3
            if tokens[end].text in _CJK_MINUTE or tokens[end].lower in ("m", "min"):
                end += 1
            return _checked(tokens, end, hour, minute.number)
        return _checked(tokens, index + 2, hour, 0)
    if word.lower in ("uhr", "ч", "heures", "heure"):
        place = index + 2 + tokens.is_mark(index + 2, ".")
        minute = tokens[place]
        # "10 Uhr 14", but no day: "10 Uhr 14. Juli".
        if (
            minute.kind == "n"
            and len(minute.text) == 2
            and not (tokens.is_mark(place + 1, ".") or months(tokens[place + 1].text))
        ):
            return _checked(tokens, place + 1 + (tokens[place + 1].lower == "мин"), hour, minute.number)
        return _checked(tokens, index + 2, hour, 0)
    end, half = _half(tokens, index + 1)
    return None if half is None or not 1 <= hour <= 12 else _checked(tokens, end, hour, 0, 0, half)


def _military(tokens: Tokens, index: int) -> Clock | None:
    text, end = tokens[index].text, index + 1
    hours = tokens[end].lower in ("hrs", "hours", "h", "hr", "uhr")
    zone = tokens[end]
    if not hours and not (is_zone(zone.lower) and (zone.text.isupper() or zone.lower in ALWAYS_ZONES)):
        return None
    return _checked(tokens, end + hours, int(text[:2]), int(text[2:]))


def _cjk_clock(tokens: Tokens, index: int) -> Clock | None:
    half = _CJK_HALVES.get(tokens[index].text)
    if half is None:
        return None
    clock = read_clock(tokens, index + 1)
    if clock is None:
        return None
    if clock.hour == 12:
        return clock._replace(hour=half)
    return clock._replace(hour=clock.hour + half if clock.hour < 12 else clock.hour)


def _half(tokens: Tokens, index: int) -> tuple[int, int | None]:
    """The token after "am", "p.m." and their like and the hours it adds, or `None`."""
    word = tokens[index].lower
    if word in ("a", "p"):
        if tokens.is_mark(index + 1, ".") and tokens[index + 2].lower == "m":
            dot = tokens.is_mark(index + 3, ".")
            return index + 3 + dot, _HALVES[word + "m"]
        return index, None
    half = _HALVES.get(word)
    if half is None:
        return _glued_half(tokens, index)
    if word in ("π", "μ"):  # Greek "π.μ.", "μ.μ."
        if tokens[index + 2].lower != "μ":
            return index, None
        return index + 3 + tokens.is_mark(index + 3, "."), half
    return index + 1, half


def _glued_half(tokens: Tokens, index: int) -> tuple[int, int | None]:
    """As `_half` of "am" and "pm" with which the next word is run together: "6:29pmBy", "4:05 PMET"."""
    text = tokens[index].text
    half = _HALVES.get(text[:2].lower()) if text.isascii() else None
    rest = text[2:]
    if half is None or not rest[0].isupper():
        return index, None
    # "Amber" is a name; "AMBER" is one too, unless digits stand right before it.
    if text[1].islower() or is_zone(rest.lower()) or tokens.joined(index - 1):
        return index + 1, half
    return index, None


def _zone(
    tokens: Tokens, index: int, small: frozenset[str] = ALWAYS_ZONES
) -> tuple[int, str | None, int | None]:
    """The token after a zone at `index`, its name and its offset in minutes; `index` itself without one.

    `small` are the zones that count in small letters.
    """
    start = index + tokens.is_mark(index, "(,")
    closed = tokens.is_mark(index, "(")
    word = tokens[start]
    lower = word.lower
    if word.kind == "w" and is_zone(lower) and (word.text.isupper() or lower in small):
        end, offset = _digits_offset(tokens, start + 1) if lower in ("gmt", "utc") else (start + 1, None)
        return end + (closed and tokens.is_mark(end, ")")), lower, offset
    if word.kind == "w" and is_zone_name(lower):
        words = [lower]
        while tokens[start + len(words)].lower in ("daylight", "standard", "time") and len(words) < 3:
            words.append(tokens[start + len(words)].lower)
        if words[-1] == "time":
            end = start + len(words)
            return end + (closed and tokens.is_mark(end, ")")), " ".join(words[:-1]), None
    if not closed and start == index:
        end, offset = _digits_offset(tokens, index)
        if offset is not None and len(tokens[index + 1].text) in (2, 4):
            return end, None, offset
    return index, None, None


def _digits_offset(tokens: Tokens, index: int) -> tuple[int, int | None]:
    """An offset in digits at `index`: `+0100`, `-08:00`, `+3`."""
    if not (tokens.is_mark(index, "+-−") and tokens.joined(index) and tokens[index + 1].kind == "n"):
        return index, None
    digits = tokens[index + 1].text
    hours, minutes, end = int(digits[:2]), int(digits[2:] or 0), index + 2
    if len(digits) > 4 or len(digits) == 3:
        return index, None
    if (
        len(digits) <= 2
        and tokens.is_mark(end, ":")
        and tokens.joined(end)
        and len(tokens[end + 1].text) == 2
    ):
        minutes = max(tokens[end + 1].number, 0)
        end += 2
    if hours > 14 or minutes > 59:
        return index, None
    value = hours * 60 + minutes
    return end, value if tokens[index].text == "+" else -value
