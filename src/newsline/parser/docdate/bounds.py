"""Bounds of an undated document: it was written after the latest past date that it names."""

import re
from collections.abc import Sequence
from datetime import date

from newsline.model import DateCandidate, Timex, When, edtf_bounds, when
from newsline.parser.timex.tense import sign_of

# Words before a date, or anywhere before it in its sentence, that put it in the future or leave it open.
_OPEN = frozenset("by until till before through next after than towards".split())
_AHEAD = frozenset(
    "will would shall could may might plan plans planned planning expect expects expected expecting due"
    " scheduled aim aims target targets goal forecast forecasts predict predicts predicted projected upcoming"
    " deadline hopes intends proposes proposed promises promised vows vowed pledged pledges if unless"
    " forthcoming postponed rescheduled delayed slated".split()
)
# What is planned, "the April 2011 elections", may be yet to come; not behind "during", nor before "were".
_HELD = frozenset("in during since after from at with".split())
# What nobody plans, or is known when it is done: "the 2012 attack" is past, "the 2016 race" may be to come.
_DONE = frozenset(
    "attack attacks attacker crisis war earthquake earthquakes quake tsunami hurricane cyclone typhoon"
    " flood floods flooding storm disaster crash collapse bombing bombings shooting shootings massacre"
    " killing killings murder murders death deaths assassination coup uprising uprisings revolution revolt"
    " riot riots unrest protests invasion raid raids airstrike strikes siege genocide famine drought"
    " epidemic pandemic outbreak accident fire fires blaze blast explosion spill leak hack breach scandal"
    " decision ruling verdict law act deal agreement accord accords treaty pact ceasefire truce report"
    " study survey paper article interview speech memo book novel film documentary album conviction arrest"
    " arrests kidnapping hijacking takeover bailout recession slump downturn annexation amendment overhaul"
    " victory win defeat loss conflict fighting intervention incident eruption landslide meltdown"
    " crackdown".split()
)
_WAS = frozenset("was were killed left brought ended struck saw".split())
# What stands before a year that is no attribute of what follows: "in 2016", "late 2016".
_BEFORE_YEAR = frozenset(
    "in since during from of between back about around circa and or to late early mid on at".split()
)
# Verbs of saying look back whatever it is that is said.
_SAYING = frozenset("said told reported stated announced according asked added".split())
_DONE_BEFORE = frozenset(
    "born built begun written drawn taken given seen beaten chosen fallen stolen sunk torn gone done".split()
)
_NOUN_REACH, _CLAUSE_BACK, _CLAUSE_ON = 4, 14, 12
_RANGE, _RANGE_WORDS = frozenset(("from", "between", "back")), 6
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = ".!?\n"
_CLAUSE_STOPS = _STOPS + ';“”"'
_MONTH = len("2016-05")
_DASHES = ("-", "–")
# Kept as text, like the next: compiled by `re` when a page without a date first has use for it.
_LAST_WORD = r"(?i)\b(since|in|on|after|from|during|of)\s\Z"
_AGE = r"(?i)(?<![\d-])(?:(\d{1,3})-year-old\b|\baged? (\d{1,3})\b)"
_PLANNED = (
    r"(?i) (?:[a-z]+ )?(?:elections?|polls?|vote|referendum|summit|conference|congress|games|olympics"
    r"|tournament|championships?|cup|budget|census|season)\b(?! (?:was|were|had|saw|brought|ended|came|took))"
)
_BIRTH_REACH = 40
# How far before a date its sentence is looked at.
_REACH = 120
_LAST_YEAR = 2100


def bounds_from(
    timexes: Sequence[Timex], dated: When | None, text: str = "", changed: str = ""
) -> When | None:
    """Between which days an undated document must lie: `2011/..`, or `None` if nothing tells.

    The lower bound is the latest absolute date that the text names as past; with `text` (the
    body the timexes index) a date after "by", "until", "will", "expected" and their like is
    left out, and so is a bare year of which nothing says that it is past ("the 2016 race"). An age
    beside a year of birth ("born in 1975, the 41-year-old") gives both bounds. `changed` are
    the words of the day on which it was changed, which it does not tell of. A dated document needs none.
    """
    if dated is not None:
        return None
    latest: tuple[date, Timex, str] | None = None
    for timex in timexes:
        past = _past(timex, text)
        if past is None or (latest is not None and past[0] <= latest[0]) or timex.text == changed:
            continue
        if text and (_is_ahead(timex, text) or (len(past[1]) < _MONTH and not _looks_back(timex, text))):
            continue
        latest = (past[0], timex, past[1])
    aged = _from_age(timexes, text)
    if aged is not None and (latest is None or (aged.earliest and latest[0] <= aged.earliest)):
        return aged
    if latest is None:
        return None
    if aged is not None and aged.latest and latest[0] <= aged.latest:
        evidence = f"{_quoted(latest[1], text)}; {aged.evidence}"
        return when(f"{latest[2]}/{aged.latest.year}", basis="content", evidence=evidence, confidence=0.6)
    _, timex, edtf = latest
    return when(f"{edtf}/..", basis="content", evidence=_quoted(timex, text), confidence=0.6)


def bounds_until(bounds: When | None, latest: DateCandidate | None) -> When | None:
    """`bounds` closed by the day on which the document was changed or saved (`Dating.latest`).

    What the text names as past but lies after that day tells nothing: then the end alone is known.
    """
    if latest is None or latest.edtf is None:
        return bounds
    end = latest.edtf.split("/")[-1]
    _, last, _ = edtf_bounds(end)
    if bounds is None or bounds.earliest is None or last is None or bounds.earliest > last:
        return when(f"../{end}", basis=latest.rule, evidence=latest.text, confidence=0.9)
    if bounds.latest is not None and bounds.latest <= last:
        return bounds
    evidence = f"{bounds.evidence}; {latest.text}"
    return when(f"{bounds.edtf.split('/')[0]}/{end}", basis="content", evidence=evidence, confidence=0.6)


def _past(timex: Timex, text: str) -> tuple[date, str] | None:
    """The first day of an absolute date and its EDTF without qualifiers; of a span of time its beginning.

    What counts from another date ("that June", "ten years later") has no year of its own and is none.
    """
    if timex.type not in ("DATE", "TIME") or not timex.edtf:
        return None
    if len(timex.text) == len("24") and timex.start and text[timex.start - 1 : timex.start] in _DASHES:
        return None  # of "2023-24", which the page may lie in
    edtf = timex.edtf.split("/")[0].rstrip("?~%")
    if not edtf[:1].isdigit() or (edtf[:4].isdigit() and edtf[2:4] not in timex.text):
        return None
    try:
        earliest, _, _ = edtf_bounds(edtf)
    except ValueError:
        return None
    return (earliest, edtf) if earliest and earliest.year <= _LAST_YEAR else None


def _from_age(timexes: Sequence[Timex], text: str) -> When | None:
    """The two years in which somebody born in a stated year has the age stated in the same sentence."""
    if "born" not in text and "Born" not in text and "BORN" not in text:
        return None
    for timex in timexes:
        past = _past(timex, text) if timex.type == "DATE" else None
        before = text[max(0, timex.start - _BIRTH_REACH) : timex.start]
        if past is None or not re.search(r"(?i)\bborn\b[^.!?\n]*\Z", before):
            continue
        start, end = _sentence(text, timex)
        ages = {int(a or b) for a, b in re.findall(_AGE, text[start:end])}
        if len(ages) == 1:
            age = ages.pop()
            year = past[0].year + age
            evidence = f"born {_quoted(timex, text)}, aged {age}"
            return when(f"{year}/{year + 1}", basis="content", evidence=evidence, confidence=0.6)
    return None


def _sentence(text: str, timex: Timex) -> tuple[int, int]:
    """The sentence of a timex as far as it matters here: up to a stop or line end, at most `_REACH` away."""
    low, high = max(0, timex.start - _REACH), min(len(text), timex.end + _REACH)
    start = max(text.rfind(stop, low, timex.start) for stop in _STOPS)
    ends = [at for stop in _STOPS if (at := text.find(stop, timex.end, high)) >= 0]
    return (low if start < 0 else start + 1), min(ends, default=high)


def _is_ahead(timex: Timex, text: str) -> bool:
    """Whether the words before it in its sentence, or what it is the date of, leave open if it is past."""
    before = text[max(0, timex.start - _REACH) : timex.start]
    for stop in _STOPS:
        before = before[before.rfind(stop) + 1 :]
    words = [match.group().lower() for match in _WORD.finditer(before)]
    inside = [match.group().lower() for match in _WORD.finditer(timex.text)]
    near = words[-2:]
    if not _OPEN.isdisjoint(near + inside[:1]) or not _AHEAD.isdisjoint(words):
        return True
    # "Set the vote for May 5, 2016", "an outlook for 2012", "fiscal 2012", which begins before it.
    if words[-1:] in (["as"], ["for"]) or "fiscal" in words[-1:] + inside:
        return True
    if words[-1:] == ["to"] and _RANGE.isdisjoint(words[-_RANGE_WORDS:]):
        return True  # "commit to zero emissions as close as possible to 2040", not "from 2009 to 2013"
    return _HELD.isdisjoint(near) and re.compile(_PLANNED).match(text, timex.end) is not None


def _looks_back(timex: Timex, text: str) -> bool:
    """Whether the words around a year show that it is past: a bare year may as well be a coming one.

    It does if the clause has a verb of the past before it (else behind it), if what it is the year
    of is nothing that is planned, and behind "since" and "during".
    """
    before, after = _clause(timex, text)
    inside = [match.group().lower() for match in _WORD.finditer(timex.text)]
    led = (inside or before or [""])[-1]
    if led in ("since", "during"):
        return True
    if led not in _BEFORE_YEAR and text[timex.end : timex.end + 1] == " " and after:
        # "The 2012 attack"; "the 2016 race" only where a verb right behind it tells of it.
        return not (_DONE.isdisjoint(after[:_NOUN_REACH]) and _WAS.isdisjoint(after[1:_NOUN_REACH]))
    if not _DONE.isdisjoint(before[-_NOUN_REACH:]):
        return True
    words = ["", *before, ""]
    for index in range(len(words) - 2, max(0, len(words) - 2 - _CLAUSE_BACK), -1):
        if turn := _turn(words, index):
            return turn < 0
    if before and text[timex.end : timex.end + 1] == ",":
        return False
    words = ["", *after, "", ""]
    return next((turn < 0 for index in range(1, len(words) - 2) if (turn := _turn(words, index))), False)


def _turn(words: Sequence[str], index: int) -> int:
    """-1 if a word of a clause looks back, 1 if ahead, 0 if neither or if it only says who says so."""
    if words[index] in _SAYING:
        return 0
    return -1 if words[index] in _DONE_BEFORE and words[index - 1] != "be" else sign_of(words, index)


def _clause(timex: Timex, text: str) -> tuple[list[str], list[str]]:
    """The words before and behind a timex up to the next mark that ends a sentence or a quotation."""
    low, high = max(0, timex.start - _REACH), min(len(text), timex.end + _REACH)
    start = max(text.rfind(stop, low, timex.start) for stop in _CLAUSE_STOPS)
    ends = [at for stop in _CLAUSE_STOPS if (at := text.find(stop, timex.end, high)) >= 0]
    before, after = (
        text[low if start < 0 else start + 1 : timex.start],
        text[timex.end : min(ends, default=high)],
    )
    return (
        [match.group().lower() for match in _WORD.finditer(before)],
        [match.group().lower() for match in _WORD.finditer(after)][:_CLAUSE_ON],
    )


def _quoted(timex: Timex, text: str) -> str:
    """The date with the word before it ("since 2011")."""
    word = re.search(_LAST_WORD, text[max(0, timex.start - 12) : timex.start])
    return f"{word[1]} {timex.text}" if word else timex.text
