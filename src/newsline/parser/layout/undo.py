"""What a way of saving did to all lines of a text alike, undone before any line is read.

Lines broken at one width are put together, with what stands between two printed pages taken out; the marks
of quoted mail go, and so do blank lines between all lines; a large first letter goes back to its word.
"""

from newsline.parser.layout.folded import WIDEST, find_fold, put_together
from newsline.parser.layout.initials import joined_initials
from newsline.parser.layout.undone import Undone

_FIRST_CHARS = 200  # in which a text that is quoted as a whole has a mark
_DEEPEST = 4  # marks before a line
_FEWEST_LINES = 6  # of a text where blank lines between all of them tell anything
_GAPS = 4  # one of so many lines of it is blank, if all ends of lines were doubled


def undo_saving(text: str) -> Undone | None:
    """The text as it was before a program broke, quoted or spaced out its lines; `None` if none did."""
    lines = text.split("\n")
    if "\f" in text:
        lines = [line if line.isspace() else line.replace("\f", "") for line in lines]
    numbers = list(range(len(lines)))
    unquoted = _unquoted(lines) if ">" in text[:_FIRST_CHARS] else lines
    changed = unquoted is not lines
    lines = unquoted
    if _is_spaced_out(lines):
        lines, numbers, changed = lines[::2], numbers[::2], True
    if initials := joined_initials(lines):
        lines, numbers, changed = *_with(lines, numbers, initials), True
    fold = find_fold(lines) if len(text) <= WIDEST * len(lines) else None
    if fold:
        return put_together(lines, numbers, fold)
    return Undone("\n".join(lines), numbers, {}, []) if changed else None


def _with(
    lines: list[str], numbers: list[int], joined: dict[int, tuple[int, str]]
) -> tuple[list[str], list[int]]:
    """The lines with some of them put together."""
    kept: list[tuple[str, int]] = []
    until = -1
    for index, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if index <= until:
            continue
        until, text = joined.get(index, (index, line))
        kept.append((text, number))
    return [text for text, _ in kept], [number for _, number in kept]


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the mark before each of them, as mail quotes other mail."""
    for _ in range(_DEEPEST):
        if not all(line.lstrip()[:1] == ">" for line in lines if line and not line.isspace()):
            break
        lines = [line.lstrip()[1:].removeprefix(" ") for line in lines]
    return lines


def _is_spaced_out(lines: list[str]) -> bool:
    """Whether a blank line stands between any two lines: each end of a line was doubled.

    So it stands between the paragraphs of a page. It tells something where more of them part some lines, or
    where lines go on in the next one.
    """
    if any(map(str.strip, lines[1::2])):
        return False
    told = [line.strip() for line in lines[::2]]
    while told and not told[-1]:
        told.pop()
    if len(told) < _FEWEST_LINES:
        return False
    return _GAPS * told.count("") >= len(told) or find_fold(told) is not None
