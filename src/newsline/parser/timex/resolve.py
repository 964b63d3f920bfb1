"""From readings to TIMEX3 types and values, against the document's date and what the text has said."""

from datetime import date

from newsline.model import TimexType
from newsline.parser.timex.reading import Found
from newsline.parser.timex.resolve_days import DAY_METHODS
from newsline.parser.timex.resolve_periods import PERIOD_METHODS
from newsline.parser.timex.telling import Telling
from newsline.parser.timex.tokens import Tokens

_METHODS = DAY_METHODS | PERIOD_METHODS


def resolve(
    t: Tokens, found: list[Found], anchor: date | None, precision: str
) -> list[tuple[Found, TimexType, str]]:
    """Type and TIMEX3 value of every reading, in the order of the text.

    An expression that counts from a date the text has not told ("that day") is left out.
    """
    telling = Telling(t, anchor, precision, found)
    out: list[tuple[Found, TimexType, str]] = []
    for position, item in enumerate(found):
        telling.position = position
        reading = item.reading
        kind, value = _METHODS[reading.kind](telling, item, reading)
        if reading.kind == "later" and kind == "DURATION":
            item = item._replace(last=item.last - 1)  # only "a day" of "a day later", for later than what?
        elif reading.focus and value[:4] == "XXXX":
            continue
        out.append((item, kind, value))
    return out
