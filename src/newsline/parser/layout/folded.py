"""Lines that a program broke at one width, put together again."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsline.parser.layout.fields import read_field
from newsline.parser.layout.furniture import cues
from newsline.parser.layout.header import read_part
from newsline.parser.layout.hyphens import jointed, words_of
from newsline.parser.layout.markup import bullet_end, heading_level
from newsline.parser.layout.rows import ends_sentence, split_rows
from newsline.parser.layout.sheets import page_edges, specks
from newsline.parser.layout.undone import Undone

_NARROWEST, _NARROW = 24, 45
WIDEST = 130  # a text of longer lines was not broken
# So many lines must go on in the next one with a small letter before a width is looked for …
_FEWEST, _FEWEST_NARROW = 2, 5
# … and all but one of so many had no room for its first word.
_MOST_ODD, _SPARE, _MOST_SHORT = 8, 4, 3
# Letters measured, lines of one width differ by so great a part of it, and more of them must be seen.
_RAGGED, _FEWEST_RAGGED = 7, 5
_SHORT_BLOCK = 2
_TRIED = 4  # longest lines, each of which may be longer than the width
_LONGEST_FIELD = 100
_SIGNED_CHARS = 40
_ADDRESS = ("http://", "https://", "www.")
_NOT_OPEN = ".!?:;"  # at the end of a line, or nothing
_MORE_FOLLOWS = "·•|,/-–—&"
_COLUMNS = "   "
_HEAD_LINES = 15
_DIVIDED = ("-", "\u2010", "\u00ad")


class Fold(NamedTuple):
    """How a program broke lines: at a width, by so many characters less where it measured letters.

    `hanging` says that all lines of a paragraph but the first are indented.
    """

    width: int
    slack: int
    hanging: bool


def find_fold(lines: list[str]) -> Fold | None:
    """The width at which a program broke the lines, if one did.

    It is told by the lines that surely go on, in mid-sentence and with a small letter. Where nearly none of
    these had room for the word that follows, so it was with the others.
    """
    sure = [
        index
        for index, (line, following) in enumerate(pairwise(lines))
        if following.lstrip()[:1].islower()
        and line.rstrip()[-1:] not in _NOT_OPEN
        and _COLUMNS not in line.strip()
        and not following.split(None, 1)[0].endswith(":")
    ]
    if len(sure) < _FEWEST:
        return None
    needs: list[tuple[int, int]] = []
    for index in sure:
        above = lines[index].rstrip()
        size = len(above)
        if size <= WIDEST and not above.endswith(_DIVIDED):
            needs.append((size, size + 1 + _first_word(lines[index + 1])))
    if 2 * len(needs) < len(sure):
        return None
    needs.sort(reverse=True)
    for width, _ in needs[:_TRIED]:
        slack = _slack(width, needs)
        if slack is not None:
            deeper = sum(_indent(lines[index + 1]) > _indent(lines[index]) for index in sure)
            return Fold(width, slack, _MOST_ODD * deeper > len(sure))
    return None


def _slack(width: int, needs: list[tuple[int, int]]) -> int | None:
    """By how much lines broken at a width are shorter than it, if nearly all fit it.

    Of each line that goes on `needs` tells its length, and that with the word that follows.
    """
    within = [need for size, need in needs if size <= width]
    if width < _NARROWEST or len(within) < (_FEWEST if width >= _NARROW else _FEWEST_NARROW):
        return None
    ragged = width // _RAGGED if len(within) >= _FEWEST_RAGGED else 0
    slack = max((width - need + 1 for need in within if width - ragged < need <= width), default=0)
    # Lines of half the width are those of a header or a menu.
    odd = sum(width < 2 * need <= 2 * (width - slack) for need in within)
    full = sum(need > width - slack for need in within)
    fits = _MOST_ODD * odd <= len(within) + _SPARE and _MOST_SHORT * full >= len(within)
    return slack if fits else None


def put_together(lines: list[str], numbers: list[int], fold: Fold) -> Undone:
    """The text of lines that were broken at a width; `numbers` are those of the lines in the file."""
    edges, dirt = page_edges(lines), specks(lines)
    prose = _prose(lines, _SHORT_BLOCK if fold.slack == 0 else 0)
    words = cache(lambda: words_of("\n".join(lines)))
    whole: list[list[str]] = []  # the pieces of each line
    places: list[int] = []
    joints: dict[int, list[tuple[int, int]]] = {}
    above = ""  # the last line as it stands in the file
    told = 0  # words of the last whole line
    gap = False  # behind it, a page's end
    for index, line in enumerate(lines):
        if index in edges or index in dirt:
            gap = gap or index in edges
            continue
        if (
            above
            and goes_on(above, line, fold)
            and (index in prose or above.rstrip()[-1] in _MORE_FOLLOWS)
            and not (gap and ends_sentence(above.rstrip()))
            and (index > _HEAD_LINES or not _tells_alone(above, line))
        ):
            joints.setdefault(len(whole) - 1, []).append((told, numbers[index]))
            # Spaces within a line made it as long as the others.
            pieces = whole[-1]
            if len(pieces) == 1:
                pieces[0] = " ".join(pieces[0].split())
            pieces[-1], below = jointed(pieces[-1], " ".join(line.split()), words)
            pieces.append(below)
            told += len(line.split())
        else:
            if gap:
                whole.append([""])
                places.append(numbers[index])
            whole.append([line])
            places.append(numbers[index])
            told = len(line.split())
        above, gap = line, False
    left_out = [
        (numbers[index], lines[index].strip()) for index in sorted(edges | dirt) if lines[index].strip()
    ]
    return Undone("\n".join(map("".join, whole)), places, joints, left_out)


def _prose(lines: list[str], short: int) -> frozenset[int]:
    """The lines of blocks in which one begins with a small letter: of paragraphs, not of lists.

    Of so few lines as `short` tells, none may do so by chance.
    """
    found: list[int] = []
    block: list[int] = []
    for index, line in enumerate((*lines, "")):
        if line.strip():
            block.append(index)
            continue
        if len(block) <= short or any(lines[at].lstrip()[0].islower() for at in block):
            found += block
        block.clear()
    return frozenset(found)


def goes_on(line: str, following: str, fold: Fold) -> bool:
    """Whether a program broke a line there: it had no room for the first word of the next one."""
    above, words = line.strip(), following.strip()
    if not above or not words:
        return False
    size, slack = len(line.rstrip()), fold.slack
    # A longer word stands alone on its line; it may be all of it.
    if size > fold.width + fold.width // _RAGGED and (" " in above or words[0].isupper()):
        return False
    if slack and ends_sentence(above):
        slack //= 2
    if size + 1 + _first_word(words) <= fold.width - slack and not above.endswith(_DIVIDED):
        return False
    if not fold.hanging and _indent(following) > _indent(line) and not bullet_end(above):
        return False
    return _may_go_on(above, words)


def _may_go_on(above: str, words: str) -> bool:
    """Whether neither line stands alone by its form: of a list, a table, a header."""
    if bullet_end(words) or words[0] in "|>" or heading_level(words):
        return False
    if not any(map(str.isalnum, words)) or not any(map(str.isalnum, above)):
        return False
    if (words.startswith(_ADDRESS) and " " not in words) or (above.startswith(_ADDRESS) and " " not in above):
        return False
    if len(words) > _LONGEST_FIELD or ends_sentence(words):
        return True
    if words[0].islower():
        # In a header fields may be written small, one below the other.
        return not _is_signed(words) and not (_begins_field(words) and _begins_field(above))
    if words.startswith("By ") and not ends_sentence(above):
        return False
    return read_field(words) is None


def _tells_alone(above: str, line: str) -> bool:
    """Whether one of two lines near the top tells who wrote or when, so that they are not one."""
    if line.lstrip()[:1].islower() or above.rstrip()[-1] in _MORE_FOLLOWS:
        return False
    rows = split_rows(f"{above}\n{line}", 0, markdown=False)
    return any(read_part(row, cues()).role in ("date", "byline") for row in rows)


def _begins_field(words: str) -> bool:
    return words.split(None, 1)[0][-1] in ":="


def _is_signed(words: str) -> bool:
    """Whether a line may be a byline written small: "by Jane Doe"."""
    return words.startswith("by ") and words[3:4].isupper() and len(words) <= _SIGNED_CHARS


def _first_word(line: str) -> int:
    """The length of the first word; no line is broken at a no-break space."""
    return len(line.lstrip().partition(" ")[0])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
