"""Single quotation marks, which are apostrophes, too."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from newsline.parser.quotes.marks import Quoted, places

_ELISIONS = frozenset("em til tis twas cause bout n round neath".split())
# A single mark looks no further than this for its partner, so that time stays linear.
_REACH = 5000
_MAX_POSSESSIVES = 8
# How many marks behind one without a partner are looked at.
_FOLLOWING = 8


@cache
def _single() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may open and what may close a single quotation; compiled for the first text that has one.

    It opens after space, a bracket, a dash or a double mark and before a word, and
    closes before anything but a letter or digit.
    """
    return (
        re.compile(r"['‘‚‹](?<![^\s(\[/:—–\"“-].)(?=[^\W_]|[$£€(\[“\"…])(?!\d0s)"),
        re.compile(r"['’‘›](?<!\s.)(?![^\W_])"),
    )


@cache
def _sure_close() -> re.Pattern[str]:
    """A single mark that is no apostrophe."""
    return re.compile(r"[,.!?…][”\"]?['’›](?![\w'])")


def single_openers(text: str) -> list[int]:
    """Where a single mark may open, in order."""
    opens = _single()[0].match
    return [at for at in places(text, "'‘‚‹") if (not at or not text[at - 1].isalnum()) and opens(text, at)]


def add_single(
    text: str, a: int, b: int, openers: list[int], strings: list[Quoted], before: list[Quoted]
) -> int:
    """Add strings in single marks to those in double marks; what lies inside another is dropped.

    `openers` are the places in `[a, b)` where a single mark may open, in order. Returns the last of them if
    it has no partner, or at best a possessive (workers' rights), else -1.
    """
    lone = -1
    taken = iter(list(strings))
    current = next(taken, None)
    added: list[Quoted] = []
    at = a
    # Where the next closing mark stands, so that marks without a partner do not all search for one.
    nearest = -1
    for number, opener in enumerate(openers):
        if opener < at:
            continue
        at = opener + 1
        while current is not None and current.end <= opener:
            current = next(taken, None)
        if current is not None and current.start <= opener:
            at = max(at, current.end)
            continue
        if text[opener] == "'" and _elided(text, at):
            continue
        if nearest < at:
            nearest = next((mark.start() for mark in _closers(text, at, b)), b)
        quoted = _close_single(text, opener, b) if nearest < at + _REACH else None
        doubtful = quoted is None or (text[quoted.outer - 1] == "s" and quoted.end < b)
        lone = opener if doubtful else -1
        if quoted is None and _may_stay_open(text, opener, a, before):
            stop = _reopened(text, openers[number + 1 : number + _FOLLOWING], b)
            quoted = Quoted(opener, stop, at, stop, closed=False)
        if quoted is not None:
            quoted.continued = opener == a and bool(before) and not before[-1].closed
            added.append(quoted)
            at = quoted.end
    if added:
        merged = sorted([*strings, *added], key=lambda q: (q.start, -q.end))
        strings.clear()
        for quoted in merged:
            if not strings or quoted.start >= strings[-1].end:
                strings.append(quoted)
    return lone


def single_end(text: str, opener: int, openers: list[int], start: int, end: int) -> tuple[int, int]:
    """Where in `[start, end)`, behind its paragraph, the string surely closes that `opener` opens, or 0.

    And where the next of `openers` stands, or 0. It opens a sentence or direct speech.
    """
    if not text[opener + 1].isupper() and text[max(0, opener - 2) : opener].rstrip()[-1:] not in (":", ","):
        return 0, 0
    at = bisect_left(openers, start)
    following = openers[at] if at < len(openers) else 0
    found = _sure_close().search(text, start, min(end, following or end))
    return found.start() + 1 if found else 0, following


def _elided(text: str, at: int) -> bool:
    """Whether an apostrophe stands for left-out letters: 'em, 'til, rock 'n' roll, the '90s."""
    end = at
    while end < at + 6 and text[end : end + 1].isalnum():
        end += 1
    word = text[at:end].lower()
    return word in _ELISIONS or (word[:2].isdigit() and word[2:] in ("", "s"))


def _closers(text: str, at: int, b: int) -> Iterator[re.Match[str]]:
    for mark in _single()[1].finditer(text, at, b):
        if text[mark.start()] != "‘" or text[mark.start() - 1 : mark.start()] in ",.!?":
            yield mark


def _close_single(text: str, opener: int, b: int) -> Quoted | None:
    """The closing mark of a single quotation: a possessive "workers'" is passed over for a surer one."""
    inner = opener + 1
    fallback: int | None = None
    possessives = 0
    stop = min(b, inner + _REACH)
    if text[opener] == "‘":
        reopened = _single()[0].search(text, inner, stop)
        stop = reopened.start() if reopened is not None else stop
    for mark in _closers(text, inner, stop):
        close = mark.start()
        last = text[close - 1]
        after = text[close + 1] if close + 1 < b else "\n"
        if last == "s" and after == " " and text[close] in "'’":
            if fallback is None:
                fallback = close
            possessives += 1
            if possessives < _MAX_POSSESSIVES:
                continue
            break
        fallback = close
        break
    if fallback is None or fallback - inner < 2:
        return None
    return Quoted(opener, fallback + 1, inner, fallback)


def _reopened(text: str, openers: list[int], b: int) -> int:
    """Where the words end that no mark closes: before the next sentence in marks, or with the paragraph."""
    for opener in openers:
        stop = opener
        while text[stop - 1].isspace():
            stop -= 1
        if stop < opener and text[stop - 1] in ".!?…":
            return stop
    return b


def _may_stay_open(text: str, start: int, a: int, before: list[Quoted]) -> bool:
    """Whether a single mark without a partner opens: after a colon or comma, or in a row of such."""
    if start == a:
        return text[start] == "‘" or bool(before and not before[-1].closed)
    return text[start] == "‘" and text[a:start].rstrip()[-1:] in (":", ",")
