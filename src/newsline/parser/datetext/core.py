"""What a rule of the grammar finds."""

from typing import NamedTuple

from newsline.parser.datetext.clock import Clock
from newsline.parser.datetext.tokens import Tokens

FIRST_YEAR, LAST_YEAR = 1400, 2100


class Core(NamedTuple):
    """A calendar date between two tokens: what was stated, the other reading, and how sure it is a date.

    `weak` marks a form that means a date only where little else stands in the line; `clock`
    is a time of day that stands inside it.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    alternative: tuple[int, int, int] | None = None
    weak: bool = False
    clock: Clock | None = None


def short_year(tokens: Tokens, index: int) -> int | None:
    """A year of two digits by the POSIX pivot: 69 to 99 are of the 20th century."""
    number = tokens[index]
    if number.kind != "n" or len(number.text) != 2:
        return None
    return number.number + (1900 if number.number >= 69 else 2000)
