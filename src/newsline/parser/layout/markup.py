"""Light markup reduced to its words: HTML entities and the inline forms of markdown.

Linear on hostile text: every expression stops at the mark that would start it again. A text is
searched for one character before it is searched for two, which takes many times as long.
"""

import re

# Kept as text and compiled by `re` when a document first has use for them: most have none.
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
# Entities for which the table of all of them need not be imported.
_USUAL = {
    "&amp;": "&", "&quot;": '"', "&apos;": "'", "&#39;": "'", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0",
    "&rsquo;": "’", "&lsquo;": "‘", "&rdquo;": "”", "&ldquo;": "“", "&mdash;": "—", "&ndash;": "–",
    "&hellip;": "…", "&#8217;": "’", "&#8216;": "‘", "&#8220;": "“", "&#8221;": "”", "&#8211;": "–",
    "&#8212;": "—", "&#160;": "\u00a0",
}  # fmt: skip
# It begins with one of two characters, so that `re` passes over all others fast; so does `_DELIMITER`.
_LINK = r"(?:!\[|\[)([^\[\]\n]*)\]\(\s*([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\s*\)"
_AUTOLINK = r"<((?:https?://|mailto:)[^<>\s]+)>"
_DELIMITER = r"[\\*_`~](?:(?<=\\)[^\w\s]|(?<=[*_`])[*_`]*|(?<=~)~)"
# What a blog's software would have replaced: "[ad_1]", "[gallery ids="1,2"]", "[/caption]".
_SHORTCODE = r"\[/?(?:[a-z]+_[a-z0-9_]+|audio|caption|embed|gallery|playlist|video)(?: [^\[\]\n]*)?\]"
_BULLETS = "-*+•‣◦▪●·"
_HEADINGS = ("# ", "## ", "### ")
_LINK_MARKS = ("](http", "](/", "\n![", "]: http")
# Targets of links at the end of a text, "[1]: https://courier.example/storm", and the links: "[Storm][1]".
_TARGET = r"(?m)^[ >]{0,5}\[([^\[\]\n]+)\]:[ \t]+<?([^\s<>]+)>?(?:[ \t]+[\"'(][^\n]*)?[ \t]*$"
_REFERENCE = r"\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?![(:])"
# What pandoc writes behind headings and links: "{#sec-1 .headline}".
_ATTRIBUTES = r" ?\{[#.:][^{}\n]*\}"


def has_markdown(text: str) -> bool:
    """Whether a plain text shows signs of markdown: a heading or a link with its target."""
    if text.startswith(("![", *_HEADINGS)):
        return True
    if "[" in text and any(mark in text for mark in _LINK_MARKS):
        return True
    return "#" in text and any(f"\n{heading}" in text for heading in _HEADINGS)


def with_targets(text: str) -> str:
    """The text with the targets of its links where the links are, not in a list of their own."""
    targets = {match[1].casefold(): match[2] for match in re.finditer(_TARGET, text)}
    if not targets:
        return text

    def link(match: re.Match[str]) -> str:
        target = targets.get((match[2] or match[1]).casefold())
        return match[0] if target is None else f"[{match[1]}]({target})"

    return re.sub(_REFERENCE, link, re.sub(_TARGET, "", text))


def decode_entities(text: str) -> str:
    """The text with HTML entities decoded; anything that is none stays as it stands."""
    if "&" not in text or ";" not in text:
        return text
    return re.sub(_ENTITY, _decoded, text)


def _decoded(match: re.Match[str]) -> str:
    character = _USUAL.get(match[0])
    if character is None:
        import html

        character = html.unescape(match[0])
    return " " if character.isspace() else character


def heading_level(line: str) -> int:
    """The level (1 to 6) of a markdown heading line, 0 for any other line."""
    if line[:1] != "#":
        return 0
    level = len(line) - len(line.lstrip("#"))
    return level if 1 <= level <= 6 and line[level : level + 1] in ("", " ", "\t") else 0


def bullet_end(line: str) -> int:
    """Where the words of a list item begin, 0 for a line that is none."""
    mark, space, rest = line.partition(" ")
    if not space or not (
        mark in _BULLETS or (mark[-1:] in (".", ")") and mark[:-1].isdecimal() and len(mark) <= 4)
    ):
        return 0
    return len(line) - len(rest.lstrip())


def links(line: str) -> list[tuple[str, str]]:
    """The words and target of each markdown link of the line, images left out."""
    if "[" not in line or "](" not in line:
        return []
    return [(plain(match[1]), match[2]) for match in re.finditer(_LINK, line) if match[0][0] != "!"]


def is_shortcode(line: str) -> bool:
    """Whether the line is nothing but a short code of a blog's software."""
    return re.fullmatch(_SHORTCODE, line) is not None


def is_image(line: str) -> bool:
    """Whether the line is nothing but an image."""
    if not line.startswith(("![", "[![")):
        return False
    return not re.sub(_LINK, _without_image, line).strip("[]() ")


def _without_image(match: re.Match[str]) -> str:
    return "" if match[0][0] == "!" else match[1]


def plain(line: str) -> str:
    """A line of markdown reduced to its words: links, images, emphasis and code."""
    if "[" in line and "](" in line:
        line = re.sub(_LINK, _without_image, line)
    if "{" in line:
        line = re.sub(_ATTRIBUTES, "", line)
    if "<" in line:
        line = re.sub(_AUTOLINK, r"\1", line)
    if "*" in line or "_" in line or "`" in line or "\\" in line or "~" in line:
        line = _without_delimiters(line)
    return line


def _without_delimiters(line: str) -> str:
    """Drop each pair of emphasis or code marks; a mark without a partner stays."""
    drop: list[tuple[int, int]] = []
    opened: dict[str, tuple[int, int]] = {}
    for match in re.finditer(_DELIMITER, line):
        mark, start, end = match[0], match.start(), match.end()
        after = line[end] if end < len(line) else " "
        if mark[0] == "\\":
            drop.append((start, start + 1))
            continue
        before = line[start - 1] if start else " "
        if mark[0] == "_" and before.isalnum() and after.isalnum():
            continue
        partner = opened.pop(mark, None)
        if partner is not None and not before.isspace():
            drop += (partner, (start, end))
        elif not after.isspace():
            opened[mark] = (start, end)
    if not drop:
        return line
    drop.sort()
    pieces: list[str] = []
    position = 0
    for start, end in drop:
        pieces.append(line[position:start])
        position = end
    pieces.append(line[position:])
    return "".join(pieces)
