"""Who signed words in marks: "“We stay.” — Ann Berg, mayor", also in a line of its own."""

import re
from functools import cache

from newsline.parser.quotes.lexicon import roles
from newsline.parser.quotes.openings import DASHES
from newsline.parser.quotes.people import People
from newsline.parser.quotes.tokens import Tokens
from newsline.parser.quotes.verbs import has_verb

Span = tuple[int, int]
# Tokens of a signature; characters of one in a line of its own.
_SHORT, _LINE = 24, 100
_DASHES = "-–—―"


@cache
def _unknown() -> re.Pattern[str]:
    """Two to four words with capitals, and perhaps more of that person."""
    return re.compile(r"((?:[A-Z][\w.'’-]*+ ){1,3}[A-Z][\w'’-]*+)(?:\.?\Z|,? *\(|, )")


def signed_behind(tokens: Tokens, people: People, index: int, end: int) -> Span | None:
    """Whose name stands behind a dash that follows the string at `index` and ends the sentence at `end`."""
    if end - index > _SHORT or end - index < 3 or tokens.low[index + 1] not in DASHES:
        return None
    if has_verb(tokens, index + 2, end):
        return None
    return _name_in(tokens.text, people, tokens.starts[index + 2], tokens.end(end - 1))


def signed_within(text: str, people: People, start: int, end: int) -> tuple[int, Span] | None:
    """Where the words `[start, end)` end whose last line is a signature, and whose."""
    line = text.rindex("\n", start, end) + 1
    stop = line - 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if end - line > _LINE or text[stop - 1] not in ".!?…":
        return None
    while line < end and (text[line].isspace() or text[line] in _DASHES):
        line += 1
    name = _name_in(text, people, line, end)
    return (stop, name) if name is not None else None


def is_signature(text: str, start: int, end: int) -> bool:
    """Whether a line may be a signature: a dash and a capital letter, few words and no marks."""
    if text[start] not in _DASHES or end - start > _LINE:
        return False
    words = text[start:end].lstrip(_DASHES).lstrip()
    return words[:1].isupper() and not any(mark in words for mark in '"“”')


def _name_in(text: str, people: People, start: int, end: int) -> Span | None:
    """The name that `[start, end)` is, with no more than an office before or behind it."""
    mention = people.mention_at(start, end)
    if mention is None:
        unknown = _unknown().match(text, start, end)
        return unknown.span(1) if unknown else None
    if mention[2].type != "PERSON" or mention[1] > end:
        return None  # "“We stay.” - Reuters" tells who wrote it
    known = roles().people
    if not all(word[0].isupper() or word in known for word in text[start : mention[0]].split()):
        return None
    behind = text[mention[1] : end].lstrip()
    return mention[:2] if behind[:1] in (",", "(") or behind in ("", ".") else None
