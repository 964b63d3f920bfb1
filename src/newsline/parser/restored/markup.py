"""Marks for programs: those of HTML, Markdown and wikis, escapes, letters decoded with a wrong table."""

import re
from collections.abc import Iterator

from newsline.parser.restored.places import Edit

# Tags that begin or end a paragraph or a line of their own; the others stand within one.
_BLOCK = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li"
    " main ol p pre section table tbody td th thead tr ul".split()
)
_INLINE = frozenset("a abbr b cite code em font i img mark q s small span strong sub sup time u wbr".split())
_TAG = r"</?([a-zA-Z][a-zA-Z1-6]{0,9})(?:\s[^<>]{0,500})?/?>"
_LINK = r"\[([^\[\]\n]{1,200})\]\((?:https?:|mailto:|[/#])[^()\s]{0,500}\)"
_WIKI = r"\[\[(?:[^\[\]|\n]{1,100}\|)?([^\[\]|\n]{1,100})\]\]"
_NOTE = r"(?<=[\w.,;:!?\"”’)])\[(?:\d{1,3}|[a-z]|citation needed|note \d{1,2})\]"
_EMPHASIS = r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])[^*_\n]{1,300}(?<=[^\s*_])\1(?![\w*_])"
_ESCAPED = r"\\(?:r\\n|[nt\"'/])"
_ESCAPES = {"\\r\\n": "\n", "\\n": "\n", "\\t": " "}
# Characters that windows-1252 makes of the bytes of a character in UTF-8; of a no-break space, which is a
# common one by now, the first.
_TWICE = "(?<![A-ZÀ-Þ])Â(?= )|[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}"


def markup(text: str) -> list[Edit]:
    """What leaves the words of a text that holds marks for programs. Linear in the text."""
    found: list[Edit] = []
    if "<" in text and ">" in text:
        found += _tags(text)
    if "[" in text and "]" in text:
        found += _brackets(text)
    if "*" in text or "_" in text:
        for match in re.finditer(_EMPHASIS, text):
            mark = len(match.group(1))
            found += (
                Edit(match.start(), match.start() + mark, ""),
                Edit(match.end() - mark, match.end(), ""),
            )
    if "\\" in text:
        lines = text.count("\\n") > text.count("\n")  # else it is the path of a file
        found += [
            Edit(match.start(), match.end(), _ESCAPES.get(match.group(), match.group()[1:]))
            for match in re.finditer(_ESCAPED, text)
            if lines or match.group()[-1] not in "nt"
        ]
    if "â" in text or "Ã" in text or "Â" in text:
        found += _decoded_twice(text)
    found.sort()
    return found


def _tags(text: str) -> Iterator[Edit]:
    for match in re.finditer(_TAG, text):
        name = match.group(1).lower()
        if name in _BLOCK:
            yield Edit(match.start(), match.end(), "\n")
        elif name in _INLINE:
            yield Edit(match.start(), match.end(), "")


def _brackets(text: str) -> Iterator[Edit]:
    for pattern in (_LINK, _WIKI) if "](" in text or "[[" in text else ():
        for match in re.finditer(pattern, text):
            yield Edit(match.start(), match.start(1), "")
            yield Edit(match.end(1), match.end(), "")
    for match in re.finditer(_NOTE, text):
        yield Edit(match.start(), match.end(), "")


def _decoded_twice(text: str) -> Iterator[Edit]:
    for match in re.finditer(_TWICE, text):
        first = match.group()[0]
        if len(match.group()) == 1:
            yield Edit(match.start(), match.end(), "")
            continue
        size = 2 if first < "à" else 3 if first < "ð" else 4
        data = b"".join(map(_byte, match.group()[:size]))
        try:
            yield Edit(match.start(), match.start() + size, data.decode())
        except UnicodeDecodeError:
            continue


def _byte(character: str) -> bytes:
    """The byte that a program took for the character; five have no character in windows-1252."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
