"""When a quote was said: the date that goes with its cue verb, else that of its article.

A date goes with the cue where it stands in the cue's own clause, outside the words said:

* behind the cue: "said on Tuesday", "told reporters in Doha late last night";
* between speaker and cue: "Assad last month vowed", "Lavrov, speaking in Doha on Monday, said";
* before the speaker, opening the sentence: "On Friday President Putin said", "In a statement
  on Monday, the ministry called".

Anything that may start another clause in between ("who", "after", "and", "that") leaves the
date alone: a wrong day is worse than the article's own. What a speaker goes on to say in
the same paragraph is said on the same day.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newsline.index.sentence import REACH, sentence_around
from newsline.model import Event, Quote, Timex, When, when

BASIS = "speech"  # the basis of a date that stands with the cue

_REACH = 300  # code points from the speaker in which the cue is looked for
_MOST_WORDS = 14  # between a cue and its date
_CONFIDENCE = 0.9
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?", re.ASCII)
_TOKEN = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*|[,;:()–—]")
_CLAUSE = frozenset(
    "who whom whose which that where when while because if whether and but or before after since until till"
    " against about than as for although though unless ; : ( ) – —".split()
)
# A date behind one of these is a date of something else.
_GOVERNED = frozenset(
    "of about for from since until till by before after between against than to as over".split()
)
_ARTICLES = frozenset("a an the this that his her its their".split())
_NEAR = frozenset("on in at late early earlier later only just during also again".split())
_SPEAKING = frozenset("speaking talking addressing writing testifying appearing answering".split())
_ADVERBIAL = _NEAR | _SPEAKING | {"following", "after"}
_OCCASIONS = frozenset(
    "address appearance article book briefing broadcast conference debate essay hearing interview lecture"
    " letter meeting memo message news note post press rally report session speech statement summit talks"
    " television televised testimony tweet visit".split()
)
_OPENING = (
    _NEAR
    | _SPEAKING
    | _ARTICLES
    | _OCCASIONS
    | frozenset("and but then yet with to asked reporters journalists lawmakers parliament".split())
)


class _Said(NamedTuple):
    """A cue in its place, and the speaker's span."""

    start: int
    end: int
    speaker: tuple[int, int]


def said_when(event: Event) -> tuple[When | None, ...]:
    """When each quote was said: with basis `speech` where the text tells, else the date of the event."""
    if not event.dates or not any(quote.speaker for quote in event.quotes):
        return (event.date,) * len(event.quotes)
    return _Clauses(event).dates()


class _Clauses:
    """The clauses of one event's cues."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._text = event.text
        self._contents = _union([(quote.start, quote.end) for quote in event.quotes])
        self._starts = [start for start, _ in self._contents]
        self._dates = sorted(
            (timex for timex in event.dates if timex.edtf and timex.type in ("DATE", "TIME")),
            key=lambda timex: timex.start,
        )
        self._date_starts = [timex.start for timex in self._dates]

    def dates(self) -> tuple[When | None, ...]:
        """One for each quote."""
        own: dict[
            tuple[int, int], When | None
        ] = {}  # by the speaker's span, which the parts of a split quote share
        cues: dict[tuple[int, int], _Said] = {}
        for quote in self._event.quotes:
            said = self._cue(quote)
            if said and own.get(said.speaker) is None:
                own[said.speaker] = self._date(said, quote)
                cues.setdefault(said.speaker, said)
        found: list[When | None] = []
        before: tuple[Quote, When | None] | None = None
        for quote in self._event.quotes:
            date = None
            if quote.speaker:
                place = (quote.speaker.start, quote.speaker.end)
                date = own.get(place)
                if date is None and before and self._goes_on(before[0], quote, cues.get(place)):
                    date = before[1]
                before = quote, date
            else:
                before = None
            found.append(date or self._event.date)
        return tuple(found)

    def _goes_on(self, before: Quote, quote: Quote, said: _Said | None) -> bool:
        """Whether a speaker goes on speaking: the same one, in the same paragraph and the same tense."""
        if not (before.speaker and quote.speaker and before.speaker.name == quote.speaker.name):
            return False
        if self._text.find("\n", before.end, quote.start) >= 0:
            return False
        if said is None:
            return True
        earlier = self._text[max(0, said.start - 5) : said.start].split()[-1:]
        return earlier not in (["had"], ["has"], ["have"]) and not self._text[said.start : said.end].endswith(
            "s"
        )

    def _cue(self, quote: Quote) -> _Said | None:
        """Where the cue of a quote stands: outside the words said, nearest to the speaker."""
        speaker, cue = quote.speaker, quote.cue
        if speaker is None or not cue or not cue[0].isalnum():
            return None
        best: tuple[int, int] | None = None
        low, high = max(0, speaker.start - _REACH), min(len(self._text), speaker.end + _REACH)
        at = self._text.find(cue, low, high)
        while at >= 0:
            end = at + len(cue)
            if not (quote.start <= at < quote.end or speaker.start <= at < speaker.end):
                distance = at - speaker.end if at >= speaker.end else speaker.start - end
                if _is_word(self._text, at, end) and (best is None or distance < best[0]):
                    best = distance, at
            at = self._text.find(cue, end, high)
        return _Said(best[1], best[1] + len(cue), (speaker.start, speaker.end)) if best else None

    def _date(self, said: _Said, quote: Quote) -> When | None:
        if not self._near(said):
            return None
        start, end = self._sentence(said)
        first = bisect_right(self._date_starts, start - 1)
        nearby = []
        for timex in self._dates[first:]:
            if timex.start >= end:
                break
            inside = quote.start <= timex.start < quote.end
            if not inside and (not self._inside(timex.start) or self._inside(said.start)):
                nearby.append(timex)
        for timex in nearby:
            if (self._between(timex, said) or self._behind(timex, said)) and (date := self._when(timex)):
                return date
        for timex in nearby:
            if self._opens(timex, said, start) and (date := self._when(timex)):
                return date
        return None

    def _near(self, said: _Said) -> bool:
        """Whether there is a date near enough to stand in the cue's sentence."""
        place = bisect_right(self._date_starts, min(said.start, said.speaker[0]) - REACH - 1)
        return place < len(self._dates) and self._date_starts[place] < max(said.end, said.speaker[1]) + REACH

    def _behind(self, timex: Timex, said: _Said) -> bool:
        """`said on Tuesday`, `told a meeting in Doha on Tuesday`, `said Lavrov, the minister, on Tuesday`."""
        if timex.start < said.end:
            return False
        tokens = _tokens(self._without(said.end, timex.start, said.speaker))
        words = [token.lower() for token in tokens]
        if len(words) > _MOST_WORDS or not _CLAUSE.isdisjoint(words) or not self._governs(words, timex):
            return False
        *heads, last = _split(tokens)
        if heads and (not any(heads) or not _NEAR.issuperset(map(str.lower, last))):
            return False  # "He had left, he said, on Monday": a comma gives the date to what was said
        return all(not head or head[0].lower() in _ARTICLES or head[0][0].isupper() for head in heads[1:])

    def _between(self, timex: Timex, said: _Said) -> bool:
        """`Assad last month vowed`, `Lavrov, speaking in Doha on Monday, said`."""
        if not said.speaker[1] <= timex.start < timex.end <= said.start:
            return False
        words = [token.lower() for token in _tokens(self._text[said.speaker[1] : timex.start])]
        if len(words) > _MOST_WORDS or not _CLAUSE.isdisjoint(words) or not self._governs(words, timex):
            return False
        content = [word for word in words if word != ","]
        after = _tokens(self._text[timex.end : said.start])
        return (not content or content[0] in _ADVERBIAL) and all(map(_passes, after))

    def _opens(self, timex: Timex, said: _Said, start: int) -> bool:
        """`On Friday President Putin said`, `In an interview on Monday, he said`."""
        if not timex.end <= said.speaker[0] <= said.start:
            return False
        words = [token.lower() for token in _tokens(self._text[start : timex.start])]
        if len(words) > _MOST_WORDS or not _OPENING.issuperset(words) or not self._governs(words, timex):
            return False
        after = _tokens(self._text[timex.end : said.speaker[0]])
        if all(map(_passes, after)):
            return len(after) <= 5
        lower = [token.lower() for token in after]
        return (
            len(after) <= _MOST_WORDS
            and lower[0] == lower[-1] == ","
            and lower[1] in _ADVERBIAL
            and _CLAUSE.isdisjoint(lower[2:])
        )

    def _governs(self, words: Sequence[str], timex: Timex) -> bool:
        """Whether the words before a date leave it to the cue.

        Behind an article, and with a genitive, the date is part of a name for something
        ("the 2012 vote"): only an occasion to speak counts ("in a 2015 interview").
        """
        last = words[-1] if words else ""
        if last in _GOVERNED:
            return False
        following = self._text[timex.end : timex.end + 40]
        if last in _ARTICLES or following.startswith(("'", "’")):
            return not _OCCASIONS.isdisjoint(token.lower() for token in _tokens(following)[:4])
        return True

    def _when(self, timex: Timex) -> When | None:
        """The date of a time expression, up to that of the article: nothing is reported before it is said."""
        published = self._event.date
        confidence = min(_CONFIDENCE, published.confidence) if published else _CONFIDENCE
        time = timex.value if _CLOCK.fullmatch(timex.value) else None
        try:
            date = when(timex.edtf or "", time=time, basis=BASIS, evidence=timex.text, confidence=confidence)
            last = published.latest if published else None
            if last is None or (date.latest and date.latest <= last):
                return date
            if date.earliest is None or date.earliest > last or date.edtf[-1:] in "?~%":
                return None
            edtf = f"{date.earliest}/{last}" if date.earliest < last else f"{last}"
            return when(edtf, basis=BASIS, evidence=timex.text, confidence=confidence)
        except ValueError:
            return None

    def _sentence(self, said: _Said) -> tuple[int, int]:
        """The sentence of a cue and its speaker."""
        left, right = min(said.start, said.speaker[0]), max(said.end, said.speaker[1])
        start, end = sentence_around(self._text, left, right)
        place = bisect_right(self._starts, left) - 1
        if place >= 0 and self._contents[place][1] <= left:
            start = max(start, self._contents[place][1])
        return start, end

    def _inside(self, place: int) -> bool:
        """Whether somebody's words stand at `place`."""
        found = bisect_right(self._starts, place) - 1
        return found >= 0 and place < self._contents[found][1]

    def _without(self, start: int, end: int, speaker: tuple[int, int]) -> str:
        """The text between two places without the speaker and without words said in between."""
        cuts = [speaker]
        place = bisect_right(self._starts, start)
        while place < len(self._contents) and self._contents[place][0] < end:
            cuts.append(self._contents[place])
            place += 1
        pieces = []
        for left, right in sorted(cuts):
            if start < right and left < end:
                pieces.append(self._text[start : max(start, left)])
                start = right
        pieces.append(self._text[start:end])
        return " ".join(pieces)


def _union(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _split(tokens: Sequence[str]) -> list[list[str]]:
    """The tokens between commas."""
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _passes(token: str) -> bool:
    """Whether a word may stand between a date and speaker or cue without opening a clause."""
    lower = token.lower()
    return token == "," or lower in _NEAR or lower in _ARTICLES or token[0].isupper() or lower.endswith("ly")


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
