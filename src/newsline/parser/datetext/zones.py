"""Time zones as news prints them.

An abbreviation with several readings in use (IST, CST, AST) states no offset here: the
clock is then kept without one.
"""

from datetime import datetime, timedelta

# Minutes east of UTC.
_FIXED: dict[str, int] = {
    "gmt": 0, "utc": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "mez": 60,
    "mesz": 120, "met": 60, "mest": 120, "eet": 120, "eest": 180, "msk": 180, "trt": 180, "est": -300,
    "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540,
    "akdt": -480, "hst": -600, "nst": -210, "ndt": -150, "adt": -180, "brt": -180, "art": -180,
    "clt": -240, "sast": 120, "cat": 120, "wat": 60, "eat": 180, "gst": 240, "pkt": 300, "npt": 345,
    "wib": 420, "wita": 480, "wit": 540, "ict": 420, "hkt": 480, "sgt": 480, "pht": 480, "myt": 480,
    "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780, "irst": 210, "eastern standard": -300, "eastern daylight": -240,
    "central standard": -360, "central daylight": -300, "mountain standard": -420,
    "mountain daylight": -360, "pacific standard": -480, "pacific daylight": -420,
}  # fmt: skip
# Zones whose offset depends on the day.
_BY_DAY: dict[str, str] = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles", "eastern": "America/New_York", "central": "America/Chicago",
    "mountain": "America/Denver", "pacific": "America/Los_Angeles", "london": "Europe/London",
    "moscow": "Europe/Moscow", "beijing": "Asia/Shanghai",
}  # fmt: skip
# Abbreviations of zones that are no words, and so known in small letters too: "16:05 bst".
ALWAYS_ZONES = frozenset(
    "z gmt utc bst cet cest eest msk edt cst cdt mst mdt pst pdt akst akdt pkt hkt sgt jst kst aest aedt acst"
    " nzst nzdt".split()
)
# Right behind "a.m." and "p.m." these are no words either.
HALF_ZONES = ALWAYS_ZONES | frozenset("est et ct mt pt ist".split())
_UNDECIDED = frozenset(("ist", "cst", "ast", "sst", "local"))


def is_zone(word: str) -> bool:
    """Whether `word` (lower case) is an abbreviation of a time zone."""
    return word in _FIXED or word in _UNDECIDED or (len(word) == 2 and word in _BY_DAY)


def is_zone_name(word: str) -> bool:
    """Whether `word` (lower case) begins a zone written out: "Eastern Daylight Time", "Moscow time"."""
    return len(word) > 2 and (word in _BY_DAY or word == "local")


def offset_minutes(zone: str, moment: datetime) -> int | None:
    """Minutes east of UTC of `zone` (lower case) at the local time `moment`; `None` where undecided.

    The offset of "ET" and its like follows the daylight saving rules in force on that day.
    """
    if zone in _FIXED:
        return _FIXED[zone]
    place = _BY_DAY.get(zone)
    if place is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        offset = moment.replace(tzinfo=ZoneInfo(place)).utcoffset()
    except ZoneInfoNotFoundError:  # a system without the tz database
        return None
    return None if offset is None else round(offset / timedelta(minutes=1))


def offset_text(minutes: int) -> str:
    """An offset in ISO 8601: `+01:00`, `-08:00`; `Z` is written `+00:00`."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
