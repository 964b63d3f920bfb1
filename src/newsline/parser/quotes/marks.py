"""Quoted strings: what stands between quotation marks, paragraph by paragraph.

A mark that is never closed costs at most its own paragraph. Straight marks do
not say whether they open or close, so their neighbours decide (Unicode Standard
Annex 14 calls the class QU, "ambiguous quotation").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

# Double marks: typographic, straight, guillemets, German low, and typewriter pairs.
_DOUBLE = frozenset('"“”„‟«»')
_PAIRS = ("''", "``")
# Characters after which a straight mark cannot open.
_NO_OPEN = ",.?!%)=;…’"
_ELISIONS = frozenset("em til tis twas cause bout n round neath".split())
_MAX_WRAP = 110
# A single mark looks no further than this for its partner, so that time stays linear.
_REACH = 5000
_MAX_POSSESSIVES = 8
# Characters at the end of a paragraph in which it may say who spoke.
_TAIL = 70

Span = tuple[int, int]


class Quoted:
    """A string in quotation marks: with its marks `[start, end)`, without `[inner, outer)`.

    `closed` is false where the paragraph ended first; `continued` where the string
    goes on with the quotation of the paragraph before.
    """

    __slots__ = ("closed", "continued", "end", "inner", "outer", "start")

    def __init__(
        self, start: int, end: int, inner: int, outer: int, closed: bool = True, continued: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.inner = inner
        self.outer = outer
        self.closed = closed
        self.continued = continued


def paragraphs(text: str) -> list[Span]:
    """Half-open spans of the paragraphs, trimmed; a line broken in mid-sentence is joined with the next."""
    spans: list[Span] = []
    open_line = False
    begin = 0
    for line in text.split("\n"):
        start, end = begin, begin + len(line)
        begin = end + 1
        bare = line.strip()
        if not bare:
            open_line = False
            continue
        if len(bare) < end - start:
            start += len(line) - len(line.lstrip())
            end = start + len(bare)
        if open_line and spans and text.count("\n", spans[-1][1], start) == 1 and _goes_on(text, start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        open_line = 40 <= end - start <= _MAX_WRAP and (text[end - 1].isalnum() or text[end - 1] in ",-")
    return spans


def _goes_on(text: str, start: int) -> bool:
    return text[start].islower() or text[start].isdigit()


def find_quoted(text: str, spans: list[Span]) -> tuple[list[list[Quoted]], list[Quoted]]:
    """The quoted strings of each paragraph, outermost only, and those left unclosed for good.

    `spans` are the paragraphs; the lists are in text order. Time is linear in the text.
    """
    found: list[list[Quoted]] = []
    marks = _double_marks(text)
    starts = [start for start, _ in marks]
    starts.append(len(text))
    singles: list[int] = []
    if "‘" in text or "‹" in text or "‚" in text or " '" in text or "\n'" in text or text[:1] == "'":
        singles = _single_openers(text)
    carry: Quoted | None = None
    unclosed: list[Quoted] = []
    first = 0
    for a, b in spans:
        strings: list[Quoted] = []
        if starts[first] < b or carry is not None:
            last = bisect_left(starts, b, first)
            strings, carry = _double_quoted(text, a, b, marks[first:last], carry, unclosed)
            first = last
        if singles:
            here = singles[bisect_left(singles, a) : bisect_left(singles, b)]
            if here:
                _add_single(text, a, b, here, strings, found[-1] if found else [])
        found.append(strings)
    if carry is not None:
        unclosed.append(carry)
    return found, unclosed


def _double_marks(text: str) -> list[Span]:
    """The spans of double marks, in order; several in a row are one."""
    marks: list[Span] = []
    end, size = 0, len(text)
    for start in places(text, (*_DOUBLE, *_PAIRS)):
        if start < end:
            continue
        sign = text[start]
        same = _DOUBLE if sign in _DOUBLE else sign
        end = start + 1
        while end < size and text[end] in same:
            end += 1
        marks.append((start, end))
    return marks


def places(text: str, signs: Iterable[str]) -> list[int]:
    """Where any of `signs` stands, in order."""
    found: list[int] = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    found.sort()
    return found


def _double_quoted(
    text: str, a: int, b: int, marks: list[Span], carry: Quoted | None, unclosed: list[Quoted]
) -> tuple[list[Quoted], Quoted | None]:
    out: list[Quoted] = []
    opened: Span | None = None
    continued = False
    first = True
    for number, mark in enumerate(marks):
        start, end = mark
        opens, closes = _sides(text, start, end, a, b)
        if closes and opened is None and carry is None and _wrong_way(text, marks[number : number + 2], a, b):
            opens, closes = True, False
        if first and carry is not None:
            if start == a and opens:
                continued = True
            elif closes and not opens:
                out.append(Quoted(a, end, a, start, continued=True))
                carry.closed = True
                first = False
                continue
            else:
                unclosed.append(carry)
        first = False
        if opened is None:
            if opens:
                opened = mark
            elif closes and not out and _opened_single(text, a, start):
                out.append(Quoted(a, end, a + 1, start))
        elif closes:
            out.append(_quoted(opened, start, end, True, continued))
            opened, continued = None, False
        elif opens and text[start] != "‟":
            # A second opening mark: the first was never closed.
            inner = opened[1]
            while start > inner and text[start - 1].isspace():
                start -= 1
            lost = _quoted(opened, start, start, False, continued)
            if start - inner > 1:
                out.append(lost)
            unclosed.append(lost)
            opened, continued = mark, False
    if opened is None:
        if first and carry is not None:
            unclosed.append(carry)
        return out, None
    stop = _before_attribution(text, opened[1], b)
    last = _quoted(opened, stop, stop, False, continued)
    if last.outer - last.inner > 1:
        out.append(last)
    return out, last


@cache
def _single_close() -> re.Pattern[str]:
    """A single mark that surely closes."""
    return re.compile(r"[,.!?…]['’]")


def _opened_single(text: str, start: int, end: int) -> bool:
    """Whether a single mark at `start` opens a quotation that a double one at `end` closes."""
    if text[start] not in "'‘" or not text[start + 1].isalnum() or start + 2 >= end:
        return False
    return _single_close().search(text, start + 1, end) is None


@cache
def _attribution() -> re.Pattern[str]:
    """Who said it, at the end of a paragraph: ", he said.", ", said Ann Berg."."""
    name = r"(?:he|she|[A-Z][\w.’'-]*+(?: [A-Z][\w.’'-]*+){0,3})"
    said = r"(?:said|says|added)"
    return re.compile(rf", (?:{name} {said}|{said} {name})\.?\Z")


def _before_attribution(text: str, inner: int, end: int) -> int:
    """Where the words of a quotation without a closing mark end, whose paragraph tells who said them."""
    tail = text[max(inner, end - _TAIL) : end]
    if " said" not in tail and " says" not in tail and " added" not in tail:
        return end
    found = _attribution().search(tail)
    return end - len(tail) + found.start() + 1 if found else end


def _wrong_way(text: str, marks: list[Span], a: int, b: int) -> bool:
    """Whether the first of `marks`, which closes, opens: apart from words, at the start or behind "said,".

    A word must follow, and then a mark that closes, or the end of the paragraph; where it stands right
    behind the comma only a mark will do.
    """
    start, end = marks[0]
    if not text[end : end + 1].isspace() or not text[end : end + 2].strip().isalnum():
        return False
    if start > a and text[start - 1] == "," and len(marks) > 1:
        return _sides(text, *marks[1], a, b) == (False, True)
    if start > a and not (text[start - 1].isspace() and text[start - 2] in ",:"):
        return False
    return start > a if len(marks) == 1 else _sides(text, *marks[1], a, b) == (False, True)


def _quoted(opened: Span, outer: int, end: int, closed: bool, continued: bool) -> Quoted:
    start, inner = opened
    return Quoted(start, end, inner, max(outer, inner), closed, continued)


def _sides(text: str, start: int, end: int, a: int, b: int) -> tuple[bool, bool]:
    """Whether the double mark `[start, end)` can open and can close, by its form and its neighbours."""
    before = text[start - 1] if start > a else " "
    after = text[end] if end < b else " "
    sign = text[start]
    if sign in "„‟`":
        return True, False
    if sign == "”" or sign == "»":
        # »So« is the German way; ”so” the Swedish: a closing mark before a word, after a space.
        inverted = before.isspace() and not after.isspace()
        return inverted, not inverted
    if sign in "“«":
        # German „so“ closes with what opens in English.
        wrong_way = (
            not before.isspace() and not before.isalnum() and before not in "([—–-/:‘'" and after.isspace()
        )
        if before.isalnum() and not (after.isalnum() or after in "‘'"):
            wrong_way = True
        return not wrong_way, wrong_way
    if before.isdigit() and not after.isalnum() and _is_measure(text, start, a):
        return False, False
    opens = not before.isalnum() and before not in _NO_OPEN and not after.isspace() and after not in ",.;?!)"
    closes = not before.isspace() and not after.isalnum()
    if opens and closes:
        # Between dashes, brackets and single marks both would do: an opener stands before a word.
        closes = after in "—–-,;:)]" or not (after.isalnum() or after in "‘'([$£€")
        opens = not closes
    elif not opens and not closes:
        # "word"word or space " space: the side with a space is the outside; a comma follows the end.
        closes = text[end : end + 2] in (" ,", " .")
        opens = not closes and before.isspace() and not after.isspace()
        closes = not opens and before != "="
    return opens, closes


def _is_measure(text: str, at: int, a: int) -> bool:
    """Whether the mark after a digit is inches: 6'2", 5′ 11\"."""
    head = text[max(a, at - 5) : at].rstrip("0123456789")
    return head.endswith(("'", "’", "′", "' ", "’ ")) and head.rstrip(" '’′")[-1:].isdigit()


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


def _single_openers(text: str) -> list[int]:
    """Where a single mark may open, in order."""
    opens = _single()[0].match
    return [at for at in places(text, "'‘‚‹") if (not at or not text[at - 1].isalnum()) and opens(text, at)]


def _add_single(
    text: str, a: int, b: int, openers: list[int], strings: list[Quoted], before: list[Quoted]
) -> None:
    """Add strings in single marks to those in double marks; what lies inside another is dropped.

    `openers` are the places in `[a, b)` where a single mark may open, in order.
    """
    taken = iter(list(strings))
    current = next(taken, None)
    added: list[Quoted] = []
    at = a
    # Where the next closing mark stands, so that marks without a partner do not all search for one.
    nearest = -1
    for opener in openers:
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
        if quoted is None and _may_stay_open(text, opener, a, before):
            quoted = Quoted(opener, b, at, b, closed=False)
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


def _may_stay_open(text: str, start: int, a: int, before: list[Quoted]) -> bool:
    """Whether a single mark without a partner opens: after a colon or comma, or in a row of such."""
    if start == a:
        return text[start] == "‘" or bool(before and not before[-1].closed)
    return text[start] == "‘" and text[a:start].rstrip()[-1:] in (":", ",")
