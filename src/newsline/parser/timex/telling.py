"""What a text has told so far: the date it has reached, the period it reports on, its mode."""

from datetime import date, datetime

from newsline.parser.timex.calendar import SEASON_MONTHS, clip_day
from newsline.parser.timex.reading import Found, Reading
from newsline.parser.timex.tense import direction
from newsline.parser.timex.tokens import DASHES, Tokens

# Expressions that count from the day of writing: where they prevail, the text is news.
_NEWS_KINDS = frozenset(("shift", "weekday", "ago", "quarter", "focus-quarter"))
_TELLS = frozenset("in by from during until to and".split())
_NARRATIVE_SHARE = 5
_FOCUS_REACH = 60
_COMPARED, _COMPARED_REACH = ("than", "from", "with"), 20


class Telling:
    """What is known while the readings of one text are resolved in order.

    `day`, `month` and `year` are the document's date, each `None` where it is not known.
    `focus` is the last date told (year, month, day) and `focus_word` the last word of it;
    `explicit` tells whether it frames what follows. `period` is the year and quarter that a
    report of results is about. In a `narrative` (a text that tells of past years more than of its
    own days, or one without a date that tells of no days of its own) partial dates count from the last
    date told; in news they count from the document's.
    """

    def __init__(self, t: Tokens, anchor: date | None, precision: str, found: list[Found]) -> None:
        self.t = t
        if isinstance(anchor, datetime):
            anchor = anchor.date()
        self.day = anchor if precision == "day" else None
        self.month = (anchor.year, anchor.month) if anchor and precision in ("day", "month") else None
        self.year = anchor.year if anchor and precision in ("day", "month", "season", "year") else None
        self.found = found
        self.narrative = self._is_narrative()
        self.focus: tuple[int, int | None, int | None] | None = None
        self.focus_word = 0
        self.explicit = False
        self.period: tuple[int, int | None] | None = None
        self.position = 0

    def _is_narrative(self) -> bool:
        told, deictic = 0.0, 0
        for item in self.found:
            reading = item.reading.base or item.reading
            if (
                reading.kind == "date"
                and reading.year is not None
                and (self.year is None or reading.year < self.year)
            ):
                # "in May 1899" tells a story, "in 1899" less so, "since 1899" or "the 1899 treaty" need not.
                if reading.month is not None:
                    before = self.t.words[item.first - 2 : item.first]
                    told += "since" not in before and "than" not in before
                elif self.t.words[item.first - 1] in _TELLS:
                    told += 0.5
            elif reading.kind in _NEWS_KINDS and not reading.focus and reading.value != "told":
                deictic += 1
        if self.year is None and not deictic:
            return True
        return told >= 1 and told >= _NARRATIVE_SHARE * deictic

    def direction(self, item: Found) -> int:
        """-1 if the clause around an expression looks back, 1 if ahead, 0 if it does not say."""
        return direction(self.t, item.first, item.last)

    def reach(self, item: Found, year: int, month: int | None, day: int | None, explicit: bool) -> None:
        """Note the date that the text has reached."""
        # What counts from the story's own date ("that summer", "a year later") carries the story on.
        carries = self.narrative and (item.reading.focus or item.reading.kind == "later")
        self.focus, self.focus_word, self.explicit = (year, month, day), item.last, explicit or carries

    def near_focus(self, item: Found) -> bool:
        """Whether a past year set just before, in the same paragraph, is what a partial date counts from."""
        if self.focus is None:
            return False
        if self.narrative:
            # A year in passing ("since 2011") governs nothing; a month or day told, or a framing year, does.
            governs = self.explicit or self.focus[1] is not None
            return governs and (self.year is None or self.direction(item) <= 0)
        if not self.explicit or item.reading.shift is not None:
            return False
        if self.year is None or self.focus[0] >= self.year:
            return False
        return self._in_reach(item)

    def near_decade(self, item: Found) -> bool:
        """Whether "the decade" is that of a past year told just before it, and not the one of writing."""
        if self.focus is None or self.year is None or self.focus[0] // 10 >= self.year // 10:
            return False
        return (
            (self.focus[1] is None or self.narrative) and self.direction(item) <= 0 and self._in_reach(item)
        )

    def _in_reach(self, item: Found) -> bool:
        """Whether the date told last stands just before, in the same paragraph."""
        if item.first - self.focus_word > _FOCUS_REACH:
            return False
        between = self.t.text[self.t.end(self.focus_word) : self.t.start(item.first)]
        return "\n\n" not in between

    def frames(self, item: Found) -> bool:
        """Whether a date opens its sentence ("In 1995, …"): then what follows is told from it."""
        t, first = self.t, item.first
        if t.words[first - 1] in ("in", "on", "during", "by", "through") and t.joined(first - 1):
            first -= 1
        return t.opens(first)

    def focus_day(self) -> date | None:
        """The day that the text has reached, if it has told one."""
        if self.focus is not None and self.focus[1] and self.focus[2]:
            return clip_day(self.focus[0], self.focus[1], self.focus[2])
        return None

    def compares(self, item: Found) -> bool:
        """Whether what is said of a date just before is compared with: "lower than a year earlier"."""
        if self.t.words[item.first - 1] not in _COMPARED or item.first - self.focus_word > _COMPARED_REACH:
            return False
        between = self.t.text[self.t.end(self.focus_word) : self.t.start(item.first)]
        return ". " not in between and "\n" not in between

    def year_of_range(self, item: Found) -> int | None:
        """The year said once for both ends: "May to July 1944", "between 3 March and 5 June 2003"."""
        if self.position + 1 >= len(self.found):
            return None
        after = self.found[self.position + 1]
        if after.first - item.last > 2 or after.reading.kind != "date" or after.reading.month is None:
            return None
        linked = self.t.words[item.last + 1] in ("to", "and", "through", "until", "or")
        if after.first == item.last + 1:
            linked = self.t.gap(item.last) in DASHES
        if not linked:
            return None
        base = after.reading.base
        # "between March and June last year"
        shifted = base is not None and base.kind == "shift" and base.unit == "Y"
        return self.base_year(after, base) if shifted else after.reading.year

    def year_behind(self, item: Found, month: int, day: int | None) -> int | None:
        """The year of the end of a range, by its beginning: "from 6 April to 5 April"."""
        if not self.position or self.t.words[item.first - 1] not in ("to", "through", "until"):
            return None
        before = self.found[self.position - 1]
        if before.last != item.first - 2 or before.reading.kind != "date" or self.focus_word != before.last:
            return None
        if self.focus is None or self.focus[1] is None or before.reading.month is None:
            return None
        return self.focus[0] + ((month, day or 0) < (self.focus[1], (self.focus[2] or 0) if day else 0))

    def ends_range(self, item: Found) -> bool:
        """Whether a weekday ends what another one right before it begins: "from Monday to Friday"."""
        if not self.position or self.t.words[item.first - 1] not in ("to", "through"):
            return False
        before = self.found[self.position - 1]
        return before.last == item.first - 2 and before.reading.kind == "weekday"

    def years_beside(self, reading: Reading, month: int) -> int:
        """How many years off the date told "the following autumn" or "the previous May" is, by its month."""
        if not reading.focus or not reading.shift or self.focus is None:
            return 0
        before = self.found[self.position - 1]
        told = self.focus[1]
        if told is None and before.last == self.focus_word:
            told = SEASON_MONTHS.get(before.reading.value)
        if told is None:
            return reading.shift
        return int(month <= told) if reading.shift > 0 else -int(month >= told)

    def base_year(self, item: Found, base: Reading | None) -> int | None:
        """The year that a part of an expression names: "1990", "last year", "a year earlier"."""
        if base is None:
            return None
        if base.year is not None:
            return base.year
        if base.kind == "later":
            reached = self.period[0] if self.period else self.year
            return None if reached is None else reached - 1
        reached = self.focus[0] if base.focus and self.focus is not None else self.year
        return None if reached is None else reached + base.n
