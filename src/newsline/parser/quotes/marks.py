"""Double quotation marks of a paragraph, and the strings they enclose.

A mark that is never closed costs at most its own paragraph. Straight marks do
not say whether they open or close, so their neighbours decide (Unicode Standard
Annex 14 calls the class QU, "ambiguous quotation").
"""

import re
from collections.abc import Iterable
from functools import cache

# Double marks: typographic, straight, guillemets, German low, and typewriter pairs.
_DOUBLE = frozenset('"“”„‟«»')
_PAIRS = ("''", "``")
# Characters after which a straight mark cannot open.
_NO_OPEN = ",.?!%)=;…’"
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


def double_marks(text: str) -> list[Span]:
    """The spans of double marks, in order; several in a row are one."""
    marks: list[Span] = []
    end, size = 0, len(text)
    # One character is found many times as fast as two.
    pairs = [pair for pair in _PAIRS if pair[0] in text]
    for start in places(text, (*_DOUBLE, *pairs)):
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


def double_quoted(
    text: str, a: int, b: int, marks: list[Span], carry: Quoted | None, unclosed: list[Quoted]
) -> tuple[list[Quoted], Quoted | None]:
    """The strings in the double `marks` of a paragraph `[a, b)`, and the last if nothing closes it.

    `carry` is that of the paragraph before; what stays open for good is added to `unclosed`.
    """
    out: list[Quoted] = []
    opened: Span | None = None
    continued = False
    first = True
    for number, mark in enumerate(marks):
        start, end = mark
        opens, closes = _sides(text, start, end, a, b)
        if start == a and end == b:
            opens, closes = carry is None, carry is not None  # a line of its own
        if closes and opened is None and carry is None and _wrong_way(text, marks[number : number + 2], a, b):
            opens, closes = True, False
        if first and carry is not None:
            if start == a and opens:
                continued = True
            elif surely_closes(text, mark, a, b):
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


def surely_closes(text: str, mark: Span, a: int, b: int) -> bool:
    """Whether a double mark can only close, in the paragraph `[a, b)` behind a quotation left open."""
    start, end = mark
    if start == a and end == b:
        return True
    if text[start] in "\"'" and (start == a or text[start - 1].isdigit()):
        return False
    return _sides(text, start, end, a, b) == (False, True)


def _is_measure(text: str, at: int, a: int) -> bool:
    """Whether the mark after a digit is inches: 6'2", 5′ 11\"."""
    head = text[max(a, at - 5) : at].rstrip("0123456789")
    return head.endswith(("'", "’", "′", "' ", "’ ")) and head.rstrip(" '’′")[-1:].isdigit()
