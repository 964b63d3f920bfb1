"""What a date says it is the date of: words before it such as "Published", "Updated", "Retrieved"."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from newsline.parser.datetext.names import fold
from newsline.parser.datetext.tokens import Tokens

Relation = Literal["published", "updated", "captured", "other", "none"]

# How many tokens before a date are looked at.
_REACH = 12
# Right before a colon these say that a date is none of the publication: "Hearing date: 4 May 2019".
_LABELS = frozenset(
    "anniversary appointment concert conference course court deadline due exhibition hearing lecture meeting"
    " next opening opens period quarter registration seminar session start trial venue visit wedding webinar"
    " when workshop".split()
)
_LABEL_WORDS = 4
_THAI = frozenset(map(chr, range(0x0E01, 0x0E5C)))
# The longest word that is a label as a whole, not a sentence, and what such a label may end in.
_EAST_ASIAN_LABEL = 8
_UNITS = ("日時", "日期", "时间", "時間", "日", "于", "於", "시간", "일시", "일")


@cache
def _lookup() -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    relation: Relation = "none"
    sections: dict[str, Relation] = {
        "[published]": "published",
        "[updated]": "updated",
        "[captured]": "captured",
        "[other]": "other",
    }
    for line in Path(__file__).with_name("relations.txt").read_text("utf-8").splitlines():
        if line in sections:
            relation = sections[line]
        elif not line.startswith("#"):
            found.update((fold(word), relation) for word in line.split())
    return found


def relation_before(tokens: Tokens, start: int, stop: int) -> Relation:
    """The relation stated by the nearest such word among the tokens from `stop` up to `start`."""
    if tokens.is_mark(start - 1, ":") and _labels_another(tokens, start - 1, stop):
        return "other"
    if tokens[start - 1].lower == "is" and tokens[start - 2].lower == "today":
        return "captured"  # the day of a visit to the page
    for index in range(start - 1, max(stop, start - _REACH) - 1, -1):
        token = tokens[index]
        if token.kind == "w":
            found = relation_word(token.text)
            if token.lower == "date":
                return _qualified(tokens, index)
            if found == "none" and not token.text[1:].islower():
                found = _glued_word(token.text)
            if found != "none":
                return found
        elif token.text == "©":
            return "other"
    return "none"


def _labels_another(tokens: Tokens, colon: int, stop: int) -> bool:
    """Whether the words before a colon name what else a date may be of: "Next meeting:", "On this day:"."""
    for index in range(colon - 1, max(stop, colon - _LABEL_WORDS) - 1, -1):
        token = tokens[index]
        if token.kind != "w":
            return False
        if token.lower in _LABELS or (token.lower == "day" and tokens[index - 1].lower == "this"):
            return True
    return False


def relation_word(word: str) -> Relation:
    """The relation that a single word states; Chinese, Japanese and Korean words by how they begin or end."""
    if _is_east_asian(word):
        return _east_asian(word)
    if "\u0e01" <= word[:1] <= "\u0e5b":
        return _thai(word)
    return _lookup().get(fold(word), "none")


def _glued_word(word: str) -> Relation:
    """The relation of a word that stands run together with another: "PublishedWed", "Jane DoePosted"."""
    if not word.isascii() or word.isupper():
        return "none"
    words: list[str] = re.findall("[A-Z]?[a-z]+", word)
    return next((found for part in words if (found := relation_word(part)) != "none"), "none")


def _thai(word: str) -> Relation:
    """ "เผยแพร่เมื่อ", "วันที่เผยแพร่": Thai leaves no spaces between its words."""
    folded = fold(word)
    return next((kind for told, kind in _lookup().items() if told[0] in _THAI and told in folded), "none")


def _east_asian(word: str) -> Relation:
    """ "更新日時", "最后更新时间", "기사입력": what happened begins the word, or ends it but for a unit."""
    parts = [word[:4], word[:2]]
    if len(word) <= _EAST_ASIAN_LABEL:
        bare = next((word.removesuffix(unit) for unit in _UNITS if word.endswith(unit)), word)
        parts += [bare[-4:], bare[-2:]]
    return next((found for part in parts if (found := _lookup().get(fold(part)))), "none")


def relation_after(tokens: Tokens, index: int) -> Relation:
    """The relation that stands behind a date, as in "7月13日 更新"."""
    word = tokens[index].text
    return relation_word(word) if _is_east_asian(word) else "none"


def _is_east_asian(word: str) -> bool:
    return "\u3040" <= word[:1] <= "\ud7ff"


def _qualified(tokens: Tokens, index: int) -> Relation:
    """What "date" at `index` is the date of: "Publication date", "Event date", "LOAD-DATE", just "Date"."""
    before = tokens[index - 1 - tokens.is_mark(index - 1, "-")]
    return relation_word(before.text) if before.kind == "w" else "published"
