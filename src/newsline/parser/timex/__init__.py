"""Time expressions of a body: found, typed and resolved as TIMEX3 (TimeML 1.2.1), with EDTF.

`find_timexes` cuts the text once (`tokens`), reads expressions around their heads (`scan`
and the `grammar_*` modules) and resolves them in order (`resolve`). English.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from newsline.model import Timex, TimexType
from newsline.parser.timex.calendar import edtf_of
from newsline.parser.timex.reading import Reading
from newsline.parser.timex.resolve import resolve
from newsline.parser.timex.scan import find_readings
from newsline.parser.timex.tokens import Tokens

__all__ = ["find_timexes"]


def _unknown() -> bool | None:
    return None


def find_timexes(
    text: str,
    anchor: date | None,
    *,
    precision: str = "day",
    day_first: Callable[[], bool | None] = _unknown,
) -> tuple[Timex, ...]:
    """The time expressions of `text`, sorted and without overlap; `text[start:end] == item.text`.

    `anchor` is the document's date (a `datetime` counts by its day) and `precision` how
    much of it is known, as in `newsline.model.When`: of a `season` or `year` only the year
    counts, anything longer (`decade`, `century`, `interval`) is no anchor.
    Without an anchor, or where it is not exact enough, a relative expression keeps the
    underspecified value of TimeML (`XXXX-WXX-4`, `XXXX-XX-XX`) and no EDTF: nothing is invented.
    `day_first` is asked, if 03/04/2016 comes up, whether the text puts the day first. If that is not
    known, the reading nearest to the anchor is taken (without one: the day first) with an uncertain
    EDTF (`?`).
    """
    tokens = Tokens(text, day_first)
    found = find_readings(tokens)
    if not found:
        return ()
    timexes = []
    for (first, last, reading, end), kind, value in resolve(tokens, found, anchor, precision):
        start = tokens.start(first)
        if end is None:
            end = tokens.end(last)
        edtf = None
        if (kind == "DATE" or kind == "TIME") and reading.value != "span":
            edtf = edtf_of(value)
        if edtf is not None and "/" not in edtf:
            edtf += _qualifier(reading)
        timexes.append(_timex((start, end, text[start:end], kind, value, edtf)))
    return tuple(timexes)


# As `Timex(…)`, which takes longer.
_timex: Callable[[tuple[int, int, str, TimexType, str, str | None]], Timex] = partial(tuple.__new__, Timex)


def _qualifier(reading: Reading) -> str:
    """How sure a date is, as EDTF marks it."""
    open_ = reading.open or (reading.base is not None and reading.base.open)
    if reading.kind == "season" and reading.base is None and reading.shift is None and not reading.focus:
        open_ = True  # "in winter": the last one or this one, by the half of the world
    if reading.approximate:
        return "%" if open_ else "~"
    return "?" if open_ else ""
