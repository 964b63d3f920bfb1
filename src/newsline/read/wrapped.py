"""Text that a program broke into lines of about equal length, joined into paragraphs again."""

from itertools import pairwise

_NARROWEST, _WIDEST = 50, 110
# A line break was put in by width if the next word would not have fitted; a few are not.
_MOST_ODD = 5


def unwrap(text: str) -> str:
    r"""`text` with the lines of each paragraph joined where they were broken by width alone.

    The width is the longest line there is. A paragraph is joined as a whole or not at all:
    at nearly each of its breaks the next word would not have fitted. Paragraphs are apart
    by blank lines, also in the result. Linear in the length of `text`.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return "\n".join(lines)
    out: list[str] = []
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            paragraph.append(line)
            continue
        out += _joined(paragraph, width)
        paragraph.clear()
        out.append("")
    return "\n".join(out[:-1])


def _joined(paragraph: list[str], width: int) -> list[str]:
    if len(paragraph) < 2:
        return paragraph
    breaks = len(paragraph) - 1
    odd = sum(
        len(line) + 1 + len(following.split(None, 1)[0]) <= width for line, following in pairwise(paragraph)
    )
    if odd * _MOST_ODD > breaks:
        return paragraph
    return [" ".join(line.strip() for line in paragraph)]
